//! `newsprint mark`: marks what a query lists read or unread, all of it in one step that can be undone.

use clap::{Args, ValueEnum};

use crate::app::notice::{counted, grouped};
use crate::cli::args::LibraryArguments;
use crate::cli::end::{Status, Stop};
use crate::cli::library::Library;
use crate::cli::list;
use crate::cli::listed::{self, Listed, Listing, now};
use crate::cli::output::{self, Output};
use crate::cli::state::finish;
use crate::config::{Column, Places};
use crate::query::Sort;
use crate::text::Clean;
use crate::user::{Change, Log, Subject, Target};

/// Rows that are looked at together.
const ROWS_AT_A_TIME: usize = 500;

/// What `mark` may be asked for.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  newsprint mark read 'age>1y'                   whatever is older than a year
  newsprint mark read source:bbc date:2023-02
  newsprint mark unread 'is:bookmarked is:read'  to be read once more
  newsprint mark read is:unread                  everything

Those are listed whose mark is changed; all of it is one step, which newsprint undo takes back.")]
pub(crate) struct MarkArguments {
    /// What they are to be
    state: State,

    /// Which articles, in the language of queries: is:unread -opinion source:bbc date:2023-02
    #[arg(value_name = "QUERY", required = true)]
    query: Vec<String>,

    #[command(flatten)]
    library: LibraryArguments,

    /// Write JSON Lines: one object an article whose mark was changed
    #[arg(long)]
    json: bool,
}

/// What an article is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum State {
    /// Read
    Read,
    /// Unread
    Unread,
}

impl State {
    fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Unread => "unread",
        }
    }

    /// The query of all that can be marked so.
    fn all(self) -> &'static str {
        match self {
            Self::Read => "is:unread",
            Self::Unread => "is:read",
        }
    }

    fn change(self) -> Change {
        match self {
            Self::Read => Change::Read,
            Self::Unread => Change::Unread,
        }
    }
}

/// Marks what was asked for.
pub(crate) fn run(
    wanted: &MarkArguments,
    places: &Places,
    output: &mut Output,
) -> Result<Status, Stop> {
    if wanted.query.iter().all(|words| words.trim().is_empty()) {
        let all = wanted.state.all();
        let words = format!("the query is empty; to mark every article, write {all} or words>=0");
        return Err(Stop::because(&words));
    }
    let listing = Listing {
        query: &wanted.query,
        library: &wanted.library,
        sort: Sort::default(),
    };
    let Listed {
        mut library, order, ..
    } = listed::find(&listing, places)?;
    if let Some(reason) = &library.nothing_kept_because {
        return Err(Stop::because(&format!("cannot mark anything: {reason}")));
    }
    let state = wanted.state;
    let (rows, targets) = others(&library, &order, state)?;
    if rows.is_empty() {
        let words = match order.len() {
            // That was said when the query was asked.
            0 => return Ok(Status::Done),
            1 => format!("the one article is {} already", state.name()),
            listed => format!(
                "all {} articles are {} already",
                grouped(listed),
                state.name()
            ),
        };
        output::say(&Clean::line(&words));
        return Ok(Status::Done);
    }
    let stamp = (now(), Log::Step);
    library
        .store
        .change(&targets, &state.change(), stamp, &|_| true)?;
    let columns = (!wanted.json).then_some(&Column::COMMAND[..]);
    list::write(&library, &rows, columns, output)?;
    let articles = counted(rows.len(), "article");
    let words = format!(
        "{articles} marked {}; newsprint undo takes it back",
        state.name()
    );
    output::say(&Clean::line(&words));
    finish(&mut library.store, places);
    Ok(Status::Done)
}

/// The rows that are not as they are to be, and their articles.
fn others(library: &Library, order: &[u32], state: State) -> Result<(Vec<u32>, Vec<Target>), Stop> {
    let (mut rows, mut targets) = (Vec::new(), Vec::new());
    for ids in order.chunks(ROWS_AT_A_TIME) {
        let summaries: Vec<_> = library.rows(ids)?.into_iter().flatten().collect();
        let keys: Vec<_> = summaries.iter().map(|summary| summary.keys).collect();
        let marks = library.store.marks(&keys)?;
        for (summary, mark) in summaries.iter().zip(marks) {
            if mark.is_read != (state == State::Read) {
                rows.push(summary.row.0);
                targets.push(Target::from(&Subject::from(summary)));
            }
        }
    }
    Ok((rows, targets))
}
