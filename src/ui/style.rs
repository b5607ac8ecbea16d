//! Roles to colours and attributes.
//!
//! The page itself stays in the terminal's own foreground and background, so that it suits dark
//! and light alike; only keywords bring colours. Hits are black or white on their group's colour,
//! whichever contrasts more. Rows take the same hue at a lightness that can be read on both
//! backgrounds. Groups differ in attributes too where there are no colours.

use ratatui::style::{Color as Cell, Modifier, Style};

use crate::app::App;
use crate::app::Colors;
use crate::article::DatedBy;
use crate::keywords::Color;
use crate::library::stories::Change;
use crate::reader::Role;

/// Colours for groups that state none: those of Okabe and Ito (2008), which colour-blind eyes tell
/// apart.
const PALETTE: [(u8, u8, u8); 7] = [
    (0xe6, 0x9f, 0x00),
    (0x56, 0xb4, 0xe9),
    (0x00, 0x9e, 0x73),
    (0xf0, 0xe4, 0x42),
    (0xcc, 0x79, 0xa7),
    (0xd5, 0x5e, 0x00),
    (0x00, 0x72, 0xb2),
];

/// What the names of the terminal's first eight colours usually look like, and their bright twins.
const NAMED: [(u8, u8, u8); 16] = [
    (0x00, 0x00, 0x00),
    (0xcd, 0x31, 0x31),
    (0x0d, 0xbc, 0x79),
    (0xe5, 0xc0, 0x20),
    (0x24, 0x72, 0xc8),
    (0xbc, 0x3f, 0xbc),
    (0x11, 0xa8, 0xcd),
    (0xe5, 0xe5, 0xe5),
    (0x66, 0x66, 0x66),
    (0xf1, 0x4c, 0x4c),
    (0x23, 0xd1, 0x8b),
    (0xf5, 0xf5, 0x43),
    (0x3b, 0x8e, 0xea),
    (0xd6, 0x70, 0xd6),
    (0x29, 0xb8, 0xdb),
    (0xff, 0xff, 0xff),
];

/// Relative luminance that stands out from black and from white alike: 4.6 : 1 to either.
const MIDDLE_LUMINANCE: f64 = 0.18;

/// The look of one keyword group.
#[derive(Debug, Clone, Copy)]
struct GroupLook {
    hit: Style,
    row: Style,
}

/// The looks of a frame.
#[derive(Debug)]
pub struct Styles {
    pub(super) colors: Colors,
    groups: Vec<GroupLook>,
}

impl Styles {
    /// The looks for what the terminal can show and the keywords that are loaded.
    pub fn new(app: &App) -> Self {
        let groups = app.matcher.keywords().groups.iter();
        Self::of(app.look.colors, groups.map(|group| group.color))
    }

    /// The looks for groups of these colours.
    pub(super) fn of(colors: Colors, groups: impl Iterator<Item = Option<Color>>) -> Self {
        let groups = groups.enumerate();
        let groups = groups.map(|(place, color)| look(colors, place, color));
        Self {
            colors,
            groups: groups.collect(),
        }
    }

