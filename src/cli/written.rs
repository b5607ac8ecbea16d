//! Where an export is written to: standard output, or a new file outside the library.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::cli::end::Stop;
use crate::cli::output::{self, Output};
use crate::export::file;
use crate::library::Roots;
use crate::text::Clean;

/// Where it is written to.
#[derive(Debug)]
pub(crate) enum To<'a> {
    /// Standard output.
    Output(&'a mut Output),
    /// A file.
    File(BufWriter<File>),
}

impl To<'_> {
    /// A new file at `path`, which lies in none of the folders `roots`.
    pub(crate) fn new_file(path: &Path, roots: &Roots) -> Result<Self, Stop> {
        let file = file::create(path, roots).map_err(|error| Stop::because(&error.to_string()))?;
        Ok(Self::File(BufWriter::new(file)))
    }

    /// Writes a line, or lines.
    pub(crate) fn line(&mut self, text: &str) -> Result<(), Stop> {
        let text = Clean::text(text);
        match self {
            Self::Output(output) => output.line(&text),
            Self::File(file) => writeln!(file, "{text}").map_err(not_written),
        }
    }

    /// Writes what is still held back.
    pub(crate) fn finish(&mut self) -> Result<(), Stop> {
        match self {
            Self::Output(_) => Ok(()),
            Self::File(file) => file.flush().map_err(not_written),
        }
    }
}

/// The ending of the name of a file, in small letters.
pub(crate) fn ending(path: &Path) -> String {
    let ending = path.extension().and_then(OsStr::to_str);
    ending.unwrap_or_default().to_ascii_lowercase()
}

/// Why nothing is written to a file whose name says no format.
pub(crate) fn unnamed(endings: &str) -> Stop {
    Stop::because(&format!(
        "not written: end the name in {endings}, or name a --format"
    ))
}

/// Says what was written to the file at `path`.
pub(crate) fn say(what: &str, path: &Path) {
    output::say(&Clean::line(&format!(
        "{what} written to {}",
        path.display()
    )));
}

#[expect(clippy::needless_pass_by_value, reason = "it is given to map_err")]
fn not_written(error: io::Error) -> Stop {
    Stop::because(&format!("cannot write the export: {error}"))
}
