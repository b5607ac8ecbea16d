//! Numbers in the digits of every script, and in Chinese characters.

use super::piece::Number;

/// The digits a number is written in, where they tell something of its calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Digits {
    /// Digits of Persian, whose years are of the solar calendar.
    Persian,
    /// Digits of Thai, whose years are of the Buddhist era.
    Thai,
    /// Any others.
    Other,
}

/// The zeros of the scripts whose digits are read; the other nine follow each.
const ZEROS: [char; 16] = [
    '0', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{b66}', '\u{be6}',
    '\u{c66}', '\u{ce6}', '\u{d66}', '\u{e50}', '\u{1040}', '\u{17e0}', '\u{ff10}',
];

/// What digit `character` is.
pub(super) fn digit(character: char) -> Option<(u32, Digits)> {
    if character.is_ascii() {
        return Some((character.to_digit(10)?, Digits::Other));
    }
    let zero = ZEROS
        .into_iter()
        .find(|zero| (0..10).contains(&(u32::from(character).wrapping_sub(u32::from(*zero)))))?;
    let script = match zero {
        '\u{6f0}' => Digits::Persian,
        '\u{e50}' => Digits::Thai,
        _ => Digits::Other,
    };
    Some((u32::from(character) - u32::from(zero), script))
}

/// Whether `line` holds a number at all; most lines hold none, and so no date.
pub(super) fn has_number(line: &str) -> bool {
    line.chars()
        .any(|character| digit(character).is_some() || value(character).is_some())
}

/// The number that `rest` starts with, and its length in bytes.
///
/// A number too large for a date is as good as any other. Of digits that ran together when the page
/// lost its spaces, "February 10, 20232:05 PM" and "10 Feb 202310 Feb 2023", the year is a number of
/// its own.
pub(super) fn number(rest: &str) -> (Number, usize) {
    let (number, length) = digits(rest, usize::MAX);
    let is_long = matches!(number.digits, 5 | 6) && number.script == Digits::Other;
    let after = rest.get(length..).unwrap_or_default();
    let goes_on = after.starts_with(':')
        || after
            .strip_prefix(' ')
            .is_some_and(|after| after.starts_with(char::is_alphabetic));
    let (year, year_length) = digits(rest, 4);
    if is_long && goes_on && (1900..2100).contains(&year.value) {
        (year, year_length)
    } else {
        (number, length)
    }
}

/// The number of at most so many digits that `rest` starts with, and its length in bytes.
fn digits(rest: &str, most: usize) -> (Number, usize) {
    let mut number = Number {
        value: 0,
        digits: 0,
        script: Digits::Other,
    };
    let mut length = 0;
    for character in rest.chars().take(most) {
        let Some((digit, script)) = digit(character) else {
            break;
        };
        number.value = number.value.saturating_mul(10).saturating_add(digit);
        number.digits += 1;
        number.script = script;
        length += character.len_utf8();
    }
    (number, length)
}

/// A number in Chinese characters that `rest` starts with, if it counts a part of a date: 二〇二三年,
/// 十二月, 廿一日, 元年; and its length in bytes.
pub(super) fn han(rest: &str) -> Option<(Number, usize)> {
    let numeral: String = rest
        .chars()
        .take_while(|c| value(*c).is_some())
        .take(5)
        .collect();
    let unit = rest.get(numeral.len()..)?.chars().next()?;
    if numeral.is_empty() || !"年月日号號時时点點分".contains(unit) {
        return None;
    }
    let values: Vec<u32> = numeral.chars().filter_map(value).collect();
    let is_positional = values.len() > 1 && values.iter().all(|value| *value < 10);
    let value = if is_positional {
        values.iter().fold(0, |sum, value| sum * 10 + value)
    } else {
        additive(&values)
    };
    let digits = if is_positional { values.len() } else { 2 };
    let script = Digits::Other;
    Some((
        Number {
            value,
            digits,
            script,
        },
        numeral.len(),
    ))
}

/// The value of numerals with tens among them: 十二 is 12, 二十一 is 21, 廿一 is 21.
fn additive(values: &[u32]) -> u32 {
    let mut sum = 0;
    let mut pending = None;
    for value in values {
        match value {
            10 => sum += 10 * pending.take().unwrap_or(1),
            20.. => sum += value,
            digit => pending = Some(*digit),
        }
    }
    sum + pending.unwrap_or(0)
}

/// The value of a Chinese numeral.
fn value(character: char) -> Option<u32> {
    Some(match character {
        '〇' | '零' | '○' => 0,
        '一' | '元' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        '廿' => 20,
        '卅' => 30,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_numerals_before_a_unit_are_numbers() {
        for (text, expected) in [
            ("二〇二三年", Some(2023)),
            ("二零二三年", Some(2023)),
            ("十月", Some(10)),
            ("十二月", Some(12)),
            ("二十日", Some(20)),
            ("二十一日", Some(21)),
            ("三十一日", Some(31)),
            ("廿一日", Some(21)),
            ("元年", Some(1)),
            ("三人", None),
            ("年", None),
        ] {
            let number = han(text).map(|(number, _)| number.value);
            assert_eq!(number, expected, "{text}");
        }
    }

    #[test]
    fn digits_of_other_scripts_are_digits() {
        for (text, value, digits) in [
            ("２０２３年", 2023, 4),
            ("۱۴۰۱", 1401, 4),
            ("٠٩", 9, 2),
            ("२०२३", 2023, 4),
            ("99999999999999", u32::MAX, 14),
        ] {
            let (number, _) = number(text);
            assert_eq!((number.value, number.digits), (value, digits), "{text}");
        }
    }
}
