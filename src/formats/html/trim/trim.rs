//! The start, the end, and what stands between, in order.

use std::collections::HashMap;

use crate::article::{Article, Block, Image, Kind};
use crate::formats::html::facts::{is_same_title, plain};
use crate::text::Clean;

use super::{between, head, picture, tail};

/// Bytes of a headline at least that a picture is not called by chance.
const LEAST_TITLE: usize = 15;

/// The most words before the headline in what a picture is called, where it says nothing else.
const MOST_BEFORE_TITLE: usize = 4;

/// Trims the body of `article`; `heading` is the headline as the page shows it, `lead` the picture
/// that the page shows beside it.
pub(in crate::formats::html) fn trim(
    article: &mut Article,
    heading: Option<&str>,
    lead: Option<Image>,
) {
    let story = head::start_of_story(article);
    picture::lead(article, lead, story);
    let story = head::start_of_story(article);
    head::trim(article, heading, story);
    between::trim(article);
    drop_titles_of_pictures(article);
    tail::trim(article);
    trim_rules(&mut article.body);
}

/// Takes from pictures what only says the headline again: "Illustration for the article ...". Several that
/// are called the same may spell it with other signs.
fn drop_titles_of_pictures(article: &mut Article) {
    let title = plain(&article.title);
    if title.len() < LEAST_TITLE {
        return;
    }
    let called = called(&article.body);
    let images = article
        .body
        .iter_mut()
        .filter_map(|block| match &mut block.kind {
            Kind::Image(image) => Some(image),
            _ => None,
        });
    for image in images {
        let says_title = |alt: &mut Clean| {
            let words = plain(alt);
            let is_of_several = called.get(&words).is_some_and(|count| *count > 1);
            if is_of_several && words.len() >= title.len() && is_same_title(&words, &title) {
                return true;
            }
            let before = words.strip_suffix(&title);
            before.is_some_and(|before| {
                let is_apart = before.is_empty() || before.ends_with(' ');
                is_apart && before.split_whitespace().count() <= MOST_BEFORE_TITLE
            })
        };
        if image.src.is_some() {
            image.alt.take_if(says_title);
        }
    }
}

/// What the pictures of a body are called, and how many are called so.
fn called(body: &[Block]) -> HashMap<String, usize> {
    let mut called = HashMap::new();
    for block in body {
        if let Kind::Image(image) = &block.kind
            && let Some(alt) = &image.alt
        {
            *called.entry(plain(alt)).or_default() += 1;
        }
    }
    called
}

/// Takes lines away that part nothing from nothing.
fn trim_rules(body: &mut Vec<Block>) {
    while body.last().is_some_and(|block| block.kind == Kind::Rule) {
        body.pop();
    }
    let start = body
        .iter()
        .take_while(|block| block.kind == Kind::Rule)
        .count();
    body.drain(..start);
}

/// Takes the blocks of a body away that are `doomed`, and keeps their words among what was dropped.
pub(super) fn drop_blocks(article: &mut Article, mut is_doomed: impl FnMut(usize, &Block) -> bool) {
    let mut place = 0;
    let mut dropped = Vec::new();
    article.body.retain(|block| {
        let is_doomed = is_doomed(place, block);
        place += 1;
        if is_doomed {
            let words = Clean::line(&block.plain());
            dropped.extend((!words.is_empty()).then_some(words));
        }
        !is_doomed
    });
    article.dropped.extend(dropped);
}
