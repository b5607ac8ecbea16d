//! Has other programs open links and take what is copied, gathers what is to be copied, and saves
//! articles as files.
//!
//! What starts a program and waits for it does so on a thread of its own: a browser may run as long
//! as the reader.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::mpsc::Receiver;
use std::thread;

use serde_json::Value;

use crate::app::copying::{Copied, Gathered};
use crate::app::outside::{FromOutside, Outside, SaveEnd, Saving};
use crate::app::path_completion::Folder;
use crate::app::{App, Event};
use crate::article::{Article, RowId};
use crate::config::paths::from_home;
use crate::export::citation::{self, Form};
use crate::export::file::{self, FileError};
use crate::export::saved;
use crate::library::{Catalog, Roots, missing, open};
use crate::text::Clean;
use crate::tui::browser;
use crate::tui::clipboard::{self, Ways};
use crate::tui::mailbox::Messages;
use crate::tui::perform::Own;
use crate::tui::run::Message;
use crate::tui::workers::{Stores, Workers, spawn, stores};
use crate::user::Store;

/// The most articles that something is copied of at once.
const MOST: usize = 1_000;

/// The most names of a folder that are looked at.
const MOST_NAMES: usize = 20_000;

/// What is wished.
#[derive(Debug)]
pub enum Wish {
    /// A link opened: its address, and the program that is set to open links.
    Open(String, Vec<String>),
    /// A text given to the programs of the clipboard.
    Copy(Clean),
    /// An article saved as a file.
    Save(Box<Saving>),
    /// What lies in a folder, as it was typed.
    Folder(String),
    /// Gather something of articles.
    Gather(Copied, Vec<u32>),
}

/// Carries out wishes until no more can come.
pub fn work(stores: &Stores, wishes: &Receiver<Wish>, messages: &Messages) {
    for wish in wishes {
        match wish {
            Wish::Open(address, setting) => aside(messages, move || open_link(&address, &setting)),
            Wish::Copy(text) => aside(messages, move || {
                clipboard::give(&Ways::read().programs, &text).err()
            }),
            Wish::Save(saving) => {
                let end = save(&stores.roots, &saving);
                if !tell(FromOutside::Saved(saving, end), messages) {
                    return;
                }
            }
            Wish::Folder(typed) => {
                if !tell(FromOutside::Folder(folder(typed)), messages) {
                    return;
                }
            }
            Wish::Gather(what, rows) => {
                let catalog = stores.catalog();
                let gathered = catalog.map_err(|error| Clean::line(&error.to_string()));
                let result = gathered.and_then(|catalog| {
                    let gathered = gather((&catalog, stores.store().ok().as_ref()), what, &rows);
                    stores::say_damage(&catalog, None, messages);
                    gathered
                });
                if !tell(FromOutside::Gathered { what, result }, messages) {
                    return;
                }
            }
        }
    }
}

/// Says what came of a wish; gives whether anyone hears it.
fn tell(came: FromOutside, messages: &Messages) -> bool {
    let event = Event::FromOutside(came);
    messages.send(Message::Event(event)).is_ok()
}

/// Does something that may take long on a thread of its own, and says what went wrong.
fn aside(messages: &Messages, work: impl FnOnce() -> Option<String> + Send + 'static) {
    let answers = messages.clone();
    let say =
        move |words: &str| drop(answers.send(Message::Event(Event::Failed(Clean::line(words)))));
    let failing = say.clone();
    let started = thread::Builder::new()
        .name("newsprint-aside".to_owned())
        .spawn(move || {
            if let Some(words) = work() {
                say(&words);
            }
        });
    if let Err(error) = started {
        failing(&format!("cannot start a thread: {error}"));
    }
}

/// Opens a link; gives what went wrong.
fn open_link(address: &str, setting: &[String]) -> Option<String> {
    let browser = std::env::var_os("BROWSER");
    let commands = browser::commands(setting, browser.as_deref(), address);
    match browser::start(&commands) {
        Ok((child, program)) => browser::failure(child, &program),
        Err(words) => Some(words),
    }
}

