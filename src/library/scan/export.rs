//! The export of Omnivore as it lies unpacked in a folder: its files are read as those in the archive
//! are, what is known of an article with its text.
//!
//! The article is in the file that holds the text. It is as new as the newest file that it is read with,
//! so that it is read again when any of them changes, and when one comes later.

use std::ffi::OsStr;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use crate::formats::archive::{Export, Role};
use crate::library::catalog::record::Stat;
use crate::library::scan::look::stat_of;
use crate::library::scan::read::{self, Content};

/// Why a file of an export is no article of its own.
pub(crate) const ELSEWHERE: &str = "read with the texts of the articles that it tells of";

/// Where a file lies in what may be an export.
struct Place<'p> {
    folder: &'p Path,
    /// Its path within the folder.
    name: String,
}

/// An export, as it was when it was looked at.
#[derive(Debug)]
struct Known {
    folder: PathBuf,
    /// The files of facts.
    facts: Vec<PathBuf>,
    /// The times of the folders of the export and of the files of facts.
    times: Vec<Option<i64>>,
    /// What it says; nothing where the folder holds no export.
    export: Option<Export>,
}

/// The folders that were asked for last, and when they were last looked at: their files come one after
/// the other.
static LAST: Mutex<Vec<(Instant, Arc<Known>)>> = Mutex::new(Vec::new());

/// The folders of an export whose times say that its files are others.
const FOLDERS: [&str; 2] = ["", "content"];

/// How many of them are kept.
const MOST_KNOWN: usize = 32;

/// So long after a look at an export its articles are read with what was seen of it: an export of ten
/// thousand has hundreds of files of facts. What changes meanwhile is newer than the articles are said
/// to be, so that the next walk has them read again.
const TRUSTED: Duration = Duration::from_secs(1);

/// The export that the files of one folder may be of, looked at once for all of them.
#[derive(Debug, Default)]
pub(crate) struct Beside(OnceLock<Arc<Known>>);

impl Beside {
    /// The state of the file at `path`, one of the folder, if it is read with others: it is as new as
    /// the newest of them.
    pub(crate) fn joined_stat(&self, path: &Path, stat: Stat) -> Option<Stat> {
        let place = place(path)?;
        let known = self.0.get_or_init(|| known(place.folder, Duration::ZERO));
        known.export.is_some().then(|| newest(&place, known, stat))
    }
}

/// The state of a file of an export, as new as the newest that it is read with.
fn newest(place: &Place, known: &Known, stat: Stat) -> Stat {
    if !stat.is_settled() {
        return stat;
    }
    let others = match Export::role(&place.name) {
        Some(Role::Text(slug)) => {
            let marked = place.folder.join(format!("highlights/{slug}.md"));
            let facts = known.times.iter().skip(FOLDERS.len()).copied().flatten();
            facts.chain(time(&marked)).max()
        }
        Some(Role::Facts | Role::Highlights(_)) => known.times.get(1).copied().flatten(),
        None => None,
    };
    Stat {
        mtime_ns: others.map_or(stat.mtime_ns, |other| other.max(stat.mtime_ns)),
        ..stat
    }
}

/// Puts what is read in its place to what was read of the file at `path`, if it is of an export.
pub(crate) fn join(path: &Path, content: &mut Content) {
    let Some(place) = place(path) else { return };
    let known = known(place.folder, TRUSTED);
    let Some(export) = &known.export else { return };
    content.stat = newest(&place, &known, content.stat);
    let Some(joined) = export.joined(&place.name, &content.bytes) else {
        return;
    };
    content.is_elsewhere = joined.is_empty();
    if let Some(Role::Text(slug)) = Export::role(&place.name) {
        let marked = place.folder.join(format!("highlights/{slug}.md"));
        content.marked = text(&marked);
    }
    content.bytes = joined;
}

/// Where the file at `path` lies in an export, if its name is one of an export.
fn place(path: &Path) -> Option<Place<'_>> {
    let file = path.file_name()?.to_str()?;
    let parent = path.parent()?;
    let own = parent.file_name().and_then(OsStr::to_str);
    let (folder, name) = match own {
        Some(own @ ("content" | "highlights")) => (parent.parent()?, format!("{own}/{file}")),
        _ if file.starts_with("metadata_") => (parent, file.to_owned()),
        _ => return None,
    };
    Export::role(&name)?;
    Some(Place { folder, name })
}

/// What is known of a folder that may hold an export, read again if it has changed; whether it has is
/// not asked where it was looked at less than `trusted` ago.
fn known(folder: &Path, trusted: Duration) -> Arc<Known> {
    let last = || LAST.lock().unwrap_or_else(PoisonError::into_inner);
    let known = last()
        .iter()
        .find(|(_, known)| known.folder == folder)
        .cloned();
    let known = match known {
        Some((looked, known)) if looked.elapsed() < trusted => return known,
        Some((_, known)) if known.times == times(folder, &known.facts) => known,
        _ => Arc::new(Known::of(folder)),
    };
    let mut last = last();
    last.retain(|(_, other)| other.folder != folder);
    if last.len() >= MOST_KNOWN {
        last.remove(0);
    }
    last.push((Instant::now(), Arc::clone(&known)));
    known
}

