//! Whether a text is HTML: told by its tags, never by its name.

/// The names of tags that people write in texts.
const TAGS: &str = "a abbr article b big blockquote body br center cite code dd del div dl dt em \
    figcaption figure font h1 h2 h3 h4 h5 h6 head header hr html i iframe img ins li main mark ol p \
    picture pre q s section small span strong style sub sup table tbody td th tr u ul video";

/// The names of tags that part a text into blocks.
const BLOCK_TAGS: &str = "article blockquote body br div figure h1 h2 h3 li ol p section table ul";

/// Whether `text` holds markup, not only a `<` of its own.
pub fn has_tag(text: &str) -> bool {
    tag_names(text).any(|name| is_among(name, TAGS))
}

/// Whether `name` is the name of a tag.
pub fn is_tag(name: &str) -> bool {
    is_among(name, TAGS)
}

/// Whether `text` holds markup that parts its paragraphs.
pub fn has_block_tag(text: &str) -> bool {
    tag_names(text).any(|name| is_among(name, BLOCK_TAGS))
}

fn is_among(name: &str, tags: &str) -> bool {
    tags.split(' ').any(|tag| tag.eq_ignore_ascii_case(name))
}

/// The names of what looks like tags in `text`.
fn tag_names(text: &str) -> impl Iterator<Item = &str> {
    let last = text.rfind('>').unwrap_or_default();
    let starts = text.match_indices('<').map(|(at, _)| at);
    starts.take_while(move |at| *at < last).filter_map(|at| {
        let rest = text.get(at + 1..)?;
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric())?;
        let (name, after) = rest.split_at_checked(end)?;
        let is_whole = after.starts_with(['>', '/', ' ', '\n', '\t', '\r']);
        (is_whole && !name.is_empty()).then_some(name)
    })
}

/// Whether `text` is a whole page and not a piece of one.
pub fn is_page(text: &str) -> bool {
    let head = text.trim_start();
    let head = head
        .get(..head.floor_char_boundary(2000))
        .unwrap_or_default();
    let head = head.to_ascii_lowercase();
    head.starts_with("<!doctype html") || head.starts_with("<html") || head.contains("<head>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_told_from_a_less_than() {
        for (text, expected) in [
            ("<p>x</p>", true),
            ("a<br/>b", true),
            ("</EM>", true),
            ("1 < 2 > 0", false),
            ("List<String> of <unknown>", false),
            ("AT&T <3 you>", false),
            ("<p", false),
        ] {
            assert_eq!(has_tag(text), expected, "{text}");
        }
    }
}
