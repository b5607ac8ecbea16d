//! Bookmarks for other programs: a table, a list of addresses, an outline.

use serde_json::Value;

use crate::export::csv;
use crate::text::Clean;
use crate::user::{Carried, carry};

/// The names of the columns of the table.
pub const COLUMNS: [&str; 11] = [
    "id",
    "title",
    "source",
    "published",
    "url",
    "root",
    "path",
    "bookmarked_at",
    "read_at",
    "tags",
    "note",
];

/// The row of the column names.
pub fn header() -> String {
    csv::row(&COLUMNS.map(str::to_owned))
}

/// The row of a bookmark.
pub fn row(carried: &Carried) -> String {
    let line = carry::line(carried);
    csv::row(&COLUMNS.map(|name| match line.get(name) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(list)) => {
            let list: Vec<_> = list.iter().filter_map(Value::as_str).collect();
            list.join("; ")
        }
        Some(Value::Null) | None => String::new(),
        Some(value) => value.to_string(),
    }))
}

/// The address of a bookmark, if one is known.
pub fn address(carried: &Carried) -> Option<Clean> {
    let url = carried.added().facts.url;
    url.map(|url| Clean::line(&url))
        .filter(|url| !url.is_empty())
}

/// How an outline begins.
pub const OUTLINE_HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<opml version=\"2.0\">
<head><title>Bookmarks</title></head>
<body>";

/// How an outline ends.
pub const OUTLINE_END: &str = "</body>\n</opml>";

/// The line of a bookmark in an outline; `None` where its address is not known.
pub fn outline(carried: &Carried) -> Option<String> {
    let url = address(carried)?;
    let line = carry::line(carried);
    let text = |name: &str| line.get(name).and_then(Value::as_str).unwrap_or_default();
    let added = carried.added();
    let tags: Vec<_> = added.tags.iter().map(Clean::as_str).collect();
    let attributes = [
        ("type", "link"),
        ("text", text("title")),
        ("url", &url),
        ("created", text("bookmarked_at")),
        ("category", &tags.join(",")),
        ("description", text("note")),
    ];
    let attributes = attributes
        .into_iter()
        .filter(|(_, value)| !value.is_empty());
    let attributes: Vec<_> = attributes
        .map(|(name, value)| format!("{name}=\"{}\"", escaped(value)))
        .collect();
    Some(format!("<outline {}/>", attributes.join(" ")))
}

/// A text as it may stand in an attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
        .replace('\n', "&#10;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Keys;
    use crate::user::{Facts, Subject};

    fn carried() -> Carried {
        let subject = Subject {
            keys: Keys::of_address("https://example.org/a?x=1&y=2"),
            title: Clean::line("=Eels, \"two hundred\""),
            path_hint: Clean::default(),
        };
        let facts = Facts {
            url: Some("https://example.org/a?x=1&y=2".to_owned()),
            ..Facts::default()
        };
        let tags = ["sea", "Harbour"].map(Clean::line);
        let carried = Carried::bare(subject, 0).with_facts(&facts, 0);
        let carried = carried
            .with_tags(&tags)
            .with_note(&Clean::text("Ask\n\"Maren\"."), 5);
        Carried {
            bookmarked_at: Some(1_686_813_518),
            ..carried
        }
    }

    #[test]
    fn a_bookmark_is_a_row_and_a_line_of_an_outline() {
        let row = row(&carried());
        let table = format!("{}\n{row}\n", header());
        let mut reader = ::csv::Reader::from_reader(table.as_bytes());
        let record = reader.records().next().unwrap().unwrap();
        assert_eq!(&record[1], "'=Eels, \"two hundred\"");
        assert_eq!(&record[7], "2023-06-15T07:18:38Z");
        assert_eq!(
            (&record[9], &record[10]),
            ("Harbour; sea", "Ask\n\"Maren\".")
        );
        let expected = "<outline type=\"link\" text=\"=Eels, &quot;two hundred&quot;\" url=\"https://example.org/a?x=1&amp;y=2\" created=\"2023-06-15T07:18:38Z\" category=\"Harbour,sea\" description=\"Ask&#10;&quot;Maren&quot;.\"/>";
        assert_eq!(outline(&carried()).unwrap(), expected);
    }
}
