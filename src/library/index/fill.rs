//! Brings the index up to date with the catalogue: checks it, makes it anew where it must be, and
//! puts in what it does not hold as it is.

use std::fs::TryLockError;
use std::iter::{self, Peekable};
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use crate::article::Article;
use crate::cancel::Cancel;
use crate::library::catalog::meta::Meta;
use crate::library::catalog::verify;
use crate::library::index::folder;
use crate::library::index::pending::{self, Pending};
use crate::library::index::reading::{self, Part};
use crate::library::index::texts::Texts;
use crate::library::stories::compare::compare;
use crate::library::stories::sketch::Sketch;
use crate::library::{Catalog, CatalogError, Progress};
use crate::search::{Entry, Indexer, SearchError, Searcher, TextIndex};
use crate::text::Clean;

/// Between two looks whether another instance still writes the index.
const WRITER_WAIT: Duration = Duration::from_millis(50);

/// The time to the first commit, and the least between two later ones. Each costs segments, and memory
/// that new threads of the engine take: so until [`LATE`] it waits for as much as was committed before.
const TO_FIRST_COMMIT: Duration = Duration::from_secs(2);
const BETWEEN_COMMITS: Duration = Duration::from_secs(5);
const LATE: Duration = Duration::from_secs(15);

/// Articles between two reports, at most.
const BETWEEN_REPORTS: usize = 256;

/// How often it begins anew, with another catalogue or without an index that is damaged.
const TRIES: usize = 3;

/// What to do while another instance writes the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Wait until it is done; then little is left to do.
    Wait,
    /// Leave it to that one.
    Leave,
}

/// What was done to the index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filled {
    /// Articles whose words were put in, or taken out.
    pub indexed: usize,
    /// Whether it was stopped before the end.
    pub stopped: bool,
    /// What must be said of it: that it was damaged and was made anew.
    pub notice: Option<Clean>,
}

impl Filled {
    fn stopped() -> Self {
        Self {
            stopped: true,
            ..Self::default()
        }
    }
}

/// The index that this process has seen to agree with its catalogue, and left so: each row of the one
/// is in the other, or is named as not indexed.
///
/// What is written into either from then on keeps them in line, so that a change of one file need not
/// compare all rows again.
#[derive(Debug, Default)]
pub struct Agreed(Option<(PathBuf, String)>);

/// Brings the index of `catalog` up to date.
///
/// Words that `texts` holds are taken from there, those of other articles are read from their
/// files. One instance does so at a time.
pub fn fill(
    catalog: &Catalog,
    texts: &mut Texts,
    turn: Turn,
    cancel: &Cancel,
    on_progress: &mut dyn FnMut(Progress),
) -> Result<Filled, CatalogError> {
    let mut agreed = Agreed::default();
    fill_again(catalog, &mut agreed, texts, turn, cancel, on_progress)
}

/// The same, where it was perhaps done before: while the index is as this process left it, it is not
/// compared with the catalogue again.
pub fn fill_again(
    catalog: &Catalog,
    agreed: &mut Agreed,
    texts: &mut Texts,
    turn: Turn,
    cancel: &Cancel,
    on_progress: &mut dyn FnMut(Progress),
) -> Result<Filled, CatalogError> {
    let io_error = |error| CatalogError::Io {
        path: catalog.folder.clone(),
        error,
    };
    let lock = folder::lock_file(&catalog.folder).map_err(io_error)?;
    // Where files cannot be locked the engine's own lock must do.
    while let Err(TryLockError::WouldBlock) = lock.try_lock() {
        if turn == Turn::Leave || cancel.is_cancelled() {
            return Ok(Filled::stopped());
        }
        thread::sleep(WRITER_WAIT);
    }
    texts.flush();
    for _ in 1..TRIES {
        match fill_once(catalog, agreed, texts, cancel, on_progress) {
            Err(CatalogError::Replaced) => texts.forget(),
            Err(CatalogError::Search(SearchError::Damaged)) => give_up(catalog)?,
            done => return done,
        }
    }
    fill_once(catalog, agreed, texts, cancel, on_progress)
}

