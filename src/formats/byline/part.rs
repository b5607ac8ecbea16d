//! One name of a byline, cleaned of what stands about it.

use super::words::{
    AUTHOR_LABELS, BEFORE_BY, BEFORE_PLACE, BY, DONE, HOUSES, NEWSROOMS, OURS, PARTICLES,
    PLACEHOLDERS, PLACES, REPORTING, ROLES, SUFFIXES, by_key,
};
use crate::formats::caption::is_agency;
use crate::formats::furniture::is_absent;
use crate::formats::news_date;
use crate::text::fold::folded;

/// The most characters of a name.
const LONGEST_NAME: usize = 100;

/// The most words of a name in a line.
const MOST_WORDS: usize = 7;

/// The name in `part`, without links, addresses, brackets and marks at its ends; empty where it
/// holds none.
pub(super) fn name(part: &str) -> String {
    let part = unlinked(part.trim());
    let part = in_brackets_of_address(&part).unwrap_or(&part);
    let words: Vec<&str> = without_brackets(part)
        .split_whitespace()
        .filter(|word| !is_address(word))
        .collect();
    let words = without_agency(without_ours(without_reporting(without_site(&words))));
    let name = words.join(" ");
    let name = name.trim_matches(|mark: char| {
        mark.is_whitespace() || (is_mark(mark) && !matches!(mark, '.' | '/' | '@'))
    });
    let name = name.trim_end_matches(['/', '@']).trim();
    let has_letter = name.chars().any(char::is_alphabetic);
    let is_none = is_absent(name) || PLACEHOLDERS.contains(folded(name).as_str());
    if !has_letter || is_none || is_label(name) || name.chars().nth(LONGEST_NAME).is_some() {
        return String::new();
    }
    name.to_owned()
}

