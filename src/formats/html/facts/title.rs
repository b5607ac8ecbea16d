//! The headline of a page: what it states, without the name of its site, and as it is shown.
//!
//! Pages state a title for search engines and show another in the text, and add the name of the site
//! to one of them. The one that is shown is preferred where both are the same title.

use crate::formats::furniture;
use crate::text::fold;

/// What is known of the site that a page stands on.
#[derive(Debug, Clone, Default)]
pub(super) struct Site {
    /// Names that the page gives its site.
    pub(super) names: Vec<String>,
    /// The host of its address.
    pub(super) host: Option<String>,
}

/// Signs that stand between a title and the name of a site.
pub(super) const SIGNS: &[&str] = &[
    " | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " « ", " ‹ ", " / ", " ~ ", ": ",
    "：", "｜", "_", "|",
];

/// What pages for the printer put for a title or beside it, joined.
const PRINTED: &[&str] = &[
    "print",
    "printthis",
    "printthispage",
    "printthisstory",
    "printthisarticle",
    "printversion",
    "printerfriendly",
    "printerfriendlyversion",
    "printableversion",
    "printview",
    "druckversion",
    "druckansicht",
    "versionimprimable",
    "versionparaimprimir",
    "versaoparaimpressao",
    "versionestampabile",
    "wersjadodruku",
    "printversie",
    "utskriftsversion",
    "версиядляпечати",
    "версіядлядруку",
    "打印",
    "打印本页",
    "印刷用",
    "印刷用ページ",
];

/// Titles that are longer, in bytes, may have been cut by those who read them.
const CUT: usize = 80;

/// Bytes of a heading of several words at least that is no name of a section.
const LEAST_TITLE: usize = 15;

/// The most words and characters of the name of a site.
const MOST_WORDS: usize = 5;
const LONGEST_NAME: usize = 40;

/// Chooses the headline from what is `stated` (with where it was found), the page's own title, and the
/// heading that it shows.
pub(super) fn choose(
    stated: Option<(String, &'static str)>,
    page_title: Option<String>,
    heading: Option<String>,
    site: &Site,
) -> Option<(String, &'static str)> {
    let heading = heading.filter(|heading| !site.is_named(heading));
    if let Some(heading) = &heading
        && page_title
            .as_ref()
            .is_some_and(|title| is_title_of_page(title, heading, site))
    {
        return Some((heading.clone(), "h1"));
    }
    let stated = stated.filter(|(title, _)| !is_of_address(title));
    let is_stated = stated.is_some();
    let stated = stated.or_else(|| Some((page_title?, "title")));
    let stated = stated.map(|(title, from)| (site.without_name(&title), from));
    let stated =
        stated.filter(|(title, _)| !site.is_named(title) && !furniture::is_furniture(title));
    match (stated, heading) {
        (Some((title, from)), Some(heading)) => {
            let is_other = !is_stated && !is_same_title(&title, &heading);
            if is_other || is_shown(&title, &heading) {
                Some((heading, "h1"))
            } else {
                Some((title, from))
            }
        }
        (Some(stated), None) => Some(stated),
        (None, heading) => heading.map(|heading| (heading, "h1")),
    }
}

/// Whether the page's own title is the heading that it shows, whatever else it states for those who
/// share it.
fn is_title_of_page(title: &str, heading: &str, site: &Site) -> bool {
    let is_long = heading.len() >= LEAST_TITLE && heading.split_whitespace().count() > 1;
    (is_long || heading.len() >= LEAST_TITLE * 2)
        && [title, &site.without_name(title)]
            .iter()
            .any(|title| plain(title) == plain(heading))
        && !furniture::is_above_title(heading)
}

/// Whether a title is made of the words of an address: "rail-plan-approved-2023".
fn is_of_address(title: &str) -> bool {
    let is_sign = |letter: char| letter.is_ascii_digit() || letter.is_ascii_lowercase();
    title.split('-').count() > 2
        && title
            .split('-')
            .all(|word| !word.is_empty() && word.chars().all(is_sign))
}

/// Whether the heading is the title as it is shown: a part of it, or all of one that was cut.
fn is_shown(title: &str, heading: &str) -> bool {
    let (plain_title, plain_heading) = (plain(title), plain(heading));
    let is_part = !plain_heading.is_empty() && plain_title.contains(&plain_heading);
    let is_cut = title.ends_with(['…', '.']) || title.len() >= CUT;
    is_part || (is_cut && plain_heading.starts_with(&plain_title))
}

/// Whether two titles are the same, one perhaps longer or with a few other words.
pub(in crate::formats::html) fn is_same_title(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    if one.is_empty() || other.is_empty() {
        return false;
    }
    if one.contains(&other) || other.contains(&one) {
        return true;
    }
    let words = |text: &str| -> Vec<String> { text.split(' ').map(str::to_owned).collect() };
    let (one, other) = (words(&one), words(&other));
    let shared = one.iter().filter(|word| other.contains(word)).count();
    // More than half of the shorter one's words, and of more than a few.
    shared >= 3 && shared * 10 >= one.len().min(other.len()) * 6
}

/// Words in lower case with single spaces between, without signs.
pub(in crate::formats::html) fn plain(text: &str) -> String {
    let folded = fold::folded(text);
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

impl Site {
    /// Whether `text` is nothing but the name of the site.
    pub(super) fn is_named(&self, text: &str) -> bool {
        let text = joined(text);
        !text.is_empty()
            && (self.names.iter().any(|name| joined(name) == text)
                || self.is_host(&text)
                || is_of_printer(&text))
    }

    fn is_host(&self, text: &str) -> bool {
        let Some(host) = &self.host else { return false };
        let host = host.strip_prefix("www.").unwrap_or(host);
        joined(host) == text
            || host
                .split('.')
                .any(|label| label.len() > 3 && joined(label) == text)
    }

    /// Whether a part of a title names the site.
    pub(super) fn is_like(&self, part: &str) -> bool {
        let words = part.split_whitespace().count();
        if self.is_named(part) {
            return true;
        }
        let text = joined(part);
        if text.len() < 3 || words > MOST_WORDS || part.chars().nth(LONGEST_NAME).is_some() {
            return false;
        }
        let is_near = |name: String| {
            name.len() >= 3
                && (text.starts_with(&name)
                    || text.ends_with(&name)
                    || name.starts_with(&text)
                    || (name.ends_with(&text) && text.len() * 2 >= name.len()))
        };
        let labels = self.host.iter().flat_map(|host| host.split('.'));
        let labels = labels.filter(|label| *label != "www").rev().skip(1);
        self.names.iter().map(|name| joined(name)).any(is_near) || labels.map(joined).any(is_near)
    }

    /// `title` without the parts at its end or start that name the site.
    pub(super) fn without_name(&self, title: &str) -> String {
        let mut title = title.trim();
        for cut in 0..3 {
            // Of several signs the one that leaves most of the title stands before the name.
            let cuts = SIGNS.iter().filter_map(|sign| self.cut(title, sign));
            let Some(rest) = cuts
                .chain(self.before_paper(title, cut))
                .max_by_key(|rest| rest.len())
            else {
                break;
            };
            title = rest;
        }
        title.to_owned()
    }

    fn cut<'t>(&self, title: &'t str, sign: &str) -> Option<&'t str> {
        let (rest, last) = title.rsplit_once(sign)?;
        let (rest, last) = (rest.trim(), last.trim());
        if rest.ends_with([':', '|', '-']) {
            // A sign of two: another of the signs is all of it.
            return None;
        }
        let words = |text: &str| text.split_whitespace().count();
        let is_bar = sign.contains(['|', '｜']) && words(last) <= 4 && words(rest) >= 3;
        if !rest.is_empty() && (self.is_like(last) || is_bar) {
            return Some(rest);
        }
        let (first, rest) = title.split_once(sign)?;
        (self.is_named(first) && !rest.trim().is_empty()).then(|| rest.trim())
    }
}

