//! What newsboat writes when an article is saved: lines of facts, in the words of the reader's own
//! language, and the text broken to a width with its links listed below.
//!
//! The words differ from language to language, the order never does: the feed, the title, the author,
//! the date, the link. The lines are told by that order and by what a date and a link look like; the
//! rest is plain text.

use crate::formats::news_date;
use crate::formats::registry::{Input, Reading};
use crate::formats::text;

/// Lines of facts, at most; a long title takes several.
const HEAD_LINES: usize = 14;

/// The longest label, in characters.
const LABEL_CHARS: usize = 24;

/// The lines above the text of a saved article.
#[derive(Debug, Default, PartialEq, Eq)]
struct Head<'a> {
    feed: Option<String>,
    title: String,
    author: Option<String>,
    date: Option<&'a str>,
    link: Option<&'a str>,
    /// The text below.
    rest: &'a str,
}

/// Whether the start of a file is of this format.
pub fn recognises(input: &Input) -> bool {
    head(input.text).is_some()
}

/// Reads a saved article.
pub fn read(input: &Input, reading: &mut Reading) {
    let Some(head) = head(input.text) else {
        return text::read(input, reading);
    };
    let named = [
        ("Feed", head.feed.as_deref()),
        ("Title", Some(head.title.as_str())),
        ("Author", head.author.as_deref()),
        ("Date", head.date),
        ("Link", head.link),
    ];
    let lines = named
        .into_iter()
        .filter_map(|(label, value)| Some(format!("{label}: {}\n\n", value?)));
    let plain = lines.collect::<String>() + head.rest;
    let plain = Input {
        text: &plain,
        ..*input
    };
    text::read(&plain, reading);
}

/// The head of an article: at least a title, and a date or a link after it.
fn head(text: &str) -> Option<Head<'_>> {
    let mut lines: Vec<(&str, String)> = Vec::new();
    let mut head = Head::default();
    let mut at = 0;
    let mut is_ended = false;
    for line in text.split_inclusive('\n').take(HEAD_LINES) {
        at += line.len();
        let line = line.trim_end();
        if line.is_empty() {
            is_ended = true;
            break;
        }
        let Some((label, value)) = labelled(line) else {
            // A long title goes on below.
            let (_, title) = lines.last_mut().filter(|_| head.date.is_none())?;
            title.push(' ');
            title.push_str(line);
            continue;
        };
        let value_in = |is: bool| is.then(|| slice_of(text, value)).flatten();
        if let Some(link) = value_in(is_address(value)) {
            head.link.get_or_insert(link);
        } else if let Some(date) = value_in(is_date(value)) {
            head.date.get_or_insert(date);
        } else if head.date.is_none() && head.link.is_none() {
            lines.push((label, value.to_owned()));
        }
    }
    let is_head = is_ended && head.date.is_some() && !lines.is_empty();
    if !is_head || text.starts_with(['<', '{', '[', '#', '-']) {
        return None;
    }
    head.rest = text.get(at..)?;
    place(&mut head, lines)?;
    (head.link.is_some() || head.feed.is_some()).then_some(head)
}

/// Puts the lines before the date where they belong: by their labels where these are known, else by
/// their order.
fn place(head: &mut Head, lines: Vec<(&str, String)>) -> Option<()> {
    let mut lines = lines.into_iter().peekable();
    let is_title = |label: &str| TITLE.contains(&label.to_lowercase().as_str());
    let starts_with_title = lines.peek().is_some_and(|(label, _)| is_title(label));
    if !starts_with_title {
        head.feed = Some(lines.next()?.1);
    }
    head.title = lines.next()?.1;
    head.author = lines.next().map(|(_, value)| value);
    lines.next().is_none().then_some(())
}

/// Words for "title" in the languages of newsboat, where an article may have no feed.
const TITLE: &[&str] = &[
    "title",
    "titel",
    "titre",
    "título",
    "titulo",
    "titolo",
    "tytuł",
    "заголовок",
    "назва",
    "otsikko",
    "cím",
    "názov",
    "název",
    "başlık",
    "标题",
    "標題",
    "títol",
    "tittel",
    "pavadinimas",
    "titlu",
];

