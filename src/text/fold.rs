//! Case, accents and width taken away, with the way back to the text.
//!
//! Search, keywords and identity all compare folded text, so that what is found is what is marked.
//! Marks are taken away only where they are accents: in Latin, Greek, Cyrillic (but й and ї are
//! letters of their own), Arabic and Hebrew. The marks of Indian scripts are vowels and stay.

use std::ops::Range;

pub use super::folded::{folded, push_words};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text folded for comparing, and where each piece of it came from.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// Where the two texts run apart or together, sorted; the last one is their end.
    pieces: Vec<Piece>,
}

/// A stretch of folded text and of the original it came from; it ends where the next one starts.
#[derive(Debug, Clone, Copy)]
struct Piece {
    /// First byte of the folded text.
    folded: usize,
    /// First byte of the original text.
    original: usize,
    /// Whether the two run side by side, byte for byte; else the stretch came whole from the whole.
    is_parallel: bool,
}

impl Folded {
    /// The bytes of the original text that became `range` of the folded one.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        let start = self.piece(range.start).map_or(0, |(piece, _)| {
            if piece.is_parallel {
                piece.original + (range.start - piece.folded)
            } else {
                piece.original
            }
        });
        let last = range.end.saturating_sub(1).max(range.start);
        let end = self.piece(last).map_or(start, |(piece, next)| {
            if piece.is_parallel && range.end < next.folded {
                piece.original + (range.end - piece.folded)
            } else {
                next.original
            }
        });
        start..end.max(start)
    }

    /// The piece that holds the folded byte `at`, and the one after it.
    fn piece(&self, at: usize) -> Option<(Piece, Piece)> {
        let next = self.pieces.partition_point(|piece| piece.folded <= at);
        let piece = *self.pieces.get(next.checked_sub(1)?)?;
        Some((piece, self.pieces.get(next).copied().unwrap_or(piece)))
    }
}

/// Folds `text` and keeps the way back.
pub fn fold(text: &str) -> Folded {
    let mut folder = Folder {
        folded: Folded {
            text: String::with_capacity(text.len()),
            pieces: Vec::new(),
        },
        ends_in_space: true,
    };
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        at += folder.take(rest, at);
    }
    folder.finish(text.len())
}

/// The bytes of `base`, which `rest` starts with, and of the marks on it.
pub(super) fn unit_length(rest: &str, base: char) -> usize {
    let (base, marks) = rest.split_at(base.len_utf8());
    let marks = marks.chars().take_while(|mark| stacks(*mark));
    base.len() + marks.map(char::len_utf8).sum::<usize>()
}

/// A fold on its way.
struct Folder {
    folded: Folded,
    /// Whether the folded text ends in white space, or is empty.
    ends_in_space: bool,
}

impl Folder {
    /// Takes the next unit of `rest`, which starts at byte `at`; gives its length.
    fn take(&mut self, rest: &str, at: usize) -> usize {
        let plain = rest.bytes().take_while(|byte| is_plain(*byte)).count();
        let is_alone = rest
            .get(plain..)
            .and_then(|after| after.chars().next())
            .is_none_or(|after| after.is_ascii() || !stacks(after));
        // A letter that marks follow goes with them.
        let plain = if is_alone {
            plain
        } else {
            plain - plain.min(1)
        };
        if plain > 0 {
            let run = rest.get(..plain).unwrap_or_default();
            self.parallel(at);
            self.folded.text.push_str(run);
            let start = self.folded.text.len() - plain;
            if let Some(added) = self.folded.text.get_mut(start..) {
                added.make_ascii_lowercase();
            }
            self.ends_in_space = false;
            return plain;
        }
        let Some(base) = rest.chars().next() else {
            return 0;
        };
        if base.is_whitespace() {
            return self.take_space(rest, at);
        }
        self.take_unit(rest, base, unit_length(rest, base), at)
    }

    /// Takes a run of white space: one space, none at the start.
    fn take_space(&mut self, rest: &str, at: usize) -> usize {
        let run = rest.len() - rest.trim_start().len();
        if !self.ends_in_space {
            self.whole(at);
            self.folded.text.push(' ');
            self.ends_in_space = true;
        }
        run
    }

    /// Takes a base with its marks, `length` bytes in all.
    fn take_unit(&mut self, rest: &str, base: char, length: usize, at: usize) -> usize {
        let unit = rest.get(..length).unwrap_or_default();
        if length == base.len_utf8() && is_folded(base) {
            self.parallel(at);
            self.folded.text.push(base);
            self.ends_in_space = false;
            return length;
        }
        let folded = fold_unit(unit);
        if folded.is_empty() {
            return length;
        }
        let is_one = length == base.len_utf8() && folded.chars().count() == 1;
        if is_one && folded.len() == length {
            self.parallel(at);
        } else {
            self.whole(at);
        }
        self.folded.text.push_str(&folded);
        self.ends_in_space = false;
        length
    }

    /// From here on the texts run side by side, the original at byte `at`.
    fn parallel(&mut self, at: usize) {
        let folded = self.folded.text.len();
        let runs_on = self.folded.pieces.last().is_some_and(|piece| {
            piece.is_parallel && piece.original + (folded - piece.folded) == at
        });
        if !runs_on {
            self.push(folded, at, true);
        }
    }

    /// What comes next is made of a whole unit of the original, at byte `at`.
    fn whole(&mut self, at: usize) {
        self.push(self.folded.text.len(), at, false);
    }

    fn push(&mut self, folded: usize, original: usize, is_parallel: bool) {
        self.folded.pieces.push(Piece {
            folded,
            original,
            is_parallel,
        });
    }

