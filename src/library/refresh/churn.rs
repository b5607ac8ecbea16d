//! A folder under constant change, followed: the end equals a fresh start.
//!
//! Short here; `NEWSPRINT_CHURN_SECS` has it go on for so long, `NEWSPRINT_CHURN_SEED` begins
//! elsewhere.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use super::follow;
use crate::cancel::Cancel;
use crate::keywords::Matcher;
use crate::library::index::{self, Turn};
use crate::library::sample::{Library, article};
use crate::library::watch::{Named, Watch};
use crate::library::{Changes, Texts};
use crate::query::{Sort, parse};

const WORDS: [&str; 8] = [
    "harbour", "ferry", "orchard", "bridge", "winter", "council", "quarry", "lantern",
];

/// Numbers that look random, and are the same for the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn word(&mut self) -> &'static str {
        WORDS[self.below(WORDS.len())]
    }

    /// A file with one article or several, or with none that can be read.
    fn content(&mut self) -> String {
        let one = |dice: &mut Self| {
            let title = format!("{} and {} {}", dice.word(), dice.word(), dice.below(50));
            article(&title, &format!("2023-02-{:02}", dice.below(28) + 1)).to_string()
        };
        match self.below(8) {
            0 => (0..self.below(5)).map(|_| one(self) + "\n").collect(),
            1 => "{\"title\": \"broken".to_owned(),
            2 => String::new(),
            3 => format!(
                "# {}\n\nThe {} stood by the {}.\n",
                self.word(),
                self.word(),
                self.word()
            ),
            _ => one(self),
        }
    }
}

/// The folder, and what was done to it.
struct Churn {
    folder: PathBuf,
    dice: Dice,
    done: Vec<String>,
    /// Whether links and second names are made: then each change is looked for everywhere.
    ties: bool,
}

impl Churn {
    fn folders(&self) -> Vec<PathBuf> {
        let mut folders = vec![self.folder.clone()];
        let mut next = 0;
        while let Some(folder) = folders.get(next).cloned() {
            folders.extend(names(&folder).filter(|path| path.is_dir() && !path.is_symlink()));
            next += 1;
        }
        folders
    }

    fn a_folder(&mut self) -> PathBuf {
        let folders = self.folders();
        folders[self.dice.below(folders.len())].clone()
    }

    fn a_file(&mut self) -> Option<PathBuf> {
        let files: Vec<_> = self
            .folders()
            .iter()
            .flat_map(|folder| names(folder))
            .filter(|path| fs::symlink_metadata(path).unwrap().is_file())
            .collect();
        files.get(self.dice.below(files.len().max(1))).cloned()
    }

    fn a_name(&mut self) -> PathBuf {
        let ending = ["json", "jsonl", "md", "txt", "json~"][self.dice.below(5)];
        let name = format!("{}{}.{ending}", self.dice.word(), self.dice.below(9));
        self.a_folder().join(name)
    }

    fn note(&mut self, what: &str, path: &Path) {
        let path = path.strip_prefix(&self.folder).unwrap_or(path);
        self.done.push(format!("{what} {}", path.display()));
    }

