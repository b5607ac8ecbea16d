//! What a person does to articles: each is one transaction with the step that undoes it.
//!
//! A mark is set to a state, never turned round, so two instances never undo each other by chance.
//! That an article was read on the way is kept and is no step: what is undone is what was done.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::text::Clean;
use crate::text::fold::folded;
use crate::user::addition::Kind;
use crate::user::aspect::{Aspect, Changing, Difference};
use crate::user::marking::{found_or_new, next_rev};
use crate::user::recover::aliases_of;
use crate::user::row::Alias;
use crate::user::step::{Deed, Step, What};
use crate::user::{Mark, Note, Store, StoreError, Subject, note};

/// The longest title that a step is said by, in bytes.
const TITLE_BYTES: usize = 200;

/// How often a change of many articles looks whether it is to go on.
const ARTICLES_AT_A_TIME: usize = 500;

/// A place in the text of an article, and the words that stand there: with them it is found again
/// when the text was edited.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Spot {
    /// 0 for the head, then one more than the number of the block.
    pub block: u32,
    /// Bytes into the text of the block.
    pub offset: u32,
    /// The words from there on.
    pub words: String,
}

/// What is known of an article, for when its file is gone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// The root of the library that it was in.
    pub root: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Who published it.
    pub source: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// What its text is known by when it is edited (a sketch, in base64).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// The article that a change is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// What it is known by.
    pub subject: Subject,
    /// What is known of it.
    pub facts: Facts,
}

impl From<&Subject> for Target {
    fn from(subject: &Subject) -> Self {
        Self {
            subject: subject.clone(),
            facts: Facts::default(),
        }
    }
}

/// What a person does to articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Bookmarks them; one alone at a place in its text.
    Bookmark(Option<Spot>),
    /// Takes their bookmarks away.
    Unbookmark,
    /// Marks them read.
    Read,
    /// Marks them unread.
    Unread,
    /// Writes a note, or takes it away.
    Note(Option<Note>),
    /// Writes a note over the one that was seen, or takes that away. Where another instance has written
    /// one meanwhile, both are kept, as of two devices.
    NoteOver {
        /// What it says now; nothing where it is taken away.
        note: Option<Note>,
        /// What the note said that it is written over.
        seen: Clean,
    },
    /// Puts tags on and takes others off.
    Tags {
        /// Those to put on.
        on: Vec<Clean>,
        /// Those to take off.
        off: Vec<Clean>,
    },
}

/// Whether a change can be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Log {
    /// It was done by a person.
    Step,
    /// It came about on the way.
    Nothing,
}

impl Store {
    /// Makes `change` of all of `targets` at once; it is on disk when this returns. `now` is in seconds
    /// since 1970. `goes_on` is asked from time to time with the number of articles that are done;
    /// where it says no, nothing is changed. Gives the mark of each.
    pub fn change(
        &mut self,
        targets: &[Target],
        change: &Change,
        (now, log): (i64, Log),
        goes_on: &dyn Fn(usize) -> bool,
    ) -> Result<Vec<Mark>, StoreError> {
        self.write(|connection| {
            let rev = next_rev(connection)?;
            let (mut marks, mut differences) = (Vec::with_capacity(targets.len()), Vec::new());
            for (done, target) in targets.iter().enumerate() {
                if done.is_multiple_of(ARTICLES_AT_A_TIME) && !goes_on(done) {
                    return Err(StoreError::Stopped);
                }
                let changed = change_one(connection, target, change, (now, rev))?;
                differences.extend(changed.1);
                marks.push(changed.0);
            }
            if log == Log::Step && !differences.is_empty() {
                let deed = deed(change.what(), targets.iter().map(|target| &target.subject));
                Step::add(connection, &deed, &differences, (now, rev))?;
            }
            Ok(marks)
        })
    }
}

/// What was done, to be said.
pub(crate) fn deed<'s>(
    what: What,
    mut subjects: impl ExactSizeIterator<Item = &'s Subject>,
) -> Deed {
    let articles = subjects.len();
    let title = subjects.next().map(|subject| subject.title.as_str());
    let title = title.unwrap_or_default();
    let end = title.floor_char_boundary(TITLE_BYTES);
    Deed {
        what,
        articles,
        title: title.get(..end).unwrap_or_default().to_owned(),
    }
}

