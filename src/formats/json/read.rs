//! The format `json`.

use crate::formats::json::scan;
use crate::formats::json::take::NAMES;
use crate::formats::json::walk::Walk;
use crate::formats::records::{Records, Shared};
use crate::formats::registry::{Input, Reading};

/// Whether the start of a file is of this format: an object or a list of objects, and no template
/// (`{{ … }}`) or link (`[text](…)`).
pub fn recognises(input: &Input) -> bool {
    let text = input.text.trim_start_matches('\u{feff}');
    let start = scan::skip_space(text, 0);
    let inner = scan::skip_space(text, start + 1);
    match (scan::byte(text, start), scan::byte(text, inner)) {
        (Some(b'{'), Some(b'"' | b'}')) => true,
        (Some(b'['), Some(b'{' | b']' | b'[')) => {
            let deeper = scan::skip_space(text, inner + 1);
            scan::byte(text, inner) != Some(b'[')
                || matches!(scan::byte(text, deeper), Some(b'{' | b'[' | b'"'))
        }
        _ => false,
    }
}

/// Reads a file of this format.
pub fn read(input: &Input, reading: &mut Reading) {
    let text = input.text.trim_start_matches('\u{feff}');
    let records = Records::new(NAMES, input.budget, reading);
    Walk::new(text, input.budget, records).run();
}

/// Reads records of a list that begins elsewhere, with what is said there of all of them.
pub(in crate::formats) fn read_items(shared: &Shared, input: &Input, reading: &mut Reading) {
    let mut records = Records::new(NAMES, input.budget, reading);
    records.shared = shared.clone();
    Walk::new(input.text, input.budget, records).run_items();
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::formats::{Budget, jsonl};

    #[test]
    fn json_and_json_lines_are_told_apart() {
        for (text, is_json, is_lines) in [
            ("{\"title\": \"A\"}", true, false),
            ("{\"title\": \"A\"}\n{\"title\": \"B\"}", true, true),
            (
                "{\"title\": \"A\"}\n{\"title\": \"B\n{\"title\": \"C\"}",
                true,
                true,
            ),
            (
                "{\n\"title\": \"A\"\n}\n{\n\"title\": \"B\"\n}",
                true,
                false,
            ),
            ("[{\"title\": \"A\"},\n{\"title\": \"B\"}]", true, false),
            ("{{< figure >}}", false, false),
            ("[link](https://example.org)", false, false),
            ("[[wikilink]] and more", false, false),
            ("Title\n\nBody", false, false),
        ] {
            let budget = Budget::default();
            let input = Input {
                path: Path::new("a"),
                bytes: text.as_bytes(),
                text,
                budget: &budget,
            };
            assert_eq!(
                (recognises(&input), jsonl::recognises(&input)),
                (is_json, is_lines),
                "{text}"
            );
        }
    }
}
