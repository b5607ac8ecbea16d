//! Coverage over time in place of the panes: how many articles of each day, week or month are
//! listed, and how many of these have hits of the keyword groups.
//!
//! The numbers come once from a worker; longer or shorter periods are made of them here. The list
//! stays as it was behind it, so that closing it is being back.

use std::sync::Arc;

use crate::app::counting::{AskedCoverage, Counted};
use crate::app::prompt::Before;
use crate::app::{App, Effect, Focus, Notice};
use crate::input::{Code, Command, Key, Layer, Outcome};
use crate::library::Coverage;
use crate::library::view::periods::{By, Period, Periods};
use crate::query::{Node, Query, parse};
use crate::text::Clean;

/// Keyword groups that are shown at once.
pub const MOST_GROUPS: usize = 4;

/// Periods that a page moves by.
const PAGE: usize = 10;

/// The pane.
#[derive(Debug, Clone, Default)]
pub struct CoveragePane {
    /// What was counted, once it has come.
    pub counted: Option<Arc<Coverage>>,
    /// It, by days, weeks or months.
    pub periods: Periods,
    /// The groups that can be shown, those with the most articles, in the order of their file.
    pub groups: Vec<u16>,
    /// Which of them are hidden.
    pub hidden: [bool; MOST_GROUPS],
    /// Whether shares of all articles are shown in place of numbers.
    pub is_share: bool,
    /// The period under the cursor.
    pub cursor: usize,
    /// The length that was asked for by key.
    by: Option<By>,
    generation: u64,
    /// Whether the library has changed since it was asked to count.
    is_stale: bool,
    /// Whether it is being counted.
    is_counting: bool,
}

/// The pane that was left for the articles of one of its periods, to come back to.
#[derive(Debug)]
pub(crate) struct LeftCoverage {
    pane: CoveragePane,
    /// What lists those articles: as long as it does, back leads here.
    query: Query,
    /// The list that was counted, and the article beside it.
    before: Before,
}

impl CoveragePane {
    /// The period under the cursor.
    pub fn current(&self) -> Option<&Period> {
        self.periods.periods.get(self.cursor)
    }

    /// The groups that are shown, each with its number among those that can be.
    pub fn shown_groups(&self) -> impl Iterator<Item = (usize, u16)> {
        let groups = self.groups.iter().copied().enumerate();
        groups.filter(|(place, _)| !self.hidden.get(*place).copied().unwrap_or(true))
    }

    /// Shows periods of another length; the cursor stays at its day.
    fn show(&mut self, periods: Periods) {
        let day = self.current().map(Period::last);
        let last = periods.periods.len().saturating_sub(1);
        let place = |day| {
            periods
                .periods
                .partition_point(|period| period.last() < day)
        };
        self.cursor = day.map_or(last, place).min(last);
        self.periods = periods;
    }

    /// Shows days, weeks or months.
    fn show_by(&mut self, by: By) {
        self.by = Some(by);
        if let Some(counted) = &self.counted {
            let periods = counted.periods(by);
            self.show(periods);
        }
    }
}

/// The groups with the most articles that are listed, in the order of their file.
fn strongest(counted: &Coverage) -> Vec<u16> {
    let mut all = counted.undated.clone();
    counted.dates.values().for_each(|tally| all.add(tally));
    let mut groups: Vec<(u16, u32)> = all.groups.into_iter().collect();
    groups.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    groups.truncate(MOST_GROUPS);
    let mut groups: Vec<u16> = groups.into_iter().map(|(group, _)| group).collect();
    groups.sort_unstable();
    groups
}

impl App {
    /// Opens the pane, and has the articles of the list counted.
    pub(crate) fn open_coverage(&mut self) -> Vec<Effect> {
        self.coverage = Some(CoveragePane::default());
        self.count_coverage()
    }

    /// The library has changed: what is shown is counted again, after what is being counted.
    pub(crate) fn coverage_changed(&mut self) -> Vec<Effect> {
        match &mut self.coverage {
            Some(pane) if pane.is_counting => {
                pane.is_stale = true;
                Vec::new()
            }
            _ => self.count_coverage(),
        }
    }

    /// Has the articles of the list counted for the pane, if it is open.
    fn count_coverage(&mut self) -> Vec<Effect> {
        let Some(pane) = &mut self.coverage else {
            return Vec::new();
        };
        self.coverages += 1;
        let generation = self.coverages;
        (pane.generation, pane.is_counting, pane.is_stale) = (generation, true, false);
        let query = self.list.query.clone();
        vec![Effect::Coverage(AskedCoverage::List { generation, query })]
    }

