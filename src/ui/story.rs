//! Those who tell the same story, and what each says otherwise.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::app::story::{Differing, DifferingLine, StoryMenu, cells};
use crate::app::{App, Rect};
use crate::article::Summary;
use crate::input::Command;
use crate::library::CopyRow;
use crate::library::stories::{Change, Sibling};
use crate::reader::wrap;
use crate::text::{Clean, width};
use crate::ui::dates::{self, Room};
use crate::ui::draw::put;
use crate::ui::menu::{self, Item};
use crate::ui::popup::{moving, open_box};
use crate::ui::style::Styles;

/// Cells of the menu.
const CELLS: u16 = 84;

/// Cells of a menu from which on sources stand before titles.
const ROOM_FOR_SOURCES: u16 = 60;

/// Draws the menu, or what differs.
pub fn draw(buffer: &mut Buffer, app: &App, menu: &StoryMenu, styles: &Styles) -> Position {
    if let Some(differing) = &menu.differing {
        draw_differing(buffer, app, (menu, differing), styles);
        return Position::default();
    }
    let dot = app.look.dot();
    let label = |text: &str| Item {
        text: text.to_owned(),
        is_label: true,
        ..Item::default()
    };
    let mut items = Vec::new();
    if !menu.copies.is_empty() {
        items.push(label("copies of this article"));
        items.extend(menu.copies.iter().map(copy));
    }
    let wide = app.size.columns >= ROOM_FOR_SOURCES;
    let (copies, others): (Vec<_>, Vec<_>) = menu.siblings.iter().partition(|one| one.is_copy);
    for (name, siblings) in [("probably wire copies", copies), ("the same story", others)] {
        if !siblings.is_empty() {
            items.push(label(name));
        }
        items.extend(siblings.into_iter().map(|one| sibling(app, one, wide)));
    }
    if items.is_empty() {
        let words = if app.indexing.is_some() {
            "None so far: the index is still being filled."
        } else {
            "No other copy of it, and no one else who tells its story."
        };
        let cells = usize::from(menu::cells(app, CELLS).saturating_sub(4)).max(1);
        let lines = wrap::plain_lines(words, cells);
        items.extend(lines.iter().map(|line| label(line)));
        let title = format!(" same story {dot} {} closes ", app.hint_here(Command::Quit));
        return menu::draw(buffer, app, (&title, CELLS), &items, None, styles);
    }
    let [opens, differs] =
        [Command::OpenArticle, Command::Differences].map(|command| app.hint_here(command));
    let title = format!(" same story {dot} {opens} opens, {differs} what differs ");
    menu::draw(
        buffer,
        app,
        (&title, CELLS),
        &items,
        Some(menu.cursor),
        styles,
    )
}

/// A copy: where it lies, and what it is.
fn copy(copy: &CopyRow) -> Item {
    let part = copy.part.map(|part| format!("#{part}")).unwrap_or_default();
    let format = copy.format.as_deref().unwrap_or("not readable");
    Item {
        text: format!("{}{part}", Clean::line(&copy.path.to_string_lossy())),
        note: format!("{format}, {} words", copy.words),
        is_label: false,
    }
}

/// Another article: who tells it, its title, its day and how much it shares.
fn sibling(app: &App, sibling: &Sibling, is_wide: bool) -> Item {
    let summary = &sibling.summary;
    let source = summary.source.as_ref().unwrap_or(&summary.folder);
    let date = summary.date.as_deref().unwrap_or_default();
    let room = if is_wide { Room::Wide } else { Room::Narrow };
    let date = dates::short(date, room, app.year);
    let text = if is_wide {
        format!("{}  {}", width::fit(source, 16), summary.title)
    } else {
        summary.title.to_string()
    };
    Item {
        text,
        note: format!("{date}  {:>3} %", sibling.percent),
        is_label: false,
    }
}

/// Draws what the one under the cursor says otherwise.
fn draw_differing(
    buffer: &mut Buffer,
    app: &App,
    (menu, differing): (&StoryMenu, &Differing),
    styles: &Styles,
) {
    let dot = app.look.dot();
    let cells = cells(app.size);
    let columns = u16::try_from(cells + 4).unwrap_or(app.size.columns);
    let title = format!(" what differs {dot} {} ", moving(app, "back"));
    let area = open_box(buffer, app, (columns, app.size.rows), &title, styles);
    let bottom = area.y + area.height;
    draw_legend(buffer, app, (area, menu), styles);
    let Some(found) = &differing.found else {
        put(
            buffer,
            (area.x, area.y + 2),
            "comparing",
            area.width,
            styles.quiet(),
        );
        return;
    };
    if found.iter().all(|one| one.change == Change::Same) {
        let words = "Nothing: they say the same, word for word.";
        put(
            buffer,
            (area.x, area.y + 2),
            words,
            area.width,
            styles.quiet(),
        );
        return;
    }
    let lines = differing.lines(cells).into_iter().skip(differing.top);
    for (line, y) in lines.zip(area.y + 2..bottom) {
        match line {
            DifferingLine::Same(paragraphs) => {
                let s = if paragraphs == 1 { "" } else { "s" };
                let words = format!("({paragraphs} paragraph{s} the same)");
                put(buffer, (area.x, y), &words, area.width, styles.quiet());
            }
            DifferingLine::Words(words) => {
                let mut x = area.x;
                for (change, text) in words {
                    let left = (area.x + area.width).saturating_sub(x);
                    x = put(buffer, (x, y), &text, left, styles.change(change));
                }
            }
        }
    }
}

/// What tells the other from the article at hand: its source, its title where that is the same, its day
/// where both are, and else its file.
fn name_of(app: &App, other: &Summary) -> String {
    let source = |of: &Summary| of.source.clone().unwrap_or_else(|| of.folder.clone());
    let here = app.list.current_summary();
    let Some(here) = here.filter(|here| source(here) == source(other)) else {
        return source(other).to_string();
    };
    if here.title != other.title {
        return format!("“{}”", other.title);
    }
    match &other.date {
        Some(date) if other.date != here.date => {
            format!(
                "{}, {}",
                source(other),
                dates::short(date, Room::Wide, app.year)
            )
        }
        _ => Clean::line(&other.path.to_string_lossy()).to_string(),
    }
}

/// Says which look is whose.
fn draw_legend(buffer: &mut Buffer, app: &App, (area, menu): (Rect, &StoryMenu), styles: &Styles) {
    let place = menu.cursor.checked_sub(menu.copies.len());
    let sibling = place.and_then(|place| menu.siblings.get(place));
    let copy = menu.copies.get(menu.cursor);
    let other = match (sibling, copy) {
        (Some(sibling), _) => name_of(app, &sibling.summary),
        (None, Some(copy)) => Clean::line(&copy.path.to_string_lossy()).to_string(),
        (None, None) => "the copy".to_owned(),
    };
    let end = area.x + area.width;
    let x = put(
        buffer,
        (area.x, area.y),
        "only here",
        area.width,
        styles.change(Change::Removed),
    );
    let x = put(
        buffer,
        (x + 2, area.y),
        "only in ",
        end.saturating_sub(x + 2),
        styles.change(Change::Added),
    );
    let left = end.saturating_sub(x);
    let other = width::truncate(&other, usize::from(left));
    put(
        buffer,
        (x, area.y),
        &other,
        left,
        styles.change(Change::Added),
    );
}
