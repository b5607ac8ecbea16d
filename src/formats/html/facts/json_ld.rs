//! What a page says of itself in JSON-LD, the place that search engines read.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::article::Image;
use crate::formats::html::links;
use crate::formats::{byline, news_date};
use crate::text::Clean;

use super::facts::{Facts, clean, language, listed, said};
use super::lenient;
use super::title::is_same_title;

const FROM: &str = "json-ld";

/// The most objects that are looked at.
const MOST_OBJECTS: usize = 2_000;

/// An object of a description.
type Object = Map<String, Value>;

/// What else is known of a page when its descriptions are read.
#[derive(Debug)]
pub(super) struct Known<'k> {
    /// Addresses that the page states for itself: of several articles the one is taken that stands there.
    pub(super) addresses: &'k [String],
    /// Titles that it states: of a headline and a name the one is taken that is among them.
    pub(super) titles: &'k [String],
    pub(super) lang: Option<&'k str>,
}

/// The facts of a page's descriptions.
pub(super) fn read(blocks: &[String], known: &Known) -> Facts {
    let values: Vec<Value> = blocks
        .iter()
        .flat_map(|block| lenient::values(block))
        .collect();
    let graph = Graph::of(&values);
    let main = [is_article, is_other_work, is_page]
        .into_iter()
        .find_map(|is_wanted| graph.choose(is_wanted, known.addresses));
    let mut facts = main
        .map(|main| graph.facts(main, known))
        .unwrap_or_default();
    if facts.source.is_none() {
        let site = graph.choose(|kind| kind == "WebSite", &[]);
        facts.source = site.and_then(|site| text(site.get("name")));
    }
    facts
}

fn is_article(kind: &str) -> bool {
    kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report"
}

/// Works of other kinds that fill a page of their own.
fn is_other_work(kind: &str) -> bool {
    matches!(
        kind,
        "Recipe"
            | "VideoObject"
            | "Review"
            | "PodcastEpisode"
            | "Event"
            | "ImageGallery"
            | "MediaGallery"
    )
}

fn is_page(kind: &str) -> bool {
    kind.ends_with("WebPage") || kind == "ItemPage"
}

fn is_any_type(object: &Object, is_wanted: fn(&str) -> bool) -> bool {
    let kinds = object.get("@type").map(each).unwrap_or_default();
    let mut names = kinds.into_iter().filter_map(Value::as_str);
    names.any(|name| is_wanted(name.rsplit(['/', ':', '#']).next().unwrap_or(name)))
}

/// All objects of a page's descriptions, and those that others point to by name.
struct Graph<'v> {
    objects: Vec<&'v Object>,
    by_id: HashMap<&'v str, &'v Object>,
}

impl<'v> Graph<'v> {
    fn of(values: &'v [Value]) -> Self {
        let mut graph = Self {
            objects: Vec::new(),
            by_id: HashMap::new(),
        };
        let mut waiting: Vec<&Value> = values.iter().rev().collect();
        while let Some(value) = waiting.pop() {
            if graph.objects.len() >= MOST_OBJECTS {
                break;
            }
            match value {
                Value::Array(list) => waiting.extend(list.iter().rev()),
                Value::Object(object) => {
                    graph.add(object);
                    let within = ["mainEntity", "mainEntityOfPage", "@graph"];
                    waiting.extend(within.iter().filter_map(|key| object.get(*key)));
                }
                _ => {}
            }
        }
        graph
    }

    fn add(&mut self, object: &'v Object) {
        self.objects.push(object);
        let id = object.get("@id").and_then(Value::as_str);
        // An object that is nothing but a name points to another.
        if let Some(id) = id.filter(|_| object.len() > 1) {
            self.by_id.insert(id, object);
        }
    }

