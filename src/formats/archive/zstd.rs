//! One file packed with zstd, in one frame or many.

use std::io::{self, BufRead, Read};

use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use super::gzip::{read_with, without_suffix};
use super::unpack;
use crate::formats::registry::{Input, Reading};

/// The largest window that is made room for: what a packer takes that was not told otherwise.
const WINDOW_BYTES: u64 = 32 << 20;

/// Whether the start of a file is of this format.
pub fn recognises(input: &Input) -> bool {
    input.bytes.starts_with(b"\x28\xb5\x2f\xfd")
}

/// Reads a file of this format: as the file that was packed.
pub fn read(input: &Input, reading: &mut Reading) {
    let path = without_suffix(input.path, &["zst", "zstd"]);
    read_with(input, &path, reading, |budget| {
        let length = input.bytes.len() as u64;
        let left = |frames: &Frames<&[u8]>| length - frames.source.len() as u64;
        unpack(&mut Frames::of(input.bytes), left, budget)
    });
}

/// The frames of a file, unpacked one after another.
pub(in crate::formats) struct Frames<R> {
    source: R,
    decoder: FrameDecoder,
    is_open: bool,
}

impl<R: BufRead> Frames<R> {
    /// Those in `source`.
    pub(in crate::formats) fn of(source: R) -> Self {
        let mut decoder = FrameDecoder::new();
        decoder.set_max_window_size(WINDOW_BYTES);
        Self {
            source,
            decoder,
            is_open: false,
        }
    }

    /// What the frames are read from.
    pub(in crate::formats) fn source_mut(&mut self) -> &mut R {
        &mut self.source
    }

    /// Opens the next frame, over frames that hold nothing; says whether there is one.
    fn open(&mut self) -> io::Result<bool> {
        while !self.source.fill_buf()?.is_empty() {
            match self.decoder.reset(&mut self.source) {
                Ok(()) => {
                    self.is_open = true;
                    return Ok(true);
                }
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    let mut skipped = (&mut self.source).take(u64::from(length));
                    io::copy(&mut skipped, &mut io::sink())?;
                }
                Err(FrameDecoderError::WindowSizeTooBig { .. }) => {
                    let words = "it was packed with a window of more than 32 MB";
                    return Err(io::Error::other(words));
                }
                Err(error) => return Err(io::Error::other(error.to_string())),
            }
        }
        Ok(false)
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            if !self.is_open && !self.open()? {
                return Ok(0);
            }
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                let block = BlockDecodingStrategy::UptoBlocks(1);
                let decoded = self.decoder.decode_blocks(&mut self.source, block);
                decoded.map_err(|error| io::Error::other(error.to_string()))?;
            }
            let length = self.decoder.read(into)?;
            if length > 0 {
                return Ok(length);
            }
            self.is_open = false;
        }
    }
}
