//! `.story` files of the CNN and Daily Mail collection: a text, and its highlights below.

use serde_json::{Map, Value};

use crate::formats::records::{Names, Records};
use crate::formats::registry::{Input, Reading};

const NAMES: Names = Names {
    from: "text",
    file: "a story",
};

/// The line above each highlight.
const MARK: &str = "@highlight";

/// Whether the start of a file is of this format: a text with a line that announces a highlight.
pub fn recognises(input: &Input) -> bool {
    let found = input.text.find("\n@highlight");
    found.is_some_and(|at| {
        let after = input.text.get(at + 1..).unwrap_or_default();
        after
            .lines()
            .next()
            .is_some_and(|line| line.trim_end() == MARK)
    })
}

/// Reads a story: its highlights are its summary.
pub fn read(input: &Input, reading: &mut Reading) {
    let mut parts = input.text.split("\n@highlight");
    let text = parts.next().unwrap_or_default();
    let highlights: Vec<&str> = parts
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let mut map = Map::new();
    map.insert("text".to_owned(), Value::from(text));
    map.insert("highlights".to_owned(), Value::from(highlights.join(" · ")));
    let mut records = Records::new(NAMES, input.budget, reading);
    let part = records.next_part();
    records.take_item(&map, part, 1);
    records.finish_one();
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::formats::{self, Budget};

    #[test]
    fn highlights_are_the_summary_and_not_the_text() {
        let text = "(CNN) -- The boats stayed in.\n\nNobody left the harbour.\n\n@highlight\n\nBoats stay in\n\n@highlight\n\nHarbour quiet\n";
        let reading = formats::read(Path::new("a.story"), text.as_bytes(), &Budget::default());
        let story = &reading.articles[0];
        assert_eq!(
            story.summary.as_deref(),
            Some("Boats stay in · Harbour quiet")
        );
        assert_eq!((story.body.len(), story.part), (2, None));
        assert_eq!(story.title, "(CNN) -- The boats stayed in");
    }
}
