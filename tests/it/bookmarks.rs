//! Bookmarks by command: listed, changed, carried from one state to another.

use serde_json::json;

use crate::support::{Folder, Ran, run};

const TITLES: [&str; 3] = [
    "Rail plan agreed",
    "Gas prices fall",
    "Drones over the port",
];

fn article(title: &str, url: &str) -> String {
    format!(
        r#"{{"title":"{title}","url":"{url}","source":"Harbour Post","date":"2023-02-09","text":"{title}: what was said of it on Thursday, at some length."}}"#
    )
}

/// Three articles; the first has no address.
fn news() -> Folder {
    Folder::new()
        .file("a.json", article(TITLES[0], ""))
        .file("b.json", article(TITLES[1], "https://post.example/gas"))
        .file("c.json", article(TITLES[2], "https://post.example/drones"))
}

fn says(ran: &Ran, words: &str) {
    assert!(ran.err.contains(words), "{}", ran.err);
}

/// The titles of a listing.
fn titles(ran: &Ran) -> Vec<String> {
    let title = |line: &&str| line.split('\t').nth(2).unwrap().to_owned();
    ran.lines().iter().map(title).collect()
}

fn bookmarks(home: &Folder, news: &Folder, arguments: &[&str]) -> Ran {
    run(home, news, ["bookmarks"].iter().chain(arguments))
}

#[test]
fn articles_are_named_by_file_id_address_and_query() {
    let (home, news) = (Folder::new(), news());
    let added = bookmarks(&home, &news, &["add", "a.json", "https://post.example/gas"]).ends(0);
    says(
        &added,
        "2 articles bookmarked; newsprint undo takes it back",
    );
    let query = ["add", "--query", "drones", "--json"];
    let object = bookmarks(&home, &news, &query).ends(0).json().remove(0);
    assert_eq!(object["title"], TITLES[2]);
    assert_eq!(object["source"], "Harbour Post");
    assert_eq!(object["missing"], false);
    says(
        &bookmarks(&home, &news, &query).ends(0),
        "it is bookmarked already",
    );
    assert_eq!(bookmarks(&home, &news, &[]).ends(0).lines().len(), 3);
    let id = object["id"].as_str().unwrap().get(..8).unwrap();
    let removed = bookmarks(&home, &news, &["remove", id]).ends(0);
    assert_eq!(titles(&removed), [TITLES[2]]);
    assert_eq!(bookmarks(&home, &news, &["list"]).ends(0).lines().len(), 2);
    let undone = run(&home, &news, ["undo"]).ends(0);
    assert!(
        undone.text().contains("bookmarked again"),
        "{}",
        undone.text()
    );
    let found = bookmarks(&home, &news, &["list", "drones"]).ends(0);
    assert_eq!(titles(&found), [TITLES[2]]);
    let unknown = bookmarks(&home, &news, &["add", "fff0", "b.json"]).ends(1);
    says(&unknown, "no article has an id that begins with fff0");
    bookmarks(&home, &news, &["add"]).ends(2);
}

#[test]
fn an_article_that_is_named_and_listed_too_is_one_and_a_copy_is_made_of_the_state() {
    let (home, news) = (Folder::new(), news());
    let named = ["add", "c.json", "--query", "drones"];
    let added = bookmarks(&home, &news, &named).ends(0);
    assert_eq!(titles(&added), [TITLES[2]]);
    says(&added, "1 article bookmarked; newsprint undo takes it back");
    let copies = || {
        home.listing()
            .into_iter()
            .filter(|line| line.contains("backups/"))
            .count()
    };
    assert_eq!(copies(), 1, "{:?}", home.listing());
    run(&home, &news, ["undo"]).ends(0);
    assert_eq!(copies(), 1, "one a day");
}

#[test]
fn notes_and_tags_are_written_shown_and_taken_back() {
    let (home, news) = (Folder::new(), news());
    bookmarks(&home, &news, &["note", "b.json", "Ask Maren."]).ends(0);
    let shown = bookmarks(&home, &news, &["note", "b.json"]).ends(0);
    assert_eq!(shown.text(), "Ask Maren.\n");
    bookmarks(&home, &news, &["tag", "--add", "sea, Harbour", "b.json"]).ends(0);
    let tags = ["tag", "--remove", "sea", "--add", "gas", "b.json", "--json"];
    let object = bookmarks(&home, &news, &tags).ends(0).json().remove(0);
    assert_eq!(object["tags"], json!(["gas", "Harbour"]));
    assert_eq!(object["note"], "Ask Maren.");
    assert_eq!(object["bookmarked"], false);
    bookmarks(&home, &news, &["note", "--remove", "b.json"]).ends(0);
    says(
        &bookmarks(&home, &news, &["note", "b.json"]).ends(0),
        "there is no note",
    );
    run(&home, &news, ["undo"]).ends(0);
    let shown = bookmarks(&home, &news, &["note", "b.json"]).ends(0);
    assert_eq!(shown.text(), "Ask Maren.\n");
}

