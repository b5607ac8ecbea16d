//! How something looks: a colour, a background, attributes.

use crate::keywords::Color;

/// How something looks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paint {
    /// The colour of the letters; none: that of the page.
    pub color: Option<Color>,
    /// What they stand on; none: the page.
    pub background: Option<Color>,
    /// What else tells them from others.
    pub attributes: Vec<Attribute>,
}

/// What tells letters from others, beside colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attribute {
    /// Heavy.
    Bold,
    /// Faint.
    Dim,
    /// Slanted.
    Italic,
    /// With a line under them.
    Underlined,
    /// With colour and background changed over.
    Reversed,
    /// With a line through them.
    Struck,
}

impl Attribute {
    /// All of them, with the words that a theme has for them.
    pub const NAMED: [(&'static str, Self); 6] = [
        ("bold", Self::Bold),
        ("dim", Self::Dim),
        ("italic", Self::Italic),
        ("underlined", Self::Underlined),
        ("reversed", Self::Reversed),
        ("struck", Self::Struck),
    ];
}
