//! `<TEI>`: a header that states facts, and a text.

use serde_json::{Map, Value};

use crate::formats::document::body;
use crate::formats::records::{Names, Part, Records};
use crate::formats::registry::{Input, Reading};
use crate::formats::xml::{Element, Ending, parts};

/// Reads the documents of a file: one, or those of a corpus.
pub(super) fn read(input: &Input, reading: &mut Reading) {
    let names = Names {
        from: "tei",
        file: "TEI",
    };
    let mut records = Records::new(names, input.budget, reading);
    let is_part = |name: &str, _: usize| matches!(name, "tei" | "tei.2");
    let mut take = |part: crate::formats::xml::Part| {
        if records.must_stop(part.line) {
            return false;
        }
        let number = records.next_part();
        records.take_item(&map(&part.element), number, part.line);
        true
    };
    let (_, ending) = parts(input.text, input.budget, &is_part, &mut take);
    if let Ending::CutOff { line, .. } = ending {
        records.problem("the document is cut off", Part::Only, line);
    }
    records.finish_one();
}

/// The named values of a document.
fn map(document: &Element) -> Map<String, Value> {
    let mut map = Map::new();
    let mut set = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            map.insert(name.to_owned(), value);
        }
    };
    let empty = Element::default();
    let header = document.child("teiheader").unwrap_or(&empty);
    let file = header.child("filedesc").unwrap_or(&empty);
    // What was the source of the file is described as a whole beside it.
    let source = file.at("sourcedesc/biblfull");
    let described: Vec<&Element> = source.into_iter().chain([file]).collect();
    let first = |path: &str| {
        let found = described.iter().filter_map(|part| part.at(path));
        let mut texts = found.map(Element::text).filter(|text| !text.is_empty());
        texts.next()
    };
    set("title", first("titlestmt/title").map(Value::from));
    set("author", authors(&described).map(Value::from));
    set(
        "publisher",
        first("publicationstmt/publisher").map(|name| publisher(&name).into()),
    );
    set("published", date(&described).map(Value::from));
    let target = described.iter().find_map(|part| address(part));
    set("url", target.map(Value::from));
    let profile = header.child("profiledesc").unwrap_or(&empty);
    let summary = profile.child("abstract").map(Element::text);
    set(
        "summary",
        summary.filter(|text| !text.is_empty()).map(Value::from),
    );
    let terms = profile.descendants("term").into_iter().map(Element::text);
    let terms: Vec<_> = terms.filter(|term| !term.is_empty()).collect();
    set("tags", (!terms.is_empty()).then(|| terms.into()));
    let language = document.attribute("xml:lang").map(str::to_owned);
    let language = language.or_else(|| {
        let language = profile.at("langusage/language")?;
        language.attribute("ident").map(str::to_owned)
    });
    set("lang", language.map(Value::from));
    let text = document.at("text/body").or_else(|| document.child("text"));
    set("contenthtml", text.map(|text| body::html(text).into()));
    map
}

/// Who wrote it.
fn authors(described: &[&Element]) -> Option<Vec<String>> {
    let found = described.iter().filter_map(|part| part.child("titlestmt"));
    let named = found.map(|title| -> Vec<String> {
        let names = title.all("author").map(Element::text);
        names.filter(|name| !name.is_empty()).collect()
    });
    let mut named = named.filter(|names| !names.is_empty());
    named.next()
}

/// The name of a publisher without the host that trafilatura writes behind it.
fn publisher(name: &str) -> String {
    match name.split_once(" (") {
        Some((name, host)) if host.ends_with(')') && host.contains('.') => name.to_owned(),
        _ => name.to_owned(),
    }
}

/// The day of publication: what `when` says, else the words.
fn date(described: &[&Element]) -> Option<String> {
    described.iter().find_map(|part| {
        let date = part.at("publicationstmt/date")?;
        let when = date.attribute("when").map(str::to_owned);
        when.or_else(|| Some(date.text()))
            .filter(|date| !date.is_empty())
    })
}

/// The address that a description points at.
fn address(part: &Element) -> Option<String> {
    let publication = part.child("publicationstmt")?;
    let pointer = publication
        .child("ptr")
        .and_then(|pointer| pointer.attribute("target"));
    let written = || {
        let mut idno = publication.all("idno");
        let url = idno.find(|idno| {
            idno.attribute("type")
                .is_some_and(|kind| kind.eq_ignore_ascii_case("url"))
        });
        url.map(Element::text)
    };
    pointer.map(str::to_owned).or_else(written)
}
