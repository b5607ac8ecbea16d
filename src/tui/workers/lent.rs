//! What the programs are that get the terminal: the editor with the file of an article, and a command
//! with the article itself.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::app::{App, Event};
use crate::article::Article;
use crate::export::saved;
use crate::library::Catalog;
use crate::library::watch::Named;
use crate::text::Clean;
use crate::text::arguments::arguments;
use crate::tui::lending::Loan;
use crate::tui::perform::Own;
use crate::tui::workers::{Workers, refresher, spawn};

/// The editor where none is stated.
const EDITOR: &str = "vi";

/// What is said where the editor cannot be run.
const EDITOR_REMEDY: &str = "set editor in config.toml, as in editor = [\"nano\"]";

/// What is said where a command cannot be run.
const PIPE_REMEDY: &str = "| and ↑ bring the line back";

/// The longest value of a variable; a program that gets too much is not run at all.
const LONGEST: usize = 16 << 10;

/// How files begin that hold others in packed form: zip, gzip, zstd.
const PACKED: [&[u8]; 3] = [b"PK\x03\x04", b"\x1f\x8b", b"\x28\xb5\x2f\xfd"];

/// The editor with the file at `path`: the one that is set, else `$VISUAL`, else `$EDITOR`.
pub fn editor(
    setting: &[String],
    (visual, editor): (Option<&OsStr>, Option<&OsStr>),
    path: &Path,
) -> Result<Loan, String> {
    let is_stated = |value: &&OsStr| !value.is_empty();
    let stated = visual
        .filter(is_stated)
        .or_else(|| editor.filter(is_stated));
    let mut words = setting.to_vec();
    if let (true, Some(stated)) = (words.is_empty(), stated) {
        let line = stated.to_string_lossy();
        words = arguments(&line)
            .map_err(|what| format!("cannot run the editor {line}: {what}; {EDITOR_REMEDY}"))?;
    }
    if words.is_empty() {
        words.push(EDITOR.to_owned());
    }
    let mut command: Vec<OsString> = words.into_iter().map(OsString::from).collect();
    command.push(path.into());
    Ok(Loan {
        command,
        input: None,
        variables: Vec::new(),
        waits: false,
        path: path.to_owned(),
        remedy: EDITOR_REMEDY,
    })
}

/// The command that gets `article`, which lies in the file at `path`.
pub fn pipe(command: &[String], article: &Article, path: &Path) -> Loan {
    let text = |value: Option<&Clean>| value.map(|text| OsString::from(text.as_str()));
    let published = article.published.as_ref().map(|date| date.value().into());
    let variables = [
        ("NEWSPRINT_TITLE", text(Some(&article.title))),
        ("NEWSPRINT_URL", text(article.url.as_ref())),
        ("NEWSPRINT_SOURCE", text(article.source.as_ref())),
        ("NEWSPRINT_DATE", published),
        ("NEWSPRINT_PATH", Some(path.into())),
    ];
    let short = |value: &OsString| value.len() <= LONGEST;
    Loan {
        command: command.iter().map(OsString::from).collect(),
        input: Some(saved::text(article)),
        variables: variables
            .into_iter()
            .map(|(name, value)| (name, value.filter(short).unwrap_or_default()))
            .collect(),
        waits: true,
        path: path.to_owned(),
        remedy: PIPE_REMEDY,
    }
}

/// The file of the article of `row`; of a copy, where its own is gone.
fn path_of(catalog: &Catalog, row: u32) -> Result<PathBuf, Clean> {
    let words = |error: &dyn std::fmt::Display| Clean::line(&error.to_string());
    let found = catalog.locate(row).map_err(|error| words(&error))?;
    let found = found.ok_or_else(|| Clean::line("the article is gone: it has no file"))?;
    let first = found.base.join(&found.path);
    if is_file(&first) {
        return Ok(first);
    }
    let copies = catalog.rows_of(&found.keys);
    for copy in copies.map_err(|error| words(&error))? {
        let copy = catalog.locate(copy).map_err(|error| words(&error))?;
        let path = copy.map(|copy| copy.base.join(&copy.path));
        if let Some(path) = path.filter(|path| is_file(path)) {
            return Ok(path);
        }
    }
    let gone = format!("{} is gone; r looks again", first.display());
    Err(Clean::line(&gone))
}

