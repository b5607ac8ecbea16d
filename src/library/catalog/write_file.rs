//! Writes one file and its articles: rows that stay as they were are not touched.

use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use rusqlite::params;

use crate::article::Problem;
use crate::library::catalog::CatalogError;
use crate::library::catalog::extent;
use crate::library::catalog::files::{Stored, problem_checksum};
use crate::library::catalog::hits;
use crate::library::catalog::matching::{Old, Waiting, rows_for};
use crate::library::catalog::names::Names;
use crate::library::catalog::record::{FileRecord, Record, Stat, bound};
use crate::library::catalog::writer::Writer;
use crate::library::stories::keep;

/// The file that is written.
#[derive(Debug)]
pub(crate) struct Target<'a> {
    /// What the catalogue knows of it, if anything.
    pub(crate) known: Option<&'a Stored>,
    pub(crate) place: i64,
    pub(crate) root: usize,
    pub(crate) path: &'a Path,
}

/// What writing a file has changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) added: usize,
    pub(crate) changed: usize,
    pub(crate) removed: usize,
}

impl Writer<'_> {
    /// Writes a file and its articles. Articles that its rows, or rows of vanished files, are about
    /// keep their rows.
    pub(crate) fn write_file(
        &mut self,
        target: &Target,
        record: &mut FileRecord,
        vanished: &mut Waiting,
    ) -> Result<Written, CatalogError> {
        self.begin()?;
        let mut own = Waiting::default();
        if let Some(known) = target.known.filter(|known| known.may_have_rows()) {
            self.rows_of_file(known.id)?
                .into_iter()
                .for_each(|old| own.add(old));
        }
        let file = self.save_file(target, record, record.stat)?;
        let keys: Vec<_> = record.articles.iter().map(|article| article.keys).collect();
        let rows = rows_for(&keys, &mut own, vanished);
        let mut written = Written::default();
        for (article, old) in record.articles.iter_mut().zip(rows) {
            if let Some(old) = old {
                let is_changed = self.save_over(article, file, target.place, old)?;
                written.changed += usize::from(is_changed);
            } else {
                self.save_new(article, file, target.place)?;
                written.added += 1;
            }
        }
        for old in own.left() {
            self.remove_row(&old)?;
            written.removed += 1;
        }
        Ok(written)
    }

    /// Notes that a file was looked at again and holds what it held.
    pub(crate) fn write_stat(&mut self, known: &Stored, stat: Stat) -> Result<(), CatalogError> {
        self.begin()?;
        let stored = Stored {
            stat,
            ..known.clone()
        };
        self.save_stored(&stored)?;
        self.count_change();
        Ok(())
    }

    /// Writes the row of the file and its problems; gives its id.
    pub(super) fn save_file(
        &mut self,
        target: &Target,
        record: &FileRecord,
        stat: Stat,
    ) -> Result<i64, CatalogError> {
        if let Some(known) = target.known {
            self.remove_problems(known)?;
        }
        let id = match target.known {
            Some(known) => known.id,
            None => self.next_file(),
        };
        let stored = self.stored(id, target, record, stat);
        self.save_stored(&stored)?;
        self.save_problems(id, &record.problems)?;
        self.count_change();
        Ok(id)
    }

    /// Writes the problems of a file that has none.
    pub(super) fn save_problems(
        &mut self,
        id: i64,
        problems: &[Problem],
    ) -> Result<(), CatalogError> {
        let sql = "INSERT INTO problem (file, nth, part, line, what, hint, checksum)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        for (nth, problem) in (0..).zip(problems) {
            self.connection.prepare_cached(sql)?.execute(params![
                id,
                nth,
                problem.part,
                problem.line,
                problem.what.as_str(),
                problem.hint.as_deref(),
                problem_checksum(problem, id, nth),
            ])?;
        }
        self.meta.problems += i64::try_from(problems.len()).unwrap_or(i64::MAX);
        Ok(())
    }

    pub(super) fn stored(
        &self,
        id: i64,
        target: &Target,
        record: &FileRecord,
        stat: Stat,
    ) -> Stored {
        let number = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
        Stored {
            id,
            place: target.place,
            root: number(target.root),
            path: target.path.as_os_str().as_bytes().to_vec(),
            stat,
            digest: record.digest,
            format: record.format.map(str::to_owned),
            skipped: record.skipped.clone(),
            articles: number(record.articles.len()),
            problems: number(record.problems.len()),
            counted: self.meta.epoch,
        }
    }

    pub(super) fn save_stored(&self, stored: &Stored) -> Result<(), CatalogError> {
        let sql = "INSERT INTO file
                   (id, place, root, path, mtime_ns, size, device, inode, digest, format,
                    skipped, articles, problems, counted, checksum)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
                   ON CONFLICT (id) DO UPDATE SET
                       place = ?2, root = ?3, path = ?4, mtime_ns = ?5, size = ?6, device = ?7,
                       inode = ?8, digest = ?9, format = ?10, skipped = ?11, articles = ?12,
                       problems = ?13, counted = ?14, checksum = ?15";
        self.connection.prepare_cached(sql)?.execute(params![
            stored.id,
            stored.place,
            stored.root,
            stored.path,
            stored.stat.mtime_ns,
            stored.stat.size,
            stored.stat.device,
            stored.stat.inode,
            stored.digest,
            stored.format,
            stored.skipped,
            stored.articles,
            stored.problems,
            stored.counted,
            stored.checksum(),
        ])?;
        Ok(())
    }

    /// Writes a new article.
    pub(super) fn save_new(
        &mut self,
        article: &mut Record,
        file: i64,
        place: i64,
    ) -> Result<(), CatalogError> {
        let row = self.next_row()?;
        self.touched.add(&article.keys);
        self.save_row(article, row, file, place)?;
        self.save_facts(article, row)?;
        self.save_detail(&article.detail, row)?;
        if article.extent.is_some() {
            extent::save(self.connection, row, article.extent)?;
        }
        self.save_new_trace(row, article.traced.as_ref())?;
        self.save_words(article, row)?;
        hits::save(self.connection, row, &article.hits)
    }

    /// Writes an article over its row; says whether anything of it has changed.
    pub(super) fn save_over(
        &mut self,
        article: &mut Record,
        file: i64,
        place: i64,
        old: Old,
    ) -> Result<bool, CatalogError> {
        let id = i64::from(old.row);
        let is_row_new = old.checksum != bound(article.sum, id);
        let are_facts_new = old.facts_checksum != bound(article.facts_sum, id);
        if is_row_new {
            self.show(old.row)?;
            self.save_row(article, old.row, file, place)?;
        }
        if are_facts_new {
            self.save_facts(article, old.row)?;
        }
        if is_row_new || are_facts_new {
            self.touched.add(&old.keys);
            self.touched.add(&article.keys);
            // What it is alike with goes by title, day and source too.
            keep::name(self.connection, old.row)?;
        }
        let are_words_new = old.words_sum != article.detail.words_sum;
        if are_facts_new || are_words_new {
            self.remove_tags(old.row)?;
            self.save_detail(&article.detail, old.row)?;
        }
        if are_words_new {
            self.save_words(article, old.row)?;
        }
        extent::save(self.connection, old.row, article.extent)?;
        self.save_trace(old.row, article.traced.as_ref())?;
        hits::replace(self.connection, old.row, &article.hits)?;
        self.count_change();
        Ok(is_row_new || are_facts_new)
    }

    fn save_row(
        &mut self,
        article: &Record,
        row: u32,
        file: i64,
        place: i64,
    ) -> Result<(), CatalogError> {
        self.name(Names::Language, article.lang.as_deref())?;
        let source = self.name(Names::Source, article.source.as_deref())?;
        let sql = "INSERT INTO article
                   (id, file, place, nth, part, url_key, content_key, story_key, date, dated,
                    dated_by, source, title, fold, authors, lang, words, checksum)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
                           ?18)
                   ON CONFLICT (id) DO UPDATE SET
                       file = ?2, place = ?3, nth = ?4, part = ?5, url_key = ?6, content_key = ?7,
                       story_key = ?8, date = ?9, dated = ?10, dated_by = ?11, source = ?12,
                       title = ?13, fold = ?14, authors = ?15, lang = ?16, words = ?17, checksum = ?18,
                       copy_of = NULL";
        self.connection.prepare_cached(sql)?.execute(params![
            row,
            file,
            place,
            article.nth,
            article.part,
            article.keys.url.map(|key| key.0),
            article.keys.content.0,
            article.keys.story.map(|key| key.0),
            article.date,
            article.dated,
            article.dated_by,
            source,
            article.title,
            article.fold,
            article.authors,
            article.lang,
            article.words,
            bound(article.sum, i64::from(row)),
        ])?;
        Ok(())
    }

    /// Hands on the words of an article for the search index, which does not hold them.
    fn save_words(&mut self, article: &mut Record, row: u32) -> Result<(), CatalogError> {
        let entry = std::mem::take(&mut article.entry);
        self.texts.keep(row, &entry);
        self.unindex(row)
    }

    fn save_facts(&self, article: &Record, row: u32) -> Result<(), CatalogError> {
        let sql = "INSERT OR REPLACE INTO facts (article, facts, checksum) VALUES (?1, ?2, ?3)";
        let checksum = bound(article.facts_sum, i64::from(row));
        self.connection
            .prepare_cached(sql)?
            .execute(params![row, article.facts, checksum])?;
        Ok(())
    }
}
