//! `newsprint bookmarks import`: files merged into what is kept; nothing is ever dropped.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use crate::app::notice::grouped;
use crate::cli::bookmarks::incoming::{self, Entry};
use crate::cli::end::{Status, Stop};
use crate::cli::find::Finder;
use crate::cli::library::keywords;
use crate::cli::listed::now;
use crate::cli::output::{self, Output};
use crate::cli::state;
use crate::config::Places;
use crate::text::Clean;
use crate::user::{Carried, Merging, Outcome};

/// What `bookmarks import` may be asked for.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  newsprint bookmarks import --dry-run laptop.jsonl
  newsprint bookmarks import ril_export.html instapaper.csv omnivore.zip
  newsprint bookmarks import ~/.local/share/newsboat/cache.db

It takes what newsprint bookmarks export writes as jsonl, csv, opml or urls, lists of Pocket, Instapaper, wallabag, Omnivore and their like, bookmarks of browsers, newsboat's cache (what was flagged, flags as tags, and what was read), outlines (OPML), and addresses, one a line. In whatever order, and however often: what is there stays, of two notes both are kept. An article that is in no folder yet gets its bookmark when it comes, by its address; what has none is a bookmark only where the library has an article of its text. All of it is one step.

Exit status: 0 done, 1 something was not understood.")]
pub(crate) struct ImportArguments {
    /// The files; - is standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    /// Say what would be done, and do nothing
    #[arg(long)]
    dry_run: bool,

    /// Write JSON Lines: one object an entry, with what became of it
    #[arg(long)]
    json: bool,
}

/// Merges the files.
pub(crate) fn run(
    wanted: &ImportArguments,
    places: &Places,
    output: &mut Output,
) -> Result<Status, Stop> {
    let now = now();
    let (mut all, mut status) = read(&wanted.files, now);
    refuse_unknown(all.iter_mut().map(|(_, entry)| entry), places)?;
    let marks = all
        .iter()
        .filter_map(|(_, entry)| entry.mark.as_deref().ok());
    let marks: Vec<Carried> = marks.cloned().collect();
    let how = if wanted.dry_run {
        Merging::Look
    } else {
        Merging::Keep
    };
    let outcomes = if marks.is_empty() {
        Vec::new()
    } else {
        let mut store = state::open(places)?;
        let outcomes = store.merge(&marks, how, now)?;
        if how == Merging::Keep {
            state::finish(&mut store, places);
        }
        outcomes
    };
    let mut became = outcomes.iter();
    let mut counts = Counts::default();
    for (file, entry) in &all {
        let outcome = match &entry.mark {
            Ok(_) => became.next().copied(),
            Err(_) => None,
        };
        counts.take(outcome);
        write(file, entry, outcome, wanted.json, output)?;
    }
    output::say(&Clean::line(&counts.words(wanted.dry_run)));
    if counts.not_understood > 0 {
        status = Status::Found;
    }
    Ok(status)
}

/// What is in the files; one that cannot be read is said.
fn read(files: &[PathBuf], now: i64) -> (Vec<(&Path, Entry)>, Status) {
    let (mut all, mut status) = (Vec::new(), Status::Done);
    for file in files {
        match incoming::entries(file, now) {
            Ok(entries) => all.extend(entries.into_iter().map(|entry| (file.as_path(), entry))),
            Err(error) => {
                let words = format!("cannot import {}: {error}", file.display());
                output::say(&Clean::line(&words));
                status = Status::Found;
            }
        }
    }
    (all, status)
}

/// Refuses the texts without an address that no article is known by: of those, any file of prose would be
/// a bookmark.
fn refuse_unknown<'e>(
    entries: impl Iterator<Item = &'e mut Entry>,
    places: &Places,
) -> Result<(), Stop> {
    let texts = entries.filter(|entry| entry.is_text_alone && entry.mark.is_ok());
    let texts: Vec<_> = texts.collect();
    if texts.is_empty() {
        return Ok(());
    }
    let store = state::open(places)?;
    let mut finder = Finder::new(&[], places, keywords(places));
    for entry in texts {
        let Ok(mark) = &entry.mark else { continue };
        let keys = mark.subject.keys;
        let is_known = !store.carried_of(&[keys])?.is_empty() || finder.by_keys(&keys)?.is_some();
        if !is_known {
            let words = "it has no address, and no article of the library has its text; of what newsprint bookmarks export writes, jsonl, csv, opml and urls can be imported";
            entry.mark = Err(Clean::line(words));
        }
    }
    Ok(())
}

/// Writes what became of an entry: what changes nothing only as an object.
fn write(
    file: &Path,
    entry: &Entry,
    outcome: Option<Outcome>,
    as_json: bool,
    output: &mut Output,
) -> Result<(), Stop> {
    let mark = entry.mark.as_deref();
    let name = outcome.map_or("not understood", name);
    if as_json {
        let subject = mark.ok().map(|mark| &mark.subject);
        let fields = [
            ("file", json!(Clean::line(&file.to_string_lossy()))),
            ("place", json!(Clean::line(&entry.place))),
            ("outcome", json!(name)),
            ("id", json!(subject.map(|it| it.keys.id().to_string()))),
            ("title", json!(subject.map(|it| &it.title))),
            (
                "url",
                json!(mark.ok().and_then(|mark| mark.added().facts.url)),
            ),
            ("problem", json!(mark.err())),
        ];
        let fields = fields.map(|(name, value)| (name.to_owned(), value));
        return output.json(fields.into_iter().collect());
    }
    match (mark, outcome) {
        (Err(why), _) => {
            let words = format!("{}{}: {why}", file.display(), entry.place);
            output::say(&Clean::line(&words));
            Ok(())
        }
        (Ok(_), None | Some(Outcome::AlreadyThere)) => Ok(()),
        (Ok(mark), Some(_)) => {
            let line = format!("{name:<7}  {}", mark.subject.title);
            output.line(&Clean::text(&line))
        }
    }
}

/// The word for what became of an entry.
fn name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Added => "added",
        Outcome::Merged => "merged",
        Outcome::AlreadyThere => "already there",
    }
}

/// How many entries became what.
#[derive(Debug, Default)]
struct Counts {
    added: usize,
    merged: usize,
    already_there: usize,
    not_understood: usize,
}

impl Counts {
    fn take(&mut self, outcome: Option<Outcome>) {
        let count = match outcome {
            Some(Outcome::Added) => &mut self.added,
            Some(Outcome::Merged) => &mut self.merged,
            Some(Outcome::AlreadyThere) => &mut self.already_there,
            None => &mut self.not_understood,
        };
        *count += 1;
    }

    /// The summary.
    fn words(&self, is_dry_run: bool) -> String {
        let counts = [
            ("added", self.added),
            ("merged", self.merged),
            ("already there", self.already_there),
            ("not understood", self.not_understood),
        ];
        let counts = counts.map(|(name, count)| format!("{} {name}", grouped(count)));
        let end = match (is_dry_run, self.added + self.merged) {
            (true, _) => "; nothing was changed: this was a dry run",
            (false, 0) => "",
            (false, _) => "; newsprint undo takes it back",
        };
        format!("{}{end}", counts.join(", "))
    }
}
