//! The attributes of a tag: read by the rules of HTML, kept where someone asks for them later.

use std::borrow::Cow;

/// Attributes that are kept; all others are dropped while the tag is read.
const KEPT: &[&str] = &[
    "alt",
    "aria-hidden",
    "aria-label",
    "aria-modal",
    "class",
    "colspan",
    "content",
    "data-component",
    "data-lazy-src",
    "data-original",
    "data-src",
    "data-srcset",
    "data-testid",
    "datetime",
    "dir",
    "height",
    "hidden",
    "href",
    "http-equiv",
    "id",
    "itemprop",
    "lang",
    "name",
    "property",
    "rel",
    "reversed",
    "role",
    "rowspan",
    "shadowrootmode",
    "src",
    "srcset",
    "start",
    "style",
    "type",
    "value",
    "width",
    "xml:lang",
];

/// The most attributes one tag keeps.
const MOST: usize = 32;

/// Longest value of an attribute, in bytes; longer ones are cut, or dropped where they are addresses.
const LONGEST: usize = 4096;

/// Longest value of `class` and `id`.
const LONGEST_NAME: usize = 256;

/// An attribute as it stands in the page: its value is not decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Attribute<'a> {
    pub(super) name: &'static str,
    pub(super) value: &'a str,
}

/// Reads attributes from the start of `rest`, up to the `>` that ends the tag.
///
/// Returns those that are kept, and the bytes read, the `>` included; all of `rest` where the tag
/// never ends.
pub(super) fn read(rest: &str) -> (Vec<Attribute<'_>>, usize) {
    let mut kept = Vec::new();
    let mut at = 0;
    loop {
        at += leading(rest, at, |byte| byte.is_ascii_whitespace() || byte == b'/');
        let Some(first) = byte(rest, at) else {
            return (kept, rest.len());
        };
        if first == b'>' {
            return (kept, at + 1);
        }
        // A name may begin with `=`, and then with nothing else.
        let length = 1 + leading(rest, at + 1, |byte| {
            !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'>' | b'=')
        });
        let name = rest.get(at..at + length).unwrap_or_default();
        at += length;
        let (value, read) = value(rest.get(at..).unwrap_or_default());
        at += read;
        keep(&mut kept, name, value);
    }
}

/// The value at the start of `rest`, if a `=` stands there, and the bytes read.
fn value(rest: &str) -> (&str, usize) {
    let before = leading(rest, 0, |byte| byte.is_ascii_whitespace());
    if byte(rest, before) != Some(b'=') {
        return ("", 0);
    }
    let mut at = before + 1;
    at += leading(rest, at, |byte| byte.is_ascii_whitespace());
    let Some(quote @ (b'"' | b'\'')) = byte(rest, at) else {
        let length = leading(rest, at, |byte| !byte.is_ascii_whitespace() && byte != b'>');
        let value = rest.get(at..at + length).unwrap_or_default();
        return (value, at + length);
    };
    let length = leading(rest, at + 1, |byte| byte != quote);
    let value = rest.get(at + 1..at + 1 + length).unwrap_or_default();
    (value, (at + length + 2).min(rest.len()))
}

fn keep<'a>(kept: &mut Vec<Attribute<'a>>, name: &str, value: &'a str) {
    let Some(name) = KEPT.iter().find(|kept| kept.eq_ignore_ascii_case(name)) else {
        return;
    };
    if kept.len() < MOST && kept.iter().all(|attribute| attribute.name != *name) {
        kept.push(Attribute { name, value });
    }
}

/// Writes `attribute`, with a space before it, unless its value is nothing to keep.
pub(super) fn write(attribute: Attribute, out: &mut String) {
    let Attribute { name, value } = attribute;
    let value = match name {
        "style" => {
            if hides(value) {
                out.push_str(" hidden");
            }
            return;
        }
        "shadowrootmode" => return,
        "href" | "src" | "srcset" | "data-src" | "data-srcset" | "data-original"
        | "data-lazy-src" => {
            if value.len() > LONGEST || is_data(value) {
                return;
            }
            value
        }
        "class" | "id" => cut(value, LONGEST_NAME),
        _ => cut(value, LONGEST),
    };
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    out.push_str(&quoted(value));
    out.push('"');
}

