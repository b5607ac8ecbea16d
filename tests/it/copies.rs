//! An article in several files: it is one in the list, and its copies are named.

use serde_json::json;

use crate::support::{Folder, run};

/// The article as it was published.
const LONG: &str = r#"{"title":"Rail plan agreed","url":"https://example.org/rail","date":"2023-02-09","text":"The rail plan was agreed on Thursday after long talks."}"#;

#[test]
fn an_article_in_two_files_is_listed_once_and_names_its_copy() {
    let rail = r#"{"title":"Rail plan agreed","url":"https://www.example.org/rail/?utm_source=x","date":"2023-02-09","text":"The rail plan."}"#;
    let (home, news) = (
        Folder::new(),
        Folder::new()
            .file("long.json", LONG)
            .file("short.json", rail),
    );
    let objects = run(&home, &news, ["list", "--json"]).ends(0).json();
    assert_eq!(objects.len(), 1);
    let rail = objects
        .iter()
        .find(|object| object["title"] == "Rail plan agreed");
    let rail = rail.unwrap();
    assert_eq!(rail["path"], json!("long.json"));
    assert_eq!(rail["copies"][0]["path"], json!("short.json"));
    assert_eq!(rail["copies"][0]["words"], json!(3));
    assert_eq!(rail["from"]["title"], json!("json"));
    let words = run(&home, &news, ["check"]).ends(0);
    assert!(
        words
            .text()
            .contains("of 2 articles, 1 are copies of others"),
        "{}",
        words.text()
    );
}
