//! The address of an item, and relative addresses made whole.

use url::Url;

use crate::formats::fields::places;
use crate::formats::xml::Element;

/// The address against which the relative ones of an item stand: its `xml:base` and those around it,
/// else the address of the feed's site.
pub(super) fn base(item: &Element, around: &[&Element]) -> Option<Url> {
    let stated = around.iter().copied().chain([item]);
    let stated = stated.filter_map(|element| element.attribute("xml:base"));
    let stated = stated.fold(None, |base, stated| join(base.as_ref(), stated));
    let site = || {
        let mut outer = around.iter().rev();
        outer.find_map(|element| Url::parse(&site_of(element)?).ok())
    };
    stated.or_else(site)
}

/// The address of a feed's site.
fn site_of(channel: &Element) -> Option<String> {
    let links = || channel.all("link");
    let is_alternate = |link: &&Element| matches!(link.attribute("rel"), None | Some("alternate"));
    let plain = links().map(Element::text).find(|text| !text.is_empty());
    plain.or_else(|| {
        let mut hrefs = links()
            .filter(is_alternate)
            .filter_map(|link| link.attribute("href"));
        hrefs.next().map(str::to_owned)
    })
}

/// The address of an item, the surest first: where it was before a counting service took its place,
/// its link, the guid that is a link, the address of its content.
pub(super) fn address(item: &Element, base: Option<&Url>) -> Option<String> {
    let original = item.text_of("feedburner:origlink");
    let plain = || {
        item.all("link")
            .map(Element::text)
            .find(|text| !text.is_empty())
    };
    let guid = |is_link: bool| {
        item.all("guid")
            .filter(|guid| (guid.attribute("ispermalink") != Some("false")) == is_link)
            .map(Element::text)
            .find(|text| places::as_address(text).is_some())
    };
    let attribute = |name: &str| item.attribute(name).map(str::to_owned);
    let content = || item.child("content")?.attribute("src").map(str::to_owned);
    let id = || {
        let id = item.text_of("id")?;
        places::as_address(&id).map(str::to_owned)
    };
    let stated = original
        .or_else(plain)
        .or_else(|| alternate(item))
        .or_else(|| guid(true))
        .or_else(|| attribute("rdf:about"))
        .or_else(|| attribute("href"))
        .or_else(content)
        .or_else(id)
        .or_else(|| guid(false))?;
    Some(whole(&stated, base))
}

/// The link to the page of an item, as Atom writes it: a page before any other kind of file.
fn alternate(item: &Element) -> Option<String> {
    let links = || {
        item.all("link").filter(|link| {
            let rel = link.attribute("rel").unwrap_or("alternate");
            rel.eq_ignore_ascii_case("alternate") || rel.ends_with("#alternate")
        })
    };
    let is_page = |link: &&Element| {
        link.attribute("type")
            .is_none_or(|kind| kind.contains("html"))
    };
    let mut pages = links()
        .filter(is_page)
        .filter_map(|link| link.attribute("href"));
    let page = pages.next();
    let any = page.or_else(|| links().find_map(|link| link.attribute("href")));
    any.map(str::to_owned)
}

/// `address` made whole.
pub(super) fn whole(address: &str, base: Option<&Url>) -> String {
    let address = address.trim();
    join(base, address).map_or_else(
        || address.to_owned(),
        |url| {
            // An address that is whole stays as it is written.
            if Url::parse(address).is_ok() {
                address.to_owned()
            } else {
                url.to_string()
            }
        },
    )
}

fn join(base: Option<&Url>, address: &str) -> Option<Url> {
    match base {
        Some(base) => base.join(address).ok(),
        None => Url::parse(address).ok(),
    }
}
