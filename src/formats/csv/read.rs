//! The rows of a table, each an article or a problem.

use csv::StringRecord;

use crate::article::Problem;
use crate::formats::csv::layout::Layout;
use crate::formats::csv::{columns, sniff};
use crate::formats::records::{Found, Names, Part, Records};
use crate::formats::registry::{Input, Reading};

const NAMES: Names = Names {
    from: "csv",
    file: "a table",
};

/// How many quotation marks that are never closed are passed over.
const RESTARTS: usize = 50;

/// Reads a table.
pub fn read(input: &Input, reading: &mut Reading) {
    let text = input.text.trim_start_matches('\u{feff}');
    match Layout::of(text) {
        Ok(Some(layout)) => rows(text, &layout, layout.skips_first, input, reading),
        Ok(None) => {}
        Err(why) => reading.skipped = Some(why),
    }
}

/// Reads rows of a table that begins elsewhere.
pub(in crate::formats) fn read_rows(layout: &Layout, input: &Input, reading: &mut Reading) {
    rows(input.text, layout, false, input, reading);
}

fn rows(text: &str, layout: &Layout, skips_first: bool, input: &Input, reading: &mut Reading) {
    let table = Table {
        text,
        layout,
        skips_first,
    };
    let mut records = Records::new(NAMES, input.budget, reading);
    table.rows(&mut records);
    records.finish();
}

/// A table whose columns are known.
struct Table<'a> {
    text: &'a str,
    layout: &'a Layout,
    /// Whether the first row names the columns.
    skips_first: bool,
}

impl Table<'_> {
    /// Reads all rows.
    fn rows(&self, records: &mut Records) {
        let (mut offset, mut line) = (0, 1);
        for _ in 0..=RESTARTS {
            match self.rows_from(offset, line, records) {
                Some((next, at)) => (offset, line) = (next, at),
                None => return,
            }
        }
    }

    /// Reads the rows from the byte `offset`, on `line`, on. Gives where to go on after a quotation
    /// mark that is never closed, which would make one cell of all the rest.
    fn rows_from(&self, offset: usize, line: u32, records: &mut Records) -> Option<(usize, u32)> {
        let text = self.text.get(offset..)?;
        let mut reader = sniff::reader(text, self.layout.delimiter);
        let mut row = StringRecord::new();
        let mut is_first = offset == 0 && self.skips_first;
        loop {
            if let Some((end, next)) = self.wide_row(text, &reader, line, records) {
                return Some((offset + end, next));
            }
            let Ok(true) = reader.read_record(&mut row) else {
                return None;
            };
            let (at, down) = row
                .position()
                .map_or((0, 1), |place| (place.byte(), place.line()));
            let at = usize::try_from(at).unwrap_or_default();
            let line = line.saturating_add(u32::try_from(down).unwrap_or(u32::MAX) - 1);
            if std::mem::take(&mut is_first) {
                continue;
            }
            if records.must_stop(line) {
                return None;
            }
            let part = records.next_part();
            let rest = text.get(at..).unwrap_or_default();
            if row.len() < self.layout.names.len() && is_at_end(&reader, text) && is_unclosed(rest)
            {
                let problem = Problem::file("a quotation mark is opened and never closed");
                records.list(placed(problem, part, line));
                let next = rest.find('\n')? + 1;
                return Some((offset + at + next, line.saturating_add(1)));
            }
            self.row(&row, part, line, records);
        }
    }

    /// Passes over a row of too many cells: where it ends, and the line after it.
    fn wide_row(
        &self,
        text: &str,
        reader: &csv::Reader<&[u8]>,
        line: u32,
        records: &mut Records,
    ) -> Option<(usize, u32)> {
        let start = usize::try_from(reader.position().byte()).ok()?;
        let end = too_wide(text.get(start..)?, self.layout.delimiter)?;
        let down = u32::try_from(reader.position().line()).unwrap_or(u32::MAX);
        let line = line.saturating_add(down - 1);
        let what = format!("a row of more than {MOST_CELLS} cells is passed over");
        let part = records.next_part();
        records.list(placed(Problem::file(&what), part, line));
        Some((start + end, line.saturating_add(1)))
    }

    fn row(&self, row: &StringRecord, part: Part, line: u32, records: &mut Records) {
        let surplus = row.iter().skip(self.layout.names.len());
        let has_surplus = surplus.into_iter().any(|cell| !cell.trim().is_empty());
        let cells = |count: usize| {
            if count == 1 {
                "1 cell".to_owned()
            } else {
                format!("{count} cells")
            }
        };
        if has_surplus || row.len() < self.layout.names.len() {
            let expected = cells(self.layout.names.len());
            let what = format!("expected {expected} in the row, found {}", row.len());
            let hint = "cells that hold the separator must stand in quotation marks";
            records.list(placed(Problem::file(&what).with_hint(hint), part, line));
        }
        // In a row with too many cells nobody knows which is which.
        if has_surplus {
            return;
        }
        let map = columns::map(self.layout.export, &self.layout.names, row.iter());
        if map.is_empty() {
            return;
        }
        if self.layout.is_of_articles {
            records.take_item(&map, part, line);
        } else if records.take(&map, part, line) == Found::Foreign {
            records.set_aside(part, line);
        }
    }
}

/// Cells of a row, at most: each takes many times the memory of what parts it from the next.
const MOST_CELLS: usize = 100_000;

/// Where the line at the start of `text` ends, if it has no quotation mark and too many cells.
fn too_wide(text: &str, delimiter: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let end = bytes.iter().position(|byte| *byte == b'\n');
    let end = end.map_or(bytes.len(), |end| end + 1);
    if end <= MOST_CELLS {
        return None;
    }
    let line = bytes.get(..end)?;
    let mut cells = line.split(|byte| *byte == delimiter);
    (!line.contains(&b'"') && cells.nth(MOST_CELLS).is_some()).then_some(end)
}

/// Whether nothing is left to read.
fn is_at_end(reader: &csv::Reader<&[u8]>, text: &str) -> bool {
    usize::try_from(reader.position().byte()).is_ok_and(|at| at >= text.len())
}

/// Whether the row at the start of `text` goes over the end of its line.
fn is_unclosed(text: &str) -> bool {
    text.trim_end().contains('\n')
}

fn placed(problem: Problem, part: Part, line: u32) -> Problem {
    let problem = problem.at_line(line);
    match part {
        Part::Only => problem,
        Part::Number(number) => problem.in_part(number),
    }
}
