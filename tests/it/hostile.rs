//! What must never come out of any command, whatever lies in the folder: bytes that drive a terminal.

use std::fs;
use std::os::unix::fs::symlink;

use crate::support::{Folder, Ran, run};

/// Sequences that would do harm, each with a marker that must stay in sight.
const PAYLOADS: [&str; 10] = [
    "\u{1b}]0;mark0\u{7}",
    "\u{1b}[31mmark1",
    "\u{1b}]8;;https://evil.example/\u{1b}\\mark2",
    "\u{1b}]52;c;bWFyaw==\u{7}mark3",
    "\u{9b}31mmark4\u{9d}x\u{9c}",
    "\u{1b}Pmark5\u{1b}\\",
    "\u{202e}mark6\u{2066}",
    "\u{e0041}mark7\u{e007f}",
    "mark8\u{7f}\u{8}\u{0}",
    "mark9\r\u{200b}\u{feff}",
];

/// Whether a terminal could be driven or deceived by `character`.
fn is_harmful(character: char) -> bool {
    matches!(character,
        '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

/// Fails where anything that was written could do harm.
fn assert_clean(ran: &Ran, what: &str) {
    for text in [ran.text(), &ran.err] {
        let found = text.chars().find(|character| is_harmful(*character));
        assert_eq!(found, None, "{what}: {text:?}");
    }
}

/// A folder where every name and every text is hostile.
fn hostile() -> Folder {
    let mut folder = Folder::new();
    for (number, payload) in PAYLOADS.iter().enumerate() {
        let name = payload.replace(['/', '\0'], "_");
        let quoted = serde_json::to_string(payload).unwrap();
        let codes = payload
            .chars()
            .map(|character| u32::from(character).to_string());
        let entity = format!("&#{};", codes.collect::<Vec<_>>().join(";&#"));
        folder = folder
            .file(
                format!("{name}.txt"),
                format!("A title {payload}\n\nBy {payload} February 10, 2023\n\nSome words {payload} of a body that is long enough."),
            )
            .file(
                format!("{number}.json"),
                format!(r#"{{"title":{quoted},"author":{quoted},"source":{quoted},"tags":[{quoted}],"url":{quoted},"text":{quoted}}}"#),
            )
            .file(
                format!("{number}.md"),
                format!("---\ntitle: \"A {payload}\"\nauthor: {payload}\n---\n\n# {payload}\n\n> {payload}\n\n    {payload}\n"),
            )
            .file(
                format!("{number}.html"),
                format!("<html><head><title>{entity}</title></head><body><article><h1>{entity}</h1><p>{entity} and enough words to be taken for the body of an article, as it were.</p></article></body></html>"),
            )
            .file(format!("broken{name}.json"), format!("{{\"title\": {payload}"));
    }
    folder.file(b"caf\xe9\x1b[31m.txt", "A title\n\nA body of some words.")
}

#[test]
fn no_command_lets_anything_through() {
    let (home, news) = (Folder::new(), hostile());
    symlink("/nowhere", news.at("link\u{1b}]0;x\u{7}")).unwrap();
    for arguments in [
        &["list"][..],
        &["list", "--json"],
        &["check"],
        &["check", "--json"],
    ] {
        assert_clean(&run(&home, &news, arguments), &format!("{arguments:?}"));
    }
    for entry in fs::read_dir(news.path()).unwrap() {
        let file = entry.unwrap().path();
        for option in ["--json", "--raw", "--width=40"] {
            let ran = run(
                &home,
                &news,
                ["show".as_ref(), option.as_ref(), file.as_os_str()],
            );
            assert_clean(&ran, &format!("show {option} {}", file.display()));
        }
    }
}

#[test]
fn what_surrounds_a_payload_stays_in_sight() {
    let (home, news) = (Folder::new(), hostile());
    let written = run(&home, &news, ["list", "--json"]).ends(0);
    for mark in (0..PAYLOADS.len()).filter(|mark| *mark != 3) {
        assert!(written.text().contains(&format!("mark{mark}")), "{mark}");
    }
}

#[test]
fn messages_repeat_arguments_safely() {
    let (home, news) = (Folder::new(), Folder::new());
    for payload in PAYLOADS.map(|payload| payload.replace('\0', "")) {
        for arguments in [
            vec![payload.clone()],
            vec![format!("--{payload}")],
            vec!["list".to_owned(), "--in".to_owned(), payload.clone()],
            vec!["list".to_owned(), "--sort".to_owned(), payload.clone()],
            vec!["show".to_owned(), payload.clone()],
            vec!["check".to_owned(), payload.clone()],
            vec!["list".to_owned(), format!("--data-dir=/dev/null/{payload}")],
        ] {
            assert_clean(&run(&home, &news, &arguments), &format!("{arguments:?}"));
        }
    }
}

#[test]
fn keywords_files_are_quoted_safely() {
    let news = Folder::new().file("a.txt", "A title\n\nA body of some words.");
    for payload in PAYLOADS.map(|payload| payload.replace(['\0', '/'], "")) {
        let home = Folder::new().file(
            "config/keywords.toml",
            format!("include = [\"{payload}\"]\n{payload} = 1\n[[group]]\nname = '{payload}'\ncolor = '{payload}'\nwords = ['title']\n"),
        );
        assert_clean(&run(&home, &news, ["list", "--json"]), &payload);
    }
}
