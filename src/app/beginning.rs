//! The beginning of a long article, shown while the rest is set.
//!
//! It is shown where the article opens at its top, and can be scrolled and left at once. What looks
//! beyond it is done once the rest has come.

use crate::app::reading::{Arrival, Content};
use crate::app::{App, Effect, Focus, Opened, Reading};
use crate::input::{Code, Command, Key};
use crate::query::Query;

/// What waits for the rest of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Waiting {
    /// A command with its count.
    Command(Command, Option<u32>),
    /// A key that came after it, and means what it means then.
    Key(Key),
}

impl Reading {
    /// Whether only the beginning of the article that was asked for has come.
    pub fn is_beginning(&self) -> bool {
        self.is_waiting && self.raw.is_none() && self.has_begun
    }

    /// Takes the beginning of an article, at its top; the rest is on its way.
    pub(crate) fn take_beginning(&mut self, opened: Opened) {
        self.copies = opened.copies;
        self.added = opened.added;
        let (article, page) = (opened.article, opened.page);
        self.content = Content::Article { article, page };
        self.has_begun = true;
        self.leave();
    }
}

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
            self.reading.then.push(Waiting::Command(command, count));
        }
        waits
    }

    /// Whether `key` must wait behind a command that does; Esc and ^c give up what waits.
    pub(crate) fn waits_behind(&mut self, key: Key) -> bool {
        if self.reading.then.is_empty() {
            return false;
        }
        if key.code == Code::Esc || key.ctrl && key.code == Code::Char('c') {
            self.reading.then.clear();
        } else {
            self.reading.then.push(Waiting::Key(key));
        }
        true
    }

    /// Does what waited for the rest of the article, if one is still in it.
    pub(crate) fn do_then(&mut self) -> Vec<Effect> {
        let waiting = std::mem::take(&mut self.reading.then);
        if self.focus != Focus::Article {
            return Vec::new();
        }
        let done = waiting.into_iter().map(|waiting| match waiting {
            Waiting::Command(command, count) => self.run(command, count),
            Waiting::Key(key) => self.press(key),
        });
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
    use crate::app::{Event, Now, Size};
    use crate::article::{Article, Block};
    use crate::keywords::{Group, Keywords, Match, Matcher, Word};
    use crate::reader::{Marking, Typography, layout_beginning, layout_with};
    use crate::search::Marks;
    use crate::text::Clean;
    use crate::user::Added;

    fn matcher() -> Matcher {
        Matcher::new(Keywords {
            groups: vec![Group {
                words: vec![Word {
                    text: "drone".to_owned(),
                    rule: Match::Plain,
                }],
                ..Group::default()
            }],
            stamp: [1; 16],
        })
    }

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
        let matcher = matcher();
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
            matcher: Arc::new(matcher()),
            size: Size {
                columns: 64,
                rows: 24,
            },
            ..App::default()
        };
        app.reading.width_cells = 60;
        // It is the one that is listed: what is shown goes with the cursor.
        app.list.view.order = Arc::new(vec![1]);
        app.list.is_whole = true;
        app.list.set_lines();
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
            assert!(app.reading.page().is_some(), "{command:?}");
            assert!(app.reading.is_at_end(), "{command:?}");
        }
    }

    #[test]
    fn keys_behind_what_waits_mean_what_they_mean_then() {
        let (mut app, whole) = begun();
        for key in ['/', 'd', 'r'] {
            drop(app.press(Key::char(key)));
            assert!(app.prompt.is_none());
        }
        drop(app.update(whole, Now::default()));
        let typed = app.prompt.as_ref().map(|prompt| prompt.line.text());
        assert_eq!(typed, Some("dr"));
    }

    #[test]
    fn what_waits_is_given_up_by_escape_and_is_not_done_elsewhere() {
        let (mut app, whole) = begun();
        drop(app.press(Key::char('G')));
        let escape = Key::parse_sequence("Esc").unwrap().remove(0);
        drop(app.press(escape));
        assert_eq!(app.focus, Focus::Article);
        drop(app.update(whole, Now::default()));
        assert_eq!(app.reading.top, 0);
        let (mut app, whole) = begun();
        drop(app.press(Key::char('G')));
        app.focus = Focus::List;
        drop(app.update(whole, Now::default()));
        assert_eq!(app.reading.top, 0);
    }

    #[test]
    fn the_beginning_of_one_article_is_none_of_the_next() {
        let (mut app, _) = begun();
        drop(app.run(Command::PageDown, Some(3)));
        assert!(app.reading.top > 0);
        app.reading.ask(2, Arrival::Top);
        assert!(!app.reading.is_beginning());
        let [_, other] = opened(500);
        drop(app.take_opened(Ok(other)));
        assert_eq!(app.reading.top, 0);
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
