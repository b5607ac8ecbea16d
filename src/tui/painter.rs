//! The way of a frame to the terminal, with few bytes and one write.
//!
//! What is on screen is known, so that lines that only moved are moved by the terminal, and a cell
//! that has not changed is written over where that is shorter than going round it. Two texts of prose
//! share one cell in ten by chance, and a cursor sent round each costs five bytes; a list scrolled by
//! one row differs in every cell. Over a slow line it is bytes that make a key feel late.

use std::io::{self, Write};

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};

use crate::text::width;
use crate::tui::cells::{are_same, gap, is_composed, is_narrow};
use crate::tui::changed;
use crate::tui::hyperlinks::FrameLinks;
use crate::tui::moved::{Move, Way, moved};
use crate::tui::pen::Pen;
use crate::ui::Caret;

/// What shows frames.
#[derive(Debug)]
pub struct Painter<W: Write> {
    writer: W,
    shown: Buffer,
    /// The number of the link of each cell that is shown, where any has one.
    links: Vec<u16>,
    pen: Pen,
    /// What a frame has to say.
    bytes: Vec<u8>,
    /// The columns of a line that have changed.
    columns: Vec<u16>,
    /// Whether lines may have moved since the last frame: looking for them costs as much as a frame.
    may_have_moved: bool,
    cursor: Cursor,
}

/// The cursor of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cursor {
    /// It may be shown anywhere.
    Unknown,
    /// It stands where readers of the screen are to look, and is not seen.
    Hidden(Position),
    /// It is seen.
    Shown(Position),
}

impl<W: Write> Painter<W> {
    /// A painter that writes into `writer`, on a screen of which nothing is known.
    pub fn new(writer: W) -> Self {
        Self {
            writer,
            shown: Buffer::default(),
            links: Vec::new(),
            pen: Pen::default(),
            bytes: Vec::new(),
            columns: Vec::new(),
            may_have_moved: false,
            cursor: Cursor::Unknown,
        }
    }

    /// Says whether lines may have moved by one since the last frame.
    pub fn expect(&mut self, may_have_moved: bool) {
        self.may_have_moved = may_have_moved;
    }

    /// Empties the screen, which is `area` from now on.
    pub fn clear(&mut self, area: Rect) {
        self.shown = Buffer::empty(area);
        self.links.clear();
        self.cursor = Cursor::Unknown;
        self.bytes.extend_from_slice(b"\x1b[m\x1b[2J");
    }

    /// Shows `frame` with its links, and puts the cursor where it belongs. Nothing is written where
    /// nothing has changed. What was shown before is left in `frame`.
    pub fn paint(
        &mut self,
        frame: &mut Buffer,
        links: FrameLinks<'_>,
        caret: Caret,
    ) -> io::Result<()> {
        if self.shown.area != frame.area {
            self.clear(frame.area);
        }
        let columns = frame.area.width;
        self.pen.lift(columns);
        if std::mem::take(&mut self.may_have_moved)
            && let Some(moved) = moved(&self.shown, frame)
        {
            self.scroll(moved);
        }
        let rows = frame.content.chunks_exact(usize::from(columns.max(1)));
        if !links.cells.is_empty() {
            self.links.resize(frame.content.len(), 0);
        }
        for (y, line) in (0..frame.area.height).zip(rows) {
            self.paint_line(y, line, links);
        }
        std::mem::swap(&mut self.shown, frame);
        self.pen.rest(&mut self.bytes);
        self.show_cursor(caret);
        if self.bytes.is_empty() {
            return Ok(());
        }
        let written = self.writer.write_all(&self.bytes);
        self.bytes.clear();
        written?;
        self.writer.flush()
    }

    /// Has the terminal move lines; the new ones are empty. A line is taken out of, or put into, a
    /// region, as every terminal since the VT102 can: the console of Linux cannot scroll by `S`, `T`.
    fn scroll(&mut self, moved: Move) {
        let Move { top, bottom, way } = moved;
        let sequence = if way == Way::Up { 'M' } else { 'L' };
        let (first, last) = (top + 1, bottom + 1);
        let bytes = format!("\x1b[{first};{last}r\x1b[{first}H\x1b[{sequence}\x1b[r");
        self.bytes.extend_from_slice(bytes.as_bytes());
        let columns = usize::from(self.shown.area.width);
        let rows = usize::from(top) * columns..(usize::from(bottom) + 1) * columns;
        let links = self.links.get_mut(rows.clone()).unwrap_or_default();
        let cells = self.shown.content.get_mut(rows).unwrap_or_default();
        let new = if way == Way::Up {
            cells.rotate_left(columns.min(cells.len()));
            links.rotate_left(columns.min(links.len()));
            cells.len().saturating_sub(columns)..cells.len()
        } else {
            cells.rotate_right(columns.min(cells.len()));
            links.rotate_right(columns.min(links.len()));
            0..columns
        };
        links.get_mut(new.clone()).unwrap_or_default().fill(0);
        let new = cells.get_mut(new).unwrap_or_default();
        new.iter_mut().for_each(Cell::reset);
    }

