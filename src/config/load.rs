//! `config.toml` to settings, and what is wrong in it.
//!
//! Everything that is wrong is said at once, with its line and column and the name that may be
//! meant; everything else holds. A missing file sets nothing and is no fault. What each key means
//! stands in `default.toml`, which is the manual.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use toml::de::DeTable;

use crate::config::document::{Document, entries};
use crate::config::fault::Fault;
use crate::config::settings::{Dates, Hyperlinks, Settings};
use crate::config::theme::choice::{self, AUTO, Wrong, choose};
use crate::config::{keys, pipes, views};
use crate::query::{Group, Sort};
use crate::reader::{Images, LinkNumbers, Typography};

/// Every setting with what it means and what it is if it is not set: the manual is the file.
pub const MANUAL: &str = include_str!("default.toml");

/// The keys of the file.
const KEYS: &[&str] = &[
    "folders",
    "sort",
    "group",
    "list-width",
    "tell-changes",
    "images",
    "columns",
    "dates",
    "mouse",
    "plain",
    "mark-read-after",
    "text-width",
    "opener",
    "editor",
    "view",
    "pipe",
    "justify",
    "hyphenate",
    "keys",
    "links",
    "hyperlinks",
    "theme",
    "sync-folder",
];

/// Largest file that is read, in bytes.
const FILE_BYTES: u64 = 1 << 20;

/// The settings and what was wrong in the file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Loaded {
    /// What could be read; all else as it is without a file.
    pub settings: Box<Settings>,
    /// What could not, in the order of the file.
    pub faults: Vec<Fault>,
    /// The file of the theme, where that is none of those that come with the program; it may not be there.
    pub theme_file: Option<PathBuf>,
}

/// Loads the file at `path`.
pub fn load(path: &Path) -> Loaded {
    let text = match read_regular(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Loaded::default(),
        Err(error) => {
            let what = format!("cannot read it: {error}");
            return Loaded {
                faults: vec![Fault::new(0, 0, &what, None)],
                ..Loaded::default()
            };
        }
    };
    read_in(&text, path.parent())
}

/// The text of a regular file of sensible size.
pub(crate) fn read_regular(path: &Path) -> io::Result<String> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(io::Error::other("it is no regular file"));
    }
    if metadata.len() > FILE_BYTES {
        return Err(io::Error::other("it is larger than 1 MB"));
    }
    fs::read_to_string(path)
}

/// Reads the text of the file, without a folder in which themes of one's own could lie.
pub fn read(text: &str) -> Loaded {
    read_in(text, None)
}

