//! What the first lines of a file say: calendars, subtitles, exports, tables.

use super::names::Name;

/// Why a file is passed over, where its first lines say so.
pub(super) fn known(text: &str, name: &Name) -> Option<&'static str> {
    let starts = |mark: &str| text.starts_with(mark);
    if starts("WARC/1.") || starts("WARC/0.") || starts("filedesc://") {
        return Some("archives of the web are not yet read");
    }
    if starts("BEGIN:VCALENDAR") || starts("BEGIN:VCARD") {
        return Some("calendars and address books are not read");
    }
    if starts("WEBVTT") {
        return Some("subtitles are not read");
    }
    if is_bar(text) {
        return Some("wallabag exports are not yet read");
    }
    (name.is_plain() && is_table(text)).then_some("CSV tables are not yet read")
}

/// Whether the text begins with the bar that wallabag draws above each title of its text export.
fn is_bar(text: &str) -> bool {
    let line = text
        .trim_start()
        .lines()
        .next()
        .unwrap_or_default()
        .trim_end();
    line.len() == 100 && line.bytes().all(|byte| byte == b'=')
}

/// Whether the first line names columns of articles, and the second has as many.
fn is_table(text: &str) -> bool {
    let mut lines = text.lines();
    let (Some(head), Some(row)) = (lines.next(), lines.next()) else {
        return false;
    };
    let Some(delimiter) = [',', '\t', ';', '|']
        .into_iter()
        .find(|c| head.contains(*c))
    else {
        return false;
    };
    let columns: Vec<String> = head
        .split(delimiter)
        .map(|column| column.trim().trim_matches('"').to_lowercase())
        .collect();
    let has = |names: &[&str]| {
        columns
            .iter()
            .any(|column| names.contains(&column.as_str()))
    };
    has(&["title", "headline"])
        && has(&["text", "content", "url", "link", "body", "article", "date"])
        && row.matches(delimiter).count() + 1 >= columns.len()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn first_lines_tell_what_a_file_is() {
        let cases = [
            ("WARC/1.0\r\nWARC-Type: warcinfo\r\n", "archives of the web"),
            (
                "title,url,date\n\"Rail plan\",https://a.b,2023-02-10\n",
                "CSV",
            ),
            ("BEGIN:VCALENDAR\n", "calendars"),
        ];
        for (text, expected) in cases {
            let found = known(text, &Name::of(Path::new("a.txt"))).unwrap_or_default();
            assert!(found.starts_with(expected), "{text}: {found}");
        }
    }

    #[test]
    fn articles_are_not_taken_for_tables() {
        for text in [
            "From Berlin to Paris 10:30:00\nA report",
            "Feed: A\nTitle: B\nAuthor: C\nDate: Thu, 11 Apr 2019 14:00:00 +0000\nLink: https://a.b\n\nBody",
            "Title: Rail plan\nDate: 2023-02-10\nFrom: BBC\n\nBody",
            "WARC files explained",
            "Title, text and date\nA line",
            "Correction: this\nNote: that\nUpdate: more",
        ] {
            assert_eq!(known(text, &Name::of(Path::new("a.txt"))), None, "{text}");
        }
    }
}
