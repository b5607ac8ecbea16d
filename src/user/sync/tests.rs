//! Devices that share a folder, or parts of it at different times.

use std::fs;

use proptest::prelude::*;

use crate::text::Clean;
use crate::user::sync::device::{Device, settle, tag};
use crate::user::sync::{SyncError, Synced};
use crate::user::{Change, Note, Store};

#[test]
fn what_is_set_and_what_is_taken_away_travels() {
    let (mut one, mut two) = (Device::new(), Device::new());
    one.change(1, &Change::Bookmark(None), 10);
    one.change(2, &Change::Read, 11);
    one.note(1, "Ask Maren.", 12);
    one.change(1, &tag("Sea"), 13);
    one.sync();
    one.carry_to(&two);
    assert!(two.sync().has_changed);
    assert_eq!(two.seen(), one.seen());
    assert!(!two.sync().has_changed, "a second time changes nothing");

    // The clock of the other is an hour late.
    two.change(1, &Change::Unbookmark, 5);
    two.change(2, &Change::Unread, 5);
    two.note(1, "", 5);
    let (on, off) = (Vec::new(), vec![Clean::line("sea")]);
    two.change(1, &Change::Tags { on, off }, 5);
    two.sync();
    two.carry_to(&one);
    assert!(one.sync().has_changed);
    assert_eq!(one.seen(), []);
    assert_eq!(two.seen(), []);
}

#[test]
fn a_step_is_undone_where_it_was_made_and_nowhere_else() {
    let (mut one, mut two) = (Device::new(), Device::new());
    one.change(1, &Change::Bookmark(None), 10);
    one.sync();
    one.carry_to(&two);
    two.sync();
    assert_eq!(two.store.undo(20).unwrap(), None);
    assert!(one.store.undo(20).unwrap().is_some());
    one.sync();
    one.carry_to(&two);
    two.sync();
    assert!(!two.mark(1).is_bookmarked);
    assert!(one.store.redo(21).unwrap().is_some());
    one.sync();
    one.carry_to(&two);
    two.sync();
    assert!(two.mark(1).is_bookmarked);
}

#[test]
fn a_note_that_was_edited_is_one_and_of_two_written_apart_both_are_kept() {
    let (mut one, mut two) = (Device::new(), Device::new());
    one.note(1, "First.", 10);
    one.sync();
    one.carry_to(&two);
    two.sync();
    two.note(1, "Second.", 20);
    two.sync();
    two.carry_to(&one);
    one.sync();
    assert_eq!(one.note_of(1).as_deref(), Some("Second."));
    one.note(1, "By one.", 30);
    two.note(1, "By two.", 31);
    let mut devices = [one, two];
    settle(&mut devices);
    for device in &devices {
        assert_eq!(device.note_of(1).as_deref(), Some("By one.\n\nBy two."));
    }
}

#[test]
fn a_device_that_lost_its_file_its_base_or_its_state_loses_no_mark() {
    let mut devices = [Device::new(), Device::new()];
    devices[0].change(1, &Change::Bookmark(None), 10);
    devices[0].note(1, "Kept.", 11);
    devices[1].change(2, &Change::Read, 12);
    settle(&mut devices);
    let expected = devices[0].seen();
    assert_eq!(expected.len(), 2);
    for lost in ["folder", "data/sync.base", "data"] {
        let path = devices[0].home.path().join(lost);
        if path.is_dir() {
            fs::remove_dir_all(&path).unwrap();
        } else {
            fs::remove_file(&path).unwrap();
        }
        fs::create_dir_all(devices[0].folder()).unwrap();
        devices[0].restart();
        settle(&mut devices);
        for device in &devices {
            assert_eq!(device.seen(), expected, "{lost}");
        }
    }
}

