//! `newsprint demo`: the articles that come with the program, so that it can show itself anywhere.
//!
//! They are unpacked under the cache folder. Settings, keywords, marks and catalogue of the demo lie
//! beside them: nothing of it touches what is the reader's own.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::cli::end::{Status, Stop};
use crate::cli::samples::SAMPLES;
use crate::config::Places;
use crate::library::{CacheFolder, Roots};
use crate::tui::{self, Setup};

/// The keywords of the demo, which may be changed in it.
const KEYWORDS: &str = ".newsprint/keywords.toml";

/// Opens the reader on the articles of the program.
pub(crate) fn run(places: &Places, is_plain: bool) -> Result<Status, Stop> {
    let cache = CacheFolder::make(&places.cache)
        .map_err(|error| Stop::because(&format!("cannot make a folder for the demo: {error}")))?;
    let home = cache.path.join(concat!("demo-", env!("CARGO_PKG_VERSION")));
    let news = home.join("news");
    unpack(&news).map_err(|(path, error)| {
        let path = path.display();
        Stop::because(&format!("cannot unpack the demo into {path}: {error}"))
    })?;
    let named = vec![news.clone()];
    let setup = Setup {
        roots: Roots::new(&named)?,
        named,
        places: Places {
            config: news.join(".newsprint"),
            data: home.join("data"),
            cache: home.join("cache"),
        },
        is_plain,
    };
    tui::run(&setup).map_err(|error| Stop::because(&error.to_string()))?;
    Ok(Status::Done)
}

/// Writes every sample into `folder` that is not there as it should be. Keywords are the reader's from the
/// first time on.
fn unpack(folder: &Path) -> Result<(), (PathBuf, io::Error)> {
    for (name, bytes) in SAMPLES {
        let path = folder.join(name);
        let write = || {
            let is_kept = *name == KEYWORDS && path.exists();
            if is_kept || fs::read(&path).is_ok_and(|there| there == *bytes) {
                return Ok(());
            }
            fs::create_dir_all(path.parent().unwrap_or(folder))?;
            fs::write(&path, bytes)
        };
        write().map_err(|error| (path.clone(), error))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unpacked_is_whole_mended_and_else_left_alone() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("news");
        unpack(&folder).unwrap();
        let (name, bytes) = &SAMPLES[1];
        let first = folder.join(name);
        fs::write(&first, "changed").unwrap();
        let keywords = folder.join(KEYWORDS);
        assert!(keywords.exists());
        fs::write(&keywords, "# mine").unwrap();
        let second = folder.join(SAMPLES[2].0);
        let written = fs::metadata(&second).unwrap().modified().unwrap();
        unpack(&folder).unwrap();
        assert_eq!(fs::read(&first).unwrap(), *bytes);
        assert_eq!(fs::read(&keywords).unwrap(), b"# mine");
        assert_eq!(fs::metadata(&second).unwrap().modified().unwrap(), written);
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_named() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("file");
        fs::write(&file, "").unwrap();
        let (path, _) = unpack(&file).unwrap_err();
        assert!(path.starts_with(&file));
    }
}
