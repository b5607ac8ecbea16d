//! The whole of a refresh, in order: check, walk, compare, read, forget what is gone.

use std::sync::RwLock;
use std::sync::mpsc::{self, Sender};

use rayon::ThreadPool;
use rusqlite::Connection;

use crate::cancel::Cancel;
use crate::keywords::Matcher;
use crate::library::catalog::matching::Waiting;
use crate::library::catalog::writer::Writer;
use crate::library::catalog::{file, lesson, schema, verify};
use crate::library::learning::{Known, Lessons};
use crate::library::refresh::changes::Tracker;
use crate::library::refresh::plan::{self, Look, Plan, Recount};
use crate::library::refresh::reading::{self, Common, Works};
use crate::library::refresh::{Changes, Progress, learning, named, places};
use crate::library::scan::walk::Found;
use crate::library::scan::{parse, walk};
use crate::library::watch::Named;
use crate::library::{Catalog, CatalogError, Texts, Watch};

/// How often a catalogue that turns out to be damaged is made anew.
const TRIES: usize = 3;

/// Brings `catalog` up to date: new, changed and vanished files are found and read in parallel.
///
/// What is read is committed in batches, so that other connections see rows as they come. Counts of
/// keyword hits that were made with other keywords are made again. One instance does so at a time;
/// another waits, and then finds little left to do. The words of what was read are kept in `texts`,
/// for [`fill`](fn@crate::library::index::fill).
pub fn refresh(
    catalog: &mut Catalog,
    matcher: &Matcher,
    texts: &mut Texts,
    cancel: &Cancel,
    on_progress: &mut dyn FnMut(Progress),
) -> Result<Changes, CatalogError> {
    refresh_with(catalog, How::of(matcher), texts, cancel, on_progress)
}

/// The same, but only the places of `named` are looked at, where that is enough, and every folder
/// that is gone into is watched by `watch` from then on.
pub fn follow(
    catalog: &mut Catalog,
    matcher: &Matcher,
    (watch, named): (&Watch, &Named),
    texts: &mut Texts,
    cancel: &Cancel,
    on_progress: &mut dyn FnMut(Progress),
) -> Result<Changes, CatalogError> {
    let how = How {
        following: Some((watch, named)),
        ..How::of(matcher)
    };
    refresh_with(catalog, how, texts, cancel, on_progress)
}

/// The same, but every file is read, whatever its time and size say, and everything that the
/// catalogue holds is checked.
pub fn verify(
    catalog: &mut Catalog,
    matcher: &Matcher,
    texts: &mut Texts,
    cancel: &Cancel,
    on_progress: &mut dyn FnMut(Progress),
) -> Result<Changes, CatalogError> {
    verify::distrust(&catalog.folder);
    let how = How {
        look: Look::Every,
        ..How::of(matcher)
    };
    refresh_with(catalog, how, texts, cancel, on_progress)
}

/// How a refresh is made.
#[derive(Debug, Clone, Copy)]
struct How<'h> {
    matcher: &'h Matcher,
    look: Look,
    /// What watches the folders, and the places that may have changed.
    following: Option<(&'h Watch, &'h Named)>,
}

impl<'h> How<'h> {
    /// A walk over everything that reads what has changed.
    fn of(matcher: &'h Matcher) -> Self {
        Self {
            matcher,
            look: Look::Changed,
            following: None,
        }
    }

    /// Whether places are named, so that not everything is looked at.
    fn names_places(&self) -> bool {
        self.following.is_some_and(|(_, named)| !named.everything)
    }
}

fn refresh_with(
    catalog: &mut Catalog,
    how: How,
    texts: &mut Texts,
    cancel: &Cancel,
    on_progress: &mut dyn FnMut(Progress),
) -> Result<Changes, CatalogError> {
    let stopped = Changes {
        stopped: true,
        ..Changes::default()
    };
    catalog.follow()?;
    let Some(_lead) = file::lead(&catalog.folder, cancel)? else {
        return Ok(stopped);
    };
    let pool = parse::pool().map_err(|error| CatalogError::Io {
        path: catalog.folder.clone(),
        error,
    })?;
    for _ in 1..TRIES {
        catalog.follow()?;
        match refresh_once(catalog, &pool, how, texts, cancel, on_progress) {
            Err(error) if error.is_damage() => catalog.throw_away(&error)?,
            Err(CatalogError::Replaced) => {}
            done => return done,
        }
    }
    refresh_once(catalog, &pool, how, texts, cancel, on_progress)
}

