//! What was told, gathered until it is time to look.
//!
//! A save is many events, and a copy of a folder thousands: they are gathered for a while and
//! looked at together, whether or not more keep coming. Names that editors, browsers and
//! synchronisers give to half-written files are no reason to look; they are looked at when
//! something else is.

use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::library::scan::noise;
use crate::library::watch::{Named, Sign};

/// From the first change to the look at it.
const GATHERED: Duration = Duration::from_millis(500);

/// What was told and was not yet looked at.
#[derive(Debug, Default)]
pub(crate) struct Pending {
    named: Named,
    due: Option<Instant>,
}

impl Pending {
    /// A place has changed at `now`.
    pub(crate) fn changed(&mut self, path: PathBuf, sign: Sign, now: Instant) {
        let is_reason = !is_temporary(&path);
        self.named.add(path, sign);
        if is_reason {
            self.due.get_or_insert(now + GATHERED);
        }
    }

    /// Anything may have changed.
    pub(crate) fn lost(&mut self, now: Instant) {
        self.named = Named::everything();
        self.due.get_or_insert(now + GATHERED);
    }

    /// The time until it is time to look; `None` while there is no reason to.
    pub(crate) fn wait(&self, now: Instant) -> Option<Duration> {
        self.due.map(|due| due.saturating_duration_since(now))
    }

    /// What is to be looked at, if it is time.
    pub(crate) fn take(&mut self, now: Instant) -> Option<Named> {
        self.due.take_if(|due| *due <= now)?;
        Some(std::mem::take(&mut self.named))
    }
}

/// Whether the name is one of a file that is given another when it is whole.
fn is_temporary(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    noise::is_temporary(name.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_gathered_and_come_even_while_more_happens() {
        let mut pending = Pending::default();
        let start = Instant::now();
        let at = |millis| start + Duration::from_millis(millis);
        assert_eq!(pending.wait(start), None);
        for step in 0..6 {
            let path = PathBuf::from(format!("/news/{step}.txt"));
            pending.changed(path, Sign::Written, at(step * 90));
        }
        assert_eq!(pending.take(at(499)), None);
        assert_eq!(pending.take(at(500)).unwrap().paths.len(), 6);
        assert_eq!((pending.wait(at(500)), pending.take(at(900))), (None, None));
    }

    #[test]
    fn a_temporary_file_is_no_reason_to_look_but_is_looked_at_with_others() {
        let mut pending = Pending::default();
        let start = Instant::now();
        for name in [
            ".#a.txt",
            "a.txt~",
            ".syncthing.a.txt.tmp",
            "4913",
            "a.html.part",
        ] {
            pending.changed(PathBuf::from("/news").join(name), Sign::Written, start);
        }
        assert_eq!(pending.wait(start), None);
        pending.changed(PathBuf::from("/news/a.txt"), Sign::Whole, start);
        let named = pending.take(start + GATHERED).unwrap();
        assert_eq!(named.paths.len(), 6);
    }

    #[test]
    fn what_was_lost_is_looked_for_everywhere() {
        let mut pending = Pending::default();
        let start = Instant::now();
        pending.changed(PathBuf::from("/news/a.txt"), Sign::Whole, start);
        pending.lost(start);
        assert_eq!(pending.take(start + GATHERED), Some(Named::everything()));
    }
}
