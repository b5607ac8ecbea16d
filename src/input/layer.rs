//! Where bindings hold: the two panes, and the panels that open over them.
//!
//! A panel has keys of its own, and moves and closes by the keys of the list, as these are set; what text
//! is selected by has those of the article. So a preset, or a binding of one's own, is followed everywhere,
//! and nothing else of the panes is done by accident while a panel is open.

use crate::input::{Binding, Command};

/// Where a binding holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// In both panes.
    Both,
    /// In the list.
    List,
    /// In the article.
    Article,
    /// Where text of the article is selected.
    Selection,
    /// In the keyword panel.
    Keywords,
    /// In the menu of links.
    Links,
    /// In the menu of views, where letters are typed.
    Views,
    /// In the menus of marks, jumps and what was read.
    Places,
    /// In the menu of who else tells the story.
    Story,
    /// In words in context.
    Context,
    /// In coverage over time.
    Coverage,
    /// In the help, the details, the problems and the menu of orders.
    Menus,
}

/// What every panel takes of the keys of the panes: moving, choosing, leaving, and what the screen needs.
const OF_ALL: [Command; 17] = [
    Command::Down,
    Command::Up,
    Command::HalfPageDown,
    Command::HalfPageUp,
    Command::PageDown,
    Command::PageUp,
    Command::ReadOn,
    Command::First,
    Command::Last,
    Command::OpenArticle,
    Command::Back,
    Command::Quit,
    Command::QuitNow,
    Command::Suspend,
    Command::Redraw,
    Command::StopWork,
    Command::Help,
];

impl Layer {
    /// Where a binding can hold.
    pub const ALL: [Self; 12] = [
        Self::Both,
        Self::List,
        Self::Article,
        Self::Selection,
        Self::Keywords,
        Self::Links,
        Self::Views,
        Self::Places,
        Self::Story,
        Self::Context,
        Self::Coverage,
        Self::Menus,
    ];

    /// The two panes.
    pub(crate) const PANES: [Self; 2] = [Self::List, Self::Article];

    /// Its name in configuration and in the table of keys.
    pub fn name(self) -> &'static str {
        match self {
            Self::Both => "everywhere",
            Self::List => "list",
            Self::Article => "article",
            Self::Selection => "selection",
            Self::Keywords => "keywords",
            Self::Links => "links",
            Self::Views => "views",
            Self::Places => "places",
            Self::Story => "story",
            Self::Context => "context",
            Self::Coverage => "coverage",
            Self::Menus => "menus",
        }
    }

    /// Where that is, in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Both => "in the list and in the article",
            Self::List => "in the list",
            Self::Article => "in the article",
            Self::Selection => "while text is selected",
            Self::Keywords => "in the keyword panel",
            Self::Links => "in the menu of links",
            Self::Views => "in the menu of views",
            Self::Places => "in the menus of marks and of what was read",
            Self::Story => "in the menu of the story",
            Self::Context => "in words in context",
            Self::Coverage => "in coverage over time",
            Self::Menus => "in help, details, problems and orders",
        }
    }

    /// Whether it is one that opens over the panes.
    pub fn is_panel(self) -> bool {
        !matches!(self, Self::Both | Self::List | Self::Article)
    }

    /// Whether a binding of this layer holds in `pane`, by itself.
    pub(crate) fn holds_in(self, pane: Self) -> bool {
        self == pane || self == Self::Both && !pane.is_panel()
    }

    /// Whether a binding of a pane holds in this panel too, unless the panel has other keys there.
    pub(crate) fn inherits(self, binding: &Binding) -> bool {
        let from = match self {
            Self::Both | Self::List | Self::Article | Self::Views => return false,
            Self::Selection => Self::Article,
            _ => Self::List,
        };
        let first = binding.commands.first();
        binding.layer.holds_in(from) && first.is_some_and(|first| self.takes(*first))
    }

    /// Whether `command` means something in this layer.
    pub fn takes(self, command: Command) -> bool {
        if let Some(panel) = command.panel() {
            return self == panel;
        }
        if !self.is_panel() || OF_ALL.contains(&command) {
            return true;
        }
        match self {
            Self::Selection => matches!(
                command,
                Command::NextParagraph
                    | Command::PreviousParagraph
                    | Command::Note
                    | Command::AddKeyword
                    | Command::SelectText
                    | Command::Zen
                    | Command::WiderText
                    | Command::NarrowerText
                    | Command::WiderList
                    | Command::NarrowerList
            ),
            Self::Keywords => {
                matches!(command, Command::Undo | Command::Search | Command::Keywords)
            }
            Self::Links => command == Command::Links,
            Self::Context => command == Command::Context,
            Self::Coverage => command == Command::Coverage,
            Self::Menus => matches!(command, Command::Sort | Command::Search),
            _ => false,
        }
    }
}
