//! What the terminal can show, from what the environment says of it.

use std::env;

use crate::app::{Colors, Look};

/// What the environment says.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    /// `NO_COLOR`, where it is set to something: no colours, whatever the terminal has (no-color.org).
    pub no_color: Option<String>,
    /// `COLORTERM`: `truecolor` or `24bit` where the terminal has all colours.
    pub colorterm: Option<String>,
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
        }
    }

    /// How many colours there are.
    fn colors(&self) -> Colors {
        let term = self.term.as_deref().unwrap_or_default();
        let colorterm = self.colorterm.as_deref().unwrap_or_default();
        if self.no_color.is_some() || term.starts_with("vt") {
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
    fn only_a_dumb_terminal_has_no_screen() {
        assert!(!environment(["", "", "dumb", ""]).has_screen());
        assert!(environment(["", "", "", ""]).has_screen());
    }
}
