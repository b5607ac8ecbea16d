//! Marks whose article is in no file any more: what was bookmarked, noted or tagged is listed all the same,
//! by what the state knows of it.
//!
//! In a list they have numbers of their own, beyond those of all rows of the catalogue.

use std::path::{Path, PathBuf};

use roaring::RoaringBitmap;

use crate::article::{Article, Block, RowId, Summary};
use crate::formats::news_date;
use crate::library::Catalog;
use crate::library::likeness::Likeness;
use crate::library::stories::sketch::Sketch;
use crate::search::Entry;
use crate::text::Clean;
use crate::user::{Added, Bearing, Facts, Kept, Store, StoreError, Subject};

/// The number of the first.
const FIRST: u32 = 1 << 31;

/// The number in a list of the mark `id`.
pub(crate) fn row_of(id: i64) -> Option<u32> {
    let id = u32::try_from(id).ok()?;
    (id < FIRST).then_some(FIRST | id)
}

/// Whether a number in a list is that of a mark whose article is missing.
pub fn is_missing(row: u32) -> bool {
    row >= FIRST
}

/// How many of `rows` are of articles that are there.
pub(crate) fn there(rows: &RoaringBitmap) -> u64 {
    rows.range_cardinality(..FIRST)
}

/// What is kept of the article of a row, for when its file is gone.
pub fn facts(catalog: &Catalog, row: u32) -> Facts {
    let found = catalog.facts(RowId(row)).ok().flatten();
    let likeness = Likeness::of_row(catalog, row).ok().flatten();
    found.map_or_else(Facts::default, |found| {
        let text = |name: &str| found.facts.get(name)?.as_str().map(str::to_owned);
        let published = found.facts.get("published");
        let published = published.and_then(|published| published.get("value")?.as_str());
        Facts {
            root: Some(found.file.root.to_string_lossy().into_owned()),
            url: text("url"),
            source: text("source"),
            published: published.map(str::to_owned),
            text: likeness.map(Likeness::written),
        }
    })
}

/// The same of an article that was read from a file under `root`.
pub fn facts_of(article: &Article, root: &Path) -> Facts {
    Facts {
        root: Some(root.to_string_lossy().into_owned()),
        url: article.url.as_ref().map(ToString::to_string),
        source: article.source.as_ref().map(ToString::to_string),
        published: article.published.as_ref().map(crate::article::Date::value),
        text: Likeness::of(&Sketch::of(&Entry::of(article))).map(Likeness::written),
    }
}

/// Whether a mark may have been made in one of the folders `bases`, or in none, from an address alone:
/// elsewhere it is not missed. Of one that was made before that was noted it is not known, and nothing
/// is hidden.
pub(crate) fn is_of(bearing: &Bearing, bases: &[PathBuf]) -> bool {
    let root = bearing.root.as_deref();
    let is_root = |root: &str| bases.iter().any(|base| base.to_string_lossy() == root);
    root.is_none_or(is_root)
}

/// Puts what is known of those of `ids` that are missing in its place among `summaries`.
pub fn fill(
    store: &Store,
    ids: &[u32],
    summaries: &mut [Option<Summary>],
) -> Result<(), StoreError> {
    for (id, summary) in ids.iter().zip(summaries) {
        if is_missing(*id) {
            *summary = kept(store, *id)?.map(|kept| summary_of(*id, &kept));
        }
    }
    Ok(())
}

/// The article of `row` as far as the state knows it, and what was added to it: its text says where it was.
pub fn article(store: &Store, row: u32) -> Result<(Article, Added), StoreError> {
    let Some(kept) = kept(store, row)? else {
        let article = Article {
            body: vec![Block::paragraph("nothing is known of it any more")],
            ..Article::default()
        };
        return Ok((article, Added::default()));
    };
    let article = Article {
        body: vec![Block::paragraph(&where_it_was(&kept))],
        ..known(&kept.subject, &kept.added.facts)
    };
    Ok((article, kept.added))
}

/// What is known of an article without its file.
pub fn known(subject: &Subject, facts: &Facts) -> Article {
    let line = |text: &Option<String>| text.as_deref().map(Clean::line);
    let published = facts.published.as_deref();
    Article {
        title: subject.title.clone(),
        url: line(&facts.url),
        source: line(&facts.source),
        published: published.and_then(|date| news_date::parse(date, None, "state")),
        ..Article::default()
    }
}

/// Where an article was, in words.
fn where_it_was(kept: &Kept) -> Clean {
    let facts = &kept.added.facts;
    let path = &kept.subject.path_hint;
    let place = match &facts.root {
        Some(root) => format!("its file is gone; it was {root}/{path}"),
        None if path.is_empty() => "it is in no file here".to_owned(),
        None => format!("its file is gone, or in another folder; it was {path}"),
    };
    Clean::line(&match &facts.url {
        Some(url) => format!("{place}; it stands at {url}"),
        None => place,
    })
}

/// The number of the mark whose number in a list is `row`.
pub fn mark_of(row: u32) -> i64 {
    i64::from(row - FIRST.min(row))
}

/// What the state knows of the article of `row`.
pub(crate) fn kept(store: &Store, row: u32) -> Result<Option<Kept>, StoreError> {
    Ok(store.kept_of(&[mark_of(row)])?.into_iter().next())
}

fn summary_of(row: u32, kept: &Kept) -> Summary {
    let facts = &kept.added.facts;
    let line = |text: &Option<String>| text.as_deref().map(Clean::line);
    Summary {
        row: RowId(row),
        keys: kept.subject.keys,
        title: kept.subject.title.clone(),
        authors: Vec::new(),
        source: line(&facts.source),
        lang: None,
        folder: Clean::line("missing"),
        date: line(&facts.published),
        dated_by: crate::article::DatedBy::Published,
        path: kept.subject.path_hint.as_str().into(),
        part: None,
        words: 0,
        hits: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::sample::Library;
    use crate::query::{Query, Sort};

    #[test]
    fn a_bookmark_made_before_folders_were_noted_is_listed_when_its_file_is_gone() {
        let library = Library::new();
        library.article("a.json", "Rail plan", "2023-02-10");
        library.article("b.json", "Harbour", "2023-02-11");
        library.refresh();
        let row = library.row("Rail plan");
        let mut store = library.store();
        store.set_bookmarked(&Subject::from(&row), true, 1).unwrap();
        library.delete("a.json");
        library.refresh();
        let order = library.view(Query::bookmarked(), Sort::Newest).order;
        let mut rows = library.catalog().rows(&order).unwrap();
        fill(&store, &order, &mut rows).unwrap();
        let titles: Vec<_> = rows
            .iter()
            .flatten()
            .map(|row| row.title.as_str())
            .collect();
        assert_eq!(titles, ["Rail plan"]);
        let (article, _) = article(&store, order[0]).unwrap();
        let said = article.body[0].inline.text.clone();
        assert!(said.ends_with("it was a.json"), "{said}");
    }
}
