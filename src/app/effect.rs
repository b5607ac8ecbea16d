//! What must be done outside: reading, writing, the terminal.

use std::sync::Arc;

use crate::app::context::AskedLines;
use crate::app::counting::AskedCoverage;
use crate::app::outside::Outside;
use crate::app::prompt::Asked;
use crate::app::raw::AskedRaw;
use crate::app::{Deed, KeywordDeed};
use crate::article::{Article, Keys};
use crate::config::View;
use crate::keywords::Word;
use crate::query::{Group, Query, Sort};
use crate::search::Marks;
use crate::text::fuzzy::Letters;
use crate::user::{Progress, Waypoint};

/// What must be done outside. Answers come as events that name the same generation.
#[derive(Debug, Clone)]
pub enum Effect {
    /// Read rows for the screen: done before the next frame.
    Rows {
        /// Place of the first in the order.
        first: usize,
        /// Their ids.
        ids: Vec<u32>,
    },
    /// Read the rows around those of the screen: done after the frame, so that the next page finds
    /// its rows. Which they are is asked when it is done.
    RowsAround,
    /// Build a view.
    View {
        /// Which request this is.
        generation: u64,
        /// Which articles.
        query: Query,
        /// In which order, unless the query says another.
        sort: Sort,
        /// What they are grouped by.
        group: Group,
        /// A row that is listed in any case: the one under the cursor.
        keep: Option<u32>,
    },
    /// Read an article and set it.
    Open {
        /// Which request this is.
        generation: u64,
        /// Its row.
        row: u32,
        /// The rows that may be asked for next.
        neighbours: Vec<u32>,
        /// The width to set it for.
        width_cells: u16,
    },
    /// Set an article for another width or with other keywords.
    SetPage {
        /// Which request this is.
        generation: u64,
        /// The article.
        article: Arc<Article>,
        /// The width to set it for.
        width_cells: u16,
    },
    /// Read the text of the file that an article lies in, and set it.
    Raw(AskedRaw),
    /// Find the passages of articles that show best what was searched for.
    Snippets {
        /// Which round of them this is.
        round: u64,
        /// The rows they are for.
        rows: Vec<u32>,
        /// What was searched for.
        marks: Arc<Marks>,
    },
    /// Find the titles that a few letters fit.
    Jump {
        /// Which request this is.
        round: u64,
        /// The letters.
        letters: Letters,
    },
    /// No titles are looked for any more.
    EndJump,
    /// Find every place of what a query looks for.
    Context {
        /// Which request this is.
        round: u64,
        /// What is looked for, and where.
        query: Query,
    },
    /// Read lines of them.
    ContextLines(AskedLines),
    /// Read no more articles for them.
    StopContext,
    /// No such places are looked for any more.
    EndContext,
    /// Count articles by their dates.
    Coverage(AskedCoverage),
    /// Do something to articles, and keep it.
    Deed(Deed),
    /// Keep a line that was typed.
    KeepLine {
        /// What was asked for.
        asked: Asked,
        /// The line.
        line: String,
    },
    /// Keep which hints were given.
    KeepHints(Vec<String>),
    /// Keep how far an article was read.
    KeepProgress(Box<Progress>),
    /// Keep a mark with a letter, or take it away.
    KeepWaypoint {
        /// The letter.
        letter: char,
        /// The place, if it is set.
        waypoint: Option<Box<Waypoint>>,
    },
    /// Find the rows of an article.
    Locate {
        /// Which request this is.
        round: u64,
        /// What the article is known by.
        keys: Keys,
    },
    /// Keep how the reader would be left now.
    Remember,
    /// Read the keywords again and bring the catalogue up to date.
    Refresh,
    /// Stop the refresh.
    StopRefresh,
    /// Count the articles of the saved views.
    CountViews {
        /// Which request this is.
        generation: u64,
        /// Their queries.
        queries: Vec<Query>,
    },
    /// Read the names that the articles bear: sources, sections, tags, languages.
    Names,
    /// Write a view into the configuration.
    SaveView(Box<View>),
    /// Find the copies of an article and the others that tell its story.
    Story(u32),
    /// Find what the article of the second row says otherwise than that of the first.
    Differ(u32, u32),
    /// Do something to the keyword files.
    Keywords(KeywordDeed),
    /// Count in how many articles keywords are seen.
    CountKeywords {
        /// Which request this is.
        round: u64,
        /// The words; the groups are counted in any case.
        words: Vec<Word>,
        /// The rows of the list.
        listed: Arc<Vec<u32>>,
    },
    /// Read the problems of the library, and what was found in the file of an article.
    Problems(Option<u32>),
    /// Have another program do something.
    Outside(Outside),
    /// Say when a moment is over in which another key could have followed.
    AwaitKey(u64),
    /// Say when all that is before this is done: more commands follow.
    GoOn,
    /// Draw every cell anew.
    Redraw,
    /// Stop as a job of the shell.
    Suspend,
    /// Leave.
    Quit,
}
