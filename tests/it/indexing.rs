//! `newsprint index`: stopped in the middle, and gone on with.

use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use crate::support::{Folder, program, run};

/// So many that a stop comes before the end.
const ARTICLES: usize = 4_000;

#[test]
fn a_stopped_index_says_so_and_the_next_run_goes_on() {
    let (home, news) = (Folder::new(), Folder::new());
    for number in 0..ARTICLES {
        let text = format!("Ferry line {number}\n\nThe old quay {number} is mended.\n");
        fs::write(news.at(format!("{number}.txt")), text).unwrap();
    }
    let mut command = program(&home, &news);
    command.args(["index", "."]).stdout(Stdio::piped());
    let child = command.stderr(Stdio::piped()).spawn().unwrap();
    let deadline = Instant::now() + Duration::from_secs(20);
    // The signal is listened for before the cache is made.
    while !home.at("cache").exists() && Instant::now() < deadline {
        std::thread::sleep(Duration::from_millis(2));
    }
    let pid = Pid::from_child(&child);
    kill_process(pid, Signal::INT).unwrap();
    let stopped = child.wait_with_output().unwrap();
    assert_eq!(stopped.status.code(), Some(130));
    let whole = run(&home, &news, ["index", "--json", "."]).ends(0);
    let done = whole.json();
    assert_eq!(done[0]["articles"], ARTICLES);
    let found = run(&home, &news, ["list", "quay", "--in", "."]).ends(0);
    assert_eq!(found.lines().len(), ARTICLES);
}
