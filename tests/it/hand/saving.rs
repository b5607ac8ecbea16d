//! What `w` saves and where, and what `|` and `e` ask for.

use std::fs;

use newsprint::app::Event;
use newsprint::text::Clean;

use crate::support::{Home, Screen};

fn home() -> Home {
    Home::new().file(
        "a.md",
        "---\ntitle: \"Ships: 港 $(x)\"\nurl: https://example.org/a\ntags: [sea]\n---\n\nThe *ships* lay at anchor.\n",
    )
}

/// Types a line in the place of the one that stands in the prompt, and takes it.
fn enter(screen: &mut Screen, line: &str) {
    screen.keys("^u");
    screen.take(Event::Paste(Clean::line(line)));
    screen.keys("Enter");
}

#[test]
fn an_article_is_saved_as_its_name_says_and_never_over_a_file_unasked() {
    let home = home();
    let at = |name: &str| home.place("home").join(name);
    let mut screen = Screen::open(&home, 200, 40);
    screen.keys("w").assert_shows("save as: ~/Ships-港-x.md");
    enter(&mut screen, at("ships.md").to_str().unwrap());
    screen.assert_shows("saved as ");
    let saved = fs::read_to_string(at("ships.md")).unwrap();
    assert!(
        saved.starts_with("---\ntitle: \"Ships: 港 $(x)\"\n"),
        "{saved}"
    );
    assert!(
        saved.ends_with("---\n\nThe *ships* lay at anchor.\n"),
        "{saved}"
    );
    // The next one is offered beside the last.
    screen.keys("w").assert_shows("/home/Ships-港-x.md");
    enter(&mut screen, at("ships.txt").to_str().unwrap());
    let saved = fs::read_to_string(at("ships.txt")).unwrap();
    assert!(saved.starts_with("Ships: 港 $(x)\n\n"), "{saved}");
    screen.keys("w");
    enter(&mut screen, at("ships.json").to_str().unwrap());
    let saved = fs::read_to_string(at("ships.json")).unwrap();
    let object: serde_json::Value = serde_json::from_str(&saved).unwrap();
    assert_eq!(object["tags"], serde_json::json!(["sea"]));
    assert_eq!(object["text"], "The ships lay at anchor.");

    fs::write(at("ships.md"), "mine").unwrap();
    for (answer, said, kept) in [
        ("n", "nothing was changed", true),
        ("y", "saved as ", false),
    ] {
        screen.keys("w");
        enter(&mut screen, at("ships.md").to_str().unwrap());
        screen.assert_shows("is there already: replace it?");
        screen.keys(answer).assert_shows(said);
        let text = fs::read_to_string(at("ships.md")).unwrap();
        assert_eq!(text == "mine", kept, "{answer}");
    }
    assert_eq!(fs::read_dir(at("")).unwrap().count(), 3);
}

#[test]
fn tab_completes_the_folder_and_the_file_that_an_article_is_saved_as() {
    let home = home();
    let at = |name: &str| home.place("home").join(name);
    for folder in ["notes/2023", "notes/2024", "novels"] {
        fs::create_dir_all(at(folder)).unwrap();
    }
    for file in ["notes/a ship.md", "notes/a.pdf", "notes/.hidden.md"] {
        fs::write(at(file), "").unwrap();
    }
    let base = at("");
    let base = base.to_str().unwrap();
    let mut screen = Screen::open(&home, 200, 40);
    screen.keys("w ^u");
    screen.take(Event::Paste(Clean::line(&format!("{base}n"))));
    let line = |screen: &Screen| {
        let prompt = screen.app().prompt.as_ref().unwrap();
        prompt.line.text().strip_prefix(base).unwrap().to_owned()
    };
    for (keys, expected) in [
        ("Tab", "no"),
        ("Tab", "notes/"),
        ("Tab", "novels/"),
        ("S-Tab", "notes/"),
        ("2", "notes/2"),
        ("Tab", "notes/202"),
        ("4 Tab", "notes/2024/"),
        ("Tab", "notes/2024/"),
        ("Backspace Backspace Backspace Tab", "notes/202"),
        ("Backspace Backspace Backspace a", "notes/a"),
        ("Tab", "notes/a ship.md"),
        ("Tab", "notes/a ship.md"),
    ] {
        screen.keys(keys);
        assert_eq!(line(&screen), expected, "{keys}");
    }
    screen
        .keys("Enter")
        .assert_shows("is there already: replace it?");
}

#[test]
fn what_cannot_be_saved_says_why_and_what_to_try() {
    let home = home();
    let mut screen = Screen::open(&home, 200, 40);
    for (path, said) in [
        (home.path().join("b.md"), "lies in a folder of the library"),
        (
            home.place("home").join("b.doc"),
            "end the name in .md, .txt or .json",
        ),
        (
            home.place("home").join("no/b.md"),
            "make it, or name another",
        ),
    ] {
        screen.keys("w");
        enter(&mut screen, path.to_str().unwrap());
        screen.assert_shows(said);
    }
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
    // Esc and an empty line save nothing.
    screen.keys("w Esc w ^u Enter").assert_shows("date ↓");
}

#[test]
fn a_command_is_cut_into_words_and_asked_for_again() {
    let home = home();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("|").assert_shows("pipe to: ");
    enter(&mut screen, "grep -c 'a b' ; $(x)");
    screen.keys("|");
    enter(&mut screen, "grep 'a");
    screen.assert_shows("cannot run grep 'a: a ' is not closed");
    screen
        .keys("| ↑ ↑")
        .assert_shows("pipe to: grep -c 'a b' ; $(x)");
    screen.keys("Esc e");
    assert_eq!(screen.taken.piped, [["grep", "-c", "a b", ";", "$(x)"]]);
    assert_eq!(screen.taken.edited.len(), 1);
}
