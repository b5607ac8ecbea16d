//! One file packed with gzip, in one member or, as archives of the web are, in many.

use std::path::{Path, PathBuf};

use flate2::bufread::MultiGzDecoder;

use super::{Fault, inside, tar, unpack};
use crate::formats::Budget;
use crate::formats::registry::{Input, Reading};

/// Whether the start of a file is of this format.
pub fn recognises(input: &Input) -> bool {
    input.bytes.starts_with(b"\x1f\x8b\x08")
}

/// Reads a file of this format: as the file that was packed.
pub fn read(input: &Input, reading: &mut Reading) {
    let path = without_suffix(input.path, &["gz", "gzip"]);
    read_with(input, &path, reading, |budget| {
        let length = input.bytes.len() as u64;
        let mut decoder = MultiGzDecoder::new(input.bytes);
        let left = |decoder: &MultiGzDecoder<&[u8]>| length - decoder.get_ref().len() as u64;
        unpack(&mut decoder, left, budget)
    });
}

/// Reads a file that is packed in one piece.
pub(super) fn read_with(
    input: &Input,
    path: &Path,
    reading: &mut Reading,
    unpack: impl FnOnce(&Budget) -> super::Unpacked,
) {
    let Some(within) = inside::budget(input, reading) else {
        return;
    };
    let unpacked = unpack(&within);
    let is_whole = matches!(unpacked.fault, None | Some(Fault::Broken(_)));
    if is_whole && let Some(reason) = tar::of(path, &unpacked.bytes) {
        reading.skipped = Some(reason);
        return;
    }
    if is_whole && !unpacked.bytes.is_empty() {
        let inner = inside::read_only(input, path, &unpacked.bytes, &within);
        let problems = std::mem::take(&mut reading.problems);
        *reading = inner;
        reading.problems.extend(problems);
        reading.format = reading.format.or(Some("archive"));
    }
    if let Some(fault) = &unpacked.fault {
        reading.skipped = None;
        reading.problems.push(inside::fault(fault));
    } else if unpacked.bytes.is_empty() {
        reading.skipped = Some("the file is empty".to_owned());
    }
}

/// `path` without the suffix of the packer; one that stands for a suffix in one word leaves the rest.
pub(in crate::formats) fn without_suffix(path: &Path, suffixes: &[&str]) -> PathBuf {
    let extension = path.extension().unwrap_or_default();
    let extension = extension.to_string_lossy().to_lowercase();
    match extension.as_str() {
        "tgz" | "tzst" => path.with_extension("tar"),
        "svgz" => path.with_extension("svg"),
        name if suffixes.contains(&name) => path.with_extension(""),
        _ => path.to_owned(),
    }
}