fn is_file(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.is_file())
}

/// Refuses a file that holds others in packed form: an editor would show its bytes.
fn as_text(path: PathBuf) -> Result<PathBuf, Clean> {
    let mut start = [0; 4];
    let read = File::open(&path).and_then(|file| file.take(4).read(&mut start));
    let is_packed = PACKED.iter().any(|packed| start.starts_with(packed));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match read.map_err(|error: io::Error| error.to_string()) {
        Err(error) => Err(Clean::line(&format!("cannot read {name}: {error}"))),
        Ok(_) if is_packed => {
            let words = format!("the article lies in the archive {name}; w saves it as a file");
            Err(Clean::line(&words))
        }
        Ok(_) => Ok(path),
    }
}

impl Workers {
    /// The editor with the file of `row`, or why not.
    pub(crate) fn edit(&self, app: &App, row: u32) -> Own {
        let path = path_of(&self.catalog, row).and_then(as_text);
        lent(path.and_then(|path| {
            let [visual, stated] = ["VISUAL", "EDITOR"].map(std::env::var_os);
            let stated = (visual.as_deref(), stated.as_deref());
            let loan = editor(&app.settings.editor, stated, &path);
            loan.map_err(|words| Clean::line(&words))
        }))
    }

    /// The command that gets `article`, or why not.
    pub(crate) fn pipe(&self, row: u32, article: &Article, command: &[String]) -> Own {
        lent(path_of(&self.catalog, row).map(|path| pipe(command, article, &path)))
    }

    /// Has a file looked at that may have changed, without waiting to be told.
    pub(crate) fn look_at(&self, path: &Path) {
        let named = Named::file(path);
        spawn::wish(&self.refresher, refresher::Wish::Follow(named));
    }
}

fn lent(loan: Result<Loan, Clean>) -> Own {
    match loan {
        Ok(loan) => Own::Lend(loan),
        Err(words) => Own::Take(vec![Event::Failed(words)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_is_one_argument_of_any_editor() {
        let path = Path::new("/news/a b'; rm -rf $HOME.txt");
        let set = ["my editor".to_owned(), "-x".to_owned()];
        for (setting, visual, stated, expected) in [
            (&[][..], None, None, vec!["vi"]),
            (&[], Some(""), Some("nano -w"), vec!["nano", "-w"]),
            (
                &[],
                Some("code --wait"),
                Some("nano"),
                vec!["code", "--wait"],
            ),
            (
                &[],
                None,
                Some("'my editor' ; x"),
                vec!["my editor", ";", "x"],
            ),
            (&[], None, Some("  "), vec!["vi"]),
            (&set, Some("nano"), None, vec!["my editor", "-x"]),
        ] {
            let stated = (visual.map(OsStr::new), stated.map(OsStr::new));
            let loan = editor(setting, stated, path).unwrap();
            let mut expected: Vec<OsString> = expected.into_iter().map(OsString::from).collect();
            expected.push(path.into());
            assert_eq!(loan.command, expected);
        }
        let wrong = editor(&[], (Some(OsStr::new("'vi")), None), path).unwrap_err();
        assert!(wrong.contains("editor = ["), "{wrong}");
    }

    #[test]
    fn a_value_that_is_too_long_is_left_out() {
        let article = Article {
            title: Clean::line("Ships"),
            url: Some(Clean::line(&"x".repeat(LONGEST + 1))),
            ..Article::default()
        };
        let loan = pipe(&["wc".to_owned()], &article, Path::new("/a"));
        let value = |name| loan.variables.iter().find(|(of, _)| *of == name).unwrap();
        assert_eq!(value("NEWSPRINT_TITLE").1, "Ships");
        assert_eq!(value("NEWSPRINT_URL").1, "");
        assert!(loan.input.unwrap().starts_with("Ships\n\n"));
    }

    #[test]
    fn a_packed_file_is_not_edited() {
        let folder = tempfile::tempdir().unwrap();
        for (bytes, is_text) in [
            (&b"Ships\n"[..], true),
            (b"", true),
            (b"PK\x03\x04x", false),
            (b"\x1f\x8b\x08", false),
        ] {
            let path = folder.path().join("a");
            fs::write(&path, bytes).unwrap();
            assert_eq!(as_text(path).is_ok(), is_text, "{bytes:?}");
        }
    }
}
