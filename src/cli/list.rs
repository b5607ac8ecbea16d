//! `newsprint list`: articles, one line each.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::app::App;
use crate::app::notice::grouped;
use crate::article::{RowId, Summary};
use crate::cancel::Cancel;
use crate::cli::args::ListArguments;
use crate::cli::end::{Status, Stop};
use crate::cli::library::{Library, Looking, keywords};
use crate::cli::output::{self, Output};
use crate::config::Places;
use crate::export::json;
use crate::library::Texts;
use crate::library::index::Turn;
use crate::library::view::{self, Ask, Searched};
use crate::query::{self, Query, QueryError, Sort};
use crate::text::{Clean, width};
use crate::ui::ansi::Painted;
use crate::ui::style::Styles;

/// Rows that are fetched at a time.
const WINDOW: usize = 256;

/// Digits of an id that are shown: enough to name one article among a million.
const ID_DIGITS: usize = 12;

/// Lists what was asked for.
pub(crate) fn run(
    wanted: &ListArguments,
    places: &Places,
    output: &mut Output,
) -> Result<Status, Stop> {
    let query = query(&wanted.query)?;
    let matcher = keywords(places);
    let mut library = Library::open(&wanted.within, places, matcher)?;
    let never = Cancel::default();
    if !wanted.no_refresh {
        bring_up_to_date(&mut library, &query, places, &never)?;
    } else if !library.catalog.has_been_filled()? {
        let words = "nothing is known of this folder yet; leave --no-refresh out to read it";
        output::say(&Clean::line(words));
    }
    let sort = Sort::named(&wanted.sort).unwrap_or_default();
    let ask = Ask {
        query,
        sort,
        now: now(),
        matcher: Arc::clone(&library.matcher),
        ..Ask::default()
    };
    let view = view::build(&library.catalog, &library.store, &ask, &never)?;
    let view = view.unwrap_or_default();
    library.catalog.take_notice().iter().for_each(output::say);
    if let Some(Searched { searched, of }) = view.searched {
        let words = format!(
            "only {} of {} articles were searched; newsprint index brings the index up to date",
            grouped(searched),
            grouped(of)
        );
        output::say(&Clean::line(&words));
    }
    let order = view.order;
    let limit = wanted.limit.unwrap_or(usize::MAX).min(order.len());
    for ids in order.get(..limit).unwrap_or_default().chunks(WINDOW) {
        let summaries: Vec<_> = library.catalog.rows(ids)?.into_iter().flatten().collect();
        if wanted.json {
            write_json(&library, &summaries, output)?;
        } else {
            write_lines(&summaries, output)?;
        }
    }
    Ok(Status::Done)
}

/// The query that `words` are.
fn query(words: &[String]) -> Result<Query, Stop> {
    let text = words.join(" ");
    query::parse(&text).map_err(|error| {
        let QueryError { column, what, hint } = error;
        let words =
            format!("cannot understand the query {text:?} at column {column}: {what}; {hint}");
        Stop::because(&words)
    })
}

/// Brings the catalogue up to date, and the search index where words are asked for.
fn bring_up_to_date(
    library: &mut Library,
    query: &Query,
    places: &Places,
    never: &Cancel,
) -> Result<(), Stop> {
    let is_for_words = query.asks_for_words();
    let mut texts = if is_for_words {
        Texts::in_folder(&places.cache)
    } else {
        Texts::default()
    };
    library.refresh(Looking::AtChanges, &mut texts, never)?;
    if is_for_words {
        library.fill(&mut texts, Turn::Leave, never)?;
    }
    Ok(())
}

/// Seconds since 1970.
fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| {
        i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
    })
}

