//! The open catalogue.
//!
//! Every use looks first whether the file at the path is still the one that is open, for it may be
//! deleted at any time, and another thread or instance may have made it anew. A use that finds
//! damage throws the catalogue away and goes on with an empty one, which the next refresh fills.

use std::cell::{Cell, Ref, RefCell};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::Connection;

use crate::library::catalog::meta::Meta;
use crate::library::catalog::{CatalogError, file, lesson};
use crate::library::index::folder;
use crate::library::index::open::OpenIndex;
use crate::library::learning::Lessons;
use crate::library::view::kept::Kept;
use crate::library::view::seen::Seen;
use crate::library::{Counts, Roots};
use crate::search::{SearchError, Searcher};
use crate::text::Clean;
use crate::user::Version;
use crate::user::file::{self as state_file, Identity};

/// The open catalogue of one library. Each thread opens its own.
///
/// The connection is private: it must only be used while it is the file at the path.
#[derive(Debug)]
pub struct Catalog {
    /// The roots it catalogues.
    pub roots: Roots,
    /// The folder that paths in each root are relative to.
    pub(crate) bases: Vec<PathBuf>,
    /// Where it lies.
    pub(crate) folder: PathBuf,
    connection: RefCell<Connection>,
    identity: Cell<Option<Identity>>,
    notice: RefCell<Option<Clean>>,
    /// The search index, once it was needed.
    index: RefCell<Option<OpenIndex>>,
    /// What was worked out for the last view.
    pub(crate) kept: RefCell<Kept>,
    /// Where keywords are seen that only the texts tell of; all threads share it.
    pub(crate) seen: Arc<Seen>,
    /// What was learned of each house, and the state of the catalogue that says so.
    lessons: RefCell<Option<(Version, Arc<Lessons>)>>,
}

impl Catalog {
    /// Opens or makes the catalogue of `roots` under `cache`.
    pub fn open(cache: &Path, roots: &Roots) -> Result<Self, CatalogError> {
        let folder = roots.cache_folder(cache);
        let (opened, notice) = open_or_replace(&folder, roots)?;
        Ok(Self {
            roots: roots.clone(),
            bases: roots.bases(),
            folder,
            connection: RefCell::new(opened.connection),
            identity: Cell::new(opened.identity),
            notice: RefCell::new(notice),
            index: RefCell::new(None),
            kept: RefCell::default(),
            seen: Arc::default(),
            lessons: RefCell::default(),
        })
    }

    /// Has it share what is known of keywords with other threads.
    #[must_use]
    pub fn sharing(self, seen: &Arc<Seen>) -> Self {
        let seen = Arc::clone(seen);
        Self { seen, ..self }
    }

    /// Opens the catalogue of `roots` under `cache`, if there is one.
    pub fn open_known(cache: &Path, roots: &Roots) -> Option<Self> {
        let is_there = file::path_in(&roots.cache_folder(cache)).is_file();
        is_there.then(|| Self::open(cache, roots).ok()).flatten()
    }

    /// What must be said of it, once: that it was damaged and is made anew. After that a refresh
    /// is needed to fill it.
    pub fn take_notice(&self) -> Option<Clean> {
        self.notice.take()
    }

    /// How many articles and problems there are; marks are not counted here.
    pub fn counts(&self) -> Result<Counts, CatalogError> {
        let meta = self.read(Meta::load)?;
        Ok(Counts {
            articles: usize::try_from(meta.articles).unwrap_or_default(),
            problems: usize::try_from(meta.problems).unwrap_or_default(),
            ..Counts::default()
        })
    }

    /// Which catalogue it is, and how often it was changed.
    pub fn version(&self) -> Result<Version, CatalogError> {
        self.follow()?;
        Ok(Version::of(&self.connection.borrow(), self.identity.get())?)
    }

    /// Its number, which no other catalogue bears: rows keep theirs as long as it is the same.
    pub fn number(&self) -> Result<i64, CatalogError> {
        Ok(self.read(Meta::load)?.generation)
    }

    /// Whether a scan has ever come to its end.
    pub fn has_been_filled(&self) -> Result<bool, CatalogError> {
        Ok(self.read(Meta::load)?.is_filled)
    }

    /// What was learned of each house; read again only if the catalogue has changed since.
    pub(crate) fn lessons(&self) -> Result<Arc<Lessons>, CatalogError> {
        // Whoever asks may be in the middle of a transaction.
        let connection = self.connection.borrow();
        let now = Version::of(&connection, self.identity.get())?;
        let kept = &mut *self.lessons.borrow_mut();
        if let Some((_, lessons)) = kept.as_ref().filter(|(then, _)| *then == now) {
            return Ok(Arc::clone(lessons));
        }
        let lessons = Arc::new(lesson::all(&connection)?);
        *kept = Some((now, Arc::clone(&lessons)));
        Ok(lessons)
    }

