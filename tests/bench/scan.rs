//! A first scan with its index, and a later one that finds nothing changed.

use divan::Bencher;
use divan::counter::ItemsCount;

use crate::sample::{Sample, sizes};

#[divan::bench(args = sizes(), sample_count = 1, sample_size = 1)]
fn first(bencher: Bencher, articles: usize) {
    let sample = Sample::of(articles);
    bencher
        .counter(ItemsCount::new(articles))
        .with_inputs(|| sample.forget())
        .bench_local_values(|()| sample.refresh());
}

#[divan::bench(args = sizes(), sample_count = 5, sample_size = 1)]
fn nothing_changed(bencher: Bencher, articles: usize) {
    let sample = Sample::of(articles);
    sample.refresh();
    bencher
        .counter(ItemsCount::new(articles))
        .bench_local(|| sample.refresh());
}
