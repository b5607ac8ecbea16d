//! A few letters that stand in a text in their order, if not side by side; how well they fit.
//!
//! Case, accents and width do not matter: both sides are folded. Words are looked for one by one,
//! in any order.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::text::fold;

/// Letters to look for.
#[derive(Debug, Clone, Default)]
pub struct Letters {
    pattern: Pattern,
    folded: String,
    mask: u64,
}

/// What matching needs again and again; each thread has its own.
#[derive(Debug)]
pub struct Scratch {
    matcher: Matcher,
    characters: Vec<char>,
    places: Vec<u32>,
}

impl Default for Scratch {
    fn default() -> Self {
        Self {
            matcher: Matcher::new(Config::DEFAULT),
            characters: Vec::new(),
            places: Vec::new(),
        }
    }
}

impl Letters {
    /// The letters of what was typed.
    pub fn new(typed: &str) -> Self {
        let folded = fold::folded(typed).trim().to_owned();
        let pattern = Pattern::new(
            &folded,
            CaseMatching::Respect,
            Normalization::Never,
            AtomKind::Fuzzy,
        );
        Self {
            mask: mask(&folded),
            pattern,
            folded,
        }
    }

    /// Whether there are none: they fit everything alike.
    pub fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// Whether whatever these letters fit, `shorter` fits too.
    pub fn go_on_from(&self, shorter: &Self) -> bool {
        self.folded.starts_with(&shorter.folded)
    }

    /// Whether a text whose [`mask`] is `mask` can fit.
    pub fn may_fit(&self, mask: u64) -> bool {
        self.mask & !mask == 0
    }

    /// How well a folded text fits, more is better; `None` where it does not.
    pub fn score(&self, folded: &str, scratch: &mut Scratch) -> Option<u32> {
        let text = Utf32Str::new(folded, &mut scratch.characters);
        self.pattern.score(text, &mut scratch.matcher)
    }

    /// Where the letters stand in `text`, as sorted byte ranges of it; none where it does not fit.
    pub fn places(&self, text: &str, scratch: &mut Scratch) -> Vec<std::ops::Range<usize>> {
        let folded = fold::fold(text);
        scratch.places.clear();
        let characters = Utf32Str::new(&folded.text, &mut scratch.characters);
        let is_ascii = characters.is_ascii();
        let fits = self
            .pattern
            .indices(characters, &mut scratch.matcher, &mut scratch.places);
        if fits.is_none() {
            return Vec::new();
        }
        scratch.places.sort_unstable();
        scratch.places.dedup();
        // The matcher counts clusters where there is more than ASCII, one character for each.
        let starts: Vec<(usize, usize)> = if is_ascii {
            (0..folded.text.len()).map(|at| (at, at + 1)).collect()
        } else {
            use unicode_segmentation::UnicodeSegmentation;
            let clusters = folded.text.grapheme_indices(true);
            clusters
                .map(|(at, cluster)| (at, at + cluster.len()))
                .collect()
        };
        let mut ranges: Vec<std::ops::Range<usize>> = Vec::new();
        for place in &scratch.places {
            let Some(&(start, end)) = starts.get(*place as usize) else {
                continue;
            };
            let original = folded.original(start..end);
            match ranges.last_mut() {
                Some(last) if original.start <= last.end => last.end = last.end.max(original.end),
                _ => ranges.push(original),
            }
        }
        ranges
    }
}

/// Which letters a folded text holds, as a set of 64: what lacks one of those looked for is passed
/// over at the price of one comparison.
pub fn mask(folded: &str) -> u64 {
    folded.chars().fold(0, |mask, letter| {
        let bit = match letter {
            'a'..='z' => letter as u32 - 'a' as u32,
            '0'..='9' => 26 + (letter as u32 - '0' as u32),
            letter if letter.is_alphanumeric() => 36 + (letter as u32) % 28,
            // Spaces part words, and signs are too rare to tell texts apart.
            _ => return mask,
        };
        mask | 1 << bit
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_are_found_in_their_order_in_any_case_and_accent() {
        let table = [
            (
                "irnukr",
                "Iran and Russia near Ukraine",
                Some(vec!["I", "r", "n", "Ukr"]),
            ),
            (
                "ferry tow",
                "Ferry under tow off Corrow",
                Some(vec!["Ferry", "tow"]),
            ),
            (
                "tow ferry",
                "Ferry under tow off Corrow",
                Some(vec!["Ferry", "tow"]),
            ),
            ("sao", "São Paulo", Some(vec!["São"])),
            ("ferrz", "Ferry under tow", None),
            ("海藻", "海藻の森が戻ってきた", Some(vec!["海藻"])),
            ("strasse", "Die Straße", Some(vec!["Straße"])),
        ];
        for (typed, text, expected) in table {
            let mut scratch = Scratch::default();
            let places = Letters::new(typed).places(text, &mut scratch);
            let words: Vec<&str> = places
                .into_iter()
                .map(|range| text.get(range).unwrap())
                .collect();
            match expected {
                Some(expected) if typed == "irnukr" => {
                    let found = words.concat().to_lowercase();
                    assert_eq!(found, expected.concat().to_lowercase(), "{typed}");
                }
                expected => assert_eq!(words, expected.unwrap_or_default(), "{typed}"),
            }
        }
    }

    #[test]
    fn the_beginning_of_a_word_is_better_than_its_middle() {
        let mut scratch = Scratch::default();
        let letters = Letters::new("port");
        let begins = letters.score("port asel opens", &mut scratch);
        let within = letters.score("a report is out", &mut scratch);
        let beginnings = letters.score("people or tides", &mut scratch);
        assert!(
            begins > within && begins > beginnings,
            "{begins:?} {within:?} {beginnings:?}"
        );
    }

    proptest! {
        #[test]
        fn a_mask_never_passes_over_what_fits(
            typed in "[a-zé0-9 海]{0,6}", text in "[a-zA-Zéø0-9 海藻,.]{0,40}",
        ) {
            let letters = Letters::new(&typed);
            let folded = fold::folded(&text);
            let mut scratch = Scratch::default();
            if letters.score(&folded, &mut scratch).is_some() {
                prop_assert!(letters.may_fit(mask(&folded)));
                for range in letters.places(&text, &mut scratch) {
                    prop_assert!(text.get(range).is_some());
                }
            }
        }

        #[test]
        fn what_goes_on_fits_no_more_than_before(
            typed in "[a-z ]{1,6}", more in "[a-z ]{0,3}", text in "[a-z ]{0,40}",
        ) {
            let shorter = Letters::new(&typed);
            let longer = Letters::new(&format!("{typed}{more}"));
            let mut scratch = Scratch::default();
            if longer.go_on_from(&shorter) && longer.score(&text, &mut scratch).is_some() {
                prop_assert!(shorter.score(&text, &mut scratch).is_some());
            }
        }
    }
}
