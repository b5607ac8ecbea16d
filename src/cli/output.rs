//! The one door to standard output and standard error: only clean text and our own looks pass.
//!
//! Results go to standard output, everything else to standard error. No other file prints.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::sync::Arc;

use serde_json::{Map, Value};

use crate::app::{App, Look};
use crate::cli::end::Stop;
use crate::keywords::Matcher;
use crate::text::Clean;
use crate::tui::look::Environment;
use crate::tui::terminal;
use crate::ui::ansi::Painted;

/// Standard output, and what it can show.
#[derive(Debug)]
pub struct Output {
    out: BufWriter<StdoutLock<'static>>,
    /// Its columns, if it is a terminal.
    columns: Option<u16>,
    /// What it can show.
    pub look: Look,
    /// Whether looks are written: not into a pipe, nor where `NO_COLOR` or a dumb terminal says no.
    has_looks: bool,
}

impl Output {
    /// Standard output as it is.
    pub fn stdout() -> Self {
        let stdout = io::stdout();
        let columns = stdout
            .is_terminal()
            .then(|| match terminal::size().columns {
                0 => 80,
                columns => columns,
            });
        let environment = Environment::read();
        let is_wanted = environment.no_color.is_none() && environment.has_screen();
        Self {
            out: BufWriter::with_capacity(64 << 10, stdout.lock()),
            columns,
            look: environment.look(),
            has_looks: columns.is_some() && is_wanted,
        }
    }

    /// The columns of the terminal, if it is one.
    pub fn columns(&self) -> Option<u16> {
        self.columns
    }

    /// The reader that looks are those of, with what standard output can show and these keywords.
    pub fn app(&self, matcher: &Arc<Matcher>) -> App {
        App {
            look: self.look,
            matcher: Arc::clone(matcher),
            ..App::default()
        }
    }

    /// Writes a line, or lines.
    pub fn line(&mut self, text: &Clean) -> Result<(), Stop> {
        self.write(text)?;
        self.write("\n")
    }

    /// Writes a line whose parts have looks.
    pub fn painted(&mut self, parts: &[Painted]) -> Result<(), Stop> {
        for part in parts {
            if self.has_looks {
                self.write(part.before())?;
                self.write(part.text())?;
                self.write(part.after())?;
            } else {
                self.write(part.text())?;
            }
        }
        self.write("\n")
    }

    /// Writes fields with tabs between them; clean text of one line holds none itself.
    pub fn fields(&mut self, fields: &[&Clean]) -> Result<(), Stop> {
        for (place, field) in fields.iter().enumerate() {
            self.write(if place == 0 { "" } else { "\t" })?;
            self.write(field)?;
        }
        self.write("\n")
    }

    /// Writes an object as one line of JSON. Its strings are clean already; the door is passed
    /// again for those that come out of a catalogue, which may be damaged.
    pub fn json(&mut self, object: Map<String, Value>) -> Result<(), Stop> {
        let line = Value::Object(object).to_string();
        self.line(&Clean::text(&line))
    }

    /// Writes what is still held back.
    pub fn finish(&mut self) -> Result<(), Stop> {
        self.out.flush().map_err(Stop::Output)
    }

    fn write(&mut self, text: &str) -> Result<(), Stop> {
        self.out.write_all(text.as_bytes()).map_err(Stop::Output)
    }
}

/// Says something on standard error; if that is closed there is no one to say it to.
pub fn say(words: &Clean) {
    drop(writeln!(io::stderr(), "newsprint: {words}"));
}

/// Writes to standard error as it is: for help on usage, which has lines of its own.
pub fn say_lines(words: &Clean) {
    drop(writeln!(io::stderr(), "{}", words.trim_end()));
}

/// Writes `words` over the last line of standard error, a terminal, so that the next ones replace
/// them; none take them away.
pub fn say_passing(words: &Clean) {
    let mut stderr = io::stderr();
    drop(write!(stderr, "\r{words}\x1b[K\r"));
    drop(stderr.flush());
}
