//! The last message, and the work that is running.

use crate::library::Progress;
use crate::text::Clean;

/// What a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Something that was done.
    Info,
    /// Something that could not be done.
    Error,
}

/// The last message; the next key takes it away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it says.
    pub text: Clean,
    /// What it is.
    pub weight: Weight,
}

impl Notice {
    /// A message about something that was done.
    pub fn info(text: &str) -> Self {
        Self {
            text: Clean::line(text),
            weight: Weight::Info,
        }
    }

    /// A message about something that could not be done.
    pub fn error(text: &str) -> Self {
        Self {
            text: Clean::line(text),
            weight: Weight::Error,
        }
    }
}

/// The words for a refresh on its way; `None` while there is nothing worth saying.
pub fn progress_words(progress: Progress) -> Option<String> {
    if progress.to_read == 0 {
        return (progress.found > 0)
            .then(|| format!("looking at {} files", grouped(progress.found)));
    }
    let (read, to_read) = (grouped(progress.read), grouped(progress.to_read));
    Some(format!("reading {read} of {to_read} files"))
}

/// A number with its thousands apart: `1,284`.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// `1 article`, `2 articles`.
pub fn counted(number: usize, one: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {one}{plural}", grouped(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        let cases = [
            (0, "0"),
            (999, "999"),
            (1_284, "1,284"),
            (1_000_000, "1,000,000"),
        ];
        for (number, expected) in cases {
            assert_eq!(grouped(number), expected);
        }
    }

    #[test]
    fn progress_says_what_is_being_done() {
        let looking = Progress {
            found: 1_200,
            ..Progress::default()
        };
        assert_eq!(progress_words(looking).unwrap(), "looking at 1,200 files");
        let reading = Progress {
            found: 9,
            to_read: 9,
            read: 4,
            ..Progress::default()
        };
        assert_eq!(progress_words(reading).unwrap(), "reading 4 of 9 files");
        assert_eq!(progress_words(Progress::default()), None);
    }
}
