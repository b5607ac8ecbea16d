//! A text that is looked for, cut into words that must follow each other.
//!
//! This alone says which word of a text is meant. The dictionary of the index is asked by it and
//! texts are marked by it, so that what is found is what is marked.

use crate::query::ast::Text;
use crate::text::fold::fold;
use crate::text::stem::{Core, Stems, inflects};
use crate::text::tokens::{self, Token};

/// A text that is looked for.
#[derive(Debug, Clone)]
pub struct Sought {
    /// Its words, of which there is one at least.
    pub(crate) slots: Vec<Slot>,
}

/// A word, and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Slot {
    /// How many positions after the first.
    pub(crate) offset: u32,
    pub(crate) meaning: Meaning,
}

/// Which terms, as the index holds them, a word stands for.
#[derive(Debug, Clone)]
pub(crate) enum Meaning {
    /// This one.
    Exactly(String),
    /// Every inflection of a word.
    Inflected(Inflected),
    /// All that begin so.
    Beginning(String),
    /// All that end so.
    Ending(String),
    /// All that hold this.
    Holding(String),
}

/// A word in all its inflections.
#[derive(Debug, Clone)]
pub(crate) struct Inflected {
    /// The word, folded.
    word: String,
    /// What it inflects to, language by language.
    forms: Vec<Form>,
}

/// What the inflections of a word have in common in one language.
#[derive(Debug, Clone)]
struct Form {
    stems: Stems,
    stem: String,
    core: Core,
}

/// A stretch of the sorted dictionary in which the terms of a meaning lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stretch {
    /// The terms that begin so.
    Beginning(String),
    /// The terms from the first on, before the second.
    Between(&'static str, &'static str),
    /// All terms.
    All,
}

/// The letters of Arabic, in which an inflection need not begin like the word.
const ARABIC: Stretch = Stretch::Between("\u{620}", "\u{700}");

/// How the words of a text are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    Inflected,
    AsWritten,
    /// As written, the last one only begins so.
    LastBegins,
}

impl Sought {
    /// Whether it is one word, and no phrase.
    pub(crate) fn is_one_word(&self) -> bool {
        self.slots.len() == 1
    }

    /// What `text` looks for, in the inflections of `languages`; `None` for a pattern, and for what
    /// holds no letter and no digit.
    pub fn of(text: &Text, languages: &[Stems]) -> Option<Self> {
        match text {
            Text::Word(word) => cut(word, How::Inflected, languages),
            Text::Phrase(phrase) => cut(phrase, How::AsWritten, languages),
            Text::Prefix(start) => cut(start, How::LastBegins, languages),
            Text::Regex(_) => None,
        }
    }

    /// What a keyword looks for that matches in its inflections: words that follow each other.
    pub fn inflected(phrase: &str, languages: &[Stems]) -> Option<Self> {
        cut(phrase, How::Inflected, languages)
    }

    /// One term by what is known of it.
    pub(crate) fn term(meaning: Meaning) -> Self {
        let slot = Slot { offset: 0, meaning };
        Self { slots: vec![slot] }
    }
}

impl Meaning {
    /// Whether `term`, a folded word of a text, is meant.
    pub(crate) fn is(&self, term: &str) -> bool {
        match self {
            Self::Exactly(word) => term == word,
            Self::Inflected(word) => word.is(term),
            Self::Beginning(start) => term.starts_with(start.as_str()),
            Self::Ending(end) => term.ends_with(end.as_str()),
            Self::Holding(part) => term.contains(part.as_str()),
        }
    }

    /// Where in the dictionary its terms lie.
    pub(crate) fn stretches(&self) -> Vec<Stretch> {
        match self {
            Self::Exactly(word) | Self::Beginning(word) => vec![Stretch::Beginning(word.clone())],
            Self::Ending(_) | Self::Holding(_) => vec![Stretch::All],
            Self::Inflected(word) => {
                let all = word.forms.iter().map(|form| match &form.core {
                    Core::Start(start) => Stretch::Beginning(start.clone()),
                    Core::Within(_) => ARABIC,
                });
                apart(all.collect())
            }
        }
    }
}

/// `word`, as written, in the inflections of `languages`; of no language it is only itself.
fn inflected(word: &str, folded: &str, languages: &[Stems]) -> Meaning {
    if languages.is_empty() || !inflects(word) {
        return Meaning::Exactly(folded.to_owned());
    }
    let form = |stems: &Stems| Form {
        stems: *stems,
        stem: stems.stem(word),
        core: stems.core(word),
    };
    Meaning::Inflected(Inflected {
        word: folded.to_owned(),
        forms: languages.iter().map(form).collect(),
    })
}

impl Inflected {
    fn is(&self, term: &str) -> bool {
        term == self.word
            || inflects(term) && self.forms.iter().any(|form| form.is(term, &self.word))
    }
}

impl Form {
    fn is(&self, term: &str, word: &str) -> bool {
        let holds_core = match &self.core {
            Core::Start(start) => term.starts_with(start.as_str()),
            Core::Within(part) => term.contains(part.as_str()),
        };
        if !holds_core {
            return false;
        }
        // Some stemmers cut a word that they leave alone as a stem: Иран, Ираном.
        let stem = self.stems.stem(term);
        stem == self.stem || stem == word
    }
}

