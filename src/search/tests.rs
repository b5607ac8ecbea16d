//! What is put into an index is found again, and nothing else.

use roaring::RoaringBitmap;
use tempfile::TempDir;

use crate::cancel::Cancel;
use crate::query::ast::Text;
use crate::search::searcher::{Place, Searcher};
use crate::search::{Entry, Indexer, TextIndex};
use crate::text::stem::Stems;

const ARTICLES: [(&str, &str, &str); 7] = [
    (
        "Ferry line reopens",
        "Ada Quill",
        "The first ferries left at dawn, bound for the old quay.",
    ),
    (
        "Café by the quay",
        "Jon Reed",
        "A café opened. Its policies are strict: no drones at the tables.",
    ),
    ("東京都の港", "潮見", "夜間フェリーは冬も運航する。"),
    (
        "Санкции",
        "Анна Ветрова",
        "Новые санкций не будет, сообщил космодром.",
    ),
    (
        "State-of-the-art drone",
        "",
        "The drone of a state ferry. Don’t look up.",
    ),
    (
        "Die Häfen",
        "Mara Lind",
        "Die Straße am Hafen ist gesperrt.",
    ),
    (
        "Weather",
        "Ada Quill",
        "Dawn comes late; the quay is cold, and no line moves before the ferry does.",
    ),
];

fn index() -> (TempDir, TextIndex) {
    let folder = tempfile::tempdir().unwrap();
    let index = TextIndex::open_or_make(&folder.path().join("ft")).unwrap();
    let mut indexer = Indexer::new(&index).unwrap();
    for (row, (title, author, body)) in (0..).zip(ARTICLES) {
        indexer
            .add(Entry {
                row,
                title: title.to_owned(),
                author: author.to_owned(),
                body: body.to_owned(),
            })
            .unwrap();
    }
    indexer.commit().unwrap();
    index.reload().unwrap();
    (folder, index)
}

fn searcher(index: &TextIndex) -> Searcher {
    let languages = ["en", "de"].map(|tag| Stems::of(Some(tag)));
    Searcher::new(index, languages.to_vec())
}

fn found(searcher: &Searcher, text: &Text, place: Place) -> Vec<u32> {
    let rows = searcher.rows(text, place, &Cancel::default()).unwrap();
    rows.into_iter().collect()
}

#[test]
fn words_phrases_and_prefixes_are_found_in_every_script() {
    let (_folder, index) = index();
    let searcher = searcher(&index);
    let word = |text: &str| Text::Word(text.to_owned());
    let phrase = |text: &str| Text::Phrase(text.to_owned());
    let prefix = |text: &str| Text::Prefix(text.to_owned());
    for (text, place, expected) in [
        (word("ferry"), Place::Anywhere, vec![0, 4, 6]),
        (word("Ferries"), Place::Anywhere, vec![0, 4, 6]),
        (word("FERRIES"), Place::Anywhere, vec![0]),
        (word("cafe"), Place::Anywhere, vec![1]),
        (word("policy"), Place::Anywhere, vec![1]),
        (word("Hafen"), Place::Anywhere, vec![5]),
        (word("strasse"), Place::Anywhere, vec![5]),
        (word("санкция"), Place::Anywhere, vec![3]),
        (word("東京"), Place::Anywhere, vec![2]),
        (word("京"), Place::Anywhere, vec![2]),
        (word("都"), Place::Anywhere, vec![2]),
        (word("フェリー"), Place::Anywhere, vec![2]),
        (word("drone"), Place::Title, vec![4]),
        (word("quill"), Place::Author, vec![0, 6]),
        (word("state-of"), Place::Anywhere, vec![4]),
        (word("don't"), Place::Anywhere, vec![4]),
        (word("absent"), Place::Anywhere, vec![]),
        (word("—"), Place::Anywhere, vec![]),
        (phrase("old quay"), Place::Anywhere, vec![0]),
        (phrase("quay old"), Place::Anywhere, vec![]),
        (phrase("ferries"), Place::Anywhere, vec![0]),
        (prefix("dro"), Place::Anywhere, vec![1, 4]),
        (prefix("q"), Place::Anywhere, vec![0, 1, 6]),
    ] {
        assert_eq!(found(&searcher, &text, place), expected, "{text:?}");
    }
}

#[test]
fn near_words_stand_within_so_many_words_of_each_other() {
    let (_folder, index) = index();
    let searcher = searcher(&index);
    let near = |distance, words: &[&str]| {
        let words: Vec<_> = words.iter().map(|word| (*word).to_owned()).collect();
        let rows = searcher.near(distance, &words, &Cancel::default()).unwrap();
        rows.into_iter().collect::<Vec<_>>()
    };
    assert_eq!(near(3, &["ferry", "dawn"]), [0]);
    assert_eq!(near(20, &["dawn", "ferry"]), [0, 6]);
    assert_eq!(near(1, &["line", "reopen"]), [0]);
    assert_eq!(near(5, &["ferry", "absent"]), [0_u32; 0]);
}

#[test]
fn the_headline_weighs_more_and_what_is_not_ranked_comes_last() {
    let (_folder, index) = index();
    let searcher = searcher(&index);
    let sought = [(Text::Word("ferry".to_owned()), Place::Anywhere)];
    assert_eq!(searcher.best(&sought, 1).unwrap(), [0]);
    let all: RoaringBitmap = (0..7).collect();
    let ranked = searcher.ranked(&sought, &all, &Cancel::default()).unwrap();
    assert_eq!(ranked.len(), 7);
    assert_eq!(ranked.first(), Some(&0));
    let matching: RoaringBitmap = ranked.iter().copied().take(3).collect();
    assert_eq!(matching, RoaringBitmap::from([0, 4, 6]));
}

#[test]
fn what_was_removed_is_not_found_and_what_was_changed_is_found_anew() {
    let (_folder, index) = index();
    let mut indexer = Indexer::new(&index).unwrap();
    indexer.remove(0);
    indexer.remove(4);
    let changed = Entry {
        row: 4,
        title: "Changed".to_owned(),
        ..Entry::default()
    };
    indexer.add(changed).unwrap();
    indexer.commit().unwrap();
    index.reload().unwrap();
    let searcher = searcher(&index);
    assert_eq!(
        found(&searcher, &Text::Word("ferry".to_owned()), Place::Anywhere),
        [6]
    );
    assert_eq!(
        found(
            &searcher,
            &Text::Word("changed".to_owned()),
            Place::Anywhere
        ),
        [4]
    );
    assert_eq!(index.len(), 6);
}

#[test]
fn an_index_that_is_damaged_is_noticed_and_made_again() {
    let (folder, index) = index();
    drop(index);
    let path = folder.path().join("ft");
    let files: Vec<_> = std::fs::read_dir(&path)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    for file in files.iter().filter(|file| file.extension().is_some()) {
        let whole = std::fs::read(file).unwrap();
        for damage in [
            Vec::new(),
            whole.iter().map(|byte| byte ^ 0x55).collect(),
            vec![0; whole.len()],
        ] {
            std::fs::write(file, damage).unwrap();
            let is_noticed = TextIndex::open(&path).is_none_or(|index| !index.is_sound());
            let is_lock = file
                .extension()
                .is_some_and(|extension| extension == "lock");
            assert!(is_noticed || is_lock || whole.is_empty(), "{file:?}");
        }
        std::fs::write(file, &whole).unwrap();
    }
    std::fs::write(path.join("meta.json"), "{").unwrap();
    let again = TextIndex::open_or_make(&path).unwrap();
    assert!(again.is_empty());
}
