//! How an article is cited: in words, as BibTeX, and as CSL-JSON, which citation managers read.
//!
//! Only what the article states is given: a date is as precise as it was written, and who is not
//! known is left out.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::article::{Article, Date, Precision};
use crate::export::person::person;
use crate::text::Clean;
use crate::text::fold::folded;

/// The form of a citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// In words, on one line.
    Plain,
    /// An entry of BibTeX.
    Bibtex,
    /// An item of CSL-JSON.
    Csl,
}

/// The citation of `article` in words: authors, title, source, day, address.
pub fn plain(article: &Article) -> String {
    let authors: Vec<_> = article.authors.iter().map(Clean::as_str).collect();
    let mut cited = String::new();
    if !authors.is_empty() {
        cited.push_str(&authors.join(", "));
        cited.push_str(": ");
    }
    let title = article.title.trim();
    cited.push('“');
    cited.push_str(title);
    cited.push('”');
    let day = article.published.as_ref().map(day);
    let source = article.source.as_ref().map(ToString::to_string);
    for part in [source, day].into_iter().flatten() {
        cited.push_str(", ");
        cited.push_str(&part);
    }
    match &article.url {
        Some(url) => {
            cited.push_str(". ");
            cited.push_str(url);
        }
        None => cited.push('.'),
    }
    cited
}

/// The entry of `article` with `key`: `@misc`, which BibTeX and biblatex both know.
pub fn bibtex(article: &Article, key: &str) -> String {
    let mut fields: Vec<(&str, String)> = Vec::new();
    let authors: Vec<_> = article.authors.iter().map(|name| author(name)).collect();
    if !authors.is_empty() {
        fields.push(("author", authors.join(" and ")));
    }
    fields.push(("title", format!("{{{}}}", escaped(&article.title))));
    if let Some(source) = &article.source {
        fields.push(("howpublished", escaped(source)));
    }
    if let Some(date) = &article.published {
        fields.push(("year", date.local.year().to_string()));
        if date.precision >= Precision::Month {
            fields.push(("month", date.local.month().to_string()));
        }
        if date.precision >= Precision::Date {
            fields.push(("day", date.local.day().to_string()));
        }
    }
    if let Some(url) = &article.url {
        fields.push(("url", in_braces(url)));
    }
    if let Some(saved) = &article.saved {
        fields.push(("urldate", day(saved)));
    }
    if let Some(lang) = &article.lang {
        fields.push(("language", escaped(lang)));
    }
    let field = |(name, value): &(&str, String)| format!("  {name} = {{{value}}},\n");
    let lines: Vec<_> = fields.iter().map(field).collect();
    format!("@misc{{{key},\n{}}}", lines.concat())
}

/// The item of `article` with `key` as its id.
pub fn csl(article: &Article, key: &str) -> Map<String, Value> {
    let mut item = Map::new();
    let mut put = |name: &str, value: Value| drop(item.insert(name.to_owned(), value));
    put("id", json!(key));
    put("type", json!("article-newspaper"));
    put("title", json!(article.title));
    if !article.authors.is_empty() {
        let authors = article.authors.iter().map(|name| match person(name) {
            Some((given, family)) => json!({ "family": family, "given": given }),
            None => json!({ "literal": name }),
        });
        put("author", authors.collect());
    }
    for (name, value) in [
        ("container-title", &article.source),
        ("section", &article.section),
        ("URL", &article.url),
        ("language", &article.lang),
        ("abstract", &article.summary),
    ] {
        if let Some(value) = value {
            put(name, json!(value));
        }
    }
    for (name, date) in [("issued", &article.published), ("accessed", &article.saved)] {
        if let Some(date) = date {
            put(name, json!({ "date-parts": [date_parts(date)] }));
        }
    }
    item
}

/// What an article is called in a bibliography: the last word of its first author or of its source,
/// its year, and a word of its title.
pub fn key(article: &Article) -> String {
    let name = article.authors.first().or(article.source.as_ref());
    let name = name.and_then(|name| name.split_whitespace().next_back().map(plain_letters));
    let year = article
        .published
        .as_ref()
        .map(|date| date.local.year().to_string());
    let mut words = article.title.split_whitespace().map(plain_letters);
    let word = words.find(|word| word.len() > 3);
    let key: String = [name, year, word].into_iter().flatten().collect();
    if key.is_empty() {
        "article".to_owned()
    } else {
        key
    }
}

