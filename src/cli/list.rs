//! `newsprint list`: articles, one line each.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Map, Value};

use crate::article::{RowId, Summary, facts};
use crate::cli::args::ListArguments;
use crate::cli::end::{Status, Stop};
use crate::cli::library::Library;
use crate::cli::output::Output;
use crate::config::{self, Column, Places, Shows};
use crate::export::json;
use crate::library::missing;
use crate::text::{Clean, width};
use crate::tui::workers::rows::record;
use crate::ui::ansi::Painted;
use crate::ui::columns;
use crate::ui::row::fact;
use crate::ui::style::Styles;
use crate::user::Mark;

/// Rows that are fetched at a time.
const WINDOW: usize = 256;

/// Cells of a date by the day.
const DAY: u16 = 10;

/// Cells of marks in words.
const MARKS_CELLS: u16 = 15;

/// Columns of a terminal from which there is room for sources, and for ids.
const ROOM_FOR: [(Shows, u16); 2] = [(Shows::Source, 60), (Shows::Id, 80)];

/// Lists what was asked for.
pub(crate) fn run(
    wanted: &ListArguments,
    places: &Places,
    output: &mut Output,
) -> Result<Status, Stop> {
    let (library, rows) = wanted.of.find(places)?;
    let columns = columns(wanted, places, output);
    write(&library, &rows, (!wanted.json).then_some(&columns), output)?;
    Ok(Status::Done)
}

/// The columns that were asked for, else on a terminal those that are set, and the id that other commands
/// take. What goes into a pipe is not changed by a setting: programs read it.
fn columns(wanted: &ListArguments, places: &Places, output: &Output) -> Vec<Column> {
    if !wanted.columns.is_empty() {
        return wanted.columns.clone();
    }
    let is_shown = output.columns().is_some() && !wanted.json;
    let set = is_shown.then(|| config::load(&places.settings()).settings.columns);
    let mut set = set
        .filter(|set| !set.is_empty())
        .unwrap_or_else(|| Column::COMMAND.to_vec());
    if !set.iter().any(|column| column.shows == Shows::Id) {
        set.push(Column::of(Shows::Id));
    }
    set
}

/// Writes the articles of `rows`: a line each with its `columns`, or as objects where there are none.
pub(crate) fn write(
    library: &Library,
    rows: &[u32],
    columns: Option<&[Column]>,
    output: &mut Output,
) -> Result<(), Stop> {
    for ids in rows.chunks(WINDOW) {
        let summaries: Vec<_> = library.rows(ids)?.into_iter().flatten().collect();
        match columns {
            Some(columns) => write_lines(library, &summaries, columns, output)?,
            None => write_json(library, &summaries, output)?,
        }
    }
    Ok(())
}

/// Writes the object of each article.
fn write_json(library: &Library, summaries: &[Summary], output: &mut Output) -> Result<(), Stop> {
    let keys: Vec<_> = summaries.iter().map(|summary| summary.keys).collect();
    let marks = library.store.marks(&keys)?;
    for (summary, mark) in summaries.iter().zip(marks) {
        let is_missing = missing::is_missing(summary.row.0);
        let (root, path, facts) = if is_missing {
            missing_facts(library, summary)?
        } else {
            let Some(row) = library.catalog.facts(RowId(summary.row.0))? else {
                continue;
            };
            (row.file.root, row.file.path, row.facts)
        };
        let entry = json::Entry {
            id: summary.keys.id(),
            root: &root,
            path: &path,
            part: summary.part,
            mark,
            added: &library.store.added(&summary.keys)?,
            hits: &summary.hits,
            copies: &library.catalog.copies(summary.row)?,
        };
        let mut line = json::article(&entry, facts, library.matcher.keywords());
        if is_missing {
            line.insert("missing".to_owned(), true.into());
        }
        output.json(line)?;
    }
    Ok(())
}

/// The root, the path and the facts of an article whose file is gone, as the state knows them.
fn missing_facts(
    library: &Library,
    summary: &Summary,
) -> Result<(PathBuf, PathBuf, Map<String, Value>), Stop> {
    let kept = missing::kept(&library.store, summary.row.0)?;
    let known = kept.map(|kept| {
        let facts = &kept.added.facts;
        let root = facts.root.clone().unwrap_or_default();
        (root, missing::known(&kept.subject, facts))
    });
    let (root, article) = known.unwrap_or_default();
    let facts = facts::facts(&article);
    Ok((root.into(), summary.path.clone(), facts))
}

/// Writes a line of each article: in columns on a terminal, else with tabs between.
fn write_lines(
    library: &Library,
    summaries: &[Summary],
    columns: &[Column],
    output: &mut Output,
) -> Result<(), Stop> {
    let app = output.app(&Arc::default());
    let styles = Styles::new(&app);
    let has = |shows| columns.iter().any(|column: &Column| column.shows == shows);
    let keys: Vec<_> = summaries.iter().map(|summary| summary.keys).collect();
    let marks = if has(Shows::Marks) {
        library.store.marks(&keys)?
    } else {
        vec![Mark::default(); keys.len()]
    };
    let is_of_record = columns.iter().any(|column| column.shows.is_of_record());
    for (summary, mark) in summaries.iter().zip(marks) {
        let record = if is_of_record {
            record(&library.catalog, Some(&library.store), summary)?
        } else {
            None
        };
        let record = record.unwrap_or_default();
        let facts = columns.iter().map(|column| {
            let words = match column.shows {
                Shows::Marks => marks_words(mark),
                shows => fact(shows, summary, &record),
            };
            Fact {
                shows: column.shows,
                text: Clean::line(&words),
                is_quiet: column.shows == Shows::Source && summary.source.is_none(),
            }
        });
        let row = Row {
            facts: facts.collect(),
        };
        match output.columns() {
            Some(width) => output.painted(&row.painted(columns, width, &styles))?,
            None => output.fields(&row.fields())?,
        }
    }
    Ok(())
}

