//! Finds the articles of marks that lost theirs: after an edit or a re-scrape, or when another file
//! holds more of the article and is shown in its place.
//!
//! A mark is given to an article of the same source, day and title; where the day is not known, to
//! one with the same title in a file of the same path. In both cases only if it is the only one: a
//! mark on the wrong article is worse than one that waits.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Params};

use crate::article::{Key, Keys};
use crate::library::Catalog;
use crate::library::catalog::record::sort_form;
use crate::library::catalog::rows::key;
use crate::library::catalog::{CatalogError, lookup};
use crate::user::{Kept, Store};

/// Gives each mark whose URL and content are nowhere in the catalogue to the one article that it
/// must be on. Returns how many found theirs.
pub fn reattach(catalog: &Catalog, store: &mut Store) -> Result<usize, CatalogError> {
    let mut found = Vec::new();
    let mut after = Some(i64::MIN);
    while let Some(number) = after {
        let (kept, next) = store.kept_after(number)?;
        found.extend(catalog.read(|connection| {
            let mut found = Vec::new();
            for mark in &kept {
                let article = find(connection, catalog.roots.paths.len(), mark)?;
                found.extend(article.map(|article| (mark.subject.keys, article)));
            }
            Ok(found)
        })?);
        after = next;
    }
    store.attach_all(&found)?;
    Ok(found.len())
}

/// The one article that a mark must be on which has lost its own.
fn find(connection: &Connection, roots: usize, mark: &Kept) -> Result<Option<Keys>, CatalogError> {
    let mut under = Vec::new();
    for keys in mark.all_keys() {
        for row in lookup::rows_of(connection, &keys)? {
            let Some(shown) = shown_for(connection, row)? else {
                return Ok(None);
            };
            under.push(shown);
        }
    }
    if let Some(shown) = under.first() {
        return Ok(Some(*shown));
    }
    if let Some(story) = mark.subject.keys.story {
        let which = "story_key = ?1";
        let same_story = only(articles(connection, which, [story.0])?);
        if same_story.is_some() {
            return Ok(same_story);
        }
    }
    let title = sort_form(&mark.subject.title);
    let mut same_title = HashMap::new();
    for root in 0..roots {
        if let Some(file) = file_at(connection, root, &mark.subject.path_hint)? {
            let which = "file = ?1 AND fold = ?2";
            same_title.extend(articles(connection, which, (file, &title))?);
        }
    }
    Ok(only(same_title))
}

/// What the article is known by that is shown in the place of `row`; `None` where it is `row` itself.
fn shown_for(connection: &Connection, row: u32) -> Result<Option<Keys>, CatalogError> {
    let which = "id = (SELECT copy_of FROM article WHERE id = ?1)";
    Ok(articles(connection, which, [row])?.into_values().next())
}

/// The articles that `which` asks for, copies of one counted once.
fn articles(
    connection: &Connection,
    which: &str,
    params: impl Params,
) -> Result<HashMap<Key, Keys>, CatalogError> {
    let sql = format!("SELECT url_key, content_key, story_key FROM article WHERE {which}");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params)?;
    let mut articles = HashMap::new();
    while let Some(row) = rows.next()? {
        let keys = Keys {
            url: key(row.get_ref(0)?),
            content: key(row.get_ref(1)?).ok_or(CatalogError::Damaged("a key is none"))?,
            story: key(row.get_ref(2)?),
        };
        articles.insert(keys.id(), keys);
    }
    Ok(articles)
}

/// The only one of `articles`.
fn only(articles: HashMap<Key, Keys>) -> Option<Keys> {
    let mut articles = articles.into_values();
    let first = articles.next();
    first.filter(|_| articles.next().is_none())
}

/// The number of the file at `path` in a root.
fn file_at(connection: &Connection, root: usize, path: &str) -> Result<Option<i64>, CatalogError> {
    let sql = "SELECT id FROM file WHERE root = ?1 AND path = ?2";
    let root = i64::try_from(root).unwrap_or(i64::MAX);
    let mut statement = connection.prepare_cached(sql)?;
    let file = statement.query_row((root, path.as_bytes()), |row| row.get(0));
    Ok(file.optional()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::sample::{Library, article, subject};
    use crate::query::{Query, Sort};

    /// Bookmarks an article, changes the folder, and says which article is bookmarked then.
    fn bookmarked_after(marked: &str, change: impl FnOnce(&Library)) -> Vec<String> {
        let library = Library::new();
        library.article("dated.json", "Rail plan", "2023-02-10");
        library.article("undated.json", "Harbour", "");
        library.refresh();
        let row = library.row(marked);
        library
            .store()
            .set_bookmarked(&subject(&row), true, 1)
            .unwrap();
        change(&library);
        library.refresh();
        reattach(&library.catalog(), &mut library.store()).unwrap();
        assert_eq!(
            reattach(&library.catalog(), &mut library.store()).unwrap(),
            0
        );
        let order = library.view(Query::bookmarked(), Sort::Newest).order;
        let rows = library.catalog().rows(&order).unwrap();
        rows.into_iter()
            .flatten()
            .map(|row| row.path.display().to_string())
            .collect()
    }

    /// An article with other words than those of `article`.
    fn edited(title: &str, day: &str) -> String {
        let mut article = article(title, day);
        article["text"] = format!("{title} was written about anew, and at greater length.").into();
        article.to_string()
    }

    #[test]
    fn a_bookmark_follows_its_article_and_never_goes_to_another() {
        type Case = (&'static str, fn(&Library), &'static [&'static str]);
        let table: &[Case] = &[
            (
                "Rail plan",
                |library| library.rename("dated.json", "moved/x.json"),
                &["moved/x.json"],
            ),
            (
                "Rail plan",
                |library| library.write("dated.json", edited("Rail plan", "2023-02-10")),
                &["dated.json"],
            ),
            (
                "Rail plan",
                |library| {
                    library.delete("dated.json");
                    library.write("other.json", edited("Rail plan", "2023-02-10"));
                },
                &["other.json"],
            ),
            (
                "Rail plan",
                |library| {
                    library.delete("dated.json");
                    library.write("one.json", edited("Rail plan", "2023-02-10"));
                    library.article("two.json", "Rail plan!", "2023-02-10");
                    library.write(
                        "two.json",
                        edited("Rail plan", "2023-02-10").replace("anew", "twice"),
                    );
                },
                &[],
            ),
            (
                "Harbour",
                |library| library.write("undated.json", edited("Harbour", "")),
                &["undated.json"],
            ),
            (
                "Harbour",
                |library| {
                    library.delete("undated.json");
                    library.write("elsewhere.json", edited("Harbour", ""));
                },
                &[],
            ),
            (
                "Harbour",
                |library| library.write("undated.json", edited("Another", "")),
                &[],
            ),
        ];
        for (nth, (marked, change, expected)) in table.iter().enumerate() {
            assert_eq!(bookmarked_after(marked, change), *expected, "case {nth}");
        }
    }
}
