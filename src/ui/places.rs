//! The marks with their letters and the jumps; and what was read, the last first.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::app::App;
use crate::app::place_menu::{Entry, Listed};
use crate::ui::menu::{self, Item};
use crate::ui::style::Styles;

/// Cells of the menu.
const CELLS: u16 = 76;

/// Draws the list with its cursor.
pub fn draw(
    buffer: &mut Buffer,
    app: &App,
    (listed, cursor): (Listed, usize),
    styles: &Styles,
) -> Position {
    let (dot, more) = if app.look.is_ascii {
        ("-", "...")
    } else {
        ("·", "…")
    };
    let entries = app.listed_places(listed);
    let title = match listed {
        Listed::Places => format!(" marks and jumps {dot} Enter goes, d deletes a mark "),
        Listed::Read => format!(" read {dot} Enter goes back in "),
    };
    let nothing = match listed {
        Listed::Places => "none yet: m and a letter sets a mark",
        Listed::Read => "nothing was read yet",
    };
    let item = |entry: &Entry| {
        let letter = entry.letter.map_or_else(|| " ".to_owned(), String::from);
        let words = entry.words.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = if words.is_empty() {
            String::new()
        } else {
            format!(" {dot} {more}{words}")
        };
        Item {
            text: format!("{letter} {}{words}", entry.to.title),
            note: entry.note.clone(),
            is_label: false,
        }
    };
    let mut items: Vec<Item> = entries.iter().map(item).collect();
    if items.is_empty() {
        items.push(Item {
            text: nothing.to_owned(),
            is_label: true,
            ..Item::default()
        });
    }
    menu::draw(buffer, app, (&title, CELLS), &items, Some(cursor), styles)
}
