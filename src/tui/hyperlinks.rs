//! Links that the terminal itself knows and can open (OSC 8), where it does.
//!
//! Only what was checked is given to it: addresses of the web and of mail, in ASCII without white
//! space, so that nothing in one ends the sequence. A link that looks like another is not: its own key
//! asks about it, which a terminal would not.

use std::collections::HashMap;
use std::env;

use ratatui::layout::Rect;

use crate::app::App;
use crate::article::destination;
use crate::config::Hyperlinks as Wanted;
use crate::reader::Link;
use crate::ui::hyperlinks::hyperlinks;

/// The longest address that is given to a terminal: what the strictest ones take.
const LONGEST: usize = 2_000;

/// The signs of hexadecimal numbers.
const HEXADECIMAL: &[u8; 16] = b"0123456789ABCDEF";

/// Terminals that know links, by what they say in `TERM_PROGRAM`.
const PROGRAMS: [&str; 9] = [
    "iTerm.app",
    "WezTerm",
    "vscode",
    "ghostty",
    "Hyper",
    "Tabby",
    "rio",
    "mintty",
    "terminology",
];

/// The same by the beginning of `TERM`.
const KINDS: [&str; 8] = [
    "xterm-kitty",
    "xterm-ghostty",
    "alacritty",
    "foot",
    "wezterm",
    "contour",
    "rio",
    "domterm",
];

/// The links of a frame.
#[derive(Debug, Clone, Copy, Default)]
pub struct FrameLinks<'a> {
    /// For every cell the number of its link, 0 where it has none; empty where no cell has one.
    pub cells: &'a [u16],
    /// The addresses, that of number 1 first.
    pub addresses: &'a [String],
}

impl<'a> FrameLinks<'a> {
    /// The number of the link of a cell.
    pub fn at(self, cell: usize) -> u16 {
        self.cells.get(cell).copied().unwrap_or(0)
    }

    /// The address with a number.
    pub fn address(self, number: u16) -> Option<&'a str> {
        let place = usize::from(number).checked_sub(1)?;
        self.addresses.get(place).map(String::as_str)
    }
}

/// The links that were given to the terminal, each with a number that it keeps.
#[derive(Debug, Default)]
pub struct Hyperlinks {
    /// Whether the terminal is known to know links.
    is_known: bool,
    numbers: HashMap<String, u16>,
    addresses: Vec<String>,
    cells: Vec<u16>,
}

impl Hyperlinks {
    /// Those of the terminal of this process: none yet.
    pub fn new() -> Self {
        Self {
            is_known: is_known(|name| env::var(name).ok()),
            ..Self::default()
        }
    }

    /// The links of the frame that shows `app` in `area`.
    pub fn of(&mut self, app: &App, area: Rect) -> FrameLinks<'_> {
        let is_wanted = match app.settings.hyperlinks {
            Wanted::Auto => self.is_known,
            Wanted::Always => true,
            Wanted::Never => false,
        };
        let found = if is_wanted {
            hyperlinks(app)
        } else {
            Vec::new()
        };
        self.cells.clear();
        let page = app.reading.page().filter(|_| !found.is_empty());
        let Some(page) = page else {
            return FrameLinks::default();
        };
        let article = app.reading.article();
        let base = article.and_then(|article| article.url.as_deref());
        let columns = usize::from(area.width);
        self.cells.resize(columns * usize::from(area.height), 0);
        for place in found {
            let Some(link) = page.links.get((place.number as usize).saturating_sub(1)) else {
                continue;
            };
            let number = self.number(place.number, link, base);
            let start = usize::from(place.y) * columns + usize::from(place.x);
            let cells = self.cells.get_mut(start..start + usize::from(place.cells));
            cells.unwrap_or_default().fill(number);
        }
        FrameLinks {
            cells: &self.cells,
            addresses: &self.addresses,
        }
    }

    /// The number by which the terminal knows a link; 0 where it is not given to it. The same address
    /// twice is two links: one does not light up with the other.
    fn number(&mut self, of: u32, link: &Link, base: Option<&str>) -> u16 {
        let Link { words, address, .. } = link;
        let name = format!("{of}\n{address}\n{words}\n{}", base.unwrap_or_default());
        if let Some(number) = self.numbers.get(&name) {
            return *number;
        }
        let number = match given(words, address, base) {
            Some(address) => {
                let next = u16::try_from(self.addresses.len() + 1).unwrap_or(0);
                if next > 0 {
                    self.addresses.push(address);
                }
                next
            }
            None => 0,
        };
        self.numbers.insert(name, number);
        number
    }
}

/// The address of a link as a terminal gets it, if it does.
fn given(words: &str, address: &str, base: Option<&str>) -> Option<String> {
    let leads = destination(words, address, base).ok()?;
    let address = encoded(&leads.address);
    (leads.deceptions.is_empty() && address.len() <= LONGEST).then_some(address)
}

