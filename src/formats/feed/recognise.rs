//! Whether a file is a feed.

use crate::formats::feed::json;
use crate::formats::kinds;
use crate::formats::registry::Input;

/// Root elements of feeds, lower case, without a prefix.
const ROOTS: [&str; 5] = ["rss", "rdf", "channel", "feed", "entry"];

/// Whether the start of a file is of this format: by its root element, or by the version that a JSON
/// Feed states.
pub fn recognises(input: &Input) -> bool {
    let root = kinds::root(input.text);
    let local = root.as_deref().and_then(|root| root.rsplit(':').next());
    local.is_some_and(|local| ROOTS.contains(&local)) || json::recognises(input.text)
}
