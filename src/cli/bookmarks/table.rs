//! The table of bookmarks that `bookmarks export` writes, as it was or as a spreadsheet has saved it again:
//! with other separators, columns in another order, or some of them only.

use std::io::Read;

use serde_json::{Map, Value, json};

use crate::cli::bookmarks::incoming::Entry;
use crate::export::bookmarks::COLUMNS;
use crate::export::csv::plain;
use crate::user::carry;

/// What spreadsheets put between cells.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// The columns by which the table is known: an article's own, and one that only a table of marks has.
const OWN: [&str; 2] = ["id", "bookmarked_at"];

/// Whether a file that begins with `head` is one.
pub(crate) fn is_table(head: &str) -> bool {
    separator(head).is_some()
}

/// What stands between the cells of a table that begins with `head`; `None` where it is none.
fn separator(head: &str) -> Option<u8> {
    let first = head.trim_start_matches('\u{feff}').lines().next()?;
    let has_own = |separator: &u8| {
        let names: Vec<_> = first.split(char::from(*separator)).map(name).collect();
        OWN.iter()
            .all(|own| names.iter().any(|name| name.as_str() == *own))
    };
    SEPARATORS.into_iter().find(has_own)
}

/// The name of a column, without what a spreadsheet puts around it.
fn name(cell: &str) -> String {
    let bare = cell.trim_start_matches('\u{feff}').trim();
    bare.trim_matches('"').to_ascii_lowercase()
}

/// The marks of the rows of `file`.
pub(crate) fn entries(file: &mut dyn Read, now: i64) -> std::io::Result<Vec<Entry>> {
    let mut text = Vec::new();
    file.read_to_end(&mut text)?;
    let text = String::from_utf8_lossy(&text);
    let mut rows = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(&text).unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut names = Vec::new();
    let mut entries = Vec::new();
    for row in rows.records() {
        // Text in memory is always read, and rows may be of any length.
        let Ok(row) = row else { break };
        if names.is_empty() {
            names = row.iter().map(name).collect();
            continue;
        }
        let line = row.position().map_or(0, csv::Position::line);
        let cells = names.iter().zip(row.iter());
        let mut fields: Map<_, _> = cells.filter_map(|(name, cell)| field(name, cell)).collect();
        if let Some(note) = fields.remove("note") {
            // A table does not say when it was written: where another is there it is the later.
            fields.insert("notes".to_owned(), json!([{ "text": note, "at": now }]));
        }
        entries.push(Entry::new(format!(":{line}"), carry::read(&fields, now)));
    }
    Ok(entries)
}

/// A cell as the field of a line of JSON that it was; `None` where it is empty or of another's column.
fn field(name: &str, cell: &str) -> Option<(String, Value)> {
    let cell = plain(cell);
    if cell.trim().is_empty() || !COLUMNS.contains(&name) {
        return None;
    }
    let value = match name {
        "tags" => json!(cell.split(';').map(str::trim).collect::<Vec<_>>()),
        _ => json!(cell),
    };
    Some((name.to_owned(), value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::bookmarks::{header, row};
    use crate::text::Clean;
    use crate::user::Carried;
    use crate::user::carried_sample::carried;
    use proptest::prelude::*;

    fn of(table: &str) -> Vec<Entry> {
        assert!(is_table(table), "{table}");
        entries(&mut table.as_bytes(), 7).unwrap()
    }

    /// What a table has of a mark.
    fn shown(carried: &Carried) -> String {
        let added = carried.added();
        let tags: Vec<_> = added.tags.iter().map(Clean::as_str).collect();
        let note = added.note.map(|note| note.text.to_string());
        let note = note.filter(|note| !note.trim().is_empty());
        format!(
            "{} {} {:?} {:?} {tags:?} {note:?} {:?}",
            carried.subject.keys.id(),
            carried.subject.title,
            carried.bookmarked_at,
            carried.read_at,
            added.facts.url,
        )
    }

    #[test]
    fn a_spreadsheet_may_have_saved_it_again() {
        let id = "0123456789abcdef0123456789abcdef";
        let at = "2023-06-15T07:18:38Z";
        for table in [
            format!("id,title,bookmarked_at,tags\n{id},Eels,{at},sea; fish\n"),
            format!(
                "\u{feff}\"title\";\"id\";\"tags\";\"bookmarked_at\";\"x\"\r\nEels;{id};sea;{at};1\r\n"
            ),
            format!("ID\tBookmarked_At\tTitle\n{id}\t{at}\tEels"),
        ] {
            let entries = of(&table);
            assert_eq!(entries.len(), 1, "{table}");
            let mark = entries[0].mark.as_ref().unwrap();
            assert_eq!(mark.subject.keys.content.to_string(), id);
            assert_eq!(mark.subject.title.as_str(), "Eels");
            assert_eq!(mark.bookmarked_at, Some(1_686_813_518));
        }
    }

    #[test]
    fn a_row_that_is_none_is_said_with_its_line() {
        let table = "id,title,bookmarked_at\n,\"Eels\nagain\",2023-06-15T07:18:38Z\n12,Ferry,\n";
        let said: Vec<_> = of(table)
            .into_iter()
            .map(|entry| format!("{} {}", entry.place, entry.mark.unwrap_err()))
            .collect();
        assert!(said[0].starts_with(":2 it has neither keys"), "{}", said[0]);
        assert!(said[1].starts_with(":4 "), "{}", said[1]);
        assert!(!is_table("id,title,text\n"));
    }

    proptest! {
        #[test]
        fn what_is_read_is_what_was_written(carried in carried()) {
            prop_assume!(carried.bookmarked_at.is_some());
            let table = format!("{}\n{}\n", header(), row(&carried));
            let entries = of(&table);
            prop_assert_eq!(entries.len(), 1);
            let read = entries[0].mark.as_ref().unwrap();
            prop_assert_eq!(shown(read), shown(&carried));
        }
    }
}
