//! What the first frame shows: the window in which the library was left, else its first rows.
//!
//! Only rows by their numbers are read, some dozens of them, whatever was listed and however it was
//! sorted; the view itself comes after the frame and moves nothing.

use crate::app::Start;
use crate::article::{Key, Keys};
use crate::config::Settings;
use crate::library::{Catalog, CatalogError, view};
use crate::text::Clean;
use crate::tui::TuiError;
use crate::user::{Session, Store, Window};

/// What the catalogue and the state give for the first frame of a terminal of so many rows.
pub fn start(
    catalog: &Catalog,
    store: &Store,
    screen_rows: u16,
    settings: &Settings,
) -> Result<Start, TuiError> {
    // Read before the rows: of a catalogue that is made anew meanwhile they would be others.
    let catalogue = catalog.number()?;
    let is_first = !catalog.has_been_filled()?;
    // A session that cannot be read is as good as none.
    let session = store.session(&catalog.roots.name()).ok().flatten();
    let session = match session {
        Some(session) if !is_first => Some(found_again(catalog, session)?),
        session => session.map(without_window),
    };
    let rows = if let Some(session) = &session {
        catalog.rows(&session.window.rows)?
    } else {
        let limit = usize::from(screen_rows) * 2;
        let first = view::first_rows(catalog, settings.sort, limit)?;
        first.into_iter().map(Some).collect()
    };
    let keys: Vec<_> = rows.iter().flatten().map(|summary| summary.keys).collect();
    let hints_given = (!store.stands_in()).then(|| store.hints().ok()).flatten();
    Ok(Start {
        opened: opened(catalog),
        catalogue,
        hints_given,
        marks: store.marks(&keys)?,
        rows,
        session,
        counts: catalog.counts()?,
        is_first,
        settings: settings.clone(),
    })
}

/// What was opened: the folder, or how many.
fn opened(catalog: &Catalog) -> Clean {
    match catalog.roots.paths.as_slice() {
        [path] => Clean::line(&path.to_string_lossy()),
        paths => Clean::line(&format!("{} folders", paths.len())),
    }
}

/// The session of a library that must be read from the beginning: nothing of it is on screen yet.
fn without_window(session: Session) -> Session {
    Session {
        window: Window::default(),
        ..session
    }
}

/// The session with a window that holds now: its own, or its article alone where the rows have
/// other numbers, or nothing but its place in the list.
fn found_again(catalog: &Catalog, session: Session) -> Result<Session, CatalogError> {
    let window = &session.window;
    let catalogue = catalog.number()?;
    let is_there = match window.rows.get(window.cursor) {
        Some(row) if window.catalogue == catalogue => {
            let found = catalog.rows(&[*row])?;
            found.first().is_some_and(Option::is_some)
        }
        Some(_) => false,
        None => window.catalogue == catalogue && session.article.is_none(),
    };
    if is_there {
        return Ok(session);
    }
    let rows = match keys(&session) {
        Some(keys) => catalog.rows_of(&keys)?,
        None => Vec::new(),
    };
    let window = Window {
        catalogue,
        listed: window.listed,
        first: window.first + window.cursor,
        rows: rows.into_iter().take(1).collect(),
        below_top: window.below_top,
        ..Window::default()
    };
    Ok(Session { window, ..session })
}

/// What the article of a session is known by.
fn keys(session: &Session) -> Option<Keys> {
    let (content, url) = session.article.as_ref()?;
    Some(Keys {
        content: Key::parse(content)?,
        url: url.as_deref().and_then(Key::parse),
        story: None,
    })
}
