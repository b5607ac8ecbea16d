//! What is wrong in a file of settings, with its place and what to write instead.

use std::fmt;

use crate::text::Clean;

/// The name of the file.
const FILE: &str = "config.toml";

/// What is wrong at one place of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file, by its path from the folder of configuration.
    pub file: Clean,
    /// The line, from 1; 0 for the file as a whole.
    pub line: usize,
    /// The column, in characters from 1.
    pub column: usize,
    /// What is wrong: lower case, no final full stop.
    pub what: Clean,
    /// What to write instead.
    pub hint: Option<Clean>,
}

impl Fault {
    /// What is wrong at a place.
    pub(crate) fn new(line: usize, column: usize, what: &str, hint: Option<&str>) -> Self {
        Self {
            file: Clean::line(FILE),
            line,
            column,
            what: Clean::line(what),
            hint: hint.map(Clean::line),
        }
    }

    /// The same in another file than `config.toml`.
    pub(crate) fn of_file(self, file: &str) -> Self {
        Self {
            file: Clean::line(file),
            ..self
        }
    }

    /// It with its file: `config.toml:3:1: …`.
    pub fn said(&self) -> String {
        format!("{}:{self}", self.file)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(f, "{}:{}: ", self.line, self.column)?;
        }
        write!(f, "{}", self.what)?;
        match &self.hint {
            Some(hint) => write!(f, "; {hint}"),
            None => Ok(()),
        }
    }
}
