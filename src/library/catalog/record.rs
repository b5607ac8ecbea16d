//! What is kept of a file and of an article: reduced on the worker that read it, so that the one
//! writer only binds values, and the body is gone by then.
//!
//! The checksum of an article covers all that is ever shown of it, the path of its file and the
//! name of its source included, however they are stored.

use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use serde_json::Value;

use crate::article::{Article, Keys, Problem, facts};
use crate::formats::stream::Extent;
use crate::keywords::{Matcher, counts};
use crate::library::catalog::detail::Detail;
use crate::library::catalog::lesson::Traced;
use crate::search::Entry;
use crate::text::{Clean, fold};
use crate::user::checksum::Checksum;

/// What the file system says of a file. Numbers are signed because those of SQLite are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stat {
    pub(crate) mtime_ns: i64,
    pub(crate) size: i64,
    pub(crate) device: i64,
    pub(crate) inode: i64,
}

impl Stat {
    /// Of what is not read: a folder, a link, a file that was passed over for its name.
    pub(crate) const NONE: Self = Self {
        mtime_ns: 0,
        size: -1,
        device: 0,
        inode: 0,
    };

    /// The same file at a time that never is: it will be read again.
    #[must_use]
    pub(crate) fn unsettled(self) -> Self {
        Self {
            mtime_ns: i64::MIN,
            ..self
        }
    }

    /// Whether it is the time at which the file was whole.
    pub(crate) fn is_settled(&self) -> bool {
        self.mtime_ns != i64::MIN
    }

    /// Whether a file that was `self` and is `now` need not be read again.
    pub(crate) fn is_unchanged(&self, now: &Self) -> bool {
        (self.mtime_ns, self.size) == (now.mtime_ns, now.size)
    }
}

/// All that is kept of a file.
#[derive(Debug)]
pub(crate) struct FileRecord {
    pub(crate) stat: Stat,
    /// A hash of its bytes, or of what is said of it.
    pub(crate) digest: [u8; 16],
    pub(crate) format: Option<&'static str>,
    pub(crate) skipped: Option<String>,
    pub(crate) articles: Vec<Record>,
    pub(crate) problems: Vec<Problem>,
}

/// All that is kept of an article.
#[derive(Debug)]
pub(crate) struct Record {
    pub(crate) keys: Keys,
    /// Its place in the file, from 0.
    pub(crate) nth: i64,
    pub(crate) part: Option<u32>,
    /// What it is sorted by.
    pub(crate) date: Option<i64>,
    /// The date as it is shown, and which of its dates it is.
    pub(crate) dated: Option<String>,
    pub(crate) dated_by: i64,
    pub(crate) source: Option<String>,
    pub(crate) title: String,
    /// The title as it is sorted.
    pub(crate) fold: String,
    /// The authors, a line each.
    pub(crate) authors: String,
    pub(crate) lang: Option<String>,
    pub(crate) words: i64,
    pub(crate) facts: String,
    pub(crate) detail: Detail,
    /// The piece it lies in, of a file that is not read as a whole.
    pub(crate) extent: Option<Extent>,
    /// What can be learned from it, and what was applied of what was learned.
    pub(crate) traced: Option<Traced>,
    /// Its words, for the search index, until they are taken.
    pub(crate) entry: Entry,
    /// Hits of each keyword group that has any.
    pub(crate) hits: Vec<(u16, u32)>,
    /// Checksum of what is shown, not yet bound to a row.
    pub(crate) sum: i64,
    /// Checksum of the facts, not yet bound to a row.
    pub(crate) facts_sum: i64,
}

