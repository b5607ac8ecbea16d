//! A folder of files that are broken in every way: each is told of, and none costs another anything.
//!
//! - [`scale`]: how many, and how bad
//! - [`whole`]: files as they should be
//! - [`damage`]: what goes wrong with them on their way
//! - [`lying`]: files that say what is not so
//! - [`deep`], [`long`], [`many`], [`bombs`]: what is nested, goes on or swells without end
//! - [`crafted`]: what is made with more thought than that
//! - [`places`]: what is no file, and names that no one would give
//! - [`folder`]: all of it
//!
//! `tests/broken-files FOLDER` writes ten thousand of them, and measures what they cost.

mod bombs;
mod crafted;
mod damage;
mod deep;
mod folder;
mod long;
mod lying;
mod many;
mod places;
mod scale;
mod whole;

use std::collections::BTreeSet;
use std::env;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use self::scale::Scale;
use crate::support::{Folder, Ran, run};

/// Names a folder that does not exist yet, to be filled with ten thousand files, and their seed.
const FOLDER: &str = "NEWSPRINT_BROKEN_FILES";
const SEED: &str = "NEWSPRINT_BROKEN_SEED";

/// Fills the folder that the surroundings name, else one of the test's own; gives it, what of it must
/// be told of, and the folder to be kept until the end.
fn filled() -> (PathBuf, usize, Option<TempDir>) {
    let seed = env::var(SEED).map_or(1, |seed| seed.parse().unwrap());
    if let Some(folder) = env::var_os(FOLDER) {
        let count = folder::fill(Path::new(&folder), Scale::FULL, seed);
        return (PathBuf::from(folder), count, None);
    }
    let folder = tempfile::tempdir().unwrap();
    let count = folder::fill(folder.path(), Scale::SMALL, seed);
    (folder.path().to_owned(), count, Some(folder))
}

/// Every thing that `check --json` told of, by its path; none of them a mistake of ours.
fn told(ran: &Ran) -> BTreeSet<String> {
    let (files, problems): (Vec<Value>, Vec<Value>) = ran
        .json()
        .into_iter()
        .partition(|line| line.get("problem").is_none());
    for problem in &problems {
        let hint = problem["hint"].as_str().unwrap_or_default();
        assert!(!hint.contains("mistake in newsprint"), "{problem}");
    }
    for file in &files {
        let is_said = file["articles"] != 0 || file["problems"] != 0 || !file["skipped"].is_null();
        assert!(is_said, "passed over in silence: {file}");
    }
    let path = |file: &Value| match file.get("path_hex") {
        Some(hex) => hex.to_string(),
        None => file["path"].to_string(),
    };
    files.iter().map(path).collect()
}

#[test]
fn every_broken_file_is_told_of_and_none_is_the_end() {
    let home = Folder::new();
    let (folder, count, _kept) = filled();
    let folder = folder.to_str().unwrap();
    let ran = run(&home, &home, ["check", "--json", folder]).ends(1);
    assert_eq!(ran.err, "");
    let told = told(&ran);
    assert!(told.len() >= count, "{} of {count}", told.len());
    let listed = run(&home, &home, ["list", "--json", "--in", folder]).ends(0);
    assert!(listed.lines().len() > count / 3);
}
