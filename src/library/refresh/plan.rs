//! What is there compared with what is known: both come in the order of their paths, so they are
//! compared in one pass, and only what differs is held in memory.

use std::os::unix::ffi::OsStrExt;

use rusqlite::Connection;

use crate::library::catalog::CatalogError;
use crate::library::catalog::files::{Known, Stored};
use crate::library::refresh::places;
use crate::library::scan::look::What;
use crate::library::scan::reduce;
use crate::library::scan::walk::Found;

/// Something to be read, or to be noted, and what is known of it.
#[derive(Debug, Clone)]
pub(crate) struct Work {
    pub(crate) known: Option<Stored>,
    pub(crate) place: i64,
    pub(crate) found: Found,
    /// Whether what was read of it, if its bytes are the same, still stands.
    pub(crate) stands: bool,
}

impl Work {
    /// Whether it is a file that must be read.
    pub(crate) fn is_file(&self) -> bool {
        matches!(self.found.what, What::File(_))
    }

    /// Its size in bytes, if it is a file.
    pub(crate) fn size(&self) -> u64 {
        match &self.found.what {
            What::File(stat) => u64::try_from(stat.size).unwrap_or_default(),
            What::Passed(_) | What::Failed(_) => 0,
        }
    }
}

/// What must be done.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    pub(crate) works: Vec<Work>,
    /// Files that are gone.
    pub(crate) vanished: Vec<Stored>,
    /// Whether no place is left between some neighbours.
    pub(crate) is_crowded: bool,
}

/// Which files are read again although they have not changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Recount {
    /// None: there are no keywords.
    None,
    /// Those whose hits were not counted at this epoch.
    NotOf(i64),
}

/// Which files are read to see whether they have changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Look {
    /// Those of another time or size.
    #[default]
    Changed,
    /// Every one: neither time nor size tells of every change.
    Every,
}

/// What the catalogue knows of a place.
#[derive(Debug)]
pub(crate) enum KnownAt {
    /// It was looked at: what was not found there is gone.
    Looked(Stored),
    /// It was not looked at, and stays as it is.
    Left(Stored),
}

impl KnownAt {
    fn stored(&self) -> &Stored {
        match self {
            Self::Looked(stored) | Self::Left(stored) => stored,
        }
    }
}

/// Compares all that is found with all that the catalogue knows.
pub(crate) fn compare(
    connection: &Connection,
    found: impl Iterator<Item = Found>,
    recount: Recount,
    look: Look,
) -> Result<Plan, CatalogError> {
    let mut known = Known::new(connection)?;
    let mut known = known.each()?;
    let mut next = || Ok(known.next()?.map(KnownAt::Looked));
    compare_with(&mut next, found, recount, look)
}

/// Compares what is found with what is known of the same places; both come in order.
pub(crate) fn compare_with(
    known: &mut dyn FnMut() -> Result<Option<KnownAt>, CatalogError>,
    found: impl Iterator<Item = Found>,
    recount: Recount,
    look: Look,
) -> Result<Plan, CatalogError> {
    let mut plan = Plan::default();
    let mut run = Run::default();
    let mut next = known()?;
    for found in found {
        while let Some(gone) = next.take_if(|known| is_before(known.stored(), &found)) {
            run.pass(&mut plan, gone)?;
            next = known()?;
        }
        let same = next.take_if(|known| is_at(known.stored(), &found));
        let Some(KnownAt::Looked(same) | KnownAt::Left(same)) = same else {
            plan.works.push(new(found));
            continue;
        };
        run.end(&mut plan, Some(&same))?;
        if let Some(work) = changed(same, found, recount, look) {
            plan.works.push(work);
            run.first = plan.works.len();
        }
        next = known()?;
    }
    while let Some(gone) = next {
        run.pass(&mut plan, gone)?;
        next = known()?;
    }
    run.end(&mut plan, None)?;
    Ok(plan)
}

/// New files between two that are known.
#[derive(Debug, Default)]
struct Run {
    /// The place of the known file before them.
    after: i64,
    /// Where they begin among the works.
    first: usize,
}

