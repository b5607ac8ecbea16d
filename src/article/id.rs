//! What makes an article the same one after a rename, a move, a re-scrape.
//!
//! Marks of the reader hang on these keys and never on a path or a line: files are renamed, and
//! records move within a file whenever a scraper writes it again.

use std::collections::HashMap;
use std::fmt;

use crate::article::address::canonical_url;
use crate::article::article::FILE_NAME;
use crate::article::{Article, Precision};
use crate::text::fold;

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

    /// The key that is written as `hex`: 32 digits.
    pub fn parse(hex: &str) -> Option<Self> {
        let is_whole = hex.len() == 32 && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = u128::from_str_radix(hex, 16).ok().filter(|_| is_whole)?;
        Some(Self(number.to_be_bytes()))
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

    /// The keys of an article of which nothing is known but its address; that of the content is one
    /// that no text has.
    pub fn of_address(address: &str) -> Self {
        let url = canonical_url(address);
        let named = url.as_deref().unwrap_or_else(|| address.trim());
        Self {
            url: url.as_deref().map(key_of_url),
            content: Key::of(&["address", named]),
            story: None,
        }
    }
}

fn key_of_url(url: &str) -> Key {
    Key::of(&["url", url])
}

/// The keys of the articles of one file, in their order.
pub fn keys(articles: &[Article]) -> Vec<Keys> {
    let urls: Vec<_> = articles
        .iter()
        .map(|article| article.url.as_deref().and_then(canonical_url))
        .collect();
    let mut bearers: HashMap<&str, usize> = HashMap::new();
    for url in urls.iter().flatten() {
        *bearers.entry(url).or_default() += 1;
    }
    let is_alone = |url: &&String| bearers.get(url.as_str()) == Some(&1);
    articles
        .iter()
        .zip(&urls)
        .map(|(article, url)| Keys {
            url: url.as_ref().filter(is_alone).map(|url| key_of_url(url)),
            content: content_key(article),
            story: story_key(article),
        })
        .collect()
}

/// So many bytes of a body tell it from others; folded, a few letters can become many times as long.
const TELLING_BYTES: usize = 4 << 20;

/// The key of the normalised title and body.
fn content_key(article: &Article) -> Key {
    let mut body = String::new();
    let mut room = TELLING_BYTES;
    for block in &article.body {
        let text = block.plain();
        let text = text
            .get(..text.floor_char_boundary(room))
            .unwrap_or_default();
        fold::push_words(&mut body, text);
        room -= text.len();
        if room == 0 {
            break;
        }
    }
    // A title that is only the name of the file goes when the file is renamed.
    let is_named_by_file = article.title_from == FILE_NAME && !body.is_empty();
    let title = if is_named_by_file { "" } else { &article.title };
    if body.is_empty() {
        // A headline alone comes again on other days: it is another article then.
        let day = day(article).unwrap_or_default();
        return Key::of(&["content", &normalised(title), "", &day]);
    }
    Key::of(&["content", &normalised(title), &body])
}

/// The key of source, day and normalised title, where the day is known.
fn story_key(article: &Article) -> Option<Key> {
    let day = day(article)?;
    let source = normalised(article.source.as_deref().unwrap_or_default());
    Some(Key::of(&[
        "story",
        &source,
        &day,
        &normalised(&article.title),
    ]))
}

/// The day it was published, where it is known.
fn day(article: &Article) -> Option<String> {
    let published = article.published.as_ref();
    let published = published.filter(|date| date.precision >= Precision::Date)?;
    Some(published.local.date().to_string())
}

/// The letters and digits of `text`, folded, its words apart by one space.
fn normalised(text: &str) -> String {
    let mut normalised = String::new();
    fold::push_words(&mut normalised, text);
    normalised
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, Date};
    use crate::text::Clean;
    use jiff::civil::DateTime;

    fn article(title: &str, body: &str, url: Option<&str>) -> Article {
        Article {
            title: Clean::line(title),
            body: vec![Block::paragraph(body)],
            url: url.map(Clean::line),
            ..Article::default()
        }
    }

    #[test]
    fn of_a_body_without_end_its_start_tells_it() {
        let long = "ab ".repeat(TELLING_BYTES / 3);
        let of = |body: &str| keys(&[article("A list", body, None)]);
        assert_eq!(of(&format!("{long}é and more")), of(&format!("{long}é")));
        assert_ne!(of(&format!("x{long}")), of(&long));
    }

    #[test]
    fn case_accents_spaces_and_punctuation_do_not_make_another_article() {
        let one = keys(&[article(
            "Café, reopened!",
            "It was  closed —\nfor a year.",
            None,
        )]);
        let other = keys(&[article("Cafe reopened", "It was closed for a year", None)]);
        assert_eq!(one, other);
        assert_ne!(
            one,
            keys(&[article(
                "Cafe reopened",
                "It was closed for two years",
                None
            )])
        );
    }

    #[test]
    fn a_title_made_of_the_file_name_is_no_part_of_the_identity() {
        let named = |title| Article {
            title_from: FILE_NAME,
            ..article(title, "The same words.", None)
        };
        assert_eq!(keys(&[named("one")]), keys(&[named("two")]));
    }

    #[test]
    fn an_address_that_two_articles_of_a_file_bear_names_neither() {
        let url = Some("https://example.org/live");
        let both = keys(&[article("One", "a", url), article("Two", "b", url)]);
        assert!(both.iter().all(|keys| keys.url.is_none()));
        let alone = keys(&[article("One", "a", url)]);
        assert!(alone.iter().all(|keys| keys.url.is_some()));
    }

    #[test]
    fn an_address_alone_names_the_article_that_bears_it() {
        let address = Keys::of_address("http://www.example.org/a/?utm_source=x");
        let of_article = keys(&[article("One", "a", Some("https://example.org/a"))]);
        assert_eq!(address.url, of_article[0].url);
        assert_ne!(address.content, of_article[0].content);
        assert_eq!(
            Key::parse(&address.content.to_string()),
            Some(address.content)
        );
        assert_eq!(Key::parse("+123"), None);
        assert_eq!(Keys::of_address("https://example.org/").url, None);
    }

    #[test]
    fn the_story_outlives_an_edit_and_needs_a_day() {
        let dated = |body, precision| Article {
            published: Some(Date {
                raw: Clean::default(),
                local: DateTime::constant(2023, 2, 10, 9, 30, 0, 0),
                precision,
                offset_minutes: None,
                from: "text",
            }),
            ..article("Rail plan", body, None)
        };
        let story = |article| keys(&[article]).pop().and_then(|keys| keys.story);
        let first = story(dated("As first written.", Precision::Minute));
        assert!(first.is_some());
        assert_eq!(first, story(dated("As corrected.", Precision::Date)));
        assert_eq!(story(dated("Undated.", Precision::Month)), None);
    }
}
