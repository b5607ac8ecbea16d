//! Queries: parsed, and answered whole, ranked and in the order of the list.

use divan::Bencher;
use newsprint::query;
use newsprint::user::Store;

use crate::articles::{PHRASE, RARE};
use crate::list::built;
use crate::sample::{Sample, sizes};

#[divan::bench]
fn parse() -> Result<query::Query, query::QueryError> {
    query::parse(divan::black_box(
        "ferry (\"northern pier\" OR harbour~) -title:storm source:herald after:2019-03 sort:rank",
    ))
}

#[divan::bench(args = sizes())]
fn rare(bencher: Bencher, articles: usize) {
    answer(bencher, articles, RARE);
}

#[divan::bench(args = sizes())]
fn common(bencher: Bencher, articles: usize) {
    answer(bencher, articles, "council");
}

#[divan::bench(args = sizes())]
fn common_by_rank(bencher: Bencher, articles: usize) {
    answer(bencher, articles, "council sort:rank");
}

#[divan::bench(args = sizes())]
fn phrase(bencher: Bencher, articles: usize) {
    answer(bencher, articles, &format!("\"{PHRASE}\""));
}

#[divan::bench(args = sizes())]
fn prefix(bencher: Bencher, articles: usize) {
    answer(bencher, articles, "gla*");
}

#[divan::bench(args = sizes())]
fn filter(bencher: Bencher, articles: usize) {
    answer(
        bencher,
        articles,
        "source:\"granite herald\" after:2015-06-01 before:2018",
    );
}

fn answer(bencher: Bencher, articles: usize, text: &str) {
    let (catalog, store) = (
        Sample::of(articles).catalog(),
        Store::in_memory().expect("a store"),
    );
    let query = query::parse(text).expect("a query");
    let found = built(&catalog, &store, query.clone()).order.len();
    assert!(found > 0, "{text} finds something");
    bencher.bench_local(|| built(&catalog, &store, query.clone()));
}
