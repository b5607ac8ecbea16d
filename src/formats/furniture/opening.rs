//! Whether a long line may be furniture, told by its first letters: every paragraph of every story is
//! asked, and nearly all of them are none.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::lines::{LONGEST_ENTRY, is_sign, plain_letters, words_of_bar};
use super::tables::{CALLS, LINKS, NOTICES, SHARE_LINKS, SHARE_WORDS};

/// So many letters of a line are looked at.
const LETTERS: usize = 6;

/// The first letters of a line as the tables write them; what is missing of them is `\0`.
type Opening = [char; LETTERS];

/// The first letters of all starts of furniture.
static OPENINGS: LazyLock<HashSet<Opening>> = LazyLock::new(|| {
    let starts = [&LINKS, &CALLS, &NOTICES].into_iter();
    let starts = starts.flat_map(|table| table.iter());
    starts.map(|entry| of(entry)).collect()
});

/// Whether `line` may be one of the lines of the tables: it is short, or begins like one of their starts
/// or like a share bar.
pub(super) fn may_be_furniture(line: &str) -> bool {
    let line = line.trim_matches(is_sign);
    is_short(line) || begins_like_start(line) || begins_share_bar(line)
}

/// Whether the first letters of `line` are those of a start, which may have fewer.
fn begins_like_start(line: &str) -> bool {
    let mut opening = of(line);
    (0..LETTERS).rev().any(|last| {
        let is_start = OPENINGS.contains(&opening);
        opening
            .iter_mut()
            .skip(last)
            .for_each(|letter| *letter = '\0');
        is_start
    })
}

/// Whether the first two words of `line` stand on share bars, which are nothing but such words.
fn begins_share_bar(line: &str) -> bool {
    let words = words_of_bar(line).filter(|word| !word.is_empty());
    words.take(2).all(|word| {
        let word: String = plain_letters(word).take(LONGEST_ENTRY).collect();
        SHARE_WORDS.contains(word.as_str()) || SHARE_LINKS.contains(word.as_str())
    })
}

/// Whether `line` is perhaps no longer than an entry of the tables, once it is made plain.
fn is_short(line: &str) -> bool {
    // Each of these bytes is of a character that stays, whatever is done with the others.
    let mut kept = line
        .bytes()
        .filter(|byte| byte.is_ascii_alphanumeric() || *byte >= 0xc2);
    kept.nth(LONGEST_ENTRY).is_none()
}

/// The first letters of `line`, which begins with one.
fn of(line: &str) -> Opening {
    let mut opening = Opening::default();
    let words = line.split_whitespace().enumerate();
    let all = words.flat_map(|(nth, word)| {
        let gap = (nth > 0).then_some(' ');
        gap.into_iter().chain(plain_letters(word))
    });
    for (place, letter) in opening.iter_mut().zip(all) {
        *place = letter;
    }
    opening
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_that_begins_like_an_entry_may_be_furniture_and_prose_is_not() {
        let more = " and so on, for as long as nobody reads it, which is as long as it takes to be longer than any entry";
        let starts = [&LINKS, &CALLS, &NOTICES].into_iter();
        let starts = starts.flat_map(|table| table.iter());
        for entry in starts {
            let upper = entry.to_uppercase();
            // Not every letter has its way back: a dotless i.
            let upper = Some(upper.as_str()).filter(|upper| upper.to_lowercase() == *entry);
            for start in [*entry, upper.unwrap_or_default()] {
                for more in [more, more.trim_start()] {
                    let line = format!("» {start}{more}");
                    assert!(start.is_empty() || may_be_furniture(&line), "{line}");
                }
            }
        }
        for line in [
            "The harbour office said on Friday that the ferry to the islands will run through the winter, \
             for the first time.",
            "“Whoever came, came late”, said Ann Lee of the harbour office, who had waited there for hours and hours and hours.",
        ] {
            assert!(!may_be_furniture(line), "{line}");
        }
        assert!(may_be_furniture("The harbour"));
        assert!(may_be_furniture(&"Facebook, Telegram and this: ".repeat(8)));
    }
}
