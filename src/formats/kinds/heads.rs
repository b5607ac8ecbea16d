//! What the first lines of a file say: calendars, subtitles, archives.

/// Why a file is passed over, where its first lines say so.
pub(super) fn known(text: &str) -> Option<&'static str> {
    let starts = |mark: &str| text.starts_with(mark);
    if starts("BEGIN:VCALENDAR") || starts("BEGIN:VCARD") {
        return Some("calendars and address books are not read");
    }
    if starts("WEBVTT") {
        return Some("subtitles are not read");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_lines_tell_what_a_file_is() {
        let cases = [("BEGIN:VCALENDAR\n", "calendars")];
        for (text, expected) in cases {
            let found = known(text).unwrap_or_default();
            assert!(found.starts_with(expected), "{text}: {found}");
        }
    }

    #[test]
    fn articles_are_not_passed_over() {
        for text in [
            "From Berlin to Paris 10:30:00\nA report",
            "Feed: A\nTitle: B\nAuthor: C\nDate: Thu, 11 Apr 2019 14:00:00 +0000\nLink: https://a.b\n\nBody",
            "Title: Rail plan\nDate: 2023-02-10\nFrom: BBC\n\nBody",
            "WARC files explained",
            "Title, text and date\nA line",
            "Correction: this\nNote: that\nUpdate: more",
        ] {
            assert_eq!(known(text), None, "{text}");
        }
    }
}
