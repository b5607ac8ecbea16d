//! How far each article was read: where it opens again, what is new in it since, and when it was read.
//!
//! The place is noted while one reads, by its words, and comes to disk a moment later. All that was
//! noted before is taken at the start, so that neither an article nor a row of the list waits for it.

use std::collections::HashMap;

use crate::app::reading::Arrival;
use crate::app::{App, Effect, Focus, Opened};
use crate::article::{Key, Keys};
use crate::reader::Place;
use crate::reader::spot::{end_of, new_since, spot_or_head};
use crate::text::Clean;
use crate::user::{Progress, Spot, Waypoint};

/// An article of which as much was read counts as read to its end.
const READ_PERCENT: u8 = 95;

/// How far articles were read.
#[derive(Debug, Default)]
pub struct ReadingProgress {
    /// By each key that an article is known by.
    known: HashMap<Key, Progress>,
    /// Whether what was kept has come.
    is_loaded: bool,
    /// What was noted last.
    noted: Option<(u32, Place, usize)>,
}

impl ReadingProgress {
    /// How far an article was read: by its URL, else its content, else source, day and title.
    pub fn of(&self, keys: &Keys) -> Option<&Progress> {
        let mut keys = keys.url.into_iter().chain([keys.content]).chain(keys.story);
        keys.find_map(|key| self.known.get(&key))
    }

    /// How much of it was read in percent, where it was begun and not read to its end.
    pub fn begun(&self, keys: &Keys) -> Option<u8> {
        let percent = self.of(keys)?.percent;
        (percent < READ_PERCENT).then_some(percent)
    }

    /// What was read, the last first, each article once.
    pub fn newest_first(&self) -> Vec<&Progress> {
        let own = self
            .known
            .iter()
            .filter(|(key, progress)| **key == progress.keys.content);
        let mut all: Vec<_> = own.map(|(_, progress)| progress).collect();
        all.sort_by(|one, other| {
            let order = |progress: &Progress| (progress.read_at, progress.keys.content);
            order(other).cmp(&order(one))
        });
        all
    }

    /// Takes what was kept, unless newer is known.
    fn take(&mut self, kept: Vec<Progress>) {
        self.is_loaded = true;
        // The newest come first.
        for progress in kept {
            if self.of(&progress.keys).is_none() {
                self.put(&progress);
            }
        }
    }

    fn put(&mut self, progress: &Progress) {
        let Keys {
            url,
            content,
            story,
        } = progress.keys;
        if let Some(old) = self.of(&progress.keys).map(|old| old.keys.content) {
            self.known.remove(&old);
        }
        for key in url.into_iter().chain(story).chain([content]) {
            self.known.insert(key, progress.clone());
        }
    }
}

impl App {
    /// Takes how far articles were read before this start, and the marks with letters.
    pub(crate) fn take_places_kept(
        &mut self,
        kept: Vec<Progress>,
        marks: Vec<(char, Waypoint)>,
    ) -> Vec<Effect> {
        self.places.marks.extend(marks);
        self.progress.take(kept);
        let is_at_top = self.reading.article_place() == Place::default();
        let place = self.reading.article_place();
        let left = self.left_here().map(|left| left.spot);
        let is_same = left
            .as_ref()
            .is_some_and(|spot| (spot.block, spot.offset) == (place.block, place.offset));
        // Either nothing was scrolled since, or what was left is what the session knew.
        if is_at_top && self.focus == Focus::List && self.reading.found.is_none() || is_same {
            self.go_to_spot(left.as_ref());
        }
        self.look_for_news()
    }

