//! The table of formats, and reading a file with the right one.
//!
//! Content decides before the extension. Each format is one row: a name, how it is recognised, how
//! it is read. The next format is one file and one row.

use std::path::Path;

use crate::article::{Article, Problem};
use crate::formats::Budget;

/// What a format reads: one file, decoded.
#[derive(Debug)]
pub struct Input<'a> {
    /// Path relative to the root; its name and extension are hints, and the last resort for a title.
    pub path: &'a Path,
    /// The bytes as they stand.
    pub bytes: &'a [u8],
    /// The text they hold.
    pub text: &'a str,
    /// How much work it may cost.
    pub budget: &'a Budget,
}

/// What came out of one file.
#[derive(Debug, Default)]
pub struct Reading {
    /// Name of the format that read it; `None` where none does.
    pub format: Option<&'static str>,
    /// The articles, in file order.
    pub articles: Vec<Article>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// Why the file was passed over without being a problem (an empty file, a picture, a format
    /// not yet read).
    pub skipped: Option<String>,
}

/// One row of the table.
#[derive(Debug)]
pub struct Format {
    /// The name used in JSON, in `format:` and on screen.
    pub name: &'static str,
    /// Extensions it is known by, lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// Whether the start of a file is of this format, extension aside.
    pub recognises: fn(&Input) -> bool,
    /// Reads it: articles and problems are added to the reading, in file order.
    pub read: fn(&Input, &mut Reading),
}

/// Every format, in the order in which they are tried.
pub static FORMATS: &[Format] = &[];

/// Reads one file: recognises its format, decodes it, reads it, and finishes each article (a title
/// where none was found, absent values taken out, language where it is clear).
///
/// Pure: it looks at no clock but the budget's and touches no file.
pub fn read(path: &Path, bytes: &[u8], budget: &Budget) -> Reading {
    let _ = (path, bytes, budget);
    Reading::default()
}
