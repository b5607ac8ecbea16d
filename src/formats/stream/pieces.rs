//! The pieces of a large file one after another, and one of them again.

use std::io::{self, Read, Seek};
use std::path::{Path, PathBuf};

use flate2::bufread::MultiGzDecoder;

use super::cut::{Cut, End};
use super::extent::Extent;
use super::repeats::{self, Repeats};
use super::shape::{Run, Shape};
use super::source::{Packing, Source};
use crate::article::Problem;
use crate::formats::archive::{self, Frames};
use crate::formats::registry::{self, Input, Reading};
use crate::formats::{Budget, csv, json, turns, warc};

/// Files from this size on are read in pieces: an article takes more memory than a short record.
const LARGE_BYTES: u64 = 1 << 20;

/// Bytes of a piece: few enough that an article is found again at once.
const PIECE_BYTES: usize = 256 << 10;

/// Records of a piece: what is kept of a short one is many times as long.
const PIECE_RECORDS: usize = 2_000;

/// Bytes of a record, at most: it stands in memory several times over while it is read.
pub(super) const RECORD_BYTES: usize = 32 << 20;

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
    shape: Shape,
    packing: Packing,
    /// Bytes of the file as it lies.
    size: u64,
    /// The path as it is without the suffix of the packer.
    path: PathBuf,
}

impl Stream {
    /// Whether a file of so many bytes may have to be read in pieces.
    pub fn may_be(size: u64) -> bool {
        size >= LARGE_BYTES
    }

    /// How the file at `path` of `size` bytes is read, which begins with `head`; `None` where it is read
    /// as a whole.
    pub fn of(path: &Path, size: u64, head: &[u8]) -> Option<Self> {
        let packing = Packing::of(head);
        if !Self::may_be(size) {
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
        let of_archive = (packing == Packing::None).then(|| Shape::of_archive(&path, head));
        let shape = of_archive.flatten().or_else(|| Shape::of(&path, head))?;
        Some(Self {
            shape,
            packing,
            size,
            path,
        })
    }

    /// The name of the format.
    pub fn format(&self) -> &'static str {
        self.shape.format.name
    }

    /// Reads all of `file` and gives its pieces to `take`, until that wants no more. Gives what must be
    /// said of the file as a whole.
    pub fn read<F: Read + Seek>(
        &self,
        file: F,
        take: &mut dyn FnMut(Piece) -> bool,
    ) -> io::Result<Vec<Problem>> {
        if matches!(self.shape.run, Run::Archive) {
            let mut take_file = |index: u64, reading| {
                let extent = Extent {
                    start: index,
                    skip: 0,
                    length: 0,
                };
                take(Piece { extent, reading })
            };
            return archive::read_each(file, (&self.path, self.size), &mut take_file);
        }
        let mut source = Source::open(file, self.packing, 0)?;
        let mut way = self.begin(&mut source)?;
        let mut buffer: Vec<u8> = Vec::new();
        let mut problems = Vec::new();
        let mut repeats = Repeats::default();
        let mut done = 0;
        while !way.is_over {
            let rest = buffer.get(done..).unwrap_or_default();
            if way.is_passing {
                done += way.pass_to_next(rest);
            }
            let rest = buffer.get(done..).unwrap_or_default();
            let end = if way.is_passing {
                0
            } else {
                Self::run(rest, &mut way)
            };
            let is_enough = end >= PIECE_BYTES || way.is_last || way.is_over;
            if end > 0 && (is_enough || rest.len() > PIECE_BYTES) {
                let bytes = rest.get(..end).unwrap_or_default();
                done += end;
                way.searched = 0;
                let piece = self.piece(bytes, &mut source, &mut way, &mut repeats);
                if piece.is_some_and(|piece| !take(piece)) {
                    break;
                }
                continue;
            }
            if way.is_last {
                break;
            }
            buffer.drain(..std::mem::take(&mut done));
            if buffer.len() > RECORD_BYTES {
                problems.push(too_long(way.at, way.cut));
                if matches!(way.cut, Cut::Items { .. }) {
                    break;
                }
                (way.is_passing, way.searched) = (true, 0);
                way.parts = way.parts.saturating_add(1);
                continue;
            }
            match fill(&mut source, &mut buffer) {
                Ok(length) => way.is_last = length == 0,
                Err(error) => {
                    way.is_last = true;
                    problems.push(damaged(&error));
                }
            }
        }
        problems.extend((way.unclosed > 0).then(|| unclosed(&way)));
        problems.extend(repeats.problem());
        Ok(problems)
    }

