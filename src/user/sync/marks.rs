//! Marks of the state as entries, and entries put into the state.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension};

use crate::user::addition::{Addition, Kind};
use crate::user::aspect::{Aspect, Changing};
use crate::user::change::written;
use crate::user::marking::{new_row, next_rev, united};
use crate::user::row::{Alias, Row};
use crate::user::sync::entry::{Entry, Registers, Told, is_same_article};
use crate::user::sync::register::{Of, Register, carried_facts};
use crate::user::{Carried, Facts, StoreError, added};

/// The last revision of any mark.
pub(crate) fn revision(connection: &Connection) -> Result<i64, StoreError> {
    let sql = "SELECT last FROM revision WHERE id = 1";
    let last = connection.query_row(sql, [], |row| row.get(0)).optional()?;
    Ok(last.unwrap_or(0))
}

/// The marks that were changed after the revision `since`; all where that is not known. That something
/// is not there says that it was taken away only where it is known what was there.
pub(crate) fn changed(
    connection: &Connection,
    since: Option<i64>,
) -> Result<Vec<Entry>, StoreError> {
    let Some(since) = since else {
        let mut aliases: HashMap<i64, Vec<Alias>> = HashMap::new();
        for alias in Alias::load_all(connection)? {
            aliases.entry(alias.mark).or_default().push(alias);
        }
        let mut additions = added::by_mark(connection)?;
        let entries = Row::load_all(connection)?.into_iter().map(|row| {
            let aliases = aliases.remove(&row.id).unwrap_or_default();
            let additions = additions.remove(&row.id).unwrap_or_default();
            entry(&row, &aliases, &additions, Told::Apart)
        });
        return Ok(entries.collect());
    };
    let rows = Row::load_since(connection, since)?.into_iter();
    let entries = rows.map(|row| entry_of(connection, &row, Told::Since));
    entries.collect()
}

/// The mark of `row`.
fn entry_of(connection: &Connection, row: &Row, told: Told) -> Result<Entry, StoreError> {
    let aliases = Alias::of_mark(connection, row.id)?;
    let additions = Addition::of_mark(connection, row.id)?;
    Ok(entry(row, &aliases, &additions, told))
}

fn entry(row: &Row, aliases: &[Alias], additions: &[Addition], told: Told) -> Entry {
    let mut registers = Registers::new();
    for (aspect, since) in [
        (Aspect::Bookmarked, row.bookmarked_at),
        (Aspect::Read, row.read_at),
    ] {
        if since.is_some() || told == Told::Since {
            let at = since.unwrap_or(row.changed_at);
            let value = since.map(|since| since.to_string());
            registers.insert(Of::aspect(aspect, ""), Register { at, value });
        }
    }
    for Addition {
        of: (_, kind, name),
        value,
        changed_at: at,
        ..
    } in additions
    {
        let of = Of::aspect(Aspect::Added(*kind), name);
        let value = value.as_deref();
        let checked = value.and_then(|value| of.checked(value));
        if checked.is_some() == value.is_some() {
            let register = Register {
                at: *at,
                value: checked,
            };
            registers.insert(of, register);
        }
    }
    Entry {
        article: Carried {
            bookmarked_at: None,
            read_at: None,
            ..Carried::of(row, aliases, Vec::new())
        },
        registers,
    }
}

/// Puts `entries` into the state, none of it as a step. Gives the revision of the change; `None` where
/// all was there.
pub(crate) fn put(connection: &Connection, entries: &[Entry]) -> Result<Option<i64>, StoreError> {
    let mut rev = None;
    for entry in entries {
        put_one(connection, entry, &mut rev)?;
    }
    Ok(rev)
}

fn put_one(
    connection: &Connection,
    entry: &Entry,
    rev: &mut Option<i64>,
) -> Result<(), StoreError> {
    let keys = entry.article.all_keys();
    let found = united(connection, &keys)?;
    if found.is_none() && !entry.is_any() {
        return Ok(());
    }
    let own = match &found {
        Some(row) => Some(entry_of(connection, row, Told::Since)?),
        None => None,
    };
    let value = |of: &Of| own.as_ref().and_then(|own| own.value(of));
    let others = entry.registers.iter();
    let news: Vec<_> = others
        .filter(|(of, register)| value(of) != register.value.as_deref())
        .collect();
    let article = match &own {
        Some(own) => own.article.clone().joined(entry.article.clone()),
        None => entry.article.clone(),
    };
    let is_known = own.is_some_and(|own| is_same_article(&own.article, &article));
    if news.is_empty() && is_known {
        return Ok(());
    }
    let rev = match *rev {
        Some(rev) => rev,
        None => *rev.insert(next_rev(connection)?),
    };
    let mut row = match found {
        Some(row) => row,
        None => new_row(connection, &entry.article.subject)?,
    };
    row.set_subject(&article.subject);
    row.rev = rev;
    let latest = news.iter().map(|(_, register)| register.at).max();
    row.changed_at = latest.unwrap_or(0).max(article.changed_at);
    // What is added hangs on a row that is there.
    row.save(connection)?;
    let now = row.changed_at;
    let mut changing = Changing {
        connection,
        row,
        now,
    };
    for (of, register) in news {
        set(&mut changing, of, register)?;
    }
    changing.row.save(connection)?;
    let mark = changing.row.id;
    let urls = article.urls.iter().map(|key| (*key, true));
    let contents = article.contents.iter().map(|key| (*key, false));
    for (key, is_url) in urls.chain(contents) {
        let alias = Alias { key, is_url, mark };
        if Alias::load(connection, key)? != Some(alias) {
            alias.save(connection)?;
        }
    }
    Ok(())
}

/// Sets one thing of a mark.
fn set(changing: &mut Changing, of: &Of, register: &Register) -> Result<(), StoreError> {
    changing.now = register.at;
    let value = if of.is_of_facts() {
        let own = changing.get(Aspect::Added(Kind::Facts), "")?;
        with_own_root(own.as_deref(), register.value.as_deref())
    } else {
        register.value.clone()
    };
    changing.put(of.to_aspect(), of.name(), value)
}

/// Facts from elsewhere, under the folder that this device knows the article in.
fn with_own_root(own: Option<&str>, facts: Option<&str>) -> Option<String> {
    let read = |facts: Option<&str>| -> Facts {
        serde_json::from_str(facts.unwrap_or_default()).unwrap_or_default()
    };
    let root = read(own).root;
    let facts = carried_facts(read(facts));
    written(&Facts { root, ..facts })
}
