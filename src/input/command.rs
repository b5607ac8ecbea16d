//! Every command on one line: its variant, its name, its help.
//!
//! The keymap, the help, and later the command line and the manual read this one table, so that
//! they cannot differ.

/// Declares the commands with their names and helps.
macro_rules! commands {
    ($($variant:ident => $name:literal, $help:literal,)*) => {
        /// What the reader of articles wants.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Command {
            $(#[doc = $help] $variant,)*
        }

        impl Command {
            /// Every command, in the order of the help.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name in configuration and on command lines.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The command of a name.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|command| command.name() == name)
            }

            /// What it does, in a few words.
            pub fn help(self) -> &'static str {
                match self { $(Self::$variant => $help,)* }
            }
        }
    };
}

commands! {
    Down            => "down",             "Next row, or a line down",
    Up              => "up",               "Previous row, or a line up",
    HalfPageDown    => "half-page-down",   "Half a page down",
    HalfPageUp      => "half-page-up",     "Half a page up",
    PageDown        => "page-down",        "A page down",
    PageUp          => "page-up",          "A page up",
    ReadOn          => "read-on",          "A page down; at the end of an article, the next unread one",
    First           => "first",            "First row or top; with a count, that row or line",
    Last            => "last",             "Last row or bottom; with a count, that row or line",
    OpenArticle     => "open-article",     "Go into the article",
    Back            => "back",             "Back to the list; in the list, back to all articles",
    OtherPane       => "other-pane",       "To the other pane",
    NextArticle     => "next-article",     "Next article of the list",
    PreviousArticle => "previous-article", "Previous article of the list",
    NextFound       => "next-found",       "Next place of the find, or hit of the search; else next unread article",
    PreviousFound   => "previous-found",   "Previous place of the find, or hit of the search; else previous unread",
    NextHit         => "next-hit",         "Next keyword hit, on into the next article that has one",
    PreviousHit     => "previous-hit",     "Previous keyword hit, back into the article before",
    NextParagraph     => "next-paragraph",     "Next paragraph",
    PreviousParagraph => "previous-paragraph", "Previous paragraph",
    NextGroup       => "next-group",       "Next group of the list",
    PreviousGroup   => "previous-group",   "Previous group of the list",
    FoldGroup       => "fold-group",       "Fold the group; going into it unfolds it",
    FoldAllGroups   => "fold-all-groups",  "Fold all groups, or unfold them",
    NextHeading     => "next-heading",     "Next heading",
    PreviousHeading => "previous-heading", "Previous heading",
    ToggleBookmark  => "toggle-bookmark",  "Bookmark the article, or take its bookmark away",
    Bookmarks       => "bookmarks",        "Only the bookmarks, and back",
    ToggleRead      => "toggle-read",      "Mark the article read or unread",
    MarkAllRead     => "mark-all-read",    "Mark all that is listed read",
    Note            => "note",             "Write a note on the article",
    Tags            => "tags",             "Edit the tags of the article, or of what is selected",
    SelectText      => "select-text",      "Select text: h l w b e j k 0 $ { } gg G move, y copies, a notes, * keyword",
    SelectRow       => "select-row",       "Select the row, or take it out of the selection",
    SelectRange     => "select-range",     "Select all rows from the last selected one to here",
    MoveDown        => "move-down",        "Move the bookmark down in the list of bookmarks",
    MoveUp          => "move-up",          "Move the bookmark up in the list of bookmarks",
    Undo            => "undo",             "Undo the last thing done to articles",
    Redo            => "redo",             "Do again what was undone",
    Search          => "search",           "Search all articles while you type",
    Find            => "find",             "Find in the article while you type",
    EditQuery       => "edit-query",       "Edit the query of the list",
    CommandLine     => "command-line",     "Type a command by its name, for one article or all of a query",
    Jump            => "jump",             "Jump to any article, view or command by a few letters",
    Sort            => "sort",             "Choose how the list is sorted and grouped",
    Story           => "story",            "Other copies of the article, and others that tell its story",
    SetMark         => "set-mark",         "Set a mark here, under the letter that follows",
    GoToMark        => "go-to-mark",       "Go to the mark of the letter that follows; ' back before the last jump",
    OlderPlace      => "older-place",      "Back to where one was before a jump",
    Places          => "places",           "The marks and the jumps",
    ReadBefore      => "read-before",      "What was read, the last first",
    WiderText       => "wider-text",       "Set the text wider, by four columns",
    NarrowerText    => "narrower-text",    "Set the text narrower, by four columns",
    WiderList       => "wider-list",       "Give the list more of the width",
    NarrowerList    => "narrower-list",    "Give the list less of the width",
    Zen             => "zen",              "The article alone, and back",
    Details         => "details",          "What is known of the article, and from where",
    RawText         => "raw-text",         "The text of the file as it stands, and back to the article",
    OpenUrl         => "open-url",         "Open the article's URL; with a count, its link of that number",
    Links           => "links",            "Choose a link of the article by a letter, and open it",
    Edit            => "edit",             "Open the file of the article in the editor",
    Pipe            => "pipe",             "Pipe the article to a command, as plain text",
    Save            => "save",             "Save the article as Markdown, text or JSON",
    CopyUrl         => "copy-url",         "Copy the URL, or those of what is selected",
    CopyTitle       => "copy-title",       "Copy the title",
    CopyPath        => "copy-path",        "Copy the path of the file",
    CopyQuote       => "copy-quote",       "Copy the paragraph at the top as a quote with its source",
    CopyCitation    => "copy-citation",    "Copy a citation in words",
    CopyBibtex      => "copy-bibtex",      "Copy a citation as BibTeX",
    CopyCsl         => "copy-csl",         "Copy a citation as CSL-JSON",
    ViewAll         => "view-all",         "All articles",
    ViewUnread      => "view-unread",      "The unread articles",
    ViewBookmarks   => "view-bookmarks",   "The bookmarks",
    Coverage        => "coverage",         "How many articles of each day, week or month",
    Context         => "context",          "Words in context: every place of a word in the library",
    ViewHits        => "view-hits",        "The articles with a keyword hit",
    Views           => "views",            "Menu of views; save the list as one",
    Keywords        => "keywords",         "Keyword panel: add, change, colour, turn on and off, count",
    AddKeyword      => "add-keyword",      "Make what was found or searched for a keyword",
    Problems        => "problems",         "What could not be read, and why",
    Help            => "help",             "The keys and what they do",
    Rescan          => "rescan",           "Look for changed files, and read the keywords again",
    Redraw          => "redraw",           "Draw the screen anew",
    Suspend         => "suspend",          "Back to the shell; fg returns",
    StopWork        => "stop-work",        "Stop the running work",
    Quit            => "quit",             "Back, or quit from the list",
    QuitNow         => "quit-now",         "Quit from anywhere",
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn names_are_unique_and_plain() {
        let names: HashSet<_> = Command::ALL.iter().map(|command| command.name()).collect();
        assert_eq!(names.len(), Command::ALL.len());
        let is_plain = |name: &&str| name.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        assert!(names.iter().all(is_plain));
    }
}
