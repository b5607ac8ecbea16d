//! A query and an order over the catalogue: the ids of its rows.
//!
//! - [`view`]: the view itself, and the rows of the first frame
//! - [`ask`]: what is asked for
//! - [`evaluate`]: a query to the rows it asks for
//! - [`conditions`]: conditions on dates, numbers and marks
//! - [`fields`]: conditions on fields that hold names, paths and addresses
//! - [`keyword`]: conditions on keywords
//! - [`confirm`]: what only a look at the texts can tell
//! - [`order`]: ids in each order
//! - [`count`](mod@count): how many a query asks for
//! - [`context`]: words in context, as lines
//! - [`gathering`]: every place of what is looked for, in an order
//! - `at_hand`: the places of the articles read last
//! - [`passages`]: the places of one article
//! - [`mod@coverage`]: how many articles of each date a query asks for
//! - [`periods`]: days, weeks and months of them
//! - [`mod@bars`]: the course of a keyword
//! - [`heading`]: what heads a group
//! - [`grouping`]: what every row shares with others
//! - [`by_story`](mod@by_story): days, and in them the stories
//! - [`groups`]: an order cut into groups
//! - [`ordered`]: the rows of a query in the order that is asked for
//! - [`ranked`]: ids by how well they match
//! - [`kept`]: what holds from one view to the next
//! - [`mod@snippets`]: the passages that show what was searched for
//! - [`sightings`]: in how many articles a keyword is seen
//! - [`seen`]: the rows of keywords that only the texts tell of, for all threads
//! - [`tally`]: hits of every keyword, word by word
//! - [`lost`]: the articles whose file is gone that a query lists
//! - [`marked`]: marks of the state as sets of rows; [`bearers`]: which rows bear them

pub mod ask;
pub(crate) mod at_hand;
pub mod bars;
pub(crate) mod bearers;
pub(crate) mod by_story;
pub(crate) mod conditions;
pub(crate) mod confirm;
pub mod context;
pub mod count;
pub mod coverage;
pub(crate) mod evaluate;
pub(crate) mod fields;
pub mod gathering;
pub(crate) mod grouping;
pub mod groups;
pub mod heading;
pub(crate) mod kept;
pub(crate) mod keyword;
pub(crate) mod lost;
pub(crate) mod marked;
pub(crate) mod order;
pub(crate) mod ordered;
pub mod passages;
pub mod periods;
pub(crate) mod ranked;
pub mod seen;
pub mod sightings;
pub mod snippets;
pub mod tally;
pub mod view;

pub use ask::Ask;
pub use count::count;
pub use coverage::{Coverage, coverage};
pub use groups::Groups;
pub use heading::Heading;
pub use sightings::Sightings;
pub use snippets::snippets;
pub use tally::{Tallies, Tally, tallies};
pub use view::{Counts, Searched, View, build, build_in_steps, first_rows};
