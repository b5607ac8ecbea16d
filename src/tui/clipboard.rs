//! The clipboard: written on a copy key, and never read.
//!
//! Two ways are gone together. The terminal is told by OSC 52, which works over ssh and needs no
//! program; the sequence is made here of letters, digits and `+/=` alone and written past the wall,
//! which goes on stopping every other. And where there is a program for the clipboard it is run by
//! itself, the text on its standard input: some terminals take no OSC 52, or not so much.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// The longest text that a terminal is given, in bytes: in base64 what the strictest ones take.
const LONGEST: usize = 74_994;

/// What the environment says of the ways to the clipboard.
#[derive(Debug, Clone, Default)]
pub struct Ways {
    /// Whether the terminal is inside tmux.
    pub has_tmux: bool,
    /// Whether it can take OSC 52 at all: a console shows what it does not know.
    pub has_osc: bool,
    /// The programs that could take it, with their arguments.
    pub programs: Vec<&'static [&'static str]>,
}

impl Ways {
    /// The ways of this process.
    pub fn read() -> Self {
        let has = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let term = std::env::var_os("TERM");
        let mut programs: Vec<&[&str]> = Vec::new();
        if cfg!(target_os = "macos") {
            programs.push(&["pbcopy"]);
        }
        if has("WAYLAND_DISPLAY") {
            programs.push(&["wl-copy"]);
        }
        if has("DISPLAY") {
            programs.push(&["xclip", "-selection", "clipboard", "-in"]);
            programs.push(&["xsel", "--clipboard", "--input"]);
        }
        Self {
            has_tmux: has("TMUX"),
            has_osc: term
                .as_deref()
                .is_none_or(|term| term != OsStr::new("linux")),
            programs,
        }
    }

    /// What tells the terminal to take `text`; nothing where it is too long or the terminal too plain.
    pub fn sequence(&self, text: &str) -> Vec<u8> {
        if text.len() > LONGEST || !self.has_osc {
            return Vec::new();
        }
        let told = format!("\x1b]52;c;{}\x07", STANDARD.encode(text));
        if !self.has_tmux {
            return told.into_bytes();
        }
        // One of the two is heard, as tmux is set: by itself, or by the terminal around it.
        format!("{told}\x1bPtmux;\x1b{told}\x1b\\").into_bytes()
    }
}

/// Gives `text` to the first of `programs` that is there; where none is, the terminal was told.
pub fn give(programs: &[&[&str]], text: &str) -> Result<(), String> {
    for words in programs {
        let Some((program, arguments)) = words.split_first() else {
            continue;
        };
        match run(program, arguments, text) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(format!("{program} did not take what was copied: {error}")),
            Ok(()) => return Ok(()),
        }
    }
    Ok(())
}

/// Runs a program with `text` on its standard input.
fn run(program: &str, arguments: &[&str], text: &str) -> io::Result<()> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()?;
    let written = child
        .stdin
        .take()
        .map_or(Ok(()), |mut stdin| stdin.write_all(text.as_bytes()));
    let status = child.wait()?;
    written?;
    if status.success() {
        return Ok(());
    }
    Err(io::Error::other(status.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sequence_is_base64_and_capped() {
        let plain = Ways {
            has_osc: true,
            ..Ways::default()
        };
        assert_eq!(
            plain.sequence("a\x1b]0;x\x07"),
            b"\x1b]52;c;YRtdMDt4Bw==\x07"
        );
        assert_eq!(plain.sequence(&"x".repeat(LONGEST + 1)), b"");
        assert_eq!(Ways::default().sequence("x"), b"");
        let tmux = Ways {
            has_tmux: true,
            ..plain.clone()
        };
        let expected = b"\x1b]52;c;eA==\x07\x1bPtmux;\x1b\x1b]52;c;eA==\x07\x1b\\";
        assert_eq!(tmux.sequence("x"), expected);
    }

    #[test]
    fn a_program_gets_the_text_as_it_is_and_its_failure_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out");
        let text = "`rm` $(x) \"'\n東京";
        // tee writes what it gets into the file that is named.
        give(
            &[
                &["newsprint-no-such-program"],
                &["tee", path.to_str().unwrap()],
            ],
            text,
        )
        .unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        assert!(
            give(&[&["false"]], text)
                .unwrap_err()
                .starts_with("false did not take")
        );
    }
}
