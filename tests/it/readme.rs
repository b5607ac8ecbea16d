//! The README, held against what it speaks of: keys, commands, options, queries, settings, places.
//!
//! It lies in the package, so it is read as the test is compiled; what it claims is asked of the
//! tables and of the real program.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use newsprint::input::{Key, Keymap};
use newsprint::{config, keywords, query};

use newsprint::app::Size;

use crate::support::{Folder, Home, Screen, run};

/// What is held against the program.
const README: &str = include_str!("../../README.md");

/// The text under the heading `title`, up to the next of its kind.
fn section(title: &str) -> &'static str {
    let heading = format!("\n## {title}\n");
    let (_, rest) = README
        .split_once(&heading)
        .unwrap_or_else(|| panic!("no heading {title}"));
    rest.split("\n## ").next().unwrap_or(rest)
}

/// The fenced blocks of `text` that are marked `language`.
fn fenced(text: &'static str, language: &str) -> Vec<&'static str> {
    let fence = format!("```{language}\n");
    let blocks = text.split(fence.as_str()).skip(1);
    blocks
        .filter_map(|block| block.split("```").next())
        .collect()
}

/// The lines of `text` that are set as code by four spaces.
fn indented(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter_map(|line| line.strip_prefix("    "))
}

/// What stands between backticks in `text`.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// A key as the README writes it, without placeholders and the spaces between keys of a sequence.
fn plain(key: &str) -> String {
    let bare = key
        .replace("{n}", "")
        .replace("{a-z}", "")
        .replace("\\|", "|");
    bare.split(' ').collect()
}

#[test]
fn every_key_is_in_the_table_of_keys_and_nothing_else_is() {
    let lines = section("Keys").lines();
    let own = |row: &&str| row.starts_with("| `") && !row.contains("in a prompt");
    let rows: Vec<_> = lines.filter(own).collect();
    let first_cell = |row: &&'static str| row.get(2..)?.split(" | ").next();
    let shown = rows.iter().filter_map(first_cell).flat_map(quoted);
    let shown: BTreeSet<_> = shown.map(plain).collect();
    let named: BTreeSet<_> = rows.iter().copied().flat_map(quoted).map(plain).collect();
    let keymap = Keymap::default();
    let sequence = |keys: &[Key]| keys.iter().map(ToString::to_string).collect();
    let bound: BTreeSet<String> = keymap
        .bindings()
        .iter()
        .filter(|binding| !binding.layer.is_panel())
        .map(|binding| sequence(&binding.keys))
        .collect();
    let missing: Vec<_> = bound.difference(&named).collect();
    assert!(missing.is_empty(), "not in the README: {missing:?}");
    let is_extended = |key: &&String| !bound.iter().any(|short| key.starts_with(short.as_str()));
    let unknown: Vec<_> = shown.difference(&bound).filter(is_extended).collect();
    assert!(unknown.is_empty(), "bound to nothing: {unknown:?}");
}

/// The folder of the samples.
fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data")
}

/// Takes the tour on the samples, and holds what the screen shows against what it is to say.
fn take_the_tour(home: &Home, size: Size) {
    let mut screen = Screen::open_roots(home, &[samples()], size);
    let rows = section("Five minutes").lines();
    let rows: Vec<_> = rows.filter(|row| row.starts_with("| `")).collect();
    assert!(rows.len() > 9, "{rows:?}");
    for row in rows {
        let cells: Vec<_> = row.trim_matches('|').split(" | ").collect();
        let [keys, _, shown] = cells[..] else {
            panic!("{row}");
        };
        for typed in quoted(keys) {
            match Key::parse_sequence(typed) {
                Some(_) => screen.keys(typed),
                None => typed.chars().fold(&mut screen, |screen, letter| {
                    screen.keys(&letter.to_string())
                }),
            };
        }
        for words in quoted(shown) {
            assert!(screen.frame().contains(words), "{row}\n{}", screen.frame());
        }
    }
}

