//! `newsprint bookmarks export`: the whole state to be merged elsewhere, or bookmarks for other programs.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::app::notice::{counted, grouped};
use crate::cli::bookmarks::chosen::{self, Bookmark, Chosen, ChosenArguments, Marks, Whereabouts};
use crate::cli::end::{Status, Stop};
use crate::cli::output::{self, Output};
use crate::cli::state;
use crate::cli::written::{self, To};
use crate::config::Places;
use crate::export::{bookmarks, citation, markdown};
use crate::library::Roots;
use crate::text::Clean;
use crate::user::{Carried, carry};

/// What `bookmarks export` may be asked for.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  newsprint bookmarks export -o bookmarks.jsonl           the whole state
  newsprint bookmarks export --in news tag:sea -o sea.md  a dossier of some
  newsprint bookmarks export --format urls | xargs -n1 monolith

As jsonl without a query and --in it is everything that you keep, read marks included; newsprint bookmarks import merges it.")]
pub(crate) struct ExportArguments {
    #[command(flatten)]
    chosen: ChosenArguments,

    /// What to write [default: as the ending of --output says (.jsonl .md .csv .txt .opml .bib); on standard output jsonl]
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,

    /// Write to this new file, outside the folders of the library [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// JSON Lines: an object a mark, whole, which import merges
    Jsonl,
    /// A dossier in Markdown: each article with its text and your note
    Markdown,
    /// A table for spreadsheets
    Csv,
    /// Addresses, one a line
    Urls,
    /// An outline of links (OPML)
    Opml,
    /// A bibliography for BibTeX and biblatex
    Bibtex,
}

/// Writes what was asked for.
pub(crate) fn run(
    wanted: &ExportArguments,
    places: &Places,
    output: &mut Output,
) -> Result<Status, Stop> {
    let format = format(wanted)?;
    if format == Format::Jsonl && wanted.chosen.is_all() {
        state::take_in(places);
        let all = state::open(places)?.carried()?;
        let mut to = to(
            wanted,
            &roots_of(all.iter().map(|(_, carried)| carried)),
            output,
        )?;
        for (_, carried) in &all {
            to.line(&line(carried))?;
        }
        to.finish()?;
        if let Some(path) = &wanted.output {
            written::say(&counted(all.len(), "mark"), path);
        }
        return Ok(Status::Done);
    }
    let chosen = chosen::choose(&wanted.chosen, Marks::Bookmarks, places)?;
    let roots = match &chosen.library {
        Some(library) => library.catalog.roots.clone(),
        None => roots_of(chosen.bookmarks.iter().map(|bookmark| &bookmark.carried)),
    };
    let mut to = to(wanted, &roots, output)?;
    let count = write(&chosen, format, &mut to)?;
    to.finish()?;
    if let Some(path) = &wanted.output {
        written::say(&counted(count, "bookmark"), path);
    }
    Ok(Status::Done)
}

/// The endings that say a format.
const ENDINGS: &str = ".jsonl, .md, .csv, .txt, .opml or .bib";

/// The format that was named, else the one that the name of the file says.
fn format(wanted: &ExportArguments) -> Result<Format, Stop> {
    let (named, Some(path)) = (wanted.format, &wanted.output) else {
        return Ok(wanted.format.unwrap_or(Format::Jsonl));
    };
    let of_ending = match written::ending(path).as_str() {
        "jsonl" | "ndjson" => Some(Format::Jsonl),
        "md" | "markdown" => Some(Format::Markdown),
        "csv" => Some(Format::Csv),
        "txt" => Some(Format::Urls),
        "opml" | "xml" => Some(Format::Opml),
        "bib" => Some(Format::Bibtex),
        _ => None,
    };
    named.or(of_ending).ok_or_else(|| written::unnamed(ENDINGS))
}

/// Where it is written to.
fn to<'a>(wanted: &ExportArguments, roots: &Roots, output: &'a mut Output) -> Result<To<'a>, Stop> {
    match &wanted.output {
        Some(path) => To::new_file(path, roots),
        None => Ok(To::Output(output)),
    }
}

/// The folders that marks were made in, as far as they are there: nothing is written into them.
fn roots_of<'c>(all: impl Iterator<Item = &'c Carried>) -> Roots {
    let roots: BTreeSet<PathBuf> = all
        .filter_map(|carried| carried.added().facts.root.map(PathBuf::from))
        .collect();
    let there: Vec<_> = roots.into_iter().filter(|root| root.exists()).collect();
    Roots::new(&there).unwrap_or_default()
}

fn line(carried: &Carried) -> String {
    serde_json::Value::Object(carry::line(carried)).to_string()
}

/// Writes bookmarks one after the other; gives how many were.
fn write(chosen: &Chosen, format: Format, to: &mut To) -> Result<usize, Stop> {
    match format {
        Format::Csv => to.line(&bookmarks::header())?,
        Format::Opml => to.line(bookmarks::OUTLINE_HEAD)?,
        _ => {}
    }
    let mut keys = BTreeSet::new();
    let (mut written, mut without) = (0_usize, 0);
    for bookmark in &chosen.bookmarks {
        let Some(text) = text_of(bookmark, chosen, format, &mut keys) else {
            without += 1;
            continue;
        };
        let between = match format {
            Format::Markdown if written > 0 => "\n---\n\n",
            Format::Bibtex if written > 0 => "\n",
            _ => "",
        };
        to.line(&format!("{between}{text}"))?;
        written += 1;
    }
    if format == Format::Opml {
        to.line(bookmarks::OUTLINE_END)?;
    }
    let words = match without {
        0 => return Ok(written),
        1 => "1 bookmark has no address and was left out".to_owned(),
        many => format!(
            "{} bookmarks have no address and were left out",
            grouped(many)
        ),
    };
    output::say(&Clean::line(&words));
    Ok(written)
}

/// What is written of a bookmark; `None` where that is its address and none is known. `keys` are those of
/// the bibliography so far.
fn text_of(
    bookmark: &Bookmark,
    chosen: &Chosen,
    format: Format,
    keys: &mut BTreeSet<String>,
) -> Option<String> {
    let carried = &bookmark.carried;
    match format {
        Format::Jsonl => Some(line(carried)),
        Format::Csv => Some(bookmarks::row(carried)),
        Format::Urls => bookmarks::address(carried).map(|url| url.to_string()),
        Format::Opml => bookmarks::outline(carried),
        Format::Markdown => Some(dossier(bookmark, chosen)),
        Format::Bibtex => {
            let article = chosen::article(bookmark, chosen.library.as_ref());
            let key = citation::own_key(&article, keys);
            Some(citation::bibtex(&article, &key))
        }
    }
}

/// A bookmark in a dossier; of one whose file is gone what is known of it.
fn dossier(bookmark: &Bookmark, chosen: &Chosen) -> String {
    let article = chosen::article(bookmark, chosen.library.as_ref());
    let text = markdown::article(&article, &bookmark.carried.added(), 1);
    match bookmark.at {
        Whereabouts::Row(_) | Whereabouts::File(_) => text,
        Whereabouts::Gone => format!("{text}\n\n(Its file is gone.)"),
        Whereabouts::Unknown => format!("{text}\n\n(It is in no file.)"),
    }
}
