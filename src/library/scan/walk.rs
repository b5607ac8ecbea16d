//! Every file under the roots, in the order of their paths.
//!
//! The order is that of the bytes of whole paths, as the catalogue sorts them, so the two can be
//! compared in one pass. A folder is named with a `/` at its end, in rows and for the order alike.
//! Nothing recurses: folders may be nested as deep as the system allows.

use std::collections::{HashMap, HashSet};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::article::Problem;
use crate::cancel::Cancel;
use crate::library::scan::look::{self, Entry, Look, What, cannot_look, folder_look, names_in};
use crate::library::scan::noise;
use crate::library::{Roots, Watch};

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// The number of its root.
    pub(crate) root: usize,
    /// Path relative to the base of the root.
    pub(crate) path: PathBuf,
    pub(crate) what: What,
}

/// Gives everything under `roots` to `take`, in order, until it is cancelled. Runs in a pool, whose
/// threads look at the files of large folders together. Every folder is watched by `watch`, if there
/// is one, before its names are read.
pub(crate) fn walk(
    roots: &Roots,
    watch: Option<&Watch>,
    cancel: &Cancel,
    take: &mut dyn FnMut(Found),
) {
    let mut walker = Walker::new(roots, watch, take);
    let bases = roots.bases();
    watch.inspect(|watch| watch.begin());
    for (root, (path, base)) in roots.paths.iter().zip(&bases).enumerate() {
        if path == base {
            walker.walk_root(root, base, cancel);
        } else if let Some(name) = path.file_name() {
            watch.inspect(|watch| watch.enter(base));
            let look = fs::symlink_metadata(path).map(|metadata| Look::of(&metadata));
            let look = look.unwrap_or_else(|error| cannot_look(&error));
            walker.tell(root, PathBuf::from(name), look);
        }
    }
}

/// The same for the place `path`, relative to `base`, of one root: a file, or a folder with all that
/// is in it.
pub(crate) fn walk_at(
    (root, base, path): (usize, &Path, &Path),
    roots: &Roots,
    watch: &Watch,
    cancel: &Cancel,
    take: &mut dyn FnMut(Found),
) {
    let look = look::at_path(&base.join(path), roots);
    let name = path.as_os_str().to_owned();
    Walker::new(roots, Some(watch), take).walk_from(root, base, (name, look), cancel);
}

struct Walker<'w> {
    roots: &'w Roots,
    watch: Option<&'w Watch>,
    /// Folders that were gone into: another name of one (a mount) is not gone into again.
    folders: HashSet<(u64, u64)>,
    /// Files with several names, and the first of them.
    files: HashMap<(u64, u64), PathBuf>,
    take: &'w mut dyn FnMut(Found),
}

impl<'w> Walker<'w> {
    fn new(roots: &'w Roots, watch: Option<&'w Watch>, take: &'w mut dyn FnMut(Found)) -> Self {
        Self {
            roots,
            watch,
            folders: HashSet::new(),
            files: HashMap::new(),
            take,
        }
    }

    /// Walks one root that is a folder.
    fn walk_root(&mut self, root: usize, base: &Path, cancel: &Cancel) {
        let start = (OsString::new(), folder_look(base));
        self.walk_from(root, base, start, cancel);
    }

    /// Walks from one name on, which is relative to `base`.
    fn walk_from(&mut self, root: usize, base: &Path, start: (OsString, Look), cancel: &Cancel) {
        let mut open = vec![(PathBuf::new(), vec![start].into_iter())];
        while let Some((folder, names)) = open.last_mut() {
            let Some((name, look)) = names.next() else {
                open.pop();
                continue;
            };
            let path = folder.join(name);
            if look.is_tied {
                self.tie();
            }
            match look.entry {
                Entry::Folder if cancel.is_cancelled() => return,
                Entry::Folder => {
                    if let Some(names) = self.go_into(root, base, &path, look.identity) {
                        open.push((path, names.into_iter()));
                    }
                }
                Entry::Noise(why) => {
                    for found in noise::within(root, base, &path, why) {
                        (self.take)(found);
                    }
                }
                Entry::Found(_) => self.tell(root, path, look),
                Entry::Gone => {}
            }
        }
    }

    /// The names in a folder, in order; `None` where it cannot be read or was read already.
    fn go_into(
        &mut self,
        root: usize,
        base: &Path,
        path: &Path,
        identity: Option<(u64, u64)>,
    ) -> Option<Vec<(OsString, Look)>> {
        let is_new = identity.is_none_or(|identity| self.folders.insert(identity));
        let (names, what) = if is_new {
            self.watch.inspect(|watch| watch.enter(&base.join(path)));
            match names_in(&base.join(path), self.roots) {
                Ok(names) => (Some(names), None),
                Err(error) => {
                    let words = format!("cannot read the folder: {error}");
                    (None, Some(What::Failed(Problem::file(&words))))
                }
            }
        } else {
            self.tie();
            let why = "a folder that was read under another name";
            (None, Some(What::Passed(why.to_owned())))
        };
        if let Some(what) = what {
            let path = noise::folder_path(path);
            (self.take)(Found { root, path, what });
        }
        names
    }

