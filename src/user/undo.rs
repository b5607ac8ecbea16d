//! Undoing what was done, and doing it again.
//!
//! The last step of all is undone, whichever instance or run made it: the state is one person's, who
//! knows what was done last and not where; and it is said what was undone, so that one that was not
//! meant is done again with one key.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::text::Clean;
use crate::user::aspect::{Changing, Difference, Way};
use crate::user::marking::next_rev;
use crate::user::row::Row;
use crate::user::step::{Deed, Step, What};
use crate::user::{Mark, Store, StoreError, Subject};

/// What was undone, or done again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// It in words.
    pub words: Clean,
    /// The articles it was for, and what they bear now.
    pub articles: Vec<(Subject, Mark)>,
}

impl Store {
    /// Undoes the last step; `None` where there is none.
    pub fn undo(&mut self, now: i64) -> Result<Option<Undone>, StoreError> {
        self.go(Way::Back, now)
    }

    /// Does again what was undone last; `None` where nothing was undone since the last step.
    pub fn redo(&mut self, now: i64) -> Result<Option<Undone>, StoreError> {
        self.go(Way::Again, now)
    }

    fn go(&mut self, way: Way, now: i64) -> Result<Option<Undone>, StoreError> {
        self.write(|connection| {
            let Some(step) = Step::next(connection, way)? else {
                return Ok(None);
            };
            let rev = next_rev(connection)?;
            let articles = go_step(connection, &step, way, (now, rev))?;
            let words = words(&step.deed(), way);
            step.turn(connection, way, rev)?;
            Ok(Some(Undone { words, articles }))
        })
    }
}

/// Goes a step back or again.
fn go_step(
    connection: &Connection,
    step: &Step,
    way: Way,
    (now, rev): (i64, i64),
) -> Result<Vec<(Subject, Mark)>, StoreError> {
    let mut by_mark: BTreeMap<i64, Vec<Difference>> = BTreeMap::new();
    for difference in step.differences(connection)? {
        by_mark.entry(difference.0).or_default().push(difference);
    }
    let mut articles = Vec::with_capacity(by_mark.len());
    for (mark, mut differences) in by_mark {
        // A mark may be gone that turned out to be on the article of another.
        let Some(mut row) = Row::load(connection, mark)? else {
            continue;
        };
        (row.changed_at, row.rev) = (now, rev);
        let mut changing = Changing {
            connection,
            row,
            now,
        };
        if way == Way::Back {
            differences.reverse();
        }
        for difference in &differences {
            changing.go(difference, way)?;
        }
        changing.row.save(connection)?;
        let row = changing.row;
        articles.push((row.subject(), row.mark_with_note(connection)?));
    }
    Ok(articles)
}

