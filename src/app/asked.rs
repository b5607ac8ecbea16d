//! What a prompt asks for.

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Words to look for in all articles; what they find is listed while they are typed.
    Search,
    /// The query of the list; it is listed while it is typed.
    Query,
    /// Words whose every place is shown in its context.
    Context,
    /// What to find in the article; it is gone to while it is typed.
    Find,
    /// A command by its name.
    Command,
    /// The command that gets the article.
    Pipe,
    /// The file that the article is saved as.
    Save,
}

impl Asked {
    /// Whether something is done with the article outside, once the line is typed.
    pub(crate) fn is_for_outside(self) -> bool {
        matches!(self, Self::Pipe | Self::Save)
    }

    /// Whether it is of the article: the list stays as it is, and nothing of it is offered.
    pub(crate) fn is_of_article(self) -> bool {
        self == Self::Find || self.is_for_outside()
    }

    /// Whether what a word of it could become is offered while it is typed.
    pub(crate) fn is_completed(self) -> bool {
        !matches!(self, Self::Find | Self::Save)
    }

    /// The name that its lines are kept by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Search => "search",
            Self::Query => "query",
            Self::Context => "context",
            Self::Find => "find",
            Self::Command => "command",
            Self::Pipe => "pipe",
            Self::Save => "save",
        }
    }

    /// What a name stands for.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let all = [
            Self::Search,
            Self::Query,
            Self::Context,
            Self::Find,
            Self::Command,
            Self::Pipe,
            Self::Save,
        ];
        all.into_iter().find(|asked| asked.name() == name)
    }
}
