//! Doing things to articles in the state, and what is to be said and drawn of it.

use std::cell::Cell;
use std::time::{Duration, Instant};

use crate::app::notice::counted;
use crate::app::{Deed, Done, Event, Now};
use crate::article::Keys;
use crate::cancel::Cancel;
use crate::library::{Catalog, missing};
use crate::text::Clean;
use crate::tui::workers::Workers;
use crate::tui::workers::keeper::Task;
use crate::tui::workers::spawn::wish;
use crate::user::{
    Change, Facts, Log, Mark, Note, Side, Store, StoreError, Subject, Target, Undone,
};

/// Articles of an undone step that are drawn one by one; of more, the list is asked for anew.
const MOST_NAMED: usize = 200;

/// Rows that are read at once where something is done to many.
const ROWS_AT_A_TIME: usize = 500;

/// What became of a note, in words.
const NOTE_KEPT: &str = "note kept";
const NOTE_GONE: &str = "note taken away";

/// Something to be done to an article.
#[derive(Debug, Clone)]
pub struct Wish {
    /// The row it is for.
    pub row: u32,
    /// The article it is for.
    pub subject: Subject,
    /// The change.
    pub change: Change,
    /// Whether it can be undone.
    pub log: Log,
    /// When it was wished, in seconds since 1970.
    pub unix: i64,
}

/// The same to be done to many articles.
#[derive(Debug, Clone)]
pub struct WishForAll {
    /// The number of the catalogue that the rows are of.
    pub catalogue: i64,
    /// Their rows.
    pub rows: Vec<u32>,
    /// The change.
    pub change: Change,
    /// When it was wished, in seconds since 1970.
    pub unix: i64,
    /// Stops it.
    pub cancel: Cancel,
}

/// What is undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The last thing done.
    Undo,
    /// What was undone, which is done again.
    Redo,
}

impl Workers {
    /// Has something done to articles.
    pub(crate) fn have_done(&mut self, deed: Deed, now: Now) {
        let unix = now.unix;
        let task = match deed {
            Deed::Save {
                row,
                subject,
                change,
                log,
            } => Task::Keep(Wish {
                row,
                subject,
                change,
                log,
                unix,
            }),
            Deed::SaveAll {
                catalogue,
                rows,
                change,
            } => {
                self.saving = Cancel::default();
                Task::KeepAll(WishForAll {
                    catalogue,
                    rows,
                    change,
                    unix,
                    cancel: self.saving.clone(),
                })
            }
            Deed::Move {
                moved,
                side,
                beside,
            } => Task::Move(moved, (side, beside), unix),
            Deed::StopSaving => return self.saving.cancel(),
            Deed::KeepNow => Task::KeepNow,
            Deed::Undo => Task::Undo(Way::Undo, unix),
            Deed::Redo => Task::Undo(Way::Redo, unix),
            Deed::Wait { number, secs } => {
                Task::Wait(number, Instant::now() + Duration::from_secs(secs))
            }
        };
        wish(&self.keeper, task);
    }
}

/// Does what is wished.
pub fn save(store: &mut Store, catalog: &Catalog, wish: &Wish) -> Result<Event, StoreError> {
    let target = Target {
        subject: wish.subject.clone(),
        facts: facts(catalog, &wish.change, wish.row),
    };
    let marks = store.change(&[target], &wish.change, (wish.unix, wish.log), &|_| true)?;
    let mark = marks.into_iter().next().unwrap_or_default();
    let mut rows = catalog.rows_of(&wish.subject.keys).unwrap_or_default();
    if !rows.contains(&wish.row) {
        rows.push(wish.row);
    }
    let said = match &wish.change {
        Change::Note(Some(_)) => NOTE_KEPT.to_owned(),
        Change::Note(None) => NOTE_GONE.to_owned(),
        Change::NoteOver { note, .. } => {
            let there = store.added(&wish.subject.keys)?.note;
            note_words(note.as_ref(), there.as_ref()).to_owned()
        }
        Change::Tags { on, off } => tags_words(on, off),
        _ => return Ok(Event::Saved { rows, mark }),
    };
    let is_gone = said == NOTE_GONE;
    Ok(Event::Done(Ok(Done {
        words: Clean::line(&said),
        undoing: is_gone.then_some("brings it back"),
        saved: vec![(rows, mark)],
        ..Done::default()
    })))
}

