//! Lines of the page between the paragraphs of a story: counters of galleries, words on buttons, the
//! same line many times, links to other stories.

use std::collections::HashMap;

use crate::article::{Article, Block, Image, Inline, Kind};
use crate::formats::html::facts::plain;
use crate::formats::{caption, furniture};

use super::lines;
use super::trim::drop_blocks;

/// Words that stand alone on or below a picture or a video, and say nothing of it.
const ON_PICTURES: &[&str] = &[
    "image",
    "images",
    "photo",
    "photos",
    "picture",
    "pictures",
    "video",
    "videos",
    "gallery",
    "photo gallery",
    "slideshow",
    "caption",
    "hide caption",
    "show caption",
    "toggle caption",
    "enlarge",
    "enlarge image",
    "enlarge this image",
    "play",
    "pause",
    "play video",
    "watch video",
    "watch",
    "close",
    "expand",
    "fullscreen",
    "view gallery",
    "view fullscreen",
    "video ad feedback",
    "now playing",
    "up next",
    "bild",
    "bilder",
    "foto",
    "fotos",
    "bildergalerie",
    "vidéo",
    "diaporama",
    "imagen",
    "fotogalería",
    "galleria",
    "фото",
    "видео",
    "صورة",
    "فيديو",
    "图",
    "图片",
    "写真",
    "動画",
];

/// How often a short line stands beside pictures that is no story's own.
const TOO_OFTEN: usize = 3;

/// Bytes from which on a line that stands twice in a row, and no more often, was written once: a page
/// holds a part for small screens and one for large. Shorter ones may be a refrain.
const REPEATED: usize = 40;

/// How many words a link has at least that is the title of another story.
const WORDS_OF_TITLE: usize = 4;

/// Words before the title of another story. Other words before a link, such as "Source:", are the
/// story's own.
const LABELS: &[&str] = &[
    "watch",
    "listen",
    "read",
    "read also",
    "also read",
    "see",
    "see also",
    "see more",
    "more",
    "video",
    "gallery",
    "photos",
    "in pictures",
    "in photos",
    "podcast",
    "analysis",
    "opinion",
    "explainer",
    "explained",
    "background",
    "live",
    "don't miss",
    "lesen sie auch",
    "lesen sie mehr",
    "mehr dazu",
    "lire aussi",
    "à lire aussi",
    "à lire",
    "lea también",
    "lee también",
    "leia também",
    "leggi anche",
    "lees ook",
    "читайте также",
    "اقرأ أيضا",
];

/// Takes such lines away, and makes rules of lines that are nothing but signs.
pub(super) fn trim(article: &mut Article) {
    make_rules(&mut article.body);
    drop_share_lists(article);
    drop_captions(article);
    let counts = counts(&article.body);
    let doubles = doubles(&article.body);
    let times = times(&article.body);
    drop_blocks(article, |place, block| {
        if matches!(block.kind, Kind::Item { .. }) {
            return false;
        }
        let Some(line) = lines::line(block) else {
            return false;
        };
        let words = plain(line);
        let is_often = counts.get(&words).is_some_and(|count| *count >= TOO_OFTEN);
        if times.binary_search(&place).is_ok() {
            return false;
        }
        doubles.binary_search(&place).is_ok()
            || is_often
            || is_of_page(block, line, &words)
            || is_link_to_story(block)
    });
}

/// The places of lines that say once more what the line before them says, where two do.
fn doubles(body: &[Block]) -> Vec<usize> {
    let is_double = |one: &Block, next: &Block| {
        let is_item = matches!(one.kind, Kind::Item { .. }) || one.kind != next.kind;
        let (one, next) = (lines::line(one), lines::line(next));
        !is_item && one.is_some_and(|line| line.len() >= REPEATED) && one == next
    };
    let mut doubles = Vec::new();
    let mut place = 0;
    for group in body.chunk_by(is_double) {
        if group.len() == 2 {
            doubles.push(place + 1);
        }
        place += group.len();
    }
    doubles
}

