//! Tables that hold data, and those that only arrange the page.

use dom_query::NodeRef;

use crate::article::{Inline, Table};
use crate::formats::html::dom::{self, Step, Walk};

/// The most columns and rows that one cell may span: more is a mistake.
const WIDEST: usize = 32;
/// Characters a cell of data has at most, on average.
const LONGEST_CELL: usize = 240;

/// Whether a table holds data: several rows and columns of short cells. One that holds pictures,
/// headings, other tables or columns of text arranges the page.
pub(super) fn is_data(table: NodeRef) -> bool {
    if table
        .attr("role")
        .is_some_and(|role| matches!(&*role, "presentation" | "none"))
    {
        return false;
    }
    let (mut rows, mut cells, mut letters, mut heads) = (0_usize, 0_usize, 0_usize, 0_usize);
    for step in Walk::under(table) {
        let Step::Enter(node) = step else { continue };
        if let Some(text) = dom::words(&node) {
            letters += text.trim().len();
            continue;
        }
        match dom::name(&node).as_str() {
            "table" | "figure" | "blockquote" | "pre" | "h1" | "h2" | "h3" => return false,
            "tr" => rows += 1,
            "td" => cells += 1,
            "th" => {
                cells += 1;
                heads += 1;
            }
            _ => {}
        }
    }
    let has_columns = cells > rows;
    let is_short = letters / cells.max(1) <= LONGEST_CELL;
    has_columns && is_short && (rows > 1 || heads > 0)
}

/// The rows of a table, growing.
#[derive(Debug, Default)]
pub(super) struct Grid {
    rows: Vec<Vec<Inline>>,
    /// Rows that each column is still covered by a cell from above.
    covered: Vec<usize>,
    has_header: bool,
    is_first_head: bool,
}

impl Grid {
    pub(super) fn begin_row(&mut self) {
        self.rows.push(Vec::new());
        self.is_first_head = true;
        self.fill();
    }

    /// Adds a cell to the row.
    pub(super) fn cell(&mut self, cell: &NodeRef, words: Inline) {
        if self.rows.is_empty() {
            self.begin_row();
        }
        let columns = span(cell, "colspan");
        let rows = span(cell, "rowspan");
        self.is_first_head &= cell.has_name("th");
        self.has_header |= self.rows.len() == 1 && is_within_head(cell);
        let Some(row) = self.rows.last_mut() else {
            return;
        };
        let start = row.len();
        row.push(words);
        row.resize_with(start + columns, Inline::default);
        let end = row.len();
        if self.covered.len() < end {
            self.covered.resize(end, 0);
        }
        for covered in self.covered.iter_mut().skip(start).take(columns) {
            *covered = rows - 1;
        }
        self.fill();
    }

    pub(super) fn end_row(&mut self) {
        if self.rows.len() == 1 && self.rows.first().is_some_and(|row| !row.is_empty()) {
            self.has_header |= self.is_first_head;
        }
    }

    /// The table, without rows that are empty; `None` where all are.
    pub(super) fn finish(mut self) -> Option<Table> {
        self.rows
            .retain(|row| row.iter().any(|cell| !cell.text.is_empty()));
        if self.rows.is_empty() {
            return None;
        }
        Some(Table {
            has_header: self.has_header && self.rows.len() > 1,
            rows: self.rows,
        })
    }

    /// Puts empty cells where one from above reaches down.
    fn fill(&mut self) {
        let Some(row) = self.rows.last_mut() else {
            return;
        };
        while let Some(covered) = self.covered.get_mut(row.len())
            && *covered > 0
        {
            *covered -= 1;
            row.push(Inline::default());
        }
    }
}

fn span(cell: &NodeRef, name: &str) -> usize {
    let stated = dom::attribute(cell, name).and_then(|span| span.parse::<usize>().ok());
    stated.unwrap_or(1).clamp(1, WIDEST)
}

fn is_within_head(cell: &NodeRef) -> bool {
    let row = cell.parent();
    row.and_then(|row| row.parent())
        .is_some_and(|part| part.has_name("thead"))
}
