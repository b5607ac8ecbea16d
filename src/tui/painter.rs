//! The way of a frame to the terminal, with few bytes.
//!
//! What is on screen is known, so that lines that only moved are moved by the terminal, and a cell
//! that has not changed is written over where that is shorter than going round it. ratatui gives the
//! cells that differ from the last frame. Two texts of prose share one cell in ten by chance, and a
//! cursor sent round each costs eight bytes; a list scrolled by one row differs in every cell. Over
//! a slow line it is bytes that make a key feel late.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};

use crate::text::width;
use crate::tui::moved::{Move, Way, moved};

/// The longest run of unchanged cells that is written over: `ESC [ 12 ; 34 H` is eight bytes.
const LONGEST_GAP: u16 = 7;

/// Fewest changed cells for which it is looked whether lines have moved: fewer are soon written.
const FEWEST_TO_SCROLL: usize = 200;

/// The backend, with what the terminal shows.
#[derive(Debug)]
pub struct Painter<W: Write> {
    backend: CrosstermBackend<W>,
    shown: Buffer,
    /// Whether lines may have moved since the last frame: looking for them costs as much as a frame.
    may_have_moved: bool,
    /// Whether the cursor is hidden, if that is known.
    is_cursor_hidden: Option<bool>,
}

impl<W: Write> Painter<W> {
    /// A painter on an empty screen that writes into `writer`.
    pub fn new(writer: W) -> Self {
        Self {
            backend: CrosstermBackend::new(writer),
            shown: Buffer::default(),
            may_have_moved: false,
            is_cursor_hidden: None,
        }
    }

    /// Says whether lines may have moved by one since the last frame.
    pub fn expect(&mut self, may_have_moved: bool) {
        self.may_have_moved = may_have_moved;
    }

    /// Has the terminal move lines; the new ones are empty. A line is taken out of, or put into, a
    /// region, as every terminal since the VT102 can: the console of Linux cannot scroll by `S`, `T`.
    fn scroll(&mut self, moved: Move) -> io::Result<()> {
        let Move { top, bottom, way } = moved;
        let sequence = if way == Way::Up { 'M' } else { 'L' };
        let (first, last) = (top + 1, bottom + 1);
        write!(
            self.backend,
            "\x1b[{first};{last}r\x1b[{first};1H\x1b[1{sequence}\x1b[r"
        )?;
        let columns = usize::from(self.shown.area.width);
        let rows = usize::from(top) * columns..(usize::from(bottom) + 1) * columns;
        let Some(cells) = self.shown.content.get_mut(rows) else {
            return Ok(());
        };
        let new = if way == Way::Up {
            cells.rotate_left(columns);
            cells.len().saturating_sub(columns)..cells.len()
        } else {
            cells.rotate_right(columns);
            0..columns
        };
        cells
            .get_mut(new)
            .unwrap_or_default()
            .iter_mut()
            .for_each(Cell::reset);
        Ok(())
    }

    /// Writes `changed`, and the short gaps between them. Terminals disagree on how wide a character
    /// of several parts is: where one draws it narrower, nothing older shows beside it.
    fn write(&mut self, changed: &[(u16, u16, Cell)]) -> io::Result<()> {
        let blank = Cell::default();
        let mut cells: Vec<(u16, u16, &Cell)> = Vec::with_capacity(changed.len());
        for (x, y, cell) in changed {
            if let Some((before, line, last)) = cells.last().copied()
                && line == *y
                && is_narrow(last)
            {
                cells.extend(
                    gap(&self.shown, (before + 1, *x), *y, last)
                        .into_iter()
                        .flatten(),
                );
            }
            if is_composed(cell) {
                let covered = (x + 1..).zip(1..width::width(cell.symbol()));
                cells.extend(covered.map(|(x, _)| (x, *y, &blank)));
            }
            cells.push((*x, *y, cell));
        }
        self.backend.draw(cells.into_iter())?;
        for (x, y, cell) in changed {
            put(&mut self.shown, (*x, *y), cell);
        }
        Ok(())
    }
}

impl<W: Write> Backend for Painter<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let changed: Vec<_> = content.map(|(x, y, cell)| (x, y, cell.clone())).collect();
        if changed.is_empty() {
            return Ok(());
        }
        if !self.may_have_moved || changed.len() < FEWEST_TO_SCROLL {
            return self.write(&changed);
        }
        let mut wanted = self.shown.clone();
        for (x, y, cell) in &changed {
            put(&mut wanted, (*x, *y), cell);
        }
        let Some(moved) = moved(&self.shown, &wanted) else {
            return self.write(&changed);
        };
        self.scroll(moved)?;
        let changed = self.shown.diff(&wanted).into_iter();
        let changed: Vec<_> = changed.map(|(x, y, cell)| (x, y, cell.clone())).collect();
        self.write(&changed)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.is_cursor_hidden.replace(true) == Some(true) {
            return Ok(());
        }
        self.backend.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.is_cursor_hidden.replace(false) == Some(false) {
            return Ok(());
        }
        self.backend.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.backend.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.backend.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        let Size { width, height } = self.size()?;
        self.shown = Buffer::empty(Rect::new(0, 0, width, height));
        self.is_cursor_hidden = None;
        // The reader clears nothing but the whole screen.
        debug_assert!(clear_type == ClearType::All, "what is left is not known");
        self.backend.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        self.backend.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.backend.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.backend)
    }
}

/// Notes a cell that was written; those that its character reaches over are as good as empty.
fn put(screen: &mut Buffer, (x, y): (u16, u16), cell: &Cell) {
    let cells = if cell.symbol().is_ascii() {
        1
    } else {
        width::width(cell.symbol())
    };
    let covered = (x + 1..).zip(1..cells);
    for x in covered.map(|(x, _)| x) {
        if let Some(place) = screen.cell_mut((x, y)) {
            place.reset();
        }
    }
    if let Some(place) = screen.cell_mut((x, y)) {
        place.clone_from(cell);
    }
}