/// The marks on an article, in words.
fn marks_words(mark: Mark) -> String {
    let words = [
        (!mark.is_read, "unread"),
        (mark.is_bookmarked, "bookmark"),
        (mark.has_note, "note"),
    ];
    let held = words.into_iter().filter(|(holds, _)| *holds);
    let held: Vec<_> = held.map(|(_, word)| word).collect();
    held.join(",")
}

/// What a column says of an article.
#[derive(Debug)]
pub(crate) struct Fact {
    pub(crate) shows: Shows,
    pub(crate) text: Clean,
    /// Whether it stands for what is not known.
    pub(crate) is_quiet: bool,
}

/// What a line says.
#[derive(Debug)]
pub(crate) struct Row {
    /// In the order of the columns.
    pub(crate) facts: Vec<Fact>,
}

impl Row {
    /// Its texts.
    pub(crate) fn fields(&self) -> Vec<&Clean> {
        self.facts.iter().map(|fact| &fact.text).collect()
    }

    /// The line on a terminal of `width` columns, as far as there is room.
    pub(crate) fn painted(&self, set: &[Column], width: u16, styles: &Styles) -> Vec<Painted> {
        let cells = |shows: Shows| match shows {
            _ if ROOM_FOR
                .iter()
                .any(|(of, least)| *of == shows && width < *least) =>
            {
                0
            }
            Shows::Marks => MARKS_CELLS,
            Shows::Date => DAY,
            Shows::Source => (width / 5).min(24),
            Shows::Hits => 4,
            other => other.cells(),
        };
        let shared = columns::share(set, width, cells);
        let mut parts = Vec::new();
        for (number, (shows, cells)) in shared.iter().enumerate() {
            let Some(fact) = self.facts.iter().find(|fact| fact.shows == *shows) else {
                continue;
            };
            let words = match shows {
                Shows::Date => fact.text.split('T').next().unwrap_or_default(),
                _ => fact.text.as_str(),
            };
            let is_last = number + 1 == shared.len();
            let cells = usize::from(*cells);
            let text = match shows {
                Shows::Hits | Shows::Words => {
                    let number = width::truncate(words, cells);
                    format!("{number:>cells$}")
                }
                Shows::Path => width::fit(&width::truncate_start(words, cells), cells),
                _ if is_last => width::truncate(words, cells),
                _ => width::fit(words, cells),
            };
            let gap = " ".repeat(usize::from(columns::gap_after(&shared, number)));
            let is_plain = matches!(shows, Shows::Title | Shows::Source) && !fact.is_quiet;
            let text = Clean::text(&format!("{text}{gap}"));
            parts.push(if is_plain {
                Painted::plain(text)
            } else {
                Painted::new(text, styles.quiet())
            });
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::App;

    fn row() -> Row {
        let facts = [
            (Shows::Date, "2023-02-10T03:44"),
            (
                Shows::Source,
                "東京湾新聞 and the Harbour Post of the North",
            ),
            (
                Shows::Title,
                "港の上のドローン: drones over the port, and what became of them all",
            ),
            (Shows::Id, "0123456789ab"),
        ];
        let fact = |(shows, text): (Shows, &str)| Fact {
            shows,
            text: Clean::line(text),
            is_quiet: false,
        };
        Row {
            facts: facts.into_iter().map(fact).collect(),
        }
    }

    #[test]
    fn a_number_that_does_not_fit_its_column_is_seen_to_be_cut() {
        let fact = |shows, text: &str| Fact {
            shows,
            text: Clean::line(text),
            is_quiet: false,
        };
        let row = Row {
            facts: vec![fact(Shows::Words, "1234567"), fact(Shows::Title, "Rail")],
        };
        let set = ["words:4", "title"].map(|written| Column::parse(written).unwrap());
        let parts = row.painted(&set, 80, &Styles::new(&App::default()));
        let line: String = parts.iter().map(|part| part.text().as_str()).collect();
        assert_eq!(line, "123…  Rail");
    }

    #[test]
    fn a_line_fits_any_terminal_and_loses_first_the_id_then_the_source() {
        let styles = Styles::new(&App::default());
        for columns in 1..200 {
            let parts = row().painted(&Column::COMMAND, columns, &styles);
            let line: String = parts.iter().map(|part| part.text().as_str()).collect();
            assert!(
                width::width(&line) <= usize::from(columns),
                "{columns}: {line}"
            );
            assert_eq!(line.contains("0123456789ab"), columns >= 80, "{columns}");
            assert_eq!(line.contains("東京"), columns >= 60, "{columns}");
            assert_eq!(line.contains("2023-02-10"), columns >= 23, "{columns}");
            assert!(!line.contains("03:44"));
        }
    }
}
