//! How it was filed: section, tags, language.

use std::collections::HashSet;

use serde_json::Value;

use crate::formats::fields::{Fact, Record, value};
use crate::formats::word_list::entries;
use crate::text::{Clean, fold};

/// The most tags that are kept.
const TAGS: usize = 200;

/// What separates tags in one text, the surest first.
const SEPARATORS: [char; 3] = [';', '|', ','];

/// The section that `record` states in one word or phrase; a list of several is tags.
pub fn section(record: &Record) -> Option<Clean> {
    record.named(Fact::Section).find_map(|(name, stated)| {
        let several = matches!(stated, Value::Array(values) if values.len() > 1);
        let is_number = stated.is_number();
        let section = value::line_of(stated).filter(|_| !several && !is_number)?;
        let is_shelf = name.eq_ignore_ascii_case("folder")
            && ["unread", "archive", "starred", "inbox"].contains(&fold::folded(&section).as_str());
        let is_one = !section.contains(SEPARATORS) || section.contains(", ");
        (is_one && !is_shelf).then_some(section)
    })
}

/// The tags that `record` states under any name, each once, in their order. A category that is the
/// section is no tag.
pub fn tags(record: &Record, section: Option<&Clean>) -> Vec<Clean> {
    let mut tags = Vec::new();
    let mut seen = HashSet::new();
    // Pinboard parts its tags by spaces, and is known by a key that nothing else has.
    let is_pinboard = record.has_key("toread");
    for (name, stated) in record.named(Fact::Tags) {
        let is_category = name.eq_ignore_ascii_case("category");
        if is_category && section.is_some() && value::line_of(stated).as_ref() == section {
            continue;
        }
        for tag in of_value(stated, is_pinboard) {
            // Of a collection to learn from, the class of a record.
            let is_class = name.eq_ignore_ascii_case("label") && tag.parse::<u32>().is_ok();
            if is_class {
                continue;
            }
            if tags.len() < TAGS && seen.insert(fold::folded(&tag)) {
                tags.push(tag);
            }
        }
    }
    tags
}

/// The tags in one value.
fn of_value(stated: &Value, is_pinboard: bool) -> Vec<Clean> {
    let texts = match stated {
        // Pocket keeps its tags as the keys of an object.
        Value::Object(map) if map.values().all(Value::is_object) => map.keys().cloned().collect(),
        Value::Object(_) | Value::Array(_) | Value::String(_) => value::list(stated),
        _ => Vec::new(),
    };
    let is_numbers = matches!(stated, Value::Array(values) if values.iter().all(Value::is_number));
    if is_numbers {
        return Vec::new();
    }
    let parts = texts.iter().flat_map(|text| {
        if is_pinboard {
            text.split_whitespace().collect()
        } else {
            parted(text)
        }
    });
    let tags = parts.map(|tag| value::line(tag.trim().trim_start_matches('#')));
    tags.filter(|tag| !tag.is_empty()).collect()
}

/// The tags in one text.
fn parted(text: &str) -> Vec<&str> {
    let separator = SEPARATORS
        .iter()
        .find(|separator| text.contains(**separator));
    separator.map_or_else(|| vec![text], |separator| text.split(*separator).collect())
}

/// The language that `record` states, as a BCP 47 tag in lower case.
pub fn lang(record: &Record) -> Option<Clean> {
    let mut stated = record.values(Fact::Lang).filter_map(value::words);
    stated.find_map(|stated| tag_of(&stated))
}

/// Languages: the tag, then what else files call them.
const LANGUAGES: &str = "
    ar ara arabic; bn ben bengali; cs ces cze czech; da dan danish; de deu ger german deutsch;
    el ell gre greek; en eng english; es spa spanish español castellano; fa fas per persian farsi;
    fi fin finnish; fr fra fre french français; he heb iw hebrew; hi hin hindi; hu hun hungarian;
    id ind in indonesian; it ita italian italiano; ja jpn jp japanese; ko kor kr korean;
    nl nld dut dutch; no nor norwegian; pl pol polish; pt por portuguese português;
    ro ron rum romanian; ru rus russian русский; sv swe swedish; th tha thai; tr tur turkish;
    uk ukr ua ukrainian; ur urd urdu; vi vie vietnamese; zh zho chi cn chinese
