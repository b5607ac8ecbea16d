//! `<doc>`: what trafilatura writes as XML. Facts are attributes, the text is `<main>`.

use serde_json::{Map, Value};

use crate::formats::document::body;
use crate::formats::records::{Names, Part, Records};
use crate::formats::registry::{Input, Reading};
use crate::formats::xml::events::{Event, Events};
use crate::formats::xml::{Ending, parts};

/// How far into a document its parts are looked for, in pieces.
const LOOKED_AT: usize = 40;

/// Whether a `<doc>` is one of trafilatura's: it has the attributes, or the element, of one.
pub(super) fn recognises(text: &str) -> bool {
    let known = ["fingerprint", "hostname", "sitename", "url", "title"];
    Events::of(text).take(LOOKED_AT).any(|event| match event {
        Event::Open(tag) if tag.name == "doc" => tag
            .attributes
            .iter()
            .any(|(key, _)| known.contains(&key.as_str())),
        Event::Open(tag) => tag.name == "main",
        _ => false,
    })
}

/// Reads the documents of a file: mostly one, several where files were put together.
pub(super) fn read(input: &Input, reading: &mut Reading) {
    let names = Names {
        from: "xml",
        file: "XML",
    };
    let mut records = Records::new(names, input.budget, reading);
    let is_part = |name: &str, depth: usize| name == "doc" && depth <= 1;
    let mut take = |part: crate::formats::xml::Part| {
        if records.must_stop(part.line) {
            return false;
        }
        let document = &part.element;
        let mut map: Map<String, Value> = Map::new();
        for (key, value) in &document.attributes {
            let name = match key.as_str() {
                "fingerprint" | "id" | "license" => continue,
                "hostname" => "hostname",
                other => other,
            };
            map.insert(name.to_owned(), value.as_str().into());
        }
        let text = document.child("main").unwrap_or(document);
        map.insert("contenthtml".to_owned(), body::html(text).into());
        let number = records.next_part();
        records.take_item(&map, number, part.line);
        true
    };
    let (_, ending) = parts(input.text, input.budget, &is_part, &mut take);
    if let Ending::CutOff { line, .. } = ending {
        records.problem("the document is cut off", Part::Only, line);
    }
    records.finish_one();
}
