//! Whether a file is Markdown, its extension aside.

use crate::formats::front_matter;
use crate::formats::registry::{Input, extension};

/// Whether the start of a file is of this format: front matter that is closed, or a heading with a
/// blank line below it.
pub fn recognises(input: &Input) -> bool {
    let text = input.text.trim_start_matches(['\u{feff}', '\n', '\r']);
    if matches!(extension(input.path).as_str(), "yaml" | "yml" | "toml") {
        return false;
    }
    if text.starts_with("---") || text.starts_with("+++") {
        let found = front_matter::split(text, input.budget);
        return found.is_some_and(|found| found.problem.is_none() && !found.fields.is_empty());
    }
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default();
    let is_heading = ["# ", "## "].iter().any(|sign| first.starts_with(sign));
    is_heading && lines.next().is_none_or(|line| line.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::formats::Budget;

    #[test]
    fn markdown_is_known_by_its_head() {
        for (path, text, expected) in [
            ("a.txt", "---\ntitle: A\n---\nBody", true),
            ("a", "+++\ntitle = \"A\"\n+++\nBody", true),
            ("a.txt", "# Title\n\nBody", true),
            ("a.txt", "# comment\nx = 1", false),
            ("a.yaml", "---\ntitle: A\n---\nb: c", false),
            ("a.txt", "---\ntitle: A\n\nBody", false),
            ("a.txt", "Title\n\nBody", false),
            ("a.json", "{\"title\": 1}", false),
        ] {
            let budget = Budget::default();
            let input = Input {
                path: Path::new(path),
                bytes: text.as_bytes(),
                text,
                budget: &budget,
            };
            assert_eq!(recognises(&input), expected, "{text}");
        }
    }
}