/// Does what is wished to all articles, or to none; `progress` is told how many are done.
pub fn save_all(
    store: &mut Store,
    catalog: &Catalog,
    wish: &WishForAll,
    progress: &dyn Fn(usize),
) -> Result<Done, Clean> {
    let targets = targets(store, catalog, wish)?;
    let what = (&targets[..], &wish.change, wish.unix);
    save_targets(store, what, &wish.cancel, progress).map_err(words)
}

/// The articles that something is wished for.
pub(crate) fn targets(
    store: &Store,
    catalog: &Catalog,
    wish: &WishForAll,
) -> Result<Vec<Target>, Clean> {
    if catalog.number().map_err(words)? != wish.catalogue {
        let what = "the list was made anew meanwhile; select again";
        return Err(Clean::line(what));
    }
    let mut targets = Vec::with_capacity(wish.rows.len());
    for rows in wish.rows.chunks(ROWS_AT_A_TIME) {
        let mut summaries = catalog.rows(rows).map_err(words)?;
        missing::fill(store, rows, &mut summaries).map_err(words)?;
        targets.extend(summaries.iter().flatten().map(|summary| Target {
            subject: Subject::from(summary),
            facts: facts(catalog, &wish.change, summary.row.0),
        }));
    }
    Ok(targets)
}

/// Makes the same change of all of `targets`, or of none.
pub(crate) fn save_targets(
    store: &mut Store,
    (targets, change, unix): (&[Target], &Change, i64),
    cancel: &Cancel,
    progress: &dyn Fn(usize),
) -> Result<Done, StoreError> {
    let last = Cell::new(0);
    let goes_on = |done: usize| {
        if done >= last.get() + ROWS_AT_A_TIME * 10 {
            last.set(done);
            progress(done);
        }
        !cancel.is_cancelled()
    };
    let marks = store.change(targets, change, (unix, Log::Step), &goes_on)?;
    let articles = counted(marks.len(), "article");
    let said = match change {
        Change::Bookmark(_) => format!("{articles} bookmarked"),
        Change::Unbookmark => format!("bookmarks of {articles} taken away"),
        Change::Read => format!("{articles} marked read"),
        Change::Unread => format!("{articles} marked unread"),
        Change::Note(_) | Change::NoteOver { .. } => format!("note on {articles} kept"),
        Change::Tags { on, off } if on.is_empty() => {
            format!("{} {articles}", tags_words(on, off))
        }
        Change::Tags { on, off } => format!("{articles} {}", tags_words(on, off)),
    };
    Ok(Done {
        words: Clean::line(&said),
        undoing: Some("undoes it"),
        ..Done::default()
    })
}

/// Puts a bookmark beside another.
pub fn move_bookmark(
    store: &mut Store,
    moved: &Subject,
    (side, beside): (Side, Keys),
    unix: i64,
) -> Result<Done, StoreError> {
    store.move_bookmark(moved, (side, &beside), unix)?;
    Ok(Done {
        words: Clean::line("moved"),
        undoing: Some("undoes it"),
        ..Done::default()
    })
}

/// Undoes, or does again.
pub fn undo(store: &mut Store, catalog: &Catalog, way: Way, unix: i64) -> Result<Done, Clean> {
    let undone = match way {
        Way::Undo => store.undo(unix),
        Way::Redo => store.redo(unix),
    };
    let Some(Undone { words, articles }) = undone.map_err(words)? else {
        let what = match way {
            Way::Undo => "nothing is left to undo",
            Way::Redo => "nothing was undone that could be done again",
        };
        return Ok(Done {
            words: Clean::line(what),
            ..Done::default()
        });
    };
    let is_named = articles.len() <= MOST_NAMED;
    let rows = |(subject, mark): (Subject, Mark)| {
        let rows = catalog.rows_of(&subject.keys).unwrap_or_default();
        (rows, mark)
    };
    let named = articles.into_iter().filter(|_| is_named);
    let saved: Vec<_> = named.map(rows).collect();
    // The last step may have been made over another folder: nothing that is listed here changes then.
    let is_elsewhere = !saved.is_empty() && saved.iter().all(|(rows, _)| rows.is_empty());
    let words = if is_elsewhere {
        Clean::line(&format!("{words}; its file is not in this library"))
    } else {
        words
    };
    Ok(Done {
        words,
        undoing: None,
        saved,
        goes_there: true,
        ..Done::default()
    })
}

/// What is kept of the article of a row with what is to be listed even when its file is gone.
fn facts(catalog: &Catalog, change: &Change, row: u32) -> Facts {
    match change {
        Change::Bookmark(_)
        | Change::Note(Some(_))
        | Change::NoteOver { note: Some(_), .. }
        | Change::Tags { .. } => missing::facts(catalog, row),
        Change::Unbookmark
        | Change::Read
        | Change::Unread
        | Change::Note(None)
        | Change::NoteOver { note: None, .. } => Facts::default(),
    }
}

