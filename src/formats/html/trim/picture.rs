//! The lead picture: it stands above the story, and its caption is not of the body.

use crate::article::{Article, Block, Image, Kind};
use crate::formats::caption;
use crate::formats::html::facts::plain;
use crate::text::Clean;

use super::lines;

/// Moves the first picture of the body, if it stands above the story, to the head of the article. A
/// `shown` picture is one that the page has there and the body perhaps not.
pub(super) fn lead(article: &mut Article, shown: Option<Image>, story: usize) {
    let place = article
        .body
        .iter()
        .take(story + 1)
        .position(|block| matches!(block.kind, Kind::Image(_)));
    let mut lead = shown;
    if let Some(place) = place
        && let Kind::Image(image) = article.body.remove(place).kind
    {
        let caption = caption_below(&article.body, place, &image);
        lead = Some(merged(image, lead));
        if let (Some(lead), Some(words)) = (&mut lead, caption) {
            let (words, credit) = caption::part(&words);
            lead.caption = lead
                .caption
                .take()
                .or_else(|| Some(Clean::line(words)).filter(|words| !words.is_empty()));
            lead.credit = lead.credit.take().or_else(|| credit.map(Clean::line));
            let words = article.body.remove(place).inline.text;
            article.dropped.push(words);
        }
    }
    if let Some(lead) = lead {
        article.image = Some(merged(lead, article.image.take()));
    }
    if let Some(image) = &article.image {
        drop_again(&mut article.body, &mut article.dropped, image, story + 2);
    }
}

/// The line below a picture that is its caption.
fn caption_below(body: &[Block], place: usize, image: &Image) -> Option<String> {
    let line = lines::line(body.get(place)?)?;
    let is_caption = image.caption.is_none() && line.len() <= 400 && caption::is_caption(line);
    is_caption.then(|| line.to_owned())
}

/// One picture with what another says of the same.
fn merged(image: Image, other: Option<Image>) -> Image {
    let Some(other) = other else { return image };
    let is_web = |src: &Clean| src.contains("://");
    let src = match (image.src, other.src) {
        (Some(src), Some(other)) if is_web(&other) && !is_web(&src) => Some(other),
        (src, other) => src.or(other),
    };
    Image {
        src,
        alt: image.alt.or(other.alt),
        caption: image.caption.or(other.caption),
        credit: image.credit.or(other.credit),
    }
}

/// Takes the picture and the words under it out of the first blocks of a body, where they stand again.
fn drop_again(body: &mut Vec<Block>, dropped: &mut Vec<Clean>, lead: &Image, within: usize) {
    let words: Vec<String> = [&lead.caption, &lead.credit, &lead.alt]
        .into_iter()
        .flatten()
        .map(|words| plain(words))
        .filter(|words| !words.is_empty())
        .collect();
    let both = words.iter().take(2).cloned().collect::<Vec<_>>().join(" ");
    let mut place = 0;
    body.retain(|block| {
        place += 1;
        let is_again = match &block.kind {
            Kind::Image(image) => {
                let is_same =
                    |one: &Option<Clean>, other: &Option<Clean>| one.is_some() && one == other;
                is_same(&image.src, &lead.src) || is_same(&image.caption, &lead.caption)
            }
            Kind::Paragraph if place <= within => {
                let line = plain(&block.inline.text);
                words.contains(&line) || line == both
            }
            _ => false,
        };
        if is_again && !block.inline.text.is_empty() {
            dropped.push(block.inline.text.clone());
        }
        !is_again
    });
}
