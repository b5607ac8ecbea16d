//! What is done to articles: notes, tags, selections, read marks; undone, and done again.

use newsprint::app::{Event, Size};
use newsprint::user::{Change, Log, Store, Target};

use crate::support::{Home, Screen, newsroom, screens};

screens! {
    newsroom();
    a_note_is_written_at_120_columns: 120 x 40, "a s o Enter 日 本";
    a_note_is_written_on_a_small_terminal: 40 x 10, "Enter a a Space l o n g Space l i n e Space t h a t Space w r a p s Space r o u n d";
    a_note_stands_in_the_article: 120 x 40, "Enter 6 j a w h y Space n o w Enter a n d Space h o w ^s b";
    a_note_at_80_columns: 80 x 24, "Enter 4 j a w h y ^s";
    tags_are_typed_at_80_columns: 80 x 24, "t s e a Enter j t s";
    tags_are_under_the_head: 80 x 24, "t s e a , Space s e c u r i t y Space c o u n c i l Enter Enter";
    selected_rows_at_120_columns: 120 x 40, "x j x j j X";
    selected_rows_on_a_small_terminal: 40 x 10, "x x";
    details_say_what_was_added: 80 x 40, "t s e a Enter a w h y ^s i";
    bookmarks_with_notes_and_tags_at_120_columns: 120 x 40, "b j b t s e a Enter j b a w h y ^s B";
    bookmarks_with_notes_and_tags_at_80_columns: 80 x 24, "b t s e a Enter a w h y ^s j b B";
    a_bulk_change_is_said: 80 x 24, "x x x b";
}

#[test]
fn a_note_is_found_kept_and_undone() {
    let home = newsroom();
    let mut screen = Screen::open(&home, 100, 40);
    screen.keys("a t i d e ^s");
    screen.assert_shows("note kept").assert_shows("✎ tide");
    screen.keys("F h a s : n o t e Enter");
    assert_eq!(screen.app().list.len(), 1);
    screen.keys("F n o t e : t i d e s Enter");
    assert_eq!(screen.app().list.len(), 1, "in any inflection");
    let mut screen = Screen::open(&home, 100, 40);
    screen.keys("g a U").assert_shows("undone: note on");
    assert!(screen.line_with("✎ tide").is_none());
    screen.keys("^r").assert_shows("✎ tide");
    screen.keys("a ^u ^s").assert_shows("note taken away");
    assert!(screen.line_with("✎").is_none());
}

#[test]
fn what_was_typed_is_not_given_up_without_a_question() {
    let home = newsroom();
    let mut screen = Screen::open(&home, 100, 30);
    screen.keys("a Esc");
    assert!(screen.app().editor.is_none());
    screen
        .keys("a x Esc")
        .assert_shows("give up what was typed?");
    screen.keys("n");
    assert!(screen.app().editor.is_some());
    screen.keys("Esc y");
    assert!(screen.app().editor.is_none());
}

#[test]
fn tags_are_put_on_found_and_taken_off() {
    let home = newsroom();
    let mut screen = Screen::open(&home, 100, 30);
    screen.keys("t s e a Space h a r b o u r Enter");
    screen.assert_shows("tagged sea, harbour");
    screen.keys("F t a g : h a r b o u r Enter");
    assert_eq!(screen.app().list.len(), 1);
    screen.keys("Esc t").assert_shows("harbour, sea,");
    screen.keys("^u s e a Enter");
    screen.assert_shows("harbour taken off");
    screen.keys("F t a g : h a r b o u r Enter");
    assert_eq!(screen.app().list.len(), 0);
    screen.keys("Esc U").assert_shows("undone: tags of");
}

