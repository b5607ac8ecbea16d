//! The reader's state and what each event makes of it: no input or output, no clock, no thread.
//!
//! - [`app`]: the state and its start; [`update`]: what each event makes of it
//! - [`settling`]: what follows from any event
//! - [`hints`]: what can be done where one is for the first time
//! - [`keys`]: keys to commands; [`which_key`]: what may follow unfinished ones; [`commands`]: routing of commands
//! - [`paging`]: turning pages
//! - [`event`]: what has happened
//! - [`effect`]: what must be done outside
//! - [`list`]: the list, its window of rows and its cursor
//! - [`lines`]: its lines, headings between them; [`folding`]: its groups; [`rows`]: what was read
//! - [`reading`]: the article, its page and the place in it
//! - [`beginning`]: of a long one, shown while the rest is set
//! - [`raw`]: the text of the file in its place
//! - [`bookmarking`]: bookmarks and read marks, drawn when they are kept
//! - [`text_selecting`]: text selected by keys; [`text_pointing`]: by mouse
//! - [`selecting`]: rows that something is done to at once; [`undoing`]: what was done, undone
//! - [`unsaved`]: what could not be kept yet
//! - [`moving`]: bookmarks moved by hand
//! - [`deed`]: what is done to articles; [`noting`]: notes, typed in an [`editor`]; [`tagging`]: tags; [`question`]: asking before
//! - [`hits`]: from keyword hit to keyword hit, over the ends of articles
//! - [`found`]: from place to place that was searched for
//! - [`finding`]: what one finds in the article
//! - [`progress`]: how far articles were read, and what is new in them
//! - [`places`]: marks and jumps; [`place_menu`]: their menus
//! - [`commanding`]: commands by their names, [`command_line`]: what such a line says
//! - [`prompt`]: the line that is typed, [`asked`]: what for, [`line`](mod@line): its text and cursor
//! - [`completion`]: what a word of it could become; [`path_completion`]: a path
//! - [`history`]: the lines that were typed before
//! - [`searching`]: searching as one types, and editing the query
//! - [`jump`]: to any article, view or command by a few letters
//! - [`snippets`]: the passages under the rows of a search
//! - [`links`]: links, chosen and opened; [`copying`]: what is copied; [`outside`]: what other programs do, and saving
//! - [`popup`]: details, problems, menus; [`help`]: the keys and what they do
//! - [`keyword_panel`]: the keyword panel; [`keyword_changing`]: its keys that change something;
//!   [`keyword_counting`]: its counts; [`keyword_keeping`]: what was found made a keyword
//! - [`view_menu`]: the menu of views; [`problems`]: the view of problems
//! - [`story`]: who else tells the story of an article, and what they say otherwise
//! - [`ordering`]: the menu of orders and groupings
//! - [`look`]: what the terminal can show; [`theming`]: the theme that suits it
//! - [`refreshing`]: asking for views, and refreshes
//! - [`following`]: changes of the folders, and what other instances do
//! - [`views`]: the views that can be gone to
//! - [`remembering`]: how the reader is left, and taken up again
//! - [`indexing`]: the search index, and who keeps it
//! - [`context`]: every place of a word, with the words around it
//! - [`context_prompt`]: what they are asked for; [`context_visit`]: to an article of them, and back
//! - [`mod@coverage`]: how many articles of each day, week or month, [`sparkline`]: those of a keyword;
//!   [`counting`]: how they are asked for
//! - [`details`]: what the details panel says of an article
//! - [`notice`]: the last message, and the work that is running
//! - [`panes`]: where everything stands, in plain numbers; [`widths`]: what keys make of it; [`tabs`]: what
//!   stands above the list
//! - [`pointing`]: what the mouse does

pub mod app;
pub mod asked;
pub mod beginning;
pub mod bookmarking;
pub mod command_line;
pub mod commanding;
pub mod commands;
pub mod completion;
pub mod context;
pub mod context_prompt;
pub mod context_visit;
pub mod copying;
pub mod counting;
pub mod coverage;
pub mod deed;
pub mod details;
pub mod editor;
pub mod effect;
pub mod event;
pub mod finding;
pub mod folding;
pub mod following;
pub mod found;
pub mod help;
pub mod hints;
pub mod history;
pub mod hits;
pub mod indexing;
pub mod jump;
pub mod keys;
pub mod keyword_changing;
pub mod keyword_counting;
pub mod keyword_keeping;
pub mod keyword_panel;
pub mod line;
pub mod lines;
pub mod links;
pub mod list;
pub mod look;
pub mod moving;
pub mod notice;
pub mod noting;
pub mod ordering;
pub mod outside;
pub mod paging;
pub mod panes;
pub mod path_completion;
pub mod place_menu;
pub mod places;
pub mod pointing;
pub mod popup;
pub mod problems;
pub mod progress;
pub mod prompt;
pub mod question;
pub mod raw;
pub mod reading;
pub mod refreshing;
pub mod remembering;
pub mod rows;
pub mod searching;
pub mod selecting;
pub mod settling;
pub mod snippets;
pub mod sparkline;
pub mod story;
pub mod tabs;
pub mod tagging;
pub mod text_pointing;
pub mod text_selecting;
pub mod theming;
pub mod undoing;
pub mod unsaved;
pub mod update;
pub mod view_menu;
pub mod views;
pub mod which_key;
pub mod widths;

pub use app::{App, Focus};
pub use completion::{Completion, KnownName};
pub use context::ContextPane;
pub use coverage::CoveragePane;
pub use deed::{Deed, Done};
pub use effect::Effect;
pub use event::{Event, Jumped, KeywordsRead, Now, Opened, Start};
pub use finding::Finding;
pub use jump::Jump;
pub use keyword_changing::KeywordDeed;
pub use keyword_counting::KeywordCount;
pub use list::List;
pub use look::{Colors, Ground, Look};
pub use notice::Notice;
pub use panes::{Panes, Rect, Size};
pub use places::Places;
pub use popup::Popup;
pub use progress::ReadingProgress;
pub use prompt::Prompt;
pub use raw::{AskedRaw, RawRead};
pub use reading::Reading;
pub use rows::Rows;
