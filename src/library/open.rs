//! One article, read again from its file.

use std::io;
use std::path::Path;

use crate::article::{Article, Keys, Problem, RowId, id};
use crate::formats::stream::Extent;
use crate::formats::{MOST_PROBLEMS, Reading};
use crate::library::catalog::rows::Location;
use crate::library::scan::large::{self, Large};
use crate::library::scan::parse;
use crate::library::scan::read::{self, Links};
use crate::library::{Catalog, CatalogError, Roots};

/// Why an article could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Its file cannot be read, or is no regular file.
    #[error("cannot read it: {0}")]
    Io(#[from] io::Error),
    /// The file is there and no longer holds the article.
    #[error("it is no longer in its file; press r to look again")]
    Gone,
    /// The catalogue failed.
    #[error(transparent)]
    Catalog(#[from] CatalogError),
}

/// Reads the article of `row` from its file: the part with the same content, else the same URL,
/// else the same place in the file. Where the file is gone, a copy of the article will do.
pub fn open(catalog: &Catalog, row: RowId) -> Result<Article, OpenError> {
    let Some(location) = catalog.locate(row.0)? else {
        return Err(OpenError::Gone);
    };
    let first = open_taught(catalog, &location);
    match &first {
        Err(OpenError::Io(error)) if error.kind() == io::ErrorKind::NotFound => {}
        _ => return first,
    }
    for copy in catalog.rows_of(&location.keys)? {
        let copy = catalog.locate(copy)?.filter(|copy| *copy != location);
        if let Some(Ok(article)) = copy.map(|copy| open_taught(catalog, &copy)) {
            return Ok(article);
        }
    }
    first
}

/// Articles of a large file that are read together, at most, and how much memory they may take.
const MOST_TOGETHER: usize = 10_000;
const MOST_BYTES: usize = 48 << 20;

/// What a block takes beside its text.
const BLOCK_BYTES: usize = 300;

/// Reads a file as it stands, in a library or not.
///
/// Only a regular file, with the size cap, parsed on a thread with a big stack. `shown` is the path as
/// formats and messages see it.
pub fn read_file(path: &Path, shown: &Path) -> io::Result<Reading> {
    read_part(path, shown, None)
}

/// The same of `bytes` that came from elsewhere.
pub fn read_bytes(bytes: &[u8], shown: &Path) -> io::Result<Reading> {
    parse::on_big_stack(|| Ok(parse::parse_bytes(shown, bytes)))
}

/// The same where only the article with the number `part` is wanted: of a large file nothing else is
/// kept.
pub fn read_part(path: &Path, shown: &Path, part: Option<u32>) -> io::Result<Reading> {
    parse::on_big_stack(|| match large::open_named(path, shown)? {
        Some(large) => read_large(&large, part),
        None => Ok(parse::parse(shown, &read::read(path, Links::Followed)?)),
    })
}

/// Applies to articles of a file what the library knows of their houses, if the file lies in it. Where
/// that cannot be known they stay as the file has them.
pub fn teach<'a>(
    catalog: &Catalog,
    file: &Path,
    articles: impl Iterator<Item = &'a mut Article>,
) -> Result<(), CatalogError> {
    let is_whole = || matches!(large::open_named(file, file), Ok(None));
    let Some(folder) = file.parent() else {
        return Ok(());
    };
    if !catalog.roots.contain(file) || !is_whole() {
        return Ok(());
    }
    for article in articles {
        catalog.teach(article, folder)?;
    }
    Ok(())
}

/// Reads the articles of a large file, or one of them.
fn read_large(large: &Large, part: Option<u32>) -> io::Result<Reading> {
    let mut whole = Reading {
        format: Some(large.format()),
        ..Reading::default()
    };
    let (mut is_cut, mut bytes) = (false, 0);
    let problems = large.read(&mut |piece| {
        let Reading {
            mut articles,
            problems,
            skipped,
            ..
        } = piece.reading;
        articles.retain(|article| part.is_none() || article.part == part);
        bytes += articles.iter().map(size_of_body).sum::<usize>();
        whole.articles.append(&mut articles);
        let is_found = part.is_some() && !whole.articles.is_empty();
        if part.is_none() {
            let room = MOST_PROBLEMS.saturating_sub(whole.problems.len());
            whole.problems.extend(problems.into_iter().take(room));
            whole.skipped = whole.skipped.take().or(skipped);
        }
        is_cut = whole.articles.len() > MOST_TOGETHER || bytes > MOST_BYTES;
        !is_found && !is_cut
    })?;
    if part.is_none() {
        whole.problems.extend(problems);
    }
    if is_cut {
        let words = format!("only the first {} articles are shown", whole.articles.len());
        let hint = "name one of them: the path, #, and its number";
        whole.problems.push(Problem::file(&words).with_hint(hint));
    }
    Ok(whole)
}

/// Reads the article that lies at `location`, and applies what was learned of its house.
fn open_taught(catalog: &Catalog, location: &Location) -> Result<Article, OpenError> {
    let mut article = open_at(&catalog.roots, location)?;
    if location.extent.is_none() {
        catalog.teach(&mut article, &location.folder())?;
    }
    Ok(article)
}

/// How much memory the body of an article takes.
fn size_of_body(article: &Article) -> usize {
    let sizes = article.body.iter();
    sizes
        .map(|block| block.inline.text.len() + BLOCK_BYTES)
        .sum()
}

