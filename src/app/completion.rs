//! What the word at the cursor of a prompt could become: fields, and the values that are known of
//! them without the catalogue.

use crate::app::line::Line;
use crate::keywords::Keywords;
use crate::keywords::group::Match;
use crate::query::ast::{DateField, Field, Has, Is, Node};
use crate::query::{Sort, print};
use crate::text::fold::folded;

/// What the word at the cursor could become.
#[derive(Debug, Clone)]
pub(crate) struct Completion {
    /// All that it could become, as it would be typed.
    candidates: Vec<String>,
    /// Which of them stands in the line, if one does.
    chosen: Option<usize>,
    /// The place in the line where the word begins.
    start: usize,
}

impl Completion {
    /// What the word before the cursor could become; `None` where nothing is known.
    pub(crate) fn of(line: &Line, keywords: &Keywords) -> Option<Self> {
        let (before, _) = line.parts();
        let start = word_start(before);
        let word = before.get(start..).filter(|word| !word.is_empty())?;
        let wanted = folded(word);
        let mut candidates = known(word, keywords);
        candidates.retain(|candidate| {
            let candidate = folded(candidate);
            candidate.starts_with(&wanted) || candidate.replacen('"', "", 1).starts_with(&wanted)
        });
        candidates.dedup();
        (!candidates.is_empty()).then_some(Self {
            candidates,
            chosen: None,
            start,
        })
    }

    /// Makes the word as long as all candidates agree; gives whether it became longer.
    pub(crate) fn take_common(&self, line: &mut Line) -> bool {
        let Some((first, others)) = self.candidates.split_first() else {
            return false;
        };
        let agreed = others.iter().fold(first.as_str(), |agreed, other| {
            let pairs = agreed.char_indices().zip(other.chars());
            let end = pairs
                .take_while(|((_, a), b)| a == b)
                .last()
                .map_or(0, |((at, a), _)| at + a.len_utf8());
            agreed.get(..end).unwrap_or_default()
        });
        let length = line.parts().0.len().saturating_sub(self.start);
        let is_longer = agreed.len() > length;
        if is_longer {
            line.replace_before(self.start, agreed);
        }
        is_longer
    }

    /// Puts the next candidate into the line, or the one before.
    pub(crate) fn turn(&mut self, is_back: bool, line: &mut Line) {
        let last = self.candidates.len().saturating_sub(1);
        let next = match (self.chosen, is_back) {
            (None, false) => 0,
            (None | Some(0), true) => last,
            (Some(at), true) => at - 1,
            (Some(at), false) if at >= last => 0,
            (Some(at), false) => at + 1,
        };
        if let Some(candidate) = self.candidates.get(next) {
            line.replace_before(self.start, candidate);
            self.chosen = Some(next);
        }
    }
}

/// Where the word at the end of `before` begins: after white space, parentheses and a minus sign.
fn word_start(before: &str) -> usize {
    let is_end = |c: char| c.is_whitespace() || c == '(';
    let word = before.rsplit(is_end).next().unwrap_or_default();
    before.len() - word.strip_prefix('-').unwrap_or(word).len()
}

/// All that is known to begin a condition; the values of a field if `word` names one.
fn known(word: &str, keywords: &Keywords) -> Vec<String> {
    let named = |field: &str, names: &mut dyn Iterator<Item = &'static str>| {
        names.map(|name| format!("{field}:{name}")).collect()
    };
    let Some((field, _)) = word.split_once(':') else {
        let fields = Field::NAMED.iter().map(|(name, _)| *name);
        let others = ["is", "has", "sort", "keyword", "near"];
        let measures = ["hits>", "words>", "age<"].map(str::to_owned);
        let dates = DateField::NAMED.iter().map(|(name, _)| *name);
        let mut all: Vec<_> = fields
            .chain(others)
            .chain(dates)
            .map(|name| format!("{name}:"))
            .chain(measures)
            .collect();
        all.sort_unstable();
        return all;
    };
    match field.to_ascii_lowercase().as_str() {
        "is" => named("is", &mut Is::NAMED.iter().map(|(name, _)| *name)),
        "has" => named("has", &mut Has::NAMED.iter().map(|(name, _)| *name)),
        "sort" => named("sort", &mut Sort::ALL.iter().map(|sort| sort.name())),
        "keyword" => {
            let groups = keywords.groups.iter().map(|group| group.name.to_string());
            let words = keywords.all_words().map(|(_, _, word)| word);
            let plain = words.filter(|word| word.rule == Match::Plain);
            groups
                .chain(plain.map(|word| word.text.clone()))
                .map(|name| print::node(&Node::Keyword(name)))
                .collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tab_completes_what_all_agree_on_then_one_after_another() {
        for (typed, tabs, expected) in [
            ("so", 1, "sort:"),
            ("so", 2, "source:"),
            ("tide -SOU", 0, "tide -source:"),
            ("(is:b", 0, "(is:bookmarked"),
            ("is:", 1, "is:unread"),
            ("is:", 2, "is:read"),
            ("sort:-", 0, "sort:-date"),
            ("tide", 1, "tide"),
        ] {
            let mut line = Line::new(typed);
            let completion = Completion::of(&line, &Keywords::default());
            if let Some(mut completion) = completion {
                let is_longer = completion.take_common(&mut line);
                assert_eq!(is_longer, tabs == 0, "{typed}");
                for _ in 0..tabs {
                    completion.turn(false, &mut line);
                }
            }
            assert_eq!(line.text(), expected, "{typed} {tabs}");
        }
    }
}
