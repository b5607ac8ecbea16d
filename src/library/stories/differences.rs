//! What differs between two texts: paragraph by paragraph, and word by word in those that are alike.
//!
//! Paragraphs that have little in common are told whole, one after the other: mixed word by word they
//! could not be read.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use similar::{Algorithm, ChangeTag, DiffOp, TextDiff};

use crate::article::{Article, texts};
use crate::text::letters::is_of_spaced_word;

/// The longest that differences are looked for: past it what is left is told as taken away and added.
const LONGEST: Duration = Duration::from_millis(500);

/// How many paragraphs on one is looked for that is alike.
const FARTHEST: usize = 16;

/// Bytes of a text that are compared, at most.
const MOST_BYTES: usize = 1 << 18;

/// Whether words stand in both texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// In both.
    Same,
    /// In the other alone.
    Added,
    /// In the first alone.
    Removed,
}

/// Words in a row that stand in both texts, or in one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// In which.
    pub change: Change,
    /// The words, with what stands between them; a line end parts paragraphs.
    pub text: String,
}

/// What `other` says otherwise than `one`: title and paragraphs, in order.
pub fn differences(one: &Article, other: &Article) -> Vec<Difference> {
    let (one, other) = (text_of(one), text_of(other));
    let one: Vec<&str> = one.split_inclusive('\n').collect();
    let other: Vec<&str> = other.split_inclusive('\n').collect();
    let deadline = Instant::now() + LONGEST;
    let diff = TextDiff::configure()
        .algorithm(Algorithm::Patience)
        .deadline(deadline)
        .diff_slices(&one, &other);
    let mut found = Found::default();
    for op in diff.ops() {
        let old = one.get(op.old_range()).unwrap_or_default();
        let new = other.get(op.new_range()).unwrap_or_default();
        match op {
            DiffOp::Equal { .. } => found.put_all(Change::Same, old),
            _ => found.take_paragraphs(old, new, deadline),
        }
    }
    found.all
}

/// Whether two paragraphs have half of their words in common.
fn are_alike(one: &str, other: &str) -> bool {
    let count = |text| {
        let mut count: HashMap<&str, usize> = HashMap::new();
        for word in words(text).into_iter().filter(|word| is_said(word)) {
            *count.entry(word).or_default() += 1;
        }
        count
    };
    let (one, other) = (count(one), count(other));
    let all: usize = one.values().chain(other.values()).sum();
    let shared = one
        .iter()
        .map(|(word, times)| other.get(word).map_or(0, |of| *of.min(times)));
    all > 0 && shared.sum::<usize>() * 4 >= all
}

fn is_said(word: &str) -> bool {
    word.contains(char::is_alphanumeric)
}

/// Differences as they are gathered: words that are other ones in a row stand together, first those that
/// were taken away, whatever spaces lie between them.
#[derive(Default)]
struct Found {
    all: Vec<Difference>,
    removed: String,
    added: String,
    /// What both have after the words that differ, if it is spaces alone.
    between: String,
}

impl Found {
    /// Takes paragraphs that have taken the place of others: each beside the first that is alike.
    fn take_paragraphs(&mut self, old: &[&str], new: &[&str], deadline: Instant) {
        let mut rest = new;
        for paragraph in old {
            let is_late = Instant::now() > deadline;
            let mut near = rest.iter().take(if is_late { 0 } else { FARTHEST });
            let Some(place) = near.position(|other| are_alike(paragraph, other)) else {
                self.put(Change::Removed, paragraph);
                continue;
            };
            let (before, after) = rest.split_at_checked(place).unwrap_or_default();
            self.put_all(Change::Added, before);
            if let Some((alike, after)) = after.split_first() {
                self.take_words(paragraph, alike, deadline);
                rest = after;
            }
        }
        self.put_all(Change::Added, rest);
    }

    /// Takes two paragraphs that are alike, word by word.
    fn take_words(&mut self, one: &str, other: &str, deadline: Instant) {
        let (one, other) = (words(one), words(other));
        let diff = TextDiff::configure()
            .algorithm(Algorithm::Patience)
            .deadline(deadline)
            .diff_slices(&one, &other);
        for change in diff.iter_all_changes() {
            match change.tag() {
                ChangeTag::Equal => self.take_same(change.value()),
                ChangeTag::Insert => self.take_changed(change.value(), Change::Added),
                ChangeTag::Delete => self.take_changed(change.value(), Change::Removed),
            }
        }
        self.put_changed();
        let between = std::mem::take(&mut self.between);
        self.put(Change::Same, &between);
    }

    fn take_same(&mut self, text: &str) {
        let is_space = !text.contains('\n') && text.trim().is_empty();
        if is_space && self.between.is_empty() && !self.removed.is_empty() && !self.added.is_empty()
        {
            self.between.push_str(text);
            return;
        }
        self.put_changed();
        let mut same = std::mem::take(&mut self.between);
        same.push_str(text);
        self.put(Change::Same, &same);
    }

