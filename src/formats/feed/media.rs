//! The picture of an item, with its caption and its credit.

use serde_json::{Map, Value};
use url::Url;

use crate::formats::feed::links;
use crate::formats::xml::Element;

/// The picture that `item` names: a value of media RSS, an enclosure, a picture of its own.
pub(super) fn picture(item: &Element, base: Option<&Url>) -> Option<Value> {
    let media = item.descendants("media:content");
    let content = media.iter().copied().find(|media| is_picture(media));
    let enclosure = || item.all("enclosure").find(|media| is_picture(media));
    let link = || {
        let mut links = item.all("link");
        links.find(|link| link.attribute("rel") == Some("enclosure") && is_picture(link))
    };
    let thumbnail = || item.descendants("media:thumbnail").into_iter().next();
    let named = || item.all("itunes:image").chain(item.all("image")).next();
    let chosen = content
        .or_else(enclosure)
        .or_else(link)
        .or_else(thumbnail)
        .or_else(named)?;
    let address = ["url", "href"]
        .iter()
        .find_map(|name| chosen.attribute(name));
    let address = address
        .map(str::to_owned)
        .or_else(|| chosen.text_of("url"))?;
    let mut picture = Map::new();
    picture.insert("url".to_owned(), links::whole(&address, base).into());
    // What is said of the picture stands in its element, or beside the only one.
    let is_only = media.len() <= 1;
    let of = |name: &str| {
        let own = chosen.text_of(name);
        let beside = || {
            item.text_of(name)
                .or_else(|| item.child("media:group")?.text_of(name))
        };
        own.or_else(|| beside().filter(|_| is_only && content.is_some()))
    };
    for (name, value) in [
        (
            "caption",
            of("media:description").or_else(|| of("media:title")),
        ),
        (
            "credit",
            of("media:credit").or_else(|| of("media:copyright")),
        ),
    ] {
        if let Some(value) = value {
            picture.insert(name.to_owned(), value.into());
        }
    }
    Some(Value::Object(picture))
}

/// Whether a media element is a picture: by its kind, else by its name.
fn is_picture(media: &Element) -> bool {
    let kind = media
        .attribute("medium")
        .or_else(|| media.attribute("type"));
    let address = media.attribute("url").or_else(|| media.attribute("href"));
    let Some(address) = address else { return false };
    if let Some(kind) = kind {
        return kind.starts_with("image");
    }
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = path.to_lowercase();
    let ends = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"];
    ends.iter().any(|end| path.ends_with(end))
}
