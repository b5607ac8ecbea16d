//! What a symbolic link is taken for. None is ever gone through to a folder, so there are no loops,
//! and what lies in the folders is read once, where it lies.
//!
//! Only a link to a file that is not looked at otherwise, in a hidden folder of the same library,
//! is read as the file: that is how annexes keep large collections.

use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use crate::article::Problem;
use crate::library::Roots;
use crate::library::scan::look::{Entry, Look, What};
use crate::library::scan::noise;

/// What the link at `path` is taken for.
pub(crate) fn look_at(path: &Path, roots: &Roots) -> Look {
    let target = match fs::canonicalize(path) {
        Ok(target) => target,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return failed(&Problem::file("a link that leads nowhere"));
        }
        Err(error) => {
            let words = format!("a link that cannot be followed: {error}");
            return failed(&Problem::file(&words));
        }
    };
    if !roots.contain(&target) {
        let words = format!("a link that leaves the folder, to {}", target.display());
        let hint = "to read what is there, name that place as well";
        return failed(&Problem::file(&words).with_hint(hint));
    }
    match fs::metadata(&target) {
        Ok(metadata) if metadata.is_dir() => passed("a link to a folder of the same library"),
        Ok(metadata) if metadata.is_file() && is_passed_over(&target, roots) => Look::of(&metadata),
        Ok(metadata) if metadata.is_file() => passed("a link to a file of the same library"),
        Ok(_) => passed("a link to what is no file"),
        Err(error) => failed(&Problem::file(&format!("cannot look at it: {error}"))),
    }
}

/// Whether `path`, which lies in one of `roots`, is not looked at where it lies.
fn is_passed_over(path: &Path, roots: &Roots) -> bool {
    let mut inside = roots
        .paths
        .iter()
        .filter_map(|root| path.strip_prefix(root).ok());
    let Some(inside) = inside.next() else {
        return false;
    };
    let is_noise = |name: &std::ffi::OsStr| noise::of_folder(name.as_bytes()).is_some();
    let mut folders = inside.parent().unwrap_or(inside).iter();
    let name = inside.file_name().unwrap_or_default();
    folders.any(is_noise) || noise::of_file(name.as_bytes()).is_some()
}

fn failed(problem: &Problem) -> Look {
    Look::at(Entry::Found(What::Failed(problem.clone())))
}

fn passed(why: &str) -> Look {
    Look::at(Entry::Found(What::Passed(why.to_owned())))
}
