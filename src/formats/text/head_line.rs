//! What one line above a story is: a stamp, a byline, furniture, or words.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::section;
use crate::formats::byline::{Byline, byline};
use crate::formats::fields::names;
use crate::formats::news_date::{self, Kind, Stamp};
use crate::formats::word_list::entries;
use crate::formats::{caption, furniture};

/// Longer lines, in bytes, are words: nothing else is worth looking at them for.
const LONGEST: usize = 300;

/// The most words of a line with a byline in it.
const BYLINE_WORDS: usize = 24;

/// The most bytes beside a date and an address.
const BESIDE_ADDRESS: usize = 40;

/// Names of facts that lines of a head state, as plain as [`names::plain`] leaves them.
static FIELDS: LazyLock<HashSet<&str>> = LazyLock::new(|| entries(FIELD_NAMES).collect());

const FIELD_NAMES: &str = "
    title; headline; subtitle; author; authors; writer; byline; date; published; datepublished;
    publishdate; publisheddate; publishedat; publishedon; publicationdate; pubdate; updated; modified;
    lastmodified; lastupdated; saved; scraped; retrieved; accessed; source; publisher; publication;
    newspaper; site; sitename; website; feed; url; link; permalink; canonical; sourceurl; section; category;
    categories; tags; keywords; language; lang; description
    -- German, French, Spanish, Italian, Portuguese, Russian
    titel; autor; autorin; autoren; datum; quelle; rubrik; ressort; titre; auteur; auteurs; rubrique;
    titulo; título; autores; fecha; fuente; sección; titolo; autore; fonte; заголовок; автор; дата; источник;
    раздел
    -- Chinese, Japanese
    标题; 標題; 作者; 日期; 来源; 來源; タイトル; 著者
";

/// Names that begin headlines too, unless a few words follow.
const SOURCES: [&str; 9] = [
    "source",
    "author",
    "quelle",
    "fuente",
    "fonte",
    "источник",
    "автор",
    "autor",
    "来源",
];
const SOURCE_WORDS: usize = 5;

/// Where dates say that they were found.
const FROM: &str = "text";

/// What a line is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum HeadLine {
    /// It belongs to the page.
    Furniture,
    /// Dates with their labels.
    Stamps(Vec<Stamp>),
    /// Who wrote it, and perhaps when.
    Byline(Byline),
    /// The section the story stood in.
    Section(String),
    /// Tags.
    Tags(String),
    /// The address of the page.
    Address(String),
    /// A fact under its name: "Author: Ann Lee".
    Field(String, String),
    /// Several of these on one line, as "Ann Lee | 10 Feb 2023 | 3 min read".
    Several(Vec<Self>),
    /// A date, and the few words before it, which may be a name or a place.
    Dated(String, Stamp),
    /// Anything else.
    Words(String),
}

/// What `line` is; `lang` helps with dates.
pub(super) fn read(line: &str, lang: Option<&str>) -> HeadLine {
    let words = || HeadLine::Words(line.to_owned());
    if line.len() > LONGEST {
        return words();
    }
    if let Some(retrieved) = retrieved(line, lang) {
        return HeadLine::Several(retrieved);
    }
    if let Some(one) = one(line, lang) {
        return one;
    }
    if let Some(several) = several(line, lang) {
        return HeadLine::Several(several);
    }
    if let Some(dated) = date_first(line, lang) {
        return HeadLine::Several(dated);
    }
    if let Some(way) = section::way(line) {
        return HeadLine::Section(way);
    }
    dated(line, lang).unwrap_or_else(words)
}

/// What a line with one thing on it is.
fn one(line: &str, lang: Option<&str>) -> Option<HeadLine> {
    let is_furniture = furniture::is_furniture(line)
        || furniture::is_reading_time(line)
        || furniture::is_relative_time(line);
    if is_furniture || section::is_navigation(line) {
        return Some(HeadLine::Furniture);
    }
    let stamps = news_date::stamps(line, lang, FROM);
    if !stamps.is_empty() {
        return Some(HeadLine::Stamps(stamps));
    }
    if let Some(tags) = furniture::tags(line) {
        return Some(HeadLine::Tags(tags.to_owned()));
    }
    if is_address(line) {
        return Some(HeadLine::Address(line.to_owned()));
    }
    if let Some(byline) = after_age(line, lang) {
        return Some(HeadLine::Byline(byline));
    }
    if let Some(fields) = fields(line) {
        return Some(HeadLine::Several(fields));
    }
    if let Some((name, value)) = field(line) {
        return Some(HeadLine::Field(name.to_owned(), value.to_owned()));
    }
    // "Par Yann LE GOFF."
    let is_short = line.split_whitespace().count() <= 6;
    let open = line.strip_suffix('.').filter(|_| is_short);
    let found = byline(line, lang).or_else(|| byline(open?, lang))?;
    is_byline(line, &found).then_some(HeadLine::Byline(found))
}

