//! Large files, read piece by piece.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use crate::article::Problem;
use crate::formats::Reading;
use crate::formats::stream::{Extent, Piece, Stream};
use crate::library::Roots;
use crate::library::catalog::record::Stat;
use crate::library::scan::read;

/// Bytes of a file that are looked at to tell what it is.
const HEAD_BYTES: u64 = 256 << 10;

/// Bytes that are hashed at a time.
const HASHED_BYTES: usize = 1 << 20;

/// A large file that is read in pieces.
#[derive(Debug)]
pub(crate) struct Large {
    file: File,
    stream: Stream,
    /// What the file system says of it.
    pub(crate) stat: Stat,
}

/// Opens the file at `path`; `None` where it is read as a whole. `shown` is the path as formats see it.
pub(crate) fn open(roots: &Roots, path: &Path, shown: &Path) -> io::Result<Option<Large>> {
    let (mut file, stat) = read::open_under(roots, path)?;
    let size = u64::try_from(stat.size).unwrap_or_default();
    let mut head = Vec::new();
    (&mut file).take(HEAD_BYTES).read_to_end(&mut head)?;
    let stream = Stream::of(shown, size, &head);
    Ok(stream.map(|stream| Large { file, stream, stat }))
}

/// Reads the piece of a large file that lies at `extent`.
pub(crate) fn piece(
    roots: &Roots,
    path: &Path,
    shown: &Path,
    extent: Extent,
) -> io::Result<Option<Reading>> {
    let Some(large) = open(roots, path, shown)? else {
        return Ok(None);
    };
    large.stream.read_again(&large.file, extent).map(Some)
}

impl Large {
    /// The name of its format.
    pub(crate) fn format(&self) -> &'static str {
        self.stream.format()
    }

    /// A hash of all its bytes.
    pub(crate) fn digest(&self) -> io::Result<[u8; 16]> {
        let mut hasher = blake3::Hasher::new();
        let mut bytes = vec![0; HASHED_BYTES];
        let mut file = &self.file;
        file.seek(SeekFrom::Start(0))?;
        loop {
            let length = file.read(&mut bytes)?;
            if length == 0 {
                break;
            }
            hasher.update(bytes.get(..length).unwrap_or_default());
        }
        let hash = hasher.finalize();
        let first = hash.as_bytes().first_chunk::<16>();
        Ok(first.copied().unwrap_or_default())
    }

    /// Reads all of it, and gives its pieces to `take` until that wants no more.
    pub(crate) fn read(&self, take: &mut dyn FnMut(Piece) -> bool) -> io::Result<Vec<Problem>> {
        self.stream.read(&self.file, take)
    }

    /// What the file system says of it now: another file if it changed meanwhile.
    pub(crate) fn stat_now(&self) -> io::Result<Stat> {
        let now = read::stat_of_open(&self.file)?;
        Ok(if now.is_unchanged(&self.stat) {
            self.stat
        } else {
            self.stat.unsettled()
        })
    }
}
