//! The articles that were asked for: by file, by part of a file, by the beginning of an id.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::article::{Article, Keys, Problem, RowId, Summary, id};
use crate::cancel::Cancel;
use crate::cli::end::Stop;
use crate::cli::library::{Library, Looking, roots};
use crate::config::Places;
use crate::keywords::Matcher;
use crate::library::{Catalog, CopyRow, Texts, missing, open};
use crate::text::Clean;
use crate::user::Facts;

/// An article that was found.
#[derive(Debug)]
pub struct Found {
    /// The folder its path is relative to.
    pub root: PathBuf,
    /// Its file, relative to that.
    pub path: PathBuf,
    /// Its file.
    pub file: PathBuf,
    /// What it is known by.
    pub keys: Keys,
    /// The article itself, read from the file.
    pub article: Article,
    /// Where else it lies, where the library was asked for it.
    pub copies: Vec<CopyRow>,
}

/// What was found under one name.
#[derive(Debug, Default)]
pub struct Finding {
    /// The articles.
    pub found: Vec<Found>,
    /// What could not be read of a file that was named.
    pub problems: Vec<(PathBuf, Problem)>,
    /// Why nothing was found, if so.
    pub nothing_because: Option<Clean>,
}

impl Finding {
    /// Nothing, and why.
    fn nothing(words: &str) -> Self {
        Self {
            nothing_because: Some(Clean::line(words)),
            ..Self::default()
        }
    }
}

/// Where what was named may be.
#[derive(Debug)]
enum Place {
    /// In a file, as it was named; `part` is the number of one article of it.
    File {
        file: PathBuf,
        named: PathBuf,
        part: Option<u32>,
    },
    /// In the library, under an id that begins so.
    Id(String),
    /// Nowhere, and why.
    Nowhere(String),
}

/// Finds articles; the library is opened when the first id is asked for.
#[derive(Debug)]
pub struct Finder<'a> {
    within: &'a [PathBuf],
    places: &'a Places,
    matcher: Arc<Matcher>,
    library: Option<Library>,
    is_fresh: bool,
}

impl<'a> Finder<'a> {
    /// Looks for ids in the folders `within`.
    pub fn new(within: &'a [PathBuf], places: &'a Places, matcher: Arc<Matcher>) -> Self {
        Self {
            within,
            places,
            matcher,
            library: None,
            is_fresh: false,
        }
    }

    /// The articles that `name` names: those of a file as it stands, the one that is a part of a
    /// file, or the one whose id begins so.
    pub fn find(&mut self, name: &OsStr) -> Result<Finding, Stop> {
        match self.place(name) {
            Place::File { file, named, part } => Ok(self.in_file(&file, &named, part)),
            Place::Id(id) => self.by_id(&id),
            Place::Nowhere(words) => Ok(Finding::nothing(&words)),
        }
    }

    /// The file that `name` names, or that holds the article it names; or why there is none.
    pub fn file(&mut self, name: &OsStr) -> Result<Result<PathBuf, Clean>, Stop> {
        match self.place(name) {
            Place::File { file, .. } => Ok(Ok(file)),
            Place::Nowhere(words) => Ok(Err(Clean::line(&words))),
            Place::Id(id) => {
                let finding = self.by_id(&id)?;
                let file = finding.found.into_iter().next().map(|found| found.file);
                Ok(file.ok_or_else(|| finding.nothing_because.unwrap_or_default()))
            }
        }
    }

    /// What kind of name `name` is. What exists goes before what may be an id.
    fn place(&self, name: &OsStr) -> Place {
        let path = Path::new(name);
        if let Some(file) = self.existing(path) {
            return Place::File {
                file,
                named: path.to_owned(),
                part: None,
            };
        }
        if let Some((named, part)) = split_part(name)
            && let Some(file) = self.existing(&named)
        {
            return Place::File {
                file,
                named,
                part: Some(part),
            };
        }
        match name.to_str().filter(|id| is_id(id)) {
            Some(id) => Place::Id(id.to_ascii_lowercase()),
            None => Place::Nowhere(format!(
                "cannot open {}: there is no such file, and an id has only the digits 0-9 and a-f",
                path.display()
            )),
        }
    }

