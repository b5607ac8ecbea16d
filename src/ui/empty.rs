//! What is said where there is nothing to show: what this is, and what to press.

use ratatui::buffer::Buffer;

use crate::app::notice::counted;
use crate::app::prompt::{Asked, Prompt};
use crate::app::views::Destination;
use crate::app::{App, Rect};
use crate::input::{Command, Layer};
use crate::query::remark;
use crate::reader::wrap;
use crate::text::Clean;
use crate::ui::draw::put;
use crate::ui::style::Styles;

/// Draws the words for an empty list into `area`.
pub fn draw(buffer: &mut Buffer, area: Rect, app: &App, styles: &Styles) {
    let query = &app.list.query;
    let words = if query.is_all() {
        empty_library(app)
    } else {
        empty_query(app)
    };
    let words: Vec<_> = words.iter().map(String::as_str).collect();
    draw_words(buffer, area, &words, styles);
}

/// What is said where a query lists nothing: why that may be, and the way on.
fn empty_query(app: &App) -> Vec<String> {
    let commands = [
        Command::Back,
        Command::EditQuery,
        Command::ToggleBookmark,
        Command::Bookmarks,
        Command::Keywords,
    ];
    let [back, edits, keeps, bookmarks, keywords] = app.hints_in(Layer::List, commands);
    let tree = &app.list.query.tree;
    let is = |view: &Destination| view.query().is_some_and(|query| query.tree == *tree);
    if is(&Destination::Bookmarks) {
        return vec![
            "No bookmarks yet.".to_owned(),
            format!("{keeps} on an article keeps it for later; {bookmarks} shows all again."),
        ];
    }
    if is(&Destination::Unread) {
        return vec![
            "All articles are read.".to_owned(),
            format!("{back} shows all again."),
        ];
    }
    if is(&Destination::Hits) {
        return vec![
            "No article has a keyword in it.".to_owned(),
            format!("{keywords} adds keywords; {back} shows all again."),
        ];
    }
    let query = Clean::line(&asked_words(app));
    let ways = if app.comes_from_coverage() {
        format!("{back} leads back to coverage over time.")
    } else {
        format!("{back} shows all again, {edits} edits the query.")
    };
    let mut words = vec![format!("No article matches {query}"), ways];
    words.extend(remark(tree, &|name| app.matcher.keywords().have(name)));
    words
}

/// The words that were asked for. A line that cannot be understood leaves the list as it is, and is said all
/// the same: it is what stands in the prompt.
fn asked_words(app: &App) -> String {
    let is_faulty = |prompt: &&Prompt| {
        prompt.error.is_some() && matches!(prompt.asked, Asked::Search | Asked::Query)
    };
    match app.prompt.as_ref().filter(is_faulty) {
        Some(prompt) => prompt.line.text().trim().to_owned(),
        None => app.list.asked_words(),
    }
}

/// What is said where there is no article at all. What matters most comes first, since a small screen
/// has no room for the rest.
fn empty_library(app: &App) -> Vec<String> {
    if app.work.is_some() {
        return vec![
            "Reading the folder for the first time.".to_owned(),
            "Articles appear as they come.".to_owned(),
        ];
    }
    let problems = app.list.view.counts.problems;
    let commands = [Command::Rescan, Command::Quit, Command::Problems];
    let [rescan, quit, shows] = app.hints_in(Layer::List, commands);
    let place = match app.opened.as_str() {
        "" => "here".to_owned(),
        opened => format!("in {opened}"),
    };
    let mut words = if problems > 0 {
        vec![
            format!(
                "No article was found {place}, and {} met.",
                counted(problems, "problem")
            ),
            format!("{shows} shows what could not be read, {rescan} looks again, {quit} quits."),
        ]
    } else {
        vec![
            format!("No article was found {place}."),
            format!("{rescan} looks again, {quit} quits."),
        ]
    };
    words.extend([
        "newsprint FOLDER opens another folder, newsprint demo shows articles to try it on."
            .to_owned(),
        "newsprint check FOLDER says what each file was taken for.".to_owned(),
        "Articles are read from text, Markdown, web pages, JSON, feeds, mail, tables and archives, \
         in folders within folders too."
            .to_owned(),
    ]);
    words
}

/// Draws lines of words, wrapped, a third down the pane.
pub fn draw_words(buffer: &mut Buffer, area: Rect, words: &[&str], styles: &Styles) {
    let cells = area.width.saturating_sub(4).clamp(1, 60);
    let wrapped = |(number, line): (usize, &&str)| {
        let lines = wrap::plain_lines(line, usize::from(cells));
        lines.into_iter().map(move |line| (number, line))
    };
    let lines: Vec<_> = words.iter().enumerate().flat_map(wrapped).collect();
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let top = area.y + area.height.saturating_sub(height) / 3;
    let rows = lines.iter().zip(top..area.y + area.height);
    for ((number, line), y) in rows {
        let look = if *number == 0 {
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