/// Reads the text of the file that lies in `folder`.
pub(crate) fn read_in(text: &str, folder: Option<&Path>) -> Loaded {
    let text = text.trim_start_matches('\u{feff}');
    let mut document = Document::new(text);
    let sound = document.sound_text();
    let (table, _) = DeTable::parse_recoverable(&sound);
    let mut settings = Box::<Settings>::default();
    let mut elsewhere = Vec::new();
    let mut theme_file = None;
    for (key, at, value) in entries(table.get_ref()) {
        match key {
            "folders" => settings.folders = document.folders(value, key).unwrap_or_default(),
            "sort" => {
                let choices = Sort::ALL.map(|sort| (sort.name(), sort));
                settings.sort = document.choice(value, key, &choices).unwrap_or_default();
            }
            "group" => {
                let choices = Group::ALL.map(|group| (group.name(), group));
                settings.group = document.choice(value, key, &choices).unwrap_or_default();
            }
            "columns" => settings.columns = document.list_columns(value, key),
            "list-width" => settings.list_percent = document.percent(value, key),
            "tell-changes" => settings.is_quiet = document.flag(value, key) == Some(false),
            "dates" => {
                let choices = Dates::ALL.map(|way| (way.name(), way));
                settings.dates = document.choice(value, key, &choices).unwrap_or_default();
            }
            "mark-read-after" => {
                settings.mark_read_after_secs = document.seconds(value, key).unwrap_or_default();
            }
            "text-width" => {
                let range = Typography::NARROWEST_CELLS..=Typography::WIDEST_CELLS;
                let cells = document.columns(value, key, range);
                settings.typography.measure_cells =
                    cells.unwrap_or(settings.typography.measure_cells);
            }
            "justify" => {
                settings.typography.is_justified = document.flag(value, key).unwrap_or_default();
            }
            "hyphenate" => {
                let hyphenation = document.hyphenation(value, key).unwrap_or_default();
                settings.typography.hyphenation = hyphenation;
            }
            "images" => {
                let choices = Images::ALL.map(|which| (which.name(), which));
                let which = document.choice(value, key, &choices);
                settings.typography.images = which.unwrap_or_default();
            }
            "plain" => settings.is_plain = document.flag(value, key).unwrap_or_default(),
            "mouse" => settings.is_mouse_off = document.flag(value, key) == Some(false),
            "links" => {
                let choices = LinkNumbers::ALL.map(|place| (place.name(), place));
                let place = document.choice(value, key, &choices);
                settings.typography.links = place.unwrap_or_default();
            }
            "hyperlinks" => {
                let choices = Hyperlinks::ALL.map(|way| (way.name(), way));
                settings.hyperlinks = document.choice(value, key, &choices).unwrap_or_default();
            }
            "opener" => settings.opener = document.words(value, key).unwrap_or_default(),
            "editor" => settings.editor = document.words(value, key).unwrap_or_default(),
            "pipe" => settings.pipes = pipes::read(&mut document, value),
            "sync-folder" => settings.sync_folder = document.folder(value, key),
            "keys" => settings.keymap = keys::read(&mut document, at, value),
            "theme" => {
                let name = document.string(value, key);
                let name = name.unwrap_or_else(|| AUTO.to_owned());
                theme_file = choice::file(&name, folder);
                let (theme, wrong) = choose(&name, folder);
                settings.theme = theme;
                match wrong {
                    Some(Wrong::Unknown(hint)) => {
                        document.say(value.span().start, "there is no such theme", Some(&hint));
                    }
                    Some(Wrong::InFile(faults)) => elsewhere = faults,
                    None => {}
                }
            }
            "view" => settings.views = views::read_views(&mut document, at, value),
            other => document.say_unknown(other, at, KEYS),
        }
    }
    let mut faults = document.faults;
    faults.sort_by_key(|fault| (fault.line, fault.column));
    faults.extend(elsewhere);
    Loaded {
        settings,
        faults,
        theme_file,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::theme::BuiltIn;
    use crate::config::views::VIEW_KEYS;
    use crate::input::{Layer, Preset};
    use crate::query::parse;
    use crate::text::Clean;

    fn faults(text: &str) -> Vec<String> {
        read(text).faults.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn views_are_read_with_query_order_and_grouping() {
        let loaded = read(
            "dates = 'iso'\n[[view]]\nname = 'War'\nquery = 'drone -opinion'\nsort = 'source'\ngroup = 'day'\n\n[[view]]\nname = 'Long'\nquery = 'words>800 sort:rank'\n",
        );
        assert_eq!(loaded.faults, []);
        let settings = loaded.settings;
        assert_eq!(settings.dates, Dates::Iso);
        let [war, long] = settings.views.as_slice() else {
            panic!("{settings:?}");
        };
        assert_eq!(war.name, *"War");
        assert_eq!(war.query, parse("drone -opinion").unwrap());
        assert_eq!((war.sort, war.group), (Sort::Source, Group::Day));
        assert_eq!(long.query.sort, Some(Sort::Rank));
        assert_eq!((long.sort, long.group), (Sort::Newest, Group::None));
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once_and_the_rest_holds() {
        let text = "date = 'iso'\n[[view]]\nname = 'One'\nqurey = 'x'\nsort = 'titel'\n\n[[view]]\nname = Two\nquery = 'is:new'\n\n[[view]]\nname = 'Three'\nquery = 'tide'\ngroup = 7\n";
        let said = faults(text);
        let expected = [
            "1:1: the key date is not known; dates may be meant",
            "2:1: the view One says nothing; query = \"…\" says what it lists",
            "4:1: the key qurey is not known; query may be meant",
            "5:8: sort cannot be \"titel\"; title may be meant",
            "7:1: a view has no name; name = \"…\" names it",
        ];
        for expected in expected {
            assert!(
                said.iter().any(|fault| fault == expected),
                "{expected}: {said:#?}"
            );
        }
        assert!(
            said.iter().any(|fault| fault.starts_with("8:8: ")),
            "{said:#?}"
        );
        assert!(
            said.iter().any(|fault| fault.starts_with("9:9: ")),
            "{said:#?}"
        );
        assert!(
            said.iter().any(|fault| fault.starts_with("14:9: ")),
            "{said:#?}"
        );
        let names: Vec<_> = read(text)
            .settings
            .views
            .into_iter()
            .map(|view| view.name)
            .collect();
        assert_eq!(names, ["One", "Three"].map(Clean::line));
    }

    #[test]
    fn a_header_that_is_not_closed_costs_its_own_view_only() {
        let text = "[[view]]\nname = 'One'\nquery = 'a'\n[[view]\nname = 'Two'\nquery = 'b'\n[[view]]\nname = 'Three'\nquery = 'c'\n";
        let loaded = read(text);
        assert_eq!(loaded.faults.first().map(|fault| fault.line), Some(4));
        let names: Vec<_> = loaded
            .settings
            .views
            .into_iter()
            .map(|view| view.name)
            .collect();
        assert_eq!(names, ["One", "Three"].map(Clean::line));
    }

    #[test]
    fn a_name_that_stands_twice_is_said() {
        let text = "[[view]]\nname='a'\nquery='x'\n[[view]]\nname='a'\nquery='y'\n";
        assert_eq!(faults(text), ["5:6: there is another view of the name a"]);
    }

    #[test]
    fn the_text_width_is_a_number_of_columns() {
        let loaded = read("text-width = 60\n");
        assert_eq!(loaded.settings.typography.measure_cells, 60);
        assert_eq!(
            faults("text-width = 7"),
            ["1:14: expected a number of columns for text-width, from 20 to 400"]
        );
    }

    #[test]
    fn a_missing_file_is_fine_and_what_is_no_file_is_said() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(load(&folder.path().join("config.toml")), Loaded::default());
        let said = load(folder.path()).faults;
        assert!(
            said.first()
                .unwrap()
                .to_string()
                .starts_with("cannot read it")
        );
    }

    #[test]
    fn any_text_is_read_to_its_end() {
        for text in [
            "[[view",
            "view = [",
            "= = =\n[",
            "\u{feff}dates = 'iso'",
            "view = 3",
            "a = '''",
        ] {
            drop(read(text));
        }
        assert_eq!(read("\u{feff}dates = 'iso'").settings.dates, Dates::Iso);
    }

    #[test]
    fn the_manual_sets_what_holds_without_it_and_names_every_key() {
        let loaded = read(MANUAL);
        assert_eq!(loaded, Loaded::default());
        // With the examples taken out of their comments it still has no fault.
        let examples: String = MANUAL
            .lines()
            .flat_map(|line| [line.strip_prefix("#: ").unwrap_or(line), "\n"])
            .collect();
        let loaded = read(&examples);
        assert_eq!(loaded.faults, []);
        assert!(!loaded.settings.views.is_empty());
        let presets = Preset::ALL.map(Preset::name);
        let layers = Layer::ALL.map(Layer::name);
        let themes = BuiltIn::ALL.map(BuiltIn::name);
        let named = KEYS.iter().chain(&VIEW_KEYS).chain(&presets).chain(&layers);
        for key in named.chain(&themes) {
            assert!(MANUAL.contains(key), "{key}");
        }
        for word in Sort::ALL
            .map(Sort::name)
            .into_iter()
            .chain(Group::ALL.map(Group::name))
        {
            assert!(MANUAL.contains(word), "{word}");
        }
    }
}
