//! `newsprint keywords --by`: the articles of every day, week or month, and how many of them have
//! hits of each keyword group.

use serde_json::{Map, Value, json};

use crate::app::notice::grouped;
use crate::cancel::Cancel;
use crate::cli::end::Stop;
use crate::cli::listed::Listed;
use crate::cli::output::{self, Output};
use crate::keywords::Group;
use crate::library::view::coverage::{self, Tally};
use crate::library::view::periods::{By, Period};
use crate::library::view::sightings;
use crate::text::{Clean, width};
use crate::ui::ansi::Painted;
use crate::ui::style::Styles;

/// Cells of a period's name, of a number, and of a group's name at most.
const PERIOD: usize = 24;
const NUMBER: usize = 10;
const NAME: usize = 16;

/// Counts the articles that were listed by `by`, and writes them: as objects, or a line each.
pub(crate) fn write(
    found: &Listed,
    by: By,
    as_json: bool,
    output: &mut Output,
) -> Result<(), Stop> {
    let Listed { library, ask, .. } = found;
    let keywords = library.matcher.keywords();
    if sightings::of_groups(&library.catalog, keywords, &[])?.is_none() {
        let words = "the hits of these keywords were not counted yet; leave --no-refresh out";
        output::say(&Clean::line(words));
    }
    let never = Cancel::default();
    let counted = coverage::coverage(&library.catalog, &library.store, ask, &never)?;
    let counted = counted.unwrap_or_default();
    let periods = counted.periods(by);
    if periods.by != by {
        let words = format!(
            "too many {}s lie between the first date and the last; these are {}s",
            by.name(),
            periods.by.name()
        );
        output::say(&Clean::line(&words));
    }
    let mut undated = counted.undated;
    undated.add(&periods.vague);
    let of_periods = periods
        .periods
        .iter()
        .map(|period| (Some(period), &period.tally));
    let rest = (undated.listed > 0).then_some((None, &undated));
    let lines: Vec<_> = of_periods.chain(rest).collect();
    if as_json {
        lines.into_iter().try_for_each(|(period, tally)| {
            output.json(object(periods.by, period, tally, &keywords.groups))
        })
    } else if let Some(columns) = output.columns() {
        write_table(found, periods.by, &lines, usize::from(columns), output)
    } else {
        write_fields(periods.by, &lines, &keywords.groups, output)
    }
}

/// The object of a period, or of the articles that belong to none.
fn object(by: By, period: Option<&Period>, tally: &Tally, groups: &[Group]) -> Map<String, Value> {
    let of_group = |(place, group): (u16, &Group)| {
        let articles = tally.of_group(place);
        (articles > 0).then(|| (group.name.to_string(), json!(articles)))
    };
    let groups: Map<String, Value> = (0..).zip(groups).filter_map(of_group).collect();
    let day = |day: fn(&Period) -> jiff::civil::Date| period.map(|of| day(of).to_string());
    let pairs = [
        ("by", json!(by.name())),
        ("period", json!(period.map(name))),
        ("first", json!(day(|period| period.first))),
        ("last", json!(day(Period::last))),
        ("articles", json!(tally.listed)),
        ("library", json!(tally.all)),
        ("groups", Value::Object(groups)),
    ];
    pairs
        .map(|(key, value)| (key.to_owned(), value))
        .into_iter()
        .collect()
}

/// What a period is called: a week by its first day.
fn name(period: &Period) -> String {
    match period.by {
        By::Week => period.first.to_string(),
        By::Day | By::Month => period.value(),
    }
}

/// A line of the table: a period, or none for the articles that belong to none; and its articles.
type Row<'c> = (Option<&'c Period>, &'c Tally);

