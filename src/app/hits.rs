//! Keywords: taking them, and going from hit to hit, over the ends of articles, in the order of the list.

use std::ops::Range;

use crate::app::list::Direction;
use crate::app::reading::Arrival;
use crate::app::{App, Effect, Focus, KeywordsRead, Notice};
use crate::input::Command;

impl App {
    /// Takes the keywords; the article is set anew with their hits.
    pub(crate) fn take_keywords(&mut self, read: KeywordsRead) -> Vec<Effect> {
        let KeywordsRead {
            matcher,
            outline,
            problems,
        } = read;
        if let Some((path, problem)) = problems.first() {
            let line = problem
                .line
                .map(|line| format!(":{line}"))
                .unwrap_or_default();
            let more = problems.len() - 1;
            let more = if more == 0 {
                String::new()
            } else {
                format!(" (and {more} more)")
            };
            let words = format!("{}{line}: {}{more}", path.display(), problem.what);
            self.notice = Some(Notice::error(&words));
        }
        if outline != self.outline {
            self.take_outline(outline);
        }
        if matcher.keywords() == self.matcher.keywords() {
            return Vec::new();
        }
        self.matcher = matcher;
        self.reading.hit = None;
        self.set_page_again()
    }

    /// To the next hit: in the article while one is left, then in the next article that has one;
    /// from the list, to the next article that has one.
    pub(crate) fn go_to_hit(&mut self, direction: Direction, count: usize) -> Vec<Effect> {
        if self.matcher.keywords().groups.is_empty() {
            let [adds, keeps] = [Command::Keywords, Command::AddKeyword].map(|it| self.hint(it));
            let words = format!(
                "no keywords yet: {adds} adds some, and {keeps} makes what was searched for one"
            );
            self.notice = Some(Notice::info(&words));
            return Vec::new();
        }
        self.note_walk();
        if self.focus == Focus::Article
            && let Some(hit) = self.hit_from_here(direction, count)
        {
            self.reading.go_to_hit(hit);
            return Vec::new();
        }
        self.go_to_article_with_hit(direction)
    }

    /// The number of the hit `count` further on in the article that is shown: from the hit that was
    /// gone to while it is on screen, else from what is on screen.
    fn hit_from_here(&self, direction: Direction, count: usize) -> Option<usize> {
        let hits = self.reading.page()?.hits.iter();
        let lines: Vec<usize> = hits.map(|hit| hit.line).collect();
        stepped(
            &lines,
            self.reading.hit,
            self.reading.on_screen(),
            direction,
            count,
        )
    }

    /// To the nearest article of the list with a hit, and to that hit.
    fn go_to_article_with_hit(&mut self, direction: Direction) -> Vec<Effect> {
        let list = &self.list;
        let Some(place) = list.find(direction, |row| list.view.hit.contains(row)) else {
            let which = if direction == Direction::Forward {
                "after"
            } else {
                "before"
            };
            self.notice = Some(Notice::info(&format!(
                "no article {which} this one has a keyword hit"
            )));
            return Vec::new();
        };
        self.list.reveal(place);
        self.list.hit_row = self.list.current();
        let arrival = match (self.focus, direction) {
            (Focus::List, _) => Arrival::Top,
            (Focus::Article, Direction::Forward) => Arrival::FirstHit,
            (Focus::Article, Direction::Backward) => Arrival::LastHit,
        };
        self.show_current(arrival)
    }
}

/// The number of the place `count` further on, of places that stand on `lines`: from the one that
/// was gone to while it is on screen, else from the top of the screen; `None` beyond the last.
pub(crate) fn stepped(
    lines: &[usize],
    gone_to: Option<usize>,
    on_screen: Range<usize>,
    direction: Direction,
    count: usize,
) -> Option<usize> {
    let is_on_screen = |place: &usize| lines.get(*place).is_some_and(|at| on_screen.contains(at));
    let place = match (direction, gone_to.filter(is_on_screen)) {
        (Direction::Forward, Some(place)) => place + count,
        (Direction::Backward, Some(place)) => place.checked_sub(count)?,
        (Direction::Forward, None) => {
            lines.iter().position(|line| *line >= on_screen.start)? + count - 1
        }
        (Direction::Backward, None) => {
            let last = lines.iter().rposition(|line| *line < on_screen.start)?;
            last.checked_sub(count - 1)?
        }
    };
    (place < lines.len()).then_some(place)
}
