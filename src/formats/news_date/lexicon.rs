//! Every word known near a date, by its folded form.
//!
//! Built once from the tables. A word keeps all its meanings with the language of each; which one
//! holds is decided where it stands.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use unicode_normalization::char::is_combining_mark;

use super::meaning::Meaning;
use super::months::{GREGORIAN, HIJRI, JALALI, WEEKDAYS};
use super::words::WORDS;
use crate::text::fold::folded;

/// The most words that make one entry ("به روز رسانی").
pub(super) const LONGEST_PHRASE: usize = 4;

/// One meaning of a word in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    /// The language, where the table is one by language; else empty.
    pub(super) lang: &'static str,
    pub(super) meaning: Meaning,
}

/// The table of all words.
pub(super) struct Lexicon {
    entries: HashMap<String, Vec<Entry>>,
    /// The first words of the entries of several words.
    starts: HashSet<String>,
    /// The most characters of an entry in a script without spaces.
    longest_unspaced: usize,
    /// The first characters of all entries.
    first_letters: HashSet<char>,
}

/// The one table.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::build);

impl Lexicon {
    /// What `key`, a folded word or words with single spaces, can mean.
    pub(super) fn get(&self, key: &str) -> &[Entry] {
        self.entries.get(key).map_or(&[], Vec::as_slice)
    }

    /// Whether an entry of several words starts with the folded word `key`.
    pub(super) fn starts_phrase(&self, key: &str) -> bool {
        self.starts.contains(key)
    }

    /// The longest start of `text`, which is of a script without spaces, that is an entry: its
    /// length in bytes and what it can mean.
    pub(super) fn longest_start(&self, text: &str) -> Option<(usize, &[Entry])> {
        if !self.may_start(text) {
            return None;
        }
        let ends: Vec<usize> = text
            .char_indices()
            .map(|(at, character)| at + character.len_utf8())
            .take(self.longest_unspaced)
            .collect();
        ends.into_iter().rev().find_map(|end| {
            let entries = self.get(&key(text.get(..end)?));
            (!entries.is_empty()).then_some((end, entries))
        })
    }

    /// Whether an entry can start as `text` does: most characters of a long run start none. Where a mark
    /// stands on the first it is not told.
    fn may_start(&self, text: &str) -> bool {
        let mut characters = text.chars();
        let first = characters
            .next()
            .map(|first| key(first.encode_utf8(&mut [0; 4])));
        let is_marked = characters.next().is_some_and(is_combining_mark);
        let first = first.and_then(|first| first.chars().next());
        is_marked || first.is_none_or(|first| self.first_letters.contains(&first))
    }

    fn build() -> Self {
        let mut lexicon = Self {
            entries: HashMap::new(),
            starts: HashSet::new(),
            longest_unspaced: 0,
            first_letters: HashSet::new(),
        };
        lexicon.add_rows(GREGORIAN, |place| Meaning::Month(place + 1));
        lexicon.add_rows(JALALI, |place| Meaning::JalaliMonth(place + 1));
        lexicon.add_rows(WEEKDAYS, Meaning::Weekday);
        lexicon.add_words("", HIJRI, Meaning::LunarMonth);
        for (meaning, words) in WORDS {
            lexicon.add_words("", words, *meaning);
        }
        lexicon
    }

    /// Adds a table of which each row is a language and each cell has the next place.
    fn add_rows(&mut self, table: &'static str, meaning: impl Fn(u8) -> Meaning) {
        for row in table.lines().filter(|row| !row.is_empty()) {
            let mut cells = row.split('|').map(str::trim);
            let lang = cells.next().unwrap_or_default();
            for (place, words) in (0..).zip(cells) {
                self.add_words(lang, words, meaning(place));
            }
        }
    }

    /// Adds words that mean the same.
    fn add_words(&mut self, lang: &'static str, words: &'static str, meaning: Meaning) {
        for word in words.split_whitespace() {
            let key = key(&word.replace('_', " "));
            if let Some((first, _)) = key.split_once([' ', '.']) {
                self.starts.insert(first.to_owned());
            } else if !word.is_ascii() {
                self.longest_unspaced = self.longest_unspaced.max(key.chars().count());
            }
            self.first_letters.extend(key.chars().next());
            let entries = self.entries.entry(key).or_default();
            let entry = Entry { lang, meaning };
            if !entries.contains(&entry) {
                entries.push(entry);
            }
        }
    }
}

/// The form under which a word is looked up: folded, and with one letter for those that Arabic and
/// Persian keyboards write differently.
pub(super) fn key(word: &str) -> String {
    let mut key = folded(word);
    if !key.is_ascii() {
        key = key
            .chars()
            .map(|character| match character {
                'ی' | 'ى' | 'ې' => 'ي',
                'ک' => 'ك',
                'ۀ' | 'ە' | 'ہ' => 'ه',
                'ٱ' => 'ا',
                other => other,
            })
            .collect();
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The months that `word` can be, without regard to language.
    fn months(word: &str) -> Vec<u8> {
        let mut months: Vec<u8> = LEXICON
            .get(&key(word))
            .iter()
            .filter_map(|entry| match entry.meaning {
                Meaning::Month(month) => Some(month),
                _ => None,
            })
            .collect();
        months.dedup();
        months
    }

    #[test]
    fn every_language_has_twelve_months_and_seven_days() {
        for (table, expected) in [(GREGORIAN, 12), (JALALI, 12), (WEEKDAYS, 7)] {
            for row in table.lines().filter(|row| !row.is_empty()) {
                assert_eq!(row.split('|').count(), expected + 1, "{row}");
                assert!(row.split('|').all(|cell| !cell.trim().is_empty()), "{row}");
            }
        }
    }

    #[test]
    fn only_these_words_are_other_months_elsewhere() {
        let mut unclear: Vec<&str> = LEXICON
            .entries
            .keys()
            .map(String::as_str)
            .filter(|word| months(word).len() > 1)
            .collect();
        unclear.sort_unstable();
        assert_eq!(unclear, ["lip", "lis", "listopad", "listopada", "srp"]);
    }

    #[test]
    fn case_accents_and_keyboards_do_not_matter() {
        for (word, month) in [
            ("FÉVRIER", 2),
            ("fevrier", 2),
            ("Şubat", 2),
            ("MAYIS", 5),
            ("Κασίμ", 0),
            ("ΙΑΝΟΥΑΡΊΟΥ", 1),
            ("فوريه", 2),
            ("ژانویه", 1),
            ("Października", 10),
        ] {
            assert_eq!(months(word).first().copied().unwrap_or(0), month, "{word}");
        }
    }

    proptest! {
        #[test]
        fn what_cannot_start_an_entry_is_told_by_its_first_character(
            text in "[一-龥年月日가-힣ก-๎ぁ-ヿ\u{3099}\u{1161}]{1,8}",
        ) {
            let ends = text.char_indices().map(|(at, letter)| at + letter.len_utf8());
            let mut starts = ends.map(|end| text.get(..end).unwrap());
            if !LEXICON.may_start(&text) {
                prop_assert!(starts.all(|start| LEXICON.get(&key(start)).is_empty()));
            }
        }
    }
}
