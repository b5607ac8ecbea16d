//! Copies of the state, one a day and seven at most: what a damaged file has lost is taken from the
//! newest that is good.
//!
//! A copy is made beside its name, checked, brought to disk, and takes its name in one step: whatever
//! bears such a name was whole when it got it. Making one reads the whole file and checks it, so that
//! damage is found within a day, whatever is looked at. It is made on a thread of its own and keeps
//! no one from writing.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rusqlite::Connection;

use crate::user::file::{self, with_ending};
use crate::user::{Store, StoreError, recover};

/// How many are kept.
pub const MOST_KEPT: usize = 7;

/// A copy that is good.
#[derive(Debug)]
pub(crate) struct Backup {
    /// The day it was made.
    pub(crate) day: Date,
    pub(crate) path: PathBuf,
    /// The newest revision in it.
    rev: i64,
}

impl Store {
    /// Makes the copy of the day `today`, if there is none yet and anything to be kept. Says whether
    /// one was made.
    pub fn back_up(&self, today: Date) -> Result<bool, StoreError> {
        let Some(folder) = self.folder() else {
            return Ok(false);
        };
        let backups = folder_in(folder);
        let path = backups.join(format!("state-{today}.db"));
        if path.exists() || !self.read(has_anything)? {
            return Ok(false);
        }
        // Damage is mended before it is copied.
        self.read(recover::check)?;
        // Of several instances one makes it.
        let _lock = file::lock(folder);
        if path.exists() {
            return Ok(false);
        }
        let failed = |error| StoreError::Io {
            path: backups.clone(),
            error,
        };
        file::make_folder(&backups).map_err(failed)?;
        let new = with_ending(&path, ".new");
        file::remove_if_there(&new).map_err(failed)?;
        let made = self.copy_to(&new).and_then(|()| check(&new));
        let made = made.and_then(|_| {
            let synced = fs::File::open(&new).and_then(|file| file.sync_all());
            synced
                .and_then(|()| fs::rename(&new, &path))
                .map_err(failed)
        });
        if let Err(error) = made {
            // Half a copy is of no use, and the disk may be full.
            drop(file::remove_if_there(&new));
            return Err(error);
        }
        file::sync_folder(&backups);
        forget_oldest(&backups, today);
        Ok(true)
    }
}

/// The folder of the copies of the state in `folder`.
fn folder_in(folder: &Path) -> PathBuf {
    folder.join("backups")
}

/// Whether a mark was ever made.
fn has_anything(connection: &Connection) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM revision WHERE last > 0)";
    Ok(connection.query_row(sql, [], |row| row.get(0))?)
}

/// Checks a copy; gives the newest revision in it.
fn check(path: &Path) -> Result<i64, StoreError> {
    let connection = file::open_unchanging(path)?;
    recover::check(&connection)?;
    let sql = "SELECT coalesce(max(last), 0) FROM revision";
    Ok(connection.query_row(sql, [], |row| row.get(0))?)
}

/// Whether there is any copy of the state in `folder`.
pub(crate) fn is_any(folder: &Path) -> bool {
    !dated(&folder_in(folder)).is_empty()
}

/// The newest copy of the state in `folder` that is good. Which is newest is told by its revision: a
/// clock may have been wrong.
pub(crate) fn newest_good(folder: &Path) -> Option<Backup> {
    let all = dated(&folder_in(folder)).into_iter();
    let good = all.filter_map(|(day, path)| {
        let rev = check(&path).ok()?;
        Some(Backup { day, path, rev })
    });
    good.max_by_key(|backup| (backup.rev, backup.day))
}

/// The files that bear the name of a copy, with their days.
fn dated(backups: &Path) -> Vec<(Date, PathBuf)> {
    let entries = fs::read_dir(backups).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    let dated = paths.filter_map(|path| {
        let name = path.file_name()?.to_str()?;
        let day = name.strip_prefix("state-")?.strip_suffix(".db")?;
        Some((day.parse().ok()?, path))
    });
    dated.collect()
}

