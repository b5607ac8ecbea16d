//! Many files in one: each is read as if it lay in a folder, and its articles are parts of the whole.
//!
//! Names in an archive are only names: nothing is ever written, so none leads out of anything.

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::read::read_zipfile_from_stream;
use zip::result::ZipError;

use super::{Fault, inside, unpack};
use crate::article::Problem;
use crate::formats::registry::{Input, Reading};
use crate::formats::{Budget, noise};
use crate::text::Clean;

/// Files of an archive that are looked at, at most.
const MOST_FILES: usize = 100_000;

/// Whether the start of a file is of this format; documents of word processors are packed so too.
pub fn recognises(input: &Input) -> bool {
    let at = |offset: usize, mark: &[u8]| {
        input
            .bytes
            .get(offset..)
            .is_some_and(|rest| rest.starts_with(mark))
    };
    let is_document = at(30, b"[Content_Types].xml") || at(30, b"mimetypeapplication/vnd.");
    at(0, b"PK\x03\x04") && !is_document
}

/// Reads a file of this format.
pub fn read(input: &Input, reading: &mut Reading) {
    let Some(within) = inside::budget(input, reading) else {
        return;
    };
    let mut files = Files {
        input,
        within,
        reading,
        parts: 0,
        passed: 0,
    };
    match ZipArchive::new(Cursor::new(input.bytes)) {
        Ok(mut archive) => files.read_listed(&mut archive),
        Err(error) => files.read_unlisted(&error),
    }
    input.budget.unpacking.add(&files.within.unpacking);
    let passed = files.passed;
    if reading.articles.is_empty() && reading.problems.is_empty() {
        reading.skipped = Some(match passed {
            0 => "the archive is empty".to_owned(),
            1 => "the archive holds no article: its one file is passed over".to_owned(),
            _ => format!("the archive holds no article: its {passed} files are passed over"),
        });
    }
}

/// The files of an archive, as they are read.
struct Files<'f> {
    input: &'f Input<'f>,
    within: Budget,
    reading: &'f mut Reading,
    /// Articles so far.
    parts: u32,
    /// Files that were passed over.
    passed: usize,
}

/// Whether to go on with the next file.
#[derive(Debug, PartialEq, Eq)]
enum Go {
    On,
    NoFurther,
}

