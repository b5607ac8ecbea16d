//! `newsprint bookmarks add`, `remove`, `note` and `tag`: done to articles, all of it in one step.

use std::ffi::OsString;
use std::io::Read;

use clap::Args;

use crate::app::notice::{counted, grouped};
use crate::cli::args::LibraryArguments;
use crate::cli::bookmarks::chosen::{self, Bookmark};
use crate::cli::bookmarks::list;
use crate::cli::bookmarks::named::{self, Named, WhichArguments};
use crate::cli::end::{Status, Stop};
use crate::cli::listed::now;
use crate::cli::output::{self, Output};
use crate::cli::state;
use crate::config::Places;
use crate::text::Clean;
use crate::user::{Change, Log, Note, Store, Target};

/// What `bookmarks add` and `bookmarks remove` may be asked for.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  newsprint bookmarks add news/a.json 'news/feed.xml#3' https://example.org/story
  newsprint bookmarks add --in news --query 'date:2023-02 drones'
  newsprint bookmarks remove 0123456789ab
  newsprint bookmarks remove --in news --query 'is:bookmarked age>1y'

Those are listed whose mark is changed. An address that is in no file is kept too: its bookmark goes to the article when that comes.")]
pub(crate) struct NamedArguments {
    #[command(flatten)]
    which: WhichArguments,
}

/// What `bookmarks note` may be asked for.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  newsprint bookmarks note 0123456789ab 'Ask Maren about page 3.'
  fold -s -w 72 thoughts.txt | newsprint bookmarks note news/a.json -
  newsprint bookmarks note news/a.json           shows the note

A note takes the place of the one before; newsprint undo brings that back.")]
pub(crate) struct NoteArguments {
    /// An id or its beginning; a file, with #2 for the second article; an address
    #[arg(value_name = "ARTICLE")]
    article: OsString,

    /// What it says; - reads it from standard input [default: the note is shown]
    #[arg(value_name = "TEXT", allow_hyphen_values = true)]
    text: Option<String>,

    /// Take the note away
    #[arg(long, conflicts_with = "text")]
    remove: bool,

    #[command(flatten)]
    library: LibraryArguments,

    /// Write a line of JSON: the article as it is marked now
    #[arg(long)]
    json: bool,
}

/// What `bookmarks tag` may be asked for.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  newsprint bookmarks tag --add sea,harbour news/a.json
  newsprint bookmarks tag --remove draft --in news --query tag:draft")]
pub(crate) struct TagArguments {
    /// Put these tags on, with commas between them
    #[arg(
        long,
        value_name = "TAGS",
        value_delimiter = ',',
        required_unless_present = "remove"
    )]
    add: Vec<String>,

    /// Take these tags off, with commas between them
    #[arg(long, value_name = "TAGS", value_delimiter = ',')]
    remove: Vec<String>,

    #[command(flatten)]
    which: WhichArguments,
}

/// Bookmarks articles.
pub(crate) fn add(
    wanted: &NamedArguments,
    places: &Places,
    output: &mut Output,
) -> Result<Status, Stop> {
    turn(
        wanted,
        places,
        output,
        (&Change::Bookmark(None), "bookmarked"),
    )
}

/// Takes bookmarks away.
pub(crate) fn remove(
    wanted: &NamedArguments,
    places: &Places,
    output: &mut Output,
) -> Result<Status, Stop> {
    let change = (&Change::Unbookmark, "not bookmarked any more");
    turn(wanted, places, output, change)
}

/// Makes `change` of the articles that are not so yet; what they are then is said.
fn turn(
    wanted: &NamedArguments,
    places: &Places,
    output: &mut Output,
    (change, said): (&Change, &str),
) -> Result<Status, Stop> {
    let mut store = state::open(places)?;
    let mut named = wanted.which.find(&store, places)?;
    let wants_bookmarked = *change == Change::Unbookmark;
    let listed = keep_only(&mut named, &store, wants_bookmarked)?;
    make(&named, change, (said, listed), (&mut store, places))?;
    write(&named, &store, wanted.which.json, output)?;
    Ok(named.status())
}

