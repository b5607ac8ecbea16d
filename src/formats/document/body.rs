//! The text of a document of TEI or of trafilatura, as HTML.

use crate::formats::xml::Element;
use crate::formats::xml::markup::{attribute, translated};

/// The inside of `element` as HTML.
pub(super) fn html(element: &Element) -> String {
    translated(element, &tag)
}

/// The tag that an element stands for; its inside alone where it stands for none.
fn tag(element: &Element) -> Option<String> {
    let rend = element.attribute("rend").unwrap_or_default();
    let tag = match element.name.as_str() {
        "head" => heading(rend),
        "ab" if element.attribute("type") == Some("header") => heading(rend),
        "p" | "ab" | "l" | "fw" => "p".to_owned(),
        "list" if matches!(rend, "ol" | "numbered" | "ordered") => "ol".to_owned(),
        "list" if element.attribute("type") == Some("ordered") => "ol".to_owned(),
        "list" => "ul".to_owned(),
        "item" | "label" => "li".to_owned(),
        "quote" | "cit" => "blockquote".to_owned(),
        "hi" => look(rend)?.to_owned(),
        "emph" => "em".to_owned(),
        "ref" => "a".to_owned() + &attribute("href", element.attribute("target")?),
        "ptr" => {
            let target = element.attribute("target")?;
            return Some("a".to_owned() + &attribute("href", target));
        }
        "graphic" => picture(element)?,
        "lb" => "br".to_owned(),
        "figdesc" => "figcaption".to_owned(),
        "del" => "del".to_owned(),
        "row" => "tr".to_owned(),
        "cell" if element.attribute("role") == Some("head") => "th".to_owned(),
        "cell" => "td".to_owned(),
        "code" if element.text().contains('\n') => "pre".to_owned(),
        "code" | "table" | "figure" | "div" | "lg" => element.name.replace("lg", "div"),
        _ => return None,
    };
    Some(tag)
}

/// A heading of the level that `rend` names (`h2`); of the second where it names none.
fn heading(rend: &str) -> String {
    let is_level = matches!(rend.as_bytes(), [b'h', b'1'..=b'6']);
    if is_level {
        rend.to_owned()
    } else {
        "h2".to_owned()
    }
}

/// The tag of a look as trafilatura writes it (`#b`) or as TEI does (`bold`).
fn look(rend: &str) -> Option<&'static str> {
    match rend {
        "#b" | "bold" => Some("b"),
        "#i" | "italic" | "italics" => Some("i"),
        "#t" | "typewriter" => Some("code"),
        _ => None,
    }
}

fn picture(element: &Element) -> Option<String> {
    let source = element
        .attribute("src")
        .or_else(|| element.attribute("url"))?;
    let alt = element
        .attribute("alt")
        .or_else(|| element.attribute("title"));
    let alt = alt.map(|alt| attribute("alt", alt)).unwrap_or_default();
    Some("img".to_owned() + &attribute("src", source) + &alt)
}
