//! The pen of the terminal: where it stands and how it writes, moved and changed in few bytes.
//!
//! Where the pen is sure to stand after a character it is not moved there; on its line it is moved
//! by the column alone. Columns are counted from the edge, never from where the pen stands: should a
//! terminal draw a character wider than we think, the next one still stands where it belongs.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use crate::text::width;

/// What shows on a blank.
const SHOWS_ON_BLANK: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::CROSSED_OUT)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK);

/// What turns each modifier on, and off. Bold and dim are turned off together.
const MODIFIERS: [(Modifier, u16, u16); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Look {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Look {
    fn of(cell: &Cell) -> Self {
        Self {
            fg: cell.fg,
            bg: cell.bg,
            modifier: cell.modifier,
        }
    }

    /// Whether a blank looks the same in both.
    fn is_same_on_blank(self, other: Self) -> bool {
        let shows = self.modifier & SHOWS_ON_BLANK;
        // What is turned round or drawn across a blank has the colour of the text.
        self.bg == other.bg
            && shows == other.modifier & SHOWS_ON_BLANK
            && (shows.is_empty() || self == other)
    }
}

/// The pen.
#[derive(Debug, Default)]
pub(crate) struct Pen {
    /// Columns of the screen.
    columns: u16,
    /// Where the next character goes, if that is sure.
    at: Option<(u16, u16)>,
    look: Look,
    /// The number of the link that it writes; 0 for none.
    link: u16,
    parameters: Vec<u16>,
}

impl Pen {
    /// The pen on a screen of so many columns: it may stand anywhere, and writes plainly.
    pub(crate) fn lift(&mut self, columns: u16) {
        (self.columns, self.at) = (columns, None);
    }

    /// From now on writes the link with this number and address, or none.
    pub(crate) fn link_to(&mut self, number: u16, address: Option<&str>, bytes: &mut Vec<u8>) {
        if self.link == number {
            return;
        }
        self.link = number;
        bytes.extend_from_slice(b"\x1b]8;");
        if let Some(address) = address {
            bytes.extend_from_slice(b"id=n");
            push_number(number, bytes);
            bytes.push(b';');
            bytes.extend_from_slice(address.as_bytes());
        } else {
            bytes.push(b';');
        }
        bytes.extend_from_slice(b"\x1b\\");
    }

    /// Writes plainly again.
    pub(crate) fn rest(&mut self, bytes: &mut Vec<u8>) {
        self.link_to(0, None, bytes);
        if self.look != Look::default() {
            self.look = Look::default();
            bytes.extend_from_slice(b"\x1b[m");
        }
    }

    /// Moves to a cell.
    pub(crate) fn go_to(&mut self, (x, y): (u16, u16), bytes: &mut Vec<u8>) {
        if self.at == Some((x, y)) {
            return;
        }
        bytes.extend_from_slice(b"\x1b[");
        if self.at.is_some_and(|(_, line)| line == y) {
            push_number(x + 1, bytes);
            bytes.push(b'G');
        } else {
            push_number(y + 1, bytes);
            bytes.push(b';');
            push_number(x + 1, bytes);
            bytes.push(b'H');
        }
        self.at = Some((x, y));
    }

    /// How many bytes it takes to move to column `x` of the same line.
    pub(crate) fn move_bytes(x: u16) -> u16 {
        3 + (x + 1)
            .checked_ilog10()
            .map_or(1, |digits| digits as u16 + 1)
    }

    /// Writes `cell` at its place.
    pub(crate) fn write(&mut self, (x, y): (u16, u16), cell: &Cell, bytes: &mut Vec<u8>) {
        self.go_to((x, y), bytes);
        let symbol = cell.symbol();
        let look = Look::of(cell);
        if self.look != look && !(symbol == " " && self.look.is_same_on_blank(look)) {
            self.change(look, bytes);
        }
        let next = if let [letter] = symbol.as_bytes() {
            bytes.push(*letter);
            x + 1
        } else {
            bytes.extend_from_slice(symbol.as_bytes());
            x + sure_cells(symbol)
        };
        self.at = (next > x && next < self.columns).then_some((next, y));
    }

    /// From now on writes like `look`: turns off and on what differs, or begins anew, whichever is
    /// shorter.
    fn change(&mut self, look: Look, bytes: &mut Vec<u8>) {
        let start = bytes.len();
        self.parameters.clear();
        push_change(self.look, look, &mut self.parameters);
        push_sequence(&self.parameters, bytes);
        let end = bytes.len();
        self.parameters.clear();
        if look != Look::default() {
            self.parameters.push(0);
            push_change(Look::default(), look, &mut self.parameters);
        }
        push_sequence(&self.parameters, bytes);
        if bytes.len() - end < end - start {
            bytes.drain(start..end);
        } else {
            bytes.truncate(end);
        }
        self.look = look;
    }
}

/// The cells that every terminal moves on by after `symbol`; 0 where they disagree.
fn sure_cells(symbol: &str) -> u16 {
    let mut characters = symbol.chars();
    match (characters.next(), characters.next()) {
        (Some(character), None) => match width::cells_alone(character) {
            Some(cells) => u16::try_from(cells).unwrap_or(0),
            None => u16::from(width::width(symbol) == 1),
        },
        _ => 0,
    }
}

/// What turns `from` into `to`.
fn push_change(from: Look, to: Look, parameters: &mut Vec<u16>) {
    let gone = from.modifier - to.modifier;
    let mut kept = from.modifier;
    for (modifier, _, off) in MODIFIERS {
        if gone.contains(modifier) {
            if !parameters.contains(&off) {
                parameters.push(off);
            }
            for (other, _, other_off) in MODIFIERS {
                kept.set(other, kept.contains(other) && other_off != off);
            }
        }
    }
    let come = to.modifier - kept;
    let on = MODIFIERS
        .iter()
        .filter(|(modifier, ..)| come.contains(*modifier));
    parameters.extend(on.map(|(_, on, _)| *on));
    if from.fg != to.fg {
        push_color(to.fg, 0, parameters);
    }
    if from.bg != to.bg {
        push_color(to.bg, 10, parameters);
    }
}

/// What sets a colour; `ground` is 10 for the background.
fn push_color(color: Color, ground: u16, parameters: &mut Vec<u16>) {
    let code = match color {
        Color::Reset => 39,
        Color::Black => 30,
        Color::Red => 31,
        Color::Green => 32,
        Color::Yellow => 33,
        Color::Blue => 34,
        Color::Magenta => 35,
        Color::Cyan => 36,
        Color::Gray => 37,
        Color::DarkGray => 90,
        Color::LightRed => 91,
        Color::LightGreen => 92,
        Color::LightYellow => 93,
        Color::LightBlue => 94,
        Color::LightMagenta => 95,
        Color::LightCyan => 96,
        Color::White => 97,
        Color::Indexed(index) => {
            parameters.extend([38 + ground, 5, index.into()]);
            return;
        }
        Color::Rgb(red, green, blue) => {
            parameters.extend([38 + ground, 2, red.into(), green.into(), blue.into()]);
            return;
        }
    };
    parameters.push(code + ground);
}

/// Writes what changes the look.
fn push_sequence(parameters: &[u16], bytes: &mut Vec<u8>) {
    bytes.extend_from_slice(b"\x1b[");
    for (place, parameter) in parameters.iter().enumerate() {
        if place > 0 {
            bytes.push(b';');
        }
        push_number(*parameter, bytes);
    }
    bytes.push(b'm');
}

/// Writes a number.
fn push_number(number: u16, bytes: &mut Vec<u8>) {
    let mut divisor = 10_u16.pow(number.checked_ilog10().unwrap_or(0));
    while divisor > 0 {
        // A digit is less than ten.
        bytes.push(b'0' + (number / divisor % 10) as u8);
        divisor /= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::style::Style;

    /// What a pen writes of these cells side by side.
    fn written(cells: &[Cell]) -> String {
        let (mut pen, mut bytes) = (Pen::default(), Vec::new());
        pen.lift(80);
        for (x, cell) in (0..).zip(cells) {
            pen.write((x, 0), cell, &mut bytes);
        }
        pen.rest(&mut bytes);
        String::from_utf8(bytes).unwrap()
    }

    fn cell(symbol: &str, style: Style) -> Cell {
        let mut cell = Cell::default();
        cell.set_symbol(symbol).set_style(style);
        cell
    }

    #[test]
    fn the_shorter_way_to_a_look_is_taken() {
        let plain = Style::new();
        let red = plain.fg(Color::Red);
        let loud = red.add_modifier(Modifier::BOLD | Modifier::UNDERLINED);
        for (styles, expected) in [
            ([plain, red], "\x1b[1;1Ha\x1b[31mb\x1b[m"),
            ([loud, plain], "\x1b[1;1H\x1b[1;4;31ma\x1b[mb"),
            ([loud, red], "\x1b[1;1H\x1b[1;4;31ma\x1b[0;31mb\x1b[m"),
            (
                [
                    plain.add_modifier(Modifier::BOLD | Modifier::DIM),
                    plain.add_modifier(Modifier::DIM),
                ],
                "\x1b[1;1H\x1b[1;2ma\x1b[0;2mb\x1b[m",
            ),
            (
                [loud, loud.fg(Color::Reset)],
                "\x1b[1;1H\x1b[1;4;31ma\x1b[39mb\x1b[m",
            ),
        ] {
            let cells = [cell("a", styles[0]), cell("b", styles[1])];
            assert_eq!(written(&cells), expected);
        }
    }

    #[test]
    fn a_blank_takes_the_look_that_is_there() {
        let dim = Style::new().add_modifier(Modifier::DIM);
        let cells = [cell("a", dim), Cell::default(), cell("b", dim)];
        assert_eq!(written(&cells), "\x1b[1;1H\x1b[2ma b\x1b[m");
    }

    #[test]
    fn after_a_character_of_unsure_width_the_column_is_named() {
        for (symbol, next) in [("東", 2), ("👩\u{200d}👧", 2), ("é", 1)] {
            let (mut pen, mut bytes) = (Pen::default(), Vec::new());
            pen.lift(80);
            pen.write((0, 0), &cell(symbol, Style::new()), &mut bytes);
            let start = bytes.len();
            pen.go_to((next, 0), &mut bytes);
            assert_eq!(bytes.len() > start, symbol.starts_with('👩'), "{symbol}");
        }
    }

    fn style() -> impl Strategy<Value = Style> {
        let color = prop_oneof![
            Just(Color::Reset),
            Just(Color::Cyan),
            any::<u8>().prop_map(Color::Indexed),
            any::<(u8, u8, u8)>().prop_map(|(r, g, b)| Color::Rgb(r, g, b)),
        ];
        // What the terminal of the tests knows.
        let known = Modifier::BOLD
            | Modifier::DIM
            | Modifier::ITALIC
            | Modifier::UNDERLINED
            | Modifier::REVERSED;
        let modifier = any::<u16>().prop_map(move |bits| {
            let modifier = Modifier::from_bits_truncate(bits) & known;
            // It knows one of the two at a time.
            let is_both = modifier.contains(Modifier::BOLD | Modifier::DIM);
            if is_both {
                modifier - Modifier::DIM
            } else {
                modifier
            }
        });
        (color.clone(), color, modifier)
            .prop_map(|(fg, bg, modifier)| Style::new().fg(fg).bg(bg).add_modifier(modifier))
    }

    proptest! {
        #[test]
        fn each_character_looks_as_it_should(styles in prop::collection::vec(style(), 1..12)) {
            let cells: Vec<_> = styles.iter().map(|style| cell("x", *style)).collect();
            let mut terminal = vt100::Parser::new(2.try_into().unwrap(), 80.try_into().unwrap(), 0);
            terminal.process(written(&cells).as_bytes());
            for (x, style) in (0..).zip(&styles) {
                let shown = terminal.screen().cell(0, x).unwrap();
                let color = |color: Option<Color>| match color {
                    Some(Color::Rgb(red, green, blue)) => vt100::Color::Rgb(red, green, blue),
                    Some(Color::Indexed(index)) => vt100::Color::Idx(index),
                    Some(Color::Cyan) => vt100::Color::Idx(6),
                    _ => vt100::Color::Default,
                };
                prop_assert_eq!(shown.fgcolor(), color(style.fg));
                prop_assert_eq!(shown.bgcolor(), color(style.bg));
                let has = |modifier| style.add_modifier.contains(modifier);
                prop_assert_eq!(
                    [shown.bold(), shown.dim(), shown.italic(), shown.underline(), shown.inverse()],
                    [has(Modifier::BOLD), has(Modifier::DIM), has(Modifier::ITALIC), has(Modifier::UNDERLINED), has(Modifier::REVERSED)]
                );
            }
        }
    }
}
