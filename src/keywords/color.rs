//! Colours as the keywords file states them: by name, by number, or as `#rrggbb`.

use crate::keywords::Color;

/// What a colour may be, for the hint of a problem.
pub(crate) const EXPECTED: &str = "a colour is a name (red, green, yellow, blue, magenta, cyan, white, \
    black, bright red, …), a number from 0 to 255, or \"#rrggbb\"";

/// The names of the terminal's first eight colours, in their order.
const NAMES: [&str; 8] = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
];

/// The colour that `text` states.
pub(crate) fn parse(text: &str) -> Option<Color> {
    let text = text.trim().to_ascii_lowercase();
    if let Some(digits) = text.strip_prefix('#') {
        return from_hex(digits);
    }
    if let Ok(index) = text.parse() {
        return Some(Color::Indexed(index));
    }
    from_name(&text)
}

/// A colour from three or six hexadecimal digits.
fn from_hex(digits: &str) -> Option<Color> {
    let is_hex = digits.chars().all(|digit| digit.is_ascii_hexdigit());
    let number = u32::from_str_radix(digits, 16).ok().filter(|_| is_hex)?;
    let channel = |shift: u32, mask: u32| u8::try_from(number >> shift & mask).ok();
    match digits.len() {
        6 => Some(Color::Rgb(
            channel(16, 255)?,
            channel(8, 255)?,
            channel(0, 255)?,
        )),
        3 => Some(Color::Rgb(
            channel(8, 15)? * 17,
            channel(4, 15)? * 17,
            channel(0, 15)? * 17,
        )),
        _ => None,
    }
}

/// One of the sixteen colours that have names; how the words of a name are joined does not matter.
fn from_name(name: &str) -> Option<Color> {
    let name: String = name.chars().filter(char::is_ascii_alphabetic).collect();
    let index = match name.as_str() {
        "gray" | "grey" | "darkgray" | "darkgrey" => 8,
        "lightgray" | "lightgrey" => 7,
        name => {
            let bright = ["bright", "light"]
                .iter()
                .find_map(|word| name.strip_prefix(word));
            let plain = bright.unwrap_or(name);
            let index = NAMES.iter().position(|known| *known == plain)?;
            u8::try_from(index).ok()? + if bright.is_some() { 8 } else { 0 }
        }
    };
    Some(Color::Indexed(index))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_have_names_numbers_and_digits() {
        for (text, expected) in [
            ("yellow", Some(Color::Indexed(3))),
            ("Bright Red", Some(Color::Indexed(9))),
            ("light-blue", Some(Color::Indexed(12))),
            ("bright_black", Some(Color::Indexed(8))),
            ("grey", Some(Color::Indexed(8))),
            ("208", Some(Color::Indexed(208))),
            ("#e0a000", Some(Color::Rgb(0xe0, 0xa0, 0x00))),
            ("#FC0", Some(Color::Rgb(0xff, 0xcc, 0x00))),
            ("256", None),
            ("-1", None),
            ("#e0a0", None),
            ("#é000a", None),
            ("#+0a000", None),
            ("ochre", None),
            ("", None),
        ] {
            assert_eq!(parse(text), expected, "{text}");
        }
    }
}
