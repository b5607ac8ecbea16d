//! The end of a refresh: what the houses that have changed teach, and the articles that it changes
//! read again.

use std::collections::{BTreeSet, HashSet};
use std::path::PathBuf;

use rayon::ThreadPool;
use rusqlite::Connection;

use crate::library::CatalogError;
use crate::library::catalog::matching::Waiting;
use crate::library::catalog::writer::Writer;
use crate::library::catalog::{files, lesson};
use crate::library::learning::{Known, Lesson};
use crate::library::refresh::changes::{Changes, Tracker};
use crate::library::refresh::plan::Work;
use crate::library::refresh::reading::{self, Common, Works};
use crate::library::scan::look::What;
use crate::library::scan::walk::Found;

/// Learns from the houses that have changed, and applies it. Of `left_over` an earlier refresh has
/// learned, perhaps, and did not come to apply all of it.
pub(crate) fn learn(
    (connection, pool): (&Connection, &ThreadPool),
    common: Common,
    left_over: &[i64],
    writer: &mut Writer,
    tracker: &mut Tracker,
) -> Result<Changes, CatalogError> {
    let due = writer.begin_learning()?;
    if due.is_empty() {
        return Ok(Changes::default());
    }
    let left_over: HashSet<i64> = left_over.iter().copied().collect();
    let mut lessons = common.lessons.before.clone();
    let mut stale = BTreeSet::new();
    for house in &due {
        let learned = Lesson::of(&lesson::sample(connection, *house)?);
        let before = lessons.0.get(house).cloned();
        let is_new = before.unwrap_or_default() != learned;
        if is_new || common.lessons.has_guessed(*house) || left_over.contains(house) {
            stale.extend(lesson::stale(connection, *house, &learned)?);
        }
        if is_new {
            writer.save_lesson(*house, &learned)?;
            lessons.0.insert(*house, learned);
        }
    }
    let works = works(connection, &stale)?;
    tracker.will_read(works.len());
    let works = Works::Planned(works.into_iter());
    let common = Common {
        lessons: Known {
            before: &lessons,
            guessed: None,
        },
        ..common
    };
    let changes = pool.in_place_scope(|scope| {
        let mut vanished = Waiting::default();
        reading::read_all(scope, common, works, writer, &mut vanished, tracker)
    })?;
    if !changes.stopped {
        writer.end_learning(&due)?;
    }
    Ok(changes)
}

/// The files to be read again, in the order of their places.
fn works(connection: &Connection, stale: &BTreeSet<i64>) -> Result<Vec<Work>, CatalogError> {
    let mut works = Vec::with_capacity(stale.len());
    for file in stale {
        files::each(connection, "WHERE id = ?1", [file], |known| {
            let found = Found {
                root: usize::try_from(known.root).unwrap_or(usize::MAX),
                path: PathBuf::from(known.shown_path()),
                what: What::File(known.stat),
            };
            works.push(Work {
                place: known.place,
                known: Some(known),
                found,
                stands: false,
            });
            Ok(())
        })?;
    }
    Ok(works)
}
