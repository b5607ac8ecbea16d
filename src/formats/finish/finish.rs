//! The steps in their order: what is absent goes first, so that nothing is built on it.

use super::{absent, body, title};
use crate::article::{Article, Problem};
use crate::formats::language;
use crate::formats::registry::{Input, Reading};
use crate::text::Clean;

/// Finishes each article of `reading`, and says so where there is none.
pub fn finish(input: &Input, format: &'static str, reading: &mut Reading) {
    for article in &mut reading.articles {
        article.format = format;
        absent::take_out(article);
        body::tidy(article);
        if article.body.len() > input.budget.blocks {
            article.body.truncate(input.budget.blocks);
            let problem = Problem::file("the article is too long: only its start is shown");
            reading.problems.push(Problem {
                part: article.part,
                ..problem
            });
        }
    }
    reading.articles.retain(says_something);
    for article in &mut reading.articles {
        title::give(article, input.path);
        if article.lang.is_none() && !input.budget.is_spent() {
            article.lang = told_language(article);
        }
    }
    let is_silent = reading.problems.is_empty() && reading.skipped.is_none();
    if reading.articles.is_empty() && is_silent {
        let problem = Problem::file("no article found in it");
        let hint = "if it holds one, look at it with `newsprint show --raw`";
        reading.problems.push(problem.with_hint(hint));
    }
}

/// Whether an article has anything to show: a title, an address, or words.
fn says_something(article: &Article) -> bool {
    !article.title.is_empty() || article.url.is_some() || !article.body.is_empty()
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