    fn take_changed(&mut self, text: &str, change: Change) {
        let between = std::mem::take(&mut self.between);
        self.removed.push_str(&between);
        self.added.push_str(&between);
        match change {
            Change::Removed => self.removed.push_str(text),
            _ => self.added.push_str(text),
        }
    }

    fn put_changed(&mut self) {
        let (removed, added) = (
            std::mem::take(&mut self.removed),
            std::mem::take(&mut self.added),
        );
        self.put(Change::Removed, &removed);
        self.put(Change::Added, &added);
    }

    fn put_all(&mut self, change: Change, texts: &[&str]) {
        for text in texts {
            self.put(change, text);
        }
    }

    fn put(&mut self, change: Change, text: &str) {
        match self.all.last_mut().filter(|last| last.change == change) {
            Some(last) => last.text.push_str(text),
            None if text.is_empty() => {}
            None => self.all.push(Difference {
                change,
                text: text.to_owned(),
            }),
        }
    }
}

/// The words of a text, numbers whole, and the signs between them, each by itself.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if is_of_spaced_word(first) {
            word_end(rest)
        } else {
            first.len_utf8()
        };
        let (word, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        words.push(word);
        rest = after;
    }
    words
}

/// The end of the word that `text` begins with: a point or a comma between digits is of their number,
/// an apostrophe between letters of their word.
fn word_end(text: &str) -> usize {
    let mut before = ' ';
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let after = letters.peek().map_or(' ', |(_, after)| *after);
        let joins = match letter {
            '.' | ',' | ':' => before.is_numeric() && after.is_numeric(),
            '\'' | '’' => before.is_alphabetic() && after.is_alphabetic(),
            _ => is_of_spaced_word(letter),
        };
        if !joins {
            return at;
        }
        before = letter;
    }
    text.len()
}

/// The title, the caption and the paragraphs of an article, a line each.
fn text_of(article: &Article) -> String {
    let mut all = String::new();
    for (_, text) in texts::texts(article) {
        all.push_str(text);
        all.push('\n');
        if all.len() >= MOST_BYTES {
            break;
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Block;
    use crate::text::Clean;

    fn article(title: &str, paragraphs: &[&str]) -> Article {
        Article {
            title: Clean::line(title),
            body: paragraphs
                .iter()
                .map(|text| Block::paragraph(text))
                .collect(),
            ..Article::default()
        }
    }

    /// Removed words in [], added ones in {}.
    fn shown(one: &[&str], other: &[&str]) -> String {
        let found = differences(&article("T", one), &article("T", other));
        let shown = |one: &Difference| match one.change {
            Change::Same => one.text.clone(),
            Change::Removed => format!("[{}]", one.text),
            Change::Added => format!("{{{}}}", one.text),
        };
        found
            .iter()
            .map(shown)
            .collect::<String>()
            .replace('\n', "/")
    }

    #[test]
    fn numbers_stay_whole_and_paragraphs_that_are_not_alike_are_not_mixed() {
        for (one, other, expected) in [
            (
                &["Prices rose by 0.9% in May."][..],
                &["Prices rose by 0.8% in May."][..],
                "T/Prices rose by [0.9]{0.8}% in May./",
            ),
            (
                &["It cost 12,800 at 10:30, they don’t say."],
                &["It cost 12,900 at 10:45, they didn’t say."],
                "T/It cost [12,800]{12,900} at [10:30]{10:45}, they [don’t]{didn’t} say./",
            ),
            (
                &["The bridge is closed.", "Ships wait at the quay."],
                &["Nobody was hurt at noon.", "Ships wait at the old quay."],
                "T/[The bridge is closed./]{Nobody was hurt at noon./}Ships wait at the {old }quay./",
            ),
            (
                &["One two three four.", "Same."],
                &["A b c d.", "E f g h.", "Same."],
                "T/[One two three four./]{A b c d./E f g h./}Same./",
            ),
        ] {
            assert_eq!(shown(one, other), expected);
        }
    }

    #[test]
    fn words_that_differ_are_told_and_both_texts_come_back() {
        let one = article(
            "Rail plan",
            &["The bridge closed on Monday.", "No one was hurt."],
        );
        let other = article(
            "Rail plan",
            &[
                "The old bridge closed on Tuesday.",
                "No one was hurt. 東京も。",
            ],
        );
        let found = differences(&one, &other);
        let of = |wanted: Change| -> Vec<&str> {
            let found = found.iter().filter(|one| one.change == wanted);
            found.map(|one| one.text.trim()).collect()
        };
        assert_eq!(of(Change::Removed), ["Monday"]);
        assert_eq!(of(Change::Added), ["old", "Tuesday", "東京も。"]);
        let without = |skipped: Change| -> String {
            let kept = found.iter().filter(|one| one.change != skipped);
            kept.map(|one| one.text.as_str()).collect()
        };
        assert_eq!(without(Change::Added), text_of(&one));
        assert_eq!(without(Change::Removed), text_of(&other));
        assert!(
            differences(&one, &one)
                .iter()
                .all(|one| one.change == Change::Same)
        );
    }
}
