//! The heading of a group of the list.
//!
//! ```text
//! ▾ Yesterday (12)
//! ▸ Tuesday 24 November 2026 (3)
//! ```

use jiff::civil::{Date, Weekday};
use ratatui::buffer::Buffer;

use crate::app::notice::grouped;
use crate::app::{App, Rect};
use crate::config::Dates;
use crate::library::view::Heading;
use crate::query::Day;
use crate::text::width;
use crate::ui::dates::{self, long_month};
use crate::ui::draw::put;
use crate::ui::plain;
use crate::ui::style::Styles;

/// Cells that a story stands in under its day.
const INDENT: u16 = 2;

/// Draws the heading of group number `group` into `area`, one cell high.
pub fn draw(buffer: &mut Buffer, area: Rect, app: &App, group: usize, styles: &Styles) {
    let Some(groups) = &app.list.view.groups else {
        return;
    };
    let (Some(heading), Some(size)) = (groups.headings.get(group), groups.sizes.get(group)) else {
        return;
    };
    if app.is_plain() {
        let words = words(heading, app.today, app.settings.dates);
        let line = plain::heading(&words, *size, app.list.lines.is_folded(group));
        put(buffer, (area.x, area.y), &line, area.width, styles.label());
        return;
    }
    let mark = match (app.list.lines.is_folded(group), app.look.is_ascii) {
        (true, false) => "▸",
        (false, false) => "▾",
        (true, true) => "+",
        (false, true) => "-",
    };
    let day = match heading {
        Heading::Story { day: Some(day), .. } => {
            format!(
                " {}",
                dates::short(&day.to_string(), dates::Room::Narrow, app.year)
            )
        }
        _ => String::new(),
    };
    let count = format!(" ({}){day}", grouped(*size as usize));
    let indent = u16::from(heading.begins_folded()) * INDENT;
    let area = Rect {
        x: area.x + indent.min(area.width),
        width: area.width.saturating_sub(indent),
        ..area
    };
    let cells = usize::from(area.width);
    let room = cells.saturating_sub(2 + width::width(&count));
    let words = width::truncate(&words(heading, app.today, app.settings.dates), room);
    let end = area.x + area.width;
    let x = put(buffer, (area.x, area.y), mark, area.width, styles.quiet());
    let x = (x + 1).min(end);
    let x = put(buffer, (x, area.y), &words, end - x, styles.label());
    put(
        buffer,
        (x, area.y),
        &count,
        end.saturating_sub(x),
        styles.quiet(),
    );
}

/// The heading in words.
pub fn words(heading: &Heading, today: Date, dates: Dates) -> String {
    let between = |least: u32, what: &str| match heading.end() {
        None => format!("{} {what} or more", grouped(least as usize)),
        Some(end) if least + 1 == end => format!("{least} {}", what.trim_end_matches('s')),
        Some(end) => {
            let last = end.saturating_sub(1);
            format!(
                "{}–{} {what}",
                grouped(least as usize),
                grouped(last as usize)
            )
        }
    };
    match heading {
        Heading::Story { title, .. } => title.to_string(),
        Heading::Date(None) => "No date".to_owned(),
        Heading::Date(Some(day)) if dates == Dates::Iso => day.to_string(),
        Heading::Date(Some(day)) => day_words(*day, today),
        Heading::Source(Some(name)) => name.to_string(),
        Heading::Source(None) => "No source known".to_owned(),
        Heading::Letter(None) => "Other".to_owned(),
        Heading::Letter(Some('0')) => "0–9".to_owned(),
        Heading::Letter(Some(letter)) => letter.to_uppercase().to_string(),
        Heading::Hits(0) => "No keyword hits".to_owned(),
        Heading::Hits(least) => between(*least, "hits"),
        Heading::Words(0) => {
            let end = heading.end().unwrap_or_default();
            format!("Under {} words", grouped(end as usize))
        }
        Heading::Words(least) => between(*least, "words"),
    }
}

/// `Today`, `Yesterday`, `Tuesday 24 November 2026`, `November 2026`, `2026`.
fn day_words(day: Day, today: Date) -> String {
    let month = day.month.map(long_month).unwrap_or_default();
    let date = match (day.month, day.day) {
        (Some(month), Some(day_of_month)) => Date::new(day.year, month, day_of_month).ok(),
        _ => None,
    };
    match (day.day, date) {
        (_, Some(date)) if date == today => "Today".to_owned(),
        (_, Some(date)) if date.tomorrow().ok() == Some(today) => "Yesterday".to_owned(),
        (Some(day_of_month), Some(date)) => {
            let weekday = weekday(date.weekday());
            format!("{weekday} {day_of_month} {month} {}", day.year)
        }
        _ if month.is_empty() => day.year.to_string(),
        _ => format!("{month} {}", day.year),
    }
}

/// The name of a day of the week.
fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Group;

    #[test]
    fn headings_are_said_in_words() {
        let today: Date = "2026-11-28".parse().unwrap();
        let table = [
            (Group::Day, "2026-11-28", "Today"),
            (Group::Day, "2026-11-27", "Yesterday"),
            (Group::Day, "2026-11-24", "Tuesday 24 November 2026"),
            (Group::Day, "2026-11-29", "Sunday 29 November 2026"),
            (Group::Day, "2026-11", "November 2026"),
            (Group::Month, "2026", "2026"),
            (Group::Day, "", "No date"),
            (Group::Source, "Sound News", "Sound News"),
            (Group::Source, "", "No source known"),
            (Group::Title, "b", "B"),
            (Group::Title, "0", "0–9"),
            (Group::Hits, "100", "100 hits or more"),
            (Group::Hits, "2", "2–4 hits"),
            (Group::Hits, "1", "1 hit"),
            (Group::Hits, "0", "No keyword hits"),
            (Group::Words, "1000", "1,000–1,999 words"),
            (Group::Words, "0", "Under 200 words"),
        ];
        for (group, id, expected) in table {
            let heading = Heading::of_id(group, id).unwrap();
            assert_eq!(words(&heading, today, Dates::Words), expected);
        }
        let day = Heading::of_id(Group::Day, "2026-11-28").unwrap();
        assert_eq!(words(&day, today, Dates::Iso), "2026-11-28");
    }
}
