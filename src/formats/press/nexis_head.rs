//! What stands above the fields of a document of LexisNexis: the paper, the day, the headline.

use super::label::is_copyright;
use super::sheet::Sheet;
use crate::article::Precision;
use crate::formats::news_date;

/// How a head is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// The paper, the day, the headline.
    Classic,
    /// The headline, the paper, the day.
    Newer,
}

/// The longest line that a day stands on, in bytes.
const DAY_BYTES: usize = 90;

/// Lines among which the day stands.
const DAY_LINES: usize = 24;

/// Columns before a line that is set in the middle.
const MIDDLE: usize = 8;

/// Lines without a blank one between them.
#[derive(Debug)]
struct Group<'a> {
    lines: Vec<&'a str>,
    is_in_middle: bool,
}

/// The line on which the day stands.
pub(super) fn day(lines: &[&str]) -> Option<usize> {
    let near = lines.iter().take(DAY_LINES);
    near.into_iter()
        .position(|line| is_date(line, Precision::Date))
}

/// Where the head of a document ends that has no fields, and where its text begins: after the headline
/// below the day.
pub(super) fn ends(lines: &[&str]) -> (usize, usize) {
    let is_blank = |at: usize| lines.get(at).is_none_or(|line| line.trim().is_empty());
    let skip = |mut at: usize, blank: bool| {
        while at < lines.len() && is_blank(at) == blank {
            at += 1;
        }
        at
    };
    let end = day(lines).map_or(0, |day| skip(skip(skip(day, false), true), false));
    (end, end)
}

/// Reads a head.
pub(super) fn read(lines: &[&str], shape: Shape, sheet: &mut Sheet) {
    let groups = groups(lines, sheet);
    // A monthly has no day.
    let day = place_of(&groups, Precision::Date).or_else(|| place_of(&groups, Precision::Month));
    let Some((place, line)) = day else {
        return without_day(&groups, shape, sheet);
    };
    let mut above: Vec<Vec<&str>> = groups
        .iter()
        .take(place)
        .map(|group| group.lines.clone())
        .collect();
    let Some(of_day) = groups.get(place) else {
        return;
    };
    above.push(of_day.lines.iter().take(line).copied().collect());
    above.retain(|lines| !lines.is_empty());
    let day = of_day.lines.get(line).copied().unwrap_or_default();
    sheet.state_or_drop("published", day);
    // What stands right below the day is the edition.
    let edition: Vec<&str> = of_day.lines.iter().skip(line + 1).copied().collect();
    sheet.drop(&edition.join(" "));
    let below: Vec<&Group> = groups.iter().skip(place + 1).collect();
    let has_left = below.iter().any(|group| !group.is_in_middle);
    let (editions, below): (Vec<&Group>, Vec<&Group>) = below
        .into_iter()
        .partition(|group| has_left && group.is_in_middle);
    for edition in editions {
        sheet.drop(&edition.lines.join(" "));
    }
    if shape == Shape::Newer {
        newer(&above, sheet);
    } else {
        let mut above = above.iter();
        if let Some(paper) = above.next() {
            sheet.state_or_drop("publication", &paper.join(" "));
        }
        above.for_each(|note| sheet.drop(&note.join(" ")));
    }
    headlines(&below, sheet);
}

/// The group and the line in it on which a date stands, which is at least so precise.
fn place_of(groups: &[Group], least: Precision) -> Option<(usize, usize)> {
    groups.iter().enumerate().find_map(|(place, group)| {
        let line = group.lines.iter().position(|line| is_date(line, least))?;
        Some((place, line))
    })
}

/// Reads what stands above the day in the newer shape: the headline, then the paper.
fn newer(above: &[Vec<&str>], sheet: &mut Sheet) {
    let lines: Vec<&str> = above.iter().flatten().copied().collect();
    match lines.split_last() {
        Some((paper, headline)) if !headline.is_empty() => {
            sheet.state_or_drop("publication", paper);
            sheet.state_or_drop("title", &headline.join(" "));
        }
        Some((one, _)) => sheet.state_or_drop("title", one),
        None => {}
    }
}

/// Takes the headline and the line under it.
fn headlines(groups: &[&Group], sheet: &mut Sheet) {
    let mut groups = groups.iter().map(|group| group.lines.join(" "));
    if sheet.has("title") {
        groups.for_each(|note| sheet.drop(&note));
        return;
    }
    if let Some(headline) = groups.next() {
        sheet.state_or_drop("title", &headline);
    }
    if let Some(below) = groups.next() {
        sheet.state_or_drop("subtitle", &below);
    }
    groups.for_each(|note| sheet.drop(&note));
}

fn without_day(groups: &[Group], shape: Shape, sheet: &mut Sheet) {
    let lines: Vec<Vec<&str>> = groups.iter().map(|group| group.lines.clone()).collect();
    if shape == Shape::Newer {
        return newer(&lines, sheet);
    }
    let mut lines = lines.iter().map(|lines| lines.join(" "));
    match (lines.next(), lines.next()) {
        (Some(paper), Some(headline)) => {
            sheet.state_or_drop("publication", &paper);
            sheet.state_or_drop("title", &headline);
        }
        (Some(headline), None) => sheet.state_or_drop("title", &headline),
        _ => {}
    }
    lines.for_each(|note| sheet.drop(&note));
}