    /// Does something. What cannot be done is not.
    fn step(&mut self) {
        let content = self.dice.content();
        let (new, file) = (self.a_name(), self.a_file());
        match (self.dice.below(16), file) {
            (0..=2, _) | (_, None) => {
                self.note("create", &new);
                drop(fs::write(&new, content));
            }
            (3 | 4, Some(file)) => {
                self.note("edit", &file);
                drop(fs::write(&file, content));
            }
            (5, Some(file)) => {
                self.note("write slowly", &file);
                let half = content.len() / 2;
                let half = (0..=half)
                    .rev()
                    .find(|at| content.is_char_boundary(*at))
                    .unwrap();
                let mut open = fs::File::create(&file).unwrap();
                std::io::Write::write_all(&mut open, &content.as_bytes()[..half]).unwrap();
                std::thread::sleep(Duration::from_millis(20));
                std::io::Write::write_all(&mut open, &content.as_bytes()[half..]).unwrap();
            }
            (6, Some(file)) => {
                self.note("truncate", &file);
                let length = fs::metadata(&file).unwrap().len();
                let open = fs::File::options().write(true).open(&file).unwrap();
                open.set_len(length / 2).unwrap();
            }
            (7 | 8, Some(file)) => {
                self.note("rename", &file);
                self.note("  to", &new);
                drop(fs::rename(&file, &new));
            }
            (9, Some(file)) => {
                self.note("save through another name", &file);
                let temporary = file.with_extension("part");
                drop(fs::write(&temporary, content));
                drop(fs::rename(&temporary, &file));
            }
            (10, Some(file)) => {
                self.note("delete", &file);
                fs::remove_file(&file).unwrap();
            }
            (11, _) => {
                let folder = new.with_extension("").join("deep");
                self.note("fill a new folder", &folder);
                if fs::create_dir_all(&folder).is_ok() {
                    drop(fs::write(folder.join("in.json"), content));
                }
            }
            (12 | 13, _) => {
                let folder = self.a_folder();
                let to = new.with_extension("");
                if folder != self.folder {
                    self.note("move folder", &folder);
                    self.note("  to", &to);
                    drop(fs::rename(&folder, &to));
                }
            }
            (14, _) => {
                let folder = self.a_folder();
                if folder != self.folder {
                    self.note("delete folder", &folder);
                    fs::remove_dir_all(&folder).unwrap();
                }
            }
            (_, Some(file)) => self.rare(&file, &new),
        }
    }

    /// Takes away what links and second names there are.
    fn untie(&self) {
        use std::os::unix::fs::MetadataExt;
        let folders = self.folders();
        for path in folders.iter().flat_map(|folder| names(folder)) {
            let about = fs::symlink_metadata(&path).unwrap();
            if !about.is_dir() && (about.is_symlink() || about.nlink() > 1) {
                fs::remove_file(path).unwrap();
            }
        }
    }

    /// Does something that happens seldom.
    fn rare(&mut self, file: &Path, new: &Path) {
        match self.dice.below(5) {
            0 if self.ties => {
                self.note("link", new);
                drop(std::os::unix::fs::symlink(file, new));
            }
            1 if self.ties => {
                self.note("another name", new);
                drop(fs::hard_link(file, new));
            }
            2 => {
                self.note("a folder in the place of", file);
                fs::remove_file(file).unwrap();
                fs::create_dir(file).unwrap();
                let content = self.dice.content();
                fs::write(file.join("in.json"), content).unwrap();
            }
            3 => {
                let folder = self.a_folder();
                if folder != self.folder {
                    self.note("a file in the place of", &folder);
                    fs::remove_dir_all(&folder).unwrap();
                    fs::write(&folder, self.dice.content()).unwrap();
                }
            }
            _ => {
                self.note("all are touched in", &self.folder.clone());
                for path in names(&self.folder).filter(|path| path.is_file()) {
                    let open = fs::File::options().append(true).open(path).unwrap();
                    open.set_modified(std::time::SystemTime::now()).unwrap();
                }
            }
        }
    }
}

/// What lies in `folder`, in order.
fn names(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let names = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = names.map(|name| name.unwrap().path()).collect();
    names.sort();
    names.into_iter()
}

/// Follows what is told, as a reader does, until the watch ends.
fn follow_all(library: &Library, watch: &Watch, told: &Receiver<Named>, quiet: Duration) {
    loop {
        match told.recv_timeout(quiet) {
            Ok(named) => drop(follow_once(library, watch, &named)),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return,
        }
    }
}

