//! wallabag's export as text: every title between two bars, its text below.

use serde_json::{Map, Value};

use crate::formats::records::{Names, Records};
use crate::formats::registry::{Input, Reading};

const NAMES: Names = Names {
    from: "text",
    file: "an export of wallabag",
};

/// The columns of a bar.
const BAR: usize = 100;

/// Whether the start of a file is of this format.
pub fn recognises(input: &Input) -> bool {
    let mut lines = input
        .text
        .lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty());
    lines.next().is_some_and(is_bar)
}

fn is_bar(line: &str) -> bool {
    line.len() == BAR && line.bytes().all(|byte| byte == b'=')
}

/// Reads an export.
pub fn read(input: &Input, reading: &mut Reading) {
    let mut records = Records::new(NAMES, input.budget, reading);
    let mut entry = Entry::default();
    for (number, line) in (1..).zip(input.text.lines()) {
        match (is_bar(line.trim_end()), entry.bars) {
            // The bar above the next title ends the text.
            (true, 2) => {
                let next = Entry {
                    line: number,
                    bars: 1,
                    ..Entry::default()
                };
                let done = std::mem::replace(&mut entry, next);
                if records.must_stop(done.line) {
                    break;
                }
                done.keep(&mut records);
            }
            (true, _) => {
                entry.bars += 1;
                entry.line = number;
            }
            (false, 1) => entry.title.push_str(line.trim()),
            (false, 2) => {
                entry.text.push_str(line);
                entry.text.push('\n');
            }
            (false, _) => {}
        }
    }
    entry.keep(&mut records);
    records.finish();
}

/// One entry.
#[derive(Debug, Default)]
struct Entry {
    bars: u8,
    title: String,
    text: String,
    line: u32,
}

impl Entry {
    fn keep(self, records: &mut Records) {
        if self.bars == 0 {
            return;
        }
        let mut map = Map::new();
        map.insert("title".to_owned(), Value::String(self.title));
        map.insert("text".to_owned(), Value::String(self.text));
        let part = records.next_part();
        records.take_item(&map, part, self.line);
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::formats::{self, Budget};

    #[test]
    fn each_title_between_bars_is_an_article() {
        let bar = "=".repeat(100);
        let text = format!(
            "\n\n{bar}\n\nEels\n\n{bar}\n\nTwo hundred.\n\nOf them.\n\n\n{bar}\n\nFerry\n\n{bar}\n\nIt leaves at six.\n"
        );
        let reading = formats::read(Path::new("a.txt"), text.as_bytes(), &Budget::default());
        let shown: Vec<_> = reading
            .articles
            .iter()
            .map(|article| (article.title.as_str(), article.body.len()))
            .collect();
        assert_eq!(shown, [("Eels", 2), ("Ferry", 1)]);
        assert_eq!(reading.problems, []);
    }
}
