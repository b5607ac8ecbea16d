//! The articles that something is done to: by id, by file, by address, or by a query.
//!
//! What the state knows goes first: a bookmark whose file is gone is named by its id, its address or its
//! path as ever.

use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::path::Path;

use clap::Args;

use crate::article::Keys;
use crate::cli::args::LibraryArguments;
use crate::cli::end::{Status, Stop};
use crate::cli::find::{Finder, Found};
use crate::cli::library::{keywords, problem_line};
use crate::cli::listed::{self, Listed, Listing};
use crate::cli::output;
use crate::config::Places;
use crate::library::missing;
use crate::query::Sort;
use crate::text::Clean;
use crate::user::{Carried, Facts, Store, Subject, Target};

/// Rows that are looked at together.
const ROWS_AT_A_TIME: usize = 500;

/// Which articles something is done to, and how they are written then.
#[derive(Debug, Args)]
pub(crate) struct WhichArguments {
    /// Ids or their beginnings; files, with #2 for the second article; addresses
    #[arg(value_name = "ARTICLE", required_unless_present = "query")]
    articles: Vec<OsString>,

    /// And all that this query lists, in the language of queries
    #[arg(long, value_name = "QUERY")]
    query: Option<String>,

    #[command(flatten)]
    library: LibraryArguments,

    /// Write JSON Lines: one object an article that was changed
    #[arg(long)]
    pub(crate) json: bool,
}

impl WhichArguments {
    /// Finds them.
    pub(crate) fn find(&self, store: &Store, places: &Places) -> Result<Named, Stop> {
        let asked = (self.articles.as_slice(), self.query.as_deref());
        find(asked, &self.library, store, places)
    }
}

/// What was named.
#[derive(Debug, Default)]
pub(crate) struct Named {
    /// The articles, each once.
    pub(crate) targets: Vec<Target>,
    /// Whether an article is unknown, or several may be meant: that was said.
    pub(crate) is_unknown: bool,
    /// The keys of those that were named.
    seen: HashSet<Keys>,
}

impl Named {
    /// How a command ends that dealt with them.
    pub(crate) fn status(&self) -> Status {
        if self.is_unknown {
            Status::Found
        } else {
            Status::Done
        }
    }

    fn take(&mut self, target: Target) {
        if self.seen.insert(target.subject.keys) {
            self.targets.push(target);
        }
    }
}

/// Finds the articles that are called so, and those that `query` lists, if there is one.
pub(crate) fn find(
    (articles, query): (&[OsString], Option<&str>),
    library: &LibraryArguments,
    store: &Store,
    places: &Places,
) -> Result<Named, Stop> {
    let known = if articles.is_empty() {
        Vec::new()
    } else {
        store.carried()?
    };
    let known: Vec<_> = known.into_iter().map(|(_, carried)| carried).collect();
    let mut finder = Finder::new(&library.within, places, keywords(places));
    let mut named = Named::default();
    for name in articles {
        by_name(name, &known, &mut finder, &mut named)?;
    }
    if let Some(query) = query {
        let query = [query.to_owned()];
        let listing = Listing {
            query: &query,
            library,
            sort: Sort::default(),
        };
        by_query(&listing, places, &mut named)?;
    }
    Ok(named)
}

/// Finds the articles of a name.
fn by_name(
    name: &OsStr,
    known: &[Carried],
    finder: &mut Finder,
    named: &mut Named,
) -> Result<(), Stop> {
    if let Some(address) = name.to_str().filter(|name| name.contains("://")) {
        named.take(by_address(address, known, finder)?);
        return Ok(());
    }
    match in_state(name, known).as_slice() {
        [] => {}
        [one] => {
            named.take(Target::from(&one.subject));
            return Ok(());
        }
        _ => {
            let shown = Path::new(name).display();
            let words = format!("several bookmarks are meant by {shown}; give more of the id");
            output::say(&Clean::line(&words));
            named.is_unknown = true;
            return Ok(());
        }
    }
    let finding = finder.find(name)?;
    for (path, problem) in &finding.problems {
        output::say(&problem_line(path, problem));
    }
    if let Some(words) = &finding.nothing_because {
        let is_query = name.to_str().is_some_and(|name| name.contains(':'));
        let hint = if is_query {
            "; a query stands after --query"
        } else {
            ""
        };
        output::say(&Clean::line(&format!("{words}{hint}")));
        named.is_unknown = true;
    }
    for found in finding.found {
        named.take(target(&found));
    }
    Ok(())
}

/// The marks of the state that are named so: by the beginning of an id, or by the path of a file that is
/// there no more.
fn in_state<'k>(name: &OsStr, known: &'k [Carried]) -> Vec<&'k Carried> {
    if Path::new(name).symlink_metadata().is_ok() {
        return Vec::new();
    }
    let Some(name) = name.to_str().filter(|name| !name.is_empty()) else {
        return Vec::new();
    };
    let id = name.to_ascii_lowercase();
    let is_named = |carried: &&Carried| {
        let Subject {
            keys, path_hint, ..
        } = &carried.subject;
        let root = carried.added().facts.root.unwrap_or_default();
        let is_path =
            *path_hint == *name || Path::new(&root).join(path_hint.as_str()) == Path::new(name);
        keys.id().to_string().starts_with(&id) || (!path_hint.is_empty() && is_path)
    };
    known.iter().filter(is_named).collect()
}

/// The article of an address: as the state knows it, as the library does, or by the address alone.
fn by_address(address: &str, known: &[Carried], finder: &mut Finder) -> Result<Target, Stop> {
    let keys = Keys::of_address(address);
    let is_it = |carried: &&Carried| {
        let has_url = keys.url.is_some_and(|url| carried.urls.contains(&url));
        has_url || carried.contents.contains(&keys.content)
    };
    if let Some(carried) = known.iter().find(is_it) {
        return Ok(Target::from(&carried.subject));
    }
    if let Some(summary) = finder.by_keys(&keys)? {
        return Ok(Target {
            subject: Subject::from(&summary),
            facts: finder.facts(summary.row)?,
        });
    }
    let address = Clean::line(address);
    Ok(Target {
        facts: Facts {
            url: Some(address.to_string()),
            ..Facts::default()
        },
        subject: Subject {
            keys,
            title: address,
            path_hint: Clean::default(),
        },
    })
}

/// An article that was read from its file.
fn target(found: &Found) -> Target {
    Target {
        subject: Subject {
            keys: found.keys,
            title: found.article.title.clone(),
            path_hint: Clean::line(&found.path.to_string_lossy()),
        },
        facts: missing::facts_of(&found.article, &found.root),
    }
}

/// Finds the articles that a query lists.
fn by_query(listing: &Listing, places: &Places, named: &mut Named) -> Result<(), Stop> {
    let Listed { library, order, .. } = listed::find(listing, places)?;
    if let Some(reason) = &library.nothing_kept_because {
        return Err(Stop::because(&format!("nothing can be kept: {reason}")));
    }
    for rows in order.chunks(ROWS_AT_A_TIME) {
        for (row, summary) in rows.iter().zip(library.catalog.rows(rows)?) {
            if missing::is_missing(*row) {
                let kept = library.store.kept_of(&[missing::mark_of(*row)])?;
                if let Some(kept) = kept.first() {
                    named.take(Target::from(&kept.subject));
                }
            }
            if let Some(summary) = summary {
                named.take(Target {
                    facts: missing::facts(&library.catalog, *row),
                    subject: Subject::from(&summary),
                });
            }
        }
    }
    Ok(())
}