/// The same, for as long as the catalogue stays the one it is.
fn fill_once(
    catalog: &Catalog,
    agreed: &mut Agreed,
    texts: &Texts,
    cancel: &Cancel,
    on_progress: &mut dyn FnMut(Progress),
) -> Result<Filled, CatalogError> {
    catalog.follow()?;
    let was_as_left = verify::is_as_left(&catalog.folder);
    let (index, generation, notice) = prepare(catalog, agreed)?;
    let mut filling = Filling {
        catalog,
        generation,
        texts,
        cancel,
        indexer: None,
        index,
        waiting: Vec::new(),
        due: Instant::now() + TO_FIRST_COMMIT,
        progress: Progress::default(),
        on_progress,
    };
    let stopped = filling.run()?;
    let indexed = filling.finish()?;
    let path = folder::path_in(&catalog.folder, generation);
    agreed.0 = folder::as_left(&path).map(|state| (path, state));
    let stopped = stopped || !tell_stories(catalog, cancel)?;
    if was_as_left && !verify::is_as_left(&catalog.folder) {
        // What was written here is no reason for the next start to check everything.
        verify::leave(&catalog.connection(), &catalog.folder);
    }
    Ok(Filled {
        indexed,
        stopped,
        notice,
    })
}

/// Has the index that was found to be damaged made anew.
fn give_up(catalog: &Catalog) -> Result<(), CatalogError> {
    let generation = Meta::load(&catalog.connection())?.generation;
    folder::give_up(&folder::path_in(&catalog.folder, generation));
    Ok(())
}

/// Compares what is new; says whether it came to the end. While a refresh writes it is left to the
/// filling that comes after that.
fn tell_stories(catalog: &Catalog, cancel: &Cancel) -> Result<bool, CatalogError> {
    match compare(&catalog.connection(), cancel) {
        Err(error) if error.is_busy() => Ok(true),
        told => told,
    }
}

/// Opens the index, checked and in line with the catalogue as far as it goes. Where there is none
/// that can be used, a new one, for which the catalogue names every article.
fn prepare(
    catalog: &Catalog,
    agreed: &Agreed,
) -> Result<(TextIndex, i64, Option<Clean>), CatalogError> {
    let connection = &*catalog.connection();
    let meta = Meta::load(connection)?;
    let path = folder::path_in(&catalog.folder, meta.generation);
    folder::delete_others(&catalog.folder, &path);
    let existed = path.exists();
    let left = folder::as_left(&path).map(|state| (path.clone(), state));
    let open = TextIndex::open(&path).filter(|index| {
        let is_agreed = left.is_some() && left == agreed.0;
        let is_sound = left.is_some() || index.is_sound();
        is_agreed || (is_sound && agree(connection, index, &meta).is_ok_and(|agree| agree))
    });
    if let Some(index) = open {
        return Ok((index, meta.generation, None));
    }
    pending::name_all(connection)?;
    folder::distrust(&path);
    let index = TextIndex::make(&path)?;
    let words = "the search index was damaged and is made anew";
    let notice = existed.then(|| Clean::line(words));
    Ok((index, meta.generation, notice))
}

/// Brings the catalogue in line with what the index holds: rows that it lacks are named, rows that
/// it holds of articles that are gone are to be taken out.
fn agree(
    connection: &rusqlite::Connection,
    index: &TextIndex,
    meta: &Meta,
) -> Result<bool, CatalogError> {
    let pending = pending::rows(connection)?;
    let in_index = Searcher::new(index).all_rows()?;
    let all = pending::articles(connection)?;
    if usize::try_from(meta.rows()).ok() != usize::try_from(all.len()).ok() {
        return Err(CatalogError::Damaged("rows are missing"));
    }
    let lacking = &all - &in_index - &pending;
    let left_over = in_index - all - pending;
    pending::name(connection, &(lacking | left_over))?;
    Ok(true)
}

/// An index on its way.
struct Filling<'f> {
    catalog: &'f Catalog,
    /// The number of the catalogue that the index belongs to.
    generation: i64,
    texts: &'f Texts,
    cancel: &'f Cancel,
    index: TextIndex,
    /// The writer, from the first article on.
    indexer: Option<Indexer>,
    /// Articles that were put in and are not yet committed, each with the sketch of its words.
    waiting: Vec<(Pending, Option<Sketch>)>,
    /// From when on a commit is due, if it is worth it.
    due: Instant,
    progress: Progress,
    on_progress: &'f mut dyn FnMut(Progress),
}

