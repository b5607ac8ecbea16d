//! The text of a document of LexisNexis: broken to a width in the classic shape, its place above it.

use crate::formats::news_date;

/// The widths, in characters, to which a text is broken.
const WIDTHS: std::ops::RangeInclusive<usize> = 60..=90;

/// The lines of a text, those put together again that were broken to a width. Here it is known that
/// they were: only where no other word would have fitted does a line go on with a paragraph.
pub(super) fn unbroken(lines: &[&str]) -> String {
    let width = |line: &str| line.chars().count();
    let widest = lines
        .iter()
        .map(|line| width(line))
        .max()
        .unwrap_or_default();
    if !WIDTHS.contains(&widest) {
        return lines.join("\n");
    }
    let mut text = String::new();
    let mut before: Option<&str> = None;
    for line in lines {
        let first = line.split_whitespace().next().unwrap_or_default();
        let goes_on = before.is_some_and(|before| {
            let is_indented = line.starts_with(char::is_whitespace);
            !first.is_empty() && !is_indented && width(before) + 1 + width(first) > widest
        });
        if before.is_some() {
            text.push(if goes_on { ' ' } else { '\n' });
        }
        text.push_str(if goes_on { line.trim() } else { line });
        before = Some(line);
    }
    text
}

/// A text with the place before its first words, as papers print it.
pub(super) fn with_dateline(dateline: &str, body: &str) -> String {
    let body = body.trim_start_matches(|c: char| c.is_whitespace() && c != ' ');
    let dateline = dateline
        .trim()
        .trim_end_matches([',', ':', '-', '–', '—'])
        .trim_end();
    let place = dateline.split([',', ' ']).next().unwrap_or_default();
    let is_day = news_date::parse(dateline, None, "nexis").is_some();
    if place.is_empty() || is_day || body.trim().is_empty() || body.trim_start().starts_with(place)
    {
        return body.to_owned();
    }
    format!("{dateline} – {}", body.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_go_on_where_no_word_would_have_fitted() {
        let text = "\
Am Freitag wurde der Kran von Ebersholm auf zwei Leichter gesetzt und über den
Sund gezogen.
Kurz.
Auch kurz.";
        let lines: Vec<&str> = text.lines().collect();
        let expected = "Am Freitag wurde der Kran von Ebersholm auf zwei Leichter gesetzt und über den Sund gezogen.\nKurz.\nAuch kurz.";
        assert_eq!(unbroken(&lines), expected);
    }

    #[test]
    fn a_place_stands_before_the_words_once() {
        for (place, text, expected) in [
            ("TOLVEY", "The boat left.", "TOLVEY – The boat left."),
            (
                "TOLVEY, Feb. 10",
                "\nThe boat left.",
                "TOLVEY, Feb. 10 – The boat left.",
            ),
            ("TOLVEY", "TOLVEY: The boat left.", "TOLVEY: The boat left."),
            ("", "The boat left.", "The boat left."),
            ("TOLVEY", "", ""),
        ] {
            assert_eq!(with_dateline(place, text), expected);
        }
    }
}
