//! Where the facts of an article were found, in the words that JSON and the details panel use.
//!
//! The title and the dates say so themselves, for formats weigh them by it; what is said of these
//! here is only for the eyes of who asks how a fact came to be.

/// Of a fact that the words of the article told, for its file does not state it.
pub const DETECTED: &str = "its words";

/// Where facts were found: `"byline"`, `"json-ld"`, `"front matter"`, `"header"`, …; empty where a
/// fact is absent, or is not settled yet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Origins {
    /// The authors.
    pub authors: &'static str,
    /// Who published it.
    pub source: &'static str,
    /// The section it stood in.
    pub section: &'static str,
    /// Its language.
    pub lang: &'static str,
    /// Its address.
    pub url: &'static str,
}

impl Origins {
    /// Every fact found in the same place.
    pub fn all(from: &'static str) -> Self {
        Self {
            authors: from,
            source: from,
            section: from,
            lang: from,
            url: from,
        }
    }

    /// The facts by their names, as JSON has them.
    pub fn named(&self) -> [(&'static str, &'static str); 5] {
        [
            ("authors", self.authors),
            ("source", self.source),
            ("section", self.section),
            ("lang", self.lang),
            ("url", self.url),
        ]
    }
}
