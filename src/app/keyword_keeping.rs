//! What was found or searched for last, made a keyword with one key.

use std::collections::HashSet;
use std::ops::Range;

use crate::app::text_selecting::TextSelection;
use crate::app::{App, Effect, Finding, KeywordDeed, Notice};
use crate::article::texts;
use crate::input::Command;
use crate::keywords::{Change, Match, Word};
use crate::query::ast::{Node, Text};
use crate::reader::Find;
use crate::reader::texts::Texts;
use crate::text::{Clean, fold, words};

/// Whether the last thing done was a keyword made with one key: undo takes that back, as it does whatever
/// was done last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Kept {
    /// It was something else.
    #[default]
    No,
    /// It was, and is being written.
    OnItsWay,
    /// It was.
    Yes,
}

/// The group of the first keywords, where there is none yet.
pub(crate) const FIRST_GROUP: &str = "keywords";

impl App {
    /// Makes the last find, or the words that the list was searched for, keywords of the first
    /// group.
    pub(crate) fn keep_as_keyword(&mut self) -> Vec<Effect> {
        if let Some(find) = self.find_to_keep().filter(|find| !self.has_place(find)) {
            let words = Clean::line(find.typed());
            let words = format!("\"{words}\" is not in this article, so it is made no keyword");
            self.notice = Some(Notice::info(&words));
            return Vec::new();
        }
        let words = self.found_words();
        if words.is_empty() {
            let [find, keep] = [Command::Search, Command::AddKeyword].map(|it| self.hint(it));
            let words = format!(
                "nothing was searched for yet: find something with {find}, then press {keep} again"
            );
            self.notice = Some(Notice::info(&words));
            return Vec::new();
        }
        self.keep_words(words)
    }

    /// Makes the text that is selected a keyword of the first group.
    /// Where no more than its first character is, it is the word there.
    pub(crate) fn keep_selected_as_keyword(&mut self) -> Vec<Effect> {
        self.widen_to_word();
        if self.runs_over_an_end() {
            let words = "what is selected goes over the end of a paragraph or a cell, where no keyword is \
                         found, so it is made no keyword";
            self.notice = Some(Notice::info(words));
            return Vec::new();
        }
        let Some(quote) = self.take_selected() else {
            return Vec::new();
        };
        let selected = word(&Clean::line(&quote.words), Match::Plain);
        let Some(selected) = selected else {
            let words = "a keyword is a word or a phrase: select less";
            self.notice = Some(Notice::info(words));
            return Vec::new();
        };
        self.keep_words(vec![selected])
    }

    /// Whether what is selected of the article stands in several texts: keywords are found in one.
    fn runs_over_an_end(&self) -> bool {
        let (Some(selection), Some(texts @ Texts::Article(article))) =
            (self.reading.selection(), self.reading.texts())
        else {
            return false;
        };
        let selected = fold::folded(&texts.between(selection.from, selection.to));
        let is_in_one =
            texts::texts(article).any(|(_, text)| fold::folded(text).contains(&selected));
        !is_in_one
    }

    /// Selects the word at the one character that is selected.
    fn widen_to_word(&mut self) {
        let alone = self.reading.selected.filter(|it| it.anchor == it.head);
        let word = alone.and_then(|it| Some(self.reading.texts()?.word_at(it.anchor)));
        if let Some((anchor, head)) = word {
            self.reading.selected = Some(TextSelection {
                anchor,
                head,
                goal_x: None,
            });
        }
    }

    /// Makes `words` keywords of the first group.
    fn keep_words(&mut self, words: Vec<Word>) -> Vec<Effect> {
        let groups = &self.outline.groups;
        let group_of = |word: &Word| {
            let has = |of: &&crate::keywords::outline::OutlineGroup| {
                of.words.iter().any(|known| known.word == *word)
            };
            groups.iter().find(has).map(|group| group.name.clone())
        };
        let (known, new): (Vec<_>, Vec<_>) =
            words.into_iter().partition(|word| group_of(word).is_some());
        if let (Some(first), true) = (known.first(), new.is_empty()) {
            let group = group_of(first).unwrap_or_default();
            let shows = self.hint(Command::Keywords);
            let words = format!(
                "{} is a keyword of {group} already; {shows} shows it",
                first.text
            );
            self.notice = Some(Notice::info(&words));
            return Vec::new();
        }
        let (group, mut changes) = self.first_group();
        changes.extend(new.into_iter().map(|word| Change::AddWord {
            group: group.clone(),
            word,
        }));
        self.kept = Kept::OnItsWay;
        vec![Effect::Keywords(KeywordDeed::Change(changes))]
    }

    /// The name of the first group, and what makes one where there is none.
    pub(crate) fn first_group(&self) -> (String, Vec<Change>) {
        if let Some(group) = self.outline.groups.first() {
            return (group.name.to_string(), Vec::new());
        }
        let group = FIRST_GROUP.to_owned();
        let add = Change::AddGroup {
            group: group.clone(),
        };
        (group, vec![add])
    }

