//! Addresses given to a program: one argument each, whatever they look like to a shell.

use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::PermissionsExt;

use newsprint::article::destination;
use newsprint::tui::browser;

/// Pieces that a shell, a program or a terminal could take for its own.
pub(super) const PIECES: [&str; 20] = [
    "$(touch pwned)",
    "`touch pwned`",
    ";touch pwned;",
    "| touch pwned",
    "&& touch pwned",
    "> pwned",
    "'; touch pwned; '",
    "\"; touch pwned; \"",
    "\\",
    "--help",
    "-o pwned",
    "%s",
    "%00",
    "\t",
    "*",
    "?x=1&y=2",
    "#a b",
    "{a,b}",
    "~root",
    "東京 \u{202e}x",
];

#[test]
fn crafted_addresses_are_one_argument_each_and_nothing_is_run() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let opener = folder.path().join("opener with 'spaces'");
    let script = format!(
        "#!/bin/sh\nprintf '%s\\n' \"$#\" \"$@\" >> '{}'\n",
        log.display()
    );
    fs::write(&opener, script).unwrap();
    fs::set_permissions(&opener, fs::Permissions::from_mode(0o755)).unwrap();
    let setting = [opener.to_str().unwrap().to_owned()];
    let mut expected = String::new();
    let mut started = 0;
    for place in [
        "https://example.org/{}",
        "https://example.org/?q={}",
        "http://example.org/#{}",
        "{}https://example.org",
        "https://u{}@example.org/",
        "https://{}.example.org/",
        "mailto:a@b.org?subject={}",
        "mailto:{}@b.org",
        "example.org/{}",
        "{}",
    ] {
        for piece in PIECES {
            let Ok(leads) = destination("words", &place.replace("{}", piece), None) else {
                continue;
            };
            let address = leads.address.as_str();
            assert!(
                ["http://", "https://", "mailto:"]
                    .iter()
                    .any(|scheme| address.starts_with(scheme)),
                "{address}"
            );
            let commands = browser::commands(&setting, None, address);
            let (mut child, _) = browser::start(&commands).unwrap();
            assert!(child.wait().unwrap().success());
            expected.extend(["1\n", address, "\n"]);
            started += 1;
        }
    }
    assert!(started > 100, "only {started} were addresses at all");
    assert_eq!(fs::read_to_string(&log).unwrap(), expected);
    let names: Vec<OsString> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names.len(), 2, "{names:?}");
}
