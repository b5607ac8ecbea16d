//! Reads articles and sets them; the newest wish wins.
//!
//! When nothing is wished, the neighbours of the last article are read ahead, so that `j` finds its
//! article ready. A few articles are kept; all are forgotten when the folder or the keywords change.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvError, TryRecvError};

use crate::app::{AskedRaw, Event, Opened, RawRead};
use crate::article::{Article, RowId};
use crate::library::{self, Catalog, CopyRow, missing, open};
use crate::reader::{self, Marking};
use crate::text::Clean;
use crate::tui::mailbox::Messages;
use crate::tui::run::Message;
use crate::tui::workers::setting::Setting;
use crate::tui::workers::{Stores, stores};
use crate::user::{Added, Store};

/// Articles kept ready: a few screens of `j` and back, and seldom more than some megabytes.
const KEPT: usize = 24;

/// What is wished.
#[derive(Debug)]
pub enum Wish {
    /// Read an article and set it.
    Open {
        /// Which request this is.
        generation: u64,
        /// Its row.
        row: u32,
        /// The rows that may be wished next.
        neighbours: Vec<u32>,
        /// How to set it.
        setting: Setting,
    },
    /// Set an article otherwise.
    SetPage {
        /// Which request this is.
        generation: u64,
        /// The article.
        article: Arc<Article>,
        /// How to set it.
        setting: Setting,
    },
    /// Read the text of a file.
    Raw(AskedRaw, Setting),
    /// The folder has changed: what was read may be another text now.
    Forget,
}

/// The articles that are kept ready, the most recently wished last.
#[derive(Debug, Default)]
struct Kept(Vec<(u32, Setting, Opened)>);

impl Kept {
    /// The article of `row`, set as `setting` says.
    fn get(&mut self, row: u32, setting: &Setting) -> Option<Opened> {
        let place = self.0.iter().position(|(kept, ..)| *kept == row)?;
        let (row, as_set, opened) = self.0.remove(place);
        let opened = if as_set.is(setting) {
            opened
        } else {
            setting.set(opened.article, opened.copies)
        };
        self.0.push((row, setting.clone(), opened.clone()));
        Some(opened)
    }

    /// Keeps an article; the one not wished for longest goes.
    fn put(&mut self, row: u32, setting: Setting, opened: Opened) {
        self.0.retain(|(kept, ..)| *kept != row);
        if self.0.len() >= KEPT {
            self.0.remove(0);
        }
        self.0.push((row, setting, opened));
    }
}

/// Carries out wishes until no more can come.
pub fn work(stores: &Stores, wishes: &Receiver<Wish>, messages: &Messages) {
    let mut opener = Opener {
        stores,
        catalog: None,
        store: None,
        kept: Kept::default(),
    };
    let mut ahead: Vec<(u32, Setting)> = Vec::new();
    let mut rest: Option<Rest> = None;
    while let Ok(newest) = next(wishes, ahead.is_empty() && rest.is_none()) {
        if newest.is_forgetting {
            opener.kept = Kept::default();
            if let Some(rest) = &mut rest {
                rest.is_old = true;
            }
        }
        let answer = match newest.wish {
            Some(Wish::Open {
                generation,
                row,
                neighbours,
                setting,
            }) => {
                let likely = neighbours.into_iter().rev();
                ahead = likely.map(|row| (row, setting.clone())).collect();
                let begun = opener.begin(row, &setting);
                rest = begun.as_ref().ok().and_then(|(beginning, all_of_it)| {
                    Some(Rest {
                        generation,
                        row,
                        setting: all_of_it.clone()?,
                        beginning: beginning.clone(),
                        is_old: false,
                    })
                });
                let result = begun.map(|(beginning, _)| beginning);
                Event::Opened { generation, result }
            }
            Some(Wish::SetPage {
                generation,
                article,
                setting,
            }) => {
                rest = None;
                let page = setting.set(article, Arc::default()).page;
                Event::PageSet { generation, page }
            }
            Some(Wish::Raw(asked, setting)) => {
                let catalog = opener.catalog();
                let result =
                    catalog.and_then(|catalog| read_raw(catalog, &asked, setting.marking()));
                let generation = asked.generation;
                Event::Raw { generation, result }
            }
            Some(Wish::Forget) | None if rest.is_some() => {
                let Some(event) = rest.take().map(|rest| opener.end(rest)) else {
                    continue;
                };
                event
            }
            Some(Wish::Forget) | None => {
                if let Some((row, setting)) = ahead.pop() {
                    // Read for later: if it fails, it fails again when it is wished for.
                    drop(opener.open(row, &setting));
                }
                continue;
            }
        };
        if messages.send(Message::Event(answer)).is_err() {
            return;
        }
        if let Some(catalog) = &opener.catalog {
            stores::say_damage(catalog, None, messages);
        }
    }
}

/// The rest of an article of which the beginning was told.
struct Rest {
    generation: u64,
    row: u32,
    setting: Setting,
    beginning: Opened,
    /// Whether the folder has changed since it was read: it is told, and not kept.
    is_old: bool,
}

/// What is left to do of all wishes that have come.
#[derive(Debug, Default)]
struct Newest {
    /// The newest wish for an article, if there is one.
    wish: Option<Wish>,
    /// Whether what is kept must be forgotten first.
    is_forgetting: bool,
}

impl Newest {
    /// Takes a wish.
    fn take(&mut self, wish: Wish) {
        match wish {
            Wish::Forget => self.is_forgetting = true,
            wish => self.wish = Some(wish),
        }
    }
}

