//! What stays in one line though a space or a slash stands in it: a number with its unit, a day with its
//! month, a dash with the word before it.
//!
//! The tie is of this program, not of the text: where a measure is too narrow for all that is tied, it is
//! broken there before any word is.

use crate::reader::fragment::Fragment;

/// The bytes on either side of a place that are looked at: longer words are in none of the lists.
const WORD_BYTES: usize = 24;

/// Letters on either side of a slash within a unit, or what reads as one, at most.
const SLASH_LETTERS: usize = 5;

/// What follows a number and is read with it, without the full stop of an abbreviation.
const UNITS: [&str; 118] = [
    "%", "‰", "°", "°C", "°F", "€", "$", "£", "¥", "₽", "₺", "₹", "zł", "Kč", "kr", "Fr", "CHF",
    "EUR", "USD", "GBP", "JPY", "RUB", "TRY", "nm", "µm", "mm", "cm", "dm", "m", "km", "m²", "m³",
    "cm²", "cm³", "km²", "ha", "mi", "ft", "yd", "sm", "mg", "g", "kg", "t", "kt", "Mt", "lb",
    "lbs", "oz", "ml", "cl", "l", "L", "hl", "ms", "s", "sec", "min", "Min", "Std", "h", "hrs",
    "Uhr", "am", "a.m", "AM", "pm", "p.m", "PM", "Hz", "kHz", "MHz", "GHz", "V", "kV", "A", "mA",
    "W", "kW", "MW", "GW", "TW", "Wh", "kWh", "MWh", "GWh", "TWh", "J", "kJ", "kcal", "N", "Pa",
    "hPa", "bar", "K", "dB", "B", "kB", "KB", "MB", "GB", "TB", "Mbit", "kn", "km/h", "mph", "bn",
    "Mio", "Mrd", "Mill", "Tsd", "Mo", "км", "кг", "руб", "млн", "млрд", "тыс",
];

/// What stands before a number and is read with it.
const BEFORE: [&str; 44] = [
    "page", "pages", "Seite", "Seiten", "p.", "pp.", "S.", "s.", "n°", "N°", "nº", "Nº", "No.",
    "no.", "Nos.", "Nr.", "nr.", "№", "§", "§§", "Art.", "art.", "Abs.", "Kap.", "ch.", "chap.",
    "Ch.", "vol.", "Vol.", "Bd.", "fig.", "Fig.", "Abb.", "Tab.", "Rn.", "col.", "cap.", "стр.",
    "ст.", "с.", "€", "$", "£", "CHF",
];

/// The months, in lower case.
const MONTHS: [&str; 99] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "januar",
    "jänner",
    "februar",
    "märz",
    "mai",
    "juni",
    "juli",
    "oktober",
    "dezember",
    "okt",
    "dez",
    "janvier",
    "février",
    "mars",
    "avril",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
    "gennaio",
    "febbraio",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "settembre",
    "ottobre",
    "dicembre",
    "januari",
    "februari",
    "maart",
    "mei",
    "augustus",
    "marts",
    "maj",
    "augusti",
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
    "stycznia",
    "lutego",
    "marca",
    "kwietnia",
    "czerwca",
    "lipca",
    "sierpnia",
    "ocak",
    "şubat",
    "nisan",
    "haziran",
    "temmuz",
];

/// The fragments of `line`, those that are tied made one as far as `cells` allow.
pub(crate) fn join(line: &str, fragments: Vec<Fragment>, cells: usize) -> Vec<Fragment> {
    join_where(line, fragments, cells, are_tied)
}