/// The groups of a head, without whose words they are and on which page of a print.
fn groups<'a>(lines: &[&'a str], sheet: &mut Sheet) -> Vec<Group<'a>> {
    let mut groups: Vec<Group> = Vec::new();
    let (mut opens, mut is_of_rights) = (true, false);
    for line in lines {
        let words = line.trim();
        if words.is_empty() {
            (opens, is_of_rights) = (true, false);
            continue;
        }
        is_of_rights |= is_copyright(words);
        if is_of_rights {
            sheet.drop(words);
            let is_last = words.to_lowercase().contains("rights reserved");
            is_of_rights = !is_last;
            continue;
        }
        if is_page(words) {
            continue;
        }
        let is_in_middle = line.len() - line.trim_start().len() >= MIDDLE;
        match groups.last_mut().filter(|_| !opens) {
            Some(group) => group.lines.push(words),
            None => groups.push(Group {
                lines: vec![words],
                is_in_middle,
            }),
        }
        opens = false;
    }
    groups
}

/// Whether a line is a date, at least so precise, and nothing else but its weekday and its time.
fn is_date(line: &str, least: Precision) -> bool {
    let line = line.trim();
    let has_year = line.bytes().filter(u8::is_ascii_digit).count() >= 4;
    let date = || news_date::parse(line, None, "nexis");
    line.len() <= DAY_BYTES && has_year && date().is_some_and(|date| date.precision >= least)
}

/// Whether a line numbers a printed page.
fn is_page(line: &str) -> bool {
    let number = line
        .strip_prefix("Page ")
        .or_else(|| line.strip_prefix("Seite "));
    number
        .is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()) && number.len() < 12)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::formats::{Budget, read};

    /// The headline, the line under it, the paper and the date that are read from a head.
    fn seen(head: &str, is_newer: bool) -> [Option<String>; 4] {
        let file = if is_newer {
            format!("{head}\nLength: 4 words\nBody\n\nThe boat came home.\n\nEnd of Document\n")
        } else {
            format!("  1 of 2 DOCUMENTS\n\n\n{head}\n\nLENGTH: 4 words\n\nThe boat came home.\n")
        };
        let reading = read(Path::new("a.txt"), file.as_bytes(), &Budget::default());
        let article = reading.articles.first().unwrap();
        assert_eq!(article.body.len(), 1, "{head}");
        let line = |fact: &Option<crate::text::Clean>| fact.as_ref().map(ToString::to_string);
        [
            Some(article.title.to_string()),
            line(&article.subtitle),
            line(&article.source),
            article.published.as_ref().map(crate::article::Date::value),
        ]
    }

    #[test]
    fn heads_are_read_in_every_order() {
        let (paper, day) = (Some("The Lantern"), Some("2023-02-10"));
        for (head, expected) in [
            (
                "            The Lantern\n\n          February 10, 2023 Friday\n\nBoat home",
                [Some("Boat home"), None, paper, day],
            ),
            (
                "    Copyright 2023 Lantern, LLC d/b/a\n         The Press\n    All Rights Reserved\n\n            The Lantern\n\n          February 10, 2023 Friday\n            Final Edition\n\nBoat home\n\nIt was late",
                [Some("Boat home"), Some("It was late"), paper, day],
            ),
            (
                "            The Lantern\n              (Notes)\n\n      10 February 2023\n\n            Second Edition\n\nBoat home",
                [Some("Boat home"), None, Some("The Lantern (Notes)"), day],
            ),
            (
                "            The Lantern\n\n          February 2023\n\nBoat home",
                [Some("Boat home"), None, paper, Some("2023-02")],
            ),
            (
                "            The Lantern\n\n          February 10, 2023 Friday\n\nHighlights: a boat came home",
                [Some("Highlights: a boat came home"), None, paper, day],
            ),
            (
                "            The Lantern\n\nBoat home",
                [Some("Boat home"), None, paper, None],
            ),
            (
                "            The Lantern\n\n          February 10, 2023 Friday",
                [Some("The boat came home"), None, paper, day],
            ),
        ] {
            let expected = expected.map(|fact| fact.map(str::to_owned));
            assert_eq!(seen(head, false), expected, "{head}");
        }
        for (head, expected) in [
            (
                "Boat home\nThe Lantern\nFebruary 10, 2023 Friday\nFinal Edition\n\nCopyright 2023 Lantern All Rights Reserved",
                [Some("Boat home"), None, paper, day],
            ),
            (
                "Boat home\n\nThe Lantern\n\nFreitag 10. Februar 2023\n\nStadt",
                [Some("Boat home"), None, paper, day],
            ),
            (
                "Highlights: a boat came home\nThe Lantern\nFebruary 10, 2023 Friday\n\nByline: Ann Lee",
                [Some("Highlights: a boat came home"), None, paper, day],
            ),
            (
                "No Headline In Original\nThe Lantern\nFebruary 10, 2023",
                [Some("The boat came home"), None, paper, day],
            ),
        ] {
            let expected = expected.map(|fact| fact.map(str::to_owned));
            assert_eq!(seen(head, true), expected, "{head}");
        }
    }
}
