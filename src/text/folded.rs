//! Folding where no way back is wanted: for keys, comparisons and the index, which take most of it.
//!
//! The same as [`fold`](crate::text::fold::fold) and several times faster, since most text is ASCII.

use super::fold::{fold_unit, is_folded, stacks, unit_length};

/// Folds `text` where only the folded form is wanted: for keys and comparisons.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut ends_in_space = true;
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
                folded.push_str(&fold_unit(rest.split_at(length).0));
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

/// Folds ASCII.
fn push_ascii(ascii: &str, folded: &mut String, ends_in_space: &mut bool) {
    for byte in ascii.bytes() {
        let lower = match byte {
            b' ' | b'\t'..=b'\r' if *ends_in_space => continue,
            b' ' | b'\t'..=b'\r' => ' ',
            b'`' => '\'',
            byte => char::from(byte.to_ascii_lowercase()),
        };
        folded.push(lower);
        *ends_in_space = lower == ' ';
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
    }
}