/// An address in which whatever is no visible sign of ASCII is written as `%` and its number.
fn encoded(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    for byte in address.bytes() {
        if matches!(byte, b'!'..=b'~') {
            encoded.push(char::from(byte));
        } else {
            let [high, low] = [byte >> 4, byte & 15].map(|half| HEXADECIMAL.get(usize::from(half)));
            let signs = [Some(&b'%'), high, low].into_iter().flatten();
            encoded.extend(signs.map(|sign| char::from(*sign)));
        }
    }
    encoded
}

/// Whether the terminal is one that is known to know links, by what the environment says.
fn is_known(variable: impl Fn(&str) -> Option<String>) -> bool {
    let says = |name: &str| variable(name).filter(|value| !value.is_empty());
    let number = |name: &str| says(name).and_then(|value| value.parse::<u32>().ok());
    let term = says("TERM").unwrap_or_default();
    let program = says("TERM_PROGRAM").unwrap_or_default();
    let version = says("TERM_PROGRAM_VERSION").unwrap_or_default();
    // Inside another program it is that one which must know them, whatever stands around it.
    if term.starts_with("screen") || term.starts_with("tmux") {
        return program == "tmux" && is_tmux_new(&version);
    }
    KINDS.iter().any(|kind| term.starts_with(kind))
        || PROGRAMS.contains(&program.as_str())
        || number("VTE_VERSION").is_some_and(|version| version >= 5_000)
        || number("KONSOLE_VERSION").is_some_and(|version| version >= 201_200)
        || says("WT_SESSION").is_some()
}

/// Whether a version of tmux is 3.4 or newer.
fn is_tmux_new(version: &str) -> bool {
    let mut numbers = version
        .split(|sign: char| !sign.is_ascii_digit())
        .filter_map(|number| number.parse::<u32>().ok());
    let version = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    version >= (3, 4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn plain_links_alone_are_given_and_nothing_in_them_ends_the_sequence() {
        let base = Some("https://news.example.org/2023/story");
        for (words, address, expected) in [
            ("here", "https://a.org/b?c#d", Some("https://a.org/b?c#d")),
            ("here", "/next", Some("https://news.example.org/next")),
            (
                "here",
                "https://a.org/\x1b\\x\x07 y",
                Some("https://a.org/%1B/x%07%20y"),
            ),
            ("write", "mailto:a b@c.org", Some("mailto:a%20b@c.org")),
            ("here", "javascript:alert(1)", None),
            ("https://bank.org/", "https://evil.org/", None),
            ("here", "https://bank.org@evil.org/", None),
        ] {
            assert_eq!(
                given(words, address, base).as_deref(),
                expected,
                "{address:?}"
            );
        }
        let long = format!("https://a.org/{}", "x".repeat(LONGEST));
        assert_eq!(given("here", &long, None), None);
    }

    #[test]
    fn terminals_are_known_by_what_they_say() {
        for (said, expected) in [
            ("TERM=xterm-256color", false),
            ("TERM=xterm-kitty", true),
            ("TERM=linux", false),
            ("TERM=xterm-256color VTE_VERSION=7006", true),
            ("TERM=xterm-256color VTE_VERSION=4205", false),
            ("TERM=xterm-256color TERM_PROGRAM=WezTerm", true),
            ("TERM=xterm-256color TERM_PROGRAM=Apple_Terminal", false),
            (
                "TERM=tmux-256color VTE_VERSION=7006 TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.3a",
                false,
            ),
            (
                "TERM=tmux-256color TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.4",
                true,
            ),
            ("TERM=screen VTE_VERSION=7006", false),
            ("TERM=xterm-256color KONSOLE_VERSION=220401", true),
        ] {
            let variable = |name: &str| {
                let mut pairs = said.split(' ').filter_map(|pair| pair.split_once('='));
                let found = pairs.find(|(of, _)| *of == name);
                found.map(|(_, value)| value.to_owned())
            };
            assert_eq!(is_known(variable), expected, "{said}");
        }
    }

    proptest! {
        #[test]
        fn what_is_given_is_visible_ascii(address in "(https?://[a-z]{1,5}\\.org/|mailto:|)\\PC{0,20}[\u{0}-\u{9f}]{0,6}") {
            if let Some(given) = given("here", &address, Some("https://a.org/")) {
                prop_assert!(given.bytes().all(|byte| (b'!'..=b'~').contains(&byte)), "{given:?}");
                let schemes = ["http://", "https://", "mailto:"];
                prop_assert!(schemes.iter().any(|scheme| given.starts_with(scheme)), "{given:?}");
            }
        }
    }
}
