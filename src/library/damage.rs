//! Catalogue and index with damage anywhere: made anew, without wrong text and without a panic.
//!
//! A few places of each file here; `NEWSPRINT_DAMAGE=all` has every one damaged in turn.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cancel::Cancel;
use crate::keywords::Matcher;
use crate::library::index::{self, Turn};
use crate::library::sample::Library;
use crate::library::{Catalog, Texts, refresh, view};
use crate::query::{Sort, parse};

/// Bytes that are damaged together.
const REGION: usize = 256;

/// Places of each file that are damaged, where not all are.
const FEW: usize = 3;

#[derive(Debug, Clone, Copy)]
enum Damage {
    Flipped,
    Zeroed,
    Truncated,
}

impl Damage {
    const ALL: [Self; 3] = [Self::Flipped, Self::Zeroed, Self::Truncated];

    fn to(self, bytes: &mut Vec<u8>, start: usize) {
        let end = (start + REGION).min(bytes.len());
        match self {
            Self::Flipped => bytes[start..end].iter_mut().for_each(|byte| *byte ^= 0x55),
            Self::Zeroed => bytes[start..end].fill(0),
            Self::Truncated => bytes.truncate(start),
        }
    }
}

/// Every file under `folder`.
fn files_in(folder: &Path) -> Vec<PathBuf> {
    let (mut files, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// Copies all files of a folder, with their times.
fn copy(from: &Path, to: &Path) {
    drop(fs::remove_dir_all(to));
    for file in files_in(from) {
        let copied = to.join(file.strip_prefix(from).unwrap());
        fs::create_dir_all(copied.parent().unwrap()).unwrap();
        fs::copy(&file, &copied).unwrap();
        let time = fs::metadata(&file).unwrap().modified().unwrap();
        let open = fs::File::options().append(true).open(copied).unwrap();
        open.set_modified(time).unwrap();
    }
}

/// Brings catalogue and index up to date, and asks for all that they say.
fn answers(library: &Library) -> Vec<String> {
    let (mut texts, never) = (Texts::default(), Cancel::default());
    let mut catalog = library.catalog();
    let matcher = Matcher::default();
    refresh::refresh(&mut catalog, &matcher, &mut texts, &never, &mut |_| ()).unwrap();
    index::fill(&catalog, &mut texts, Turn::Wait, &never, &mut |_| ()).unwrap();
    let mut answers = library.everything();
    for words in ["ferry", "\"again and\"", "qu*", "-ferry", "title:bridge"] {
        let order = library.view(parse(words).unwrap(), Sort::Newest).order;
        let rows = library.catalog().rows(&order).unwrap();
        answers.extend(
            rows.into_iter()
                .map(|row| format!("{words}: {}", row.unwrap().title)),
        );
    }
    answers
}

/// The titles that a first frame would show of a catalogue as it lies there.
fn first_titles(library: &Library) -> Vec<String> {
    let catalog = Catalog::open(&library.cache(), &library.roots());
    let rows = catalog.and_then(|catalog| view::first_rows(&catalog, Sort::Newest, 40));
    let rows = rows.unwrap_or_default().into_iter();
    rows.map(|row| row.title.to_string()).collect()
}

#[test]
fn damage_anywhere_in_the_caches_is_made_good_and_shows_no_wrong_text() {
    let is_all = std::env::var("NEWSPRINT_DAMAGE").is_ok_and(|all| all == "all");
    let library = Library::new();
    for (number, title) in [
        "Ferry stays",
        "Bridge closed",
        "Quarry flooded",
        "Orchard blooms",
    ]
    .into_iter()
    .cycle()
    .take(12)
    .enumerate()
    {
        let day = format!("2023-02-{:02}", number + 1);
        library.article(
            &format!("{number}.json"),
            &format!("{title} {number}"),
            &day,
        );
    }
    library.write("broken.json", "{\"title\": ");
    let clean = answers(&library);
    let titles = first_titles(&library);
    let pristine = library.cache().with_extension("pristine");
    copy(&library.cache(), &pristine);
    for file in files_in(&pristine) {
        let bytes = fs::read(&file).unwrap();
        let regions = bytes.len().div_ceil(REGION);
        let step = if is_all {
            1
        } else {
            regions.div_ceil(FEW).max(1)
        };
        for region in (0..regions).step_by(step) {
            for damage in Damage::ALL {
                copy(&pristine, &library.cache());
                let path = library.cache().join(file.strip_prefix(&pristine).unwrap());
                let mut damaged = bytes.clone();
                damage.to(&mut damaged, region * REGION);
                fs::write(&path, damaged).unwrap();
                let place = format!("{damage:?} {} from {}", path.display(), region * REGION);
                let shown = first_titles(&library);
                assert!(
                    shown.iter().all(|title| titles.contains(title)),
                    "{place}: {shown:?}"
                );
                assert_eq!(answers(&library), clean, "{place}");
            }
        }
    }
}
