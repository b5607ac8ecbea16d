//! For tests: a device with its own state and its own sight of the shared folder.

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use crate::text::Clean;
use crate::user::marking::sample::subject;
use crate::user::sync::{Round, Synced};
use crate::user::{Added, Change, Kept, Log, Mark, Note, Store, Target};

/// A device: its state, and the folder as it sees it.
pub(crate) struct Device {
    pub(crate) home: TempDir,
    pub(crate) store: Store,
    pub(crate) round: Round,
}

impl Device {
    pub(crate) fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join("folder")).unwrap();
        let store = Store::open(&home.path().join("data")).unwrap();
        let round = Round::default();
        Self { home, store, round }
    }

    pub(crate) fn folder(&self) -> PathBuf {
        self.home.path().join("folder")
    }

    pub(crate) fn sync(&mut self) -> Synced {
        let folder = self.folder();
        self.round.go(&mut self.store, &folder).unwrap()
    }

    /// The program is ended and started again.
    pub(crate) fn restart(&mut self) {
        self.store = Store::open(&self.home.path().join("data")).unwrap();
        self.round = Round::default();
    }

    pub(crate) fn change(&mut self, number: usize, change: &Change, now: i64) {
        let targets = [Target::from(&subject(number))];
        let log = (now, Log::Step);
        self.store.change(&targets, change, log, &|_| true).unwrap();
    }

    pub(crate) fn note(&mut self, number: usize, text: &str, now: i64) {
        let text = Clean::text(text);
        let note = (!text.is_empty()).then_some(Note { text, spot: None });
        self.change(number, &Change::Note(note), now);
    }

    /// Gives what lies in its folder to `other`.
    pub(crate) fn carry_to(&self, other: &Self) {
        for entry in fs::read_dir(self.folder()).unwrap() {
            let path = entry.unwrap().path();
            fs::copy(&path, other.folder().join(path.file_name().unwrap())).unwrap();
        }
    }

    /// The names of the files in its folder.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.folder()).unwrap();
        entries.map(|entry| entry.unwrap().path()).collect()
    }

    /// What a person sees of its marks, in the order of their titles.
    pub(crate) fn seen(&self) -> Vec<(String, Mark, Option<String>, Vec<Clean>)> {
        let all = self.store.kept().unwrap().into_iter();
        let mut all: Vec<_> = all.map(seen).collect();
        all.sort_by(|one, other| one.0.cmp(&other.0));
        all
    }

    pub(crate) fn mark(&self, number: usize) -> Mark {
        self.store.marks(&[subject(number).keys]).unwrap()[0]
    }

    pub(crate) fn note_of(&self, number: usize) -> Option<String> {
        let title = subject(number).title.to_string();
        let seen = self.seen().into_iter().find(|seen| seen.0 == title);
        seen.and_then(|seen| seen.2)
    }
}

fn seen(kept: Kept) -> (String, Mark, Option<String>, Vec<Clean>) {
    let Added { note, tags, .. } = kept.added;
    let note = note.map(|note| note.text.to_string());
    (kept.subject.title.to_string(), kept.mark, note, tags)
}

/// Has all devices give each other everything until nothing is new.
pub(crate) fn settle(devices: &mut [Device]) {
    for _ in 0..3 {
        for one in 0..devices.len() {
            devices[one].sync();
            for other in 0..devices.len() {
                if one != other {
                    let own = devices[one].round_name();
                    let from = devices[one].folder().join(&own);
                    fs::copy(from, devices[other].folder().join(&own)).unwrap();
                }
            }
        }
    }
}

impl Device {
    /// What it has written: its own file, and what it knows.
    pub(crate) fn written(&self) -> [Vec<u8>; 2] {
        let own = self.folder().join(self.round_name());
        let base = self.home.path().join("data/sync.base");
        [own, base].map(|path| fs::read(path).unwrap())
    }

    /// The name of its own file.
    pub(crate) fn round_name(&self) -> String {
        let data = self.home.path().join("data");
        crate::user::sync::base::Base::load(&data).known.name
    }
}

pub(crate) fn tag(on: &str) -> Change {
    let (on, off) = (vec![Clean::line(on)], Vec::new());
    Change::Tags { on, off }
}
