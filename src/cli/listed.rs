//! What a query lists, for the commands that take one: the library brought up to date, and its rows.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::app::notice::grouped;
use crate::cancel::Cancel;
use crate::cli::args::{LibraryArguments, ListedArguments};
use crate::cli::end::Stop;
use crate::cli::library::{Library, Looking, keywords};
use crate::cli::output;
use crate::cli::state;
use crate::config::Places;
use crate::library::Texts;
use crate::library::index::Turn;
use crate::library::view::{self, Ask, Searched};
use crate::query::{self, Query, QueryError, Sort};
use crate::text::Clean;

/// What is asked for.
#[derive(Debug)]
pub(crate) struct Listing<'a> {
    /// The words of the query.
    pub(crate) query: &'a [String],
    /// The folders and files to look in, and whether they are left alone.
    pub(crate) library: &'a LibraryArguments,
    /// How it is sorted, unless the query says so.
    pub(crate) sort: Sort,
}

/// What was found.
#[derive(Debug)]
pub(crate) struct Listed {
    /// The library it is of.
    pub(crate) library: Library,
    /// What was asked of it.
    pub(crate) ask: Ask,
    /// Its rows, in their order.
    pub(crate) order: Arc<Vec<u32>>,
}

impl ListedArguments {
    /// The articles that are asked for: their library, and their rows in order.
    pub(crate) fn find(&self, places: &Places) -> Result<(Library, Vec<u32>), Stop> {
        let listing = Listing {
            query: &self.query,
            library: &self.library,
            sort: self.order.sort(),
        };
        state::take_in(places);
        let Listed { library, order, .. } = find(&listing, places)?;
        let limit = self.limit.unwrap_or(usize::MAX);
        let rows = order.iter().copied().take(limit).collect();
        Ok((library, rows))
    }
}

/// Finds what is asked for.
pub(crate) fn find(listing: &Listing, places: &Places) -> Result<Listed, Stop> {
    let query = query(listing.query)?;
    let matcher = keywords(places);
    let mut library = Library::open(&listing.library.within, places, matcher)?;
    let never = Cancel::default();
    if !listing.library.no_refresh {
        bring_up_to_date(&mut library, &query, places, &never)?;
    } else if !library.catalog.has_been_filled()? {
        let words = "nothing is known of this folder yet; leave --no-refresh out to read it";
        output::say(&Clean::line(words));
    }
    let ask = Ask {
        query,
        sort: listing.sort,
        now: now(),
        matcher: Arc::clone(&library.matcher),
        ..Ask::default()
    };
    let view = view::build(&library.catalog, &library.store, &ask, &never)?;
    let view = view.unwrap_or_default();
    library.catalog.take_notice().iter().for_each(output::say);
    if let Some(Searched { searched, of }) = view.searched {
        let words = format!(
            "only {} of {} articles were searched; newsprint index brings the index up to date",
            grouped(searched),
            grouped(of)
        );
        output::say(&Clean::line(&words));
    }
    if view.order.is_empty() {
        say_nothing(&ask);
    }
    Ok(Listed {
        order: view.order,
        library,
        ask,
    })
}

/// Says that a query lists nothing, and what may be meant.
fn say_nothing(ask: &Ask) {
    let query = &ask.query;
    let words = if query.is_all() {
        "no article was found; newsprint check FOLDER says what each file was taken for".to_owned()
    } else {
        let remark = query::remark(&query.tree, &|name| ask.matcher.keywords().have(name));
        let remark = remark.map_or_else(String::new, |remark| format!(". {remark}"));
        format!(
            "no article is listed by this query: {}{remark}",
            query::print::query(query)
        )
    };
    output::say(&Clean::line(&words));
}

/// The query that `words` are.
fn query(words: &[String]) -> Result<Query, Stop> {
    let text = words.join(" ");
    query::parse(&text).map_err(|error| {
        let QueryError { column, what, hint } = error;
        let words =
            format!("cannot understand the query {text:?} at column {column}: {what}; {hint}");
        Stop::because(&words)
    })
}

/// Brings the catalogue up to date, and the search index where words are asked for.
fn bring_up_to_date(
    library: &mut Library,
    query: &Query,
    places: &Places,
    never: &Cancel,
) -> Result<(), Stop> {
    let is_for_words = query.asks_for_words();
    let mut texts = if is_for_words {
        Texts::in_folder(&places.cache)
    } else {
        Texts::default()
    };
    library.refresh(Looking::AtChanges, &mut texts, never)?;
    if is_for_words {
        library.fill(&mut texts, Turn::Leave, never)?;
    }
    Ok(())
}

/// Seconds since 1970.
pub(crate) fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| {
        i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
    })
}
