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
use crate::ui::dates::{self, Room};
use crate::ui::row::fact;
use crate::user::Mark;

/// The row of an article.
pub(crate) fn row(app: &App, summary: &Summary, mark: Mark) -> String {
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
    sentence(&summary.title, &facts)
}

/// A word in its context.
pub(crate) fn context(app: &App, line: &Line) -> String {
    let passage = &line.passage;
    let words = format!("{}{}{}", passage.left, passage.hit, passage.right);
    let date = line.published.as_deref().unwrap_or_default();
    let date = dates::short(date, Room::Wide, app.year);
    let facts = [line.source.to_string(), date.trim().to_owned()];
    let facts: Vec<_> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    sentence(&words, &facts)
}

/// The heading of a group, with what its fold is.
pub(crate) fn heading(words: &str, articles: u32, is_folded: bool) -> String {
    let fold = if is_folded { ", folded" } else { "" };
    format!("Group: {words}, {}{fold}", grouped(articles as usize))
}

/// What is meant first, and what is known of it.
fn sentence(first: &str, facts: &[String]) -> String {
    let first = first.trim();
    let stop = if first.ends_with(['.', '!', '?', '…', '。']) {
        ""
    } else {
        "."
    };
    format!("{first}{stop} {}", facts.join(", "))
}