impl Filling<'_> {
    /// Puts in everything that is named until nothing more is; says whether it was stopped.
    fn run(&mut self) -> Result<bool, CatalogError> {
        loop {
            let named = pending::all(&self.catalog.connection())?;
            let before = self.progress.indexed;
            self.progress.to_index = before + named.len();
            if named.is_empty() {
                return Ok(false);
            }
            (self.on_progress)(self.progress);
            if self.round(named)? {
                return Ok(true);
            }
            self.commit()?;
            while !self.waiting.is_empty() {
                if self.cancel.is_cancelled() {
                    return Ok(true);
                }
                self.tell()?;
            }
        }
    }

    /// Puts in what is named; says whether it was stopped.
    fn round(&mut self, named: Vec<Pending>) -> Result<bool, CatalogError> {
        let mut left = Vec::new();
        for one in named {
            if self.cancel.is_cancelled() {
                return Ok(true);
            }
            if one.file.is_none() {
                self.take_out(one)?;
            } else if let Some(entry) = self.texts.get(one.row) {
                self.put(one, entry)?;
            } else {
                left.push(one);
            }
        }
        self.read(&left)
    }

    /// Reads the files of `left` and puts their words in; says whether it was stopped.
    fn read(&mut self, left: &[Pending]) -> Result<bool, CatalogError> {
        if left.is_empty() {
            return Ok(false);
        }
        let (catalog, cancel) = (self.catalog, self.cancel);
        let mut left = left.iter().copied().peekable();
        let files = iter::from_fn(|| next_file(catalog, &mut left).transpose());
        let make = |_: &_, article: Option<&Article>| article.map(Entry::of).unwrap_or_default();
        let mut put = |one, entry| self.put(one, entry);
        let is_end = reading::read_all(catalog, files, &make, cancel, &mut put)?;
        Ok(!is_end)
    }

    fn put(&mut self, one: Pending, entry: Entry) -> Result<(), CatalogError> {
        let sketch = Sketch::of(&entry);
        self.indexer()?.put(one.row, entry)?;
        self.count(one, Some(sketch))
    }

    fn take_out(&mut self, one: Pending) -> Result<(), CatalogError> {
        self.indexer()?.remove(one.row);
        self.count(one, None)
    }

    /// The writer, which is opened for the first article.
    fn indexer(&mut self) -> Result<&mut Indexer, CatalogError> {
        let indexer = match self.indexer.take() {
            Some(indexer) => indexer,
            None => Indexer::new(&self.index)?,
        };
        Ok(self.indexer.insert(indexer))
    }

    /// Counts an article that was put in, and commits if it is time.
    fn count(&mut self, one: Pending, sketch: Option<Sketch>) -> Result<(), CatalogError> {
        self.waiting.push((one, sketch));
        self.progress.indexed += 1;
        if self.progress.indexed.is_multiple_of(BETWEEN_REPORTS) {
            (self.on_progress)(self.progress);
        }
        let is_worth = self.waiting.len() >= self.progress.searchable;
        let over = Instant::now().checked_duration_since(self.due);
        if over.is_some_and(|over| is_worth || over >= LATE) {
            self.commit()?;
        }
        Ok(())
    }

    /// Commits the index, and then tells the catalogue.
    fn commit(&mut self) -> Result<(), CatalogError> {
        if let Some(indexer) = self.indexer.as_mut().filter(|_| !self.waiting.is_empty()) {
            indexer.commit()?;
            self.tell()?;
        }
        self.due = Instant::now() + BETWEEN_COMMITS;
        (self.on_progress)(self.progress);
        Ok(())
    }

    /// Tells the catalogue what is committed; what a refresh that is writing does not let through
    /// is told later.
    fn tell(&mut self) -> Result<(), CatalogError> {
        let connection = &*self.catalog.connection();
        if Meta::load(connection)?.generation != self.generation {
            return Err(CatalogError::Replaced);
        }
        match pending::take_away(connection, &self.waiting) {
            Err(error) if error.is_busy() => Ok(()),
            told => {
                told?;
                self.progress.searchable += self.waiting.len();
                self.waiting.clear();
                Ok(())
            }
        }
    }

    /// Commits what is left, lets the engine come to an end, and notes what its files are then.
    fn finish(mut self) -> Result<usize, CatalogError> {
        self.commit()?;
        if let Some(indexer) = self.indexer.take() {
            indexer.finish()?;
        }
        let path = folder::path_in(&self.catalog.folder, self.generation);
        if !folder::is_as_left(&path) {
            // Where it cannot be noted the next start checks everything; nothing else is lost.
            drop(folder::leave(&path));
        }
        Ok(self.progress.indexed)
    }
}

/// Where the articles of the next file lie, or some of them where it is large. One whose row has just
/// gone is named again as that.
fn next_file(
    catalog: &Catalog,
    left: &mut Peekable<impl Iterator<Item = Pending>>,
) -> Result<Option<Part<Pending>>, CatalogError> {
    let Some(file) = left.peek().map(|first| first.file) else {
        return Ok(None);
    };
    let mut part = Part::default();
    while !part.is_full()
        && let Some(one) = left.next_if(|one| one.file == file)
    {
        let location = catalog.locate(one.row)?;
        part.extend(location.map(|location| (one, location)));
    }
    Ok(Some(part))
}
