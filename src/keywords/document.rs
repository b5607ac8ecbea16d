//! A change made in the text of one keywords file: comments, order and formatting stay.

use toml_edit::{
    Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, Value, value,
};

use crate::keywords::{Change, Color, Match, Word, array};
use crate::text::Clean;

/// Makes `change` in `text`; gives the new text, or why it cannot be.
pub(crate) fn changed(text: &str, change: &Change) -> Result<String, String> {
    let mut document: DocumentMut = text.parse().map_err(|error| broken(text, &error))?;
    match change {
        Change::AddGroup { group } => add_group(&mut document, group)?,
        Change::RemoveGroup { group } => remove_group(&mut document, group)?,
        Change::RaiseGroup { group } => swap(&mut document, group, Swap::WithThePrevious)?,
        Change::LowerGroup { group } => swap(&mut document, group, Swap::WithTheNext)?,
        Change::MoveWord { group, word, to } => {
            let stated = take_word(&mut document, group, word)?;
            let target = first_group(&mut document, to)?;
            array::push(words(target)?, stated);
        }
        Change::AddWord { group, word } => {
            let target = first_group(&mut document, group)?;
            array::push(words(target)?, stated(word));
        }
        Change::RemoveWord { group, word } => drop(take_word(&mut document, group, word)?),
        Change::ReplaceWord { group, word, to } => {
            change_word(&mut document, (group, word), &|item| restate(item, to))?;
        }
        Change::EnableWord {
            group,
            word,
            is_enabled,
        } => {
            let set = |item: &mut Value| enable(item, *is_enabled);
            change_word(&mut document, (group, word), &set)?;
        }
        Change::RenameGroup { group, to } => {
            change_group(&mut document, group, &|table| {
                set(table, "name", to.as_str());
            })?;
        }
        Change::Recolor { group, color } => {
            change_group(&mut document, group, &|table| recolor(table, *color))?;
        }
        Change::EnableGroup { group, is_enabled } => {
            change_group(&mut document, group, &|table| {
                set(table, "enabled", *is_enabled);
            })?;
        }
    }
    Ok(document.to_string())
}

/// The value that a word is taken out as, to be put elsewhere.
pub(crate) fn stated_in(text: &str, group: &str, word: &Word) -> Option<Value> {
    let mut document: DocumentMut = text.parse().ok()?;
    take_word(&mut document, group, word).ok()
}

/// Puts `stated` to the end of `group` in `text`.
pub(crate) fn with_stated(text: &str, group: &str, stated: Value) -> Result<String, String> {
    let mut document: DocumentMut = text.parse().map_err(|error| broken(text, &error))?;
    array::push(words(first_group(&mut document, group)?)?, stated);
    Ok(document.to_string())
}

/// Why a text that has errors is not changed.
fn broken(text: &str, error: &toml_edit::TomlError) -> String {
    let at = error.span().map_or(0, |span| span.start);
    let line = text.get(..at).unwrap_or(text).matches('\n').count() + 1;
    format!("line {line} cannot be read; mend it first")
}

/// The tables of all groups that are called `name`.
fn groups<'d>(document: &'d mut DocumentMut, name: &str) -> Vec<&'d mut dyn TableLike> {
    let Some(item) = document.get_mut("group") else {
        return Vec::new();
    };
    let all: Vec<&mut dyn TableLike> = match item {
        Item::ArrayOfTables(tables) => tables.iter_mut().map(|t| t as &mut dyn TableLike).collect(),
        Item::Table(table) => vec![table],
        Item::Value(Value::Array(array)) => {
            let tables = array.iter_mut().filter_map(Value::as_inline_table_mut);
            tables.map(|table| table as &mut dyn TableLike).collect()
        }
        _ => Vec::new(),
    };
    let called = all.into_iter().zip(1..);
    let called = called.filter(|(table, number)| *name_of(&**table, *number) == *name);
    called.map(|(table, _)| table).collect()
}

/// The name of a group, as it is read.
fn name_of(table: &dyn TableLike, number: usize) -> Clean {
    let stated = table.get("name").and_then(Item::as_str).map(Clean::line);
    let named = stated.filter(|name| !name.is_empty());
    named.unwrap_or_else(|| Clean::line(&format!("group {number}")))
}

