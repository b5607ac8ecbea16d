//! What articles leave to learn from, what was learned, and the houses of which it is not known yet
//! whether there is more to learn.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::article::Article;
use crate::formats::news_date::votes::Order;
use crate::library::Catalog;
use crate::library::catalog::CatalogError;
use crate::library::catalog::record::bound;
use crate::library::catalog::writer::Writer;
use crate::library::learning::lesson::SAMPLE;
use crate::library::learning::{Lesson, Lessons, Trace, trace};
use crate::user::checksum::Checksum;

/// A trace, and what was applied of what was learned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Traced {
    pub(crate) trace: Trace,
    /// What the lesson met of it that was applied.
    pub(crate) applied: i64,
}

const COLUMNS: &str = "t.article, t.house, t.pick, t.marks, t.dates, t.applied, t.checksum";

impl Catalog {
    /// Applies what was learned of the house of an article that lies in a file of `folder`.
    pub(crate) fn teach(&self, article: &mut Article, folder: &Path) -> Result<(), CatalogError> {
        let house = trace::house(article, folder);
        if let Some(lesson) = self.read(|connection| one(connection, house))? {
            lesson.apply(article);
        }
        Ok(())
    }
}

/// What was learned of each house.
pub(crate) fn all(connection: &Connection) -> Result<Lessons, CatalogError> {
    let sql = "SELECT house, lines, day_month, checksum FROM lesson";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut lessons = Lessons::default();
    while let Some(row) = rows.next()? {
        lessons.0.insert(row.get(0)?, read_lesson(row)?);
    }
    Ok(lessons)
}

/// What was learned of one house, where anything was.
fn one(connection: &Connection, house: i64) -> Result<Option<Lesson>, CatalogError> {
    let sql = "SELECT house, lines, day_month, checksum FROM lesson WHERE house = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([house])?;
    rows.next()?.map(read_lesson).transpose()
}

/// Reads a lesson, and proves it.
fn read_lesson(row: &Row) -> Result<Lesson, CatalogError> {
    let (house, order): (i64, i64) = (row.get(0)?, row.get(2)?);
    let bytes = row.get_ref(1)?.as_blob()?;
    if row.get::<_, i64>(3)? != lesson_sum(house, bytes, order) {
        return Err(CatalogError::Damaged("a lesson is not as it was written"));
    }
    Ok(Lesson {
        lines: numbers(bytes),
        order: match order {
            1 => Some(Order::DayFirst),
            2 => Some(Order::MonthFirst),
            _ => None,
        },
    })
}

/// The traces of a house that are learned from: those of the smallest numbers.
pub(crate) fn sample(connection: &Connection, house: i64) -> Result<Vec<Trace>, CatalogError> {
    let sql = format!("SELECT {COLUMNS} FROM trace t WHERE t.house = ?1 ORDER BY t.pick");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([house])?;
    let (mut sample, mut picks): (Vec<Trace>, usize) = (Vec::new(), 0);
    while let Some(row) = rows.next()? {
        let trace = read(row)?.trace;
        // Articles of the same words have the same number.
        picks += usize::from(sample.last().is_none_or(|last| last.pick != trace.pick));
        if picks > SAMPLE {
            break;
        }
        sample.push(trace);
    }
    Ok(sample)
}

/// The files of a house with an article to which something else was applied than `lesson` says.
pub(crate) fn stale(
    connection: &Connection,
    house: i64,
    lesson: &Lesson,
) -> Result<Vec<i64>, CatalogError> {
    let sql = format!("SELECT {COLUMNS}, t.article FROM trace t WHERE t.house = ?1");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut file = connection.prepare_cached("SELECT file FROM article WHERE id = ?1")?;
    let mut rows = statement.query([house])?;
    let mut files = Vec::new();
    while let Some(row) = rows.next()? {
        let traced = read(row)?;
        if traced.applied != lesson.meets(&traced.trace) {
            let article: i64 = row.get(7)?;
            files.push(file.query_row([article], |row| row.get(0))?);
        }
    }
    Ok(files)
}

/// Houses of which there may be more to learn.
pub(crate) fn due(connection: &Connection) -> Result<Vec<i64>, CatalogError> {
    let mut statement = connection.prepare_cached("SELECT house FROM due ORDER BY house")?;
    let houses = statement.query_map([], |row| row.get(0))?;
    Ok(houses.collect::<Result<_, _>>()?)
}

/// Checks every trace and every lesson.
pub(super) fn check(connection: &Connection) -> Result<(), CatalogError> {
    let sql = format!("SELECT {COLUMNS} FROM trace t");
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        read(row)?;
    }
    all(connection).map(drop)
}