#[test]
fn what_is_done_to_a_selection_is_one_step() {
    let home = newsroom();
    let mut screen = Screen::open(&home, 100, 30);
    let before = screen.app().list.view.clone();
    screen.keys("x x x").assert_shows("3 selected");
    screen
        .keys("b")
        .assert_shows("3 articles bookmarked; U undoes it");
    assert_eq!(screen.app().list.view.counts.bookmarked, 3);
    screen.keys("u").assert_shows("3 articles marked read");
    screen.keys("U").assert_shows("3 articles unread again");
    screen
        .keys("U")
        .assert_shows("bookmark of 3 articles taken away");
    let after = &screen.app().list.view;
    assert_eq!(
        (&after.bookmarked, &after.read),
        (&before.bookmarked, &before.read)
    );
    screen.keys("Esc");
    assert!(screen.app().selection.is_empty());
    screen.keys("g g x 2 j X").assert_shows("4 selected");
    screen
        .keys("t w a r Enter")
        .assert_shows("4 articles tagged war");
}

#[test]
fn what_is_selected_before_all_of_the_list_is_there_is_selected_and_changed() {
    let size = Size {
        columns: 100,
        rows: 30,
    };
    let home = newsroom();
    drop(Screen::open(&home, 100, 30));
    let mut screen = Screen::open_pressing(&home, size, "x x x b");
    screen.assert_shows("3 articles bookmarked; U undoes it");
    assert_eq!(screen.app().selection.rows.len(), 3);
    screen.keys("Esc q");
    let screen = Screen::open_pressing(&home, size, "g g x x x b");
    screen.assert_shows("bookmarks of 3 articles taken away");
    let unread = screen.app().list.view.counts.unread;
    let mut screen = Screen::open_pressing(&home, size, "A");
    screen.assert_shows("not all of the list is there yet; press it again");
    assert_eq!(screen.app().list.view.counts.unread, unread);
    screen.keys("A");
    assert_eq!(screen.app().list.view.counts.unread, 0);
}

#[test]
fn a_count_goes_to_so_many_articles() {
    let home = newsroom();
    let mut screen = Screen::open(&home, 100, 30);
    screen.keys("g g 3 x").assert_shows("3 selected");
    screen.keys("Esc g g 3 b");
    screen.assert_shows("3 articles bookmarked; U undoes it");
    screen.keys("3 b");
    screen.assert_shows("bookmarks of 3 articles taken away");
    screen.keys("G 9 x").assert_shows("1 selected");
    screen.keys("Esc : g r o u p Space s o u r c e Enter g z g g 9 b");
    screen.assert_shows("no article is selected");
    assert_eq!(screen.app().list.view.counts.bookmarked, 0);
}

#[test]
fn bookmarks_lead_back_to_what_was_searched_for() {
    let home = newsroom();
    let mut screen = Screen::open(&home, 100, 30);
    screen.keys("b / t h e Enter j");
    let list = &screen.app().list;
    let (query, row, words) = (list.query.clone(), list.current(), list.asked_words());
    for back in ["B", "Esc"] {
        screen.keys("B").assert_shows("as kept · bookmarks");
        screen.keys(back);
        assert_eq!(screen.app().list.query, query, "{back}");
        assert_eq!(screen.app().list.current(), row, "{back}");
        assert_eq!(screen.app().list.asked_words(), words);
    }
    screen.keys("Esc B B");
    assert!(screen.app().list.query.is_all());
}

#[test]
fn all_that_is_listed_is_marked_read_at_once_and_asked_for_where_it_is_much() {
    let home = newsroom();
    let mut screen = Screen::open(&home, 100, 30);
    screen.keys("A").assert_shows("marked read; U undoes it");
    assert_eq!(screen.app().list.view.counts.unread, 0);
    screen.keys("A").assert_shows("all that is listed is read");
    let mut home = Home::new();
    for number in 0..60 {
        home = home.file(
            &format!("{number}.txt"),
            format!("Title {number}\n\nThe text {number}."),
        );
    }
    let mut screen = Screen::open(&home, 100, 30);
    screen.keys("A").assert_shows("mark 60 articles read?");
    screen.keys("n").assert_shows("nothing was changed");
    assert_eq!(screen.app().list.view.counts.unread, 60);
    screen.keys("A y");
    assert_eq!(screen.app().list.view.counts.unread, 0);
    screen.keys("U");
    assert_eq!(screen.app().list.view.counts.unread, 60);
}

