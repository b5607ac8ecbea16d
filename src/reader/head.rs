//! The head of the page: headline, byline, what else is known, and the lead image.
//!
//! Facts stand in rows, a middle dot between them; a row breaks between facts, never within one
//! that fits. The whole head keeps to the side that the headline is read from.

use std::ops::Range;

use crate::article::{Article, Block, Date, Zone};
use crate::reader::galley::{Frame, Galley};
use crate::reader::highlight::Marked;
use crate::reader::hits::Hits;
use crate::reader::parting::Parting;
use crate::reader::texts::LEAD_CAPTION;
use crate::reader::{Role, dates, image, noted, wrap};
use crate::text::{Clean, width};

/// What stands between the facts of a row.
const BETWEEN: &str = " · ";

/// The most tags that are shown; some pages state hundreds, and the details have them all.
const MOST_TAGS: usize = 16;

/// Sets the head of `article`; `own` are the tags that its reader gave.
pub(crate) fn set<'a>(galley: &mut Galley<'a>, article: &'a Article, own: &[Clean]) {
    let mut head = Head {
        offset: 0,
        frame: Frame {
            is_rtl: galley.is_rtl(&article.title),
            ..Frame::default()
        },
        authors: &article.authors,
        galley,
    };
    head.headline(&article.title, Role::Title);
    if let Some(subtitle) = &article.subtitle {
        head.headline(subtitle, Role::Subtitle);
    }
    let (mut byline, meta) = (byline(article), meta(article));
    if meta.len() == 1 && !byline.is_empty() {
        // The reading time alone is no reason for a row of its own.
        byline.extend(meta);
        head.row(byline, BETWEEN);
    } else {
        head.row(byline, BETWEEN);
        head.row(meta, BETWEEN);
    }
    head.row(tags(article), "  ");
    noted::set_tags(head.galley, own, head.offset);
    head.lead_image(article);
}

/// The head while it is set.
struct Head<'g, 'a> {
    galley: &'g mut Galley<'a>,
    frame: Frame,
    /// Who wrote it, in the order of the byline.
    authors: &'a [Clean],
    /// Bytes of all texts of the head before the next, so that places do not depend on the width.
    offset: usize,
}

impl Head<'_, '_> {
    /// Sets headline or subtitle.
    fn headline(&mut self, text: &Clean, role: Role) {
        if text.trim().is_empty() {
            return;
        }
        let marked = Marked::with_hits(text, role, &self.galley.hits(text, Zone::Title));
        let parting = Parting::of(&self.galley.hyphens, self.frame.is_rtl);
        let cells = self.galley.cells;
        let lines = wrap::balanced_lines(&marked.text, cells, &parting, &mut Vec::new());
        self.put(&marked, &lines);
    }

    /// Sets facts in as few rows as hold them.
    fn row(&mut self, facts: Vec<(Clean, Role)>, between: &str) {
        let mut row = Marked::default();
        let (mut cells, mut bytes) = (0, 0);
        for (fact, role) in facts.into_iter().filter(|(fact, _)| !fact.is_empty()) {
            let wanted = cells + width::width(between) + width::width(&fact);
            if cells > 0 && wanted > self.galley.cells {
                self.put_row(&std::mem::take(&mut row), bytes);
                (cells, bytes) = (0, 0);
            }
            if cells > 0 {
                row.add_words(between, Role::Meta);
                cells += width::width(between);
            }
            cells += width::width(&fact);
            bytes += fact.len() + 1;
            let hits = match role {
                Role::Author => self.author_hits(&fact),
                _ => Hits::default(),
            };
            row.add_owned(fact, role, &hits);
        }
        if cells > 0 {
            self.put_row(&row, bytes);
        }
    }

    /// What was searched for in the names of the authors, each by itself, as they are `shown`.
    fn author_hits(&self, shown: &str) -> Hits {
        let mut hits = Hits::default();
        let mut at = 0;
        for author in self.authors {
            let rest = shown.get(at..).unwrap_or_default();
            let Some(start) = rest.find(author.as_str()).map(|start| at + start) else {
                continue;
            };
            let found = self.galley.found(author, Zone::Authors).into_iter();
            let moved = |(range, number): (Range<usize>, u32)| {
                (start + range.start..start + range.end, number)
            };
            hits.found.extend(found.map(moved));
            at = start + author.len();
        }
        hits
    }

