//! The index kept in line with the catalogue: through kills, damage and changes.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cancel::Cancel;
use crate::library::catalog::meta::Meta;
use crate::library::catalog::verify;
use crate::library::index::{Agreed, Filled, Texts, Turn, fill, fill_again, folder};
use crate::library::refresh::refresh;
use crate::library::sample::Library;
use crate::query::ast::Text;
use crate::search::{Place, Sought, TextIndex};

const ARTICLES: usize = 30;

/// A library of articles that each hold a word of their own.
fn library() -> Library {
    let library = Library::new();
    for number in 0..ARTICLES {
        library.article(&format!("{number:02}.json"), &title(number), "2023-02-10");
    }
    library.refresh();
    library
}

fn title(number: usize) -> String {
    format!("Ferry {number}x")
}

fn filled(library: &Library) -> Filled {
    let (mut texts, never) = (Texts::default(), Cancel::default());
    fill(
        &library.catalog(),
        &mut texts,
        Turn::Wait,
        &never,
        &mut |_| (),
    )
    .unwrap()
}

/// The titles of the articles in which `word` is found.
fn found(library: &Library, word: &str) -> Vec<String> {
    let catalog = library.catalog();
    let meta = catalog.read(Meta::load).unwrap();
    let searcher = catalog.searcher(meta.generation).unwrap();
    let sought = Sought::of(&Text::Word(word.to_owned()), &[]).unwrap();
    let rows = searcher.rows(&sought, Place::Anywhere, &Cancel::default());
    let rows: Vec<u32> = rows.unwrap().into_iter().collect();
    let rows = catalog.rows(&rows).unwrap().into_iter().flatten();
    rows.map(|row| row.title.to_string()).collect()
}

/// Every article is found once by its own word, and no more.
fn assert_whole(library: &Library, what: &str) {
    assert_eq!(found(library, "ferry").len(), ARTICLES, "{what}");
    for number in [0, 7, ARTICLES - 1] {
        let own = format!("{number}x");
        assert_eq!(found(library, &own), [title(number)], "{what}");
    }
    assert_eq!(filled(library).indexed, 0, "{what}: nothing is left to do");
    let index = TextIndex::open(&index_folder(library)).unwrap();
    assert_eq!(index.len(), ARTICLES as u64, "{what}: none is there twice");
}

fn index_folder(library: &Library) -> PathBuf {
    let meta = library.catalog().read(Meta::load).unwrap();
    folder::path_in(
        &library.roots().cache_folder(&library.cache()),
        meta.generation,
    )
}

#[test]
fn what_was_read_is_indexed_from_what_was_kept_and_the_rest_from_its_files() {
    let library = library();
    assert_eq!(filled(&library).indexed, ARTICLES);
    assert_whole(&library, "from files");
    fs::remove_dir_all(library.cache()).unwrap();
    let (mut catalog, never) = (library.catalog(), Cancel::default());
    let mut texts = Texts::in_folder(&library.cache());
    let matcher = crate::keywords::Matcher::default();
    refresh(&mut catalog, &matcher, &mut texts, &never, &mut |_| ()).unwrap();
    assert!(!texts.is_empty());
    // With the files gone only what was kept can be indexed.
    let (news, aside) = (library.folder(), library.cache().join("aside"));
    fs::rename(&news, &aside).unwrap();
    let filled = fill(&catalog, &mut texts, Turn::Wait, &never, &mut |_| ()).unwrap();
    assert_eq!(filled.indexed, ARTICLES);
    fs::rename(&aside, &news).unwrap();
    assert_whole(&library, "from what was kept");
}

#[test]
fn changed_and_deleted_articles_are_found_as_they_are_now() {
    let library = library();
    filled(&library);
    library.article("03.json", "Harbour 3x", "2023-02-10");
    library.delete("04.json");
    library.rename("05.json", "deep/05.json");
    library.refresh();
    // The one that was moved holds the words it held.
    assert_eq!(filled(&library).indexed, 2);
    assert_eq!(found(&library, "3x"), ["Harbour 3x"]);
    assert_eq!(found(&library, "4x"), [""; 0]);
    assert_eq!(found(&library, "5x"), [title(5)]);
    assert_eq!(found(&library, "ferry").len(), ARTICLES - 2);
}

#[test]
fn a_fill_that_is_stopped_loses_nothing_and_the_next_one_goes_on() {
    let library = library();
    let cancel = Cancel::default();
    cancel.cancel();
    let mut texts = Texts::default();
    let stopped = fill(
        &library.catalog(),
        &mut texts,
        Turn::Wait,
        &cancel,
        &mut |_| (),
    )
    .unwrap();
    assert!(stopped.stopped && stopped.indexed == 0);
    assert_eq!(filled(&library).indexed, ARTICLES);
    assert_whole(&library, "after a stop");
}

#[test]
fn a_kill_between_the_index_and_the_catalogue_repeats_work_and_finds_no_article_twice() {
    let library = library();
    filled(&library);
    // As it is when the index was committed, and the catalogue not yet told.
    let named = "INSERT INTO unindexed SELECT id FROM article WHERE id % 3 = 0";
    library.catalog().connection().execute(named, []).unwrap();
    folder::distrust(&index_folder(&library));
    assert_eq!(filled(&library).indexed, ARTICLES / 3);
    assert_whole(&library, "after a kill");
}

