//! The keys of other programs, for hands that know them.
//!
//! Each is laid over the keys as they come, so that what a program does not know has its key all the
//! same; what would lose its key by that has another here.

use crate::input::{Binding, Command, Key, Keymap, Layer, defaults};

/// Where, which keys (sequences apart by commas, a comma itself as `Comma`), which command.
pub type Row = (Layer, &'static str, Command);

/// Whose keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Preset {
    /// Those of vi, less and mutt where they agree: the keys as they come.
    #[default]
    Vi,
    /// Those of newsboat.
    Newsboat,
    /// Those of mutt.
    Mutt,
    /// Those of Emacs, and of its reader elfeed.
    Emacs,
}

impl Preset {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Vi, Self::Newsboat, Self::Mutt, Self::Emacs];

    /// The word used in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::Newsboat => "newsboat",
            Self::Mutt => "mutt",
            Self::Emacs => "emacs",
        }
    }

    /// What is laid over the keys as they come.
    fn rows(self) -> &'static [Row] {
        match self {
            Self::Vi => &[],
            Self::Newsboat => NEWSBOAT,
            Self::Mutt => MUTT,
            Self::Emacs => EMACS,
        }
    }
}

impl Keymap {
    /// The keys of a preset.
    pub fn of(preset: Preset) -> Self {
        let vi = Self {
            bindings: bindings(defaults::BINDINGS),
        };
        match preset.rows() {
            [] => vi,
            rows => vi.with(&bindings(rows)),
        }
    }
}

/// The bindings that a table states.
fn bindings(rows: &[Row]) -> Vec<Binding> {
    let of_row = |(layer, sequences, command): &Row| {
        let (layer, command) = (*layer, *command);
        let sequences = sequences.split(',').map(|keys| keys.replace("Comma", ","));
        let sequences = sequences.filter_map(|keys| Key::parse_sequence(&keys));
        let binding = move |keys| Binding {
            layer,
            keys,
            commands: vec![command],
        };
        sequences.map(binding).collect::<Vec<_>>()
    };
    rows.iter().flat_map(of_row).collect()
}

/// In newsboat `g` sorts, so that what begins with it elsewhere begins with its key for macros.
const NEWSBOAT: &[Row] = &[
    (Layer::Both, "p", Command::PreviousFound),
    (Layer::Both, "N", Command::ToggleRead),
    (Layer::Both, "u", Command::Links),
    (Layer::Both, "^b", Command::ToggleBookmark),
    (Layer::Both, "^e", Command::Tags),
    (Layer::Both, "^f", Command::ViewAll),
    (Layer::Both, "R", Command::Rescan),
    (Layer::Both, "g,G", Command::Sort),
    (Layer::Both, "Comma z", Command::FoldAllGroups),
    (Layer::Both, "Comma i", Command::Places),
    (Layer::Both, "Comma r", Command::ReadBefore),
    (Layer::Both, "Comma a", Command::ViewAll),
    (Layer::Both, "Comma u", Command::ViewUnread),
    (Layer::Both, "Comma b", Command::ViewBookmarks),
    (Layer::Both, "Comma h", Command::ViewHits),
    (Layer::Both, "Comma s", Command::Story),
    (Layer::Both, "Comma v", Command::Views),
    (Layer::Both, "Comma p", Command::Problems),
    (Layer::Both, "Comma t", Command::Coverage),
    (Layer::Both, "Comma w", Command::Context),
    (Layer::Both, "Comma ?", Command::HintsAgain),
];

/// In mutt `y` labels, so that what copies begins with its key for copies; `z` turns the page.
const MUTT: &[Row] = &[
    (Layer::List, "=", Command::First),
    (Layer::List, "*", Command::Last),
    (Layer::List, "z", Command::PageDown),
    (Layer::List, "Z", Command::PageUp),
    (Layer::List, "]", Command::HalfPageDown),
    (Layer::List, "[", Command::HalfPageUp),
    (Layer::List, "t", Command::SelectRow),
    (Layer::List, "T", Command::SelectRange),
    (Layer::List, "Tab", Command::NextFound),
    (Layer::List, "^w", Command::OtherPane),
    (Layer::List, "$", Command::Rescan),
    (Layer::List, ")", Command::NextHit),
    (Layer::List, "(", Command::PreviousHit),
    (Layer::Article, "^", Command::First),
    (Layer::Article, "$", Command::Last),
    (Layer::Article, "Enter", Command::Down),
    (Layer::Article, "Backspace", Command::Up),
    (Layer::Article, "-", Command::PageUp),
    (Layer::Article, "_", Command::NarrowerText),
    (Layer::Article, "j", Command::NextArticle),
    (Layer::Article, "k", Command::PreviousArticle),
    (Layer::Article, "i,x", Command::Back),
    (Layer::Both, "F", Command::ToggleBookmark),
    (Layer::Both, "N", Command::ToggleRead),
    (Layer::Both, "p", Command::PreviousFound),
    (Layer::Both, "l", Command::EditQuery),
    (Layer::Both, "o,O", Command::Sort),
    (Layer::Both, "c", Command::Views),
    (Layer::Both, "v", Command::Links),
    (Layer::Article, "V", Command::SelectText),
    (Layer::Both, "^b", Command::OpenUrl),
    (Layer::Both, "h", Command::Details),
    (Layer::Both, "y", Command::Tags),
    (Layer::Both, "C y", Command::CopyUrl),
    (Layer::Both, "C t", Command::CopyTitle),
    (Layer::Both, "C p", Command::CopyPath),
    (Layer::Both, "C q", Command::CopyQuote),
    (Layer::Both, "C c", Command::CopyCitation),
    (Layer::Both, "C b", Command::CopyBibtex),
    (Layer::Both, "C j", Command::CopyCsl),
    (Layer::Both, "g f", Command::Zen),
    (Layer::Both, "g k", Command::AddKeyword),
];

