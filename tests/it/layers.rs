//! The order of the folders, the rooms of the crates, and what every file must have.
//!
//! The source is read as text: that is enough for what is imported, and it needs no compiler.

use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

/// The folders of `src`; each imports only from itself and from those before it.
const LAYERS: [&str; 16] = [
    "text", "article", "formats", "query", "keywords", "user", "search", "library", "export",
    "reader", "input", "config", "app", "ui", "tui", "cli",
];

/// Crates that are used in some folders only.
const ROOMS: [(&str, &[&str]); 8] = [
    ("automerge", &["user"]),
    ("ratatui", &["ui", "tui"]),
    ("crossterm", &["tui"]),
    ("rusqlite", &["user", "library"]),
    ("tantivy", &["search"]),
    ("notify", &["library"]),
    ("clap", &["cli"]),
    ("anyhow", &["cli", "tui"]),
];

/// Most lines of a file, its tests counted.
const MOST_LINES: usize = 400;

/// A file of `src`.
struct Source {
    /// Its path under `src`.
    path: PathBuf,
    /// Its text.
    text: String,
}

impl Source {
    /// The folder of `src` that it lies in; empty for the files at the top.
    fn layer(&self) -> &str {
        let mut components = self.path.iter();
        let first = components.next().and_then(|name| name.to_str());
        first
            .filter(|_| components.next().is_some())
            .unwrap_or_default()
    }

    /// Its code without the lines that are comments.
    fn code(&self) -> String {
        let is_code = |line: &&str| !line.trim_start().starts_with("//");
        self.text
            .lines()
            .filter(is_code)
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// The folders that it imports from or names.
    fn imports(&self) -> Vec<String> {
        let one = Regex::new(r"\bcrate::(\w+)").unwrap();
        let several = Regex::new(r"\bcrate::\{([^;]*)\}").unwrap();
        let name = Regex::new(r"(?:^|,)\s*(\w+)").unwrap();
        let code = self.code();
        let singles = one.captures_iter(&code).map(|found| found[1].to_owned());
        let groups = several.captures_iter(&code).flat_map(|found| {
            let names = name.captures_iter(found.get(1).unwrap().as_str());
            names.map(|found| found[1].to_owned()).collect::<Vec<_>>()
        });
        singles.chain(groups).collect()
    }
}

/// Every file of `src`.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                sources.push(Source {
                    path: path.strip_prefix(&root).unwrap().to_owned(),
                    text: fs::read_to_string(&path).unwrap(),
                });
            }
        }
    }
    sources.sort_by(|one, other| one.path.cmp(&other.path));
    sources
}

/// Fails with every complaint.
fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn every_folder_has_its_place_in_the_line() {
    let strangers = sources()
        .iter()
        .map(|source| source.layer().to_owned())
        .filter(|layer| !layer.is_empty() && !LAYERS.contains(&layer.as_str()))
        .collect::<Vec<_>>();
    none(&strangers);
}

#[test]
fn each_folder_imports_only_those_before_it() {
    let place = |layer: &str| LAYERS.iter().position(|known| *known == layer);
    let mut complaints = Vec::new();
    for source in sources() {
        let Some(own) = place(source.layer()) else {
            continue;
        };
        for import in source.imports() {
            if place(&import).is_some_and(|import| import > own) {
                complaints.push(format!("{} imports {import}", source.path.display()));
            }
        }
    }
    none(&complaints);
}

#[test]
fn crates_keep_to_their_rooms() {
    let mut complaints = Vec::new();
    for source in sources() {
        let code = source.code();
        for (name, rooms) in ROOMS {
            let used = Regex::new(&format!(r"\b{name}::")).unwrap();
            if used.is_match(&code) && !rooms.contains(&source.layer()) {
                complaints.push(format!("{} uses {name}", source.path.display()));
            }
        }
    }
    none(&complaints);
}

#[test]
fn every_file_says_what_it_is_and_is_short() {
    let mut complaints = Vec::new();
    for source in sources() {
        let path = source.path.display();
        if !source.text.starts_with("//! ") {
            complaints.push(format!("{path} does not open with //!"));
        }
        let lines = source.text.lines().count();
        if lines > MOST_LINES {
            complaints.push(format!("{path} has {lines} lines"));
        }
    }
    none(&complaints);
}

#[test]
fn front_pages_hold_no_code() {
    let allowed = Regex::new(
        r"(?m)^(//.*|(pub(\([a-z]+\))? )?(mod|use) [^;]*;|#\[cfg\(test\)\]|#!?\[(expect|allow|doc)[^\n]*\]|\s*)$",
    )
    .unwrap();
    let mut complaints = Vec::new();
    for source in sources() {
        if source.path.file_name().is_some_and(|name| name == "mod.rs") {
            let rest = allowed.replace_all(&source.text, "");
            if let Some(line) = rest.lines().find(|line| !line.trim().is_empty()) {
                complaints.push(format!("{}: {line}", source.path.display()));
            }
        }
    }
    none(&complaints);
}

#[test]
fn imports_are_read_in_every_form() {
    let source = Source {
        path: PathBuf::from("ui/a.rs"),
        text:
            "use crate::text::Clean;\nuse crate::{\n    app::App,\n    reader::{Line, Page},\n};\n\
               // use crate::cli;\nlet x = crate::library::view::build();"
                .to_owned(),
    };
    let mut imports = source.imports();
    imports.sort();
    for expected in ["app", "library", "reader", "text"] {
        assert!(
            imports.iter().any(|import| import == expected),
            "{imports:?}"
        );
    }
    assert!(!imports.iter().any(|import| import == "cli"));
    assert_eq!(source.layer(), "ui");
}
