//! Writes a large file as it is read, piece by piece: its articles are never in memory together.
//!
//! While it is under way its row says that it must be read again, so that nothing is taken for whole
//! that was broken off.

use crate::library::catalog::CatalogError;
use crate::library::catalog::files::Stored;
use crate::library::catalog::matching::{Waiting, rows_for};
use crate::library::catalog::record::{FileRecord, Record, Stat};
use crate::library::catalog::write_file::{Target, Written};
use crate::library::catalog::writer::Writer;

/// A file that is being written.
#[derive(Debug)]
pub(super) struct Parts {
    /// The number of the file.
    file: i64,
    /// Its rows whose articles were not met yet.
    own: Waiting,
    /// The numbers of all rows it had, which are held until its end.
    held: Vec<u32>,
    /// Articles so far.
    articles: i64,
}

impl Writer<'_> {
    /// Whether parts of a file were written and its end was not.
    pub(crate) fn has_parts(&self, target: &Target) -> bool {
        self.parts.contains_key(&target.place)
    }

    /// Writes some of the articles of a file.
    pub(crate) fn write_part(
        &mut self,
        target: &Target,
        articles: &mut [Record],
        vanished: &mut Waiting,
    ) -> Result<Written, CatalogError> {
        self.begin()?;
        let mut parts = self.parts_of(target)?;
        let keys: Vec<_> = articles.iter().map(|article| article.keys).collect();
        let rows = rows_for(&keys, &mut parts.own, vanished);
        let mut written = Written::default();
        for (article, old) in articles.iter_mut().zip(rows) {
            if let Some(old) = old {
                let is_changed = self.save_over(article, parts.file, target.place, old)?;
                written.changed += usize::from(is_changed);
            } else {
                self.save_new(article, parts.file, target.place)?;
                written.added += 1;
            }
            parts.articles += 1;
        }
        self.parts.insert(target.place, parts);
        Ok(written)
    }

    /// Writes what is said of a file all of whose articles are written; rows of articles that it holds
    /// no more go.
    pub(crate) fn end_parts(
        &mut self,
        target: &Target,
        record: &FileRecord,
    ) -> Result<Written, CatalogError> {
        self.begin()?;
        let parts = self.parts_of(target)?;
        let mut written = Written::default();
        for old in parts.own.left() {
            self.remove_row(&old)?;
            written.removed += 1;
        }
        self.let_go(&parts.held);
        let stored = Stored {
            articles: parts.articles,
            ..self.stored(parts.file, target, record, record.stat)
        };
        self.save_stored(&stored)?;
        self.save_problems(parts.file, &record.problems)?;
        self.count_change();
        Ok(written)
    }

    /// What was written of a file so far; at first a row that says that it is not read yet.
    fn parts_of(&mut self, target: &Target) -> Result<Parts, CatalogError> {
        if let Some(parts) = self.parts.remove(&target.place) {
            return Ok(parts);
        }
        let mut own = Waiting::default();
        if let Some(known) = target.known.filter(|known| known.may_have_rows()) {
            for old in self.rows_of_file(known.id)? {
                own.add(old);
            }
        }
        let empty = FileRecord {
            stat: Stat::NONE,
            digest: [0; 16],
            format: None,
            skipped: None,
            articles: Vec::new(),
            problems: Vec::new(),
        };
        let file = self.save_file(target, &empty, Stat::NONE.unsettled())?;
        let held: Vec<u32> = own.numbers().collect();
        self.hold(held.iter().copied());
        Ok(Parts {
            file,
            own,
            held,
            articles: 0,
        })
    }
}
