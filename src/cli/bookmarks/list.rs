//! `newsprint bookmarks list`: what is kept for later, a line each.

use std::path::Path;
use std::sync::Arc;

use clap::Args;
use serde_json::{Map, Value, json};

use crate::cli::bookmarks::chosen::{self, Bookmark, Chosen, ChosenArguments, Marks, Whereabouts};
use crate::cli::end::{Status, Stop};
use crate::cli::list::{Fact, Row};
use crate::cli::output::{self, Output};
use crate::config::{Column, Places, Shows};
use crate::text::{Clean, width};
use crate::tui::clock;
use crate::ui::ansi::Painted;
use crate::ui::row::ID_DIGITS;
use crate::ui::style::Styles;
use crate::user::{Carried, carry};

/// What `bookmarks list` may be asked for.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  newsprint bookmarks list                       every bookmark that you keep
  newsprint bookmarks list --in news tag:sea     of one folder, with a tag
  newsprint bookmarks list --json | jq -r .url

Each line: since when (- where it is none any more), source, title, id; into a pipe with tabs between, and the address after them. One whose file is gone is listed as missing, with its address below; so is what bears a note or tags alone.")]
pub(crate) struct ListArguments {
    #[command(flatten)]
    chosen: ChosenArguments,

    /// Write JSON Lines: one object a bookmark, as export does
    #[arg(long)]
    json: bool,

    /// List at most this many
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

/// Lists what was asked for.
pub(crate) fn run(
    wanted: &ListArguments,
    places: &Places,
    output: &mut Output,
) -> Result<Status, Stop> {
    let Chosen { bookmarks, .. } = chosen::choose(&wanted.chosen, Marks::AndMissing, places)?;
    let limit = wanted.limit.unwrap_or(usize::MAX);
    write(bookmarks.iter().take(limit), wanted.json, output)?;
    if bookmarks.is_empty() && wanted.chosen.is_all() {
        output::say(&Clean::line("nothing is bookmarked yet"));
    }
    if wanted.chosen.is_all() && bookmarks.iter().any(|it| it.at == Whereabouts::Gone) {
        let words = "no folder was looked through: one that is missing may have been moved; --in FOLDER finds it there";
        output::say(&Clean::line(words));
    }
    Ok(Status::Done)
}

/// Writes bookmarks: as objects, or a line each.
pub(crate) fn write<'b>(
    bookmarks: impl Iterator<Item = &'b Bookmark>,
    as_json: bool,
    output: &mut Output,
) -> Result<(), Stop> {
    let app = output.app(&Arc::default());
    let styles = Styles::new(&app);
    for bookmark in bookmarks {
        if as_json {
            output.json(object(bookmark))?;
            continue;
        }
        let row = row(bookmark);
        let facts = bookmark.carried.added().facts;
        let url = Clean::line(facts.url.as_deref().unwrap_or_default());
        let Some(columns) = output.columns() else {
            let mut fields = row.fields();
            fields.push(&url);
            output.fields(&fields)?;
            continue;
        };
        output.painted(&row.painted(&Column::COMMAND, columns, &styles))?;
        let is_here = matches!(bookmark.at, Whereabouts::Row(_) | Whereabouts::File(_));
        if !is_here && !url.is_empty() {
            let cells = usize::from(columns).saturating_sub(INDENT.len());
            let below = format!("{INDENT}{}", width::truncate(&url, cells));
            output.painted(&[Painted::new(Clean::text(&below), styles.quiet())])?;
        }
    }
    Ok(())
}

/// What stands before the address below a line: it begins under the source.
const INDENT: &str = "            ";

/// The line of JSON of a bookmark.
pub(crate) fn object(bookmark: &Bookmark) -> Map<String, Value> {
    let mut line = carry::line(&bookmark.carried);
    let is_missing = match bookmark.at {
        Whereabouts::Row(_) | Whereabouts::File(_) => Some(false),
        Whereabouts::Gone => Some(true),
        Whereabouts::Unknown => None,
    };
    line.insert("missing".to_owned(), json!(is_missing));
    line
}

/// The fields of a line.
fn row(bookmark: &Bookmark) -> Row {
    let carried = &bookmark.carried;
    let since = carried.bookmarked_at;
    let date = since.map_or_else(|| "-".to_owned(), |since| clock::day(since).to_string());
    let facts = carried.added().facts;
    let source = match bookmark.at {
        Whereabouts::Gone => None,
        _ => facts.source.clone(),
    };
    let instead = if bookmark.at == Whereabouts::Gone {
        "missing".to_owned()
    } else {
        let host = facts.url.as_deref().and_then(host);
        host.or_else(|| folder(carried)).unwrap_or_default()
    };
    let id = carried.subject.keys.id().to_string();
    let fact = |shows, text: &str| Fact {
        shows,
        text: Clean::line(text),
        is_quiet: shows == Shows::Source && source.is_none(),
    };
    Row {
        facts: vec![
            fact(Shows::Date, &date),
            fact(Shows::Source, source.as_deref().unwrap_or(&instead)),
            fact(Shows::Title, &carried.subject.title),
            fact(Shows::Id, id.get(..ID_DIGITS).unwrap_or(&id)),
        ],
    }
}

/// The name of the folder that the file of an article is in.
fn folder(carried: &Carried) -> Option<String> {
    let root = carried.added().facts.root?;
    let file = Path::new(&root).join(carried.subject.path_hint.as_str());
    let name = file.parent()?.file_name()?;
    Some(name.to_string_lossy().into_owned())
}

/// The host of an address, without `www.`.
fn host(url: &str) -> Option<String> {
    let url = url::Url::parse(url).ok()?;
    let host = url.host_str()?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}
