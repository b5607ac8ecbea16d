//! What every fuzz target asks of what it drives: nothing panics, nothing takes long, what comes
//! out is clean, in its place, and fits.

use std::path::Path;
use std::time::{Duration, Instant};

use newsprint::article::Article;
use newsprint::formats::{self, Budget, news_date};
use newsprint::keywords::{Matcher, load::load};
use newsprint::reader::layout::layout;
use newsprint::text::{Clean, width};
use newsprint::user::Store;
use newsprint::{query, reader};
use unicode_segmentation::UnicodeSegmentation;

/// A file of any bytes costs less than this; the promise is 2 s of an optimised build, and the
/// instrumented one is several times slower.
const LONGEST: Duration = Duration::from_secs(10);

/// Widths that a page is set for, in cells.
const WIDTHS: [u16; 3] = [1, 17, 72];

/// Reads `bytes` as the file `name`, and looks at all that came out.
pub fn file(name: &str, bytes: &[u8]) {
    let begun = Instant::now();
    let reading = formats::read(Path::new(name), bytes, &Budget::default());
    assert!(begun.elapsed() < LONGEST, "a file takes no longer");
    let is_said = !reading.articles.is_empty() || !reading.problems.is_empty();
    assert!(
        is_said || reading.skipped.is_some(),
        "passed over in silence"
    );
    let matcher = Matcher::default();
    for article in reading.articles.iter().take(8) {
        check(article);
        if article.body.len() < 200 {
            WIDTHS
                .into_iter()
                .for_each(|cells| set(article, &matcher, cells));
        }
    }
}

/// An article has a title and a format, all its texts are clean, and its runs stand on characters.
fn check(article: &Article) {
    assert!(!article.title.is_empty(), "every article has a title");
    assert!(!article.format.is_empty() && !article.title_from.is_empty());
    is_clean(&article.title);
    let facts = [
        &article.subtitle,
        &article.source,
        &article.section,
        &article.url,
    ];
    facts.into_iter().flatten().for_each(is_clean);
    article
        .authors
        .iter()
        .chain(&article.tags)
        .for_each(is_clean);
    for block in &article.body {
        let text = &block.inline.text;
        is_clean(text);
        for run in &block.inline.runs {
            assert!(
                text.get(run.range.clone()).is_some(),
                "a run cuts a character"
            );
        }
    }
}

/// No line of the page is wider than the page, but where a single character is.
fn set(article: &Article, matcher: &Matcher, cells: u16) {
    for line in layout(article, matcher, cells).lines {
        let wide: usize = line.spans.iter().map(|span| width::width(&span.text)).sum();
        let has_one = line
            .spans
            .iter()
            .filter(|span| !span.text.is_empty())
            .count()
            <= 1;
        assert!(
            wide <= usize::from(cells) || cells < 17 || has_one && wide <= 2,
            "too wide: {wide} of {cells}"
        );
    }
}

/// What is clean holds no control character and none that hides or reorders.
fn is_clean(text: &Clean) {
    let bad = text.chars().find(|&c| {
        c.is_control() && c != '\n'
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{feff}')
            || matches!(c, '\u{e0000}'..='\u{e007f}')
    });
    assert!(bad.is_none(), "{bad:?} came through");
}

/// A line that may hold dates: found where they stand, each with a value that reads as what it says.
pub fn date(line: &str) {
    for lang in [None, Some("en"), Some("de"), Some("fa")] {
        if let Some((range, date)) = news_date::find(line, lang, "text") {
            assert!(line.get(range).is_some(), "a date cuts a character");
            is_clean(&date.raw);
        }
        drop(news_date::parse(line, lang, "text"));
        drop(news_date::stamps(line, lang, "text"));
        let _ = news_date::at_end(line, lang, "text");
    }
}

/// What went through the door once stays as it is.
pub fn sanitise(raw: &str) {
    for clean in [Clean::line(raw), Clean::text(raw)] {
        is_clean(&clean);
        let again = Clean::text(&clean);
        assert_eq!(
            again.as_str(),
            clean.as_str(),
            "cleaning what is clean changes nothing"
        );
    }
}

/// Bytes that say and bytes that do not say their charset.
pub fn decode(bytes: &[u8]) {
    drop(formats::decode::decode(bytes));
    for label in ["utf-8", "windows-1251", "utf-16le", "gb18030", "nonsense"] {
        drop(formats::decode::decode_as(bytes, Some(label)));
    }
}

/// What is understood prints as something that is understood as the same.
pub fn query(text: &str) {
    match query::parse::parse(text) {
        Ok(parsed) => {
            let printed = query::print::query(&parsed);
            assert_eq!(query::parse::parse(&printed), Ok(parsed), "{printed}");
        }
        Err(error) => assert!(error.column >= 1 && !error.hint.is_empty()),
    }
}

/// Lines are no wider than asked, unless a single character is: signs that join with what follows make one
/// of as many as there are.
pub fn wrap(text: &str) {
    let text = Clean::text(text);
    for cells in [1, 9, 72] {
        for line in reader::wrap::lines(&text, cells) {
            let words = text.get(line.range.clone()).unwrap_or_default();
            let is_one = words.graphemes(true).count() == 1;
            assert!(
                line.cells <= cells || is_one,
                "too wide: {} of {cells}",
                line.cells
            );
        }
    }
}

/// The first half is `keywords.toml`, the second the text in which its words are looked for.
pub fn keywords(text: &str) {
    let middle = (0..=text.len() / 2)
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0);
    let (toml, body) = text.split_at(middle);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("keywords.toml");
    std::fs::write(&path, toml).expect("written");
    let matcher = Matcher::new(load(&path).keywords);
    for hit in matcher.hits(body, Some("en")) {
        assert!(body.get(hit.range).is_some(), "a hit cuts a character");
    }
}

/// A damaged store is mended or refused; the damaged bytes are never lost.
pub fn state(bytes: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("state.db"), bytes).expect("written");
    drop(Store::open(folder.path()));
    let is_kept = std::fs::read_dir(folder.path())
        .expect("a folder")
        .flatten()
        .any(|entry| std::fs::read(entry.path()).is_ok_and(|found| found == bytes));
    let is_store = bytes.starts_with(b"SQLite format 3\0") || bytes.is_empty();
    assert!(is_kept || is_store, "what stood there is kept aside");
}
