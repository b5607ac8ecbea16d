//! The words of coverage over time: its keys, and what is said where there is nothing to draw.

use ratatui::buffer::Buffer;

use crate::app::coverage::CoveragePane;
use crate::app::{App, Rect};
use crate::input::{Command, Layer};
use crate::ui::draw::put;
use crate::ui::style::Styles;

/// The keys, in the bottom line.
pub(super) fn draw_keys(buffer: &mut Buffer, area: Rect, app: &App, styles: &Styles) {
    let commands = [
        Command::ByDay,
        Command::ByWeek,
        Command::ByMonth,
        Command::AsShares,
        Command::Up,
        Command::Down,
        Command::OpenArticle,
        Command::Quit,
    ];
    let [day, week, month, share, before, after, narrows, back] =
        app.hints_in(Layer::Coverage, commands);
    let y = area.y + area.height.saturating_sub(1);
    let words = if area.width >= 70 {
        format!(
            "{day} {week} {month} day, week, month  {share} share  1-4 groups  {before} {after} move  \
             {narrows} narrows  {back} back"
        )
    } else {
        format!("{day} {week} {month}  {share} 1-4  {before} {after}  {narrows} narrows  {back}")
    };
    put(buffer, (area.x, y), &words, area.width, styles.quiet());
}

/// What is said where there is nothing to draw.
pub(super) fn draw_empty(
    buffer: &mut Buffer,
    area: Rect,
    app: &App,
    pane: &CoveragePane,
    styles: &Styles,
) {
    let commands = [Command::ByMonth, Command::Back];
    let [month, back] = app.hints_in(Layer::Coverage, commands);
    let lines = match &pane.counted {
        None => vec!["counting the articles".to_owned()],
        Some(counted) if counted.undated.listed + pane.periods.vague.listed > 0 => vec![
            "No article listed has a date that is known to the day.".to_owned(),
            format!("{month} shows months; {back} goes back to the list."),
        ],
        Some(_) => vec![
            "No articles are listed.".to_owned(),
            format!("{back} goes back, and once more lists all articles."),
        ],
    };
    for (line, y) in lines.iter().zip(area.y..area.y + area.height) {
        put(buffer, (area.x, y), line, area.width, styles.quiet());
    }
}
