//! Files are read by many and written by one.
//!
//! The one feeds the many: so many files are under way that no thread waits while it commits, and
//! so few bytes that they fit in memory.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, SyncSender, TryRecvError};
use std::time::Duration;

use rayon::Scope;

use crate::article::Problem;
use crate::cancel::Cancel;
use crate::formats::Budget;
use crate::keywords::Matcher;
use crate::library::catalog::CatalogError;
use crate::library::catalog::matching::Waiting;
use crate::library::catalog::write_file::{Target, Written};
use crate::library::catalog::writer::Writer;
use crate::library::learning::{Early, Known};
use crate::library::refresh::changes::{Changes, Tracker};
use crate::library::refresh::plan::{self, Look, Work};
use crate::library::scan::look::What;
use crate::library::scan::reduce::{self, Outcome, Source, TakePart};
use crate::library::scan::walk::Found;
use crate::library::{Roots, Watch};

/// Files under way, at most.
const FILES: usize = 1_024;

/// Bytes of files under way, at most, unless it is one file.
const BYTES: u64 = 64 << 20;

/// Results that wait for the one who writes, at most: pieces of a large file would else pile up.
const RESULTS: usize = 16;

/// Bytes of a file that is read in pieces, which are in memory together.
const PIECES_BYTES: u64 = 16 << 20;

/// Between two looks at the cancel token.
const CANCEL_WAIT: Duration = Duration::from_millis(50);

/// Between two looks for files that the walk has found meanwhile.
const WALK_WAIT: Duration = Duration::from_millis(5);

/// What is to be read.
pub(crate) enum Works {
    /// All of it is known.
    Planned(std::vec::IntoIter<Work>),
    /// It is still being found: what was found, and how many were so far.
    Found(Receiver<Found>, i64),
}

/// What comes next.
enum Next {
    Work(Box<Work>),
    NotYet,
    End,
}

impl Works {
    fn next(&mut self, tracker: &mut Tracker) -> Next {
        match self {
            Self::Planned(works) => works
                .next()
                .map_or(Next::End, |work| Next::Work(Box::new(work))),
            Self::Found(found, nth) => match found.try_recv() {
                Ok(found) => {
                    *nth += 1;
                    tracker.found();
                    let work = plan::first(*nth, found);
                    tracker.will_read(usize::from(work.is_file()));
                    Next::Work(Box::new(work))
                }
                Err(TryRecvError::Empty) => Next::NotYet,
                Err(TryRecvError::Disconnected) => Next::End,
            },
        }
    }
}

/// What every reading thread needs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Common<'a> {
    pub(crate) roots: &'a Roots,
    pub(crate) bases: &'a [PathBuf],
    pub(crate) matcher: &'a Matcher,
    pub(crate) look: Look,
    pub(crate) cancel: &'a Cancel,
    /// What is known of each house.
    pub(crate) lessons: Known<'a>,
    /// Watches the folders that are walked.
    pub(crate) watch: Option<&'a Watch>,
}

/// Reads all `works` on the threads of `scope`, and writes what they hold.
pub(crate) fn read_all<'scope>(
    scope: &Scope<'scope>,
    common: Common<'scope>,
    mut works: Works,
    writer: &mut Writer,
    vanished: &mut Waiting,
    tracker: &mut Tracker,
) -> Result<Changes, CatalogError> {
    let (sender, done) = mpsc::sync_channel(RESULTS);
    let mut changes = Changes::default();
    let mut under_way = UnderWay::default();
    let mut early = Early::of(common.lessons);
    let mut is_end = false;
    loop {
        while !is_end && under_way.has_room() {
            match works.next(tracker) {
                Next::Work(work) if work.is_file() => {
                    under_way.add(&work);
                    spawn(scope, common, work, &sender);
                }
                Next::Work(work) => {
                    let record = reduce::not_read(&work.found.what);
                    let outcome = Outcome::Read(record);
                    changes.add(write(&work, outcome, writer, vanished)?);
                }
                Next::NotYet => break,
                Next::End => is_end = true,
            }
        }
        if common.cancel.is_cancelled() {
            changes.stopped = true;
            return Ok(changes);
        }
        if is_end && under_way.files == 0 {
            return Ok(changes);
        }
        let wait = if is_end { CANCEL_WAIT } else { WALK_WAIT };
        let wait = writer.time_to_commit().map_or(wait, |due| wait.min(due));
        // No result in time is no failure. The sender is kept here, so the channel never ends.
        if let Ok((work, outcome)) = done.recv_timeout(wait) {
            let is_end = !matches!(outcome, Outcome::Part(_));
            early.note(outcome.traces());
            changes.add(write(&work, outcome, writer, vanished)?);
            if is_end {
                under_way.remove(&work);
                tracker.read();
            }
        }
        if writer.commit_if_due()? {
            tracker.committed();
        }
    }
}