impl Record {
    /// What is kept of the article that stands at `nth` in the file `path` of the root `root`.
    pub(crate) fn of(
        article: &Article,
        keys: Keys,
        nth: usize,
        (root, path): (usize, &Path),
        matcher: &Matcher,
    ) -> Self {
        let authors: Vec<_> = article.authors.iter().map(Clean::as_str).collect();
        let facts = facts::facts(article);
        // The facts have counted them, word by word.
        let words = facts.get("words").and_then(Value::as_i64);
        let facts = Value::Object(facts).to_string();
        let entry = Entry::of(article);
        let dated = article.dated();
        let mut record = Self {
            keys,
            nth: i64::try_from(nth).unwrap_or(i64::MAX),
            part: article.part,
            date: dated.map(|(date, _)| date.sort_key()),
            dated: dated.map(|(date, _)| date.value()),
            dated_by: dated.map_or(0, |(_, by)| by.number()),
            source: article.source.as_ref().map(ToString::to_string),
            title: article.title.to_string(),
            fold: sort_form(&article.title),
            authors: authors.join("\n"),
            lang: article.lang.as_ref().map(ToString::to_string),
            words: words.unwrap_or_default(),
            facts_sum: facts_sum(&facts),
            facts,
            detail: Detail::of(article, &entry),
            extent: None,
            traced: None,
            entry,
            hits: counts::count(article, matcher),
            sum: 0,
        };
        record.sum = record.shown(root, path).sum();
        record
    }

    fn shown<'a>(&'a self, root: usize, path: &'a Path) -> Shown<'a> {
        Shown {
            root: i64::try_from(root).unwrap_or(i64::MAX),
            path: path.as_os_str().as_bytes(),
            nth: self.nth,
            part: self.part.map(i64::from),
            keys: self.keys,
            date: self.date,
            dated: self.dated.as_deref(),
            dated_by: self.dated_by,
            source: self.source.as_deref(),
            title: &self.title,
            fold: &self.fold,
            authors: &self.authors,
            lang: self.lang.as_deref(),
            words: self.words,
        }
    }
}

/// All that is shown of an article, borrowed from wherever it lies.
#[derive(Debug)]
pub(crate) struct Shown<'a> {
    pub(crate) root: i64,
    pub(crate) path: &'a [u8],
    pub(crate) nth: i64,
    pub(crate) part: Option<i64>,
    pub(crate) keys: Keys,
    pub(crate) date: Option<i64>,
    pub(crate) dated: Option<&'a str>,
    pub(crate) dated_by: i64,
    pub(crate) source: Option<&'a str>,
    pub(crate) title: &'a str,
    pub(crate) fold: &'a str,
    pub(crate) authors: &'a str,
    pub(crate) lang: Option<&'a str>,
    pub(crate) words: i64,
}

impl Shown<'_> {
    /// Its checksum, not yet bound to a row.
    pub(crate) fn sum(&self) -> i64 {
        Checksum::of("article")
            .int(self.root)
            .bytes(Some(self.path))
            .int(self.nth)
            .int(self.part)
            .bytes(self.keys.url.as_ref().map(|key| key.0.as_slice()))
            .bytes(Some(&self.keys.content.0))
            .bytes(self.keys.story.as_ref().map(|key| key.0.as_slice()))
            .int(self.date)
            .text(self.dated)
            .int(self.dated_by)
            .text(self.source)
            .text(Some(self.title))
            .text(Some(self.fold))
            .text(Some(self.authors))
            .text(self.lang)
            .int(self.words)
            .finish()
    }
}

/// A checksum bound to the row it stands in, so that no row passes for another.
pub(crate) fn bound(sum: i64, row: i64) -> i64 {
    // An odd number, so that no two rows are bound alike.
    sum ^ row.wrapping_mul(0x9e37_79b9_7f4a_7c15_u64.cast_signed())
}

/// What the checksum of a row is changed by when it is a copy of another, so that no flipped bit
/// hides an article.
pub(crate) fn copy_mark(copy_of: Option<u32>) -> i64 {
    let mark = |of| (i64::from(of) + 1).wrapping_mul(0x2545_f491_4f6c_dd1d);
    copy_of.map_or(0, mark)
}

/// The checksum of facts, not yet bound to a row.
pub(crate) fn facts_sum(facts: &str) -> i64 {
    Checksum::of("facts").text(Some(facts)).finish()
}

/// A title or a name as it is sorted: folded, from its first letter or digit on.
pub(crate) fn sort_form(text: &str) -> String {
    let folded = fold::folded(text);
    let from_first = folded.trim_start_matches(|c: char| !c.is_alphanumeric());
    if from_first.is_empty() {
        folded
    } else {
        from_first.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_sorted_from_their_first_letter_in_any_case() {
        let table = [
            ("“Élan returns", "elan returns"),
            ("  ÄPFEL", "apfel"),
            ("?!", "?!"),
            ("", ""),
        ];
        for (title, sorted) in table {
            assert_eq!(sort_form(title), sorted);
        }
    }
}
