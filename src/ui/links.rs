//! The menu of links: letter, number, words, and the host that each leads to.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::app::App;
use crate::app::links::{LinkMenu, MenuLink};
use crate::text::width;
use crate::ui::menu::{self, Item};
use crate::ui::style::Styles;

/// Cells of the menu.
const CELLS: u16 = 84;

/// Draws the menu.
pub fn draw(buffer: &mut Buffer, app: &App, menu: &LinkMenu, styles: &Styles) -> Position {
    let cells = CELLS.min(app.size.columns);
    let note_cells = usize::from(cells / 2).saturating_sub(2);
    let digits = menu.links.len().to_string().len();
    let mut items = Vec::new();
    for (number, link) in (1_usize..).zip(&menu.links) {
        let letter = link.letter.unwrap_or(' ');
        let (host, why) = leads(link);
        items.push(Item {
            text: format!("{letter} {number:>digits$} {}", link.words),
            // The end of a host says whose it is.
            note: width::truncate_start(&host, note_cells),
            is_label: false,
        });
        if let Some(why) = why {
            items.push(Item {
                text: format!("  {:digits$} ! {why}", ""),
                is_label: true,
                ..Item::default()
            });
        }
    }
    let dot = app.look.dot();
    let title = format!(" links {dot} a letter or Enter opens ");
    menu::draw(
        buffer,
        app,
        (&title, cells),
        &items,
        Some(menu.cursor),
        styles,
    )
}

/// The host that a link leads to, and what is wrong with it.
fn leads(link: &MenuLink) -> (String, Option<String>) {
    match &link.leads {
        Ok(leads) if leads.deceptions.is_empty() => (leads.host.clone(), None),
        Ok(leads) => {
            let why: Vec<_> = leads.deceptions.iter().map(ToString::to_string).collect();
            (leads.host.clone(), Some(why.join(", ")))
        }
        Err(refusal) => (String::new(), Some(refusal.to_string())),
    }
}