/// The words of a name without the site that it was written for: "Ned Barlow for Quay Online".
fn without_site<'w>(words: &'w [&'w str]) -> &'w [&'w str] {
    let is_for = |word: &&str| word.eq_ignore_ascii_case("for");
    let Some(place) = words.iter().position(is_for).filter(|place| *place >= 2) else {
        return words;
    };
    let (name, site) = words.split_at_checked(place).unwrap_or((words, &[]));
    let is_site = site.iter().any(|word| {
        let word = word.to_lowercase();
        word.ends_with("online") || word.rsplit('.').next() == Some("com")
    });
    if is_site { name } else { words }
}

/// The words of a name without from where its bearer reports: "Ann Lee Reporting from Lund".
fn without_reporting<'w>(words: &'w [&'w str]) -> &'w [&'w str] {
    let is_reporting = |word: &&str| REPORTING.contains(folded(word).as_str());
    let place = words.iter().skip(2).position(is_reporting);
    let cut = place.and_then(|place| words.split_at_checked(place + 2));
    match cut {
        Some((name, [_])) => name,
        Some((name, [_, next, _, ..])) if BEFORE_PLACE.contains(folded(next).as_str()) => name,
        _ => words,
    }
}

/// Whether `text` is nothing but what stands before a name or a date: "Szerző", "Posted by",
/// "Publicerad". Scrapers take it for a name, and pages give it an element of its own.
pub(super) fn is_label(text: &str) -> bool {
    let text = folded(by_key(text.trim()));
    let is_by = |word: &str| BY.iter().any(|(by, _, _)| *by == word);
    let mut words = text.split_whitespace();
    let is_of_labels = words.next_back().is_some_and(is_by)
        && words.all(|word| BEFORE_BY.contains(word) || DONE.contains(word));
    is_of_labels || AUTHOR_LABELS.contains(text.as_str()) || news_date::is_label(&text)
}

/// The words of a name without what someone is to us: "unserem Korrespondenten Max Frei".
fn without_ours<'w>(words: &'w [&'w str]) -> &'w [&'w str] {
    let is_ours = |word: &&str| OURS.contains(folded(word).as_str());
    let Some((_, rest)) = words.split_first().filter(|(first, _)| is_ours(first)) else {
        return words;
    };
    let is_role = |word: &&&str| ROLES.contains(folded(word).as_str());
    let roles = rest.iter().take_while(is_role).count();
    let name = rest.get(roles..).unwrap_or_default();
    if roles == 0 || name.is_empty() {
        words
    } else {
        name
    }
}

/// The words of a name without the agency that someone writes for, and as what: "Ann Lee AP Medical
/// Writer".
fn without_agency<'w>(words: &'w [&'w str]) -> &'w [&'w str] {
    let is_short_agency = |word: &&str| word.len() <= 8 && is_agency(word);
    let place = words.iter().skip(2).position(is_short_agency);
    let Some((name, rest)) = place.and_then(|place| words.split_at_checked(place + 2)) else {
        return words;
    };
    // "Le Monde avec AFP" names both.
    if !name.last().is_some_and(|last| is_capital(last)) {
        return words;
    }
    let is_end = match rest.last() {
        Some(_) if rest.len() == 1 => true,
        Some(last) => ROLES.contains(folded(last).as_str()),
        None => false,
    };
    if is_end { name } else { words }
}

/// Whether `name` is what someone is, for whom they write or where, and not who: "staff writer",
/// "Reuters", "Moskau".
pub(super) fn is_role(name: &str) -> bool {
    is_agency(name)
        || PLACES.contains(folded(name).as_str())
        || is_house(name)
        || name
            .split([' ', '-', '/'])
            .any(|word| ROLES.contains(folded(word).as_str()))
}

/// Whether `name` is that of a paper, a station or a school: "BBC News", "Yale University", "남해일보".
pub fn is_house(name: &str) -> bool {
    /// The same in scripts that put no space before such a word.
    const ENDINGS: &[&str] = &[
        "일보",
        "신문",
        "뉴스",
        "방송",
        "通讯社",
        "通訊社",
        "日报",
        "日報",
        "晚报",
        "晚報",
        "新闻网",
        "新聞",
        "新聞社",
        "通信社",
    ];
    if ENDINGS.iter().any(|ending| name.ends_with(ending)) {
        return true;
    }
    let last = name.rsplit_once(char::is_whitespace).map(|(_, last)| last);
    last.is_some_and(|last| HOUSES.contains(folded(last).as_str()))
}

/// Whether `text`, after the comma behind a name, is where its bearer is or what they are: "Passau", "à
/// Lyon", "inviato a Roma".
pub(super) fn is_place_or_role(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let key = |word: &str| folded(word);
    let is_role = words.iter().any(|word| ROLES.contains(key(word).as_str()));
    let place = match words.split_first() {
        Some((first, rest)) if !rest.is_empty() && BEFORE_PLACE.contains(key(first).as_str()) => {
            rest
        }
        _ => &words,
    };
    let is_place = match place {
        [one] => {
            let is_of_letters = |c: char| c.is_alphabetic() || matches!(c, '-' | '/' | '\'' | '’');
            let is_suffix = SUFFIXES.contains(one.to_lowercase().as_str());
            one.chars().all(is_of_letters) && !one.starts_with(char::is_lowercase) && !is_suffix
        }
        _ => false,
    };
    is_role || is_place
}

/// Whether `name` looks like one: its words have capitals, or are the small words of names. Scripts
/// without capitals have short names.
pub(super) fn looks_like_name(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let first = words.first().copied().unwrap_or_default();
    let is_bare = !name.contains(['?', '!', ':', '"', '“', '”', '«', '»', '%', '$', '€', '='])
        && (!name.ends_with('.') || ends_in_initial(name));
    let is_whole = words.len() <= MOST_WORDS && !first.is_empty();
    let has_name = words
        .iter()
        .any(|word| word.chars().any(char::is_alphabetic) && is_capital(word));
    is_bare && is_whole && has_name && words.iter().all(|word| is_name_word(word))
}

/// Whether a word can be one of a name.
fn is_name_word(word: &str) -> bool {
    let key = folded(word);
    is_capital(word)
        || PARTICLES.contains(key.trim_end_matches(['.', '\'']))
        || NEWSROOMS.contains(key.as_str())
        || ["d'", "l'", "al-", "el-", "de-", "o'", "'t"]
            .iter()
            .any(|start| key.starts_with(start))
}

/// Whether a word begins with a capital, a letter of a script without capitals, or a digit.
fn is_capital(word: &str) -> bool {
    let first = word.chars().find(|character| character.is_alphanumeric());
    first.is_some_and(|first| !first.is_lowercase())
}

/// Whether the full stop at the end of `name` is that of an initial or of "Jr.".
fn ends_in_initial(name: &str) -> bool {
    let last = name.trim_end_matches('.').rsplit([' ', '.']).next();
    last.is_some_and(|last| last.chars().count() <= 3)
}

/// `part` without the brackets of links: `[[Name]]`, `[[Page|Name]]`, `[Name](address)`.
fn unlinked(part: &str) -> String {
    if let Some(inner) = part
        .strip_prefix("[[")
        .and_then(|rest| rest.strip_suffix("]]"))
    {
        return inner.rsplit('|').next().unwrap_or(inner).to_owned();
    }
    if let Some((name, address)) = part
        .strip_prefix('[')
        .and_then(|rest| rest.split_once("]("))
        && address.ends_with(')')
    {
        return name.to_owned();
    }
    part.replace("[[", "").replace("]]", "")
}

/// The name of `address@host (Name)`.
fn in_brackets_of_address(part: &str) -> Option<&str> {
    let (address, name) = part.split_once(" (")?;
    address.contains('@').then(|| name.trim_end_matches(')'))
}

/// `part` without what stands in brackets after it: "Name (Reuters)", "Name <address>". A name may go on
/// behind them: "Ned (N.J.) Barlow".
fn without_brackets(part: &str) -> &str {
    let end = part.find(['(', '<', '（', '［']).filter(|end| *end > 0);
    let (before, behind) = end
        .and_then(|end| part.split_at_checked(end))
        .unwrap_or((part, ""));
    if goes_on_behind(before, behind) {
        part
    } else {
        before
    }
}

/// Whether the name that begins `before` a bracket ends `behind` it: neither is whole alone.
fn goes_on_behind(before: &str, behind: &str) -> bool {
    let Some((inside, rest)) = behind
        .strip_prefix('(')
        .and_then(|rest| rest.split_once(')'))
    else {
        return false;
    };
    let is_one = |text: &str| text.split_whitespace().count() == 1 && is_capital(text);
    let is_inside = inside.contains('.')
        && inside
            .chars()
            .all(|c| c == '.' || c == ' ' || c.is_uppercase());
    is_one(before) && is_one(rest) && is_inside && !is_role(rest.trim())
}

/// Whether a word is an address of mail or of a page, or the handle of an account.
fn is_address(word: &str) -> bool {
    let word = word.trim_start_matches(['(', '<', '[']);
    let is_mail = word.contains('@') && (word.starts_with('@') || word.contains('.'));
    is_mail
        || ["http://", "https://", "www.", "mailto:"]
            .iter()
            .any(|start| word.starts_with(start))
}

/// Whether a character at the end of a name is not part of it.
fn is_mark(character: char) -> bool {
    !character.is_alphanumeric() && !unicode_normalization::char::is_combining_mark(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cleaned_of_links_addresses_and_marks() {
        for (part, expected) in [
            (" Nigar Bayramli ", "Nigar Bayramli"),
            ("[[Nigar Bayramli]]", "Nigar Bayramli"),
            ("[[People/Nigar|Nigar Bayramli]]", "Nigar Bayramli"),
            ("[Nigar](https://example.org/nigar)", "Nigar"),
            ("nigar@example.org (Nigar Bayramli)", "Nigar Bayramli"),
            ("Nigar Bayramli <nigar@example.org>", "Nigar Bayramli"),
            ("Nigar Bayramli nigar@example.org", "Nigar Bayramli"),
            ("Nigar Bayramli (Reuters)", "Nigar Bayramli"),
            ("Nigar (N.J.) Bayramli", "Nigar (N.J.) Bayramli"),
            ("Nigar (NRK) Bayramli", "Nigar"),
            ("Nigar (Fotos) Bayramli", "Nigar"),
            ("Nigar (Reuters) Bayramli", "Nigar"),
            ("Nigar Bayramli @nigar", "Nigar Bayramli"),
            ("- Nigar Bayramli |", "Nigar Bayramli"),
            ("Martin Luther King Jr.", "Martin Luther King Jr."),
            ("/u/teapots12", "/u/teapots12"),
            ("https://www.facebook.com/nigar", ""),
            ("None", ""),
            ("Nigar Bayramli Reporting from Baku", "Nigar Bayramli"),
            ("Szerző", ""),
            ("Von", ""),
            ("Автор:", ""),
            ("作者", ""),
            ("Posted by", ""),
            ("Publicerad", ""),
            ("Last updated:", ""),
            ("12345", ""),
            ("—", ""),
        ] {
            assert_eq!(name(part), expected, "{part}");
        }
    }

    #[test]
    fn words_of_a_sentence_are_no_name() {
        for (text, expected) in [
            ("Nigar Bayramli", true),
            ("ALLY MUTNICK", true),
            ("Ursula von der Leyen", true),
            ("J. K. Rowling", true),
            ("Robert Downey Jr.", true),
            ("18F", true),
            ("La rédaction", true),
            ("Иван Петров", true),
            ("نيكار", true),
            ("default", false),
            ("the time police arrived", false),
            ("2030", false),
            ("Any Means?", false),
            ("", false),
        ] {
            assert_eq!(looks_like_name(text), expected, "{text}");
        }
    }
}
