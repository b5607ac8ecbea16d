//! What could not be read, and why.

use crate::text::Clean;

/// A file, or a part of one, that could not be read.
///
/// The path is not here: whoever asked for the file knows it, and puts it first when it says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Which record of the file, from 1; `None` for the file as a whole.
    pub part: Option<u32>,
    /// The line at which reading failed, from 1.
    pub line: Option<u32>,
    /// What is wrong: lower case, no final full stop, "expected …, found …" where it can be said.
    pub what: Clean,
    /// What to try.
    pub hint: Option<Clean>,
}

impl Problem {
    /// A problem with the file as a whole.
    pub fn file(what: &str) -> Self {
        Self {
            part: None,
            line: None,
            what: Clean::line(what),
            hint: None,
        }
    }

    /// The same problem at `line`, counted from 1.
    #[must_use]
    pub fn at_line(mut self, line: u32) -> Self {
        self.line = Some(line);
        self
    }

    /// The same problem in the record `part`, counted from 1.
    #[must_use]
    pub fn in_part(mut self, part: u32) -> Self {
        self.part = Some(part);
        self
    }

    /// The same problem with what to try.
    #[must_use]
    pub fn with_hint(mut self, hint: &str) -> Self {
        self.hint = Some(Clean::line(hint));
        self
    }
}
