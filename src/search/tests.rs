//! What is put into an index is found again, and nothing else.

use roaring::RoaringBitmap;
use tempfile::TempDir;

use crate::cancel::Cancel;
use crate::query::ast::Text;
use crate::search::{Entry, Indexer, Place, Searcher, Sought, TextIndex};
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
    let index = TextIndex::make(&folder.path().join("ft")).unwrap();
    let mut indexer = Indexer::new(&index).unwrap();
    for (row, (title, author, body)) in (0..).zip(ARTICLES) {
        indexer
            .put(
                row,
                Entry {
                    title: title.to_owned(),
                    author: author.to_owned(),
                    body: body.to_owned(),
                },
            )
            .unwrap();
    }
    indexer.commit().unwrap();
    index.reload().unwrap();
    (folder, index)
}

fn sought(text: &Text) -> Option<Sought> {
    let languages = ["en", "de"].map(|tag| Stems::of(Some(tag)));
    Sought::of(text, &languages)
}

fn found(searcher: &Searcher, text: &Text, place: Place) -> Vec<u32> {
    let Some(sought) = sought(text) else {
        return Vec::new();
    };
    let rows = searcher.rows(&sought, place, &Cancel::default()).unwrap();
    rows.into_iter().collect()
}

#[test]
fn words_phrases_and_prefixes_are_found_in_every_script() {
    let (_folder, index) = index();
    let searcher = Searcher::new(&index);
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
        (phrase("東 京"), Place::Anywhere, vec![2]),
        (prefix("old qu"), Place::Anywhere, vec![0]),
        (prefix("quay old"), Place::Anywhere, vec![]),
        (prefix("dro"), Place::Anywhere, vec![1, 4]),
        (prefix("q"), Place::Anywhere, vec![0, 1, 6]),
    ] {
        assert_eq!(found(&searcher, &text, place), expected, "{text:?}");
    }
}

#[test]
fn near_words_stand_within_so_many_words_of_each_other() {
    let (_folder, index) = index();
    let searcher = Searcher::new(&index);
    let near = |distance, words: &[&str]| {
        let word = |word: &&str| sought(&Text::Word((*word).to_owned())).unwrap();
        let words: Vec<_> = words.iter().map(word).collect();
        let rows = searcher.near(distance, &words, &Cancel::default()).unwrap();
        rows.into_iter().collect::<Vec<_>>()
    };
    assert_eq!(near(3, &["ferry", "dawn"]), [0]);
    assert_eq!(near(20, &["dawn", "ferry"]), [0, 6]);
    assert_eq!(near(1, &["line", "reopen"]), [0]);
    assert_eq!(near(5, &["ferry", "absent"]), [0_u32; 0]);
}

#[test]
fn the_headline_weighs_more() {
    let (_folder, index) = index();
    let searcher = Searcher::new(&index);
    let ferry = sought(&Text::Word("ferry".to_owned())).unwrap();
    let weighed = [(ferry, Place::Anywhere)];
    let never = Cancel::default();
    let weights = searcher.weights(&weighed, &never).unwrap();
    let heaviest = weights
        .iter()
        .max_by(|one, other| one.1.total_cmp(&other.1));
    assert_eq!(heaviest.map(|(row, _)| *row), Some(0));
    let rows: RoaringBitmap = weights.iter().map(|(row, _)| *row).collect();
    assert_eq!(rows, RoaringBitmap::from([0, 4, 6]));
}

#[test]
fn what_was_removed_is_not_found_and_what_was_changed_is_found_anew() {
    let (_folder, index) = index();
    let mut indexer = Indexer::new(&index).unwrap();
    indexer.remove(0);
    let changed = Entry {
        title: "Changed".to_owned(),
        ..Entry::default()
    };
    indexer.put(4, changed).unwrap();
    indexer.commit().unwrap();
    index.reload().unwrap();
    let searcher = Searcher::new(&index);
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
    let rows = searcher.all_rows().unwrap();
    assert_eq!(rows, RoaringBitmap::from([1, 2, 3, 4, 5, 6]));
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
    let again = TextIndex::make(&path).unwrap();
    assert!(again.is_empty());
}
