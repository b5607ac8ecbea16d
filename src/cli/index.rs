//! `newsprint index`: catalogue and search index brought up to date, stopped by ^C and gone on with
//! the next time.

use std::io;
use std::thread;

use serde_json::{Value, json};
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::app::notice::counted;
use crate::cancel::Cancel;
use crate::cli::args::IndexArguments;
use crate::cli::end::{Status, Stop};
use crate::cli::library::{Library, Looking, keywords};
use crate::cli::output::{self, Output};
use crate::config::Places;
use crate::library::index::Turn;
use crate::library::{Changes, Filled, Texts};
use crate::text::Clean;

/// Brings the library of what was named up to date, and says what was done.
pub(crate) fn run(
    wanted: &IndexArguments,
    places: &Places,
    output: &mut Output,
) -> Result<Status, Stop> {
    let cancel = Cancel::default();
    stop_on_signals(&cancel)
        .map_err(|error| Stop::because(&format!("cannot listen for signals: {error}")))?;
    let matcher = keywords(places);
    let mut library = Library::open(&wanted.paths, places, matcher)?;
    if wanted.rebuild {
        library.catalog.renew()?;
    }
    let looking = if wanted.verify {
        library.catalog.recheck_index()?;
        Looking::AtEveryFile
    } else {
        Looking::AtChanges
    };
    let mut texts = Texts::in_folder(&places.cache);
    let changes = library.refresh(looking, &mut texts, &cancel)?;
    let filled = if changes.stopped {
        Filled {
            stopped: true,
            ..Filled::default()
        }
    } else {
        library.fill(&mut texts, Turn::Wait, &cancel)?
    };
    let is_stopped = filled.stopped;
    if is_stopped {
        output::say(&Clean::line(
            "stopped; newsprint index goes on where it was",
        ));
    }
    let articles = library.catalog.counts()?.articles;
    let verified = if wanted.verify && !is_stopped {
        Some(Verified::of(&library)?)
    } else {
        None
    };
    if wanted.json {
        let object = done_as_json(articles, changes, &filled, verified);
        output.json(object)?;
    } else {
        output.line(&done_in_words(articles, changes, &filled))?;
        if let Some(verified) = verified {
            output.line(&verified.in_words(articles))?;
        }
    }
    Ok(if is_stopped {
        Status::Stopped
    } else {
        Status::Done
    })
}

/// What was looked at, whatever its time says.
#[derive(Debug, Clone, Copy)]
struct Verified {
    /// Files that were read.
    files: usize,
    /// Articles whose words are in the search index.
    documents: u64,
}

impl Verified {
    /// What there is to look at.
    fn of(library: &Library) -> Result<Self, Stop> {
        Ok(Self {
            files: library.catalog.files()?.len(),
            documents: library.catalog.documents()?,
        })
    }

    /// It in a line.
    fn in_words(self, articles: usize) -> Clean {
        let documents = usize::try_from(self.documents).unwrap_or(usize::MAX);
        Clean::line(&format!(
            "verified: {} read anew, {} in the catalogue, {} in the search index; newsprint check says what could not be read",
            counted(self.files, "file"),
            counted(articles, "article"),
            counted(documents, "document")
        ))
    }
}

/// The first signal stops the work between two steps; the second ends the program as it would have.
fn stop_on_signals(cancel: &Cancel) -> io::Result<()> {
    let mut signals = Signals::new([SIGINT, SIGTERM])?;
    let cancel = cancel.clone();
    thread::Builder::new()
        .name("newsprint-signals".to_owned())
        .spawn(move || {
            for signal in &mut signals {
                if cancel.is_cancelled() {
                    // Where even this fails the work comes to its end soon.
                    drop(signal_hook::low_level::emulate_default_handler(signal));
                }
                cancel.cancel();
            }
        })?;
    Ok(())
}

/// What was done, in a line.
fn done_in_words(articles: usize, changes: Changes, filled: &Filled) -> Clean {
    let parts = [
        (changes.added, "new"),
        (changes.changed, "changed"),
        (changes.removed, "gone"),
        (filled.indexed, "indexed"),
    ];
    let parts = parts.into_iter().filter(|(number, _)| *number > 0);
    let done: Vec<_> = parts
        .map(|(number, what)| format!("{number} {what}"))
        .collect();
    let done = if done.is_empty() {
        "nothing had changed".to_owned()
    } else {
        done.join(", ")
    };
    let problems = match changes.problems {
        0 => String::new(),
        number => format!("; {}", counted(number, "problem")),
    };
    Clean::line(&format!(
        "{}: {done}{problems}",
        counted(articles, "article")
    ))
}

/// The same as an object.
fn done_as_json(
    articles: usize,
    changes: Changes,
    filled: &Filled,
    verified: Option<Verified>,
) -> serde_json::Map<String, Value> {
    let done = [
        ("articles", json!(articles)),
        ("added", json!(changes.added)),
        ("changed", json!(changes.changed)),
        ("removed", json!(changes.removed)),
        ("problems", json!(changes.problems)),
        ("indexed", json!(filled.indexed)),
        ("stopped", json!(filled.stopped)),
    ];
    let verified = verified.map(|verified| {
        [
            ("files_verified", json!(verified.files)),
            ("documents_verified", json!(verified.documents)),
        ]
    });
    let done = done.into_iter().chain(verified.into_iter().flatten());
    done.map(|(name, value)| (name.to_owned(), value)).collect()
}
