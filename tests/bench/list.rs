//! The list: its first rows, and a window of rows at any place of the order.

use std::sync::Arc;

use divan::Bencher;
use newsprint::cancel::Cancel;
use newsprint::keywords::Matcher;
use newsprint::library::view::{self, Ask};
use newsprint::library::{Catalog, View};
use newsprint::query::{Query, Sort};
use newsprint::user::Store;

use crate::articles::Dice;
use crate::sample::{Sample, sizes};

/// Rows of a window: three screens.
const ROWS: usize = 120;

/// The view of `query`.
pub(crate) fn built(catalog: &Catalog, store: &Store, query: Query) -> View {
    let ask = Ask {
        query,
        sort: Sort::default(),
        now: 1_700_000_000,
        matcher: Arc::new(Matcher::default()),
        ..Ask::default()
    };
    let view = view::build(catalog, store, &ask, &Cancel::default());
    view.expect("a view").expect("it was not stopped")
}

#[divan::bench(args = sizes())]
fn first_rows(bencher: Bencher, articles: usize) {
    let catalog = Sample::of(articles).catalog();
    bencher.bench_local(|| view::first_rows(&catalog, Sort::default(), ROWS));
}

#[divan::bench(args = sizes(), max_time = 5)]
fn whole_order(bencher: Bencher, articles: usize) {
    let sample = Sample::of(articles);
    let store = Store::in_memory().expect("a store");
    bencher
        .with_inputs(|| sample.catalog())
        .bench_local_refs(|catalog| built(catalog, &store, Query::default()));
}

#[divan::bench(args = sizes())]
fn window(bencher: Bencher, articles: usize) {
    let sample = Sample::of(articles);
    let (catalog, store) = (sample.catalog(), Store::in_memory().expect("a store"));
    let order = built(&catalog, &store, Query::default()).order;
    let mut dice = Dice(7);
    bencher
        .with_inputs(|| {
            let first = dice.below(sample.articles.saturating_sub(ROWS));
            order.get(first..first + ROWS).unwrap_or_default().to_vec()
        })
        .bench_local_values(|ids| catalog.rows(&ids));
}
