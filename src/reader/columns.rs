//! The columns of a table: how wide each is to be, so that the table fits and reads well.
//!
//! A column is at least as wide as its widest word, so that no word is cut; what room is left goes
//! to the narrowest of the columns that want more, so that short columns stand whole and long ones
//! share the rest. Numbers are never broken, and stand to the right. A table that would be broken in the
//! measure of the text may have the width of the pane.

use crate::article::{Inline, Table};
use crate::reader::numbers::{self, Number};
use crate::reader::table::{self, rows};
use crate::reader::wrap;

/// The cells that stand between two columns: ` │ `.
pub(crate) const BETWEEN_CELLS: usize = 3;

/// A column of words is at least so wide, where it has as much to say: a column of single
/// characters, which East Asian text could become, is no column.
const FEWEST_CELLS: usize = 8;

/// A word wider than this may be cut: it is an address.
const LONG_WORD_CELLS: usize = 24;

/// A cell of more lines than this makes the table a wall; it is better told row by row.
const MOST_LINES: usize = 8;

/// One column of a table, as it is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Column {
    /// Which cell of each row stands in it.
    pub place: usize,
    /// Its width.
    pub cells: usize,
    /// Whether it holds numbers, which stand to the right.
    pub is_numeric: bool,
    /// Whether some cell of it takes several lines.
    pub is_wrapped: bool,
}

/// The columns of `table` in a text of `measure`, or in the `pane` around it where some cell would else take
/// several lines; `None` where it does not fit.
pub(crate) fn fit_page(
    table: &Table,
    (measure, pane): (usize, usize),
    numbers: impl Fn(usize, &Inline) -> Vec<Number>,
) -> Option<Vec<Column>> {
    let in_measure = fit(table, (measure, measure), &numbers);
    let is_whole = |columns: &Vec<Column>| columns.iter().all(|column| !column.is_wrapped);
    if pane <= measure || in_measure.as_ref().is_some_and(is_whole) {
        return in_measure;
    }
    fit(table, (pane, measure), &numbers).or(in_measure)
}

/// The columns of `table` in a width of `cells`, each of `most` at most where it holds words; columns
/// without a word are left out. `None` where it does not fit. `numbers` gives those of links in a cell, which
/// begins at a byte of the block.
fn fit(
    table: &Table,
    (cells, most): (usize, usize),
    numbers: impl Fn(usize, &Inline) -> Vec<Number>,
) -> Option<Vec<Column>> {
    let wanted = wishes(table, cells, numbers)?;
    let between = BETWEEN_CELLS * wanted.len().saturating_sub(1);
    let least: usize = wanted.iter().map(|wish| wish.least).sum();
    let mut left = cells.checked_sub(between + least)?;
    let mut widths: Vec<_> = wanted.iter().map(|wish| wish.least).collect();
    while left > 0 {
        let growing = widths.iter_mut().zip(&wanted);
        let growing = growing.filter(|(width, wish)| **width < wish.natural.min(most));
        let Some((narrowest, _)) = growing.min_by_key(|(width, _)| **width) else {
            break;
        };
        *narrowest += 1;
        left -= 1;
    }
    let is_wall = |(width, wish): (&usize, &Wish)| wish.natural > width * MOST_LINES;
    if widths.iter().zip(&wanted).any(is_wall) {
        return None;
    }
    let columns = widths.into_iter().zip(wanted).map(|(cells, wish)| Column {
        place: wish.place,
        cells,
        is_numeric: wish.is_numeric,
        is_wrapped: wish.natural > cells || wish.has_breaks,
    });
    Some(columns.collect())
}

/// The width of a table of `columns`.
pub(crate) fn cells_of(columns: &[Column]) -> usize {
    let between = BETWEEN_CELLS * columns.len().saturating_sub(1);
    columns.iter().map(|column| column.cells).sum::<usize>() + between
}

/// What a column wants.
#[derive(Debug)]
struct Wish {
    place: usize,
    /// The width at which nothing of it is wrapped.
    natural: usize,
    /// The width below which it cannot be read.
    least: usize,
    is_numeric: bool,
    has_breaks: bool,
}

/// What the columns of `table` want; `None` where they are too many for `cells`.
fn wishes(
    table: &Table,
    cells: usize,
    numbers: impl Fn(usize, &Inline) -> Vec<Number>,
) -> Option<Vec<Wish>> {
    // One walk over the cells, however uneven the rows: some tables have a row of a million.
    let mut seen: Vec<Seen> = Vec::new();
    let mut columns = 0;
    for (number, (start, row)) in rows(table).enumerate() {
        let is_name = number == 0 && table.has_header;
        for (place, (start, cell)) in table::cells(start, row).enumerate() {
            if place >= seen.len() {
                seen.push(Seen::default());
            }
            if let Some(column) = seen.get_mut(place) {
                let was_empty = column.natural == 0;
                column.take(cell, &numbers(start, cell), is_name);
                columns += usize::from(was_empty && column.natural > 0);
            }
        }
        // A column takes two cells at least; so much can be said without looking at the rest.
        if columns * 2 > cells {
            return None;
        }
    }
    let seen = seen.into_iter().enumerate();
    let said = seen.filter(|(_, column)| column.natural > 0);
    Some(said.map(|(place, column)| column.wish(place)).collect())
}