impl Workers {
    /// Has another program do something.
    pub(crate) fn have_outside(&self, app: &App, wanted: Outside) -> Own {
        match wanted {
            Outside::OpenLink(address) => {
                let setting = app.settings.opener.clone();
                spawn::wish(&self.outside, Wish::Open(address, setting));
            }
            Outside::Gather { what, rows } => {
                spawn::wish(&self.outside, Wish::Gather(what, rows));
            }
            Outside::Copy(text) => {
                let told = Ways::read().sequence(&text);
                spawn::wish(&self.outside, Wish::Copy(text));
                return Own::Write(told);
            }
            Outside::Edit(row) => return self.edit(app, row),
            Outside::Pipe {
                row,
                article,
                command,
            } => return self.pipe(row, &article, &command),
            Outside::Save(saving) => spawn::wish(&self.outside, Wish::Save(saving)),
            Outside::Folder(typed) => spawn::wish(&self.outside, Wish::Folder(typed)),
        }
        Own::Nothing
    }
}

/// Saves an article as a file; gives what became of it.
pub fn save(roots: &Roots, saving: &Saving) -> SaveEnd {
    let path = from_home(&saving.path);
    let text = saved::saved(saving.form, &saving.article, &saving.added);
    let written = if saving.replaces {
        file::replace(&path, roots, &text)
    } else {
        file::write_new(&path, roots, &text)
    };
    match written {
        Ok(()) => SaveEnd::Saved(path),
        Err(FileError::IsThere(path)) => SaveEnd::IsThere(path),
        Err(error) => SaveEnd::Failed(Clean::line(&error.to_string())),
    }
}

/// What lies in the folder that was typed: folders, and files that an article can be saved as; nothing
/// where it cannot be read, nor what cannot be typed.
pub fn folder(typed: String) -> Folder {
    let path = from_home(Path::new(&typed));
    let path = if typed.is_empty() {
        Path::new(".")
    } else {
        &path
    };
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    let name = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().ok()?;
        let is_folder = fs::metadata(entry.path()).is_ok_and(|it| it.is_dir());
        let is_typed = Clean::line(&name).as_str() == name;
        let is_form = is_folder || saved::Form::of(Path::new(&name)).is_some();
        let end = if is_folder { "/" } else { "" };
        (is_typed && is_form).then(|| name + end)
    };
    let mut names: Vec<_> = entries.take(MOST_NAMES).filter_map(name).collect();
    names.sort_unstable();
    Folder { typed, names }
}

/// Gathers `what` of the articles of `rows`.
pub fn gather(
    (catalog, store): (&Catalog, Option<&Store>),
    what: Copied,
    rows: &[u32],
) -> Result<Gathered, Clean> {
    if rows.len() > MOST {
        let words = format!("more than {MOST} articles are selected");
        return Err(Clean::line(&words));
    }
    let words = |error: &dyn std::fmt::Display| Clean::line(&error.to_string());
    let mut texts = Vec::new();
    let mut keys = BTreeSet::new();
    for row in rows {
        let text = if what == Copied::Path {
            let found = catalog.locate(*row).map_err(|error| words(&error))?;
            found.map(|at| Clean::line(&at.base.join(&at.path).to_string_lossy()).to_string())
        } else {
            let article = match store.filter(|_| missing::is_missing(*row)) {
                Some(store) => missing::article(store, *row)
                    .map(|(article, _)| article)
                    .map_err(|error| words(&error)),
                None => open::open(catalog, RowId(*row)).map_err(|error| words(&error)),
            };
            let article = article?;
            text_of(&article, what, &mut keys)
        };
        texts.extend(text);
    }
    let (given, between) = (texts.len(), between(what));
    let text = texts.join(between);
    let is_array = what == Copied::Citation(Form::Csl) && given > 0;
    Ok(Gathered {
        text: Clean::text(&if is_array { format!("[{text}]") } else { text }),
        given,
        without: rows.len() - given,
    })
}

/// What stands between what two articles give.
fn between(what: Copied) -> &'static str {
    match what {
        Copied::Citation(Form::Bibtex) => "\n\n",
        Copied::Citation(Form::Csl) => ",\n",
        _ => "\n",
    }
}

/// What an article gives; `keys` are those of the bibliography so far.
fn text_of(article: &Article, what: Copied, keys: &mut BTreeSet<String>) -> Option<String> {
    match what {
        Copied::Url => article.url.as_ref().map(ToString::to_string),
        Copied::Title => Some(article.title.to_string()),
        Copied::Path => None,
        Copied::Citation(Form::Plain) => Some(citation::plain(article)),
        Copied::Citation(Form::Bibtex) => {
            Some(citation::bibtex(article, &citation::own_key(article, keys)))
        }
        Copied::Citation(Form::Csl) => {
            let item = citation::csl(article, &citation::own_key(article, keys));
            Some(Value::Object(item).to_string())
        }
    }
}
