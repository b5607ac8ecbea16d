//! How often articles are wrongly told to be alike, and how often what is alike is missed, where the
//! collection of real files is at hand: it is not part of the project.
//!
//! All articles are laid on one day and given to sources of their own, which is far harder than a
//! library: there, what is compared lies on many days.

use crate::article::{Article, Block};
use crate::formats::collection::{collection, files, reading};
use crate::library::stories::alike::{Told, alike};
use crate::library::stories::candidates::Near;
use crate::library::stories::sketch::Sketch;
use crate::search::Entry;

/// Of so many files one is read: builds for debugging are slow.
const ONE_OF: usize = 1;

/// The fewest words of an article that is measured.
const FEWEST_WORDS: usize = 150;

fn told(row: usize, title: &str, body: &str) -> Told {
    let entry = Entry {
        title: title.to_owned(),
        body: body.to_owned(),
        ..Entry::default()
    };
    Told {
        row: u32::try_from(row).unwrap(),
        day: Some(1),
        source: None,
        title: crate::library::catalog::record::sort_form(title),
        sketch: Sketch::of(&entry),
        is_new: true,
    }
}

/// The articles of the collection, none of a title twice: it holds many pages in several formats.
fn articles() -> Option<Vec<(String, String)>> {
    let collection = collection()?;
    let folders = [
        "html-cc0",
        "html-misc",
        "html-trafilatura-out",
        "md-hugo",
        "md-jekyll",
        "txt-scrape",
        "txt-trafilatura",
        "txt-newspaper",
        "json-newspaper4k",
        "json-readability",
    ];
    let paths = folders.iter().flat_map(|folder| files(&collection, folder));
    let body = |article: &Article| {
        let texts: Vec<_> = article.body.iter().map(Block::plain).collect();
        texts.join("\u{1e}")
    };
    let mut articles: Vec<(String, String)> = Vec::new();
    let paths = paths.filter(|path| path.extension().is_some());
    for article in paths
        .step_by(ONE_OF)
        .flat_map(|path| reading(&path).articles)
    {
        let same = |(title, _): &(String, String)| *title == *article.title;
        if article.words() >= FEWEST_WORDS && !articles.iter().any(same) {
            articles.push((article.title.to_string(), body(&article)));
        }
    }
    Some(articles)
}

/// Every `nth` word is another.
fn changed(body: &str, nth: usize) -> String {
    let words = body.split(' ').enumerate();
    let words = words.map(|(number, word)| {
        if (number + 1) % nth == 0 {
            "otherwise"
        } else {
            word
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Every other sentence, and the rest: the same news, with hardly a run of words in common.
fn halves(body: &str) -> [String; 2] {
    let sentences: Vec<_> = body.split_inclusive(". ").collect();
    [0, 1].map(|first| sentences.iter().skip(first).step_by(2).copied().collect())
}

#[test]
fn distinct_articles_are_seldom_alike_and_what_is_the_same_is_found() {
    let Some(articles) = articles() else {
        println!("skipped: the collection of real files is not here");
        return;
    };
    let all: Vec<Told> = articles
        .iter()
        .enumerate()
        .map(|(row, (title, body))| told(row, title, body))
        .collect();
    let mut wrong = Vec::new();
    Near::default().take(Some(1), all.clone(), &mut |one, other, alike| {
        wrong.push((
            articles[one as usize].0.clone(),
            articles[other as usize].0.clone(),
            alike,
        ));
    });
    let found = |title: &dyn Fn(&str) -> String, change: &dyn Fn(&str) -> [String; 2]| {
        let pairs = articles.iter().filter(|(own, body)| {
            let [one, other] = change(body);
            alike(&told(0, own, &one), &told(1, &title(own), &other)).is_some()
        });
        pairs.count()
    };
    let same = |title: &str| title.to_owned();
    let with = |nth: usize| move |body: &str| [body.to_owned(), changed(body, nth)];
    let of = |found: usize| found * 100 / articles.len().max(1);
    let changed_20 = of(found(&same, &with(20)));
    let changed_10 = of(found(&same, &with(10)));
    let retold = of(found(&same, &halves));
    println!(
        "{} articles, {} pairs of distinct ones told to be alike: {wrong:#?}",
        articles.len(),
        wrong.len()
    );
    println!(
        "found: {changed_20} % with each 20th word changed, {changed_10} % each 10th, {retold} % of halves"
    );
    assert!(articles.len() > 60, "{}", articles.len());
    // What shares its text is a page under two headlines, or a version of one.
    let retold_wrongly = wrong
        .iter()
        .filter(|(.., alike)| alike.percent < 50)
        .count();
    let pairs = articles.len() * (articles.len() - 1) / 2;
    assert!(
        retold_wrongly * 1_000 <= pairs,
        "{retold_wrongly} of {pairs}"
    );
    assert!(changed_20 >= 95 && retold >= 60, "{changed_20} {retold}");
}
