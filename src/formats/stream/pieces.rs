//! The pieces of a large file one after another, and one of them again.

use std::io::{self, Read, Seek};
use std::path::{Path, PathBuf};

use flate2::bufread::MultiGzDecoder;

use super::cut::{Cut, End};
use super::extent::Extent;
use super::source::{Packing, Source};
use crate::article::Problem;
use crate::formats::Budget;
use crate::formats::archive::{self, Frames};
use crate::formats::registry::{self, Format, Reading};

/// Files from this size on are read in pieces, and packed ones from this.
const LARGE_BYTES: u64 = 8 << 20;
const LARGE_PACKED_BYTES: u64 = 1 << 20;

/// Bytes of a piece: few enough that an article is found again at once.
const PIECE_BYTES: usize = 256 << 10;

/// Bytes that are read at a time.
const READ_BYTES: usize = 256 << 10;

/// Bytes of the start of a packed file that are looked at.
const HEAD_BYTES: u64 = 64 << 10;

/// A run of whole records, read.
#[derive(Debug)]
pub struct Piece {
    /// Where it lies.
    pub extent: Extent,
    /// What came out of it: parts and lines are those of the whole file.
    pub reading: Reading,
}

/// How a large file is read in pieces.
#[derive(Debug)]
pub struct Stream {
    cut: Cut,
    packing: Packing,
    format: &'static Format,
    /// The path as it is without the suffix of the packer.
    path: PathBuf,
}

impl Stream {
    /// Whether a file of so many bytes may have to be read in pieces.
    pub fn may_be(size: u64) -> bool {
        size >= LARGE_PACKED_BYTES
    }

    /// How the file at `path` of `size` bytes is read, which begins with `head`; `None` where it is read
    /// as a whole.
    pub fn of(path: &Path, size: u64, head: &[u8]) -> Option<Self> {
        let packing = Packing::of(head);
        let is_large = size
            >= if packing == Packing::None {
                LARGE_BYTES
            } else {
                LARGE_PACKED_BYTES
            };
        if !is_large {
            return None;
        }
        let path = match packing {
            Packing::None => path.to_owned(),
            _ => archive::without_suffix(path, &["gz", "gzip", "zst", "zstd"]),
        };
        let mut unpacked = Vec::new();
        let unpacking = match packing {
            Packing::None => None,
            Packing::Gzip => Some(
                MultiGzDecoder::new(head)
                    .take(HEAD_BYTES)
                    .read_to_end(&mut unpacked),
            ),
            Packing::Zstd => Some(Frames::of(head).take(HEAD_BYTES).read_to_end(&mut unpacked)),
        };
        // The head ends in the middle of a member: what came out of it before that is enough.
        let head = if unpacking.is_some() { &unpacked } else { head };
        let cut = Cut::of(&path, head)?;
        let format = registry::of_name(match cut {
            Cut::Lines => "jsonl",
            Cut::Envelopes => "mbox",
            Cut::Lengths => "warc",
        })?;
        Some(Self {
            cut,
            packing,
            format,
            path,
        })
    }