";

/// The BCP 47 tag for what a file calls a language: `en_US`, `eng`, `English`.
pub fn tag_of(stated: &str) -> Option<Clean> {
    let tag = stated.trim().to_lowercase().replace('_', "-");
    let tag = tag.split(['.', '@']).next().unwrap_or_default();
    let mut known = entries(LANGUAGES).map(|names| names.split(' '));
    if let Some(mut names) = known.find(|names| names.clone().any(|name| name == tag)) {
        return names.next().map(Clean::line);
    }
    let mut parts = tag.split('-');
    let is_alphabetic = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_language = parts
        .next()
        .is_some_and(|part| (2..=3).contains(&part.len()) && is_alphabetic(part));
    let is_tag = parts.all(|part| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    let is_unknown = matches!(tag, "und" | "nan" | "mul" | "zxx");
    (is_language && is_tag && !is_unknown).then(|| Clean::line(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_in_every_shape() {
        for (json, expected) in [
            (r#"{"tags": ["a", "b c", "A", ""]}"#, &["a", "b c"][..]),
            (r#"{"tags": "a; b, c"}"#, &["a", "b, c"]),
            (r#"{"tags": "a|b"}"#, &["a", "b"]),
            (r#"{"keywords": "a, b"}"#, &["a", "b"]),
            (r#"{"tags": "machine learning"}"#, &["machine learning"]),
            (
                r#"{"tags": "infinite dom", "toread": "no"}"#,
                &["infinite", "dom"],
            ),
            (r##"{"tags": ["#news", "[[Iran]]"]}"##, &["news", "Iran"]),
            (
                r#"{"tags": {"news": {"item_id": "1", "tag": "news"}}}"#,
                &["news"],
            ),
            (r#"{"tags": [{"name": "x", "id": 4}]}"#, &["x"]),
            (r#"{"categories": [4, 7], "tags": ["x"]}"#, &["x"]),
            (
                r#"{"tags": ["x"], "labels": ["y"], "categories": "['X', 'z']"}"#,
                &["x", "y", "z"],
            ),
            (r#"{"tags": null, "meta_keywords": [""]}"#, &[]),
            (r#"{"category": "world", "tags": ["x"]}"#, &["x"]),
            (r#"{"category": ["world", "asia"]}"#, &["world", "asia"]),
        ] {
            let map = serde_json::from_str(json).unwrap();
            let record = Record::of(&map);
            assert_eq!(tags(&record, section(&record).as_ref()), expected, "{json}");
        }
    }

    #[test]
    fn a_section_is_one_phrase() {
        for (json, expected) in [
            (r#"{"category": "SOCIAL-MEDIA"}"#, Some("SOCIAL-MEDIA")),
            (r#"{"section": "World, Asia"}"#, Some("World, Asia")),
            (r#"{"articleSection": ["World"]}"#, Some("World")),
            (r#"{"category": "a;b"}"#, None),
            (r#"{"category": 3}"#, None),
            (r#"{"folder": "Unread"}"#, None),
            (r#"{"folder": "Recipes"}"#, Some("Recipes")),
        ] {
            let map = serde_json::from_str(json).unwrap();
            assert_eq!(section(&Record::of(&map)).as_deref(), expected, "{json}");
        }
    }

    #[test]
    fn languages_become_tags() {
        for (stated, expected) in [
            ("en", Some("en")),
            ("en_US", Some("en-us")),
            ("English", Some("en")),
            ("deu", Some("de")),
            ("de_DE.UTF-8", Some("de-de")),
            ("zh-Hans", Some("zh-hans")),
            ("fil", Some("fil")),
            ("Klingon", None),
            ("", None),
            ("nan", None),
            ("e1", None),
        ] {
            assert_eq!(tag_of(stated).as_deref(), expected, "{stated}");
        }
    }
}
