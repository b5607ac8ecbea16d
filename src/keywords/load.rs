//! The keywords file: read, with its includes, and what is wrong in it.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::article::Problem;
use crate::keywords::outline::{Outline, OutlineGroup, OutlineWord};
use crate::keywords::read::{self, StatedGroup};
use crate::keywords::word::MOST;
use crate::keywords::{Group, Keywords};

/// Largest keywords file, in bytes.
const FILE_BYTES: u64 = 16 << 20;

/// Most files that one keywords file takes in, all includes counted.
const MOST_FILES: usize = 256;

/// Deepest chain of includes.
const DEEPEST: usize = 16;

/// How keywords match, as a number: counts that were made in another way are made again.
const WAY_OF_MATCHING: u32 = 1;

/// The keywords and what was wrong in the files.
#[derive(Debug, Default)]
pub struct Loaded {
    /// What could be read, and is on.
    pub keywords: Keywords,
    /// All that could be read.
    pub outline: Outline,
    /// The files that were read, or that should have been.
    pub files: Vec<PathBuf>,
    /// What could not, each with the file it stands in.
    pub problems: Vec<(PathBuf, Problem)>,
}

/// Loads `path` and what it includes; a missing file is no keywords and no problem. Groups of the
/// same name are one group, in the place and the colour of the first.
pub fn load(path: &Path) -> Loaded {
    let mut loading = Loading::default();
    match loading.take(path, 0) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => loading.say(path, Problem::file(&format!("cannot read it: {error}"))),
    }
    let groups = loading.outline.settle();
    Loaded {
        keywords: Keywords {
            stamp: stamp(&groups),
            groups,
        },
        outline: loading.outline,
        files: loading.files,
        problems: loading.problems,
    }
}

/// What was loaded so far.
#[derive(Debug, Default)]
struct Loading {
    outline: Outline,
    problems: Vec<(PathBuf, Problem)>,
    /// The files as they were named, to be watched.
    files: Vec<PathBuf>,
    /// The files that were read, so that includes in a circle end.
    seen: HashSet<PathBuf>,
}

impl Loading {
    /// Takes in a file: what it includes first, since includes stand at its top.
    fn take(&mut self, path: &Path, depth: usize) -> io::Result<()> {
        self.files.push(path.to_owned());
        let file = fs::canonicalize(path)?;
        if self.seen.contains(&file) {
            return Ok(());
        }
        let bytes = read_regular(&file)?;
        self.seen.insert(file);
        let text = self.decode(path, &bytes);
        let stated = read::read(&text);
        for (name, line) in stated.includes {
            let included = path.with_file_name(&name);
            let taken = if depth >= DEEPEST || self.seen.len() >= MOST_FILES {
                Err(io::Error::other("too many files include one another"))
            } else {
                self.take(&included, depth + 1)
            };
            if let Err(error) = taken {
                let what = format!("cannot take in {name}: {error}");
                self.say(path, Problem::file(&what).at_line(line));
            }
        }
        for problem in stated.problems {
            self.say(path, problem);
        }
        let path: Arc<Path> = path.into();
        for group in stated.groups {
            self.add(&path, group);
        }
        Ok(())
    }

    /// The text of a file; where it is not UTF-8 the rest of it still counts.
    fn decode(&mut self, path: &Path, bytes: &[u8]) -> String {
        let text = String::from_utf8_lossy(bytes);
        if let Err(error) = std::str::from_utf8(bytes) {
            let sound = text.get(..error.valid_up_to()).unwrap_or_default();
            let line = u32::try_from(sound.matches('\n').count() + 1).unwrap_or(u32::MAX);
            let problem = Problem::file("the text is not UTF-8").at_line(line);
            self.say(path, problem.with_hint("save the file as UTF-8"));
        }
        text.trim_start_matches('\u{feff}').to_owned()
    }

    fn add(&mut self, path: &Arc<Path>, stated: StatedGroup) {
        let is_enabled = stated.is_enabled;
        let words = stated.words.into_iter().map(|of| OutlineWord {
            word: of.word,
            is_enabled: of.is_enabled,
            is_group_enabled: is_enabled,
            place: None,
            file: Arc::clone(path),
        });
        let groups = &mut self.outline.groups;
        if let Some(group) = groups.iter_mut().find(|group| group.name == stated.name) {
            group.is_enabled |= is_enabled;
            group.words.extend(words);
            group.words.truncate(MOST);
            if !group.files.contains(path) {
                group.files.push(Arc::clone(path));
            }
        } else if groups.len() < MOST {
            groups.push(OutlineGroup {
                name: stated.name,
                color: stated.color,
                is_enabled,
                place: None,
                files: vec![Arc::clone(path)],
                words: words.collect(),
            });
        } else {
            self.say(path, Problem::file("too many groups; the rest is left out"));
        }
    }

    fn say(&mut self, path: &Path, problem: Problem) {
        self.problems.push((path.to_owned(), problem));
    }
}

/// The bytes of a regular file of sensible size.
fn read_regular(path: &Path) -> io::Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is no regular file"));
    }
    let mut bytes = Vec::new();
    File::open(path)?
        .take(FILE_BYTES + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > FILE_BYTES {
        return Err(io::Error::other("it is larger than 16 MB"));
    }
    Ok(bytes)
}

