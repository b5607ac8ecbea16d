//! Programs that get the terminal: what they get, whatever it looks like to a shell, and how the
//! terminal comes back, whatever they do to it.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use newsprint::article::Article;
use newsprint::text::Clean;
use newsprint::tui::workers::lent;
use rustix::process::Signal;

use crate::hand::outside::PIECES;
use crate::support::{Home, Pty};

/// Writes a program of `sh` into `folder`.
fn program(folder: &Path, name: &str, script: &str) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path
}

/// A program that logs how many arguments it got, and the last of them.
fn logger(folder: &Path, log: &Path) -> PathBuf {
    let log = log.display();
    let script = format!("n=$#; for a; do :; done; printf '%s %s\\0' \"$n\" \"$a\" >> '{log}'");
    program(folder, "log with 'spaces'", &script)
}

/// What stands in a log, an entry each.
fn entries(log: &Path) -> Vec<Vec<u8>> {
    let log = fs::read(log).unwrap_or_default();
    let entries = log
        .split(|byte| *byte == 0)
        .filter(|entry| !entry.is_empty());
    entries.map(<[u8]>::to_vec).collect()
}

/// Names of files that a shell or a program could take for something else.
fn names() -> Vec<OsString> {
    let pieces = PIECES.iter().map(|piece| piece.replace('/', "_"));
    let names = pieces.map(|piece| OsString::from(format!("{piece}.txt")));
    let odd: [&[u8]; 4] = [b"a\nb.txt", b"\xff\xfe.txt", b" .txt", b"-rf.txt"];
    names
        .chain(odd.map(|name| OsString::from_vec(name.to_vec())))
        .collect()
}

#[test]
fn crafted_articles_are_data_of_editor_and_command_and_nothing_is_run() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let opened = logger(folder.path(), &log);
    let piped = program(
        folder.path(),
        "piped",
        &format!(
            "{{ printf '%s|' \"$#\" \"$1\" \"$NEWSPRINT_TITLE\" \"$NEWSPRINT_URL\" \"$NEWSPRINT_PATH\"; cat; printf '\\0'; }} >> '{}'",
            log.display()
        ),
    );
    let mut expected = Vec::new();
    let stop = &mut || Ok(());
    for (number, piece) in PIECES.iter().cycle().take(200).enumerate() {
        let names = names();
        let name = &names[(number * 7 + number / 20) % names.len()];
        let path = Path::new("/news").join(name);
        let title = Clean::line(&format!("{number} {piece}"));
        let url = Clean::line(&format!("https://example.org/{piece}"));
        let article = Article {
            title: title.clone(),
            url: Some(url.clone()),
            ..Article::default()
        };
        let setting = [opened.to_str().unwrap().to_owned()];
        let editor = lent::editor(&setting, (None, None), &path).unwrap();
        assert!(editor.run(stop).unwrap().success());
        expected.push([b"1 ", path.as_os_str().as_bytes()].concat());
        let command = [piped.to_str().unwrap().to_owned(), (*piece).to_owned()];
        let pipe = lent::pipe(&command, &article, &path);
        let input = pipe.input.clone().unwrap();
        assert!(pipe.run(stop).unwrap().success());
        let facts = format!("1|{piece}|{title}|{url}|");
        expected.push(
            [
                facts.as_bytes(),
                path.as_os_str().as_bytes(),
                b"|",
                input.as_bytes(),
            ]
            .concat(),
        );
    }
    assert_eq!(entries(&log), expected);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
}

/// A home whose editor is `editor`.
fn with_editor(home: Home, editor: &Path) -> Home {
    let editor = serde_json::Value::from(editor.to_str().unwrap());
    let setting = format!("editor = [{editor}]\n");
    fs::write(home.place("config").join("config.toml"), setting).unwrap();
    home
}

