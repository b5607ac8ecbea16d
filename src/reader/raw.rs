//! The text of a file as it stands, in lines for a width: every line of it, none re-flowed.

use crate::article::{Block, Inline, Kind};
use crate::reader::galley::{Galley, Marking};
use crate::reader::layout::Page;
use crate::reader::list::Hang;
use crate::reader::{Place, Typography, blocks};
use crate::text::Clean;

/// The block that the text is, where places name blocks.
const BLOCK: u32 = 1;

/// Sets the text of a file in a measure of `width_cells`.
pub fn raw_page(raw: &Clean, marking: Marking<'_>, width_cells: u16) -> Page {
    let block = Block::new(
        Kind::Code,
        Inline {
            text: raw.clone(),
            runs: Vec::new(),
        },
    );
    let cells = usize::from(width_cells.max(1));
    let mut galley = Galley::new(marking, None, (Typography::default(), cells));
    galley.block = BLOCK;
    blocks::set(&mut galley, &block, &Hang::default());
    if galley.is_cut() {
        galley.put_note("The rest is too long to be shown here.");
    }
    let mut page = Page {
        width_cells,
        ..galley.page
    };
    page.number_places();
    page
}

/// The place of a byte of the text.
pub fn raw_place(byte: usize) -> Place {
    Place {
        block: BLOCK,
        offset: u32::try_from(byte).unwrap_or(u32::MAX),
    }
}
