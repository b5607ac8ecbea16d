//! `newsprint list`: articles, one line each.

use crate::app::App;
use crate::article::{RowId, Summary};
use crate::cli::args::ListArguments;
use crate::cli::end::{Status, Stop};
use crate::cli::library::Library;
use crate::cli::listed::{self, Listed, Listing};
use crate::cli::output::Output;
use crate::config::Places;
use crate::export::json;
use crate::text::{Clean, width};
use crate::ui::ansi::Painted;
use crate::ui::style::Styles;

/// Rows that are fetched at a time.
const WINDOW: usize = 256;

/// Digits of an id that are shown: enough to name one article among a million.
pub(crate) const ID_DIGITS: usize = 12;

/// Lists what was asked for.
pub(crate) fn run(
    wanted: &ListArguments,
    places: &Places,
    output: &mut Output,
) -> Result<Status, Stop> {
    let listing = Listing {
        query: &wanted.query,
        library: &wanted.library,
        sort: wanted.order.sort(),
    };
    let Listed { library, order, .. } = listed::find(&listing, places)?;
    let limit = wanted.limit.unwrap_or(usize::MAX).min(order.len());
    let rows = order.get(..limit).unwrap_or_default();
    write(&library, rows, wanted.json, output)?;
    Ok(Status::Done)
}

/// Writes the articles of `rows`: as objects, or a line each.
pub(crate) fn write(
    library: &Library,
    rows: &[u32],
    as_json: bool,
    output: &mut Output,
) -> Result<(), Stop> {
    for ids in rows.chunks(WINDOW) {
        let summaries: Vec<_> = library.catalog.rows(ids)?.into_iter().flatten().collect();
        if as_json {
            write_json(library, &summaries, output)?;
        } else {
            write_lines(&summaries, output)?;
        }
    }
    Ok(())
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
pub(crate) struct Row {
    pub(crate) date: Clean,
    pub(crate) source: Clean,
    pub(crate) has_source: bool,
    pub(crate) title: Clean,
    pub(crate) id: Clean,
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
    pub(crate) fn painted(&self, columns: usize, styles: &Styles) -> Vec<Painted> {
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
