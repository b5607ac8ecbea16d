//! Coverage over time: a band of bars for what is listed and one for each keyword group, all over the
//! same days, weeks or months.
//!
//! Bands one over the other are told apart without colour, and on any terminal. A period is as many
//! cells wide as there is room for; of more periods than cells those around the cursor are drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::{Modifier, Style};
use ratatui::symbols::bar;
use ratatui::widgets::{Sparkline, Widget};

use crate::app::coverage::CoveragePane;
use crate::app::notice::grouped;
use crate::app::{App, Rect};
use crate::library::view::coverage::Tally;
use crate::library::view::periods::{By, Period};
use crate::text::width;
use crate::ui::dates::{self, Room};
use crate::ui::draw::put;
use crate::ui::popup::open_pane;
use crate::ui::style::Styles;
use crate::ui::{coverage_plain, coverage_words};

/// Widest that a period is drawn, in cells.
const WIDEST: usize = 8;

/// Shares are drawn in parts of so many.
const SHARE_PARTS: u64 = 10_000;

/// The heights of a bar where there are no block characters.
pub(super) const PLAIN_BARS: bar::Set<'static> = bar::Set {
    full: "#",
    seven_eighths: "#",
    three_quarters: "=",
    five_eighths: "=",
    half: "-",
    three_eighths: "-",
    one_quarter: "_",
    one_eighth: "_",
    empty: " ",
};

/// What a band shows.
#[derive(Clone, Copy)]
enum Series {
    /// What the query lists.
    Listed,
    /// The articles with hits of a group, and the key that hides it.
    Group(usize, u16),
}

impl Series {
    /// Its articles among some.
    fn of(self, tally: &Tally) -> u32 {
        match self {
            Self::Listed => tally.listed,
            Self::Group(_, group) => tally.of_group(group),
        }
    }
}

/// Draws the pane over list and article; gives where the period under the cursor stands in words.
pub fn draw(
    buffer: &mut Buffer,
    app: &App,
    pane: &CoveragePane,
    styles: &Styles,
) -> Option<Position> {
    let asked = app.list.asked_words();
    let asked = if app.list.query.is_all() {
        "all articles"
    } else {
        asked.as_str()
    };
    let by = pane.periods.by.name();
    let dot = app.look.dot();
    let title = format!(" coverage by {by} {dot} {asked} ");
    let area = open_pane(buffer, app, &title, styles);
    coverage_words::draw_keys(buffer, area, app, styles);
    let said = Rect {
        height: area.height.saturating_sub(1),
        ..area
    };
    let Some(period) = pane.current() else {
        coverage_words::draw_empty(buffer, said, app, pane, styles);
        return None;
    };
    if app.is_plain() {
        return Some(coverage_plain::draw(buffer, said, app, pane, styles));
    }
    let words = current_words(app, pane, period, usize::from(said.width));
    let bottom = said.y + said.height.saturating_sub(1);
    put(buffer, (said.x, bottom), &words, said.width, Style::new());
    let bands = Rect {
        height: said.height.saturating_sub(2),
        ..said
    };
    let columns = Columns::new(pane, usize::from(area.width));
    draw_axis(
        buffer,
        (bands.x, bands.y + bands.height),
        pane,
        &columns,
        (app, styles),
    );
    draw_bands(buffer, bands, pane, &columns, (app, styles));
    None
}

/// Which periods are drawn, and in how many cells together.
struct Columns {
    first: usize,
    shown: usize,
    cells: usize,
}

impl Columns {
    /// Those that fit `width`, the one under the cursor among them.
    fn new(pane: &CoveragePane, width: usize) -> Self {
        let count = pane.periods.periods.len().max(1);
        let each = (width / count).clamp(1, WIDEST);
        let shown = (width / each).min(count);
        let first = pane.cursor.saturating_sub(shown / 2).min(count - shown);
        let even = shown * each;
        // Bars of one width look better, unless they leave much of the box empty.
        let is_uneven = each < WIDEST && even * 4 < width * 3;
        Self {
            first,
            shown,
            cells: if is_uneven { width } else { even },
        }
    }

    /// The cells before the bar of the period drawn `nth`.
    fn before(&self, nth: usize) -> usize {
        (nth * self.cells).checked_div(self.shown).unwrap_or(0)
    }

