//! Everything that is known of an article but its body, as the JSON of `product.md`.

use serde_json::{Map, Value};

use crate::article::Article;

/// The facts of `article`, in the order of the specification: `format`, `title`, `subtitle`,
/// `authors`, `source`, `section`, `lang`, `url`, `published`, `updated`, `saved`, `summary`,
/// `tags`, `words`, `image`. Absent ones are null.
pub fn facts(article: &Article) -> Map<String, Value> {
    let _ = article;
    Map::new()
}