/// A hash of everything that decides what matches.
fn stamp(groups: &[Group]) -> [u8; 16] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&WAY_OF_MATCHING.to_le_bytes());
    for group in groups {
        hasher.update(&(group.words.len() as u64).to_le_bytes());
        for word in &group.words {
            hasher.update(&[word.rule as u8]);
            hasher.update(&(word.text.len() as u64).to_le_bytes());
            hasher.update(word.text.as_bytes());
        }
    }
    let mut stamp = [0; 16];
    hasher.finalize_xof().fill(&mut stamp);
    stamp
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A fresh folder with files.
    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            fs::write(folder.path().join(name), text).unwrap();
        }
        folder
    }

    /// What the files state, in a line a group and a line a problem.
    fn loaded(files: &[(&str, &str)]) -> (Vec<String>, Vec<String>) {
        let folder = folder(files);
        let loaded = load(&folder.path().join("keywords.toml"));
        let groups = loaded.keywords.groups.iter().map(|group| {
            let words: Vec<_> = group.words.iter().map(|word| word.text.as_str()).collect();
            format!("{}: {}", group.name, words.join(", "))
        });
        let problems = loaded.problems.iter().map(|(path, problem)| {
            let name = path.file_name().unwrap().to_string_lossy();
            format!("{name}:{} {}", problem.line.unwrap_or(0), problem.what)
        });
        (groups.collect(), problems.collect())
    }

    #[test]
    fn a_missing_file_is_no_keywords_and_no_problem() {
        assert_eq!(loaded(&[]), (vec![], vec![]));
    }

    #[test]
    fn includes_come_first_and_groups_of_one_name_are_one() {
        let own = r#"
            include = ["team.toml"]
            [[group]]
            name = "war"
            words = ["tank", { text = "jeep", enabled = false }]
            [[group]]
            name = "off"
            words = ["x"]
            enabled = false
        "#;
        let team = r#"
            [[group]]
            name = "oil"
            words = ["gas"]
            [[group]]
            name = "war"
            words = ["drone"]
        "#;
        let (groups, problems) = loaded(&[("keywords.toml", own), ("team.toml", team)]);
        assert_eq!(groups, ["oil: gas", "war: drone, tank"]);
        assert_eq!(problems, [""; 0]);
    }

    #[test]
    fn what_is_off_is_known_with_its_file_and_matches_nothing() {
        let own = "include = 'team.toml'\n[[group]]\nname = 'a'\nwords = ['x', { text = 'y', enabled = false }]";
        let team = "[[group]]\nname = 'b'\nwords = ['z']\nenabled = false";
        let folder = folder(&[("keywords.toml", own), ("team.toml", team)]);
        let loaded = load(&folder.path().join("keywords.toml"));
        let word = |word: &OutlineWord| {
            let file = word.file.file_name().unwrap().to_string_lossy();
            format!("{} {:?} {file}", word.word.text, word.place)
        };
        let groups = loaded.outline.groups.iter().map(|group| {
            let words: Vec<_> = group.words.iter().map(word).collect();
            format!("{} {:?}: {}", group.name, group.place, words.join(", "))
        });
        let expected = [
            "b None: z None team.toml",
            "a Some(0): x Some(0) keywords.toml, y None keywords.toml",
        ];
        assert_eq!(groups.collect::<Vec<_>>(), expected);
        let numbers: Vec<_> = loaded
            .keywords
            .groups
            .iter()
            .map(|group| group.number)
            .collect();
        assert_eq!(numbers, [1]);
        assert_eq!(loaded.files.len(), 2);
    }

    #[test]
    fn circles_of_includes_end() {
        let group = |name: &str| format!("[[group]]\nname = '{name}'\nwords = ['{name}']");
        let own = format!("include = 'a.toml'\n{}", group("k"));
        let other = format!("include = ['keywords.toml', 'a.toml']\n{}", group("a"));
        let (groups, problems) = loaded(&[("keywords.toml", &own), ("a.toml", &other)]);
        assert_eq!(groups, ["a: a", "k: k"]);
        assert_eq!(problems, [""; 0]);
    }

    #[test]
    fn what_cannot_be_taken_in_is_said_where_it_is_named() {
        let own = "\u{feff}include = [\n 'none.toml',\n '.',\n]\n[[group]]\nname='k'\nwords=['k']";
        let (groups, problems) = loaded(&[("keywords.toml", own)]);
        assert_eq!(groups, ["k: k"]);
        let begins = |place: usize, with: &str| {
            let problem = problems.get(place);
            problem.is_some_and(|problem| problem.starts_with(with))
        };
        assert!(
            begins(0, "keywords.toml:2 cannot take in none.toml: No such file")
                && begins(1, "keywords.toml:3 cannot take in .: it is no regular file"),
            "{problems:?}"
        );
    }

    #[test]
    fn a_file_in_another_charset_is_said_and_still_read() {
        let folder = folder(&[]);
        let path = folder.path().join("keywords.toml");
        fs::write(&path, b"[[group]]\nname='k'\nwords=['caf\xe9', 'tea']").unwrap();
        let loaded = load(&path);
        assert_eq!(loaded.problems.first().unwrap().1.line, Some(3));
        assert_eq!(loaded.keywords.groups.first().unwrap().words.len(), 2);
    }

    #[test]
    fn the_stamp_is_of_what_matches_and_not_of_how_it_looks() {
        let stamp = |text: &str| {
            let folder = folder(&[("keywords.toml", text)]);
            load(&folder.path().join("keywords.toml")).keywords.stamp
        };
        let plain = stamp("[[group]]\nname = 'k'\nwords = ['tea']");
        let green = stamp("[[group]]\nname = 't'\ncolor = 'green'\nwords = ['tea']");
        let exact = stamp("[[group]]\nname = 'k'\nwords = [{ text = 'tea', match = 'exact' }]");
        assert_eq!(plain, green);
        assert_ne!(plain, exact);
    }
}
