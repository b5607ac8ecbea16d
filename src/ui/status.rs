//! The status line: what is listed, the last message or the running work, and where one is.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::app::notice::{Weight, grouped};
use crate::app::places::LetterFor;
use crate::app::refreshing::work_words;
use crate::app::{App, Focus, Rect};
use crate::input::{Command, Layer};
use crate::library::Searched;
use crate::query::{Group, Query, Sort};
use crate::text::{Clean, width};
use crate::ui::draw::put;
use crate::ui::hits;
use crate::ui::message;
use crate::ui::prompt::finds;
use crate::ui::sparkline;
use crate::ui::style::Styles;

/// Cells between two things in the line.
const BESIDE: usize = 2;

/// With fewer cells where one is, is not said shortened: the start of a word says nothing.
const FEWEST_CELLS: usize = 12;

/// Draws the status line into `area`.
pub fn draw(buffer: &mut Buffer, area: Rect, app: &App, styles: &Styles) {
    let margin = u16::from(area.width >= 60);
    let (x, end) = (
        area.x + margin,
        (area.x + area.width).saturating_sub(margin),
    );
    let room = usize::from(end.saturating_sub(x));
    let (mut left, look) = left(app, styles);
    // A message is read to its end.
    let is_message = app.question.is_some() || app.notice.is_some();
    if is_message {
        left = message::draw(buffer, area, (x, end), (&left, look));
    }
    let beside = room.saturating_sub(width::width(&left) + BESIDE);
    // What is listed gives way to where one is, and most of all to the keyword that one follows.
    let right_room = if is_message || app.is_plain() {
        beside
    } else if app.reading.hit.is_some() {
        beside.max(room * 3 / 4)
    } else {
        beside.max(room / 2)
    };
    let right = fitting(right(app, right_room), right_room, app.look.dot());
    if app.is_plain() {
        let words = [left, right].into_iter().filter(|words| !words.is_empty());
        let words = words.collect::<Vec<_>>().join(". ");
        let words = width::truncate(&words, room);
        put(buffer, (x, area.y), &words, end.saturating_sub(x), look);
        return;
    }
    let right_cells = u16::try_from(width::width(&right)).unwrap_or(0);
    let left_room = room.saturating_sub(usize::from(right_cells) + BESIDE);
    let left = width::truncate(&left, left_room);
    put(buffer, (x, area.y), &left, end.saturating_sub(x), look);
    put(
        buffer,
        (end.saturating_sub(right_cells), area.y),
        &right,
        right_cells,
        styles.quiet(),
    );
    if pane_words(app).is_none() {
        let taken = width::width(&left) + usize::from(right_cells) + BESIDE * 2;
        let before_right = end.saturating_sub(right_cells + 2);
        let room = room.saturating_sub(taken);
        sparkline::draw(buffer, (before_right, area.y), room, (app, styles));
    }
}

/// The message, or the work, or what is listed.
fn left(app: &App, styles: &Styles) -> (String, Style) {
    if let Some(question) = &app.question {
        return (question.words.to_string(), styles.label());
    }
    if let Some(notice) = &app.notice {
        let look = if notice.weight == Weight::Error {
            styles.error()
        } else {
            Style::new()
        };
        return (notice.text.to_string(), look);
    }
    if let Some(what) = app.places.letter_for {
        let words = match what {
            LetterFor::Set => "m  a letter from a to z sets a mark",
            LetterFor::Go => "'  the letter of a mark; ' back before the last jump",
        };
        return (words.to_owned(), Style::new());
    }
    if !app.pending.is_empty() {
        return (pending(app), Style::new());
    }
    if let Some(words) = app.selecting_words() {
        return (words, styles.quiet());
    }
    if let Some(words) = pane_words(app) {
        return (words, styles.quiet());
    }
    let listed = if app.selection.is_empty() {
        listed(app)
    } else {
        let selected = grouped(app.selection.len());
        format!(
            "{selected} selected ({} none) {} {}",
            app.hint(Command::Back),
            app.look.dot(),
            listed(app)
        )
    };
    let searched = app.list.view.searched.map(searched_words);
    match searched.or_else(|| work_words(app)) {
        Some(work) => (
            format!(
                "{work} ({} stops) {} {listed}",
                app.hint(Command::StopWork),
                app.look.dot()
            ),
            Style::new(),
        ),
        None => (listed, Style::new()),
    }
}

