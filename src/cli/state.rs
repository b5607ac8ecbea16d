//! The state as a command opens it, and the copy of it that is made each day.

use crate::cli::end::Stop;
use crate::cli::output;
use crate::config::Places;
use crate::text::Clean;
use crate::tui::clock;
use crate::user::Store;

/// The state; what is to be said of it is said, which is so once only.
pub(crate) fn open(places: &Places) -> Result<Store, Stop> {
    let store = Store::open(&places.data)?;
    store.take_notice().iter().for_each(output::say);
    Ok(store)
}

/// Makes the daily copy of the state, if there is none yet. Where that fails it is said.
pub(crate) fn back_up(store: &Store) {
    if let Err(error) = store.back_up(clock::now().today) {
        let words = format!("no copy of the state could be made: {error}");
        output::say(&Clean::line(&words));
    }
}