#[test]
fn a_state_that_was_set_back_is_brought_forward_again() {
    let mut devices = [Device::new(), Device::new()];
    devices[0].change(1, &Change::Bookmark(None), 10);
    settle(&mut devices);
    let state = devices[0].home.path().join("data/state.db");
    let backup = devices[0].home.path().join("backup.db");
    devices[0].store.copy_to(&backup).unwrap();
    devices[0].change(2, &Change::Bookmark(None), 20);
    devices[0].note(1, "Later.", 21);
    settle(&mut devices);
    let expected = devices[0].seen();
    drop(std::mem::replace(
        &mut devices[0].store,
        Store::in_memory().unwrap(),
    ));
    for ending in ["-wal", "-shm"] {
        drop(fs::remove_file(format!("{}{ending}", state.display())));
    }
    fs::remove_file(&state).unwrap();
    fs::copy(backup, &state).unwrap();
    devices[0].restart();
    settle(&mut devices);
    for device in &devices {
        assert_eq!(device.seen(), expected);
    }
}

#[test]
fn files_that_cannot_be_used_are_named_and_cost_nothing() {
    let (mut one, mut two) = (Device::new(), Device::new());
    one.change(1, &Change::Bookmark(None), 10);
    one.sync();
    one.carry_to(&two);
    two.sync();
    one.change(2, &Change::Bookmark(None), 11);
    one.sync();
    let whole = fs::read(&one.files()[0]).unwrap();
    let name = one.files()[0].file_name().unwrap().to_owned();
    let newer = String::from_utf8_lossy(&whole).replacen(" 1 ", " 9 ", 1);
    let mut flipped = whole.clone();
    *flipped.last_mut().unwrap() ^= 1;
    for (bytes, expected) in [
        (&whole[..whole.len() / 2], "half there"),
        (&flipped, "half there"),
        (b"\x1b[2Jgarbage", "half there"),
        (b"", "half there"),
        (newer.as_bytes(), "newer newsprint"),
    ] {
        fs::write(two.folder().join(&name), bytes).unwrap();
        let synced = two.sync();
        assert!(!synced.has_changed);
        let said: Vec<_> = synced.unusable.iter().map(Clean::as_str).collect();
        assert!(said.len() == 1 && said[0].contains(expected), "{said:?}");
        assert!(said[0].starts_with(name.to_str().unwrap()), "{said:?}");
        assert!(two.mark(1).is_bookmarked && !two.mark(2).is_bookmarked);
    }
    fs::create_dir(two.folder().join("folder.newsprint")).unwrap();
    fs::write(two.folder().join(&name), whole).unwrap();
    assert_eq!(two.sync().unusable.len(), 1);
    assert!(two.mark(2).is_bookmarked);
}

#[test]
fn a_folder_that_is_not_there_is_said_and_not_made() {
    let mut one = Device::new();
    let folder = one.home.path().join("elsewhere");
    let said = one.round.go(&mut one.store, &folder).unwrap_err();
    assert!(matches!(said, SyncError::Folder { .. }), "{said}");
    assert!(!folder.exists());
}

