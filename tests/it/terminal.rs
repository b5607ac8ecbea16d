//! What only a real terminal can show: starting, keys, signals, giving the terminal back.

use std::time::{Duration, Instant};

use newsprint::tui::background::QUESTION;
use rustix::process::Signal;

use crate::support::{Home, Pty};

/// A folder of three small articles.
fn home() -> Home {
    Home::new()
        .file(
            "a.txt",
            "Ferry line reopens\n\nBy Ada Quill March 3, 2026\n\nThe first ferry left at dawn.\n",
        )
        .file(
            "b.txt",
            "Bridge closed for repairs\n\nBy Jon Reed March 2, 2026\n\nIt opens again in May.\n",
        )
        .file(
            "c.md",
            "---\ntitle: Orchard in bloom\ndate: 2026-03-01\n---\n\nEvery tree at once.\n",
        )
}

/// The program on those articles, with its list on screen and all of it read.
fn started(home: &Home) -> Pty {
    let pty = Pty::start(home);
    pty.wait_for("3 articles · unread 3");
    for title in ["Ferry line reopens", "Bridge closed", "Orchard in bloom"] {
        pty.wait_for(title);
    }
    pty.wait_until_quiet();
    pty
}

#[test]
fn it_starts_takes_keys_and_gives_the_terminal_back() {
    let home = home();
    let mut pty = started(&home);
    pty.wait_for("Ferry line reopens");
    pty.type_keys("j\r");
    pty.wait_for("It opens again in May.");
    pty.type_keys("q");
    pty.wait_for("Orchard in bloom");
    pty.type_keys("q");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    pty.assert_given_back();
}

#[test]
fn the_mouse_is_asked_for_and_two_clicks_open_an_article() {
    let home = home();
    let mut pty = started(&home);
    pty.wait_until("a screen that has the mouse", |screen| {
        screen.mouse_protocol_mode() == vt100::MouseProtocolMode::ButtonMotion
    });
    pty.type_keys("\x1b[<0;5;3M\x1b[<0;5;3m\x1b[<0;5;3M\x1b[<0;5;3m");
    pty.wait_for("It opens again in May.");
    pty.type_keys("Q");
    pty.wait_for_end();
    pty.assert_given_back();
    std::fs::write(home.place("config").join("config.toml"), "mouse = false").unwrap();
    let pty = Pty::start(&home);
    pty.wait_for("It opens again in May.");
    pty.wait_until("a screen without it", |screen| {
        screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
    });
}

#[test]
fn settings_hold_as_soon_as_they_are_written() {
    let home = home();
    let pty = started(&home);
    pty.wait_for("┌─ 3 articles");
    let settings = home.place("config").join("config.toml");
    std::fs::write(&settings, "plain = true\nmouse = false\n").unwrap();
    pty.wait_until("a plain screen without the mouse", |screen| {
        screen.contents().starts_with("3 articles")
            && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
    });
    std::fs::write(&settings, "plan = true\n").unwrap();
    pty.wait_for("config.toml:1:1: the key plan is not known");
    let themes = settings.with_file_name("themes");
    std::fs::write(&settings, "theme = 'mine'\n").unwrap();
    pty.wait_for("config.toml:1:9: there is no such theme");
    std::fs::create_dir(&themes).unwrap();
    let theme = themes.join("mine.toml");
    std::fs::write(&theme, "bordre = 'blue'\n").unwrap();
    pty.wait_for("themes/mine.toml:1:1: the role bordre is not known");
    std::fs::write(&theme, "border = '#ff0000'\n").unwrap();
    pty.wait_until("a red border", |screen| {
        let corner = screen.cell(0, 0).map(vt100::Cell::fgcolor);
        corner.is_some_and(|color| color != vt100::Color::Default)
    });
    std::fs::remove_file(&settings).unwrap();
    pty.wait_for("┌─ 3 articles");
}

#[test]
fn every_signal_that_ends_it_gives_the_terminal_back() {
    let home = home();
    for (signal, number) in [
        (Signal::TERM, 15),
        (Signal::INT, 2),
        (Signal::HUP, 1),
        (Signal::QUIT, 3),
    ] {
        let mut pty = started(&home);
        pty.signal(signal);
        assert_eq!(pty.wait_for_end().exit_code(), 128 + number, "{signal:?}");
        pty.assert_given_back();
    }
}

#[test]
fn suspending_gives_the_terminal_back_and_continuing_draws_everything() {
    let home = home();
    for stop in ["\x1a", "signal"] {
        let mut pty = started(&home);
        if stop == "signal" {
            pty.signal(Signal::TSTP);
        } else {
            pty.type_keys(stop);
        }
        let deadline = Instant::now() + Duration::from_secs(30);
        while pty.process_state() != Some('T') {
            assert!(Instant::now() < deadline, "{stop:?} does not stop it");
            std::thread::sleep(Duration::from_millis(5));
        }
        pty.assert_given_back();
        pty.signal(Signal::CONT);
        pty.wait_until("the list again", |screen| {
            screen.alternate_screen() && screen.contents().contains("Orchard in bloom")
        });
        pty.type_keys("Q");
        assert_eq!(pty.wait_for_end().exit_code(), 0);
    }
}

