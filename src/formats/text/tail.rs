//! What stands below a story: tags, rights, related stories, comments.

use super::facts::Facts;
use super::head_line::{self, HeadLine};
use super::paragraph::Paragraph;
use crate::formats::furniture;

/// Paragraphs wider than this are of a story or of comments, never teasers of other stories.
const TEASER_COLUMNS: usize = 200;

/// The longest line, in bytes, that is not a story even if nothing stands above it.
const LONGEST_LINE: usize = 80;

/// Reads what stands below the story, and says where the story ends.
pub(super) fn read(paragraphs: &[Paragraph], lang: Option<&str>, facts: &mut Facts) -> usize {
    let mut end = paragraphs.len();
    loop {
        let before = end;
        end = without_last_lines(paragraphs, end, lang, facts);
        end = without_other_stories(paragraphs, end, facts);
        if end == before {
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

/// Cuts off what follows a line like "Related stories" or "Comments", if it is all short enough to
/// be that: a story may have such a line in its middle.
fn without_other_stories(paragraphs: &[Paragraph], end: usize, facts: &mut Facts) -> usize {
    let story = paragraphs.get(..end).unwrap_or_default();
    let mut below_first = story.iter().skip(1);
    let Some(at) = below_first.rposition(|paragraph| furniture::ends_story(paragraph.first()))
    else {
        return end;
    };
    let (story, below) = story.split_at(at + 1);
    if below
        .iter()
        .any(|paragraph| paragraph.width() > TEASER_COLUMNS)
    {
        return end;
    }
    for paragraph in below {
        facts.drop(&paragraph.text());
    }
    story.len()
}
