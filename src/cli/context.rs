//! `newsprint keywords --context`: every place of what a query looks for, with the words around it;
//! of every keyword where it looks for none.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use crate::article::Summary;
use crate::cancel::Cancel;
use crate::cli::end::Stop;
use crate::cli::library::Library;
use crate::cli::listed::Listed;
use crate::cli::output::{self, Output};
use crate::keywords::Keywords;
use crate::library::view::Ask;
use crate::library::view::context::{By, Line};
use crate::library::view::gathering::Gathering;
use crate::library::view::passages::has_places;
use crate::query::Query;
use crate::query::ast::Node;
use crate::text::{Clean, width};
use crate::ui::ansi::Painted;
use crate::ui::marks::Marks;
use crate::ui::style::Styles;

/// Lines that are asked for at a time.
const WINDOW: usize = 512;

/// Cells of a date, and of a source at most.
const DATE: usize = 12;
const SOURCE: usize = 18;

/// Writes the places: as objects, or a line each, those of the newest article first.
pub(crate) fn write(found: &Listed, as_json: bool, output: &mut Output) -> Result<(), Stop> {
    let Listed { library, ask, .. } = found;
    let keywords = library.matcher.keywords();
    if keywords.groups.is_empty() && !has_places(&ask.query.tree) {
        let words = "nothing to look for: there are no keywords yet, and the query names no word";
        output::say(&Clean::line(words));
        return Ok(());
    }
    let ask = Ask {
        query: Query {
            tree: looked_for(&ask.query.tree, keywords),
            sort: None,
        },
        ..ask.clone()
    };
    let never = Cancel::default();
    let (catalog, store) = (&library.catalog, &library.store);
    let Some(mut gathering) = Gathering::start(catalog, store, &ask, By::Date, &never)? else {
        return Ok(());
    };
    let app = output.app(&library.matcher);
    let styles = Styles::new(&app);
    let mut written = 0;
    while !gathering.is_whole() {
        gathering.read_on(catalog, &never)?;
        // Articles are read in the order of their dates: what is known stays where it is.
        let known = gathering.known().places;
        while written < known {
            let range = written..known.min(written + WINDOW);
            written = range.end;
            let window = gathering.window(catalog, range, None, &never)?;
            let lines: Vec<Line> = window.lines.into_iter().flatten().collect();
            write_lines(library, &lines, as_json, &styles, output)?;
        }
    }
    Ok(())
}

/// What is looked for where `tree` is the scope: its own words, or else every keyword.
fn looked_for(tree: &Node, keywords: &Keywords) -> Node {
    if has_places(tree) {
        return tree.clone();
    }
    let groups = keywords.groups.iter();
    let of_groups = Node::Or(
        groups
            .map(|group| Node::Keyword(group.name.to_string()))
            .collect(),
    );
    match tree {
        Node::All => of_groups,
        tree => Node::And(vec![tree.clone(), of_groups]),
    }
}

fn write_lines(
    library: &Library,
    lines: &[Line],
    as_json: bool,
    styles: &Styles,
    output: &mut Output,
) -> Result<(), Stop> {
    let mut rows: Vec<u32> = lines.iter().map(|line| line.row).collect();
    rows.dedup();
    let summaries = library.catalog.rows(&rows)?;
    let summaries: HashMap<u32, Summary> = rows
        .into_iter()
        .zip(summaries)
        .filter_map(|(row, summary)| Some((row, summary?)))
        .collect();
    for line in lines {
        let Some(summary) = summaries.get(&line.row) else {
            continue;
        };
        if as_json {
            output.json(object(line, summary, library.matcher.keywords()))?;
        } else if let Some(columns) = output.columns() {
            output.painted(&painted(line, usize::from(columns), styles))?;
        } else {
            let id = Clean::line(&summary.keys.id().to_string());
            let date = Clean::line(line.published.as_deref().unwrap_or_default());
            let passage = &line.passage;
            output.fields(&[
                &date,
                &line.source,
                &passage.left,
                &passage.hit,
                &passage.right,
                &id,
            ])?;
        }
    }
    Ok(())
}

/// The object of a place.
fn object(line: &Line, summary: &Summary, keywords: &Keywords) -> Map<String, Value> {
    let group = line.passage.group;
    let group = group.and_then(|place| keywords.groups.get(usize::from(place)));
    let text = |text: &Clean| json!(text.as_str());
    let path = Clean::line(&summary.path.to_string_lossy());
    let pairs = [
        ("id", json!(summary.keys.id().to_string())),
        ("path", text(&path)),
        ("part", json!(summary.part)),
        ("title", text(&summary.title)),
        ("date", json!(line.published.as_deref())),
        ("source", json!(summary.source.as_deref())),
        ("group", json!(group.map(|group| group.name.as_str()))),
        ("left", text(&line.passage.left)),
        ("hit", text(&line.passage.hit)),
        ("right", text(&line.passage.right)),
    ];
    pairs
        .map(|(key, value)| (key.to_owned(), value))
        .into_iter()
        .collect()
}

/// A line of `columns` cells: date and source, and the places of all lines in one column.
fn painted(line: &Line, columns: usize, styles: &Styles) -> Vec<Painted> {
    let source = if columns < 60 {
        0
    } else {
        (columns / 7).min(SOURCE)
    };
    let published = line.published.as_deref().unwrap_or_default();
    let day = published.split('T').next().unwrap_or_default();
    let date = width::fit(day, DATE.min(columns));
    let mut head = date;
    if source > 0 {
        head.push_str(&width::fit(&line.source, source));
        head.push_str("  ");
    }
    let room = columns.saturating_sub(width::width(&head));
    let before = room * 2 / 5;
    let left = width::truncate_start(&line.passage.left, before);
    let indent = " ".repeat(before.saturating_sub(width::width(&left)));
    let hit = width::truncate(&line.passage.hit, room - before);
    let after = (room - before).saturating_sub(width::width(&hit));
    let marks = Marks {
        group: line.passage.group,
        is_found: line.passage.group.is_none(),
        is_find: false,
    };
    vec![
        Painted::new(Clean::text(&head), styles.quiet()),
        Painted::plain(Clean::text(&format!("{indent}{left}"))),
        Painted::new(Clean::text(&hit), styles.mark(marks)),
        Painted::plain(Clean::text(&width::truncate(&line.passage.right, after))),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::App;
    use crate::library::view::context::Passage;

    #[test]
    fn a_line_fits_any_terminal_and_its_place_stands_in_one_column() {
        let styles = Styles::new(&App::default());
        for columns in 1..200 {
            let mut places = Vec::new();
            for (left, right) in [
                ("", "後"),
                ("前に立つ言葉の列 before", &"after it ".repeat(20)),
                ("قبل", "بعد"),
            ] {
                let line = Line {
                    row: 1,
                    published: Some(Clean::line("2023-02-10T03:44")),
                    source: Clean::line("東京湾新聞 and the Harbour Post"),
                    passage: Passage {
                        at: 0,
                        group: None,
                        left: Clean::line(left),
                        hit: Clean::line("東京"),
                        right: Clean::line(right),
                    },
                };
                let parts = painted(&line, columns, &styles);
                let cells: Vec<usize> =
                    parts.iter().map(|part| width::width(part.text())).collect();
                assert!(cells.iter().sum::<usize>() <= columns, "{columns}");
                places.push(cells.iter().take(2).sum::<usize>());
            }
            places.dedup();
            assert_eq!(places.len(), 1, "{columns}");
        }
    }
}
