//! Of how many articles which facts were found, and where: what a folder or a file lacks shows at a
//! glance.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rusqlite::{Params, Statement};
use serde_json::Value;

use crate::article::RowId;
use crate::article::article::FILE_NAME;
use crate::library::catalog::CatalogError;
use crate::library::catalog::meta::Meta;
use crate::library::{Catalog, FileRow, RowFacts};

/// The facts that are counted, as `article::facts` names them.
const FACTS: [&str; 12] = [
    "title",
    "subtitle",
    "authors",
    "source",
    "section",
    "lang",
    "url",
    "published",
    "updated",
    "saved",
    "tags",
    "image",
];

/// Where a fact was found that does not say so itself.
const STATED: &str = "stated";

/// Where one fact was found in some articles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    /// The fact, as JSON names it.
    pub name: &'static str,
    /// Each place it was found in, with the number of articles; the commonest first.
    pub from: Vec<(String, usize)>,
    /// Articles without it.
    pub absent: usize,
}

impl Field {
    /// Articles that have it. A title that is only the name of the file was not found.
    pub fn found(&self) -> usize {
        let places = self.from.iter().filter(|(place, _)| place != FILE_NAME);
        places.map(|(_, articles)| articles).sum()
    }
}

/// The places of facts in words: `title: json-ld 3 · published: byline 2, absent 1 · absent: url`, without
/// the numbers where there is one article.
pub fn in_words(fields: &[Field], separator: &str) -> String {
    let one = |field: &Field| {
        let places = field.from.iter().map(|(place, count)| (&**place, *count));
        let absent = (field.absent > 0).then_some(("absent", field.absent));
        let all: Vec<_> = places.chain(absent).collect();
        let alone = all.iter().map(|(_, count)| count).sum::<usize>() == 1;
        let words = all.iter().map(|(place, count)| {
            if alone {
                (*place).to_owned()
            } else {
                format!("{place} {count}")
            }
        });
        format!("{}: {}", field.name, words.collect::<Vec<_>>().join(", "))
    };
    let is_there = |field: &&Field| !field.from.is_empty();
    let mut words: Vec<_> = fields.iter().filter(is_there).map(one).collect();
    let gone = fields.iter().filter(|field| field.from.is_empty());
    let gone: Vec<_> = gone.map(|field| field.name).collect();
    if !gone.is_empty() {
        words.push(format!("absent: {}", gone.join(", ")));
    }
    words.join(&format!(" {separator} "))
}

/// What was found of all articles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FoundFacts {
    /// Articles, their copies included.
    pub articles: usize,
    /// Those that are copies of others.
    pub copies: usize,
    /// Each fact that any article has, with where it was found.
    pub facts: Vec<Field>,
}

/// A file that is looked at, and where the facts of its articles were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookedAt {
    /// The file.
    pub file: FileRow,
    /// The facts of its first articles.
    pub fields: Vec<Field>,
}

/// Articles of a file that is looked at whose facts are counted: there may be a million in it.
const MOST_LOOKED_AT: usize = 10_000;

impl Catalog {
    /// The file of the article of `row` and what was found in it, unless the row is gone.
    pub fn look_at(&self, row: RowId) -> Result<Option<LookedAt>, CatalogError> {
        let Some(RowFacts { file, .. }) = self.facts(row)? else {
            return Ok(None);
        };
        let fields = self.found_in(&file, MOST_LOOKED_AT)?;
        Ok(Some(LookedAt { file, fields }))
    }

    /// Counts the facts that were found.
    pub fn found(&self) -> Result<FoundFacts, CatalogError> {
        self.read(|connection| {
            let meta = Meta::load(connection)?;
            let mut statement = connection.prepare_cached("SELECT facts FROM facts")?;
            let mut facts = count(&mut statement, [])?;
            facts.retain(|field| field.found() > 0);
            Ok(FoundFacts {
                articles: usize::try_from(meta.rows()).unwrap_or_default(),
                copies: usize::try_from(meta.copies).unwrap_or_default(),
                facts,
            })
        })
    }

