//! The menu of what the list is sorted and grouped by.

use crate::app::folding::Folds;
use crate::app::{App, Effect, Notice, Popup};
use crate::query::{Group, Sort};

/// One line of the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// An order.
    Sort(Sort),
    /// A grouping.
    Group(Group),
}

impl Choice {
    /// Every line: the orders, then the groupings.
    pub fn all() -> impl Iterator<Item = Self> {
        let sorts = Sort::ALL.into_iter().map(Self::Sort);
        sorts.chain(Group::ALL.into_iter().map(Self::Group))
    }

    /// What it says.
    pub fn words(self) -> &'static str {
        match self {
            Self::Sort(Sort::Newest) => "date, newest first",
            Self::Sort(Sort::Oldest) => "date, oldest first",
            Self::Sort(Sort::Title) => "title",
            Self::Sort(Sort::Source) => "source, newest first",
            Self::Sort(Sort::Hits) => "keyword hits, most first",
            Self::Sort(Sort::Words) => "length, longest first",
            Self::Sort(Sort::Rank) => "rank, best match first",
            Self::Group(Group::None) => "no groups",
            Self::Group(Group::Day) => "by day",
            Self::Group(Group::Month) => "by month",
            Self::Group(Group::Source) => "by source",
            Self::Group(Group::Title) => "by first letter of the title",
            Self::Group(Group::Hits) => "by number of keyword hits",
            Self::Group(Group::Words) => "by length",
            Self::Group(Group::Story) => "by story, day by day",
        }
    }
}

impl App {
    /// Opens the menu, its cursor at the present order.
    pub(crate) fn open_order(&mut self) {
        let present = Choice::Sort(self.list.sort);
        let cursor = Choice::all().position(|choice| choice == present);
        self.popup = Some(Popup::Order {
            cursor: cursor.unwrap_or(0),
        });
    }

    /// Whether `choice` holds now.
    pub fn is_chosen(&self, choice: Choice) -> bool {
        match choice {
            Choice::Sort(sort) => self.list.query.sort.unwrap_or(self.list.sort) == sort,
            Choice::Group(group) => self.list.group == group,
        }
    }

    /// Sorts or groups the list as the line `cursor` of the menu says.
    pub(crate) fn choose_order(&mut self, cursor: usize) -> Vec<Effect> {
        let Some(choice) = Choice::all().nth(cursor) else {
            return Vec::new();
        };
        match choice {
            Choice::Sort(sort) => {
                self.list.sort = sort;
                if let Some(stated) = self.list.query.sort {
                    let words = format!("the query says sort:{}, which wins", stated.name());
                    self.notice = Some(Notice::info(&words));
                }
            }
            Choice::Group(group) if group != self.list.group => {
                self.list.group = group;
                self.list.folds = Folds::default();
            }
            Choice::Group(_) => return Vec::new(),
        }
        self.list.holds_article = true;
        self.ask_view()
    }
}