/// What is wished for now; waits for a wish if it may.
fn next(wishes: &Receiver<Wish>, may_wait: bool) -> Result<Newest, RecvError> {
    let mut newest = Newest::default();
    if may_wait {
        newest.take(wishes.recv()?);
    }
    loop {
        match wishes.try_recv() {
            Ok(wish) => newest.take(wish),
            Err(TryRecvError::Empty) => return Ok(newest),
            Err(TryRecvError::Disconnected) => return Err(RecvError),
        }
    }
}

/// What reading needs.
struct Opener<'a> {
    stores: &'a Stores,
    catalog: Option<Catalog>,
    store: Option<Store>,
    kept: Kept,
}

impl Opener<'_> {
    /// The article of `row`, set; or its beginning, with how all of it is to be set; or why not.
    fn begin(&mut self, row: u32, setting: &Setting) -> Result<(Opened, Option<Setting>), Clean> {
        let (setting, kept) = self.kept(row, setting)?;
        if let Some(opened) = kept {
            return Ok((opened, None));
        }
        let (article, copies) = self.read(row)?;
        if let Some(page) = setting.begin(&article) {
            let beginning = Opened {
                article,
                page: Arc::new(page),
                copies,
                added: Arc::clone(&setting.added),
            };
            return Ok((beginning, Some(setting)));
        }
        Ok((self.set(row, setting, article, copies), None))
    }

    /// The whole of an article of which the beginning was told.
    fn end(&mut self, rest: Rest) -> Event {
        let Rest {
            generation,
            row,
            setting,
            beginning,
            is_old,
        } = rest;
        let opened = setting.set(beginning.article, beginning.copies);
        if !is_old {
            self.kept.put(row, setting, opened.clone());
        }
        let result = Ok(opened);
        Event::Opened { generation, result }
    }

    /// Reads the article of `row`, and where else it lies.
    fn read(&mut self, row: u32) -> Result<(Arc<Article>, Arc<Vec<CopyRow>>), Clean> {
        if missing::is_missing(row) {
            return Ok((Arc::new(self.missing(row)?.0), Arc::default()));
        }
        let catalog = self.catalog()?;
        let article = open::open(catalog, RowId(row)).map_err(words)?;
        // What cannot be read of the copies is no reason not to show the article.
        let copies = catalog.copies(RowId(row)).unwrap_or_default();
        Ok((Arc::new(article), Arc::new(copies)))
    }

    /// The article of `row`, set; or why not.
    fn open(&mut self, row: u32, setting: &Setting) -> Result<Opened, Clean> {
        let (setting, kept) = self.kept(row, setting)?;
        if let Some(opened) = kept {
            return Ok(opened);
        }
        let (article, copies) = self.read(row)?;
        Ok(self.set(row, setting, article, copies))
    }

    /// How the article of `row` is to be set, with what was added to it; and the article, if it is kept
    /// set so.
    fn kept(&mut self, row: u32, setting: &Setting) -> Result<(Setting, Option<Opened>), Clean> {
        let setting = Setting {
            added: self.added(row)?,
            ..setting.clone()
        };
        let kept = self.kept.get(row, &setting);
        Ok((setting, kept))
    }

    /// Sets the article of `row`, and keeps it.
    fn set(
        &mut self,
        row: u32,
        setting: Setting,
        article: Arc<Article>,
        copies: Arc<Vec<CopyRow>>,
    ) -> Opened {
        let opened = setting.set(article, copies);
        self.kept.put(row, setting, opened.clone());
        opened
    }

    /// What the reader has added to the article of `row`, as far as that can be read.
    fn added(&mut self, row: u32) -> Result<Arc<Added>, Clean> {
        if missing::is_missing(row) {
            return Ok(Arc::new(self.missing(row)?.1));
        }
        let found = self.catalog()?.locate(row).map_err(words)?;
        let Some(location) = found else {
            return Ok(Arc::default());
        };
        let added = self.store().map(|store| store.added(&location.keys));
        Ok(Arc::new(added.and_then(Result::ok).unwrap_or_default()))
    }

    /// What is known of a missing article.
    fn missing(&mut self, row: u32) -> Result<(Article, Added), Clean> {
        match self.store().map(|store| missing::article(store, row)) {
            Some(found) => found.map_err(words),
            None => Err(Clean::line("the bookmarks cannot be read")),
        }
    }

    fn store(&mut self) -> Option<&Store> {
        if self.store.is_none() {
            self.store = self.stores.store().ok();
        }
        self.store.as_ref()
    }

    fn catalog(&mut self) -> Result<&Catalog, Clean> {
        let catalog = match self.catalog.take() {
            Some(catalog) => catalog,
            None => self.stores.catalog().map_err(words)?,
        };
        Ok(self.catalog.insert(catalog))
    }
}

/// An error as it is shown.
fn words(error: impl std::error::Error) -> Clean {
    Clean::line(&error.to_string())
}

/// The text of the file of an article, set; or why not.
pub fn read_raw(
    catalog: &Catalog,
    asked: &AskedRaw,
    marking: Marking<'_>,
) -> Result<RawRead, Clean> {
    let text = library::raw::read_row(catalog, RowId(asked.row));
    let text = text.map_err(words)?;
    let block = usize::try_from(asked.block).unwrap_or(usize::MAX);
    let byte = library::raw::place_of(&asked.article, block, &text);
    Ok(RawRead {
        page: Arc::new(reader::raw::raw_page(&text, marking, asked.width_cells)),
        place: reader::raw::raw_place(byte),
        text: Arc::new(text),
    })
}