/// Whether a part of a title, joined, says that the page is for the printer.
pub(super) fn is_of_printer(joined: &str) -> bool {
    PRINTED.contains(&joined)
}

/// Letters and digits alone: `Digital.gov` and `digital gov` are one name.
pub(super) fn joined(text: &str) -> String {
    plain(text).replace(' ', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Site {
        Site {
            names: vec!["The Daily Paper".to_owned()],
            host: Some("www.dailypaper.co.example".to_owned()),
        }
    }

    #[test]
    fn the_name_of_the_site_is_no_part_of_a_title() {
        let cases = [
            ("Rail plan approved | The Daily Paper", "Rail plan approved"),
            ("Rail plan approved - Daily Paper", "Rail plan approved"),
            (
                "Rail plan approved – dailypaper.co.example",
                "Rail plan approved",
            ),
            (
                "Rail plan approved | Politics | The Daily Paper",
                "Rail plan approved",
            ),
            ("The Daily Paper - Rail plan approved", "Rail plan approved"),
            ("Rail plan approved | Elsewhere", "Rail plan approved"),
            ("Rail plan - a history", "Rail plan - a history"),
            ("Rail plan | History", "Rail plan | History"),
            ("Rail plan - Print this story", "Rail plan"),
            ("The Daily Paper", "The Daily Paper"),
            ("新干线通车_The Daily Paper", "新干线通车"),
            ("snake_case explained", "snake_case explained"),
        ];
        for (title, expected) in cases {
            assert_eq!(site().without_name(title), expected, "{title}");
        }
    }

    #[test]
    fn the_heading_that_is_shown_is_preferred_where_it_is_the_same_title() {
        // What is stated, the page's own title, the heading; and what is chosen, from where.
        let cases = [
            [
                "Rail plan approved",
                "",
                "Rail plan approved!",
                "Rail plan approved!",
                "h1",
            ],
            [
                "Rail plan appro…",
                "",
                "Rail plan approved",
                "Rail plan approved",
                "h1",
            ],
            ["Rail plan", "", "Rail plan approved", "Rail plan", "og"],
            [
                "What the plan means for you",
                "",
                "Rail plan approved",
                "What the plan means for you",
                "og",
            ],
            [
                "",
                "Approved | The Daily Paper",
                "Rail plan approved",
                "Approved",
                "title",
            ],
            [
                "",
                "Latest news | The Daily Paper",
                "Rail plan approved",
                "Rail plan approved",
                "h1",
            ],
            [
                "",
                "Rail plan | The Daily Paper",
                "The Daily Paper",
                "Rail plan",
                "title",
            ],
            ["The Daily Paper", "", "Rail plan", "Rail plan", "h1"],
            ["", "", "Rail plan", "Rail plan", "h1"],
        ];
        let said = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        for [stated, title, heading, expected, from] in cases {
            let stated = said(stated).map(|stated| (stated, "og"));
            let chosen = choose(stated, said(title), said(heading), &site());
            assert_eq!(chosen, Some((expected.to_owned(), from)), "{heading}");
        }
        assert_eq!(choose(None, None, None, &site()), None);
    }
}
