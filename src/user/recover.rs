//! A damaged state file: it is kept aside, and every row that still reads is taken into a new one.
//!
//! The new file takes the place of the damaged one in a single rename, after it is on disk; until
//! then the damaged one lies where it lay. The copy that is kept aside is never touched again.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::article::Keys;
use crate::text::Clean;
use crate::user::backup::Backup;
use crate::user::carve::Carved;
use crate::user::file::{self, with_ending};
use crate::user::row::Alias;
use crate::user::{StoreError, backup, marks, rebuild, step};

/// Reads all that is precious, so that damage anywhere in it is found.
pub(crate) fn check(connection: &Connection) -> Result<(), StoreError> {
    let found: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if found != "ok" {
        return Err(StoreError::Damaged("its pages do not hold together"));
    }
    marks::kept(connection)?;
    step::check(connection)
}

/// Puts a sound state file into the place of the damaged one of `folder`; gives what is to be said
/// of it, or `None` where another instance has done so meanwhile.
pub(crate) fn recover(folder: &Path) -> Result<Option<Clean>, StoreError> {
    let lock = file::lock(folder);
    let opened = file::open_locked(folder);
    match opened.and_then(|opened| check(&opened.connection)) {
        Ok(()) => return Ok(None),
        Err(error) if !error.is_damage() => return Err(error),
        Err(_) => {}
    }
    let path = file::path_in(folder);
    let log = with_ending(&path, "-wal");
    let failed = |error| StoreError::Io {
        path: path.clone(),
        error,
    };
    let aside = name_aside(&path);
    keep_aside(&path, &aside).map_err(failed)?;
    if fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
        keep_aside(&log, &with_ending(&aside, "-wal")).map_err(failed)?;
    }
    let mut carved = Carved::default();
    for damaged in [&path, &log] {
        carved.take(&read_if_there(damaged).map_err(failed)?);
    }
    let backup = backup::newest_good(folder);
    if let Some(Backup { path, .. }) = &backup {
        let mut older = Carved::default();
        older.take(&read_if_there(path).map_err(failed)?);
        carved.take_older(older);
    }
    let new = with_ending(&path, ".new");
    let saved = rebuild::write_new(&new, carved)?;
    replace(&path, &new).map_err(failed)?;
    file::sync_folder(folder);
    drop(lock);
    let and_backup = backup.map_or(String::new(), |backup| {
        format!(" and from the copy of {}", backup.day)
    });
    Ok(Some(Clean::line(&format!(
        "{} was damaged: the marks of {saved} articles were taken from it{and_backup}; the damaged file is kept as {}",
        path.display(),
        aside.display()
    ))))
}

/// `state.db.damaged-2026-11-28`, or with a number after it where that name is taken.
fn name_aside(path: &Path) -> PathBuf {
    let today = jiff::tz::TimeZone::UTC
        .to_datetime(jiff::Timestamp::now())
        .date();
    let name = with_ending(path, &format!(".damaged-{today}"));
    let numbered = (2..1000).map(|number| with_ending(&name, &format!("-{number}")));
    let mut names = std::iter::once(name.clone()).chain(numbered);
    names.find(|name| !name.exists()).unwrap_or(name)
}

