//! Many files in one: each is read as if it lay in a folder, and its articles are parts of the whole.
//!
//! Names in an archive are only names: nothing is ever written, so none leads out of anything.

use std::io::{self, Cursor, Read, Seek};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::read::read_zipfile_from_stream;
use zip::result::ZipError;

use super::omnivore::Export;
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
    let mut files = Files::new(input, within, reading);
    match ZipArchive::new(Cursor::new(input.bytes)) {
        Ok(mut archive) => {
            files.export = Export::in_archive(&mut archive).map(Rc::new);
            for index in 0..archive.len().min(MOST_FILES) {
                if files.read_listed(&mut archive, index) == Go::NoFurther {
                    break;
                }
            }
        }
        Err(error) => {
            let mut rest = input.bytes;
            for _ in 0..MOST_FILES {
                if files.read_next(&mut rest) == Go::NoFurther {
                    break;
                }
            }
            files.reading.problems.push(cut_short(&error));
        }
    }
    input.budget.unpacking.add(&files.within.unpacking);
    let passed = files.passed;
    if reading.articles.is_empty() && reading.problems.is_empty() {
        reading.skipped = Some(without_articles(passed));
    }
}

/// Reads the files of a large archive of `size` bytes one by one, and gives what each holds with its
/// number to `take` until that wants no more. Gives what must be said of the archive as a whole.
pub(in crate::formats) fn read_each<F: Read + Seek>(
    mut file: F,
    (path, size): (&Path, u64),
    take: &mut dyn FnMut(u64, Reading) -> bool,
) -> io::Result<Vec<Problem>> {
    let outer = Outer::new(size);
    let input = outer.input(path);
    let mut parts = 0;
    let mut passed = 0;
    let mut has_any = false;
    let mut give = |index: usize, read: &mut dyn FnMut(&mut Files) -> Go| {
        let mut reading = Reading::default();
        let mut files = Files::new(&input, outer.within.clone(), &mut reading);
        files.parts = parts;
        let go = read(&mut files);
        outer.within.unpacking.add(&files.within.unpacking);
        (parts, passed) = (files.parts, passed + files.passed);
        let is_empty = reading.articles.is_empty() && reading.problems.is_empty();
        has_any |= !is_empty;
        go == Go::On && (is_empty || take(index as u64, reading))
    };
    let mut problems = Vec::new();
    match ZipArchive::new(&mut file) {
        Ok(mut archive) => {
            let count = archive.len().min(MOST_FILES);
            (0..count)
                .all(|index| give(index, &mut |files| files.read_listed(&mut archive, index)));
        }
        Err(error) => {
            file.rewind()?;
            (0..MOST_FILES).all(|index| give(index, &mut |files| files.read_next(&mut file)));
            problems.push(cut_short(&error));
        }
    }
    if input.budget.is_cut() {
        let words = "only a part of the archive was read: it takes more time than one file may";
        problems.push(Problem::file(words).with_hint("unpack it first"));
    }
    if !has_any && problems.is_empty() {
        let reading = Reading {
            skipped: Some(without_articles(passed)),
            ..Reading::default()
        };
        take(0, reading);
    }
    Ok(problems)
}

/// Reads the file with the number `index` of a large archive again.
pub(in crate::formats) fn read_one<F: Read + Seek>(
    mut file: F,
    (path, size): (&Path, u64),
    index: u64,
) -> io::Result<Reading> {
    let outer = Outer::new(size);
    let input = outer.input(path);
    let mut reading = Reading::default();
    let mut files = Files::new(&input, outer.within.clone(), &mut reading);
    let index = usize::try_from(index).unwrap_or(usize::MAX);
    if let Ok(mut archive) = ZipArchive::new(&mut file) {
        files.export = Export::in_archive(&mut archive).map(Rc::new);
        files.read_listed(&mut archive, index);
        return Ok(reading);
    }
    file.rewind()?;
    for _ in 0..index.min(MOST_FILES) {
        if !matches!(read_zipfile_from_stream(&mut file), Ok(Some(_))) {
            break;
        }
    }
    files.read_next(&mut file);
    Ok(reading)
}

/// The surroundings of the files of a large archive.
struct Outer {
    budget: Budget,
    within: Budget,
}

impl Outer {
    fn new(size: u64) -> Self {
        let budget = Budget::default();
        budget.begin();
        let mut within = budget.of_part();
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        within.unpacking = budget.unpacking.within(size).unwrap_or_default();
        Self { budget, within }
    }

    fn input<'a>(&'a self, path: &'a Path) -> Input<'a> {
        Input {
            path,
            bytes: &[],
            text: "",
            budget: &self.budget,
        }
    }
}

fn cut_short(error: &ZipError) -> Problem {
    let words = format!("the archive is damaged or cut short: {error}");
    let hint = "the files before the damage are shown; fetch it again";
    Problem::file(&words).with_hint(hint)
}

/// Why an archive is passed over of which so many files were.
fn without_articles(passed: usize) -> String {
    match passed {
        0 => "the archive is empty".to_owned(),
        1 => "the archive holds no article: its one file is passed over".to_owned(),
        _ => format!("the archive holds no article: its {passed} files are passed over"),
    }
}

/// The files of an archive, as they are read.
struct Files<'f> {
    input: &'f Input<'f>,
    within: Budget,
    reading: &'f mut Reading,
    /// What an export says of its articles beside their texts.
    export: Option<Rc<Export>>,
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

impl<'f> Files<'f> {
    fn new(input: &'f Input<'f>, within: Budget, reading: &'f mut Reading) -> Self {
        Self {
            input,
            within,
            reading,
            export: None,
            parts: 0,
            passed: 0,
        }
    }

    /// Reads a file that the list at the end of the archive names.
    fn read_listed<R: Read + Seek>(&mut self, archive: &mut ZipArchive<R>, index: usize) -> Go {
        // What a file is can be told without unpacking, and of one that is encrypted as well.
        let Ok(raw) = archive.by_index_raw(index) else {
            return Go::On;
        };
        let name = name_of(&raw);
        if self.is_passed_over(&raw, &name) {
            return Go::On;
        }
        drop(raw);
        match archive.by_index(index) {
            Ok(mut file) => self.read_file(&mut file, &name),
            Err(error) => {
                self.problem(&name, &unreadable(&error));
                Go::On
            }
        }
    }

    /// Reads the next file of an archive whose list is missing.
    fn read_next<R: Read>(&mut self, rest: &mut R) -> Go {
        let Ok(Some(mut file)) = read_zipfile_from_stream(rest) else {
            return Go::NoFurther;
        };
        let name = name_of(&file);
        if self.is_passed_over(&file, &name) {
            return Go::On;
        }
        self.read_file(&mut file, &name)
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
        let export = self.export.clone();
        let joined = export.and_then(|export| export.joined(name, &unpacked.bytes));
        let inner = match joined {
            Some(joined) if joined.is_empty() => return Go::On,
            Some(joined) => self.read_joined(name, &joined, &own),
            None => inside::read_only(self.input, &path, &unpacked.bytes, &own),
        };
        self.within.unpacking.add(&own.unpacking);
        self.take(inner, &path, name);
        Go::On
    }

    /// Reads what stands for the file `name` of an export.
    fn read_joined(&self, name: &str, joined: &[u8], own: &Budget) -> Reading {
        let path = Path::new(name).with_extension("json");
        let mut inner = inside::read_only(self.input, &path, joined, own);
        if let Some(export) = &self.export {
            for article in &mut inner.articles {
                export.add_highlights(name, article, own);
            }
        }
        inner
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
