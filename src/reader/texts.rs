//! The texts that can be selected and stepped through, block by block.
//!
//! The head of an article is no text but for the caption of its image, whose places come after all others
//! of the head: how much stands above it there depends on the width and on what is known of the article.

use std::borrow::Cow;

use crate::article::{Article, Block, Kind};
use crate::reader::Place;
use crate::text::Clean;

/// Where the caption in the head begins, in the bytes of the head: no head comes near.
pub(crate) const LEAD_CAPTION: usize = 1 << 30;

/// The texts that can be stepped through: of an article block by block, or of its file as it stands.
#[derive(Debug, Clone, Copy)]
pub enum Texts<'a> {
    /// The caption in the head of an article, and its blocks.
    Article(&'a Article),
    /// The text of a file: one block.
    Raw(&'a Clean),
}

impl<'a> Texts<'a> {
    /// The text of a block, by its number from 1, of a picture its caption, and for 0 that in the head;
    /// empty where there is none.
    pub(crate) fn of(self, block: u32) -> Cow<'a, str> {
        let number = (block as usize).checked_sub(1);
        match (self, number) {
            (Self::Article(article), None) => {
                let caption = article.image.as_ref().and_then(|it| it.caption.as_ref());
                said(caption)
            }
            (Self::Article(article), Some(number)) => match article.body.get(number) {
                None => Cow::default(),
                Some(block) => match &block.kind {
                    Kind::Table(_) => Cow::Owned(block.plain()),
                    Kind::Image(image) => said(image.caption.as_ref()),
                    _ => Cow::Borrowed(block.inline.text.as_str()),
                },
            },
            (Self::Raw(text), Some(0)) => Cow::Borrowed(text.as_str()),
            (Self::Raw(_), _) => Cow::default(),
        }
    }

    /// How many blocks there are.
    pub(crate) fn len(self) -> u32 {
        match self {
            Self::Article(article) => u32::try_from(article.body.len()).unwrap_or(u32::MAX),
            Self::Raw(_) => 1,
        }
    }

    /// Whether a block is an item of a list.
    pub(crate) fn is_item(self, block: u32) -> bool {
        let Self::Article(article) = self else {
            return false;
        };
        let number = (block as usize).checked_sub(1);
        let block: Option<&Block> = number.and_then(|number| article.body.get(number));
        block.is_some_and(|block| matches!(block.kind, Kind::Item { .. }))
    }
}

/// A caption that says something.
fn said(caption: Option<&Clean>) -> Cow<'_, str> {
    let said = caption.filter(|caption| !caption.trim().is_empty());
    said.map_or_else(Cow::default, |caption| Cow::Borrowed(caption.as_str()))
}

/// Where the text of block number `block` begins, in the bytes of its places.
fn base(block: u32) -> usize {
    if block == 0 { LEAD_CAPTION } else { 0 }
}

/// The byte of its text that a place is at.
pub(crate) fn within(at: Place) -> usize {
    (at.offset as usize).saturating_sub(base(at.block))
}

/// The place of byte `offset` of the text of a block.
pub(crate) fn place(block: u32, offset: usize) -> Option<Place> {
    let offset = u32::try_from(base(block) + offset).ok()?;
    Some(Place { block, offset })
}
