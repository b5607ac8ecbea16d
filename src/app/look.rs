//! What the terminal can show, as far as the state and the drawing must know.

/// What the terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// How many colours there are.
    pub colors: Colors,
    /// Whether marks and borders keep to ASCII.
    pub is_ascii: bool,
    /// Whether the screen is read aloud or by touch: no boxes, no columns, marks in words.
    pub is_plain: bool,
    /// What the page is like, where that is known.
    pub ground: Option<Ground>,
}

/// What the page of a terminal is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// Dark: light letters stand out.
    Dark,
    /// Light: dark letters stand out.
    Light,
}

impl Ground {
    /// That of a page of this red, green and blue.
    pub fn of_rgb((red, green, blue): (u8, u8, u8)) -> Self {
        let light = |channel: u8| (f64::from(channel) / 255.0).powf(2.2);
        let luminance = 0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue);
        // From here on black stands out more than white.
        if luminance > 0.179 {
            Self::Light
        } else {
            Self::Dark
        }
    }
}

impl Look {
    /// What stands between two facts.
    pub fn dot(self) -> &'static str {
        if self.is_ascii { "-" } else { "·" }
    }
}

/// How many colours a terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colors {
    /// None: `NO_COLOR`, or a terminal without.
    None,
    /// The 16 of the terminal's own palette.
    Sixteen,
    /// The 256 of xterm.
    Indexed,
    /// Any.
    True,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            colors: Colors::True,
            is_ascii: false,
            is_plain: false,
            ground: None,
        }
    }
}
