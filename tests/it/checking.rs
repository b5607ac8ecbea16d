//! What `check` says of a folder: each file, its fields and its problems.

use serde_json::json;

use crate::cli::news;
use crate::support::{Folder, run};

#[test]
fn check_names_every_file_and_every_problem() {
    let (home, news) = (
        Folder::new(),
        news().file("picture.png", b"\x89PNG\r\n\x1a\n\0\0"),
    );
    let ran = run(&home, &news, ["check", "--json"]).ends(1);
    let objects = ran.json();
    let paths: Vec<_> = objects
        .iter()
        .map(|object| object["path"].as_str().unwrap())
        .collect();
    assert_eq!(
        paths,
        [
            "2023/scrape.txt",
            "picture.png",
            "records.jsonl",
            "records.jsonl"
        ]
    );
    assert_eq!(objects[0]["format"], json!("text"));
    assert_eq!(objects[0]["articles"], json!(1));
    assert!(objects[1]["skipped"].is_string());
    assert_eq!(objects[2]["articles"], json!(2));
    assert_eq!(objects[2]["problems"], json!(1));
    assert_eq!(objects[0]["fields"]["published"], json!({"byline": 1}));
    assert_eq!(objects[2]["fields"]["title"], json!({"json": 2}));
    assert_eq!(objects[2]["fields"]["tags"], json!({"absent": 2}));
    assert_eq!(objects[1]["fields"], json!({}));
    assert_eq!(objects[3]["line"], json!(2));
    assert!(objects[3]["problem"].is_string());
    let fields = run(&home, &news, ["check", "--fields", "--json"]).ends(1);
    assert_eq!(fields.json(), objects);
    let words = run(&home, &news, ["check"]).ends(1);
    assert!(
        words.text().starts_with("records.jsonl"),
        "{}",
        words.text()
    );
    assert!(words.text().contains("in all"), "{}", words.text());
    let words = run(&home, &news, ["check", "--fields", "2023"]).ends(0);
    let expected = "2023/scrape.txt  text, 1 article\n    title: text · ";
    assert!(words.text().starts_with(expected), "{}", words.text());
}
