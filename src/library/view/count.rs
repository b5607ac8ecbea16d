//! How many articles a query asks for, without putting them in order.

use roaring::RoaringBitmap;
use rusqlite::Connection;

use crate::cancel::Cancel;
use crate::library::catalog::meta::Meta;
use crate::library::view::ask::Ask;
use crate::library::view::evaluate::Evaluator;
use crate::library::{Catalog, CatalogError};
use crate::search::SearchError;
use crate::user::Store;

/// How many articles `ask` asks for; `None` when it was cancelled.
pub fn count(
    catalog: &Catalog,
    store: &Store,
    ask: &Ask,
    cancel: &Cancel,
) -> Result<Option<usize>, CatalogError> {
    match catalog.read(|connection| count_of(catalog, connection, store, ask, cancel)) {
        Err(CatalogError::Search(SearchError::Stopped)) => Ok(None),
        counted => counted,
    }
}

fn count_of(
    catalog: &Catalog,
    connection: &Connection,
    store: &Store,
    ask: &Ask,
    cancel: &Cancel,
) -> Result<Option<usize>, CatalogError> {
    if ask.query.is_all() {
        let articles = Meta::load(connection)?.articles;
        return Ok(Some(usize::try_from(articles).unwrap_or_default()));
    }
    let rows = rows_asked((catalog, connection), store, ask, cancel)?;
    Ok(rows.and_then(|rows| usize::try_from(rows.len()).ok()))
}

/// The rows that `ask` asks for, in no order; `None` when it was cancelled.
pub(crate) fn rows_asked(
    (catalog, connection): (&Catalog, &Connection),
    store: &Store,
    ask: &Ask,
    cancel: &Cancel,
) -> Result<Option<RoaringBitmap>, CatalogError> {
    let meta = Meta::load(connection)?;
    let kept = &mut *catalog.kept.borrow_mut();
    kept.follow(connection, &meta)?;
    let (all, _) = kept.all(connection)?;
    if ask.query.is_all() {
        return Ok(Some(RoaringBitmap::clone(&all)));
    }
    let Some(marked) = kept.marked((connection, &catalog.bases), store, cancel)? else {
        return Ok(None);
    };
    let searcher = catalog.searcher(meta.generation);
    let (library, known) = ((catalog, connection), (&*all, &*marked));
    let evaluator = Evaluator::new(library, ask, known, searcher.as_ref(), cancel);
    let mut rows = evaluator.rows()?;
    rows |= evaluator.missing()?;
    Ok(Some(rows))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::sample::Library;
    use crate::query::parse;
    use crate::user::Subject;

    #[test]
    fn a_query_is_counted_as_its_view_lists_it() {
        let library = Library::new();
        for number in 0..20 {
            let day = format!("2023-02-{:02}", number % 4 + 1);
            library.article(
                &format!("{number}.json"),
                &format!("Article {number}"),
                &day,
            );
        }
        library.refresh();
        let row = library.row("Article 3");
        library
            .store()
            .set_read(&Subject::from(&row), true, 1)
            .unwrap();
        for text in [
            "",
            "is:unread",
            "date:2023-02-01",
            "is:read OR date:2023-02-02",
        ] {
            let query = parse(text).unwrap();
            let listed = library
                .view(query.clone(), crate::query::Sort::Newest)
                .order
                .len();
            let ask = Ask {
                query,
                ..Ask::default()
            };
            let (catalog, store) = (library.catalog(), library.store());
            let counted = count(&catalog, &store, &ask, &Cancel::default()).unwrap();
            assert_eq!(counted, Some(listed), "{text}");
        }
    }
}
