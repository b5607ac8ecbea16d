//! The section that the folder of a text names, in collections that are sorted so.

use std::path::Path;

use crate::text::Clean;

/// The folders of the BBC collection.
const SHELVES: [&str; 5] = ["business", "entertainment", "politics", "sport", "tech"];

/// The section of a file that is one of a numbered collection in folders: `business/001.txt`.
pub(super) fn section(path: &Path) -> Option<Clean> {
    let stem = path.file_stem()?.to_str()?;
    let is_number = stem.len() == 3 && stem.bytes().all(|byte| byte.is_ascii_digit());
    let folder = path.parent()?.file_name()?.to_str()?;
    (is_number && SHELVES.contains(&folder)).then(|| Clean::line(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_numbered_collection_has_shelves() {
        for (path, expected) in [
            ("bbc/business/001.txt", Some("business")),
            ("bbc/business/plan.txt", None),
            ("2023/001.txt", None),
            ("001.txt", None),
        ] {
            assert_eq!(section(Path::new(path)).as_deref(), expected, "{path}");
        }
    }
}