/// Reads the article that lies at `location`.
fn open_at(roots: &Roots, location: &Location) -> Result<Article, OpenError> {
    let path = location.base.join(&location.path);
    if let Some(extent) = location.extent {
        return open_in(roots, location, &path, extent);
    }
    let reading = parse::on_big_stack(|| {
        let content = read::read_under(roots, &path)?;
        Ok(parse::parse(&location.path, &content))
    })?;
    let place = place_among(location, &telling_keys(&reading.articles, location.nth));
    let mut articles = reading.articles.into_iter();
    articles.nth(place).ok_or(OpenError::Gone)
}

/// Reads the article that lies in a piece of a large file. Only what tells the article itself will do:
/// where the file was written anew another may stand in its place.
fn open_in(
    roots: &Roots,
    location: &Location,
    path: &Path,
    extent: Extent,
) -> Result<Article, OpenError> {
    let piece = parse::on_big_stack(|| large::piece(roots, path, &location.path, extent))?;
    let articles = piece.map(|piece| piece.articles).unwrap_or_default();
    let place = place_in(location, &id::keys(&articles)).ok_or(OpenError::Gone)?;
    let mut article = articles.into_iter().nth(place).ok_or(OpenError::Gone)?;
    article.part = location.part;
    Ok(article)
}

/// Where the article stands among those of a piece, which bear `keys`.
pub(crate) fn place_in(location: &Location, keys: &[Keys]) -> Option<usize> {
    let same_content = keys
        .iter()
        .position(|keys| keys.content == location.keys.content);
    let same_url = || {
        let url = location.keys.url?;
        keys.iter().position(|keys| keys.url == Some(url))
    };
    same_content.or_else(same_url)
}

/// Where the article stands among those of its file, which bear `keys` now.
pub(crate) fn place_among(location: &Location, keys: &[Keys]) -> usize {
    let is_same = |keys: &Keys| keys.content == location.keys.content;
    if keys.get(location.nth).is_some_and(is_same) {
        return location.nth;
    }
    let same_content = keys.iter().position(is_same);
    let same_url = || {
        let url = location.keys.url?;
        keys.iter().position(|keys| keys.url == Some(url))
    };
    same_content.or_else(same_url).unwrap_or(location.nth)
}

/// The keys that tell `articles` apart where those up to the `last`th are wanted: none, where there is only
/// one to want. They take a tenth of the time of reading a file.
pub(crate) fn telling_keys(articles: &[Article], last: usize) -> Vec<Keys> {
    if articles.len() == 1 && last == 0 {
        return Vec::new();
    }
    id::keys(articles)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::sample::{Library, article};

    fn opened(library: &Library, row: RowId) -> Result<String, String> {
        let article = open(&library.catalog(), row);
        article
            .map(|article| article.title.to_string())
            .map_err(|error| error.to_string())
    }

    #[test]
    fn an_article_is_found_again_in_its_file_by_content_then_address_then_place() {
        let library = Library::new();
        let with_url = |title: &str, url: &str| {
            let mut article = article(title, "2023-02-10");
            article["url"] = format!("https://example.org/{url}").into();
            article.to_string()
        };
        library.write(
            "all.jsonl",
            [with_url("One", "1"), with_url("Two", "2")].join("\n"),
        );
        library.refresh();
        let (one, two) = (library.row("One").row, library.row("Two").row);
        let table = [
            (
                [
                    with_url("Zero", "0"),
                    with_url("Two", "2"),
                    with_url("One", "1"),
                ],
                ["One", "Two"],
            ),
            (
                [
                    with_url("X", "8"),
                    with_url("Y", "9"),
                    with_url("Edited", "1"),
                ],
                ["Edited", "Y"],
            ),
        ];
        for (lines, titles) in table {
            library.write("all.jsonl", lines.join("\n"));
            let opened = [one, two].map(|row| opened(&library, row));
            assert_eq!(opened, titles.map(|title| Ok(title.to_owned())));
        }
    }

    #[test]
    fn what_cannot_be_opened_says_why_and_a_copy_will_do() {
        let library = Library::new();
        library.article("a.json", "One", "2023-02-10");
        library.article("b.json", "Two", "2023-02-10");
        library.article("copy.json", "Two", "2023-02-10");
        library.refresh();
        let (one, two) = (library.row("One").row, library.row("Two").row);
        library.delete("a.json");
        library.delete("b.json");
        let words = opened(&library, one).unwrap_err();
        assert!(words.starts_with("cannot read it: No such file"), "{words}");
        assert_eq!(opened(&library, two), Ok("Two".to_owned()));
        std::fs::create_dir(library.path("a.json")).unwrap();
        let words = opened(&library, one).unwrap_err();
        assert_eq!(words, "cannot read it: it is not a regular file");
        let words = opened(&library, RowId(9_999)).unwrap_err();
        assert_eq!(words, "it is no longer in its file; press r to look again");
    }

    #[test]
    fn a_file_is_read_by_itself_in_a_library_or_not() {
        let library = Library::new();
        library.article("a.json", "One", "2023-02-10");
        let path = library.path("a.json");
        let reading = read_file(&path, Path::new("a.json")).unwrap();
        assert_eq!(reading.articles.len(), 1);
        assert!(read_file(&library.folder(), Path::new("news")).is_err());
        assert!(read_file(Path::new("/dev/zero"), Path::new("zero")).is_err());
    }
}