/// Moving and windows as in Emacs, letters as in elfeed where it has them.
const EMACS: &[Row] = &[
    (Layer::Both, "^n", Command::Down),
    (Layer::Both, "^p", Command::Up),
    (Layer::List, "n", Command::Down),
    (Layer::List, "p", Command::Up),
    (Layer::Article, "n", Command::NextArticle),
    (Layer::Article, "p", Command::PreviousArticle),
    (Layer::Both, "^v", Command::PageDown),
    (Layer::Both, "A-v", Command::PageUp),
    (Layer::Both, "A-<", Command::First),
    (Layer::Both, "A->", Command::Last),
    (Layer::List, "^f", Command::OpenArticle),
    (Layer::Article, "^b", Command::Back),
    (Layer::Both, "^g", Command::Back),
    (Layer::Article, "A-}", Command::NextParagraph),
    (Layer::Article, "A-{", Command::PreviousParagraph),
    (Layer::List, "A-}", Command::NextGroup),
    (Layer::List, "A-{", Command::PreviousGroup),
    (Layer::List, "^s", Command::Search),
    (Layer::Article, "^s", Command::Find),
    (Layer::List, "s", Command::EditQuery),
    (Layer::Both, "A-.", Command::NextFound),
    (Layer::Both, "A-Comma", Command::PreviousFound),
    (Layer::Both, "A-n", Command::NextHit),
    (Layer::Both, "A-p", Command::PreviousHit),
    (Layer::Both, "A-x", Command::CommandLine),
    (Layer::Both, "^x ^f", Command::Jump),
    (Layer::Both, "A-w", Command::CopyQuote),
    (Layer::Both, "^x u", Command::Undo),
    (Layer::Both, "^x ^u", Command::Redo),
    (Layer::Both, "^x o", Command::OtherPane),
    (Layer::Both, "^x 1", Command::Zen),
    (Layer::Both, "^x b", Command::Views),
    (Layer::Both, "^x r m", Command::ToggleBookmark),
    (Layer::Both, "^x r l,^x r b", Command::Bookmarks),
    (Layer::Both, "^x h", Command::Help),
    (Layer::Both, "^x k", Command::Quit),
    (Layer::Both, "^x ^c", Command::QuitNow),
    (Layer::Both, "^x ^z", Command::Suspend),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::overlay::{clash, hold_together};
    use crate::input::{Outcome, Pending};

    #[test]
    fn in_every_preset_every_row_is_read_and_every_binding_can_be_reached() {
        for preset in Preset::ALL {
            let table = preset.rows().iter().chain(defaults::BINDINGS);
            let written: usize = table.map(|(_, keys, _)| keys.split(',').count()).sum();
            let read = bindings(preset.rows()).len() + bindings(defaults::BINDINGS).len();
            assert_eq!(read, written, "{preset:?}");
            let keymap = Keymap::of(preset);
            for binding in keymap.bindings() {
                let panes = Layer::PANES.into_iter();
                for pane in panes.filter(|pane| binding.layer.holds_in(*pane)) {
                    let mut pending = Pending::default();
                    let keys = binding.keys.iter();
                    let outcomes = keys.map(|key| keymap.press(pane, &mut pending, *key));
                    let command = binding.commands[0];
                    let expected = Some(Outcome::Command(command, None));
                    assert_eq!(outcomes.last(), expected, "{preset:?} {binding:?}");
                }
            }
        }
    }

    #[test]
    fn no_two_rows_of_a_preset_clash() {
        for preset in Preset::ALL {
            let rows = bindings(preset.rows());
            for (place, one) in rows.iter().enumerate() {
                for other in rows.iter().skip(place + 1) {
                    let are_apart =
                        !clash(&one.keys, &other.keys) || !hold_together(one.layer, other.layer);
                    assert!(are_apart, "{preset:?} {one:?} {other:?}");
                }
            }
        }
    }

    #[test]
    fn in_every_preset_every_command_has_a_key_wherever_vi_has_one() {
        let vi = Keymap::default();
        let panes = |keymap: &Keymap, command| {
            let of_command = |pane: &Layer| {
                let mut bindings = keymap.bindings().iter();
                bindings.any(|it| it.commands == [command] && it.layer.holds_in(*pane))
            };
            Layer::PANES.map(|pane| of_command(&pane))
        };
        for preset in Preset::ALL {
            let keymap = Keymap::of(preset);
            for command in Command::of_panes() {
                let [there, here] = [&vi, &keymap].map(|keymap| panes(keymap, command));
                assert_ne!(there, [false; 2], "{command:?}");
                let is_kept = |(had, has): (bool, bool)| has || !had;
                let are_kept = there.into_iter().zip(here).all(is_kept);
                assert!(are_kept, "{preset:?} {command:?} {here:?}");
            }
        }
    }
}
