//! What other programs write into Markdown, made Markdown or taken out.
//!
//! Site generators leave their shortcodes and templates in it, Obsidian its callouts, comments and
//! marks. Code is left as it stands, for it may be about just these.

use std::borrow::Cow;

/// How far the end of a template is looked for, in bytes.
const TEMPLATE_BYTES: usize = 4000;

/// `text` without the signs that the parser does not know.
pub fn prepared(text: &str) -> Cow<'_, str> {
    let has_signs = ["{{", "{%", "{:", "{#", "[!", "%%", "==", " ^"]
        .iter()
        .any(|sign| text.contains(sign));
    if !has_signs {
        return Cow::Borrowed(text);
    }
    let mut pass = Pass {
        out: String::with_capacity(text.len()),
        bytes: text.len(),
        fence: None,
        open_until: [0; 2],
    };
    let mut rest = text;
    while !rest.is_empty() {
        rest = pass.line(rest);
    }
    Cow::Owned(pass.out)
}

/// One pass over a text.
#[derive(Debug)]
struct Pass<'a> {
    out: String,
    /// The length of the text.
    bytes: usize,
    /// The sign that closes the code which is open.
    fence: Option<&'a str>,
    /// For each kind of template, up to where its end is known not to stand: what was searched once
    /// is not searched again, so that a flood of beginnings takes no longer than a few.
    open_until: [usize; 2],
}

