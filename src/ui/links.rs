//! The menu of links: letter, number, words, and the address that each leads to.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::app::App;
use crate::app::links::{LinkMenu, MenuLink};
use crate::text::{Clean, width};
use crate::ui::menu::{self, Item};
use crate::ui::style::Styles;

/// Cells of the menu.
const CELLS: u16 = 84;

/// Fewest cells of a path that say anything of it.
const LEAST_OF_PATH: usize = 8;

/// Draws the menu.
pub fn draw(buffer: &mut Buffer, app: &App, menu: &LinkMenu, styles: &Styles) -> Position {
    let cells = menu::cells(app, CELLS);
    let inner = usize::from(cells).saturating_sub(4);
    let digits = menu.links.len().to_string().len();
    let mut items = Vec::new();
    for (number, link) in (1_usize..).zip(&menu.links) {
        let letter = link.letter.unwrap_or(' ');
        let (address, why) = leads(link);
        let text = format!("{letter} {number:>digits$} {}", link.words);
        // Half of the line at least, and whatever the words leave.
        let left = inner.saturating_sub(width::width(&text) + 1);
        items.push(Item {
            text,
            note: fitting(&address, left.max(inner / 2)),
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

/// The host that a link leads to with what tells its page from others there, and what is wrong with it.
fn leads(link: &MenuLink) -> ((String, String), Option<String>) {
    match &link.leads {
        Ok(leads) => {
            let path = path_of(&leads.address, &leads.host);
            let why: Vec<_> = leads.deceptions.iter().map(ToString::to_string).collect();
            let why = (!why.is_empty()).then(|| why.join(", "));
            ((leads.host.clone(), path), why)
        }
        Err(refusal) => ((String::new(), String::new()), Some(refusal.to_string())),
    }
}

/// What follows the host in an address.
fn path_of(address: &str, host: &str) -> String {
    let after = address.split_once("://").map_or("", |(_, after)| after);
    let path = after.find(['/', '?', '#']).and_then(|at| after.get(at..));
    let path = path.filter(|path| !host.is_empty() && *path != "/");
    Clean::line(path.unwrap_or_default()).to_string()
}

/// Host and path in `cells`: of the path its end, which tells most pages apart, once all of the host has
/// room; of a host that has none its end, which says whose it is.
fn fitting((host, path): &(String, String), cells: usize) -> String {
    let left = cells.saturating_sub(width::width(host));
    if width::width(path) <= left {
        return format!("{host}{path}");
    }
    if left < LEAST_OF_PATH {
        return width::truncate_start(host, cells);
    }
    format!("{host}/{}", width::truncate_start(path, left - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_stays_whole_before_the_end_of_the_path() {
        for (address, cells, expected) in [
            ("https://a.example/2023/tides", 40, "a.example/2023/tides"),
            ("https://a.example/", 40, "a.example"),
            (
                "https://a.example/2023/02/tidal-works",
                24,
                "a.example/…2/tidal-works",
            ),
            ("https://a.example/2023/tides", 12, "a.example"),
            ("https://news.a.example/2023/tides", 9, "….example"),
        ] {
            let host = address.split('/').nth(2).unwrap();
            let said = fitting(&(host.to_owned(), path_of(address, host)), cells);
            assert_eq!(said, expected);
        }
    }
}
