//! A view more in `config.toml`: written to its end, so that every word and comment in it stays.
//!
//! The file is never half written, and what another writes into it meanwhile stays.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::config::load::{self, Loaded};
use crate::config::settings::View;
use crate::replace::replace;

/// Why a view was not saved.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// The file could not be read or written.
    #[error("cannot write {}: {error}; add this to it by hand: {}", path.display(), on_one_line(text))]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        error: io::Error,
        /// What was to be written.
        text: String,
    },
    /// The view cannot be added to what the file states.
    #[error("{}: {why}", path.display())]
    Refused {
        /// The file.
        path: PathBuf,
        /// Why.
        why: String,
    },
}

/// The keys of a view apart by commas, as they could stand in one line.
fn on_one_line(text: &str) -> String {
    text.trim_end()
        .replace('\n', ", ")
        .replacen("]], ", "]] ", 1)
}

/// Adds `view` to the file at `path`; gives what the file states now.
pub fn append(path: &Path, view: &View) -> Result<Loaded, AppendError> {
    let stated = view.to_toml();
    let failed = |error| AppendError::Io {
        path: path.to_owned(),
        error,
        text: stated.clone(),
    };
    let refused = |why: String| AppendError::Refused {
        path: path.to_owned(),
        why,
    };
    let stood = match fs::read_to_string(path) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(failed(error)),
    };
    let before = stood.as_deref().unwrap_or_default();
    let views = load::read(before).settings.views;
    if views.iter().any(|other| other.name == view.name) {
        return Err(refused(format!(
            "there is a view of the name {}",
            view.name
        )));
    }
    let between = match before {
        "" => "",
        text if text.ends_with("\n\n") => "",
        text if text.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    let after = format!("{before}{between}{stated}");
    let loaded = load::read_in(&after, path.parent());
    let is_added = loaded.settings.views.len() == views.len() + 1
        && loaded.settings.views.last() == Some(view);
    if !is_added {
        let why = "what stands at its end cannot be added to; mend it first";
        return Err(refused(why.to_owned()));
    }
    let bytes = stood.as_ref().map(String::as_bytes);
    if !replace(path, bytes, after.as_bytes()).map_err(failed)? {
        let why = "it is being written by someone else; try again";
        return Err(refused(why.to_owned()));
    }
    Ok(loaded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{Group, Sort, parse};
    use crate::text::Clean;

    fn view(name: &str) -> View {
        View {
            name: Clean::line(name),
            query: parse("\"slack water\" -is:read").unwrap(),
            sort: Sort::Source,
            group: Group::Day,
        }
    }

    #[test]
    fn a_view_is_added_and_every_word_of_the_file_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("made/config.toml");
        append(&path, &view("One")).unwrap();
        let own =
            "# mine\ndates = 'iso' # I like it\n\n[[view]] # first\nname = 'Zero'\nquery = 'x'";
        for before in [own, "", "# only words\n"] {
            fs::write(&path, before).unwrap();
            let loaded = append(&path, &view("A \"quoted\" \\ name")).unwrap();
            assert_eq!(
                loaded.settings.views.last(),
                Some(&view("A \"quoted\" \\ name"))
            );
            assert!(fs::read_to_string(&path).unwrap().starts_with(before));
            assert_eq!(load::load(&path), loaded);
        }
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (path, real) = (
            folder.path().join("config.toml"),
            folder.path().join("real.toml"),
        );
        fs::write(&real, "# kept elsewhere\n").unwrap();
        std::os::unix::fs::symlink(&real, &path).unwrap();
        append(&path, &view("One")).unwrap();
        assert!(fs::symlink_metadata(&path).unwrap().is_symlink());
        assert!(fs::read_to_string(&real).unwrap().contains("One"));
    }

    #[test]
    fn where_it_cannot_be_added_the_file_stays_and_the_reason_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        for (before, said) in [
            (
                "[[view]]\nname = 'One'\nquery = 'x'\n",
                "there is a view of the name One",
            ),
            ("note = \"\"\"\nopen", "mend it first"),
        ] {
            fs::write(&path, before).unwrap();
            let words = append(&path, &view("One")).unwrap_err().to_string();
            assert!(words.contains(said), "{words}");
            assert_eq!(fs::read_to_string(&path).unwrap(), before);
        }
        let words = append(Path::new("/proc/newsprint/config.toml"), &view("One")).unwrap_err();
        let words = words.to_string();
        assert!(
            words.contains("add this to it by hand: [[view]] name = "),
            "{words}"
        );
    }
}