/// The name and the value of a line that states a fact under a name that no headline begins with.
fn field(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once([':', '：'])?;
    let (name, value) = (name.trim(), value.trim());
    let is_name = name.len() <= 40 && FIELDS.contains(names::plain(name).as_str());
    // "Source: Iran ready for talks" is a headline.
    let is_source = SOURCES.contains(&names::plain(name).as_str());
    let is_short = !is_source || value.split_whitespace().count() <= SOURCE_WORDS;
    (is_name && is_short && !value.is_empty()).then_some((name, value))
}

/// Several facts under their names on one line: "来源: 新华网 作者：李安".
fn fields(line: &str) -> Option<Vec<HeadLine>> {
    let mut pieces: Vec<String> = Vec::new();
    for word in line.split_whitespace() {
        if begins_field(word) {
            pieces.push(word.to_owned());
        } else {
            let last = pieces.last_mut()?;
            last.push(' ');
            last.push_str(word);
        }
    }
    if pieces.len() < 2 {
        return None;
    }
    let fields = pieces.iter().map(|piece| {
        let (name, value) = field(piece)?;
        Some(HeadLine::Field(name.to_owned(), value.to_owned()))
    });
    fields.collect()
}

/// Whether a word is the name of a fact with its colon, and perhaps what follows.
fn begins_field(word: &str) -> bool {
    let name = word.split_once([':', '：']).map(|(name, _)| name);
    name.is_some_and(|name| FIELDS.contains(names::plain(name).as_str()))
}

/// Whether a line that begins with a word for "by" is a byline and not a sentence.
fn is_byline(line: &str, found: &Byline) -> bool {
    let is_sentence =
        line.ends_with(['.', '!', '?', '。', '؟']) && line.split_whitespace().count() > 8;
    let is_dated = found.date.is_some() || found.updated.is_some();
    let is_said = !found.authors.is_empty() || is_dated;
    // "5:45 p.m." ends no sentence.
    is_said && (is_dated || !is_sentence) && line.split_whitespace().count() <= BYLINE_WORDS
}

/// When a page was saved, and its address: "[12.11.2023 08:03] abgerufen von https://…". A few words
/// may stand beside the two.
fn retrieved(line: &str, lang: Option<&str>) -> Option<Vec<HeadLine>> {
    let address = line.split_whitespace().find(|word| is_address(word))?;
    let (before, after) = line.split_once(address)?;
    let dated = |part: &str| {
        let (range, date) = news_date::find(part, lang, FROM)?;
        Some((
            part.get(..range.start)?.len() + part.get(range.end..)?.len(),
            date,
        ))
    };
    let (beside, date) = dated(before).or_else(|| dated(after))?;
    let kind = Some(Kind::Saved);
    (beside <= BESIDE_ADDRESS && before.len().min(after.len()) <= BESIDE_ADDRESS).then(|| {
        vec![
            HeadLine::Stamps(vec![Stamp { kind, date }]),
            HeadLine::Address(address.to_owned()),
        ]
    })
}

/// The things on a line with bars or dots between, if one of them is surely of a head.
fn several(line: &str, lang: Option<&str>) -> Option<Vec<HeadLine>> {
    let between = [
        " | ", " · ", " • ", "|", "·", "•", " ‧ ", " ∙ ", " / ", " — ", " – ", " - ", "\t",
    ];
    between.into_iter().find_map(|between| {
        let pieces: Vec<&str> = line
            .split(between)
            .map(str::trim)
            .filter(|piece| !piece.is_empty())
            .collect();
        if !(2..=8).contains(&pieces.len()) {
            return None;
        }
        let read = pieces.iter().map(|piece| {
            one(piece, lang)
                .or_else(|| dated(piece, lang))
                .unwrap_or_else(|| HeadLine::Words((*piece).to_owned()))
        });
        let read: Vec<HeadLine> = read.collect();
        let is_sure = |line: &HeadLine| {
            matches!(
                line,
                HeadLine::Stamps(_) | HeadLine::Byline(_) | HeadLine::Dated(..)
            )
        };
        let is_short = |line: &HeadLine| match line {
            HeadLine::Words(words) => words.split_whitespace().count() <= 6,
            _ => true,
        };
        (read.iter().any(is_sure) && read.iter().all(is_short)).then_some(read)
    })
}