/// Whether a line says nothing of the story, wherever it stands in it. A heading such as "Photos" or
/// "9/11" may head a part of it.
fn is_of_page(block: &Block, line: &str, words: &str) -> bool {
    block.kind == Kind::Paragraph
        && (ON_PICTURES.contains(&words) || is_counter(line) || is_below_video(line))
}

/// Whether a line names a video, how long it is and where it is from: "The vote 02:11 - Source: Wire".
fn is_below_video(line: &str) -> bool {
    let Some((title, source)) = line.split_once(" - Source: ") else {
        return false;
    };
    let length = title.get(title.floor_char_boundary(title.len().saturating_sub(5))..);
    source.len() <= 40 && length.is_some_and(is_counter)
}

/// Whether a line is the place in a gallery or the length of a video: "1 / 5", "3 of 12", "02:12".
fn is_counter(line: &str) -> bool {
    let line = line.split(" - Source").next().unwrap_or(line).trim();
    let is_number = |text: &str| {
        (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_place = ["/", " of ", " von ", " sur ", " de "]
        .iter()
        .filter_map(|mark| line.split_once(mark))
        .any(|(one, all)| is_number(one.trim()) && is_number(all.trim()));
    is_place || is_length(line)
}

/// Whether a line is the length of a video, or a time of the day: "02:12". A result, "3:1", is none.
fn is_length(line: &str) -> bool {
    let is_number = |text: &str| text.len() <= 3 && text.parse::<u16>().is_ok();
    line.split_once(':')
        .is_some_and(|(minutes, secs)| is_number(minutes) && secs.len() == 2 && is_number(secs))
}

/// The places of the times at which the entries of a running report were written: several lines "21:47"
/// with words below them and no pictures above.
fn times(body: &[Block]) -> Vec<usize> {
    let is_time = |place: usize, block: &Block| {
        let is_picture = |place: usize| {
            let block = body.get(place);
            block.is_some_and(|block| matches!(block.kind, Kind::Image(_)))
        };
        let behind = body.get(place + 1).and_then(lines::line);
        block.kind == Kind::Paragraph
            && is_length(block.inline.text.trim())
            && behind.is_some_and(|line| !is_length(line))
            && !is_picture(place.wrapping_sub(1))
    };
    let places = body
        .iter()
        .enumerate()
        .filter(|(place, block)| is_time(*place, block));
    let places: Vec<usize> = places.map(|(place, _)| place).collect();
    if places.len() > 1 { places } else { Vec::new() }
}

/// Whether a paragraph is a label and the title of another story: "Watch: How the plan was made".
fn is_link_to_story(block: &Block) -> bool {
    if block.kind != Kind::Paragraph {
        return false;
    }
    let text = &block.inline.text;
    let [run] = block.inline.runs.as_slice() else {
        return false;
    };
    let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default();
    let (label, title) = (part(0..run.range.start).trim(), part(run.range.clone()));
    let label = label.strip_suffix([':', '：']).map(str::to_lowercase);
    let is_label = label.is_some_and(|label| LABELS.contains(&label.trim()));
    let is_end = part(run.range.end..text.len()).trim().is_empty();
    run.link.is_some() && is_label && is_end && title.split_whitespace().count() >= WORDS_OF_TITLE
}

/// How often each short line stands beside a picture.
fn counts(body: &[Block]) -> HashMap<String, usize> {
    let is_picture = |place: usize| {
        body.get(place)
            .is_some_and(|block| matches!(block.kind, Kind::Image(_)))
    };
    let mut counts = HashMap::new();
    for (place, block) in body.iter().enumerate() {
        let is_beside = is_picture(place.wrapping_sub(1)) || is_picture(place + 1);
        if block.kind == Kind::Paragraph
            && is_beside
            && let Some(line) = lines::line(block)
            && line.len() <= 80
            && !lines::is_prose(line)
        {
            *counts.entry(plain(line)).or_default() += 1;
        }
    }
    counts.remove("");
    counts
}

/// Makes rules of lines such as `* * *` and `___`.
fn make_rules(body: &mut [Block]) {
    for block in body {
        let text = block.inline.text.trim();
        let is_sign = |letter: char| {
            matches!(
                letter,
                '*' | '_'
                    | '-'
                    | '–'
                    | '—'
                    | '~'
                    | '•'
                    | '·'
                    | '⁂'
                    | '='
                    | '#'
                    | '+'
                    | ' '
                    | '\u{a0}'
            )
        };
        let is_rule =
            block.kind == Kind::Paragraph && text.chars().count() >= 2 && text.chars().all(is_sign);
        if is_rule || block.kind == Kind::Paragraph && text == "⁂" {
            block.kind = Kind::Rule;
            block.inline = Inline::default();
        }
    }
}

/// Drops lists that hold nothing but names of places to share: "Facebook", "Email".
fn drop_share_lists(article: &mut Article) {
    let is_item = |block: &Block| matches!(block.kind, Kind::Item { .. });
    let mut doomed = Vec::new();
    let mut start = 0;
    for group in article
        .body
        .chunk_by(|one, next| is_item(one) && is_item(next))
    {
        let is_short = group
            .iter()
            .all(|block| is_item(block) && block.inline.text.len() <= 40);
        let words: Vec<&str> = group
            .iter()
            .map(|block| block.inline.text.as_str())
            .collect();
        let is_bar = furniture::is_furniture(&words.join(" "))
            || words.iter().all(|word| furniture::is_furniture(word));
        if is_short && is_bar {
            doomed.extend(start..start + group.len());
        }
        start += group.len();
    }
    drop_blocks(article, |place, _| doomed.binary_search(&place).is_ok());
}

/// Drops lines that repeat what the picture beside them says, and gives it a credit that stands below.
fn drop_captions(article: &mut Article) {
    let said: Vec<Vec<String>> = article.body.iter().map(said_by_picture).collect();
    let is_beside = |place: usize, words: &String| {
        let near = place.saturating_sub(2)..place + 3;
        near.filter_map(|place| said.get(place))
            .any(|said| said.contains(words))
    };
    let is_said = |(place, block): (usize, &Block)| {
        // A heading may name what the picture below it shows.
        let is_heading = matches!(block.kind, Kind::Heading(_));
        !is_heading && lines::line(block).is_some_and(|line| is_beside(place, &plain(line)))
    };
    let mut doomed: Vec<usize> = article
        .body
        .iter()
        .enumerate()
        .filter(|each| is_said(*each))
        .map(|(place, _)| place)
        .collect();
    for place in 1..article.body.len() {
        if give_credit(&mut article.body, place) {
            doomed.push(place);
        }
    }
    doomed.sort_unstable();
    drop_blocks(article, |place, _| doomed.binary_search(&place).is_ok());
}

/// Gives the picture before the line at `place` the credit that the line is.
fn give_credit(body: &mut [Block], place: usize) -> bool {
    let Some([before, line]) = body.get_mut(place - 1..=place) else {
        return false;
    };
    let Kind::Image(image) = &mut before.kind else {
        return false;
    };
    let Some(words) = lines::line(line).filter(|words| words.len() <= 160) else {
        return false;
    };
    let (shown, credit) = caption::part(words);
    let Some(credit) = credit.filter(|_| shown.is_empty() && image.credit.is_none()) else {
        return false;
    };
    image.credit = Some(crate::text::Clean::line(credit));
    true
}

fn said_by_picture(block: &Block) -> Vec<String> {
    let Kind::Image(Image {
        alt,
        caption,
        credit,
        ..
    }) = &block.kind
    else {
        return Vec::new();
    };
    let parts = [alt, caption, credit].into_iter().flatten();
    let words = parts.map(|words| plain(caption::part(words).0));
    words.filter(|words| !words.is_empty()).collect()
}
