//! The menu of views.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::app::App;
use crate::app::notice::grouped;
use crate::app::view_menu::{Entry, Step, ViewMenu};
use crate::query::{print, typing};
use crate::text::Clean;
use crate::ui::menu::{self, Item};
use crate::ui::style::Styles;

/// Cells of the menu.
const CELLS: u16 = 60;

/// Draws the menu.
pub fn draw(buffer: &mut Buffer, app: &App, menu: &ViewMenu, styles: &Styles) -> Position {
    let (dot, more, caret) = if app.look.is_ascii {
        ("-", "...", "_")
    } else {
        ("·", "…", "▏")
    };
    let typed = menu.line.text();
    if menu.step == Step::Naming {
        let query = Clean::line(&print::query(&typing::as_typed(&app.list.query)));
        let query = if query.is_empty() {
            "all articles"
        } else {
            query.as_str()
        };
        let label = |text: String| Item {
            text,
            is_label: true,
            ..Item::default()
        };
        let order = format!(
            "sort {} {dot} group {}",
            app.list.sort.name(),
            app.list.group.name()
        );
        let items = [
            label(format!("name: {typed}{caret}")),
            label(query.to_owned()),
            label(order),
        ];
        let title = format!(" save as a view {dot} Enter saves, Esc leaves ");
        return menu::draw(buffer, app, (&title, CELLS), &items, None, styles);
    }
    let entries = app.menu_entries(menu);
    let item = |(number, entry): (usize, &Entry)| match entry {
        Entry::View(place, view) => {
            let digit = match number {
                1..=9 if typed.is_empty() => number.to_string(),
                _ => " ".to_owned(),
            };
            let count = app.count_of(menu, *place, view);
            Item {
                text: format!("{digit} {}", view.name()),
                note: count.map_or_else(|| more.to_owned(), grouped),
                is_label: false,
            }
        }
        Entry::Save => Item {
            text: format!("  save this list as a view{more}"),
            ..Item::default()
        },
    };
    let items: Vec<_> = (1..).zip(&entries).map(item).collect();
    let title = if typed.is_empty() {
        format!(" views {dot} type to filter, Enter takes ")
    } else {
        format!(" views {dot} {typed}{caret} ")
    };
    menu::draw(
        buffer,
        app,
        (&title, CELLS),
        &items,
        Some(menu.cursor),
        styles,
    )
}
