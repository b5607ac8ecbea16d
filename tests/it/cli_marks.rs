//! Articles marked by a query, and undone.

use crate::support::{Folder, Ran, run};

/// Three articles of two sources.
fn news() -> Folder {
    let article = |title: &str, source: &str| {
        format!(
            r#"{{"title":"{title}","source":"{source}","date":"2023-02-09","text":"{title}: what was said of it on Thursday, at some length."}}"#
        )
    };
    Folder::new()
        .file("a.json", article("Rail plan agreed", "Harbour Post"))
        .file("b.json", article("Gas prices fall", "Harbour Post"))
        .file("c.json", article("Drones over the port", "Kestrel Wire"))
}

/// How many articles a query lists.
fn listed(home: &Folder, news: &Folder, query: &str) -> usize {
    run(home, news, ["list", query]).ends(0).lines().len()
}

fn says(ran: &Ran, words: &str) {
    assert!(ran.err.contains(words), "{}", ran.err);
}

#[test]
fn what_a_query_lists_is_marked_in_one_step_and_undone_in_one() {
    let (home, news) = (Folder::new(), news());
    let marked = run(&home, &news, ["mark", "read", "source:harbour"]).ends(0);
    assert_eq!(marked.lines().len(), 2);
    says(
        &marked,
        "2 articles marked read; newsprint undo takes it back",
    );
    assert_eq!(listed(&home, &news, "is:read"), 2);
    let again = run(&home, &news, ["mark", "read", "source:harbour"]).ends(0);
    assert_eq!(again.text(), "");
    says(&again, "all 2 articles are read already");
    let undone = run(&home, &news, ["undo"]).ends(0);
    assert_eq!(undone.text(), "undone: 2 articles unread again\n");
    assert_eq!(listed(&home, &news, "is:read"), 0);
    let redone = run(&home, &news, ["undo", "--redo"]).ends(0);
    assert!(
        redone.text().starts_with("done again: "),
        "{}",
        redone.text()
    );
    assert_eq!(listed(&home, &news, "is:read"), 2);
}

#[test]
fn an_empty_query_marks_nothing_and_the_way_to_mean_all_is_named() {
    let (home, news) = (Folder::new(), news());
    for (state, all) in [("read", "is:unread"), ("unread", "is:read")] {
        for query in ["", " "] {
            let refused = run(&home, &news, ["mark", state, query]).ends(2);
            says(&refused, &format!("write {all} or words>=0"));
        }
    }
    assert_eq!(listed(&home, &news, "is:read"), 0);
}

#[test]
fn what_was_changed_is_written_as_objects() {
    let (home, news) = (Folder::new(), news());
    run(&home, &news, ["mark", "read", "is:unread"]).ends(0);
    let unread = run(&home, &news, ["mark", "unread", "--json", "drones"]).ends(0);
    let objects = unread.json();
    assert_eq!(objects.len(), 1);
    assert_eq!(objects[0]["title"], "Drones over the port");
    assert_eq!(objects[0]["read"], false);
    let undone = run(&home, &news, ["undo", "--json"]).ends(0).json();
    assert_eq!(undone[0]["id"], objects[0]["id"]);
    assert_eq!(undone[0]["read"], true);
}

#[test]
fn without_a_look_at_the_folders_only_what_is_known_is_marked() {
    let (home, news) = (Folder::new(), news());
    let none = run(&home, &news, ["mark", "read", "--no-refresh", "is:unread"]).ends(0);
    says(&none, "no article is listed by this query");
    assert_eq!(none.text(), "");
    let other = Folder::new();
    let within = news.path().to_str().unwrap();
    let marked = run(&home, &other, ["mark", "read", "--in", within, "drones"]).ends(0);
    says(&marked, "1 article marked read");
}

#[test]
fn marks_that_cannot_be_kept_are_refused_and_wrong_usage_is_said() {
    let (home, news) = (
        Folder::new().file("data", "a file, where a folder should be"),
        news(),
    );
    let refused = run(&home, &news, ["mark", "read", "is:unread"]).ends(2);
    says(&refused, "cannot mark anything");
    run(&home, &news, ["undo"]).ends(2);
    for arguments in [
        &["mark", "read"][..],
        &["mark", "seen", "x"],
        &["mark", "read", "is:odd"],
    ] {
        assert_eq!(run(&home, &news, arguments).ends(2).text(), "");
    }
}

#[test]
fn with_nothing_done_nothing_is_undone() {
    let (home, news) = (Folder::new(), Folder::new());
    says(
        &run(&home, &news, ["undo"]).ends(0),
        "nothing is left to undo",
    );
    says(
        &run(&home, &news, ["undo", "--redo"]).ends(0),
        "nothing was undone",
    );
}
