//! A text that keywords are looked for in: folded once, its words stemmed only where one may stand.

use std::ops::Range;

use crate::text::fold::Folded;
use crate::text::letters::{is_boundary, is_of_spaced_word};
use crate::text::stem::Stems;

/// Most letters of a word that is looked at: one without end must not be walked again and again.
const LONGEST_WORD: usize = 96;

/// A text under search. Places are bytes of the folded text.
#[derive(Debug)]
pub(crate) struct Sample<'a> {
    original: &'a str,
    folded: &'a Folded,
    stems: Stems,
    /// The word that was stemmed last, and its stem: many keywords ask for the same one in a row.
    last: Option<(Range<usize>, String)>,
}

impl<'a> Sample<'a> {
    /// The text `original`, whose words have `stems`, with its fold.
    pub(crate) fn new(original: &'a str, folded: &'a Folded, stems: Stems) -> Self {
        Self {
            original,
            folded,
            stems,
            last: None,
        }
    }

    /// The folded text.
    pub(crate) fn folded(&self) -> &'a str {
        &self.folded.text
    }

    /// The text as it stands that became `range`.
    pub(crate) fn original(&self, range: Range<usize>) -> &'a str {
        let range = self.folded.original(range);
        self.original.get(range).unwrap_or_default()
    }

    /// Whether a word may start or end at `at`.
    pub(crate) fn is_boundary(&self, at: usize) -> bool {
        let before = self.before(at).next_back();
        is_boundary(before, self.after(at).chars().next())
    }

    /// The word that starts at `at`, to its end.
    pub(crate) fn word_at(&self, at: usize) -> Range<usize> {
        at..at + bytes_of_word(self.after(at).chars())
    }

    /// Where the word starts that `at` stands in.
    pub(crate) fn word_start(&self, at: usize) -> usize {
        at - bytes_of_word(self.before(at).rev())
    }

    /// The stem of the word at `range`.
    pub(crate) fn stem(&mut self, range: &Range<usize>) -> &str {
        let is_last = self.last.as_ref().is_some_and(|(last, _)| last == range);
        if !is_last {
            let stem = self.stems.stem(self.original(range.clone()));
            self.last = Some((range.clone(), stem));
        }
        self.last.as_ref().map_or("", |(_, stem)| stem)
    }

    fn before(&self, at: usize) -> std::str::Chars<'_> {
        self.folded.text.get(..at).unwrap_or_default().chars()
    }

    fn after(&self, at: usize) -> &str {
        self.folded.text.get(at..).unwrap_or_default()
    }
}

/// How many bytes of a word come first in `characters`.
fn bytes_of_word(characters: impl Iterator<Item = char>) -> usize {
    let letters = characters.take_while(|letter| is_of_spaced_word(*letter));
    letters.take(LONGEST_WORD).map(char::len_utf8).sum()
}