#[test]
fn an_article_that_is_read_stays_under_the_cursor_also_when_another_instance_reads_it() {
    let home = newsroom();
    let mut screen = Screen::open(&home, 100, 30);
    screen.keys("g u j");
    let (row, listed) = (screen.app().list.current(), screen.app().list.len());
    screen.keys("Enter h");
    assert_eq!(screen.app().list.current(), row);
    screen.keys("j");
    let row = screen.app().list.current();
    let summary = screen.app().list.current_summary().unwrap();
    let target = Target {
        subject: newsprint::user::Subject {
            keys: summary.keys,
            title: summary.title.clone(),
            path_hint: summary.title.clone(),
        },
        facts: newsprint::user::Facts::default(),
    };
    let mut other = Store::open(&home.place("data")).unwrap();
    other
        .change(&[target], &Change::Read, (1, Log::Step), &|_| true)
        .unwrap();
    screen.take(Event::MarksWritten);
    assert_eq!(screen.app().list.current(), row);
    assert_eq!(
        screen.app().list.len(),
        listed - 1,
        "the one that was read before has gone"
    );
}

#[test]
fn an_article_is_read_after_the_time_that_is_set() {
    let home = newsroom();
    std::fs::write(
        home.place("config").join("config.toml"),
        "mark-read-after = 5\n",
    )
    .unwrap();
    let mut screen = Screen::open(&home, 100, 30);
    let unread = screen.app().list.view.counts.unread;
    screen.keys("Enter");
    assert_eq!(screen.app().list.view.counts.unread, unread - 1);
    screen.keys("U").assert_shows("nothing is left to undo");
}

#[test]
fn a_bookmark_of_an_article_is_read_on_where_it_was_made() {
    let home = newsroom();
    let mut screen = Screen::open(&home, 80, 10);
    screen.keys("Enter ^d ^d b");
    let place = screen.app().reading.place;
    assert!(place.block > 0);
    screen.keys("h j B g g");
    assert_eq!(screen.app().reading.place, place);
}

/// The titles that are listed, from top to bottom.
fn titles(screen: &Screen) -> Vec<String> {
    let list = &screen.app().list;
    let summaries = (0..list.len()).map(|place| list.summary_at(place).unwrap());
    summaries.map(|summary| summary.title.to_string()).collect()
}

fn three_articles() -> Home {
    ["One", "Two", "Three"].iter().fold(Home::new(), |home, title| {
        let text = format!(
            r#"{{"title":"{title}","url":"https://example.org/{title}","text":"The text of {title}."}}"#
        );
        home.file(&format!("{title}.json"), text)
    })
}

#[test]
fn bookmarks_are_moved_by_hand_and_stay_so() {
    let home = three_articles();
    let mut screen = Screen::open(&home, 100, 30);
    screen.keys("x x x b Esc B g g");
    let before = titles(&screen);
    screen.keys("A-j");
    let moved = vec![before[1].clone(), before[0].clone(), before[2].clone()];
    assert_eq!(titles(&screen), moved);
    assert_eq!(screen.app().list.cursor, 1, "the cursor goes with it");
    screen.keys("A-j A-k A-k");
    assert_eq!(titles(&screen), before);
    screen.keys("2 A-j");
    let last = vec![before[1].clone(), before[2].clone(), before[0].clone()];
    let mut screen = Screen::open(&home, 100, 30);
    assert_eq!(titles(&screen), last);
    screen.keys("U U U U U").assert_shows("back in its place");
    assert_eq!(titles(&screen), before);
    screen.keys("g a A-j").assert_shows("in their own list");
}

#[test]
fn the_article_that_is_open_is_moved_among_the_bookmarks() {
    let home = three_articles();
    let mut screen = Screen::open(&home, 100, 30);
    screen.keys("x x x b Esc B g g");
    let before = titles(&screen);
    screen.keys("Enter A-j");
    let moved = vec![before[1].clone(), before[0].clone(), before[2].clone()];
    assert_eq!(titles(&screen), moved);
    assert_eq!(screen.app().list.cursor, 1);
    let shown = screen.app().reading.article().unwrap().title.to_string();
    assert_eq!(shown, before[0], "it stays open");
    screen.keys("A-k");
    assert_eq!(titles(&screen), before);
}

