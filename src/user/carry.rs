//! A mark as a line of JSON: the whole of it, so that what is read from the line is what was written.
//!
//! People and scripts read the names in front; `keys` at the end is what the article is known by, in
//! hexadecimal. A line that others wrote may lack all but an address.

use serde_json::{Map, Value, json};

use crate::article::{Key, Keys};
use crate::text::Clean;
use crate::user::change::written;
use crate::user::note::{self, Part};
use crate::user::{Carried, Facts, Spot, Subject};

/// The line of a mark.
pub fn line(carried: &Carried) -> Map<String, Value> {
    let added = carried.added();
    let facts = &added.facts;
    let subject = &carried.subject;
    let since = |since: &Option<(i64, String)>| since.as_ref().map(|(at, _)| time(*at));
    let place = added.place.as_ref().map(spot);
    let note = added.note.as_ref().map(|note| &note.text);
    let fields = [
        ("id", json!(subject.keys.id().to_string())),
        ("title", json!(subject.title)),
        ("url", json!(facts.url)),
        ("source", json!(facts.source)),
        ("published", json!(facts.published)),
        ("root", json!(facts.root)),
        ("path", json!(subject.path_hint)),
        ("bookmarked", json!(carried.bookmarked_at.is_some())),
        ("bookmarked_at", json!(carried.bookmarked_at.map(time))),
        ("read", json!(carried.read_at.is_some())),
        ("read_at", json!(carried.read_at.map(time))),
        ("note", json!(note)),
        ("notes", notes(carried)),
        ("tags", json!(added.tags)),
        ("place", json!(place)),
        ("place_at", json!(since(&carried.place))),
        ("rank", json!(added.rank)),
        ("rank_at", json!(since(&carried.rank))),
        ("changed_at", time(carried.changed_at)),
        ("facts_at", json!(since(&carried.facts))),
        ("keys", keys(carried)),
    ];
    // When it was changed is not known of what came from elsewhere without it.
    let is_known = |name: &str| name != "changed_at" || carried.changed_at != 0;
    let fields = fields.into_iter().filter(|(name, _)| is_known(name));
    let fields = fields.map(|(name, value)| (name.to_owned(), value));
    fields.collect()
}

/// The texts of the note, the oldest first.
fn notes(carried: &Carried) -> Value {
    let Some((at, value)) = &carried.note else {
        return json!([]);
    };
    let parts = note::parts(value, *at).into_iter();
    let part = |part: Part| {
        json!({
            "text": Clean::text(&part.text),
            "at": time(part.at),
            "place": part.spot.as_ref().map(spot),
        })
    };
    parts.map(part).collect()
}

fn spot(spot: &Spot) -> Value {
    json!({ "block": spot.block, "offset": spot.offset, "words": Clean::text(&spot.words) })
}

fn keys(carried: &Carried) -> Value {
    let Keys {
        url,
        content,
        story,
    } = carried.subject.keys;
    let hex = |key: &Key| key.to_string();
    let others = |all: &std::collections::BTreeSet<Key>, own: Option<Key>| -> Vec<String> {
        let others = all.iter().filter(|key| Some(**key) != own);
        others.map(hex).collect()
    };
    json!({
        "url": url.as_ref().map(hex),
        "content": hex(&content),
        "story": story.as_ref().map(hex),
        "other_urls": others(&carried.urls, url),
        "other_contents": others(&carried.contents, Some(content)),
    })
}

/// A time as ISO 8601 writes it, in UTC; one that it cannot write is a number of seconds.
fn time(secs: i64) -> Value {
    match jiff::Timestamp::from_second(secs) {
        Ok(time) => json!(time.to_string()),
        Err(_) => json!(secs),
    }
}

/// Whether `map` is a line of a mark: it says what its article is known by, or which marks it bears.
pub fn is_line(map: &Map<String, Value>) -> bool {
    let has = |name: &str| map.contains_key(name);
    has("keys") || (has("bookmarked") && (has("id") || has("url")))
}

