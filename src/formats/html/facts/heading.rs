//! The heading that a page shows above its article.

use dom_query::{Document, NodeRef};

use crate::formats::furniture;
use crate::formats::html::dom::{self, Step, Walk};

use super::title::{Site, is_same_title, plain};

/// Longer headings, in bytes, are none.
const LONGEST: usize = 600;

/// Elements that set words large or bold, within lines.
const LARGE: &[&str] = &["b", "strong", "big", "font", "center", "h3", "h4", "h5"];

/// Longest and shortest line that only its style tells, in bytes.
const HEADLINE: std::ops::RangeInclusive<usize> = 15..=300;

/// So many bytes of words that are no links stand at most above the headline of a page without headings.
const BEFORE_STORY: usize = 200;

/// How many headings are looked at.
const MOST: usize = 200;

/// The heading of the article, with its words: of several the one that is the same as one of the
/// titles the page states, of which the first goes before the others, else the first that is not the name
/// of the site.
pub(super) fn find<'a>(
    page: &'a Document,
    titles: &[String],
    site: &Site,
) -> Option<(NodeRef<'a>, String)> {
    let headings = || {
        let marked = dom::elements(page.root()).filter(is_heading).take(MOST);
        let with_words = marked.map(|node| (node, dom::line(node)));
        with_words.filter(|(_, words)| {
            !words.is_empty() && words.len() <= LONGEST && !site.is_named(words)
        })
    };
    let is_called = |words: &str| {
        let first = titles.first().map(std::slice::from_ref);
        first.is_some_and(|first| is_whole_title(words, first, site))
    };
    let is_stated = |words: &str| titles.iter().any(|title| is_same_title(title, words));
    let is_marked = |node: &NodeRef| node.has_name("h1") || is_headline(node);
    let is_first_level = |node: &NodeRef| is_marked(node) || is_entry_title(node);
    // Of several that the title holds the longest is the headline, and a shorter one the name of the site;
    // of two as long the one that begins it.
    // A lesser one is asked where those of the first level are none of the title that goes before others.
    let is_like_first = |words: &str| {
        titles
            .first()
            .is_some_and(|title| is_same_title(title, words))
    };
    let has_first = headings().any(|(node, words)| is_first_level(&node) && is_like_first(&words));
    let stated = headings().filter(|(node, words)| {
        is_first_level(node) && is_stated(words) || !has_first && is_called(words)
    });
    stated
        .max_by_key(|(node, words)| {
            let begins = titles.iter().any(|title| title.starts_with(words.as_str()));
            // What is all of a title goes before a caption that holds its words.
            let is_whole = is_whole_title(words, titles, site);
            // The title of a page may be that of its site, and always the same.
            let is_called = is_called(words);
            let last = std::cmp::Reverse(node.id);
            (is_whole, is_called, words.len(), begins, last)
        })
        .or_else(|| {
            headings()
                .find(|(node, words)| !is_first_level(node) && is_most_of(words, titles, site))
        })
        .or_else(|| headings().find(|(node, _)| is_marked(node) && !is_apart(node)))
        .or_else(|| headings().find(|(node, _)| is_entry_title(node) && !is_apart(node)))
        .or_else(|| by_style(page, titles, site))
}

/// Whether some words are all of one of the titles, but for the name of the site.
fn is_whole_title(words: &str, titles: &[String], site: &Site) -> bool {
    let words = plain(words);
    let mut titles = titles.iter();
    titles.any(|title| plain(title) == words || plain(&site.without_name(title)) == words)
}

/// Whether the words of a lesser heading are one of the titles, or most of one: a part of the story may
/// be called by a few of its words.
fn is_most_of(words: &str, titles: &[String], site: &Site) -> bool {
    let mut titles = titles.iter().map(|title| site.without_name(title));
    titles
        .any(|title| is_same_title(&title, words) && plain(words).len() * 2 >= plain(&title).len())
}