#[test]
fn the_tour_of_five_minutes_shows_what_it_says() {
    let size = |columns, rows| Size { columns, rows };
    let keywords = std::fs::read_to_string(samples().join(".newsprint/keywords.toml")).unwrap();
    // The folder as it stands, and the demo, which has keywords of its own.
    for home in [|_: &str| Home::new(), |of: &str| Home::new().keywords(of)] {
        for size in [size(120, 40), size(80, 24)] {
            take_the_tour(&home(&keywords), size);
        }
    }
}

#[test]
fn every_command_of_the_program_is_in_the_readme_and_nothing_else_is() {
    let (home, news) = (Folder::new(), Folder::new());
    let help = run(&home, &news, ["--help"]).ends(0);
    let (_, list) = help.text().split_once("Commands:\n").unwrap();
    let (list, _) = list.split_once("\n\n").unwrap();
    let first_word = |line: &str| line.split_whitespace().next().map(str::to_owned);
    let offered: BTreeSet<_> = list
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(first_word)
        .filter(|name| name != "help")
        .collect();
    let named: BTreeSet<_> = indented(section("Command line"))
        .filter_map(|line| first_word(line.strip_prefix("newsprint ")?))
        .filter(|word| word.starts_with(char::is_alphabetic))
        .collect();
    assert_eq!(named, offered);
}

#[test]
fn every_option_that_is_named_is_an_option() {
    let (home, news) = (Folder::new(), Folder::new());
    let lines = indented(section("Command line"));
    let mut command = String::new();
    let mut tried = 0;
    for line in lines {
        if let Some(rest) = line.strip_prefix("newsprint ") {
            command = rest.split_whitespace().next().unwrap_or("").to_owned();
        }
        let words = line.split(|letter: char| !(letter.is_alphanumeric() || letter == '-'));
        for option in words.filter(|word| word.starts_with("--") && word.len() > 2) {
            let sub = command.starts_with(char::is_alphabetic);
            let asked = [command.as_str(), "--help"];
            let help = run(&home, &news, if sub { &asked[..] } else { &asked[1..] });
            let help = help.ends(0);
            assert!(help.text().contains(option), "{command}: no {option}");
            tried += 1;
        }
    }
    assert!(tried > 8, "only {tried} options were found");
}

#[test]
fn every_query_is_understood() {
    let lines: Vec<_> = indented(section("Searching")).collect();
    assert!(lines.len() > 4, "{lines:?}");
    for line in lines {
        // Columns of examples stand two spaces apart; their meaning has words of its own.
        let terms = line
            .split("  ")
            .map(|term| term.trim().replace('…', "tide"));
        for term in terms.filter(|term| !term.is_empty()) {
            let parsed = query::parse(&term);
            assert!(parsed.is_ok(), "{term}: {parsed:?}");
        }
    }
}

#[test]
fn the_examples_of_the_configuration_are_without_a_fault() {
    let folder = Folder::new();
    let settings = fenced(section("Configuration"), "toml");
    assert!(!settings.is_empty());
    for block in settings {
        let path = folder.at("config.toml");
        std::fs::write(&path, block).unwrap();
        assert_eq!(config::load(&path).faults, [], "{block}");
    }
    for block in fenced(section("Keywords"), "toml") {
        let path = folder.at("keywords.toml");
        std::fs::write(&path, block).unwrap();
        let loaded = keywords::load::load(&path);
        assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    }
}

#[test]
fn every_place_is_one() {
    let (home, news) = (Folder::new(), Folder::new());
    let help = run(&home, &news, ["--help"]).ends(0);
    let rows = section("Where things lie").lines();
    let places = rows.filter(|row| row.contains("NEWSPRINT_"));
    let mut seen = 0;
    for word in places.flat_map(quoted) {
        if word.starts_with("--") || word.starts_with("NEWSPRINT_") {
            assert!(help.text().contains(word), "no {word}");
            seen += 1;
        }
    }
    assert_eq!(seen, 6);
}

#[test]
fn every_link_within_the_project_leads_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let targets = README.split("](").skip(1);
    let targets = targets.filter_map(|rest| rest.split(')').next());
    for target in targets.filter(|target| !target.contains("://")) {
        let path = target.split('#').next().unwrap_or(target);
        assert!(root.join(path).exists(), "{target}");
    }
}