/// Copies a file, if it is there, and sees the copy to disk.
fn keep_aside(from: &Path, to: &Path) -> io::Result<()> {
    match fs::copy(from, to) {
        Ok(_) => fs::File::open(to)?.sync_all(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// The bytes of a file; none where it is not there.
fn read_if_there(path: &Path) -> io::Result<Vec<u8>> {
    match fs::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        read => read,
    }
}

/// The aliases that a mark known by `keys` has at least.
pub(crate) fn aliases_of(keys: &Keys, mark: i64) -> impl Iterator<Item = Alias> {
    let url = keys.url.map(|key| Alias {
        key,
        is_url: true,
        mark,
    });
    let content = Alias {
        key: keys.content,
        is_url: false,
        mark,
    };
    url.into_iter().chain(std::iter::once(content))
}

/// Puts `new` into the place of `path`. The log of the old file goes first: it must never be
/// replayed into the new one.
fn replace(path: &Path, new: &Path) -> io::Result<()> {
    for ending in ["-wal", "-shm", "-journal"] {
        file::remove_if_there(&with_ending(path, ending))?;
    }
    fs::rename(new, path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::user::marking::sample::subject;
    use crate::user::{Change, Log, Mark, Note, Store, Target};

    const MARKS: usize = 60;

    /// A state file of [`MARKS`] bookmarks, closed.
    fn filled() -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        for number in 0..MARKS {
            store.set_bookmarked(&subject(number), true, 1).unwrap();
        }
        drop(store);
        fs::read(file::path_in(folder.path())).unwrap()
    }

    /// Opens a state file of `bytes`: the numbers of the bookmarks it has, and what is said.
    fn opened(folder: &Path, bytes: &[u8]) -> (Vec<usize>, Option<Clean>) {
        fs::write(file::path_in(folder), bytes).unwrap();
        let store = Store::open(folder).unwrap();
        let subjects: Vec<_> = (0..MARKS).map(subject).collect();
        let keys: Vec<_> = subjects.iter().map(|subject| subject.keys).collect();
        let marks = store.marks(&keys).unwrap();
        let all = store.all_marks().unwrap();
        assert!(
            all.iter().all(|(each, _)| keys.contains(each)),
            "a mark on no article"
        );
        let has = |mark: &Mark| mark.is_bookmarked;
        let found = marks
            .iter()
            .enumerate()
            .filter(|(_, mark)| has(mark))
            .map(|(nth, _)| nth);
        (found.collect(), store.take_notice())
    }

    #[test]
    fn whatever_page_is_lost_the_marks_on_the_others_are_saved() {
        let bytes = filled();
        let pages = bytes.len() / 4096;
        for page in 0..pages {
            let folder = tempfile::tempdir().unwrap();
            let mut damaged = bytes.clone();
            damaged[page * 4096..(page + 1) * 4096].fill(0);
            let (found, notice) = opened(folder.path(), &damaged);
            assert!(
                found.len() >= MARKS - 30,
                "page {page}: {} left",
                found.len()
            );
            let words = notice.expect("damage is said");
            assert!(words.contains("state.db.damaged-"), "{words}");
            let kept = fs::read_dir(folder.path())
                .unwrap()
                .map(|entry| entry.unwrap().path());
            let aside = kept
                .into_iter()
                .find(|path| path.to_string_lossy().contains(".damaged-"))
                .unwrap();
            assert_eq!(fs::read(aside).unwrap(), damaged);
            assert!(Store::open(folder.path()).unwrap().take_notice().is_none());
        }
    }

    #[test]
    fn a_file_without_its_first_page_gives_every_mark() {
        let mut bytes = filled();
        bytes[..4096].fill(0xff);
        let folder = tempfile::tempdir().unwrap();
        let (found, _) = opened(folder.path(), &bytes);
        assert_eq!(found.len(), MARKS);
    }

    #[test]
    fn a_file_whose_first_bytes_forbid_to_write_it_is_mended() {
        let mut bytes = filled();
        bytes[18] = 0x12;
        let folder = tempfile::tempdir().unwrap();
        let (found, notice) = opened(folder.path(), &bytes);
        assert_eq!(found.len(), MARKS);
        assert!(notice.is_some());
        let mut store = Store::open(folder.path()).unwrap();
        store.set_read(&subject(1), true, 2).unwrap();
    }

    #[test]
    fn a_table_whose_column_has_another_name_is_mended() {
        let mut bytes = filled();
        let table = b"CREATE TABLE waypoint";
        let place = bytes
            .windows(table.len())
            .position(|window| window == table);
        let name = place.unwrap() + table.len() + " (\n        lib".len();
        bytes[name] ^= 1;
        let folder = tempfile::tempdir().unwrap();
        let (found, notice) = opened(folder.path(), &bytes);
        assert_eq!(found.len(), MARKS);
        assert!(notice.is_some());
        let store = Store::open(folder.path()).unwrap();
        assert_eq!(store.waypoints("news").unwrap().len(), 0);
    }

    #[test]
    fn a_flipped_bit_costs_one_mark_at_most() {
        let bytes = filled();
        for place in (0..bytes.len()).step_by(211) {
            let folder = tempfile::tempdir().unwrap();
            let mut damaged = bytes.clone();
            damaged[place] ^= 0x10;
            // The version is in these bytes, and a file of a newer version is refused.
            if (60..64).contains(&place) {
                continue;
            }
            let (found, _) = opened(folder.path(), &damaged);
            assert!(
                found.len() >= MARKS - 1,
                "byte {place}: {} left",
                found.len()
            );
        }
    }

    #[test]
    fn a_cut_file_gives_what_is_left_of_it() {
        let bytes = filled();
        for length in (1..bytes.len()).step_by(1_777) {
            let folder = tempfile::tempdir().unwrap();
            let (found, notice) = opened(folder.path(), &bytes[..length]);
            assert!(notice.is_some(), "{length}");
            assert!(
                found.len() * 512 + 3 * 4096 >= length.min(20_000) / 2,
                "{length}"
            );
        }
    }

    #[test]
    fn a_log_whose_file_was_emptied_gives_its_marks() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        for number in 0..3 {
            store.set_bookmarked(&subject(number), true, 1).unwrap();
        }
        let log = fs::read(folder.path().join("state.db-wal")).unwrap();
        drop(store);
        fs::write(folder.path().join("state.db-wal"), log).unwrap();
        let (found, notice) = opened(folder.path(), &[]);
        assert_eq!(found, [0, 1, 2]);
        assert!(notice.is_some());
    }

    #[test]
    fn damage_under_an_open_store_is_mended_in_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = file::path_in(folder.path());
        fs::write(&path, filled()).unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        let mut damaged = fs::read(&path).unwrap();
        let place = damaged
            .windows(9)
            .position(|bytes| bytes == b"number 40")
            .unwrap();
        damaged[place] = b'x';
        fs::write(&path, damaged).unwrap();
        let forget = "PRAGMA shrink_memory";
        store
            .read(|connection| Ok(connection.execute_batch(forget)?))
            .unwrap();
        assert_eq!(store.kept().unwrap().len(), MARKS - 1);
        assert!(store.take_notice().is_some());
        store.set_bookmarked(&subject(40), true, 2).unwrap();
        assert_eq!(
            Store::open(folder.path()).unwrap().kept().unwrap().len(),
            MARKS
        );
    }

    /// A state file with everything in it that it can hold.
    fn varied() -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        let note = Note {
            text: Clean::text(&"A note of several pages. ".repeat(500)),
            spot: None,
        };
        let tags = Change::Tags {
            on: vec![Clean::line("sea"), Clean::line("harbour")],
            off: Vec::new(),
        };
        for change in [Change::Note(Some(note)), tags, Change::Read] {
            let target = Target::from(&subject(1));
            store
                .change(&[target], &change, (1, Log::Step), &|_| true)
                .unwrap();
        }
        store.keep_line("search", "tide").unwrap();
        let left = crate::user::Session::default();
        store.keep_session("news", &left).unwrap();
        drop(store);
        fs::read(file::path_in(folder.path())).unwrap()
    }

    #[test]
    fn notes_tags_steps_and_what_was_typed_are_taken_out_of_a_damaged_file() {
        let mut bytes = varied();
        bytes[..4096].fill(0xff);
        let folder = tempfile::tempdir().unwrap();
        fs::write(file::path_in(folder.path()), &bytes).unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        assert!(store.take_notice().is_some());
        let added = store.added(&subject(1).keys).unwrap();
        assert_eq!(added.note.unwrap().text.len(), 500 * 25);
        assert_eq!(added.tags.len(), 2);
        let line = ("search".to_owned(), "tide".to_owned());
        assert_eq!(store.history().unwrap(), [line]);
        assert!(store.session("news").unwrap().is_some());
        let undone = store.undo(9).unwrap().unwrap();
        assert!(undone.words.contains("unread again"), "{}", undone.words);
    }
}
