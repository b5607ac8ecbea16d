//! A line of a page that says it is a byline.
//!
//! A word for "by" is not enough: sentences and headlines begin with it too. What follows must look
//! like names, and a word that is no word for "by" in the language of the page counts only where a
//! date stands at the end.

use super::words::{AUTHOR_LABELS, BEFORE_BY, BY, DONE, Sure, by_key};
use super::{han, names, part};
use crate::article::Date;
use crate::formats::news_date::{self, Kind, Stamp};
use crate::text::Clean;
use crate::text::fold::folded;

/// Where the dates found here say they are from.
pub(super) const FROM: &str = "byline";

/// The most bytes of a byline.
const LONGEST: usize = 600;

/// The most letters of a word for "by" that is of ASCII alone.
const LONGEST_ASCII_BY: usize = 5;

/// What a byline says.
#[derive(Debug, Clone, PartialEq)]
pub struct Byline {
    /// The names, one each, without "By".
    pub authors: Vec<Clean>,
    /// The date at its end, where one stands there.
    pub date: Option<Date>,
    /// The date of an update, where the line says that it is one.
    pub updated: Option<Date>,
}

/// Reads a line that says it is a byline: "By Nigar Bayramli February 10, 2023", "Von A und B".
///
/// The date may stand before it too ("06.11.2023 13:30 von Olga"). `None` where the line has no word
/// for "by" in some language, or goes on with what is no name.
pub fn byline(line: &str, lang: Option<&str>) -> Option<Byline> {
    let line = line
        .trim()
        .trim_start_matches(['|', '-', '–', '—', '•', '·', ' ']);
    if line.len() > LONGEST || !may_be_byline(line) {
        return None;
    }
    let (words, dates) = dates_at_end(line, lang);
    if dates.is_empty()
        && han::has_reporter(line)
        && let Some(byline) = han_after_date(line, lang)
    {
        return Some(byline);
    }
    labelled(words)
        .or_else(|| after_by(words, lang, !dates.is_empty()))
        .or_else(|| han::names(words))
        .map(|authors| with_dates(authors, dates))
        .or_else(|| after_date(line, lang))
}

/// Whether `line` has a word for "by" or a label at all; most lines have none.
fn may_be_byline(line: &str) -> bool {
    label(line).is_some()
        || han::has_reporter(line)
        || line
            .split_whitespace()
            .any(|word| may_be_by(by_key(word)) && is_by(&folded(by_key(word))))
}

/// Whether `word` is short enough to be one for "by": most words of a sentence are told by it.
fn may_be_by(word: &str) -> bool {
    !word.is_ascii() || word.len() <= LONGEST_ASCII_BY
}

/// Whether the folded `word` is one for "by".
fn is_by(word: &str) -> bool {
    BY.iter().any(|(by, _, _)| *by == word)
}

/// The line before the dates at its end, and those dates, the last one first.
fn dates_at_end<'a>(line: &'a str, lang: Option<&str>) -> (&'a str, Vec<Stamp>) {
    let mut words = line;
    let mut dates = Vec::new();
    while let Some((range, stamp)) = news_date::stamp_at_end(words, lang, FROM)
        && dates.len() < 4
    {
        words = line.get(..range.start).unwrap_or_default();
        words = words.trim_end_matches(|mark: char| {
            mark.is_whitespace()
                || matches!(mark, '|' | '/' | ',' | '-' | '–' | '—' | '•' | '·' | '(')
        });
        dates.push(stamp);
    }
    if dates.is_empty()
        && let Some((range, date)) = news_date::find(line, lang, FROM)
        && let Some((before, after)) = line.get(..range.start).zip(line.get(range.end..))
        && !after.contains(char::is_alphabetic)
    {
        // Counters may stand after the date: "4 novembre 2020 0 58".
        dates.push(Stamp { kind: None, date });
        words = before;
    }
    (words, dates)
}

/// Puts the dates where they belong.
fn with_dates(authors: Vec<Clean>, dates: Vec<Stamp>) -> Byline {
    let mut byline = Byline {
        authors,
        date: None,
        updated: None,
    };
    for stamp in dates {
        match stamp.kind {
            Some(Kind::Updated) => byline.updated = byline.updated.or(Some(stamp.date)),
            Some(Kind::Saved) => {}
            Some(Kind::Published) | None => byline.date = Some(stamp.date),
        }
    }
    byline
}

