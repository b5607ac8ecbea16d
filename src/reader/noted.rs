//! The reader's own note, set under the part of the text that it speaks of.

use crate::article::Article;
use crate::reader::galley::{AFTER_BLOCK, Galley, span};
use crate::reader::{Line, Place, Role, Span, place_of, wrap};
use crate::text::Clean;
use crate::user::Note;

/// What stands before the first line of a note, and before the others.
const SIGN: &str = "✎ ";
const BAR: &str = "┊ ";

/// What stands before the tags.
const TAGS: &str = "# ";

/// The number of the block that `note` stands under: 0 for the head, that of the article as a whole.
pub(crate) fn block_of(article: &Article, note: &Note) -> u32 {
    let spot = note.spot.as_ref();
    spot.map_or(0, |spot| place_of(article, spot).block)
}

/// Puts down a note under what was set last.
pub(crate) fn set(galley: &mut Galley<'_>, note: &Note) {
    let place = Place {
        block: galley.block,
        offset: AFTER_BLOCK,
    };
    let room = galley.cells.saturating_sub(2).max(1);
    let mut lines = Vec::new();
    for line in note.text.lines() {
        let words = wrap::plain_lines(line, room);
        lines.extend(if words.is_empty() {
            vec![String::new()]
        } else {
            words
        });
    }
    galley.page.lines.push(line(place, Vec::new()));
    for (nth, words) in lines.iter().enumerate() {
        let sign = if nth == 0 { SIGN } else { BAR };
        let spans = vec![span(sign, Role::Own), span(words, Role::Own)];
        galley.page.lines.push(line(place, spans));
    }
}

/// Puts down the tags that the reader gave, at `offset` of the head.
pub(crate) fn set_tags(galley: &mut Galley<'_>, tags: &[Clean], offset: usize) {
    if tags.is_empty() {
        return;
    }
    let place = Place {
        block: 0,
        offset: u32::try_from(offset).unwrap_or(u32::MAX),
    };
    let tags: Vec<_> = tags.iter().map(Clean::as_str).collect();
    let words = format!("{TAGS}{}", tags.join(", "));
    for words in wrap::plain_lines(&words, galley.cells) {
        let spans = vec![span(&words, Role::Own)];
        galley.page.lines.push(line(place, spans));
    }
}

fn line(place: Place, spans: Vec<Span>) -> Line {
    Line {
        spans,
        place,
        is_rtl: false,
        spread_cells: 0,
        has_hyphen: false,
    }
}