fn no_group(name: &str) -> String {
    format!("there is no group {name} any more")
}

fn first_group<'d>(
    document: &'d mut DocumentMut,
    name: &str,
) -> Result<&'d mut dyn TableLike, String> {
    let mut found = groups(document, name).into_iter();
    found.next().ok_or_else(|| no_group(name))
}

/// Changes every group that is called `name`.
fn change_group(
    document: &mut DocumentMut,
    name: &str,
    change: &dyn Fn(&mut dyn TableLike),
) -> Result<(), String> {
    let found = groups(document, name);
    if found.is_empty() {
        return Err(no_group(name));
    }
    found.into_iter().for_each(change);
    Ok(())
}

/// Sets a key; what stands around a value that is there stays.
fn set(table: &mut dyn TableLike, key: &str, to: impl Into<Value>) {
    let mut to = to.into();
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(before) => {
            *to.decor_mut() = before.decor().clone();
            *before = to;
        }
        None => drop(table.insert(key, value(to))),
    }
}

fn recolor(table: &mut dyn TableLike, color: Option<Color>) {
    let key = if table.contains_key("colour") {
        "colour"
    } else {
        "color"
    };
    match color {
        Some(Color::Rgb(red, green, blue)) => {
            set(table, key, format!("#{red:02x}{green:02x}{blue:02x}"));
        }
        Some(Color::Indexed(index)) => set(table, key, i64::from(index)),
        None => drop(table.remove(key)),
    }
}

/// The list of the words of a group; a single word becomes one.
fn words(table: &mut dyn TableLike) -> Result<&mut Array, String> {
    let item = table.entry("words").or_insert_with(|| value(Array::new()));
    if let Item::Value(only) = item
        && !only.is_array()
    {
        let decor = only.decor().clone();
        let mut list = Array::new();
        list.push(only.clone().decorated("", ""));
        *list.decor_mut() = decor;
        *only = Value::Array(list);
    }
    let list = item.as_array_mut();
    list.ok_or_else(|| "its words are no list; mend it first".to_owned())
}

/// Finds `word` in the groups called `group`, and gives its list and its place there.
fn find_word<'d>(
    document: &'d mut DocumentMut,
    group: &str,
    word: &Word,
) -> Result<(&'d mut Array, usize), String> {
    for table in groups(document, group) {
        let list = words(table)?;
        let place = list.iter().position(|item| is_word(item, word));
        if let Some(place) = place {
            return Ok((list, place));
        }
    }
    Err(format!("there is no {} in {group} any more", word.text))
}

fn change_word(
    document: &mut DocumentMut,
    (group, word): (&str, &Word),
    change: &dyn Fn(&mut Value),
) -> Result<(), String> {
    let (list, place) = find_word(document, group, word)?;
    if let Some(item) = list.get_mut(place) {
        change(item);
    }
    Ok(())
}

fn take_word(document: &mut DocumentMut, group: &str, word: &Word) -> Result<Value, String> {
    let (list, place) = find_word(document, group, word)?;
    let taken = list.get(place).cloned();
    array::remove(list, place);
    taken.ok_or_else(|| no_group(group))
}

/// Whether `item` states `word`.
fn is_word(item: &Value, word: &Word) -> bool {
    let (text, rule) = match item {
        Value::InlineTable(table) => {
            let rule = table.get("match").and_then(Value::as_str);
            let text = table.get("text").and_then(Value::as_str);
            (text, rule.map_or(Some(Match::Plain), Match::named))
        }
        other => (other.as_str(), Some(Match::Plain)),
    };
    let text = text.map(|text| {
        if word.rule == Match::Regex {
            text
        } else {
            text.trim()
        }
    });
    text == Some(word.text.as_str()) && rule == Some(word.rule)
}

/// A word as it is written: alone in quotes where that says all.
fn stated(word: &Word) -> Value {
    let mut item = Value::from(word.text.as_str());
    if word.rule != Match::Plain {
        restate(&mut item, word);
    }
    item
}

