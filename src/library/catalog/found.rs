//! Of how many articles which facts were found: what a folder lacks shows at a glance.

use serde_json::Value;

use crate::article::article::FILE_NAME;
use crate::library::Catalog;
use crate::library::catalog::CatalogError;
use crate::library::catalog::meta::Meta;

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

/// What was found of all articles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FoundFacts {
    /// Articles, their copies included.
    pub articles: usize,
    /// Those that are copies of others.
    pub copies: usize,
    /// Each fact that any article has, with the number of those that do.
    pub facts: Vec<(&'static str, usize)>,
}

impl Catalog {
    /// Counts the facts that were found. A title that is only the name of the file was not found.
    pub fn found(&self) -> Result<FoundFacts, CatalogError> {
        self.read(|connection| {
            let meta = Meta::load(connection)?;
            let mut counts = FACTS.map(|name| (name, 0));
            let mut statement = connection.prepare_cached("SELECT facts FROM facts")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let facts: Value = serde_json::from_str(row.get_ref(0)?.as_str()?)
                    .map_err(|_unreadable| CatalogError::Damaged("facts are no JSON"))?;
                for (name, count) in &mut counts {
                    *count += usize::from(has(&facts, name));
                }
            }
            let facts = counts.into_iter().filter(|(_, count)| *count > 0);
            Ok(FoundFacts {
                articles: usize::try_from(meta.rows()).unwrap_or_default(),
                copies: usize::try_from(meta.copies).unwrap_or_default(),
                facts: facts.collect(),
            })
        })
    }
}

/// Whether a fact was found.
fn has(facts: &Value, name: &str) -> bool {
    match &facts[name] {
        Value::Null => false,
        Value::Array(values) => !values.is_empty(),
        _ => name != "title" || facts["from"]["title"] != FILE_NAME,
    }
}

#[cfg(test)]
mod tests {
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
        let count = |name| found.facts.iter().find(|(fact, _)| *fact == name);
        assert_eq!(count("title"), Some(&("title", 3)));
        assert_eq!(count("published"), Some(&("published", 2)));
        assert_eq!(count("url"), None);
    }
}
