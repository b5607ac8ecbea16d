//! `newsprint export`, as another program sees it.

use crate::support::{Folder, run};

/// Two articles, one of them of hostile words.
fn news() -> Folder {
    Folder::new()
        .file("a.md", "---\ntitle: \"=cmd|' /C calc'!A0\"\nauthor: Ann Lee\nsource: Harbour Post\ndate: 2023-02-09\nurl: https://example.org/a\n---\n\nThe first paragraph, with a [link](https://example.org/b).\n\n## Part\n\n- one\n- two\n")
        .file("b.txt", "Drones over 横浜\n\nBy Ann Lee February 10, 2023\n\nThree drones were seen over the port on Friday, the harbour said in the evening.\n")
}

#[test]
fn each_format_holds_every_article() {
    let (home, news) = (Folder::new(), news());
    let export =
        |format: &str| run(&home, &news, ["export", "sort:-date", "--format", format]).ends(0);
    let markdown = export("markdown");
    assert!(
        markdown.text().contains("# Drones over 横浜") && markdown.text().contains("## Part"),
        "{}",
        markdown.text()
    );
    let lines = export("jsonl").json();
    assert_eq!(lines.len(), 2);
    assert!(
        lines[1]["text"]
            .as_str()
            .unwrap()
            .starts_with("Three drones"),
        "{}",
        lines[1]
    );
    let csv = export("csv");
    assert_eq!(csv.lines().len(), 3);
    assert!(csv.text().contains(",'=cmd|"), "{}", csv.text());
    let bibtex = export("bibtex");
    assert_eq!(
        bibtex.text().matches("@misc{lee2023").count(),
        2,
        "{}",
        bibtex.text()
    );
    let csl = export("csl");
    let items: serde_json::Value = serde_json::from_str(csl.text()).unwrap();
    assert_eq!(
        items[0]["author"],
        serde_json::json!([{"family": "Lee", "given": "Ann"}])
    );
    assert_eq!(items.as_array().unwrap().len(), 2);
}

#[test]
fn a_file_is_new_and_in_no_folder_of_the_library() {
    let (home, news) = (Folder::new(), news());
    let path = home.at("reading.bib");
    let to = |path: &std::path::Path| {
        run(
            &home,
            &news,
            ["export", "drones", "--output", path.to_str().unwrap()],
        )
    };
    assert_eq!(to(&path).ends(0).text(), "");
    assert!(
        std::fs::read_to_string(&path)
            .unwrap()
            .starts_with("@misc{lee2023drones")
    );
    assert!(to(&path).ends(2).err.contains("is there already"));
    assert!(
        to(&news.at("x.md"))
            .ends(2)
            .err
            .contains("never written to")
    );
    assert_eq!(news.listing().len(), 2);
}

#[test]
fn one_article_is_shown_as_markdown() {
    let (home, news) = (Folder::new(), news());
    let shown = run(&home, &news, ["show", "--markdown", "a.md"]).ends(0);
    assert!(
        shown.text().contains("url: \"https://example.org/a\"\n"),
        "{}",
        shown.text()
    );
    assert!(
        shown
            .text()
            .contains("with a [link](<https://example.org/b>)."),
        "{}",
        shown.text()
    );
}