/// The key of `article`, with a number where `keys` has it already; it is put into them.
pub fn own_key(article: &Article, keys: &mut BTreeSet<String>) -> String {
    let key = key(article);
    let further = (2..).map(|number: u32| format!("{key}-{number}"));
    let mut free = std::iter::once(key.clone()).chain(further);
    let own = free.find(|key| !keys.contains(key)).unwrap_or(key);
    keys.insert(own.clone());
    own
}

/// The day of a date, or as much of it as is known.
fn day(date: &Date) -> String {
    let value = date.value();
    value.split('T').next().unwrap_or(&value).to_owned()
}

fn date_parts(date: &Date) -> Vec<i16> {
    let local = date.local;
    let mut parts = vec![local.year()];
    if date.precision >= Precision::Month {
        parts.push(local.month().into());
    }
    if date.precision >= Precision::Date {
        parts.push(local.day().into());
    }
    parts
}

/// The ASCII letters and digits of a word, in lower case.
fn plain_letters(word: &str) -> String {
    let letters = folded(word);
    letters
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect()
}

/// A name that is not taken apart where it is no person's.
fn author(name: &str) -> String {
    let escaped = escaped(name);
    let is_one = !name.contains(',')
        && !name
            .split_whitespace()
            .any(|word| word.eq_ignore_ascii_case("and"));
    if is_one {
        escaped
    } else {
        format!("{{{escaped}}}")
    }
}

/// A text with the signs that TeX takes for its own made plain.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '{' | '}' | '$' | '&' | '#' | '_' | '%' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '\n' => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// An address that may stand in braces as it is.
fn in_braces(url: &str) -> String {
    url.replace('{', "%7B")
        .replace('}', "%7D")
        .replace('\\', "%5C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::DateTime;

    fn date(precision: Precision) -> Date {
        Date {
            raw: Clean::default(),
            local: DateTime::constant(2023, 2, 10, 3, 44, 0, 0),
            precision,
            offset_minutes: None,
            from: "text",
        }
    }

    fn article() -> Article {
        Article {
            title: Clean::line("Costs & 50% {more}: a_b"),
            authors: ["Nigar Bayramli", "Reuters, Baku"]
                .map(Clean::line)
                .to_vec(),
            source: Some(Clean::line("Caspian News")),
            url: Some(Clean::line("https://example.org/a_b?x={1}&y=%20")),
            lang: Some(Clean::line("en")),
            published: Some(date(Precision::Minute)),
            ..Article::default()
        }
    }

    #[test]
    fn in_words_only_what_is_known_is_said() {
        let expected = "Nigar Bayramli, Reuters, Baku: “Costs & 50% {more}: a_b”, Caspian News, 2023-02-10. https://example.org/a_b?x={1}&y=%20";
        assert_eq!(plain(&article()), expected);
        let bare = Article {
            title: Clean::line("港の朝"),
            published: Some(date(Precision::Month)),
            ..Article::default()
        };
        assert_eq!(plain(&bare), "“港の朝”, 2023-02.");
    }

    #[test]
    fn bibtex_keeps_every_sign() {
        let expected = "@misc{bayramli2023costs,
  author = {Nigar Bayramli and {Reuters, Baku}},
  title = {{Costs \\& 50\\% \\{more\\}: a\\_b}},
  howpublished = {Caspian News},
  year = {2023},
  month = {2},
  day = {10},
  url = {https://example.org/a_b?x=%7B1%7D&y=%20},
  language = {en},
}";
        assert_eq!(bibtex(&article(), &key(&article())), expected);
    }

    #[test]
    fn csl_states_dates_as_precisely_as_they_are_known() {
        let item = csl(&article(), "k");
        assert_eq!(item["issued"], json!({"date-parts": [[2023, 2, 10]]}));
        let person = json!({"family": "Bayramli", "given": "Nigar"});
        assert_eq!(item["author"][0], person);
        assert_eq!(item["author"][1], json!({"literal": "Reuters, Baku"}));
        let yearly = Article {
            published: Some(date(Precision::Year)),
            ..Article::default()
        };
        assert_eq!(csl(&yearly, "k")["issued"], json!({"date-parts": [[2023]]}));
        assert_eq!(key(&Article::default()), "article");
    }
}
