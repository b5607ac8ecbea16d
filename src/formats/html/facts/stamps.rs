//! The dates in one line of a page.

use dom_query::NodeRef;

use crate::article::Precision;
use crate::formats::html::dom;
use crate::formats::news_date::{self, Kind, Stamp};

use super::facts::Facts;
use super::surroundings::Line;

/// Longer lines, in bytes, hold more than a date.
pub(super) const LONGEST: usize = 240;

/// The most words before a date that stands right over the headline: the name of a section.
const MOST_OF_SECTION: usize = 4;

/// Labels of the paper that a story is from.
pub(super) const SOURCES: &[&str] = &["来源", "來源", "稿源", "출처"];

/// What else is known of a line whose dates are read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Its byline says what its dates are.
    pub(super) is_told_by_byline: bool,
    /// It stands right over the headline.
    pub(super) is_over_headline: bool,
}

/// The dates of one line: in its `time` elements, or where it is nothing else, or where the page says
/// that it is one and its byline, if it has one, says no more.
pub(super) fn read(line: &Line, lang: Option<&str>, place: Place) -> Facts {
    let is_short = line.words.len() <= LONGEST;
    let whole = if is_short {
        news_date::stamps(&line.words, lang, "text")
    } else {
        Vec::new()
    };
    let mut facts = Facts::default();
    let is_only_time = line.times.len() == 1;
    for time in &line.times {
        let told = is_only_time
            .then(|| told_kind(line, time, &whole))
            .flatten();
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
    let is_whole = !whole.is_empty();
    for stamp in whole {
        let kind = stamp.kind.or(Some(usual));
        facts = facts.or(Facts::from(Stamp { kind, ..stamp }));
    }
    if is_short && !is_whole {
        facts = facts.or(of_parts(line, lang));
    }
    let is_dated = facts.published.is_some() || facts.updated.is_some();
    if is_dated || !is_short || place.is_told_by_byline {
        return facts;
    }
    let date = if is_date(&line.labels) || names_source(&line.words) {
        news_date::find(&line.words, lang, "text").map(|(_, date)| date)
    } else {
        None
    };
    let stamp = date.map(|date| Stamp { kind: None, date });
    let stamp = stamp.or_else(|| at_end(line, lang, place));
    facts.or(stamp
        .map(|stamp| {
            let kind = stamp.kind.or(Some(usual));
            Facts::from(Stamp { kind, ..stamp })
        })
        .unwrap_or_default())
}

/// The dates that elements of a line hold alone, beside others with a name or a number: `<span>Updated:
/// 3 May 2021</span>`.
fn of_parts(line: &Line, lang: Option<&str>) -> Facts {
    let mut facts = Facts::default();
    for part in &line.parts {
        let words = dom::line(*part);
        let stamps = news_date::stamps(&words, lang, "text");
        for stamp in stamps {
            let is_day = stamp.date.precision >= Precision::Date;
            let usual = || usual_kind(&dom::labels(part));
            let kind = stamp.kind.unwrap_or_else(usual);
            let kind = Some(kind).filter(|_| is_day);
            if kind.is_some() {
                facts = facts.or(Facts::from(Stamp { kind, ..stamp }));
            }
        }
    }
    facts
}

/// The date at the end of a line that says what it is, or that stands right over the headline behind the
/// name of a section.
fn at_end(line: &Line, lang: Option<&str>, place: Place) -> Option<Stamp> {
    let (range, stamp) = news_date::stamp_at_end(&line.words, lang, "text")?;
    let before = line.words.get(..range.start)?;
    let is_section = place.is_over_headline && before.split_whitespace().count() <= MOST_OF_SECTION;
    let is_day = stamp.date.precision >= Precision::Date;
    (is_day && (is_section || stamp.kind.is_some())).then_some(stamp)
}

/// What a line says of the one `time` element in it: "Last updated 2 hours ago" as well. Where the element
/// shows a date, a label of how long ago another thing was is not its own.
fn told_kind(line: &Line, time: &NodeRef, whole: &[Stamp]) -> Option<Kind> {
    let shows_date = || news_date::find(&dom::line(*time), None, "text").is_some();
    if !whole.is_empty() && shows_date() {
        return whole.iter().find_map(|stamp| stamp.kind);
    }
    let stated = whole.iter().find_map(|stamp| stamp.kind);
    stated.or_else(|| news_date::label(&line.words))
}

/// The date of a `time` element, of the kind that its line `told` or that is usual. A day that it states
/// and shows with the time of day has that time.
fn time_stamp(time: &NodeRef, lang: Option<&str>, told: Option<Kind>) -> Option<Stamp> {
    let stated =
        dom::attribute(time, "datetime").and_then(|raw| news_date::parse(&raw, lang, "time"));
    let shown = || news_date::parse(&dom::line(*time), lang, "time");
    let is_whole = stated
        .as_ref()
        .is_some_and(|stated| stated.precision > Precision::Date);
    let date = if is_whole {
        stated
    } else {
        Facts::fuller(stated, shown())
    };
    let kind = told.unwrap_or_else(|| usual_kind(&dom::labels(time)));
    Some(Stamp {
        kind: Some(kind),
        date: date?,
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
    words.split([':', '：']).any(|before| {
        SOURCES
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
