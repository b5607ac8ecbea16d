//! The format `markdown`.

use std::path::Path;

use crate::article::{Article, Block, Problem};
use crate::formats::fields::{self, Origin, Record, dates, lead};
use crate::formats::markdown::{blocks, head};
use crate::formats::registry::{Input, Reading};
use crate::formats::{Budget, front_matter, text};

/// The largest text that is parsed, in bytes; a larger one is shown as plain text.
const TEXT_BYTES: usize = 4 << 20;

/// Mean length of the lines of a text that has a line a paragraph, in bytes.
const PARAGRAPH_BYTES: usize = 90;

/// Reads a file of this format.
pub fn read(input: &Input, reading: &mut Reading) {
    let budget = input.budget;
    let mut article = Article::default();
    let mut rest = String::new();
    let body = match front_matter::split(input.text, budget) {
        Some(found) => {
            reading.problems.extend(found.problem);
            state(&mut article, &found.fields, budget);
            found.body
        }
        None => match head::fields(input.text) {
            Some((found, text)) => {
                state(&mut article, &found, budget);
                rest = text;
                rest.as_str()
            }
            None => input.text,
        },
    };
    article.body = body_blocks(body, budget, reading);
    head::take(&mut article);
    if article.published.is_none() {
        article.published = date_in_name(input.path);
    }
    lead::tidy(&mut article);
    reading.articles.push(article);
    drop(rest);
}

/// Fills in what the fields before the text state.
fn state(
    article: &mut Article,
    stated: &serde_json::Map<String, serde_json::Value>,
    budget: &Budget,
) {
    let origin = Origin {
        from: "front matter",
        budget,
    };
    fields::facts(article, &Record::of(stated), &origin);
    // Zola and Hugo keep the day of a post in the path it is published under.
    let path = stated.get("path").or_else(|| stated.get("slug"));
    if article.published.is_none() {
        article.published = path.and_then(|path| dates::in_path(path.as_str()?, "path"));
    }
}

/// The blocks of the text: as Markdown, or as plain text where that says more.
fn body_blocks(body: &str, budget: &Budget, reading: &mut Reading) -> Vec<Block> {
    if body.len() > TEXT_BYTES {
        let what = format!(
            "the text is over {} MB and is shown as plain text",
            TEXT_BYTES >> 20
        );
        reading.problems.push(Problem::file(&what));
        return text::blocks(body, budget);
    }
    if has_line_a_paragraph(body) {
        return text::blocks(body, budget);
    }
    blocks(body, budget)
}

/// Whether every line is a paragraph, as trafilatura writes its text: Markdown would join them.
fn has_line_a_paragraph(body: &str) -> bool {
    let body = body.trim();
    let lines = body.lines().count();
    let is_parted = body.lines().any(|line| line.trim().is_empty());
    let has_signs = body
        .lines()
        .any(|line| line.starts_with(['#', '>', '|', '`', '~']));
    lines > 1 && !is_parted && !has_signs && body.len() / lines > PARAGRAPH_BYTES
}

/// The day that a file name begins with, as site generators name posts: `2023-02-10-rail-plan.md`.
fn date_in_name(path: &Path) -> Option<crate::article::Date> {
    let name = path.file_name()?.to_string_lossy();
    let (day, slug) = name.split_at_checked(10)?;
    let is_slug = slug.starts_with('-') && !slug.contains(' ');
    let is_day = day.bytes().enumerate().all(|(place, byte)| match place {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    (is_day && is_slug).then(|| dates::of_text(day, None, "file name"))?
}