    /// The file of that name: as it is, or in one of the folders that were named.
    fn existing(&self, path: &Path) -> Option<PathBuf> {
        let under = self.within.iter().map(|root| root.join(path));
        std::iter::once(path.to_owned())
            .chain(under)
            .find(|path| fs::symlink_metadata(path).is_ok())
    }

    /// The articles of a file, or one of them.
    fn in_file(&self, file: &Path, named: &Path, part: Option<u32>) -> Finding {
        let shown = named.display();
        if file.is_dir() {
            return Finding::nothing(&format!(
                "cannot show {shown}: it is a folder; newsprint list --in {shown} lists its articles"
            ));
        }
        let (root, path) = self.place_of(file);
        let reading = match open::read_part(file, &path, part) {
            Ok(reading) => reading,
            Err(error) => return Finding::nothing(&format!("cannot open {shown}: {error}")),
        };
        let keys = id::keys(&reading.articles);
        let articles = reading.articles.into_iter().zip(keys).zip(1..);
        let mut found: Vec<_> = articles
            .filter(|((article, _), number)| {
                part.is_none_or(|part| article.part.unwrap_or(*number) == part)
            })
            .map(|((article, keys), _)| Found {
                root: root.clone(),
                path: path.clone(),
                file: file.to_owned(),
                keys,
                article,
                copies: Vec::new(),
            })
            .collect();
        self.teach(&root.join(&path), &mut found);
        let nothing_because = found.is_empty().then(|| {
            let reason = match (part, &reading.skipped) {
                (Some(part), _) => format!("it has no article {part}"),
                (None, Some(skipped)) => skipped.clone(),
                (None, None) => "no article could be read from it".to_owned(),
            };
            Clean::line(&format!("cannot show {shown}: {reason}"))
        });
        let problems = reading.problems.into_iter();
        Finding {
            found,
            problems: problems
                .map(|problem| (named.to_owned(), problem))
                .collect(),
            nothing_because,
        }
    }

    /// Applies what the library has learned to articles of a file that lies in it. Where the library is
    /// not known, they are shown as the file has them.
    fn teach(&self, file: &Path, found: &mut [Found]) {
        let roots = roots(self.within, self.places);
        if let Ok(roots) = roots
            && let Some(catalog) = Catalog::open_known(&self.places.cache, &roots)
        {
            let articles = found.iter_mut().map(|found| &mut found.article);
            drop(open::teach(&catalog, file, articles));
        }
    }

    /// The root that holds `file`, and its path relative to that; else its own folder and its name.
    fn place_of(&self, file: &Path) -> (PathBuf, PathBuf) {
        let file = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
        let roots = roots(self.within, self.places).map_or(Vec::new(), |roots| roots.paths);
        let inside = roots.into_iter().find_map(|root| {
            let path = file.strip_prefix(&root).ok()?.to_owned();
            (!path.as_os_str().is_empty()).then_some((root, path))
        });
        inside.unwrap_or_else(|| {
            let root = file.parent().unwrap_or_else(|| Path::new("/")).to_owned();
            let name = file.file_name().map_or_else(|| file.clone(), PathBuf::from);
            (root, name)
        })
    }

    /// The article whose id begins with `id`. The catalogue is taken as it is, and brought up to
    /// date only if it does not know the article.
    fn by_id(&mut self, id: &str) -> Result<Finding, Stop> {
        let mut rows = self.library()?.catalog.rows_with_id(id)?;
        if rows.is_empty() && !self.is_fresh {
            self.refresh()?;
            rows = self.library()?.catalog.rows_with_id(id)?;
        }
        let catalog = &self.library()?.catalog;
        let summaries: Vec<_> = catalog.rows(&rows)?.into_iter().flatten().collect();
        let Some(first) = summaries.first() else {
            return Ok(Finding::nothing(&format!(
                "no article has an id that begins with {id}; newsprint list gives ids"
            )));
        };
        if summaries
            .iter()
            .any(|other| other.keys.id() != first.keys.id())
        {
            return Ok(Finding::nothing(&format!(
                "several articles have an id that begins with {id}; give more of it"
            )));
        }
        in_catalog(catalog, first)
    }

