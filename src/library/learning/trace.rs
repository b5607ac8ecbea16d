//! What is kept of an article to learn from: hashes of its short lines, and how its dates are written.
//!
//! All of it is of the article as its file has it, before anything that was learned is applied.

use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use crate::article::{Article, Block, Date, Keys, Kind};
use crate::formats::news_date::votes::Order;

/// Blocks at the start and at the end of a body that may be furniture.
const EDGE: usize = 12;

/// Characters of a line of furniture, at most.
const LONGEST: usize = 120;

/// Where the title was found that may be the first line of every page.
const TITLE_FROM: &str = "text";

/// What is kept of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Trace {
    /// A hash of its source, or of its folder.
    pub(crate) house: i64,
    /// A number that looks random, and is its own: by it a sample is drawn.
    pub(crate) pick: i64,
    /// A hash of its longest block: articles that share it tell one story. 0 where it has no words.
    pub(crate) story: i64,
    /// Hashes of its title and its subtitle, if they may be furniture, and of its short lines.
    pub(crate) lines: Vec<i64>,
    /// What its dates say, a bit each.
    pub(crate) dates: i64,
}

/// A date with the day first.
pub(crate) const DAY_FIRST: i64 = 1;
/// A date with the month first.
pub(crate) const MONTH_FIRST: i64 = 2;
/// A date that could be told either way.
pub(crate) const OPEN: i64 = 4;

impl Trace {
    /// The trace of an article that lies in a file of `folder`.
    pub(crate) fn of(article: &Article, keys: &Keys, folder: &Path) -> Self {
        let (first, _) = keys.content.0.split_first_chunk().unwrap_or((&[0; 8], &[]));
        let longest = article
            .body
            .iter()
            .max_by_key(|block| block.inline.text.len());
        let story = longest.map_or(0, |block| line_hash(block.inline.text.trim()));
        let head = [title_hash(article), subtitle_hash(article)];
        let mut lines: Vec<i64> = head.into_iter().flatten().collect();
        for (_, block) in edges(&article.body) {
            if let Some(hash) = hash_of(block)
                && hash != story
                && !lines.contains(&hash)
            {
                lines.push(hash);
            }
        }
        Self {
            house: house(article, folder),
            pick: i64::from_le_bytes(*first),
            story,
            lines,
            dates: dates(article).map(bit_of).fold(0, |all, bit| all | bit),
        }
    }
}

/// The hash of the house of an article.
pub(crate) fn house(article: &Article, folder: &Path) -> i64 {
    match &article.source {
        Some(source) => hash(2, source.as_bytes()),
        None => hash(3, folder.as_os_str().as_bytes()),
    }
}

/// The dates of an article.
fn dates(article: &Article) -> impl Iterator<Item = &Date> {
    let dates = [&article.published, &article.updated, &article.saved];
    dates.into_iter().flatten()
}

/// What a date says.
fn bit_of(date: &Date) -> i64 {
    match Order::of(date) {
        Some(Order::DayFirst) => DAY_FIRST,
        Some(Order::MonthFirst) => MONTH_FIRST,
        None if Order::is_open(date) => OPEN,
        None => 0,
    }
}

/// The blocks that may be furniture, with their places.
pub(crate) fn edges(body: &[Block]) -> impl DoubleEndedIterator<Item = (usize, &Block)> {
    let last = body.len().saturating_sub(EDGE);
    let blocks = body.iter().enumerate();
    blocks.filter(move |(place, _)| *place < EDGE || *place >= last)
}

/// The hash of a block, if it is a short line of the page: in lists, quotations and code the same
/// words are the story's own.
pub(crate) fn hash_of(block: &Block) -> Option<i64> {
    let is_line = matches!(block.kind, Kind::Paragraph | Kind::Heading(_));
    let text = block.inline.text.trim();
    // A character has at most four bytes.
    let is_short = || text.len() <= LONGEST * 4 && text.chars().count() <= LONGEST;
    (is_line && block.quote_depth == 0 && !text.is_empty() && is_short()).then(|| line_hash(text))
}

/// The hash of a title, if it may be furniture.
pub(crate) fn title_hash(article: &Article) -> Option<i64> {
    let title = article.title.trim();
    let may_be = article.title_from == TITLE_FROM && !title.is_empty();
    may_be.then(|| hash(1, title.as_bytes()))
}

/// The hash of a subtitle, if it may be furniture.
pub(crate) fn subtitle_hash(article: &Article) -> Option<i64> {
    let subtitle = article.subtitle.as_ref()?.trim();
    let may_be = article.title_from == TITLE_FROM && !subtitle.is_empty();
    may_be.then(|| line_hash(subtitle))
}

fn line_hash(text: &str) -> i64 {
    if text.is_empty() {
        return 0;
    }
    hash(0, text.as_bytes())
}

/// A hash that costs next to nothing and stays the same: eight bytes at a time.
fn hash(kind: u64, bytes: &[u8]) -> i64 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |hash: u64, word: u64| (hash ^ word).wrapping_mul(ODD).rotate_left(29);
    let (words, rest) = bytes.as_chunks::<8>();
    let mut hash = mix(kind, bytes.len() as u64);
    for word in words {
        hash = mix(hash, u64::from_le_bytes(*word));
    }
    let rest = rest
        .iter()
        .fold(0, |word, byte| word << 8 | u64::from(*byte));
    hash = mix(mix(hash, rest), ODD);
    (hash ^ (hash >> 32)).cast_signed()
}
