//! One record of a JSON text: parsed, and read or said to be wrong.

use crate::formats::json::parse::{self, Fault};
use crate::formats::records::{Found, Names, Part, Records};

/// What records of JSON are called.
pub const NAMES: Names = Names {
    from: "json",
    file: "JSON",
};

/// Reads the record `json`, which begins on `line`.
pub fn take(records: &mut Records, json: &str, part: Part, line: u32) -> Result<Found, Fault> {
    let map = parse::record(json)?;
    Ok(records.take(&map, part, line))
}

/// Notes what is wrong with the record that begins on `line`.
pub fn fault(records: &mut Records, fault: &Fault, part: Part, line: u32) {
    records.problem(&fault.what, part, line.saturating_add(fault.lines_down));
}