#[test]
fn what_hostile_files_say_is_neutralised() {
    let (mut one, mut two) = (Device::new(), Device::new());
    one.change(1, &Change::Bookmark(None), 10);
    one.sync();
    let data = one.home.path().join("data");
    let mut base = super::base::Base::load(&data);
    let mut entry = base.document.entry(&base.document.groups()[0]).unwrap();
    let of = super::register::Of::read("note").unwrap();
    let value = Some(r#"{"text":"a\u001b]0;x\u0007b","spot":null}"#.to_owned());
    let at = i64::MAX;
    entry
        .registers
        .insert(of, super::register::Register { at, value });
    base.document.put(&entry, super::entry::Told::Since);
    let (_, file) = base.save(&data).unwrap();
    fs::write(two.folder().join("x.newsprint"), file).unwrap();
    two.sync();
    let note = two.note_of(1).unwrap();
    assert!(
        note.starts_with('a') && !note.contains('\u{1b}'),
        "{note:?}"
    );
    two.note(1, "Mine.", 20);
    two.sync();
    assert_eq!(two.note_of(1).as_deref(), Some("Mine."));
}

#[test]
fn a_history_that_has_grown_is_left_behind_and_those_who_were_away_join_again() {
    let mut devices = [Device::new(), Device::new(), Device::new()];
    devices[0].change(1, &Change::Bookmark(None), 10);
    devices[1].change(2, &Change::Bookmark(None), 11);
    devices[2].note(3, "Three.", 12);
    settle(&mut devices);
    // While the others are away one begins anew.
    devices[1].change(1, &Change::Unbookmark, 20);
    devices[2].change(4, &Change::Read, 21);
    devices[2].change(3, &tag("sea"), 22);
    let data = devices[0].home.path().join("data");
    let mut base = super::base::Base::load(&data);
    let anew = base.document.anew();
    base.begin(1, anew);
    base.save(&data).unwrap();
    devices[0].restart();
    settle(&mut devices);
    let expected = devices[0].seen();
    assert_eq!(expected.len(), 3);
    assert!(!devices[0].mark(1).is_bookmarked);
    assert_eq!(devices[0].note_of(3).as_deref(), Some("Three."));
    for device in &devices {
        assert_eq!(device.seen(), expected);
        let data = device.home.path().join("data");
        assert_eq!(super::base::Base::load(&data).known.generation, 1);
    }
}

/// Something that happens.
#[derive(Debug, Clone)]
enum Happens {
    Change(usize, usize, u8),
    Sync(usize),
    /// What one has in its folder, or had at some time, comes to another.
    Carry(usize, usize),
    Old(usize, usize),
    Restart(usize),
}

fn happens() -> impl Strategy<Value = Happens> {
    prop_oneof![
        4 => (0..3_usize, 0..4_usize, 0..8_u8).prop_map(|(one, number, what)| Happens::Change(one, number, what)),
        3 => (0..3_usize).prop_map(Happens::Sync),
        3 => (0..3_usize, 0..3_usize).prop_map(|(one, other)| Happens::Carry(one, other)),
        1 => (0..3_usize, 0..9_usize).prop_map(|(one, which)| Happens::Old(one, which)),
        1 => (0..3_usize).prop_map(Happens::Restart),
    ]
}

fn change_of(what: u8, text: &str) -> Change {
    let text = Clean::text(text);
    match what {
        0 => Change::Bookmark(None),
        1 => Change::Unbookmark,
        2 => Change::Read,
        3 => Change::Unread,
        4 => Change::Note(Some(Note { text, spot: None })),
        5 => Change::Note(None),
        6 => tag("sea"),
        _ => Change::Tags {
            on: Vec::new(),
            off: vec![Clean::line("sea")],
        },
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn three_devices_come_to_the_same_whatever_is_carried_when(
        all in proptest::collection::vec(happens(), 1..60),
    ) {
        let mut devices = [Device::new(), Device::new(), Device::new()];
        let mut old = Vec::new();
        for (now, what) in (1..).zip(all) {
            match what {
                Happens::Change(one, number, what) => {
                    let text = format!("Note {now}.");
                    devices[one].change(number, &change_of(what, &text), now);
                }
                Happens::Sync(one) => {
                    devices[one].sync();
                    let name = devices[one].round_name();
                    let bytes = fs::read(devices[one].folder().join(&name)).unwrap();
                    old.push((name, bytes));
                }
                Happens::Carry(one, other) if one != other => {
                    devices[one].carry_to(&devices[other]);
                }
                Happens::Carry(..) => {}
                Happens::Old(one, which) => {
                    if let Some((name, bytes)) = old.get(which) {
                        fs::write(devices[one].folder().join(name), bytes).unwrap();
                    }
                }
                Happens::Restart(one) => devices[one].restart(),
            }
        }
        settle(&mut devices);
        let expected = devices[0].seen();
        let before = devices.each_ref().map(Device::written);
        settle(&mut devices);
        let after = devices.each_ref().map(Device::written);
        prop_assert!(before == after, "where nothing is news nothing is written");
        for device in &mut devices {
            prop_assert_eq!(&device.seen(), &expected);
            let synced = device.sync();
            prop_assert_eq!(&synced, &Synced::default());
        }
    }
}
