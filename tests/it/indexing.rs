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

#[test]
fn what_was_verified_is_said() {
    let (home, news) = (Folder::new(), Folder::new());
    let news = news.file("a.txt", "Ferry\n\nThe old quay is mended.\n");
    let news = news.file(
        "b.json",
        r#"{"title":"Eels","text":"Two hundred of them."}"#,
    );
    run(&home, &news, ["index", "."]).ends(0);
    let looked = run(&home, &news, ["index", "."]).ends(0);
    assert_eq!(looked.text(), "2 articles: nothing had changed\n");
    let verified = run(&home, &news, ["index", "--verify", "."]).ends(0);
    let expected = "2 articles: nothing had changed\nverified: 2 files read anew, 2 articles in the catalogue, \
        2 documents in the search index; newsprint check says what could not be read\n";
    assert_eq!(verified.text(), expected);
    let object = run(&home, &news, ["index", "--verify", "--json", "."]).ends(0);
    assert_eq!(object.json()[0]["documents_verified"], 2);
}