#[test]
fn an_index_that_this_process_left_is_not_compared_again() {
    let library = library();
    let mut agreed = Agreed::default();
    let mut filled = || {
        let (mut texts, never) = (Texts::default(), Cancel::default());
        let catalog = library.catalog();
        fill_again(
            &catalog,
            &mut agreed,
            &mut texts,
            Turn::Wait,
            &never,
            &mut |_| (),
        )
        .unwrap()
        .indexed
    };
    assert_eq!(filled(), ARTICLES);
    // Taken out of the catalogue behind its back: only who compares all rows can find it.
    let taken = "DELETE FROM article WHERE id = (SELECT max(id) FROM article)";
    library.catalog().connection().execute(taken, []).unwrap();
    assert_eq!(filled(), 0);
    // Someone else may have written it: it is not as this process left it.
    folder::distrust(&index_folder(&library));
    assert_eq!(filled(), ARTICLES - 1);
}

#[test]
fn two_fills_at_once_index_each_article_once() {
    let library = library();
    let library = &library;
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(move || filled(library));
        }
    });
    assert_whole(library, "after three at once");
}

#[test]
fn damage_anywhere_in_the_index_is_noticed_and_mended() {
    let library = library();
    filled(&library);
    let path = index_folder(&library);
    let files: Vec<PathBuf> = fs::read_dir(&path)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    for file in files {
        let Ok(whole) = fs::read(&file) else { continue };
        let middle = whole.len() / 2;
        let mut flipped = whole.clone();
        if let Some(byte) = flipped.get_mut(middle) {
            *byte ^= 0x10;
        }
        let damages = [
            whole.get(..middle).unwrap_or_default().to_vec(),
            vec![0; whole.len()],
            flipped,
        ];
        for damage in damages {
            if !file.exists() {
                break;
            }
            fs::write(&file, damage).unwrap();
            let catalog = library.catalog();
            let meta = catalog.read(Meta::load).unwrap();
            let is_lock = file.extension().is_some_and(|end| end == "lock");
            let searcher = catalog.searcher(meta.generation);
            assert!(
                is_lock || searcher.is_none(),
                "{} is trusted",
                file.display()
            );
            filled(&library);
            assert_whole(&library, &file.display().to_string());
        }
    }
}

#[test]
fn an_index_that_was_deleted_or_made_for_another_catalogue_is_made_anew() {
    let library = library();
    filled(&library);
    let first = index_folder(&library);
    fs::remove_dir_all(&first).unwrap();
    let again = filled(&library);
    assert_eq!((again.indexed, again.notice), (ARTICLES, None));
    fs::write(first.join("meta.json"), "{").unwrap();
    let mended = filled(&library);
    let said = mended.notice.map(|words| words.to_string());
    let expected = "the search index was damaged and is made anew";
    assert_eq!(said.as_deref(), Some(expected));
    library
        .catalog()
        .throw_away(&crate::library::CatalogError::Damaged("by a test"))
        .unwrap();
    library.refresh();
    assert_eq!(filled(&library).indexed, ARTICLES);
    assert!(!first.exists(), "what belongs to no catalogue is deleted");
    assert_whole(&library, "another catalogue");
}

#[test]
fn a_catalogue_whose_index_was_filled_is_as_it_was_left() {
    let library = library();
    let folder = library.roots().cache_folder(&library.cache());
    assert!(verify::is_as_left(&folder));
    filled(&library);
    assert!(verify::is_as_left(&folder));
}

/// Copies every file under `from` to `to`.
fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let copy = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_all(&path, &copy);
        } else {
            fs::copy(&path, copy).unwrap();
        }
    }
}

/// What was deleted is written into a file whose name the next writer gives again: one that was killed
/// between that file and its commit has left it, named in the list of the index's files or not.
#[test]
fn a_file_that_a_killed_writer_has_left_is_no_obstacle() {
    for is_listed in [true, false] {
        assert!((0..20).any(|_| is_no_obstacle(is_listed)), "{is_listed}");
    }
}

/// Whether it was no obstacle; `false` where nothing was left, as the engine had merged all by then.
fn is_no_obstacle(is_listed: bool) -> bool {
    let library = library();
    filled(&library);
    library.article("03.json", "Harbour 3x", "2023-02-10");
    library.refresh();
    let aside = tempfile::tempdir().unwrap();
    copy_all(&library.cache(), aside.path());
    let folder = index_folder(&library);
    let names = || -> Vec<PathBuf> {
        let entries = fs::read_dir(&folder).unwrap();
        entries.map(|entry| entry.unwrap().path()).collect()
    };
    let before = names();
    filled(&library);
    let is_left =
        |path: &PathBuf| path.extension().is_some_and(|it| it == "del") && !before.contains(path);
    let left: Vec<_> = names().into_iter().filter(is_left).collect();
    if left.is_empty() {
        return false;
    }
    let list = folder.join(".managed.json");
    let kept: Vec<_> = left.iter().chain(is_listed.then_some(&list)).collect();
    let kept: Vec<_> = kept
        .into_iter()
        .map(|path| (path, fs::read(path).unwrap()))
        .collect();
    fs::remove_dir_all(library.cache()).unwrap();
    copy_all(aside.path(), &library.cache());
    for (path, bytes) in kept {
        fs::write(path, bytes).unwrap();
    }
    let filled = filled(&library);
    assert_eq!(filled.notice.is_some(), !is_listed, "{filled:?}");
    assert_eq!(found(&library, "harbour"), ["Harbour 3x"]);
    assert_eq!(found(&library, "ferry").len(), ARTICLES - 1);
    true
}
