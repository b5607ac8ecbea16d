//! A record to an article: every kind of fact, then the body.

use serde_json::{Map, Value};

use crate::article::{Article, Origins};
use crate::formats::Budget;
use crate::formats::fields::{
    Fact, Record, body, dates, images, labels, lead, people, places, site, value,
};
use crate::text::Clean;

/// Where a record stands.
#[derive(Debug, Clone, Copy)]
pub struct Origin<'a> {
    /// What its fields are called where facts say where they came from: `"json"`, `"front matter"`.
    pub from: &'static str,
    /// How much work it may cost.
    pub budget: &'a Budget,
}

/// What a record turned out to be.
#[derive(Debug)]
pub enum Outcome {
    /// An article.
    Article(Box<Article>),
    /// A record that has a place for a title or a text, and neither.
    Empty,
    /// Something else: a setting, a place on a map, a person.
    Foreign,
}

/// Keys that only files have which are no articles, whatever else they say.
const FOREIGN_KEYS: &[&str] = &[
    "$schema",
    "$id",
    "openapi",
    "swagger",
    "nbformat",
    "manifest_version",
    "dependencies",
    "devDependencies",
    "compilerOptions",
    "lockfileVersion",
    "geometry",
    "jsonrpc",
    "panels",
    "mapping",
    "scripts",
    "start_url",
    "properties",
];

/// The least of a text that is a body when nothing else speaks for an article, in bytes.
const SHORT_BYTES: usize = 20;

/// Reads one record of a file of records.
pub fn article(map: &Map<String, Value>, origin: &Origin) -> Outcome {
    let record = Record::of(map);
    if is_typed_otherwise(&record) {
        return Outcome::Foreign;
    }
    let mut article = whole(&record, origin);
    match judge(&record, &article) {
        Verdict::Article => {
            lead::tidy(&mut article);
            Outcome::Article(Box::new(article))
        }
        Verdict::Empty => Outcome::Empty,
        Verdict::Foreign => Outcome::Foreign,
    }
}

/// Reads one record of a file whose records are articles and nothing else: a feed, a reading list.
/// `None` where it states neither a title nor a text nor an address.
pub fn item(map: &Map<String, Value>, origin: &Origin) -> Option<Article> {
    let mut article = whole(&Record::of(map), origin);
    let is_stated =
        !article.title.is_empty() || article.url.is_some() || !body::is_empty(&article.body);
    lead::tidy(&mut article);
    is_stated.then_some(article)
}

/// All that `record` states.
fn whole(record: &Record, origin: &Origin) -> Article {
    let mut article = Article::default();
    facts(&mut article, record, origin);
    let body = body::body(record, origin.budget);
    article.body = body.blocks;
    article.dropped.extend(body.cut);
    if let Some(page) = body.page {
        fill_gaps(&mut article, *page);
    }
    article
}

/// Fills in every fact that `record` states, the body aside.
pub fn facts(article: &mut Article, record: &Record, origin: &Origin) {
    article.from = Origins::all(origin.from);
    article.lang = labels::lang(record);
    let lang = article.lang.as_deref();
    let dates = dates::dates(record, lang, origin.from);
    article.url = places::url(record);
    article.source = places::source(record);
    article.authors = people::authors(record);
    article.subtitle = record.values(Fact::Subtitle).find_map(value::line_of);
    article.section = labels::section(record);
    article.tags = labels::tags(record, article.section.as_ref());
    article.image = images::image(record, article.url.as_ref());
    article.published = dates.published.or_else(|| {
        let url = article.url.as_ref()?;
        dates::in_path(url, "url")
    });
    article.updated = dates.updated;
    article.saved = dates.saved;
    let (title, summary) = title_and_summary(record, article);
    article.summary = summary.filter(|summary| {
        let is_said = |line: &Option<Clean>| line.as_ref() == Some(summary);
        !is_said(&title) && !is_said(&article.subtitle)
    });
    if let Some(title) = title {
        article.title = title;
        article.title_from = origin.from;
        site::settle(article);
    }
}

/// The title and the summary, wherever this kind of record keeps them.
fn title_and_summary(record: &Record, article: &Article) -> (Option<Clean>, Option<Clean>) {
    let first = |fact| record.values(fact).find_map(value::line_of);
    let named = |key| record.get(key).and_then(value::line_of);
    // Pinboard calls the title description, and the description extended.
    if record.has_key("extended") && record.has_key("href") && !record.has_key("title") {
        return (named("description"), named("extended"));
    }
    // What has an address may go by a name, as bookmarks and linked data do.
    let name = || named("name").filter(|_| article.url.is_some() || record.has_key("@type"));
    (first(Fact::Title).or_else(name), first(Fact::Summary))
}

/// Takes from the page that a record holds what the record does not state.
fn fill_gaps(article: &mut Article, page: Article) {
    if article.title.is_empty() {
        article.title = page.title;
        article.title_from = page.title_from;
    }
    if article.authors.is_empty() {
        article.authors = page.authors;
        article.from.authors = page.from.authors;
    }
    let (from, other) = (&mut article.from, page.from);
    fill_gap(&mut article.url, page.url, &mut from.url, other.url);
    fill_gap(
        &mut article.source,
        page.source,
        &mut from.source,
        other.source,
    );
    fill_gap(&mut article.lang, page.lang, &mut from.lang, other.lang);
    article.published = article.published.take().or(page.published);
    article.updated = article.updated.take().or(page.updated);
    article.image = article.image.take().or(page.image);
    article.summary = article.summary.take().or(page.summary);
}

