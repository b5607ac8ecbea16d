//! Whole frames, as text with a hash of their styles.

use newsprint::app::{Event, Size};
use newsprint::input::{Code, Key};
use proptest::prelude::*;

use crate::support::{Home, Screen, newsroom, screens};

screens! {
    newsroom();
    the_list_at_80_columns: 80 x 24, "";
    list_and_article_side_by_side_at_120_columns: 120 x 40, "";
    list_and_article_at_200_columns: 200 x 60, "j j";
    a_small_terminal_keeps_the_list: 40 x 10, "j";
    a_scrape_at_80_columns: 80 x 24, "Enter";
    a_small_terminal_shows_the_article: 40 x 10, "Enter";
    lists_quotes_tables_and_code_at_80_columns: 80 x 40, "3 j Enter";
    an_arabic_article_stands_at_the_right_edge: 120 x 24, "2 j Enter";
    a_japanese_headline_with_a_ship: 120 x 24, "j Enter";
    the_article_alone: 120 x 40, "5 j z";
    a_message_of_two_lines: 60 x 14, "*";
    a_message_of_two_lines_on_a_small_terminal: 40 x 10, "*";
    the_bookmarks: 80 x 24, "b j j b B";
    no_bookmarks: 80 x 24, "B";
    the_help: 80 x 24, "?";
    the_help_at_120_columns: 120 x 40, "?";
    the_help_on_a_small_terminal: 40 x 10, "? 1 0 j";
    the_help_finds_by_words: 80 x 24, "? / b o o k m";
    the_help_of_the_keyword_panel: 80 x 24, "H ?";
    the_details: 80 x 30, "i";
    the_problems: 80 x 24, "g p";
    the_sort_menu: 80 x 24, "\\";
    sorted_by_title: 80 x 24, "\\ j j Enter";
    grouped_by_day: 80 x 24, "\\ 8 j Enter";
    grouped_by_source_with_a_folded_group_at_120_columns: 120 x 40, "\\ 1 0 j Enter h";
    all_groups_folded_on_a_small_terminal: 40 x 10, "\\ 8 j Enter g z j";
    the_menu_of_views: 80 x 24, "g v";
    the_menu_of_views_on_a_small_terminal: 40 x 10, "g v";
    naming_a_view: 80 x 24, "g u g v ↓ ↓ ↓ ↓ ↓ Enter m i n e";
    jump_offers_views_and_commands: 80 x 24, "^p";
    jump_finds_articles_by_a_few_letters: 120 x 40, "^p o r c v";
    jump_on_a_small_terminal: 40 x 10, "^p s h ↓";
    a_prompt_offers_the_values_of_a_field: 80 x 24, "F s o u r c e :";
    a_prompt_offers_fields_on_a_small_terminal: 40 x 10, "/ s Tab";
    a_value_is_chosen_on_a_small_terminal: 40 x 10, "F f o r m a t : Tab Tab";
    a_sequence_says_what_may_follow: 80 x 24, "g";
    what_may_follow_at_120_columns: 120 x 40, "3 y";
    what_may_follow_at_200_columns: 200 x 60, "g";
    what_may_follow_on_a_small_terminal: 40 x 10, "g";
    what_may_follow_stands_at_the_head_over_the_last_rows: 40 x 10, "G g";
    a_mark_says_which_there_are: 80 x 24, "m t m a m";
}

#[test]
fn a_jump_leads_to_an_article_that_the_query_does_not_list() {
    let home = newsroom();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("F f o r m a t : t e x t Enter");
    let before = screen.frame();
    screen.keys("^p o r c h a r d s Esc");
    assert_eq!(screen.frame(), before, "Esc leaves everything as it was");
    screen.keys("^p o r c h a r d s Enter");
    screen.assert_shows("Orchards of the Lower Vale");
    assert!(screen.app().list.query.is_all());
    screen.keys("q").assert_shows("● ");
    screen.keys("^p s o r t e d Enter").assert_shows("sort by");
    screen.keys("q ^p b o o k m a r k s Enter");
    screen.assert_shows("as kept · bookmarks");
}

#[test]
fn a_query_lists_while_it_is_typed_and_escape_goes_back_to_where_one_was() {
    let home = newsroom();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("j j");
    let before = screen.frame();
    screen.keys("F f o r m a t : t e x t");
    screen
        .assert_shows("query: format:text")
        .assert_shows("2 found");
    assert_eq!(screen.app().list.len(), 2);
    screen.keys("Esc");
    assert_eq!(screen.frame(), before);
    screen.keys("F f o r m a t : t e x t Enter");
    screen
        .assert_shows("A note without a date")
        .assert_shows("2 of 7 articles");
    screen.keys("Esc");
    assert_eq!(screen.frame(), before);
}

#[test]
fn a_query_that_is_wrong_leaves_the_list_and_says_where() {
    let home = newsroom();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("F i s : n e w");
    screen
        .assert_shows("column 4")
        .assert_shows("unread, read, bookmarked");
}

#[test]
fn an_empty_folder_says_what_to_press() {
    let home = Home::new();
    let screen = Screen::open(&home, 80, 24);
    insta::assert_snapshot!(screen.frame());
}

#[test]
fn without_colours_and_unicode_everything_is_still_told_apart() {
    let home = newsroom();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("b").make_plain();
    insta::assert_snapshot!(screen.frame());
}

