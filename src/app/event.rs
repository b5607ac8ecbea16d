//! What has happened: keys, answers of workers, the terminal.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::context::LinesRead;
use crate::app::counting::Counted;
use crate::app::outside::FromOutside;
use crate::app::story::StoryFound;
use crate::app::unsaved::NotSaved;
use crate::app::{Done, Ground, KeywordCount, KnownName, RawRead, Rows, Size};
use crate::article::{Article, Problem};
use crate::config::{Loaded, Settings};
use crate::input::{Key, Pointer};
use crate::keywords::{Matcher, Outline};
use crate::library::catalog::found::LookedAt;
use crate::library::stories::Difference;
use crate::library::{Changes, CopyRow, FileRow, Filled, Names, Progress, View};
use crate::reader::Page;
use crate::search::Snippet;
use crate::text::Clean;
use crate::user::{Added, Mark, Waypoint};

/// The time at which an event is handled: the app itself has no clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Now {
    /// Seconds since 1970, for marks.
    pub unix: i64,
    /// The current year, so that dates of this year need not say it.
    pub year: i16,
    /// The current day where the reader is.
    pub today: jiff::civil::Date,
}

/// What the catalogue gives for the first frame, before anything else is looked at.
#[derive(Debug, Clone, Default)]
pub struct Start {
    /// What was opened, for messages; empty where that is not known.
    pub opened: Clean,
    /// The number of the catalogue that the rows are of.
    pub catalogue: i64,
    /// The first rows in the order of the list; `None` where an article is gone.
    pub rows: Vec<Option<crate::article::Summary>>,
    /// Their marks.
    pub marks: Vec<Mark>,
    /// How the library was left; then `rows` are those of its window.
    pub session: Option<crate::user::Session>,
    /// Articles and problems of the library.
    pub counts: crate::library::Counts,
    /// The hints that were given; `None` where that cannot be kept.
    pub hints_given: Option<Vec<String>>,
    /// Whether the library was never read: the first scan comes now.
    pub is_first: bool,
    /// What the configuration says.
    pub settings: Settings,
}

/// The keywords, as their files state them.
#[derive(Debug, Clone, Default)]
pub struct KeywordsRead {
    /// Those that are on, ready to match.
    pub matcher: Arc<Matcher>,
    /// All of them.
    pub outline: Arc<Outline>,
    /// What is wrong in the files, and where.
    pub problems: Vec<(PathBuf, Problem)>,
}

/// The articles whose titles fit a few letters.
#[derive(Debug, Clone, Default)]
pub struct Jumped {
    /// The best, the best first, each with how well it fits.
    pub best: Vec<(crate::article::Summary, u32)>,
    /// How many fit.
    pub fitting: usize,
    /// How many titles there are.
    pub titles: usize,
    /// Whether there is more to look through: better ones and more of them may come.
    pub is_partial: bool,
}

/// An article, read and set.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The article.
    pub article: Arc<Article>,
    /// It, set for the width that was asked for.
    pub page: Arc<Page>,
    /// Where else it lies.
    pub copies: Arc<Vec<CopyRow>>,
    /// What its reader has added.
    pub added: Arc<Added>,
}

