//! `newsprint index`, killed again and again: the next start goes on, and every article is found
//! once.
//!
//! A few rounds here; `NEWSPRINT_KILLS` has it go on for so many.

use std::process::Stdio;
use std::time::Duration;

use crate::support::{Folder, program, run};

/// Articles of the library.
const ARTICLES: usize = 300;

#[test]
fn every_article_is_found_once_however_often_indexing_was_killed() {
    let rounds = std::env::var("NEWSPRINT_KILLS").ok();
    let rounds: u64 = rounds.and_then(|rounds| rounds.parse().ok()).unwrap_or(3);
    let news = (0..ARTICLES).fold(Folder::new(), |news, number| {
        let words = "The council met at the harbour and said little. ".repeat(40);
        let text = format!(
            "Headline {number}\n\nBy Ada Quill March 3, 2026\n\n{words}\n\nMarker{number}.\n"
        );
        news.file(format!("{number:03}.txt"), text)
    });
    let mut home = Folder::new();
    let mut killed = 0;
    for round in 0..rounds {
        let mut child = program(&home, &news);
        let mut child = child
            .args(["index"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(20 + round * 137 % 900));
        drop(child.kill());
        killed += u32::from(child.wait().unwrap().code().is_none());
        // Every few kills it comes to its end, and begins anew.
        if round % 3 == 2 || round + 1 == rounds {
            run(&home, &news, ["index"]).ends(0);
            let all = run(&home, &news, ["list", "--no-refresh", "harbour"]).ends(0);
            assert_eq!(all.lines().len(), ARTICLES, "after round {round}");
            for number in [0, 7, ARTICLES - 1] {
                let query = format!("marker{number}");
                let one = run(&home, &news, ["list", "--no-refresh", query.as_str()]).ends(0);
                assert_eq!(one.lines().len(), 1, "{query} after round {round}");
            }
            home = Folder::new();
        }
    }
    assert!(killed > 0, "none was ever killed");
}
