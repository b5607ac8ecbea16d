//! Which letters a folded text holds, in 24 bytes: most texts that a few letters do not fit, or fit
//! too badly, are told by it alone.

/// The letters of a folded text as three sets of 64.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Gist {
    /// Those that stand anywhere.
    anywhere: u64,
    /// Those that a word begins with.
    beginning: u64,
    /// The pairs that a word begins with; several pairs share one bit.
    beginning_pairs: u64,
}

/// Stands for every character beyond ASCII, beside the one that it shares with some others.
const BEYOND_ASCII: u64 = 1 << 63;

impl Gist {
    /// The gist of a folded text.
    pub fn of(folded: &str) -> Self {
        let mut gist = Self::default();
        let (mut before, mut is_within, mut is_first) = (' ', false, false);
        for character in folded.chars() {
            let bits = bits(character);
            gist.anywhere |= bits;
            if is_first {
                gist.beginning_pairs |= pair_bit(before, character);
            }
            is_first = !is_within;
            if is_first {
                gist.beginning |= bits;
            }
            // What stands after a sign beyond ASCII may belong to it: then the next one begins.
            let is_bound = !before.is_ascii() && !before.is_alphanumeric();
            (before, is_within) = (character, character.is_alphanumeric() && !is_bound);
        }
        gist
    }

    /// Whether the text is of ASCII alone.
    pub fn is_ascii(self) -> bool {
        self.anywhere & BEYOND_ASCII == 0
    }

    /// Whether each letter of `other` stands in this text as well.
    pub fn holds(self, other: Self) -> bool {
        other.anywhere & !self.anywhere == 0
    }

    /// Whether a word of this text can begin with `letter`.
    pub fn may_begin_with(self, letter: char) -> bool {
        self.beginning & bits(letter) != 0
    }

    /// Whether a word of this text can begin with these two letters.
    pub fn may_begin_with_pair(self, first: char, second: char) -> bool {
        self.beginning_pairs & pair_bit(first, second) != 0
    }
}

/// The bits of a character; spaces part words, and signs are too rare to tell texts apart.
fn bits(character: char) -> u64 {
    match character {
        'a'..='z' => 1 << (character as u32 - 'a' as u32),
        '0'..='9' => 1 << (26 + (character as u32 - '0' as u32)),
        _ if character.is_ascii() => 0,
        _ if character.is_alphanumeric() => BEYOND_ASCII | 1 << (36 + character as u32 % 27),
        _ => BEYOND_ASCII,
    }
}

/// The bit of a pair of letters.
fn pair_bit(first: char, second: char) -> u64 {
    1 << ((first as u32).wrapping_mul(31).wrapping_add(second as u32) % 64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gist_knows_letters_and_what_words_begin_with() {
        let gist = Gist::of("iran's 2nd tide-table");
        assert!(gist.is_ascii());
        assert!(gist.holds(Gist::of("bed2")) && !gist.holds(Gist::of("sz")));
        for letter in ['i', 's', '2', 't'] {
            assert!(gist.may_begin_with(letter), "{letter}");
        }
        for letter in ['r', 'n', 'a', 'd'] {
            assert!(!gist.may_begin_with(letter), "{letter}");
        }
        for (pair, begins) in [("ir", true), ("ta", true), ("2n", true), ("ab", false)] {
            let mut letters = pair.chars();
            let (first, second) = (letters.next().unwrap(), letters.next().unwrap());
            assert_eq!(gist.may_begin_with_pair(first, second), begins, "{pair}");
        }
        let beyond = Gist::of("海藻の森");
        assert!(!beyond.is_ascii() && beyond.holds(Gist::of("森")));
        assert!(!gist.holds(Gist::of("“")) && beyond.holds(Gist::of("“")));
    }
}
