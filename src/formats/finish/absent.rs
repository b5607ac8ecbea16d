//! Facts that say that there is none, taken out: programs write `None` and 1970 for nothing.

use std::collections::HashSet;

use crate::article::{Article, Date, Image};
use crate::formats::furniture::is_absent;
use crate::text::Clean;

/// Years in which news was printed. There is no clock here: the end only tells a year that nobody
/// can have meant from one that somebody may.
const YEARS: std::ops::RangeInclusive<i16> = 1500..=2100;

/// Takes out of `article` every fact that says that there is none.
pub(super) fn take_out(article: &mut Article) {
    if is_absent(&article.title) {
        article.title = Clean::default();
    }
    for fact in [
        &mut article.subtitle,
        &mut article.source,
        &mut article.section,
        &mut article.lang,
        &mut article.url,
        &mut article.summary,
    ] {
        *fact = fact.take().filter(|value| !is_absent(value));
    }
    keep_once(&mut article.authors);
    keep_once(&mut article.tags);
    article.image = article.image.take().and_then(without_absent);
    for date in [
        &mut article.published,
        &mut article.updated,
        &mut article.saved,
    ] {
        *date = date.take().filter(is_meant);
    }
    if article.subtitle.as_ref() == Some(&article.title) {
        article.subtitle = None;
    }
    if article.summary.is_some() && article.summary == article.subtitle {
        article.summary = None;
    }
    name_source(article);
}

/// A source that is an address is the address of the article, where none is known, and the name of
/// its host.
fn name_source(article: &mut Article) {
    let Some(source) = article.source.take() else {
        return;
    };
    let Ok(address) = url::Url::parse(&source) else {
        article.source = Some(source);
        return;
    };
    let Some(host) = address.host_str() else {
        article.source = Some(source);
        return;
    };
    article.source = Some(Clean::line(host.strip_prefix("www.").unwrap_or(host)));
    let from = article.from.source;
    if article.url.is_none() && address.path().len() > 1 {
        article.url = Some(source);
        article.from.url = from;
    }
}

/// Keeps of equal values, case aside, the first; absent ones go.
fn keep_once(values: &mut Vec<Clean>) {
    let mut seen = HashSet::new();
    values.retain(|value| !is_absent(value) && seen.insert(value.to_lowercase()));
}

fn without_absent(image: Image) -> Option<Image> {
    let stated = |fact: Option<Clean>| fact.filter(|value| !is_absent(value));
    let image = Image {
        src: stated(image.src),
        alt: stated(image.alt),
        caption: stated(image.caption),
        credit: stated(image.credit),
    };
    (image != Image::default()).then_some(image)
}

/// Whether somebody meant this date: the first seconds of clocks and calendars are what programs
/// write for nothing.
fn is_meant(date: &Date) -> bool {
    let day = date.local.date();
    let is_of_a_clock =
        [(1970, 1, 1), (1969, 12, 31)].contains(&(day.year(), day.month(), day.day()));
    YEARS.contains(&day.year()) && !is_of_a_clock
}

#[cfg(test)]
mod tests {
    use jiff::civil::DateTime;

    use super::*;
    use crate::article::Precision;

    fn day(year: i16, month: i8, day: i8) -> Date {
        Date {
            raw: Clean::default(),
            local: DateTime::constant(year, month, day, 0, 0, 0, 0),
            precision: Precision::Date,
            offset_minutes: None,
            from: "text",
        }
    }

    #[test]
    fn what_programs_write_for_nothing_goes() {
        let line = |text: &str| Some(Clean::line(text));
        let mut article = Article {
            title: Clean::line("None"),
            subtitle: line("null"),
            source: line("N/A"),
            section: line("World"),
            authors: ["Ann Lee", "ann lee", "None", "Bo Ek"]
                .map(Clean::line)
                .to_vec(),
            image: Some(Image {
                src: line("None"),
                ..Image::default()
            }),
            published: Some(day(1970, 1, 1)),
            updated: Some(day(1, 1, 1)),
            saved: Some(day(2023, 2, 10)),
            ..Article::default()
        };
        take_out(&mut article);
        let expected = Article {
            section: line("World"),
            authors: ["Ann Lee", "Bo Ek"].map(Clean::line).to_vec(),
            saved: Some(day(2023, 2, 10)),
            ..Article::default()
        };
        assert_eq!(article, expected);
    }

    #[test]
    fn a_source_is_a_name() {
        let cases = [
            ("BBC News", "BBC News", None),
            (
                "https://www.example.org/a/b",
                "example.org",
                Some("https://www.example.org/a/b"),
            ),
            ("https://example.org", "example.org", None),
            ("Reuters: World", "Reuters: World", None),
        ];
        for (stated, source, url) in cases {
            let mut article = Article {
                source: Some(Clean::line(stated)),
                ..Article::default()
            };
            take_out(&mut article);
            assert_eq!(article.source.as_deref(), Some(source));
            assert_eq!(article.url.as_deref(), url);
        }
    }
}
