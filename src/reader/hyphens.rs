//! Where words may be parted, by the language they are in.
//!
//! The patterns are those of TeX. They cost some microseconds a word, far more than all else of
//! setting a line, so each long word of a page is looked up once, and they are loaded for the first of
//! them. Only languages are named whose words are parted with a hyphen.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use hyphenation::{Hyphenator, Language, Load, Standard};

/// Letters that stay together before a hyphen and after it, at least.
const FEWEST_LETTERS: (usize, usize) = (2, 3);

/// Languages whose patterns are kept at a time.
const KEPT: usize = 4;

/// The patterns by the BCP 47 tags that they are for; the narrower tag first.
pub(crate) const LANGUAGES: [(&str, Language); 41] = [
    ("en-GB", Language::EnglishGB),
    ("en", Language::EnglishUS),
    ("de", Language::German1996),
    ("fr", Language::French),
    ("es", Language::Spanish),
    ("it", Language::Italian),
    ("pt", Language::Portuguese),
    ("nl", Language::Dutch),
    ("da", Language::Danish),
    ("sv", Language::Swedish),
    ("nb", Language::NorwegianBokmal),
    ("no", Language::NorwegianBokmal),
    ("nn", Language::NorwegianNynorsk),
    ("fi", Language::Finnish),
    ("et", Language::Estonian),
    ("lv", Language::Latvian),
    ("lt", Language::Lithuanian),
    ("pl", Language::Polish),
    ("cs", Language::Czech),
    ("sk", Language::Slovak),
    ("sl", Language::Slovenian),
    ("hr", Language::Croatian),
    ("hu", Language::Hungarian),
    ("ro", Language::Romanian),
    ("ru", Language::Russian),
    ("uk", Language::Ukrainian),
    ("be", Language::Belarusian),
    ("bg", Language::Bulgarian),
    ("mk", Language::Macedonian),
    ("el", Language::GreekMono),
    ("tr", Language::Turkish),
    ("ca", Language::Catalan),
    ("gl", Language::Galician),
    ("eu", Language::Basque),
    ("cy", Language::Welsh),
    ("ga", Language::Irish),
    ("is", Language::Icelandic),
    ("id", Language::Indonesian),
    ("sq", Language::Albanian),
    ("la", Language::Latin),
    ("eo", Language::Esperanto),
];

/// The patterns that were used last, the most recent first.
static LOADED: Mutex<Vec<(Language, Arc<Standard>)>> = Mutex::new(Vec::new());

/// Where the words of one language may be parted.
pub(crate) struct Hyphens {
    language: Option<Language>,
    patterns: OnceCell<Option<Arc<Standard>>>,
    /// The words that were looked up, each with the bytes after which it may be parted.
    known: RefCell<HashMap<String, Vec<usize>>>,
}

impl fmt::Debug for Hyphens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hyphens").finish_non_exhaustive()
    }
}

impl Hyphens {
    /// Those of `lang`; none where no patterns are known of it.
    pub(crate) fn of(lang: Option<&str>) -> Self {
        Self {
            language: lang.and_then(language),
            patterns: OnceCell::new(),
            known: RefCell::default(),
        }
    }

    /// Whether patterns are known of the language.
    pub(crate) fn are_known(&self) -> bool {
        self.language.is_some()
    }

    /// Whether the language writes all nouns with a capital letter, so that one tells no name.
    pub(crate) fn are_nouns_capitalised(&self) -> bool {
        matches!(self.language, Some(Language::German1996))
    }

    /// The bytes after which `word`, of letters only, may be parted.
    pub(crate) fn breaks_of(&self, word: &str) -> Vec<usize> {
        let mut known = self.known.borrow_mut();
        if let Some(breaks) = known.get(word) {
            return breaks.clone();
        }
        let breaks = self.look_up(word);
        known.insert(word.to_owned(), breaks.clone());
        breaks
    }

    /// The same, looked up in the patterns.
    fn look_up(&self, word: &str) -> Vec<usize> {
        let load = || self.language.and_then(patterns);
        let Some(patterns) = self.patterns.get_or_init(load) else {
            return Vec::new();
        };
        let letters = |text: Option<&str>| text.map_or(0, |text| text.chars().count());
        let (before, after) = FEWEST_LETTERS;
        let mut breaks = patterns.hyphenate(word).breaks;
        breaks.retain(|at| letters(word.get(..*at)) >= before && letters(word.get(*at..)) >= after);
        breaks
    }
}

/// The patterns of a language, loaded where they are not yet.
fn patterns(language: Language) -> Option<Arc<Standard>> {
    let mut loaded = LOADED.lock().unwrap_or_else(PoisonError::into_inner);
    let found = loaded.iter().position(|(known, _)| *known == language);
    let patterns = match found {
        Some(place) => loaded.remove(place).1,
        None => Arc::new(Standard::from_embedded(language).ok()?),
    };
    loaded.insert(0, (language, Arc::clone(&patterns)));
    loaded.truncate(KEPT);
    Some(patterns)
}

/// The patterns for a BCP 47 tag.
fn language(tag: &str) -> Option<Language> {
    let tag = tag.replace('_', "-");
    let known = LANGUAGES.iter().find(|(known, _)| {
        let begins = tag.get(..known.len());
        let goes_on = tag
            .get(known.len()..)
            .is_some_and(|rest| !rest.is_empty() && !rest.starts_with('-'));
        begins.is_some_and(|begins| begins.eq_ignore_ascii_case(known)) && !goes_on
    });
    known.map(|(_, language)| *language)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(lang: &str, word: &str) -> String {
        let mut shown = word.to_owned();
        let breaks = Hyphens::of(Some(lang)).breaks_of(word);
        breaks
            .into_iter()
            .rev()
            .for_each(|at| shown.insert(at, '-'));
        shown
    }

    #[test]
    fn words_are_parted_as_their_language_has_it() {
        for (lang, word, expected) in [
            ("en", "organization", "or-ga-ni-za-tion"),
            ("en-GB", "Government", "Gov-ern-ment"),
            ("en_gb", "Government", "Gov-ern-ment"),
            ("EN-GB-oxendict", "Government", "Gov-ern-ment"),
            (
                "de",
                "Straßenbahnhaltestelle",
                "Stra-ßen-bahn-hal-te-stelle",
            ),
            ("ru", "правительство", "пра-ви-тель-ство"),
            ("tr", "cumhurbaşkanlığı", "cum-hur-baş-kan-lığı"),
            ("ja", "organization", "organization"),
            ("eng", "organization", "organization"),
        ] {
            assert_eq!(parted(lang, word), expected, "{lang}");
        }
        assert!(!Hyphens::of(Some("ja")).are_known() && !Hyphens::of(None).are_known());
    }
}