#[test]
fn the_words_at_the_top_stay_when_the_width_changes() {
    let long = (1..200).map(|n| format!("Paragraph number {n} of a long report, with words enough to fill a line or two of any width.\n\n"));
    let text = format!("A long report\n\n{}", long.collect::<String>());
    let home = Home::new().file("long.txt", text);
    let mut screen = Screen::open(&home, 120, 30);
    screen.keys("Enter 5 0 }");
    let top = |screen: &Screen| {
        let reading = &screen.app().reading;
        reading.page().unwrap().place_at(reading.top).block
    };
    let block = top(&screen);
    assert!(block > 40, "{block}");
    for (columns, rows) in [(60, 20), (40, 10), (200, 60), (81, 24), (120, 30)] {
        screen.resize(columns, rows);
        assert_eq!(top(&screen), block, "at {columns}×{rows}");
    }
}

#[test]
fn a_row_keeps_its_place_while_the_folder_changes() {
    let home = newsroom();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("4 j b");
    let title = |screen: &Screen| screen.app().list.current_summary().unwrap().title.clone();
    let before = title(&screen);
    let below_top = |screen: &Screen| screen.app().list.cursor - screen.app().list.top;
    let place = below_top(&screen);
    for number in 0..30 {
        let text = format!(
            "News {number}\n\nBy Ada Quill March {}, 2026\n\nText.\n",
            10 + number % 20
        );
        home.write(&format!("new/{number}.txt"), text);
    }
    home.remove("plain.txt");
    screen.keys("r");
    assert_eq!(title(&screen), before);
    assert!(below_top(&screen) >= place);
    screen.assert_shows("30 new, 1 gone").assert_shows("★");
}

#[test]
fn a_bookmark_follows_its_article_through_rename_edit_and_a_lost_index() {
    let home = newsroom();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("b");
    screen.assert_shows("bookmarks 1");
    let name = "scrapes/000_0f3a9c2be41d7756.txt";
    home.rename(name, "later/ferry.txt");
    screen.keys("r");
    screen.assert_shows("bookmarks 1");
    let text = std::fs::read_to_string(home.path().join("later/ferry.txt")).unwrap();
    home.write(
        "later/ferry.txt",
        text.replace("two metres", "three metres"),
    );
    screen.keys("r B");
    screen.assert_shows("Harbour council backs the night ferry");
    drop(screen);
    std::fs::remove_dir_all(home.place("cache")).unwrap();
    std::fs::create_dir(home.place("cache")).unwrap();
    let mut again = Screen::open(&home, 80, 24);
    again.keys("B");
    again
        .assert_shows("★")
        .assert_shows("Harbour council backs the night ferry");
}

#[test]
fn hits_lead_on_from_article_to_article() {
    let home = newsroom();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("Enter ]");
    screen.assert_shows("hit 1 of");
    let first = screen.app().list.current();
    screen.keys("] ] ] ] ] ] ]");
    assert_ne!(screen.app().list.current(), first);
    assert!(screen.app().reading.hit.is_some());
}

#[test]
fn keywords_are_read_again_and_a_bad_line_is_said_with_its_number() {
    let home = newsroom();
    let mut screen = Screen::open(&home, 80, 24);
    let path = home.place("config").join("keywords.toml");
    std::fs::write(&path, "[[group]]\nname = \"trees\"\nwords = [\"orchard\"]\n\n[[group]]\nname = \"bad\"\nwords = [{ text = \"(\", match = \"regex\" }]\n").unwrap();
    screen.keys("r");
    screen.assert_shows("keywords.toml:7");
    let row = screen.line_with("Orchards of the Lower Vale").unwrap();
    assert!(
        row.trim_end_matches([' ', '│'])
            .ends_with(|c: char| c.is_ascii_digit()),
        "{row}"
    );
}

#[test]
fn q_leaves_the_article_and_then_the_reader() {
    let home = newsroom();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("Enter q");
    assert!(!screen.has_quit());
    screen.keys("q");
    assert!(screen.has_quit());
}

/// Any key there is, the bound ones more often.
fn any_key() -> impl Strategy<Value = Key> {
    let bound = "jkGJKnN][}{)(bBuzi?rqg\\ 0123456789hlpavz";
    prop_oneof![
        6 => proptest::sample::select(bound.chars().collect::<Vec<_>>()).prop_map(Key::char),
        2 => proptest::sample::select(vec!['d', 'u', 'f', 'b', 'l', 'c', 'p']).prop_map(Key::ctrl),
        2 => proptest::sample::select(vec![Code::Enter, Code::Esc, Code::Tab, Code::PageDown, Code::PageUp, Code::Home, Code::End, Code::Down, Code::Left])
            .prop_map(Key::plain),
        1 => any::<char>().prop_map(Key::char),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_key_at_any_size_brings_it_down(
        keys in proptest::collection::vec((any_key(), any::<u8>(), 0u16..220, 0u16..70), 1..80)
    ) {
        let home = newsroom();
        let mut screen = Screen::open(&home, 80, 24);
        for (key, chance, columns, rows) in keys {
            screen.take(Event::Key(key));
            if chance < 60 {
                screen.take(Event::Resize(Size { columns, rows }));
            }
            drop(screen.buffer());
            let list = &screen.app().list;
            prop_assert!(list.cursor < list.view.order.len().max(1));
            prop_assert!(list.height == 0 || list.lines.of(list.cursor) < list.top + list.height);
        }
    }
}