    fn finish(mut self, original_len: usize) -> Folded {
        if self.ends_in_space && !self.folded.text.is_empty() {
            self.folded.text.pop();
            let end = self
                .folded
                .pieces
                .pop()
                .map_or(original_len, |space| space.original);
            self.push(self.folded.text.len(), end, false);
        } else {
            self.push(self.folded.text.len(), original_len, false);
        }
        self.folded
    }
}

/// Whether `byte` is a visible ASCII character that folds to itself or to its lower case.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_graphic() && byte != b'`'
}

/// Whether `character` stands on the one before it.
pub(super) fn stacks(character: char) -> bool {
    is_combining_mark(character) || matches!(character, '\u{ff9e}' | '\u{ff9f}')
}

/// Whether `character` folds to itself for sure: the bulk of CJK, Hangul, Cyrillic and Arabic text.
pub(super) fn is_folded(character: char) -> bool {
    matches!(character,
        'а'..='и' | 'к'..='я' | 'є'..='і'
        | '\u{5d0}'..='\u{5ea}'
        | '\u{627}'..='\u{63a}' | '\u{641}'..='\u{64a}'
        | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | 'ー'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}')
}

/// One base with its marks, folded.
pub(super) fn fold_unit(unit: &str) -> String {
    let mut folded = String::with_capacity(unit.len());
    let mut base = ' ';
    for character in unit.nfkd() {
        if stacks(character) {
            if keeps_mark(base, character) {
                folded.push(character);
            }
            continue;
        }
        base = character;
        for lower in character.to_lowercase().filter(|lower| !stacks(*lower)) {
            base = lower;
            match alike(lower) {
                Some(letters) => folded.push_str(letters),
                None => folded.push(lower),
            }
        }
    }
    if folded.is_ascii() {
        folded
    } else {
        folded.nfc().collect()
    }
}

/// Whether `mark` on `base` is more than an accent.
fn keeps_mark(base: char, mark: char) -> bool {
    match base {
        'и' => mark == '\u{306}',
        'і' => mark == '\u{308}',
        'a'..='z'
        | 'A'..='Z'
        | '\u{c0}'..='\u{24f}'
        | '\u{370}'..='\u{3ff}'
        | '\u{400}'..='\u{52f}'
        | '\u{590}'..='\u{5ff}'
        | '\u{600}'..='\u{6ff}'
        | '\u{1e00}'..='\u{1fff}' => false,
        _ => true,
    }
}

/// The letters that stand for a letter or sign which does not decompose; empty drops it.
fn alike(character: char) -> Option<&'static str> {
    Some(match character {
        'ß' => "ss",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'æ' => "ae",
        'œ' => "oe",
        'ı' => "i",
        'ħ' => "h",
        'ŧ' => "t",
        'ς' => "σ",
        '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' | '`' | '´' => "'",
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => "\"",
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => "-",
        '\u{640}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn case_accents_and_width_are_taken_away() {
        for (text, expected) in [
            ("Café", "cafe"),
            ("re\u{301}sume\u{301}", "resume"),
            ("Straße", "strasse"),
            ("Đà Nẵng, Łódź", "da nang, lodz"),
            ("İSTANBUL ıstanbul", "istanbul istanbul"),
            ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
            ("oﬃce", "office"),
            ("Don’t – “quote”", "don't - \"quote\""),
            ("  two\n\u{a0} words ", "two words"),
            ("القُرآن", "القران"),
            ("йод, їжак, ёлка", "йод, їжак, елка"),
            ("हिन्दी", "हिन्दी"),
            ("ｶﾞ と が", "ガ と が"),
            ("ＡＢＣ　１２", "abc 12"),
            ("대통령", "대통령"),
            ("K (Kelvin)", "k (kelvin)"),
            ("10⁶ m², CO₂", "106 m2, co2"),
        ] {
            assert_eq!(folded(text), expected, "{text}");
        }
    }

    #[test]
    fn the_way_back_finds_the_words_as_written() {
        for (text, word, expected) in [
            ("Café NFC", "cafe", "Café"),
            ("Cafe\u{301}s NFD", "cafe", "Cafe\u{301}"),
            ("xe\u{301}s", "s", "s"),
            ("die Straße dort", "strasse", "Straße"),
            ("die Straße dort", "dort", "dort"),
            (
                "National\n   Security now",
                "national security",
                "National\n   Security",
            ),
            ("an oﬃce", "office", "oﬃce"),
            ("以色列、伊朗和", "伊朗", "伊朗"),
            ("İstanbul'da", "istanbul", "İstanbul"),
            ("القُرآن", "القران", "القُرآن"),
            ("end Łódź", "lodz", "Łódź"),
        ] {
            let folded = fold(text);
            let start = folded.text.find(word).unwrap();
            let range = folded.original(start..start + word.len());
            assert_eq!(text.get(range), Some(expected), "{text}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing_more(text in "[a-zA-Z0-9 À-ÖØ-ſΑ-ώА-ёא-תا-يぁ-ん가-힣一-龥’“–]{0,40}") {
            let once = folded(&text);
            prop_assert_eq!(folded(&once), once);
        }

        #[test]
        fn every_range_leads_back_to_characters_of_the_text(text in "[a-zA-Z éÉßŁąñ中ガ\u{301}\u{308}ﬃ  \n’İ]{0,40}") {
            let folded = fold(&text);
            let places: Vec<_> = folded.text.char_indices().map(|(at, _)| at).chain([folded.text.len()]).collect();
            for (first, start) in places.iter().enumerate() {
                for end in places.iter().skip(first + 1) {
                    let range = folded.original(*start..*end);
                    prop_assert!(text.get(range.clone()).is_some(), "{:?}", range);
                    prop_assert!(range.start < range.end);
                }
            }
        }
    }
}