    /// What one finds in the article, or else what the list was searched for, or else what was found
    /// last.
    fn found_words(&self) -> Vec<Word> {
        let found = match self.find_to_keep() {
            Some(find) => {
                let word = match find.pattern() {
                    Some(pattern) => word(pattern, Match::Regex),
                    None => word(find.typed(), Match::Plain),
                };
                word.into_iter().collect()
            }
            None => self.searched_words(),
        };
        found.into_iter().map(|word| self.whole(word)).collect()
    }

    /// `word`; where it was not typed to its end, and the article has it only as a part of words, the first
    /// of those: part of a word is no keyword.
    fn whole(&self, word: Word) -> Word {
        let find = Find::parse(&word.text).ok().flatten();
        let find = find.filter(|_| word.rule == Match::Plain);
        let (Some(find), Some(article)) = (find, self.reading.article()) else {
            return word;
        };
        let mut first = None;
        for (_, text) in texts::texts(article) {
            for place in find.places(text) {
                let whole = whole_words(text, &place);
                if whole == place {
                    return word;
                }
                first = first.or_else(|| text.get(whole));
            }
        }
        let whole = first.map(|text| Word {
            text: Clean::line(text).to_string(),
            rule: Match::Plain,
        });
        whole.filter(|whole| whole.check().is_ok()).unwrap_or(word)
    }

    /// The words that the list was searched for.
    fn searched_words(&self) -> Vec<Word> {
        let mut words = Vec::new();
        gather(&self.list.query.tree, &mut words);
        // The last word that was typed is looked for as it is, and as the beginning of others.
        let mut known = HashSet::new();
        words.retain(|word: &Word| known.insert(word.text.clone()));
        words
    }

    /// The find that would be made a keyword: that of the article, or the last one where the list was
    /// searched for no words.
    fn find_to_keep(&self) -> Option<&Find> {
        let Finding { marked, last, .. } = &self.finding;
        let last = last.as_deref();
        let or_last = || last.filter(|_| self.searched_words().is_empty());
        marked.as_deref().or_else(or_last)
    }

    /// Whether the article that is shown has a place of `find`; without one, nothing speaks against it.
    fn has_place(&self, find: &Find) -> bool {
        let is_marked = self.finding.marked.as_deref() == Some(find);
        if let Some(page) = self.reading.page().filter(|_| is_marked) {
            return !page.finds.is_empty();
        }
        self.reading.article().is_none_or(|article| {
            texts::texts(article).any(|(_, text)| !find.places(text).is_empty())
        })
    }
}

/// `place` in `text`, and what else belongs to the words at its edges.
fn whole_words(text: &str, place: &Range<usize>) -> Range<usize> {
    let first = words::piece_at(text, place.start);
    let last = words::piece_at(text, place.end.saturating_sub(1));
    first.map_or(place.start, |first| first.start)..last.map_or(place.end, |last| last.end)
}

/// What `node` looks for in texts and does not exclude.
fn gather(node: &Node, words: &mut Vec<Word>) {
    match node {
        Node::And(nodes) | Node::Or(nodes) => nodes.iter().for_each(|node| gather(node, words)),
        Node::Text(Text::Word(text) | Text::Phrase(text) | Text::Prefix(text)) => {
            words.extend(word(text, Match::Plain));
        }
        Node::Text(Text::Regex(pattern)) => words.extend(word(pattern, Match::Regex)),
        _ => {}
    }
}

/// A keyword, if it can be one.
fn word(text: &str, rule: Match) -> Option<Word> {
    let text = if rule == Match::Regex {
        text
    } else {
        text.trim()
    };
    let word = Word {
        text: text.to_owned(),
        rule,
    };
    word.check().is_ok().then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    #[test]
    fn a_place_in_a_word_is_made_whole() {
        for (text, place, expected) in [
            ("the harbour master", "harb", "harbour"),
            ("the harbour master", "bour mas", "harbour master"),
            ("the harbour", "harbour", "harbour"),
            ("das Hafenamt", "amt", "Hafenamt"),
            ("港の船は", "の船", "の船"),
        ] {
            let start = text.find(place).unwrap();
            let whole = whole_words(text, &(start..start + place.len()));
            assert_eq!(text.get(whole), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_was_typed_as_one_searched_is_one_keyword() {
        let mut app = App::default();
        app.list.query = parse("sea (harbour OR harbour*)").unwrap();
        let words = app.found_words();
        let texts: Vec<_> = words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(texts, ["sea", "harbour"]);
    }

    #[test]
    fn what_is_searched_for_and_not_excluded_becomes_keywords() {
        let mut app = App::default();
        app.list.query = parse("drones \"security council\" -opinion /ir[ae]n/ date:2023").unwrap();
        let words: Vec<_> = app
            .found_words()
            .into_iter()
            .map(|of| (of.text, of.rule))
            .collect();
        let expected = [
            ("drones", Match::Plain),
            ("security council", Match::Plain),
            ("ir[ae]n", Match::Regex),
        ];
        assert_eq!(words, expected.map(|(text, rule)| (text.to_owned(), rule)));
        let effects = app.keep_as_keyword();
        let [Effect::Keywords(KeywordDeed::Change(changes))] = effects.as_slice() else {
            panic!("{effects:?}");
        };
        assert_eq!(changes.len(), 4, "the group comes first");
    }
}
