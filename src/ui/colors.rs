//! Colours as numbers: how light a colour is, and what of it a terminal can show.

use std::ops::Range;

use ratatui::style::Color as Cell;

use crate::app::Colors;
use crate::keywords::Color;

/// What the names of the terminal's first eight colours usually look like, and their bright twins.
pub(super) const NAMED: [(u8, u8, u8); 16] = [
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
pub(super) const MIDDLE_LUMINANCE: f64 = 0.18;

/// The red, green and blue of a colour; of named ones as they usually look.
pub(super) fn rgb(color: Color) -> (u8, u8, u8) {
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
    lit(color, MIDDLE_LUMINANCE)
}

/// The same hue at the relative luminance `light`.
pub(super) fn lit(color: (u8, u8, u8), light: f64) -> Color {
    let now = luminance(color);
    let (red, green, blue) = color;
    let mix = |channel: u8| -> u8 {
        let channel = linear(channel);
        let mixed = if now > light {
            channel * light / now
        } else {
            channel + (1.0 - channel) * (light - now) / (1.0 - now)
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

/// How far two colours stand out from each other, by WCAG 2.
pub(super) fn contrast(one: Color, other: Color) -> f64 {
    let [one, other] = [one, other].map(|color| luminance(rgb(color)) + 0.05);
    one.max(other) / one.min(other)
}

/// The colour of a terminal with `colors` that is nearest to `color`.
pub(super) fn reduced(color: Color, colors: Colors) -> Color {
    match (color, colors) {
        (Color::Indexed(..16), _) | (_, Colors::True) | (Color::Indexed(_), Colors::Indexed) => {
            color
        }
        (_, Colors::Indexed) => Color::Indexed(nearest_of_256(rgb(color))),
        _ => nearest_named(0..16, rgb(color)),
    }
}

/// The same for what letters stand on: of sixteen colours some terminals have but the first eight there.
pub(super) fn reduced_behind(color: Color, colors: Colors) -> Color {
    match (color, colors) {
        (Color::Rgb(..) | Color::Indexed(16..), Colors::Sixteen) => nearest_named(0..8, rgb(color)),
        _ => reduced(color, colors),
    }
}

/// The same for a keyword group: of sixteen colours neither black nor white nor a grey.
pub(super) fn reduced_group(color: Color, colors: Colors) -> Color {
    match (color, colors) {
        (Color::Rgb(..) | Color::Indexed(16..), Colors::Sixteen) => nearest_named(1..7, rgb(color)),
        _ => reduced(color, colors),
    }
}

/// The colour of the terminal that is nearest to `color`.
pub(super) fn shown(color: Color, colors: Colors) -> Cell {
    cell(reduced(color, colors))
}

/// The names of the first sixteen: the shorter way to ask a terminal for one.
pub(super) const NAMES: [Cell; 16] = [
    Cell::Black,
    Cell::Red,
    Cell::Green,
    Cell::Yellow,
    Cell::Blue,
    Cell::Magenta,
    Cell::Cyan,
    Cell::Gray,
    Cell::DarkGray,
    Cell::LightRed,
    Cell::LightGreen,
    Cell::LightYellow,
    Cell::LightBlue,
    Cell::LightMagenta,
    Cell::LightCyan,
    Cell::White,
];

/// A colour that the terminal has, as a cell has it.
pub(super) fn cell(color: Color) -> Cell {
    match color {
        Color::Rgb(red, green, blue) => Cell::Rgb(red, green, blue),
        Color::Indexed(index) => {
            let name = NAMES.get(usize::from(index)).copied();
            name.unwrap_or(Cell::Indexed(index))
        }
    }
}

/// The nearest of the cube and of the greys: the first sixteen are whatever the terminal makes of them.
fn nearest_of_256(color: (u8, u8, u8)) -> u8 {
    // The steps are not even: 0, 95, 135, 175, 215, 255.
    let step = |channel: u8| match channel {
        0..48 => 0,
        48..115 => 1,
        _ => (channel - 35) / 40,
    };
    let (red, green, blue) = color;
    let cube = 16 + 36 * step(red) + 6 * step(green) + step(blue);
    let middle = (u16::from(red) + u16::from(green) + u16::from(blue)) / 3;
    let grey = (middle.saturating_sub(3) / 10).min(23);
    let grey = 232 + u8::try_from(grey).unwrap_or(0);
    let distance = |index: &u8| distance(rgb(Color::Indexed(*index)), color);
    [cube, grey]
        .into_iter()
        .min_by_key(distance)
        .unwrap_or(cube)
}

/// The nearest of some of the terminal's first sixteen, as they usually look.
fn nearest_named(among: Range<u8>, color: (u8, u8, u8)) -> Color {
    let distance = |index: &u8| distance(rgb(Color::Indexed(*index)), color);
    Color::Indexed(among.min_by_key(distance).unwrap_or(7))
}

/// How far two colours are apart.
fn distance(one: (u8, u8, u8), other: (u8, u8, u8)) -> u32 {
    let apart = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
    apart(one.0, other.0) + apart(one.1, other.1) + apart(one.2, other.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_colour_of_a_terminal_is_taken() {
        let grey = Color::Rgb(0x2b, 0x2d, 0x2e);
        assert_eq!(shown(grey, Colors::Indexed), Cell::Indexed(236));
        let red = Color::Rgb(0xff, 0, 0);
        assert_eq!(shown(red, Colors::Indexed), Cell::Indexed(196));
        assert_eq!(shown(Color::Rgb(0, 0, 0), Colors::Sixteen), Cell::Black);
        assert_eq!(shown(Color::Indexed(231), Colors::Sixteen), Cell::White);
        assert_eq!(shown(Color::Indexed(3), Colors::True), Cell::Yellow);
        let group = reduced_group(grey, Colors::Sixteen);
        assert!(matches!(group, Color::Indexed(1..=6)), "{group:?}");
        let light = Color::Rgb(0xff, 0xff, 0x40);
        assert_eq!(reduced(light, Colors::Sixteen), Color::Indexed(11));
        assert_eq!(reduced_behind(light, Colors::Sixteen), Color::Indexed(3));
    }
}