    /// The object of a wanted type that stands at one of `addresses`, else the first.
    fn choose(&self, is_wanted: fn(&str) -> bool, addresses: &[String]) -> Option<&'v Object> {
        let wanted = || {
            self.objects
                .iter()
                .copied()
                .filter(|object| is_any_type(object, is_wanted))
        };
        let is_this_page =
            |object: &&Object| address(object).is_some_and(|address| addresses.contains(&address));
        wanted().find(is_this_page).or_else(|| wanted().next())
    }

    fn facts(&self, main: &Object, known: &Known) -> Facts {
        let get = |key: &str| main.get(key);
        let lang = get("inLanguage")
            .and_then(name)
            .as_deref()
            .and_then(language);
        let date_lang = lang.as_deref().or(known.lang);
        let date = |keys: &[&str]| {
            let mut raw = keys.iter().filter_map(|key| text(get(key)));
            raw.find_map(|raw| news_date::parse(&raw, date_lang, FROM))
        };
        Facts {
            headline: headline(main, known.titles).map(|headline| (headline, FROM)),
            subtitle: text(get("alternativeHeadline")),
            authors: self.authors(main),
            source: self.publisher(main),
            section: get("articleSection").and_then(|section| text(each(section).first().copied())),
            published: date(&["datePublished", "uploadDate", "dateCreated"]),
            updated: date(&["dateModified"]),
            lang,
            address: address(main),
            summary: text(get("description")),
            tags: get("keywords").map(tags).unwrap_or_default(),
            image: self.image(main),
            text: get("articleBody")
                .and_then(Value::as_str)
                .map(str::to_owned),
            ..Facts::default()
        }
    }

    fn authors(&self, main: &Object) -> Vec<Clean> {
        let mut authors: Vec<Clean> = Vec::new();
        for key in ["author", "creator"] {
            let values = main.get(key).map(each).unwrap_or_default();
            let is_person = |value: &&Value| value.get("@type").is_some_and(|it| it == "Person");
            let has_person = values.iter().any(is_person);
            let is_house =
                |value: &&Value| value.get("@type").is_some_and(|it| it == "Organization");
            let values: Vec<&Value> = values
                .into_iter()
                .filter(|value| !(has_person && is_house(value)))
                .collect();
            for name in values.iter().flat_map(|value| self.names(value)) {
                // A list names one person an entry; a lone name may hold several.
                let mut names = byline::authors(&name);
                if values.len() > 1 && names.len() > 1 {
                    names = vec![Clean::line(&name)];
                }
                names.retain(|name| !authors.contains(name));
                authors.extend(names);
            }
            if !authors.is_empty() {
                break;
            }
        }
        authors
    }

    fn publisher(&self, main: &Object) -> Option<String> {
        ["publisher", "sourceOrganization"].iter().find_map(|key| {
            let values = main.get(*key).map(each).unwrap_or_default();
            values.into_iter().find_map(|value| self.name(value))
        })
    }

    /// The names of an author: one, or several that stand in a list.
    fn names(&self, value: &Value) -> Vec<String> {
        match value.get("name") {
            Some(Value::Array(list)) => list.iter().filter_map(name).collect(),
            _ => self.name(value).into_iter().collect(),
        }
    }

    /// The name that `value` is, bears, or points to.
    fn name(&self, value: &Value) -> Option<String> {
        name(value).or_else(|| {
            let id = value.get("@id").and_then(Value::as_str)?;
            name(self.by_id.get(id)?.get("name")?)
        })
    }

    fn image(&self, main: &Object) -> Image {
        let Some(image) = main
            .get("image")
            .and_then(|image| each(image).first().copied())
        else {
            return Image::default();
        };
        let id = image.get("@id").and_then(Value::as_str);
        let object = id.and_then(|id| self.by_id.get(id));
        let get = |key: &str| image.get(key).or_else(|| object?.get(key));
        let src = image.as_str().map(str::to_owned);
        let src = src.or_else(|| text(get("url")).or_else(|| text(get("contentUrl"))));
        let src = src.filter(|src| links::web_address(src).is_some());
        let credit = text(get("creditText")).or_else(|| name(get("copyrightHolder")?));
        Image {
            src: clean(src.as_deref()),
            alt: None,
            caption: clean(text(get("caption")).as_deref()),
            credit: clean(credit.as_deref()),
        }
    }
}

/// The headline of a work, or its name where that alone is a title of the page: encyclopedias describe
/// their subject in the headline.
fn headline(main: &Object, titles: &[String]) -> Option<String> {
    let (headline, name) = (text(main.get("headline")), text(main.get("name")));
    let is_title = |text: &String| titles.iter().any(|title| is_same_title(title, text));
    match (headline, name) {
        (Some(headline), Some(name)) if is_title(&name) && !is_title(&headline) => Some(name),
        (headline, name) => headline.or(name),
    }
}

/// The values of a list, or the one value.
fn each(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(list) => list.iter().collect(),
        Value::Null => Vec::new(),
        one => vec![one],
    }
}

fn text(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) => said(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(object) => object.get("@value").and_then(Value::as_str).and_then(said),
        Value::Array(list) => list.iter().find_map(|value| text(Some(value))),
        _ => None,
    }
}

/// The name that a value is or bears; an address is none.
fn name(value: &Value) -> Option<String> {
    let stated = value
        .get("name")
        .or_else(|| value.is_string().then_some(value))?;
    let name = text(each(stated).first().copied())?;
    let is_address = name.contains("://") || name.starts_with("www.");
    (!is_address).then_some(name)
}

fn tags(value: &Value) -> Vec<String> {
    match value {
        Value::String(field) => listed(field),
        Value::Array(list) => list.iter().filter_map(name).collect(),
        _ => Vec::new(),
    }
}

/// Where an article says it stands.
fn address(object: &Object) -> Option<String> {
    let page = object.get("mainEntityOfPage");
    let page_id = page.and_then(|page| page.get("@id"));
    let stated = [object.get("url"), page, page_id, object.get("@id")];
    let mut stated = stated.into_iter().flatten().filter_map(Value::as_str);
    let address = stated.find(|address| links::web_address(address).is_some())?;
    Some(address.split('#').next().unwrap_or(address).to_owned())
}