    /// Takes what was counted: for the pane, or for the status line.
    pub(crate) fn take_counted(&mut self, counted: Counted) -> Vec<Effect> {
        match counted {
            Counted::List { round, counted } => self.take_coverage(round, counted),
            Counted::Word { round, counted } => {
                self.sparkline.take(round, counted);
                Vec::new()
            }
        }
    }

    /// Takes what was counted, unless something else was asked for since.
    fn take_coverage(&mut self, round: u64, counted: Result<Arc<Coverage>, Clean>) -> Vec<Effect> {
        let columns = usize::from(self.size.columns.saturating_sub(4));
        let pane = self.coverage.as_mut();
        let Some(pane) = pane.filter(|pane| pane.generation == round) else {
            return Vec::new();
        };
        pane.is_counting = false;
        match counted {
            Ok(counted) => {
                if !pane.hidden.contains(&true) {
                    pane.groups = strongest(&counted);
                }
                pane.show(match pane.by {
                    Some(by) => counted.periods(by),
                    None => counted.fitting(columns),
                });
                pane.counted = Some(counted);
                if pane.is_stale {
                    return self.count_coverage();
                }
            }
            Err(reason) => {
                self.coverage = None;
                self.notice = Some(Notice::error(&reason));
            }
        }
        Vec::new()
    }

    /// Takes a key while the pane is open.
    pub(crate) fn press_in_coverage(&mut self, key: Key) -> Vec<Effect> {
        let Some(pane) = &mut self.coverage else {
            return Vec::new();
        };
        // Digits begin counts and cannot be bound; here nothing is counted by them.
        let digit = match key.code {
            Code::Char(digit @ '1'..='4') if self.pending.is_empty() => digit.to_digit(10),
            _ => None,
        };
        if let Some(digit) = digit.filter(|_| !key.ctrl && !key.alt) {
            if let Some(hidden) = pane.hidden.get_mut(digit as usize - 1) {
                *hidden = !*hidden;
            }
            return Vec::new();
        }
        match self.press_bound(Layer::Coverage, key) {
            Outcome::Command(command, _) => self.run_in_coverage(command),
            _ => Vec::new(),
        }
    }

    /// Does in the pane what `command` says.
    pub(crate) fn run_in_coverage(&mut self, command: Command) -> Vec<Effect> {
        let Some(pane) = &mut self.coverage else {
            return Vec::new();
        };
        let last = pane.periods.periods.len().saturating_sub(1);
        match command {
            Command::Down => pane.cursor += 1,
            Command::Up => pane.cursor = pane.cursor.saturating_sub(1),
            Command::HalfPageDown | Command::PageDown | Command::ReadOn => pane.cursor += PAGE,
            Command::HalfPageUp | Command::PageUp => {
                pane.cursor = pane.cursor.saturating_sub(PAGE);
            }
            Command::First => pane.cursor = 0,
            Command::Last => pane.cursor = last,
            Command::ByDay => pane.show_by(By::Day),
            Command::ByWeek => pane.show_by(By::Week),
            Command::ByMonth => pane.show_by(By::Month),
            Command::AsShares => pane.is_share = !pane.is_share,
            Command::OpenArticle => return self.narrow_to_period(),
            Command::Back | Command::Quit | Command::StopWork | Command::Coverage => {
                self.coverage = None;
                return vec![Effect::Coverage(AskedCoverage::End)];
            }
            Command::Help | Command::QuitNow | Command::Suspend | Command::Redraw => {
                return self.run(command, None);
            }
            _ => {}
        }
        if let Some(pane) = &mut self.coverage {
            let last = pane.periods.periods.len().saturating_sub(1);
            pane.cursor = pane.cursor.min(last);
        }
        Vec::new()
    }

    /// Lists what is listed now, of the period under the cursor alone.
    fn narrow_to_period(&mut self) -> Vec<Effect> {
        let period = self.coverage.as_ref().and_then(CoveragePane::current);
        let condition = period.and_then(|period| parse(&format!("date:{}", period.value())).ok());
        let Some(condition) = condition else {
            return Vec::new();
        };
        let tree = match self.list.query.tree.clone() {
            Node::All => condition.tree,
            Node::And(mut nodes) => {
                nodes.push(condition.tree);
                Node::And(nodes)
            }
            node => Node::And(vec![node, condition.tree]),
        };
        let sort = self.list.query.sort;
        let (query, before) = (Query { tree, sort }, Before::of(self));
        self.left_coverage = self.coverage.take().map(|pane| {
            Box::new(LeftCoverage {
                pane,
                query: query.clone(),
                before,
            })
        });
        self.focus = Focus::List;
        self.is_zen = false;
        let (order, group) = (self.list.sort, self.list.group);
        self.list_view(query, order, group)
    }

