//! Sets an article in lines for a width, with its hits marked; knows roles and never colours.
//!
//! - [`mod@line`]: lines, spans and their roles
//! - `fragment`, `ties`, `fit`, [`wrap`]: paragraphs broken into lines; `phrases`: headlines in Japanese;
//!   `justify`: both edges even
//! - `hyphens`, `division`, `parting`, `names`: words parted, by their language, where they must be and where
//!   it wins
//! - [`find`]: what one finds in the article; `hits`: what is marked in a text
//! - [`cells`]: where characters stand on the page; [`selection`]: a stretch of the text;
//!   [`texts`]: what can be selected, [`steps`]: steps through it
//! - `cursor`: a walk over ranges; `highlight`: roles, looks, links and hits laid over a text, and lines cut out of it
//! - `galley`: the page while it grows
//! - `head`, `dates`, `image`: title, byline, dates, captions
//! - `blocks`, `list`, `direction`: one block, and what stands beside it
//! - `table`, `columns`, `records`: tables that fit, and those that do not
//! - [`mod@layout`]: an article set in lines
//! - [`mod@links`]: the links of an article; `numbers`: their numbers on the page
//! - `noted`: the reader's own note and tags; [`spot`]: a place that outlives an edit
//! - [`raw`]: the text of its file as it stands
//! - [`typography`]: how the reader likes text set
//! - [`position`]: a place in the text, kept when the width changes

mod blocks;
pub mod cells;
mod columns;
mod cursor;
mod dates;
mod direction;
mod division;
pub mod find;
mod fit;
mod fragment;
mod galley;
mod head;
mod highlight;
mod hits;
mod hyphens;
mod image;
mod justify;
pub mod layout;
pub mod line;
pub mod links;
mod list;
mod names;
mod noted;
mod numbers;
mod parting;
mod phrases;
pub mod position;
#[cfg(test)]
mod proofs;
pub mod raw;
mod records;
pub mod selection;
pub mod spot;
pub mod steps;
mod table;
pub mod texts;
mod ties;
pub mod typography;
pub mod wrap;

pub use find::Find;
pub use galley::Marking;
pub use hits::PageHit;
pub use layout::{Page, layout, layout_as, layout_beginning, layout_with};
pub use line::{Line, Role, Span};
pub use links::{Link, links};
pub use position::Place;
pub use selection::Selection;
pub use spot::{place_of, spot_at};
pub use typography::{Hyphenation, Images, LinkNumbers, Typography};
