//! Which theme is shown: the one that is set, or what suits the terminal.
//!
//! What suits it is dark or light as its page is, on that page itself; where the page is not known, or
//! the terminal has but its own sixteen colours, those are taken, which its owner chose to suit it.

use crate::app::{App, Colors, Effect, Ground, Look};
use crate::config::theme::{BuiltIn, Role, Theme, ThemeChoice};

impl App {
    /// Takes the word of what the terminal's page is like.
    pub(crate) fn take_ground(&mut self, ground: Ground) -> Vec<Effect> {
        self.look.ground = Some(ground);
        self.settle_theme();
        Vec::new()
    }

    /// Whether what the page is like makes a difference: the theme brings none of its own.
    pub fn wants_ground(&self) -> bool {
        self.theme.paint(Role::Page).background.is_none() && !self.theme.is_colorless()
    }

    /// Brings the theme in line with what is set and what the terminal can show.
    pub(crate) fn settle_theme(&mut self) {
        self.theme = theme(&self.settings.theme, self.look);
    }
}

/// The theme for a choice and a terminal.
fn theme(choice: &ThemeChoice, look: Look) -> Theme {
    if look.colors == Colors::None {
        return BuiltIn::Monochrome.theme();
    }
    let is_coarse = look.colors == Colors::Sixteen;
    match (choice, look.ground) {
        (ThemeChoice::Own(theme), _) => Theme::clone(theme),
        (ThemeChoice::Auto, Some(Ground::Dark)) if !is_coarse => {
            BuiltIn::Dark.theme().on_own_page()
        }
        (ThemeChoice::Auto, Some(Ground::Light)) if !is_coarse => {
            BuiltIn::Light.theme().on_own_page()
        }
        (ThemeChoice::BuiltIn(BuiltIn::Dark | BuiltIn::Light), _) if is_coarse => Theme::default(),
        (ThemeChoice::BuiltIn(theme), _) => theme.theme(),
        (ThemeChoice::Auto, _) => Theme::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_suits_the_terminal_is_taken() {
        let auto = ThemeChoice::Auto;
        let dark = ThemeChoice::BuiltIn(BuiltIn::Dark);
        let (black, white) = (Some(Ground::Dark), Some(Ground::Light));
        for (choice, colors, ground, name, has_page) in [
            (&auto, Colors::True, black, "dark", false),
            (&auto, Colors::Indexed, white, "light", false),
            (&auto, Colors::True, None, "terminal", false),
            (&auto, Colors::Sixteen, white, "terminal", false),
            (&auto, Colors::None, black, "monochrome", false),
            (&dark, Colors::True, white, "dark", true),
            (&dark, Colors::Sixteen, white, "terminal", false),
            (&dark, Colors::None, white, "monochrome", false),
        ] {
            let look = Look {
                colors,
                ground,
                ..Look::default()
            };
            let theme = theme(choice, look);
            let page = theme.paint(Role::Page).background.is_some();
            assert_eq!((theme.name.as_str(), page), (name, has_page), "{look:?}");
        }
    }
}
