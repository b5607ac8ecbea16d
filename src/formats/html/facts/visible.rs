//! What a page shows around its heading: the line under it, who wrote it, when.

use std::collections::HashSet;

use dom_query::NodeRef;

use crate::formats::byline::{self, Byline};
use crate::formats::furniture;
use crate::formats::html::dom;
use crate::formats::html::trim::lines::is_prose;
use crate::formats::news_date::{self, Kind, Stamp};
use crate::text::Clean;

use super::facts::Facts;
use super::surroundings::{Line, is_standfirst};
use super::title::is_same_title;

/// Longer lines, in bytes, hold more than a byline or a date.
const LONGEST: usize = 240;

/// Longest and shortest line under a headline.
const SUBTITLE: std::ops::RangeInclusive<usize> = 15..=600;

/// The same of a line that only its place tells, and how many lines may stand between it and the names
/// and dates.
const UNNAMED: std::ops::RangeInclusive<usize> = 40..=320;
const MOST_BETWEEN: usize = 5;

/// The facts in the lines around a heading.
pub(super) fn read(lines: &[Line], title: Option<&str>, lang: Option<&str>) -> Facts {
    let mut facts = Facts {
        subtitle: standfirst(lines, title, lang),
        authors: labelled_authors(lines),
        ..Facts::default()
    }
    .said_in("page");
    // What stands below the heading is nearer to the article than what stands above it.
    let below = lines.iter().filter(|line| line.is_below);
    let above = lines.iter().filter(|line| !line.is_below).rev();
    for line in below.chain(above) {
        let may_be_byline = line.words.len() <= LONGEST && !is_standfirst(&line.labels);
        let byline = may_be_byline.then(|| byline::byline(&line.words, lang));
        let byline = byline.flatten();
        // What a byline says of its dates is more than that one of them stands in it.
        let is_dated = |byline: &Byline| byline.date.is_some() || byline.updated.is_some();
        facts = facts.or(dates(line, lang, byline.as_ref().is_some_and(is_dated)));
        if let Some(byline) = byline {
            let byline = Facts {
                authors: byline.authors,
                published: byline.date,
                updated: byline.updated,
                ..Facts::default()
            };
            facts = facts.or(byline.said_in("byline"));
        }
    }
    facts
}

/// The line under the headline: one that the page names so, or one between the headline and the names
/// and dates. What stands below the first words of the story heads a part of it.
fn standfirst(lines: &[Line], title: Option<&str>, lang: Option<&str>) -> Option<String> {
    let is_story =
        |line: &&Line| line.is_below && is_prose(&line.words) && !is_standfirst(&line.labels);
    let above_story = lines.iter().take_while(|line| !is_story(line));
    let is_new = |words: &str| title.is_none_or(|title| !is_same_title(title, words));
    let mut named = above_story.filter(|line| line.is_below && is_standfirst(&line.labels));
    let named = named.find(|line| SUBTITLE.contains(&line.words.len()) && is_new(&line.words));
    let line = named.or_else(|| {
        let below = lines.iter().filter(|line| line.is_below);
        let mut below = below.filter(|line| !furniture::is_above_title(&line.words));
        let first = below.next()?;
        let is_one = UNNAMED.contains(&first.words.len()) && !is_of_head(first, lang);
        let mut next = below.take(MOST_BETWEEN);
        let end = next.find(|line| is_prose(&line.words) || is_of_head(line, lang));
        let is_above_head = end.is_some_and(|line| is_of_head(line, lang));
        (is_one && is_new(&first.words) && is_above_head).then_some(first)
    });
    line.map(|line| line.words.clone())
}

/// Whether a line says who wrote the story, or when.
fn is_of_head(line: &Line, lang: Option<&str>) -> bool {
    let is_said = || {
        !news_date::stamps(&line.words, lang, "text").is_empty()
            || byline::byline(&line.words, lang).is_some()
    };
    line.words.len() <= LONGEST && (!line.times.is_empty() || !line.authors.is_empty() || is_said())
}