/// What follows a label for authors and its colon: "Author: A".
pub(super) fn label(line: &str) -> Option<&str> {
    let (label, rest) = line.split_once([':', '：'])?;
    let label = label.trim();
    (label.len() <= 40 && AUTHOR_LABELS.contains(folded(label).as_str())).then_some(rest)
}

/// The names after such a label.
fn labelled(line: &str) -> Option<Vec<Clean>> {
    let names = persons(label(line)?, Handles::Taken)?;
    (!names.is_empty()).then_some(names)
}

/// The names after a word for "by", which may be shortened: "oprac. Jan Kowalski".
fn after_by(line: &str, lang: Option<&str>, has_date: bool) -> Option<Vec<Clean>> {
    let mut before: Vec<String> = Vec::new();
    let mut rest = line;
    for _ in 0..6 {
        rest = rest.trim_start();
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (word, after) = rest.split_at_checked(end)?;
        let key = folded(by_key(word));
        if let Some((_, sure, langs)) = BY.iter().find(|(by, _, _)| *by == key) {
            let is_done = |word: &String| DONE.contains(word.as_str());
            let mut led = before.iter();
            let is_led = led.all(|word| BEFORE_BY.contains(word.as_str()) || is_done(word));
            let is_told = is_led && before.iter().any(is_done);
            // "News By John-Paul Clark 04:30, 3 NOV 2023" has the section before it.
            let is_section = has_date && word == "By" && before.len() <= 3;
            let is_sure = *sure == Sure::Always || has_date || is_told || is_language(lang, langs);
            if is_sure && (is_led || is_section) {
                let handles = if has_date {
                    Handles::Taken
                } else {
                    Handles::Refused
                };
                return persons(after, handles);
            }
        }
        before.push(key);
        rest = after;
    }
    None
}

/// The names after a date and a word for "by": "4.02.2022 par Bob Fischer".
fn after_date(line: &str, lang: Option<&str>) -> Option<Byline> {
    let words = line.match_indices(' ').map(|(place, _)| place + 1);
    for place in words.take(24) {
        let (before, rest) = line.split_at_checked(place)?;
        let (word, after) = rest.split_once(' ')?;
        let key = folded(word);
        if !is_by(&key) {
            continue;
        }
        let before = before.trim_end_matches([' ', ',', '|', '-', '–', '·', '•']);
        let stamps = news_date::stamps(before, lang, FROM);
        if !stamps.is_empty() {
            let authors = persons(after, Handles::Taken)?;
            return Some(with_dates(authors, stamps));
        }
    }
    None
}

/// The names after a date, in scripts that have no word for "by".
fn han_after_date(line: &str, lang: Option<&str>) -> Option<Byline> {
    let (range, date) = news_date::find(line, lang, FROM).filter(|(range, _)| range.start == 0)?;
    let authors = han::names(line.get(range.end..)?.trim_start())?;
    Some(with_dates(authors, vec![Stamp { kind: None, date }]))
}

/// Whether the language of the page, where one is known, is one of `langs`.
fn is_language(lang: Option<&str>, langs: &[&str]) -> bool {
    let primary = lang.and_then(|lang| lang.split(['-', '_']).next());
    primary.is_some_and(|primary| langs.iter().any(|lang| lang.eq_ignore_ascii_case(primary)))
}

/// Whether a word in small letters is taken for a name, as accounts have them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Handles {
    Taken,
    Refused,
}

/// The names in `text`; nothing where it holds what is no name. Nothing at all is no name missing:
/// "By February 6, 2014".
fn persons(text: &str, handles: Handles) -> Option<Vec<Clean>> {
    let text = names::without_end(text);
    let mut kept = Vec::new();
    for raw in names::split(text) {
        let name = part::name(&without_place(&raw));
        let is_handle = handles == Handles::Taken && !name.contains(' ');
        if name.is_empty() {
            continue;
        }
        if part::looks_like_name(&name) || is_handle {
            kept.push(name);
        } else if !(part::is_role(&name) || (handles == Handles::Taken && !kept.is_empty())) {
            return None;
        }
    }
    let is_empty = kept.is_empty();
    (!is_empty || handles == Handles::Taken).then(|| names::distinct(kept.into_iter()))
}

