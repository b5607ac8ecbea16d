//! Lines that a frame shows where the one before showed them a line higher or lower.

use ratatui::buffer::Buffer;

use crate::tui::cells::are_same;

/// Fewest lines that are moved: fewer are soon written.
const FEWEST_LINES: u16 = 4;

/// Which way lines have moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Up,
    Down,
}

/// Lines that have moved by one: those from `top` to `bottom`. A key moves a list or a page by one
/// line or by a screen, of which nothing stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Move {
    pub(crate) top: u16,
    pub(crate) bottom: u16,
    pub(crate) way: Way,
}

/// The lines that have moved between two screens of one size, if moving them saves most of the
/// writing.
pub(crate) fn moved(before: &Buffer, after: &Buffer) -> Option<Move> {
    let columns = usize::from(before.area.width.max(1));
    let before: Vec<_> = before.content.chunks(columns).collect();
    let after: Vec<_> = after.content.chunks(columns).collect();
    let is_now = |was: usize, is: usize| {
        let both = before.get(was).zip(after.get(is));
        both.is_some_and(|(was, is)| are_same(was, is))
    };
    let differs = |y: &usize| !is_now(*y, *y);
    let top = (0..after.len()).find(differs)?;
    let bottom = (0..after.len()).rfind(differs)?;
    let found = |way: Way| {
        let come = (top + 1..=bottom).filter(|y| match way {
            Way::Up => is_now(*y, y - 1),
            Way::Down => is_now(y - 1, *y),
        });
        let (mut lines, mut last) = (0, top);
        let mut first = None;
        for y in come {
            first.get_or_insert(y - 1);
            (lines, last) = (lines + 1, y);
        }
        Some((lines, first?, last, way))
    };
    let both = [found(Way::Up), found(Way::Down)].into_iter().flatten();
    let (lines, top, bottom, way) = both.max_by_key(|(lines, ..)| *lines)?;
    let is_worth_it = lines >= usize::from(FEWEST_LINES) && lines * 2 > bottom - top;
    is_worth_it.then_some(Move {
        top: u16::try_from(top).ok()?,
        bottom: u16::try_from(bottom).ok()?,
        way,
    })
}