/// What was undone or done again, in words.
fn words(deed: &Deed, way: Way) -> Clean {
    let title = format!("“{}”", deed.title);
    let is_one = deed.articles == 1;
    let articles = if is_one {
        title.clone()
    } else {
        format!("{} articles", deed.articles)
    };
    let of = if is_one {
        format!("of {title}")
    } else {
        format!("of {} articles", deed.articles)
    };
    let words = match (deed.what, way) {
        (What::Bookmark, Way::Back) | (What::Unbookmark, Way::Again) => {
            format!("bookmark {of} taken away")
        }
        (What::Unbookmark, Way::Back) => format!("{articles} bookmarked again"),
        (What::Read, Way::Back) => format!("{articles} unread again"),
        (What::Unread, Way::Back) => format!("{articles} read again"),
        (What::Note, Way::Back) => format!("note on {title} as it was before"),
        (What::Tags, Way::Back) => format!("tags {of} as they were before"),
        (What::Move, Way::Back) => format!("{title} back in its place"),
        (What::Import, Way::Back) => format!("import {of} taken back"),
        (What::Import, Way::Again) => format!("{articles} imported"),
        (What::Bookmark, Way::Again) => format!("{articles} bookmarked"),
        (What::Read, Way::Again) => format!("{articles} read"),
        (What::Unread, Way::Again) => format!("{articles} unread"),
        (What::Note, Way::Again) => format!("note on {title} changed"),
        (What::Tags, Way::Again) => format!("tags {of} changed"),
        (What::Move, Way::Again) => format!("{title} moved"),
    };
    let sign = match way {
        Way::Back => "undone",
        Way::Again => "done again",
    };
    Clean::line(&format!("{sign}: {words}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::user::marking::sample::subject;
    use crate::user::{Change, Log, Note, Spot, Target};
    use proptest::prelude::*;

    fn all() -> impl Strategy<Value = Change> {
        let tag = || proptest::collection::vec("[abc]".prop_map(|tag| Clean::line(&tag)), 0..3);
        let note = (any::<String>(), any::<u32>()).prop_map(|(text, block)| Note {
            text: Clean::text(&text),
            spot: Some(Spot {
                block,
                ..Spot::default()
            }),
        });
        prop_oneof![
            Just(Change::Bookmark(None)),
            any::<u32>().prop_map(|block| Change::Bookmark(Some(Spot {
                block,
                ..Spot::default()
            }))),
            Just(Change::Unbookmark),
            Just(Change::Read),
            Just(Change::Unread),
            proptest::option::of(note).prop_map(Change::Note),
            (tag(), tag()).prop_map(|(on, off)| Change::Tags { on, off }),
        ]
    }

    fn change(store: &mut Store, numbers: &[usize], change: &Change, now: i64) {
        let targets: Vec<_> = numbers
            .iter()
            .map(|number| Target::from(&subject(*number)))
            .collect();
        store
            .change(&targets, change, (now, Log::Step), &|_| true)
            .unwrap();
    }

    #[test]
    fn what_was_undone_is_said() {
        let mut store = Store::in_memory().unwrap();
        assert_eq!(store.undo(1).unwrap(), None);
        change(&mut store, &[1], &Change::Bookmark(None), 1);
        change(&mut store, &[1, 2, 3], &Change::Read, 2);
        let undone = store.undo(3).unwrap().unwrap();
        assert_eq!(undone.words, "undone: 3 articles unread again");
        assert_eq!(undone.articles.len(), 3);
        let undone = store.undo(4).unwrap().unwrap();
        assert_eq!(
            undone.words,
            "undone: bookmark of “A headline of some length, number 1” taken away"
        );
        assert_eq!(store.undo(5).unwrap(), None);
        let again = store.redo(6).unwrap().unwrap();
        assert!(again.words.ends_with("bookmarked"), "{}", again.words);
        change(&mut store, &[9], &Change::Unread, 7);
        change(&mut store, &[9], &Change::Read, 7);
        assert_eq!(
            store.redo(8).unwrap(),
            None,
            "something else was done since"
        );
    }

    #[test]
    fn steps_outlive_a_restart_and_are_those_of_every_instance() {
        let folder = tempfile::tempdir().unwrap();
        let mut one = Store::open(folder.path()).unwrap();
        change(&mut one, &[1], &Change::Bookmark(None), 1);
        let mut other = Store::open(folder.path()).unwrap();
        change(&mut other, &[2], &Change::Bookmark(None), 2);
        drop(other);
        for left in [1, 0] {
            assert!(one.undo(3).unwrap().is_some());
            let kept = Store::open(folder.path()).unwrap().kept().unwrap();
            assert_eq!(kept.len(), left);
        }
    }

    #[test]
    fn what_was_changed_otherwise_since_stays() {
        let mut store = Store::in_memory().unwrap();
        change(&mut store, &[1], &Change::Read, 1);
        let targets = [Target::from(&subject(1))];
        for change in [Change::Unread, Change::Read] {
            store
                .change(&targets, &change, (9, Log::Nothing), &|_| true)
                .unwrap();
        }
        store.undo(10).unwrap();
        assert!(store.marks(&[subject(1).keys]).unwrap()[0].is_read);
    }

    #[test]
    fn a_change_that_is_stopped_changes_nothing() {
        let mut store = Store::in_memory().unwrap();
        let targets: Vec<_> = (0..2_000)
            .map(|number| Target::from(&subject(number)))
            .collect();
        let stopped = store.change(&targets, &Change::Read, (1, Log::Step), &|done| done < 900);
        assert!(matches!(stopped, Err(StoreError::Stopped)));
        assert!(store.kept().unwrap().is_empty());
        assert_eq!(store.undo(2).unwrap(), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn undoing_all_that_was_done_leads_back_and_doing_it_again_there(
            changes in proptest::collection::vec((proptest::collection::vec(0..4_usize, 1..4), all()), 1..12),
        ) {
            let mut store = Store::in_memory().unwrap();
            let mut states = vec![store.kept().unwrap()];
            for (now, (numbers, each)) in (1..).zip(&changes) {
                let mut numbers = numbers.clone();
                numbers.sort_unstable();
                numbers.dedup();
                change(&mut store, &numbers, each, now);
                let state = store.kept().unwrap();
                if states.last() != Some(&state) {
                    states.push(state);
                }
            }
            for state in states.iter().rev().skip(1) {
                prop_assert!(store.undo(99).unwrap().is_some());
                prop_assert_eq!(&store.kept().unwrap(), state);
            }
            prop_assert!(store.undo(99).unwrap().is_none());
            for state in states.iter().skip(1) {
                prop_assert!(store.redo(99).unwrap().is_some());
                prop_assert_eq!(&store.kept().unwrap(), state);
            }
            prop_assert!(store.redo(99).unwrap().is_none());
        }
    }
}
