//! A place in the text that outlives an edit: the words that stand there go with it.

use crate::article::{Article, Block};
use crate::reader::Place;
use crate::user::Spot;

/// Bytes of the words that are kept of a place, at most.
const WORDS_BYTES: usize = 96;

/// Words that are shorter may stand anywhere: they find nothing again in another block.
const FEWEST_BYTES: usize = 12;

/// The place in `article`, with the words that stand there; `None` for the head.
pub fn spot_at(article: &Article, place: Place) -> Option<Spot> {
    let number = usize::try_from(place.block).ok()?.checked_sub(1)?;
    let text = article.body.get(number)?.plain();
    let start = text.floor_char_boundary(usize::try_from(place.offset).ok()?.min(text.len()));
    let rest = text.get(start..)?;
    let words = rest.get(..rest.floor_char_boundary(WORDS_BYTES))?;
    Some(Spot {
        block: place.block,
        offset: u32::try_from(start).ok()?,
        words: words.to_owned(),
    })
}

/// The same, and the place without words where there are none: in the head.
pub fn spot_or_head(article: &Article, place: Place) -> Spot {
    spot_at(article, place).unwrap_or(Spot {
        block: place.block,
        offset: place.offset,
        words: String::new(),
    })
}

/// The last words of the article.
pub fn end_of(article: &Article) -> Spot {
    let last = article.body.iter().rposition(has_words);
    let block = last.and_then(|last| u32::try_from(last + 1).ok());
    let length = last
        .and_then(|last| article.body.get(last))
        .map_or(0, |block| block.plain().len());
    let place = Place {
        block: block.unwrap_or(0),
        offset: u32::try_from(length.saturating_sub(WORDS_BYTES)).unwrap_or(0),
    };
    spot_or_head(article, place)
}

/// Where `spot` is in `article` now: at its words, the same block first, then the nearest; without
/// them, at the same block as far as there is one.
pub fn place_of(article: &Article, spot: &Spot) -> Place {
    if spot.block == 0 {
        return Place {
            block: 0,
            offset: spot.offset,
        };
    }
    found_again(article, spot).unwrap_or_else(|| {
        let last = u32::try_from(article.body.len()).unwrap_or(u32::MAX);
        Place {
            block: spot.block.min(last),
            offset: 0,
        }
    })
}

/// The first block that stands after what were the last words, if the article has grown since; by its
/// number on the page.
pub fn new_since(article: &Article, end: &Spot) -> Option<u32> {
    if end.words.is_empty() {
        return None;
    }
    let after = usize::try_from(found_again(article, end)?.block).ok()?;
    let next = article.body.iter().skip(after).position(has_words)?;
    u32::try_from(after + next + 1).ok()
}

/// Where the words of `spot` stand: in its block, else in the nearest that has them.
fn found_again(article: &Article, spot: &Spot) -> Option<Place> {
    let (block, offset) = (spot.block, spot.offset);
    let number = usize::try_from(block).ok()?.checked_sub(1)?;
    let own = article
        .body
        .get(number)
        .map(Block::plain)
        .unwrap_or_default();
    let rest = own.get(usize::try_from(offset).ok()?..);
    if rest.is_some_and(|rest| rest.starts_with(&spot.words)) && !own.is_empty() {
        return Some(Place { block, offset });
    }
    if spot.words.len() < FEWEST_BYTES {
        return None;
    }
    let found = (1..).zip(&article.body).filter_map(|(block, text)| {
        let offset = u32::try_from(text.plain().find(&spot.words)?).ok()?;
        Some(Place { block, offset })
    });
    found.min_by_key(|place| place.block.abs_diff(block))
}

fn has_words(block: &Block) -> bool {
    !block.plain().trim().is_empty()
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

    const TEXT: [&str; 3] = [
        "The tide was high on the first day.",
        "On the second day the wind went round to the north and the ferry stayed in.",
        "On the third day nobody said anything.",
    ];

    #[test]
    fn the_same_article_has_every_place_where_it_was() {
        let old = article(&TEXT);
        for (block, offset) in [(0, 30), (1, 0), (1, 34), (2, 60), (3, 38)] {
            let at = Place { block, offset };
            assert_eq!(place_of(&old, &spot_or_head(&old, at)), at);
        }
    }

    #[test]
    fn what_stands_after_the_old_end_is_new() {
        let end = end_of(&article(&TEXT));
        let table: [(&[&str], Option<u32>); 5] = [
            (&TEXT, None),
            (&[TEXT[0], TEXT[1], TEXT[2], "", "More."], Some(5)),
            (&["Before.", TEXT[0], TEXT[1], TEXT[2], "More."], Some(5)),
            (&[TEXT[0], TEXT[1]], None),
            (&["Quite another text."], None),
        ];
        for (text, expected) in table {
            assert_eq!(new_since(&article(text), &end), expected, "{text:?}");
        }
        assert_eq!(new_since(&article(&TEXT), &end_of(&article(&[]))), None);
    }
}
