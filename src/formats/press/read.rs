//! Reading a file, document by document.

use super::boundary::Database;
use super::document::{Document, Documents};
use super::sheet::Sheet;
use super::{factiva, nexis, proquest};
use crate::formats::fields::Origin;
use crate::formats::records::{Names, Records};
use crate::formats::registry::{Input, Reading};

/// Reads a file of LexisNexis.
pub fn read_nexis(input: &Input, reading: &mut Reading) {
    read(Database::Nexis, input, reading);
}

/// Reads a file of ProQuest.
pub fn read_proquest(input: &Input, reading: &mut Reading) {
    read(Database::ProQuest, input, reading);
}

/// Reads a file of Factiva.
pub fn read_factiva(input: &Input, reading: &mut Reading) {
    read(Database::Factiva, input, reading);
}

impl Database {
    /// What its files are called.
    fn names(self) -> Names {
        let (from, file) = match self {
            Self::Nexis => ("nexis", "a file of Nexis"),
            Self::ProQuest => ("proquest", "a file of ProQuest"),
            Self::Factiva => ("factiva", "a file of Factiva"),
        };
        Names { from, file }
    }

    /// What a document states; `None` for what stands between documents.
    fn sheet(self, document: &Document) -> Option<Sheet> {
        match self {
            Self::Nexis => nexis::sheet(document),
            Self::ProQuest => proquest::sheet(document),
            Self::Factiva => factiva::sheet(document),
        }
    }
}

fn read(database: Database, input: &Input, reading: &mut Reading) {
    let names = database.names();
    let mut records = Records::new(names, input.budget, reading);
    let origin = Origin {
        from: names.from,
        budget: input.budget,
    };
    for document in Documents::of(database, input.text) {
        if records.must_stop(document.line) {
            break;
        }
        let Some(sheet) = database.sheet(&document) else {
            continue;
        };
        let part = records.next_part();
        if let Some((found, stated)) = sheet.missing() {
            let what = format!("the document breaks off: {found} of its {stated} words are there");
            records.problem(&what, part, document.line);
        }
        if let Some(article) = sheet.article(&origin) {
            records.keep(article, part);
        } else {
            let what = "the document has neither a headline nor a text";
            records.problem(what, part, document.line);
        }
    }
    records.finish();
}