#[test]
fn a_bookmark_whose_file_is_gone_is_listed_until_it_is_taken_away() {
    let home = three_articles();
    let mut screen = Screen::open(&home, 100, 30);
    screen.keys("b j b");
    let gone = titles(&screen)[0].clone();
    home.remove(&format!("{gone}.json"));
    let mut screen = Screen::open(&home, 100, 30);
    screen.keys("B").assert_shows(&format!("missing: {gone}"));
    assert_eq!(screen.app().list.len(), 2);
    assert_eq!(screen.app().list.view.counts.bookmarked, 2);
    screen
        .keys("G Enter")
        .assert_shows("its file is gone; it was");
    screen.assert_shows(&format!("example.org/{gone}"));
    screen.keys("h b B B");
    assert_eq!(screen.app().list.len(), 1);
    screen.keys("U").assert_shows(&format!("missing: {gone}"));
    let other = Home::new().file("a.txt", "Another\n\nlibrary.");
    std::fs::copy(
        home.place("data").join("state.db"),
        other.place("data").join("state.db"),
    )
    .unwrap();
    let mut elsewhere = Screen::open(&other, 100, 30);
    elsewhere.keys("B");
    assert_eq!(elsewhere.app().list.len(), 0, "it is not missed elsewhere");
}

#[test]
fn a_tag_of_many_may_be_typed_with_a_plus() {
    let home = three_articles();
    let mut screen = Screen::open(&home, 120, 30);
    screen.keys("x x t + b u l k Enter Esc F t a g : b u l k Enter");
    assert_eq!(screen.app().list.len(), 2);
    screen.keys("Enter h t").assert_shows("tags: bulk");
}

#[test]
fn what_was_noted_and_tagged_is_found_shown_and_edited_when_its_file_is_gone() {
    let home = three_articles();
    let mut screen = Screen::open(&home, 120, 30);
    let gone = titles(&screen)[0].clone();
    screen.keys("a t i d e ^s t s e a Enter Enter h");
    home.remove(&format!("{gone}.json"));
    let mut screen = Screen::open(&home, 120, 30);
    assert_eq!(screen.app().list.len(), 2, "it is not in the list of all");
    for query in ["h a s : n o t e", "t a g : s e a", "n o t e : t i d e"] {
        screen.keys(&format!("Esc F {query} Enter"));
        screen.assert_shows(&format!("missing: {gone}"));
        assert_eq!(screen.app().list.len(), 1, "{query}");
    }
    let row = screen.app().list.view.order[0];
    let view = &screen.app().list.view;
    assert!(view.noted.contains(row) && view.tagged.contains(row) && view.read.contains(row));
    assert_eq!(view.counts.unread, 2);
    screen.assert_shows("its file is gone; it was");
    screen.assert_shows("✎ tide").assert_shows("sea");
    screen.keys("a Space t a b l e ^s t s k y Enter");
    screen.assert_shows("✎ tide table").assert_shows("sky");
    screen.keys("y y o");
    let url = format!("https://example.org/{gone}");
    assert_eq!(screen.taken.copied, std::slice::from_ref(&url));
    assert_eq!(screen.taken.opened, [url]);
}

#[test]
fn words_of_two_places_are_noted_on_where_they_stand() {
    let text = "---\ntitle: Ships\n---\n\nThe ferry lay at anchor.\n\nNobody knew why.\n\nThe tide turned.\n";
    let home = Home::new().file("ships.md", text);
    let mut screen = Screen::open(&home, 80, 30);
    screen.keys("Enter v e a A ^s");
    screen
        .keys("/ k n e w Enter v e a B ^s")
        .assert_shows("note kept");
    let frame = screen.frame();
    let lines: Vec<_> = frame.lines().collect();
    let at = |words: &str| {
        let found = lines.iter().position(|line| line.contains(words));
        found.unwrap_or_else(|| panic!("no {words}:\n{}", lines.join("\n")))
    };
    let places = ["ferry lay", "> The", "Nobody knew", "┊ B", "tide turned"];
    assert!(places.map(at).is_sorted(), "{}", lines.join("\n"));
    screen.keys("U").assert_shows("┊ A");
    assert!(screen.line_with("┊ B").is_none());
}
