//! How much work one file may cost: bytes, depth, nodes and time.
//!
//! The limits are those of the promises: every file is read within two seconds and 256 MB, and
//! nothing recurses on the depth of its input. A large file of many records is read in pieces, each of
//! which has the budget of a file: a million records take longer than two seconds, in proportion to
//! their number, but no more memory. They appear as they are read, and reading can be stopped between
//! two pieces. Time is the time that the reading thread has worked:
//! a machine that is busy with other things costs no file its end.

use std::cell::{Cell, OnceCell};
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

use crate::formats::archive::Unpacking;

/// The limits of reading one file. Passed to every format; a file that meets one gives what was
/// read until then, and a problem.
#[derive(Debug, Clone)]
pub struct Budget {
    /// Levels of HTML and Markdown that are kept; deeper text is flattened, never lost.
    pub markup_depth: usize,
    /// Levels of JSON and YAML; deeper is a problem.
    pub data_depth: usize,
    /// Blocks of one article.
    pub blocks: usize,
    /// Articles of one file that is read as a whole: so many fit in memory.
    pub articles: usize,
    /// How long the thread that reads may work.
    pub time: Duration,
    /// How much more may be unpacked, for what lies in an archive.
    pub(in crate::formats) unpacking: Unpacking,
    /// How long that thread had worked when reading began. Private, since it is set by the first
    /// look at the clock and never again.
    begun: OnceCell<Duration>,
    /// Whether some text was left unread.
    is_cut: Cell<bool>,
}

impl Budget {
    /// Largest file that is read into memory, in bytes.
    pub const FILE_BYTES: u64 = 48 << 20;

    /// How long reading one file may take. Builds for debugging are some five times slower.
    pub const TIME: Duration =
        Duration::from_millis(if cfg!(debug_assertions) { 7500 } else { 1500 });

    /// A budget with another time than [`Budget::TIME`].
    pub fn with_time(time: Duration) -> Self {
        Self {
            time,
            ..Self::default()
        }
    }

    /// A budget for one part of a file that holds many: each may cost what a file may.
    #[must_use]
    pub fn of_part(&self) -> Self {
        Self {
            begun: OnceCell::new(),
            is_cut: Cell::new(false),
            ..self.clone()
        }
    }

    /// Whether the time for a file of many parts is used up, which holds `bytes`: that of a file, and
    /// [`Budget::SHARE_OF_MEGABYTE`] of it for each megabyte. Pages of news take a third of that.
    pub fn is_spent_on(&self, bytes: usize) -> bool {
        let megabytes = u16::try_from(bytes >> 20).unwrap_or(u16::MAX);
        self.is_spent_to(1.0 + f32::from(megabytes) * Self::SHARE_OF_MEGABYTE)
    }

    /// The share of the time of a file that each megabyte of a file of many parts may take.
    pub const SHARE_OF_MEGABYTE: f32 = 0.15;

    /// Notes that a limit was met and some text was left unread: whoever stops early says so here,
    /// and the file's reader is told once.
    pub fn note_cut(&self) {
        self.is_cut.set(true);
    }

    /// Whether some text was left unread.
    pub fn is_cut(&self) -> bool {
        self.is_cut.get()
    }

    /// Begins to count the time, if that was not begun yet.
    pub fn begin(&self) {
        self.begun.get_or_init(worked);
    }

    /// Whether the time is used up. The first look begins to count it.
    pub fn is_spent(&self) -> bool {
        self.is_spent_to(1.0)
    }

    /// Whether `share` of the time is used up: what is read in many parts leaves some of the time
    /// for what follows.
    pub fn is_spent_to(&self, share: f32) -> bool {
        let begun = *self.begun.get_or_init(worked);
        worked().saturating_sub(begun) >= self.time.mul_f32(share)
    }
}

/// How long this thread has worked.
pub(in crate::formats) fn worked() -> Duration {
    let at = clock_gettime(ClockId::ThreadCPUTime);
    let secs = u64::try_from(at.tv_sec).unwrap_or_default();
    Duration::from_secs(secs) + Duration::from_nanos(u64::try_from(at.tv_nsec).unwrap_or_default())
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            markup_depth: 512,
            data_depth: 128,
            blocks: 100_000,
            articles: 60_000,
            time: Self::TIME,
            unpacking: Unpacking::default(),
            begun: OnceCell::new(),
            is_cut: Cell::new(false),
        }
    }
}
