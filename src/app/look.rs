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
        }
    }
}
