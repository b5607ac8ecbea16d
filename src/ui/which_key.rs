//! What may follow an unfinished sequence of keys, in a box at the foot of the screen.
//!
//! ```text
//! ├ g ─ Esc cancels ──────────────────────────────┤
//! │ g first      v views      h view hits         │
//! │ a view all   p problems   u view unread       │
//! ├───────────────────────────────────────────────┤
//! ```
//!
//! Where a low box has room for them, sentences say what each key does; else the names of the commands do,
//! in as few lines as their columns allow. It stands at the head where it would cover the line under the
//! cursor.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::{Modifier, Style};

use crate::app::places::LetterFor;
use crate::app::which_key::Follower;
use crate::app::{App, Rect};
use crate::text::width;
use crate::ui::draw::put;
use crate::ui::popup::{join, open_box_at};
use crate::ui::style::Styles;

/// Cells between two columns.
const GAP: usize = 3;

/// Most cells of a column: the titles of articles are cut there.
const WIDEST: usize = 64;

/// Fewest cells of a column in which names are cut so that the box gets lower.
const NARROWEST: usize = 11;

/// Draws the box, if it is to be shown; `at` is the line under the cursor.
pub fn draw(buffer: &mut Buffer, app: &App, at: Option<Position>, styles: &Styles) {
    let status = app.panes().status;
    let Some(status) = status.filter(|_| app.which_key.is_shown && !app.is_plain()) else {
        return;
    };
    let followers = app.followers();
    if followers.is_empty() {
        return;
    }
    let is_boxed = app.panes().is_boxed;
    let borders = if is_boxed { 4 } else { 0 };
    let inner = usize::from(app.size.columns.saturating_sub(borders));
    let low = usize::from(app.size.rows / 3);
    let high = usize::from(status.y.saturating_sub(2));
    let followers = shown(&followers, inner, low);
    let columns = columns(&followers, inner, high);
    let rows = followers.len().div_ceil(columns.len().max(1));
    let rows = u16::try_from(rows).unwrap_or(u16::MAX);
    let title = title(app);
    // A boxed screen has lines that the box shares with it: below it, and at the head.
    let (above, below) = if is_boxed { (1, 1) } else { (1, 0) };
    let height = (rows + above + below).min(status.y);
    let foot = (status.y + below).saturating_sub(height + below);
    let is_at_foot = at.is_none_or(|at| at.y < foot || at.y >= status.y || at.y < height);
    let outer = Rect {
        x: 0,
        y: if is_at_foot { foot } else { 0 },
        width: app.size.columns,
        height,
    };
    let area = if is_boxed {
        let area = open_box_at(buffer, app, outer, &title, styles);
        join(buffer, app, outer, styles);
        area
    } else {
        open_bare(buffer, app, (outer, is_at_foot), &title, styles)
    };
    draw_columns(
        buffer,
        area,
        &followers,
        (&columns, usize::from(rows)),
        styles,
    );
}

/// What was typed.
fn title(app: &App) -> String {
    let typed = match app.places.letter_for {
        Some(LetterFor::Set) => "mark".to_owned(),
        Some(LetterFor::Go) => "to the mark".to_owned(),
        None => app.typed_keys(),
    };
    format!(" {typed} {} Esc cancels ", app.look.dot())
}

/// A key, and what is said of it.
type Said<'f> = (&'f str, &'f str);

/// What is said of each key: sentences, where columns of `inner` cells hold them whole in at most `low` lines.
fn shown(followers: &[Follower], inner: usize, low: usize) -> Vec<Said<'_>> {
    let sentences: Vec<_> = followers
        .iter()
        .map(|of| (of.key.as_str(), of.words.as_str()))
        .collect();
    let rows = sentences
        .len()
        .div_ceil(columns(&sentences, inner, usize::MAX).len());
    let are_whole = sentences.iter().all(|of| cells(of) <= inner.min(WIDEST));
    if are_whole && rows <= low {
        return sentences;
    }
    let names = followers.iter();
    names
        .map(|of| (of.key.as_str(), of.name.as_str()))
        .collect()
}

/// The cells of a key and what is said of it.
fn cells((key, words): &Said<'_>) -> usize {
    width::width(key) + 1 + width::width(words)
}

