//! A table too wide for columns, told row by row: each cell on a line after the name of its column.

use crate::article::{Inline, Table, Zone};
use crate::reader::galley::{Frame, Galley, span};
use crate::reader::highlight::Marked;
use crate::reader::hits::Hits;
use crate::reader::parting::Parting;
use crate::reader::table::{cells, rows};
use crate::reader::{Role, numbers, wrap};

/// Width from which what goes on of a cell hangs in.
const HANGING_CELLS: usize = 16;

/// Sets the rows of `table` one after the other in `room` cells.
pub(crate) fn set(galley: &mut Galley<'_>, table: &Table, frame: &Frame, room: usize) {
    let mut rows = rows(table).peekable();
    let header = rows.next_if(|_| table.has_header);
    let names = header.map_or(&[][..], |(_, row)| row.as_slice());
    let name_hits: Vec<_> = names
        .iter()
        .map(|name| galley.hits(&name.text, Zone::Body))
        .collect();
    let names: Vec<_> = names.iter().zip(name_hits).collect();
    let mut teller = Teller {
        galley,
        frame: frame.clone(),
        names: &names,
        is_first: true,
    };
    if room >= HANGING_CELLS {
        teller.frame.rest.push(span("  ", Role::Cell));
    }
    for (start, row) in rows.filter(|(_, row)| row.iter().any(is_said)) {
        if !teller.is_first {
            let blank = frame.rest.clone();
            teller
                .galley
                .put_line(blank, start.saturating_sub(1), false);
        }
        teller.tell(start, row);
        teller.is_first = false;
    }
    if teller.is_first {
        let mut start = 0;
        for name in &names {
            teller.put(Some(name), None, start);
            start += name.0.text.len() + 1;
        }
    }
}

/// Whether a cell says anything.
fn is_said(cell: &Inline) -> bool {
    !cell.text.trim().is_empty()
}

/// The name of a column, with its hits.
type Name<'t> = (&'t Inline, Hits);

/// A table while it is told.
struct Teller<'g, 'a, 't> {
    galley: &'g mut Galley<'a>,
    frame: Frame,
    /// The cells of the header, with their hits.
    names: &'t [Name<'t>],
    /// Whether the row is the first: it gives all names, and only there their hits count.
    is_first: bool,
}

impl Teller<'_, '_, '_> {
    /// Tells one row, which begins `start` bytes into the block.
    fn tell(&mut self, start: usize, row: &[Inline]) {
        let mut end = start;
        for (place, (start, cell)) in cells(start, row).enumerate() {
            self.put(self.names.get(place), Some(cell), start);
            end = start + cell.text.len();
        }
        if self.is_first {
            for name in self.names.iter().skip(row.len()) {
                self.put(Some(name), None, end);
            }
        }
    }

    /// Sets a cell after the name of its column.
    fn put(&mut self, name: Option<&Name<'_>>, cell: Option<&Inline>, start: usize) {
        let name = name.filter(|(name, _)| is_said(name));
        let cell = cell.filter(|cell| is_said(cell));
        if cell.is_none() && (name.is_none() || !self.is_first) {
            return;
        }
        let mut marked = Marked::default();
        if let Some((name, hits)) = name {
            marked.add_inline(name, Role::HeaderCell, hits, None);
            let colon = if name.text.trim_end().ends_with(':') {
                " "
            } else {
                ": "
            };
            marked.add_words(colon, Role::HeaderCell);
        }
        if !self.is_first {
            marked.hits.clear();
        }
        let before = marked.text.len();
        let mut numbers = Vec::new();
        if let Some(cell) = cell {
            let hits = self.galley.hits(&cell.text, Zone::Body);
            marked.add_inline(cell, Role::Cell, &hits, Some(start));
            numbers = numbers::moved(self.galley.numbers(&cell.text, start), before);
        }
        let room = self.galley.cells.saturating_sub(self.frame.cells());
        let parting = Parting::of(&self.galley.hyphens, self.frame.is_rtl);
        let lines = wrap::running_lines(&marked.text, room, &parting, &mut numbers);
        marked.numbers = numbers;
        let place = |at: usize| start + at.saturating_sub(before);
        self.galley.put_text(&marked, &lines, &self.frame, place);
    }
}
