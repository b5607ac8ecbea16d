//! Tar archives, which are not read: said where one comes out of a packed file.

use std::path::Path;

/// Why a packed file is not read, where it holds a tar archive.
pub(super) fn of(path: &Path, bytes: &[u8]) -> Option<String> {
    let has_mark = bytes.get(257..262) == Some(b"ustar");
    let is_named = path.extension().is_some_and(|extension| extension == "tar");
    (has_mark || is_named)
        .then(|| "tar archives are not read: unpack it first, with tar -xf".to_owned())
}
