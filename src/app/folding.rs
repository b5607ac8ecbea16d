//! Groups of the list: folding them, and going from one to the next.

use std::collections::HashSet;

use crate::app::list::Direction;
use crate::app::{App, Focus, List, Notice};
use crate::input::Command;
use crate::library::view::Heading;

/// Which groups are folded, by what their headings are known by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folds {
    /// Whether all are but those of `except`; if not, those that begin folded are, but for those.
    pub all: bool,
    /// Those that are otherwise.
    pub except: HashSet<String>,
}

impl Folds {
    /// Whether the group under `heading` is folded.
    pub fn has(&self, heading: &Heading) -> bool {
        let is_exception = !self.except.is_empty() && self.except.contains(&heading.id());
        (self.all || heading.begins_folded()) != is_exception
    }

    /// Folds the group under `heading`, or unfolds it.
    fn turn(&mut self, heading: &Heading) {
        let id = heading.id();
        if !self.except.remove(&id) {
            self.except.insert(id);
        }
    }
}

impl List {
    /// What heads the group of the cursor, and how many articles the group has.
    pub fn group_at_cursor(&self) -> Option<(&Heading, u32)> {
        let group = self.lines.group_of(self.cursor)?;
        let groups = self.view.groups.as_deref()?;
        Some((groups.headings.get(group)?, *groups.sizes.get(group)?))
    }

    /// Whether the cursor stands on the heading of a folded group.
    pub fn is_on_fold(&self) -> bool {
        self.lines.is_folded_at(self.cursor)
    }

    /// Folds the group of the cursor or unfolds it; it keeps its place on the screen.
    pub(crate) fn turn_fold(&mut self) {
        let Some((heading, _)) = self.group_at_cursor() else {
            return;
        };
        let heading = heading.clone();
        self.folds.turn(&heading);
        self.set_lines();
    }

    /// Folds every group, or unfolds all if all are folded.
    fn turn_all_folds(&mut self) {
        let is_any_open = (0..self.lines.groups()).any(|group| !self.lines.is_folded(group));
        let headings = self.view.groups.iter().flat_map(|groups| &groups.headings);
        let folded = headings.filter(|heading| !is_any_open && heading.begins_folded());
        self.folds = Folds {
            all: is_any_open,
            except: folded.map(Heading::id).collect(),
        };
        self.set_lines();
    }

    /// To the first article of the group `times` further on.
    fn go_to_group(&mut self, direction: Direction, times: usize) -> bool {
        let Some(group) = self.lines.group_of(self.cursor) else {
            return false;
        };
        let is_at_first = self.lines.first_of(group) == Some(self.cursor);
        let last = self.lines.groups().saturating_sub(1);
        let group = match direction {
            Direction::Forward => (group + times).min(last),
            Direction::Backward if is_at_first => group.saturating_sub(times),
            Direction::Backward => group.saturating_sub(times - 1),
        };
        let before = self.cursor;
        match self.lines.first_of(group) {
            Some(place) if place != before => self.go_to(place),
            _ => {}
        }
        self.cursor != before
    }
}

impl App {
    /// Folds the group of the cursor, which then stands on its heading.
    pub(crate) fn fold_group(&mut self) {
        if !self.list.lines.has_groups() {
            self.say_no_groups();
        } else if self.list.is_on_fold() {
            let unfolds = self.hint(Command::OpenArticle);
            self.notice = Some(Notice::info(&format!("it is folded; {unfolds} unfolds it")));
        } else {
            self.list.turn_fold();
        }
    }

    fn say_no_groups(&mut self) {
        let makes = self.hint(Command::Sort);
        let words = format!("the list has no groups; {makes} makes them");
        self.notice = Some(Notice::info(&words));
    }

    /// Folds all groups, or unfolds them.
    pub(crate) fn fold_all_groups(&mut self) {
        if self.list.lines.has_groups() {
            self.list.turn_all_folds();
        } else {
            self.say_no_groups();
        }
    }

    /// To the next or previous group.
    pub(crate) fn go_to_group(&mut self, direction: Direction, times: usize) {
        self.focus = Focus::List;
        if !self.list.lines.has_groups() {
            self.say_no_groups();
        } else if !self.list.go_to_group(direction, times) {
            let end = if direction == Direction::Forward {
                "last"
            } else {
                "first"
            };
            self.notice = Some(Notice::info(&format!("this is the {end} group")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::View;
    use crate::library::view::Groups;
    use std::sync::Arc;

    /// Three groups of three articles each.
    fn list(height: usize) -> List {
        let mut list = List {
            height,
            holds_article: true,
            ..List::default()
        };
        list.take_view(view(0..9), None);
        list
    }

    fn view(order: impl IntoIterator<Item = u32>) -> View {
        View {
            order: Arc::new(order.into_iter().collect()),
            groups: Some(Arc::new(Groups {
                starts: vec![0, 3, 6],
                headings: vec![Heading::Hits(5), Heading::Hits(1), Heading::Hits(0)],
                sizes: vec![3, 3, 3],
            })),
            ..View::default()
        }
    }

    #[test]
    fn a_folded_group_is_one_step_and_none_of_its_articles_is_current() {
        let mut list = list(20);
        list.go_to(4);
        list.turn_fold();
        assert_eq!((list.cursor, list.current()), (3, None));
        list.step(1);
        assert_eq!(list.current(), Some(6));
        list.step(-2);
        assert_eq!(list.current(), Some(2));
        list.step(1);
        list.turn_fold();
        assert_eq!(list.current(), Some(3));
    }

    #[test]
    fn groups_are_gone_to_and_all_are_folded_and_unfolded() {
        let mut list = list(20);
        list.go_to(4);
        assert!(list.go_to_group(Direction::Backward, 1));
        assert_eq!(list.cursor, 3);
        assert!(list.go_to_group(Direction::Backward, 1));
        assert!(list.go_to_group(Direction::Forward, 9));
        assert_eq!(list.cursor, 6);
        list.turn_all_folds();
        assert_eq!((list.lines.len(), list.current()), (3, None));
        list.turn_all_folds();
        assert_eq!((list.lines.len(), list.current()), (12, Some(6)));
    }

    #[test]
    fn what_is_found_in_a_folded_group_unfolds_it() {
        let mut list = list(20);
        list.turn_all_folds();
        list.reveal(7);
        assert_eq!(list.current(), Some(7));
        assert_eq!(list.lines.len(), 6);
    }

    #[test]
    fn folds_stay_when_the_order_changes_and_the_cursor_keeps_its_line() {
        let mut list = list(4);
        list.go_to(1);
        list.turn_fold();
        list.go_to(8);
        let below_top = list.lines.of(list.cursor) - list.top;
        list.take_view(view((0..6).chain([20, 7, 8])), None);
        assert_eq!(list.current(), Some(8));
        assert!(list.lines.is_folded(0));
        assert_eq!(list.lines.of(list.cursor) - list.top, below_top);
    }
}
