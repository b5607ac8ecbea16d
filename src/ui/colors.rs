//! Colours as numbers: how light a colour is, and what of it a terminal can show.

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
            // The steps are not even: 0, 95, 135, 175, 215, 255.
            let step = |channel: u8| match channel {
                0..48 => 0,
                48..115 => 1,
                _ => (u16::from(channel) - 35) / 40,
            };
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
