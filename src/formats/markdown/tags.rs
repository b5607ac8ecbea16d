//! HTML between the words of Markdown: one tag at a time, as the parser hands it over.

use crate::article::Style;
use crate::formats::markdown::prepare::attribute;
use crate::formats::script::Script;

/// What a tag between words means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Tag<'a> {
    /// A line break.
    Break,
    /// A picture.
    Picture,
    /// The looks that begin here.
    Begin(Style),
    /// The looks that end here.
    End(Style),
    /// A link that begins here.
    Link(&'a str),
    /// A link that ends here.
    EndLink,
    /// Words above or below the line that begin here.
    BeginScript,
    /// Words above or below the line that end here.
    EndScript(Script),
    /// What follows is no text: a script, a style.
    Hide,
    /// What follows is text again.
    Show,
    /// Nothing that is shown.
    Nothing,
}

/// What `tag` means, which is a whole tag or comment.
pub(super) fn meaning(tag: &str) -> Tag<'_> {
    let inner = tag.trim_start_matches('<').trim_end_matches('>');
    let is_end = inner.starts_with('/');
    let inner = inner.trim_start_matches('/');
    let end = inner
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(inner.len());
    let name = inner.get(..end).unwrap_or_default().to_ascii_lowercase();
    let mut style = Style::default();
    match name.as_str() {
        "br" => return Tag::Break,
        "img" => return Tag::Picture,
        "script" | "style" if is_end => return Tag::Show,
        "script" | "style" => return Tag::Hide,
        "a" if is_end => return Tag::EndLink,
        "a" => return attribute(inner, "href").map_or(Tag::Nothing, Tag::Link),
        "sup" if is_end => return Tag::EndScript(Script::Super),
        "sub" if is_end => return Tag::EndScript(Script::Sub),
        "sup" | "sub" => return Tag::BeginScript,
        "b" | "strong" => style.bold = true,
        "i" | "em" | "cite" | "var" => style.italic = true,
        "code" | "kbd" | "samp" | "tt" => style.code = true,
        "s" | "del" | "strike" => style.struck = true,
        _ => return Tag::Nothing,
    }
    if is_end {
        Tag::End(style)
    } else {
        Tag::Begin(style)
    }
}

/// Both looks at once.
pub fn both(one: Style, other: Style) -> Style {
    Style {
        bold: one.bold || other.bold,
        italic: one.italic || other.italic,
        code: one.code || other.code,
        struck: one.struck || other.struck,
    }
}

/// One look without another.
pub fn without(one: Style, other: Style) -> Style {
    Style {
        bold: one.bold && !other.bold,
        italic: one.italic && !other.italic,
        code: one.code && !other.code,
        struck: one.struck && !other.struck,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_mean_breaks_looks_links_or_nothing() {
        let bold = Style {
            bold: true,
            ..Style::default()
        };
        for (tag, expected) in [
            ("<br/>", Tag::Break),
            ("<BR>", Tag::Break),
            ("<img src='x'>", Tag::Picture),
            ("<b class=\"x\">", Tag::Begin(bold)),
            ("</strong>", Tag::End(bold)),
            (
                "<a class=x href=\"https://example.org\">",
                Tag::Link("https://example.org"),
            ),
            ("</a>", Tag::EndLink),
            ("<sup class=x>", Tag::BeginScript),
            ("</sub>", Tag::EndScript(Script::Sub)),
            ("<script>", Tag::Hide),
            ("</script>", Tag::Show),
            ("<!-- b -->", Tag::Nothing),
            ("<span>", Tag::Nothing),
            ("<", Tag::Nothing),
        ] {
            assert_eq!(meaning(tag), expected, "{tag}");
        }
    }
}