    /// The name of the format.
    pub fn format(&self) -> &'static str {
        self.format.name
    }

    /// Reads all of `file` and gives its pieces to `take`, until that wants no more. Gives what must be
    /// said of the file as a whole.
    pub fn read<F: Read + Seek>(
        &self,
        file: F,
        take: &mut dyn FnMut(Piece) -> bool,
    ) -> io::Result<Vec<Problem>> {
        let mut source = Source::open(file, self.packing, 0)?;
        let mut way = Way::default();
        let mut buffer: Vec<u8> = Vec::new();
        let mut problems = Vec::new();
        let mut is_last = false;
        loop {
            let (end, from) = self.run(&buffer, way.searched, is_last);
            way.searched = from;
            let is_enough = end >= PIECE_BYTES || is_last;
            if end > 0 && (is_enough || buffer.len() > PIECE_BYTES) {
                let piece: Vec<u8> = buffer.drain(..end).collect();
                way.searched = 0;
                let (start, skip) = source.place_of(way.at);
                let extent = Extent {
                    start,
                    skip,
                    length: piece.len() as u64,
                };
                let reading = self.read_piece(&piece, &mut way);
                if !take(Piece { extent, reading }) {
                    return Ok(problems);
                }
                continue;
            }
            if is_last {
                return Ok(problems);
            }
            if buffer.len() as u64 > Budget::FILE_BYTES {
                let words = format!(
                    "a record of more than {} MB at byte {}: it and what follows is not read",
                    Budget::FILE_BYTES >> 20,
                    way.at
                );
                problems.push(Problem::file(&words).with_hint("split the file before it"));
                return Ok(problems);
            }
            match fill(&mut source, &mut buffer) {
                Ok(length) => is_last = length == 0,
                Err(error) => {
                    is_last = true;
                    let words = format!("the file is damaged or cut short: {error}");
                    let hint = "what stands before is shown; fetch it again";
                    problems.push(Problem::file(&words).with_hint(hint));
                }
            }
        }
    }

    /// Reads one piece again.
    pub fn read_again<F: Read + Seek>(&self, file: F, extent: Extent) -> io::Result<Reading> {
        let mut source = Source::open(file, self.packing, extent.start)?;
        io::copy(&mut (&mut source).take(extent.skip), &mut io::sink())?;
        let mut bytes = Vec::new();
        let most = extent.length.min(Budget::FILE_BYTES * 2);
        // What the end of a damaged member holds is no matter here.
        drop(source.take(most).read_to_end(&mut bytes));
        Ok(self.read_piece(&bytes, &mut Way::default()))
    }

    /// How far whole records go from the start of `bytes`, up to the length of a piece, and where to go
    /// on looking for the end of the next.
    fn run(&self, bytes: &[u8], searched: usize, is_last: bool) -> (usize, usize) {
        let (mut end, mut from) = (0, searched);
        while end < PIECE_BYTES && end < bytes.len() {
            let rest = bytes.get(end..).unwrap_or_default();
            match self.cut.end(rest, from, is_last) {
                End::At(length) => end += length.max(1),
                // Records before it are looked at again: only the first may be long.
                End::Beyond(place) => return (end, if end == 0 { place } else { 0 }),
            }
            from = 0;
        }
        (end, 0)
    }

    /// Reads a piece and counts what was in it.
    fn read_piece(&self, bytes: &[u8], way: &mut Way) -> Reading {
        let budget = Budget::default();
        let mut reading = registry::read_piece(self.format, &self.path, bytes, &budget);
        let count = |part: Option<u32>| part.map(|part| part.saturating_add(way.parts));
        for article in &mut reading.articles {
            article.part = count(article.part);
        }
        for problem in &mut reading.problems {
            problem.part = count(problem.part);
            problem.line = problem.line.map(|line| line.saturating_add(way.lines));
        }
        let articles = reading.articles.iter().filter_map(|article| article.part);
        let problems = reading.problems.iter().filter_map(|problem| problem.part);
        way.parts = articles.chain(problems).max().unwrap_or(way.parts);
        if self.cut != Cut::Lengths {
            let lines = bytes.split(|byte| *byte == b'\n').skip(1).count();
            way.lines = way
                .lines
                .saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        }
        way.at += bytes.len() as u64;
        reading
    }
}

/// How far reading has come.
#[derive(Debug, Default)]
struct Way {
    /// Bytes of the unpacked file before the buffer.
    at: u64,
    /// Where to go on looking in the buffer.
    searched: usize,
    parts: u32,
    lines: u32,
}

/// Reads more into `buffer`; says how much that was.
fn fill<F: Read + Seek>(source: &mut Source<F>, buffer: &mut Vec<u8>) -> io::Result<usize> {
    let before = buffer.len();
    let wanted = (before / 2).max(READ_BYTES) as u64;
    source.take(wanted).read_to_end(buffer)?;
    Ok(buffer.len() - before)
}
