//! A few letters that stand in a text in their order, if not side by side; how well they fit.
//!
//! Case, accents and width do not matter: both sides are folded. Words are looked for one by one,
//! in any order.

use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::text::fold;
use crate::text::gist::Gist;

/// What the matcher gives for a letter; more, at most, where it begins a word of the text or goes on
/// from there, which counts twice for the first letter; more where it goes on from elsewhere; and less
/// where something stands between.
const LETTER: u32 = 16;
const FROM_BEGINNING: u32 = 10;
const FROM_WITHIN: u32 = 4;
const APART: u32 = 3;

/// Letters to look for.
#[derive(Debug, Clone, Default)]
pub struct Letters {
    pattern: Pattern,
    folded: String,
    gist: Gist,
    words: Vec<Word>,
}

/// One of the words that are looked for.
#[derive(Debug, Clone)]
struct Word {
    /// Its letters, where it is of ASCII alone.
    ascii: Vec<u8>,
    /// The best score that it can have.
    most: u32,
    /// Whether it has only letters: digits and signs count more within a word.
    is_of_letters: bool,
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
            gist: Gist::of(&folded),
            words: pattern.atoms.iter().map(Word::of).collect(),
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

    /// The best score that a text of this gist can have; `None` where it cannot fit.
    pub fn most(&self, gist: Gist) -> Option<u32> {
        gist.holds(self.gist).then(|| {
            let words = self.words.iter();
            words.map(|word| word.most(gist)).sum()
        })
    }

    /// The same, closer and for more.
    pub fn most_closely(&self, gist: Gist) -> u32 {
        let words = self.words.iter();
        words.map(|word| word.most_closely(gist)).sum()
    }

    /// Whether all of them are of ASCII, so that bytes tell whether a text fits.
    pub fn are_ascii(&self) -> bool {
        self.words.iter().all(|word| !word.ascii.is_empty())
    }

    /// Where the last of them ends in a text that they fit, if they [are of ASCII](Self::are_ascii): what
    /// has a [`score`](Self::score), which costs far more, fits. The first places are taken, so that
    /// letters which go on from these are to be looked for after them.
    pub fn end_in(&self, folded: &[u8]) -> Option<usize> {
        let mut words = self.words.iter();
        words.try_fold(0, |_, word| end_of(&word.ascii, folded))
    }

    /// What these letters have more than `shorter`, if that goes on in its last word.
    pub fn more_than(&self, shorter: &Self) -> Option<&[u8]> {
        let (last, shorter_last) = (self.words.last()?, shorter.words.last()?);
        if self.words.len() != shorter.words.len() || !self.go_on_from(shorter) {
            return None;
        }
        last.ascii.strip_prefix(shorter_last.ascii.as_slice())
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

impl Word {
    fn of(atom: &Atom) -> Self {
        let needle = atom.needle_text();
        let ascii = match needle {
            Utf32Str::Ascii(letters) => letters.to_vec(),
            Utf32Str::Unicode(_) => Vec::new(),
        };
        let length = u32::try_from(needle.len()).unwrap_or(u32::MAX);
        Self {
            most: length.saturating_mul(LETTER + FROM_BEGINNING) + FROM_BEGINNING,
            is_of_letters: !ascii.is_empty() && ascii.iter().all(u8::is_ascii_lowercase),
            ascii,
        }
    }

    /// The best score that it can have in a text of this gist.
    fn most(&self, gist: Gist) -> u32 {
        let first = self.ascii.first().copied().map(char::from);
        let is_within = first.is_some_and(|first| !gist.may_begin_with(first));
        if is_within && self.is_of_letters {
            self.most - 2 * FROM_BEGINNING
        } else {
            self.most
        }
    }

    /// The same, where it is worked out letter by letter what can begin a word and go on.
    fn most_closely(&self, gist: Gist) -> u32 {
        let Some(first) = self.ascii.first().copied().map(char::from) else {
            return self.most;
        };
        if !self.is_of_letters {
            return self.most;
        }
        // The best so far, if the last letter begins a word, goes on from such a one, does neither.
        let begins = gist.may_begin_with(first);
        let mut begun = begins.then_some(LETTER + 2 * FROM_BEGINNING);
        let mut gone_on = None;
        let mut within = LETTER;
        for pair in self.ascii.windows(2) {
            let &[before, letter] = pair else { continue };
            let (before, letter) = (char::from(before), char::from(letter));
            let best = within.max(begun.max(gone_on).unwrap_or(0));
            let apart = best + LETTER - APART;
            let from_begun = begun.filter(|_| gist.may_begin_with_pair(before, letter));
            let from_beginning = from_begun.max(gone_on);
            gone_on = from_beginning.map(|score| score + LETTER + FROM_BEGINNING);
            within = apart.max(within + LETTER + FROM_WITHIN);
            let begins = gist.may_begin_with(letter);
            begun = begins.then_some(apart + FROM_BEGINNING);
        }
        within.max(begun.max(gone_on).unwrap_or(0))
    }
}

/// Where `letters` end in `text`, if they stand there in their order: the first places are taken.
pub fn end_of(letters: &[u8], text: &[u8]) -> Option<usize> {
    let mut rest = text.iter();
    let mut letters = letters.iter();
    let fit = letters.all(|letter| rest.any(|byte| byte == letter));
    fit.then(|| text.len() - rest.as_slice().len())
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
        fn a_gist_never_passes_over_what_fits_nor_calls_it_worse(
            typed in "[a-zé0-9'/ 海\\\\-]{0,6}",
            text in "([a-zA-Zéø0-9 海藻,.'/-]|“|\u{600}|\u{301}|\u{200d}|क्ष){0,40}",
        ) {
            let letters = Letters::new(&typed);
            let folded = fold::folded(&text);
            let mut scratch = Scratch::default();
            let score = letters.score(&folded, &mut scratch);
            let gist = Gist::of(&folded);
            if let Some(score) = score {
                let (most, closely) = (letters.most(gist), letters.most_closely(gist));
                prop_assert!(score <= closely && most.is_some_and(|most| closely <= most));
                for range in letters.places(&text, &mut scratch) {
                    prop_assert!(text.get(range).is_some());
                }
            }
            if letters.are_ascii() {
                let fits = letters.most(gist).is_some()
                    && letters.end_in(folded.as_bytes()).is_some();
                prop_assert!(fits || score.is_none());
                prop_assert!(!fits || score.is_some() || !gist.is_ascii());
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