/// Cuts a text into its words.
fn cut(text: &str, how: How, languages: &[Stems]) -> Option<Sought> {
    let folded = fold(text);
    let tokens: Vec<Token> = tokens::tokens(&folded.text).collect();
    let said_before = |number: usize| {
        let before = number.checked_sub(1).and_then(|before| tokens.get(before));
        let end = tokens.get(number).map(|token| token.range.end);
        before.map(|before| before.range.end) == end
    };
    // The last character of a run without spaces says nothing that the pair before it does not.
    let kept = (0..)
        .zip(&tokens)
        .filter(|(number, _)| !said_before(*number));
    let kept: Vec<&Token> = kept.map(|(_, token)| token).collect();
    let (first, last) = (kept.first()?.position, kept.len() - 1);
    let slots = kept.iter().enumerate().map(|(number, token)| {
        let term = folded.text.get(token.range.clone()).unwrap_or_default();
        let begins = token.is_run_end || how == How::LastBegins && number == last;
        let meaning = if begins {
            // A single character of such a run begins pairs.
            Meaning::Beginning(term.to_owned())
        } else if how == How::Inflected {
            let written = text.get(folded.original(token.range.clone()));
            inflected(written.unwrap_or(term), term, languages)
        } else {
            Meaning::Exactly(term.to_owned())
        };
        let offset = u32::try_from(token.position - first).unwrap_or(u32::MAX);
        Slot { offset, meaning }
    });
    Some(Sought {
        slots: slots.collect(),
    })
}

/// The same stretches, none within another.
fn apart(mut stretches: Vec<Stretch>) -> Vec<Stretch> {
    let start = |stretch: &Stretch| match stretch {
        Stretch::Beginning(start) => start.clone(),
        Stretch::Between(..) | Stretch::All => String::new(),
    };
    stretches.sort_by_key(start);
    stretches.dedup_by(|next, kept| match (next, kept) {
        (Stretch::Beginning(next), Stretch::Beginning(kept)) => next.starts_with(kept.as_str()),
        (next, kept) => next == kept,
    });
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The slots of a text, in a line.
    fn slots(text: &Text) -> String {
        let languages = ["en", "de"].map(|lang| Stems::of(Some(lang)));
        let sought = Sought::of(text, &languages);
        let slot = |slot: &Slot| match &slot.meaning {
            Meaning::Exactly(word) => format!("{}:{word}", slot.offset),
            Meaning::Inflected(word) => format!("{}:~{}", slot.offset, word.word),
            Meaning::Beginning(start) => format!("{}:{start}*", slot.offset),
            Meaning::Ending(_) | Meaning::Holding(_) => "?".to_owned(),
        };
        sought.map_or_else(String::new, |sought| {
            let slots: Vec<_> = sought.slots.iter().map(slot).collect();
            slots.join(" ")
        })
    }

    #[test]
    fn texts_are_cut_into_words_that_mean_what_was_asked() {
        let word = |text: &str| Text::Word(text.to_owned());
        let phrase = |text: &str| Text::Phrase(text.to_owned());
        let prefix = |text: &str| Text::Prefix(text.to_owned());
        for (text, expected) in [
            (word("Policies"), "0:~policies"),
            (word("BRICS"), "0:brics"),
            (word("war"), "0:war"),
            (word("“cease-fires,”"), "0:~cease 1:~fires"),
            (word("don't"), "0:don 1:t"),
            (word("東京都"), "0:東京 1:京都"),
            (word("京"), "0:京*"),
            (word("AI技術"), "0:ai 1:技術"),
            (word("—"), ""),
            (phrase("Security Council"), "0:security 1:council"),
            (phrase("東 京"), "0:東* 1:京*"),
            (prefix("dron"), "0:dron*"),
            (prefix("security coun"), "0:security 1:coun*"),
            (prefix("東京"), "0:東京*"),
            (Text::Regex("x".to_owned()), ""),
        ] {
            assert_eq!(slots(&text), expected, "{text:?}");
        }
    }

    #[test]
    fn an_inflection_is_meant_in_any_of_the_languages() {
        for (languages, word, term, expected) in [
            ("en", "policy", "policies", true),
            ("en", "drone", "dronesque", false),
            ("en fr", "journal", "journaux", true),
            ("en", "journal", "journaux", false),
            ("de", "Haus", "hauser", true),
            ("en", "санкция", "санкциями", true),
            ("en", "Иран", "ираном", true),
            ("en", "عقوبة", "العقوبات", true),
            ("", "policy", "policies", false),
            ("", "policy", "policy", true),
        ] {
            let languages: Vec<_> = languages.split_terminator(' ').collect();
            let languages: Vec<_> = languages.iter().map(|lang| Stems::of(Some(lang))).collect();
            let sought = Sought::of(&Text::Word(word.to_owned()), &languages).unwrap();
            let meaning = &sought.slots.first().unwrap().meaning;
            assert_eq!(meaning.is(term), expected, "{word} {term}");
            let lies_within = meaning.stretches().iter().any(|stretch| match stretch {
                Stretch::Beginning(start) => term.starts_with(start.as_str()),
                Stretch::Between(from, to) => *from <= term && term < *to,
                Stretch::All => true,
            });
            assert!(!expected || lies_within, "{word} {term}");
        }
    }

    #[test]
    fn no_stretch_is_walked_twice() {
        let of = |starts: &[&str]| {
            let stretches = starts.iter();
            apart(
                stretches
                    .map(|start| Stretch::Beginning((*start).to_owned()))
                    .collect(),
            )
        };
        assert_eq!(of(&["polic", "poli", "poli", "x"]), of(&["poli", "x"]));
        assert_eq!(apart(vec![ARABIC, ARABIC]), [ARABIC]);
    }
}
