//! The state as a command opens it, and what is done with it after a change: the copy that is made each
//! day, and the sync folder.

use crate::cli::end::Stop;
use crate::cli::output;
use crate::config::{self, Places};
use crate::text::Clean;
use crate::tui::clock;
use crate::user::Store;
use crate::user::sync::Round;

/// The state; what is to be said of it is said, which is so once only.
pub(crate) fn open(places: &Places) -> Result<Store, Stop> {
    let store = Store::open(&places.data)?;
    store.take_notice().iter().for_each(output::say);
    Ok(store)
}

/// After a change: makes the daily copy of the state, if there is none yet, and brings the state in step
/// with the sync folder, if one is set. Where that fails it is said.
pub(crate) fn finish(store: &mut Store, places: &Places) {
    if let Err(error) = store.back_up(clock::now().today) {
        let words = format!("no copy of the state could be made: {error}");
        output::say(&Clean::line(&words));
    }
    let settings = config::load(&places.settings()).settings;
    if let Some(folder) = settings.sync_folder {
        match Round::default().go(store, &folder) {
            Ok(synced) => synced.unusable.iter().for_each(output::say),
            Err(error) => output::say(&Clean::line(&error.to_string())),
        }
    }
}
