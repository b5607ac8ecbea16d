//! Which articles a query lists whose file is gone: those that the reader has bookmarked, noted or tagged,
//! where the query asks for that.
//!
//! Of such an article only its mark is known. What else a query asks is neither true of it nor false.

use std::sync::Arc;

use roaring::RoaringBitmap;

use crate::library::CatalogError;
use crate::library::view::evaluate::{Answer, Evaluator};
use crate::library::view::fields;
use crate::query::Group;
use crate::query::ast::{Field, Has, Is, Node};

impl Evaluator<'_> {
    /// `order` and after it the rows that are missing, the newest mark first. In groups they are not
    /// listed, and a list of bookmarks as they are kept has its own.
    pub(crate) fn with_missing(&self, order: Arc<Vec<u32>>) -> Result<Arc<Vec<u32>>, CatalogError> {
        if self.ask.group != Group::None || self.ask.is_reading_list() {
            return Ok(order);
        }
        let missing = self.missing()?;
        if missing.is_empty() {
            return Ok(order);
        }
        let missing = missing.iter().rev();
        Ok(Arc::new(order.iter().copied().chain(missing).collect()))
    }

    /// The rows that the query asks for whose article is missing.
    pub(crate) fn missing(&self) -> Result<RoaringBitmap, CatalogError> {
        let all = self.marked.missing(|_| true);
        if all.is_empty() {
            return Ok(all);
        }
        self.asked_for(&self.ask.query.tree, &all)
    }

    fn asked_for(&self, node: &Node, all: &RoaringBitmap) -> Result<RoaringBitmap, CatalogError> {
        match node {
            Node::Or(nodes) => {
                let mut rows = RoaringBitmap::new();
                for node in nodes {
                    rows |= self.asked_for(node, all)?;
                }
                Ok(rows)
            }
            node if asks_for_marks(node) => Ok(self.known(node, all)?.rows),
            _ => Ok(RoaringBitmap::new()),
        }
    }

    /// What is known of `node` of the rows `all`, by their marks alone.
    fn known(&self, node: &Node, all: &RoaringBitmap) -> Result<Answer, CatalogError> {
        let marked = self.marked;
        let rows = match node {
            Node::All | Node::Is(Is::Missing) => all.clone(),
            Node::And(nodes) => {
                let (mut rows, mut possible) = (all.clone(), all.clone());
                for node in nodes {
                    let answer = self.known(node, all)?;
                    rows &= &answer.rows;
                    possible &= answer.rows | answer.unknown;
                }
                let unknown = possible - &rows;
                return Ok(Answer { rows, unknown });
            }
            Node::Or(nodes) => {
                let mut any = Answer::default();
                for node in nodes {
                    let answer = self.known(node, all)?;
                    any.rows |= answer.rows;
                    any.unknown |= answer.unknown;
                }
                any.unknown -= &any.rows;
                return Ok(any);
            }
            Node::Not(inner) => {
                let Answer { rows, unknown } = self.known(inner, all)?;
                let rows = all - rows - &unknown;
                return Ok(Answer { rows, unknown });
            }
            Node::Is(Is::Bookmarked) => marked.missing(|mark| mark.is_bookmarked),
            Node::Is(Is::Read) => marked.missing(|mark| mark.is_read),
            Node::Is(Is::Unread) => marked.missing(|mark| !mark.is_read),
            Node::Has(Has::Note) => marked.missing(|mark| mark.has_note),
            Node::Field(Field::Note, text) => {
                marked.noted(fields::standing(text, self.languages()?)) & all
            }
            Node::Field(Field::Tag, text) => {
                marked.tagged(fields::standing(text, self.languages()?)) & all
            }
            _ => {
                return Ok(Answer {
                    rows: RoaringBitmap::new(),
                    unknown: all.clone(),
                });
            }
        };
        Ok(Answer::sure(rows))
    }
}

/// Whether a condition asks for what the reader has put on articles, so that one that is gone is missed.
fn asks_for_marks(node: &Node) -> bool {
    match node {
        Node::Is(Is::Bookmarked | Is::Missing)
        | Node::Has(Has::Note)
        | Node::Field(Field::Note | Field::Tag, _) => true,
        Node::And(nodes) => nodes.iter().any(asks_for_marks),
        Node::Or(nodes) => !nodes.is_empty() && nodes.iter().all(asks_for_marks),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::cancel::Cancel;
    use crate::library::missing;
    use crate::library::sample::Library;
    use crate::library::view::{Ask, count};
    use crate::query::{Sort, parse};
    use crate::text::Clean;
    use crate::user::{Change, Log, Note, Subject, Target};

    #[test]
    fn what_was_noted_or_tagged_is_listed_when_its_file_is_gone_where_that_is_asked_for() {
        let library = Library::new();
        for title in ["Tagged", "Noted", "Starred", "Only read", "Here"] {
            library.article(&format!("{title}.json"), title, "2023-02-10");
        }
        library.refresh();
        let mut store = library.store();
        let tag = Change::Tags {
            on: vec![Clean::line("sea")],
            off: Vec::new(),
        };
        let note = Change::Note(Some(Note {
            text: Clean::text("Ask Maren."),
            spot: None,
        }));
        let changes = [
            ("Tagged", tag.clone()),
            ("Noted", note.clone()),
            ("Noted", Change::Read),
            ("Starred", Change::Bookmark(None)),
            ("Only read", Change::Read),
            ("Here", tag),
            ("Here", note),
        ];
        for (title, change) in &changes {
            let target = [Target::from(&Subject::from(&library.row(title)))];
            store
                .change(&target, change, (1, Log::Step), &|_| true)
                .unwrap();
        }
        for title in ["Tagged", "Noted", "Starred", "Only read"] {
            library.delete(&format!("{title}.json"));
        }
        library.refresh();
        for (text, expected) in [
            ("", "Here"),
            ("tag:sea", "Here, Tagged"),
            ("has:note", "Here, Noted"),
            ("note:maren is:unread", "Here"),
            ("note:maren is:read", "Noted"),
            ("tag:sea OR has:note", "Here, Noted, Tagged"),
            ("tag:sea -is:bookmarked", "Here, Tagged"),
            ("tag:sea date:2023", "Here"),
            ("tag:sea OR is:unread", "Here, Tagged"),
            ("is:bookmarked", "Starred"),
            ("is:missing", "Starred, Noted, Tagged"),
            ("is:missing -is:bookmarked", "Noted, Tagged"),
            ("tag:sea -is:missing", "Here"),
            ("is:read", ""),
            ("-has:note", ""),
        ] {
            let query = parse(text).unwrap();
            let view = library.view(query.clone(), Sort::Newest);
            let mut rows = library.catalog().rows(&view.order).unwrap();
            missing::fill(&store, &view.order, &mut rows).unwrap();
            let titles: Vec<_> = rows
                .iter()
                .flatten()
                .map(|row| row.title.as_str())
                .collect();
            assert_eq!(titles.join(", "), expected, "{text}");
            let ask = Ask {
                query,
                ..Ask::default()
            };
            let counted = count(&library.catalog(), &store, &ask, &Cancel::default());
            assert_eq!(counted.unwrap(), Some(titles.len()), "{text}");
            assert_eq!((view.counts.articles, view.counts.unread), (1, 1), "{text}");
        }
    }
}
