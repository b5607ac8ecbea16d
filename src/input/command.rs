//! Every command on one line: its variant, its name, its help.
//!
//! The keymap, the help, the command line and the manual read this one table, so that they cannot
//! differ.

use crate::input::Layer;

/// Declares the commands with their names and helps, and the panel where one holds there alone.
macro_rules! commands {
    ($($variant:ident => $name:literal, $help:literal $(, $panel:ident)?;)*) => {
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

            /// The panel that it is of, if it means nothing elsewhere.
            pub fn panel(self) -> Option<Layer> {
                match self { $(Self::$variant => None::<Layer>$(.or(Some(Layer::$panel)))?,)* }
            }

            /// Those that are of no panel: they can be asked for by name, wherever one is.
            pub fn of_panes() -> impl Iterator<Item = Self> {
                Self::ALL.iter().copied().filter(|command| command.panel().is_none())
            }
        }
    };
}

commands! {
    Down            => "down",             "Next row, or a line down";
    Up              => "up",               "Previous row, or a line up";
    HalfPageDown    => "half-page-down",   "Half a page down";
    HalfPageUp      => "half-page-up",     "Half a page up";
    PageDown        => "page-down",        "A page down";
    PageUp          => "page-up",          "A page up";
    ReadOn          => "read-on",          "A page down; at the end of an article, the next unread one";
    First           => "first",            "First row or top; with a count, that row or line";
    Last            => "last",             "Last row or bottom; with a count, that row or line";
    OpenArticle     => "open-article",     "Go into the article";
    Back            => "back",             "Back to the list; in the list, back to all articles";
    OtherPane       => "other-pane",       "To the other pane";
    NextArticle     => "next-article",     "Next article of the list";
    PreviousArticle => "previous-article", "Previous article of the list";
    NextFound       => "next-found",       "Next place of the find, or hit of the search; else next unread article";
    PreviousFound   => "previous-found",   "Previous place of the find, or hit of the search; else previous unread";
    NextHit         => "next-hit",         "Next keyword hit, on into the next article that has one";
    PreviousHit     => "previous-hit",     "Previous keyword hit, back into the article before";
    NextParagraph     => "next-paragraph",     "Next paragraph";
    PreviousParagraph => "previous-paragraph", "Previous paragraph";
    NextGroup       => "next-group",       "Next group of the list";
    PreviousGroup   => "previous-group",   "Previous group of the list";
    FoldGroup       => "fold-group",       "Fold the group; going into it unfolds it";
    FoldAllGroups   => "fold-all-groups",  "Fold all groups, or unfold them";
    NextHeading     => "next-heading",     "Next heading";
    PreviousHeading => "previous-heading", "Previous heading";
    ToggleBookmark  => "toggle-bookmark",  "Bookmark the article, or take its bookmark away";
    Bookmarks       => "bookmarks",        "Only the bookmarks, and back";
    ToggleRead      => "toggle-read",      "Mark the article read or unread";
    MarkAllRead     => "mark-all-read",    "Mark all that is listed read";
    Note            => "note",             "Write a note on the article";
    Tags            => "tags",             "Edit the tags of the article, or of what is selected";
    SelectText      => "select-text",      "Select text by keys";
    SelectRow       => "select-row",       "Select the row, or take it out of the selection";
    SelectRange     => "select-range",     "Select all rows from the last selected one to here";
    MoveDown        => "move-down",        "Move the bookmark down in the list of bookmarks";
    MoveUp          => "move-up",          "Move the bookmark up in the list of bookmarks";
    Undo            => "undo",             "Undo the last thing done to articles";
    Redo            => "redo",             "Do again what was undone";
    Search          => "search",           "Search all articles while you type";
    Find            => "find",             "Find in the article while you type";
    EditQuery       => "edit-query",       "Edit the query of the list";
    CommandLine     => "command-line",     "Type a command by its name, for one article or all of a query";
    Jump            => "jump",             "Jump to any article, view or command by a few letters";
    Sort            => "sort",             "Choose how the list is sorted and grouped";
    Story           => "story",            "Other copies of the article, and others that tell its story";
    SetMark         => "set-mark",         "Set a mark here, under the letter that follows";
    GoToMark        => "go-to-mark",       "Go to the mark of the letter that follows; ' back before the last jump";
    OlderPlace      => "older-place",      "Back to where one was before a jump";
    Places          => "places",           "The marks and the jumps";
    ReadBefore      => "read-before",      "What was read, the last first";
    WiderText       => "wider-text",       "Set the text wider, by four columns";
    NarrowerText    => "narrower-text",    "Set the text narrower, by four columns";
    WiderList       => "wider-list",       "Give the list more of the width";
    NarrowerList    => "narrower-list",    "Give the list less of the width";
    Zen             => "zen",              "The article alone, and back";
    Details         => "details",          "What is known of the article, and from where";
    RawText         => "raw-text",         "The text of the file as it stands, and back to the article";
    OpenUrl         => "open-url",         "Open the article's URL; with a count, its link of that number";
    Links           => "links",            "Choose a link of the article by a letter, and open it";
    Edit            => "edit",             "Open the file of the article in the editor";
    Pipe            => "pipe",             "Pipe the article to a command, as plain text";
    Save            => "save",             "Save the article as Markdown, text or JSON";
    CopyUrl         => "copy-url",         "Copy the URL, or those of what is selected";
    CopyTitle       => "copy-title",       "Copy the title";
    CopyPath        => "copy-path",        "Copy the path of the file";
    CopyQuote       => "copy-quote",       "Copy the paragraph at the top as a quote with its source";
    CopyCitation    => "copy-citation",    "Copy a citation in words";
    CopyBibtex      => "copy-bibtex",      "Copy a citation as BibTeX";
    CopyCsl         => "copy-csl",         "Copy a citation as CSL-JSON";
    ViewAll         => "view-all",         "All articles";
    ViewUnread      => "view-unread",      "The unread articles";
    ViewBookmarks   => "view-bookmarks",   "The bookmarks";
    Coverage        => "coverage",         "How many articles of each day, week or month";
    Context         => "context",          "Words in context: every place of a word in the library";
    ViewHits        => "view-hits",        "The articles with a keyword hit";
    Views           => "views",            "Menu of views; save the list as one";
    Keywords        => "keywords",         "Keyword panel: add, change, colour, turn on and off, count";
    AddKeyword      => "add-keyword",      "Make what was found or searched for a keyword";
    Problems        => "problems",         "What could not be read, and why";
    Help            => "help",             "The keys and what they do";
    HintsAgain      => "hints-again",      "Give each hint once more";
    Rescan          => "rescan",           "Look for changed files, and read the keywords again";
    Redraw          => "redraw",           "Draw the screen anew";
    Suspend         => "suspend",          "Back to the shell; fg returns";
    StopWork        => "stop-work",        "Stop the running work";
    Quit            => "quit",             "Back, or quit from the list";
    QuitNow         => "quit-now",         "Quit from anywhere";
    CharacterLeft   => "character-left",   "A character to the left", Selection;
    CharacterRight  => "character-right",  "A character to the right", Selection;
    NextWord        => "next-word",        "The next word", Selection;
    PreviousWord    => "previous-word",    "The previous word", Selection;
    WordEnd         => "word-end",         "The end of the word", Selection;
    LineStart       => "line-start",       "The start of the line", Selection;
    LineEnd         => "line-end",         "The end of the line", Selection;
    OtherEnd        => "other-end",        "To the other end of what is selected", Selection;
    Copy            => "copy",             "Copy what is selected", Selection;
    CopyAsQuote     => "copy-as-quote",    "Copy what is selected as a quote with its source", Selection;
    AddWord         => "add-word",         "Add a word to the group", Keywords;
    AddGroup        => "add-group",        "Add a group", Keywords;
    EditKeyword     => "edit-keyword",     "Edit the word, or the name of the group", Keywords;
    NextColor       => "next-color",       "Next colour of the group", Keywords;
    NextRule        => "next-rule",        "Next match rule of the word", Keywords;
    TurnKeyword     => "turn-keyword",     "Turn the word or the group on or off", Keywords;
    DeleteKeyword   => "delete-keyword",   "Delete the word or the group", Keywords;
    WordToNext      => "word-to-next",     "The word into the next group", Keywords;
    WordToPrevious  => "word-to-previous", "The word into the previous group", Keywords;
    LowerGroup      => "lower-group",      "The group behind the next", Keywords;
    RaiseGroup      => "raise-group",      "The group before the previous: where words overlap, the earlier wins", Keywords;
    DeleteMark      => "delete-mark",      "Delete the mark", Places;
    Differences     => "differences",      "What the other says otherwise, and back", Story;
    NextOrder       => "next-order",       "The next order of the places", Context;
    ByDay           => "by-day",           "Count by day", Coverage;
    ByWeek          => "by-week",          "Count by week", Coverage;
    ByMonth         => "by-month",         "Count by month", Coverage;
    AsShares        => "as-shares",        "Shares of all articles, and back to numbers", Coverage;
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