/// Writes the object of each article.
fn write_json(library: &Library, summaries: &[Summary], output: &mut Output) -> Result<(), Stop> {
    let keys: Vec<_> = summaries.iter().map(|summary| summary.keys).collect();
    let marks = library.store.marks(&keys)?;
    for (summary, mark) in summaries.iter().zip(marks) {
        let Some(row) = library.catalog.facts(RowId(summary.row.0))? else {
            continue;
        };
        let entry = json::Entry {
            id: summary.keys.id(),
            root: &row.file.root,
            path: &row.file.path,
            part: summary.part,
            mark,
            added: &library.store.added(&summary.keys)?,
            hits: &summary.hits,
            copies: &library.catalog.copies(summary.row)?,
        };
        output.json(json::article(&entry, row.facts, library.matcher.keywords()))?;
    }
    Ok(())
}

/// Writes a line of each article: in columns on a terminal, else with tabs between.
fn write_lines(summaries: &[Summary], output: &mut Output) -> Result<(), Stop> {
    let columns = output.columns();
    let app = App {
        look: output.look,
        ..App::default()
    };
    let styles = Styles::new(&app);
    for summary in summaries {
        let row = Row::new(summary);
        match columns {
            Some(columns) => output.painted(&row.painted(usize::from(columns), &styles))?,
            None => output.fields(&[&row.date, &row.source, &row.title, &row.id])?,
        }
    }
    Ok(())
}

/// The fields of a line.
#[derive(Debug)]
struct Row {
    date: Clean,
    source: Clean,
    has_source: bool,
    title: Clean,
    id: Clean,
}

impl Row {
    fn new(summary: &Summary) -> Self {
        let id = summary.keys.id().to_string();
        let source = summary.source.as_ref();
        Self {
            date: Clean::line(summary.date.as_deref().unwrap_or_default()),
            source: Clean::line(source.unwrap_or(&summary.folder)),
            has_source: source.is_some(),
            title: Clean::line(&summary.title),
            id: Clean::line(id.get(..ID_DIGITS).unwrap_or(&id)),
        }
    }

    /// The line in columns: date, source, title, id, as far as there is room for them.
    fn painted(&self, columns: usize, styles: &Styles) -> Vec<Painted> {
        let source = if columns < 60 {
            0
        } else {
            (columns / 5).min(24)
        };
        let id = if columns < 80 { 0 } else { ID_DIGITS };
        let day = self.date.split('T').next().unwrap_or_default();
        let fit = |text: &str, cells: usize| Clean::text(&width::fit(text, cells));
        let mut parts = vec![Painted::new(fit(day, 12.min(columns)), styles.quiet())];
        let mut left = columns.saturating_sub(12);
        if source > 0 {
            let name = fit(&width::fit(&self.source, source), source + 2);
            parts.push(if self.has_source {
                Painted::plain(name)
            } else {
                Painted::new(name, styles.quiet())
            });
            left -= source + 2;
        }
        if id > 0 {
            left -= id + 2;
            let title = width::fit(&self.title, left);
            parts.push(Painted::plain(Clean::text(&format!("{title}  "))));
            parts.push(Painted::new(self.id.clone(), styles.quiet()));
        } else {
            let title = width::truncate(&self.title, left);
            parts.push(Painted::plain(Clean::text(&title)));
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> Row {
        Row {
            date: Clean::line("2023-02-10T03:44"),
            source: Clean::line("東京湾新聞 and the Harbour Post of the North"),
            has_source: true,
            title: Clean::line(
                "港の上のドローン: drones over the port, and what became of them all",
            ),
            id: Clean::line("0123456789ab"),
        }
    }

    #[test]
    fn a_line_fits_any_terminal_and_loses_first_the_id_then_the_source() {
        let styles = Styles::new(&App::default());
        for columns in 1..200 {
            let parts = row().painted(columns, &styles);
            let line: String = parts.iter().map(|part| part.text().as_str()).collect();
            assert!(width::width(&line) <= columns, "{columns}: {line}");
            assert_eq!(line.contains("0123456789ab"), columns >= 80, "{columns}");
            assert_eq!(line.contains("東京"), columns >= 60, "{columns}");
            assert_eq!(line.contains("2023-02-10"), columns >= 10, "{columns}");
            assert!(!line.contains("03:44"));
        }
    }
}