/// The names in elements that the page labels as authors, the innermost of them.
fn labelled_authors(lines: &[Line]) -> Vec<Clean> {
    let nodes: Vec<&NodeRef> = lines
        .iter()
        .flat_map(|line| &line.authors)
        .take(MOST_AUTHORS)
        .collect();
    let around: HashSet<_> = nodes
        .iter()
        .flat_map(|node| node.ancestors_it(Some(8)))
        .map(|node| node.id)
        .collect();
    let mut authors: Vec<Clean> = Vec::new();
    let (outer, inner): (Vec<_>, Vec<_>) = nodes
        .into_iter()
        .partition(|node| around.contains(&node.id));
    for nodes in [inner, outer] {
        for name in nodes.into_iter().flat_map(names_in) {
            if !authors.contains(&name) {
                authors.push(name);
            }
        }
        if !authors.is_empty() {
            break;
        }
    }
    authors
}

/// The most elements that are looked at for authors.
const MOST_AUTHORS: usize = 40;

/// The names in an element that the page labels as an author: in its first line that has any. A block
/// of lines holds roles, dates and requests as well.
fn names_in(node: &NodeRef) -> Vec<Clean> {
    let profiles = dom::elements(*node).filter(is_profile);
    let linked: Vec<Clean> = profiles.flat_map(|link| names(&dom::line(link))).collect();
    if !linked.is_empty() {
        return linked;
    }
    let lines = dom::lines(*node);
    let mut lines = lines
        .iter()
        .filter(|line| !furniture::is_relative_time(line));
    lines
        .find_map(|line| Some(names(line)).filter(|names| !names.is_empty()))
        .unwrap_or_default()
}

/// Whether an element is a link to the page of an author.
fn is_profile(element: &NodeRef) -> bool {
    const FOLDERS: &[&str] = &[
        "/autor/",
        "/autora/",
        "/autores/",
        "/author/",
        "/authors/",
        "/auteur/",
        "/autore/",
        "/firmas/",
        "/journalist/",
        "/reporter/",
        "/profile/",
    ];
    let address = dom::attribute(element, "href").filter(|_| dom::is_any(element, &["a"]));
    address.is_some_and(|address| FOLDERS.iter().any(|folder| address.contains(folder)))
}

/// The names in the words of an element that the page labels as an author.
fn names(words: &str) -> Vec<Clean> {
    /// What such elements say besides names.
    const REQUESTS: &[&str] = &[
        "follow", "more", "view", "contact", "email", "profile", "bio", "read", "by", "author",
        "print",
    ];
    let is_stamp = || !news_date::stamps(words, None, "text").is_empty();
    if words.len() > LONGEST || furniture::is_furniture(words) || is_stamp() {
        return Vec::new();
    }
    let byline = byline::byline(words, None);
    // "Jan Kowal 31 października 2023, 19:22 …": what follows the date is no name.
    let before_date = news_date::find(words, None, "text")
        .filter(|(range, _)| range.end < words.len())
        .and_then(|(range, _)| words.get(..range.start));
    let words = before_date
        .filter(|words| words.contains(char::is_alphabetic))
        .unwrap_or(words);
    // A label before the date is none either: "Sam Reed Updated 4 January 2019".
    let words = without_label(words);
    let byline = byline.or_else(|| byline::byline(words, None));
    let mut names = byline.map_or_else(|| byline::authors(words), |byline| byline.authors);
    names.retain(|name| {
        let first = name.split(' ').next().unwrap_or_default().to_lowercase();
        name.len() <= 80
            && name.contains(char::is_alphabetic)
            && !furniture::is_furniture(name)
            && !REQUESTS.contains(&first.as_str())
            && news_date::find(name, None, "text").is_none()
    });
    names
}

/// `words` without what a date would follow: "Updated", "Published:".
fn without_label(words: &str) -> &str {
    let words = words.trim_end_matches([' ', ':', '|', ',', '-', '–', '·']);
    let cut = words.rsplit_once(' ');
    let is_label =
        |word: &str| ["updated", "published", "posted"].contains(&word.to_lowercase().as_str());
    cut.filter(|(_, last)| is_label(last))
        .map_or(words, |(names, _)| names)
}