/// A name without where its bearer is: "Ann Lee in London", "Ann Lee for The Post".
fn without_place(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let place = words.iter().enumerate().skip(2).position(|(at, word)| {
        let next = words.get(at + 1).copied().unwrap_or_default();
        match *word {
            "in" | "aus" | "at" | "from" | "à" => next.starts_with(char::is_uppercase),
            "for" | "für" => next.eq_ignore_ascii_case("the") || next == next.to_uppercase(),
            _ => false,
        }
    });
    let end = place.map_or(words.len(), |place| place + 2);
    words.get(..end).unwrap_or_default().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn bylines_of_many_languages_are_read() {
        // The language: the line => the names => the date, and the date of an update.
        let rows = "
en: By Nigar Bayramli February 10, 2023 => Nigar Bayramli => 2023-02-10
en: By Nigar Bayramli => Nigar Bayramli => -
en: by Sam Sachs / Nov 20, 2020 => Sam Sachs => 2020-11-20
en: BY ALLY MUTNICK 12/30/2019 05:03 AM EST => ALLY MUTNICK => 2019-12-30T05:03-05:00
en: Written by Ana Sandoiu on July 27, 2017 => Ana Sandoiu => 2017-07-27
en: By Sarah Yang Updated May 06, 2019 => Sarah Yang => - 2019-05-06
en: By Ann Lee Published Feb 10, 2023 Updated Feb 11, 2023 => Ann Lee => 2023-02-10 2023-02-11
en: News By John-Paul Clark 04:30, 3 NOV 2023 => John-Paul Clark => 2023-11-03T04:30
en: By Ann Lee and Bob Sachs, Reuters => Ann Lee|Bob Sachs => -
en: By Ann Lee, staff writer at The Post => Ann Lee => -
en: By Ann Lee in London => Ann Lee => -
en: By Jane Roe, BBC News, Kyiv => Jane Roe => -
en: By Sam Reed, Yale University => Sam Reed => -
en: By MARIA CHENG AP Medical Writer May 3, 2021 => MARIA CHENG => 2021-05-03
en: By Cordelia Vane · Brannick Evening Ledger · 11 October 2025 => Cordelia Vane => 2025-10-11
en: By Sam Reed | Staff Reporter | Updated Jan. 4, 2019 at 6:02 p.m. EST | Published Jan. 3, 2019 => Sam Reed => 2019-01-03 2019-01-04T18:02-05:00
en: By Lee, Sachs => Lee|Sachs => -
en: By  February 6, 2014 =>  => 2014-02-06
en: By 18F 21.01.2015 00:00 => 18F => 2015-01-21T00:00
en: By Newsroom June 19, 2014 => Newsroom => 2014-06-19
en: By The Associated Press => The Associated Press => -
en: By John Smith, Jr. and Ann Lee, PhD => John Smith, Jr.|Ann Lee, PhD => -
en: Posted on February 10, 2023 by Ann Lee => Ann Lee => 2023-02-10
en: Story by Ann Lee => Ann Lee => -
en: Author: Ann Lee => Ann Lee => -
de: Von Max Müller und Eva Maier => Max Müller|Eva Maier => -
de: Von Max Müller, Berlin, 10.02.2023, 14:05 Uhr => Max Müller => 2023-02-10T14:05
de: Von Jürgen Groß, Passau => Jürgen Groß => -
de: Von unserem Korrespondenten Max Frei, Wien, 12.05.2020 => Max Frei => 2020-05-12
de: Ein Gastbeitrag von Max Müller => Max Müller => -
de: 06.11.2023 13:30 von Olga => Olga => 2023-11-06T13:30
de: 2. August 2012 By oradmin => oradmin => 2012-08-02
fr: Par Matthieu Hy le 07 Mai 2020 => Matthieu Hy => 2020-05-07
fr: Par Tokpanan Doré - 4 novembre 2020 0 58 => Tokpanan Doré => 2020-11-04
fr: Par Bruno Gobin, le mercredi 15 mai 2019 à 08h07 => Bruno Gobin => 2019-05-15T08:07
fr: jeudi 27 juin 2019 , par loldf => loldf => 2019-06-27
fr: 4.02.2022 par Bob Fischer => Bob Fischer => 2022-02-04
fr: Par La rédaction => La rédaction => -
fr: Par Marie Dupont, à Lyon => Marie Dupont => -
es: Por Ana Ruiz y Luis Gil => Ana Ruiz|Luis Gil => -
pt: Por João Silva e Ana Costa => João Silva|Ana Costa => -
it: Di Marco Rossi 10 febbraio 2023 => Marco Rossi => 2023-02-10
it: Di Mario Rossi, inviato a Roma => Mario Rossi => -
nl: Door Piet de Vries => Piet de Vries => -
nl: Door onze redacteur Piet Jansen 3 mei 2021 => Piet Jansen => 2021-05-03
vi: Bởi Trần Văn An, ngày 3 tháng 5, 2021 => Trần Văn An => 2021-05-03
da: Af Mette Hansen => Mette Hansen => -
sv: Av Anna Svensson och Erik Berg => Anna Svensson|Erik Berg => -
pl: Autor: Jan Kowalski => Jan Kowalski => -
pl: oprac. Jan Kowalski => Jan Kowalski => -
pl: oprac. Jan Kowalski 3.01.2018, godz. 12:10 | akt. 3.01.2018, godz. 16:45 => Jan Kowalski => 2018-01-03T12:10 2018-01-03T16:45
en: Publicado por Bo Ek => Bo Ek => -
en: Eingestellt von Bo Ek => Bo Ek => -
en: Words by Ann Lee Photographs by Bo Ek => Ann Lee|Bo Ek => -
en: By Ann Lee, photographs by Bo Ek => Ann Lee|Bo Ek => -
en: By Ann Lee Edited By: Bo Ek => Ann Lee => -
en: By Ann Lee Reporting from Lund => Ann Lee => -
en: By Ann Lee Edited By: Bo Ek Publish Date: Tue, 12 Mar 2024 08:15 AM (IST) Updated Date: Tue, 12 Mar 2024 10:02 AM (IST) => Ann Lee => 2024-03-12T08:15+05:30 2024-03-12T10:02+05:30
ru: Автор: Иван Петров => Иван Петров => -
ru: Текст: Иван Петров и Анна Сидорова => Иван Петров|Анна Сидорова => -
ar: بقلم محمد علي => محمد علي => -
ar: كتب: ليلى حداد - صور => ليلى حداد => -
he: מאת דוד כהן => דוד כהן => -
zh: 2020-10-04 15:05 聯合報 記者林宸誼／即時報導 => 林宸誼 => 2020-10-04T15:05
zh: 2009年03月12日 10:21 来源：西海都市报 作者：马海燕 李国栋 编辑：晓琳 我要评论(36) => 马海燕|李国栋 => 2009-03-12T10:21
ko: 홍길동 기자 => 홍길동 => -
ko: 김민수 기자 박서연 기자 => 김민수|박서연 => -
";
        for row in rows.lines().filter(|row| !row.is_empty()) {
            let (lang, example) = row.split_once(": ").unwrap();
            let parts: Vec<&str> = example.split(" => ").collect();
            let found = byline(parts[0], Some(lang)).unwrap_or_else(|| panic!("{row}"));
            let names: Vec<&str> = found.authors.iter().map(Clean::as_str).collect();
            assert_eq!(names.join("|"), parts[1].trim(), "{row}");
            let value = |date: &Option<Date>| date.as_ref().map(Date::value);
            let mut dates = value(&found.date).unwrap_or_else(|| "-".to_owned());
            if let Some(updated) = value(&found.updated) {
                dates += " ";
                dates += &updated;
            }
            assert_eq!(dates, parts[2], "{row}");
        }
    }

    #[test]
    fn sentences_and_headlines_are_no_bylines() {
        for (line, lang) in [
            ("By the time the police arrived, he had gone", "en"),
            ("By 2030, half of all cars will be electric", "en"),
            ("By default, docs.rs builds all crates", "en"),
            ("Da Vinci Exhibition Opens", "en"),
            ("Door Dash Shares Fall", "en"),
            ("Von der Leyen kündigt Sanktionen an", "de"),
            ("Von Berlin nach Rom in zehn Stunden", "de"),
            ("Par la fenêtre", "fr"),
            ("Por qué sube el precio", "es"),
            ("Iran and Russia widen security ties", "en"),
            ("February 10, 2023", "en"),
            ("", "en"),
        ] {
            assert_eq!(byline(line, Some(lang)), None, "{line}");
        }
    }

    proptest! {
        #[test]
        fn any_line_is_read(line in "(By|Von|par|記者|기자|Author:)? ?\\PC{0,50}( 10 Feb 2023)?") {
            let _found = byline(&line, None);
        }
    }
}
