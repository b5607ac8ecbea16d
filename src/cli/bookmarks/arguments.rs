//! What `newsprint bookmarks` may be asked for, and who does it.

use clap::{Args, Subcommand};

use crate::cli::bookmarks::change::{NamedArguments, NoteArguments, TagArguments};
use crate::cli::bookmarks::export::ExportArguments;
use crate::cli::bookmarks::import::ImportArguments;
use crate::cli::bookmarks::list::ListArguments;
use crate::cli::bookmarks::{change, export, import, list};
use crate::cli::end::{Status, Stop};
use crate::cli::output::Output;
use crate::config::Places;

/// What `bookmarks` may be asked for.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "\
Examples:
  newsprint bookmarks                              all of them, as list does
  newsprint bookmarks add --in news --query 'date:2023-02 drones'
  newsprint bookmarks export > bookmarks.jsonl     the whole state
  newsprint bookmarks import bookmarks.jsonl ril_export.html

ARTICLE is an id, or its beginning; a file, or file#2; an address. All that is done is one step, which newsprint undo takes back."
)]
pub(crate) struct BookmarksArguments {
    #[command(subcommand)]
    wanted: Option<Wanted>,

    #[command(flatten)]
    list: ListArguments,
}

/// Which of it.
#[derive(Debug, Subcommand)]
enum Wanted {
    /// List bookmarks, one line each, in the order of the reader's list
    List(ListArguments),
    /// Bookmark articles
    Add(NamedArguments),
    /// Take bookmarks away
    Remove(NamedArguments),
    /// Write the note on an article, or show it
    Note(NoteArguments),
    /// Put tags on articles and take them off
    Tag(TagArguments),
    /// Write bookmarks as a file
    Export(ExportArguments),
    /// Merge such files, and the lists of other programs; nothing is ever dropped
    Import(ImportArguments),
}

/// Does what was asked for.
pub(crate) fn run(
    wanted: &BookmarksArguments,
    places: &Places,
    output: &mut Output,
) -> Result<Status, Stop> {
    match &wanted.wanted {
        None => list::run(&wanted.list, places, output),
        Some(Wanted::List(wanted)) => list::run(wanted, places, output),
        Some(Wanted::Add(wanted)) => change::add(wanted, places, output),
        Some(Wanted::Remove(wanted)) => change::remove(wanted, places, output),
        Some(Wanted::Note(wanted)) => change::note(wanted, places, output),
        Some(Wanted::Tag(wanted)) => change::tag(wanted, places, output),
        Some(Wanted::Export(wanted)) => export::run(wanted, places, output),
        Some(Wanted::Import(wanted)) => import::run(wanted, places, output),
    }
}
