//! What is said where there is nothing to show: what this is, and what to press.

use ratatui::buffer::Buffer;

use crate::app::notice::counted;
use crate::app::{App, Rect};
use crate::input::Command;
use crate::query::Query;
use crate::reader::wrap;
use crate::text::Clean;
use crate::ui::draw::put;
use crate::ui::style::Styles;

/// Draws the words for an empty list into `area`.
pub fn draw(buffer: &mut Buffer, area: Rect, app: &App, styles: &Styles) {
    let problems = app.list.view.counts.problems;
    let query = &app.list.query;
    let looks_again = format!(
        "{} looks again, {} quits.",
        app.hint(Command::Rescan),
        app.hint(Command::Quit)
    );
    let words = if *query == Query::bookmarked() {
        vec![
            "No bookmarks yet.".to_owned(),
            format!(
                "{} on an article keeps it for later; {} shows all again.",
                app.hint(Command::ToggleBookmark),
                app.hint(Command::Bookmarks)
            ),
        ]
    } else if !query.is_all() {
        let query = Clean::line(&app.list.asked_words());
        vec![
            format!("No article matches {query}"),
            format!("{} shows all again.", app.hint(Command::Back)),
        ]
    } else if app.work.is_some() {
        vec![
            "Reading the folder for the first time.".to_owned(),
            "Articles appear as they come.".to_owned(),
        ]
    } else if problems > 0 {
        vec![
            format!(
                "No article was found, and {} met.",
                counted(problems, "problem")
            ),
            format!(
                "{} shows what could not be read, {looks_again}",
                app.hint(Command::Problems)
            ),
        ]
    } else {
        vec![
            "No article was found here.".to_owned(),
            "newsprint reads text, Markdown, saved web pages, JSON and JSON Lines.".to_owned(),
            "newsprint check FOLDER says what each file was taken for.".to_owned(),
            looks_again,
        ]
    };
    let words: Vec<_> = words.iter().map(String::as_str).collect();
    draw_words(buffer, area, &words, styles);
}

/// Draws lines of words, wrapped, a third down the pane.
pub fn draw_words(buffer: &mut Buffer, area: Rect, words: &[&str], styles: &Styles) {
    let cells = area.width.saturating_sub(4).clamp(1, 60);
    let lines: Vec<String> = words
        .iter()
        .flat_map(|line| wrap::plain_lines(line, usize::from(cells)))
        .collect();
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let top = area.y + area.height.saturating_sub(height) / 3;
    let rows = lines.iter().zip(top..area.y + area.height);
    for (number, (line, y)) in rows.enumerate() {
        let look = if number == 0 {
            styles.label()
        } else {
            styles.quiet()
        };
        put(
            buffer,
            (area.x + 2.min(area.width), y),
            line,
            area.width.saturating_sub(2),
            look,
        );
    }
}