/// The fragments of `line`, made one as far as `cells` allow where `are_tied` says so of two.
pub(crate) fn join_where(
    line: &str,
    mut fragments: Vec<Fragment>,
    cells: usize,
    are_tied: impl Fn(&str, &Fragment, &Fragment) -> bool,
) -> Vec<Fragment> {
    let is_pair = |pair: &[Fragment]| matches!(pair, [one, other] if are_tied(line, one, other));
    let Some(first) = fragments.windows(2).position(is_pair) else {
        return fragments;
    };
    let (mut last, mut before) = (first, None::<Fragment>);
    for place in first..fragments.len() {
        let Some(next) = fragments.get(place).copied() else {
            break;
        };
        let is_tied = before.is_some_and(|before| are_tied(line, &before, &next));
        let grown = fragments.get(last).filter(|_| is_tied);
        let grown = grown.and_then(|first| {
            let joined = first.cells + first.space_cells + next.cells;
            (joined as usize + next.hyphen_cells as usize <= cells).then_some(Fragment {
                start: first.start,
                cells: joined,
                ..next
            })
        });
        last += usize::from(grown.is_none() && place > first);
        if let Some(kept) = fragments.get_mut(last) {
            *kept = grown.unwrap_or(next);
        }
        before = Some(next);
    }
    fragments.truncate(last + 1);
    fragments
}

/// Whether no line breaks between two fragments of `line` that stand side by side.
pub(crate) fn are_tied(line: &str, before: &Fragment, next: &Fragment) -> bool {
    let bytes = line.as_bytes();
    let last = before.end.checked_sub(1).and_then(|at| bytes.get(at));
    let (Some(last), Some(first)) = (last, bytes.get(next.start)) else {
        return false;
    };
    let is_after_digit = |back: usize| {
        let byte = before.end.checked_sub(back).and_then(|at| bytes.get(at));
        byte.is_some_and(u8::is_ascii_digit)
    };
    // A cheap no for nearly all of a text.
    let may_be = if before.space_cells == 0 {
        *last == b'/' || *first == 0xe2
    } else {
        let is_ordinal = last.is_ascii_lowercase() && is_after_digit(3);
        let is_number = is_after_digit(1) || *last == b'.' && is_after_digit(2);
        first.is_ascii_digit() || is_number || is_ordinal || matches!(first, b'-' | 0xe2)
    };
    if !may_be || before.is_cut {
        return false;
    }
    let (Some(text), Some(rest)) = (line.get(..before.end), line.get(next.start..)) else {
        return false;
    };
    if before.space_cells == 0 {
        rest.starts_with('—') || is_within_unit(text, rest)
    } else {
        holds(text, rest)
    }
}

/// Whether no line breaks at the space between `text` and `rest`.
pub(crate) fn holds(text: &str, rest: &str) -> bool {
    let (before, after) = (word_before(text), word_after(rest));
    if matches!(after, "-" | "--" | "–" | "—" | "―") {
        return true;
    }
    let begins_with_digit = after.starts_with(|letter: char| letter.is_ascii_digit());
    if begins_with_digit {
        return BEFORE.contains(&before.trim_start_matches(['(', '[', '“', '„', '«']))
            || are_thousands(before, after)
            || is_month(before) && day(after).is_some()
            || matches!(before, "h" | "Uhr") && ends_in_digit(text, before);
    }
    let is_day = day(before).is_some();
    let unit = after.trim_end_matches([
        ',', ';', ':', '!', '?', ')', ']', '”', '“', '»', '"', '.', '…',
    ]);
    is_day && is_month(unit)
        || before.ends_with(|letter: char| letter.is_ascii_digit()) && is_unit(unit)
}

/// The word at the end of `text`, or as much of it as can matter.
fn word_before(text: &str) -> &str {
    let start = text.ceil_char_boundary(text.len().saturating_sub(WORD_BYTES));
    let end = text.get(start..).unwrap_or_default();
    end.rsplit(char::is_whitespace).next().unwrap_or_default()
}

/// The word at the start of `rest`, or as much of it as can matter.
fn word_after(rest: &str) -> &str {
    let end = rest.floor_char_boundary(WORD_BYTES);
    let start = rest.get(..end).unwrap_or_default();
    start.split(char::is_whitespace).next().unwrap_or_default()
}

/// Whether a number stands before `word`, the last of `text`.
fn ends_in_digit(text: &str, word: &str) -> bool {
    let before = text.strip_suffix(word).unwrap_or_default().trim_end();
    before.ends_with(|letter: char| letter.is_ascii_digit())
}

/// Whether a word that follows a number is its unit, or two with a slash between them.
fn is_unit(word: &str) -> bool {
    if UNITS.contains(&word) {
        return true;
    }
    let parts = word.split_once('/');
    parts.is_some_and(|(one, other)| UNITS.contains(&one) && other.chars().count() <= SLASH_LETTERS)
}