    /// Sets one row, of facts that together have `bytes`.
    fn put_row(&mut self, row: &Marked<'_>, bytes: usize) {
        let lines = self.lines(&row.text);
        self.place(row, &lines);
        self.offset += bytes;
    }

    /// Sets the lead image by its words, apart from the rows above.
    fn lead_image(&mut self, article: &Article) {
        let Some(lead) = &article.image else { return };
        let has_words = [&lead.alt, &lead.caption, &lead.credit]
            .into_iter()
            .flatten()
            .any(|text| !text.trim().is_empty());
        if !has_words || !image::is_shown(lead, self.galley.typography) {
            return;
        }
        let hits = |caption: &str| self.galley.hits(caption, Zone::Body);
        if let Some((marked, before)) = image::words(lead, LEAD_CAPTION, hits) {
            self.galley.put_line(Vec::new(), self.offset, false);
            self.offset = LEAD_CAPTION.saturating_sub(before);
            let lines = self.lines(&marked.text);
            self.put(&marked, &lines);
        }
    }

    /// The lines of a text that is not balanced.
    fn lines(&self, text: &str) -> Vec<wrap::Broken> {
        let parting = Parting::of(&self.galley.hyphens, self.frame.is_rtl);
        wrap::running_lines(text, self.galley.cells, &parting, &mut Vec::new())
    }

    /// Puts down a text of its own.
    fn put(&mut self, marked: &Marked<'_>, lines: &[wrap::Broken]) {
        self.place(marked, lines);
        self.offset += marked.text.len() + 1;
    }

    /// Puts down lines at the place where the head has come to.
    fn place(&mut self, marked: &Marked<'_>, lines: &[wrap::Broken]) {
        let offset = self.offset;
        self.galley
            .put_text(marked, lines, &self.frame, |start| offset + start);
    }
}

/// Who wrote it, who published it, and when.
fn byline(article: &Article) -> Vec<(Clean, Role)> {
    let mut facts = Vec::new();
    let authors: Vec<_> = article.authors.iter().map(Clean::as_str).collect();
    let authors = Clean::line(&authors.join(", "));
    let source = article
        .source
        .as_ref()
        .filter(|source| source.to_lowercase() != authors.to_lowercase());
    if !authors.is_empty() {
        facts.push((authors, Role::Author));
    }
    if let Some(source) = source {
        facts.push((Clean::line(source), Role::Meta));
    }
    if let Some(published) = &article.published {
        facts.push((Clean::line(&dates::words(published)), Role::Meta));
    }
    facts
}

/// Section, reading time, and the other dates.
fn meta(article: &Article) -> Vec<(Clean, Role)> {
    let mut facts = Vec::new();
    if let Some(section) = &article.section {
        facts.push(section.to_string());
    }
    let has_text = |block: &Block| !block.plain().trim().is_empty();
    if article.body.iter().any(has_text) {
        facts.push(format!("{} min", article.reading_minutes()));
    }
    let is_news = |date: &&Date| {
        let published = article.published.as_ref();
        published.is_none_or(|published| dates::words(published) != dates::words(date))
    };
    if let Some(updated) = article.updated.as_ref().filter(is_news) {
        facts.push(format!("updated {}", dates::words(updated)));
    }
    if let Some(saved) = &article.saved {
        facts.push(format!("saved {}", dates::words(saved)));
    }
    let clean = |fact: String| (Clean::line(&fact), Role::Meta);
    facts.into_iter().map(clean).collect()
}

/// The tags, each with its mark.
fn tags(article: &Article) -> Vec<(Clean, Role)> {
    let tag = |tag: &Clean| {
        let text = Clean::line(&format!("#{}", tag.trim_start_matches('#')));
        (text, Role::Tag)
    };
    let mut tags: Vec<_> = article.tags.iter().take(MOST_TAGS).map(tag).collect();
    let more = article.tags.len().saturating_sub(MOST_TAGS);
    if more > 0 {
        tags.push((Clean::line(&format!("and {more} more")), Role::Note));
    }
    tags
}
