//! Changes of keyword files, each by what it makes of one text.

use crate::keywords::document::changed;
use crate::keywords::{Change, Color, Match, Word};

const FILE: &str = "# mine\n\n[[group]] # first\nname = 'war' # a name\ncolor = 'red'\nwords = [\n  'tank', # heavy\n  { text = 'US', match = 'exact' },\n]\n\n# second\n[[group]]\nname = \"oil\"\nwords = \"gas\"\n";

fn word(text: &str, rule: Match) -> Word {
    Word {
        text: text.to_owned(),
        rule,
    }
}

fn group(name: &str) -> String {
    name.to_owned()
}

/// What was written in the place of what.
fn after(change: &Change, from: &str, to: &str) {
    assert!(FILE.contains(from), "{from}");
    let expected = FILE.replacen(from, to, 1);
    assert_eq!(changed(FILE, change).unwrap(), expected, "{change:?}");
}

#[test]
fn each_change_of_a_word_touches_that_word_alone() {
    let (tank, us) = (word("tank", Match::Plain), word("US", Match::Exact));
    let war = || group("war");
    let put = |word: &Word, to| Change::ReplaceWord {
        group: war(),
        word: word.clone(),
        to,
    };
    after(
        &put(&tank, word("jeep", Match::Plain)),
        "'tank'",
        "\"jeep\"",
    );
    let exact = "{ text = 'tank', match = \"exact\" }";
    after(
        &put(&tank, word("tank", Match::Exact)),
        "'tank'",
        &exact.replace("'tank'", "\"tank\""),
    );
    after(
        &put(&us, word("US", Match::Plain)),
        "{ text = 'US', match = 'exact' }",
        "\"US\"",
    );
    let off = |word: &Word, is_enabled| Change::EnableWord {
        group: war(),
        word: word.clone(),
        is_enabled,
    };
    let text = changed(FILE, &off(&tank, false)).unwrap();
    assert!(
        text.contains("{ text = 'tank', enabled = false }, # heavy"),
        "{text}"
    );
    assert_eq!(changed(&text, &off(&tank, true)).unwrap(), FILE);
    let add = Change::AddWord {
        group: group("oil"),
        word: word("sh(ale|aft)", Match::Regex),
    };
    after(
        &add,
        "\"gas\"",
        "[\"gas\", { text = \"sh(ale|aft)\", match = \"regex\" }]",
    );
    let remove = Change::RemoveWord {
        group: war(),
        word: us,
    };
    after(&remove, "\n  { text = 'US', match = 'exact' },", "");
}

#[test]
fn each_change_of_a_group_keeps_the_rest() {
    let war = || group("war");
    let rename = Change::RenameGroup {
        group: war(),
        to: group("peace"),
    };
    after(&rename, "'war' # a name", "\"peace\" # a name");
    let color = |color| Change::Recolor {
        group: war(),
        color,
    };
    after(&color(Some(Color::Rgb(1, 2, 255))), "'red'", "\"#0102ff\"");
    after(&color(None), "color = 'red'\n", "");
    let off = Change::EnableGroup {
        group: war(),
        is_enabled: false,
    };
    after(&off, "]\n\n# second", "]\nenabled = false\n\n# second");
    let add = Change::AddGroup {
        group: group("sea"),
    };
    let added = format!("{FILE}\n[[group]]\nname = \"sea\"\nwords = []\n");
    assert_eq!(changed(FILE, &add).unwrap(), added);
    let alone = changed("", &add).unwrap();
    assert_eq!(alone, "[[group]]\nname = \"sea\"\nwords = []\n");
    let lowered = changed(FILE, &Change::LowerGroup { group: war() }).unwrap();
    let (oil, war_at) = (lowered.find("oil").unwrap(), lowered.find("war").unwrap());
    assert!(oil < war_at && lowered.contains("# heavy"), "{lowered}");
    let removed = changed(FILE, &Change::RemoveGroup { group: war() }).unwrap();
    assert!(!removed.contains("tank") && removed.contains("# second"));
    let moved = Change::MoveWord {
        group: group("oil"),
        word: word("gas", Match::Plain),
        to: war(),
    };
    let moved = changed(FILE, &moved).unwrap();
    assert!(
        moved.contains("words = []") && moved.contains("\n  \"gas\","),
        "{moved}"
    );
}

#[test]
fn what_is_not_there_any_more_or_is_broken_is_refused_with_a_word() {
    let gone = |name: &str| Change::AddWord {
        group: group(name),
        word: word("x", Match::Plain),
    };
    for (text, name, said) in [
        (FILE, "none", "there is no group none any more"),
        (
            "[[group]]\nname = 'a\n",
            "a",
            "line 2 cannot be read; mend it first",
        ),
        ("[[group]]\nname = 'a'\nwords = 5", "a", ""),
    ] {
        let refused = changed(text, &gone(name)).err().unwrap_or_default();
        assert_eq!(refused, said, "{text}");
    }
    let raise = Change::RaiseGroup {
        group: group("war"),
    };
    assert!(
        changed(FILE, &raise)
            .unwrap_err()
            .contains("is the first group of its file")
    );
}