    /// Counts the facts that were found in the first articles of a file, at most as many as `most`.
    pub fn found_in(&self, file: &FileRow, most: usize) -> Result<Vec<Field>, CatalogError> {
        if file.articles == 0 {
            return Ok(Vec::new());
        }
        self.read(|connection| {
            let sql = "SELECT facts FROM article JOIN facts ON facts.article = article.id
                       WHERE article.file = ?1 LIMIT ?2";
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            let mut statement = connection.prepare_cached(sql)?;
            count(&mut statement, [file.number, most])
        })
    }
}

/// Counts where the facts were found that `statement` selects.
fn count(statement: &mut Statement, params: impl Params) -> Result<Vec<Field>, CatalogError> {
    let mut counts = FACTS.map(|name| (name, BTreeMap::<String, usize>::new(), 0));
    let mut rows = statement.query(params)?;
    while let Some(row) = rows.next()? {
        let facts: Value = serde_json::from_str(row.get_ref(0)?.as_str()?)
            .map_err(|_unreadable| CatalogError::Damaged("facts are no JSON"))?;
        for (name, places, absent) in &mut counts {
            let Some(place) = place(&facts, name) else {
                *absent += 1;
                continue;
            };
            match places.get_mut(place) {
                Some(count) => *count += 1,
                None => drop(places.insert(place.to_owned(), 1)),
            }
        }
    }
    let fields = counts.into_iter().map(|(name, places, absent)| {
        let mut from: Vec<_> = places.into_iter().collect();
        from.sort_by_key(|(_, count)| Reverse(*count));
        Field { name, from, absent }
    });
    Ok(fields.collect())
}

/// Where a fact was found, if it was.
fn place<'f>(facts: &'f Value, name: &str) -> Option<&'f str> {
    let is_there = match &facts[name] {
        Value::Null => false,
        Value::Array(values) => !values.is_empty(),
        _ => true,
    };
    is_there.then(|| facts["from"][name].as_str().unwrap_or(STATED))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::sample::Library;

    #[test]
    fn facts_are_counted_over_all_articles_and_copies_are_told_apart() {
        let library = Library::new();
        library.article("a.json", "One", "2023-02-10");
        library.article("b.json", "One", "2023-02-10");
        library.article("c.json", "Two", "");
        library.refresh();
        let found = library.catalog().found().unwrap();
        assert_eq!((found.articles, found.copies), (3, 1));
        let of = |name| found.facts.iter().find(|field| field.name == name);
        let json = |count| vec![("json".to_owned(), count)];
        assert_eq!(of("title").unwrap().from, json(3));
        let published = of("published").unwrap();
        assert_eq!((&published.from, published.absent), (&json(2), 1));
        assert_eq!(of("url"), None);
    }

    #[test]
    fn a_file_says_where_its_facts_were_found() {
        let library = Library::new();
        library.article("a.json", "One", "2023-02-10");
        library.write("b.txt", "Words alone, and no more than these.");
        library.refresh();
        let catalog = library.catalog();
        let files = catalog.files().unwrap();
        let words = |nth: usize| {
            let fields = catalog.found_in(&files[nth], 9).unwrap();
            in_words(&fields, "·")
        };
        assert!(words(0).starts_with("title: json · "), "{}", words(0));
        assert!(words(0).contains("published: json · "), "{}", words(0));
        assert!(
            words(0).ends_with(
                "absent: subtitle, authors, source, section, lang, url, updated, saved, tags, image"
            ),
            "{}",
            words(0)
        );
    }

    #[test]
    fn several_articles_are_numbered_and_a_file_name_is_no_title_that_was_found() {
        let field = |name, from: &[(&str, usize)], absent| Field {
            name,
            from: from
                .iter()
                .map(|(place, n)| ((*place).to_owned(), *n))
                .collect(),
            absent,
        };
        let fields = [
            field("title", &[("json-ld", 2), (FILE_NAME, 1)], 0),
            field("published", &[("byline", 2)], 1),
            field("url", &[], 3),
        ];
        assert_eq!(
            in_words(&fields, "-"),
            "title: json-ld 2, file name 1 - published: byline 2, absent 1 - absent: url"
        );
        assert_eq!(fields.map(|field| field.found()), [2, 2, 0]);
    }
}