/// The label and the value of `Label: value`, with a space before the colon as in French.
fn labelled(line: &str) -> Option<(&str, &str)> {
    let (label, value) = line.split_once([':', '：'])?;
    let label = label.trim();
    let is_label = !label.is_empty()
        && label.chars().count() <= LABEL_CHARS
        && label
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '\u{a0}' | '-' | '\''))
        && label.split_whitespace().count() <= 3;
    let value = value.trim();
    (is_label && !value.is_empty()).then_some((label, value))
}

/// Whether a value is one address and nothing else.
fn is_address(value: &str) -> bool {
    value.contains("://") && !value.contains(char::is_whitespace)
}

/// Whether a value is a date as mail writes it, in words of any language.
fn is_date(value: &str) -> bool {
    let has_clock = value.matches(':').count() == 2;
    let has_zone = value.contains(" +") || value.contains(" -");
    has_clock && has_zone && value.len() < 80 && news_date::parse(value, None, "text").is_some()
}

/// `part` as a slice of `text`, in which it stands.
fn slice_of<'a>(text: &'a str, part: &str) -> Option<&'a str> {
    let at = text.find(part)?;
    text.get(at..at + part.len())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::formats::{self, Budget};

    fn shown(text: &str) -> (Option<&'static str>, String) {
        let reading = formats::read(Path::new("a.txt"), text.as_bytes(), &Budget::default());
        let article = &reading.articles[0];
        let date = article.published.as_ref().map(crate::article::Date::value);
        let authors: Vec<_> = article.authors.iter().map(ToString::to_string).collect();
        let facts = [
            article.source.as_deref().unwrap_or_default(),
            &article.title,
            &authors.join("+"),
            &date.unwrap_or_default(),
            article.url.as_deref().unwrap_or_default(),
            &article
                .body
                .iter()
                .map(crate::article::Block::plain)
                .collect::<Vec<_>>()
                .join(" ¶ "),
        ]
        .join("|");
        (reading.format, facts)
    }

    #[test]
    fn saved_articles_are_read_in_every_language() {
        for (text, expected) in [
            (
                "Feed: Sound Herald\nTitle: A long night at the harbour of Lower Quen and what came\nafter it\nAuthor: Ann Lee\nDate: Thu, 11 Apr 2019 14:00:00 +0000\nLink: https://herald.example/a\nFlags: s\n \nThe boats stayed in.\n",
                "Sound Herald|A long night at the harbour of Lower Quen and what came after it|Ann Lee|2019-04-11T14:00:00Z|https://herald.example/a|The boats stayed in.",
            ),
            (
                "Flux : Le Phare\nTitre : Les bateaux\nDate : jeu., 11 avril 2019 14:00:00 +0200\nLien : https://phare.example/a\n\nIls restent au port.\n",
                "Le Phare|Les bateaux||2019-04-11T14:00:00+02:00|https://phare.example/a|Ils restent au port.",
            ),
            (
                "Лента: Вестник\nЗаголовок: Корабли\nАвтор: Анна Ли\nДата: Чт, 11 апр 2019 14:00:00 +0300\nСсылка: https://v.example/a\n\nОни остались в порту.\n",
                "Вестник|Корабли|Анна Ли|2019-04-11T14:00:00+03:00|https://v.example/a|Они остались в порту.",
            ),
            (
                "Titel: Die Boote\nDatum: Thu, 11 Apr 2019 14:00:00 +0000\nLink: https://b.example/a\n\nSie bleiben.\n",
                "|Die Boote||2019-04-11T14:00:00Z|https://b.example/a|Sie bleiben.",
            ),
        ] {
            let (format, facts) = shown(text);
            assert_eq!(
                (format, facts.as_str()),
                (Some("newsboat"), expected),
                "{text}"
            );
        }
    }

    #[test]
    fn other_texts_are_not_taken_for_one() {
        for text in [
            "Breaking: the boats stay in\nUpdate: they leave\n\nMore.",
            "Title: Rail plan\nDate: 2023-02-10\n\nBody",
            "Harbour: a history\n\nIt began on Thu, 11 Apr 2019 14:00:00 +0000.",
        ] {
            assert_eq!(shown(text).0, Some("text"), "{text}");
        }
    }
}
