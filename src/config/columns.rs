//! The columns of a list of articles: what each shows, in which order, how wide.

use toml::Spanned;
use toml::de::DeValue;

use crate::config::document::Document;
use crate::text::nearest::hint;

/// The cells that a column may be given.
const CELLS: (u16, u16) = (1, 200);

/// Declares what columns show, with their names and their cells where none are stated; 0: as the width of
/// the list has it.
macro_rules! shows {
    ($($variant:ident => $name:literal, $cells:literal, $help:literal,)*) => {
        /// What a column shows of an article.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Shows {
            $(#[doc = $help] $variant,)*
        }

        impl Shows {
            /// All of it.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name in the configuration and on the command line.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What it is, in a line.
            pub fn help(self) -> &'static str {
                match self { $(Self::$variant => $help,)* }
            }

            /// Its cells where none are stated; 0: as the width of the list has it.
            pub fn cells(self) -> u16 {
                match self { $(Self::$variant => $cells,)* }
            }
        }
    };
}

shows! {
    Marks   => "marks",   0,  "Whether it is unread, bookmarked, has a note",
    Date    => "date",    0,  "The date that it is listed by",
    Source  => "source",  0,  "Who published it, or its folder",
    Title   => "title",   0,  "Its headline: what is left of the width",
    Hits    => "hits",    0,  "How often keywords stand in it",
    Authors => "authors", 16, "Who wrote it",
    Words   => "words",   6,  "How long it is",
    Lang    => "lang",    3,  "Its language",
    Section => "section", 12, "The section it stood in",
    Tags    => "tags",    16, "Its tags, and those that its reader gave it",
    Format  => "format",  8,  "The format of its file",
    Path    => "path",    24, "Its file",
    Id      => "id",      12, "What commands know it by",
}

impl Shows {
    /// Whether it is known only to the whole record of an article, not to its row.
    pub fn is_of_record(self) -> bool {
        matches!(self, Self::Section | Self::Tags | Self::Format)
    }
}

/// A column of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// What it shows.
    pub shows: Shows,
    /// Its cells, where they are stated.
    pub cells: Option<u16>,
}

impl Column {
    /// The columns of the reader's list where none are set.
    pub const READER: [Self; 5] = [
        Self::of(Shows::Marks),
        Self::of(Shows::Date),
        Self::of(Shows::Source),
        Self::of(Shows::Title),
        Self::of(Shows::Hits),
    ];

    /// Those of `newsprint list`.
    pub const COMMAND: [Self; 4] = [
        Self::of(Shows::Date),
        Self::of(Shows::Source),
        Self::of(Shows::Title),
        Self::of(Shows::Id),
    ];

    /// A column as wide as is its custom.
    pub const fn of(shows: Shows) -> Self {
        Self { shows, cells: None }
    }

    /// The column that `written` names, as `source` or `source:24`; else what is wrong, and what to write.
    pub fn parse(written: &str) -> Result<Self, (String, String)> {
        let (name, cells) = match written.split_once(':') {
            Some((name, cells)) => (name.trim(), Some(cells.trim())),
            None => (written.trim(), None),
        };
        let Some(shows) = Shows::ALL.iter().find(|shows| shows.name() == name) else {
            let names: Vec<_> = Shows::ALL.iter().map(|shows| shows.name()).collect();
            return Err((format!("there is no column {name:?}"), hint(name, &names)));
        };
        let (least, most) = CELLS;
        let number = cells.map(|cells| cells.parse().ok().filter(|it| (least..=most).contains(it)));
        match number {
            Some(None) => Err((
                format!("{written:?} has no width"),
                format!(
                    "\"{name}:{}\", from {least} to {most}",
                    shows.cells().max(12)
                ),
            )),
            cells => Ok(Self {
                shows: *shows,
                cells: cells.flatten(),
            }),
        }
    }
}

impl Document<'_> {
    /// The columns that `value` lists, none where they are those of custom; anything else is said, and the
    /// others hold.
    pub(crate) fn list_columns(&mut self, value: &Spanned<DeValue>, key: &str) -> Vec<Column> {
        let DeValue::Array(values) = value.get_ref() else {
            let found = value.get_ref().type_str();
            let what = format!("expected a list of columns for {key}, found {found}");
            let hint = format!("{key} = [\"date\", \"title\"]");
            self.say(value.span().start, &what, Some(&hint));
            return Vec::new();
        };
        let mut columns: Vec<Column> = Vec::new();
        for value in values {
            let at = value.span().start;
            let Some(written) = self.string(value, key) else {
                continue;
            };
            match Column::parse(&written) {
                Err((what, hint)) => self.say(at, &what, Some(&hint)),
                Ok(column) if columns.iter().any(|other| other.shows == column.shows) => {
                    let what = format!("the column {} stands there twice", column.shows.name());
                    self.say(at, &what, None);
                }
                Ok(column) => columns.push(column),
            }
        }
        if columns == Column::READER {
            columns.clear();
        }
        columns
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::load::read;

    #[test]
    fn columns_are_named_in_their_order_with_a_width_or_none() {
        let loaded = read("columns = ['title', 'source:24', 'words']");
        assert_eq!(loaded.faults, []);
        let source = Column {
            shows: Shows::Source,
            cells: Some(24),
        };
        let expected = [Column::of(Shows::Title), source, Column::of(Shows::Words)];
        assert_eq!(loaded.settings.columns, expected);
    }

    #[test]
    fn what_is_no_column_is_said_and_the_others_hold() {
        for (text, expected) in [
            (
                "['titel']",
                "1:12: there is no column \"titel\"; title may be meant",
            ),
            (
                "['date', 'date:9']",
                "1:20: the column date stands there twice",
            ),
            (
                "['date:wide']",
                "1:12: \"date:wide\" has no width; \"date:12\", from 1 to 200",
            ),
            (
                "'date'",
                "1:11: expected a list of columns for columns, found string; ",
            ),
            (
                "[7]",
                "1:12: expected a text in quotes for columns, found integer",
            ),
        ] {
            let loaded = read(&format!("columns = {text}"));
            let said = loaded.faults.first().map(ToString::to_string);
            assert!(
                said.is_some_and(|said| said.starts_with(expected)),
                "{text}: {:?}",
                loaded.faults
            );
        }
        let loaded = read("columns = ['date', 'x', 'title']");
        assert_eq!(loaded.settings.columns.len(), 2);
    }
}