/// Fills in a fact that is absent, and where it was found.
fn fill_gap(
    fact: &mut Option<Clean>,
    other: Option<Clean>,
    from: &mut &'static str,
    other_from: &'static str,
) {
    if fact.is_none() {
        *fact = other;
        *from = other_from;
    }
}

/// Whether linked data says that this is something else: a person, a site, a trail of crumbs.
fn is_typed_otherwise(record: &Record) -> bool {
    let Some(types) = record.get("@type") else {
        return false;
    };
    let types = value::list(types);
    let kinds = [
        "Article",
        "Posting",
        "Report",
        "Review",
        "CreativeWork",
        "Recipe",
        "Video",
        "Episode",
    ];
    let is_article = |name: &String| kinds.iter().any(|kind| name.contains(kind));
    !types.is_empty() && !types.iter().any(is_article)
}

/// What a record is, seen from the facts that were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Article,
    Empty,
    Foreign,
}

fn judge(record: &Record, article: &Article) -> Verdict {
    let has_body = !body::is_empty(&article.body);
    let has_title = !article.title.is_empty();
    if !has_body && FOREIGN_KEYS.iter().any(|key| record.has_key(key)) {
        return Verdict::Foreign;
    }
    let is_placed = article.url.is_some() || article.published.is_some() || article.saved.is_some();
    let speaks = is_placed || record.is_mostly_known();
    let is_long = || {
        let seen = article.body.iter().map(|block| block.plain().len());
        seen.sum::<usize>() >= SHORT_BYTES
    };
    let has_place = || record.has(Fact::Title) || record.has(Fact::Body) || article.url.is_some();
    match (has_title, has_body) {
        (true, true) => Verdict::Article,
        (true, false) if speaks => Verdict::Article,
        (false, true) if is_placed || !article.authors.is_empty() || is_long() => Verdict::Article,
        (false, false) if speaks && has_place() => Verdict::Empty,
        _ => Verdict::Foreign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(json: &str) -> Outcome {
        let map = serde_json::from_str(json).unwrap();
        let budget = Budget::default();
        article(
            &map,
            &Origin {
                from: "json",
                budget: &budget,
            },
        )
    }

    #[test]
    fn articles_are_told_from_settings_and_from_records_without_words() {
        for (json, expected) in [
            (r#"{"title": "Rail plan"}"#, "article"),
            (
                r#"{"title": "Rail plan", "url": "https://example.org/a", "x": 1, "y": 2, "z": 3}"#,
                "article",
            ),
            (r#"{"text": "It is a plan for the railways."}"#, "article"),
            (
                r#"{"name": "Rail plan", "url": "https://example.org/a", "type": "url"}"#,
                "article",
            ),
            (
                r#"{"@type": "NewsArticle", "headline": "Rail plan"}"#,
                "article",
            ),
            (
                r#"{"title": null, "text": "", "url": "https://example.org/a"}"#,
                "empty",
            ),
            (
                r#"{"title": "", "maintext": "None", "authors": []}"#,
                "empty",
            ),
            (
                r#"{"name": "left-pad", "version": "1.0.0", "description": "Pads.", "author": "J", "license": "MIT", "dependencies": {}}"#,
                "foreign",
            ),
            (
                r#"{"title": "My blog", "theme": "minima", "plugins": [], "baseurl": "", "port": 4000}"#,
                "foreign",
            ),
            (
                r#"{"$schema": "https://json-schema.org/draft", "title": "Person", "type": "object", "properties": {}}"#,
                "foreign",
            ),
            (
                r#"{"@type": "WebSite", "name": "The Daily", "url": "https://example.org"}"#,
                "foreign",
            ),
            (
                r#"{"type": "Feature", "geometry": {}, "properties": {"title": "Bridge"}}"#,
                "foreign",
            ),
            (r#"{"text": "OK", "kind": "button"}"#, "foreign"),
            ("{}", "foreign"),
        ] {
            let found = match outcome(json) {
                Outcome::Article(_) => "article",
                Outcome::Empty => "empty",
                Outcome::Foreign => "foreign",
            };
            assert_eq!(found, expected, "{json}");
        }
    }

    fn read(json: &str) -> Article {
        match outcome(json) {
            Outcome::Article(article) => *article,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn pinboard_calls_things_by_other_names() {
        let json = r#"{"href": "https://example.org/a", "description": "Rail plan", "extended": "A note.", "toread": "no", "tags": "a b", "time": "2016-10-31T15:57:56Z"}"#;
        let article = read(json);
        assert_eq!(article.title, "Rail plan");
        assert_eq!(article.summary.unwrap(), "A note.");
        assert_eq!(article.tags, ["a", "b"]);
    }

    #[test]
    fn a_summary_that_says_what_the_title_says_is_none() {
        assert_eq!(
            read(r#"{"title": "Rail plan", "description": "Rail plan"}"#).summary,
            None
        );
    }
}
