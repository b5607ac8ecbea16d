//! The steps in their order: what is absent goes first, so that nothing is built on it.

use super::{absent, body, origins, signature, title};
use crate::article::origins::DETECTED;
use crate::article::{Article, Problem};
use crate::formats::language;
use crate::formats::news_date::votes;
use crate::formats::registry::{Input, Reading};
use crate::text::Clean;

/// What is said of a file without an article.
pub(in crate::formats) const NONE: &str = "no article found in it";

/// Finishes each article of `reading`, and says so where there is none.
pub fn finish(input: &Input, format: &'static str, reading: &mut Reading) {
    let mut has_links_without_end = false;
    for article in &mut reading.articles {
        // What lies in an archive was finished as what it is.
        if article.format.is_empty() {
            article.format = format;
        }
        absent::take_out(article);
        body::tidy(article);
        has_links_without_end |= body::limit_links(article);
        if article.body.len() > input.budget.blocks {
            article.body.truncate(input.budget.blocks);
            input.budget.note_cut();
        }
    }
    reading.articles.retain(says_something);
    if input.budget.is_cut() {
        reading.problems.push(too_long(&reading.articles));
    }
    if has_links_without_end {
        let problem = Problem::file("it holds too many links: only the first are kept");
        let hint = "all of its words are shown";
        reading.problems.push(problem.with_hint(hint));
    }
    for article in &mut reading.articles {
        title::give(article, input.path);
        if article.lang.is_none() && !input.budget.is_spent() {
            article.lang = told_language(article);
            article.from.lang = DETECTED;
            read_dates(article);
        }
        signature::take(article);
        origins::settle(article);
    }
    let is_silent = reading.problems.is_empty() && reading.skipped.is_none();
    if reading.articles.is_empty() && is_silent {
        let problem = Problem::file(NONE);
        let hint = "if it holds one, look at it with `newsprint show --raw`";
        reading.problems.push(problem.with_hint(hint));
    }
}

/// Says that text was left unread, and how much was read.
fn too_long(articles: &[Article]) -> Problem {
    let shown = match articles {
        [one] if one.body.len() > 1 => {
            format!("only its first {} paragraphs are shown", one.body.len())
        }
        [_] => "only its start is shown".to_owned(),
        _ => "not every article is shown whole".to_owned(),
    };
    Problem::file(&format!("too long: {shown}"))
        .with_hint("split the file into one file an article")
}

/// Whether an article has anything to show: a title, an address, or words.
fn says_something(article: &Article) -> bool {
    !article.title.is_empty() || article.url.is_some() || !article.body.is_empty()
}

/// Reads the dates in the language of the text, where the order of day and month is open.
fn read_dates(article: &mut Article) {
    let Some(lang) = &article.lang else {
        return;
    };
    let dates = [
        &mut article.published,
        &mut article.updated,
        &mut article.saved,
    ];
    for date in dates.into_iter().flatten() {
        if let Some(read) = votes::read_in(lang, date) {
            *date = read;
        }
    }
}

/// The language of the first words of the body, where they tell it clearly.
fn told_language(article: &Article) -> Option<Clean> {
    const ENOUGH: usize = 1 << 10;
    let mut sample = String::new();
    let blocks = article.body.iter().map(|block| block.inline.text.as_str());
    for text in blocks.chain([article.title.as_str()]) {
        let room = ENOUGH.saturating_sub(sample.len());
        if room == 0 {
            break;
        }
        let end = text.floor_char_boundary(room);
        sample.push_str(text.get(..end).unwrap_or_default());
        sample.push('\n');
    }
    language::of(&sample).map(Clean::line)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::formats::{self, Budget};

    #[test]
    fn what_is_left_unread_is_said_whatever_the_format() {
        let each = |open: &str, close: &str| -> String {
            let lines = (1..10).map(|day| {
                format!("{open}On day {day} the ferry left the islands, and came home.{close}")
            });
            lines.collect()
        };
        let pieces = each("", "\n\n");
        let quoted = each("> ", "\n>\n");
        let pages = each("<p>", "</p>");
        let json = |body: &str| serde_json::json!({"title": "T", "text": body}).to_string();
        let cases = [
            ("a.txt", pieces.clone()),
            ("b.txt", quoted),
            ("a.md", pieces.clone()),
            ("a.html", format!("<!DOCTYPE html><body>{pages}</body>")),
            ("a.json", json(&pieces)),
            ("b.json", json(&pages)),
            ("a.jsonl", json(&pieces)),
        ];
        for (name, text) in cases {
            let mut budget = Budget::default();
            budget.blocks = 4;
            let reading = formats::read(Path::new(name), text.as_bytes(), &budget);
            let said: Vec<&str> = reading.problems.iter().map(|one| &*one.what).collect();
            let shown = reading.articles.first().map_or(0, |one| one.body.len());
            let expected = format!("too long: only its first {shown} paragraphs are shown");
            assert_eq!(said, [expected], "{name} {:?}", reading.skipped);
            assert!((3..=4).contains(&shown), "{name}: {shown}");
        }
    }
}
