//! What a page shows around its heading: the line under it, who wrote it, when.

use std::collections::HashSet;

use dom_query::NodeRef;

use crate::formats::html::dom;
use crate::formats::news_date::{self, Kind, Stamp};
use crate::formats::{byline, furniture};
use crate::text::Clean;

use super::facts::Facts;
use super::surroundings::{Line, is_standfirst};
use super::title::is_same_title;

/// Longer lines, in bytes, hold more than a byline or a date.
const LONGEST: usize = 240;

/// Longest and shortest line under a headline.
const SUBTITLE: std::ops::RangeInclusive<usize> = 15..=600;

/// The facts in the lines around a heading.
pub(super) fn read(lines: &[Line], title: Option<&str>, lang: Option<&str>) -> Facts {
    let mut facts = Facts {
        subtitle: lines.iter().find_map(|line| subtitle(line, title)),
        authors: labelled_authors(lines),
        ..Facts::default()
    }
    .said_in("page");
    // What stands below the heading is nearer to the article than what stands above it.
    let below = lines.iter().filter(|line| line.is_below);
    let above = lines.iter().filter(|line| !line.is_below).rev();
    for line in below.chain(above) {
        facts = facts.or(dates(line, lang));
        if line.words.len() > LONGEST || is_standfirst(&line.labels) {
            continue;
        }
        if let Some(byline) = byline::byline(&line.words, lang) {
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

fn subtitle(line: &Line, title: Option<&str>) -> Option<String> {
    let is_new = title.is_none_or(|title| !is_same_title(title, &line.words));
    let is_one =
        line.is_below && is_standfirst(&line.labels) && SUBTITLE.contains(&line.words.len());
    (is_one && is_new).then(|| line.words.clone())
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
        for name in nodes
            .into_iter()
            .flat_map(|node: &NodeRef| names(&dom::line(*node)))
        {
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

/// The names in the words of an element that the page labels as an author.
fn names(words: &str) -> Vec<Clean> {
    /// What such elements say besides names.
    const REQUESTS: &[&str] = &[
        "follow", "more", "view", "contact", "email", "profile", "bio", "read", "by", "author",
        "print",
    ];
    if words.len() > LONGEST || furniture::is_furniture(words) {
        return Vec::new();
    }
    let byline = byline::byline(words, None);
    let mut names = byline.map_or_else(|| byline::authors(words), |byline| byline.authors);
    names.retain(|name| {
        let first = name.split(' ').next().unwrap_or_default().to_lowercase();
        name.len() <= 80
            && name.contains(char::is_alphabetic)
            && !REQUESTS.contains(&first.as_str())
            && news_date::find(name, None, "text").is_none()
    });
    names
}

/// The dates of one line: in its `time` elements, or where it is nothing else, or where the page says
/// that it is one.
fn dates(line: &Line, lang: Option<&str>) -> Facts {
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
    let usual = usual_kind(&line.labels);
    for stamp in whole {
        let kind = stamp.kind.or(Some(usual));
        facts = facts.or(Facts::from(Stamp { kind, ..stamp }));
    }
    let is_dated = facts.published.is_some() || facts.updated.is_some();
    if !is_dated
        && is_short
        && is_date(&line.labels)
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
