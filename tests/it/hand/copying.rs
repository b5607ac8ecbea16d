//! What the copy keys put on the clipboard, and what is said of it.

use crate::support::{Home, Screen};

fn home() -> Home {
    let article = |title: &str, day: &str| {
        format!(
            "---\ntitle: {title}\nauthor: Nigar Bayramli\nsource: Caspian News\ndate: {day}\nurl: https://example.org/{day}\n---\n\nThe ships lay at anchor before the port, and none of them moved.\n\nThe second paragraph of this article says something else.\n"
        )
    };
    Home::new()
        .file("a.md", article("Ships 港", "2023-02-11"))
        .file("b.md", article("Rails", "2023-02-10"))
        .file(
            "c.txt",
            "No address\n\nA text without an address of its own, but with some words.\n",
        )
}

#[test]
fn each_key_copies_its_part_and_says_so() {
    let home = home();
    let mut screen = Screen::open(&home, 120, 40);
    screen
        .keys("y y")
        .assert_shows("copied the URL: https://example.org/2023-02-11");
    screen
        .keys("y t")
        .assert_shows("copied the title: Ships 港");
    screen.keys("y p").assert_shows("copied the path: ");
    screen
        .keys("y c")
        .assert_shows("copied the citation: Nigar Bayramli");
    screen.keys("y b").assert_shows("copied the BibTeX entry");
    screen.keys("y j").assert_shows("copied the CSL-JSON item");
    screen
        .keys("y q")
        .assert_shows("copied the quote with its source: The ships lay");
    let [url, title, path, cited, bibtex, csl, quote] = screen.taken.copied.as_slice() else {
        panic!("{:?}", screen.taken.copied);
    };
    assert_eq!(url, "https://example.org/2023-02-11");
    assert_eq!(title, "Ships 港");
    assert!(std::path::Path::new(path).is_file(), "{path}");
    assert_eq!(
        cited,
        "Nigar Bayramli: “Ships 港”, Caspian News, 2023-02-11. https://example.org/2023-02-11"
    );
    assert!(
        bibtex.starts_with("@misc{bayramli2023ships,\n  author = {Nigar Bayramli},"),
        "{bibtex}"
    );
    let csl: serde_json::Value = serde_json::from_str(csl).unwrap();
    assert_eq!(
        csl[0]["issued"]["date-parts"],
        serde_json::json!([[2023, 2, 11]])
    );
    assert_eq!(
        *quote,
        format!(
            "> The ships lay at anchor before the port, and none of them moved.\n\n— {cited}\n"
        )
    );
}

#[test]
fn all_that_is_selected_is_copied_a_line_each() {
    let home = home();
    let mut screen = Screen::open(&home, 120, 40);
    screen
        .keys("x x x y y")
        .assert_shows("copied 2 URLs; 1 article without");
    assert_eq!(
        screen.taken.copied,
        ["https://example.org/2023-02-11\nhttps://example.org/2023-02-10"]
    );
    screen
        .keys("Esc G y y")
        .assert_shows("nothing was copied: the article states no URL");
    assert_eq!(screen.taken.copied.len(), 1);
}