impl<'a> Pass<'a> {
    /// Takes the line that `rest` begins with, or more where a template reaches over its end, and
    /// gives what is left.
    fn line(&mut self, rest: &'a str) -> &'a str {
        let end = rest.find('\n').map_or(rest.len(), |at| at + 1);
        let (line, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let is_indented = line.starts_with("    ") || line.starts_with('\t');
        if self.is_code(line) || is_indented {
            self.out.push_str(line);
            return after;
        }
        let words = line.trim_end();
        if is_attributes(words.trim()) {
            return after;
        }
        if let Some(callout) = callout(words) {
            self.out.push_str(&callout);
            return after;
        }
        let kept = without_tail(words);
        if kept.len() < words.len() {
            self.words(kept);
            self.out.push('\n');
            return after;
        }
        self.words_of_line(rest, end)
    }

    /// Whether `line` opens, closes or stands in fenced code.
    fn is_code(&mut self, line: &'a str) -> bool {
        let words = line.trim_start_matches([' ', '>']);
        let sign = ["```", "~~~"]
            .into_iter()
            .find(|sign| words.starts_with(sign));
        match (self.fence, sign) {
            (None, Some(sign)) => self.fence = Some(sign),
            (Some(open), Some(sign))
                if open == sign && words.trim_end().trim_start_matches(['`', '~']).is_empty() =>
            {
                self.fence = None;
            }
            (None, None) => return false,
            _ => {}
        }
        true
    }

    /// Takes the words of a piece of text that ends where a line does.
    fn words(&mut self, text: &'a str) {
        let mut rest = text;
        while !rest.is_empty() {
            rest = self.words_of_line(rest, rest.len());
        }
    }

    /// Takes `rest` up to `end` sign by sign, and gives what is left.
    fn words_of_line(&mut self, rest: &'a str, end: usize) -> &'a str {
        let mut at = 0;
        while at < end {
            let left = rest.get(at..).unwrap_or_default();
            let line = left.get(..end - at).unwrap_or(left);
            let Some(sign) = line.find(['`', '{', '%', '=', '\\']) else {
                self.out.push_str(line);
                return rest.get(end..).unwrap_or_default();
            };
            let (plain, marked) = left.split_at_checked(sign).unwrap_or((left, ""));
            self.out.push_str(plain);
            at += sign + self.sign(marked);
        }
        rest.get(at..).unwrap_or_default()
    }

    /// Takes the sign that `marked` begins with, and gives how many bytes it took.
    fn sign(&mut self, marked: &'a str) -> usize {
        if let Some((shown, taken)) = self.template(marked) {
            self.out.push_str(&shown);
            return taken;
        }
        let taken = code_span(marked).or_else(|| {
            let escaped = marked.strip_prefix('\\')?.chars().next()?;
            Some(1 + escaped.len_utf8())
        });
        if let Some(copied) = taken {
            self.out.push_str(marked.get(..copied).unwrap_or_default());
            return copied;
        }
        if let Some((inner, taken)) = between(marked, "%%") {
            return if inner.starts_with(char::is_alphanumeric) || inner.starts_with(' ') {
                taken
            } else {
                self.copy(marked)
            };
        }
        if let Some((inner, taken)) = between(marked, "==") {
            let is_marked = !inner.starts_with([' ', '=']) && !inner.ends_with(' ');
            if is_marked {
                self.out.push_str(inner);
                return taken;
            }
        }
        self.copy(marked)
    }

    /// The template that `text` begins with: what is shown for it, and how long it is. It ends in
    /// the same paragraph.
    fn template(&mut self, text: &str) -> Option<(String, usize)> {
        let kind = TEMPLATES
            .iter()
            .position(|(open, _)| text.starts_with(open))?;
        let (open, close) = TEMPLATES.get(kind)?;
        let open_until = self.open_until.get_mut(kind)?;
        let place = self.bytes - text.len();
        let near = text.get(..text.floor_char_boundary(TEMPLATE_BYTES))?;
        let searched = open_until.saturating_sub(place).max(open.len());
        let left = near.get(near.floor_char_boundary(searched)..)?;
        let Some(found) = left.find(close) else {
            *open_until = place + near.len().saturating_sub(close.len());
            return None;
        };
        let end = near.len() - left.len() + found + close.len();
        let inner = text.get(open.len()..end - close.len())?;
        if inner.contains("\n\n") {
            return None;
        }
        let inner = inner.trim_matches(['<', '>', '%', '-', '/', '*', ' ', '\n']);
        if inner == "comment" {
            let rest = comment_rest(text.get(end..)?, close);
            return Some((String::new(), end + rest));
        }
        Some((shown_for(inner), end))
    }

    /// Takes one character as it stands.
    fn copy(&mut self, marked: &str) -> usize {
        let first = marked.chars().next();
        self.out.extend(first);
        first.map_or(1, char::len_utf8)
    }
}

/// How long the code span is that `text` begins with.
fn code_span(text: &str) -> Option<usize> {
    let ticks = text.bytes().take_while(|byte| *byte == b'`').count();
    if ticks == 0 {
        return None;
    }
    let fence = text.get(..ticks)?;
    let line = text.get(ticks..text.floor_char_boundary(TEMPLATE_BYTES))?;
    let line = line.split("\n\n").next()?;
    let close = line.find(fence).filter(|_| ticks < 100);
    Some(close.map_or(ticks, |close| ticks + close + ticks))
}

/// What stands between two of `sign` on one line, and how long all of it is.
fn between<'a>(text: &'a str, sign: &str) -> Option<(&'a str, usize)> {
    let rest = text.strip_prefix(sign)?;
    let line = rest
        .get(..rest.floor_char_boundary(TEMPLATE_BYTES))?
        .lines()
        .next()?;
    let inner = line.get(..line.find(sign)?)?;
    (!inner.is_empty()).then_some((inner, inner.len() + sign.len() * 2))
}

/// How templates begin and end.
const TEMPLATES: [(&str, &str); 2] = [("{{", "}}"), ("{%", "%}")];

/// What is shown for the template with this between its brackets.
fn shown_for(inner: &str) -> String {
    let mut words = inner.split_whitespace();
    match words.next().unwrap_or_default() {
        "highlight" => format!("\n```{}\n", words.next().unwrap_or_default()),
        "endhighlight" => "\n```\n".to_owned(),
        _ => picture(inner).unwrap_or_default(),
    }
}

/// How long the rest of a comment is that a template has opened, its closing template included.
fn comment_rest(after: &str, close: &str) -> usize {
    let near = after.get(..after.floor_char_boundary(TEMPLATE_BYTES));
    let near = near.unwrap_or_default();
    let end = near.find("endcomment").and_then(|at| {
        let rest = near.get(at..)?;
        Some(at + rest.find(close)? + close.len())
    });
    end.unwrap_or_default()
}

/// The picture that a shortcode shows, as Markdown.
fn picture(inner: &str) -> Option<String> {
    let src = attribute(inner, "src").filter(|src| src.contains('.'))?;
    let alt = attribute(inner, "alt")
        .unwrap_or_default()
        .replace(['[', ']'], "");
    let caption = attribute(inner, "caption").or_else(|| attribute(inner, "title"));
    let caption = caption.map(|caption| format!(" \"{}\"", caption.replace('"', "”")));
    Some(format!("![{alt}](<{src}>{})", caption.unwrap_or_default()))
}

/// The value of `name="…"` in `text`.
pub fn attribute<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let found = text.match_indices(name).find_map(|(at, _)| {
        let is_start = text.get(..at)?.ends_with(|c: char| c.is_whitespace());
        let rest = text
            .get(at + name.len()..)?
            .trim_start()
            .strip_prefix('=')?;
        is_start.then_some(rest.trim_start())
    })?;
    let quote = found
        .chars()
        .next()
        .filter(|first| matches!(first, '"' | '\''));
    match quote {
        Some(quote) => found.get(1..)?.split(quote).next(),
        None => found.split(|c: char| c.is_whitespace() || c == '>').next(),
    }
}

/// Whether a line only names classes and attributes for the one above, as kramdown has it.
fn is_attributes(line: &str) -> bool {
    line.starts_with("{:") && line.ends_with('}') || line.starts_with("{.") && line.ends_with('}')
}

/// `line` without what names it or the block it ends: `{#id}`, ` ^id`.
fn without_tail(line: &str) -> &str {
    let attributes = line.strip_suffix('}').and_then(|rest| rest.rfind('{'));
    if let Some(at) = attributes {
        let inner = line.get(at + 1..).unwrap_or_default();
        let is_names = inner.starts_with(['#', ':', '.'])
            && !line.get(..at).is_some_and(|before| before.ends_with('{'));
        if is_names {
            return line.get(..at).unwrap_or_default().trim_end();
        }
    }
    let Some((kept, id)) = line.rsplit_once(" ^") else {
        return line;
    };
    let is_id = id.len() >= 5
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if is_id { kept } else { line }
}

/// The first line of a callout as a quotation that begins with its title: `> [!note] Title`.
fn callout(line: &str) -> Option<String> {
    let words = line.trim_start_matches([' ', '>']);
    let signs = line.get(..line.len() - words.len())?;
    let (kind, title) = words.strip_prefix("[!")?.split_once(']')?;
    let is_kind = !kind.is_empty() && kind.len() <= 40 && !kind.contains(['[', ' ']);
    if !signs.contains('>') || !is_kind {
        return None;
    }
    let title = title.trim_start_matches(['+', '-']).trim();
    let mut named = String::new();
    if title.is_empty() {
        let mut letters = kind.chars();
        named.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        named.push_str(&letters.as_str().to_lowercase());
    } else {
        named.push_str(title);
    }
    Some(format!("{signs}**{named}**\n{}\n", signs.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_other_programs_come_off() {
        for (text, expected) in [
            ("a {{< youtube id >}} b", "a  b"),
            ("{% include x.html %}\ntext {{ site.url }}/a", "\ntext /a"),
            (
                "[{{< legacy-img src=\"a.jpg\" alt=\"A [b]\" >}}](u)",
                "[![A b](<a.jpg>)](u)",
            ),
            (
                "{{< figure\n  src=\"a.jpg\" caption=\"C\" >}}\nx",
                "![](<a.jpg> \"C\")\nx",
            ),
            (
                "{% highlight ruby %}\nx = 1\n{% endhighlight %}\n",
                "\n```ruby\n\nx = 1\n\n```\n\n",
            ),
            ("{% comment %}gone{% endcomment %}here", "here"),
            ("`{{ code }}` and {{ gone }}", "`{{ code }}` and "),
            (
                "```\n{{ code }}\n```\n{{ gone }}x",
                "```\n{{ code }}\n```\nx",
            ),
            ("    {{ code }}\n", "    {{ code }}\n"),
            ("## Title {#id .x}\n{: .class}\ntext", "## Title\ntext"),
            ("some words ^a1b2c3\n", "some words\n"),
            ("x ^2", "x ^2"),
            ("==marked== and a == b == c", "marked and a == b == c"),
            (
                "shown %%hidden%% shown, 100%% sure",
                "shown  shown, 100%% sure",
            ),
            ("> [!note]\n> text", "> **Note**\n>\n> text"),
            ("> [!tip]- Do this\n> text", "> **Do this**\n>\n> text"),
            ("\\{{ x {% unclosed", "\\{{ x {% unclosed"),
            ("a {{ b\n\nc }} d", "a {{ b\n\nc }} d"),
            ("{{ a {{ b }} c", " c"),
        ] {
            assert_eq!(prepared(text), expected, "{text}");
        }
    }

    #[test]
    fn signs_that_are_never_closed_take_no_time() {
        let started = std::time::Instant::now();
        for sign in ["{{", "{%", "`", "%%", "==", "{{< x ", "a^ ^", "[!", "> [!"] {
            let text = sign.repeat(50_000);
            let _ = prepared(&text).len();
        }
        assert!(started.elapsed().as_secs() < 8, "{:?}", started.elapsed());
    }
}
