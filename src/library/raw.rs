//! The text of a file as it stands: decoded, made safe, and nothing else done to it.
//!
//! The reader's raw text and `show --raw` say the same, because both ask here. A file that was
//! packed is unpacked first: nobody means to look at the bytes of a packer.

use std::fs::File;
use std::io::{self, Read};
use std::os::unix::fs::FileExt;
use std::path::Path;

use flate2::read::MultiGzDecoder;

use crate::article::{Article, RowId, Zone, texts};
use crate::formats::decode;
use crate::formats::stream::Extent;
use crate::library::Catalog;
use crate::library::open::OpenError;
use crate::library::scan::read::{self, Links};
use crate::text::Clean;

/// How a file begins that was packed with gzip.
const GZIP: &[u8] = b"\x1f\x8b\x08";

/// The most bytes that are taken out of a packed file, or out of a piece of a large one.
const PIECE_BYTES: u64 = 4 << 20;

/// Bytes of a text of the article by which its place in the file is found, the most and the fewest:
/// in the file it may be broken into lines, or have markup in it.
const SOUGHT_BYTES: [usize; 2] = [48, 16];

/// Reads the text of a regular file.
pub fn read_file(path: &Path) -> io::Result<Clean> {
    Ok(text_of(&read::read(path, Links::Followed)?.bytes))
}

/// Reads the text of the file that the article of `row` lies in; of a large file the piece of it.
pub fn read_row(catalog: &Catalog, row: RowId) -> Result<Clean, OpenError> {
    let location = catalog.locate(row.0)?.ok_or(OpenError::Gone)?;
    let path = location.base.join(&location.path);
    if let Some(extent) = location.extent {
        let (file, _) = read::open_under(&catalog.roots, &path)?;
        return Ok(text_of(&piece(&file, extent)?));
    }
    let content = read::read_under(&catalog.roots, &path)?;
    Ok(text_of(&content.bytes))
}

/// Where the text of `article` that stands in its block `block`, counted from 1, or its head for 0,
/// stands in `raw`, in bytes.
pub fn place_of(article: &Article, block: usize, raw: &str) -> usize {
    // The head of a file that holds nothing else is its start.
    if block == 0 && article.part.is_none() {
        return 0;
    }
    let asked = block
        .checked_sub(1)
        .and_then(|place| article.body.get(place));
    let asked = asked.map(|block| block.inline.text.as_str());
    let body = texts::texts(article).filter(|(zone, _)| *zone == Zone::Body);
    let body = body.map(|(_, text)| text).take(1);
    let mut sought = asked
        .into_iter()
        .chain(body)
        .chain([article.title.as_str()]);
    sought.find_map(|text| find(text, raw)).unwrap_or(0)
}

/// Where `text` begins in `raw`, told by its first words.
fn find(text: &str, raw: &str) -> Option<usize> {
    SOUGHT_BYTES.into_iter().find_map(|bytes| {
        let start = text.get(..text.floor_char_boundary(bytes))?.trim();
        let is_enough = start.len() >= SOUGHT_BYTES[1] / 2;
        raw.find(start).filter(|_| is_enough)
    })
}

/// The bytes of a piece of a large file, unpacked.
fn piece(file: &File, extent: Extent) -> io::Result<Vec<u8>> {
    let cap = extent.length.min(PIECE_BYTES);
    let mut head = [0; 3];
    let length = file.read_at(&mut head, extent.start)?;
    let mut bytes = Vec::new();
    if head.get(..length) == Some(GZIP) {
        let mut unpacked = MultiGzDecoder::new(From {
            file,
            at: extent.start,
        });
        io::copy(&mut (&mut unpacked).take(extent.skip), &mut io::sink())?;
        unpacked.take(cap).read_to_end(&mut bytes)?;
    } else {
        let start = extent.start.saturating_add(extent.skip);
        From { file, at: start }.take(cap).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// A file read from a byte on, whoever else reads it.
struct From<'f> {
    file: &'f File,
    at: u64,
}

impl Read for From<'_> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let length = self.file.read_at(bytes, self.at)?;
        self.at = self.at.saturating_add(length as u64);
        Ok(length)
    }
}

/// The text that bytes are.
fn text_of(bytes: &[u8]) -> Clean {
    let mut unpacked = Vec::new();
    if bytes.starts_with(GZIP) {
        let unpacking = MultiGzDecoder::new(bytes).take(PIECE_BYTES);
        // What came before the place that is broken is text all the same.
        drop({ unpacking }.read_to_end(&mut unpacked));
    }
    let text = if unpacked.is_empty() {
        bytes
    } else {
        &unpacked
    };
    Clean::text(decode::decode(text).text.trim_end())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;
    use crate::article::Block;
    use crate::library::sample::Library;

    #[test]
    fn a_packed_file_is_unpacked_and_nothing_drives_the_terminal() {
        let library = Library::new();
        let text = "None\n\nThe ferry sails\u{1b}[31m again.\n";
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(text.as_bytes()).unwrap();
        library.write("a.txt", text);
        library.write("a.txt.gz", encoder.finish().unwrap());
        for name in ["a.txt", "a.txt.gz"] {
            let raw = read_file(&library.path(name)).unwrap();
            assert_eq!(raw, *"None\n\nThe ferry sails␛[31m again.", "{name}");
        }
    }

    #[test]
    fn an_article_is_found_in_the_text_of_its_file() {
        let article = Article {
            title: Clean::line("Rail plan is back"),
            body: vec![
                Block::paragraph("The plan for the railways is back."),
                Block::paragraph("Nobody was surprised by it."),
            ],
            ..Article::default()
        };
        let part = Article {
            part: Some(2),
            ..article.clone()
        };
        let raw = "first\n<h1>Rail plan is back</h1>\nThe plan for the railways is back.\nNobody was surprised by it.";
        let at = |words: &str| raw.find(words).unwrap();
        let table = [
            (&article, 0, 0),
            (&article, 2, at("Nobody")),
            (&part, 0, at("The plan")),
            (&part, 9, at("The plan")),
        ];
        for (article, block, expected) in table {
            assert_eq!(place_of(article, block, raw), expected, "{block}");
        }
        assert_eq!(place_of(&part, 1, "something else"), 0);
    }
}
