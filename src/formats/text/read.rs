//! Reading a file of plain text, and a body of plain text inside another format.

use super::body::body;
use super::facts::Facts;
use super::head_line::{self, HeadLine};
use super::lines::Lines;
use super::paragraph::{Paragraph, paragraphs};
use super::{head, labels, references, shelf, tail, wrapping};
use crate::article::{Article, Block, origins};
use crate::formats::registry::{Input, Reading};
use crate::formats::{Budget, furniture, language};
use crate::text::Clean;

/// Among so many paragraphs at the start of a story a stamp may stand.
const NEAR_START: usize = 4;

/// Whether the start of a file is of this format: nothing marks plain text, so it is what is left
/// when no other format wants a file.
pub fn recognises(_: &Input) -> bool {
    false
}

/// Reads a file of this format: one article.
pub fn read(input: &Input, reading: &mut Reading) {
    let mut lines = Lines::of(input.text, input.budget);
    let (list, addresses) = references::take(&mut lines.lines);
    wrapping::join(&mut lines.lines);
    labels::join(&mut lines.lines);
    let paragraphs = paragraphs(&lines.lines);
    let longest = paragraphs.iter().max_by_key(|paragraph| paragraph.width());
    let lang = longest.and_then(|paragraph| language::of(&paragraph.text()));

    let mut article = Article::default();
    let mut facts = Facts::of(&mut article);
    let start = head::read(&paragraphs, lang, &mut facts);
    let rest = paragraphs.get(start..).unwrap_or_default();
    let end = tail::read(rest, lang, &mut facts);
    let rest = rest.get(..end).unwrap_or_default();
    let boxes = tail::boxes(rest);
    let story = rest.iter().enumerate().filter(|(place, paragraph)| {
        let is_of_box = boxes.iter().any(|one| one.contains(place));
        if is_of_box {
            facts.drop(&paragraph.text());
        }
        !is_of_box && !take_stray(*place, paragraph, lang, &mut facts)
    });
    let story: Vec<Paragraph> = story.map(|(_, paragraph)| *paragraph).collect();
    facts.settle(input.budget);

    let body = body(&story, input.budget);
    article.body = body.blocks;
    if article.lang.is_none() && lang.is_some() {
        article.lang = lang.map(Clean::line);
        article.from.lang = origins::DETECTED;
    }
    references::link(&mut article.body, &addresses);
    if article.section.is_none() {
        article.section = shelf::section(input.path);
        article.from.section = "folder";
    }
    article.dropped.extend(list.into_iter().map(Clean::line));
    reading.articles.push(article);
}

/// Takes a paragraph that is not of the story, though it stands in it: furniture, and near the start
/// a stamp.
fn take_stray(place: usize, paragraph: &Paragraph, lang: Option<&str>, facts: &mut Facts) -> bool {
    let text = paragraph.text();
    let stamp = (place < NEAR_START).then(|| head_line::read(&text, lang));
    match stamp {
        Some(line @ (HeadLine::Stamps(_) | HeadLine::Field(..))) => facts.take(line),
        _ if furniture::is_furniture(&text) => {}
        _ => return false,
    }
    facts.drop(&text);
    true
}

/// The blocks of a piece of plain text: for bodies inside JSON.
pub fn blocks(text: &str, budget: &Budget) -> Vec<Block> {
    let mut lines = Lines::of(text, budget);
    wrapping::join(&mut lines.lines);
    body(&paragraphs(&lines.lines), budget).blocks
}