/// The line that old pages set large and bold above a story, in elements that do not say that it is a
/// heading: the one that the title of the page holds, or where that names no story, the first.
fn by_style<'a>(
    page: &'a Document,
    titles: &[String],
    site: &Site,
) -> Option<(NodeRef<'a>, String)> {
    let lines = || {
        let large = dom::elements(page.root()).filter(|node| {
            (dom::is_any(node, LARGE) || is_called_title(node))
                && !dom::is_hidden(node)
                && !is_linked(node)
        });
        let lines = large.take(MOST).map(|node| (node, dom::line(node)));
        lines.filter(|(_, words)| {
            HEADLINE.contains(&words.len())
                && !site.is_named(words)
                && !furniture::is_furniture(words)
        })
    };
    let named: Vec<String> = titles
        .iter()
        .map(|title| site.without_name(title))
        .filter(|title| !site.is_named(title) && !furniture::is_furniture(title))
        .collect();
    if named.is_empty() {
        let is_bold = |node: &NodeRef| dom::is_any(node, &["b", "strong", "big"]);
        let mut bold = lines().filter(|(node, _)| is_bold(node));
        return bold.next().filter(|(node, _)| is_at_start(page, node));
    }
    let is_title =
        |title: &String, words: &str| plain(title) == plain(words) || begins(title, words);
    lines().find(|(_, words)| named.iter().any(|title| is_title(title, words)))
}

/// Whether a title is some words and, behind a sign, the name of a site.
fn begins(title: &str, words: &str) -> bool {
    let rest = title.strip_prefix(words);
    rest.is_some_and(|rest| rest.trim_start().starts_with(['-', '_', '|', '–', '—']))
}

/// Whether an element that is no heading is called one, and holds one line.
fn is_called_title(node: &NodeRef) -> bool {
    let is_line = |child: NodeRef| !child.is_element() || dom::is_within_lines(&child);
    let is_called = || {
        let labels = dom::labels(node);
        ["title", "headline"]
            .iter()
            .any(|name| labels.contains(name))
    };
    dom::is_any(node, &["div", "p", "span", "td"])
        && is_called()
        && node.children_it(false).all(is_line)
}

/// Whether no story stands before an element.
fn is_at_start(page: &Document, element: &NodeRef) -> bool {
    let before = Walk::under(page.root()).filter_map(|step| match step {
        Step::Enter(node) => Some(node),
        Step::Leave(_) => None,
    });
    let before = before.take_while(|node| node.id != element.id);
    let words = before
        .filter(|node| !is_linked(node))
        .filter_map(|node| dom::words(&node));
    words.map(|words| words.trim().len()).sum::<usize>() <= BEFORE_STORY
}

fn is_linked(node: &NodeRef) -> bool {
    node.ancestors_it(Some(8)).any(|around| {
        dom::is_any(
            &around,
            &["a", "nav", "aside", "footer", "li", "title", "head"],
        )
    })
}

fn is_heading(node: &NodeRef) -> bool {
    (dom::is_any(node, &["h1", "h2"]) || is_headline(node) || is_entry_title(node))
        && !dom::is_hidden(node)
}

/// Whether a heading is called the title of an entry, as blogs do, whose own name has the first level.
fn is_entry_title(node: &NodeRef) -> bool {
    let class = dom::attribute(node, "class").unwrap_or_default();
    let mut names = class.split_whitespace();
    dom::is_any(node, &["h2", "h3", "h4"])
        && names.any(|name| matches!(name, "entry-title" | "post-title"))
}

/// Whether an element is marked as the headline.
fn is_headline(node: &NodeRef) -> bool {
    let marked = dom::attribute(node, "itemprop")
        .is_some_and(|names| names.split_whitespace().any(|name| name == "headline"));
    marked && !node.has_name("meta")
}

/// Whether a heading stands in a part of the page that is not the article, or is a sign of the site.
fn is_apart(heading: &NodeRef) -> bool {
    const SIGNS: &[&str] = &["logo", "brand", "masthead", "sitename"];
    let is_sign = |node: &NodeRef| {
        let labels = dom::labels(node);
        let mut words = labels.split(|letter: char| !letter.is_alphanumeric());
        words.any(|word| SIGNS.contains(&word))
            || labels.contains("site-title")
            || labels.contains("site-name")
    };
    let mut around = heading.ancestors_it(Some(12));
    is_sign(heading)
        || heading.children_it(false).any(|child| is_sign(&child))
        || heading
            .ancestors_it(Some(2))
            .any(|around| is_sign(&around) && !around.has_name("body"))
        || around.any(|around| dom::is_any(&around, &["nav", "aside", "footer"]))
}