impl Known {
    fn of(folder: &Path) -> Self {
        let mut names = Vec::new();
        let mut facts = Vec::new();
        for within in ["", "content", "highlights"] {
            let entries = fs::read_dir(folder.join(within)).into_iter().flatten();
            for entry in entries.flatten() {
                let Ok(file) = entry.file_name().into_string() else {
                    continue;
                };
                let name = if within.is_empty() {
                    file
                } else {
                    format!("{within}/{file}")
                };
                match Export::role(&name) {
                    Some(Role::Facts) => facts.push(folder.join(&name)),
                    Some(_) => {}
                    None => continue,
                }
                names.push(name);
            }
        }
        facts.sort();
        let times = times(folder, &facts);
        let mut read = |name: &str, left: u64| {
            let content = read::read_alone(&folder.join(name)).ok()?;
            (content.len() as u64 <= left).then_some(content)
        };
        // Passages are read with the texts that they stand in.
        names.retain(|name| !matches!(Export::role(name), Some(Role::Highlights(_))));
        let export = Export::of(&names, &mut read);
        Self {
            folder: folder.to_owned(),
            facts,
            times,
            export,
        }
    }
}

/// The times of the folders of an export and of its files of facts.
fn times(folder: &Path, facts: &[PathBuf]) -> Vec<Option<i64>> {
    let folders = FOLDERS.map(|within| time(&folder.join(within)));
    let files = facts.iter().map(|path| time(path));
    folders.into_iter().chain(files).collect()
}

fn time(path: &Path) -> Option<i64> {
    let metadata: Metadata = fs::symlink_metadata(path).ok()?;
    Some(stat_of(&metadata).mtime_ns)
}

/// The text of a file beside, if it can be read.
fn text(path: &Path) -> Option<String> {
    let bytes = read::read_alone(path).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Block;
    use crate::library::open::open;
    use crate::library::sample::Library;

    const FACTS: &str = r#"[
        {"id": "1", "slug": "ferry", "title": "The ferry runs again", "author": "Ned Arkwright",
         "url": "https://lantern.example/ferry", "labels": ["sea"], "savedAt": "2024-10-01T08:00:00.000Z",
         "publishedAt": "2024-09-30T00:00:00.000Z"},
        {"id": "2", "slug": "quay", "title": "The quay is shut", "url": "https://lantern.example/quay"}
    ]"#;
    const FERRY: &str = "<div class=\"page\" id=\"readability-page-1\"><p>The ferry between Corrow and \
                         Lower Quen runs again.</p><p>It carried a goat.</p></div>";
    const QUAY: &str = "<div id=\"readability-page-1\"><p>The quay is shut for a week.</p></div>";

    /// The words of an article, block by block.
    fn words(library: &Library, title: &str) -> Vec<String> {
        let article = open(&library.catalog(), library.row(title).row).unwrap();
        article.body.iter().map(Block::plain).collect()
    }

    #[test]
    fn an_export_in_a_folder_is_read_as_it_is_in_its_archive() {
        let library = Library::new();
        library.write("omnivore/metadata_0_to_20.json", FACTS);
        library.write("omnivore/content/ferry.html", FERRY);
        library.write(
            "omnivore/highlights/ferry.md",
            "> It carried a goat.\n\nWhose goat?\n",
        );
        library.refresh();
        let mut titles: Vec<_> = library
            .rows()
            .into_iter()
            .map(|row| row.title.to_string())
            .collect();
        titles.sort();
        assert_eq!(titles, ["The ferry runs again", "The quay is shut"]);
        let row = library.row("The ferry runs again");
        assert_eq!(row.path, Path::new("omnivore/content/ferry.html"));
        let article = open(&library.catalog(), row.row).unwrap();
        assert_eq!(article.authors, ["Ned Arkwright"]);
        assert_eq!(
            article.url.as_deref(),
            Some("https://lantern.example/ferry")
        );
        assert!(article.published.is_some() && article.saved.is_some());
        assert_eq!(
            words(&library, "The ferry runs again"),
            [
                "The ferry between Corrow and Lower Quen runs again.",
                "It carried a goat.",
                "Highlights",
                "It carried a goat.",
                "Whose goat?",
            ]
        );
        assert!(words(&library, "The quay is shut").is_empty());
        let files = library.catalog().files().unwrap();
        let marked = files
            .iter()
            .find(|file| file.path.ends_with("ferry.md"))
            .unwrap();
        assert_eq!(marked.skipped.as_deref(), Some(ELSEWHERE));
        assert!(!library.refresh().is_any());
    }

    #[test]
    fn what_comes_later_or_changes_is_read_with_the_rest() {
        let library = Library::new();
        library.write("content/ferry.html", FERRY);
        library.refresh();
        library.write("metadata_0_to_20.json", FACTS);
        library.refresh();
        assert_eq!(words(&library, "The ferry runs again").len(), 2);
        assert!(words(&library, "The quay is shut").is_empty());
        library.write("content/quay.html", QUAY);
        library.refresh();
        assert_eq!(
            words(&library, "The quay is shut"),
            ["The quay is shut for a week."]
        );
        library.write(
            "metadata_0_to_20.json",
            FACTS.replace("Ned Arkwright", "Ada Quill"),
        );
        library.write("highlights/quay.md", "> for a week\n");
        library.refresh();
        let row = library.row("The ferry runs again").row;
        assert_eq!(
            open(&library.catalog(), row).unwrap().authors,
            ["Ada Quill"]
        );
        assert_eq!(words(&library, "The quay is shut").len(), 3);
        let grown = library.everything();
        fs::remove_dir_all(library.cache()).unwrap();
        library.refresh();
        assert_eq!(grown, library.everything());
        // Two texts and a list of passages.
        library.delete("metadata_0_to_20.json");
        library.refresh();
        assert_eq!(library.rows().len(), 3);
    }

    #[test]
    fn folders_that_only_bear_the_same_names_are_read_as_they_are() {
        let library = Library::new();
        library.write("content/ferry.html", FERRY);
        library.write("highlights/day.md", "# A day\n\nIt rained at the quay.\n");
        library.write(
            "metadata_1_to_2.json",
            "{\"title\": \"Facts\", \"text\": \"Of one day.\"}",
        );
        library.refresh();
        assert_eq!(library.rows().len(), 3);
    }
}
