//! Raised and lowered words as plain text has them: 10⁶, m², CO₂.
//!
//! Without their place `10<sup>6</sup>` would be another number. Digits and signs have characters of
//! their own; the letters of 1st and Mme read well on the line; other words stand as `^(…)`.

/// Where words stand that are set off from the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Script {
    /// Above it.
    Super,
    /// Below it.
    Sub,
}

/// How raised or lowered words are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Way {
    /// As they are.
    Plain,
    /// Each with the character for its place.
    Characters,
    /// In brackets behind a sign.
    Brackets,
}

/// The most characters that are put in brackets: more are no part of a number or a formula.
const MOST_IN_BRACKETS: usize = 12;

/// What is raised behind a number and only counts it, in lower case.
const ORDINALS: &[&str] = &[
    "st", "nd", "rd", "th", "e", "er", "ere", "ère", "re", "eme", "ème", "ième", "me", "de", "te",
    "o", "a", "os", "as", "º", "ª",
];

/// How `words` are written that stand off the line behind `before`.
pub(in crate::formats) fn way(script: Script, before: &str, words: &str) -> Way {
    let words = words.trim();
    let between = |sign: char| matches!(sign, ',' | ' ');
    let has_all = words
        .chars()
        .all(|sign| between(sign) || character(script, sign).is_some());
    let is_begun = !words.starts_with(between) && words.chars().any(|sign| !between(sign));
    if has_all && is_begun {
        return Way::Characters;
    }
    if script == Script::Super && has_own_meaning(before, words) {
        return Way::Brackets;
    }
    Way::Plain
}

/// `words` written as they are off the line behind `before`.
pub(in crate::formats) fn written(script: Script, before: &str, words: &str) -> String {
    match way(script, before, words) {
        Way::Plain => words.to_owned(),
        Way::Characters => set_off(script, words),
        Way::Brackets => format!("^({words})"),
    }
}

/// `words` with the characters for their place, where there are such.
pub(in crate::formats) fn set_off(script: Script, words: &str) -> String {
    let sign = |sign| character(script, sign).unwrap_or(sign);
    words.chars().map(sign).collect()
}

/// Whether raised `words` say something else on the line: a power, not an ending or a mark.
fn has_own_meaning(before: &str, words: &str) -> bool {
    let is_short = words.chars().count() <= MOST_IN_BRACKETS;
    let is_one = !words.contains(char::is_whitespace) && words.contains(char::is_alphanumeric);
    // "[3]" is the mark of a note, ".99" the end of a price.
    let is_part =
        words.starts_with(|first: char| first.is_alphanumeric() || "-−+(".contains(first));
    let last = before.chars().next_back();
    let is_attached = last.is_some_and(|last| last.is_alphanumeric() || last == ')');
    if !(is_short && is_one && is_part && is_attached) {
        return false;
    }
    let is_word = words
        .chars()
        .all(|letter| letter.is_alphabetic() || letter == '.');
    if !is_word {
        return true;
    }
    let ending = words.trim_matches('.').to_lowercase();
    if ORDINALS.contains(&ending.as_str()) {
        return false;
    }
    let mut word = before.chars().rev().take_while(|c| c.is_alphanumeric());
    let is_variable = last.is_some_and(char::is_lowercase) && word.nth(1).is_none();
    is_variable || !last.is_some_and(char::is_alphabetic)
}

/// The character for `sign` at its place.
fn character(script: Script, sign: char) -> Option<char> {
    const SUPER: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    const SUB: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];
    let digits = match script {
        Script::Super => SUPER,
        Script::Sub => SUB,
    };
    if let Some(digit) = sign.to_digit(10) {
        return digits.get(digit as usize).copied();
    }
    let [raised, lowered] = match sign {
        '+' => ['⁺', '₊'],
        '-' | '−' | '–' => ['⁻', '₋'],
        '=' => ['⁼', '₌'],
        '(' => ['⁽', '₍'],
        ')' => ['⁾', '₎'],
        'n' => ['ⁿ', 'ₙ'],
        _ => return digits.contains(&sign).then_some(sign),
    };
    Some(match script {
        Script::Super => raised,
        Script::Sub => lowered,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::inline::{Look, Spaces, Words};

    #[test]
    fn only_what_would_be_misread_on_the_line_is_written_off_it() {
        use Script::{Sub, Super};
        for (script, before, words, expected) in [
            (Super, "10", "6", Way::Characters),
            (Super, "10", "−12", Way::Characters),
            (Super, "2", "n+1", Way::Characters),
            (Super, "said", "3, 4", Way::Characters),
            (Super, "m", "²", Way::Characters),
            (Super, "", " 3 ", Way::Characters),
            (Super, "21", "st", Way::Plain),
            (Super, "2", "e", Way::Plain),
            (Super, "1", "er", Way::Plain),
            (Super, "n", "o", Way::Plain),
            (Super, "M", "me", Way::Plain),
            (Super, "XIX", "e", Way::Plain),
            (Super, "Brand", "TM", Way::Plain),
            (Super, "Brand", "®", Way::Plain),
            (Super, "said", "[3]", Way::Plain),
            (Super, "said", "*", Way::Plain),
            (Super, "9", ".99", Way::Plain),
            (Super, "said ", "new", Way::Plain),
            (Super, "4", "for members", Way::Plain),
            (Super, "10", "k", Way::Brackets),
            (Super, "10", "1.5", Way::Brackets),
            (Super, "e", "x", Way::Brackets),
            (Super, "(1 + r)", "t", Way::Brackets),
            (Super, "10", ",", Way::Plain),
            (Super, "10", "", Way::Plain),
            (Sub, "CO", "2", Way::Characters),
            (Sub, "x", "n−1", Way::Characters),
            (Sub, "x", "max", Way::Plain),
        ] {
            assert_eq!(way(script, before, words), expected, "{before}{words}");
        }
    }

    /// What stands before, the words off the line with their looks, the text, and those that bear a look.
    type Case<'c> = (&'c str, &'c [(&'c str, Look)], &'c str, &'c [&'c str]);

    #[test]
    fn raised_and_lowered_words_keep_their_looks() {
        let plain = Look::default();
        let bold = || Look::default().bold();
        let cases: [Case; 6] = [
            ("10", &[("6", plain.clone())], "10⁶!", &[]),
            (
                "10",
                &[("-1", bold()), ("2", Look::default().code())],
                "10⁻¹²!",
                &["⁻¹", "²"],
            ),
            ("10", &[("k", bold())], "10^(k)!", &["^(k)"]),
            (
                "21",
                &[("s", bold()), ("t", plain.clone())],
                "21st!",
                &["s"],
            ),
            ("", &[(" 3 ", plain.clone())], "³ !", &[]),
            ("10", &[], "10!", &[]),
        ];
        for (before, parts, text, expected) in cases {
            let mut words = Words::default();
            words.push(before, &plain, Spaces::Collapsed);
            words.begin_script();
            words.begin_script();
            for (part, look) in parts {
                words.push(part, look, Spaces::Collapsed);
            }
            words.end_script(Script::Sub);
            words.end_script(Script::Super);
            words.push("!", &plain, Spaces::Collapsed);
            let inline = words.take(Spaces::Collapsed);
            assert_eq!(inline.text, *text);
            let runs = inline.runs.iter();
            let looks: Vec<_> = runs
                .filter_map(|run| inline.text.get(run.range.clone()))
                .collect();
            assert_eq!(looks, expected);
        }
    }
}
