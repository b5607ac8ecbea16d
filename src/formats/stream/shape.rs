//! What the records of a large file are: how they are told apart, and how a run of them is read.

use std::path::Path;

use super::cut::Cut;
use crate::formats::json::items::Items;
use crate::formats::mail::recognise;
use crate::formats::press::Database;
use crate::formats::registry::{self, Format, Input};
use crate::formats::{Budget, csv, decode, jsonl, kinds, warc};

/// What the records of a large file are.
#[derive(Debug)]
pub(super) struct Shape {
    pub(super) cut: Cut,
    pub(super) run: Run,
    pub(super) format: &'static Format,
    /// Bytes before the first record.
    pub(super) before: usize,
}

/// How a run of records is read.
#[derive(Debug)]
pub(super) enum Run {
    /// As a file of the same format.
    File,
    /// As records of an archive of the web.
    Records,
    /// As rows of a table.
    Rows(csv::Layout),
    /// As items of a list.
    Items(Items),
    /// As the files that an archive holds, each by itself.
    Archive,
}

impl Shape {
    /// That of an archive of many files, if it is one.
    pub(super) fn of_archive(path: &Path, head: &[u8]) -> Option<Self> {
        let budget = Budget::default();
        let input = Input {
            path,
            bytes: head,
            text: "",
            budget: &budget,
        };
        let format = registry::of_bytes(&input).filter(|format| format.name == "zip")?;
        Some(Self {
            cut: Cut::Lines,
            run: Run::Archive,
            format,
            before: 0,
        })
    }

    /// That of the file at `path`, which begins with `head`; `None` where it must be read as a whole.
    pub(super) fn of(path: &Path, head: &[u8]) -> Option<Self> {
        if recognise::kind(head) == Some(recognise::Kind::Mailbox) {
            return Self::file("mbox", Cut::Envelopes);
        }
        if warc::recognise::begins(head) && head.starts_with(b"WARC/") {
            return Self::file("warc", Cut::Lengths).map(|shape| Self {
                run: Run::Records,
                ..shape
            });
        }
        let is_wide = decode::is_wide(head) && !head.starts_with(MARK);
        if is_wide || kinds::of_bytes(head).is_some() {
            return None;
        }
        // The last line of the head may be cut, and lines may be longer than it.
        let end = head.iter().rposition(|byte| *byte == b'\n');
        let lines = end.and_then(|end| head.get(..end)).unwrap_or(head);
        let decoded = decode::decode(lines);
        let budget = Budget::default();
        let input = Input {
            path,
            bytes: head,
            text: &decoded.text,
            budget: &budget,
        };
        let extension = registry::extension(path);
        let is_lines = ["jsonl", "ndjson", "jl"].contains(&extension.as_str());
        if is_lines || jsonl::recognises(&input) {
            return Self::file("jsonl", Cut::Lines);
        }
        if kinds::of_text(path, &decoded.text).is_some() {
            return None;
        }
        let format = registry::choose(&input).name;
        if let Some(database) = Database::of(format) {
            return Self::file(format, Cut::Documents(database));
        }
        match format {
            "json" => Self::list(head),
            "csv" => Self::table(head, &decoded.text),
            _ => None,
        }
    }

    fn file(name: &str, cut: Cut) -> Option<Self> {
        Some(Self {
            cut,
            run: Run::File,
            format: registry::of_name(name)?,
            before: 0,
        })
    }

    fn list(head: &[u8]) -> Option<Self> {
        let text = String::from_utf8_lossy(head);
        let start = if head.starts_with(MARK) {
            MARK.len()
        } else {
            0
        };
        let items = Items::of(text.trim_start_matches('\u{feff}'))?;
        // What is no UTF-8 has another length as text.
        str::from_utf8(head.get(..start + items.before)?).ok()?;
        Some(Self {
            cut: Cut::Items {
                is_wrapped: items.is_wrapped,
            },
            before: start + items.before,
            run: Run::Items(items),
            format: registry::of_name("json")?,
        })
    }

    fn table(head: &[u8], text: &str) -> Option<Self> {
        let layout = csv::Layout::of(text.trim_start_matches('\u{feff}')).ok()??;
        let start = if head.starts_with(MARK) {
            MARK.len()
        } else {
            0
        };
        let rows = head.get(start..).unwrap_or_default();
        let before = match csv::row_end(rows, layout.delimiter) {
            csv::RowEnd::At(end) if layout.skips_first => start + end,
            _ if layout.skips_first => return None,
            _ => start,
        };
        Some(Self {
            cut: Cut::Rows(layout.delimiter),
            run: Run::Rows(layout),
            format: registry::of_name("csv")?,
            before,
        })
    }
}

/// The mark of UTF-8 at the start of a file.
const MARK: &[u8] = b"\xef\xbb\xbf";
