//! Stems: what the inflections of one word have in common, by language.
//!
//! A stem is made of the word as written, in lower case, and folded only afterwards: the stemmers
//! go by accents and by й. It is made for comparing alone and never shown. Where the language of a
//! text is not known, the script decides: English for Latin letters, Russian for Cyrillic ones.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;

use crate::text::fold::folded;
use crate::text::letters::is_unspaced;

/// Longest word that is stemmed, in bytes; what is longer is no word of a language.
const LONGEST_BYTES: usize = 96;

/// Fewest letters of a word that has inflections: shorter ones share their stems with too many.
const FEWEST_LETTERS: usize = 4;

/// A language, and what stems its words in the scripts that several languages share.
struct Language {
    tags: &'static [&'static str],
    latin: Algorithm,
    arabic: Option<Algorithm>,
}

impl Language {
    /// A language written in Latin letters.
    const fn latin(tags: &'static [&'static str], latin: Algorithm) -> Self {
        Self {
            tags,
            latin,
            arabic: Some(Algorithm::Arabic),
        }
    }
}

/// The languages whose stems differ from the first row, which is for all others.
static LANGUAGES: [Language; Stems::COUNT] = [
    Language::latin(&[], Algorithm::English),
    Language::latin(&["da"], Algorithm::Danish),
    Language::latin(&["nl"], Algorithm::Dutch),
    Language::latin(&["fi"], Algorithm::Finnish),
    Language::latin(&["fr"], Algorithm::French),
    Language::latin(&["de"], Algorithm::German),
    Language::latin(&["hu"], Algorithm::Hungarian),
    Language::latin(&["it"], Algorithm::Italian),
    Language::latin(&["no", "nb", "nn"], Algorithm::Norwegian),
    Language::latin(&["pt"], Algorithm::Portuguese),
    Language::latin(&["ro"], Algorithm::Romanian),
    Language::latin(&["es"], Algorithm::Spanish),
    Language::latin(&["sv"], Algorithm::Swedish),
    Language::latin(&["tr"], Algorithm::Turkish),
    // These write Arabic letters and inflect otherwise.
    Language {
        tags: &["fa", "ur", "ps", "ku", "ckb", "ug", "sd"],
        latin: Algorithm::English,
        arabic: None,
    },
];

/// How the words of a text in one language are stemmed: its place among the languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Stems(usize);

/// What all inflections of a word contain, folded: enough to find where one may stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Core {
    /// They begin with it.
    Start(String),
    /// It stands somewhere in them: Arabic joins article and prepositions to the front.
    Within(String),
}

impl Stems {
    /// How many there are; [`Stems::place`] is below it.
    pub const COUNT: usize = 15;

    /// Those of a language, by its BCP 47 tag.
    pub fn of(lang: Option<&str>) -> Self {
        let tag = lang.unwrap_or_default();
        let language = tag.split(['-', '_']).next().unwrap_or_default();
        let known = LANGUAGES.iter().position(|row| {
            let mut tags = row.tags.iter();
            tags.any(|tag| tag.eq_ignore_ascii_case(language))
        });
        Self(known.unwrap_or_default())
    }

    /// A number of its own, for tables made per language.
    pub fn place(self) -> usize {
        self.0
    }

    /// The stem of a word as written, folded. A word of no script that has a stemmer is its own.
    pub fn stem(self, word: &str) -> String {
        let plain = lower(word);
        let algorithm = self
            .algorithm(&plain)
            .filter(|_| plain.len() <= LONGEST_BYTES);
        let Some(algorithm) = algorithm else {
            return folded(&plain);
        };
        let stem = Stemmer::create(algorithm).stem(&plain).into_owned();
        if stem.is_ascii() { stem } else { folded(&stem) }
    }

    /// What all inflections of `word` contain. Stems swap last letters (policy and polici, journaux
    /// and journal), so that the last letter of what word and stem share does not count.
    pub fn core(self, word: &str) -> Core {
        let (whole, stem) = (folded(word), self.stem(word));
        if Script::of(&whole) == Some(Script::Arabic) && whole.contains(&stem) {
            return Core::Within(stem);
        }
        let pairs = whole.chars().zip(stem.chars());
        let mut shared: String = pairs
            .take_while(|(one, other)| one == other)
            .map(|(one, _)| one)
            .collect();
        if shared.chars().count() >= FEWEST_LETTERS {
            shared.pop();
        }
        if shared.is_empty() {
            shared.extend(whole.chars().next());
        }
        Core::Start(shared)
    }

    /// What stems `word`, if all of it is in one script.
    fn algorithm(self, word: &str) -> Option<Algorithm> {
        let language = LANGUAGES.get(self.0)?;
        match Script::of(word)? {
            Script::Latin => Some(language.latin),
            Script::Cyrillic => Some(Algorithm::Russian),
            Script::Greek => Some(Algorithm::Greek),
            Script::Arabic => language.arabic,
            Script::Tamil => Some(Algorithm::Tamil),
        }
    }
}

