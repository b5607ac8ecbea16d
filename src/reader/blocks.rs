//! One block of the body set in lines: its text, and what stands beside it.
//!
//! Whatever stands beside the text leaves it room: quotations and lists deeper than the measure
//! allows hang no further in.

use std::ops::Range;
use std::rc::Rc;

use crate::article::{Block, Inline, Kind, Zone};
use crate::reader::galley::{Frame, Galley, span};
use crate::reader::highlight::Marked;
use crate::reader::list::{Hang, Step};
use crate::reader::parting::{Parting, When};
use crate::reader::wrap::{self, Broken};
use crate::reader::{Hyphenation, Role, Span, image, justify, table};
use crate::text::width;

/// The cells that are left for text beside markers and indents, where the measure has as many.
const TEXT_CELLS: usize = 16;

/// The fewest cells of text beside which a marker still stands.
const FEWEST_CELLS: usize = 4;

/// The bar before a quotation, with its space.
const BAR: &str = "│ ";

/// Before what goes on of a line of code.
const GOES_ON: &str = "↳ ";

/// Sets `block` as it hangs; nothing where it says nothing.
pub(crate) fn set(galley: &mut Galley<'_>, block: &Block, hang: &Hang) {
    let role = if block.quote_depth > 0 {
        Role::Quote
    } else {
        Role::Body
    };
    let frame = frame(galley.cells, hang, role);
    let beside = frame.rest.clone();
    match &block.kind {
        Kind::Paragraph | Kind::Item { .. } => running(galley, &block.inline, role, frame),
        Kind::Heading(level) => heading(galley, &block.inline, *level, beside),
        Kind::Code => code(galley, &block.inline, beside),
        Kind::Table(rows) => table::set(galley, rows, beside),
        Kind::Image(picture) if !image::is_shown(picture, galley.typography) => {}
        Kind::Image(picture) => {
            let hits = |caption: &str| galley.hits(caption, Zone::Body);
            if let Some((marked, before)) = image::words(picture, 0, hits) {
                let frame = Frame::of(beside, galley.is_rtl(image::inner(&marked)));
                let hyphens = Rc::clone(&galley.hyphens);
                let parting = Parting::of(&hyphens, frame.is_rtl);
                let break_up =
                    |text: &str, cells| wrap::running_lines(text, cells, &parting, &mut Vec::new());
                let place = |start: usize| start.saturating_sub(before);
                put_at(galley, &marked, &frame, break_up, place);
            }
        }
        Kind::Rule => rule(galley, beside),
    }
}

/// What stands before the lines of a block in a measure of `cells`.
fn frame(cells: usize, hang: &Hang, role: Role) -> Frame {
    let marker_cells = width::width(&hang.marker);
    let beside = beside(&hang.steps, (cells, marker_cells), role);
    let mut frame = Frame::of(beside, false);
    let room = cells.saturating_sub(frame.cells());
    if marker_cells > 0 && room >= marker_cells + FEWEST_CELLS {
        frame.first.push(span(&hang.marker, Role::Marker));
        frame.rest.push(span(&" ".repeat(marker_cells), role));
    }
    frame
}

/// The bars and the indent of `steps` in a measure of `cells`, with room for a marker.
pub(crate) fn beside(
    steps: &[Step],
    (cells, marker_cells): (usize, usize),
    role: Role,
) -> Vec<Span> {
    let all_bars: usize = steps.iter().map(|step| usize::from(step.bars)).sum();
    // An eighth of the measure, as bars take two cells each, leaves three quarters for the text.
    let mut bars_left = all_bars.min(cells / 8);
    let room = cells - bars_left * width::width(BAR);
    let mut cells_left = room.saturating_sub(marker_cells + TEXT_CELLS);
    let mut beside = Vec::new();
    for step in steps {
        let bars = usize::from(step.bars).min(bars_left);
        bars_left -= bars;
        if bars > 0 {
            beside.push(span(&BAR.repeat(bars), Role::QuoteBar));
        }
        let indent = step.cells.min(cells_left);
        cells_left -= indent;
        if indent > 0 {
            beside.push(span(&" ".repeat(indent), role));
        }
    }
    beside
}

