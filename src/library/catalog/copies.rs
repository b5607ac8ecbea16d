//! Which rows are copies of one article, and which of them is shown.
//!
//! Rows of one URL are one article. A row without a URL is the same article as a row of the same
//! content: of several URLs with that content it goes with the one whose key is least, so that the
//! order in which files are read decides nothing; where none has a URL, all of the content are one.
//! Two URLs with the same words stay two articles: they are wire copies, which two papers published.
//!
//! A URL that files give to many articles, of other titles and other days, is that of a page which lists
//! them, or a mistake of whoever saved them: it makes nothing one, so that no article is hidden.
//!
//! Nor does a text that tens of thousands of rows bear, which is a filler: so many are not held in memory.
//!
//! The richest body is shown. One that is a tenth longer counts as richer; among equals it is the row
//! that knows more of its article, then the newest. What a write touches is grouped anew before it is committed, so that
//! other connections never see two rows of one article; a first scan, which has no indexes yet,
//! groups everything at its end.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use rusqlite::{Params, Row};

use crate::article::{Key, Keys};
use crate::library::catalog::CatalogError;
use crate::library::catalog::record::copy_mark;
use crate::library::catalog::rows::key;
use crate::library::catalog::writer::Writer;
use crate::library::stories::keep;

/// Keys whose rows must be grouped anew.
#[derive(Debug, Default)]
pub(crate) struct Touched {
    /// Whether keys are noted: not in a first scan.
    is_noted: bool,
    urls: BTreeSet<Key>,
    contents: BTreeSet<Key>,
}

impl Touched {
    /// Notes that a row with `keys` came, changed or went.
    pub(super) fn add(&mut self, keys: &Keys) {
        if self.is_noted {
            self.urls.extend(keys.url);
            self.contents.insert(keys.content);
        }
    }
}

/// A row among those of one article.
#[derive(Debug, Clone)]
struct Member {
    row: u32,
    copy_of: Option<u32>,
    checksum: i64,
    content: Key,
    title: String,
    /// Days since 1970.
    day: Option<i64>,
    rank: Rank,
}

/// What decides which row is shown, the greatest of all: how rich its body is, how much is known of
/// it, when it was saved, updated and published, its words, and its place in the order of the list.
type Rank = (i64, i64, [Option<i64>; 3], i64, (i64, i64));

/// How rich a body of so many words is: one step for each tenth more.
fn richness(words: i64) -> i64 {
    let (mut steps, mut reached) = (0, 1);
    while reached <= words {
        reached += (reached / 10).max(1);
        steps += 1;
    }
    steps
}

impl Member {
    fn read(row: &Row) -> Result<Self, CatalogError> {
        Ok(Self {
            row: row.get(0)?,
            copy_of: row.get(1)?,
            checksum: row.get(2)?,
            content: key(row.get_ref(4)?).ok_or(CatalogError::Damaged("a key is none"))?,
            title: row.get(11)?,
            day: row
                .get::<_, Option<i64>>(8)?
                .map(|secs| secs.div_euclid(DAY_SECS)),
            rank: (
                richness(row.get(5)?),
                row.get(3)?,
                [row.get(6)?, row.get(7)?, row.get(8)?],
                row.get(5)?,
                (row.get(9)?, row.get(10)?),
            ),
        })
    }
}

/// Rows of one article, at most.
const MOST_MEMBERS: usize = if cfg!(test) { 50 } else { 50_000 };

/// The rows of a content without a URL, and those of a URL.
const NAMELESS: &str = "a.content_key = ?1 AND a.url_key IS NULL";
const OF_URL: &str = "a.url_key = ?1";

/// Seconds of a day.
const DAY_SECS: i64 = 24 * 60 * 60;

/// From so many titles, contents and days on a URL is none of an article.
const MANY: usize = 3;

/// Whether rows of one URL are many articles: a story that is saved again may change its headline and
/// its words, but seldom the day of its publication.
fn is_of_many(members: &[Member]) -> bool {
    let titles: BTreeSet<&str> = members.iter().map(|member| &*member.title).collect();
    let contents: BTreeSet<Key> = members.iter().map(|member| member.content).collect();
    let days: BTreeSet<i64> = members.iter().filter_map(|member| member.day).collect();
    titles.len().min(contents.len()).min(days.len()) >= MANY
}