    /// Reads the run of records `bytes`; `None` where it was read before.
    fn piece<F: Read + Seek>(
        &self,
        bytes: &[u8],
        source: &mut Source<F>,
        way: &mut Way,
        repeats: &mut Repeats,
    ) -> Option<Piece> {
        let key = (way.records >= PIECE_RECORDS).then(|| repeats::key(bytes));
        if let Some(parts) = key.and_then(|key| repeats.parts_of(key)) {
            repeats.pass(parts, way.lines.saturating_add(1));
            way.parts = way.parts.saturating_add(parts);
            way.pass(bytes);
            return None;
        }
        let (start, skip) = source.place_of(way.at);
        let extent = Extent {
            start,
            skip,
            length: bytes.len() as u64,
        };
        let before = way.parts;
        let reading = self.read_piece(bytes, way);
        if let Some(key) = key {
            repeats.note(key, way.parts.saturating_sub(before));
        }
        Some(Piece { extent, reading })
    }

    /// Goes to the first record.
    fn begin<F: Read + Seek>(&self, source: &mut Source<F>) -> io::Result<Way> {
        let mut before = Vec::new();
        source
            .take(self.shape.before as u64)
            .read_to_end(&mut before)?;
        let mut way = Way {
            cut: self.shape.cut,
            ..Way::default()
        };
        way.pass(&before);
        Ok(way)
    }

    /// Reads one piece again.
    pub fn read_again<F: Read + Seek>(&self, file: F, extent: Extent) -> io::Result<Reading> {
        if matches!(self.shape.run, Run::Archive) {
            return archive::read_one(file, (&self.path, self.size), extent.start);
        }
        let mut source = Source::open(file, self.packing, extent.start)?;
        io::copy(&mut (&mut source).take(extent.skip), &mut io::sink())?;
        let mut bytes = Vec::new();
        let most = extent.length.min(RECORD_BYTES as u64 * 2);
        // What the end of a damaged member holds is no matter here.
        drop(source.take(most).read_to_end(&mut bytes));
        Ok(self.read_piece(&bytes, &mut Way::default()))
    }

    /// How far whole records go from the start of `bytes`, up to the length of a piece.
    fn run(bytes: &[u8], way: &mut Way) -> usize {
        let mut end = 0;
        let mut from = std::mem::take(&mut way.searched);
        way.records = 0;
        while end < PIECE_BYTES && way.records < PIECE_RECORDS && end < bytes.len() {
            way.records += 1;
            let rest = bytes.get(end..).unwrap_or_default();
            match way.cut.end(rest, from, way.is_last) {
                End::At(length) => end += length.max(1),
                End::Unclosed(length) => {
                    end += length.max(1);
                    way.unclosed += 1;
                    way.first_unclosed.get_or_insert(way.lines);
                    if way.unclosed == RESTARTS {
                        way.cut = Cut::Lines;
                    }
                }
                End::Closed => {
                    way.is_over = true;
                    return end;
                }
                // Records before it are looked at again: only the first may be long.
                End::Beyond(place) => {
                    way.searched = if end == 0 { place } else { 0 };
                    return end;
                }
            }
            from = 0;
        }
        end
    }