/// Files under way.
#[derive(Debug, Default)]
struct UnderWay {
    files: usize,
    bytes: u64,
}

impl UnderWay {
    fn has_room(&self) -> bool {
        self.files < FILES && self.bytes < BYTES
    }

    fn add(&mut self, work: &Work) {
        self.files += 1;
        self.bytes += in_memory(work);
    }

    fn remove(&mut self, work: &Work) {
        self.files -= 1;
        self.bytes -= in_memory(work);
    }
}

/// How much of a file is in memory at a time: all of it, or pieces.
fn in_memory(work: &Work) -> u64 {
    let size = work.size();
    if size > Budget::FILE_BYTES {
        PIECES_BYTES
    } else {
        size
    }
}

/// Has a thread read a file. Whatever happens there, a result comes.
fn spawn<'scope>(
    scope: &Scope<'scope>,
    common: Common<'scope>,
    work: Box<Work>,
    sender: &SyncSender<(Work, Outcome)>,
) {
    let sender = sender.clone();
    scope.spawn(move |_| {
        if common.cancel.is_cancelled() {
            return;
        }
        let mut send_part = |records| {
            let part = (Work::clone(&work), Outcome::Part(records));
            sender.send(part).is_ok() && !common.cancel.is_cancelled()
        };
        let read = || read(&work, common, &mut send_part);
        let outcome = catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_panic| {
            let problem = Problem::file("what it holds could not be taken into the catalogue");
            let hint = "this is a mistake in newsprint; please report it with the file";
            Outcome::Read(reduce::not_read(&What::Failed(problem.with_hint(hint))))
        });
        // Where no one waits any more, the refresh was stopped.
        drop(sender.send((*work, outcome)));
    });
}

fn read(work: &Work, common: Common, take: &mut TakePart) -> Outcome {
    let known = work.known.as_ref().filter(|_| work.stands);
    let base = common.bases.get(work.found.root);
    let source = Source {
        roots: common.roots,
        root: work.found.root,
        base: base.map_or_else(|| Path::new(""), PathBuf::as_path),
        path: &work.found.path,
        size: work.size(),
        lessons: common.lessons,
        digest: known.map(|known| known.digest),
    };
    reduce::read_file(source, common.matcher, take)
}

/// Writes the result of a work.
fn write(
    work: &Work,
    outcome: Outcome,
    writer: &mut Writer,
    vanished: &mut Waiting,
) -> Result<Written, CatalogError> {
    let target = Target {
        known: work.known.as_ref(),
        place: work.place,
        root: work.found.root,
        path: &work.found.path,
    };
    match (outcome, &work.known) {
        (Outcome::Part(mut records), _) => writer.write_part(&target, &mut records, vanished),
        (Outcome::Read(record), _) if writer.has_parts(&target) => {
            writer.end_parts(&target, &record)
        }
        (Outcome::Same(stat), Some(known)) if stat != known.stat => {
            writer.write_stat(known, stat)?;
            Ok(Written::default())
        }
        // It still cannot be read, for the same reason.
        (Outcome::Read(record), Some(known))
            if record.articles.is_empty()
                && known.articles == 0
                && (record.stat, record.digest) == (known.stat, known.digest) =>
        {
            Ok(Written::default())
        }
        (Outcome::Same(_), _) => Ok(Written::default()),
        (Outcome::Read(mut record), _) => writer.write_file(&target, &mut record, vanished),
    }
}