/// Makes `change` of one article.
fn change_one(
    connection: &Connection,
    target: &Target,
    change: &Change,
    (now, rev): (i64, i64),
) -> Result<(Mark, Vec<Difference>), StoreError> {
    let subject = &target.subject;
    let mut row = found_or_new(connection, subject)?;
    let is_new = row.rev == 0;
    row.set_subject(subject);
    (row.changed_at, row.rev) = (now, rev);
    let mut changing = Changing {
        connection,
        row,
        now,
    };
    let mut values = change.values(&changing)?;
    if target.facts != Facts::default() {
        let facts = serde_json::to_string(&target.facts).ok();
        values.push((Aspect::Added(Kind::Facts), String::new(), facts));
    }
    // What is added hangs on a row that is there: so the row comes first, and what it bears itself
    // is set before.
    values.sort_by_key(|(aspect, ..)| matches!(aspect, Aspect::Added(_)));
    let mut differences = Vec::new();
    let mut is_saved = false;
    for (aspect, name, value) in values {
        if matches!(aspect, Aspect::Added(_)) && !is_saved {
            changing.row.save(connection)?;
            is_saved = true;
        }
        let difference = changing.set(aspect, &name, value)?;
        // What is known of an article is not undone.
        differences.extend(difference.filter(|_| aspect != Aspect::Added(Kind::Facts)));
    }
    let mut row = changing.row;
    if !is_saved {
        row.save(connection)?;
    }
    for alias in aliases_of(&row.keys, row.id) {
        // Most often it is known by the same keys as before.
        if is_new || Alias::load(connection, alias.key)? != Some(alias) {
            alias.save(connection)?;
        }
    }
    let has_additions = is_saved || !is_new;
    let mark = if has_additions {
        row.mark_with_note(connection)?
    } else {
        row.mark()
    };
    Ok((mark, differences))
}

impl Change {
    fn what(&self) -> What {
        match self {
            Self::Bookmark(_) => What::Bookmark,
            Self::Unbookmark => What::Unbookmark,
            Self::Read => What::Read,
            Self::Unread => What::Unread,
            Self::Note(_) | Self::NoteOver { .. } => What::Note,
            Self::Tags { .. } => What::Tags,
        }
    }

    /// What it makes of which aspects of a mark.
    fn values(
        &self,
        changing: &Changing,
    ) -> Result<Vec<(Aspect, String, Option<String>)>, StoreError> {
        let whole = |aspect, value| (aspect, String::new(), value);
        let place = Aspect::Added(Kind::Place);
        // The first time of a mark is kept.
        let since = |aspect| -> Result<_, StoreError> {
            let before = changing.get(aspect, "")?;
            Ok(whole(
                aspect,
                before.or_else(|| Some(changing.now.to_string())),
            ))
        };
        Ok(match self {
            Self::Bookmark(spot) => {
                let spot = spot.as_ref().map(|spot| whole(place, written(spot)));
                let mut values = vec![since(Aspect::Bookmarked)?];
                values.extend(spot);
                values
            }
            Self::Unbookmark => vec![
                whole(Aspect::Bookmarked, None),
                whole(place, None),
                whole(Aspect::Added(Kind::Rank), None),
            ],
            Self::Read => vec![since(Aspect::Read)?],
            Self::Unread => vec![whole(Aspect::Read, None)],
            Self::Note(note) => {
                let note = note.as_ref().and_then(Note::written);
                vec![whole(Aspect::Added(Kind::Note), note)]
            }
            Self::NoteOver { note, seen } => {
                let there = changing.added_since(Kind::Note)?;
                let value = note::written_over(there.as_ref(), seen, note.as_ref(), changing.now);
                vec![whole(Aspect::Added(Kind::Note), value)]
            }
            Self::Tags { on, off } => {
                let tag = |tag: &Clean, value| (Aspect::Added(Kind::Tag), folded(tag), value);
                let stays = |name: &&Clean| on.iter().any(|on| folded(on) == folded(name));
                let off = off.iter().filter(|name| !stays(name));
                let off = off.map(|name| tag(name, None));
                let on = on.iter().map(|name| tag(name, Some(name.to_string())));
                off.chain(on).collect()
            }
        })
    }
}

/// A value as it lies in the state.
pub(crate) fn written(value: &impl Serialize) -> Option<String> {
    serde_json::to_string(value).ok()
}