/// The cells between `start` and `end` of line `y`, if they are few and plain and look like `like`.
fn gap<'s>(
    shown: &'s Buffer,
    (start, end): (u16, u16),
    y: u16,
    like: &Cell,
) -> Option<Vec<(u16, u16, &'s Cell)>> {
    if end <= start || end - start > LONGEST_GAP {
        return None;
    }
    let cells = (start..end).map(|x| {
        let cell = shown.cell((x, y))?;
        let is_alike = (cell.fg, cell.bg, cell.modifier) == (like.fg, like.bg, like.modifier);
        (is_alike && cell.symbol().is_ascii()).then_some((x, y, cell))
    });
    cells.collect()
}

/// Whether the character of a cell is made of several, as in Indian scripts and many emoji.
fn is_composed(cell: &Cell) -> bool {
    !cell.symbol().is_ascii() && cell.symbol().chars().nth(1).is_some()
}

/// Whether a cell is one cell wide.
fn is_narrow(cell: &Cell) -> bool {
    cell.symbol().is_ascii() || width::width(cell.symbol()) == 1
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use proptest::prelude::*;

    use super::*;

    /// What was written.
    #[derive(Debug, Clone, Default)]
    struct Written(Rc<RefCell<Vec<u8>>>);

    impl Write for Written {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// A screen of these lines.
    fn screen(lines: &[String]) -> Buffer {
        Buffer::with_lines(lines.iter().map(String::as_str))
    }

    /// Paints `frames` one after the other; gives the bytes of each.
    fn painted(frames: &[Buffer]) -> Vec<Vec<u8>> {
        let sink = Written::default();
        let mut painter = Painter::new(sink.clone());
        let area = frames
            .first()
            .map_or_else(Rect::default, |first| first.area);
        painter.shown = Buffer::empty(area);
        painter.expect(true);
        let mut last = Buffer::empty(area);
        let mut written = Vec::new();
        for frame in frames {
            painter.draw(last.diff_iter(frame)).unwrap();
            written.push(sink.0.take());
            last = frame.clone();
        }
        written
    }

    /// What a terminal shows after `bytes`.
    fn seen(bytes: &[Vec<u8>], area: Rect) -> String {
        let (rows, columns) = (
            area.height.try_into().unwrap(),
            area.width.try_into().unwrap(),
        );
        let mut terminal = vt100::Parser::new(rows, columns, 0);
        terminal.process(&bytes.concat());
        let rows = terminal.screen().rows(0, area.width);
        let rows: Vec<_> = rows.map(|row| row.trim_end().to_owned()).collect();
        rows.join("\n")
    }

    fn rows(first: usize) -> Vec<String> {
        let row = |row: usize| {
            format!(
                "{:<60}",
                format!("{row:x}{}", "an article of the list ".repeat(row % 3))
            )
        };
        let list = (first..first + 20).map(|number| row(number * 7_919));
        std::iter::once(format!("{:<60}", "head"))
            .chain(list)
            .collect()
    }

    #[test]
    fn a_list_that_scrolls_is_moved_and_one_line_is_written() {
        let frames = [screen(&rows(0)), screen(&rows(1)), screen(&rows(0))];
        let bytes = painted(&frames);
        assert!(
            bytes.iter().skip(1).all(|bytes| bytes.len() < 120),
            "{bytes:?}"
        );
        assert_eq!(
            seen(&bytes, frames[0].area),
            seen(&painted(&frames[..1]), frames[0].area)
        );
    }

    #[test]
    fn one_cell_that_stays_is_written_over() {
        let lines = |line: &str| screen(&[line.to_owned()]);
        let bytes = painted(&[lines("the ferry line"), lines("our harbor pie")]);
        let moves = bytes.last().unwrap().split(|byte| *byte == b'H').count() - 1;
        assert_eq!(moves, 1);
    }

    #[test]
    fn a_character_of_parts_leaves_nothing_older_beside_it() {
        let frames = [
            screen(&["abcdef".to_owned()]),
            screen(&["क्षcdef".to_owned()]),
        ];
        let bytes = painted(&frames).concat();
        let written = String::from_utf8(bytes).unwrap();
        let cluster = written.find("क्ष").unwrap();
        let blank = written.get(..cluster).unwrap().rfind("\x1b[1;2H").unwrap();
        assert!(
            written.get(blank..cluster).unwrap().contains(' '),
            "{written:?}"
        );
    }

    proptest! {
        #[test]
        fn whatever_is_painted_is_seen(
            frames in prop::collection::vec(prop::collection::vec("[a ]{24}|[東 é]{12}|[ab東👩’]{1,10}", 10..=10), 1..6),
            from in 0usize..8,
        ) {
            let pad = |lines: &[String]| {
                let lines = lines.iter().map(|line| width::truncate(line, 24));
                lines.map(|line| format!("{line}{}", " ".repeat(24 - width::width(&line)))).collect::<Vec<_>>()
            };
            let mut frames: Vec<_> = frames.iter().map(|frame| pad(frame)).collect();
            // Half of a frame moved, as lists and pages do.
            let mut moved = frames.last().cloned().unwrap_or_default();
            moved.rotate_left(from);
            frames.push(moved);
            let frames: Vec<_> = frames.iter().map(|frame| screen(frame)).collect();
            let area = frames[0].area;
            let last = frames.last().cloned().into_iter().collect::<Vec<_>>();
            prop_assert_eq!(seen(&painted(&frames), area), seen(&painted(&last), area));
        }
    }
}
