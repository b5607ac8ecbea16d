//! What only some lists show of an article: it is read for these alone.

use serde_json::{Map, Value};

use crate::text::Clean;

/// What the row of an article does not hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// The section it stood in.
    pub section: Option<Clean>,
    /// Its tags.
    pub tags: Vec<Clean>,
    /// The format of its file.
    pub format: Option<Clean>,
}

impl Record {
    /// That of `facts`, as [`crate::article::facts`] wrote them.
    pub fn of(facts: &Map<String, Value>) -> Self {
        let text = |key: &str| facts.get(key).and_then(Value::as_str).map(Clean::line);
        let tags = facts.get("tags").and_then(Value::as_array);
        let tags = tags.into_iter().flatten().filter_map(Value::as_str);
        Self {
            section: text("section"),
            tags: tags.map(Clean::line).collect(),
            format: text("format"),
        }
    }

    /// The same with the tags that its reader gave it.
    #[must_use]
    pub fn with_own(mut self, own: &[Clean]) -> Self {
        let new = own.iter().filter(|tag| !self.tags.contains(tag));
        let new: Vec<_> = new.cloned().collect();
        self.tags.extend(new);
        self
    }
}
