//! `newsprint undo`: takes back the last thing done to articles, here or in the reader.

use clap::Args;
use serde_json::{Map, Value, json};

use crate::cli::end::{Status, Stop};
use crate::cli::listed::now;
use crate::cli::output::{self, Output};
use crate::cli::state;
use crate::config::Places;
use crate::text::Clean;
use crate::user::{Mark, Subject};

/// What `undo` may be asked for.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  newsprint undo            the last step: a mark, bookmark, note or tag, of one article or many
  newsprint undo --redo     once more what was undone

It is the same log as that of U and ^r in the reader, and is kept across restarts.")]
pub(crate) struct UndoArguments {
    /// Do again what was undone last
    #[arg(long)]
    redo: bool,

    /// Write JSON Lines: one object an article, as it is marked now
    #[arg(long)]
    json: bool,
}

/// Undoes, or does again.
pub(crate) fn run(
    wanted: &UndoArguments,
    places: &Places,
    output: &mut Output,
) -> Result<Status, Stop> {
    let mut store = state::open(places)?;
    let (undone, nothing) = if wanted.redo {
        let nothing = "nothing was undone that could be done again";
        (store.redo(now())?, nothing)
    } else {
        (store.undo(now())?, "nothing is left to undo")
    };
    let Some(undone) = undone else {
        output::say(&Clean::line(nothing));
        return Ok(Status::Done);
    };
    state::finish(&mut store, places);
    if wanted.json {
        for (subject, mark) in &undone.articles {
            output.json(object(subject, *mark))?;
        }
        output::say(&undone.words);
    } else {
        output.line(&undone.words)?;
    }
    Ok(Status::Done)
}

/// The object of an article.
fn object(subject: &Subject, mark: Mark) -> Map<String, Value> {
    let fields = [
        ("id", json!(subject.keys.id().to_string())),
        ("title", json!(subject.title)),
        ("path", json!(subject.path_hint)),
        ("bookmarked", json!(mark.is_bookmarked)),
        ("read", json!(mark.is_read)),
    ];
    let fields = fields.map(|(name, value)| (name.to_owned(), value));
    fields.into_iter().collect()
}