/// Writes `to` in the place of another word; whether it is on stays.
fn restate(item: &mut Value, to: &Word) {
    let is_plain = to.rule == Match::Plain;
    if is_plain && !item.is_inline_table() {
        let decor = item.decor().clone();
        *item = Value::from(to.text.as_str());
        *item.decor_mut() = decor;
        return;
    }
    let Some(table) = as_table(item) else {
        return;
    };
    set(table, "text", to.text.as_str());
    if is_plain {
        table.remove("match");
    } else {
        set(table, "match", to.rule.name());
    }
    simplify(item);
}

fn enable(item: &mut Value, is_enabled: bool) {
    let Some(table) = as_table(item) else {
        return;
    };
    if is_enabled {
        table.remove("enabled");
    } else {
        set(table, "enabled", false);
    }
    simplify(item);
}

/// The word as a table, in its place.
fn as_table(item: &mut Value) -> Option<&mut InlineTable> {
    if !item.is_inline_table() {
        let mut table = InlineTable::new();
        let text = item.clone().decorated(" ", "");
        table.insert("text", text);
        *table.decor_mut() = item.decor().clone();
        *item = Value::InlineTable(table);
    }
    item.as_inline_table_mut()
}

/// Writes a word alone in quotes again, where its table says nothing else.
fn simplify(item: &mut Value) {
    let Some(table) = item.as_inline_table_mut() else {
        return;
    };
    if table.len() > 1 {
        table.fmt();
        return;
    }
    if let Some(text) = table.get("text").cloned() {
        let decor = table.decor().clone();
        *item = text;
        *item.decor_mut() = decor;
    }
}

fn add_group(document: &mut DocumentMut, name: &str) -> Result<(), String> {
    let mut table = Table::new();
    table.insert("name", value(name));
    table.insert("words", value(Array::new()));
    let has_any = document.as_table().iter().next().is_some();
    table
        .decor_mut()
        .set_prefix(if has_any { "\n" } else { "" });
    let item = document
        .entry("group")
        .or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    tables(item)?.push(table);
    Ok(())
}

/// The groups where each stands under a header of its own.
fn tables(item: &mut Item) -> Result<&mut ArrayOfTables, String> {
    let tables = item.as_array_of_tables_mut();
    tables.ok_or_else(|| "its groups do not stand under [[group]]; change it by hand".to_owned())
}

/// The places of the groups called `name`.
fn places(tables: &ArrayOfTables, name: &str) -> Vec<usize> {
    let named = tables.iter().enumerate();
    let named = named.filter(|(place, table)| *name_of(*table, place + 1) == *name);
    named.map(|(place, _)| place).collect()
}

fn remove_group(document: &mut DocumentMut, name: &str) -> Result<(), String> {
    let item = document.get_mut("group").ok_or_else(|| no_group(name))?;
    let tables = tables(item)?;
    let places = places(tables, name);
    if places.is_empty() {
        return Err(no_group(name));
    }
    for place in places.into_iter().rev() {
        tables.remove(place);
    }
    Ok(())
}

/// Which neighbour a group is swapped with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Swap {
    WithThePrevious,
    WithTheNext,
}

fn swap(document: &mut DocumentMut, name: &str, how: Swap) -> Result<(), String> {
    let item = document.get_mut("group").ok_or_else(|| no_group(name))?;
    let tables = tables(item)?;
    let place = places(tables, name).first().copied();
    let place = place.ok_or_else(|| no_group(name))?;
    let other = match how {
        Swap::WithThePrevious => place.checked_sub(1),
        Swap::WithTheNext => Some(place + 1),
    };
    let (Some(one), Some(two)) = (
        tables.get(place).cloned(),
        other.and_then(|other| tables.get(other).cloned()),
    ) else {
        let end = match how {
            Swap::WithThePrevious => "first",
            Swap::WithTheNext => "last",
        };
        return Err(format!("{name} is the {end} group of its file"));
    };
    let (first, second) = (one.position(), two.position());
    let mut all: Vec<Table> = tables.iter().cloned().collect();
    let other = other.unwrap_or(place);
    all.swap(place, other);
    if let Some(table) = all.get_mut(place) {
        table.set_position(first);
    }
    if let Some(table) = all.get_mut(other) {
        table.set_position(second);
    }
    *tables = all.into_iter().collect();
    Ok(())
}
