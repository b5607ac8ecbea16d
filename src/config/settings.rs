//! All that can be set in `config.toml`; nothing must be.

use std::path::PathBuf;

use crate::config::columns::Column;
use crate::config::pipes::Pipe;
use crate::config::theme::ThemeChoice;
use crate::input::Keymap;
use crate::query::{Group, Query, Sort, print};
use crate::reader::Typography;
use crate::text::Clean;

/// All that can be set.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settings {
    /// What is read where no folder is named, by whole paths; none: the current folder.
    pub folders: Vec<PathBuf>,
    /// In which order a library is listed that has not been left in another.
    pub sort: Sort,
    /// What it is grouped by then.
    pub group: Group,
    /// The columns of the list; none: those of custom.
    pub columns: Vec<Column>,
    /// The list's share of the width in percent, where no key has made it another; `None`: what suits the width.
    pub list_percent: Option<u16>,
    /// Whether the status line is silent about what comes, changes and goes in the folders.
    pub is_quiet: bool,
    /// The saved views, in the order of the file.
    pub views: Vec<View>,
    /// How the days are named that head groups.
    pub dates: Dates,
    /// How long the reader is in an article until it is read, in seconds.
    pub mark_read_after_secs: u64,
    /// How text is set.
    pub typography: Typography,
    /// Whether the screen is read aloud or by touch.
    pub is_plain: bool,
    /// Whether the mouse is left to the terminal.
    pub is_mouse_off: bool,
    /// How everything looks.
    pub theme: ThemeChoice,
    /// Keys to commands.
    pub keymap: Keymap,
    /// The program that opens links, with its arguments; empty where the system chooses.
    pub opener: Vec<String>,
    /// Commands that get an article, by their names.
    pub pipes: Vec<Pipe>,
    /// Whether links are given to the terminal.
    pub hyperlinks: Hyperlinks,
    /// The editor, with its arguments; empty where the environment says it.
    pub editor: Vec<String>,
    /// The folder through which marks are kept alike on several devices, if there is one.
    pub sync_folder: Option<PathBuf>,
}

/// Whether links are given to the terminal, which can open them itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Hyperlinks {
    /// Where it is one that is known to know them.
    #[default]
    Auto,
    /// In any case.
    Always,
    /// Never.
    Never,
}

impl Hyperlinks {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Always, Self::Never];

    /// The word used in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Always => "always",
            Self::Never => "never",
        }
    }
}

/// A saved view: what to list, and how.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct View {
    /// What the menu calls it.
    pub name: Clean,
    /// Which articles.
    pub query: Query,
    /// In which order, unless the query says another.
    pub sort: Sort,
    /// What they are grouped by.
    pub group: Group,
}

/// How the days are named that head groups.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Dates {
    /// In words: `Today`, `Tuesday 24 November 2026`.
    #[default]
    Words,
    /// As ISO 8601 has them: `2026-11-24`.
    Iso,
}

impl Dates {
    /// Every way.
    pub const ALL: [Self; 2] = [Self::Words, Self::Iso];

    /// The word used in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Iso => "iso",
        }
    }
}

impl Settings {
    /// The columns of the reader's list.
    pub fn list_columns(&self) -> &[Column] {
        match self.columns.as_slice() {
            [] => &Column::READER,
            set => set,
        }
    }
}

impl View {
    /// The view as `config.toml` states it.
    pub fn to_toml(&self) -> String {
        let query = print::query(&self.query);
        let stated = [
            ("name", self.name.as_str()),
            ("query", query.as_str()),
            ("sort", self.sort.name()),
            ("group", self.group.name()),
        ];
        // A text in JSON is one in TOML too.
        let quoted = |value: &str| serde_json::Value::from(value).to_string();
        let line = |(key, value): (&str, &str)| format!("{key} = {}\n", quoted(value));
        let lines: String = stated.into_iter().map(line).collect();
        format!("[[view]]\n{lines}")
    }
}
