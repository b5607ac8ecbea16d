//! Rows in words, for those who have the screen read to them or under their fingers: one thing after
//! another, the title first, and each mark as the word for it.
//!
//! ```text
//! Iran and Russia widen trade. Caspian News, 10 Feb 2023, unread, bookmark, 4 hits
//! ```

use crate::app::App;
use crate::app::notice::grouped;
use crate::article::Summary;
use crate::config::Shows;
use crate::library::missing;
use crate::library::view::context::Line;
use crate::text::width;
use crate::ui::dates::{self, Room};
use crate::ui::row::fact;
use crate::user::Mark;

/// The row of an article, in so many cells.
pub(crate) fn row(app: &App, (summary, mark): (&Summary, Mark), cells: u16) -> String {
    let source = summary.source.as_ref().unwrap_or(&summary.folder);
    let mut facts = vec![source.to_string()];
    let begun = app.progress.begun(&summary.keys);
    let hits = summary.hit_count();
    let date = summary.date.as_deref().unwrap_or_default();
    let words = [
        (!date.is_empty(), dates::short(date, Room::Wide, app.year)),
        (!mark.is_read, "unread".to_owned()),
        (mark.is_bookmarked, "bookmark".to_owned()),
        (mark.has_note, "note".to_owned()),
        (
            begun.is_some(),
            format!("{} percent read", begun.unwrap_or_default()),
        ),
        (hits == 1, "1 hit".to_owned()),
        (hits > 1, format!("{} hits", grouped(hits as usize))),
        (
            app.selection.rows.contains(summary.row.0),
            "selected".to_owned(),
        ),
        (missing::is_missing(summary.row.0), "missing".to_owned()),
    ];
    facts.extend(
        words
            .into_iter()
            .filter(|(holds, _)| *holds)
            .map(|(_, word)| word),
    );
    let record = app.list.rows.records.get(&summary.row.0).cloned();
    let record = record.unwrap_or_default();
    let set = app
        .settings
        .list_columns()
        .iter()
        .map(|column| column.shows);
    let more = set.filter(|shows| shows.cells() > 0);
    facts.extend(
        more.map(|shows| match (shows, fact(shows, summary, &record)) {
            (Shows::Words, words) => format!("{words} words"),
            (_, words) => words,
        }),
    );
    facts.retain(|fact| !fact.trim().is_empty());
    sentence(&summary.title, &facts, usize::from(cells))
}

/// A word in its context, in so many cells.
pub(crate) fn context(app: &App, line: &Line, cells: u16) -> String {
    let passage = &line.passage;
    // What is looked for is on the line, with some of what leads to it.
    let left = width::truncate_start(&passage.left, usize::from(cells / 3));
    let words = format!("{left}{}{}", passage.hit, passage.right);
    let date = line.published.as_deref().unwrap_or_default();
    let date = dates::short(date, Room::Wide, app.year);
    let facts = [line.source.to_string(), date.trim().to_owned()];
    let facts: Vec<_> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    // The words are what is asked for: they are not shortened for what is known of their article.
    width::truncate(&sentence(&words, &facts, usize::MAX), usize::from(cells))
}

/// The heading of a group, with what its fold is.
pub(crate) fn heading(words: &str, articles: u32, is_folded: bool) -> String {
    let fold = if is_folded { ", folded" } else { "" };
    format!("Group: {words}, {}{fold}", grouped(articles as usize))
}

/// What is meant first, and what is known of it, which tells its marks: where there is no room for both, the
/// first is shortened, to a third at most.
fn sentence(first: &str, facts: &[String], cells: usize) -> String {
    let facts = facts.join(", ");
    let beside = cells.saturating_sub(width::width(&facts) + ". ".len());
    let first = width::truncate(first.trim(), beside.max(cells / 3));
    let stop = if first.ends_with(['.', '!', '?', '…', '。']) {
        ""
    } else {
        "."
    };
    width::truncate(&format!("{first}{stop} {facts}"), cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_title_gives_way_to_what_the_article_bears() {
        let facts = ["Caspian News".to_owned(), "unread".to_owned()];
        let table = [
            (60, "Iran and Russia widen trade. Caspian News, unread"),
            (40, "Iran and Russia w… Caspian News, unread"),
            (24, "Iran an… Caspian News, …"),
            (0, ""),
        ];
        for (cells, expected) in table {
            let words = sentence("Iran and Russia widen trade", &facts, cells);
            assert_eq!(words, expected);
        }
    }
}
