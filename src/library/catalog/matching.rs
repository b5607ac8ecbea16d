//! Which row an article keeps when its file is read again, renamed or moved.
//!
//! Lists hold the numbers of rows: an article that keeps its number keeps the cursor, the place on
//! the screen and the selection.

use std::collections::{HashMap, VecDeque};

use crate::article::{Key, Keys};

/// A row that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Old {
    pub(crate) row: u32,
    pub(crate) keys: Keys,
    /// Its checksum, without what makes it a copy, and that of its facts.
    pub(crate) checksum: i64,
    pub(crate) facts_checksum: i64,
    /// The checksum of its words in the search index.
    pub(crate) words_sum: i64,
}

/// Rows that wait for their article to be found.
#[derive(Debug, Default)]
pub(crate) struct Waiting {
    rows: HashMap<u32, Old>,
    by_content: HashMap<Key, VecDeque<u32>>,
    by_url: HashMap<Key, VecDeque<u32>>,
    by_story: HashMap<Key, VecDeque<u32>>,
}

impl Waiting {
    /// Has `old` wait.
    pub(crate) fn add(&mut self, old: Old) {
        let Keys {
            url,
            content,
            story,
        } = old.keys;
        self.by_content
            .entry(content)
            .or_default()
            .push_back(old.row);
        if let Some(url) = url {
            self.by_url.entry(url).or_default().push_back(old.row);
        }
        if let Some(story) = story {
            self.by_story.entry(story).or_default().push_back(old.row);
        }
        self.rows.insert(old.row, old);
    }

    /// The row of an article with the same content.
    pub(crate) fn take_content(&mut self, keys: &Keys) -> Option<Old> {
        take(&mut self.rows, self.by_content.get_mut(&keys.content))
    }

    /// The row of an article with the same URL.
    pub(crate) fn take_url(&mut self, keys: &Keys) -> Option<Old> {
        let url = keys.url?;
        take(&mut self.rows, self.by_url.get_mut(&url))
    }

    /// The row of an article of the same source, day and title.
    pub(crate) fn take_story(&mut self, keys: &Keys) -> Option<Old> {
        let story = keys.story?;
        take(&mut self.rows, self.by_story.get_mut(&story))
    }

    /// The numbers of the rows that wait.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = u32> {
        self.rows.keys().copied()
    }

    /// The only row, if there is one left and no other.
    pub(crate) fn take_only(&mut self) -> Option<Old> {
        let mut rows = self.rows.keys();
        let (only, None) = (*rows.next()?, rows.next()) else {
            return None;
        };
        self.rows.remove(&only)
    }

    /// The rows whose article was not found.
    pub(crate) fn left(self) -> impl Iterator<Item = Old> {
        self.rows.into_values()
    }
}

/// The first of `candidates` that is still waiting.
fn take(rows: &mut HashMap<u32, Old>, candidates: Option<&mut VecDeque<u32>>) -> Option<Old> {
    let candidates = candidates?;
    while let Some(candidate) = candidates.pop_front() {
        if let Some(old) = rows.remove(&candidate) {
            return Some(old);
        }
    }
    None
}

/// The row of each of `articles`, which were read from one file: of the rows that the file had,
/// then of those whose file has vanished. Content decides before the URL, and that before the story;
/// the only article of a file is its only row, whatever was edited.
pub(crate) fn rows_for(
    articles: &[Keys],
    own: &mut Waiting,
    vanished: &mut Waiting,
) -> Vec<Option<Old>> {
    let mut rows: Vec<Option<Old>> = vec![None; articles.len()];
    let mut by = |find: &mut dyn FnMut(&Keys) -> Option<Old>| {
        for (row, keys) in rows.iter_mut().zip(articles) {
            if row.is_none() {
                *row = find(keys);
            }
        }
    };
    by(&mut |keys| own.take_content(keys));
    by(&mut |keys| own.take_url(keys));
    by(&mut |keys| own.take_story(keys));
    by(&mut |keys| vanished.take_content(keys));
    by(&mut |keys| vanished.take_url(keys));
    by(&mut |keys| vanished.take_story(keys));
    if let [None] = rows.as_slice() {
        rows = vec![own.take_only()];
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys of an article, written as `content`, `content@url` or `content#story`.
    fn keys(form: &str) -> Keys {
        let (rest, story) = form
            .split_once('#')
            .map_or((form, None), |(a, b)| (a, Some(b)));
        let (content, url) = rest
            .split_once('@')
            .map_or((rest, None), |(a, b)| (a, Some(b)));
        Keys {
            url: url.map(|url| Key::of(&["url", url])),
            content: Key::of(&[content]),
            story: story.map(|story| Key::of(&["story", story])),
        }
    }

    fn waiting(first: u32, forms: &[&str]) -> Waiting {
        let mut waiting = Waiting::default();
        for (row, form) in (first..).zip(forms) {
            waiting.add(Old {
                row,
                keys: keys(form),
                checksum: 0,
                facts_checksum: 0,
                words_sum: 0,
            });
        }
        waiting
    }

    #[test]
    fn an_article_keeps_its_row() {
        // The rows the file had (from 0), those of vanished files (from 100), what is read now.
        type Case<'a> = (&'a [&'a str], &'a [&'a str], &'a [&'a str], &'a [i64]);
        let table: &[Case] = &[
            (&["a", "b", "c"], &[], &["c", "a", "b"], &[2, 0, 1]),
            (&["a@u", "b@v"], &[], &["new@v", "a@w"], &[1, 0]),
            (&["a#s", "b"], &[], &["edited#s", "b", "new"], &[0, 1, -1]),
            (&["old"], &[], &["edited"], &[0]),
            (&["old", "other"], &[], &["edited"], &[-1]),
            (&[], &["x", "y@u"], &["y@u", "z", "x"], &[101, -1, 100]),
            (&["a", "a"], &[], &["a", "a", "a"], &[0, 1, -1]),
            (&["old"], &["moved"], &["moved"], &[100]),
        ];
        for (had, vanished, read, expected) in table {
            let (mut own, mut vanished) = (waiting(0, had), waiting(100, vanished));
            let articles: Vec<_> = read.iter().map(|form| keys(form)).collect();
            let rows = rows_for(&articles, &mut own, &mut vanished);
            let rows: Vec<_> = rows
                .iter()
                .map(|row| row.map_or(-1, |old| i64::from(old.row)))
                .collect();
            assert_eq!(&rows, expected, "{read:?}");
        }
    }
}