/// Whether a keyword matches in all its inflections: four letters at least, no capital after the
/// first (BRICS, iPhone), no digit, and of a script that parts its words.
pub fn inflects(word: &str) -> bool {
    if word.len() > LONGEST_BYTES {
        return false;
    }
    let is_word = |character: char| !character.is_numeric() && !is_unspaced(character);
    word.chars()
        .filter(|character| character.is_alphabetic())
        .count()
        >= FEWEST_LETTERS
        && word.chars().all(is_word)
        && !word.chars().skip(1).any(char::is_uppercase)
}

/// `word` in lower case as the stemmers take it, without what only joins, stretches or hides.
fn lower(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Cow::Owned(word.to_ascii_lowercase());
        }
        return Cow::Borrowed(word);
    }
    let is_letter = |character: &char| {
        !matches!(
            *character,
            '\u{307}' | '\u{640}' | '\u{ad}' | '\u{200b}'..='\u{200f}'
        )
    };
    // A dot above is what lower-casing leaves of a Turkish İ.
    word.nfkd()
        .flat_map(char::to_lowercase)
        .nfc()
        .filter(is_letter)
        .collect()
}

/// A script that has stemmers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    Tamil,
}

impl Script {
    /// The one script of all characters of `word`.
    fn of(word: &str) -> Option<Self> {
        let mut characters = word.chars();
        let first = Self::of_letter(characters.next()?)?;
        characters
            .all(|character| Self::of_letter(character) == Some(first))
            .then_some(first)
    }

    fn of_letter(letter: char) -> Option<Self> {
        match letter {
            'a'..='z' | '\u{df}'..='\u{f6}' | '\u{f8}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => {
                Some(Self::Latin)
            }
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some(Self::Greek),
            '\u{400}'..='\u{52f}' => Some(Self::Cyrillic),
            '\u{620}'..='\u{65f}' | '\u{66e}'..='\u{6d3}' => Some(Self::Arabic),
            '\u{b80}'..='\u{be3}' => Some(Self::Tamil),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn inflections_share_their_stem_in_the_language_of_the_text() {
        for (lang, words) in [
            ("en", "policy policies Policies POLICIES"),
            ("en-GB", "sanction sanctions sanctioned sanctioning"),
            ("", "drone drones Drones ＤＲＯＮＥＳ"),
            ("de", "Haus Häuser Hauses Ha\u{308}user"),
            ("de", "Straße Straßen STRASSEN"),
            ("fr", "journal journaux"),
            ("fr", "élection élections Élections"),
            ("es", "elección elecciones"),
            ("ru", "санкция санкции санкций санкциями"),
            ("en", "санкция санкции"),
            ("tr", "kitap kitabı kitaplar"),
            ("el", "πόλεμος πόλεμο ΠΟΛΕΜΟΣ"),
            ("ar", "عقوبة العقوبات للعقوبات"),
            ("nn", "regjering regjeringen"),
        ] {
            let stems = Stems::of(Some(lang));
            let all: Vec<_> = words.split(' ').map(|word| stems.stem(word)).collect();
            let first = all.first().unwrap();
            assert!(all.iter().all(|stem| stem == first), "{words}: {all:?}");
        }
    }

    #[test]
    fn a_word_of_mixed_scripts_or_of_none_with_a_stemmer_is_its_own_stem() {
        for word in ["тehran", "covid19", "हिन्दी", "대통령", &"word".repeat(50)] {
            assert_eq!(Stems::default().stem(word), folded(word));
        }
        assert_eq!(Stems::of(Some("fa")).stem("ایرانی"), folded("ایرانی"));
    }

    #[test]
    fn short_words_capitals_digits_and_unspaced_scripts_do_not_inflect() {
        for (word, expected) in [
            ("drone", true),
            ("Drone", true),
            ("иран", true),
            ("US", false),
            ("war", false),
            ("BRICS", false),
            ("iPhone", false),
            ("covid19", false),
            ("東京都庁", false),
            ("대통령이", false),
        ] {
            assert_eq!(inflects(word), expected, "{word}");
        }
    }

    #[test]
    fn every_inflection_contains_the_core() {
        for (lang, keyword, forms) in [
            ("en", "policy", "policies policy"),
            ("en", "policies", "policy"),
            ("en", "Iran", "IRAN"),
            ("fr", "cheval", "chevaux"),
            ("tr", "kitap", "kitabı"),
            ("de", "Häuser", "haus"),
            ("ar", "عقوبة", "العقوبات للعقوبات"),
        ] {
            let core = Stems::of(Some(lang)).core(keyword);
            for form in forms.split(' ').map(folded) {
                let holds = match &core {
                    Core::Start(start) => form.starts_with(start),
                    Core::Within(part) => form.contains(part),
                };
                assert!(holds, "{core:?} in {form}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_word_of_any_language_has_a_stem_and_holds_its_core(
            place in 0..Stems::COUNT,
            word in "[a-zäéßıİ']{1,12}|[а-яё]{1,12}|[α-ώς]{1,12}|[ء-يً-ْ]{1,12}|[அ-்]{1,12}|\\PC{1,20}",
        ) {
            let stems = Stems(place);
            let whole = folded(&word);
            match stems.core(&word) {
                Core::Start(start) => prop_assert!(whole.starts_with(&start)),
                Core::Within(part) => prop_assert!(whole.contains(&part)),
            }
        }
    }
}
