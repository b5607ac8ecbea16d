//! Keys as they are set: every preset drives the same screens, and one's own bindings are followed by
//! the help, the hints and `newsprint keys`.

use newsprint::app::Focus;
use newsprint::input::{Command, Keymap, Layer, Preset};

use crate::support::{Folder, Home, Screen, newsroom, run};

/// What is asked for in turn: something of every kind.
const ASKED: [Command; 34] = [
    Command::Down,
    Command::Down,
    Command::ToggleBookmark,
    Command::OpenArticle,
    Command::HalfPageDown,
    Command::PageDown,
    Command::First,
    Command::NextParagraph,
    Command::Last,
    Command::NextArticle,
    Command::PreviousArticle,
    Command::Zen,
    Command::Details,
    Command::Quit,
    Command::RawText,
    Command::RawText,
    Command::Back,
    Command::Bookmarks,
    Command::Bookmarks,
    Command::Sort,
    Command::Down,
    Command::OpenArticle,
    Command::Last,
    Command::ToggleRead,
    Command::Undo,
    Command::ViewUnread,
    Command::ViewAll,
    Command::First,
    Command::SelectRow,
    Command::SelectRange,
    Command::Back,
    Command::Problems,
    Command::Back,
    Command::Search,
];

/// The keys of `command` where the keys go now.
fn keys(keymap: &Keymap, screen: &Screen, command: Command) -> String {
    let app = screen.app();
    let pane = match app.focus {
        Focus::Article if app.popup.is_none() => Layer::Article,
        _ => Layer::List,
    };
    let mut bindings = keymap.bindings().iter();
    let is_there = |layer: Layer| layer == Layer::Both || layer == pane;
    let binding = bindings.find(|it| it.commands == [command] && is_there(it.layer));
    binding
        .unwrap_or_else(|| panic!("{command:?} in {pane:?}"))
        .written()
}

/// The frames after each command, asked for by the keys of a preset.
fn frames(preset: Preset) -> Vec<String> {
    let home = newsroom();
    let mut screen = Screen::open(&home, 120, 30);
    let keymap = Keymap::of(preset);
    let frame = |command| {
        let keys = keys(&keymap, &screen, command);
        screen.set_keymap(keymap.clone()).keys(&keys);
        // The hints name the keys: they are those of vi in each frame that is compared.
        screen.set_keymap(Keymap::default()).frame()
    };
    ASKED.into_iter().map(frame).collect()
}

#[test]
fn every_preset_drives_the_same_screens() {
    let expected = frames(Preset::Vi);
    for preset in Preset::ALL {
        for ((frame, expected), command) in frames(preset).iter().zip(&expected).zip(ASKED) {
            assert_eq!(frame, expected, "{preset:?} after {command:?}");
        }
    }
}

#[test]
fn own_bindings_are_followed_by_hints_help_and_the_keys_that_may_follow() {
    let home = Home::new()
        .file("a.txt", "Tides\n\nThe tide turned.")
        .file("b.txt", "Harbour\n\nThe harbour froze.");
    let config = "[keys]\npreset = 'emacs'\n[keys.everywhere]\n'w w' = ['toggle-bookmark', 'down']\n'w h' = 'help'\n";
    std::fs::write(home.place("config").join("config.toml"), config).unwrap();
    let mut screen = Screen::open(&home, 100, 24);
    // What is wrong with the settings is said before the way to the help, until the next key.
    let frame = screen.keys("k").frame();
    assert!(frame.contains("w h help"), "{frame}");
    let follows = screen.keys("w").frame();
    for words in [
        "w · Esc cancels",
        "w toggle bookmark, down",
        "h The keys and what they do",
    ] {
        assert!(follows.contains(words), "{follows}");
    }
    let cursor = screen.app().list.cursor;
    screen.keys("w");
    assert_eq!(screen.app().list.cursor, cursor + 1);
    assert_eq!(screen.app().list.view.bookmarked.len(), 1);
    let help = screen.keys("w h / m a r k , Space d o w n").frame();
    assert!(help.contains("toggle-bookmark, down"), "{help}");
}

#[test]
fn the_command_tells_of_the_keys_that_are_set_and_of_what_is_wrong() {
    let config = "[keys]\npreset = 'mutt'\n[keys.list]\n'w' = 'zne'\n'W' = 'nop'\n";
    let (home, news) = (
        Folder::new().file("config/config.toml", config),
        Folder::new(),
    );
    let ran = run(&home, &news, ["keys"]).ends(0);
    let has = |words: &str| ran.text().lines().any(|line| line.starts_with(words));
    assert!(has("F, b, s  "), "{}", ran.text());
    assert!(ran.text().contains("nop"), "{}", ran.text());
    let said = "config.toml:4:7: the command zne is not known; zen may be meant";
    assert!(ran.err.contains(said), "{}", ran.err);
    let vi = run(&home, &news, ["keys", "--preset", "vi"]).ends(0);
    assert!(!vi.text().contains("nop"), "{}", vi.text());
}

#[test]
fn headings_lead_to_the_top_and_what_is_not_there_is_said() {
    let body = "Words of it, over a line or two.\n\n".repeat(20);
    let text = format!("# Ferry\n\n{body}## Timetable\n\n{body}## Fares\n\n{body}");
    let home = Home::new().file("a.md", text);
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("Enter )");
    let first = screen.app().reading.top;
    assert!(first > 20, "{first}");
    screen.keys(") )").assert_shows("no heading after this");
    screen.keys("( (");
    assert_eq!(screen.app().reading.top, 0);
    screen.keys("(").assert_shows("no heading before this");
    screen.keys("{").assert_shows("no paragraph before this");
    screen.keys("G }").assert_shows("no paragraph after this");
}

#[test]
fn function_keys_are_keys_as_others() {
    let home = Home::new().file("a.txt", "Ferry\n\nThe old quay is mended.\n");
    let mut screen = Screen::open(&home, 80, 24);
    screen
        .keys("F5")
        .assert_shows("F5 is not bound; ? shows the keys");
    let help = screen.keys("?").frame();
    assert_eq!(screen.keys("Esc F1").frame(), help);
}
