//! Lines below the story: other stories, rights, requests, tags.

use crate::article::{Article, Block, Image, Kind};
use crate::formats::html::facts::plain;
use crate::formats::{furniture, news_date};

use super::lines;
use super::trim::drop_blocks;

/// What stands below a story is at most this part of it, in hundredths.
const LARGEST_TAIL: usize = 40;

/// The most blocks of other stories that end a body, and bytes of a day below one.
const MOST_OF_TEASERS: usize = 40;
const LONGEST_DAY: usize = 60;

/// Bytes of a line about the author below the story, at most.
const LONGEST_OF_AUTHOR: usize = 100;

/// Takes away what stands below the story.
pub(super) fn trim(article: &mut Article) {
    if let Some(end) = end_of_story(&article.body) {
        drop_blocks(article, |place, _| place >= end);
    }
    drop_blocks(article, |_, block| ends_story(block));
    if let Some(end) = start_of_teasers(&article.body, article.lang.as_deref()) {
        drop_blocks(article, |place, _| place >= end);
    }
    let end = before_author(article, last_of_story(&article.body));
    take_tags(article, end);
    if end > 0 {
        drop_blocks(article, |place, _| place >= end);
    }
}

/// Where a heading such as "Related stories" ends the story.
fn end_of_story(body: &[Block]) -> Option<usize> {
    let whole: usize = body.iter().map(prose_length).sum();
    let mut behind = 0;
    let mut end = None;
    for (place, block) in body.iter().enumerate().rev() {
        behind += prose_length(block);
        if behind * 100 > whole * LARGEST_TAIL {
            break;
        }
        if ends_story(block) {
            end = Some(place);
        }
    }
    end
}

/// Where other stories begin that end the body, each a title and a day below it; a title is a link or has
/// a picture above it. A chronology that ends a story has days too, and neither of these.
fn start_of_teasers(body: &[Block], lang: Option<&str>) -> Option<usize> {
    let (mut start, mut count) = (body.len(), 0);
    while let Some(place) = start_of_teaser(body.get(..start)?, lang)
        && body.len() - place <= MOST_OF_TEASERS
    {
        start = place;
        count += 1;
    }
    (count > 1).then_some(start)
}

/// Where another story begins that these blocks end with.
fn start_of_teaser(blocks: &[Block], lang: Option<&str>) -> Option<usize> {
    let [above @ .., title, day] = blocks else {
        return None;
    };
    let line = lines::line(day).filter(|line| line.len() <= LONGEST_DAY)?;
    let is_day = !news_date::stamps(line, lang, "text").is_empty();
    let is_title = lines::line(title).is_some() && !lines::is_prose(&title.inline.text);
    let picture = above.last();
    let is_below_picture = picture.is_some_and(|block| matches!(block.kind, Kind::Image(_)));
    let is_teaser = is_day && is_title && (is_below_picture || lines::is_link(title));
    is_teaser.then(|| above.len() - usize::from(is_below_picture))
}

/// How long a block is that is no list of links.
fn prose_length(block: &Block) -> usize {
    if lines::is_link(block) {
        0
    } else {
        block.plain().len()
    }
}

fn ends_story(block: &Block) -> bool {
    let is_line = matches!(block.kind, Kind::Paragraph | Kind::Heading(_));
    is_line && lines::line(block).is_some_and(furniture::ends_story)
}

/// Where the story before `end` ends if a short line about its author stands last: "Ann Lee, Moscow".
fn before_author(article: &Article, end: usize) -> usize {
    let last = end.checked_sub(1).and_then(|last| article.body.get(last));
    let line = last.and_then(lines::line).unwrap_or_default();
    let is_short = line.len() <= LONGEST_OF_AUTHOR && !lines::is_prose(line);
    let words = plain(line);
    let mut authors = article.authors.iter().map(|author| plain(author));
    let is_of_author = |author: String| !author.is_empty() && words.starts_with(&author);
    end - usize::from(end > 1 && is_short && authors.any(is_of_author))
}

/// Where the last block of the story ends.
fn last_of_story(body: &[Block]) -> usize {
    let (mut end, mut place) = (body.len(), body.len());
    while let Some((last, before)) = body.get(..place).and_then(<[Block]>::split_last) {
        // Pictures without words go with the lines above them: after the last paragraph they stay.
        let is_bare = |image: &Image| image.caption.is_none() && image.alt.is_none();
        let is_bare_picture = matches!(&last.kind, Kind::Image(image) if is_bare(image));
        if !is_bare_picture && !is_below(last, before) {
            break;
        }
        place -= 1;
        if !is_bare_picture {
            end = place;
        }
    }
    end
}

/// Whether the `last` block is not of the story that ends `before` it.
fn is_below(last: &Block, before: &[Block]) -> bool {
    match &last.kind {
        Kind::Rule => true,
        // A heading with nothing below it heads what was left out.
        Kind::Heading(_) => last.quote_depth == 0,
        Kind::Item { .. } => is_bare_link(last) && !has_lead_in(before),
        _ => lines::line(last).is_some_and(|line| {
            furniture::is_below_story(line)
                || furniture::tags(line).is_some()
                || (is_bare_link(last) && !has_lead_in(before))
        }),
    }
}

/// Whether a block is a link to something else, and no sentence.
fn is_bare_link(block: &Block) -> bool {
    lines::is_link(block) && !lines::is_prose(&block.inline.text)
}

/// Whether the links that end these blocks are led in by a sentence of the story: "For more, see:".
fn has_lead_in(blocks: &[Block]) -> bool {
    let before = blocks.iter().rev().find(|block| !is_bare_link(block));
    before.is_some_and(|block| {
        let is_words = matches!(block.kind, Kind::Paragraph | Kind::Item { .. });
        let is_of_tags = || furniture::heads_tags(&block.inline.text);
        is_words && lines::is_prose(&block.inline.text)
            || block.inline.text.ends_with(':') && !is_of_tags()
    })
}

/// Keeps the tags that a line below the story names, where the page states none elsewhere.
fn take_tags(article: &mut Article, end: usize) {
    if !article.tags.is_empty() {
        return;
    }
    let lines = article.body.iter().skip(end).filter_map(lines::line);
    let tags: Vec<_> = lines
        .filter_map(furniture::tags)
        .flat_map(|tags| tags.split([',', ';', '、', '，']))
        .map(crate::text::Clean::line)
        .collect();
    article.tags = tags;
}
