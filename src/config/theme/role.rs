//! What has a look of its own on the screen: roles, a line each, never colours.

/// Declares the roles with their names and what they are.
macro_rules! roles {
    ($($variant:ident => $name:literal, $help:literal,)*) => {
        /// What has a look of its own.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Role {
            $(#[doc = $help] $variant,)*
        }

        impl Role {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name in the file of a theme.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

roles! {
    Page           => "page",            "The page, and all that has no colour of its own",
    Border         => "border",          "Borders",
    Label          => "label",           "Words on borders, and names in panels",
    Quiet          => "quiet",           "Sources, and whatever is beside the point",
    Date           => "date",            "Dates",
    OtherDate      => "other-date",      "Dates that are not that of publication",
    Unread         => "unread",          "The unread mark",
    Bookmark       => "bookmark",        "The bookmark mark",
    Error          => "error",           "What could not be done",
    Selected       => "selected",        "The selected row of the pane in focus",
    SelectedBehind => "selected-behind", "The selected row while the other pane has the focus",
    SelectedText   => "selected-text",   "Text that is selected in the article",
    Own            => "own",             "What the reader has added: notes, tags, a selection",
    Title          => "title",           "The headline of an article",
    Heading        => "heading",         "A heading in it",
    Subheading     => "subheading",      "A heading under a heading",
    Subtitle       => "subtitle",        "The line under the headline",
    Author         => "author",          "Who wrote it",
    Meta           => "meta",            "Source, dates and length under the headline; rules",
    Tag            => "tag",             "Tags, the marks of lists, images",
    Caption        => "caption",         "The words under an image",
    Quote          => "quote",           "Quotations",
    Code           => "code",            "Code",
    Link           => "link",            "Links",
    Deceptive      => "deceptive",       "Links that look like others",
    Find           => "find",            "What one finds in the article",
    Found          => "found",           "What the list was searched for",
    Current        => "current",         "The one place of either that one has gone to",
    Added          => "added",           "Words that one text has and the other has not",
    Removed        => "removed",         "Words that the other text has",
}