impl Files<'_> {
    /// Reads the files that the list at the end of the archive names.
    fn read_listed(&mut self, archive: &mut ZipArchive<Cursor<&[u8]>>) {
        for index in 0..archive.len().min(MOST_FILES) {
            // What a file is can be told without unpacking, and of one that is encrypted as well.
            let Ok(raw) = archive.by_index_raw(index) else {
                continue;
            };
            let name = name_of(&raw);
            if self.is_passed_over(&raw, &name) {
                continue;
            }
            drop(raw);
            let go = match archive.by_index(index) {
                Ok(mut file) => self.read_file(&mut file, &name),
                Err(error) => {
                    self.problem(&name, &unreadable(&error));
                    Go::On
                }
            };
            if go == Go::NoFurther {
                return;
            }
        }
    }

    /// Reads the files of an archive whose list is missing, one after another.
    fn read_unlisted(&mut self, error: &ZipError) {
        let mut rest = self.input.bytes;
        for _ in 0..MOST_FILES {
            let Ok(Some(mut file)) = read_zipfile_from_stream(&mut rest) else {
                break;
            };
            let name = name_of(&file);
            if !self.is_passed_over(&file, &name)
                && self.read_file(&mut file, &name) == Go::NoFurther
            {
                return;
            }
        }
        let words = format!("the archive is damaged or cut short: {error}");
        let hint = "the files before the damage are shown; fetch it again";
        self.reading
            .problems
            .push(Problem::file(&words).with_hint(hint));
    }

    /// Whether a file is not looked at: a folder, or one that a program has left for itself.
    fn is_passed_over<R: Read + ?Sized>(&mut self, file: &ZipFile<'_, R>, name: &str) -> bool {
        if file.is_dir() || name.ends_with('/') {
            return true;
        }
        let mut folders = name.split('/');
        let own = folders.next_back().unwrap_or_default();
        let is_noise = folders.any(|folder| {
            // Names that lead up or nowhere are only names.
            !matches!(folder, "." | "..") && noise::of_folder(folder.as_bytes()).is_some()
        });
        // Beside its archive a WACZ keeps lists of the same pages.
        let is_wacz = self
            .input
            .path
            .extension()
            .is_some_and(|extension| extension == "wacz");
        let is_noise = is_noise || is_wacz && !name.starts_with("archive/");
        let is_passed = is_noise || noise::of_file(own.as_bytes()).is_some() || file.is_symlink();
        self.passed += usize::from(is_passed);
        is_passed
    }

    fn read_file<R: Read + ?Sized>(&mut self, file: &mut ZipFile<'_, R>, name: &str) -> Go {
        let unpacked_so_far = usize::try_from(self.within.unpacking.done()).unwrap_or(usize::MAX);
        if self.input.budget.is_spent_on(unpacked_so_far) {
            self.input.budget.note_cut();
            return Go::NoFurther;
        }
        let packed = file.compressed_size();
        let unpacked = unpack(file, |_| packed, &self.within);
        match &unpacked.fault {
            Some(fault @ Fault::Swells) => {
                self.problem(name, &inside::fault(fault));
                return Go::NoFurther;
            }
            Some(fault @ Fault::TooLarge) => {
                self.problem(name, &inside::fault(fault));
                return Go::On;
            }
            Some(fault @ Fault::Broken(_)) => self.problem(name, &inside::fault(fault)),
            None => {}
        }
        let path = PathBuf::from(name);
        let own = self.within.of_part();
        let inner = inside::read_only(self.input, &path, &unpacked.bytes, &own);
        self.within.unpacking.add(&own.unpacking);
        self.take(inner, &path, name);
        Go::On
    }

    /// Takes what came out of one file.
    fn take(&mut self, inner: Reading, path: &Path, name: &str) {
        let before = self.parts;
        self.passed += usize::from(inner.skipped.is_some());
        for problem in &inner.problems {
            let problem = inside::of_inner(name, problem, before);
            self.reading.problems.push(problem);
        }
        for mut article in inner.articles {
            self.parts += 1;
            article.part = Some(self.parts);
            let deeper = article.inner.take();
            let place = match deeper {
                Some(deeper) => path.join(deeper.as_str()).to_string_lossy().into_owned(),
                None => name.to_owned(),
            };
            article.inner = Some(Clean::line(&place));
            self.reading.articles.push(article);
        }
    }

    fn problem(&mut self, name: &str, problem: &Problem) {
        self.reading
            .problems
            .push(inside::of_inner(name, problem, 0));
    }
}

/// The name of a file in an archive, whatever charset it is in.
fn name_of<R: Read + ?Sized>(file: &ZipFile<'_, R>) -> String {
    let name = match str::from_utf8(file.name_raw()) {
        Ok(name) => name.to_owned(),
        Err(_) => file.name().map_or_else(
            |_| String::from_utf8_lossy(file.name_raw()).into_owned(),
            std::borrow::Cow::into_owned,
        ),
    };
    name.replace('\\', "/")
}

/// Why a file of an archive cannot be read.
fn unreadable(error: &ZipError) -> Problem {
    match error {
        ZipError::UnsupportedArchive(words) if *words == ZipError::PASSWORD_REQUIRED => {
            Problem::file("it is encrypted").with_hint("unpack it with its password")
        }
        ZipError::CompressionMethodNotSupported(_) => {
            Problem::file("it is packed in a way that is not read").with_hint("unpack it first")
        }
        error => Problem::file(&format!("cannot unpack it: {error}"))
            .with_hint("fetch the archive again"),
    }
}
