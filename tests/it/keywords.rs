//! Keywords followed: the panel, the keys that make keywords, and the command that counts them.

use newsprint::app::Popup;

use crate::support::{Folder, Home, Screen, newsroom, run, screens};

/// Keywords in several scripts, some off, with comments to be kept.
const KEYWORDS: &str = "# ours
[[group]]
name = \"harbour\"
color = \"#e69f00\"
words = [\"ferry\", \"harbour council\", \"フェリー\", \"العبّارة\"] # boats

[[group]]
name = \"machines\"
words = [\"drone\", { text = \"surveys?\", match = \"regex\" }, { text = \"Heron\", match = \"exact\", enabled = false }]

[[group]]
name = \"погода\"
words = [\"апрель\"]
enabled = false
";

fn home() -> Home {
    newsroom().keywords(KEYWORDS)
}

screens! {
    home();
    the_panel_at_80_columns: 80 x 24, "H";
    the_panel_at_120_columns: 120 x 40, "H j j j";
    the_panel_on_a_small_terminal: 40 x 10, "H G";
    a_word_is_typed_in_the_panel: 80 x 24, "H a t i d e Tab";
    a_word_is_typed_on_a_small_terminal: 40 x 10, "H a 港 湾";
    the_panel_narrowed: 80 x 24, "H / d r o Enter";
    a_panel_of_a_query: 80 x 24, "/ f e r r y Enter H";
}

#[test]
fn a_panel_without_keywords_says_how_to_begin_and_a_word_begins() {
    let home = newsroom().keywords("");
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("H");
    screen.assert_shows("no keywords yet: a adds one");
    screen.keys("a f e r r y Enter");
    screen.assert_shows("added ferry to keywords");
    assert_eq!(screen.app().outline.groups.len(), 1);
    screen.keys("U");
    screen.assert_shows("undone: added ferry to keywords");
    assert!(screen.app().outline.groups.is_empty());
}

#[test]
fn keys_change_the_file_and_undo_takes_each_step_back() {
    let home = home();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("H");
    let steps = [
        (
            "j a t i d e Tab Enter",
            "{ text = \"tide\", match = \"exact\" }",
        ),
        ("m", "{ text = \"tide\", match = \"word\" }"),
        ("e s Enter", "{ text = \"tides\", match = \"word\" }"),
        (">", "enabled = false }, { text = \"tides\""),
        (
            "Space",
            "text = \"tides\", match = \"word\", enabled = false",
        ),
        (
            "d",
            "name = \"machines\"\nwords = [\"drone\", { text = \"surveys?\", match = \"regex\" }, { text = \"Heron\"",
        ),
        ("g g e s Enter", "name = \"harbours\""),
        ("c", "name = \"harbours\"\nwords ="),
        ("J", "name = \"machines\"\nwords"),
        ("Space", "enabled = false"),
        ("A x Enter", "name = \"x\""),
    ];
    let mut files = vec![screen.keywords_file()];
    for (keys, expected) in steps {
        screen.keys(keys);
        let file = screen.keywords_file();
        assert!(file.contains(expected), "{keys}: {file}");
        assert_ne!(Some(&file), files.last(), "{keys}");
        assert!(
            file.contains("# ours") && file.contains("# boats"),
            "{file}"
        );
        files.push(file);
    }
    for file in files.iter().rev().skip(1) {
        screen.keys("U");
        assert_eq!(screen.keywords_file(), *file);
    }
    screen.keys("U");
    screen.assert_shows("nothing was changed here");
}

#[test]
fn what_cannot_be_matched_is_said_and_can_be_mended() {
    let home = home();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("H a ( Tab Tab Tab Tab Enter");
    screen.assert_shows("the pattern ( cannot be used");
    screen.keys("a ) Enter");
    assert!(screen.keywords_file().contains("(a)"));
    screen.keys("a f e r r y Enter");
    screen.assert_shows("ferry is in harbour already");
}

#[test]
fn enter_lists_the_articles_of_a_keyword_and_esc_leads_back() {
    let home = home();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("H j Enter");
    screen.assert_shows("keyword:ferry · n goes on from hit to hit");
    screen.keys("Esc H G Enter");
    screen.assert_shows("keyword:апрель");
}

#[test]
fn the_keywords_of_a_row_that_was_gone_to_are_named() {
    let home = newsroom();
    let mut screen = Screen::open(&home, 120, 24);
    screen.keys("] [");
    screen.assert_shows("ferry 4, harbour council 2, drone 1 · 1/7");
    screen.keys("j");
    assert_eq!(screen.line_with("drone 1"), None);
}

#[test]
fn from_the_articles_of_a_keyword_one_comes_back_to_where_one_read() {
    let home = home();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("G Enter");
    let row = screen.app().reading.row;
    screen.keys("H g g j Enter Enter");
    assert_ne!(screen.app().reading.row, row);
    screen.keys("^o");
    assert_eq!(screen.app().reading.row, row);
}

#[test]
fn the_hits_of_one_keyword_are_gone_through_as_those_of_a_search() {
    let home = home();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("H / s u r Enter");
    assert_eq!(screen.app().keyword_here().1, "surveys?");
    screen.keys("Enter Enter");
    screen.assert_shows("1 of 1 \"keyword:surveys?\"");
    let first = screen.app().list.current();
    screen.keys("n").assert_shows("1 of 1 \"keyword:surveys?\"");
    assert_ne!(screen.app().list.current(), first);
    screen.keys("N").assert_shows("1 of 1 \"keyword:surveys?\"");
    assert_eq!(screen.app().list.current(), first);
    screen.keys("g g ]").assert_shows("hit 1 of ");
    screen.keys("g h").assert_shows("hits>0");
    assert!(!screen.app().is_searching(), "no keyword is named");
}

#[test]
fn at_a_hit_of_a_pattern_its_words_are_said() {
    let home = home();
    let mut screen = Screen::open(&home, 120, 40);
    screen.keys("/ k e y w o r d : m a c h i n e s Enter Enter 7 ]");
    screen.assert_shows("machines: survey \u{b7}");
}

#[test]
fn what_was_deleted_comes_back_under_the_cursor() {
    let home = home();
    let mut screen = Screen::open(&home, 80, 24);
    for (keys, name) in [("H d", ("harbour", "")), ("G k k d", ("machines", "Heron"))] {
        screen.keys(keys).assert_shows("; U takes it back");
        screen.keys("G U");
        let (group, word) = screen.app().keyword_here();
        assert_eq!((group.as_str(), word.as_str()), name);
    }
}

#[test]
fn a_word_that_is_added_while_the_panel_is_narrowed_is_seen() {
    let home = home();
    for (narrowing, is_kept) in [("q q q q", false), ("d r o", false), ("t i", true)] {
        let mut screen = Screen::open(&home, 80, 24);
        screen.keys(&format!("H / {narrowing} Enter a t i d e Enter"));
        screen.assert_shows("added tide to ");
        assert_eq!(screen.app().keyword_here().1, "tide", "{narrowing}");
        let Some(Popup::Keywords(panel)) = &screen.app().popup else {
            panic!("the panel is closed");
        };
        assert_eq!(!panel.narrowed.text().is_empty(), is_kept, "{narrowing}");
        screen.keys("U");
    }
}

#[test]
fn what_was_found_nowhere_is_made_no_keyword() {
    let home = newsroom().keywords("");
    let mut screen = Screen::open(&home, 120, 40);
    screen.keys("Enter / z z z Enter *");
    screen.assert_shows("\"zzz\" is not in this article, so it is made no keyword");
    screen
        .keys("Esc *")
        .assert_shows("\"zzz\" is not in this article");
    assert!(screen.app().outline.groups.is_empty());
}

#[test]
fn a_find_and_a_search_become_keywords_with_one_key() {
    let home = newsroom().keywords("");
    let mut screen = Screen::open(&home, 120, 40);
    screen.keys("*");
    screen.assert_shows("nothing was searched for yet");
    screen.keys("Enter / q u a y Enter *");
    screen.assert_shows("added quay to keywords; U takes it back");
    assert_eq!(screen.app().reading.page().unwrap().hits.len(), 1);
    screen.keys("U");
    assert!(screen.app().reading.page().unwrap().hits.is_empty());
    screen.keys("U").assert_shows("nothing is left to undo");
    screen.keys("*").assert_shows("added quay to keywords");
    screen.keys("*");
    screen.assert_shows("quay is a keyword of keywords already");
    screen.keys("Esc / b r i d g e Enter *");
    screen.assert_shows("added bridge to keywords");
    screen.keys("H U U U");
    screen.assert_shows("nothing was changed here");
    assert!(screen.app().outline.groups.is_empty());
}

#[test]
fn undo_takes_back_what_was_done_last_a_keyword_or_a_bookmark() {
    for deed in ["b", "x b", "u"] {
        let home = newsroom().keywords("");
        let mut screen = Screen::open(&home, 120, 40);
        screen.keys("/ q u a y Enter *");
        screen.keys(deed).keys("U").assert_shows("undone: ");
        assert_eq!(screen.app().outline.groups.len(), 1, "{deed}");
        let counts = screen.app().list.view.counts;
        assert_eq!((counts.bookmarked, counts.unread), (0, 7), "{deed}");
    }
}

#[test]
fn of_very_many_hits_of_a_row_the_groups_are_named() {
    let text = format!("Tides\n\n{}", "ferry quay. ".repeat(10_001));
    let words = "[[group]]\nname = \"harbour\"\nwords = [\"ferry\", \"quay\"]\n";
    let home = Home::new()
        .file("a.txt", "Rain\n\nIt rained.")
        .file("b.txt", text)
        .keywords(words);
    let mut screen = Screen::open(&home, 120, 40);
    screen.keys("] [ ]").assert_shows("harbour 20002 ");
}

/// Two articles, and keywords of two groups.
fn news() -> (Folder, Folder) {
    let home = Folder::new().file(
        "config/keywords.toml",
        "[[group]]\nname = \"war\"\nwords = [\"drone\", { text = \"无人机\", match = \"part\" }]\n\
         [[group]]\nname = \"rail\"\nwords = [\"rail\"]\n",
    );
    let news = Folder::new()
        .file(
            "a.json",
            r#"{"title":"Drones over the port","date":"2023-02-11","text":"A drone fell. 无人机"}"#,
        )
        .file(
            "b.json",
            r#"{"title":"A drone","date":"2023-02-12","text":"It flew on."}"#,
        );
    (home, news)
}

#[test]
fn keywords_are_counted_with_tabs_between_in_the_order_of_their_file() {
    let (home, news) = news();
    let ran = run(&home, &news, ["keywords"]).ends(0);
    let expected = [
        "war\t\t\t2\t4",
        "war\tdrone\tplain\t2\t3",
        "war\t无人机\tpart\t1\t1",
        "rail\t\t\t0\t0",
        "rail\trail\tplain\t0\t0",
    ];
    assert_eq!(ran.lines(), expected);
    let ran = run(
        &home,
        &news,
        ["keywords", "--json", "--no-refresh", "date:2023-02-12"],
    )
    .ends(0);
    let objects = ran.json();
    assert_eq!(objects.len(), 3);
    let first =
        serde_json::json!({"group":"war","keyword":"drone","match":"plain","articles":1,"hits":1});
    assert_eq!(objects.first(), Some(&first));
}

#[test]
fn without_keywords_nothing_is_written_and_the_remedy_is_said() {
    let (_, news) = news();
    let ran = run(&Folder::new(), &news, ["keywords"]).ends(0);
    assert_eq!(ran.text(), "");
    assert!(ran.err.contains("no keywords yet"), "{}", ran.err);
}

#[test]
fn articles_of_keywords_are_counted_by_day_week_and_month() {
    let (home, news) = news();
    let news = news.file(
        "c.json",
        r#"{"title":"Rail","date":"2023-02","text":"A rail."}"#,
    );
    let ran = run(&home, &news, ["keywords", "--by", "day"]).ends(0);
    let expected = [
        "day\tarticles\twar\trail",
        "2023-02-11\t1\t1\t0",
        "2023-02-12\t1\t1\t0",
        "\t1\t0\t1",
    ];
    assert_eq!(ran.lines(), expected);
    let ran = run(
        &home,
        &news,
        ["keywords", "--by", "week", "--json", "drone"],
    )
    .ends(0);
    let week = serde_json::json!({
        "by":"week","period":"2023-02-06","first":"2023-02-06","last":"2023-02-12",
        "articles":2,"library":2,"groups":{"war":2},
    });
    assert_eq!(ran.json(), [week]);
    let ran = run(&home, &news, ["keywords", "--by", "month", "--no-refresh"]).ends(0);
    assert_eq!(
        ran.lines(),
        ["month\tarticles\twar\trail", "2023-02\t3\t2\t1"]
    );
    let ran = run(&Folder::new(), &news, ["keywords", "--by", "month"]).ends(0);
    assert_eq!(
        ran.lines(),
        ["month\tarticles", "2023-02\t3"],
        "no keywords"
    );
    run(&home, &news, ["keywords", "--by", "year"]).ends(2);
}

#[test]
fn places_of_words_and_keywords_are_written_with_the_words_around_them() {
    let (home, news) = news();
    let shown = |arguments: &[&str]| {
        let arguments = ["keywords", "--context", "--json"].iter().chain(arguments);
        let ran = run(&home, &news, arguments.copied()).ends(0);
        let line = |object: &serde_json::Value| {
            let text = |key: &str| object[key].as_str().unwrap_or("-").to_owned();
            let [path, group, left, hit, right] =
                ["path", "group", "left", "hit", "right"].map(text);
            format!("{path} {group} {left}[{hit}]{right}")
        };
        ran.json().iter().map(line).collect::<Vec<_>>()
    };
    let all = [
        "b.json war A [drone]",
        "a.json war [Drones] over the port",
        "a.json war A [drone] fell. 无人机",
        "a.json war A drone fell. [无人机]",
    ];
    assert_eq!(shown(&[]), all, "every keyword, the newest first");
    assert_eq!(shown(&["date:2023-02-12"]), all.get(..1).unwrap());
    assert_eq!(shown(&["keyword:无人机"]), all.get(3..).unwrap());
    assert_eq!(shown(&["flew"]), ["b.json - It [flew] on."]);
    let ran = run(&home, &news, ["keywords", "--context", "fell"]).ends(0);
    let line = ran.lines().first().map(|line| (*line).to_owned()).unwrap();
    assert!(line.starts_with("2023-02-11\t"), "{line}");
    assert!(line.contains("A drone \tfell\t. 无人机\t"), "{line}");
    let ran = run(&Folder::new(), &news, ["keywords", "--context"]).ends(0);
    assert_eq!(ran.text(), "");
    assert!(ran.err.contains("nothing to look for"), "{}", ran.err);
}

#[test]
fn a_pattern_is_listed_as_it_stands() {
    let home = newsroom().keywords(
        "[[group]]\nname = \"ships\"\nwords = [{ text = '\\bfer{2}y\\b', match = \"regex\" }]\n",
    );
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("H j Enter");
    assert_eq!(screen.app().list.len(), 1, "{}", screen.frame());
    screen.assert_shows("Harbour council backs the night ferry");
}
