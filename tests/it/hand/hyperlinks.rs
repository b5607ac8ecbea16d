//! Links that the terminal itself knows: which addresses it is given, and how.

use std::fs;

use regex::bytes::Regex;

use crate::support::{Home, Pty};

/// Addresses that could end a sequence, or lead elsewhere.
const ADDRESSES: [&str; 8] = [
    "https://reports.example.net/a?b=1;c#d",
    "/2023/next",
    "https://a.example/&#27;]0;pwned&#7;x",
    "https://a.example/&#x9c;&#27;\\\\y",
    "https://a.example/&#x202e;z",
    "mailto:desk@example.org?subject=a%20b",
    "javascript:alert(1)",
    "file:///etc/passwd",
];

fn home(setting: &str) -> Home {
    let links = ADDRESSES.iter().enumerate();
    let links = links.map(|(place, address)| format!("See [part {place}](<{address}>) now.\n\n"));
    let text = format!(
        "---\ntitle: Ships\nurl: https://news.example.org/2023/ships\n---\n\n{}Pay at [https://bank.example.com/login](https://evil.example/login).\n",
        links.collect::<String>()
    );
    let home = Home::new().file("ships.md", text);
    fs::write(home.place("config").join("config.toml"), setting).unwrap();
    home
}

/// Everything that was written while the article was read, moved and left.
fn written(home: &Home) -> Vec<u8> {
    let mut pty = Pty::start(home);
    pty.wait_for("1 article · unread");
    pty.wait_until_quiet();
    pty.type_keys("\r");
    pty.wait_for("See part 7 now.");
    pty.wait_until_quiet();
    pty.type_keys("jjk;");
    pty.wait_for("evil.example");
    pty.type_keys("q");
    pty.wait_for("100 %");
    pty.type_keys("Q");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    pty.assert_given_back();
    pty.bytes()
}

#[test]
fn checked_addresses_alone_are_given_to_a_terminal_that_is_said_to_know_links() {
    let bytes = written(&home("hyperlinks = \"always\"\n"));
    let any = Regex::new(r"(?-u)\x1b\]8[^\x1b\x07]*(?:\x1b\\|\x07)").unwrap();
    let ours =
        Regex::new(r"(?-u)^\x1b\]8;(id=n[0-9]+;(https?://|mailto:)[!-~]+|;)\x1b\\$").unwrap();
    let mut seen = Vec::new();
    for found in any.find_iter(&bytes) {
        let shown = found.as_bytes().escape_ascii().to_string();
        assert!(ours.is_match(found.as_bytes()), "{shown}");
        seen.push(shown);
    }
    let text = seen.join("\n");
    for address in [
        "https://reports.example.net/a?b=1;c#d",
        "https://news.example.org/2023/next",
        "mailto:desk@example.org?subject=a%20b",
    ] {
        assert!(
            text.contains(&format!(";{address}\\x1b")),
            "{address}: {text}"
        );
    }
    for never in ["evil.example", "javascript", "passwd"] {
        assert!(!text.contains(never), "{never}: {text}");
    }
    // Every link that was begun was ended, and nothing else begins as one does.
    let begun = seen.iter().filter(|it| it.contains("id=n")).count();
    assert!(begun >= 3 && seen.len() > begun, "{text}");
    assert!(seen.last().unwrap().ends_with("8;;\\x1b\\\\"), "{text}");
    let signs = bytes.windows(3).filter(|sign| sign == b"\x1b]8").count();
    assert_eq!(signs, seen.len());
}

#[test]
fn a_terminal_that_is_not_known_to_know_links_gets_none() {
    for setting in ["", "hyperlinks = \"never\"\n"] {
        let bytes = written(&home(setting));
        assert!(!bytes.windows(3).any(|sign| sign == b"\x1b]8"), "{setting}");
    }
}