/// Sets running text beside what stands in `frame`, parted and justified as its reader likes.
fn running(galley: &mut Galley<'_>, inline: &Inline, role: Role, mut frame: Frame) {
    frame.is_rtl = galley.is_rtl(&inline.text);
    frame.is_justified =
        galley.typography.is_justified && !frame.is_rtl && !justify::is_dense(&inline.text);
    let mut marked = Marked::inline(inline, role, &galley.hits(&inline.text, Zone::Body));
    if marked.text.trim().is_empty() {
        return;
    }
    let hyphens = Rc::clone(&galley.hyphens);
    let code = code_within(inline);
    let parting = Parting {
        when: when_parted(galley.typography.hyphenation, &frame),
        code: &code,
        ..Parting::of(&hyphens, frame.is_rtl)
    };
    let mut numbers = galley.numbers(&inline.text, 0);
    let lines = if galley.is_cut() {
        Vec::new()
    } else {
        let cells = galley.cells.saturating_sub(frame.cells());
        wrap::running_lines(&marked.text, cells, &parting, &mut numbers)
    };
    marked.numbers = numbers;
    galley.put_text(&marked, &lines, &frame, |start| start);
}

/// When the words of running text are parted that fit on a line.
fn when_parted(hyphenation: Hyphenation, frame: &Frame) -> When {
    match hyphenation {
        Hyphenation::Never => When::Never,
        _ if frame.is_justified => When::Evens,
        _ => When::WinsMuch,
    }
}

/// The bytes of a text that are code.
fn code_within(inline: &Inline) -> Vec<Range<usize>> {
    let code = inline.runs.iter().filter(|run| run.style.code);
    code.map(|run| run.range.clone()).collect()
}

/// Puts down a text in the room that its frame leaves.
fn put(
    galley: &mut Galley<'_>,
    marked: &Marked<'_>,
    frame: &Frame,
    break_up: impl FnOnce(&str, usize) -> Vec<Broken>,
) {
    put_at(galley, marked, frame, break_up, |start| start);
}

/// The same; `place` says where in the block a byte of the text stands.
fn put_at(
    galley: &mut Galley<'_>,
    marked: &Marked<'_>,
    frame: &Frame,
    break_up: impl FnOnce(&str, usize) -> Vec<Broken>,
    place: impl Fn(usize) -> usize,
) {
    if marked.text.trim().is_empty() {
        return;
    }
    let lines = if galley.is_cut() {
        Vec::new()
    } else {
        break_up(&marked.text, galley.cells.saturating_sub(frame.cells()))
    };
    galley.put_text(marked, &lines, frame, place);
}

/// Sets a heading in lines that are as even as they can be.
fn heading(galley: &mut Galley<'_>, inline: &Inline, level: u8, beside: Vec<Span>) {
    let frame = Frame::of(beside, galley.is_rtl(&inline.text));
    let hits = galley.hits(&inline.text, Zone::Body);
    let mut marked = Marked::inline(inline, Role::Heading(level), &hits);
    let mut numbers = galley.numbers(&inline.text, 0);
    let cells = galley.cells.saturating_sub(frame.cells());
    let parting = Parting::of(&galley.hyphens, frame.is_rtl);
    let lines = wrap::balanced_lines(&marked.text, cells, &parting, &mut numbers);
    marked.numbers = numbers;
    put(galley, &marked, &frame, |_, _| lines);
}

/// Sets preformatted text, a little in from the edge.
fn code(galley: &mut Galley<'_>, inline: &Inline, beside: Vec<Span>) {
    let mut frame = Frame::of(beside, false);
    if galley.cells.saturating_sub(frame.cells()) >= TEXT_CELLS {
        let goes_on = span(GOES_ON, Role::Rule);
        frame.continued = Some([frame.rest.clone(), vec![goes_on]].concat());
        let indent = span("  ", Role::Code);
        frame.first.push(indent.clone());
        frame.rest.push(indent);
    }
    let marked = Marked::inline(inline, Role::Code, &galley.hits(&inline.text, Zone::Body));
    put(galley, &marked, &frame, wrap::code_lines);
}

/// Sets a short rule in the middle of the measure.
fn rule(galley: &mut Galley<'_>, mut beside: Vec<Span>) {
    let beside_cells: usize = beside.iter().map(|span| width::width(&span.text)).sum();
    let room = galley.cells.saturating_sub(beside_cells);
    let length = room.div_ceil(3);
    beside.push(span(&" ".repeat((room - length) / 2), Role::Rule));
    beside.push(span(&"─".repeat(length), Role::Rule));
    galley.put_line(beside, 0, false);
}