impl Writer<'_> {
    /// Writes the trace of a row, and notes the house if it is another one than before.
    pub(super) fn save_trace(
        &mut self,
        row: u32,
        traced: Option<&Traced>,
    ) -> Result<(), CatalogError> {
        let Some(traced) = traced else {
            return self.remove_trace(row);
        };
        let before = trace_of(self.connection, row)?;
        if before.as_ref() == Some(traced) {
            return Ok(());
        }
        let trace = &traced.trace;
        if before.as_ref().is_none_or(|before| before.trace != *trace) {
            self.due.insert(trace.house);
            self.due.extend(before.map(|before| before.trace.house));
        }
        self.insert_trace(row, traced)
    }

    /// Writes the trace of a row that is new.
    pub(super) fn save_new_trace(
        &mut self,
        row: u32,
        traced: Option<&Traced>,
    ) -> Result<(), CatalogError> {
        let Some(traced) = traced else {
            return Ok(());
        };
        self.due.insert(traced.trace.house);
        self.insert_trace(row, traced)
    }

    fn insert_trace(&self, row: u32, traced: &Traced) -> Result<(), CatalogError> {
        let trace = &traced.trace;
        let sql =
            "INSERT OR REPLACE INTO trace (article, house, pick, marks, dates, applied, checksum)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        let marks = bytes(std::iter::once(&trace.story).chain(&trace.lines));
        let sum = trace_sum(traced, &marks);
        self.connection.prepare_cached(sql)?.execute(params![
            row,
            trace.house,
            trace.pick,
            marks,
            trace.dates,
            traced.applied,
            bound(sum, i64::from(row)),
        ])?;
        Ok(())
    }

    /// Forgets the trace of a row.
    pub(super) fn remove_trace(&mut self, row: u32) -> Result<(), CatalogError> {
        let sql = "DELETE FROM trace WHERE article = ?1 RETURNING house";
        let mut statement = self.connection.prepare_cached(sql)?;
        let house: Option<i64> = statement.query_row([row], |row| row.get(0)).optional()?;
        self.due.extend(house);
        Ok(())
    }

    /// Notes the houses that have changed: it is learned from them before a refresh ends.
    pub(super) fn note_due(&mut self) -> Result<(), CatalogError> {
        let sql = "INSERT OR IGNORE INTO due (house) VALUES (?1)";
        let mut statement = self.connection.prepare_cached(sql)?;
        for house in self.due.drain() {
            if self.noted.insert(house) {
                statement.execute([house])?;
            }
        }
        Ok(())
    }

    /// The houses that have changed, all of them written; from now on those are noted that change again.
    pub(crate) fn begin_learning(&mut self) -> Result<Vec<i64>, CatalogError> {
        self.commit()?;
        self.noted.clear();
        due(self.connection)
    }

    /// Writes what was learned of a house.
    pub(crate) fn save_lesson(&mut self, house: i64, lesson: &Lesson) -> Result<(), CatalogError> {
        self.begin()?;
        self.count_change();
        if lesson.is_empty() {
            let sql = "DELETE FROM lesson WHERE house = ?1";
            self.connection.prepare_cached(sql)?.execute([house])?;
            return Ok(());
        }
        let order = match lesson.order {
            Some(Order::DayFirst) => 1,
            Some(Order::MonthFirst) => 2,
            None => 0,
        };
        let lines = bytes(lesson.lines.iter());
        let sql = "INSERT OR REPLACE INTO lesson (house, lines, day_month, checksum)
                   VALUES (?1, ?2, ?3, ?4)";
        let sum = lesson_sum(house, &lines, order);
        self.connection
            .prepare_cached(sql)?
            .execute(params![house, lines, order, sum])?;
        Ok(())
    }

    /// All that was learned of `houses` is applied, unless they have changed meanwhile.
    pub(crate) fn end_learning(&mut self, houses: &[i64]) -> Result<(), CatalogError> {
        self.begin()?;
        self.count_change();
        let sql = "DELETE FROM due WHERE house = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        for house in houses {
            if !self.noted.contains(house) && !self.due.contains(house) {
                statement.execute([house])?;
            }
        }
        Ok(())
    }
}

fn trace_of(connection: &Connection, row: u32) -> Result<Option<Traced>, CatalogError> {
    let sql = format!("SELECT {COLUMNS} FROM trace t WHERE t.article = ?1");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([row])?;
    rows.next()?.map(read).transpose()
}

/// Reads a row of [`COLUMNS`], and proves it.
fn read(row: &Row) -> Result<Traced, CatalogError> {
    let marks = row.get_ref(3)?.as_blob()?;
    let mut all = numbers(marks).into_iter();
    let traced = Traced {
        trace: Trace {
            house: row.get(1)?,
            pick: row.get(2)?,
            story: all.next().unwrap_or_default(),
            lines: all.collect(),
            dates: row.get(4)?,
        },
        applied: row.get(5)?,
    };
    if row.get::<_, i64>(6)? != bound(trace_sum(&traced, marks), row.get(0)?) {
        return Err(CatalogError::Damaged("a trace is not as it was written"));
    }
    Ok(traced)
}

fn numbers(bytes: &[u8]) -> Vec<i64> {
    let (numbers, _) = bytes.as_chunks::<8>();
    numbers
        .iter()
        .map(|number| i64::from_le_bytes(*number))
        .collect()
}

fn bytes<'n>(numbers: impl Iterator<Item = &'n i64>) -> Vec<u8> {
    numbers.flat_map(|number| number.to_le_bytes()).collect()
}

fn trace_sum(traced: &Traced, marks: &[u8]) -> i64 {
    let trace = &traced.trace;
    let sum = Checksum::of("trace").int(trace.house).int(trace.pick);
    let sum = sum.bytes(Some(marks)).int(trace.dates);
    sum.int(traced.applied).finish()
}

fn lesson_sum(house: i64, lines: &[u8], order: i64) -> i64 {
    let sum = Checksum::of("lesson").int(house).bytes(Some(lines));
    sum.int(order).finish()
}
