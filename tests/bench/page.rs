//! A page set, and a frame drawn.

use std::path::Path;
use std::sync::Arc;

use divan::Bencher;
use newsprint::app::{App, Event, Look, Now, Opened, Size, Start};
use newsprint::article::Article;
use newsprint::formats::{self, Budget};
use newsprint::keywords::Matcher;
use newsprint::library::view;
use newsprint::query::Sort;
use newsprint::reader::layout::layout;
use newsprint::ui;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::articles::Told;
use crate::sample::Sample;

const WIDTH_CELLS: u16 = 76;

/// The article of `words` words.
fn article(words: usize) -> Article {
    let text = Told::new(1, words).text();
    let reading = formats::read(Path::new("a.txt"), text.as_bytes(), &Budget::default());
    reading.articles.into_iter().next().expect("an article")
}

#[divan::bench(args = [500, 5_000, 200_000])]
fn set(bencher: Bencher, words: usize) {
    let (article, matcher) = (article(words), Matcher::default());
    bencher.bench_local(|| layout(&article, &matcher, WIDTH_CELLS));
}

#[divan::bench(args = [(80, 24), (120, 40), (200, 60)])]
fn frame(bencher: Bencher, (columns, rows): (u16, u16)) {
    let app = app(Size { columns, rows });
    let mut terminal =
        Terminal::new(TestBackend::new(columns, rows)).expect("it has no way to fail");
    bencher.bench_local(|| {
        terminal
            .draw(|frame| ui::draw(frame, &app))
            .map(|frame| frame.count)
    });
}

/// The reader with a list and an article.
fn app(size: Size) -> App {
    let catalog = Sample::of(1_000).catalog();
    let start = Start {
        rows: view::first_rows(&catalog, Sort::default(), 120)
            .expect("rows")
            .into_iter()
            .map(Some)
            .collect(),
        marks: Vec::new(),
        counts: catalog.counts().expect("counts"),
        ..Start::default()
    };
    let matcher = Arc::new(Matcher::default());
    let (mut app, _) = App::start(start, size, Arc::clone(&matcher), Look::default());
    let article = Arc::new(article(5_000));
    let page = Arc::new(layout(&article, &matcher, WIDTH_CELLS));
    let generation = app.reading.generation;
    let copies = Arc::default();
    let result = Ok(Opened {
        added: Arc::default(),
        article,
        page,
        copies,
    });
    app.update(Event::Opened { generation, result }, Now::default());
    app
}
