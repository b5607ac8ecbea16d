//! How the reader likes text set: what is a matter of taste and of eyes.

/// How text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typography {
    /// Widest measure, in cells; a narrower pane has a narrower one.
    pub measure_cells: u16,
    /// Whether both edges of running text are even.
    pub is_justified: bool,
    /// Whether words are parted at the ends of lines.
    pub is_hyphenated: bool,
    /// Where the numbers of links stand.
    pub links: LinkNumbers,
}

/// Where the numbers of links stand, by which they are opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LinkNumbers {
    /// Beside the line on which a link begins, where the pane has room.
    #[default]
    Margin,
    /// In the text, after the words of a link: `[3]`.
    Inline,
    /// Nowhere.
    None,
}

impl LinkNumbers {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Margin, Self::Inline, Self::None];

    /// The word used in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::Margin => "margin",
            Self::Inline => "inline",
            Self::None => "none",
        }
    }
}

impl Typography {
    /// The narrowest measure that can be asked for.
    pub const NARROWEST_CELLS: u16 = 20;

    /// The widest; few screens have more.
    pub const WIDEST_CELLS: u16 = 400;

    /// The measure of a page in `width_cells`.
    pub fn cells_in(&self, width_cells: u16) -> u16 {
        width_cells.min(self.measure_cells).max(1)
    }
}

impl Default for Typography {
    fn default() -> Self {
        Self {
            measure_cells: 72,
            is_justified: false,
            is_hyphenated: false,
            links: LinkNumbers::default(),
        }
    }
}