impl Run {
    /// Goes past what is known and was not found: it is gone, if its place was looked at.
    fn pass(&mut self, plan: &mut Plan, known: KnownAt) -> Result<(), CatalogError> {
        self.end(plan, Some(known.stored()))?;
        if let KnownAt::Looked(gone) = known {
            plan.vanished.push(gone);
        }
        Ok(())
    }

    /// Deals out places to the run, which ends at `known` or at the end; the next begins there.
    fn end(&mut self, plan: &mut Plan, known: Option<&Stored>) -> Result<(), CatalogError> {
        let before = known.map_or(i64::MAX, |known| known.place);
        if before <= self.after {
            return Err(CatalogError::Damaged("files are out of order"));
        }
        let works = plan.works.get_mut(self.first..).unwrap_or_default();
        match places::between(self.after, before, works.len()) {
            Some(places) => {
                for (work, place) in works.iter_mut().zip(places) {
                    work.place = place;
                }
            }
            None => plan.is_crowded = true,
        }
        self.after = before;
        self.first = plan.works.len();
        Ok(())
    }
}

/// What must be done about a file that is known; `None` where nothing must.
fn changed(known: Stored, found: Found, recount: Recount, look: Look) -> Option<Work> {
    let is_same = match &found.what {
        What::File(stat) => look == Look::Changed && known.stat.is_unchanged(stat),
        what => known.stat.size < 0 && known.digest == reduce::digest_of(what),
    };
    let is_counted = known.articles == 0
        || match recount {
            Recount::None => true,
            Recount::NotOf(epoch) => known.counted == epoch,
        };
    (!is_same || !is_counted).then_some(Work {
        place: known.place,
        known: Some(known),
        found,
        stands: is_counted,
    })
}

fn new(found: Found) -> Work {
    Work {
        known: None,
        place: 0,
        found,
        stands: false,
    }
}

/// Whether `known` comes before `found`, in the order of both.
fn is_before(known: &Stored, found: &Found) -> bool {
    order_of_known(known) < order_of_found(found)
}

/// Whether `known` lies where `found` does.
fn is_at(known: &Stored, found: &Found) -> bool {
    order_of_known(known) == order_of_found(found)
}

fn order_of_known(known: &Stored) -> (i64, &[u8]) {
    (known.root, &known.path)
}

fn order_of_found(found: &Found) -> (i64, &[u8]) {
    let root = i64::try_from(found.root).unwrap_or(i64::MAX);
    (root, found.path.as_os_str().as_bytes())
}

/// The works of a first scan, one after another as their files are found.
pub(crate) fn first(nth: i64, found: Found) -> Work {
    Work {
        place: nth.saturating_mul(places::STEP),
        ..new(found)
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::library::catalog::record::Stat;

    #[test]
    fn only_what_differs_is_read() {
        let stat = |mtime_ns| Stat {
            mtime_ns,
            size: 5,
            device: 1,
            inode: 1,
        };
        let known = |stat: Stat, counted| Stored {
            id: 1,
            place: 1,
            root: 0,
            path: b"a.txt".to_vec(),
            stat,
            digest: [0; 16],
            format: None,
            skipped: None,
            articles: 1,
            problems: 0,
            counted,
        };
        let file = |mtime_ns| What::File(stat(mtime_ns));
        let passed = || What::Passed("a hidden file".to_owned());
        let was_passed = Stored {
            digest: reduce::digest_of(&passed()),
            articles: 0,
            ..known(Stat::NONE, 0)
        };
        // What is known, what is found, and whether it is read, and whether its old reading stands.
        let table = [
            (known(stat(7), 3), file(7), None),
            (known(stat(7), 3), file(8), Some(true)),
            (known(stat(7), 2), file(7), Some(false)),
            (known(stat(7).unsettled(), 3), file(7), Some(true)),
            (known(stat(7), 3), passed(), Some(true)),
            (was_passed.clone(), passed(), None),
            (was_passed, file(7), Some(true)),
        ];
        for (known, what, expected) in table {
            let found = Found {
                root: 0,
                path: PathBuf::from("a.txt"),
                what,
            };
            let words = format!("{known:?} {found:?}");
            let work = changed(known, found, Recount::NotOf(3), Look::Changed);
            assert_eq!(work.map(|work| work.stands), expected, "{words}");
        }
    }
}
