//! The passages of articles that show best what was searched for, read from the files.
//!
//! A file is read once for all its rows. One that would take long to read has no passage: a list
//! that is looked through must not keep the machine busy.

use crate::article::Article;
use crate::cancel::Cancel;
use crate::library::index::reading;
use crate::library::view::confirm;
use crate::library::{Catalog, CatalogError};
use crate::search::{Marks, Snippet, snippet};

/// Bytes of the largest file that is read for a passage.
const MOST_BYTES: u64 = 4 << 20;

/// Gives the passage of each of `rows` to `take` as soon as it is found; says whether it came to
/// the end. Rows of files that cannot be read, or are too large, are left out.
pub fn snippets(
    catalog: &Catalog,
    rows: &[u32],
    marks: &Marks,
    cancel: &Cancel,
    take: &mut dyn FnMut(u32, Option<Snippet>),
) -> Result<bool, CatalogError> {
    let rows = rows.iter().copied().collect();
    let take = std::cell::RefCell::new(take);
    catalog.read(|connection| {
        let files = confirm::files(catalog, connection, &rows)?;
        let is_small = |file: &Result<reading::Part<u32>, CatalogError>| {
            let location = file.as_ref().ok().and_then(|file| file.wanted.first());
            location.is_none_or(|(_, location)| location.size <= MOST_BYTES)
        };
        let make = |_: &_, article: Option<&Article>| snippet(article?, marks);
        let mut take = |row, snippet| {
            (take.borrow_mut())(row, snippet);
            Ok(())
        };
        reading::read_all(catalog, files.filter(is_small), &make, cancel, &mut take)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::sample::Library;
    use crate::query::parse;

    #[test]
    fn every_row_gets_its_passage_and_a_file_too_large_none() {
        let library = Library::new();
        let article = |name: &str, text: &str| {
            let value = serde_json::json!({"title": name, "text": text});
            library.write(&format!("{name}.json"), value.to_string());
        };
        article("one", "The ferry left.");
        article("two", "Two ferries left at dawn.");
        article("large", &"A ferry. ".repeat(500_000));
        library.refresh();
        let rows = ["one", "two", "large"].map(|title| library.row(title).row.0);
        let marks = Marks::of(&parse("ferr*").unwrap().tree, &[]);
        let mut taken = Vec::new();
        let mut take = |row, snippet: Option<Snippet>| taken.push((row, snippet.unwrap()));
        let catalog = library.catalog();
        let is_end = snippets(&catalog, &rows, &marks, &Cancel::default(), &mut take).unwrap();
        assert!(is_end);
        taken.sort_by_key(|(row, _)| rows.iter().position(|known| known == row));
        let shown: Vec<_> = taken
            .iter()
            .map(|(_, snippet)| (snippet.text.as_str(), snippet.hits.len()))
            .collect();
        let expected = [("The ferry left.", 1), ("Two ferries left at dawn.", 1)];
        assert_eq!(shown, expected);
    }
}
