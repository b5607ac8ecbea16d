//! What the index holds of an article: all its texts, each zone in one, apart by breaks.

use crate::article::{Article, Zone, texts};
use crate::text::tokens::BREAK;

/// What the index holds of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Headline and subtitle.
    pub title: String,
    /// The authors.
    pub author: String,
    /// Caption and body.
    pub body: String,
}

impl Entry {
    /// What the index holds of `article`.
    pub fn of(article: &Article) -> Self {
        let mut entry = Self::default();
        for (zone, text) in texts::texts(article) {
            let all = match zone {
                Zone::Title => &mut entry.title,
                Zone::Authors => &mut entry.author,
                Zone::Body => &mut entry.body,
            };
            if !all.is_empty() {
                all.push(BREAK);
            }
            all.push_str(text);
        }
        entry
    }

    /// Bytes of all its texts.
    pub fn bytes(&self) -> usize {
        self.title.len() + self.author.len() + self.body.len()
    }
}
