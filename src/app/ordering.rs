//! The menu of what the list is sorted and grouped by.

use crate::app::folding::Folds;
use crate::app::{App, Effect, Popup};
use crate::query::{Group, Sort, parse};

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
            Choice::Sort(sort) => return self.sort_by(sort),
            Choice::Group(group) if group != self.list.group => {
                self.list.group = group;
                self.list.folds = Folds::default();
            }
            Choice::Group(_) => return Vec::new(),
        }
        self.list.holds_article = true;
        self.ask_view()
    }

    /// Sorts what is listed. Where the query asks for an order, as that of a search does, it asks for this
    /// one from now on, and the list of all articles keeps its own.
    pub(crate) fn sort_by(&mut self, sort: Sort) -> Vec<Effect> {
        if self.list.query.sort.is_none() {
            self.list.sort = sort;
        } else {
            let typed = self.list.as_typed().map(str::to_owned);
            self.list.query.sort = Some(sort);
            // Words that name no order stay as they were typed.
            let names_none = |text: &String| parse(text).is_ok_and(|query| query.sort.is_none());
            let typed = typed.filter(names_none);
            self.list.typed = typed.map(|text| (self.list.query.clone(), text));
        }
        self.list.holds_article = true;
        self.ask_view()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Query;

    #[test]
    fn what_was_found_is_sorted_as_is_chosen_and_all_articles_are_not() {
        let mut app = App::default();
        let query = parse("harbour sort:rank").unwrap();
        app.list.query = query.clone();
        app.list.typed = Some((query, "harbour".to_owned()));
        app.sort_by(Sort::Title);
        assert!(app.is_chosen(Choice::Sort(Sort::Title)));
        assert_eq!(app.list.as_typed(), Some("harbour"));
        assert_eq!(app.list.sort, Sort::Newest);
        app.list.query = Query::default();
        app.sort_by(Sort::Title);
        assert_eq!(app.list.sort, Sort::Title);
    }
}
