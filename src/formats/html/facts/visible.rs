//! What a page shows around its heading: the line under it, who wrote it, when.

use dom_query::NodeRef;

use crate::formats::byline::{self, Byline};
use crate::formats::furniture;
use crate::formats::html::trim::lines::is_prose;
use crate::formats::news_date;

use super::facts::Facts;
use super::stamps::{self, LONGEST, Place};
use super::surroundings::{Line, is_standfirst};
use super::title::is_same_title;
use super::{authors, entries};

/// How many sentences may stand between the headline or the byline and the date: the line under it.
const MOST_OVER_DATE: usize = 1;

/// Longest and shortest line under a headline.
const SUBTITLE: std::ops::RangeInclusive<usize> = 15..=600;

/// The same of a line that only its place tells, and how many lines may stand between it and the names
/// and dates.
const UNNAMED: std::ops::RangeInclusive<usize> = 40..=320;
const MOST_BETWEEN: usize = 5;

/// The facts in the lines around a heading.
pub(super) fn read(
    lines: &[Line],
    heading: Option<NodeRef>,
    title: Option<&str>,
    lang: Option<&str>,
) -> Facts {
    let mut facts = Facts {
        subtitle: standfirst(lines, title, lang),
        authors: authors::labelled(lines, lang),
        source: lines.iter().find_map(|line| stated_source(&line.words)),
        ..Facts::default()
    }
    .said_in("page");
    // What stands below the heading is nearer to the article than what stands above it.
    let below = lines.iter().filter(|line| line.is_below);
    let above = lines.iter().filter(|line| !line.is_below).rev();
    let over = above.clone().next().map(std::ptr::from_ref);
    let mut sentences = 0;
    for line in below.chain(above) {
        let may_be_byline = line.words.len() <= LONGEST && !is_standfirst(&line.labels);
        let byline = may_be_byline.then(|| byline::byline(&line.words, lang));
        let byline = byline.flatten();
        // What a byline says of its dates is more than that one of them stands in it.
        let is_dated = |byline: &Byline| byline.date.is_some() || byline.updated.is_some();
        let place = Place {
            is_told_by_byline: byline.as_ref().is_some_and(is_dated),
            is_over_headline: over.is_some_and(|over| std::ptr::eq(over, line)),
        };
        // A day within the story is not the day of the story, nor is the hour of an entry of many. What says
        // that it is an update says so below the story too.
        let is_of_head = !line.is_below
            || sentences <= MOST_OVER_DATE
            || news_date::label(&line.words).is_some();
        if is_of_head {
            let dates = stamps::read(line, lang, place);
            let is_dated = dates.published.is_some() || dates.updated.is_some();
            if is_dated && !entries::is_of_many(line, heading) {
                facts = facts.or(dates);
            }
        }
        if let Some(byline) = byline {
            sentences = 0;
            let byline = Facts {
                authors: byline.authors,
                published: byline.date,
                updated: byline.updated,
                ..Facts::default()
            };
            facts = facts.or(byline.said_in("byline"));
        }
        if line.is_below && is_prose(&line.words) && !is_standfirst(&line.labels) {
            sentences += 1;
        }
    }
    facts.or(dateline(lines))
}

/// The reporters whom the first words of the story name.
fn dateline(lines: &[Line]) -> Facts {
    let mut below = lines.iter().filter(|line| line.is_below);
    let story = below.find(|line| is_prose(&line.words));
    let authors = story.and_then(|line| byline::in_dateline(&line.words));
    let facts = Facts {
        authors: authors.unwrap_or_default(),
        ..Facts::default()
    };
    facts.said_in("byline")
}

/// The paper that a line of labels says a story is from, as pages of China and Korea do: "来源：新华网".
fn stated_source(words: &str) -> Option<String> {
    const LONGEST_NAME: usize = 20;
    let label = |label: &&str| words.split_once(*label);
    let (_, rest) = stamps::SOURCES.iter().find_map(label)?;
    let rest = rest.trim_start().strip_prefix([':', '：'])?.trim_start();
    let end = rest.find([' ', '\u{3000}', '|', '｜', '（', '(', '：', ':']);
    let name = rest.get(..end.unwrap_or(rest.len()))?;
    // What another colon follows is another label.
    let is_label = end.is_some_and(|end| {
        rest.get(end..)
            .is_some_and(|rest| rest.starts_with([':', '：']))
    });
    let is_name = name.contains(char::is_alphabetic) && name.chars().count() <= LONGEST_NAME;
    (is_name && !is_label && words.len() <= LONGEST).then(|| name.to_owned())
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
            || stated_source(&line.words).is_some()
    };
    line.words.len() <= LONGEST && (!line.times.is_empty() || !line.authors.is_empty() || is_said())
}