#[test]
fn a_bookmark_whose_file_is_gone_is_listed_as_missing_with_its_address() {
    let (home, news) = (Folder::new(), news());
    bookmarks(&home, &news, &["add", "c.json", "a.json"]).ends(0);
    std::fs::remove_file(news.at("c.json")).unwrap();
    let listed = bookmarks(&home, &news, &[]).ends(0);
    let line = "\tmissing\tDrones over the port\t";
    assert!(listed.text().contains(line), "{}", listed.text());
    assert!(listed.text().contains("\thttps://post.example/drones\n"));
    let within = bookmarks(&home, &news, &["list", "--in", ".", "--json"]).ends(0);
    let missing: Vec<_> = within
        .json()
        .iter()
        .map(|it| it["missing"].clone())
        .collect();
    assert_eq!(missing.iter().filter(|is| **is == json!(true)).count(), 1);
    assert_eq!(missing.len(), 2);
    let dossier = bookmarks(&home, &news, &["export", "--format", "markdown"]).ends(0);
    assert!(
        dossier.text().contains("(Its file is gone.)"),
        "{}",
        dossier.text()
    );
    assert!(dossier.text().contains("what was said of it on Thursday"));
    let path = bookmarks(&home, &news, &["remove", "c.json"]).ends(0);
    says(&path, "1 article not bookmarked any more");
}

#[test]
fn what_is_exported_is_merged_elsewhere_and_again_changes_nothing() {
    let (home, other, news) = (Folder::new(), Folder::new(), news());
    bookmarks(&home, &news, &["add", "a.json", "c.json"]).ends(0);
    bookmarks(&home, &news, &["note", "a.json", "From the laptop."]).ends(0);
    bookmarks(&home, &news, &["tag", "--add", "rail", "a.json"]).ends(0);
    run(&home, &news, ["mark", "read", "gas"]).ends(0);
    bookmarks(&other, &news, &["note", "a.json", "From the desk."]).ends(0);
    let file = home.at("carried.jsonl");
    let path = file.to_str().unwrap();
    let exported = bookmarks(&home, &news, &["export", "-o", path]).ends(0);
    says(&exported, &format!("3 marks written to {path}"));
    let looked = bookmarks(&other, &news, &["import", "--dry-run", path]).ends(0);
    let counts = "2 added, 1 merged, 0 already there, 0 not understood";
    says(&looked, counts);
    says(&looked, "this was a dry run");
    says(&bookmarks(&other, &news, &["import", path]).ends(0), counts);
    let again = bookmarks(&other, &news, &["import", path]).ends(0);
    says(
        &again,
        "0 added, 0 merged, 3 already there, 0 not understood",
    );
    assert_eq!(again.text(), "");
    let note = bookmarks(&other, &news, &["note", "a.json"]).ends(0);
    assert!(
        note.text().contains("From the laptop.\n\nFrom the desk.")
            || note.text().contains("From the desk.\n\nFrom the laptop.")
    );
    assert_eq!(run(&other, &news, ["list", "is:read"]).lines().len(), 1);
    let back = home.at("back.jsonl");
    let back = back.to_str().unwrap();
    bookmarks(&other, &news, &["export", "-o", back]).ends(0);
    bookmarks(&home, &news, &["import", back]).ends(0);
    let export = |home| {
        bookmarks(home, &news, &["export"])
            .ends(0)
            .text()
            .to_owned()
    };
    let sorted = |text: String| {
        let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(export(&home)), sorted(export(&other)));
}

#[test]
fn a_list_from_elsewhere_waits_for_its_articles() {
    let (home, news) = (Folder::new(), Folder::new());
    let list = home.file(
        "ril_export.html",
        "<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul><li><a href=\"http://www.post.example/gas?utm_source=x\" time_added=\"1686813518\" tags=\"sea\">Gas</a></li></ul></body></html>",
    );
    let path = list.at("ril_export.html");
    let path = path.to_str().unwrap();
    let imported = bookmarks(&list, &news, &["import", path]).ends(0);
    assert_eq!(imported.text(), "added    Gas\n");
    let waiting = run(&list, &news, ["list", "is:bookmarked"]).ends(0);
    assert!(
        waiting.text().starts_with("\tmissing\tGas\t"),
        "{}",
        waiting.text()
    );
    let news = news.file("b.json", article(TITLES[1], "https://post.example/gas"));
    let listed = run(&list, &news, ["list", "is:bookmarked", "--json"])
        .ends(0)
        .json();
    assert_eq!(listed[0]["title"], TITLES[1]);
    assert_eq!(listed[0]["bookmarked"], true);
    assert_eq!(listed[0]["tags"], json!(["sea"]));
    let undone = run(&list, &news, ["undo"]).ends(0);
    assert_eq!(undone.text(), "undone: import of “Gas” taken back\n");
    assert_eq!(run(&list, &news, ["list", "is:bookmarked"]).text(), "");
}