/// What became of a note that was written over another, in words: what is `there` where it is not what
/// was written was written elsewhere meanwhile.
fn note_words(written: Option<&Note>, there: Option<&Note>) -> &'static str {
    let text = |note: &Note| note.text.trim().to_owned();
    match (written, there) {
        (None, None) => NOTE_GONE,
        (None, Some(_)) => "the note was changed in another window meanwhile, and stays",
        (Some(mine), Some(all)) if text(mine) != text(all) => {
            "note kept; another window wrote one meanwhile: both stand there"
        }
        (Some(_), _) => NOTE_KEPT,
    }
}

/// What became of tags, in words.
fn tags_words(on: &[Clean], off: &[Clean]) -> String {
    let list = |tags: &[Clean]| {
        let tags: Vec<_> = tags.iter().map(Clean::as_str).collect();
        tags.join(", ")
    };
    match (on.is_empty(), off.is_empty()) {
        (false, true) => format!("tagged {}", list(on)),
        (true, _) => format!("{} taken off", list(off)),
        (false, false) => format!("tagged {}, {} taken off", list(on), list(off)),
    }
}

/// An error as it is shown.
fn words(error: impl std::error::Error) -> Clean {
    Clean::line(&error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::sample::Library;

    #[test]
    fn two_windows_that_write_the_same_note_keep_both_and_the_later_says_so() {
        let library = Library::new();
        library.article("a.json", "Rail plan", "2023-02-10");
        library.refresh();
        let row = library.row("Rail plan");
        let (mut one, mut other) = (library.store(), library.store());
        let catalog = library.catalog();
        let write = |store: &mut Store, text: &str, seen: &str, unix| {
            let note = (!text.is_empty()).then(|| Note {
                text: Clean::text(text),
                spot: None,
            });
            let wish = Wish {
                row: row.row.0,
                subject: Subject::from(&row),
                change: Change::NoteOver {
                    note,
                    seen: Clean::text(seen),
                },
                log: Log::Step,
                unix,
            };
            let Event::Done(Ok(done)) = save(store, &catalog, &wish).unwrap() else {
                return String::new();
            };
            let there = store.added(&wish.subject.keys).unwrap().note;
            let there = there.map_or_else(String::new, |note| note.text.to_string());
            format!("{}: {there}", done.words)
        };
        let both = "another window wrote one meanwhile: both stand there";
        assert_eq!(write(&mut one, "Ask.", "", 1), "note kept: Ask.");
        assert_eq!(
            write(&mut other, "Call.", "", 2),
            format!("note kept; {both}: Ask.\n\nCall.")
        );
        assert_eq!(
            write(&mut one, "", "Ask.", 3),
            "the note was changed in another window meanwhile, and stays: Ask.\n\nCall."
        );
        assert_eq!(
            write(&mut one, "Done.", "Ask.\n\nCall.", 4),
            "note kept: Done."
        );
        assert_eq!(write(&mut other, "", "Done.", 5), "note taken away: ");
        let back = |store: &mut Store, unix| undo(store, &catalog, Way::Undo, unix).unwrap().words;
        assert!(back(&mut one, 6).starts_with("undone: note on"));
        assert!(!back(&mut one, 7).contains("not in this library"));
        assert_eq!(
            one.added(&Subject::from(&row).keys)
                .unwrap()
                .note
                .unwrap()
                .text,
            Clean::text("Ask.\n\nCall.")
        );
    }

    #[test]
    fn what_is_undone_of_another_library_says_so() {
        let (here, there) = (Library::new(), Library::new());
        there.article("a.json", "Rail plan", "2023-02-10");
        there.refresh();
        let subject = Subject::from(&there.row("Rail plan"));
        let mut store = there.store();
        let targets = [Target::from(&subject)];
        let how = (1, Log::Step);
        store
            .change(&targets, &Change::Bookmark(None), how, &|_| true)
            .unwrap();
        let words = |catalog: &Catalog, store: &mut Store, way| {
            undo(store, catalog, way, 2).unwrap().words.to_string()
        };
        let said = words(&here.catalog(), &mut store, Way::Undo);
        assert!(said.ends_with("taken away; its file is not in this library"));
        let said = words(&there.catalog(), &mut store, Way::Redo);
        assert_eq!(said, "done again: “Rail plan” bookmarked");
    }
}
