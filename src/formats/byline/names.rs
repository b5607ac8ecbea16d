//! The names in a field that holds authors.

use super::words::{
    AND, AND_PERHAPS, BY, DONE, EDITED, EDITOR_LABELS, PLACES, SHARES, SUFFIXES, Sure, by_key,
};
use super::{han, line, part};
use crate::formats::furniture::is_absent;
use crate::formats::news_date::at_end;
use crate::text::Clean;
use crate::text::fold::folded;

/// The most bytes of a field that are read.
const LONGEST_FIELD: usize = 4_000;

/// The most words of a line that is a role.
const MOST_OF_ROLE: usize = 4;

/// The most names taken of one field.
const MOST_NAMES: usize = 64;

/// The names in a field that holds authors: "A, B and C", "By A", "A; B", `['A', 'B']`.
///
/// Empty where it holds none ("None", an address of a profile page). Roles and agencies after a name
/// are left out; alone they are kept, since they are all that is known.
pub fn authors(field: &str) -> Vec<Clean> {
    let end = (0..=field.len().min(LONGEST_FIELD))
        .rev()
        .find(|end| field.is_char_boundary(*end));
    let field = field.get(..end.unwrap_or(0)).unwrap_or_default().trim();
    if is_absent(field) {
        return Vec::new();
    }
    let Some(field) = without_editor(field) else {
        return Vec::new();
    };
    let members = members(field).unwrap_or_else(|| vec![field.to_owned()]);
    let names = members.iter().flat_map(|member| {
        if let Some(names) = han::names(member) {
            return names.iter().map(ToString::to_string).collect();
        }
        let names = without_date(without_by(member));
        // What says "by" is a line of a page, and may say where from: "Von Jürgen Groß, Passau".
        let is_line = names.len() < member.trim().len();
        split(if is_line { without_end(names) } else { names })
    });
    distinct(names)
}

/// A field without who edited the story: of "责任编辑：张三 作者：李四" the second name. `None` where no one else
/// is named.
fn without_editor(field: &str) -> Option<&str> {
    let label = field.split_once([':', '：']).map(|(label, _)| label.trim());
    if label.is_none_or(|label| !EDITOR_LABELS.contains(label)) {
        return Some(field);
    }
    let mut gaps = field.match_indices(char::is_whitespace);
    gaps.find_map(|(gap, _)| {
        let rest = field.get(gap..)?.trim_start();
        line::label(rest).is_some().then_some(rest)
    })
}

/// Names without where the last of them is, or what, after a comma or a dash: "Jürgen Groß, Passau",
/// "Mario Rossi, inviato a Roma". A single word after single words is a name of its own: "Lee, Sachs".
pub(super) fn without_end(text: &str) -> &str {
    let line = text.trim_end();
    let commas = line.rsplit_once([',', '،']);
    let mut cuts = commas.into_iter().chain(
        [" - ", " – "]
            .iter()
            .filter_map(|dash| line.rsplit_once(dash)),
    );
    let Some((names, _)) = cuts.find(|(_, last)| part::is_place_or_role(last)) else {
        return text;
    };
    let before = names.rsplit([',', '،', ';']).next().unwrap_or(names);
    if before.split_whitespace().count() >= 2 {
        names
    } else {
        text
    }
}

/// Whether `text` is nothing but a word for "and".
pub fn is_and(text: &str) -> bool {
    between(text.trim()) != Between::No
}

/// Whether `name` is that of a town that correspondents write from.
pub fn is_place(name: &str) -> bool {
    PLACES.contains(folded(name).as_str())
}

/// Whether a line is only what someone is or works for: "Transport correspondent", "Staff writer".
pub fn is_role(line: &str) -> bool {
    line.split_whitespace().count() <= MOST_OF_ROLE && part::is_role(line.trim())
}

/// Names cleaned, joined with their endings, without roles, each once.
pub(super) fn distinct(parts: impl Iterator<Item = String>) -> Vec<Clean> {
    let mut names: Vec<String> = Vec::new();
    for raw in parts {
        let name = part::name(&raw);
        let is_suffix = SUFFIXES.contains(name.to_lowercase().as_str());
        if let Some(last) = names.last_mut().filter(|_| is_suffix) {
            last.push_str(", ");
            last.push_str(&name);
        } else if !name.is_empty() && names.len() < MOST_NAMES {
            names.push(name);
        }
    }
    let has_person = names.iter().any(|name| !part::is_role(name));
    let mut clean: Vec<Clean> = Vec::new();
    for name in names {
        let is_known = clean
            .iter()
            .any(|known| folded(known.as_str()) == folded(&name));
        if !(is_known || has_person && part::is_role(&name)) {
            clean.push(Clean::line(&name));
        }
    }
    clean.retain(|name| !name.is_empty());
    clean
}