/// What was seen of a column.
#[derive(Debug, Default)]
struct Seen {
    natural: usize,
    widest_word: usize,
    has_breaks: bool,
    has_number: bool,
    has_words: bool,
}

impl Seen {
    /// Takes a cell with the numbers of its links; it may be the name of the column.
    fn take(&mut self, cell: &Inline, numbers: &[Number], is_name: bool) {
        let (natural, word) = wrap::extent(&cell.text);
        self.natural = self.natural.max(natural + numbers::cells(numbers));
        self.widest_word = self.widest_word.max(word + numbers::widest(numbers));
        let text = cell.text.trim();
        self.has_breaks |= text.contains('\n');
        if is_name {
            return;
        }
        if is_number(text) {
            self.has_number = true;
        } else if !matches!(text, "" | "-" | "–" | "—" | "…" | "n/a" | "N/A") {
            self.has_words = true;
        }
    }

    /// What the column wants, at `place` in the rows: numbers are not broken.
    fn wish(self, place: usize) -> Wish {
        let is_numeric = self.has_number && !self.has_words;
        let word = self.widest_word.min(LONG_WORD_CELLS);
        Wish {
            place,
            natural: self.natural,
            least: if is_numeric {
                self.natural
            } else {
                word.max(self.natural.min(FEWEST_CELLS))
            },
            is_numeric,
            has_breaks: self.has_breaks,
        }
    }
}

/// Whether `text` is a number with what may stand around it: sign, currency, percent, groups.
fn is_number(text: &str) -> bool {
    let is_part = |c: char| c.is_numeric() || " \u{a0}\u{202f}+-−–±.,:'’/%‰€$£¥₽₺₹()*".contains(c);
    text.chars().any(char::is_numeric) && text.chars().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[&str]]) -> Table {
        let row = |row: &&[&str]| row.iter().map(|cell| Inline::plain(cell)).collect();
        Table {
            has_header: true,
            rows: rows.iter().map(row).collect(),
        }
    }

    #[test]
    fn columns_are_as_wide_as_their_words_and_share_what_is_left() {
        let long = "a long remark that goes on over many words and lines";
        let rows: &[&[&str]] = &[
            &["Country", "", "2022", "Remark"],
            &["Azerbaijan", "", "1,200", long],
            &["Iran", "", "–", ""],
        ];
        for (cells, expected) in [
            (72, Some(vec![10, 5, 51])),
            (40, Some(vec![10, 5, 19])),
            (29, Some(vec![10, 5, 8])),
            (28, None),
        ] {
            let columns = fit(&table(rows), (cells, cells), |_, _| Vec::new());
            let widths = columns.map(|columns| columns.iter().map(|column| column.cells).collect());
            assert_eq!(widths, expected, "in {cells}");
        }
        let columns = fit(&table(rows), (40, 40), |_, _| Vec::new()).unwrap_or_default();
        let kinds: Vec<_> = columns
            .iter()
            .map(|column| (column.place, column.is_numeric, column.is_wrapped))
            .collect();
        assert_eq!(
            kinds,
            [(0, false, false), (2, true, false), (3, false, true)]
        );
    }

    #[test]
    fn a_table_that_would_be_broken_has_the_width_of_the_pane() {
        let long = "a long remark that goes on over many words and lines";
        let rows: &[&[&str]] = &[&["Country", "Remark", "More"], &["Azerbaijan", long, long]];
        for (measure, pane, expected) in [
            (72, 72, vec![10, 28, 28]),
            (72, 100, vec![10, 42, 42]),
            (72, 140, vec![10, 52, 52]),
            (40, 140, vec![10, 40, 40]),
            (30, 40, vec![10, 12, 12]),
            (140, 160, vec![10, 52, 52]),
        ] {
            let columns = fit_page(&table(rows), (measure, pane), |_, _| Vec::new());
            let columns = columns.unwrap_or_default().into_iter();
            let widths: Vec<_> = columns.map(|column| column.cells).collect();
            assert_eq!(widths, expected, "{measure} in {pane}");
        }
    }

    #[test]
    fn uneven_rows_cost_no_more_than_their_cells() {
        let empty = vec![Inline::default(); 100_000];
        let mut rows = vec![empty];
        rows.resize(100_000, vec![Inline::plain("cell")]);
        let columns = fit(
            &Table {
                has_header: false,
                rows,
            },
            (72, 72),
            |_, _| Vec::new(),
        );
        assert_eq!(columns.map(|columns| columns.len()), Some(1));
    }

    #[test]
    fn numbers_are_told_from_words() {
        for (text, expected) in [
            ("1,200.5", true),
            ("−3 %", true),
            ("€ 12", true),
            ("٣٤", true),
            ("12 Feb", false),
            ("–", false),
            ("", false),
        ] {
            assert_eq!(is_number(text), expected, "{text}");
        }
    }
}
