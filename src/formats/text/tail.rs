//! What stands below a story: tags, rights, related stories, comments; and boxes of these in its midst.

use std::ops::Range;

use super::facts::Facts;
use super::head_line::{self, HeadLine};
use super::paragraph::Paragraph;
use super::wrapping;
use crate::formats::furniture;

/// Paragraphs wider than this are of a story or of comments, never teasers of other stories.
const TEASER_COLUMNS: usize = 200;

/// A paragraph of so many columns that ends a sentence is running text.
const RUNNING_COLUMNS: usize = 80;

/// A line of so many columns that ends a sentence says something.
const SENTENCE_COLUMNS: usize = 30;

/// A box in the midst of a story names so many others at most.
const MOST_TEASERS: usize = 8;

/// The longest line, in bytes, that is not a story even if nothing stands above it.
const LONGEST_LINE: usize = 80;

/// Reads what stands below the story, and says where the story ends.
pub(super) fn read(paragraphs: &[Paragraph], lang: Option<&str>, facts: &mut Facts) -> usize {
    let mut end = paragraphs.len();
    facts.is_below_story = true;
    loop {
        let before = end;
        end = without_last_lines(paragraphs, end, lang, facts);
        end = without_other_stories(paragraphs, end, facts);
        if end == before {
            facts.is_below_story = false;
            return end;
        }
    }
}

/// Takes lines off the end as long as they are of the page.
fn without_last_lines(
    paragraphs: &[Paragraph],
    mut end: usize,
    lang: Option<&str>,
    facts: &mut Facts,
) -> usize {
    while let Some(last) = end.checked_sub(1).and_then(|last| paragraphs.get(last)) {
        let text = last.text();
        // The first paragraph is a story, whatever it looks like.
        if end == 1 && text.len() > LONGEST_LINE {
            break;
        }
        match head_line::read(&text, lang) {
            line @ (HeadLine::Tags(_)
            | HeadLine::Stamps(_)
            | HeadLine::Address(_)
            | HeadLine::Field(..)) => {
                facts.take(line);
            }
            _ if furniture::is_below_story(&text) => {}
            _ => break,
        }
        facts.drop(&text);
        end -= 1;
    }
    end
}

/// Cuts off what follows a line like "Related stories" or "Comments", if the story ends there.
fn without_other_stories(paragraphs: &[Paragraph], end: usize, facts: &mut Facts) -> usize {
    let story = paragraphs.get(..end).unwrap_or_default();
    let Some(at) = story.iter().rposition(heads_other_stories) else {
        return end;
    };
    let (above, heading_and_below) = story.split_at(at);
    if at == 0 || goes_on(above, heading_and_below) {
        return end;
    }
    for paragraph in heading_and_below {
        facts.drop(&paragraph.text());
    }
    at
}

/// Whether a paragraph heads a part of the page that is not of the story.
fn heads_other_stories(paragraph: &Paragraph) -> bool {
    furniture::ends_story(paragraph.first())
}

/// Whether the story goes on below a heading like "Related", which may be that of a box in its midst, or
/// one of a row of buttons above it. Nothing of a story may be lost: it goes on unless what is below
/// looks like teasers or like comments.
fn goes_on(above: &[Paragraph], heading_and_below: &[Paragraph]) -> bool {
    let Some((heading, below)) = heading_and_below.split_first() else {
        return false;
    };
    if below.iter().any(|one| one.width() > TEASER_COLUMNS) {
        return true;
    }
    let Some(at) = below.iter().position(is_running) else {
        return false;
    };
    if !above.iter().any(is_sentence) {
        return true;
    }
    let rest = below.iter().skip(at);
    let rest = rest.filter(|one| !furniture::is_furniture(&one.text()));
    let (running, short): (Vec<&Paragraph>, Vec<_>) = rest.partition(|one| is_running(one));
    if furniture::heads_comments(heading.first()) {
        // The names of those who comment stand between.
        running.len() >= 2 + short.len() * 3
    } else {
        running.len() > short.len() * 2
    }
}

/// Whether a paragraph is running text: more than a line of it, to the end of a sentence.
fn is_running(paragraph: &Paragraph) -> bool {
    paragraph.width() >= RUNNING_COLUMNS && wrapping::ends_sentence(&paragraph.text())
}

/// Whether a paragraph is a sentence at least, and no button.
fn is_sentence(paragraph: &Paragraph) -> bool {
    paragraph.width() >= SENTENCE_COLUMNS && wrapping::ends_sentence(&paragraph.text())
}

/// The boxes in the midst of a story: their headings, and the teasers below these.
pub(super) fn boxes(story: &[Paragraph]) -> Vec<Range<usize>> {
    let mut boxes: Vec<Range<usize>> = Vec::new();
    for (at, heading) in story.iter().enumerate() {
        let below = story.get(at + 1..).unwrap_or_default();
        if !heads_other_stories(heading) || !below.iter().any(is_running) {
            continue;
        }
        let teasers = if furniture::heads_comments(heading.first()) {
            0
        } else {
            let teasers = below.iter().take(MOST_TEASERS);
            teasers.take_while(|one| is_teaser(one)).count()
        };
        boxes.push(at..at + 1 + teasers);
    }
    boxes
}

/// Whether a paragraph may be the title of another story.
fn is_teaser(paragraph: &Paragraph) -> bool {
    let text = paragraph.text();
    paragraph.width() <= TEASER_COLUMNS && !text.ends_with(['.', '。', '”', '"', '»', '।'])
}
