//! The tables of this folder, taken apart once.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::{anywhere, links, zones};
use crate::formats::word_list::entries;

/// Whole lines, looked up.
pub(super) type Lines = LazyLock<HashSet<&'static str>>;

/// Starts or parts of lines, tried one after the other.
pub(super) type Starts = LazyLock<Vec<&'static str>>;

pub(super) static ANYWHERE: Lines = LazyLock::new(|| entries(anywhere::LINES).collect());
pub(super) static LINKS: Starts = LazyLock::new(|| entries(anywhere::LINKS).collect());
pub(super) static CALLS: Starts = LazyLock::new(|| entries(anywhere::CALLS).collect());
pub(super) static CALL_ENDS: Starts = LazyLock::new(|| entries(anywhere::CALL_ENDS).collect());
pub(super) static CALL_STARTS: Starts = LazyLock::new(|| entries(anywhere::CALL_STARTS).collect());
pub(super) static LETTERS: Starts = LazyLock::new(|| entries(anywhere::LETTERS).collect());
pub(super) static NOTICES: Starts = LazyLock::new(|| entries(anywhere::NOTICES).collect());
pub(super) static COUNTED: Lines = LazyLock::new(|| entries(anywhere::COUNTED).collect());
pub(super) static SHARE_WORDS: Lines = LazyLock::new(|| entries(anywhere::SHARE_WORDS).collect());
pub(super) static SHARE_LINKS: Lines = LazyLock::new(|| entries(anywhere::SHARE_LINKS).collect());
pub(super) static ABOVE_TITLE: Lines = LazyLock::new(|| entries(zones::ABOVE_TITLE).collect());
pub(super) static ENDS: Lines = LazyLock::new(|| entries(zones::ENDS).collect());
pub(super) static COMMENTS: Lines = LazyLock::new(|| entries(zones::COMMENTS).collect());
pub(super) static TAGS: Lines = LazyLock::new(|| entries(zones::TAGS).collect());
pub(super) static RIGHTS: Starts = LazyLock::new(|| entries(zones::RIGHTS).collect());
pub(super) static BELOW: Starts = LazyLock::new(|| entries(zones::BELOW_STARTS).collect());
pub(super) static HEADS: Lines = LazyLock::new(|| entries(links::HEADS).collect());
pub(super) static ASKS: Starts = LazyLock::new(|| entries(links::CALLS).collect());
pub(super) static READING_TIMES: Lines = LazyLock::new(|| entries(zones::READING_TIMES).collect());

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::furniture::lines::LONGEST_ENTRY;

    #[test]
    fn every_entry_stands_as_lines_are_compared() {
        let lines = [
            &ANYWHERE,
            &COUNTED,
            &ABOVE_TITLE,
            &ENDS,
            &COMMENTS,
            &HEADS,
            &TAGS,
            &READING_TIMES,
            &SHARE_WORDS,
        ];
        let starts = [
            &LINKS,
            &CALLS,
            &CALL_ENDS,
            &CALL_STARTS,
            &LETTERS,
            &NOTICES,
            &RIGHTS,
            &BELOW,
            &ASKS,
        ];
        let lines = lines.iter().flat_map(|table| table.iter());
        for entry in lines.chain(starts.iter().flat_map(|table| table.iter())) {
            assert_eq!(*entry, entry.to_lowercase(), "compared in lower case");
            assert!(!entry.contains(['’', '"', '\n']), "{entry}");
            assert!(entry.len() <= LONGEST_ENTRY, "{entry}");
        }
    }
}
