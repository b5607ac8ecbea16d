//! The tokens of a text: what the full-text index holds, and what queries are cut into.
//!
//! A token is a run of letters and digits of folded text. Scripts that write no spaces give
//! overlapping pairs of characters instead, and the last character of a run alone: so each
//! character begins a token, and a search for one finds all.
//!
//! ```text
//! Tehran’s 東京都  →  tehran · s · 東京 · 京都 · 都
//! ```

use std::ops::Range;

use crate::text::letters::{is_of_word, is_unspaced};

/// Longest token, in bytes; of what is longer only the beginning counts.
const LONGEST_BYTES: usize = 64;

/// Stands between two texts that are one for the index: no phrase runs over it. Clean text never
/// holds it.
pub const BREAK: char = '\u{1e}';

/// How many positions a break takes: words on both sides of it are near each other only for who
/// means by near more than this.
pub const BREAK_POSITIONS: usize = 16;

/// One token of a folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its bytes in the folded text.
    pub range: Range<usize>,
    /// Which token it is, from 0: neighbours differ by one.
    pub position: usize,
    /// Whether it is the last character of a run without spaces, standing alone: in a query the
    /// pair before it says as much.
    pub is_run_end: bool,
}

/// The tokens of `folded`, a text that was folded by [`crate::text::fold`].
pub fn tokens(folded: &str) -> impl Iterator<Item = Token> + '_ {
    let mut cutter = Cutter::default();
    std::iter::from_fn(move || cutter.next_token(folded))
}

/// Cuts a folded text into tokens, one after the other; it does not hold the text.
#[derive(Debug, Clone, Default)]
pub struct Cutter {
    at: usize,
    position: usize,
}

impl Cutter {
    /// The next token of `folded`, which is the same text each time.
    pub fn next_token(&mut self, folded: &str) -> Option<Token> {
        let rest = folded.get(self.at..)?;
        let skipped = rest.find(is_of_word)?;
        let (between, rest) = rest.split_at_checked(skipped)?;
        self.at += skipped;
        let breaks = between.bytes().filter(|byte| *byte == BREAK as u8).count();
        self.position += breaks * BREAK_POSITIONS;
        let first = rest.chars().next()?;
        let token = if is_unspaced(first) {
            self.pair(rest)
        } else {
            self.word(rest)
        };
        self.position += 1;
        Some(token)
    }

    /// A run of letters and digits of a script with spaces.
    fn word(&mut self, rest: &str) -> Token {
        let ends = |c: char| !is_of_word(c) || is_unspaced(c);
        let length = rest.find(ends).unwrap_or(rest.len());
        self.take(rest, (length, length), false)
    }

    /// A character without spaces around it, and the one after it if that is of the run too.
    fn pair(&mut self, rest: &str) -> Token {
        let mut units = rest.char_indices().skip(1).filter(|(_, c)| !is_mark(*c));
        let (first_end, next) = match units.next() {
            Some((at, next)) => (at, Some(next)),
            None => (rest.len(), None),
        };
        let goes_on = next.is_some_and(|next| is_unspaced(next) && is_of_word(next));
        let pair_end = if goes_on {
            units.next().map_or(rest.len(), |(at, _)| at)
        } else {
            first_end
        };
        self.take(rest, (pair_end, first_end), !goes_on)
    }

    /// A token of `length` bytes, after which the next may begin `step` bytes on.
    fn take(&mut self, rest: &str, (length, step): (usize, usize), is_run_end: bool) -> Token {
        let end = rest.floor_char_boundary(length.min(LONGEST_BYTES));
        let range = self.at..self.at + end;
        self.at += step;
        Token {
            range,
            position: self.position,
            is_run_end,
        }
    }
}

/// Whether `character` stands on the one before it.
fn is_mark(character: char) -> bool {
    unicode_normalization::char::is_combining_mark(character)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::folded;
    use proptest::prelude::*;

    fn cut(text: &str) -> String {
        let folded = folded(text);
        let tokens = tokens(&folded).map(|token| folded.get(token.range).unwrap());
        tokens.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn texts_are_cut_where_words_end() {
        for (text, expected) in [
            ("", ""),
            ("Tehran’s talks, resumed.", "tehran s talks resumed"),
            ("state-of-the-art AT&T 3.14", "state of the art at t 3 14"),
            ("東京都", "東京 京都 都"),
            ("都", "都"),
            ("東京Tower都庁", "東京 京 tower 都庁 庁"),
            ("대통령이 왔다", "대통 통령 령이 이 왔다 다"),
            ("हिन्दी", "हिन्दी"),
            ("القُرآن", "القران"),
            ("— … —", ""),
        ] {
            assert_eq!(cut(text), expected, "{text}");
        }
    }

    #[test]
    fn a_break_parts_words_and_pairs() {
        let places = |text: &str| {
            let folded = folded(text);
            let tokens = tokens(&folded).map(|token| token.position);
            tokens.collect::<Vec<_>>()
        };
        assert_eq!(places("old\u{1e}quay"), [0, 17]);
        assert_eq!(places("a \u{1e}\u{1e} b"), [0, 33]);
        assert_eq!(places("東\u{1e}京"), [0, 17]);
    }

    #[test]
    fn of_a_token_too_long_only_the_beginning_counts() {
        let text = format!("a {}東{} b", "x".repeat(70), "é".repeat(40));
        let lengths: Vec<_> = tokens(&text).map(|token| token.range.len()).collect();
        assert_eq!(lengths, [1, 64, 3, 64, 1]);
    }

    proptest! {
        #[test]
        fn every_letter_and_digit_is_in_some_token(text in "[a-z0-9 .東京都대통령ไทย中ा]{0,40}") {
            let folded = folded(&text);
            let mut is_in = vec![false; folded.len()];
            for token in tokens(&folded) {
                is_in[token.range].fill(true);
            }
            for (at, c) in folded.char_indices() {
                prop_assert_eq!(is_in[at], is_of_word(c), "{:?} in {:?}", c, &folded);
            }
        }
    }
}
