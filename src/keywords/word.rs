//! The words of a group as the file states them: a text, or a text with its rule.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::keywords::piece::{Piece, values};
use crate::keywords::{Match, Word, pattern};
use crate::text::fold::folded;

/// Most words of one group, and most groups: their places are numbers of two bytes.
pub(crate) const MOST: usize = u16::MAX as usize;

impl Piece<'_> {
    /// The words of a list; what is wrong with one is said and costs only that one.
    pub(crate) fn words(&mut self, value: &Spanned<DeValue>) -> Vec<Word> {
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
    fn word(&mut self, value: &Spanned<DeValue>) -> Option<Word> {
        let at = value.span().start;
        let word = match value.get_ref() {
            DeValue::Table(table) if self.is_sound(value) => self.word_with_rule(table, at)?,
            _ => match self.string(value) {
                Ok(text) => Word {
                    text: text.trim().to_owned(),
                    rule: Match::Plain,
                },
                Err(found) => {
                    let expected = "a word in quotes or { text = \"…\", match = \"…\" }";
                    self.say_wrong(at, expected, &found);
                    return None;
                }
            },
        };
        if word.rule == Match::Regex {
            if let Err(reason) = pattern::compile(&word.text) {
                let what = format!("the pattern {} cannot be used: {reason}", word.text);
                self.say(
                    at,
                    &what,
                    Some("patterns are those of the regex crate: docs.rs/regex"),
                );
                return None;
            }
        } else if folded(&word.text).is_empty() {
            self.say(at, "the word is empty", None);
            return None;
        }
        Some(word)
    }

    /// A word as `{ text = "…", match = "…" }`.
    fn word_with_rule(&mut self, table: &DeTable, start: usize) -> Option<Word> {
        const RULES: &str = "match is one of plain, exact, word, part, regex";
        let (mut text, mut rule) = (None, Some(Match::Plain));
        for (key, value) in table {
            let at = value.span().start;
            match (key.get_ref().as_ref(), self.string(value)) {
                ("text", Ok(stated)) => text = Some(stated),
                ("match", Ok(stated)) => {
                    rule = Match::named(&stated);
                    if rule.is_none() {
                        self.say(at, &format!("no match is called {stated}"), Some(RULES));
                    }
                }
                ("text" | "match", Err(found)) => {
                    self.say_wrong(at, "a text in quotes", &found);
                    return None;
                }
                (other, _) => self.say_unknown(other, key.span().start, RULES),
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
        Some(Word {
            text: text.to_owned(),
            rule,
        })
    }
}
