//! How the reader is left, and how the next start takes it up: the same list, the same rows on
//! screen, the same article at the same place.
//!
//! Until the view has come the list is only the window that was on screen, and places count from
//! its first row.

use std::collections::HashSet;
use std::sync::Arc;

use crate::app::folding::Folds;
use crate::app::lines::Line;
use crate::app::reading::Arrival;
use crate::app::widths::Widths;
use crate::app::{App, Effect, Focus, List};
use crate::article::Summary;
use crate::library::view::{Groups, Heading};
use crate::query::{Group, Sort, parse, print};
use crate::reader::Place;
use crate::user::{Session, Window};

/// What is looked at to know whether there is something new to remember.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Remembered {
    view: u64,
    list: [usize; 4],
    focus: (Focus, bool),
    widths: Widths,
    row: Option<u32>,
    place: Place,
}

impl App {
    /// Asks to remember where the reader is, if that has changed.
    pub(crate) fn remember(&mut self, effects: &mut Vec<Effect>) {
        if !self.list.is_whole || self.prompt.is_some() {
            return;
        }
        let list = &self.list;
        let now = Remembered {
            view: self.view_generation,
            list: [list.cursor, list.top, list.lines.len(), list.height],
            focus: (self.focus, self.is_zen),
            widths: self.widths,
            row: self.reading.row,
            place: self.reading.article_place(),
        };
        if self.remembered == now {
            return;
        }
        self.remembered = now;
        effects.push(Effect::Remember);
    }

    /// How the reader would be left now.
    pub fn session(&self) -> Session {
        let list = &self.list;
        let hex = |summary: &Summary| {
            let url = summary.keys.url.map(|key| key.to_string());
            (summary.keys.content.to_string(), url)
        };
        let is_there = !self.reading.is_waiting || self.reading.arrival == Arrival::SamePlace;
        let is_shown = self.reading.row == list.current() && is_there;
        let place = if is_shown {
            self.reading.article_place()
        } else {
            Place::default()
        };
        let typed = list.typed.as_ref();
        let typed = typed.filter(|(query, _)| *query == list.query);
        let mut folds: Vec<_> = list.folds.except.iter().cloned().collect();
        folds.sort_unstable();
        Session {
            query: print::query(&list.query),
            typed: typed.map(|(_, text)| text.clone()),
            sort: list.sort.name().to_owned(),
            group: list.group.name().to_owned(),
            all_folded: list.folds.all,
            folds,
            is_in_article: self.focus == Focus::Article,
            is_zen: self.is_zen,
            text_cells: self.widths.text_cells,
            list_percent: self.widths.list_percent,
            article: list.current_summary().map(hex),
            place: (place.block, place.offset),
            window: list.window(),
        }
    }

    /// Takes up a session, its article apart.
    pub(crate) fn take_up(&mut self, session: Session) {
        let list = &mut self.list;
        list.query = parse(&session.query).unwrap_or_default();
        list.typed = session.typed.map(|text| (list.query.clone(), text));
        list.sort = Sort::named(&session.sort).unwrap_or_default();
        list.group = Group::named(&session.group).unwrap_or_default();
        list.folds = Folds {
            all: session.all_folded,
            except: session.folds.into_iter().collect::<HashSet<_>>(),
        };
        list.set_window(&session.window);
        self.widths = Widths {
            text_cells: session.text_cells,
            list_percent: session.list_percent,
        }
        .sane();
        if session.is_in_article {
            self.focus = Focus::Article;
            self.is_zen = session.is_zen;
        }
    }

    /// Asks for the article of the session, at the place where it was left.
    pub(crate) fn take_up_article(&mut self, (block, offset): (u32, u32)) -> Vec<Effect> {
        self.reading.place = Place { block, offset };
        self.taken_up = self.list.current();
        self.show_current(Arrival::SamePlace)
    }
}

impl List {
    /// The rows on screen and a screen around it.
    fn window(&self) -> Window {
        let before = self.top.saturating_sub(self.height);
        let at_cursor = self.lines.of(self.cursor);
        let end = (self.top + self.height * 2).max(at_cursor + 1);
        let lines = before.min(at_cursor)..end;
        let mut window = Window {
            catalogue: self.view.catalogue,
            listed: self.view.order.len(),
            below_top: self.below_top(),
            has_passages: self.lines_a_row() > 1,
            ..Window::default()
        };
        let mut group = None;
        for line in lines.map_while(|line| self.lines.at(line)) {
            let place = match line {
                Line::Article(place) => place,
                Line::Heading(group) if self.lines.is_folded(group) => {
                    self.lines.first_of(group).unwrap_or(0)
                }
                Line::Heading(_) => continue,
            };
            if window.rows.is_empty() {
                window.first = place;
            }
            let number = window.rows.len();
            if self.cursor == place {
                window.cursor = number;
            }
            window.rows.extend(self.row_at(place));
            let group_here = self.lines.group_of(place);
            if group_here != group {
                group = group_here;
                window
                    .groups
                    .extend(group.and_then(|group| self.begin(group, number)));
            }
        }
        window
    }

    /// A group that begins at the row `number` of a window.
    fn begin(&self, group: usize, number: usize) -> Option<(u32, u32, String)> {
        let groups = self.view.groups.as_deref()?;
        let (heading, size) = (groups.headings.get(group)?, groups.sizes.get(group)?);
        Some((u32::try_from(number).ok()?, *size, heading.id()))
    }

    /// Those of the rows of the order that are not folded away.
    pub(crate) fn not_folded(&self, rows: Vec<Option<Summary>>) -> Vec<Option<Summary>> {
        let rows = rows.into_iter().enumerate();
        rows.filter(|(place, _)| !self.lines.is_folded_at(*place))
            .map(|(_, row)| row)
            .collect()
    }

    /// Shows a window that was remembered, until the view comes.
    fn set_window(&mut self, window: &Window) {
        let mut groups = Groups::default();
        for (start, size, id) in &window.groups {
            if let Some(heading) = Heading::of_id(self.group, id) {
                groups.starts.push(*start);
                groups.sizes.push(*size);
                groups.headings.push(heading);
            }
        }
        self.view.groups = (!groups.starts.is_empty()).then(|| Arc::new(groups));
        self.view.order = Arc::new(window.rows.clone());
        self.before_window = window.first;
        self.listed = Some(window.listed);
        self.lines_a_row_left = 1 + usize::from(window.has_passages);
        self.cursor = window.cursor.min(window.rows.len().saturating_sub(1));
        self.set_lines();
        self.top = self.lines.of(self.cursor).saturating_sub(window.below_top);
    }
}
