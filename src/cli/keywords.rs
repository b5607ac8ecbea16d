//! `newsprint keywords`: how often every keyword stands in the articles, in the order of its file; or
//! how many articles there are of each day, week or month, or every place with the words around it.

use serde_json::{Map, Value, json};

use crate::app::notice::grouped;
use crate::cancel::Cancel;
use crate::cli::args::KeywordsArguments;
use crate::cli::end::{Status, Stop};
use crate::cli::library::{Library, keywords};
use crate::cli::listed::{self, Listed, Listing};
use crate::cli::output::{self, Output};
use crate::cli::{context, coverage};
use crate::config::Places;
use crate::keywords::{Group, Match, Word};
use crate::library::view::periods::By;
use crate::library::view::{self, Tallies, Tally};
use crate::query::Sort;
use crate::text::{Clean, width};
use crate::ui::ansi::Painted;
use crate::ui::style::Styles;

/// Cells of a number of articles, and of one of hits.
const NUMBER: usize = 11;

/// Counts what was asked for.
pub(crate) fn run(
    wanted: &KeywordsArguments,
    places: &Places,
    output: &mut Output,
) -> Result<Status, Stop> {
    let matcher = keywords(places);
    let are_needed = wanted.by.is_none() && !wanted.context;
    if matcher.keywords().groups.is_empty() && are_needed {
        let path = places.keywords();
        let words = format!(
            "no keywords yet: H in the reader adds some, to {}",
            path.display()
        );
        output::say(&Clean::line(&words));
        return Ok(Status::Done);
    }
    let listing = Listing {
        query: &wanted.query,
        library: &wanted.library,
        sort: Sort::default(),
    };
    let found = listed::find(&listing, places)?;
    if let Some(by) = &wanted.by {
        let by = By::named(by).unwrap_or_default();
        coverage::write(&found, by, wanted.json, output)?;
        return Ok(Status::Done);
    }
    if wanted.context {
        context::write(&found, wanted.json, output)?;
        return Ok(Status::Done);
    }
    let Listed { library, order, .. } = found;
    let tallies = view::tallies(
        &library.catalog,
        &order,
        &library.matcher,
        &Cancel::default(),
    )?;
    let tallies = tallies.unwrap_or_default();
    if wanted.json {
        write_json(&library, &tallies, output)?;
    } else {
        write_lines(&library, &tallies, output)?;
    }
    Ok(Status::Done)
}

/// Writes the object of each keyword.
fn write_json(library: &Library, tallies: &Tallies, output: &mut Output) -> Result<(), Stop> {
    let keywords = library.matcher.keywords();
    for (place, nth, word) in keywords.all_words() {
        let tally = tallies.words.get(&(place, nth)).copied();
        let group = keywords.groups.get(usize::from(place));
        output.json(object(group, word, tally.unwrap_or_default()))?;
    }
    Ok(())
}

/// The object of a keyword.
fn object(group: Option<&Group>, word: &Word, tally: Tally) -> Map<String, Value> {
    let pairs = [
        ("group", json!(group.map(|group| group.name.as_str()))),
        ("keyword", json!(Clean::line(&word.text).as_str())),
        ("match", json!(word.rule.name())),
        ("articles", json!(tally.articles)),
        ("hits", json!(tally.hits)),
    ];
    pairs
        .map(|(key, value)| (key.to_owned(), value))
        .into_iter()
        .collect()
}

/// Writes a line of each group and of each keyword: in columns on a terminal, else with tabs
/// between, the keyword empty where the line is of its group.
fn write_lines(library: &Library, tallies: &Tallies, output: &mut Output) -> Result<(), Stop> {
    let app = output.app(&library.matcher);
    let styles = Styles::new(&app);
    let columns = output.columns().map(usize::from);
    if let Some(columns) = columns {
        let head = counted("", columns, ["articles", "hits"].map(str::to_owned));
        output.painted(&[Painted::new(head, styles.label())])?;
    }
    for (place, group) in (0..).zip(&library.matcher.keywords().groups) {
        let tally = tallies.groups.get(&place).copied().unwrap_or_default();
        match columns {
            Some(columns) => {
                let name = Clean::line(&width::truncate(&group.name, name_cells(columns)));
                let used = width::width(&name);
                let rest = counted("", columns.saturating_sub(used), numbers(tally));
                let parts = [Painted::new(name, styles.hit(place)), Painted::plain(rest)];
                output.painted(&parts)?;
            }
            None => write_fields(output, group, None, tally)?,
        }
        for (nth, word) in (0..).zip(&group.words) {
            let tally = tallies
                .words
                .get(&(place, nth))
                .copied()
                .unwrap_or_default();
            match columns {
                Some(columns) => {
                    let line = counted(&format!("  {}", named(word)), columns, numbers(tally));
                    output.painted(&[Painted::plain(line)])?;
                }
                None => write_fields(output, group, Some(word), tally)?,
            }
        }
    }
    Ok(())
}

/// Writes the fields of a group or of a keyword.
fn write_fields(
    output: &mut Output,
    group: &Group,
    word: Option<&Word>,
    tally: Tally,
) -> Result<(), Stop> {
    let text = word.map_or_else(Clean::default, |word| Clean::line(&word.text));
    let rule = word.map_or("", |word| word.rule.name());
    let number = |number: &str| Clean::line(number);
    output.fields(&[
        &group.name,
        &text,
        &number(rule),
        &number(&tally.articles.to_string()),
        &number(&tally.hits.to_string()),
    ])
}

/// A keyword with its rule, where that is not the usual one.
fn named(word: &Word) -> String {
    match word.rule {
        Match::Plain => word.text.clone(),
        rule => format!("{} ({})", word.text, rule.name()),
    }
}

/// The numbers of a line.
fn numbers(tally: Tally) -> [String; 2] {
    let hits = usize::try_from(tally.hits).unwrap_or(usize::MAX);
    [tally.articles, hits].map(grouped)
}

/// The cells that a name has on a line of `columns`.
fn name_cells(columns: usize) -> usize {
    columns.min(80).saturating_sub(2 * NUMBER)
}

/// A line of `columns`: a name, and two numbers at its right.
fn counted(name: &str, columns: usize, [articles, hits]: [String; 2]) -> Clean {
    let name = width::fit(&Clean::line(name), name_cells(columns));
    Clean::text(&format!("{name}{articles:>NUMBER$}{hits:>NUMBER$}"))
}
