//! Everything that a page says of itself, put together in the order of trust.

use dom_query::{Document, NodeRef};

use crate::article::Image;
use crate::formats::html::dom;
use crate::formats::html::links::{self, Base};
use crate::formats::html::strip::Stripped;

use super::facts::{Facts, language};
use super::meta::Metas;
use super::title::{self, Site};
use super::{address, heading, json_ld, lead, microdata, origin, site_name, surroundings, visible};

/// What a page says of itself.
pub(in crate::formats::html) struct Gathered {
    pub(in crate::formats::html) facts: Facts,
    /// What its relative links stand against.
    pub(in crate::formats::html) base: Base,
    /// The words of the heading that it shows, wherever it stands.
    pub(in crate::formats::html) heading: Option<String>,
    /// The picture that it shows beside the heading.
    pub(in crate::formats::html) lead: Option<Image>,
}

/// Gathers the facts of a page.
pub(in crate::formats::html) fn gather(page: &Document, stripped: &Stripped) -> Gathered {
    let metas = Metas::of(page);
    let origin = origin::read(&stripped.comments);
    let lang = page_lang(page).or_else(|| metas.lang());
    let lang_tag = lang.as_deref();
    let canonical = canonical(page);
    let stated: Vec<String> = canonical
        .iter()
        .cloned()
        .chain(metas.addresses().map(str::to_owned))
        .collect();
    let page_title = page_title(page);
    let known = json_ld::Known {
        addresses: &stated,
        titles: &metas.titles().chain(page_title.clone()).collect::<Vec<_>>(),
        lang: lang_tag,
    };
    let json_ld = json_ld::read(&stripped.json_ld, &known);
    let described = json_ld
        .said_in("json-ld")
        .or(metas.open_graph(lang_tag).said_in("open graph"))
        .or(metas.others(lang_tag).said_in("meta"))
        .or(microdata::read(page, lang_tag).said_in("microdata"));
    let address = best_address(
        stated
            .iter()
            .chain(&origin.address)
            .chain(&described.address),
    );
    let is_stated = || address.as_ref().is_some_and(|one| stated.contains(one));
    let address_from = match &address {
        _ if address == canonical => "canonical link",
        _ if is_stated() => "meta",
        _ if address == origin.address => "saved page",
        _ => described.from.url,
    };
    let base_address = origin.address.clone().or_else(|| address.clone());
    let host = address
        .as_deref()
        .and_then(links::web_address)
        .and_then(|url| url.host_str().map(str::to_owned));
    let mut site = Site {
        names: metas.site_names(known.titles),
        host,
    };
    site.names.extend(described.source.clone());
    let stated_title = described.headline.as_ref().map(|(title, _)| title.clone());
    let titles: Vec<String> = stated_title.iter().chain(&page_title).cloned().collect();
    let told = match described.source {
        Some(_) => None,
        None => site_name(page, &titles, stated_title, &site),
    };
    site.names.extend(told.clone());
    let shown = heading::find(page, &titles, &site);
    let shown_words = shown.as_ref().map(|(_, words)| words.clone());
    let heading = shown.map(|(node, _)| node);
    let lines = surroundings::lines(page, heading);
    let headline = title::choose(
        described.headline.clone(),
        page_title,
        shown_words.clone(),
        &site,
    );
    let seen = visible::read(
        &lines,
        heading,
        headline.as_ref().map(|(title, _)| title.as_str()),
        lang_tag,
    );
    // What the page shows under its headline goes before another headline that it only states.
    let subtitle = seen.subtitle.clone();
    let mut own_names = site.names.clone();
    own_names.extend(headline.as_ref().and_then(|(headline, _)| {
        let rest = behind_headline(known.titles.last()?, headline)?;
        Some(rest.to_owned())
    }));
    let mut facts = described.or_person(seen, &own_names);
    facts.subtitle = subtitle.or(facts.subtitle);
    facts.headline = headline;
    if facts.source.is_none() && told.is_some() {
        facts.source = told;
        facts.from.source = "title";
    }
    if lang.is_some() {
        facts.lang = lang;
        facts.from.lang = "page";
    }
    facts.published = facts
        .published
        .or_else(|| address.as_deref().and_then(address::date));
    facts.saved = origin.saved;
    facts.address = address;
    facts.from.url = address_from;
    let stated_base = page.base_uri();
    let base = Base::new(base_address.as_deref(), stated_base.as_deref());
    Gathered {
        lead: heading.and_then(|heading| lead::find(page, heading, &base)),
        base,
        facts,
        heading: shown_words,
    }
}

/// What stands behind the headline and a sign in the title of a page, in scripts that put no space there:
/// a paper or a part of it.
fn behind_headline<'t>(title: &'t str, headline: &str) -> Option<&'t str> {
    let rest = title.strip_prefix(headline)?;
    let name = rest
        .strip_prefix(['_', '-'])?
        .trim_start_matches(['_', '-']);
    let is_without_spaces = |letter: char| letter >= '\u{2e80}';
    name.starts_with(is_without_spaces).then_some(name)
}

/// The name of the site that the titles of a page tell, of which one may be `stated` and the headline, as
/// its heading is.
fn site_name(
    page: &Document,
    titles: &[String],
    stated: Option<String>,
    site: &Site,
) -> Option<String> {
    let heading = heading::find(page, titles, site).map(|(_, words)| words);
    let headlines: Vec<String> = stated.into_iter().chain(heading).collect();
    site_name::find(page, titles, &headlines, site)
}

fn page_lang(page: &Document) -> Option<String> {
    let html = page.html_root();
    let stated = ["lang", "xml:lang"]
        .iter()
        .find_map(|name| dom::attribute(&html, name))?;
    language(&stated)
}

fn page_title(page: &Document) -> Option<String> {
    let title = dom::elements(page.root()).find(|node| node.has_name("title"))?;
    Some(dom::collapsed(&title.text())).filter(|title| !title.is_empty())
}

/// The address that the page names as its own in a `link`.
fn canonical(page: &Document) -> Option<String> {
    let is_canonical = |node: &NodeRef| {
        node.has_name("link")
            && node.attr("rel").is_some_and(|rel| {
                rel.split_whitespace()
                    .any(|word| word.eq_ignore_ascii_case("canonical"))
            })
    };
    let link = dom::elements(page.root()).find(is_canonical)?;
    dom::attribute(&link, "href")
}

/// The first address that names a page, else the first that names a site.
fn best_address<'s>(stated: impl Iterator<Item = &'s String>) -> Option<String> {
    let mut sites = None;
    for address in stated {
        let Some(url) = links::web_address(address) else {
            continue;
        };
        if url.path().len() > 1 || url.query().is_some() {
            return Some(address.clone());
        }
        sites = sites.or_else(|| Some(address.clone()));
    }
    sites
}
