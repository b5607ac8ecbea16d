//! Lines that belong together as they stand: tables, verses, columns drawn with spaces.

use super::lines::Line;
use super::links;
use super::markers::{Sign, sign};
use super::paragraph::Paragraph;
use crate::article::{Block, Inline, Kind, Table};
use crate::formats::caption;
use crate::text::Clean;

/// The widest line of a verse, in columns.
const WIDEST_VERSE: usize = 60;

/// So many columns of indent set lines apart from the text.
const DEEP: usize = 4;

/// Lines of a group are looked at as one only up to so many.
pub(super) const MOST_LINES: usize = 2_000;

/// The block that all lines of a group make together, if they do. `indent` stands before most lines
/// of the text; where the text is not spaced, lines without a blank one between are no group.
pub(super) fn block(group: &[Paragraph], indent: usize, is_spaced: bool) -> Option<Block> {
    let lines: Vec<&Line> = group.iter().flat_map(|paragraph| paragraph.0).collect();
    let is_broken = group.len() == lines.len();
    if lines.len() < 2 || lines.len() > MOST_LINES || !is_broken {
        return None;
    }
    if let Some(table) = table(&lines) {
        return Some(Block::new(Kind::Table(table), Inline::default()));
    }
    let is_marked =
        |line: &&Line| sign(line.text) != Sign::Plain || caption::is_labelled(line.text);
    if lines.iter().any(is_marked) {
        return None;
    }
    let is_deep = lines.iter().all(|line| line.indent >= indent + DEEP);
    if has_columns(&lines) || (is_deep && is_ragged(&lines)) {
        return Some(Block::new(Kind::Code, Inline::plain(&as_it_stands(&lines))));
    }
    let is_narrow = lines.iter().all(|line| line.width() <= WIDEST_VERSE);
    if is_narrow && (is_spaced || is_deep) {
        let text = Clean::text(&as_it_stands(&lines));
        let runs = links::runs(&text);
        return Some(Block::new(Kind::Paragraph, Inline { text, runs }));
    }
    None
}

/// The lines with their indents, as far as they differ.
fn as_it_stands(lines: &[&Line]) -> String {
    let least = lines
        .iter()
        .map(|line| line.indent)
        .min()
        .unwrap_or_default();
    let mut text = String::new();
    for (place, line) in lines.iter().enumerate() {
        if place > 0 {
            text.push('\n');
        }
        text.extend(std::iter::repeat_n(' ', line.indent - least));
        text.push_str(line.text);
    }
    text
}

/// Whether most lines have columns drawn with spaces.
fn has_columns(lines: &[&Line]) -> bool {
    let drawn = lines
        .iter()
        .filter(|line| line.text.contains("   "))
        .count();
    drawn >= 2 && drawn * 10 >= lines.len() * 6
}

/// Whether the lines are indented differently, as programs and sketches are.
fn is_ragged(lines: &[&Line]) -> bool {
    let first = lines.first().map_or(0, |line| line.indent);
    lines.iter().any(|line| line.indent.abs_diff(first) >= 2)
}

/// Cells of a row, and of a table, at most: each takes a hundred times the memory of the sign that
/// parts it from the next. What holds more is lines of text.
const MOST_CELLS_OF_ROW: usize = 1_000;
const MOST_CELLS: usize = 200_000;

/// The table that lines make whose cells stand between bars or tabs.
fn table(lines: &[&Line]) -> Option<Table> {
    let between = ['|', '\t'].into_iter().find(|between| {
        let cells = |line: &&Line| line.text.trim_matches(*between).matches(*between).count();
        let first = lines.first().map_or(0, cells);
        (1..MOST_CELLS_OF_ROW).contains(&first)
            && lines.len().saturating_mul(first) <= MOST_CELLS
            && lines
                .iter()
                .all(|line| cells(line) > 0 && cells(line) <= first + 1)
    })?;
    let mut has_header = false;
    let mut rows = Vec::new();
    for line in lines {
        let cells = line
            .text
            .trim_matches(between)
            .split(between)
            .map(str::trim);
        let cells: Vec<&str> = cells.collect();
        let is_line = |cell: &&str| {
            cell.contains('-') && cell.chars().all(|c| matches!(c, '-' | ':' | '+' | ' '))
        };
        if cells.iter().all(is_line) {
            has_header |= rows.len() == 1;
            continue;
        }
        rows.push(cells.into_iter().map(links::linked).collect());
    }
    (rows.len() >= 2).then_some(Table { has_header, rows })
}
