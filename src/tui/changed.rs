//! Which cells of a line must be written so that it shows another.
//!
//! The same cells as ratatui's own comparison names (a property test holds it), but of one line, so
//! that lines that stay cost one look.

use ratatui::buffer::{Cell, CellWidth};
use ratatui::style::{Color, Modifier};

use crate::tui::cells::{is_composed, is_same};

/// What stays visible of the second half of a wide character that is written over.
const SHOWS_ON_BLANK: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK)
    .union(Modifier::CROSSED_OUT);

/// Sets `columns` to those of `line` that differ from what is `shown`, in the order of writing.
pub(crate) fn columns(shown: &[Cell], line: &[Cell], columns: &mut Vec<u16>) {
    columns.clear();
    let mut after = 0;
    for (x, (before, cell)) in shown.iter().zip(line).enumerate() {
        if x < after {
            continue;
        }
        let cells = cells_of(cell);
        after = x + cells.max(1);
        if is_same(cell, before) {
            continue;
        }
        let mut push = |x: usize| columns.extend(u16::try_from(x));
        push(x);
        let cells_before = cells_of(before);
        if cells > 1 {
            if cell.symbol().contains('\u{fe0f}') {
                // Terminals disagree on its width: what it covers is written too.
                let symbols = shown.iter().zip(line).enumerate().take(after).skip(x + 1);
                let others = symbols.filter(|(_, (before, cell))| before.symbol() != cell.symbol());
                others.for_each(|(x, _)| push(x));
            }
        } else if cells_before > cells
            && (before.bg != Color::Reset || before.modifier.intersects(SHOWS_ON_BLANK))
        {
            after = x + cells_before;
            let mut covered = x + 1;
            while covered < after.min(line.len()) {
                push(covered);
                let cells = line.get(covered).map_or(1, CellWidth::cell_width);
                covered += usize::from(cells.max(1));
                after = after.max(covered);
            }
        }
    }
}

/// Adds all columns from the first on where a character of several parts is `shown`: a terminal that
/// draws it wider than we think shows a part of it in cells that may not change.
pub(crate) fn add_after_composed(shown: &[Cell], line: &[Cell], columns: &mut Vec<u16>) {
    let Some(first) = shown.iter().position(is_composed) else {
        return;
    };
    let mut x = 0;
    while let Some(cell) = line.get(x) {
        if x >= first {
            columns.extend(u16::try_from(x));
        }
        x += cells_of(cell).max(1);
    }
    columns.sort_unstable();
    columns.dedup();
}

/// The cells that a cell's character takes; a letter of ASCII is not looked up.
fn cells_of(cell: &Cell) -> usize {
    match cell.symbol().as_bytes() {
        [b' '..=b'~'] => 1,
        _ => usize::from(cell.cell_width()),
    }
}

/// Adds the columns of `line` whose link is another than the one that is `shown`, of characters as they
/// begin; from then on these are shown.
pub(crate) fn add_links(
    line: &[Cell],
    shown: &mut [u16],
    link_at: impl Fn(u16) -> u16,
    columns: &mut Vec<u16>,
) {
    let mut after = 0;
    for (x, (cell, shown)) in (0..).zip(line.iter().zip(shown)) {
        let is_other = std::mem::replace(shown, link_at(x)) != link_at(x);
        if x < after {
            continue;
        }
        let cells = u16::try_from(cells_of(cell)).unwrap_or(1);
        after = x.saturating_add(cells.max(1));
        if is_other {
            columns.push(x);
        }
    }
    columns.sort_unstable();
    columns.dedup();
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    /// A line of 24 cells of these texts side by side, each with its look.
    fn line(parts: &[(String, Style)]) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 24, 1));
        let mut x = 0;
        for (text, style) in parts {
            if x < 24 {
                (x, _) = buffer.set_stringn(x, 0, text, usize::from(24 - x), *style);
            }
        }
        buffer
    }

    fn parts() -> impl Strategy<Value = Vec<(String, Style)>> {
        let style = prop_oneof![
            Just(Style::new()),
            Just(Style::new().bg(Color::Red)),
            Just(Style::new().add_modifier(Modifier::REVERSED)),
        ];
        prop::collection::vec(
            ("[ a東é]{1,6}|(❤\u{fe0f}|👩\u{200d}👧|क्ष){1,2}", style),
            0..6,
        )
    }

    #[test]
    fn beside_a_character_of_parts_everything_is_written() {
        let [before, after] =
            ["ab क्ष", "ab x"].map(|text| line(&[(text.to_owned(), Style::new())]));
        let mut found = Vec::new();
        columns(&before.content, &after.content, &mut found);
        add_after_composed(&before.content, &after.content, &mut found);
        assert_eq!(found, (3..24).collect::<Vec<_>>());
    }

    proptest! {
        #[test]
        fn they_are_those_that_ratatui_names(before in parts(), after in parts()) {
            let (before, after) = (line(&before), line(&after));
            let mut found = Vec::new();
            columns(&before.content, &after.content, &mut found);
            let named: Vec<u16> = before.diff_iter(&after).map(|(x, ..)| x).collect();
            prop_assert_eq!(found, named);
        }
    }
}
