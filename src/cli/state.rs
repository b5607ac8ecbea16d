//! The state as a command opens it, and what is done with it before something is listed and after a change:
//! the copy that is made each day, and the sync folder.

use std::path::{Path, PathBuf};

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
    if let Some(folder) = sync_folder(places) {
        bring_in_step(store, &folder);
    }
}

/// Before something is listed: takes in what lies in the sync folder, if one is set. Where that fails it
/// is said, and what is kept here is listed.
pub(crate) fn take_in(places: &Places) {
    let Some(folder) = sync_folder(places) else {
        return;
    };
    // A state that cannot be opened is said by whoever lists it.
    if let Ok(mut store) = open(places) {
        bring_in_step(&mut store, &folder);
    }
}

fn sync_folder(places: &Places) -> Option<PathBuf> {
    config::load(&places.settings()).settings.sync_folder
}

/// Brings the state in step with the sync folder, or says why that cannot be.
fn bring_in_step(store: &mut Store, folder: &Path) {
    match Round::default().go(store, folder) {
        Ok(synced) => synced.unusable.iter().for_each(output::say),
        Err(error) => output::say(&Clean::line(&error.to_string())),
    }
}