/// Cuts `text` where one name ends and the next begins.
///
/// Where semicolons part the names, a comma stands inside one: "Bayramli, Nigar; Sachs, Sam".
pub(super) fn split(text: &str) -> Vec<String> {
    let by_semicolon = text.contains([';', '；']);
    let is_separator = |character: char| match character {
        ';' | '；' | '|' | '｜' | '\n' | '\t' | '•' => true,
        ',' | '，' | '、' | '،' | '／' => !by_semicolon,
        _ => false,
    };
    let coarse = text.split(is_separator).flat_map(|part| {
        part.split(" / ")
            .flat_map(|part| part.split(" · "))
            .flat_map(|part| part.split(" - "))
            .flat_map(|part| part.split(" – "))
    });
    coarse
        .flat_map(shares)
        .flat_map(|words| split_words(&words))
        .collect()
}

/// Cuts a part where it says what another of several people did, "Words by A Photographs by B"; who
/// edited what others wrote is left out.
fn shares(part: &str) -> Vec<Vec<&str>> {
    let words: Vec<&str> = part.split_whitespace().collect();
    let mut shares: Vec<Vec<&str>> = vec![Vec::new()];
    let mut place = 0;
    while let Some(word) = words.get(place) {
        let key = folded(word);
        let next = words.get(place + 1).map(|next| folded(by_key(next)));
        let is_by = next.is_some_and(|next| BY.iter().any(|(by, _, _)| *by == next));
        let is_after_name = shares.iter().any(|share| !share.is_empty());
        if is_by && EDITED.contains(key.as_str()) && is_after_name {
            break;
        }
        if is_by && SHARES.contains(key.as_str()) {
            shares.push(Vec::new());
            place += 2;
            continue;
        }
        if let Some(share) = shares.last_mut() {
            share.push(word);
        }
        place += 1;
    }
    shares
}

/// Cuts a part at words for "and".
fn split_words(words: &[&str]) -> Vec<String> {
    let mut names = Vec::new();
    let mut name: Vec<&str> = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let between = between(word);
        if between == Between::No {
            name.push(word);
            continue;
        }
        let rest = words.get(place + 1..).unwrap_or_default();
        let after = rest
            .iter()
            .take_while(|word| self::between(word) == Between::No)
            .count();
        // ", and Ann Lee" begins with the word after the comma.
        if place == 0 && after > 0 && between == Between::Yes {
            continue;
        }
        let is_cut = match between {
            Between::Yes => !name.is_empty() && after > 0,
            _ => (name.len() == 1 && after > 0) || (name.len() >= 2 && after >= 2),
        };
        if is_cut {
            names.push(name.join(" "));
            name.clear();
        } else {
            name.push(word);
        }
    }
    names.push(name.join(" "));
    names
}

/// Whether a word stands between two names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Between {
    No,
    Perhaps,
    Yes,
}

/// Whether `word` stands between two names. With one capital it is a name itself.
fn between(word: &str) -> Between {
    let lower = word.to_lowercase();
    let is_capitals = word.len() > 1 && word.to_uppercase() == word;
    if word != lower && !is_capitals {
        Between::No
    } else if AND.contains(lower.as_str()) {
        Between::Yes
    } else if AND_PERHAPS.contains(word) {
        Between::Perhaps
    } else {
        Between::No
    }
}

/// `field` without "By" or "Author:" before the names. A word that begins names too goes only
/// before two capitals: "Von Max Müller", but "Von Miller".
fn without_by(field: &str) -> &str {
    if let Some(rest) = line::label(field) {
        return rest.trim();
    }
    let Some((word, rest)) = field.split_once(char::is_whitespace) else {
        return if field.eq_ignore_ascii_case("by") {
            ""
        } else {
            field
        };
    };
    let key = folded(by_key(word));
    let Some((_, sure, _)) = BY.iter().find(|(by, _, _)| *by == key) else {
        let by = rest.split_once(char::is_whitespace);
        let by = by.filter(|(by, _)| {
            let by = folded(by_key(by));
            BY.iter().any(|(known, _, _)| *known == by)
        });
        let is_done = DONE.contains(key.as_str()) || SHARES.contains(key.as_str());
        return by
            .filter(|_| is_done)
            .map_or(field, |(_, names)| names.trim());
    };
    let capitals = rest
        .split_whitespace()
        .take(2)
        .filter(|word| word.starts_with(char::is_uppercase));
    if *sure == Sure::Always || capitals.count() == 2 {
        rest.trim()
    } else {
        field
    }
}

/// `field` without a date at its end.
fn without_date(field: &str) -> &str {
    match at_end(field, None, "byline") {
        Some((range, _)) => field.get(..range.start).unwrap_or_default(),
        None => field,
    }
}

