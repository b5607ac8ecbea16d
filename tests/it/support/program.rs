//! The real program, run with places of its own so that no test sees another's.

use std::ffi::OsStr;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use super::Folder;

/// What a run left behind.
pub(crate) struct Ran {
    /// Exit status.
    pub(crate) status: i32,
    /// What it wrote.
    pub(crate) out: Vec<u8>,
    /// What it said.
    pub(crate) err: String,
}

impl Ran {
    /// What it wrote, as text.
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.out).unwrap()
    }

    /// What it wrote, line by line.
    pub(crate) fn lines(&self) -> Vec<&str> {
        self.text().lines().collect()
    }

    /// What it wrote, an object a line.
    pub(crate) fn json(&self) -> Vec<Value> {
        let lines = self.lines().into_iter();
        lines
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    /// The same run, if it ended with `status`.
    pub(crate) fn ends(self, status: i32) -> Self {
        assert_eq!(self.status, status, "{}{}", self.text(), self.err);
        self
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code().unwrap_or(-1),
            out: output.stdout,
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// The program, ready to be run in `news`, with its places in `home`.
pub(crate) fn program(home: &Folder, news: &Folder) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsprint"));
    command
        .env_clear()
        .env("HOME", home.path())
        .env("LANG", "en_GB.UTF-8")
        .env("TERM", "xterm-256color")
        .env("NEWSPRINT_CONFIG_DIR", home.at("config"))
        .env("NEWSPRINT_DATA_DIR", home.at("data"))
        .env("NEWSPRINT_CACHE_DIR", home.at("cache"))
        .current_dir(news.path())
        .stdin(Stdio::null());
    command
}

/// Runs the program with `arguments` in `news`.
pub(crate) fn run<A: AsRef<OsStr>>(
    home: &Folder,
    news: &Folder,
    arguments: impl IntoIterator<Item = A>,
) -> Ran {
    let mut command = program(home, news);
    command.args(arguments).output().unwrap().into()
}