/// Whether a style takes an element off the page.
fn hides(style: &str) -> bool {
    cut(style, LONGEST).split(';').any(|rule| {
        let (property, value) = rule.split_once(':').unwrap_or_default();
        let value = value.split_whitespace().next().unwrap_or_default();
        let property = property.trim();
        (property.eq_ignore_ascii_case("display") && value.eq_ignore_ascii_case("none"))
            || (property.eq_ignore_ascii_case("visibility") && value.eq_ignore_ascii_case("hidden"))
    })
}

/// Whether an address carries what it names within itself.
fn is_data(value: &str) -> bool {
    let scheme = value.trim_start().get(..5);
    scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"))
}

fn quoted(value: &str) -> Cow<'_, str> {
    if value.contains('"') {
        Cow::Owned(value.replace('"', "&quot;"))
    } else {
        Cow::Borrowed(value)
    }
}

/// The longest start of `value` of at most `bytes` bytes.
pub(super) fn cut(value: &str, bytes: usize) -> &str {
    value
        .get(..value.floor_char_boundary(bytes))
        .unwrap_or_default()
}

fn byte(text: &str, at: usize) -> Option<u8> {
    text.as_bytes().get(at).copied()
}

/// How many bytes from `at` on are such as `wanted`.
fn leading(text: &str, at: usize, wanted: impl Fn(u8) -> bool) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    rest.iter().take_while(|byte| wanted(**byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(tag: &str) -> (String, &str) {
        let (attributes, read) = read(tag);
        let mut out = String::new();
        for attribute in attributes {
            write(attribute, &mut out);
        }
        (out, tag.get(read..).unwrap())
    }

    #[test]
    fn attributes_are_read_as_a_browser_reads_them() {
        let cases = [
            (r#" href="/a" onclick="x()">t"#, r#" href="/a""#, "t"),
            (" href=/a/b>t", r#" href="/a/b""#, "t"),
            (" href = '/a' >t", r#" href="/a""#, "t"),
            (" HREF='a\"b'>", r#" href="a&quot;b""#, ""),
            (" alt>t", r#" alt="""#, "t"),
            (r#" alt="a > b">t"#, r#" alt="a > b""#, "t"),
            (" alt=it's>t", r#" alt="it's""#, "t"),
            (r#" alt="one" alt="two">"#, r#" alt="one""#, ""),
            (r#" "href" = x>t"#, "", "t"),
            ("/>t", "", "t"),
            (r#" alt="never closed>t"#, r#" alt="never closed>t""#, ""),
            (" =alt=x>t", "", "t"),
            ("", "", ""),
        ];
        for (tag, expected, rest) in cases {
            assert_eq!(written(tag), (expected.to_owned(), rest), "{tag}");
        }
    }

    #[test]
    fn pictures_in_the_text_and_styles_are_dropped_but_hiding_is_kept() {
        let cases = [
            (r#" src="data:image/png;base64,AAAA">"#, ""),
            (r#" src=" DATA:image/png;base64,AAAA">"#, ""),
            (r#" style="color: red">"#, ""),
            (
                r#" style="color: red; DISPLAY : none !important">"#,
                " hidden",
            ),
            (r#" style="visibility:hidden">"#, " hidden"),
        ];
        for (tag, expected) in cases {
            assert_eq!(written(tag).0, expected, "{tag}");
        }
    }

    #[test]
    fn values_and_their_number_are_bounded() {
        let address = format!(r#" href="/{}">"#, "a".repeat(1 << 20));
        assert_eq!(written(&address).0, "");
        let words = format!(r#" alt="{}">"#, "ä".repeat(1 << 20));
        assert_eq!(written(&words).0.len(), LONGEST + r#" alt="""#.len());
        let many = " a=1 b=2 c=3 on='4'".repeat(100_000);
        assert_eq!(written(&format!("{many}>t")), (String::new(), "t"));
    }
}