#[test]
fn a_terminal_that_vanishes_ends_it() {
    let home = home();
    let mut pty = started(&home);
    pty.vanish("j");
    let status = pty.wait_for_end();
    assert!(!status.success());
}

#[test]
fn nothing_is_written_while_nothing_happens() {
    let home = home();
    let pty = started(&home);
    let before = pty.byte_count();
    std::thread::sleep(Duration::from_millis(700));
    assert_eq!(pty.byte_count(), before);
}

#[test]
fn a_bookmark_on_screen_survives_a_kill_and_follows_its_file() {
    let home = home();
    for (round, name) in ["a.txt", "moved/ferry.txt", "again.md.txt"]
        .into_iter()
        .enumerate()
    {
        let mut pty = started(&home);
        if round == 0 {
            pty.type_keys("b");
        }
        pty.wait_for("★");
        pty.wait_for("bookmarks 1");
        pty.signal(Signal::KILL);
        pty.wait_for_end();
        let next = ["moved/ferry.txt", "again.md.txt", "a.txt"];
        home.rename(name, next[round]);
    }
    let pty = started(&home);
    pty.wait_for("bookmarks 1");
}

#[test]
fn a_key_that_was_typed_ahead_means_the_article_that_was_gone_to() {
    let home = (0..200).fold(Home::new(), |home, number| {
        let text = format!("Headline {number}\n\nBy Ada Quill March 3, 2026\n\nWords {number}.\n");
        home.file(&format!("{number:03}.txt"), text)
    });
    let mut pty = Pty::start(&home);
    pty.wait_for("200 articles · unread 200");
    pty.wait_until_quiet();
    pty.type_keys(&format!("{}b", "j".repeat(150)));
    pty.wait_for("bookmarks 1");
    pty.wait_for("★");
    pty.wait_for("151/200");
}

#[test]
fn a_few_letters_lead_to_any_article() {
    let home = home();
    let mut pty = started(&home);
    pty.type_keys("\x10");
    pty.wait_for("3 titles");
    pty.type_keys("qxz");
    pty.wait_for("nothing fits these letters");
    pty.type_keys("\x7f\x7f\x7forchbl");
    pty.wait_for("1 of 3 titles");
    pty.type_keys("\r");
    pty.wait_for("Every tree at once.");
    pty.wait_until("the prompt gone", |screen| {
        !screen.contents().contains("Enter goes there") && screen.hide_cursor()
    });
}

#[test]
fn a_line_that_was_typed_is_there_at_the_next_start() {
    let home = home();
    let mut pty = started(&home);
    pty.type_keys("/tidemark\r");
    pty.type_keys("q");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    let mut pty = Pty::start(&home);
    pty.wait_until_quiet();
    pty.type_keys("/ti\x1b[A");
    pty.wait_for("/tidemark");
    pty.type_keys("\x1b[B");
    pty.wait_for("/ti ");
}

#[test]
fn a_paste_is_never_taken_for_commands() {
    let home = home();
    let mut pty = started(&home);
    pty.type_keys("\x1b[200~qQb\x1b[201~");
    pty.wait_for("pasted text is not taken as commands");
    pty.type_keys("j");
    pty.wait_for("bookmarks 0");
    pty.type_keys("q");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
}

#[test]
fn hostile_articles_and_names_never_drive_the_terminal() {
    let hostile = "\x1b]0;owned\x07\x1b]52;c;aGk=\x07\u{9b}31m\x1b[6n\u{202e}x";
    let mut home = Home::new();
    for name in ["plain.txt", "\x1b]2;name\x07.txt", "\u{9d}0;n\u{9c}.md"] {
        let text =
            format!("Title {hostile}\n\nBy {hostile} March 3, 2026\n\nBody {hostile} end.\n");
        home = home.file(name, text);
    }
    home = home.file(
        "json.json",
        r#"{"title":"From \u001b]0;json\u0007","text":"Body \u001b[2J \u009b31m"}"#,
    );
    home = home.file("page.html", "<html><title>&#27;]0;page&#7;</title><h1>Head &#27;[2J</h1><p>Body &#155;31m of a page that is long enough to be one.</p>");
    let mut pty = Pty::start(&home);
    pty.wait_for("articles");
    pty.wait_until_quiet();
    for keys in ["j", "\r", "J", "J", "J", "i", "q", "q", "gp", "q", "?", "q"] {
        pty.type_keys(keys);
        pty.wait_until_quiet();
    }
    let bytes = pty.bytes();
    // The reader's own question is no one else's.
    let question = std::str::from_utf8(QUESTION).unwrap();
    let text = String::from_utf8(bytes).unwrap().replacen(question, "", 1);
    for driving in [
        "\x1b]", "\x1bP", "\x1b[6n", "\u{9b}", "\u{9d}", "\u{202e}", "\x07",
    ] {
        assert!(!text.contains(driving), "{driving:?} came through");
    }
    pty.type_keys("Q");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    pty.assert_given_back();
}

#[test]
fn a_terminal_that_cannot_draw_is_refused_in_words() {
    let home = home();
    let path = home.path();
    let mut pty = Pty::start_with(&home, &[path.to_str().unwrap()], "dumb");
    let status = pty.wait_for_end();
    assert_eq!(status.exit_code(), 2);
    pty.wait_for("newsprint list");
}
