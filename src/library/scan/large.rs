//! Large files, read piece by piece.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Take};
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
    let (file, stat) = read::open_under(roots, path)?;
    opened(file, stat, shown)
}

/// The same for a file that the user named, in a library or not.
pub(crate) fn open_named(path: &Path, shown: &Path) -> io::Result<Option<Large>> {
    let (file, stat) = read::open_named(path)?;
    opened(file, stat, shown)
}

fn opened(mut file: File, stat: Stat, shown: &Path) -> io::Result<Option<Large>> {
    let size = u64::try_from(stat.size).unwrap_or_default();
    if !Stream::may_be(size) {
        return Ok(None);
    }
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
        let mut file = self.rewound()?;
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
        self.stream.read(self.rewound()?, take)
    }

    /// The file as long as it was when it was opened: one that is written all the time has no end.
    fn rewound(&self) -> io::Result<Take<&File>> {
        let mut file = &self.file;
        file.seek(SeekFrom::Start(0))?;
        Ok(file.take(u64::try_from(self.stat.size).unwrap_or_default()))
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

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use crate::article::RowId;
    use crate::library::open;
    use crate::library::sample::Library;
    use crate::query::Sort;

    /// A packed file of more than a megabyte, whose words do not pack well.
    fn packed(titles: std::ops::Range<u32>) -> Vec<u8> {
        let mut noise = 7_u32;
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        for title in titles {
            let mut text = format!("{{\"title\": \"Boat {title:03}\", \"text\": \"");
            for _ in 0..3_000 {
                noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                text += &(noise >> 8).to_string();
                text.push(' ');
            }
            writeln!(encoder, "{text}\"}}").unwrap();
        }
        encoder.finish().unwrap()
    }

    #[test]
    fn a_large_file_is_catalogued_and_its_articles_are_opened_piece_by_piece() {
        let library = Library::new();
        library.article("small.json", "Boat 999", "2023-02-10");
        library.write("all.jsonl.gz", packed(0..110));
        let changes = library.refresh();
        assert_eq!((changes.added, changes.problems), (111, 0));
        let titles = library.titles(Sort::Title);
        assert_eq!(titles.len(), 111);
        let catalog = library.catalog();
        for title in ["Boat 000", "Boat 057", "Boat 109"] {
            let row = library.row(title);
            let article = open::open(&catalog, row.row).unwrap();
            assert_eq!(article.title, *title);
            assert_eq!(article.part, row.part);
        }
        let row: RowId = library.row("Boat 057").row;
        // Written anew, the file holds less: what is gone is gone, and what stays keeps its row.
        library.write("all.jsonl.gz", packed(5..112));
        assert!(open::open(&catalog, library.row("Boat 000").row).is_err());
        let changes = library.refresh();
        assert_eq!((changes.added, changes.removed), (107, 110));
        assert_ne!(library.row("Boat 057").row, row);
        library.delete("all.jsonl.gz");
        assert_eq!(library.refresh().removed, 107);
    }
}