/// The mark of a line; what is said to be bookmarked or read, and not since when, is so since `now`. Else
/// why it is none.
pub fn read(map: &Map<String, Value>, now: i64) -> Result<Carried, String> {
    let line = Line(map);
    let keys = line.keys()?;
    let subject = Subject {
        keys,
        title: line.title(),
        path_hint: Clean::line(line.text("path").unwrap_or_default()),
    };
    let changed_at = line.time("changed_at")?.unwrap_or(0);
    let mut carried = Carried::bare(subject, changed_at);
    carried.urls.extend(line.others("other_urls")?);
    carried.contents.extend(line.others("other_contents")?);
    carried.bookmarked_at = line.since("bookmarked", now)?;
    carried.read_at = line.since("read", now)?;
    carried.note = line.note(changed_at)?;
    if let Some(place) = map.get("place").and_then(spot_of) {
        let at = line.time("place_at")?.unwrap_or(changed_at);
        carried.place = written(&place).map(|place| (at, place));
    }
    if let Some(rank) = map.get("rank").and_then(Value::as_i64) {
        let at = line.time("rank_at")?.unwrap_or(changed_at);
        carried.rank = Some((at, rank.to_string()));
    }
    let facts = line.facts();
    let facts_at = line.time("facts_at")?;
    if facts_at.is_some() || facts != Facts::default() {
        carried = carried.with_facts(&facts, facts_at.unwrap_or(0));
    }
    let carried = carried.with_tags(&line.tags()?);
    if !carried.is_any() {
        return Err("it bears no bookmark, read mark, note or tag".to_owned());
    }
    Ok(carried)
}

/// A line that is being read.
struct Line<'l>(&'l Map<String, Value>);

impl Line<'_> {
    fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.as_str().filter(|text| !text.is_empty())
    }

    /// The title; where there is none the address.
    fn title(&self) -> Clean {
        let title = self.text("title").or_else(|| self.text("url"));
        Clean::line(title.unwrap_or_default())
    }

    /// A time, where one is stated.
    fn time(&self, name: &str) -> Result<Option<i64>, String> {
        self.0
            .get(name)
            .map_or(Ok(None), |value| time_of(name, value))
    }

    /// Since when it bears a mark.
    fn since(&self, mark: &str, now: i64) -> Result<Option<i64>, String> {
        let since = self.time(&format!("{mark}_at"))?;
        let is_so = self.0.get(mark).and_then(Value::as_bool);
        Ok(since.or_else(|| is_so.unwrap_or(false).then_some(now)))
    }

    /// What the article is known by: the keys that are stated, else those of its address and its id.
    fn keys(&self) -> Result<Keys, String> {
        if let Some(keys) = self.0.get("keys") {
            let key = |name: &str| key_of(name, keys.get(name).unwrap_or(&Value::Null));
            return Ok(Keys {
                url: key("url")?,
                content: key("content")?.ok_or("its keys lack that of the content")?,
                story: key("story")?,
            });
        }
        let of_address = self.text("url").map(Keys::of_address);
        let id = key_of("id", self.0.get("id").unwrap_or(&Value::Null))?;
        match (of_address, id) {
            (Some(keys), Some(id)) if keys.url != Some(id) => Ok(Keys {
                content: id,
                ..keys
            }),
            (Some(keys), _) => Ok(keys),
            (None, Some(content)) => Ok(Keys {
                url: None,
                content,
                story: None,
            }),
            (None, None) => Err("it has neither keys nor a url nor an id".to_owned()),
        }
    }

    /// Further keys.
    fn others(&self, name: &str) -> Result<Vec<Key>, String> {
        let keys = self
            .0
            .get("keys")
            .and_then(|keys| keys.get(name)?.as_array());
        let keys = keys.into_iter().flatten();
        let keys = keys.map(|key| key_of(name, key));
        Ok(keys
            .collect::<Result<Vec<_>, _>>()?
            .into_iter()
            .flatten()
            .collect())
    }

    fn note(&self, changed_at: i64) -> Result<Option<(i64, String)>, String> {
        let parts = self.0.get("notes").and_then(Value::as_array);
        let mut found = Vec::new();
        for part in parts.into_iter().flatten() {
            let text = part.get("text").and_then(Value::as_str);
            let at = part.get("at").map_or(Ok(None), |at| time_of("at", at))?;
            found.push(Part {
                at: at.unwrap_or(changed_at),
                text: Clean::text(text.unwrap_or_default()).to_string(),
                spot: part.get("place").and_then(spot_of),
            });
        }
        if let Some(text) = self.text("note").filter(|_| found.is_empty()) {
            found.push(Part {
                at: changed_at,
                text: Clean::text(text).to_string(),
                spot: None,
            });
        }
        Ok(note::of_parts(found))
    }

    fn tags(&self) -> Result<Vec<Clean>, String> {
        let tags = match self.0.get("tags") {
            None | Some(Value::Null) => return Ok(Vec::new()),
            Some(Value::Array(tags)) => tags,
            Some(_) => return Err("\"tags\" is no list".to_owned()),
        };
        let tags = tags.iter().filter_map(Value::as_str);
        Ok(tags.map(Clean::line).collect())
    }

    fn facts(&self) -> Facts {
        let fact = |name: &str| Some(Clean::line(self.0.get(name)?.as_str()?).to_string());
        Facts {
            root: fact("root"),
            url: fact("url"),
            source: fact("source"),
            published: fact("published"),
            text: None,
        }
    }
}

