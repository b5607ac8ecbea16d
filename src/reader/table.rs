//! Tables: columns between thin lines where they fit the measure or the pane, else row by row.

use std::ops::Range;

use crate::article::{Inline, Table, Zone};
use crate::keywords::Hit;
use crate::reader::columns::{self, Column};
use crate::reader::galley::{Frame, Galley, framed, span};
use crate::reader::highlight::Marked;
use crate::reader::parting::Parting;
use crate::reader::wrap::{self, Broken};
use crate::reader::{Role, Span, records};

/// Between two columns, and in the line under the header.
const BETWEEN: [&str; 2] = [" │ ", "─┼─"];

/// Between two columns, in the line between rows that would run into each other.
const BETWEEN_ROWS: &str = "┄┼┄";

/// Sets `table` beside `beside`.
pub(crate) fn set(galley: &mut Galley<'_>, table: &Table, beside: Vec<Span>) {
    let mut words = table.rows.iter().flatten();
    let Some(first) = words.find(|cell| !cell.text.trim().is_empty()) else {
        return;
    };
    let frame = Frame::of(beside, galley.is_rtl(&first.text));
    let room = galley.cells.saturating_sub(frame.cells());
    let numbers = |start: usize, cell: &Inline| galley.numbers(&cell.text, start);
    let pane = galley.pane_cells.saturating_sub(frame.cells());
    match columns::fit_page(table, (room, pane), numbers) {
        Some(columns) => grid(galley, table, &columns, &frame),
        None => records::set(galley, table, &frame, room),
    }
}

/// The rows of `table` with where each begins, in bytes of the block's text: cells are joined by a
/// tab, rows by a line break.
pub(crate) fn rows(table: &Table) -> impl Iterator<Item = (usize, &Vec<Inline>)> {
    let mut start = 0;
    table.rows.iter().map(move |row| {
        let row_start = start;
        start += row
            .iter()
            .map(|cell| cell.text.len() + 1)
            .sum::<usize>()
            .max(1);
        (row_start, row)
    })
}

/// The cells of `row`, which begins at `start`, each with where it begins.
pub(crate) fn cells(start: usize, row: &[Inline]) -> impl Iterator<Item = (usize, &Inline)> {
    let mut start = start;
    row.iter().map(move |cell| {
        let cell_start = start;
        start += cell.text.len() + 1;
        (cell_start, cell)
    })
}

/// Sets the rows in columns.
fn grid(galley: &mut Galley<'_>, table: &Table, columns: &[Column], frame: &Frame) {
    // Elsewhere what stands in the first column says where a row begins.
    let are_rows_parted = columns.first().is_some_and(|column| column.is_wrapped);
    let mut is_first = true;
    galley.note_width(frame.cells() + columns::cells_of(columns));
    for (number, (start, row)) in rows(table).enumerate() {
        if row.iter().all(|cell| cell.text.trim().is_empty()) {
            continue;
        }
        let is_header = number == 0 && table.has_header;
        if !is_first && are_rows_parted && number > 1 {
            line_across(
                galley,
                columns,
                start.saturating_sub(1),
                BETWEEN_ROWS,
                frame,
            );
        }
        let role = if is_header {
            Role::HeaderCell
        } else {
            Role::Cell
        };
        put_row(galley, columns, (start, row), role, frame);
        if is_header {
            let end = rows(table)
                .nth(1)
                .map_or(usize::MAX, |(next, _)| next.saturating_sub(1));
            line_across(galley, columns, end, BETWEEN[1], frame);
        }
        is_first = false;
    }
}

/// A line through all columns; `between` is what crosses their edges, its first character what
/// goes along them.
fn line_across(
    galley: &mut Galley<'_>,
    columns: &[Column],
    offset: usize,
    between: &str,
    frame: &Frame,
) {
    let stroke: String = between.chars().take(1).collect();
    let strokes: Vec<_> = columns
        .iter()
        .map(|column| stroke.repeat(column.cells))
        .collect();
    let line = span(&strokes.join(between), Role::Rule);
    let spans = framed(&frame.rest, vec![line], frame.is_rtl);
    galley.put_line(spans, offset, frame.is_rtl);
}

/// A cell of a row that is being set.
struct Cell<'a> {
    start: usize,
    marked: Marked<'a>,
    lines: Vec<Broken>,
    finds: Vec<(Range<usize>, u32)>,
}

/// Sets one row.
fn put_row(
    galley: &mut Galley<'_>,
    columns: &[Column],
    (start, row): (usize, &[Inline]),
    role: Role,
    frame: &Frame,
) {
    let starts: Vec<_> = cells(start, row).collect();
    let set = columns.iter().map(|column| {
        let (start, inline) = starts.get(column.place)?;
        let hits = galley.hits(&inline.text, Zone::Body);
        let mut marked = Marked::default();
        marked.add_inline(inline, role, &hits, Some(*start));
        let mut numbers = galley.numbers(&inline.text, *start);
        let parting = Parting::of(&galley.hyphens, frame.is_rtl);
        let lines = wrap::running_lines(&marked.text, column.cells, &parting, &mut numbers);
        marked.numbers = numbers;
        let finds = galley.finds(&marked);
        Some(Cell {
            start: *start,
            marked,
            lines,
            finds,
        })
    });
    let set: Vec<Option<Cell<'_>>> = set.collect();
    let height = set.iter().flatten().map(|cell| cell.lines.len()).max();
    let top = galley.page.lines.len();
    for number in 0..height.unwrap_or(0) {
        let offset = set.iter().flatten().find_map(|cell| {
            let line = cell.lines.get(number)?;
            Some(cell.start + line.range.start)
        });
        let spans = row_line(columns, &set, number);
        let spans = framed(&frame.rest, spans, frame.is_rtl);
        galley.put_line(spans, offset.unwrap_or(start), frame.is_rtl);
    }
    let mut hits: Vec<(usize, &Hit, &str)> = Vec::new();
    for cell in set.iter().flatten() {
        for hit in &cell.marked.hits {
            let start = hit.range.start;
            let line = cell.lines.partition_point(|line| line.range.start <= start);
            hits.push((top + line.saturating_sub(1), hit, &cell.marked.text));
        }
    }
    hits.sort_by_key(|(line, ..)| *line);
    for (line, hit, text) in hits {
        galley.put_hit(line, hit, text);
    }
}

/// One line of a row, its cells filled to the width of their columns.
fn row_line(columns: &[Column], set: &[Option<Cell<'_>>], number: usize) -> Vec<Span> {
    let mut spans = Vec::with_capacity(columns.len() * 3);
    let mut pad = 0;
    for (place, (column, cell)) in columns.iter().zip(set).enumerate() {
        if place > 0 {
            push_space(&mut spans, pad);
            spans.push(span(BETWEEN[0], Role::Rule));
        }
        let found = cell
            .as_ref()
            .and_then(|cell| Some((cell, cell.lines.get(number)?)));
        let free = column.cells - found.map_or(0, |(_, line)| line.cells.min(column.cells));
        let is_right = column.is_numeric && found.is_some();
        pad = if is_right { 0 } else { free };
        push_space(&mut spans, free - pad);
        if let Some((cell, line)) = found {
            cell.marked.cut(line, &cell.finds, &mut spans);
            if line.has_hyphen {
                spans.push(span("-", Role::Cell));
            }
        }
    }
    spans
}

/// Adds so many cells of space, if any.
fn push_space(spans: &mut Vec<Span>, cells: usize) {
    if cells > 0 {
        spans.push(span(&" ".repeat(cells), Role::Cell));
    }
}
