//! What is set in `config.toml`, as the screen and the commands have it.

use newsprint::app::Event;
use newsprint::config::load::read;

use crate::support::{Folder, Home, Screen, newsroom, run, screens};

/// A home with these settings.
fn set(home: Home, settings: &str) -> Home {
    std::fs::write(home.place("config").join("config.toml"), settings).unwrap();
    home
}

const COLUMNS: &str =
    "columns = ['date', 'title', 'authors:12', 'words', 'lang', 'format', 'tags']\n";

screens! {
    set(newsroom(), COLUMNS);
    other_columns_at_200_columns: 200 x 24, "";
    other_columns_at_80_columns: 80 x 24, "";
    other_columns_on_a_small_terminal: 40 x 10, "";
}

screens! {
    set(newsroom(), "[pipe]\ncount = ['wc', '-w']\ncards = ['to-cards', '--deck', 'news']\n");
    named_commands_are_offered: 80 x 24, "|";
    a_named_command_is_completed_by_name: 80 x 24, ": p i p e Space c o Tab";
}

#[test]
fn a_named_command_is_run_with_what_is_typed_after_it() {
    let settings = "[pipe]\ncount = ['wc', '-w']\ncards = ['to-cards']\n";
    let home = set(newsroom(), settings);
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("| c o Tab Enter");
    screen.keys(": p i p e Space c o u n t Space - l Enter");
    screen.keys("| w c Enter");
    let expected = [&["wc", "-w"][..], &["wc", "-w", "-l"], &["wc"]];
    assert_eq!(screen.taken.piped, expected);
}

#[test]
fn a_library_is_listed_as_is_set_until_it_is_left_in_another_order() {
    let home = set(newsroom(), "sort = 'title'\n");
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("j").assert_shows("title ↑");
    screen.keys("\\ j j j Enter");
    let mut again = Screen::open(&home, 80, 24);
    again.keys("j").assert_shows("words ↓");
}

#[test]
fn rows_in_words_say_what_other_columns_show() {
    let home = set(newsroom(), &format!("plain = true\n{COLUMNS}"));
    let screen = Screen::open(&home, 120, 24);
    screen.assert_shows("08 Mar 2026, unread, 7 hits, Ada Quill, 61 words, en, text");
}

#[test]
fn columns_that_show_more_have_the_rows_read_anew() {
    let home = newsroom();
    let mut screen = Screen::open(&home, 120, 40);
    assert!(!screen.frame().contains("markdown"));
    screen.take(Event::Settings(read("columns = ['title', 'format']")));
    screen.assert_shows("markdown");
}

#[test]
fn columns_of_the_command_are_those_that_are_asked_for() {
    let news = Folder::new()
        .file("a.md", "---\ntitle: Rail plan\nauthor: A. Reporter\nsection: Home\ntags: [rail, west]\n---\nSome words.\n");
    let home = Folder::new().file("config/config.toml", "columns = ['title']\n");
    let asked = [
        "list",
        "--columns",
        "title,authors:9,section,tags,format,words,marks,path",
    ];
    let fields = "Rail plan\tA. Reporter\tHome\trail, west\tmarkdown\t2\tunread\ta.md";
    assert_eq!(run(&home, &news, asked).ends(0).lines(), [fields]);
    // What goes into a pipe is not changed by a setting.
    let bare = run(&home, &news, ["list"]).ends(0);
    assert_eq!(
        bare.text().trim_end().split('\t').count(),
        4,
        "{}",
        bare.text()
    );
    let wrong = run(&home, &news, ["list", "--columns", "titel"]).ends(2);
    assert!(
        wrong
            .err
            .contains("there is no column \"titel\"; title may be meant"),
        "{}",
        wrong.err
    );
    run(&home, &news, ["list", "--json", "--columns", "title"]).ends(2);
}