#[test]
fn what_is_not_understood_is_said_with_its_line_and_ends_with_one() {
    let (home, news) = (Folder::new(), Folder::new());
    let home = home.file("a.txt", "https://a.example/x\nand\x1b[31m more\n");
    let path = home.at("a.txt");
    let path = path.to_str().unwrap();
    let ran = bookmarks(&home, &news, &["import", path, "none.csv"]).ends(1);
    says(&ran, "a.txt:2: it does not begin with an address");
    says(&ran, "cannot import none.csv: ");
    says(&ran, "1 added, 0 merged, 0 already there, 1 not understood");
    let objects = bookmarks(&home, &news, &["import", "--json", path])
        .ends(1)
        .json();
    assert_eq!(objects[0]["outcome"], "already there");
    assert_eq!(objects[1]["place"], ":2");
}

#[test]
fn prose_is_no_bookmark_unless_the_library_has_it() {
    let (home, news) = (Folder::new(), news());
    let home = home.file("prose.txt", "just prose\nno link\n");
    let path = home.at("prose.txt");
    let prose = bookmarks(&home, &news, &["import", path.to_str().unwrap()]).ends(1);
    says(
        &prose,
        "prose.txt#1: it has no address, and no article of the library has its text",
    );
    says(
        &prose,
        "0 added, 0 merged, 0 already there, 1 not understood",
    );
    run(&home, &news, ["list"]).ends(0);
    let known = bookmarks(&home, &news, &["import", "a.json"]).ends(0);
    assert_eq!(known.text(), format!("added    {}\n", TITLES[0]));
    assert_eq!(titles(&bookmarks(&home, &news, &[]).ends(0)), [TITLES[0]]);
}

#[test]
fn a_row_whose_bookmark_is_gone_has_no_empty_date() {
    let (home, news) = (Folder::new(), news());
    bookmarks(&home, &news, &["add", "b.json"]).ends(0);
    let removed = bookmarks(&home, &news, &["remove", "b.json"]).ends(0);
    let row = format!("-\tHarbour Post\t{}\t", TITLES[1]);
    assert!(removed.text().starts_with(&row), "{}", removed.text());
}

#[test]
fn bookmarks_are_written_for_other_programs() {
    let (home, news) = (Folder::new(), news());
    bookmarks(&home, &news, &["add", "a.json", "b.json"]).ends(0);
    let export = |format| bookmarks(&home, &news, &["export", "--format", format]).ends(0);
    let urls = export("urls");
    assert_eq!(urls.text(), "https://post.example/gas\n");
    says(&urls, "1 bookmark has no address and was left out");
    assert!(
        export("opml")
            .text()
            .contains("url=\"https://post.example/gas\"")
    );
    assert!(
        export("bibtex")
            .text()
            .contains("title = {{Gas prices fall}}")
    );
    assert_eq!(export("csv").lines().len(), 3);
    let unknown = home.at("all.foo");
    let unknown = ["export", "-o", unknown.to_str().unwrap()];
    let refused = bookmarks(&home, &news, &unknown).ends(2);
    says(&refused, "not written: end the name in .jsonl, .md, .csv, ");
    let named = [&unknown[..], &["--format", "urls"]].concat();
    says(
        &bookmarks(&home, &news, &named).ends(0),
        "1 bookmark written to ",
    );
    let inside = bookmarks(&home, &news, &["export", "-o", "all.jsonl"]).ends(2);
    says(&inside, "lies in a folder of the library");
    assert_eq!(std::fs::read_dir(news.path()).unwrap().count(), 3);
}

#[test]
fn a_note_on_what_is_not_bookmarked_is_listed_as_missing_when_its_file_is_gone() {
    let (home, news) = (Folder::new(), news());
    bookmarks(&home, &news, &["note", "c.json", "Ask Maren."]).ends(0);
    assert_eq!(bookmarks(&home, &news, &[]).ends(0).text(), "");
    std::fs::remove_file(news.at("c.json")).unwrap();
    let listed = bookmarks(&home, &news, &[]).ends(0);
    assert!(
        listed.text().contains("\tmissing\tDrones over the port\t"),
        "{}",
        listed.text()
    );
    let within = bookmarks(&home, &news, &["list", "--in", ".", "has:note"]).ends(0);
    assert_eq!(within.text(), listed.text());
    let all = run(&home, &news, ["list", "--in", "."]).ends(0);
    assert!(!all.text().contains("Drones over"), "{}", all.text());
    let noted = run(&home, &news, ["list", "--in", ".", "has:note", "--json"]).ends(0);
    let noted = noted.json();
    assert_eq!(noted.len(), 1);
    assert_eq!(noted[0]["missing"], true);
    assert_eq!(noted[0]["note"], "Ask Maren.");
    let urls = bookmarks(&home, &news, &["export", "--format", "urls"]).ends(0);
    assert_eq!(urls.text(), "");
}