    /// The article with one of `keys`, if it is known; the folders are looked at for it only where they
    /// were named.
    pub fn by_keys(&mut self, keys: &Keys) -> Result<Option<Summary>, Stop> {
        let mut rows = self.library()?.catalog.rows_of(keys)?;
        if rows.is_empty() && !self.within.is_empty() {
            self.refresh()?;
            rows = self.library()?.catalog.rows_of(keys)?;
        }
        let found = self.library()?.catalog.rows(&rows)?;
        Ok(found.into_iter().flatten().next())
    }

    /// What is kept of the article of a row.
    pub fn facts(&mut self, row: RowId) -> Result<Facts, Stop> {
        Ok(missing::facts(&self.library()?.catalog, row.0))
    }

    /// Brings the catalogue up to date, once.
    fn refresh(&mut self) -> Result<(), Stop> {
        if !self.is_fresh {
            self.is_fresh = true;
            let (mut texts, never) = (Texts::default(), Cancel::default());
            self.library()?
                .refresh(Looking::AtChanges, &mut texts, &never)?;
        }
        Ok(())
    }

    fn library(&mut self) -> Result<&mut Library, Stop> {
        let library = match self.library.take() {
            Some(library) => library,
            None => Library::open(self.within, self.places, Arc::clone(&self.matcher))?,
        };
        Ok(self.library.insert(library))
    }
}

/// The article of a row, read from its file.
fn in_catalog(catalog: &Catalog, summary: &Summary) -> Result<Finding, Stop> {
    let row = RowId(summary.row.0);
    let Some(known) = catalog.facts(row)? else {
        return Ok(Finding::nothing("the article has just gone"));
    };
    let file = known.file.root.join(&known.file.path);
    match open::open(catalog, row) {
        Ok(article) => Ok(Finding {
            found: vec![Found {
                root: known.file.root,
                path: known.file.path,
                file,
                keys: summary.keys,
                article,
                copies: catalog.copies(row)?,
            }],
            ..Finding::default()
        }),
        Err(error) => Ok(Finding::nothing(&format!(
            "cannot show {}: {error}",
            file.display()
        ))),
    }
}

/// Whether `text` may be the beginning of an id.
fn is_id(text: &str) -> bool {
    !text.is_empty() && text.len() <= 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A file and the number after its last `#`.
fn split_part(name: &OsStr) -> Option<(PathBuf, u32)> {
    use std::os::unix::ffi::OsStrExt;
    let bytes = name.as_bytes();
    let at = bytes.iter().rposition(|byte| *byte == b'#')?;
    let (file, part) = bytes.split_at_checked(at)?;
    let part = std::str::from_utf8(part.get(1..)?).ok()?.parse().ok()?;
    Some((PathBuf::from(OsStr::from_bytes(file)), part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_after_the_last_hash() {
        for (name, expected) in [
            ("a.json#2", Some(("a.json", 2))),
            ("a#1.json#12", Some(("a#1.json", 12))),
            ("a.json#", None),
            ("a.json#x", None),
            ("a.json", None),
        ] {
            let split = split_part(OsStr::new(name));
            assert_eq!(split, expected.map(|(file, part)| (file.into(), part)));
        }
    }

    #[test]
    fn ids_are_hexadecimal() {
        for (text, expected) in [("0aF", true), ("", false), ("xyz", false), ("a b", false)] {
            assert_eq!(is_id(text), expected, "{text}");
        }
    }
}
