//! The words of a group as the file states them: a text, or a text with its rule.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::keywords::piece::{Piece, values};
use crate::keywords::{Match, Word, pattern};
use crate::text::fold::folded;
use crate::text::nearest;

/// Most words of one group, and most groups: their places are numbers of two bytes.
pub(crate) const MOST: usize = u16::MAX as usize;

/// The keys of a word.
const KEYS: [&str; 3] = ["text", "match", "enabled"];

/// A word as the file states it.
#[derive(Debug)]
pub(crate) struct StatedWord {
    pub(crate) word: Word,
    pub(crate) is_enabled: bool,
}

impl Piece<'_> {
    /// The words of a list; what is wrong with one is said and costs only that one.
    pub(crate) fn words(&mut self, value: &Spanned<DeValue>) -> Vec<StatedWord> {
        let mut words = Vec::new();
        for value in values(value) {
            if words.len() >= MOST {
                let what = format!("a group has at most {MOST} words; the rest is left out");
                self.say(value.span().start, &what, None);
                break;
            }
            words.extend(self.word(value));
        }
        words
    }

    /// One word; what is wrong with it is said.
    fn word(&mut self, value: &Spanned<DeValue>) -> Option<StatedWord> {
        let at = value.span().start;
        let stated = match value.get_ref() {
            DeValue::Table(table) if self.is_sound(value) => self.word_with_rule(table, at)?,
            _ => match self.string(value) {
                Ok(text) => StatedWord {
                    word: Word {
                        text: text.trim().to_owned(),
                        rule: Match::Plain,
                    },
                    is_enabled: true,
                },
                Err(found) => {
                    let expected = "a word in quotes or { text = \"…\", match = \"…\" }";
                    self.say_wrong(at, expected, &found);
                    return None;
                }
            },
        };
        if let Err((what, hint)) = stated.word.check() {
            self.say(at, &what, hint);
            return None;
        }
        Some(stated)
    }

    /// A word as `{ text = "…", match = "…" }`.
    fn word_with_rule(&mut self, table: &DeTable, start: usize) -> Option<StatedWord> {
        let (mut text, mut rule, mut is_enabled) = (None, Some(Match::Plain), true);
        for (key, value) in table {
            let at = value.span().start;
            match (key.get_ref().as_ref(), self.string(value)) {
                ("text", Ok(stated)) => text = Some(stated),
                ("match", Ok(stated)) => {
                    rule = Match::named(&stated);
                    if rule.is_none() {
                        let hint = nearest::hint(&stated, &Match::ALL.map(Match::name));
                        self.say(at, &format!("no match is called {stated}"), Some(&hint));
                    }
                }
                ("text" | "match", Err(found)) => {
                    self.say_wrong(at, "a text in quotes", &found);
                    return None;
                }
                ("enabled", _) => match value.get_ref() {
                    DeValue::Boolean(enabled) => is_enabled = *enabled,
                    other => self.say_wrong(at, "true or false", other.type_str()),
                },
                (other, _) => self.say_unknown(other, key.span().start, &KEYS),
            }
        }
        let Some(text) = text else {
            self.say(
                start,
                "the word has no text",
                Some("write { text = \"…\", match = \"…\" }"),
            );
            return None;
        };
        let rule = rule?;
        let text = if rule == Match::Regex {
            &text
        } else {
            text.trim()
        };
        Some(StatedWord {
            word: Word {
                text: text.to_owned(),
                rule,
            },
            is_enabled,
        })
    }
}

impl Word {
    /// Whether it can be matched; else why not, and what to do.
    pub(crate) fn check(&self) -> Result<(), (String, Option<&'static str>)> {
        if self.rule == Match::Regex {
            return pattern::compile(&self.text).map(drop).map_err(|reason| {
                let what = format!("the pattern {} cannot be used: {reason}", self.text);
                let hint = "patterns are those of the regex crate: docs.rs/regex";
                (what, Some(hint))
            });
        }
        if folded(&self.text).is_empty() {
            return Err(("the word is empty".to_owned(), None));
        }
        Ok(())
    }
}
