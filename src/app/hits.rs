//! From keyword hit to keyword hit, over the ends of articles, in the order of the list.

use crate::app::list::Direction;
use crate::app::reading::Arrival;
use crate::app::{App, Effect, Focus, Notice};

impl App {
    /// To the next hit: in the article while one is left, then in the next article that has one;
    /// from the list, to the next article that has one.
    pub(crate) fn go_to_hit(&mut self, direction: Direction, count: usize) -> Vec<Effect> {
        if self.matcher.keywords().groups.is_empty() {
            self.notice = Some(Notice::info(
                "no keywords yet: write them into keywords.toml, then press r",
            ));
            return Vec::new();
        }
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
        let hits = &self.reading.page()?.hits;
        let (top, bottom) = (self.reading.top, self.reading.top + self.reading.height);
        let on_screen = |hit: &usize| {
            let line = hits.get(*hit).map(|(line, _)| *line);
            line.is_some_and(|line| (top..bottom).contains(&line))
        };
        let hit = match (direction, self.reading.hit.filter(on_screen)) {
            (Direction::Forward, Some(hit)) => hit + count,
            (Direction::Backward, Some(hit)) => hit.checked_sub(count)?,
            (Direction::Forward, None) => {
                hits.iter().position(|(line, _)| *line >= top)? + count - 1
            }
            (Direction::Backward, None) => hits
                .iter()
                .rposition(|(line, _)| *line < bottom)?
                .checked_sub(count - 1)?,
        };
        (hit < hits.len()).then_some(hit)
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
        let arrival = match (self.focus, direction) {
            (Focus::List, _) => Arrival::Top,
            (Focus::Article, Direction::Forward) => Arrival::FirstHit,
            (Focus::Article, Direction::Backward) => Arrival::LastHit,
        };
        self.show_current(arrival)
    }
}
