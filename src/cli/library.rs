//! The library that a command looks in: its catalogue, its keywords and its marks.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::article::{Problem, Summary};
use crate::cancel::Cancel;
use crate::cli::end::Stop;
use crate::cli::output;
use crate::cli::progress::Progress;
use crate::config::{self, Places};
use crate::keywords::Matcher;
use crate::library::index::{self, Turn};
use crate::library::{
    CacheFolder, Catalog, Changes, Filled, Roots, Texts, missing, reattach, refresh,
};
use crate::text::Clean;
use crate::tui::workers::{Stores, refresher};
use crate::user::Store;

/// At which files a refresh looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looking {
    /// At those that have another time or size than they had.
    AtChanges,
    /// At every one.
    AtEveryFile,
}

/// An open library.
#[derive(Debug)]
pub struct Library {
    /// The catalogue.
    pub catalog: Catalog,
    /// The marks; empty ones where the state cannot be read.
    pub store: Store,
    /// Why what is marked would be lost, if so.
    pub nothing_kept_because: Option<Clean>,
    /// The keywords.
    pub matcher: Arc<Matcher>,
    /// Where the catalogue lies: a temporary folder goes when this does.
    _cache: CacheFolder,
}

impl Library {
    /// Opens the library of `named`; where nothing is, of the folders that are set, or of the current one.
    pub fn open(named: &[PathBuf], places: &Places, matcher: Arc<Matcher>) -> Result<Self, Stop> {
        let roots = roots(named, places)?;
        let cache = CacheFolder::make(&places.cache).map_err(|error| {
            Stop::because(&format!("cannot make a folder for the catalogue: {error}"))
        })?;
        let mut stores = Stores {
            roots,
            cache: cache.path.clone(),
            data: places.data.clone(),
            nothing_kept_because: None,
            seen: Arc::default(),
            shown: None,
        };
        let (store, catalog) = stores.first::<Stop>()?;
        if let Some(reason) = &stores.nothing_kept_because {
            let words = format!("bookmarks and read marks cannot be used: {reason}");
            output::say(&Clean::line(&words));
        }
        for notice in [store.take_notice(), catalog.take_notice()] {
            notice.iter().for_each(output::say);
        }
        Ok(Self {
            catalog,
            store,
            nothing_kept_because: stores.nothing_kept_because,
            matcher,
            _cache: cache,
        })
    }

    /// The rows of `ids`, in their order; of those whose article is missing what the state knows.
    pub fn rows(&self, ids: &[u32]) -> Result<Vec<Option<Summary>>, Stop> {
        let mut rows = self.catalog.rows(ids)?;
        missing::fill(&self.store, ids, &mut rows)?;
        Ok(rows)
    }

    /// Brings the catalogue up to date with the folders, and the marks with it. The words of what was
    /// read are kept in `texts`.
    pub fn refresh(
        &mut self,
        looking: Looking,
        texts: &mut Texts,
        cancel: &Cancel,
    ) -> Result<Changes, Stop> {
        let mut progress = Progress::start();
        let look = match looking {
            Looking::AtChanges => refresh::refresh,
            Looking::AtEveryFile => refresh::verify,
        };
        let mut show = |now| progress.show(now);
        let refreshed = look(&mut self.catalog, &self.matcher, texts, cancel, &mut show);
        progress.clear();
        let changes = refreshed?;
        self.catalog.take_notice().iter().for_each(output::say);
        if !changes.stopped && changes.added + changes.changed + changes.removed > 0 {
            reattach::reattach(&self.catalog, &mut self.store, texts)?;
        }
        Ok(changes)
    }

    /// Brings the search index up to date with the catalogue.
    pub fn fill(&mut self, texts: &mut Texts, turn: Turn, cancel: &Cancel) -> Result<Filled, Stop> {
        let mut progress = Progress::start();
        let mut show = |now| progress.show(now);
        let filled = index::fill(&self.catalog, texts, turn, cancel, &mut show);
        progress.clear();
        let filled = filled?;
        filled.notice.iter().for_each(output::say);
        Ok(filled)
    }
}

/// What was named, else the folders that are set, else the current one.
pub fn or_set(named: &[PathBuf], places: &Places) -> Vec<PathBuf> {
    if !named.is_empty() {
        return named.to_vec();
    }
    let set = config::load(&places.settings()).settings.folders;
    if set.is_empty() {
        return vec![PathBuf::from(".")];
    }
    set
}

/// The roots of what was named, else of the folders that are set, else of the current one.
pub fn roots(named: &[PathBuf], places: &Places) -> Result<Roots, Stop> {
    Roots::new(&or_set(named, places)).map_err(|error| {
        if !named.is_empty() {
            return error.into();
        }
        let hint = "the setting folders names it: mend config.toml, or name a folder";
        Stop::because(&format!("{error}; {hint}"))
    })
}

/// The keywords; what is wrong with their files is said.
pub fn keywords(places: &Places) -> Arc<Matcher> {
    let (matcher, problems) = refresher::read_keywords(&places.keywords());
    for (path, problem) in &problems {
        output::say(&problem_line(path, problem));
    }
    matcher
}

/// Says what is wrong in the file of settings; the rest of it holds.
pub fn say_faults(places: &Places) {
    for fault in &config::load(&places.settings()).faults {
        output::say(&Clean::line(&fault.said()));
    }
}

/// A file under `root` as someone would name it who named `named`: a result that can be opened.
pub fn as_named(root: &Path, path: &Path, named: &[PathBuf]) -> PathBuf {
    let is_root = |name: &Path| fs::canonicalize(name).is_ok_and(|name| name == root);
    let start = named.iter().find_map(|name| {
        let folder = name.parent().filter(|_| name.is_file());
        let start = folder.unwrap_or(name);
        let start = if start.as_os_str().is_empty() {
            Path::new(".")
        } else {
            start
        };
        is_root(start).then(|| start.to_owned())
    });
    match start {
        Some(start) if start == Path::new(".") => path.to_owned(),
        Some(start) => start.join(path),
        None => root.join(path),
    }
}

/// A problem in a line, its place first.
pub fn problem_line(path: &Path, problem: &Problem) -> Clean {
    let part = problem
        .part
        .map_or(String::new(), |part| format!("#{part}"));
    let line = problem
        .line
        .map_or(String::new(), |line| format!(":{line}"));
    let hint = problem
        .hint
        .as_ref()
        .map_or(String::new(), |hint| format!("; {hint}"));
    Clean::line(&format!(
        "{}{part}{line}: {}{hint}",
        path.display(),
        problem.what
    ))
}