/// A few words and a date after them: "Ann Lee, 10 February 2023", "Berlin, 28.10.2021".
fn dated(line: &str, lang: Option<&str>) -> Option<HeadLine> {
    let (range, stamp) = news_date::stamp_at_end(line, lang, FROM)?;
    let before = line.get(..range.start)?.trim();
    let before = before
        .trim_end_matches([',', '-', '–', '—', ':', '(', '|', '/', '·', '•', '，', '、'])
        .trim_end();
    let is_short = before.split_whitespace().count() <= 6 && before.len() <= 80;
    let is_sentence = before.ends_with(['.', '!', '?', '。']);
    (!before.is_empty() && is_short && !is_sentence)
        .then(|| HeadLine::Dated(before.to_owned(), stamp))
}

/// A date, and something of a head right after it: "2023-02-10 16:42 来源：海峡通讯社".
fn date_first(line: &str, lang: Option<&str>) -> Option<Vec<HeadLine>> {
    let (range, date) = news_date::find(line, lang, FROM).filter(|(range, _)| range.start == 0)?;
    let rest = line
        .get(range.end..)?
        .trim_start_matches(|c: char| !c.is_alphanumeric());
    let after = one(rest, lang)
        .or_else(|| caption::is_agency(rest).then(|| HeadLine::Words(rest.to_owned())))?;
    Some(vec![
        HeadLine::Stamps(vec![Stamp { kind: None, date }]),
        after,
    ])
}

/// The byline behind how long ago it was: "Published: 2 hours ago By Ann Lee".
fn after_age(line: &str, lang: Option<&str>) -> Option<Byline> {
    let mut gaps = line.match_indices(' ').map(|(gap, _)| line.split_at(gap));
    let (_, rest) = gaps.find(|(age, _)| furniture::is_relative_time(age))?;
    byline(rest, lang).filter(|found| is_byline(rest, found))
}

fn is_address(line: &str) -> bool {
    let is_web = line.starts_with("https://") || line.starts_with("http://");
    is_web && !line.contains(char::is_whitespace)
}

/// Whether `text` is set like names of people: two to four words each with a capital, and words
/// between names. Places and papers look the same, so this is only asked next to a date.
pub(super) fn looks_like_names(text: &str) -> bool {
    const BETWEEN: &[&str] = &[
        "and", "&", "und", "et", "y", "e", "en", "и", "de", "van", "von", "der", "den", "di", "da",
        "dos", "del", "la", "le", "du", "bin", "bint", "al", "el", "ibn", "ter", "zu", "af", "av",
    ];
    if is_unspaced_name(text) {
        return true;
    }
    let is_clean = !text.contains(|c: char| {
        c.is_ascii_digit() || matches!(c, ':' | '?' | '!' | '"' | '“' | '/' | '(')
    });
    let mut words = text.split([' ', ',']).filter(|word| !word.is_empty());
    let capitals = words
        .clone()
        .filter(|word| word.starts_with(char::is_uppercase))
        .count();
    let is_name = |word: &str| {
        word.starts_with(char::is_uppercase) || BETWEEN.contains(&word) || word.starts_with("al-")
    };
    is_clean
        && !text.ends_with('.')
        && (2..=12).contains(&capitals)
        && words.all(is_name)
        && !section::is_section(text)
}

/// The name after a place, as Arabic papers head their stories: "بغداد - محمد العبيدي".
pub(super) fn name_after_place(text: &str) -> Option<&str> {
    let mut parts = [" - ", " – ", " — ", " ـ "].iter();
    let (place, name) = parts.find_map(|between| text.split_once(between))?;
    let is_arabic = |text: &str| {
        text.chars()
            .all(|c| matches!(c, '\u{620}'..='\u{6ff}' | ' '))
    };
    let is_place = place.split_whitespace().count() <= 2 && is_arabic(place);
    (is_place && is_arabic(name) && is_unspaced_name(name)).then_some(name)
}

/// The name that stands before a handle, and perhaps before what somebody writes as: "Ann Lee @annlee Reporter".
pub(super) fn name_before_handle(text: &str) -> Option<String> {
    let (name, rest) = text.split_once(" @")?;
    let after = rest.split_once(' ').map(|(_, after)| after.trim());
    let is_role = after.is_none_or(|after| section::is_role(after) || after.starts_with('@'));
    is_role.then(|| name.trim().to_owned())
}

/// Whether `text` is set like a name in a script without capitals: a few Chinese or Japanese
/// characters, or two or three Arabic words.
fn is_unspaced_name(text: &str) -> bool {
    let count = text.chars().count();
    let is_han = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{30a0}'..='\u{30ff}' | ' ' | '\u{3000}' | '·');
    let is_arabic = |c: char| matches!(c, '\u{620}'..='\u{6ff}' | ' ');
    let words = text.split_whitespace().count();
    let is_name = (2..=8).contains(&count) && text.chars().all(is_han)
        || (2..=3).contains(&words) && count <= 30 && text.chars().all(is_arabic);
    is_name && !section::is_section(text)
}