/// What can be done in a pane that stands in place of list and article.
fn pane_words(app: &App) -> Option<String> {
    if app.coverage.is_some() {
        return Some("coverage over time".to_owned());
    }
    let commands = [
        Command::OpenArticle,
        Command::NextOrder,
        Command::Context,
        Command::Quit,
    ];
    app.is_in_context().then(|| {
        let [opens, sorts, other, back] = app.hints_in(Layer::Context, commands);
        format!("{opens} goes there, {sorts} sorts, {other} other words, {back} back")
    })
}

/// What was typed of a sequence; in one line what may follow too, which has a box of its own elsewhere.
fn pending(app: &App) -> String {
    let follow = app.followers().into_iter().filter(|_| app.is_plain());
    let follow = follow.map(|of| format!("{} {}", of.key, of.name));
    let parts: Vec<_> = std::iter::once(app.typed_keys()).chain(follow).collect();
    parts.join("  ")
}

/// The order, the grouping and the query.
fn listed(app: &App) -> String {
    let query = &app.list.query;
    let sort = query.sort.unwrap_or(app.list.sort);
    let order = match (sort, app.look.is_ascii) {
        (Sort::Newest, false) => "date ↓".to_owned(),
        (Sort::Oldest, false) => "date ↑".to_owned(),
        (Sort::Newest, true) => "newest first".to_owned(),
        (Sort::Oldest, true) => "oldest first".to_owned(),
        (Sort::Title | Sort::Source, false) => format!("{} ↑", sort.name()),
        (sort, false) => format!("{} ↓", sort.name()),
        (sort, true) => sort.name().to_owned(),
    };
    let order = if app.list.is_reading_list() {
        "as kept".to_owned()
    } else {
        order
    };
    let order = match app.list.group {
        Group::None => order,
        group => format!("{order} by {}", group.name()),
    };
    let order = if app.polled_because.is_some() {
        format!("{order} {} looks every minute", app.look.dot())
    } else {
        order
    };
    let asked = if query.is_all() {
        return order;
    } else if query.tree == Query::bookmarked().tree {
        Clean::line("bookmarks")
    } else {
        Clean::line(&app.list.asked_words())
    };
    format!("{order} {} {asked}", app.look.dot())
}

/// As many of `parts` as fit in `room` cells; the last give way first, and the first is shortened.
fn fitting(mut parts: Vec<String>, room: usize, dot: &str) -> String {
    let joined = |parts: &[String]| parts.join(&format!(" {dot} "));
    while parts.len() > 1 && width::width(&joined(&parts)) > room {
        parts.pop();
    }
    let words = width::truncate(&joined(&parts), room);
    let tells = room >= FEWEST_CELLS || !words.ends_with('…');
    if tells { words } else { String::new() }
}

/// Where one is: the hit, the share of the article, the row, the way to the help, for `room` cells.
fn right(app: &App, room: usize) -> Vec<String> {
    if pane_words(app).is_some() {
        return vec![app.help_words()];
    }
    let mut parts = Vec::new();
    parts.extend(hits::gone_to(app, room));
    parts.extend(hits::of_row(app));
    let is_shown = app.panes().article.is_some();
    let is_elsewhere = app.reading.hit.or(app.reading.found).is_some();
    let found = app.reading.found.filter(|_| is_shown);
    if let (Some(found), Some(page)) = (found, app.reading.page()) {
        let words = app.list.asked_words();
        let quote = if words.contains('"') { "" } else { "\"" };
        let words = Clean::line(&format!("{quote}{words}{quote}"));
        parts.push(format!("{} of {} {words}", found + 1, page.found.len()));
    }
    // A message that nothing was found says it already.
    let is_said = app.notice.is_some() && app.reading.page().is_some_and(|it| it.finds.is_empty());
    if let Some(find) = app
        .finding
        .marked
        .as_ref()
        .filter(|_| is_shown && !is_elsewhere && !is_said)
    {
        let words = Clean::line(find.typed());
        parts.push(format!("{} \"{words}\"", finds(app)));
    }
    if app.reading.raw.is_some() && is_shown {
        parts.push("raw text".to_owned());
    }
    if app.focus == Focus::Article {
        parts.push(format!("{} %", app.reading.percent()));
    }
    if !app.list.is_empty() {
        parts.push(format!(
            "{}/{}",
            grouped(app.list.position() + 1),
            grouped(app.list.len())
        ));
    }
    parts.push(app.help_words());
    parts
}

/// How much of the library was searched.
pub(crate) fn searched_words(share: Searched) -> String {
    let percent = (share.searched * 100).checked_div(share.of).unwrap_or(0);
    format!("searched {percent} % of {}", grouped(share.of))
}
