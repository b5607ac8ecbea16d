//! The marks with their letters and the jumps; and what was read, the last first.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::app::App;
use crate::app::place_menu::{Entry, Listed};
use crate::input::Command;
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
    let commands = [Command::OpenArticle, Command::DeleteMark];
    let [goes, deletes] = commands.map(|command| app.hint_here(command));
    let title = match listed {
        Listed::Places => format!(" marks and jumps {dot} {goes} goes, {deletes} deletes a mark "),
        Listed::Read => format!(" read {dot} {goes} goes back in "),
    };
    let nothing = match listed {
        Listed::Places => {
            let set = app.hint(Command::SetMark);
            format!("none yet: {set} and a letter sets a mark")
        }
        Listed::Read => "nothing was read yet".to_owned(),
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
            text: nothing,
            is_label: true,
            ..Item::default()
        });
    }
    menu::draw(buffer, app, (&title, CELLS), &items, Some(cursor), styles)
}