/// The members of a list as Python or JSON write it: `['A', "B"]`.
fn members(field: &str) -> Option<Vec<String>> {
    let inner = field.strip_prefix('[')?.strip_suffix(']')?;
    if inner.starts_with('[') {
        return None;
    }
    let mut members = Vec::new();
    let mut member: Option<(char, String)> = None;
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        match &mut member {
            Some((quote, _)) if *quote == character => {
                members.extend(member.take().map(|(_, text)| text));
            }
            Some((_, text)) if character == '\\' => text.extend(characters.next()),
            Some((_, text)) => text.push(character),
            None if matches!(character, '\'' | '"') => member = Some((character, String::new())),
            None => {}
        }
    }
    if members.is_empty() {
        members = inner.split(',').map(str::to_owned).collect();
    }
    Some(members)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_names_of_a_field_are_told_apart() {
        for (field, expected) in [
            ("Nigar Bayramli", "Nigar Bayramli"),
            ("By Nigar Bayramli", "Nigar Bayramli"),
            ("by ALLY MUTNICK", "ALLY MUTNICK"),
            ("A. Lee, B. Sachs and C. Yang", "A. Lee|B. Sachs|C. Yang"),
            ("Ann Lee & Bob Sachs", "Ann Lee|Bob Sachs"),
            ("Ann Lee; Bob Sachs", "Ann Lee|Bob Sachs"),
            ("Lee, Ann; Sachs, Bob", "Lee, Ann|Sachs, Bob"),
            ("Max Müller und Eva Maier", "Max Müller|Eva Maier"),
            ("José Ortega y Gasset", "José Ortega y Gasset"),
            ("Ana Ruiz y Luis Gil", "Ana Ruiz|Luis Gil"),
            ("Ana e João", "Ana|João"),
            ("Marie Dupont et Jean Petit", "Marie Dupont|Jean Petit"),
            ("Jan Jansen en Piet de Vries", "Jan Jansen|Piet de Vries"),
            ("Иван Петров и Анна Сидорова", "Иван Петров|Анна Сидорова"),
            ("Chrisc, Robert", "Chrisc|Robert"),
            ("John Smith, Jr.", "John Smith, Jr."),
            (
                "John Smith, PhD, and Ann Lee, M.D.",
                "John Smith, PhD|Ann Lee, M.D.",
            ),
            ("Ann Lee, Reuters", "Ann Lee"),
            ("Ann Lee, staff writer", "Ann Lee"),
            ("Reuters", "Reuters"),
            ("Le Monde avec AFP", "Le Monde avec AFP"),
            ("['Ann Lee', \"Bob O'Hara\"]", "Ann Lee|Bob O'Hara"),
            ("[]", ""),
            ("[\"\"]", ""),
            ("[[Ann Lee]]", "Ann Lee"),
            ("[[Ann Lee]], [[Bob Sachs]]", "Ann Lee|Bob Sachs"),
            ("None", ""),
            ("nan", ""),
            ("", ""),
            ("https://www.facebook.com/ann", ""),
            ("ann@example.org (Ann Lee)", "Ann Lee"),
            ("Ann Lee, ann lee", "Ann Lee"),
            ("Von Max Müller", "Max Müller"),
            ("Von Miller", "Von Miller"),
            ("Von Jürgen Groß, Passau", "Jürgen Groß"),
            ("Par Marie Dupont, à Lyon", "Marie Dupont"),
            ("Marie Dupont, Lyon", "Marie Dupont|Lyon"),
            ("Ursula von der Leyen", "Ursula von der Leyen"),
            ("By 18F 21.01.2015 00:00", "18F"),
            ("By  February 6, 2014", ""),
            ("Author: Ann Lee", "Ann Lee"),
            ("作者：张三、李四", "张三|李四"),
            ("责任编辑：张三", ""),
            ("责任编辑：张三 作者：李四", "李四"),
            ("name, me@example.org", ""),
            ("Team Register", "Team Register"),
            ("oli-obk", "oli-obk"),
            ("/u/teapots12", "/u/teapots12"),
            ("Jean-Paul Sartre", "Jean-Paul Sartre"),
            ("ANN LEE AND BOB SACHS", "ANN LEE|BOB SACHS"),
            ("Kovács Éva és Nagy Pál", "Kovács Éva|Nagy Pál"),
            ("Ja Rule", "Ja Rule"),
            ("Written by Ann Lee", "Ann Lee"),
            ("Publicado por Bo Ek", "Bo Ek"),
            ("oprac. Jan Kowalski", "Jan Kowalski"),
            ("Szerző", ""),
            ("Publicerad, Maja Lindqvist, Uppdaterad", "Maja Lindqvist"),
            ("이정훈 기자", "이정훈"),
            ("记者 张三 李四", "张三|李四"),
        ] {
            let names: Vec<String> = authors(field).iter().map(ToString::to_string).collect();
            assert_eq!(names.join("|"), expected, "{field}");
        }
    }

    proptest! {
        #[test]
        fn any_field_is_read(field in "\\PC{0,60}|[\\[\\]'\",;|&a-zÀ-ž @./()<>-]{0,60}") {
            for name in authors(&field) {
                prop_assert!(!name.is_empty());
            }
        }
    }
}
