//! Steps through the text of an article, from place to place: by characters, words and blocks.
//!
//! A step goes through the text as it is written, whatever the page makes of it, so that it is the same
//! at any width, and from the last character of a block to the first of the next.

use unicode_segmentation::UnicodeSegmentation;

use crate::reader::Place;
use crate::reader::texts::{Texts, place, within};
use crate::text::{Clean, words};

impl Texts<'_> {
    /// The first character of all.
    pub fn first(self) -> Option<Place> {
        if self.of(0).is_empty() {
            return self.start_after(0);
        }
        place(0, 0)
    }

    /// The last character of all.
    pub fn last(self) -> Option<Place> {
        self.end_before(self.len().saturating_add(1))
    }

    /// The first character of the first block with any after block number `block`.
    pub fn start_after(self, block: u32) -> Option<Place> {
        let mut blocks = block.saturating_add(1)..=self.len();
        let block = blocks.find(|block| !self.of(*block).is_empty())?;
        place(block, 0)
    }

    /// The last character of the last block with any before block number `block`.
    fn end_before(self, block: u32) -> Option<Place> {
        (0..block).rev().find_map(|block| {
            let text = self.of(block);
            let (start, _) = text.grapheme_indices(true).next_back()?;
            place(block, start)
        })
    }

    /// The place after the character at `at`: the end of the block after its last.
    pub fn after(self, at: Place) -> Place {
        let text = self.of(at.block);
        let rest = text.get(within(at)..).unwrap_or_default();
        let length = rest.graphemes(true).next().map_or(0, str::len);
        place(at.block, within(at) + length).unwrap_or(at)
    }

    /// The next character.
    pub fn right(self, at: Place) -> Option<Place> {
        let next = self.after(at);
        if (within(next)) < self.of(at.block).len() {
            return Some(next);
        }
        self.start_after(at.block)
    }

    /// The character before.
    pub fn left(self, at: Place) -> Option<Place> {
        let text = self.of(at.block);
        let before = text.get(..within(at)).unwrap_or_default();
        match before.grapheme_indices(true).next_back() {
            Some((start, _)) => place(at.block, start),
            None => self.end_before(at.block),
        }
    }

    /// The first and the last character of the word at `at`; of what is no word, that character alone.
    pub fn word_at(self, at: Place) -> (Place, Place) {
        let text = self.of(at.block);
        let piece = words::piece_at(&text, within(at));
        let piece = piece.and_then(|piece| Some((piece.start, text.get(piece)?)));
        let Some((start, word)) = piece.filter(|(_, piece)| is_word(piece)) else {
            return (at, at);
        };
        let last = word.grapheme_indices(true).next_back();
        let last = start + last.map_or(0, |(last, _)| last);
        let within = |offset: usize| place(at.block, offset).unwrap_or(at);
        (within(start), within(last))
    }

    /// The first character of the next word; where there is none, of the last block with any.
    pub fn next_word(self, at: Place) -> Option<Place> {
        let text = self.of(at.block);
        let rest = text.get(within(at)..).unwrap_or_default();
        let here = rest.split_word_bounds().next().map_or(0, str::len);
        let found = self.seek(at.block, within(at) + here, |text| {
            let mut pieces = text.split_word_bound_indices();
            Some(pieces.find(|(_, piece)| is_word(piece))?.0)
        });
        found.or_else(|| self.last_start_after(at.block))
    }

    /// The last character of the word, or of the next one where it is here.
    pub fn word_end(self, at: Place) -> Option<Place> {
        let next = self.after(at);
        let found = self.seek(at.block, within(next), |text| {
            let mut pieces = text.split_word_bound_indices();
            let (start, word) = pieces.find(|(_, piece)| is_word(piece))?;
            let (last, _) = word.grapheme_indices(true).next_back()?;
            Some(start + last)
        });
        found.or_else(|| self.last_start_after(at.block))
    }

    /// The first character of the word, or of the one before where it is here; where there is none, the
    /// last of the first block with any.
    pub fn previous_word(self, at: Place) -> Option<Place> {
        let word_in = |text: &str| {
            let mut pieces = text.split_word_bound_indices();
            Some(pieces.rfind(|(_, piece)| is_word(piece))?.0)
        };
        let text = self.of(at.block);
        let before = text.get(..within(at)).unwrap_or_default();
        if let Some(start) = word_in(before) {
            return place(at.block, start);
        }
        let mut blocks = (0..at.block).rev();
        let found = blocks.find_map(|block| place(block, word_in(&self.of(block))?));
        found.or_else(|| {
            (0..at.block).find_map(|block| {
                let text = self.of(block);
                place(block, text.grapheme_indices(true).next_back()?.0)
            })
        })
    }

    /// The first place from byte `from` of block number `block` on at which `found` finds something.
    fn seek(self, block: u32, from: usize, found: impl Fn(&str) -> Option<usize>) -> Option<Place> {
        let text = self.of(block);
        if let Some(at) = found(text.get(from..).unwrap_or_default()) {
            return place(block, from + at);
        }
        let mut after = block.saturating_add(1)..=self.len();
        after.find_map(|block| place(block, found(&self.of(block))?))
    }

    /// The first character of the last block with any after block number `block`.
    fn last_start_after(self, block: u32) -> Option<Place> {
        let mut blocks = (block.saturating_add(1)..=self.len()).rev();
        let block = blocks.find(|block| !self.of(*block).is_empty())?;
        place(block, 0)
    }

    /// The last character of the block, or of the next with any where it is here.
    pub fn next_end(self, at: Place) -> Option<Place> {
        (at.block..=self.len()).find_map(|block| {
            let (start, _) = self.of(block).grapheme_indices(true).next_back()?;
            let end = place(block, start)?;
            (block > at.block || end.offset > at.offset).then_some(end)
        })
    }

    /// The first character of the block, or of the one before where it is here.
    pub fn previous_block(self, at: Place) -> Option<Place> {
        if within(at) > 0 {
            return place(at.block, 0);
        }
        let end = self.end_before(at.block)?;
        place(end.block, 0)
    }

    /// The text from one place to another: a line break of the page is none of it, blocks stand apart by
    /// a blank line, the items of a list by a line break.
    pub fn between(self, from: Place, to: Place) -> Clean {
        let mut words = String::new();
        let mut before: Option<u32> = None;
        for block in from.block..=to.block.min(self.len()) {
            let text = self.of(block);
            let start = if block == from.block { within(from) } else { 0 };
            let end = if block == to.block {
                within(to)
            } else {
                text.len()
            };
            let part = text.get(start..end.min(text.len())).unwrap_or_default();
            if part.trim().is_empty() {
                continue;
            }
            if let Some(before) = before {
                let are_items = self.is_item(before) && self.is_item(block);
                words.push_str(if are_items { "\n" } else { "\n\n" });
            }
            words.push_str(part);
            before = Some(block);
        }
        Clean::text(words.trim_end())
    }
}