/// Whether the shown row keeps its number when another takes its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Numbers {
    /// The row that takes its place takes its number: lists that hold it hold its article.
    Kept,
    /// Nothing was grouped before.
    New,
}

impl Writer<'_> {
    /// From now on every write is followed by the grouping of what it touches.
    pub(crate) fn note_copies(&mut self) {
        self.touched.is_noted = true;
    }

    /// Has `rows` keep their numbers until they are let go.
    pub(crate) fn hold(&mut self, rows: impl Iterator<Item = u32>) {
        self.held.extend(rows);
    }

    /// Lets `rows` go that were held.
    pub(crate) fn let_go(&mut self, rows: &[u32]) {
        for row in rows {
            self.held.remove(row);
        }
    }

    /// Counts `row` as one that is shown, whatever it was.
    pub(super) fn show(&mut self, row: u32) -> Result<(), CatalogError> {
        let sql = "SELECT copy_of IS NOT NULL FROM article WHERE id = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let was_copy = statement.query_row([row], |row| row.get::<_, i64>(0))?;
        self.meta.copies -= was_copy;
        self.meta.articles += was_copy;
        Ok(())
    }

    /// Groups every row that shares a key with another: at the end of a first scan.
    pub(crate) fn group_all(&mut self) -> Result<(), CatalogError> {
        self.begin()?;
        let shared = |name: &str| {
            format!(
                "SELECT {name} FROM article WHERE {name} IS NOT NULL
                 GROUP BY {name} HAVING count(*) > 1"
            )
        };
        let urls = self.keys(&shared("url_key"), [])?;
        let contents = self.keys(&shared("content_key"), [])?;
        self.group(contents, urls, Numbers::New)?;
        self.count_change();
        Ok(())
    }

    /// Groups what was touched since the last commit.
    pub(super) fn group_touched(&mut self) -> Result<(), CatalogError> {
        let contents = std::mem::take(&mut self.touched.contents);
        let urls = std::mem::take(&mut self.touched.urls);
        self.group(contents, urls, Numbers::Kept)
    }

    /// Groups the rows of `contents` and `urls`.
    fn group(
        &mut self,
        contents: BTreeSet<Key>,
        mut urls: BTreeSet<Key>,
        numbers: Numbers,
    ) -> Result<(), CatalogError> {
        for content in contents {
            let nameless = self.nameless(content)?;
            if nameless.is_empty() {
                continue;
            }
            if nameless.len() > MOST_MEMBERS {
                self.set_apart(NAMELESS, content)?;
                continue;
            }
            let bearers = self.urls_of(content)?;
            if bearers.is_empty() {
                self.arrange(nameless, numbers)?;
            }
            urls.extend(bearers);
        }
        for url in urls {
            let mut members = self.members(OF_URL, url)?;
            if members.len() > MOST_MEMBERS {
                self.set_apart(OF_URL, url)?;
                continue;
            }
            let contents: BTreeSet<Key> = members.iter().map(|member| member.content).collect();
            for content in contents {
                let nameless = self.nameless(content)?;
                let is_some = (1..=MOST_MEMBERS).contains(&nameless.len());
                if is_some && self.urls_of(content)?.first() == Some(&url) {
                    members.extend(nameless);
                }
            }
            if !is_of_many(&members) {
                self.arrange(members, numbers)?;
                continue;
            }
            members.sort_unstable_by_key(|member| member.content);
            for same in members.chunk_by(|one, other| one.content == other.content) {
                self.arrange(same.to_vec(), numbers)?;
            }
        }
        Ok(())
    }

    /// The rows without a URL that have this content.
    fn nameless(&self, content: Key) -> Result<Vec<Member>, CatalogError> {
        self.members(NAMELESS, content)
    }

    /// The keys of the URLs with this content.
    fn urls_of(&self, content: Key) -> Result<BTreeSet<Key>, CatalogError> {
        let sql = "SELECT DISTINCT url_key FROM article
                   WHERE content_key = ?1 AND url_key IS NOT NULL";
        self.keys(sql, [content.0])
    }

    fn keys(&self, sql: &str, params: impl Params) -> Result<BTreeSet<Key>, CatalogError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params)?;
        let mut keys = BTreeSet::new();
        while let Some(row) = rows.next()? {
            keys.extend(key(row.get_ref(0)?));
        }
        Ok(keys)
    }

    /// The rows that `which` tells of a key; one more than are grouped, where there are so many.
    fn members(&self, which: &str, of: Key) -> Result<Vec<Member>, CatalogError> {
        let sql = format!(
            "SELECT a.id, a.copy_of, a.checksum,
                    (a.url_key IS NOT NULL) + (a.date IS NOT NULL) + (a.source IS NOT NULL)
                    + (a.authors <> ''), a.content_key, a.words, d.saved, d.updated, a.date,
                    a.place, a.nth, a.fold
             FROM article a JOIN detail d ON d.article = a.id WHERE {which}
             LIMIT {MOST_MEMBERS} + 1"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([of.0])?;
        let mut members = Vec::new();
        while let Some(row) = rows.next()? {
            members.push(Member::read(row)?);
        }
        Ok(members)
    }

    /// Has every row that `which` tells of a key stand for itself.
    fn set_apart(&mut self, which: &str, of: Key) -> Result<(), CatalogError> {
        let copies = format!("{which} AND a.copy_of IS NOT NULL");
        loop {
            let members = self.members(&copies, of)?;
            if members.is_empty() {
                return Ok(());
            }
            members
                .iter()
                .try_for_each(|member| self.set_copy_of(member, None))?;
        }
    }

    /// Shows the richest of `members`, and makes the others its copies.
    fn arrange(&mut self, mut members: Vec<Member>, numbers: Numbers) -> Result<(), CatalogError> {
        members.sort_unstable_by_key(|member| Reverse(member.rank));
        let Some((shown, copies)) = members.split_first_mut() else {
            return Ok(());
        };
        if numbers == Numbers::Kept {
            self.keep_number(shown, copies)?;
        }
        self.set_copy_of(shown, None)?;
        copies
            .iter()
            .try_for_each(|copy| self.set_copy_of(copy, Some(shown.row)))
    }

    /// Gives `shown` the number of the row in whose place it comes, which is one of `copies` or is
    /// gone.
    fn keep_number(
        &mut self,
        shown: &mut Member,
        copies: &mut [Member],
    ) -> Result<(), CatalogError> {
        let were_shown = copies.iter().filter(|copy| copy.copy_of.is_none());
        let before = shown
            .copy_of
            .or_else(|| were_shown.map(|copy| copy.row).min());
        let Some(before) = before.filter(|row| !self.held.contains(row)) else {
            return Ok(());
        };
        if self.held.contains(&shown.row) {
            return Ok(());
        }
        let other = copies.iter_mut().find(|copy| copy.row == before);
        if other.is_none() && self.has_row(before)? {
            // It has become another article.
            return Ok(());
        }
        let freed = shown.row;
        self.swap_rows(freed, before, &mut shown.checksum)?;
        shown.row = before;
        if let Some(other) = other {
            other.row = freed;
            other.checksum = self.checksum_of(freed)?;
        }
        Ok(())
    }

    /// Makes a row a copy of `copy_of`, or one that is shown.
    fn set_copy_of(&mut self, member: &Member, copy_of: Option<u32>) -> Result<(), CatalogError> {
        if member.copy_of == copy_of {
            return Ok(());
        }
        let checksum = member.checksum ^ copy_mark(member.copy_of) ^ copy_mark(copy_of);
        let sql = "UPDATE article SET copy_of = ?2, checksum = ?3 WHERE id = ?1";
        self.connection
            .prepare_cached(sql)?
            .execute((member.row, copy_of, checksum))?;
        let more = i64::from(copy_of.is_some()) - i64::from(member.copy_of.is_some());
        self.meta.copies += more;
        self.meta.articles -= more;
        keep::name(self.connection, member.row)
    }
}
