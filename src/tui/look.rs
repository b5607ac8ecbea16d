//! What the terminal can show, from what the environment says of it.

use std::env;

use crate::app::{Colors, Ground, Look};

/// What the environment says.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    /// `NO_COLOR`, where it is set to something: no colours, whatever the terminal has (no-color.org).
    pub no_color: Option<String>,
    /// `COLORTERM`: `truecolor` or `24bit` where the terminal has all colours.
    pub colorterm: Option<String>,
    /// `CLICOLOR`: `0` where no colours are wanted.
    pub clicolor: Option<String>,
    /// `COLORFGBG`: the numbers of the colours of letters and page, where the terminal says them so.
    pub colorfgbg: Option<String>,
    /// `TERM`: the kind of the terminal.
    pub term: Option<String>,
    /// The first of `LC_ALL`, `LC_CTYPE`, `LANG` that is set: the charset is its part after the dot.
    pub locale: Option<String>,
}

impl Environment {
    /// The environment of this process.
    pub fn read() -> Self {
        let set = |name| env::var(name).ok().filter(|value| !value.is_empty());
        Self {
            no_color: set("NO_COLOR"),
            colorterm: set("COLORTERM"),
            clicolor: set("CLICOLOR"),
            colorfgbg: set("COLORFGBG"),
            term: set("TERM"),
            locale: ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set),
        }
    }

    /// Whether the terminal can place a cursor: `dumb` ones cannot.
    pub fn has_screen(&self) -> bool {
        self.term.as_deref() != Some("dumb")
    }

    /// What may be drawn.
    pub fn look(&self) -> Look {
        Look {
            colors: self.colors(),
            is_ascii: self.is_ascii(),
            is_plain: false,
            ground: self.ground(),
        }
    }

    /// Whether the terminal can be asked what its page is like: some show the question.
    pub fn can_be_asked(&self) -> bool {
        let term = self.term.as_deref().unwrap_or_default();
        let shows = ["linux", "vt", "cons", "ansi", "sun", "eterm"];
        !term.is_empty() && !shows.iter().any(|kind| term.starts_with(kind))
    }

    /// What the page is like as the environment has it: black, the dark colours and grey are dark.
    fn ground(&self) -> Option<Ground> {
        let page = self.colorfgbg.as_deref()?.rsplit(';').next()?;
        match page.parse::<u8>().ok()? {
            0..=6 | 8 => Some(Ground::Dark),
            7 | 9..=15 => Some(Ground::Light),
            _ => None,
        }
    }

    /// How many colours there are.
    fn colors(&self) -> Colors {
        let term = self.term.as_deref().unwrap_or_default();
        let colorterm = self.colorterm.as_deref().unwrap_or_default();
        let is_unwanted = self.no_color.is_some() || self.clicolor.as_deref() == Some("0");
        if is_unwanted || term.starts_with("vt") || term.contains("mono") {
            Colors::None
        } else if matches!(colorterm, "truecolor" | "24bit") || term.ends_with("-direct") {
            Colors::True
        } else if term.contains("256color") {
            Colors::Indexed
        } else {
            Colors::Sixteen
        }
    }

    /// Whether marks and borders keep to ASCII: a charset other than UTF-8 is named. Where nothing
    /// is named, UTF-8 is what terminals of today speak.
    fn is_ascii(&self) -> bool {
        let Some(locale) = self.locale.as_deref() else {
            return false;
        };
        let locale = locale.to_ascii_lowercase();
        !locale.contains("utf-8") && !locale.contains("utf8")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An environment of `NO_COLOR`, `COLORTERM`, `TERM` and a locale; empty is unset.
    fn environment([no_color, colorterm, term, locale]: [&str; 4]) -> Environment {
        let set = |value: &str| Some(value.to_owned()).filter(|value| !value.is_empty());
        Environment {
            no_color: set(no_color),
            colorterm: set(colorterm),
            term: set(term),
            locale: set(locale),
            ..Environment::default()
        }
    }

    #[test]
    fn colours_and_charset_follow_the_environment() {
        let unicode = "en_GB.UTF-8";
        for (of, colors, is_ascii) in [
            (
                ["", "truecolor", "xterm-256color", unicode],
                Colors::True,
                false,
            ),
            (["", "", "xterm-256color", unicode], Colors::Indexed, false),
            (["", "", "linux", unicode], Colors::Sixteen, false),
            (["1", "truecolor", "xterm", unicode], Colors::None, false),
            (["", "", "vt220", ""], Colors::None, false),
            (["", "", "xterm", "C"], Colors::Sixteen, true),
            (["", "", "xterm", "de_DE.ISO-8859-1"], Colors::Sixteen, true),
            (["", "", "xterm", "C.utf8"], Colors::Sixteen, false),
        ] {
            let look = environment(of).look();
            assert_eq!((look.colors, look.is_ascii), (colors, is_ascii), "{of:?}");
        }
    }

    #[test]
    fn colours_that_are_not_wanted_and_the_page_are_told_by_the_environment() {
        let with = |clicolor: Option<&str>, colorfgbg: Option<&str>| Environment {
            clicolor: clicolor.map(str::to_owned),
            colorfgbg: colorfgbg.map(str::to_owned),
            ..environment(["", "truecolor", "xterm", ""])
        };
        assert_eq!(with(Some("0"), None).look().colors, Colors::None);
        assert_eq!(with(Some("1"), None).look().colors, Colors::True);
        for (said, ground) in [
            ("15;0", Some(Ground::Dark)),
            ("0;default;15", Some(Ground::Light)),
            ("7;8", Some(Ground::Dark)),
            ("default;default", None),
            ("", None),
        ] {
            assert_eq!(with(None, Some(said)).look().ground, ground, "{said}");
        }
        assert!(with(None, None).can_be_asked());
        assert!(!environment(["", "", "linux", ""]).can_be_asked());
    }

    #[test]
    fn only_a_dumb_terminal_has_no_screen() {
        assert!(!environment(["", "", "dumb", ""]).has_screen());
        assert!(environment(["", "", "", ""]).has_screen());
    }
}