    /// Takes an article, or why it did not come: it opens where it was left, unless something was
    /// searched for in it.
    pub(crate) fn take_opened(&mut self, result: Result<Opened, Clean>) -> Vec<Effect> {
        let result = match result {
            Ok(opened) if opened.page.is_beginning() => {
                self.take_beginning(opened);
                return Vec::new();
            }
            result => result,
        };
        let had_beginning = self.reading.is_beginning();
        let arrival = self.reading.arrival;
        let before = self.reading.article().cloned();
        let place = self.reading.article_place();
        self.reading.take(result);
        match arrival {
            Arrival::SamePlace => {
                // It may have been edited while it was read.
                let spot = before.map(|article| spot_or_head(&article, place));
                let is_there = self.reading.found.is_none() && self.reading.find.is_none();
                self.go_to_spot(spot.as_ref().filter(|_| is_there));
            }
            Arrival::Spot => {
                let spot = self.places.arrive(self.reading.row);
                self.go_to_spot(spot.as_ref());
            }
            Arrival::Top if self.reading.found.is_none() && !had_beginning => {
                let left = self.left_here();
                let left = left.filter(|left| left.percent < READ_PERCENT);
                self.go_to_spot(left.map(|left| left.spot).as_ref());
            }
            _ => {}
        }
        if !had_beginning {
            self.go_to_bookmark();
        }
        self.seek_find();
        if arrival != Arrival::SamePlace {
            self.reading.known_end = None;
        }
        let mut effects = self.look_for_news();
        effects.extend(self.mark_read_when_reading());
        effects.extend(self.do_then());
        effects
    }

    /// Where the article that is shown was left.
    pub(crate) fn left_here(&self) -> Option<Progress> {
        let summary = self.list.current_summary()?;
        let is_shown = self.reading.row == Some(summary.row.0);
        self.progress
            .of(&summary.keys)
            .filter(|_| is_shown)
            .cloned()
    }

    /// Brings the text of a spot to the top.
    pub(crate) fn go_to_spot(&mut self, spot: Option<&Spot>) {
        if let Some(spot) = spot {
            self.reading.go_to_spot(spot);
        }
    }

    /// Looks whether the article has grown since it was last read: a rule is set then where it did.
    fn look_for_news(&mut self) -> Vec<Effect> {
        let Some(article) = self.reading.article().cloned() else {
            return Vec::new();
        };
        if self.reading.known_end.is_none() {
            self.reading.known_end = self.left_here().map(|left| left.end);
        }
        let end = self
            .reading
            .known_end
            .get_or_insert_with(|| end_of(&article));
        let new_from = new_since(&article, end);
        if self.reading.new_from == new_from {
            return Vec::new();
        }
        self.reading.new_from = new_from;
        self.set_page_again()
    }

    /// Notes how far the article is read, if that has changed.
    pub(crate) fn note_progress(&mut self, effects: &mut Vec<Effect>) {
        let is_reading =
            self.focus == Focus::Article && self.prompt.is_none() && self.reading.raw.is_none();
        if !is_reading || self.reading.is_waiting || !self.progress.is_loaded {
            return;
        }
        let (Some(article), Some(summary)) = (self.reading.article(), self.list.current_summary())
        else {
            return;
        };
        let (row, percent) = (summary.row.0, self.reading.percent());
        let now = (row, self.reading.article_place(), percent);
        if self.reading.row != Some(row) || self.progress.noted == Some(now) {
            return;
        }
        let progress = Progress {
            keys: summary.keys,
            title: summary.title.clone(),
            spot: spot_or_head(article, self.reading.article_place()),
            percent: u8::try_from(percent).unwrap_or(100),
            end: end_of(article),
            read_at: self.unix,
        };
        self.progress.noted = Some(now);
        self.progress.put(&progress);
        effects.push(Effect::KeepProgress(Box::new(progress)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn progress(url: Option<&str>, content: &str, read_at: i64) -> Progress {
        Progress {
            keys: Keys {
                url: url.map(|url| Key::of(&[url])),
                content: Key::of(&[content]),
                story: None,
            },
            title: Clean::line(content),
            spot: Spot::default(),
            percent: 40,
            end: Spot::default(),
            read_at,
        }
    }

    #[test]
    fn an_article_is_known_by_any_of_its_keys_and_listed_once() {
        let mut known = ReadingProgress::default();
        known.take(vec![
            progress(Some("u"), "one", 5),
            progress(None, "two", 3),
        ]);
        known.put(&progress(Some("u"), "one, edited", 9));
        known.take(vec![progress(None, "two", 1), progress(None, "three", 7)]);
        let titles: Vec<_> = known
            .newest_first()
            .iter()
            .map(|progress| progress.title.to_string())
            .collect();
        assert_eq!(titles, ["one, edited", "three", "two"]);
        let keys = progress(Some("u"), "edited again", 0).keys;
        assert_eq!(known.of(&keys).unwrap().read_at, 9);
        assert_eq!(known.begun(&keys), Some(40));
    }
}
