//! Lines below the story: other stories, rights, requests, tags.

use crate::article::{Article, Block, Kind};
use crate::formats::html::facts::plain;
use crate::formats::{caption, furniture};

use super::lines;
use super::trim::drop_blocks;

/// What stands below a story is at most this part of it, in hundredths.
const LARGEST_TAIL: usize = 40;

/// Takes away what stands below the story, lists of places to share it, and lines that repeat the
/// words under a picture.
pub(super) fn trim(article: &mut Article) {
    drop_share_lists(article);
    drop_captions(article);
    if let Some(end) = end_of_story(&article.body) {
        drop_blocks(article, |place, _| place >= end);
    }
    drop_blocks(article, |_, block| ends_story(block));
    let end = last_of_story(&article.body);
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

/// Where the last block of the story ends.
fn last_of_story(body: &[Block]) -> usize {
    let mut end = body.len();
    while let Some((last, before)) = body.get(..end).and_then(<[Block]>::split_last) {
        let is_below = match &last.kind {
            Kind::Rule => true,
            // A heading with nothing below it heads what was left out.
            Kind::Heading(_) => last.quote_depth == 0,
            Kind::Item { .. } => is_bare_link(last) && !has_lead_in(before),
            _ => lines::line(last).is_some_and(|line| {
                furniture::is_below_story(line)
                    || furniture::tags(line).is_some()
                    || (is_bare_link(last) && !has_lead_in(before))
            }),
        };
        if !is_below {
            break;
        }
        end -= 1;
    }
    end
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
        is_words && lines::is_prose(&block.inline.text) || block.inline.text.ends_with(':')
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

/// Drops lists that hold nothing but names of places to share: "Facebook", "Email".
fn drop_share_lists(article: &mut Article) {
    let mut doomed = Vec::new();
    let mut start = 0;
    for group in article
        .body
        .chunk_by(|one, next| is_item(one) && is_item(next))
    {
        let is_short = group.len() > 1 && group.iter().all(|block| block.inline.text.len() <= 40);
        if is_short && group.iter().all(is_item) {
            let words: Vec<&str> = group
                .iter()
                .map(|block| block.inline.text.as_str())
                .collect();
            if furniture::is_furniture(&words.join(" "))
                || words.iter().all(|word| furniture::is_furniture(word))
            {
                doomed.extend(start..start + group.len());
            }
        }
        start += group.len();
    }
    drop_blocks(article, |place, _| doomed.contains(&place));
}

fn is_item(block: &Block) -> bool {
    matches!(block.kind, Kind::Item { .. })
}

/// Drops paragraphs that repeat what the picture beside them says.
fn drop_captions(article: &mut Article) {
    let said: Vec<Vec<String>> = article.body.iter().map(said_by_picture).collect();
    let beside = |place: usize, words: &String| {
        let near = place.saturating_sub(2)..place + 3;
        near.filter_map(|place| said.get(place))
            .any(|said| said.contains(words))
    };
    let doomed: Vec<usize> = article
        .body
        .iter()
        .enumerate()
        .filter(|(place, block)| {
            block.kind == Kind::Paragraph && beside(*place, &plain(&block.inline.text))
        })
        .map(|(place, _)| place)
        .collect();
    drop_blocks(article, |place, _| doomed.binary_search(&place).is_ok());
}

fn said_by_picture(block: &Block) -> Vec<String> {
    let Kind::Image(image) = &block.kind else {
        return Vec::new();
    };
    let parts = [&image.caption, &image.credit, &image.alt];
    parts
        .into_iter()
        .flatten()
        .map(|words| plain(caption::part(words).0))
        .filter(|words| !words.is_empty())
        .collect()
}
