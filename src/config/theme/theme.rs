//! A theme: a look for every role, and the colours of keyword groups that state none.
//!
//! The themes that come with the program are files like anyone's own, read by the same reader, so that
//! each is an example of what can be written.

use std::sync::OnceLock;

use crate::config::theme::read::{Base, read};
use crate::config::theme::{Paint, Role};
use crate::keywords::Color;
use crate::text::Clean;

/// A look for every role.
///
/// The looks are private to guard that there is one for every role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// What it is called.
    pub name: Clean,
    /// The colours of keyword groups, in turn; none where attributes alone tell them apart.
    pub groups: Vec<Color>,
    pub(in crate::config::theme) paints: Vec<Paint>,
}

/// The themes that come with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BuiltIn {
    /// Light letters on a dark page.
    Dark,
    /// Dark letters on a light page.
    Light,
    /// As far apart as colours can be.
    HighContrast,
    /// No colours: attributes alone.
    Monochrome,
    /// The terminal's own sixteen colours, on its own page.
    Terminal,
}

impl BuiltIn {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Dark,
        Self::Light,
        Self::HighContrast,
        Self::Monochrome,
        Self::Terminal,
    ];

    /// The word used in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
            Self::Monochrome => "monochrome",
            Self::Terminal => "terminal",
        }
    }

    /// The one of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }

    /// The file that states it.
    pub fn text(self) -> &'static str {
        match self {
            Self::Dark => include_str!("dark.toml"),
            Self::Light => include_str!("light.toml"),
            Self::HighContrast => include_str!("high-contrast.toml"),
            Self::Monochrome => include_str!("monochrome.toml"),
            Self::Terminal => include_str!("terminal.toml"),
        }
    }

    /// It, read once.
    pub fn theme(self) -> Theme {
        static READ: [OnceLock<Theme>; BuiltIn::ALL.len()] =
            [const { OnceLock::new() }; BuiltIn::ALL.len()];
        let read = || read(self.name(), self.text(), Base::Nothing).0;
        match READ.get(self as usize) {
            Some(kept) => kept.get_or_init(read).clone(),
            None => read(),
        }
    }
}

impl Default for Theme {
    fn default() -> Self {
        BuiltIn::Terminal.theme()
    }
}

impl Theme {
    /// One in which nothing is told apart.
    pub(in crate::config::theme) fn plain(name: &str) -> Self {
        Self {
            name: Clean::line(name),
            groups: Vec::new(),
            paints: vec![Paint::default(); Role::ALL.len()],
        }
    }

    /// The look of a role.
    pub fn paint(&self, role: Role) -> &Paint {
        const PLAIN: &Paint = &Paint {
            color: None,
            background: None,
            attributes: Vec::new(),
        };
        self.paints.get(role as usize).unwrap_or(PLAIN)
    }

    /// The same on the page of the terminal, where that is known to suit it.
    #[must_use]
    pub fn on_own_page(mut self) -> Self {
        if let Some(page) = self.paints.get_mut(Role::Page as usize) {
            *page = Paint::default();
        }
        self
    }

    /// Whether it is told by attributes alone.
    pub fn is_colorless(&self) -> bool {
        let has_color = |paint: &Paint| paint.color.is_some() || paint.background.is_some();
        self.groups.is_empty() && !self.paints.iter().any(has_color)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::theme::Attribute;

    #[test]
    fn every_theme_states_every_role_and_has_no_fault() {
        for theme in BuiltIn::ALL {
            let (_, faults) = read(theme.name(), theme.text(), Base::Nothing);
            assert_eq!(faults, [], "{theme:?}");
            for role in Role::ALL {
                let line = format!("\n{} = ", role.name());
                assert!(theme.text().contains(&line), "{theme:?}: {}", role.name());
            }
        }
    }

    #[test]
    fn only_monochrome_is_without_colours_and_only_those_with_a_page_bring_their_own() {
        for theme in BuiltIn::ALL {
            let read = theme.theme();
            assert_eq!(read.is_colorless(), theme == BuiltIn::Monochrome);
            let has_page = read.paint(Role::Page).background.is_some();
            let brings_page = !matches!(theme, BuiltIn::Monochrome | BuiltIn::Terminal);
            assert_eq!(has_page, brings_page, "{theme:?}");
            let is_faint = |role: &&Role| read.paint(**role).attributes.contains(&Attribute::Dim);
            let is_any_faint = Role::ALL.iter().any(|role| is_faint(&role));
            // How faint is faint is the terminal's: a theme with a page of its own says it in colours.
            assert_eq!(is_any_faint, !brings_page, "{theme:?}");
            assert_eq!(*read.on_own_page().paint(Role::Page), Paint::default());
        }
    }
}
