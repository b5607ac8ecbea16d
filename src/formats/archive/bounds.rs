//! How much is unpacked before an archive is taken for a trap.
//!
//! A few kilobytes can hold gigabytes of one letter. Text packs to a tenth of its size and seldom to
//! a thirtieth, so what swells a hundredfold, and past a size that costs nothing, is no text. The sum
//! over all files of an archive is bounded in the same way, for files may lie over one another, and
//! archives in archives.

use std::cell::Cell;
use std::io::{self, Read};

use crate::formats::Budget;
use crate::formats::turns::{self, Turn};

/// How many times its size a file may swell.
const MOST_TIMES: u64 = 100;

/// Bytes that are unpacked whatever they swell from.
const FREE_BYTES: u64 = 8 << 20;

/// Archives within archives, at most.
const DEEPEST: u8 = 3;

/// What has grown so large waits until no other large file is read.
const LARGE_BYTES: usize = 1 << 20;

/// Bytes that are unpacked at a time.
const CHUNK_BYTES: usize = 64 << 10;

/// How far the unpacking of a file has come, and how far it may go.
#[derive(Debug, Clone, Default)]
pub(in crate::formats) struct Unpacking {
    /// How many archives what is read lies in.
    depth: u8,
    /// The most bytes that may be unpacked of the outermost of them.
    most: u64,
    /// The bytes that were.
    done: Cell<u64>,
}

impl Unpacking {
    /// Goes into an archive of so many bytes; `None` where too many lie around it already.
    pub(in crate::formats) fn within(&self, bytes: usize) -> Option<Self> {
        let own = FREE_BYTES.max((bytes as u64).saturating_mul(MOST_TIMES));
        (self.depth < DEEPEST).then(|| Self {
            depth: self.depth + 1,
            most: if self.depth == 0 { own } else { self.most },
            done: self.done.clone(),
        })
    }

    /// Takes note of what was unpacked within.
    pub(in crate::formats) fn add(&self, within: &Self) {
        self.done.set(within.done.get());
    }

    /// Counts bytes that were unpacked.
    pub(in crate::formats) fn count(&self, bytes: usize) {
        self.done.set(self.done.get().saturating_add(bytes as u64));
    }

    /// How many bytes may still be unpacked.
    pub(in crate::formats) fn left(&self) -> u64 {
        self.most.saturating_sub(self.done.get())
    }

    /// The bytes that were unpacked.
    pub(in crate::formats) fn done(&self) -> u64 {
        self.done.get()
    }
}

/// Why nothing more was unpacked.
#[derive(Debug)]
pub(in crate::formats) enum Fault {
    /// It swells as no text does.
    Swells,
    /// It is larger than any file that is read.
    TooLarge,
    /// It is damaged, or its end is missing.
    Broken(io::Error),
}

/// What was unpacked.
#[derive(Debug)]
pub(in crate::formats) struct Unpacked {
    pub(in crate::formats) bytes: Vec<u8>,
    /// Why that is not all.
    pub(in crate::formats) fault: Option<Fault>,
    /// The turn of what has grown large.
    _turn: Option<Turn>,
}

/// Unpacks all of `reader`; `packed` says how many bytes it has come from.
pub(in crate::formats) fn unpack<R: Read>(
    reader: &mut R,
    packed: impl Fn(&R) -> u64,
    budget: &Budget,
) -> Unpacked {
    let unpacking = &budget.unpacking;
    let mut bytes = Vec::new();
    let mut chunk = vec![0; CHUNK_BYTES];
    let mut turn = None;
    let fault = loop {
        let length = match reader.read(&mut chunk) {
            Ok(0) => break None,
            Ok(length) => length,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => break Some(Fault::Broken(error)),
        };
        bytes.extend_from_slice(chunk.get(..length).unwrap_or_default());
        if turn.is_none() && bytes.len() > LARGE_BYTES {
            turn = Some(turns::wait(usize::MAX));
        }
        let own = bytes.len() as u64;
        let all = unpacking.done.get().saturating_add(length as u64);
        unpacking.done.set(all);
        let swells = own > FREE_BYTES && own > packed(reader).saturating_mul(MOST_TIMES);
        if swells || all > unpacking.most {
            break Some(Fault::Swells);
        }
        if own > Budget::FILE_BYTES {
            break Some(Fault::TooLarge);
        }
    };
    Unpacked {
        bytes,
        fault,
        _turn: turn,
    }
}

impl Fault {
    /// What is said of it, and what to try.
    pub(in crate::formats) fn words(&self) -> (String, &'static str) {
        match self {
            Self::Swells => (
                format!("it swells to more than {MOST_TIMES} times its size: no text does"),
                "it is likely a trap; if it is not, unpack it first",
            ),
            Self::TooLarge => (
                format!(
                    "larger than {} MB when unpacked, the most that is read of one file",
                    Budget::FILE_BYTES >> 20
                ),
                "unpack it and split it into smaller files",
            ),
            Self::Broken(error) => (
                format!("its packed bytes are damaged or cut short: {error}"),
                "what could be unpacked is shown; fetch it again",
            ),
        }
    }
}
