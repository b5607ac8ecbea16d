//! `newsprint export`: articles as a dossier, as lines of JSON, as a table, or as a bibliography.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::app::notice::{counted, grouped};
use crate::article::{Article, RowId, Summary, facts};
use crate::cli::args::ExportArguments;
use crate::cli::end::{Status, Stop};
use crate::cli::library::Library;
use crate::cli::output::{self, Output};
use crate::cli::written::{self, To};
use crate::config::Places;
use crate::export::{body, citation, csv, json, markdown};
use crate::library::{missing, open};
use crate::text::Clean;
use crate::user::{Added, Mark};

/// Rows that are fetched at a time.
const WINDOW: usize = 256;

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// A dossier in Markdown: every article with its text and your notes
    Markdown,
    /// JSON Lines: an object an article, with its text and its blocks
    Jsonl,
    /// A table of facts for spreadsheets
    Csv,
    /// A bibliography for BibTeX and biblatex
    Bibtex,
    /// A bibliography for citation managers
    #[value(alias = "csl-json")]
    Csl,
}

/// Writes what was asked for.
pub(crate) fn run(
    wanted: &ExportArguments,
    places: &Places,
    output: &mut Output,
) -> Result<Status, Stop> {
    let format = format(wanted)?;
    let (library, rows) = wanted.of.find(places)?;
    let mut writer = Writer {
        format,
        keys: BTreeSet::new(),
        written: 0,
        to: match &wanted.output {
            Some(path) => To::new_file(path, &library.catalog.roots)?,
            None => To::Output(output),
        },
    };
    writer.begin()?;
    say_left_out(&rows);
    for ids in rows.chunks(WINDOW) {
        for summary in library.catalog.rows(ids)?.into_iter().flatten() {
            match open::open(&library.catalog, RowId(summary.row.0)) {
                Ok(article) => writer.article(&library, &summary, &article)?,
                Err(error) => {
                    let words = format!("{}: cannot be exported: {error}", summary.path.display());
                    output::say(&Clean::line(&words));
                }
            }
        }
    }
    writer.end()?;
    if let Some(path) = &wanted.output {
        written::say(&counted(writer.written, "article"), path);
    }
    Ok(Status::Done)
}

/// Says how many of `rows` have no file any more.
fn say_left_out(rows: &[u32]) {
    let gone = rows.iter().filter(|row| missing::is_missing(**row)).count();
    let left_out = match gone {
        0 => return,
        1 => "1 article is left out: its file is".to_owned(),
        many => format!("{} articles are left out: their files are", grouped(many)),
    };
    let words =
        format!("{left_out} gone; newsprint bookmarks export has what is known of bookmarks");
    output::say(&Clean::line(&words));
}

/// The endings that say a format.
const ENDINGS: &str = ".md, .jsonl, .csv, .bib or .json";

/// The format that was named, else the one that the name of the file says.
fn format(wanted: &ExportArguments) -> Result<Format, Stop> {
    let (named, Some(path)) = (wanted.format, &wanted.output) else {
        return Ok(wanted.format.unwrap_or(Format::Markdown));
    };
    let of_ending = match written::ending(path).as_str() {
        "md" | "markdown" => Some(Format::Markdown),
        "jsonl" | "ndjson" => Some(Format::Jsonl),
        "csv" => Some(Format::Csv),
        "bib" => Some(Format::Bibtex),
        "json" => Some(Format::Csl),
        _ => None,
    };
    named.or(of_ending).ok_or_else(|| written::unnamed(ENDINGS))
}

/// What writes articles one after the other.
#[derive(Debug)]
struct Writer<'a> {
    format: Format,
    /// The keys of the bibliography so far.
    keys: BTreeSet<String>,
    written: usize,
    to: To<'a>,
}

impl Writer<'_> {
    fn begin(&mut self) -> Result<(), Stop> {
        match self.format {
            Format::Csv => self.line(&csv::header()),
            Format::Csl => self.line("["),
            _ => Ok(()),
        }
    }

    fn article(
        &mut self,
        library: &Library,
        summary: &Summary,
        article: &Article,
    ) -> Result<(), Stop> {
        let added = library.store.added(&summary.keys)?;
        let text = match self.format {
            Format::Markdown => {
                let rule = if self.written > 0 { "\n---\n\n" } else { "" };
                format!("{rule}{}", markdown::article(article, &added, 1))
            }
            Format::Jsonl => object(library, summary, article, &added)?,
            Format::Csv => {
                let mark = mark(library, summary)?;
                let id = summary.keys.id().to_string();
                let path = Clean::line(&summary.path.to_string_lossy());
                csv::article(article, (&id, &path), mark, &added)
            }
            Format::Bibtex => {
                let between = if self.written > 0 { "\n" } else { "" };
                let key = citation::own_key(article, &mut self.keys);
                format!("{between}{}", citation::bibtex(article, &key))
            }
            Format::Csl => {
                let comma = if self.written > 0 { "," } else { "" };
                let key = citation::own_key(article, &mut self.keys);
                format!("{comma}{}", Value::Object(citation::csl(article, &key)))
            }
        };
        self.written += 1;
        self.line(&text)
    }

    fn end(&mut self) -> Result<(), Stop> {
        if self.format == Format::Csl {
            self.line("]")?;
        }
        self.to.finish()
    }

    /// Writes a line, or lines.
    fn line(&mut self, text: &str) -> Result<(), Stop> {
        self.to.line(text)
    }
}

/// The object of an article, with its text and its blocks.
fn object(
    library: &Library,
    summary: &Summary,
    article: &Article,
    added: &Added,
) -> Result<String, Stop> {
    let Some(row) = library.catalog.facts(RowId(summary.row.0))? else {
        return Ok(String::new());
    };
    let entry = json::Entry {
        id: summary.keys.id(),
        root: &row.file.root,
        path: &row.file.path,
        part: summary.part,
        mark: mark(library, summary)?,
        added,
        hits: &summary.hits,
        copies: &library.catalog.copies(summary.row)?,
    };
    let mut object = json::article(&entry, facts::facts(article), library.matcher.keywords());
    object.insert("text".to_owned(), body::text(&article.body).into());
    object.insert("body".to_owned(), body::blocks(&article.body));
    Ok(Value::Object(object).to_string())
}

/// The mark on an article.
fn mark(library: &Library, summary: &Summary) -> Result<Mark, Stop> {
    let marks = library.store.marks(&[summary.keys])?;
    Ok(marks.into_iter().next().unwrap_or_default())
}
