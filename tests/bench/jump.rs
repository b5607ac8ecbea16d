//! Jumping: all titles read, and found by a few letters: one, some that begin words, and some that
//! begin none and fit half of what there is.

use std::cell::RefCell;

use divan::Bencher;
use newsprint::cancel::Cancel;
use newsprint::library::{Catalog, Titles};
use newsprint::text::fuzzy::Letters;

use crate::sample::{Sample, sizes};

/// Titles that are wanted.
const MOST: usize = 50;

#[divan::bench(args = sizes(), max_time = 5)]
fn read(bencher: Bencher, articles: usize) {
    let catalog = Sample::of(articles).catalog();
    bencher.bench_local(|| titles_of(&catalog));
}

#[divan::bench(args = sizes())]
fn one_letter(bencher: Bencher, articles: usize) {
    find(bencher, articles, "", "c");
}

#[divan::bench(args = sizes())]
fn two_letters(bencher: Bencher, articles: usize) {
    find(bencher, articles, "", "ha");
}

#[divan::bench(args = sizes())]
fn next_letter(bencher: Bencher, articles: usize) {
    find(bencher, articles, "ha", "har");
}

#[divan::bench(args = sizes())]
fn scattered(bencher: Bencher, articles: usize) {
    find(bencher, articles, "", "tsrn");
}

/// All titles of a catalogue.
fn titles_of(catalog: &Catalog) -> Titles {
    let mut titles = Titles::of(catalog).expect("a catalogue");
    while !titles.are_all() {
        titles.read_more(catalog).expect("titles");
    }
    titles
}

/// Finds `letters` after those before them.
fn find(bencher: Bencher, articles: usize, before: &str, letters: &str) {
    let titles = RefCell::new(titles_of(&Sample::of(articles).catalog()));
    let find = |letters: &str| {
        let letters = Letters::new(letters);
        let mut titles = titles.borrow_mut();
        titles.find(&letters, MOST, &Cancel::default(), &mut drop)
    };
    bencher
        .with_inputs(|| {
            // What fits nothing is gone on from by nothing.
            drop(find("~~"));
            drop(find(before));
        })
        .bench_local_values(|()| find(letters));
}