fn refresh_once(
    catalog: &Catalog,
    pool: &ThreadPool,
    how: How,
    texts: &mut Texts,
    cancel: &Cancel,
    on_progress: &mut dyn FnMut(Progress),
) -> Result<Changes, CatalogError> {
    texts.forget();
    let matcher = how.matcher;
    let connection = &*catalog.connection();
    // Whoever follows the folders has had everything checked at its start.
    let is_as_left = how.names_places() || verify::is_as_left(&catalog.folder);
    if !is_as_left && !verify::check_all(connection, &catalog.bases, cancel)? {
        return Ok(Changes {
            stopped: true,
            ..Changes::default()
        });
    }
    let before = connection.total_changes();
    let (lessons, left_over) = (lesson::all(connection)?, lesson::due(connection)?);
    let mut writer = Writer::new(connection, texts)?;
    let guessed = RwLock::new(Lessons::default());
    let common = Common {
        roots: &catalog.roots,
        bases: &catalog.bases,
        matcher,
        look: how.look,
        cancel,
        lessons: Known {
            before: &lessons,
            guessed: (!writer.meta().is_filled).then_some(&guessed),
        },
        watch: how.following.map(|(watch, _)| watch),
    };
    let mut following = how.following.filter(|_| writer.meta().is_filled);
    if writer.meta().keywords != matcher.keywords().stamp {
        following = None;
        writer.forget_hits(matcher.keywords().stamp)?;
        writer.commit()?;
    }
    let copies_before = writer.meta().copies;
    let mut tracker = Tracker::new(on_progress);
    let sql = "SELECT EXISTS (SELECT 1 FROM file)";
    let is_known = connection.query_row(sql, [], |row| row.get(0))?;
    if is_known || writer.meta().is_filled {
        schema::make_late_indexes(connection)?;
        writer.note_copies();
    }
    let mut changes = if is_known {
        let place = (connection, pool);
        update(place, common, following, &mut writer, &mut tracker)?
    } else {
        fill(pool, common, &mut writer, &mut tracker)?
    };
    if !changes.stopped && !writer.meta().is_filled {
        writer.commit()?;
        schema::make_late_indexes(connection)?;
        writer.group_all()?;
        // What is learned now changes what a row is worth among its copies.
        writer.note_copies();
        writer.set_meta(|meta| meta.is_filled = true)?;
    }
    if !changes.stopped {
        let place = (connection, pool);
        let taught = learning::learn(place, common, &left_over, &mut writer, &mut tracker)?;
        changes.count_taught(taught, is_known);
    }
    writer.commit()?;
    tracker.committed();
    changes.count_copies(writer.meta().copies - copies_before);
    changes.problems = usize::try_from(writer.meta().problems).unwrap_or_default();
    drop(writer);
    if !catalog.is_current() {
        return Err(CatalogError::Replaced);
    }
    if !changes.stopped {
        schema::make_late_indexes(connection)?;
        if !is_as_left || connection.total_changes() != before {
            verify::leave(connection, &catalog.folder);
        }
    }
    Ok(changes)
}

/// A first scan: what is found is read at once.
fn fill(
    pool: &ThreadPool,
    common: Common,
    writer: &mut Writer,
    tracker: &mut Tracker,
) -> Result<Changes, CatalogError> {
    let (sender, found) = mpsc::channel();
    pool.in_place_scope(|scope| {
        scope.spawn(move |_| walk_into(&sender, common));
        let works = Works::Found(found, 0);
        reading::read_all(
            scope,
            common,
            works,
            writer,
            &mut Waiting::default(),
            tracker,
        )
    })
}

/// Walks the folders, and sends what is found; where no one takes it, the refresh has failed.
fn walk_into(found: &Sender<Found>, common: Common) {
    let mut take = |each| drop(found.send(each));
    walk::walk(common.roots, common.watch, common.cancel, &mut take);
}

/// A later scan: what is found is compared with what is known, and what differs is read.
fn update(
    (connection, pool): (&Connection, &ThreadPool),
    common: Common,
    following: Option<(&Watch, &Named)>,
    writer: &mut Writer,
    tracker: &mut Tracker,
) -> Result<Changes, CatalogError> {
    let recount = if common.matcher.keywords().groups.is_empty() {
        Recount::None
    } else {
        Recount::NotOf(writer.meta().epoch)
    };
    let mut make_plan = || {
        let of_named = match following {
            Some(following) => named::compare(connection, pool, common, following, recount)?,
            None => None,
        };
        match of_named {
            Some(plan) => Ok(plan),
            None => compare(connection, pool, common, recount, tracker),
        }
    };
    let mut plan = make_plan()?;
    if plan.is_crowded && !common.cancel.is_cancelled() {
        places::deal_anew(connection)?;
        plan = make_plan()?;
    }
    if common.cancel.is_cancelled() {
        // What was not walked is not gone.
        return Ok(Changes {
            stopped: true,
            ..Changes::default()
        });
    }
    let mut vanished = Waiting::default();
    if plan.works.iter().any(|work| work.known.is_none()) {
        for file in &plan.vanished {
            writer
                .rows_of_file(file.id)?
                .into_iter()
                .for_each(|old| vanished.add(old));
        }
    }
    let held: Vec<_> = vanished.numbers().collect();
    writer.hold(held.iter().copied());
    tracker.will_read(plan.works.iter().filter(|work| work.is_file()).count());
    let works = Works::Planned(plan.works.into_iter());
    let mut changes = pool.in_place_scope(|scope| {
        reading::read_all(scope, common, works, writer, &mut vanished, tracker)
    })?;
    if changes.stopped {
        return Ok(changes);
    }
    writer.let_go(&held);
    for file in &plan.vanished {
        changes.removed += writer.remove_file(file)?;
        writer.commit_if_due()?;
    }
    Ok(changes)
}

/// Walks, and compares what is found with what is known.
fn compare(
    connection: &Connection,
    pool: &ThreadPool,
    common: Common,
    recount: Recount,
    tracker: &mut Tracker,
) -> Result<Plan, CatalogError> {
    let (sender, found) = mpsc::channel();
    pool.in_place_scope(|scope| {
        scope.spawn(move |_| walk_into(&sender, common));
        let found = found.into_iter().inspect(|_| tracker.found());
        plan::compare(connection, found, recount, common.look)
    })
}
