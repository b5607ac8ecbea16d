//! Whole pages and the articles they become.
//!
//! - [`support`]: a small page read, and its facts as lines
//! - [`titles`]: the headline without its site, the line under it, section, tags, language
//! - [`stated`]: authors and dates from every place that states them, in the order of trust
//! - [`heads`]: what stands about a headline, in many languages
//! - [`leads`]: the picture beside the heading, and links
//! - [`newsrooms`]: pages in the manner of newsrooms
//! - [`bodies`]: what the body of an article keeps
//! - [`furniture`]: what is left out above, between and below
//! - [`boxes`]: boxes between the paragraphs of a story
//! - [`openings`]: what opens a story above its text, and what stands beside it
//! - [`layouts`]: pages whose layout hides the story, or shows others beside it
//! - [`hostile`]: pages that were made to break readers, and pages that are merely long
//! - [`corpus`]: real stories in saved pages, where the collection is at hand

mod bodies;
mod boxes;
mod corpus;
mod furniture;
mod heads;
mod hostile;
mod layouts;
mod leads;
mod newsrooms;
mod openings;
mod stated;
mod support;
mod titles;
