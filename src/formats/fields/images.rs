//! The lead image: never loaded, only named.

use serde_json::{Map, Value};

use crate::article::Image;
use crate::formats::caption;
use crate::formats::fields::{Fact, Record, value};
use crate::text::Clean;

/// The longest address of a picture that is kept; longer ones are the picture itself.
const SRC_BYTES: usize = 2000;

/// The lead image that `record` states, with its caption and credit. `url` is the article's own
/// address, which scrapers that found no picture give for one.
pub fn image(record: &Record, url: Option<&Clean>) -> Option<Image> {
    let mut stated = record.values(Fact::Image).filter_map(of_value);
    let stated = stated.find(|image| image.src.as_ref() != url || image.caption.is_some());
    let mut image = stated.unwrap_or_default();
    let words = |fact| record.values(fact).find_map(value::line_of);
    if let Some(line) = words(Fact::Caption).filter(|_| image.caption.is_none()) {
        set_caption(&mut image, &line);
    }
    image.credit = image.credit.or_else(|| words(Fact::Credit));
    // A credit alone may be anything; with a picture or its words it is the picture's.
    let is_stated = image.src.is_some() || image.caption.is_some();
    is_stated.then_some(image)
}

/// The picture that one value names.
pub fn of_value(stated: &Value) -> Option<Image> {
    match stated {
        Value::String(text) => {
            // Tables hold lists as Python prints them.
            let printed = value::printed_list(text).and_then(|list| list.into_iter().next());
            let src = src(printed.as_deref().unwrap_or(text))?;
            Some(Image {
                src: Some(src),
                ..Image::default()
            })
        }
        Value::Array(values) => values.iter().take(16).find_map(|value| match value {
            Value::Array(_) => None,
            value => of_value(value),
        }),
        Value::Object(map) => of_object(map),
        _ => None,
    }
}

fn of_object(map: &Map<String, Value>) -> Option<Image> {
    let words = |names: &[&str]| {
        let mut values = names.iter().filter_map(|name| map.get(*name));
        values.find_map(value::line_of)
    };
    let names = [
        "url",
        "src",
        "contentUrl",
        "href",
        "link",
        "path",
        "source_url",
        "@id",
        "original",
    ];
    let mut texts = names.iter().filter_map(|name| map.get(*name)?.as_str());
    let mut image = Image {
        src: texts.find_map(src),
        alt: words(&["alt", "altText", "alt_text", "alternativeText"]),
        ..Image::default()
    };
    if let Some(line) = words(&["caption", "description", "legend", "title"]) {
        set_caption(&mut image, &line);
    }
    let credit = words(&[
        "credit",
        "creditText",
        "photographer",
        "author",
        "creator",
        "copyright",
    ]);
    image.credit = credit.or(image.credit);
    (image.src.is_some() || image.caption.is_some()).then_some(image)
}

/// Parts `line` into the caption and the credit of `image`.
pub fn set_caption(image: &mut Image, line: &str) {
    let (words, credit) = caption::part(line);
    image.caption = Some(Clean::line(words)).filter(|words| !words.is_empty());
    image.credit = credit.map(Clean::line).or_else(|| image.credit.take());
}

/// `text` as the address or path of a picture.
pub fn src(text: &str) -> Option<Clean> {
    let text = text.trim();
    let text = text
        .strip_prefix("![[")
        .and_then(|rest| rest.strip_suffix("]]"))
        .unwrap_or(text);
    let is_path = text.contains(['.', '/']) && !text.contains(['\n', '<']);
    let is_name = !text.contains("://") || !text.contains(char::is_whitespace);
    let is_short = text.len() <= SRC_BYTES && !text.starts_with("data:");
    (is_path && is_name && is_short).then(|| Clean::line(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Option<[Option<String>; 4]> {
        let map = serde_json::from_str(json).unwrap();
        let own = Clean::line("https://example.org/a");
        let image = image(&Record::of(&map), Some(&own))?;
        let parts = [image.src, image.alt, image.caption, image.credit];
        Some(parts.map(|part| Some(part?.to_string())))
    }

    #[test]
    fn pictures_are_read_in_every_shape() {
        let src = Some("https://example.org/p.jpg");
        for (json, expected) in [
            (
                r#"{"image": "https://example.org/p.jpg"}"#,
                Some([src, None, None, None]),
            ),
            (
                r#"{"top_image": "", "images": ["https://example.org/p.jpg", "x.png"]}"#,
                Some([src, None, None, None]),
            ),
            (
                r#"{"image": {"url": "https://example.org/p.jpg", "caption": "A bridge", "credit": "Jane Doe", "alt": "bridge"}}"#,
                Some([src, Some("bridge"), Some("A bridge"), Some("Jane Doe")]),
            ),
            (
                r#"{"image": [{"@type": "ImageObject", "contentUrl": "https://example.org/p.jpg"}]}"#,
                Some([src, None, None, None]),
            ),
            (
                r#"{"image_url": "https://example.org/p.jpg", "image_caption": "A bridge", "image_credit": "Jane Doe"}"#,
                Some([src, None, Some("A bridge"), Some("Jane Doe")]),
            ),
            (r#"{"image_url": "https://example.org/a"}"#, None),
            (r#"{"image": "data:image/png;base64,AAAA"}"#, None),
            (r#"{"image": null, "credit": "Bank"}"#, None),
            (r#"{"primary_image": "slug-of-picture"}"#, None),
            (
                r#"{"cover": "img/a b.png"}"#,
                Some([Some("img/a b.png"), None, None, None]),
            ),
        ] {
            let expected = expected.map(|parts| parts.map(|part| part.map(str::to_owned)));
            assert_eq!(read(json), expected, "{json}");
        }
    }
}
