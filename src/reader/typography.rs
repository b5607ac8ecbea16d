//! How the reader likes text set: what is a matter of taste and of eyes.

use crate::reader::hyphens::LANGUAGES;

/// How text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typography {
    /// Widest measure, in cells; a narrower pane has a narrower one.
    pub measure_cells: u16,
    /// Whether both edges of running text are even.
    pub is_justified: bool,
    /// Whether words are parted at the ends of lines, and how.
    pub hyphenation: Hyphenation,
    /// Which images are shown.
    pub images: Images,
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

/// Whether words are parted at the ends of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Hyphenation {
    /// They stay whole where they fit on a line.
    #[default]
    Never,
    /// As the language of the article has it; they stay whole where that is not known.
    OfArticle,
    /// As the language of the article has it, and where that is not known as this one does, by its BCP 47 tag.
    Else(&'static str),
}

impl Hyphenation {
    /// The languages whose words can be parted, by their BCP 47 tags.
    pub fn languages() -> impl Iterator<Item = &'static str> {
        LANGUAGES.iter().map(|(tag, _)| *tag)
    }

    /// Words are parted, as the language `tag` has it where no other is known; `None` where it is not known how.
    pub fn of_language(tag: &str) -> Option<Self> {
        let known = Self::languages().find(|known| known.eq_ignore_ascii_case(tag));
        known.map(Self::Else)
    }

    /// The language by which the words of an article are parted whose own is `lang`, where that is known: a
    /// word that is wider than a line is parted in any case.
    pub(crate) fn language(self, lang: Option<&str>) -> Option<&str> {
        match self {
            Self::Never | Self::OfArticle => lang,
            Self::Else(other) => lang.or(Some(other)),
        }
    }
}

/// Which images are shown, by their words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Images {
    /// All of which something is known: caption, credit, alternative text, the name of the file.
    #[default]
    All,
    /// Those with a caption: that is text of the article.
    Captions,
}

impl Images {
    /// Every choice.
    pub const ALL: [Self; 2] = [Self::All, Self::Captions];

    /// The word used in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Captions => "captions",
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
            hyphenation: Hyphenation::default(),
            images: Images::default(),
            links: LinkNumbers::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_that_is_set_holds_where_the_articles_own_is_not_known() {
        let german = Hyphenation::of_language("DE").unwrap();
        for (hyphenation, lang, expected) in [
            (Hyphenation::Never, Some("fr"), Some("fr")),
            (Hyphenation::Never, None, None),
            (Hyphenation::OfArticle, Some("fr"), Some("fr")),
            (Hyphenation::OfArticle, None, None),
            (german, Some("fr"), Some("fr")),
            (german, None, Some("de")),
        ] {
            assert_eq!(hyphenation.language(lang), expected, "{hyphenation:?}");
        }
        assert_eq!(Hyphenation::of_language("ja"), None);
    }
}
