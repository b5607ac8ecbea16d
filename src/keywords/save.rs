//! Changes of keywords, written into the files that state them.
//!
//! A file is read anew for each change, and the change made in what it says now: what an editor has
//! written meanwhile stays. A file that is broken is left alone until it is mended.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::keywords::outline::OutlineGroup;
use crate::keywords::{Change, Word, document, load};
use crate::replace::replace;

/// How often a change is tried, where someone else writes the file at the same time.
const TRIES: usize = 3;

/// Why keywords were not changed.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// A file could not be read or written.
    #[error("cannot write {}: {error}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A file cannot be changed so.
    #[error("{}: {why}", path.display())]
    Refused {
        /// The file.
        path: PathBuf,
        /// Why.
        why: String,
    },
}

/// A file as it was before a change and as it is after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    path: PathBuf,
    before: Option<String>,
    after: String,
}

/// Makes `change` in the file at `main` or in those that it includes; gives what was written.
pub fn save(main: &Path, change: &Change) -> Result<Vec<Written>, SaveError> {
    let outline = load::load(main).outline;
    let group = outline.group(change.group());
    let (word, to) = match change {
        Change::MoveWord { word, to, .. } => (Some(word), Some(to)),
        Change::RemoveWord { word, .. }
        | Change::ReplaceWord { word, .. }
        | Change::EnableWord { word, .. } => (Some(word), None),
        _ => (None, None),
    };
    let own = files(group, word, main);
    if let (Some(word), Some(to)) = (word, to) {
        let target = outline.group(to);
        let target = files(target, None, main).into_iter().next();
        let target = target.unwrap_or_else(|| main.into());
        let from = own.first().cloned().unwrap_or_else(|| main.into());
        if target != from {
            return move_between((&from, change.group()), (&target, to), word);
        }
    }
    let is_of_one = matches!(
        change,
        Change::AddWord { .. } | Change::RaiseGroup { .. } | Change::LowerGroup { .. }
    );
    let taken = if is_of_one { 1 } else { usize::MAX };
    own.iter()
        .take(taken)
        .map(|path| write(path, &|text| document::changed(text, change)))
        .collect()
}

/// Puts back what was before `written`, where nothing else was written since.
pub fn undo(written: &[Written]) -> Result<(), SaveError> {
    for each in written.iter().rev() {
        let before = each.before.clone().unwrap_or_default();
        let put = |now: &str| {
            if now == each.after {
                Ok(before.clone())
            } else {
                Err("it was changed since; undo it by hand".to_owned())
            }
        };
        write(&each.path, &put)?;
    }
    Ok(())
}

/// The files that a change of `group`, or of its `word`, is to be made in.
fn files(group: Option<&OutlineGroup>, word: Option<&Word>, main: &Path) -> Vec<Arc<Path>> {
    let Some(group) = group else {
        return vec![main.into()];
    };
    let stated = group.words.iter();
    let of_word = word.and_then(|word| stated.clone().find(|of| of.word == *word));
    match of_word {
        Some(of) => vec![Arc::clone(&of.file)],
        None => group.files.clone(),
    }
}

/// Moves a word from a group of one file to a group of another: it is never in neither.
fn move_between(
    (from, group): (&Path, &str),
    (target, to): (&Path, &str),
    word: &Word,
) -> Result<Vec<Written>, SaveError> {
    let text = fs::read_to_string(from).map_err(|error| failed(from, error))?;
    let stated = document::stated_in(&text, group, word);
    let stated = stated.ok_or_else(|| SaveError::Refused {
        path: from.to_owned(),
        why: format!("there is no {} in {group} any more", word.text),
    })?;
    let add = |text: &str| document::with_stated(text, to, stated.clone());
    let added = write(target, &add)?;
    let remove = Change::RemoveWord {
        group: group.to_owned(),
        word: word.clone(),
    };
    let removed = write(from, &|text| document::changed(text, &remove))?;
    Ok(vec![added, removed])
}

/// Writes what `change` makes of the text of a file, which is empty where there is none.
fn write(
    path: &Path,
    change: &dyn Fn(&str) -> Result<String, String>,
) -> Result<Written, SaveError> {
    for _ in 0..TRIES {
        let before = match fs::read_to_string(path) {
            Ok(text) => Some(text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(failed(path, error)),
        };
        let after = change(before.as_deref().unwrap_or_default());
        let after = after.map_err(|why| SaveError::Refused {
            path: path.to_owned(),
            why,
        })?;
        let bytes = before.as_ref().map(String::as_bytes);
        if replace(path, bytes, after.as_bytes()).map_err(|error| failed(path, error))? {
            return Ok(Written {
                path: path.to_owned(),
                before,
                after,
            });
        }
    }
    Err(SaveError::Refused {
        path: path.to_owned(),
        why: "it is being written by someone else; try again".to_owned(),
    })
}

fn failed(path: &Path, error: io::Error) -> SaveError {
    SaveError::Io {
        path: path.to_owned(),
        error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keywords::Match;

    fn word(text: &str) -> Word {
        Word {
            text: text.to_owned(),
            rule: Match::Plain,
        }
    }

    /// A file that includes another, and the two paths.
    fn files() -> (tempfile::TempDir, PathBuf, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let main = folder.path().join("keywords.toml");
        let team = folder.path().join("team.toml");
        let own = "include = ['team.toml']\n[[group]]\nname = 'war'\nwords = ['tank']\n";
        fs::write(&main, own).unwrap();
        fs::write(&team, "[[group]]\nname = 'oil'\nwords = ['gas'] # team\n").unwrap();
        (folder, main, team)
    }

    #[test]
    fn a_word_is_changed_in_the_file_it_came_from_and_undone_there() {
        let (_folder, main, team) = files();
        let before = fs::read_to_string(&team).unwrap();
        let change = Change::RemoveWord {
            group: "oil".to_owned(),
            word: word("gas"),
        };
        let written = save(&main, &change).unwrap();
        assert!(
            fs::read_to_string(&team)
                .unwrap()
                .contains("words = [] # team")
        );
        undo(&written).unwrap();
        assert_eq!(fs::read_to_string(&team).unwrap(), before);
        let refused = undo(&written).unwrap_err().to_string();
        assert!(refused.contains("changed since"), "{refused}");
    }

    #[test]
    fn a_word_goes_from_file_to_file() {
        let (_folder, main, _) = files();
        let change = Change::MoveWord {
            group: "war".to_owned(),
            word: word("tank"),
            to: "oil".to_owned(),
        };
        save(&main, &change).unwrap();
        let outline = load::load(&main).outline;
        let words = |name| outline.group(name).unwrap().words.len();
        assert_eq!((words("war"), words("oil")), (0, 2));
    }

    #[test]
    fn the_first_group_makes_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let main = folder.path().join("new/keywords.toml");
        let group = "war".to_owned();
        let add = Change::AddGroup {
            group: group.clone(),
        };
        save(&main, &add).unwrap();
        let word = word("tank");
        save(&main, &Change::AddWord { group, word }).unwrap();
        let keywords = load::load(&main).keywords;
        assert_eq!(keywords.all_words().count(), 1);
    }
}
