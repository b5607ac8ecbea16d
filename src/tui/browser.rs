//! The program that opens links: the one that is set, else `$BROWSER`, else the system's own.
//!
//! It gets the address as one argument and is started by itself, never by a shell: what looks like
//! a command to a shell is a word like any other. It has no terminal, so that nothing of it comes
//! to the screen, and is no part of our job, so that `^c` and the end of the reader leave it alone.

use std::ffi::{OsStr, OsString};
use std::io;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};

/// What opens links where nothing is set.
const SYSTEM: &str = if cfg!(target_os = "macos") {
    "open"
} else {
    "xdg-open"
};

/// What is said where nothing opens them.
const REMEDY: &str = "set opener in config.toml, as in opener = [\"firefox\"]";

/// The commands that could open `address`, the first that is there wins: the program and its
/// arguments.
pub fn commands(setting: &[String], browser: Option<&OsStr>, address: &str) -> Vec<Vec<OsString>> {
    if !setting.is_empty() {
        let mut command: Vec<OsString> = setting.iter().map(OsString::from).collect();
        command.push(address.into());
        return vec![command];
    }
    let stated = browser.map(OsStr::as_bytes).unwrap_or_default();
    let stated = stated.split(|byte| *byte == b':');
    let commands = stated.filter_map(|words| stated_command(words, address));
    let system = vec![SYSTEM.into(), address.into()];
    commands.chain([system]).collect()
}

/// A command of `$BROWSER`: words apart by spaces, the address in the place of `%s` or at the end.
fn stated_command(words: &[u8], address: &str) -> Option<Vec<OsString>> {
    let words = words
        .split(u8::is_ascii_whitespace)
        .filter(|word| !word.is_empty() && *word != b"&");
    let mut command: Vec<OsString> = Vec::new();
    let mut is_placed = false;
    for word in words {
        let quotes: &[&[u8]] = &[b"%s", b"\"%s\"", b"'%s'"];
        if quotes.contains(&word) {
            is_placed = true;
            command.push(address.into());
        } else {
            command.push(OsString::from_vec(word.to_vec()));
        }
    }
    if command.is_empty() {
        return None;
    }
    if !is_placed {
        command.push(address.into());
    }
    Some(command)
}

/// Starts the first of `commands` that is there.
/// Gives it with its name.
pub fn start(commands: &[Vec<OsString>]) -> Result<(Child, String), String> {
    let mut missing = Vec::new();
    for command in commands {
        let Some((program, arguments)) = command.split_first() else {
            continue;
        };
        let shown = program.to_string_lossy();
        let child = Command::new(program)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn();
        match child {
            Ok(child) => return Ok((child, shown.into_owned())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => missing.push(shown),
            Err(error) => return Err(format!("cannot start {shown}: {error}; {REMEDY}")),
        }
    }
    let missing = missing.join(", ");
    Err(format!(
        "cannot open the link: there is no {missing}; {REMEDY}"
    ))
}

/// Waits for the program to end; gives why it failed, if it did.
pub fn failure(mut child: Child, command: &str) -> Option<String> {
    let status = child.wait().ok()?;
    (!status.success()).then(|| format!("{command} could not open the link ({status}); {REMEDY}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated(browser: &str) -> Vec<Vec<String>> {
        let commands = commands(&[], Some(OsStr::new(browser)), "https://a.org/$(x)");
        let words = |command: Vec<OsString>| {
            command
                .into_iter()
                .map(|word| word.into_string().unwrap())
                .collect()
        };
        commands.into_iter().map(words).collect()
    }

    #[test]
    fn the_address_is_one_word_of_any_command() {
        let address = "https://a.org/$(x)";
        assert_eq!(stated(""), [[SYSTEM, address]]);
        assert_eq!(
            stated("firefox:w3m -o a=b")[..2],
            [vec!["firefox", address], vec!["w3m", "-o", "a=b", address]]
        );
        assert_eq!(
            stated("chrome --new '%s' &")[0],
            ["chrome", "--new", address]
        );
        assert_eq!(stated("a;rm -rf")[0], ["a;rm", "-rf", address]);
        let set = commands(
            &["my opener".to_owned(), "-x".to_owned()],
            Some(OsStr::new("firefox")),
            address,
        );
        assert_eq!(set, [["my opener", "-x", address].map(OsString::from)]);
    }

    #[test]
    fn a_missing_opener_says_what_to_set() {
        let said = start(&[vec!["newsprint-no-such-opener".into(), "x".into()]]).unwrap_err();
        assert!(
            said.contains("newsprint-no-such-opener") && said.contains("opener = ["),
            "{said}"
        );
    }
}