    /// The cells of the bar of the period drawn `nth`, and those left free after it: one between wide ones.
    fn bar(&self, nth: usize) -> (usize, usize) {
        let cells = self.before(nth + 1) - self.before(nth);
        let free = usize::from(self.cells > 2 * self.shown && cells > 1);
        (cells - free, free)
    }

    /// The periods that are drawn.
    fn of<'p>(&self, pane: &'p CoveragePane) -> &'p [Period] {
        let range = self.first..self.first + self.shown;
        pane.periods.periods.get(range).unwrap_or_default()
    }
}

/// Draws a band for each series, as many as there is room for.
fn draw_bands(
    buffer: &mut Buffer,
    area: Rect,
    pane: &CoveragePane,
    columns: &Columns,
    (app, styles): (&App, &Styles),
) {
    let groups = pane
        .shown_groups()
        .map(|(place, group)| Series::Group(place, group));
    let most = usize::from(area.height / 2).max(1);
    let series: Vec<Series> = std::iter::once(Series::Listed)
        .chain(groups)
        .take(most)
        .collect();
    let count = u16::try_from(series.len()).unwrap_or(1).max(1);
    let mut y = area.y;
    for (series, place) in series.into_iter().zip(0..) {
        let height = area.height / count + u16::from(place < area.height % count);
        let band = Rect { y, height, ..area };
        draw_band(buffer, band, pane, (series, columns), (app, styles));
        y += height;
    }
}

/// Draws one band: its name and its numbers, and the bars under them.
fn draw_band(
    buffer: &mut Buffer,
    area: Rect,
    pane: &CoveragePane,
    (series, columns): (Series, &Columns),
    (app, styles): (&App, &Styles),
) {
    let look = match series {
        Series::Listed => styles.label(),
        Series::Group(_, group) => styles.row(group).add_modifier(Modifier::BOLD),
    };
    let name = match series {
        Series::Listed => "listed".to_owned(),
        Series::Group(place, group) => {
            let groups = &app.matcher.keywords().groups;
            let name = groups
                .get(usize::from(group))
                .map_or("?", |group| &group.name);
            format!("{} {name}", place + 1)
        }
    };
    let numbers = band_words(pane, series);
    let x = put(buffer, (area.x, area.y), &name, area.width, look);
    let left = (area.x + area.width).saturating_sub(x + 2);
    put(buffer, (x + 2, area.y), &numbers, left, styles.quiet());
    let value = |period: &Period| height_of(pane, series, &period.tally);
    let mut bars: Vec<u64> = Vec::new();
    for (nth, period) in columns.of(pane).iter().enumerate() {
        let (cells, free) = columns.bar(nth);
        bars.extend(std::iter::repeat_n(value(period), cells));
        bars.extend(std::iter::repeat_n(0, free));
    }
    let most = pane
        .periods
        .periods
        .iter()
        .map(value)
        .max()
        .unwrap_or(0)
        .max(1);
    let set = if app.look.is_ascii {
        PLAIN_BARS
    } else {
        bar::NINE_LEVELS
    };
    let look = match series {
        Series::Listed => Style::new(),
        Series::Group(_, group) => styles.row(group),
    };
    let chart = Sparkline::default()
        .data(&bars)
        .max(most)
        .bar_set(set)
        .style(look);
    let place = ratatui::layout::Rect {
        x: area.x,
        y: area.y + 1,
        width: area.width,
        height: area.height.saturating_sub(1),
    };
    let place = place.intersection(buffer.area);
    if !place.is_empty() {
        chart.render(place, buffer);
    }
    draw_cursor(buffer, place, pane, columns, styles);
}

/// A line through the bar under the cursor, and above it.
fn draw_cursor(
    buffer: &mut Buffer,
    area: ratatui::layout::Rect,
    pane: &CoveragePane,
    columns: &Columns,
    styles: &Styles,
) {
    let nth = pane.cursor - columns.first;
    let cells = columns.before(nth) + columns.bar(nth).0 / 2;
    let x = area.x + u16::try_from(cells).unwrap_or(0);
    for y in area.top()..area.bottom() {
        let look = match buffer.cell((x, y)) {
            Some(cell) if cell.symbol() == " " => styles.label(),
            Some(cell) if cell.symbol() == bar::FULL || cell.symbol() == PLAIN_BARS.full => {
                cell.style().add_modifier(Modifier::REVERSED)
            }
            _ => continue,
        };
        put(buffer, (x, y), "┊", 1, look);
    }
}

