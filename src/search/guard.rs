//! What the engine finds in damaged files may make it panic: that is damage of the index.

use crate::contained::contained;
use crate::search::SearchError;

/// Does `work` of the engine.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, SearchError> {
    contained(work).ok_or(SearchError::Damaged)
}
