//! Folding where no way back is wanted: for keys, comparisons and the index, which take most of it.
//!
//! The same as [`fold`](crate::text::fold::fold) and several times faster, since most text is ASCII.
//! Keys want only the words of it: these are taken in one pass.

use super::fold::{fold_unit, is_folded, stacks, unit_length};

/// Folds `text` where only the folded form is wanted: for keys and comparisons.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut ends_in_space = true;
    let mut last = LastUnit::default();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let ascii = ascii_run(rest);
        let length = if ascii > 0 {
            let (run, _) = rest.split_at(ascii);
            push_ascii(run, &mut folded, &mut ends_in_space);
            ascii
        } else if first.is_whitespace() {
            if !ends_in_space {
                folded.push(' ');
                ends_in_space = true;
            }
            first.len_utf8()
        } else {
            let length = unit_length(rest, first);
            let before = folded.len();
            if length == first.len_utf8() && is_folded(first) {
                folded.push(first);
            } else {
                let letters = last.folded(rest.split_at(length).0);
                folded.extend(letters.iter().map(|(letter, _)| letter));
            }
            ends_in_space &= folded.len() == before;
            length
        };
        rest = rest.split_at(length).1;
    }
    if ends_in_space {
        folded.pop();
    }
    folded
}

/// Adds the words of `text` to `words`: its letters and digits, folded, each run of them one space
/// after what is there.
pub fn push_words(words: &mut String, text: &str) {
    let mut is_apart = !words.is_empty();
    let push = |words: &mut String, is_apart: &mut bool, letter: char, is_of_word: bool| {
        if !is_of_word {
            *is_apart = !words.is_empty();
            return;
        }
        if std::mem::take(is_apart) {
            words.push(' ');
        }
        words.push(letter);
    };
    words.reserve(text.len() + 1);
    let mut last = LastUnit::default();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let ascii = ascii_run(rest);
        let length = if ascii > 0 {
            ascii
        } else {
            unit_length(rest, first)
        };
        let (run, after) = rest.split_at(length);
        if ascii > 0 {
            push_ascii_words(run, words, &mut is_apart);
        } else if length == first.len_utf8() && is_folded(first) {
            push(words, &mut is_apart, first, first.is_alphanumeric());
        } else {
            for (letter, is_of_word) in last.folded(run) {
                push(words, &mut is_apart, *letter, *is_of_word);
            }
        }
        rest = after;
    }
}

/// What was folded last: a ligature of eighteen letters takes long to fold, and millions of one letter
/// stand in no text that is read but in one that is made to take long.
#[derive(Debug, Default)]
struct LastUnit<'t> {
    unit: &'t str,
    folded: Vec<(char, bool)>,
}

impl<'t> LastUnit<'t> {
    /// The characters that `unit` is folded to, and whether each is a letter or digit.
    fn folded(&mut self, unit: &'t str) -> &[(char, bool)] {
        if self.unit != unit {
            self.unit = unit;
            let folded = fold_unit(unit);
            let characters = folded.chars();
            self.folded.clear();
            self.folded
                .extend(characters.map(|c| (c, c.is_alphanumeric())));
        }
        &self.folded
    }
}

/// The length of the ASCII that `rest` begins with, without a last letter that marks follow.
fn ascii_run(rest: &str) -> usize {
    let run = rest
        .bytes()
        .position(|byte| !byte.is_ascii())
        .unwrap_or(rest.len());
    let (ascii, after) = rest.split_at(run);
    let has_marks = after.chars().next().is_some_and(stacks);
    run - usize::from(has_marks && ascii.ends_with(|last: char| !last.is_whitespace()))
}

/// Folds ASCII. Nearly all of it is words with one space between, which are taken at once.
fn push_ascii(ascii: &str, folded: &mut String, ends_in_space: &mut bool) {
    let start = folded.len();
    for word in ascii.split_inclusive(|c: char| c.is_ascii_whitespace() || c == '\u{b}') {
        let (letters, space) = match word.as_bytes() {
            [before @ .., b' ' | b'\t'..=b'\r'] => (word.split_at(before.len()).0, true),
            _ => (word, false),
        };
        if !letters.is_empty() {
            folded.push_str(letters);
            *ends_in_space = false;
        }
        if space && !*ends_in_space {
            folded.push(' ');
            *ends_in_space = true;
        }
    }
    if let Some(pushed) = folded.get_mut(start..) {
        pushed.make_ascii_lowercase();
    }
    if ascii.contains('`') {
        let apostrophes = folded.split_off(start).replace('`', "'");
        folded.push_str(&apostrophes);
    }
}

/// Adds the words of ASCII, folded.
fn push_ascii_words(ascii: &str, words: &mut String, is_apart: &mut bool) {
    let start = words.len();
    let pieces = ascii.split(|c: char| !c.is_ascii_alphanumeric());
    for (nth, piece) in pieces.enumerate() {
        *is_apart |= nth > 0 && !words.is_empty();
        if piece.is_empty() {
            continue;
        }
        if std::mem::take(is_apart) {
            words.push(' ');
        }
        words.push_str(piece);
    }
    if let Some(pushed) = words.get_mut(start..) {
        pushed.make_ascii_lowercase();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn both_ways_of_folding_give_the_same(
            text in "[ -~\n\u{1e}é’東ガ\u{301}\u{308}\u{ff9e}\u{ad}\u{a0}\u{2003}İßа]{0,40}|\\PC{0,30}",
        ) {
            prop_assert_eq!(folded(&text), fold(&text).text);
        }

        #[test]
        fn words_are_those_of_the_folded_text(
            before in "[a-z]{0,3}",
            text in "[ -~\n\u{1e}é’東ガ\u{301}\u{308}\u{ff9e}\u{ad}\u{a0}\u{2003}İßа]{0,40}|\\PC{0,30}",
        ) {
            let folded = folded(&text);
            let all = folded.split(|c: char| !c.is_alphanumeric());
            let all = all.filter(|word| !word.is_empty());
            let before_all = Some(before.as_str()).filter(|before| !before.is_empty());
            let expected: Vec<&str> = before_all.into_iter().chain(all).collect();
            let mut words = before.clone();
            push_words(&mut words, &text);
            prop_assert_eq!(words, expected.join(" "));
        }
    }
}