fn follow_once(library: &Library, watch: &Watch, named: &Named) -> Changes {
    let (mut catalog, never) = (library.catalog(), Cancel::default());
    let (matcher, mut texts) = (Matcher::default(), Texts::default());
    let followed = follow(
        &mut catalog,
        &matcher,
        (watch, named),
        &mut texts,
        &never,
        &mut |_| (),
    );
    let changes = followed.unwrap();
    if changes.is_any() {
        fill(library);
    }
    watch.end();
    changes
}

fn fill(library: &Library) {
    let (catalog, never) = (library.catalog(), Cancel::default());
    index::fill(
        &catalog,
        &mut Texts::default(),
        Turn::Wait,
        &never,
        &mut |_| (),
    )
    .unwrap();
}

/// All that the catalogue says, and which articles each word finds.
fn everything(library: &Library) -> Vec<String> {
    let mut everything = library.everything();
    for word in WORDS {
        let query = parse(word).unwrap();
        let order = library.view(query, Sort::Newest).order;
        let rows = library.catalog().rows(&order).unwrap();
        let rows = rows.into_iter().map(|row| row.unwrap());
        everything.extend(rows.map(|row| format!("{word}: {} {}", row.path.display(), row.title)));
    }
    everything
}

/// The same of a fresh start.
fn fresh(library: &Library) -> Vec<String> {
    let kept = library.cache().with_extension("kept");
    fs::rename(library.cache(), &kept).unwrap();
    library.refresh();
    fill(library);
    let fresh = everything(library);
    fs::remove_dir_all(library.cache()).unwrap();
    fs::rename(&kept, library.cache()).unwrap();
    fresh
}

#[test]
fn a_folder_under_change_is_followed_and_the_end_equals_a_fresh_start() {
    let number = |name: &str| {
        std::env::var(name)
            .ok()
            .and_then(|value| value.parse().ok())
    };
    let long = Duration::from_secs(number("NEWSPRINT_CHURN_SECS").unwrap_or(0));
    let seed = number("NEWSPRINT_CHURN_SEED").unwrap_or(20_230_210);
    let library = Library::new();
    for number in 0..20 {
        library.article(
            &format!("{number}.json"),
            &format!("Start {number}"),
            "2023-02-10",
        );
    }
    let (sender, told) = mpsc::channel();
    let tell = move |named| sender.send(named).unwrap_or_default();
    let watch = Watch::start(&library.roots(), tell).unwrap();
    follow_once(&library, &watch, &Named::everything());
    let mut churn = Churn {
        folder: library.folder(),
        dice: Dice(seed | 1),
        done: Vec::new(),
        ties: false,
    };
    let end = Instant::now() + long;
    let (mut rounds, mut most) = (0, 0);
    loop {
        churn.done.clear();
        churn.ties = rounds % 4 == 3;
        for number in 0..10 {
            let path = churn.folder.join(format!("start-{rounds}-{number}.json"));
            fs::write(path, churn.dice.content()).unwrap();
        }
        if !churn.ties {
            churn.untie();
        }
        for _ in 0..3 {
            for _ in 0..30 {
                churn.step();
            }
            follow_all(&library, &watch, &told, Duration::from_millis(300));
        }
        // A temporary file that has come or gone is looked at with the next change of another.
        fs::write(
            churn.folder.join(format!("last-{rounds}.json")),
            churn.dice.content(),
        )
        .unwrap();
        follow_all(&library, &watch, &told, Duration::from_millis(1_500));
        let (followed, expected) = (everything(&library), fresh(&library));
        if followed != expected {
            let lacking: Vec<_> = expected
                .iter()
                .filter(|line| !followed.contains(line))
                .collect();
            let left: Vec<_> = followed
                .iter()
                .filter(|line| !expected.contains(line))
                .collect();
            let done = churn.done.join("\n");
            panic!("seed {seed}, round {rounds}\n{done}\nlacking: {lacking:#?}\nleft: {left:#?}");
        }
        most = most.max(expected.len());
        rounds += 1;
        if Instant::now() >= end {
            assert!(most > 20, "there was nothing to compare");
            return;
        }
    }
}
