//! Lines that ask the reader for something, told by their end, their start or an address.

use super::tables::{CALL_ENDS, CALL_STARTS, LETTERS};

/// How long a line is at most that asks for something only at its end, and that end, in bytes.
const LONGEST: usize = 300;
const LONGEST_END: usize = 48;

/// How long one is at most that asks at its start, which is looked at as far as an end is.
const LONGEST_ORDER: usize = 120;

/// Whether a short line asks, at its end or at its start, to subscribe to a letter that it names: "… the
/// newsletter with all you need to know. Sign up here.", "Sign up for our weekly newsletter".
pub(super) fn asks_to_subscribe(line: &str) -> bool {
    let line = line.trim_end_matches(|c: char| !c.is_alphanumeric());
    if line.len() > LONGEST {
        return false;
    }
    let start = line.floor_char_boundary(line.len().saturating_sub(LONGEST_END));
    let end = line.get(start..).unwrap_or_default().to_lowercase();
    let start = line.get(..line.floor_char_boundary(LONGEST_END));
    let start = start.unwrap_or_default().to_lowercase();
    let asks = CALL_ENDS.iter().any(|call| end.ends_with(call))
        || line.len() <= LONGEST_ORDER && CALL_STARTS.iter().any(|call| start.starts_with(call));
    asks && names_letter(line)
}

/// Whether `words` name something that one subscribes to: a newsletter, a channel.
pub fn names_letter(words: &str) -> bool {
    let lower = words.to_lowercase();
    LETTERS.iter().any(|letter| lower.contains(letter))
}

/// Whether `word` is an address of mail: short lines with one, below a story, say whom to write to.
pub(super) fn is_mail_address(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_names_a_letter_and_is_a_request() {
        for (line, expected) in [
            (
                "The Daily Briefing newsletter provides all you need. Sign up here.",
                true,
            ),
            ("Get the day's news in your inbox: subscribe now!", true),
            ("Der Newsletter für den Hafen: hier abonnieren", true),
            ("Wer mitfahren will, kann sich hier anmelden.", false),
            (
                "He sent a newsletter to those who had asked for one.",
                false,
            ),
            ("Sign up here.", false),
            ("Sign up for Switchyard, our weekly newsletter", true),
            ("Sign up for a course, the office asks", false),
            ("Recevez chaque matin la lettre du port", true),
        ] {
            assert_eq!(asks_to_subscribe(line), expected, "{line}");
        }
    }

    #[test]
    fn addresses_of_mail_are_told_from_names() {
        for (word, expected) in [
            ("desk@harbour.example", true),
            ("(desk@harbour.example).", true),
            ("@harbour", false),
            ("a@b", false),
            ("harbour.example", false),
        ] {
            assert_eq!(is_mail_address(word), expected, "{word}");
        }
    }
}
