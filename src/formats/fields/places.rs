//! Where it was published: the address, and the name of the paper or site.
//!
//! `source` is an address in clippings and a newspaper in news APIs, `site` is a name here and a
//! host there: the value decides.

use serde_json::Value;

use crate::formats::fields::{Fact, Record, value};
use crate::text::Clean;

/// The address of the article: the most trusted value that is a web address.
pub fn url(record: &Record) -> Option<Clean> {
    record
        .values(Fact::Url)
        .find_map(address)
        .map(|url| Clean::line(&url))
}

/// The name of whoever published it. An address stands for its host, that of the article itself only
/// where nothing else is stated.
pub fn source(record: &Record) -> Option<Clean> {
    let name = record.named(Fact::Source).find_map(|(name, stated)| {
        let words = words_of(stated)?;
        let source = match (as_address(&words), name) {
            (Some(_), "source" | "feed") => return None,
            (Some(address), _) => Clean::line(host(address)?),
            (None, _) => value::line(&words),
        };
        (!source.is_empty()).then_some(source)
    });
    let clipped = || {
        let stated = record.named(Fact::Source);
        let mut clipped = stated.filter(|(name, _)| *name == "source");
        let address = clipped.find_map(|(_, stated)| address(stated))?;
        host(&address).map(Clean::line)
    };
    name.or_else(clipped)
}

/// The words that name a publisher: of an object its name, never its number.
fn words_of(stated: &Value) -> Option<String> {
    let Value::Object(map) = stated else {
        return value::words(stated).map(std::borrow::Cow::into_owned);
    };
    let names = [
        "name",
        "title",
        "site_name",
        "legalName",
        "domain",
        "id",
        "url",
        "@id",
    ];
    let mut stated = names.iter().filter_map(|name| map.get(*name));
    stated.find_map(|stated| value::words(stated).map(std::borrow::Cow::into_owned))
}

/// The web address that a value states: a text, the first of a list, or what an object points at.
pub fn address(stated: &Value) -> Option<String> {
    let text = match stated {
        Value::Object(map) => {
            let names = [
                "url",
                "href",
                "@id",
                "src",
                "contentUrl",
                "uri",
                "link",
                "rendered",
                "#text",
            ];
            let mut texts = names.iter().filter_map(|name| map.get(*name)?.as_str());
            texts.find(|text| as_address(text).is_some())?
        }
        Value::Array(values) => {
            return values.iter().take(8).find_map(|value| match value {
                Value::Array(_) => None,
                value => address(value),
            });
        }
        other => other.as_str()?,
    };
    as_address(text).map(str::to_owned)
}

/// `text` as a web address, out of the brackets it may stand in.
pub fn as_address(text: &str) -> Option<&str> {
    let text = text.trim();
    let text = match text
        .strip_prefix('[')
        .and_then(|rest| rest.split_once("]("))
    {
        Some((_, address)) => address.strip_suffix(')')?,
        None => text.trim_start_matches('<').trim_end_matches('>'),
    };
    let starts = ["http://", "https://", "//", "www."];
    let is_address = starts.iter().any(|start| {
        let head = text.get(..start.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(start)) && text.len() > start.len()
    });
    let is_one = !text.contains(char::is_whitespace) && text.contains('.');
    (is_address && is_one).then_some(text)
}

/// The host of an address, without `www.`.
pub fn host(address: &str) -> Option<&str> {
    let rest = address.split_once("//").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?;
    let host = host.split(':').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> [Option<String>; 2] {
        let map = serde_json::from_str(json).unwrap();
        let record = Record::of(&map);
        [url(&record), source(&record)].map(|fact| Some(fact?.to_string()))
    }

    #[test]
    fn address_and_publisher_are_told_apart_by_value() {
        for (json, url, source) in [
            (
                r#"{"source": "https://example.org/a"}"#,
                Some("https://example.org/a"),
                Some("example.org"),
            ),
            (r#"{"source": "The Daily"}"#, None, Some("The Daily")),
            (
                r#"{"source": {"id": "daily", "name": "The Daily"}}"#,
                None,
                Some("The Daily"),
            ),
            (
                r#"{"source": {"id": "daily", "name": null}}"#,
                None,
                Some("daily"),
            ),
            (
                r#"{"source": "https://example.org/a", "source-hostname": "example.org"}"#,
                Some("https://example.org/a"),
                Some("example.org"),
            ),
            (
                r#"{"url": "https://example.org/a", "publisher": {"@type": "Organization", "name": "The Daily"}}"#,
                Some("https://example.org/a"),
                Some("The Daily"),
            ),
            (
                r#"{"url": "/a/b", "canonical_link": "https://example.org/a"}"#,
                Some("https://example.org/a"),
                None,
            ),
            (
                r#"{"site": "https://www.example.org/", "link": "[read](https://example.org/b)"}"#,
                Some("https://example.org/b"),
                Some("example.org"),
            ),
            (
                r#"{"guid": {"rendered": "https://example.org/?p=1"}, "id": 12}"#,
                Some("https://example.org/?p=1"),
                None,
            ),
            (
                r#"{"url": "None", "sitename": "None", "domain": "example.org"}"#,
                None,
                Some("example.org"),
            ),
            (
                r#"{"url": ["https://example.org/a"], "publication": "[[The Daily]]"}"#,
                Some("https://example.org/a"),
                Some("The Daily"),
            ),
            (r#"{"url": "https://a b.org"}"#, None, None),
        ] {
            let [found_url, found_source] = read(json);
            assert_eq!(found_url.as_deref(), url, "{json}");
            assert_eq!(found_source.as_deref(), source, "{json}");
        }
    }

    #[test]
    fn a_host_is_found_in_any_address() {
        for (address, expected) in [
            ("https://www.example.org/a?b#c", Some("example.org")),
            ("//example.org:8080", Some("example.org")),
            ("https://user@example.org/", Some("example.org")),
            ("https:///x", None),
        ] {
            assert_eq!(host(address), expected, "{address}");
        }
    }
}
