//! A place in the text that outlives an edit: the words that stand there go with it.

use crate::article::{Article, Block};
use crate::reader::Place;
use crate::user::Spot;

/// Bytes of the words that are kept of a place, at most.
const WORDS_BYTES: usize = 96;

/// The words of a block that places count in.
fn text(block: &Block) -> &str {
    &block.inline.text
}

/// The place in `article`, with the words that stand there; `None` for the head.
pub fn spot_at(article: &Article, place: Place) -> Option<Spot> {
    let number = usize::try_from(place.block).ok()?.checked_sub(1)?;
    let text = text(article.body.get(number)?);
    let start = text.floor_char_boundary(usize::try_from(place.offset).ok()?.min(text.len()));
    let rest = text.get(start..)?;
    let words = rest.get(..rest.floor_char_boundary(WORDS_BYTES))?;
    Some(Spot {
        block: place.block,
        offset: u32::try_from(start).ok()?,
        words: words.to_owned(),
    })
}

/// Where `spot` is in `article` now: at its words, the same block first; without them, at the same
/// block as far as there is one.
pub fn place_of(article: &Article, spot: &Spot) -> Place {
    let number = usize::try_from(spot.block).unwrap_or(usize::MAX);
    let own = number.checked_sub(1).and_then(|at| article.body.get(at));
    let offset = usize::try_from(spot.offset).unwrap_or(usize::MAX);
    let stands = |block: &&Block| {
        let rest = text(block).get(offset..);
        rest.is_some_and(|rest| rest.starts_with(&spot.words))
    };
    let place = |number: usize, offset: usize| Place {
        block: u32::try_from(number).unwrap_or(u32::MAX),
        offset: u32::try_from(offset).unwrap_or(0),
    };
    if own.is_some_and(|block| stands(&block)) {
        return place(number, offset);
    }
    let moved = article.body.iter().enumerate().find_map(|(at, block)| {
        let found = text(block).find(&spot.words)?;
        Some(place(at + 1, found))
    });
    let found = moved.filter(|_| !spot.words.trim().is_empty());
    found.unwrap_or_else(|| place(number.min(article.body.len()), 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(paragraphs: &[&str]) -> Article {
        Article {
            body: paragraphs
                .iter()
                .map(|text| Block::paragraph(text))
                .collect(),
            ..Article::default()
        }
    }

    #[test]
    fn a_place_follows_its_words_through_an_edit() {
        let before = article(&["The harbour.", "Été: the ferry leaves at noon.", "The end."]);
        let at = Place {
            block: 2,
            offset: 7,
        };
        let spot = spot_at(&before, at).unwrap();
        assert_eq!(place_of(&before, &spot), at);
        for (after, block, offset) in [
            (
                article(&["New.", "The harbour.", "Été: the ferry leaves at noon."]),
                3,
                7,
            ),
            (article(&["Now the ferry leaves at noon."]), 1, 4),
            (article(&["One.", "Two.", "Three."]), 2, 0),
            (article(&[]), 0, 0),
        ] {
            assert_eq!(place_of(&after, &spot), Place { block, offset });
        }
        assert_eq!(spot_at(&before, Place::default()), None);
        assert_eq!(
            spot_at(
                &before,
                Place {
                    block: 9,
                    offset: 0
                }
            ),
            None
        );
    }
}
