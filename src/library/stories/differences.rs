//! What differs between two texts, word by word.

use std::time::{Duration, Instant};

use similar::{Algorithm, ChangeTag, TextDiff};

use crate::article::{Article, texts};
use crate::text::letters::is_of_spaced_word;

/// The longest that differences are looked for: past it what is left is told as taken away and added.
const LONGEST: Duration = Duration::from_millis(500);

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
    let (one, other) = (words(&one), words(&other));
    let diff = TextDiff::configure()
        .algorithm(Algorithm::Patience)
        .deadline(Instant::now() + LONGEST)
        .diff_slices(&one, &other);
    let mut found = Found::default();
    for change in diff.iter_all_changes() {
        match change.tag() {
            ChangeTag::Equal => found.take_same(change.value()),
            ChangeTag::Insert => found.take_changed(change.value(), Change::Added),
            ChangeTag::Delete => found.take_changed(change.value(), Change::Removed),
        }
    }
    found.put_changed();
    let between = std::mem::take(&mut found.between);
    found.put(Change::Same, between);
    found.all
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
        self.put(Change::Same, same);
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
        self.put(Change::Removed, removed);
        self.put(Change::Added, added);
    }

    fn put(&mut self, change: Change, text: String) {
        match self.all.last_mut().filter(|last| last.change == change) {
            Some(last) => last.text.push_str(&text),
            None if text.is_empty() => {}
            None => self.all.push(Difference { change, text }),
        }
    }
}

/// The words of a text, and the signs between them, each by itself.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_run = is_of_spaced_word(first);
        let end = if is_run {
            rest.find(|c| !is_of_spaced_word(c)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (word, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        words.push(word);
        rest = after;
    }
    words
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