/// A place in a text.
fn spot_of(value: &Value) -> Option<Spot> {
    let number = |name: &str| u32::try_from(value.get(name)?.as_u64()?).ok();
    Some(Spot {
        block: number("block")?,
        offset: number("offset")?,
        words: Clean::text(value.get("words")?.as_str()?).to_string(),
    })
}

/// A time: as ISO 8601 writes it, or in seconds since 1970.
fn time_of(name: &str, value: &Value) -> Result<Option<i64>, String> {
    let secs = match value {
        Value::Null => return Ok(None),
        Value::String(text) => text.parse().ok().map(jiff::Timestamp::as_second),
        value => value.as_i64(),
    };
    let expected = || format!("{name:?} is no time; write it as 2026-11-28T21:04:05Z");
    secs.map(Some).ok_or_else(expected)
}

/// A key; none where none is stated.
fn key_of(name: &str, value: &Value) -> Result<Option<Key>, String> {
    match value {
        Value::Null => Ok(None),
        value => {
            let key = value.as_str().and_then(Key::parse);
            let expected = || format!("{name:?} is no key of 32 hexadecimal digits");
            key.map(Some).ok_or_else(expected)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::user::carried_sample::carried;
    use crate::user::{Merging, Store};
    use proptest::prelude::*;

    fn read_text(text: &str) -> Result<Carried, String> {
        read(&serde_json::from_str(text).unwrap(), 77)
    }

    #[test]
    fn what_others_wrote_may_lack_all_but_an_address() {
        let read = read_text(
            r#"{"url":"https://example.org/a","bookmarked":true,"note":"Ask.","tags":["sea"]}"#,
        );
        let read = read.unwrap();
        assert_eq!(read.bookmarked_at, Some(77));
        assert_eq!(read.subject.title.as_str(), "https://example.org/a");
        assert_eq!(read.subject.keys, Keys::of_address("https://example.org/a"));
        let line = line(&read);
        assert_eq!(line["note"], json!("Ask."));
        assert_eq!(line.get("changed_at"), None);
        assert_eq!(line["notes"][0]["at"], json!("1970-01-01T00:00:00Z"));
        assert_eq!(line["bookmarked_at"], json!("1970-01-01T00:01:17Z"));
        assert_eq!(line["tags"], json!(["sea"]));
    }

    #[test]
    fn what_is_no_mark_says_why() {
        for (text, expected) in [
            (r#"{"title":"x","bookmarked":true}"#, "neither keys nor"),
            (r#"{"url":"https://example.org/a"}"#, "bears no"),
            (
                r#"{"url":"https://e.org/a","bookmarked_at":"soon"}"#,
                "is no time",
            ),
            (r#"{"keys":{"content":"12"},"read":true}"#, "32 hexadecimal"),
            (r#"{"keys":{},"read":true}"#, "lack that of the content"),
            (r#"{"url":"https://e.org/a","tags":"sea"}"#, "no list"),
        ] {
            let said = read_text(text).unwrap_err();
            assert!(said.contains(expected), "{text}: {said}");
        }
    }

    proptest! {
        #[test]
        fn what_is_read_is_what_was_written(carried in carried()) {
            prop_assume!(carried.is_any());
            prop_assert_eq!(read(&line(&carried), 0), Ok(carried));
        }

        #[test]
        fn a_state_that_is_carried_over_is_the_same(
            all in proptest::collection::vec(carried(), 0..8),
        ) {
            let mut store = Store::in_memory().unwrap();
            store.merge(&all, Merging::Keep, 9).unwrap();
            let from = store.carried().unwrap();
            let lines = from.iter().map(|(_, carried)| line(carried).clone());
            let read: Result<Vec<_>, _> = lines.map(|line| read(&line, 0)).collect();
            let mut other = Store::in_memory().unwrap();
            other.merge(&read.unwrap(), Merging::Keep, 10).unwrap();
            let marks = |store: &Store| -> Vec<_> {
                let all = store.carried().unwrap().into_iter();
                all.map(|(_, carried)| carried).collect()
            };
            prop_assert_eq!(marks(&other), marks(&store));
        }
    }
}
