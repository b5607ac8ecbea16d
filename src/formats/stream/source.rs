//! The bytes of a file, unpacked, with the way back to where they lie packed.

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};

use flate2::bufread::GzDecoder;

use crate::formats::archive::Frames;

/// Bytes that are unpacked whatever they swell from, and how many times their size others may swell.
const FREE_BYTES: u64 = 8 << 20;
const MOST_TIMES: u64 = 100;

/// Bytes between two looks at how far a file has swollen.
const BETWEEN_LOOKS: u64 = 1 << 20;

/// How a file is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    None,
    Gzip,
    Zstd,
}

impl Packing {
    /// That of a file that begins with `head`.
    pub(super) fn of(head: &[u8]) -> Self {
        if head.starts_with(b"\x1f\x8b\x08") {
            Self::Gzip
        } else if head.starts_with(b"\x28\xb5\x2f\xfd") {
            Self::Zstd
        } else {
            Self::None
        }
    }
}

/// The unpacked bytes of a file from a byte of it on.
pub(super) struct Source<F: Read + Seek> {
    reader: Reader<F>,
    start: u64,
    /// Bytes that were unpacked.
    unpacked: u64,
    looked: u64,
    /// Where members begin: in what is unpacked, and in the file.
    members: VecDeque<(u64, u64)>,
}

enum Reader<F: Read + Seek> {
    Plain(BufReader<F>),
    Gzip(Box<GzDecoder<BufReader<F>>>),
    Zstd(Box<Frames<BufReader<F>>>),
    /// The end was met.
    End,
}

impl<F: Read + Seek> Source<F> {
    /// Reads `file` from `start` on.
    pub(super) fn open(mut file: F, packing: Packing, start: u64) -> io::Result<Self> {
        file.seek(SeekFrom::Start(start))?;
        let reader = BufReader::with_capacity(64 << 10, file);
        Ok(Self {
            reader: match packing {
                Packing::None => Reader::Plain(reader),
                Packing::Gzip => Reader::Gzip(Box::new(GzDecoder::new(reader))),
                Packing::Zstd => Reader::Zstd(Box::new(Frames::of(reader))),
            },
            start,
            unpacked: 0,
            looked: 0,
            members: VecDeque::from([(0, start)]),
        })
    }

    /// Where to begin reading, and what to leave out, for what stands at byte `at` of what is unpacked.
    /// Later questions are about later bytes.
    pub(super) fn place_of(&mut self, at: u64) -> (u64, u64) {
        if let Reader::Plain(_) = self.reader {
            return (self.start + at, 0);
        }
        while self.members.get(1).is_some_and(|(begins, _)| *begins <= at) {
            self.members.pop_front();
        }
        let (begins, start) = self.members.front().copied().unwrap_or((0, self.start));
        (start, at.saturating_sub(begins))
    }

    /// Goes on with the next member of a gzip file; says whether there is one.
    fn next_member(&mut self) -> io::Result<bool> {
        if !matches!(self.reader, Reader::Gzip(_)) {
            return Ok(false);
        }
        let Reader::Gzip(decoder) = std::mem::replace(&mut self.reader, Reader::End) else {
            return Ok(false);
        };
        let mut reader = decoder.into_inner();
        // What follows the last member and is none is no part of the file.
        if reader.fill_buf()?.first() != Some(&0x1f) {
            return Ok(false);
        }
        self.members
            .push_back((self.unpacked, reader.stream_position()?));
        self.reader = Reader::Gzip(Box::new(GzDecoder::new(reader)));
        Ok(true)
    }

    /// Fails where the file has swollen as no text does.
    fn look(&mut self) -> io::Result<()> {
        if self.unpacked < FREE_BYTES || self.unpacked < self.looked + BETWEEN_LOOKS {
            return Ok(());
        }
        self.looked = self.unpacked;
        let packed = match &mut self.reader {
            Reader::Gzip(decoder) => decoder.get_mut().stream_position()?,
            Reader::Zstd(frames) => frames.source_mut().stream_position()?,
            Reader::Plain(_) | Reader::End => return Ok(()),
        };
        let packed = packed.saturating_sub(self.start);
        if self.unpacked > packed.saturating_mul(MOST_TIMES) {
            let words = format!("it swells to more than {MOST_TIMES} times its size: no text does");
            return Err(io::Error::other(words));
        }
        Ok(())
    }
}

impl<F: Read + Seek> Read for Source<F> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            let length = match &mut self.reader {
                Reader::Plain(reader) => reader.read(into)?,
                Reader::Gzip(decoder) => decoder.read(into)?,
                Reader::Zstd(frames) => frames.read(into)?,
                Reader::End => 0,
            };
            if length > 0 {
                self.unpacked += length as u64;
                self.look()?;
                return Ok(length);
            }
            if into.is_empty() || !self.next_member()? {
                return Ok(0);
            }
        }
    }
}
