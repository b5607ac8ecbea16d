//! Finds the articles of marks that lost theirs: after an edit or a re-scrape, or when another file
//! holds more of the article and is shown in its place.
//!
//! A mark is given to an article of the same source, day and title; where the day is not known, to
//! one with the same title in a file of the same path; else to one with nearly the same text in a file of
//! the same path or of the same source. In all cases only if it is the only one: a mark on the wrong
//! article is worse than one that waits.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Params};

use crate::article::{Key, Keys};
use crate::library::catalog::record::sort_form;
use crate::library::catalog::rows::key;
use crate::library::catalog::{CatalogError, lookup};
use crate::library::edited::{edited, likenesses};
use crate::library::likeness::Likeness;
use crate::library::{Catalog, Texts};
use crate::user::{Facts, Kept, Store, Subject};

/// Gives each mark whose URL and content are nowhere in the catalogue to the one article that it
/// must be on; `texts` are the words of what was read just now. Returns how many found theirs.
pub fn reattach(
    catalog: &Catalog,
    store: &mut Store,
    texts: &mut Texts,
) -> Result<usize, CatalogError> {
    let (mut found, mut lost, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
    let roots = catalog.roots.paths.len();
    let mut after = Some(i64::MIN);
    while let Some(number) = after {
        let (kept, next) = store.kept_after(number)?;
        let places: Vec<_> = catalog.read(|connection| {
            let all = kept.iter().map(|mark| find(connection, roots, mark));
            all.collect()
        })?;
        for (mark, place) in kept.into_iter().zip(places) {
            let facts = &mark.added.facts;
            match place {
                Found::Other(article) => found.push((mark.subject.keys, article)),
                Found::Own(row) if facts.text.is_none() && facts.root.is_some() => {
                    let text = Likeness::of_row(catalog, row)?.map(Likeness::written);
                    let facts = |text| Facts {
                        text: Some(text),
                        ..mark.added.facts
                    };
                    unknown.extend(text.map(|text| (mark.id, facts(text))));
                }
                Found::Nowhere => {
                    let text = facts.text.as_deref().and_then(Likeness::read);
                    lost.extend(text.map(|text| (mark, text)));
                }
                Found::Own(_) => {}
            }
        }
        after = next;
    }
    let mut subjects = Vec::new();
    for (old, new) in found {
        let rows = catalog.rows(&catalog.rows_of(&new)?)?;
        let row = rows.into_iter().flatten().find(|row| row.keys == new);
        subjects.extend(row.map(|row| (old, Subject::from(&row))));
    }
    if !lost.is_empty() {
        let texts = likenesses(catalog, texts)?;
        for (mark, text) in &lost {
            let article = edited(catalog, mark, text, &texts)?;
            subjects.extend(article.map(|article| (mark.subject.keys, Subject::from(&article))));
        }
    }
    store.attach(&subjects)?;
    store.keep_facts(&unknown)?;
    Ok(subjects.len())
}

/// Where the article of a mark is.
enum Found {
    /// In this row, as it was.
    Own(u32),
    /// It is another article now.
    Other(Keys),
    Nowhere,
}

/// Finds the article of a mark by what it is known by, and by its story or its title.
fn find(connection: &Connection, roots: usize, mark: &Kept) -> Result<Found, CatalogError> {
    let mut under = Vec::new();
    for keys in mark.all_keys() {
        for row in lookup::rows_of(connection, &keys)? {
            let Some(shown) = shown_for(connection, row)? else {
                return Ok(Found::Own(row));
            };
            under.push(shown);
        }
    }
    if let Some(shown) = under.first() {
        return Ok(Found::Other(*shown));
    }
    if let Some(story) = mark.subject.keys.story {
        let which = "story_key = ?1";
        if let Some(same_story) = only(articles(connection, which, [story.0])?) {
            return Ok(Found::Other(same_story));
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
    Ok(only(same_title).map_or(Found::Nowhere, Found::Other))
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
pub(crate) fn only<A>(articles: HashMap<Key, A>) -> Option<A> {
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
    use crate::library::sample::{Library, article};
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
            .set_bookmarked(&Subject::from(&row), true, 1)
            .unwrap();
        change(&library);
        library.refresh();
        reattach(
            &library.catalog(),
            &mut library.store(),
            &mut Texts::default(),
        )
        .unwrap();
        assert_eq!(
            reattach(
                &library.catalog(),
                &mut library.store(),
                &mut Texts::default()
            )
            .unwrap(),
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