/// The widths of the columns: as many as fit, with names cut where the box were higher than `most`.
fn columns(followers: &[Said<'_>], inner: usize, most: usize) -> Vec<usize> {
    let cells = |of: &Said<'_>| cells(of).min(WIDEST);
    let widths = |count: usize| -> Vec<usize> {
        let rows = followers.len().div_ceil(count);
        let column = |of: &[Said<'_>]| of.iter().map(cells).max().unwrap_or(0);
        followers.chunks(rows).map(column).collect()
    };
    let needed = |widths: &[usize]| widths.iter().sum::<usize>() + GAP * (widths.len() - 1);
    let all = (1..=followers.len()).rev().map(widths);
    let fitting = all.clone().find(|widths| needed(widths) <= inner);
    let fitting = fitting.unwrap_or_else(|| vec![inner]);
    if followers.len().div_ceil(fitting.len()) <= most {
        return fitting;
    }
    let count = (inner + 1) / (NARROWEST + 1);
    if count <= fitting.len() {
        return fitting;
    }
    vec![(inner + 1) / count - 1; count]
}

/// Takes a part of a screen without boxes, a line with the title towards what stays in sight.
fn open_bare(
    buffer: &mut Buffer,
    app: &App,
    (outer, is_at_foot): (Rect, bool),
    title: &str,
    styles: &Styles,
) -> Rect {
    let rows = outer.height.saturating_sub(1);
    let (line, first) = if is_at_foot {
        (outer.y, outer.y + 1)
    } else {
        (outer.y + rows, outer.y)
    };
    let stroke = if app.look.is_ascii { "-" } else { "─" };
    let area = ratatui::layout::Rect::new(outer.x, outer.y, outer.width, outer.height);
    for position in area.intersection(buffer.area).positions() {
        if let Some(cell) = buffer.cell_mut(position) {
            cell.reset();
        }
    }
    let rule = stroke.repeat(usize::from(outer.width));
    put(buffer, (outer.x, line), &rule, outer.width, styles.border());
    let room = outer.width.saturating_sub(2);
    put(buffer, (outer.x + 1, line), title, room, styles.label());
    Rect {
        y: first,
        height: rows,
        ..outer
    }
}

/// The keys and what they come to, column after column.
fn draw_columns(
    buffer: &mut Buffer,
    area: Rect,
    followers: &[Said<'_>],
    (columns, rows): (&[usize], usize),
    styles: &Styles,
) {
    let used: usize = columns.iter().sum();
    let left = usize::from(area.width).saturating_sub(used);
    let gap = left.checked_div(columns.len() - 1).unwrap_or(0).min(GAP);
    let cells = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
    let mut x = area.x;
    for (column, width_cells) in followers.chunks(rows).zip(columns) {
        let end = (x + cells(*width_cells)).min(area.x + area.width);
        for ((key, words), y) in column.iter().zip(area.y..area.y + area.height) {
            let bold = Style::new().add_modifier(Modifier::BOLD);
            let after = put(buffer, (x, y), key, end.saturating_sub(x), bold) + 1;
            let room = end.saturating_sub(after);
            let words = width::truncate(words, usize::from(room));
            put(buffer, (after, y), &words, room, styles.quiet());
        }
        x = end + cells(gap);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Clean;
    use proptest::prelude::*;

    #[test]
    fn a_sentence_that_its_column_would_cut_gives_way_to_the_name() {
        for (words_cells, is_sentence) in [(62, true), (63, false), (70, false)] {
            let words = "x".repeat(words_cells);
            let follower = Follower {
                key: "g".to_owned(),
                words: Clean::line(&words),
                name: Clean::line("first"),
            };
            let expected = if is_sentence { &words } else { "first" };
            assert_eq!(shown(&[follower], 140, 5), [("g", expected)]);
        }
    }

    proptest! {
        #[test]
        fn columns_fit_and_hold_all(
            names in proptest::collection::vec("[a-z]{1,50}", 1..60), inner in 12_usize..200, most in 1_usize..20,
        ) {
            let followers: Vec<_> = names.iter().map(|name| ("x", name.as_str())).collect();
            let columns = columns(&followers, inner, most);
            let rows = followers.len().div_ceil(columns.len());
            prop_assert!(columns.len() * rows >= followers.len());
            prop_assert!(columns.iter().sum::<usize>() + columns.len() - 1 <= inner);
        }
    }
}
