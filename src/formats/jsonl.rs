//! JSON Lines: a record a line. A line that is none is a problem with its number, and costs itself.

use crate::formats::json::scan;
use crate::formats::json::take::{self, NAMES};
use crate::formats::records::{Found, Part, Records};
use crate::formats::registry::{Input, Reading};

/// Lines at the start of a file that decide what it is.
const LOOKED_AT: usize = 3;

/// Whether the start of a file is of this format: two lines or more that are an object each.
pub fn recognises(input: &Input) -> bool {
    let text = input.text.trim_start_matches('\u{feff}');
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let is_record = |line: &str| {
        let line = line.trim();
        let extent = scan::value_end(line, 0).ok();
        line.starts_with('{') && extent.is_some_and(|extent| extent.end == line.len())
    };
    let looked_at: Vec<_> = lines.take(LOOKED_AT).map(is_record).collect();
    looked_at.len() >= 2 && looked_at.iter().filter(|is_record| **is_record).count() >= 2
}

/// Reads a file of this format.
pub fn read(input: &Input, reading: &mut Reading) {
    let text = input.text.trim_start_matches('\u{feff}');
    let mut records = Records::new(NAMES, input.budget, reading);
    for (number, line) in (1..).zip(text.split('\n')) {
        let record = line.trim();
        if record.is_empty() || is_action(record) {
            continue;
        }
        if records.must_stop(number) {
            break;
        }
        let part = records.next_part();
        take(&mut records, record, part, number);
    }
    records.finish();
}

fn take(records: &mut Records, record: &str, part: Part, line: u32) {
    if !record.starts_with('{') {
        let start: String = record.chars().take(20).collect();
        let what = format!("expected a JSON object on the line, found {start:?}");
        return records.problem(&what, part, line);
    }
    match take::take(records, record.trim_end_matches(','), part, line) {
        Ok(Found::Record) => {}
        Ok(Found::Foreign) => records.set_aside(part, line),
        Err(what) => take::fault(records, &what, part, line),
    }
}

/// Whether a line tells a search engine what to do with the next one.
fn is_action(line: &str) -> bool {
    let actions = ["{\"index\"", "{\"create\""];
    line.len() < 400
        && actions.iter().any(|action| line.starts_with(action))
        && line.ends_with("}}")
}
