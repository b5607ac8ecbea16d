//! Where words may be parted, by the language they are in.
//!
//! The patterns are those of TeX. They cost some microseconds a word, far more than all else of
//! setting a line, so each long word of a page is looked up once. Only languages are named whose
//! words are parted with a hyphen.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use hyphenation::{Hyphenator, Language, Load, Standard};

use crate::reader::fragment::Fragment;
use crate::text::width;

/// Letters of the shortest word that is parted.
const SHORTEST_LETTERS: usize = 6;

/// Letters of the longest: what is longer is no word.
const LONGEST_LETTERS: usize = 60;

/// Letters that stay together before a hyphen and after it, at least.
const FEWEST_LETTERS: (usize, usize) = (2, 3);

/// Narrowest measure in which words are parted.
const NARROWEST_CELLS: usize = 12;

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
    patterns: Arc<Standard>,
    /// The long words that were looked up, each with the bytes after which it may be parted.
    known: RefCell<HashMap<String, Vec<usize>>>,
}

impl fmt::Debug for Hyphens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hyphens").finish_non_exhaustive()
    }
}

impl Hyphens {
    /// Those of `lang`; `None` where it parts no words, or no patterns are known of it.
    pub(crate) fn of(lang: Option<&str>) -> Option<Self> {
        let patterns = patterns(language(lang?)?)?;
        Some(Self {
            patterns,
            known: RefCell::default(),
        })
    }

    /// The fragments of `line` with words taken apart where they may be parted in a measure of
    /// `cells`.
    pub(crate) fn part(&self, line: &str, fragments: Vec<Fragment>, cells: usize) -> Vec<Fragment> {
        if cells < NARROWEST_CELLS {
            return fragments;
        }
        let mut parted = Vec::with_capacity(fragments.len() * 2);
        // The last word of a paragraph stays whole: half a word is no line.
        let last = fragments.len().saturating_sub(1);
        for (number, fragment) in fragments.into_iter().enumerate() {
            let breaks = if number < last {
                self.breaks(line, fragment)
            } else {
                Vec::new()
            };
            push(&mut parted, line, fragment, &breaks, cells);
        }
        parted
    }

    /// The bytes of `line` after which the word of `fragment` may be parted.
    fn breaks(&self, line: &str, fragment: Fragment) -> Vec<usize> {
        let Some((start, word)) = word_of(line, fragment) else {
            return Vec::new();
        };
        let mut known = self.known.borrow_mut();
        if !known.contains_key(word) {
            known.insert(word.to_owned(), self.look_up(word));
        }
        let breaks = known.get(word).map_or(&[][..], Vec::as_slice);
        breaks.iter().map(|at| start + at).collect()
    }

    /// The bytes after which `word` may be parted.
    fn look_up(&self, word: &str) -> Vec<usize> {
        let letters = |text: Option<&str>| text.map_or(0, |text| text.chars().count());
        let (before, after) = FEWEST_LETTERS;
        let mut breaks = self.patterns.hyphenate(word).breaks;
        breaks.retain(|at| letters(word.get(..*at)) >= before && letters(word.get(*at..)) >= after);
        breaks
    }
}

/// Where the word of a fragment starts, and the word, without what stands around it; `None` where
/// it is not to be parted: what is no word, and what a hyphen parts already.
fn word_of(line: &str, fragment: Fragment) -> Option<(usize, &str)> {
    if (fragment.cells as usize) < SHORTEST_LETTERS {
        return None;
    }
    let text = line.get(fragment.start..fragment.end)?;
    let is_letter = |letter: char| letter.is_alphabetic();
    let word = text.trim_start_matches(|letter| !is_letter(letter));
    let start = fragment.start + text.len() - word.len();
    let word = word.trim_end_matches(|letter| !is_letter(letter));
    let letters = word.chars().count();
    let is_plain = |letter: char| {
        is_letter(letter) && width::cluster_width(letter.encode_utf8(&mut [0; 4])) == 1
    };
    let is_word =
        (SHORTEST_LETTERS..=LONGEST_LETTERS).contains(&letters) && word.chars().all(is_plain);
    let is_dash = |letter: char| matches!(letter, '-' | '\u{2010}' | '\u{2011}' | '/' | '_' | '@');
    let around = [
        line.get(..start)?.chars().next_back(),
        line.get(start + word.len()..)?.chars().next(),
    ];
    let is_compound = around.into_iter().flatten().any(is_dash);
    (is_word && !is_compound).then_some((start, word))
}

/// Adds `fragment`, taken apart at `breaks` as far as each part fits with its hyphen.
fn push(
    parted: &mut Vec<Fragment>,
    line: &str,
    fragment: Fragment,
    breaks: &[usize],
    cells: usize,
) {
    let mut rest = fragment;
    for at in breaks {
        let head = line.get(rest.start..*at).map_or(0, width::width);
        let tail = (rest.cells as usize).saturating_sub(head);
        if head == 0 || tail == 0 || head >= cells {
            continue;
        }
        let (Ok(head), Ok(tail)) = (u32::try_from(head), u32::try_from(tail)) else {
            continue;
        };
        parted.push(Fragment {
            end: *at,
            cells: head,
            space_cells: 0,
            hyphen_cells: 1,
            leads_on: false,
            ..rest
        });
        rest = Fragment {
            start: *at,
            cells: tail,
            ..rest
        };
    }
    parted.push(rest);
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
    use crate::reader::fragment::fragments;

    fn parted(lang: &str, line: &str, cells: usize) -> String {
        let hyphens = Hyphens::of(Some(lang)).unwrap();
        let parts = hyphens.part(line, fragments(line, cells, 0), cells);
        let shown = parts.iter().map(|part| {
            let hyphen = if part.hyphen_cells > 0 { "-" } else { " " };
            format!("{}{hyphen}", line.get(part.start..part.end).unwrap())
        });
        shown.collect::<String>().trim_end().to_owned()
    }

    #[test]
    fn words_are_parted_as_their_language_has_it() {
        for (lang, line, expected) in [
            ("en", "The organization said", "The or-ga-ni-za-tion said"),
            ("en-GB", "“Government” said", "“Gov-ern-ment” said"),
            (
                "de",
                "Die Straßenbahnhaltestelle da",
                "Die Stra-ßen-bahn-hal-te-stelle da",
            ),
            ("fr", "l’organisation dit", "l’organisation dit"),
            ("ru", "правительство и", "пра-ви-тель-ство и"),
            ("tr", "cumhurbaşkanlığı ve", "cum-hur-baş-kan-lığı ve"),
            // Addresses, compounds, short words and the last word stay whole.
            (
                "en",
                "https://example.org/international x",
                "https:// example.org/ international x",
            ),
            ("en", "well-established ties", "well- established ties"),
            ("en", "into the organization", "into the organization"),
            ("en", "re\u{301}organization of", "re\u{301}organization of"),
        ] {
            assert_eq!(parted(lang, line, 72), expected, "{line}");
        }
        for tag in ["en_gb", "EN-GB-oxendict"] {
            assert_eq!(parted(tag, "“Government” said", 72), "“Gov-ern-ment” said");
        }
        assert!(Hyphens::of(Some("eng")).is_none());
        assert_eq!(parted("en", "organization of", 11), "organizatio n of");
        assert!(Hyphens::of(Some("ja")).is_none() && Hyphens::of(None).is_none());
    }
}