fn wait_until(what: &str, is_so: impl Fn() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(30);
    while !is_so() {
        assert!(Instant::now() < deadline, "never {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn every_file_of_a_crafted_name_is_opened_and_piped_by_its_name() {
    let tools = tempfile::tempdir().unwrap();
    let log = tools.path().join("log");
    let logger = logger(tools.path(), &log);
    let home = with_editor(Home::new(), &logger);
    let names = names();
    for (number, name) in names.iter().enumerate() {
        let text = format!("Number {number}.\n\nSome words of {number} stand here.\n");
        fs::write(home.path().join(name), text).unwrap();
    }
    let mut pty = Pty::start(&home);
    pty.wait_for(&format!("{} articles · unread", names.len()));
    pty.wait_until_quiet();
    // What is typed before the terminal is taken again is typed for the program.
    let taken = |pty: &Pty| {
        let bytes = pty.bytes();
        let sign = b"\x1b[?1049h";
        bytes.windows(sign.len()).filter(|it| it == sign).count()
    };
    let piped = logger.to_str().unwrap().replace('\'', "'\\''");
    for number in 0..names.len() {
        pty.type_keys("e");
        wait_until("edited", || taken(&pty) == number * 2 + 2);
        pty.wait_until_quiet();
        pty.type_keys(&format!("|'{piped}' %s\r"));
        pty.wait_for("any key");
        pty.type_keys("x");
        wait_until("piped", || taken(&pty) == number * 2 + 3);
        pty.type_keys("j");
        pty.wait_until_quiet();
    }
    let mut opened: Vec<_> = entries(&log);
    let piped = opened.iter().filter(|entry| *entry == b"1 %s").count();
    assert_eq!(piped, names.len());
    opened.retain(|entry| entry != b"1 %s");
    opened.sort();
    let path = |name: &OsString| home.path().join(name).into_os_string();
    let entry = |path: OsString| [b"1 ", path.as_bytes()].concat();
    let mut expected: Vec<_> = names.iter().map(path).map(entry).collect();
    expected.sort();
    let shown = |entries: &[Vec<u8>]| {
        entries
            .iter()
            .map(|it| OsStr::from_bytes(it).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(shown(&opened), shown(&expected));
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), names.len());
}

#[test]
fn what_an_editor_writes_is_shown_at_once_and_the_terminal_comes_back() {
    let tools = tempfile::tempdir().unwrap();
    let editor = program(
        tools.path(),
        "editor",
        "printf '\\nAdded by the editor.\\n' >> \"$1\"; stty raw -echo; printf '\\033[?1049h\\033[?1000h\\033[5;9r'; kill -9 $$",
    );
    let home = Home::new().file(
        "a.txt",
        "Ferry line reopens\n\nThe first ferry left at dawn.\n",
    );
    let home = with_editor(home, &editor);
    let mut pty = Pty::start(&home);
    pty.wait_for("1 article · unread");
    pty.wait_until_quiet();
    pty.type_keys("\re");
    pty.wait_for("Added by the editor.");
    pty.type_keys("Q");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    pty.assert_given_back();
}

#[test]
fn a_program_that_is_interrupted_ends_alone_however_often() {
    let tools = tempfile::tempdir().unwrap();
    let script = "echo >> \"$0.n\"; echo edit $(wc -l < \"$0.n\").; exec sleep 60";
    let editor = program(tools.path(), "editor", script);
    let home = Home::new().file(
        "a.txt",
        "Ferry line reopens\n\nThe first ferry left at dawn.\n",
    );
    let home = with_editor(home, &editor);
    let mut pty = Pty::start(&home);
    pty.wait_for("1 article · unread");
    pty.wait_until_quiet();
    for time in 1..=12 {
        pty.type_keys("e");
        pty.wait_for(&format!("edit {time}."));
        pty.type_keys("\x03");
        pty.wait_for("was ended by signal 2");
        pty.type_keys("\x1b");
        pty.wait_until("no message", |screen| {
            !screen.contents().contains("signal 2")
        });
    }
    pty.type_keys("Q");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    pty.assert_given_back();
}

#[test]
fn keys_of_the_terminal_are_those_of_the_program_that_has_it() {
    let tools = tempfile::tempdir().unwrap();
    let waits = program(
        tools.path(),
        "waits",
        "trap 'echo interrupted; exit 3' INT; echo it waits; while :; do sleep 0.1; done",
    );
    let stops = program(tools.path(), "stops", "kill -STOP $$; echo it goes on");
    let home = Home::new().file(
        "a.txt",
        "Ferry line reopens\n\nThe first ferry left at dawn.\n",
    );
    let mut pty = Pty::start(&home);
    pty.wait_for("1 article · unread");
    pty.wait_until_quiet();
    pty.type_keys(&format!("|{}\r", waits.display()));
    pty.wait_for("it waits");
    pty.type_keys("\x03");
    pty.wait_for("interrupted");
    pty.wait_for("any key");
    pty.type_keys("x");
    pty.wait_for("ended with status 3");

    pty.type_keys(&format!("|{}\r", stops.display()));
    wait_until("stopped", || pty.process_state() == Some('T'));
    pty.signal(Signal::CONT);
    pty.wait_for("it goes on");
    pty.wait_for("any key");
    pty.type_keys("x");
    pty.wait_for("? help");
    // Whoever was stopped looks at the folder again, and reads the article anew.
    pty.wait_until_quiet();

    pty.type_keys("|/nowhere/program\r");
    pty.wait_for("there is no program /nowhere/program");
    pty.type_keys(&format!("|{}\r", waits.display()));
    pty.wait_for("it waits");
    pty.signal(Signal::TERM);
    assert_eq!(pty.wait_for_end().exit_code(), 143);
    pty.assert_given_back();
}