/// Writes a head and a line a period, with tabs between.
fn write_fields(by: By, lines: &[Row], groups: &[Group], output: &mut Output) -> Result<(), Stop> {
    let mut head = vec![Clean::line(by.name()), Clean::line("articles")];
    head.extend(groups.iter().map(|group| group.name.clone()));
    output.fields(&head.iter().collect::<Vec<_>>())?;
    for (period, tally) in lines {
        let number = |number: u32| Clean::line(&number.to_string());
        let mut fields = vec![
            Clean::line(&period.map(name).unwrap_or_default()),
            number(tally.listed),
        ];
        let of_groups = (0..).zip(groups);
        fields.extend(of_groups.map(|(place, _)| number(tally.of_group(place))));
        output.fields(&fields.iter().collect::<Vec<_>>())?;
    }
    Ok(())
}

/// Writes the same in columns: of the groups those with the most articles that there is room for.
fn write_table(
    found: &Listed,
    by: By,
    lines: &[Row],
    columns: usize,
    output: &mut Output,
) -> Result<(), Stop> {
    let app = output.app(&found.library.matcher);
    let styles = Styles::new(&app);
    let groups = &found.library.matcher.keywords().groups;
    let first = lines
        .iter()
        .map(|(period, _)| width::width(&shown(*period)))
        .max()
        .unwrap_or_default()
        .max(by.name().len())
        .min(PERIOD);
    let room = columns.saturating_sub(first + NUMBER);
    let shown_groups = fitting(lines, groups, room);
    let mut head = vec![Painted::new(
        Clean::text(&format!("{:first$}{:>NUMBER$}", by.name(), "articles")),
        styles.label(),
    )];
    for place in &shown_groups {
        let cells = cells(groups, *place);
        let name = groups.get(usize::from(*place)).map(|group| &group.name);
        let name = width::truncate(name.map_or("", |name| name.as_str()), cells - 2);
        let before = " ".repeat(cells.saturating_sub(width::width(&name)));
        head.push(Painted::plain(Clean::text(&before)));
        head.push(Painted::new(Clean::line(&name), styles.hit(*place)));
    }
    output.painted(&head)?;
    for (period, tally) in lines {
        let name = width::fit(&shown(*period), first);
        let listed = grouped(tally.listed as usize);
        let mut parts = vec![Painted::plain(Clean::text(&format!(
            "{name}{listed:>NUMBER$}"
        )))];
        for place in &shown_groups {
            let cells = cells(groups, *place);
            let count = match tally.of_group(*place) {
                0 => "·".to_owned(),
                count => grouped(count as usize),
            };
            let count = if output.look.is_ascii && count == "·" {
                "-".to_owned()
            } else {
                count
            };
            parts.push(Painted::plain(Clean::text(&format!("{count:>cells$}"))));
        }
        output.painted(&parts)?;
    }
    if shown_groups.len() < groups.len() {
        let words = format!(
            "{} of {} groups are shown; a wider terminal shows more, --json all",
            shown_groups.len(),
            groups.len()
        );
        output::say(&Clean::line(&words));
    }
    Ok(())
}

/// A period as the table names it.
fn shown(period: Option<&Period>) -> String {
    period.map_or_else(|| "no such date".to_owned(), name)
}

/// The cells of the column of a group.
fn cells(groups: &[Group], place: u16) -> usize {
    let group = groups.get(usize::from(place));
    let name = group.map_or(0, |group| width::width(&group.name));
    (name + 2).clamp(NUMBER, NAME)
}

/// The groups with the most articles whose columns fit `room`, in the order of their file.
fn fitting(lines: &[Row], groups: &[Group], room: usize) -> Vec<u16> {
    let articles = |place: u16| -> u64 {
        let of_lines = lines
            .iter()
            .map(|(_, tally)| u64::from(tally.of_group(place)));
        of_lines.sum()
    };
    let places = (0..).zip(groups).map(|(place, _)| place);
    let mut places: Vec<(u64, u16)> = places.map(|place| (articles(place), place)).collect();
    places.sort_by_key(|(articles, place)| (std::cmp::Reverse(*articles), *place));
    let mut left = room;
    let mut fitting = Vec::new();
    for (_, place) in places {
        let Some(rest) = left.checked_sub(cells(groups, place)) else {
            break;
        };
        left = rest;
        fitting.push(place);
    }
    fitting.sort_unstable();
    fitting
}