/// How high the bar of a period is.
fn height_of(pane: &CoveragePane, series: Series, tally: &Tally) -> u64 {
    let count = u64::from(series.of(tally));
    if !pane.is_share {
        return count;
    }
    (count * SHARE_PARTS)
        .checked_div(u64::from(tally.all))
        .unwrap_or(0)
}

/// The numbers of a series: under the cursor, at most, and in all.
fn band_words(pane: &CoveragePane, series: Series) -> String {
    let here = pane.current().map_or(0, |period| series.of(&period.tally));
    let share = |tally: &Tally| {
        let count = u64::from(series.of(tally));
        (count * 100).checked_div(u64::from(tally.all)).unwrap_or(0)
    };
    let periods = &pane.periods.periods;
    if pane.is_share {
        let here = pane.current().map_or(0, |period| share(&period.tally));
        let most = periods.iter().map(|period| share(&period.tally)).max();
        return format!("{here} % here, at most {} %", most.unwrap_or(0));
    }
    let most = periods.iter().map(|period| series.of(&period.tally)).max();
    let sum: u64 = periods
        .iter()
        .map(|period| u64::from(series.of(&period.tally)))
        .sum();
    let sum = grouped(usize::try_from(sum).unwrap_or(usize::MAX));
    format!(
        "{} here, at most {}, {sum} in all",
        number(here),
        number(most.unwrap_or(0))
    )
}

/// A period in words.
pub(super) fn period_words(app: &App, period: &Period) -> String {
    let tally = &period.tally;
    let day = |day: jiff::civil::Date| dates::short(&day.to_string(), Room::Middle, app.year);
    let name = match period.by {
        By::Day => day(period.first),
        By::Week => {
            format!("{} to {}", day(period.first), day(period.last()))
        }
        By::Month => {
            format!(
                "{} {}",
                dates::long_month(period.first.month()),
                period.first.year()
            )
        }
    };
    let percent = (u64::from(tally.listed) * 100).checked_div(u64::from(tally.all));
    let of_all = match percent {
        Some(percent) => format!(
            "{} of {} articles, {percent} %",
            number(tally.listed),
            number(tally.all)
        ),
        None => "no articles".to_owned(),
    };
    format!("{name}: {of_all}")
}

/// The period under the cursor in words, and what belongs to none; as much as fits `room` cells.
fn current_words(app: &App, pane: &CoveragePane, period: &Period, room: usize) -> String {
    let undated = pane
        .counted
        .as_ref()
        .map_or(0, |counted| counted.undated.listed);
    let vague = pane.periods.vague.listed;
    let mut words = period_words(app, period);
    if width::width(&words) > room {
        return words.replacen(" articles,", ",", 1);
    }
    if undated > 0 {
        words = format!("{words}; {} undated", number(undated));
    }
    if vague > 0 {
        words = format!(
            "{words}; {} of no sure {}",
            number(vague),
            pane.periods.by.name()
        );
    }
    words
}

/// The first day that is drawn at the left, the last at the right.
fn draw_axis(
    buffer: &mut Buffer,
    (x, y): (u16, u16),
    pane: &CoveragePane,
    columns: &Columns,
    (app, styles): (&App, &Styles),
) {
    let day = |period: &Period| {
        let known = if period.by == By::Month { 7 } else { 10 };
        let value: String = period.first.to_string().chars().take(known).collect();
        dates::short(&value, Room::Wide, app.year)
    };
    let shown = columns.of(pane);
    let (Some(first), Some(last)) = (shown.first(), shown.last()) else {
        return;
    };
    let cells = u16::try_from(columns.cells).unwrap_or(u16::MAX);
    let (left, right) = (day(first), day(last));
    let after = put(buffer, (x, y), &left, cells.max(11), styles.quiet());
    let room = u16::try_from(right.len()).unwrap_or(0);
    let start = (x + cells).saturating_sub(room);
    if shown.len() > 1 && start > after + 1 {
        put(buffer, (start, y), &right, room, styles.quiet());
    }
}

/// A number with its thousands apart.
pub(super) fn number(count: u32) -> String {
    grouped(count as usize)
}