/// What has happened.
#[derive(Debug)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Something was done with the mouse.
    Pointer(Pointer),
    /// What the last key has brought about is done: the next of its commands may follow.
    GoOn,
    /// Text was pasted: it goes into the prompt, and is never a command.
    Paste(Clean),
    /// The terminal has another size.
    Resize(Size),
    /// The terminal has said what its page is like.
    Ground(Ground),
    /// The rows of the screen came.
    Rows(Rows),
    /// A view came.
    View {
        /// Which request it answers.
        generation: u64,
        /// The view.
        view: Box<View>,
    },
    /// An article came, or why it did not.
    Opened {
        /// Which request it answers.
        generation: u64,
        /// The article, or the reason in words.
        result: Result<Opened, Clean>,
    },
    /// The text of the article's file came, or why it did not.
    Raw {
        /// Which request it answers.
        generation: u64,
        /// The text, set, or the reason in words.
        result: Result<RawRead, Clean>,
    },
    /// The article was set for another width.
    PageSet {
        /// Which request it answers.
        generation: u64,
        /// The new page.
        page: Arc<Page>,
    },
    /// Passages of articles came.
    Snippets {
        /// Which round they are of.
        round: u64,
        /// The rows with their passages, `None` where there is none to show.
        snippets: Vec<(u32, Option<Snippet>)>,
    },
    /// Titles were found.
    Jumped {
        /// Which request it answers.
        round: u64,
        /// What was found, or how it failed.
        result: Result<Jumped, Clean>,
    },
    /// Words in context came.
    Context {
        /// Which request it answers.
        round: u64,
        /// They, or why they could not be found.
        read: Result<LinesRead, Clean>,
    },
    /// Articles were counted by their dates.
    Counted(Counted),
    /// A mark is on disk.
    Saved {
        /// The rows that bear it: the article and its copies.
        rows: Vec<u32>,
        /// What they bear now.
        mark: Mark,
    },
    /// Something could not be kept: it stays in memory, and is tried again.
    NotSaved(NotSaved),
    /// What could not be kept was tried again before the reader is quit: how many changes still wait.
    TriedToKeep(usize),
    /// So many articles were done of those that something is being done to.
    Saving(usize),
    /// Something is on disk that was done to articles, or why not.
    Done(Result<Done, Clean>),
    /// A time is over that was to be waited for.
    Waited(u64),
    /// A moment is over in which another key could have followed.
    NoKey(u64),
    /// The refresh has come further.
    Progress(Progress),
    /// The refresh is done, or why not.
    Refreshed(Result<Changes, Clean>),
    /// The folders have changed, and the catalogue with them; or why it could not follow.
    Followed(Result<Changes, Clean>),
    /// Everything is looked at every minute, and why; or changes are told from now on.
    Polls(Option<Clean>),
    /// Someone has written the catalogue, who may be another instance.
    CatalogWritten,
    /// The lines that were typed before this start, each with the name of what was asked for.
    History(Vec<(String, String)>),
    /// How far articles were read before this start, the last first, and the marks with letters.
    PlacesKept {
        /// How far.
        progress: Vec<crate::user::Progress>,
        /// The marks.
        waypoints: Vec<(char, Waypoint)>,
    },
    /// The rows of an article were found; none where it is gone.
    Located {
        /// Which request it answers.
        round: u64,
        /// The rows.
        rows: Vec<u32>,
    },
    /// Another instance has changed marks.
    MarksWritten,
    /// The filling of the search index has come further.
    Indexing(Progress),
    /// The search index is filled, or why not.
    Indexed(Result<Filled, Clean>),
    /// Whether this instance keeps the library up to date, or another does.
    Leads(bool),
    /// The keywords were read, with what is wrong in their files.
    Keywords(KeywordsRead),
    /// Keywords were changed, or why not.
    KeywordsDone(Result<Clean, Clean>),
    /// A count of keywords came.
    KeywordsCounted {
        /// Which request it answers.
        round: u64,
        /// The count.
        count: KeywordCount,
    },
    /// The settings were read, with what is wrong in their file.
    Settings(Loaded),
    /// A saved view was counted.
    ViewCounted {
        /// Which request it answers.
        generation: u64,
        /// Which of the saved views it is.
        place: usize,
        /// How many articles it has.
        count: usize,
    },
    /// The names of one kind came.
    Names {
        /// Which names.
        of: Names,
        /// They, the commonest first.
        names: Vec<KnownName>,
    },
    /// A view was saved: its name, and what the configuration states now; or why not.
    ViewSaved(Result<(Clean, Loaded), Clean>),
    /// The copies of an article came, and the others that tell its story.
    Story(StoryFound),
    /// What the article of the second row says otherwise than that of the first, or why that cannot be
    /// told.
    Differences((u32, u32), Result<Vec<Difference>, Clean>),
    /// The files with problems came, and what was found in the one under the cursor.
    Problems {
        /// The file under the cursor.
        here: Option<LookedAt>,
        /// The files with problems.
        files: Vec<FileRow>,
    },
    /// What came of something that was done outside.
    FromOutside(FromOutside),
    /// The catalogue was damaged and thrown away; it must be filled again.
    CatalogRenewed(Clean),
    /// Something failed that is not part of another answer.
    Failed(Clean),
}
