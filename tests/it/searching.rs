//! Searching, as a person sees it: keys in, whole frames out.

use crate::support::{Home, Screen, newsroom, screens};

screens! {
    newsroom();
    passages_stand_under_the_rows_at_80_columns: 80 x 24, "/ o l d";
    passages_stand_beside_the_article_at_120_columns: 120 x 40, "/ o l d";
    a_small_terminal_shows_rows_alone: 40 x 10, "/ o l d";
    an_article_opens_at_its_first_hit: 80 x 24, "/ d r o n e Enter Enter";
    a_japanese_passage_shows_its_hit: 80 x 24, "/ フ ェ リ ー";
}

#[test]
fn escape_goes_back_to_exactly_where_one_was() {
    let long = (1..60).fold(Home::new(), |home, number| {
        let text =
            format!("News {number}\n\nBy Ada Quill March 2, 2026\n\nA word on ferry {number}.\n");
        home.file(&format!("{number}.txt"), text)
    });
    for (columns, rows) in [(80, 24), (120, 40), (40, 10)] {
        for keys in ["2 0 j", "G", "1 5 j ^d k Enter ^d h"] {
            let mut screen = Screen::open(&long, columns, rows);
            screen.keys(keys);
            let before = screen.frame();
            screen.keys("/ f e r r y Esc");
            assert_eq!(screen.frame(), before, "{columns}×{rows}, {keys}");
            screen.keys("/ f e r r y Enter j j Esc");
            assert_eq!(
                screen.frame(),
                before,
                "{columns}×{rows}, {keys}: from the result"
            );
        }
    }
}

#[test]
fn n_leads_from_hit_to_hit_and_on_into_the_next_article_of_the_result() {
    let home = newsroom();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("/ o l d Enter Enter");
    screen.assert_shows("1 of 3 \"old\"");
    screen.keys("n n");
    screen.assert_shows("3 of 3 \"old\"");
    let first = screen.app().list.current();
    screen.keys("n");
    assert_ne!(screen.app().list.current(), first);
    screen.assert_shows("1 of 1 \"old\"");
    screen.keys("n");
    screen.assert_shows("this is the last article found");
    screen.keys("N");
    screen.assert_shows("3 of 3 \"old\"");
    assert_eq!(screen.app().list.current(), first);
    screen.keys("Esc Esc n");
    assert!(!screen.app().is_searching());
}

#[test]
fn a_query_reads_as_it_was_typed_and_is_edited_as_it_was_typed() {
    let home = newsroom();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("/ f e r r y Space - s t o r m Enter");
    screen.assert_shows("rank ↓ · ferry -storm");
    screen.keys("F");
    screen.assert_shows("query: ferry -storm ");
    let order = screen.app().list.view.order.to_vec();
    screen.keys("Enter");
    assert_eq!(*screen.app().list.view.order, order);
}