    /// Borders and rules.
    pub fn border(&self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// Words on borders, and names in panels.
    pub fn label(&self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Dates, sources, and whatever is beside the point.
    pub fn quiet(&self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// The date of a row: one that is not that of publication leans.
    pub fn date(&self, by: DatedBy) -> Style {
        match by {
            DatedBy::Published => self.quiet(),
            DatedBy::Updated | DatedBy::Saved => self.quiet().add_modifier(Modifier::ITALIC),
        }
    }

    /// The unread mark.
    pub fn unread(&self) -> Style {
        self.colored(Cell::Cyan)
    }

    /// The bookmark mark.
    pub fn bookmark(&self) -> Style {
        self.colored(Cell::Magenta)
    }

    /// A message about something that could not be done.
    pub fn error(&self) -> Style {
        self.colored(Cell::Red).add_modifier(Modifier::BOLD)
    }

    /// The selected row of the pane in focus.
    pub fn selected(&self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// The selected row while the other pane has the focus.
    pub fn selected_behind(&self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED)
    }

    /// A hit of the group at `group`.
    pub fn hit(&self, group: u16) -> Style {
        let plain = Style::new().add_modifier(Modifier::REVERSED);
        self.groups
            .get(usize::from(group))
            .map_or(plain, |look| look.hit)
    }

    /// A row whose strongest group is `group`.
    pub fn row(&self, group: u16) -> Style {
        self.groups
            .get(usize::from(group))
            .map_or_else(Style::new, |look| look.row)
    }

    /// What the reader has added: a note, a selection.
    pub fn own(&self) -> Style {
        self.colored(Cell::Magenta)
    }

    /// What a span of the page is.
    pub fn role(&self, role: Role) -> Style {
        let style = Style::new();
        match role {
            Role::Heading(1 | 2) => style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Role::Title | Role::HeaderCell | Role::Heading(_) => style.add_modifier(Modifier::BOLD),
            Role::Subtitle | Role::Caption | Role::Quote => style.add_modifier(Modifier::ITALIC),
            Role::Author | Role::Body | Role::Cell => style,
            Role::Meta | Role::Credit | Role::QuoteBar | Role::Rule | Role::Note => {
                style.add_modifier(Modifier::DIM)
            }
            Role::Tag | Role::Marker | Role::Image => self.colored(Cell::Cyan),
            Role::Own => self.own(),
            Role::Code => self.colored(Cell::Green),
            Role::Link => style.add_modifier(Modifier::UNDERLINED),
            Role::Deceptive => self
                .error()
                .add_modifier(Modifier::UNDERLINED | Modifier::REVERSED),
        }
    }

    /// Words that one text has alone, and those that the other has: told by the line in or under them as
    /// well as by their colour.
    pub fn change(&self, change: Change) -> Style {
        match change {
            Change::Same => Style::new(),
            Change::Removed => self.colored(Cell::Red).add_modifier(Modifier::CROSSED_OUT),
            Change::Added => self.colored(Cell::Green).add_modifier(Modifier::UNDERLINED),
        }
    }

    /// A foreground colour where there are colours.
    fn colored(&self, color: Cell) -> Style {
        if self.colors == Colors::None {
            Style::new()
        } else {
            Style::new().fg(color)
        }
    }
}

/// The look of the group at `place`.
fn look(colors: Colors, place: usize, color: Option<Color>) -> GroupLook {
    if colors == Colors::None {
        let marks = [
            Modifier::REVERSED,
            Modifier::BOLD.union(Modifier::UNDERLINED),
            Modifier::REVERSED.union(Modifier::UNDERLINED),
            Modifier::ITALIC.union(Modifier::UNDERLINED),
        ];
        let mark = marks
            .get(place % marks.len())
            .copied()
            .unwrap_or(Modifier::REVERSED);
        return GroupLook {
            hit: Style::new().add_modifier(mark),
            row: Style::new(),
        };
    }
    let color = color.unwrap_or_else(|| palette(place));
    let (red, green, blue) = rgb(color);
    let ink = if luminance((red, green, blue)) > MIDDLE_LUMINANCE {
        Cell::Black
    } else {
        Cell::White
    };
    let row = match (colors, color) {
        (Colors::Sixteen, _) => cell(colors, color),
        _ => cell(colors, middle((red, green, blue))),
    };
    GroupLook {
        hit: Style::new().fg(ink).bg(cell(colors, color)),
        row: Style::new().fg(row),
    }
}

/// The palette's colour for the group at `place`.
fn palette(place: usize) -> Color {
    let (red, green, blue) = PALETTE
        .get(place % PALETTE.len())
        .copied()
        .unwrap_or_default();
    Color::Rgb(red, green, blue)
}

/// The red, green and blue of a colour; of named ones as they usually look.
fn rgb(color: Color) -> (u8, u8, u8) {
    match color {
        Color::Rgb(red, green, blue) => (red, green, blue),
        Color::Indexed(index) => match NAMED.get(usize::from(index)) {
            Some(rgb) => *rgb,
            None if index >= 232 => {
                let level = 8 + (index - 232) * 10;
                (level, level, level)
            }
            None => {
                let index = index - 16;
                let level = |step: u8| if step == 0 { 0 } else { 55 + step * 40 };
                (level(index / 36), level(index / 6 % 6), level(index % 6))
            }
        },
    }
}

/// The same hue at the middle luminance.
pub(super) fn middle(color: (u8, u8, u8)) -> Color {
    let now = luminance(color);
    let (red, green, blue) = color;
    let mix = |channel: u8| -> u8 {
        let channel = linear(channel);
        let mixed = if now > MIDDLE_LUMINANCE {
            channel * MIDDLE_LUMINANCE / now
        } else {
            channel + (1.0 - channel) * (MIDDLE_LUMINANCE - now) / (1.0 - now)
        };
        encoded(mixed)
    };
    Color::Rgb(mix(red), mix(green), mix(blue))
}

/// Relative luminance by WCAG 2.
pub(super) fn luminance((red, green, blue): (u8, u8, u8)) -> f64 {
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/// An sRGB channel as a share of light.
fn linear(channel: u8) -> f64 {
    let share = f64::from(channel) / 255.0;
    if share <= 0.040_45 {
        share / 12.92
    } else {
        ((share + 0.055) / 1.055).powf(2.4)
    }
}

/// A share of light as an sRGB channel.
#[expect(clippy::cast_sign_loss, reason = "the share lies between 0 and 1")]
fn encoded(light: f64) -> u8 {
    let light = light.clamp(0.0, 1.0);
    let share = if light <= 0.003_130_8 {
        light * 12.92
    } else {
        1.055 * light.powf(1.0 / 2.4) - 0.055
    };
    (share * 255.0).round() as u8
}

/// A colour as the terminal can show it.
pub(super) fn cell(colors: Colors, color: Color) -> Cell {
    match (color, colors) {
        (Color::Indexed(index), _) => Cell::Indexed(index),
        (Color::Rgb(red, green, blue), Colors::True) => Cell::Rgb(red, green, blue),
        (Color::Rgb(red, green, blue), Colors::Indexed) => {
            let step = |channel: u8| (u16::from(channel) * 5 + 127) / 255;
            let index = 16 + 36 * step(red) + 6 * step(green) + step(blue);
            Cell::Indexed(u8::try_from(index).unwrap_or(7))
        }
        (Color::Rgb(red, green, blue), _) => nearest_named((red, green, blue)),
    }
}

/// The nearest of the terminal's eight colours, black and white left out.
fn nearest_named((red, green, blue): (u8, u8, u8)) -> Cell {
    let distance = |(r, g, b): (u8, u8, u8)| {
        let apart = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
        apart(r, red) + apart(g, green) + apart(b, blue)
    };
    let nearest =
        (1u8..=6).min_by_key(|index| NAMED.get(usize::from(*index)).map(|c| distance(*c)));
    Cell::Indexed(nearest.unwrap_or(3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_can_be_read_on_black_and_on_white() {
        for color in PALETTE
            .into_iter()
            .chain(NAMED)
            .map(|(r, g, b)| Color::Rgb(r, g, b))
        {
            let light = luminance(rgb(middle(rgb(color))));
            let on_black = (light + 0.05) / 0.05;
            let on_white = 1.05 / (light + 0.05);
            assert!(
                on_black > 4.0 && on_white > 4.0,
                "{color:?}: {on_black} {on_white}"
            );
        }
    }

    #[test]
    fn hits_can_be_read_on_their_colour() {
        for color in PALETTE.into_iter().chain(NAMED) {
            let light = luminance(color);
            let ink = if light > MIDDLE_LUMINANCE { 0.0 } else { 1.0 };
            let (high, low) = if light > ink {
                (light, ink)
            } else {
                (ink, light)
            };
            assert!((high + 0.05) / (low + 0.05) > 4.0, "{color:?}");
        }
    }
}
