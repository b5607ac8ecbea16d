//! Text with its look, for a terminal that is not taken over: `show` and `list` write lines.
//!
//! The look is written as SGR sequences and nothing else; the text is clean.

use std::fmt::Write;

use ratatui::style::{Color, Modifier, Style};

use crate::app::App;
use crate::reader::{Line, Page};
use crate::text::{Clean, width};
use crate::ui::article::{GoneTo, span_look};
use crate::ui::style::Styles;

/// A stretch of text with one look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Painted {
    text: Clean,
    /// The sequence that switches the look on; empty where there is none.
    before: String,
}

impl Painted {
    /// `text` in the look `style`.
    pub fn new(text: Clean, style: Style) -> Self {
        let numbers = numbers(style);
        let before = if numbers.is_empty() {
            String::new()
        } else {
            format!("\x1b[{}m", numbers.join(";"))
        };
        Self { text, before }
    }

    /// `text` as the terminal shows any.
    pub fn plain(text: Clean) -> Self {
        Self::new(text, Style::new())
    }

    /// The text.
    pub fn text(&self) -> &Clean {
        &self.text
    }

    /// What switches the look on.
    pub fn before(&self) -> &str {
        &self.before
    }

    /// What switches the look off.
    pub fn after(&self) -> &'static str {
        if self.before.is_empty() {
            ""
        } else {
            "\x1b[0m"
        }
    }
}

/// The lines of `page` in the looks that they have in the reader; those that run from right to left
/// are set against the right edge.
pub fn lines<'a>(page: &'a Page, app: &App) -> impl Iterator<Item = Vec<Painted>> + use<'a> {
    let styles = Styles::new(app);
    let cells = usize::from(page.width_cells);
    page.lines
        .iter()
        .map(move |line| painted(line, cells, &styles))
}

fn painted(line: &Line, cells: usize, styles: &Styles) -> Vec<Painted> {
    let spans = line.shown();
    let mut parts = Vec::with_capacity(spans.len() + 1);
    if line.is_rtl {
        let taken: usize = spans.iter().map(|span| width::width(&span.text)).sum();
        let indent = Clean::text(&" ".repeat(cells.saturating_sub(taken)));
        parts.push(Painted::plain(indent));
    }
    parts.extend(spans.iter().map(|span| {
        Painted::new(
            span.text.clone(),
            span_look(span, GoneTo::default(), styles),
        )
    }));
    parts
}

/// The numbers of the SGR sequence for `style`.
fn numbers(style: Style) -> Vec<String> {
    let modifiers = [
        (Modifier::BOLD, "1"),
        (Modifier::DIM, "2"),
        (Modifier::ITALIC, "3"),
        (Modifier::UNDERLINED, "4"),
        (Modifier::REVERSED, "7"),
        (Modifier::CROSSED_OUT, "9"),
    ];
    let set = modifiers
        .into_iter()
        .filter(|(modifier, _)| style.add_modifier.contains(*modifier));
    let mut numbers: Vec<String> = set.map(|(_, number)| number.to_owned()).collect();
    numbers.extend(style.fg.and_then(|color| of_color(color, 30)));
    numbers.extend(style.bg.and_then(|color| of_color(color, 40)));
    numbers
}

/// The number of a colour; `base` is 30 for the foreground, 40 for the background.
fn of_color(color: Color, base: u8) -> Option<String> {
    let named = |number: u8| Some((base + number).to_string());
    let bright = |number: u8| Some((base + 60 + number).to_string());
    match color {
        Color::Reset => None,
        Color::Black => named(0),
        Color::Red => named(1),
        Color::Green => named(2),
        Color::Yellow => named(3),
        Color::Blue => named(4),
        Color::Magenta => named(5),
        Color::Cyan => named(6),
        Color::Gray => named(7),
        Color::DarkGray => bright(0),
        Color::LightRed => bright(1),
        Color::LightGreen => bright(2),
        Color::LightYellow => bright(3),
        Color::LightBlue => bright(4),
        Color::LightMagenta => bright(5),
        Color::LightCyan => bright(6),
        Color::White => bright(7),
        Color::Indexed(index) if index < 8 => named(index),
        Color::Indexed(index) if index < 16 => bright(index - 8),
        Color::Indexed(index) => Some(format!("{};5;{index}", base + 8)),
        Color::Rgb(red, green, blue) => {
            let mut numbers = String::new();
            let written = write!(numbers, "{};2;{red};{green};{blue}", base + 8);
            written.ok().map(|()| numbers)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_are_sequences_around_clean_text() {
        let plain = Style::new();
        for (style, expected) in [
            (plain, "a␛"),
            (
                plain.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
                "\x1b[1;4ma␛\x1b[0m",
            ),
            (
                plain.fg(Color::Red).bg(Color::Indexed(12)),
                "\x1b[31;104ma␛\x1b[0m",
            ),
            (plain.fg(Color::Indexed(208)), "\x1b[38;5;208ma␛\x1b[0m"),
            (plain.bg(Color::Rgb(1, 2, 3)), "\x1b[48;2;1;2;3ma␛\x1b[0m"),
            (plain.fg(Color::Reset), "a␛"),
        ] {
            let painted = Painted::new(Clean::line("a\x1b"), style);
            let written = format!("{}{}{}", painted.before(), painted.text(), painted.after());
            assert_eq!(written, expected);
        }
    }
}
