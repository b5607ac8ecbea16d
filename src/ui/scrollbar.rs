//! The strip on the right border of the article: which part of it is on screen, and where hits are.
//!
//! A cell stands for several lines. Of what is marked on them it shows the strongest: what one finds,
//! then what was searched for, then the keyword whose group wins where keywords overlap.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use crate::app::{App, Panes};
use crate::reader::Page;
use crate::ui::draw::put;
use crate::ui::style::Styles;

/// What a cell of the strip shows; the later one is the stronger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Cell {
    Keyword(std::cmp::Reverse<u16>),
    Found,
    Find,
}

/// The signs of the strip.
struct Signs {
    thumb: &'static str,
    keyword: &'static str,
    found: &'static str,
    find: &'static str,
}

const SIGNS: Signs = Signs {
    thumb: "┃",
    keyword: "▪",
    found: "◆",
    find: "◂",
};

const ASCII: Signs = Signs {
    thumb: "#",
    keyword: "=",
    found: "*",
    find: "<",
};

/// Draws the strip.
pub fn draw(buffer: &mut Buffer, panes: &Panes, app: &App, styles: &Styles) {
    let (Some(area), Some(page)) = (panes.article, app.reading.page()) else {
        return;
    };
    let (lines, height) = (page.line_count(), usize::from(area.height));
    if !panes.is_boxed || height == 0 {
        return;
    }
    let signs = if app.look.is_ascii { &ASCII } else { &SIGNS };
    let x = area.x + area.width;
    let thumb = thumb(app.reading.top, lines, height);
    let here = app
        .reading
        .line_gone_to()
        .map(|line| cell_of(line, lines, height));
    for (row, (cell, y)) in cells(page, height).into_iter().zip(area.y..).enumerate() {
        let (sign, look) = match cell {
            Some(Cell::Find) => (signs.find, styles.find_mark()),
            Some(Cell::Found) => (signs.found, styles.label()),
            Some(Cell::Keyword(group)) => (signs.keyword, styles.row(group.0)),
            None if thumb.contains(&row) => (signs.thumb, Style::new()),
            None => continue,
        };
        let look = if here == Some(row) && cell.is_some() {
            look.add_modifier(Modifier::REVERSED)
        } else {
            look
        };
        put(buffer, (x, y), sign, 1, look);
    }
}

/// The cells that the lines on screen take; none where all are.
fn thumb(top: usize, lines: usize, height: usize) -> std::ops::Range<usize> {
    if lines <= height {
        return 0..0;
    }
    let first = top * height / lines;
    let cells = (height * height).div_ceil(lines).min(height);
    first..(first + cells).min(height)
}

/// The cell that stands for `line`.
fn cell_of(line: usize, lines: usize, height: usize) -> usize {
    (line * height / lines.max(height)).min(height.saturating_sub(1))
}

/// What each cell shows.
fn cells(page: &Page, height: usize) -> Vec<Option<Cell>> {
    let mut cells = vec![None; height];
    let hits = page.hits.iter();
    let keywords = hits.map(|hit| (hit.line, Cell::Keyword(std::cmp::Reverse(hit.group))));
    let found = page.found.iter().map(|line| (*line, Cell::Found));
    let finds = page.finds.iter().map(|line| (*line, Cell::Find));
    for (line, cell) in keywords.chain(found).chain(finds) {
        let place = cell_of(line, page.line_count(), height);
        if let Some(shown) = cells.get_mut(place) {
            *shown = (*shown).max(Some(cell));
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::{Line, PageHit, Place};

    #[test]
    fn of_what_falls_into_one_cell_the_strongest_is_shown() {
        let hit = |line, group| PageHit {
            line,
            group,
            word: 0,
            matched: None,
        };
        let line = Line {
            spans: Vec::new(),
            place: Place::default(),
            is_rtl: false,
            spread_cells: 0,
            has_hyphen: false,
        };
        let page = Page {
            lines: vec![line; 20],
            hits: vec![hit(0, 2), hit(1, 1), hit(4, 0), hit(8, 0)],
            found: vec![5, 9],
            finds: vec![9, 19],
            ..Page::default()
        };
        let keyword = |group| Some(Cell::Keyword(std::cmp::Reverse(group)));
        let found = Some(Cell::Found);
        let find = Some(Cell::Find);
        let expected = [keyword(1), found, find, None, find];
        assert_eq!(cells(&page, 5), expected);
        let at = [0, 1, 2, 4, 5, 8, 9].map(|row| cells(&page, 20).get(row).copied().flatten());
        let each = [
            keyword(2),
            keyword(1),
            None,
            keyword(0),
            found,
            keyword(0),
            find,
        ];
        assert_eq!(at, each);
    }

    #[test]
    fn the_thumb_is_as_long_as_what_is_on_screen() {
        for (top, lines, height, expected) in [
            (0, 10, 10, 0..0),
            (0, 100, 10, 0..1),
            (50, 100, 10, 5..6),
            (99, 100, 10, 9..10),
            (10, 20, 10, 5..10),
        ] {
            assert_eq!(thumb(top, lines, height), expected, "{top} {lines}");
        }
    }
}
