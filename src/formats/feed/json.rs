//! JSON Feed: read as any JSON, with what only its specification says.

use crate::article::Article;
use crate::formats::fields::{Record, people};
use crate::formats::json;
use crate::formats::json::{parse, scan};
use crate::formats::registry::{Input, Reading};
use crate::text::Clean;

/// How far into a file its version is looked for, in bytes.
const SEARCHED_BYTES: usize = 4 << 10;

/// Whether `text` says that it is a JSON Feed.
pub(super) fn recognises(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let start = text.get(..text.floor_char_boundary(SEARCHED_BYTES));
    let start = start.filter(|start| start.starts_with('{'));
    start.is_some_and(|start| {
        let start = start.replace("\\/", "/");
        start.contains("\"https://jsonfeed.org/version/1")
            || start.contains("\"http://jsonfeed.org/version/1")
    })
}

/// Reads a JSON Feed. Its authors wrote every item that names none.
pub(super) fn read(input: &Input, reading: &mut Reading) {
    json::read(input, reading);
    let authors = feed_authors(input.text);
    let is_without = |article: &&mut Article| article.authors.is_empty();
    for article in reading.articles.iter_mut().filter(is_without) {
        article.authors.clone_from(&authors);
    }
}

/// The authors that the feed states for itself.
fn feed_authors(text: &str) -> Vec<Clean> {
    let start = scan::skip_space(text.trim_start_matches('\u{feff}'), 0);
    let members = scan::members(text, start).members;
    let own = members.into_iter().filter(|member| {
        let name = text.get(member.key.clone()).unwrap_or_default();
        matches!(name, "author" | "authors")
    });
    let stated = own.filter_map(|member| {
        let value = text.get(member.value)?;
        parse::record(&format!("{{\"authors\":{value}}}")).ok()
    });
    let mut found = stated.map(|map| people::authors(&Record::of(&map)));
    found.find(|names| !names.is_empty()).unwrap_or_default()
}
