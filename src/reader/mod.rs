//! Sets an article in lines for a width, with its hits marked; knows roles and never colours.
//!
//! - [`line`]: lines, spans and their roles
//! - [`wrap`]: paragraphs broken into lines
//! - [`head`]: title, byline, dates, caption
//! - [`layout`]: an article set in lines
//! - [`table`]: tables that fit
//! - [`highlight`]: hits laid over spans
//! - [`position`]: a place in the text, kept when the width changes

pub mod head;
pub mod highlight;
pub mod layout;
pub mod line;
pub mod position;
pub mod table;
pub mod wrap;

pub use layout::{Page, layout};
pub use line::{Line, Role, Span};
pub use position::Place;