/// Removes the oldest where there are too many. One of a day to come was made by a clock that was
/// wrong, and goes first.
fn forget_oldest(backups: &Path, today: Date) {
    let mut all = dated(backups);
    all.sort_by_key(|(day, _)| (*day <= today, *day));
    let more = all.len().saturating_sub(MOST_KEPT);
    for (_, path) in all.iter().take(more) {
        // One that cannot be removed takes room and does no harm.
        drop(fs::remove_file(path));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::user::marking::sample::subject;
    use jiff::civil::date;

    fn days(folder: &Path) -> Vec<String> {
        let mut days: Vec<_> = dated(&folder_in(folder))
            .into_iter()
            .map(|(day, _)| day.to_string())
            .collect();
        days.sort();
        days
    }

    #[test]
    fn one_a_day_is_made_seven_are_kept_and_an_empty_state_has_none() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        assert!(!store.back_up(date(2026, 3, 1)).unwrap());
        for day in 1..=9 {
            let number = usize::try_from(day).unwrap();
            store.set_bookmarked(&subject(number), true, 1).unwrap();
            assert!(store.back_up(date(2026, 3, day)).unwrap());
            assert!(!store.back_up(date(2026, 3, day)).unwrap());
        }
        let kept = days(folder.path());
        assert_eq!(kept.len(), MOST_KEPT);
        assert_eq!(kept[0], "2026-03-03");
        let names = fs::read_dir(folder_in(folder.path())).unwrap();
        assert_eq!(names.count(), MOST_KEPT, "nothing lies beside them");
        let newest = newest_good(folder.path()).unwrap();
        assert_eq!(newest.day, date(2026, 3, 9));
    }

    #[test]
    fn a_clock_that_was_wrong_hides_no_newer_copy_and_keeps_none_from_being_made() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        store.set_bookmarked(&subject(0), true, 1).unwrap();
        assert!(store.back_up(date(2099, 1, 1)).unwrap());
        for day in 1..=8 {
            let number = usize::try_from(day).unwrap();
            store.set_bookmarked(&subject(number), true, 1).unwrap();
            assert!(store.back_up(date(2026, 3, day)).unwrap());
            let newest = newest_good(folder.path()).unwrap();
            assert_eq!(newest.day, date(2026, 3, day));
        }
        assert_eq!(days(folder.path()).last().unwrap(), "2026-03-08");
        assert!(store.back_up(date(1970, 1, 1)).unwrap());
    }

    #[test]
    fn a_copy_that_was_damaged_is_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        for day in 1..=3 {
            let number = usize::try_from(day).unwrap();
            store.set_bookmarked(&subject(number), true, 1).unwrap();
            store.back_up(date(2026, 3, day)).unwrap();
        }
        let newest = newest_good(folder.path()).unwrap();
        let mut bytes = fs::read(&newest.path).unwrap();
        let place = bytes.windows(8).position(|bytes| bytes == b"number 3");
        bytes[place.unwrap()] ^= 1;
        fs::write(&newest.path, bytes).unwrap();
        fs::write(folder_in(folder.path()).join("state-2026-03-04.db"), "x").unwrap();
        let newest = newest_good(folder.path()).unwrap();
        assert_eq!(newest.day, date(2026, 3, 2));
    }

    #[test]
    fn what_a_damaged_file_has_lost_comes_from_the_copy_and_what_is_newer_from_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        for number in 0..40 {
            store.set_bookmarked(&subject(number), true, 1).unwrap();
        }
        store.back_up(date(2026, 3, 1)).unwrap();
        store.set_bookmarked(&subject(1), false, 2).unwrap();
        for number in 40..60 {
            store.set_bookmarked(&subject(number), true, 3).unwrap();
        }
        drop(store);
        let path = file::path_in(folder.path());
        let bytes = fs::read(&path).unwrap();
        let mut whole = 0;
        for page in 0..bytes.len() / 4096 {
            let mut damaged = bytes.clone();
            damaged[page * 4096..(page + 1) * 4096].fill(0);
            fs::write(&path, &damaged).unwrap();
            let mut store = Store::open(folder.path()).unwrap();
            let kept = store.kept().unwrap();
            let has = |number| kept.iter().any(|kept| kept.subject == subject(number));
            let lost = (2..40).filter(|number| !has(*number)).count();
            assert_eq!(lost, 0, "page {page}");
            let said = store.take_notice().unwrap();
            assert!(said.contains("and from the copy of 2026-03-01"), "{said}");
            whole += usize::from((40..60).all(has));
            while store.undo(9).unwrap().is_some() {}
        }
        assert!(whole > 0);
    }

    #[test]
    fn a_file_that_was_emptied_comes_back_from_the_copy() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        store.set_bookmarked(&subject(1), true, 1).unwrap();
        store.back_up(date(2026, 3, 1)).unwrap();
        drop(store);
        fs::write(file::path_in(folder.path()), "").unwrap();
        let store = Store::open(folder.path()).unwrap();
        assert_eq!(store.kept().unwrap().len(), 1);
    }
}