    /// What one place holds depends on another.
    fn tie(&self) {
        self.watch.inspect(|watch| watch.tie());
    }

    /// Tells of something, unless it is another name of a file that was told of.
    fn tell(&mut self, root: usize, path: PathBuf, look: Look) {
        let Entry::Found(mut what) = look.entry else {
            return;
        };
        if let Some(identity) = look.identity {
            self.tie();
            if let Some(first) = self.files.get(&identity) {
                let why = format!("another name of {}", first.display());
                what = What::Passed(why);
            } else {
                self.files.insert(identity, path.clone());
            }
        }
        (self.take)(Found { root, path, what });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rustix::fs::{Mode, OFlags};

    /// Everything under a folder, in order: path, and whether it is a file, passed over or failed.
    fn walked(folder: &Path) -> Vec<(String, &'static str)> {
        let roots = Roots::new(&[folder.to_owned()]).unwrap();
        let mut found = Vec::new();
        walk(&roots, None, &Cancel::default(), &mut |each| {
            let what = match &each.what {
                What::File(_) => "file",
                What::Passed(_) => "passed",
                What::Failed(_) => "failed",
            };
            found.push((each.path.to_string_lossy().into_owned(), what));
        });
        found
    }

    #[test]
    fn paths_come_in_the_order_of_their_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let paths = [
            "a/z",
            "a.txt",
            "a!",
            "a/b/c",
            "B",
            "é",
            "a-b/x",
            "a/b.txt",
            "node_modules/x",
            "node_modules.txt",
        ];
        for path in paths {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        let mut sorted = paths.map(str::to_owned);
        sorted.sort_unstable();
        let walked: Vec<_> = walked(folder.path())
            .into_iter()
            .map(|(path, _)| path)
            .collect();
        assert_eq!(walked, sorted);
    }

    #[test]
    fn special_files_and_links_are_told_of_and_never_followed() {
        let folder = tempfile::tempdir().unwrap();
        let link = |to: &str, name: &str| {
            std::os::unix::fs::symlink(to, folder.path().join(name)).unwrap();
        };
        fs::create_dir_all(folder.path().join(".annex")).unwrap();
        fs::write(folder.path().join(".annex/real"), "x").unwrap();
        link(".annex/real", "annexed");
        link("around", "around");
        link("..", "up");
        link("missing", "broken");
        let pipe = folder.path().join("pipe");
        rustix::fs::mknodat(
            rustix::fs::CWD,
            &pipe,
            rustix::fs::FileType::Fifo,
            Mode::RUSR,
            0,
        )
        .unwrap();
        let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("socket")).unwrap();
        let expected = [
            (".annex/real", "passed"),
            ("annexed", "file"),
            ("around", "failed"),
            ("broken", "failed"),
            ("pipe", "passed"),
            ("socket", "passed"),
            ("up", "failed"),
        ];
        assert_eq!(
            walked(folder.path()),
            expected.map(|(path, what)| (path.to_owned(), what))
        );
    }

    #[test]
    fn a_maildir_is_its_messages_and_nothing_beside_them() {
        let folder = tempfile::tempdir().unwrap();
        for path in [
            "cur/1.a:2,S",
            "new/2.a",
            "tmp/3.a",
            ".Sent/cur/4.a;2,S",
            ".Sent/new/5.a",
            ".Sent/maildirfolder",
            "dovecot-uidlist",
        ] {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        let expected = [
            (".Sent/cur/4.a;2,S", "file"),
            (".Sent/maildirfolder", "passed"),
            (".Sent/new/5.a", "file"),
            ("cur/1.a:2,S", "file"),
            ("dovecot-uidlist", "passed"),
            ("new/2.a", "file"),
            ("tmp/3.a", "passed"),
        ];
        assert_eq!(
            walked(folder.path()),
            expected.map(|(path, what)| (path.to_owned(), what))
        );
    }

    #[test]
    fn a_folder_of_noise_with_very_many_files_has_one_row() {
        let folder = tempfile::tempdir().unwrap();
        let noise = folder.path().join(".git");
        fs::create_dir(&noise).unwrap();
        (0..=noise::NOISE_FILES)
            .for_each(|number| fs::write(noise.join(number.to_string()), "").unwrap());
        assert_eq!(walked(folder.path()), [(".git/".to_owned(), "passed")]);
    }

    #[test]
    fn folders_nested_deeper_than_a_path_can_say_are_one_problem() {
        let folder = tempfile::tempdir().unwrap();
        let mut here = rustix::fs::open(folder.path(), OFlags::DIRECTORY, Mode::empty()).unwrap();
        let name = "d".repeat(200);
        for _ in 0..30 {
            rustix::fs::mkdirat(&here, &name, Mode::RWXU).unwrap();
            here = rustix::fs::openat(&here, &name, OFlags::DIRECTORY, Mode::empty()).unwrap();
        }
        let walked = walked(folder.path());
        assert_eq!(walked.len(), 1);
        assert!(
            walked
                .iter()
                .all(|(path, what)| path.ends_with('/') && *what == "failed")
        );
    }

    #[test]
    fn a_root_that_is_a_file_is_found_in_its_folder() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, "").unwrap();
        assert_eq!(walked(&path), [("a.txt".to_owned(), "file")]);
    }
}