/// Whether `before` and `after` are groups of one number: `1 000`.
fn are_thousands(before: &str, after: &str) -> bool {
    let before = before.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    let is_group = (1..=3).contains(&before.len()) && before.bytes().all(|it| it.is_ascii_digit());
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    is_group && digits == 3
}

/// The day of a month that `word` can be, written `3`, `3.`, `3rd`, `1er`.
fn day(word: &str) -> Option<u8> {
    let digits = word.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let sign = word.strip_prefix(digits)?;
    let is_ordinal = matches!(
        sign,
        "" | "." | "," | "st" | "nd" | "rd" | "th" | "er" | "º" | ";" | ")"
    );
    let day = digits
        .parse()
        .ok()
        .filter(|_| digits.len() <= 2 && is_ordinal)?;
    (1..=31).contains(&day).then_some(day)
}

/// Whether `word` is the name of a month, or short for one.
fn is_month(word: &str) -> bool {
    MONTHS.contains(&word.trim_end_matches('.').to_lowercase().as_str())
}

/// Whether the slash at the end of `text` is one of a short word that goes on in `rest`, as `km/h` or
/// `and/or`: an address has more of them.
fn is_within_unit(text: &str, rest: &str) -> bool {
    let (before, after) = (word_before(text), word_after(rest));
    let Some(before) = before.strip_suffix('/') else {
        return false;
    };
    let is_part = |part: &str| {
        let letters =
            part.trim_matches(|letter: char| letter.is_ascii_punctuation() && letter != '/');
        (1..=SLASH_LETTERS).contains(&letters.chars().count())
            && letters.chars().all(char::is_alphanumeric)
    };
    is_part(before) && is_part(after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::wrap::plain_lines;

    #[test]
    fn what_belongs_together_is_tied() {
        for (text, rest) in [
            ("at 20", "km/h on"),
            ("bei 20", "°C."),
            ("pour 1", "000 €"),
            ("pour 1 000", "€"),
            ("à 14", "h 30"),
            ("à 14 h", "30, dit-il"),
            ("um 14", "Uhr"),
            ("rund 5", "Mio. Euro"),
            ("(p.", "12)"),
            ("S.", "12"),
            ("voir page", "12"),
            ("n°", "5"),
            ("No.", "5"),
            ("(§", "3"),
            ("le 14", "juillet 1789"),
            ("on 12", "March,"),
            ("on March", "12, 2023"),
            ("(on March", "12)"),
            ("on March", "12; then"),
            ("am 3.", "Oktober"),
            ("le 1er", "août"),
            ("за 20", "млн рублей"),
            ("war", "— and peace"),
            ("war", "– and peace"),
        ] {
            assert!(holds(text, rest), "{text} + {rest}");
        }
        for (text, rest) in [
            ("in 2023", "100 people"),
            ("the 20", "people"),
            ("in May", "2023"),
            ("S", "12"),
            ("word", "–word"),
            ("and", "then"),
            ("on 45", "March"),
        ] {
            assert!(!holds(text, rest), "{text} {rest}");
        }
    }

    #[test]
    fn each_month_is_listed_once() {
        let months: std::collections::HashSet<_> = MONTHS.into_iter().collect();
        assert_eq!(months.len(), MONTHS.len());
    }

    #[test]
    fn ties_are_broken_before_words_are() {
        for (text, cells, expected) in [
            ("runs at 20 km/h on", 10, vec!["runs at", "20 km/h on"]),
            ("um 14 Uhr", 5, vec!["um 14", "Uhr"]),
            ("it costs 1 000 000 €", 11, vec!["it costs", "1 000 000 €"]),
            (
                "it costs 1 000 000 €",
                8,
                vec!["it costs", "1 000", "000 €"],
            ),
            ("war and—peace", 7, vec!["war", "and—", "peace"]),
            ("war and — peace", 9, vec!["war and —", "peace"]),
            ("and/or A/B it", 8, vec!["and/or", "A/B it"]),
            (
                "see some/where/else/x",
                12,
                vec!["see some/", "where/else/x"],
            ),
        ] {
            assert_eq!(plain_lines(text, cells), expected, "{text:?} in {cells}");
        }
    }
}