/// Writes a note, takes it away, or shows it.
pub(crate) fn note(
    wanted: &NoteArguments,
    places: &Places,
    output: &mut Output,
) -> Result<Status, Stop> {
    let article = std::slice::from_ref(&wanted.article);
    let mut store = state::open(places)?;
    let named = named::find((article, None), &wanted.library, &store, places)?;
    if named.targets.len() > 1 {
        let words = "the file holds several articles; name one: the path, #, and its number";
        return Err(Stop::because(words));
    }
    let note = match wanted.text.as_deref() {
        None if wanted.remove => None,
        None => return show_note(&named, &store, wanted.json, output),
        Some("-") => Some(from_stdin()?),
        Some(text) => Some(text.to_owned()),
    };
    let note = note.map(|text| Note {
        text: Clean::text(text.trim_end()),
        spot: None,
    });
    let note = note.filter(|note| !note.text.is_empty());
    let said = match &note {
        Some(_) => ("given a note", named.targets.len()),
        None => ("without a note", named.targets.len()),
    };
    make(&named, &Change::Note(note), said, (&mut store, places))?;
    write(&named, &store, wanted.json, output)?;
    Ok(named.status())
}

/// Puts tags on and takes tags off.
pub(crate) fn tag(
    wanted: &TagArguments,
    places: &Places,
    output: &mut Output,
) -> Result<Status, Stop> {
    let mut store = state::open(places)?;
    let named = wanted.which.find(&store, places)?;
    let tags = |stated: &[String]| -> Vec<Clean> {
        let tags = stated.iter().map(|tag| Clean::line(tag.trim()));
        tags.filter(|tag| !tag.is_empty()).collect()
    };
    let change = Change::Tags {
        on: tags(&wanted.add),
        off: tags(&wanted.remove),
    };
    let what = if wanted.add.is_empty() {
        "untagged"
    } else {
        "tagged"
    };
    make(
        &named,
        &change,
        (what, named.targets.len()),
        (&mut store, places),
    )?;
    write(&named, &store, wanted.which.json, output)?;
    Ok(named.status())
}

/// Leaves of the articles only those that have a bookmark, or have none; gives how many there were.
fn keep_only(named: &mut Named, store: &Store, is_bookmarked: bool) -> Result<usize, Stop> {
    let keys: Vec<_> = named.targets.iter().map(|it| it.subject.keys).collect();
    let mut marks = store.marks(&keys)?.into_iter();
    named.targets.retain(|_| {
        let mark = marks.next().unwrap_or_default();
        mark.is_bookmarked == is_bookmarked
    });
    Ok(keys.len())
}

/// Makes `change` of the articles and says so: what they are now, and how many were named.
fn make(
    named: &Named,
    change: &Change,
    (what, listed): (&str, usize),
    (store, places): (&mut Store, &Places),
) -> Result<(), Stop> {
    if listed == 0 {
        // Why was said when they were looked for.
        return Ok(());
    }
    let changed = named.targets.len();
    if changed == 0 {
        let words = match listed {
            1 => format!("it is {what} already"),
            _ => format!("all {} are {what} already", grouped(listed)),
        };
        output::say(&Clean::line(&words));
        return Ok(());
    }
    store.change(&named.targets, change, (now(), Log::Step), &|_| true)?;
    state::finish(store, places);
    let articles = counted(changed, "article");
    let words = format!("{articles} {what}; newsprint undo takes it back");
    output::say(&Clean::line(&words));
    Ok(())
}

/// Writes the articles as they are marked now.
fn write(named: &Named, store: &Store, as_json: bool, output: &mut Output) -> Result<(), Stop> {
    let keys = named.targets.iter().map(|target| target.subject.keys);
    let marks = store.carried_of(&keys.collect::<Vec<_>>())?;
    let bookmarks: Vec<_> = marks.into_iter().map(bookmark).collect();
    list::write(bookmarks.iter(), as_json, output)
}

fn bookmark(carried: crate::user::Carried) -> Bookmark {
    Bookmark {
        at: chosen::whereabouts(&carried),
        carried,
    }
}

/// Shows the note on an article.
fn show_note(
    named: &Named,
    store: &Store,
    as_json: bool,
    output: &mut Output,
) -> Result<Status, Stop> {
    if as_json {
        write(named, store, true, output)?;
        return Ok(named.status());
    }
    for Target { subject, .. } in &named.targets {
        match store.added(&subject.keys)?.note {
            Some(note) => output.line(&note.text)?,
            None => output::say(&Clean::line("there is no note on it")),
        }
    }
    Ok(named.status())
}

/// What comes on standard input.
fn from_stdin() -> Result<String, Stop> {
    let mut bytes = Vec::new();
    std::io::stdin()
        .lock()
        .read_to_end(&mut bytes)
        .map_err(|error| Stop::because(&format!("cannot read standard input: {error}")))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
