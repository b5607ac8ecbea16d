//! The article of a mark under another headline, another day, or with some other words: known by nearly the
//! same text, as the mark keeps what tells it.

use std::collections::HashMap;

use crate::article::{RowId, Summary};
use crate::library::catalog::{CatalogError, lookup};
use crate::library::likeness::Likeness;
use crate::library::reattach::only;
use crate::library::stories::keep;
use crate::library::stories::sketch::Sketch;
use crate::library::{Catalog, Texts, open};
use crate::search::Entry;
use crate::text::Clean;
use crate::user::Kept;

/// So much of its text an article shares with what it was before an edit, in hundredths, in a file of
/// the same path. Distinct articles share less than a tenth, the weather of two days up to eight.
const SHARE_IN_PLACE: usize = 80;

/// And so much elsewhere, of the same source.
const SHARE: usize = 90;

/// Articles whose words are not in the index yet that are read again for their text, at most.
const MOST_READ: u32 = 200;

/// What the texts of all articles are known by: those that were read just now, and those in the index.
pub(crate) fn likenesses(
    catalog: &Catalog,
    texts: &mut Texts,
) -> Result<Vec<(u32, Likeness)>, CatalogError> {
    let mut all = catalog.read(|connection| {
        let mut all = HashMap::new();
        keep::each(connection, keep::IS_CURRENT, [], |row, sketch| {
            all.extend(Likeness::of(&sketch).map(|text| (row, text)));
        })?;
        Ok(all)
    })?;
    texts.flush();
    let likeness = |entry: &Entry| Likeness::of(&Sketch::of(entry));
    for row in texts.rows() {
        let text = texts.get(row).as_ref().and_then(likeness);
        all.extend(text.map(|text| (row, text)));
    }
    let waiting = "SELECT article FROM unindexed ORDER BY article DESC LIMIT ?1";
    let rows = catalog.read(|connection| lookup::ids(connection, waiting, [MOST_READ]))?;
    for row in rows {
        if !all.contains_key(&row)
            && let Ok(article) = open::open(catalog, RowId(row))
        {
            all.extend(likeness(&Entry::of(&article)).map(|text| (row, text)));
        }
    }
    Ok(all.into_iter().collect())
}

/// The one article that is that of `mark` with another headline, another day or some other words.
pub(crate) fn edited(
    catalog: &Catalog,
    mark: &Kept,
    text: &Likeness,
    texts: &[(u32, Likeness)],
) -> Result<Option<Summary>, CatalogError> {
    let near = texts
        .iter()
        .map(|(row, other)| (*row, text.shared(other)))
        .filter(|(_, share)| *share >= SHARE_IN_PLACE);
    let near: Vec<(u32, usize)> = near.collect();
    let rows: Vec<u32> = near.iter().map(|(row, _)| *row).collect();
    let (mut in_place, mut of_source) = (HashMap::new(), HashMap::new());
    for (article, (_, share)) in catalog.rows(&rows)?.into_iter().zip(&near) {
        let Some(article) = article else { continue };
        let id = article.keys.id();
        let source = article.source.as_ref().map(Clean::as_str);
        if article.path.to_string_lossy() == mark.subject.path_hint.as_str() {
            in_place.insert(id, article);
        } else if *share >= SHARE && source == mark.added.facts.source.as_deref() {
            of_source.insert(id, article);
        }
    }
    let nearest = if in_place.is_empty() {
        of_source
    } else {
        in_place
    };
    Ok(only(nearest))
}

#[cfg(test)]
mod tests {
    use crate::library::missing;
    use crate::library::reattach::reattach;
    use crate::library::sample::{Library, article};
    use crate::query::{Query, Sort};
    use crate::user::{Change, Log, Subject, Target};

    /// Sixty words that no other article has.
    fn long(title: &str, source: &str, words: &str) -> String {
        let text: Vec<_> = (0..60).map(|number| format!("{words}{number} ")).collect();
        let mut article = article(title, "2023-02-10");
        article["source"] = source.into();
        article["text"] = text.concat().into();
        article.to_string()
    }

    /// Bookmarks `one.json` with its text in the index and words kept, or neither, changes the folder, and says which
    /// article is bookmarked then, and what its bookmark says it is.
    fn followed(is_indexed: bool, change: impl FnOnce(&Library)) -> Vec<(String, String)> {
        let library = Library::new();
        library.write("one.json", long("Lock gate", "Wire", "lock"));
        library.refresh();
        if is_indexed {
            library.fill();
        }
        let row = library.row("Lock gate");
        let target = Target {
            facts: missing::facts(&library.catalog(), row.row.0),
            subject: Subject::from(&row),
        };
        let (bookmark, stamp) = (Change::Bookmark(None), (1, Log::Step));
        let mut store = library.store();
        store
            .change(&[target], &bookmark, stamp, &|_| true)
            .unwrap();
        library.fill();
        let again = || {
            let mut texts = library.refresh_keeping();
            if !is_indexed {
                texts = super::Texts::default();
            }
            reattach(&library.catalog(), &mut library.store(), &mut texts).unwrap()
        };
        again();
        change(&library);
        again();
        assert_eq!(again(), 0);
        let order = library.view(Query::bookmarked(), Sort::Newest).order;
        let rows = library.catalog().rows(&order).unwrap();
        let kept = library.store().kept().unwrap();
        let rows = rows.into_iter().flatten();
        rows.map(|row| {
            (
                row.path.display().to_string(),
                kept[0].subject.title.to_string(),
            )
        })
        .collect()
    }

    #[test]
    fn under_another_headline_an_article_is_known_by_its_text() {
        type Case = (fn(&Library), Option<&'static str>);
        let table: &[Case] = &[
            (
                |library| library.write("one.json", long("Gate opens", "Wire", "lock")),
                Some("one.json"),
            ),
            (
                |library| {
                    let text = long("Gate opens", "Wire", "lock").replace("lock9 ", "lock nine ");
                    library.write("one.json", text.replace("02-10", "02-11"));
                },
                Some("one.json"),
            ),
            (
                |library| {
                    library.delete("one.json");
                    library.write("new/two.json", long("Gate opens", "Wire", "lock"));
                },
                Some("new/two.json"),
            ),
            (
                |library| library.write("one.json", long("Gate opens", "Wire", "sluice")),
                None,
            ),
            (
                |library| {
                    library.delete("one.json");
                    library.write("two.json", long("Gate opens", "Other Wire", "lock"));
                },
                None,
            ),
            (
                |library| {
                    library.delete("one.json");
                    library.write("two.json", long("Gate opens", "Wire", "lock"));
                    library.write("three.json", long("Gate shuts", "Wire", "lock"));
                },
                None,
            ),
        ];
        for (nth, (change, expected)) in table.iter().enumerate() {
            for is_indexed in [true, false] {
                let found = followed(is_indexed, change);
                let expected = expected.map(|path| (path.to_owned(), "Gate opens".to_owned()));
                assert_eq!(found, Vec::from_iter(expected), "case {nth}, {is_indexed}");
            }
        }
    }
}