/// Whether a piece between two boundaries is a word.
fn is_word(piece: &str) -> bool {
    piece.contains(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Block, Image, Inline, Kind, Marker, Table};
    use proptest::prelude::*;

    fn article(paragraphs: &[&str]) -> Article {
        Article {
            body: paragraphs
                .iter()
                .map(|text| Block::paragraph(text))
                .collect(),
            ..Article::default()
        }
    }

    /// What stands at a place: the rest of its block.
    fn rest(texts: Texts<'_>, at: Option<Place>) -> String {
        let at = at.unwrap_or_default();
        let text = texts.of(at.block);
        text.get(within(at)..).unwrap_or("not there").to_owned()
    }

    #[test]
    fn captions_are_stepped_through_in_their_place() {
        let picture = |caption| Image {
            caption: Some(Clean::line(caption)),
            alt: Some(Clean::line("not this")),
            ..Image::default()
        };
        let body = picture("A crane");
        let article = Article {
            image: Some(picture("The quay")),
            body: vec![
                Block::paragraph("It rained."),
                Block::new(Kind::Image(body), Inline::default()),
                Block::paragraph("It froze."),
            ],
            ..Article::default()
        };
        let texts = Texts::Article(&article);
        let words = std::iter::successors(texts.first(), |at| texts.next_word(*at));
        let words: Vec<_> = words.take(6).map(|at| rest(texts, Some(at))).collect();
        assert_eq!(
            words,
            [
                "The quay",
                "quay",
                "It rained.",
                "rained.",
                "A crane",
                "crane"
            ]
        );
        let (first, last) = (texts.first().unwrap(), texts.last().unwrap());
        let all = texts.between(first, texts.after(last));
        assert_eq!(
            all.as_str(),
            "The quay\n\nIt rained.\n\nA crane\n\nIt froze."
        );
        let page = crate::reader::layout(&article, &crate::keywords::Matcher::default(), 24);
        for block in 0..=3 {
            let at = place(block, 3).unwrap();
            let (line, cell) = page.cell_of(at).unwrap();
            assert_eq!(page.place_at_cell(line, cell.x), Some(at), "{block}");
        }
    }

    #[test]
    #[expect(
        clippy::redundant_closure_for_method_calls,
        reason = "a method of a type with a lifetime is no step for every lifetime"
    )]
    fn steps_go_by_words_and_characters_over_the_ends_of_blocks() {
        let article = article(&["Naïve “e\u{301}a”, 港口.", "", "(Noon) I"]);
        let texts = Texts::Article(&article);
        let walk = |step: fn(Texts<'_>, Place) -> Option<Place>, from: Option<Place>| {
            let places = std::iter::successors(from, |at| step(texts, *at));
            places.map(|at| rest(texts, Some(at))).collect::<Vec<_>>()
        };
        assert_eq!(
            walk(|texts, at| texts.next_word(at), texts.first()),
            [
                "Naïve “e\u{301}a”, 港口.",
                "e\u{301}a”, 港口.",
                "港口.",
                "口.",
                "Noon) I",
                "I"
            ]
        );
        assert_eq!(
            walk(|texts, at| texts.word_end(at), texts.first()),
            [
                "Naïve “e\u{301}a”, 港口.",
                "e “e\u{301}a”, 港口.",
                "a”, 港口.",
                "港口.",
                "口.",
                "n) I",
                "I"
            ]
        );
        assert_eq!(
            walk(|texts, at| texts.previous_word(at), texts.last()),
            [
                "I",
                "Noon) I",
                "口.",
                "港口.",
                "e\u{301}a”, 港口.",
                "Naïve “e\u{301}a”, 港口."
            ]
        );
        let all = walk(|texts, at| texts.right(at), texts.first());
        let mut back = walk(|texts, at| texts.left(at), texts.last());
        back.reverse();
        assert_eq!(all, back);
        assert_eq!(all.len(), 15 + 8);
        let word_at = |at: u32| {
            let offset = at;
            let (first, last) = texts.word_at(Place { block: 1, offset });
            (first.offset, last.offset)
        };
        assert_eq!(word_at(2), (0, 5), "Naïve");
        assert_eq!(word_at(6), (6, 6), "a space");
        assert_eq!(word_at(13), (10, 13), "a mark is part of its character");
        let start = texts.start_after(1);
        assert_eq!(rest(texts, start), "(Noon) I");
        let inside = start.and_then(|at| texts.right(at));
        assert_eq!(inside.and_then(|at| texts.previous_block(at)), start);
        assert_eq!(start.and_then(|at| texts.previous_block(at)), texts.first());
        assert_eq!(Texts::Article(&Article::default()).first(), None);
    }

    #[test]
    fn what_is_between_keeps_paragraphs_items_and_cells() {
        let item = |text: &str| {
            let (depth, marker) = (0, Marker::Bullet);
            Block::new(Kind::Item { depth, marker }, Inline::plain(text))
        };
        let row = ["a", "b"].map(Inline::plain).to_vec();
        let table = Kind::Table(Table {
            has_header: false,
            rows: vec![row.clone(), row],
        });
        let article = Article {
            body: vec![
                Block::paragraph("First and more."),
                Block::new(Kind::Rule, Inline::default()),
                item("one"),
                item("two"),
                Block::new(table, Inline::default()),
            ],
            ..Article::default()
        };
        let texts = Texts::Article(&article);
        let between = |from: (u32, u32), to: (u32, u32)| {
            let place = |(block, offset)| Place { block, offset };
            texts.between(place(from), place(to)).to_string()
        };
        assert_eq!(between((1, 6), (1, 9)), "and");
        assert_eq!(between((1, 10), (4, 1)), "more.\n\none\nt");
        assert_eq!(between((5, 0), (5, 5)), "a   b\na");
        assert_eq!(between((0, 0), (9, 0)).matches('\n').count(), 6);
    }

    proptest! {
        #[test]
        fn no_step_leaves_the_text_or_cuts_a_character(
            texts in prop::collection::vec("[a-c ,\\.é東\u{301}\u{200d}👩ا\\n]{0,8}", 0..4),
            steps in prop::collection::vec(0usize..6, 0..30),
        ) {
            let texts: Vec<_> = texts.iter().map(String::as_str).collect();
            let article = article(&texts);
            let texts = Texts::Article(&article);
            let Some(mut at) = texts.first() else { return Ok(()) };
            for step in steps {
                let next = match step {
                    0 => texts.right(at),
                    1 => texts.left(at),
                    2 => texts.next_word(at),
                    3 => texts.word_end(at),
                    4 => texts.previous_word(at),
                    _ => texts.previous_block(at),
                };
                at = next.unwrap_or(at);
                let text = texts.of(at.block);
                let mut starts = text.grapheme_indices(true).map(|(start, _)| start);
                prop_assert!(starts.any(|start| start == at.offset as usize), "{at:?} in {text:?}");
            }
        }
    }
}
