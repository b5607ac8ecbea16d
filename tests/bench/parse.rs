//! One file of each format, from bytes to an article: 500 words.

use std::path::Path;

use divan::Bencher;
use divan::counter::BytesCount;
use newsprint::formats::{self, Budget};

use crate::articles::Told;

const WORDS: usize = 500;

#[divan::bench]
fn txt(bencher: Bencher) {
    read(bencher, "a.txt", &Told::new(1, WORDS).text());
}

#[divan::bench]
fn md(bencher: Bencher) {
    read(bencher, "a.md", &Told::new(1, WORDS).markdown());
}

#[divan::bench]
fn html(bencher: Bencher) {
    read(bencher, "a.html", &Told::new(1, WORDS).html());
}

#[divan::bench]
fn json(bencher: Bencher) {
    read(bencher, "a.json", &Told::new(1, WORDS).json());
}

fn read(bencher: Bencher, name: &str, text: &str) {
    let read = || formats::read(Path::new(name), text.as_bytes(), &Budget::default());
    assert_eq!(read().articles.len(), 1, "{name} is an article");
    bencher.counter(BytesCount::of_str(text)).bench(read);
}
