//! The bar over the line under the cursor: one look from its one end to the other.
//!
//! Faint words and coloured ones would each make a patch of their own of it, so what stands on the bar
//! takes its look from the bar. Only what is marked there is told from it.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier, Style};

use crate::app::Rect;
use crate::ui::style::Styles;

/// Lays the bar over the line `y` of `area`; gives where it begins.
pub(crate) fn lay(buffer: &mut Buffer, area: Rect, y: u16, styles: &Styles) -> Position {
    let look = styles.selected();
    let line = Rect {
        y,
        height: 1,
        ..area
    };
    over(buffer, line, |cell| {
        let kept = cell.modifier - Modifier::DIM - Modifier::REVERSED;
        cell.set_style(Style::reset().add_modifier(kept).patch(look));
    });
    Position::new(area.x, y)
}

/// Lays a bar of `look` over `area`, on which only keywords keep their colour, underlined, and what was
/// searched for is turned round once more.
pub(crate) fn lay_under_marks(buffer: &mut Buffer, area: Rect, look: Style) {
    let turns = look.add_modifier.contains(Modifier::REVERSED);
    let has_own_ink = turns || look.bg.is_some() && look.fg.is_some();
    over(buffer, area, |cell| {
        let is_turned = cell.modifier.contains(Modifier::REVERSED);
        let is_underlined = cell.modifier.contains(Modifier::UNDERLINED);
        let is_colored = cell.bg != Color::Reset;
        let strong = Modifier::BOLD | Modifier::UNDERLINED;
        if turns && is_turned {
            let plain = cell.style();
            let plain = plain.remove_modifier(Modifier::REVERSED | Modifier::DIM);
            cell.set_style(plain.add_modifier(strong));
        } else if turns && is_underlined && is_colored {
            cell.set_style(Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD));
        } else if is_colored {
            cell.set_style(Style::new().add_modifier(strong));
        } else {
            let mut plain = cell.style().remove_modifier(Modifier::DIM);
            if has_own_ink {
                plain = plain.fg(Color::Reset);
            }
            cell.set_style(plain.patch(look).remove_modifier(Modifier::DIM));
        }
    });
}

/// Changes the cells of `area`, as far as it lies in the buffer.
fn over(buffer: &mut Buffer, area: Rect, change: impl Fn(&mut Cell)) {
    let area = ratatui::layout::Rect::new(area.x, area.y, area.width, area.height);
    for position in area.intersection(buffer.area).positions() {
        if let Some(cell) = buffer.cell_mut(position) {
            change(cell);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Look;
    use crate::config::theme::BuiltIn;

    /// Cells of every kind that lines are made of.
    fn line() -> Buffer {
        let mut buffer = Buffer::empty(ratatui::layout::Rect::new(0, 0, 6, 1));
        let looks = [
            Style::new(),
            Style::new().add_modifier(Modifier::DIM),
            Style::new().fg(Color::Cyan),
            Style::new().fg(Color::Black).bg(Color::Yellow),
            Style::new().add_modifier(Modifier::REVERSED),
            Style::new(),
        ];
        for (x, look) in (0..).zip(looks) {
            buffer.set_string(x, 0, "x", look);
        }
        buffer
    }

    #[test]
    fn the_bar_is_one_look_from_end_to_end() {
        for built_in in BuiltIn::ALL {
            let styles = Styles::of(&built_in.theme(), Look::default(), std::iter::empty());
            let mut buffer = line();
            let area = Rect {
                width: 6,
                height: 1,
                ..Rect::default()
            };
            lay(&mut buffer, area, 0, &styles);
            let looks: Vec<_> = buffer.content.iter().map(Cell::style).collect();
            assert!(
                looks.iter().all(|look| *look == looks[0]),
                "{built_in:?}: {looks:?}"
            );
        }
    }

    #[test]
    fn a_mark_is_told_from_the_bar_it_lies_on() {
        for built_in in BuiltIn::ALL {
            let styles = Styles::of(&built_in.theme(), Look::default(), std::iter::empty());
            let mut buffer = line();
            lay_under_marks(
                &mut buffer,
                Rect {
                    width: 6,
                    height: 1,
                    ..Rect::default()
                },
                styles.selected(),
            );
            let looks: Vec<_> = buffer.content.iter().map(Cell::style).collect();
            let plain = looks[0];
            let same: Vec<_> = looks.iter().map(|look| *look == plain).collect();
            assert_eq!(
                same,
                [true, true, true, false, false, true],
                "{built_in:?}: {looks:?}"
            );
        }
    }
}