    /// Reads a piece and counts what was in it.
    fn read_piece(&self, bytes: &[u8], way: &mut Way) -> Reading {
        let _turn = turns::wait(bytes.len());
        let budget = Budget::default();
        let at = way.at;
        let read = |input: &Input, reading: &mut Reading| match &self.shape.run {
            Run::Records => warc::read_from(at, input, reading),
            // The files of an archive are no pieces of it.
            Run::File | Run::Archive => (self.shape.format.read)(input, reading),
            Run::Rows(layout) => csv::read_rows(layout, input, reading),
            Run::Items(items) => json::read_items(&items.shared, input, reading),
        };
        let file = (self.path.as_path(), bytes);
        let mut reading = registry::read_piece(self.shape.format, &read, file, &budget);
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
        way.pass(bytes);
        reading
    }
}

/// How many quotation marks that are never closed are looked for; after them a row is a line.
const RESTARTS: u32 = 8;

/// How far reading has come.
#[derive(Debug, Default)]
struct Way {
    cut: Cut,
    /// Bytes of the unpacked file before the buffer.
    at: u64,
    /// Where to go on looking in the buffer.
    searched: usize,
    /// Whether the buffer holds the end of the file.
    is_last: bool,
    /// Whether the last record was met.
    is_over: bool,
    /// Whether a record is passed over that is too large to be read.
    is_passing: bool,
    /// Records of the run that was found last.
    records: usize,
    parts: u32,
    lines: u32,
    /// Quotation marks that are never closed, and the lines before the piece with the first.
    unclosed: u32,
    first_unclosed: Option<u32>,
}

/// Bytes in which the start of a record shows that is not whole at hand.
const START_BYTES: usize = 1 << 10;

impl Way {
    /// Passes over a record that is too large, as far as it is at hand in `bytes`: says how far that is.
    fn pass_to_next(&mut self, bytes: &[u8]) -> usize {
        let next = self.cut.next(bytes);
        self.is_passing = next.is_none();
        let kept = if self.is_last { 0 } else { START_BYTES };
        let length = next.unwrap_or_else(|| bytes.len().saturating_sub(kept));
        self.pass(bytes.get(..length).unwrap_or_default());
        length
    }

    /// Passes over bytes.
    fn pass(&mut self, bytes: &[u8]) {
        self.at += bytes.len() as u64;
        // What an archive of the web holds has lines of its own.
        if self.cut != Cut::Lengths {
            let lines = bytes.split(|byte| *byte == b'\n').skip(1).count();
            let lines = u32::try_from(lines).unwrap_or(u32::MAX);
            self.lines = self.lines.saturating_add(lines);
        }
    }
}

fn too_long(at: u64, cut: Cut) -> Problem {
    let end = match cut {
        Cut::Items { .. } => "it and what follows is not read",
        _ => "it is passed over",
    };
    let most = RECORD_BYTES >> 20;
    let words = format!("a record of more than {most} MB at byte {at}: {end}");
    Problem::file(&words).with_hint("take it out, or split it into smaller ones")
}

fn damaged(error: &io::Error) -> Problem {
    let words = format!("the file is damaged or cut short: {error}");
    Problem::file(&words).with_hint("what stands before is shown; fetch it again")
}

fn unclosed(way: &Way) -> Problem {
    let words = "a quotation mark is opened and never closed: its row was read as one line";
    Problem::file(words).at_line(way.first_unclosed.unwrap_or_default().saturating_add(1))
}

/// Reads more into `buffer`; says how much that was.
fn fill<F: Read + Seek>(source: &mut Source<F>, buffer: &mut Vec<u8>) -> io::Result<usize> {
    let before = buffer.len();
    let room = (RECORD_BYTES + READ_BYTES).saturating_sub(before);
    let wanted = (before / 2).max(READ_BYTES).min(room) as u64;
    source.take(wanted).read_to_end(buffer)?;
    Ok(buffer.len() - before)
}
