//! The Reuters-21578 collection: SGML that is neither XML nor UTF-8, a thousand stories a file.

use serde_json::{Map, Value};

use crate::formats::records::{Names, Part, Records};
use crate::formats::registry::{Input, Reading};
use crate::formats::xml::{Element, Ending, parts};

const NAMES: Names = Names {
    from: "sgml",
    file: "SGML",
};

/// Whether the start of a file is of this format.
pub fn recognises(input: &Input) -> bool {
    let root = crate::formats::kinds::root(input.text);
    root.is_some_and(|root| matches!(root.as_str(), "lewis" | "reuters"))
}

/// Reads a file of stories.
pub fn read(input: &Input, reading: &mut Reading) {
    let mut records = Records::new(NAMES, input.budget, reading);
    let is_story = |name: &str, _: usize| name == "reuters";
    let mut take = |part: crate::formats::xml::Part| {
        if records.must_stop(part.line) {
            return false;
        }
        let number = records.next_part();
        records.take_item(&map(&part.element), number, part.line);
        true
    };
    let (_, ending) = parts(input.text, input.budget, &is_story, &mut take);
    if let Ending::CutOff { line, .. } = ending {
        let what = format!("the file is cut off after {} stories", records.count);
        records.problem(&what, Part::Only, line);
    }
    records.finish();
}

/// The named values of a story.
fn map(story: &Element) -> Map<String, Value> {
    let mut map = Map::new();
    let mut set = |name: &str, value: Option<String>| {
        let value = value
            .map(|value| printable(&value))
            .filter(|value| !value.is_empty());
        if let Some(value) = value {
            map.insert(name.to_owned(), value.into());
        }
    };
    let empty = Element::default();
    let text = story.child("text").unwrap_or(&empty);
    set("published", story.text_of("date"));
    set("title", text.text_of("title"));
    set("author", text.text_of("author"));
    set("source", Some("Reuters".to_owned()));
    set("text", Some(body(text)));
    let tags = [
        "topics",
        "places",
        "people",
        "orgs",
        "exchanges",
        "companies",
    ];
    let tags = tags.iter().filter_map(|name| story.child(name));
    let tags: Vec<String> = tags
        .flat_map(|list| list.all("d").map(Element::text))
        .collect();
    if !tags.is_empty() {
        map.insert("tags".to_owned(), tags.into());
    }
    map
}

/// The body after its dateline; of a story without parts, its text.
fn body(text: &Element) -> String {
    let Some(body) = text.text_of("body") else {
        let parts = ["title", "author", "dateline"];
        let is_whole = !parts.iter().any(|part| text.child(part).is_some());
        return if is_whole { text.text() } else { String::new() };
    };
    let dateline = text
        .text_of("dateline")
        .map(|line| line + " ")
        .unwrap_or_default();
    let body = body.trim_end_matches(|c: char| c.is_control() || c.is_whitespace());
    let body = body
        .strip_suffix("Reuter")
        .or_else(|| body.strip_suffix("REUTER"))
        .unwrap_or(body);
    paragraphs(&(dateline + body))
}

/// Paragraphs begin with an indent and go on at the margin.
fn paragraphs(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for line in text.lines() {
        let is_indented = line.starts_with("   ");
        let words = line.trim();
        if shown.is_empty() {
            shown.push_str(words);
        } else {
            shown.push_str(if is_indented || words.is_empty() {
                "\n\n"
            } else {
                " "
            });
            shown.push_str(words);
        }
    }
    shown
}

/// `text` without the control characters that the wire sent.
fn printable(text: &str) -> String {
    let kept = text.chars().filter(|c| !c.is_control() || *c == '\n');
    kept.collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::article::Block;
    use crate::formats::{self, Budget};

    #[test]
    fn stories_of_the_wire_are_read() {
        let text = "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS TOPICS=\"YES\" NEWID=\"1\">\n<DATE>26-FEB-1987 15:01:01.79</DATE>\n<TOPICS><D>cocoa</D></TOPICS>\n<PLACES><D>el-salvador</D></PLACES>\n<UNKNOWN> \n&#5;&#5;C T\n</UNKNOWN>\n<TEXT>&#2;\n<TITLE>BAHIA COCOA REVIEW</TITLE>\n<AUTHOR>    By Ann Lee, Reuters</AUTHOR>\n<DATELINE>    SALVADOR, Feb 26 - </DATELINE><BODY>Showers continued in the\nzone, &lt;Comissaria> said.\n    The dry period ended.\n Reuter\n&#3;</BODY></TEXT>\n</REUTERS>\n<REUTERS NEWID=\"2\"><TEXT TYPE=\"BRIEF\"><TITLE>ONE LINE</TITLE></TEXT></REUTERS>\n";
        let reading = formats::read(
            Path::new("reut2-000.sgm"),
            text.as_bytes(),
            &Budget::default(),
        );
        assert_eq!(
            (reading.articles.len(), reading.problems.len()),
            (2, 0),
            "{:?}",
            reading.skipped
        );
        let story = &reading.articles[0];
        let body: Vec<_> = story.body.iter().map(Block::plain).collect();
        assert_eq!(
            body,
            [
                "SALVADOR, Feb 26 - Showers continued in the zone, <Comissaria> said.",
                "The dry period ended."
            ]
        );
        assert_eq!(
            story.published.as_ref().unwrap().value(),
            "1987-02-26T15:01:01"
        );
        assert_eq!(story.authors, [crate::text::Clean::line("Ann Lee")]);
        assert_eq!(
            story.tags,
            ["cocoa", "el-salvador"].map(crate::text::Clean::line)
        );
    }
}
