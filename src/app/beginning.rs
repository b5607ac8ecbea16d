//! The beginning of a long article, shown while the rest is set.
//!
//! It is shown where the article opens at its top, and can be scrolled and left at once. What looks
//! beyond it is done once the rest has come.

use crate::app::reading::Arrival;
use crate::app::{App, Effect, Focus, Opened};
use crate::input::Command;
use crate::query::Query;

impl App {
    /// Takes the beginning of an article; one that opens elsewhere waits for all of it.
    pub(crate) fn take_beginning(&mut self, opened: Opened) {
        let reading = &self.reading;
        let opens_at_top = reading.arrival == Arrival::Top
            && self.list.view.marks.is_empty()
            && self.left_here().is_none()
            && self.list.query != Query::bookmarked();
        if opens_at_top && reading.is_waiting {
            self.reading.take_beginning(opened);
        }
    }

    /// Whether `command` must wait until all of the article has come; it is done then.
    pub(crate) fn waits_for_rest(&mut self, command: Command, count: Option<u32>) -> bool {
        let waits = self.focus == Focus::Article
            && self.reading.is_beginning()
            && looks_beyond(command, count);
        if waits {
            self.reading.then.push((command, count));
        }
        waits
    }

    /// Does what waited for the rest of the article.
    pub(crate) fn do_then(&mut self) -> Vec<Effect> {
        let waiting = std::mem::take(&mut self.reading.then);
        let done = waiting
            .into_iter()
            .map(|(command, count)| self.run(command, count));
        done.flatten().collect()
    }
}

/// Whether `command` may need more of the article than its beginning.
fn looks_beyond(command: Command, count: Option<u32>) -> bool {
    match command {
        Command::First => count.is_some(),
        Command::Last
        | Command::NextFound
        | Command::PreviousFound
        | Command::NextHit
        | Command::PreviousHit
        | Command::NextParagraph
        | Command::NextHeading
        | Command::Find
        | Command::RawText
        | Command::Links
        | Command::Note
        | Command::SetMark => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::app::{Event, Now};
    use crate::article::{Article, Block};
    use crate::keywords::{Group, Keywords, Match, Matcher, Word};
    use crate::reader::{Marking, Typography, layout_beginning, layout_with};
    use crate::search::Marks;
    use crate::text::Clean;
    use crate::user::Added;

    /// An article of so many paragraphs, the last with a keyword, as its beginning and as a whole.
    fn opened(paragraphs: usize) -> [Opened; 2] {
        let body = (0..paragraphs).map(|number| {
            let last = if number + 1 == paragraphs {
                "drone"
            } else {
                ""
            };
            Block::paragraph(&format!("{} {number} {last}", "So many words. ".repeat(40)))
        });
        let article = Arc::new(Article {
            title: Clean::line("Long"),
            body: body.collect(),
            ..Article::default()
        });
        let matcher = Matcher::new(Keywords {
            groups: vec![Group {
                words: vec![Word {
                    text: "drone".to_owned(),
                    rule: Match::Plain,
                }],
                ..Group::default()
            }],
            stamp: [1; 16],
        });
        let marking = Marking {
            matcher: &matcher,
            marks: &Marks::default(),
            find: None,
            new_from: None,
        };
        let (added, typography) = (Added::default(), Typography::default());
        let beginning = layout_beginning(&article, marking, &added, typography, 60).unwrap();
        let whole = layout_with(&article, marking, &added, typography, 60);
        [beginning, whole].map(|page| Opened {
            article: Arc::clone(&article),
            page: Arc::new(page),
            copies: Arc::default(),
            added: Arc::default(),
        })
    }

    /// An app that has the beginning, and the whole that comes next.
    fn begun() -> (App, Event) {
        let [beginning, whole] = opened(1_000);
        let mut app = App {
            focus: Focus::Article,
            ..App::default()
        };
        app.reading.set_height(20);
        let generation = app.reading.ask(1, Arrival::Top);
        let event = |opened| Event::Opened {
            generation,
            result: Ok(opened),
        };
        drop(app.take_opened(Ok(beginning)));
        (app, event(whole))
    }

    #[test]
    fn the_beginning_has_the_lines_of_the_whole_and_tells_how_many_are_to_come() {
        let [beginning, whole] = opened(1_000);
        let (part, all) = (beginning.page.lines.len(), whole.page.lines.len());
        assert!((300..all / 4).contains(&part), "{part} of {all}");
        assert_eq!(beginning.page.lines, whole.page.lines.get(..part).unwrap());
        let told = beginning.page.line_count();
        assert!(
            (all * 9 / 10..all * 11 / 10).contains(&told),
            "{told} of {all}"
        );
        assert!(!whole.page.is_beginning());
    }

    #[test]
    fn scrolling_goes_on_and_the_place_stays_when_the_rest_comes() {
        let (mut app, whole) = begun();
        assert!(app.reading.is_beginning());
        drop(app.run(Command::PageDown, Some(3)));
        let (top, percent) = (app.reading.top, app.reading.percent());
        assert!(top > 0 && !app.reading.is_at_end());
        drop(app.take_opened(match whole {
            Event::Opened { result, .. } => result,
            _ => unreachable!("it was made above"),
        }));
        assert!(!app.reading.is_beginning() && !app.reading.is_waiting);
        assert_eq!(app.reading.top, top);
        assert!(app.reading.percent().abs_diff(percent) <= 1);
    }

    #[test]
    fn what_looks_beyond_the_beginning_is_done_when_the_rest_has_come() {
        for command in [Command::Last, Command::NextHit] {
            let (mut app, whole) = begun();
            drop(app.run(command, None));
            assert_eq!(app.reading.top, 0);
            drop(app.update(whole, Now::default()));
            assert!(app.reading.is_at_end(), "{command:?}");
        }
    }

    #[test]
    fn an_article_that_opens_elsewhere_waits_for_all_of_it() {
        let [beginning, _] = opened(1_000);
        let mut app = App::default();
        app.reading.ask(1, Arrival::LastHit);
        drop(app.take_opened(Ok(beginning)));
        assert!(app.reading.page().is_none() && app.reading.is_waiting);
    }
}