    /// Writes what has changed of line `y`, and the short gaps between. Terminals disagree on how wide
    /// a character of several parts is: where one draws it narrower, nothing older shows beside it.
    fn paint_line(&mut self, y: u16, line: &[Cell], links: FrameLinks<'_>) {
        let start = usize::from(y) * line.len();
        let Some(shown) = self.shown.content.get(start..start + line.len()) else {
            return;
        };
        let link_at = |x: u16| links.at(start + usize::from(x));
        let shown_links = self.links.get_mut(start..start + line.len());
        let shown_links = shown_links.unwrap_or_default();
        let are_links_shown = (0..)
            .zip(&*shown_links)
            .all(|(x, link)| *link == link_at(x));
        if are_same(shown, line) && are_links_shown {
            return;
        }
        changed::columns(shown, line, &mut self.columns);
        changed::add_after_composed(shown, line, &mut self.columns);
        if !are_links_shown {
            changed::add_links(line, shown_links, link_at, &mut self.columns);
        }
        let (pen, bytes) = (&mut self.pen, &mut self.bytes);
        let mut last: Option<(u16, &Cell)> = None;
        for x in self.columns.iter().copied() {
            let Some(cell) = line.get(usize::from(x)) else {
                continue;
            };
            let is_linked = |x: u16| link_at(x) != 0;
            let last_plain = last.filter(|(before, like)| {
                before + 1 < x && is_narrow(like) && !(*before + 1..x).any(is_linked)
            });
            if let Some((before, like)) = last_plain {
                for (x, cell) in gap(shown, (before + 1, x), like) {
                    pen.link_to(0, None, bytes);
                    pen.write((x, y), cell, bytes);
                }
            }
            pen.link_to(link_at(x), links.address(link_at(x)), bytes);
            if is_composed(cell) {
                let covered = (x + 1..).zip(1..width::width(cell.symbol()));
                for (x, _) in covered {
                    pen.write((x, y), &Cell::EMPTY, bytes);
                }
            }
            pen.write((x, y), cell, bytes);
            last = Some((x, cell));
        }
    }

    /// Shows or hides the cursor of the terminal, and has it stand where it is wanted.
    fn show_cursor(&mut self, caret: Caret) {
        let wanted = if caret.is_shown {
            Cursor::Shown(caret.at)
        } else {
            Cursor::Hidden(caret.at)
        };
        let before = std::mem::replace(&mut self.cursor, wanted);
        match (before, wanted) {
            (Cursor::Unknown | Cursor::Shown(_), Cursor::Hidden(_)) => {
                self.bytes.extend_from_slice(b"\x1b[?25l");
            }
            (Cursor::Unknown | Cursor::Hidden(_), Cursor::Shown(_)) => {
                self.bytes.extend_from_slice(b"\x1b[?25h");
            }
            _ => {}
        }
        // What was written has moved it.
        if !self.bytes.is_empty() || before != wanted {
            let Position { x, y } = caret.at;
            self.pen.go_to((x, y), &mut self.bytes);
        }
    }
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
        painter.cursor = Cursor::Hidden(Position::default());
        let mut written = Vec::new();
        for frame in frames {
            painter.expect(true);
            let caret = Caret {
                at: Position::default(),
                is_shown: false,
            };
            let mut frame = frame.clone();
            painter
                .paint(&mut frame, FrameLinks::default(), caret)
                .unwrap();
            written.push(sink.0.take());
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
    fn a_link_is_written_with_its_cells_and_they_with_another_link() {
        let sink = Written::default();
        let mut painter = Painter::new(sink.clone());
        let frame = screen(&["see the port now".to_owned()]);
        painter.shown = Buffer::empty(frame.area);
        painter.cursor = Cursor::Hidden(Position::default());
        let addresses = ["https://a.org/", "https://b.org/"].map(str::to_owned);
        for (number, expected) in [
            (
                1,
                "\x1b[1;1Hsee the \x1b]8;id=n1;https://a.org/\x1b\\port\x1b]8;;\x1b\\ now",
            ),
            (1, ""),
            (
                2,
                "\x1b]8;id=n2;https://b.org/\x1b\\\x1b[1;9Hport\x1b]8;;\x1b\\",
            ),
            (0, "\x1b[1;9Hport"),
        ] {
            let cells: Vec<u16> = (0..16)
                .map(|x| if (8..12).contains(&x) { number } else { 0 })
                .collect();
            let links = FrameLinks {
                cells: &cells,
                addresses: &addresses,
            };
            let caret = Caret {
                at: Position::default(),
                is_shown: false,
            };
            painter.paint(&mut frame.clone(), links, caret).unwrap();
            let written = String::from_utf8(sink.0.take()).unwrap();
            assert!(written.starts_with(expected), "{written:?}");
            assert_eq!(written.is_empty(), expected.is_empty());
        }
    }

    #[test]
    fn one_cell_that_stays_is_written_over() {
        let lines = |line: &str| screen(&[line.to_owned()]);
        let bytes = painted(&[lines("the ferry line"), lines("our harbor pie")]);
        let bytes = bytes.last().unwrap();
        let moves = bytes.split(|byte| b"HG".contains(byte)).count() - 1;
        assert_eq!(moves, 2, "to the line, and the cursor to its place");
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