    /// A look at the search index that belongs to the catalogue that bears the number `generation`.
    pub(crate) fn searcher(&self, generation: i64) -> Option<Searcher> {
        OpenIndex::searcher(&mut self.index.borrow_mut(), &self.folder, generation)
    }

    /// How many documents the search index holds: articles, each with its words.
    pub fn documents(&self) -> Result<u64, CatalogError> {
        let searcher = self.searcher(self.number()?);
        Ok(searcher.map_or(0, |searcher| searcher.documents()))
    }

    /// Opens the search index if it can be used and is not open, so that the first search need not.
    pub fn open_index(&self) {
        // Whoever searches meets what fails here, and says it.
        if let Ok(meta) = self.read(Meta::load) {
            drop(self.searcher(meta.generation));
        }
    }

    /// Has the search index checked before anyone trusts it again, because of `error`.
    pub(crate) fn distrust_index(&self, error: &SearchError) -> Result<(), CatalogError> {
        self.recheck_index()?;
        self.notice.replace(Some(Clean::line(&error.to_string())));
        Ok(())
    }

    /// Reads the catalogue as it is at one time. Where damage is found, that is an empty one.
    pub(crate) fn read<T>(
        &self,
        job: impl Fn(&Connection) -> Result<T, CatalogError>,
    ) -> Result<T, CatalogError> {
        self.follow()?;
        let done = read_at_once(&self.connection.borrow(), &job);
        match done {
            Err(error) if error.is_damage() => {
                self.throw_away(&error)?;
                read_at_once(&self.connection.borrow(), &job)
            }
            done => done,
        }
    }

    /// The connection, for a refresh, which holds the lock of whoever writes.
    pub(crate) fn connection(&self) -> Ref<'_, Connection> {
        self.connection.borrow()
    }

    /// Whether the open file is the one at the path.
    pub(crate) fn is_current(&self) -> bool {
        state_file::identity(&file::path_in(&self.folder)) == self.identity.get()
    }

    /// Opens the file at the path if it is another one by now.
    pub(crate) fn follow(&self) -> Result<(), CatalogError> {
        if self.is_current() {
            return Ok(());
        }
        let (opened, notice) = open_or_replace(&self.folder, &self.roots)?;
        self.take(opened, notice);
        Ok(())
    }

    /// Throws the catalogue away because of `error`, and goes on with an empty one.
    pub(crate) fn throw_away(&self, error: &CatalogError) -> Result<(), CatalogError> {
        let opened = file::replace(&self.folder, &self.roots, self.identity.get())?;
        self.take(opened, Some(words(error)));
        Ok(())
    }

    /// Throws the catalogue away, and the search index with it; the next refresh fills a new one.
    pub fn renew(&self) -> Result<(), CatalogError> {
        let opened = file::replace(&self.folder, &self.roots, self.identity.get())?;
        self.take(opened, None);
        Ok(())
    }

    /// Has everything in the search index checked before it is used again.
    pub fn recheck_index(&self) -> Result<(), CatalogError> {
        let meta = self.read(Meta::load)?;
        self.index.replace(None);
        folder::distrust(&folder::path_in(&self.folder, meta.generation));
        Ok(())
    }

    fn take(&self, opened: file::Opened, notice: Option<Clean>) {
        self.connection.replace(opened.connection);
        self.identity.set(opened.identity);
        if notice.is_some() {
            self.notice.replace(notice);
        }
    }
}

/// Does `job` in one transaction: taking the lock anew for each row would double its cost.
fn read_at_once<T>(
    connection: &Connection,
    job: impl Fn(&Connection) -> Result<T, CatalogError>,
) -> Result<T, CatalogError> {
    let _snapshot = connection.unchecked_transaction()?;
    job(connection)
}

/// Opens the catalogue, or a new one in the place of one that cannot be read.
fn open_or_replace(
    folder: &Path,
    roots: &Roots,
) -> Result<(file::Opened, Option<Clean>), CatalogError> {
    let identity = state_file::identity(&file::path_in(folder));
    match file::open(folder, roots) {
        Err(error) if error.is_damage() => {
            let opened = file::replace(folder, roots, identity)?;
            Ok((opened, Some(words(&error))))
        }
        opened => Ok((opened?, None)),
    }
}

/// What is said of a catalogue that was thrown away.
fn words(error: &CatalogError) -> Clean {
    let why = match error {
        CatalogError::Damaged(why) => (*why).to_owned(),
        error => error.to_string(),
    };
    Clean::line(&format!("the catalogue is made anew: {why}"))
}
