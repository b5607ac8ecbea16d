//! What the program that saved a page wrote into it: from where, and when.

use crate::formats::html::links;
use crate::formats::news_date;

use super::facts::Facts;

/// The facts in the comments of a page.
pub(super) fn read(comments: &[String]) -> Facts {
    comments
        .iter()
        .map(|comment| one(comment))
        .fold(Facts::default(), Facts::or)
}

fn one(comment: &str) -> Facts {
    let comment = comment.trim();
    // Internet Explorer and Chrome: the length of the address, then the address.
    if let Some(rest) = comment.strip_prefix("saved from url=") {
        let address = rest.split_once(')').map_or(rest, |(_, address)| address);
        return stated(address, None);
    }
    if comment.to_lowercase().contains("singlefile") {
        return stated(
            field(comment, "url:").unwrap_or_default(),
            field(comment, "saved date:"),
        );
    }
    // Web clippers keep their test pages with the address as JSON.
    let json: Option<serde_json::Value> = serde_json::from_str(comment).ok();
    let address = json.as_ref().and_then(|json| json.get("url")?.as_str());
    stated(address.unwrap_or_default(), None)
}

fn stated(address: &str, saved: Option<&str>) -> Facts {
    let address = address.trim();
    Facts {
        address: links::web_address(address).map(|_| address.to_owned()),
        saved: saved.and_then(|raw| news_date::parse(without_zone_name(raw), None, "singlefile")),
        ..Facts::default()
    }
}

/// What follows `label` on its line.
fn field<'c>(comment: &'c str, label: &str) -> Option<&'c str> {
    comment
        .lines()
        .find_map(|line| line.trim().strip_prefix(label))
        .map(str::trim)
}

/// `Tue Nov 24 2026 03:30:00 GMT+0100 (Central European Standard Time)` without what the browser
/// calls the zone in the language of its user.
fn without_zone_name(raw: &str) -> &str {
    raw.split(" (").next().unwrap_or(raw).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_say_where_they_were_saved_from() {
        let cases = [
            (
                " saved from url=(0026)https://paper.example/a/b ",
                Some("https://paper.example/a/b"),
            ),
            (" saved from url=(0014)about:internet ", None),
            (
                "\n Page saved with SingleFile \n url: https://paper.example/a \n saved date: x\n",
                Some("https://paper.example/a"),
            ),
            (
                "Archive processed by SingleFile\n url: https://paper.example/a",
                Some("https://paper.example/a"),
            ),
            (
                r#" {"url": "https://paper.example/a"} "#,
                Some("https://paper.example/a"),
            ),
            (" url: https://paper.example/a ", None),
        ];
        for (comment, expected) in cases {
            let facts = read(&[comment.to_owned()]);
            assert_eq!(facts.address.as_deref(), expected, "{comment}");
        }
    }

    #[test]
    fn the_day_of_saving_is_not_the_day_of_publishing() {
        let comment = "\n Page saved with SingleFile \n url: https://paper.example/a \n saved date: Tue Nov 24 2026 03:30:00 GMT+0100 (Mitteleuropäische Normalzeit)\n";
        let facts = read(&[comment.to_owned()]);
        assert!(facts.published.is_none());
        assert_eq!(facts.saved.unwrap().value(), "2026-11-24T03:30:00+01:00");
    }
}
