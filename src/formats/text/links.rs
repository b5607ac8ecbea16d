//! Addresses written out in a text, made links.

use std::borrow::Cow;

use crate::article::{Inline, Run, Style};
use crate::text::Clean;

/// What addresses begin with.
const STARTS: [&str; 2] = ["https://", "http://"];

/// `raw` as text with a link on every address in it, white space within a line made single spaces.
pub(super) fn linked(raw: &str) -> Inline {
    let text = Clean::text(&single_spaced(raw));
    let runs = runs(&text);
    Inline { text, runs }
}

/// The links of a clean text.
pub(super) fn runs(text: &Clean) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut from = 0;
    while let Some(rest) = text.get(from..) {
        let Some(at) = next_start(rest) else {
            break;
        };
        let start = from + at;
        let address = address(rest.get(at..).unwrap_or_default());
        from = start + address.len().max(1);
        if address.len() > "https://".len() + 3 {
            runs.push(Run {
                range: start..start + address.len(),
                style: Style::default(),
                link: Some(text.slice(start..start + address.len())),
            });
        }
        from = text.as_str().floor_char_boundary(from);
    }
    runs
}

/// Where the next address begins. What all addresses begin with is looked for once: to look for each
/// start by itself would read the whole text again after every address.
fn next_start(text: &str) -> Option<usize> {
    let mut places = text.match_indices("http").map(|(at, _)| at);
    places.find(|at| {
        let rest = text.get(*at..).unwrap_or_default();
        STARTS.iter().any(|start| rest.starts_with(start))
    })
}

/// The address at the start of `text`, without the punctuation of the sentence it stands in.
fn address(text: &str) -> &str {
    let is_end = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '<' | '>' | '"' | '”' | '“' | '»' | '«' | '’' | '）' | '】' | '、' | '。' | '，'
            )
    };
    let text = text
        .get(..text.find(is_end).unwrap_or(text.len()))
        .unwrap_or_default();
    let text = text.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', ']']);
    match text.strip_suffix(')') {
        Some(inner) if !inner.contains('(') => inner.trim_end_matches(['.', ',', ';']),
        _ => text,
    }
}

fn single_spaced(raw: &str) -> Cow<'_, str> {
    if !raw.contains('\t') && !raw.contains("  ") {
        return Cow::Borrowed(raw);
    }
    let mut out = String::with_capacity(raw.len());
    let mut is_after_space = false;
    for c in raw.chars() {
        let is_space = matches!(c, ' ' | '\t');
        if !(is_space && is_after_space) {
            out.push(if is_space { ' ' } else { c });
        }
        is_after_space = is_space;
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_links_without_the_sentence_around_them() {
        let cases = [
            (
                "See https://example.org/a, he said.",
                vec!["https://example.org/a"],
            ),
            ("(http://example.org)", vec!["http://example.org"]),
            (
                "https://example.org/a_(b)",
                vec!["https://example.org/a_(b)"],
            ),
            (
                "„https://example.org/ä“ und http://example.org.",
                vec!["https://example.org/ä", "http://example.org"],
            ),
            ("见https://example.org。", vec!["https://example.org"]),
            ("https:// alone, http://", vec![]),
            (
                "httphttps https http:/ http://example.org",
                vec!["http://example.org"],
            ),
            ("no address", vec![]),
        ];
        for (raw, expected) in cases {
            let inline = linked(raw);
            let found: Vec<_> = inline
                .runs
                .iter()
                .map(|run| inline.text.slice(run.range.clone()).to_string())
                .collect();
            assert_eq!(found, expected, "{raw}");
        }
    }

    #[test]
    fn spaces_are_single_and_line_breaks_stay() {
        assert_eq!(linked("a  b\t\tc\nd").text, "a b c\nd");
    }
}
