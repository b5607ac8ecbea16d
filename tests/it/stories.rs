//! Stories: others that tell the same news, found, compared and folded under one row.

use serde_json::json;

use crate::support::{Home, Screen};

const RAIL: [&str; 4] = [
    "The council of Wendmouth approved the new rail line on Tuesday after a debate of nine hours.",
    "Mayor Ines Prado said that the first trains will run to Port Anders in 2029, two years late.",
    "The line costs 340 million and crosses the Wend on a bridge of 412 metres beside the old weir.",
    "Opponents led by Tomas Okoye want a vote, and have gathered 12,800 names since the spring.",
];

fn write(home: &Home, path: &str, (title, source, day): (&str, &str, &str), text: &[&str]) {
    let url = format!(
        "https://{}.example.org/{path}",
        source.to_lowercase().replace(' ', "")
    );
    let article = json!({
        "title": title, "source": source, "date": day, "url": url, "text": text.join("\n\n"),
    });
    home.write(path, article.to_string());
}

/// One story told by three, one of them twice, and two articles of other news.
fn home() -> Home {
    let home = Home::new();
    let [debate, trains, cost, vote] = RAIL;
    let day = "2026-03-05";
    write(
        &home,
        "wire.json",
        ("Council approves rail line", "Tide Agency", day),
        &RAIL,
    );
    write(
        &home,
        "copy.json",
        ("Council approves rail line", "Lantern", day),
        &RAIL,
    );
    let later = trains.replace("2029, two years late", "2030, three years late");
    let longer = [
        debate,
        &later,
        cost,
        vote,
        "更新：市議会は橋の詳細を公表した。",
    ];
    write(
        &home,
        "courier.json",
        (
            "Rail line is approved at last",
            "Vale Courier",
            "2026-03-06",
        ),
        &longer,
    );
    write(
        &home,
        "again/wire.json",
        ("Council approves rail line", "Tide Agency", day),
        &RAIL[..3],
    );
    let again = std::fs::read_to_string(home.path().join("again/wire.json")).unwrap();
    home.write("again/wire.json", again.replace("/again/", "/"));
    write(
        &home,
        "pears.json",
        ("Pear trees flower a week early", "Tide Agency", day),
        &["The pears came first."],
    );
    write(
        &home,
        "sea.json",
        ("الميناء يبقي العبّارة الليلية", "صحيفة المرسى", "2026-03-06"),
        &["قرر مجلس الميناء."],
    );
    home
}

#[test]
fn others_that_tell_the_story_are_listed_and_what_differs_is_marked() {
    let home = home();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("F s o u r c e : t i d e Enter j");
    screen.keys("g s");
    insta::assert_snapshot!("story_80x24", screen.frame());
    screen.keys("j j d");
    insta::assert_snapshot!("story_differs_80x24", screen.frame());
    screen.resize(40, 10);
    insta::assert_snapshot!("story_differs_40x10", screen.frame());
    screen.keys("q");
    insta::assert_snapshot!("story_40x10", screen.frame());
    // The list shows the agency alone; what is chosen is opened all the same.
    screen.resize(80, 24).keys("Enter");
    screen.assert_shows("Rail line is approved at last");
}

#[test]
fn another_of_the_same_source_is_told_by_its_title_its_day_or_its_file() {
    for (title, day, expected) in [
        ("Rail line opens", "2026-03-05", "only in “Rail line opens”"),
        (
            "Rail line is approved",
            "2026-03-07",
            "only in Tide Agency, ",
        ),
        ("Rail line is approved", "2026-03-05", "only in later.json"),
    ] {
        let home = Home::new();
        let [debate, trains, cost, vote] = RAIL;
        let changed = cost.replace("412", "418");
        let first = ("Rail line is approved", "Tide Agency", "2026-03-05");
        write(&home, "first.json", first, &RAIL);
        let text = [debate, trains, &changed, vote];
        write(&home, "later.json", (title, "Tide Agency", day), &text);
        let mut screen = Screen::open(&home, 80, 24);
        let is_first = |screen: &Screen| {
            let summary = screen.app().list.current_summary();
            summary.is_some_and(|it| it.path.ends_with("first.json"))
        };
        if !is_first(&screen) {
            screen.keys("j");
        }
        assert!(is_first(&screen));
        screen.keys("g s d").assert_shows(expected);
        screen.assert_shows("bridge of 412 418");
    }
}

#[test]
fn what_no_one_else_tells_is_said() {
    let home = home();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("F p e a r s Enter g s");
    screen.assert_shows("No other copy of it, and no one else who tells its story.");
    screen.keys("d Enter");
    assert!(!screen.frame().contains("what differs"));
}

#[test]
fn a_story_of_a_day_is_one_row_that_unfolds() {
    let home = home();
    let mut screen = Screen::open(&home, 120, 40);
    // The last of the menu.
    screen.keys("\\ G Enter");
    insta::assert_snapshot!("by_story_120x40", screen.frame());
    screen.keys("G l");
    insta::assert_snapshot!("by_story_unfolded_120x40", screen.frame());
}

#[test]
fn duplicates_are_what_the_popup_calls_copies() {
    let home = home();
    let mut screen = Screen::open(&home, 120, 40);
    screen.keys("F i s : d u p l i c a t e Enter");
    screen
        .assert_shows("2 of 5 articles")
        .assert_shows("Lantern");
}
