//! Coverage over time in words, for those who have the screen read to them: a sentence a period, the one
//! under the cursor in the middle of the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Style;

use crate::app::coverage::CoveragePane;
use crate::app::{App, Rect};
use crate::library::view::periods::Period;
use crate::text::width;
use crate::ui::bar;
use crate::ui::coverage::{number, period_words};
use crate::ui::draw::put;
use crate::ui::style::Styles;

/// Draws the periods; gives where the one under the cursor stands.
pub(super) fn draw(
    buffer: &mut Buffer,
    area: Rect,
    app: &App,
    pane: &CoveragePane,
    styles: &Styles,
) -> Position {
    let height = usize::from(area.height);
    let last = pane.periods.periods.len().saturating_sub(height);
    let first = pane.cursor.saturating_sub(height / 2).min(last);
    let mut at = Position::new(area.x, area.y);
    let shown = pane.periods.periods.iter().enumerate().skip(first);
    for ((place, period), y) in shown.zip(area.y..area.y + area.height) {
        let words = width::truncate(&words(app, pane, period), usize::from(area.width));
        put(buffer, (area.x, y), &words, area.width, Style::new());
        if place == pane.cursor {
            at = bar::lay(buffer, area, y, styles);
        }
    }
    at
}

/// A period, and the articles with hits of each group that is shown.
fn words(app: &App, pane: &CoveragePane, period: &Period) -> String {
    let groups = &app.matcher.keywords().groups;
    let of_group = pane.shown_groups().filter_map(|(_, group)| {
        let name = &groups.get(usize::from(group))?.name;
        Some(format!("; {name} {}", number(period.tally.of_group(group))))
    });
    let groups: String = of_group.collect();
    format!("{}{groups}", period_words(app, period))
}