/// The dates of one line: in its `time` elements, or where it is nothing else, or where the page says
/// that it is one and its byline, if it has one, says no more.
fn dates(line: &Line, lang: Option<&str>, is_told_by_byline: bool) -> Facts {
    let is_short = line.words.len() <= LONGEST;
    let whole = if is_short {
        news_date::stamps(&line.words, lang, "text")
    } else {
        Vec::new()
    };
    let mut facts = Facts::default();
    let told = told_kind(line, &whole);
    for time in &line.times {
        let stamp = time_stamp(time, lang, told);
        facts = facts.or(stamp.map(Facts::from).unwrap_or_default());
    }
    // Where another date of the line is said to be of an update, this one is not.
    let is_apart = whole.len() > 1 && whole.iter().any(|one| one.kind == Some(Kind::Updated));
    let usual = if is_apart {
        Kind::Published
    } else {
        usual_kind(&line.labels)
    };
    for stamp in whole {
        let kind = stamp.kind.or(Some(usual));
        facts = facts.or(Facts::from(Stamp { kind, ..stamp }));
    }
    let is_dated = facts.published.is_some() || facts.updated.is_some();
    if !is_dated
        && is_short
        && !is_told_by_byline
        && (is_date(&line.labels) || names_source(&line.words))
        && let Some((_, date)) = news_date::find(&line.words, lang, "text")
    {
        facts = facts.or(Facts::from(Stamp {
            kind: Some(usual),
            date,
        }));
    }
    facts
}

/// What a line says of the one `time` element in it: "Last updated 2 hours ago" as well.
fn told_kind(line: &Line, whole: &[Stamp]) -> Option<Kind> {
    if line.times.len() != 1 {
        return None;
    }
    let stated = whole.iter().find_map(|stamp| stamp.kind);
    stated.or_else(|| news_date::label(&line.words))
}

/// The date of a `time` element, of the kind that its line `told` or that is usual.
fn time_stamp(time: &NodeRef, lang: Option<&str>, told: Option<Kind>) -> Option<Stamp> {
    let stated =
        dom::attribute(time, "datetime").and_then(|raw| news_date::parse(&raw, lang, "time"));
    let date = stated.or_else(|| news_date::parse(&dom::line(*time), lang, "time"))?;
    let kind = told.unwrap_or_else(|| usual_kind(&dom::labels(time)));
    Some(Stamp {
        kind: Some(kind),
        date,
    })
}

/// What a date with these labels is, where it does not say.
fn usual_kind(labels: &str) -> Kind {
    let is_update = ["updated", "modified", "last-update"]
        .iter()
        .any(|name| labels.contains(name));
    if is_update {
        Kind::Updated
    } else {
        Kind::Published
    }
}

impl From<Stamp> for Facts {
    fn from(stamp: Stamp) -> Self {
        let mut facts = Self::default();
        match stamp.kind {
            Some(Kind::Published) | None => facts.published = Some(stamp.date),
            Some(Kind::Updated) => facts.updated = Some(stamp.date),
            Some(Kind::Saved) => {}
        }
        facts
    }
}

/// Whether a line says where the article is from, as the lines with its date do in China and Korea:
/// "2023-11-17 20:52 来源：新华网".
fn names_source(words: &str) -> bool {
    const LABELS: &[&str] = &["来源", "來源", "稿源", "출처"];
    words.split([':', '：']).any(|before| {
        LABELS
            .iter()
            .any(|label| before.trim_end().ends_with(label))
    })
}

fn is_date(labels: &str) -> bool {
    const NAMES: &[&str] = &[
        "timestamp",
        "dateline",
        "publish",
        "post-date",
        "entry-date",
        "byline",
    ];
    const WORDS: &[&str] = &[
        "date",
        "datum",
        "fecha",
        "data",
        "time",
        "published",
        "posted",
        "pubdate",
    ];
    let mut words = labels.split(|letter: char| !letter.is_alphanumeric());
    words.any(|word| WORDS.contains(&word)) || NAMES.iter().any(|name| labels.contains(name))
}