    /// Whether back leads from what is listed to coverage over time.
    pub(crate) fn comes_from_coverage(&self) -> bool {
        let left = self.left_coverage.as_ref();
        left.is_some_and(|left| left.query == self.list.query)
    }

    /// Back from the articles of a period to the pane, and to what it counts.
    pub(crate) fn back_to_coverage(&mut self) -> Vec<Effect> {
        let Some(left) = self.left_coverage.take() else {
            return Vec::new();
        };
        let mut effects = self.go_back_to(left.before);
        self.coverage = Some(left.pane);
        effects.extend(self.count_coverage());
        effects
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Event, Now};
    use crate::library::view::coverage::{Known, Tally};
    use crate::query::print;

    /// An app that shows the coverage of days from 1 January 1970 on, an article on each.
    fn shown(days: &[i32], query: &str) -> App {
        let mut app = App::default();
        app.size.columns = 80;
        app.list.query = parse(query).unwrap();
        drop(app.open_coverage());
        let mut counted = Coverage::default();
        for day in days {
            let tally = Tally {
                all: 2,
                listed: 1,
                groups: [(3, 1)].into(),
            };
            counted.dates.insert((*day, Known::Day), tally);
        }
        drop(app.take_coverage(app.coverages, Ok(Arc::new(counted))));
        app
    }

    fn press(app: &mut App, keys: &str) -> Vec<Effect> {
        let keys = Key::parse_sequence(keys).unwrap().into_iter();
        keys.flat_map(|key| app.update(Event::Key(key), Now::default()))
            .collect()
    }

    #[test]
    fn the_cursor_moves_over_the_periods_and_keeps_its_day() {
        let mut app = shown(&[0, 20, 45], "");
        let at = |app: &App| app.coverage.as_ref().unwrap().current().unwrap().value();
        assert_eq!(at(&app), "1970-02-15");
        for (keys, value) in [
            ("h h", "1970-02-13"),
            ("l ←", "1970-02-13"),
            ("w", "1970-02-09..1970-02-15"),
            ("m", "1970-02"),
            ("h h", "1970-01"),
            ("l l l", "1970-02"),
            ("d", "1970-02-15"),
            ("g g", "1970-01-01"),
            ("G", "1970-02-15"),
        ] {
            press(&mut app, keys);
            assert_eq!(at(&app), value, "{keys}");
        }
    }

    #[test]
    fn enter_narrows_the_list_to_the_period() {
        for (query, narrowed) in [
            ("", "date:1970-02"),
            ("drone", "drone date:1970-02"),
            ("iran OR russia", "(iran OR russia) date:1970-02"),
            (
                "drone is:unread sort:title",
                "drone is:unread date:1970-02 sort:title",
            ),
        ] {
            let mut app = shown(&[0, 45], query);
            let effects = press(&mut app, "m Enter");
            assert!(effects.iter().any(|e| matches!(e, Effect::View { .. })));
            assert_eq!(print::query(&app.list.query), narrowed);
            assert!(app.coverage.is_none());
        }
    }

    #[test]
    fn groups_and_shares_are_turned_on_and_off_and_escape_leaves() {
        let mut app = shown(&[0], "drone");
        let pane = app.coverage.as_ref().unwrap();
        assert_eq!(pane.shown_groups().collect::<Vec<_>>(), [(0, 3)]);
        press(&mut app, "1 %");
        let pane = app.coverage.as_ref().unwrap();
        assert_eq!((pane.shown_groups().count(), pane.is_share), (0, true));
        let effects = press(&mut app, "Esc");
        assert!(matches!(
            effects.as_slice(),
            [Effect::Coverage(AskedCoverage::End), ..]
        ));
        assert!(app.coverage.is_none());
        drop(app.take_coverage(1, Ok(Arc::default())));
        assert!(app.coverage.is_none(), "a late answer opens nothing");
    }

    #[test]
    fn a_library_that_changes_is_counted_again_once_what_is_being_counted_has_come() {
        let mut app = shown(&[0, 45], "");
        press(&mut app, "m h");
        let asks = |effects: &[Effect]| {
            let is_for_it = |effect: &&Effect| matches!(effect, Effect::Coverage(_));
            effects.iter().filter(is_for_it).count()
        };
        assert_eq!(asks(&app.view_changed()), 1);
        assert_eq!(asks(&app.view_changed()), 0, "one at a time");
        let again = app.take_coverage(app.coverages, Ok(Arc::default()));
        assert_eq!(asks(&again), 1, "it has changed since");
        let counted = app.coverage.as_ref().unwrap().counted.clone();
        assert_eq!(counted, Some(Arc::default()));
        assert_eq!(
            asks(&app.take_coverage(app.coverages, Ok(Arc::default()))),
            0
        );
    }
}
