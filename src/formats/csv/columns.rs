//! What some exports mean by a column: where a name or a value says something else than elsewhere.

use serde_json::{Map, Value};

use crate::formats::csv::headless::{AG_NEWS, TRAFILATURA};

/// An export whose columns mean something of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Export {
    /// Any other table.
    Any,
    /// The AG News corpus.
    AgNews,
    /// The news aggregator of UCI: letters for sections, `STORY` is the number of a cluster.
    Aggregator,
    /// Instapaper: `Timestamp` is when it was saved.
    Instapaper,
    /// trafilatura: a paragraph is a line.
    Trafilatura,
    /// wallabag: days of saving are written `d/m/Y h:i:s` on a clock of twelve hours.
    Wallabag,
}

impl Export {
    /// Which export has the columns `names`.
    pub(super) fn of(names: &[String]) -> Self {
        let has = |wanted: &[&str]| {
            wanted
                .iter()
                .all(|name| names.iter().any(|own| own.eq_ignore_ascii_case(name)))
        };
        if names == AG_NEWS {
            Self::AgNews
        } else if names == TRAFILATURA {
            Self::Trafilatura
        } else if has(&["title", "url", "publisher", "category", "story", "hostname"]) {
            Self::Aggregator
        } else if has(&["url", "title", "selection", "folder"]) {
            Self::Instapaper
        } else if has(&["title", "url", "mime type", "creation date"]) {
            Self::Wallabag
        } else {
            Self::Any
        }
    }

    /// The value of the column `name` as other records would have it: under which name, and what;
    /// `None` where it says nothing of an article.
    pub(super) fn meant(self, name: &str, cell: &str) -> Option<(String, String)> {
        let name_lower = name.to_lowercase();
        let (name, cell) = match (self, name_lower.as_str()) {
            (Self::AgNews, "ag_news_class") => ("section", ag_section(cell)?.to_owned()),
            (Self::AgNews, _) => (name, unescaped(cell)),
            (Self::Aggregator, "story") => return None,
            (Self::Aggregator, "category") => ("section", section(cell).to_owned()),
            (Self::Instapaper, "timestamp") => ("saved", cell.to_owned()),
            (Self::Trafilatura, "text") => (name, cell.replace('\n', "\n\n")),
            (Self::Wallabag, "creation date") => ("saved", day(cell)?),
            _ => (name, cell.to_owned()),
        };
        Some((name.to_owned(), cell))
    }
}

/// The section that a class of AG News stands for, as its readme names them.
fn ag_section(class: &str) -> Option<&'static str> {
    match class {
        "1" => Some("World"),
        "2" => Some("Sports"),
        "3" => Some("Business"),
        "4" => Some("Sci/Tech"),
        _ => None,
    }
}

/// The section that a letter of the aggregator stands for, as its readme names them.
fn section(letter: &str) -> &str {
    match letter {
        "b" => "business",
        "t" => "science and technology",
        "e" => "entertainment",
        "m" => "health",
        other => other,
    }
}

/// A text of AG News with its references mended, which lost their `&`, and its line breaks, which
/// became backslashes.
fn unescaped(text: &str) -> String {
    let text = text.replace('\\', " ");
    let mut mended = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once(['#', ' ']) {
        let sign = rest.get(before.len()..=before.len()).unwrap_or_default();
        mended.push_str(before);
        let is_whole = before.ends_with('&');
        let end = after.find(';').filter(|end| (2..=6).contains(end));
        let name = end.and_then(|end| after.get(..end));
        let is_number = |name: &str| name.bytes().all(|byte| byte.is_ascii_digit());
        match (sign, name) {
            ("#", Some(name)) if !is_whole && is_number(name) => mended.push_str("&#"),
            (" ", Some("quot" | "amp" | "lt" | "gt")) => mended.push_str(" &"),
            _ => mended.push_str(sign),
        }
        rest = after;
    }
    mended.push_str(rest);
    mended
}

/// The day of `07/06/2013 11:19:24`. The hour is of one half of the day or the other, and the file
/// does not say of which, so it is left out.
fn day(cell: &str) -> Option<String> {
    let mut parts = cell.split_whitespace().next()?.split('/');
    let mut number = || parts.next()?.parse::<u32>().ok();
    let (day, month, year) = (number()?, number()?, number()?);
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// The named values of a row; empty cells say nothing.
pub(super) fn map<'c>(
    export: Export,
    names: &[String],
    cells: impl Iterator<Item = &'c str>,
) -> Map<String, Value> {
    let mut map = Map::new();
    for (name, cell) in names.iter().zip(cells) {
        if cell.trim().is_empty() || name.is_empty() {
            continue;
        }
        if let Some((name, cell)) = export.meant(name, cell)
            && !map.contains_key(&name)
        {
            map.insert(name, Value::String(cell));
        }
    }
    map
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lost_its_ampersand_is_mended() {
        for (text, expected) in [
            (
                "Wall Street\\'s and Asia#39;s",
                "Wall Street 's and Asia&#39;s",
            ),
            ("a #36;5 fare & b &#39;", "a &#36;5 fare & b &#39;"),
            (
                "said quot;no quot; #1 day; x",
                "said &quot;no &quot; #1 day; x",
            ),
        ] {
            assert_eq!(unescaped(text), expected);
        }
    }

    #[test]
    fn a_day_is_taken_without_its_doubtful_hour() {
        assert_eq!(day("07/06/2013 11:19:24").as_deref(), Some("2013-06-07"));
        assert_eq!(day("yesterday"), None);
    }
}
