//! Words kept from a scan: what was parsed just now need not be read and parsed again.
//!
//! A scan never waits for the index, which takes longer, and the words of a large library do not
//! fit in memory. They go into a file of the cache folder that has no name any more by the time it
//! is written, so that it goes with the process, however that ends. What does not fit there, or
//! cannot be written, is read again from the files.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::Path;

use crate::search::Entry;

/// Most bytes that are kept.
const MOST_BYTES: u64 = 1 << 30;

/// Bytes that are gathered before they are written.
const BUFFER_BYTES: usize = 1 << 18;

/// Words of articles by their rows.
#[derive(Debug, Default)]
pub struct Texts {
    file: Option<BufWriter<File>>,
    places: HashMap<u32, Place>,
    written: u64,
}

/// Where the words of an article lie in the file: title, author and body one after the other.
#[derive(Debug, Clone, Copy)]
struct Place {
    start: u64,
    lengths: [u32; 3],
}

impl Texts {
    /// Keeps words in a file of `folder`; where none can be made there, none are kept.
    pub fn in_folder(folder: &Path) -> Self {
        let file = nameless(folder).ok();
        Self {
            file: file.map(|file| BufWriter::with_capacity(BUFFER_BYTES, file)),
            ..Self::default()
        }
    }

    /// Whether no words are kept.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Forgets all words: their rows are of another catalogue.
    pub(crate) fn forget(&mut self) {
        self.places.clear();
    }

    /// Keeps the words of `row`, if there is room.
    pub(crate) fn keep(&mut self, row: u32, entry: &Entry) {
        self.places.remove(&row);
        if self.written >= MOST_BYTES {
            return;
        }
        let Some(file) = &mut self.file else { return };
        let parts = [&entry.title, &entry.author, &entry.body];
        let place = Place {
            start: self.written,
            lengths: parts.map(|part| u32::try_from(part.len()).unwrap_or(u32::MAX)),
        };
        match parts
            .iter()
            .try_for_each(|part| file.write_all(part.as_bytes()))
        {
            Ok(()) => {
                self.written += entry.bytes() as u64;
                self.places.insert(row, place);
            }
            // The disk is full: the rest is read again.
            Err(_) => self.written = MOST_BYTES,
        }
    }

    /// Keeps the words of two rows under each other's number.
    pub(crate) fn swap(&mut self, one: u32, other: u32) {
        let places = [one, other].map(|row| self.places.remove(&row));
        for (row, place) in [other, one].into_iter().zip(places) {
            self.places.extend(place.map(|place| (row, place)));
        }
    }

    /// Has everything written, so that it can be read back.
    pub(crate) fn flush(&mut self) {
        let is_written = self.file.as_mut().is_none_or(|file| file.flush().is_ok());
        if !is_written {
            self.places.clear();
        }
    }

    /// The rows whose words are kept, in no order.
    pub(crate) fn rows(&self) -> impl Iterator<Item = u32> {
        self.places.keys().copied()
    }

    /// The words of `row`, if they were kept.
    pub(crate) fn get(&self, row: u32) -> Option<Entry> {
        let (place, file) = (self.places.get(&row)?, self.file.as_ref()?);
        let mut start = place.start;
        let mut part = |length: u32| {
            let mut bytes = vec![0; length as usize];
            file.get_ref().read_exact_at(&mut bytes, start).ok()?;
            start += u64::from(length);
            String::from_utf8(bytes).ok()
        };
        let [title, author, body] = place.lengths;
        Some(Entry {
            title: part(title)?,
            author: part(author)?,
            body: part(body)?,
        })
    }
}

/// A new file in `folder` that only this process can reach.
fn nameless(folder: &Path) -> io::Result<File> {
    let path = folder.join(format!("texts-{}", std::process::id()));
    drop(fs::remove_file(&path));
    let mut options = File::options();
    options.read(true).write(true).create_new(true).mode(0o600);
    let file = options.open(&path)?;
    fs::remove_file(&path)?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(body: &str) -> Entry {
        Entry {
            title: "Título".to_owned(),
            body: body.to_owned(),
            ..Entry::default()
        }
    }

    #[test]
    fn words_come_back_as_they_were_kept_and_leave_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let mut texts = Texts::in_folder(folder.path());
        assert!(texts.is_empty());
        for (row, body) in [(7, "one"), (8, ""), (7, "one, edited"), (9, "東京")] {
            texts.keep(row, &entry(body));
        }
        texts.flush();
        let kept = [7, 8, 9, 10].map(|row| texts.get(row));
        let expected = [Some("one, edited"), Some(""), Some("東京"), None];
        assert_eq!(kept, expected.map(|body| body.map(entry)));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn without_a_folder_nothing_is_kept() {
        let mut texts = Texts::in_folder(Path::new("/dev/null/nowhere"));
        texts.keep(1, &entry("one"));
        texts.flush();
        assert_eq!(texts.get(1), None);
    }
}
