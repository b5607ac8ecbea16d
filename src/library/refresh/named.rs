//! Looks only at places that may have changed, and compares them with what is known of them.
//!
//! What is found is what a walk over everything would have found there. Where that cannot be known,
//! because what one place holds depends on another, everything must be looked at.

use std::collections::HashSet;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rayon::ThreadPool;
use rusqlite::{Connection, ToSql};

use crate::library::catalog::CatalogError;
use crate::library::catalog::files::{self, Stored};
use crate::library::refresh::plan::{self, KnownAt, Plan, Recount};
use crate::library::refresh::reading::Common;
use crate::library::scan::look::What;
use crate::library::scan::walk::{self, Found};
use crate::library::watch::{Named, Sign};
use crate::library::{Roots, Watch};

/// A file that may be written on is taken when it was left alone for so long.
const LEFT_ALONE: Duration = Duration::from_millis(200);

/// A place to look at.
struct Place<'n> {
    root: usize,
    base: &'n Path,
    /// Relative to the base.
    path: PathBuf,
}

/// What must be done about the places of `named`; `None` where only a look at everything can tell.
/// Files that are still being written are left as they are, and looked at later.
pub(super) fn compare(
    connection: &Connection,
    pool: &ThreadPool,
    common: Common,
    (watch, named): (&Watch, &Named),
    recount: Recount,
) -> Result<Option<Plan>, CatalogError> {
    let places = places(common.roots, common.bases, named);
    let Some(places) = places.filter(|_| !named.everything && !watch.is_tied()) else {
        return Ok(None);
    };
    let mut found = pool.install(|| look_at(&places, common, watch));
    if watch.is_tied() {
        return Ok(None);
    }
    let mut later = HashSet::new();
    found.retain(|found| {
        let path = common
            .bases
            .get(found.root)
            .map(|base| base.join(&found.path));
        let is_whole = path
            .as_ref()
            .is_none_or(|path| is_whole(found, path, named));
        if !is_whole {
            later.extend(path);
        }
        is_whole
    });
    let mut known = Vec::new();
    for place in &places {
        known_around(connection, place, &mut known)?;
    }
    // A place that was looked at comes before the same as the neighbour of another.
    known.sort_by(|(one, is_looked), (other, is_other_looked)| {
        let by_place = (one.root, &one.path).cmp(&(other.root, &other.path));
        by_place.then(is_other_looked.cmp(is_looked))
    });
    known.dedup_by_key(|(stored, _)| stored.id);
    found.sort_by(|one, other| order_of(one).cmp(&order_of(other)));
    let mut known = known.into_iter().map(|(stored, is_looked)| {
        let path = common
            .bases
            .get(usize::try_from(stored.root).unwrap_or(usize::MAX));
        let path = path.map(|base| base.join(stored.shown_path()));
        if is_looked && !path.is_some_and(|path| later.contains(&path)) {
            KnownAt::Looked(stored)
        } else {
            KnownAt::Left(stored)
        }
    });
    let mut next = || Ok(known.next());
    let plan = plan::compare_with(&mut next, found.into_iter(), recount, common.look)?;
    watch.look_later(later.into_iter());
    Ok(Some(plan))
}

/// The places of `named`, none inside another; `None` where they are not enough.
fn places<'n>(roots: &Roots, bases: &'n [PathBuf], named: &Named) -> Option<Vec<Place<'n>>> {
    let mut places: Vec<Place> = Vec::new();
    let mut last: Option<&Path> = None;
    // A folder comes at once before what is in it.
    for path in named.paths.keys() {
        if last.is_some_and(|last| path.starts_with(last)) {
            continue;
        }
        last = Some(path);
        let root = roots.paths.iter().position(|root| path.starts_with(root));
        let Some((root, base)) = root.and_then(|root| Some((root, bases.get(root)?))) else {
            continue;
        };
        let inside = path.strip_prefix(base).unwrap_or(path);
        // The folders of mail decide what their neighbours are.
        let is_of_mail = ["cur", "new"].iter().any(|name| inside.ends_with(name));
        if inside.as_os_str().is_empty() || is_of_mail {
            return None;
        }
        places.push(Place {
            root,
            base,
            path: inside.to_owned(),
        });
    }
    Some(places)
}

/// What there is at `places`.
fn look_at(places: &[Place], common: Common, watch: &Watch) -> Vec<Found> {
    let mut found = Vec::new();
    for place in places {
        if is_reached(place) {
            let at = (place.root, place.base, place.path.as_path());
            let mut take = |each| found.push(each);
            walk::walk_at(at, common.roots, watch, common.cancel, &mut take);
        }
    }
    found
}

/// Whether a walk comes to `place`: what leads to it are folders.
fn is_reached(place: &Place) -> bool {
    let mut folders = place.path.ancestors().skip(1);
    folders.all(|folder| {
        fs::symlink_metadata(place.base.join(folder)).is_ok_and(|folder| folder.is_dir())
    })
}

/// Whether `found` was left alone for long enough, or is known to be whole.
fn is_whole(found: &Found, path: &Path, named: &Named) -> bool {
    let What::File(stat) = &found.what else {
        return true;
    };
    if named.paths.get(path) == Some(&Sign::Whole) {
        return true;
    }
    let since = u64::try_from(stat.mtime_ns).map(Duration::from_nanos);
    let written = since
        .ok()
        .and_then(|since| SystemTime::UNIX_EPOCH.checked_add(since));
    let age = written.and_then(|written| SystemTime::now().duration_since(written).ok());
    age.is_none_or(|age| age >= LEFT_ALONE)
}

/// What is known at `place` and under it, and what is known next to that, which was not looked at.
fn known_around(
    connection: &Connection,
    place: &Place,
    known: &mut Vec<(Stored, bool)>,
) -> Result<(), CatalogError> {
    let root = i64::try_from(place.root).unwrap_or(i64::MAX);
    let path = place.path.as_os_str().as_bytes();
    // All that is in a folder: `0` follows `/`.
    let (first, end) = ([path, b"/"].concat(), [path, b"0"].concat());
    let mut add = |is_looked: bool, which: &str, values: &[&dyn ToSql]| {
        files::each(connection, which, values, |stored| {
            known.push((stored, is_looked));
            Ok(())
        })
    };
    let before = "WHERE (root, path) < (?1, ?2) ORDER BY root DESC, path DESC LIMIT 1";
    let after = "WHERE (root, path) > (?1, ?2) ORDER BY root, path LIMIT 1";
    let behind = "WHERE (root, path) >= (?1, ?2) ORDER BY root, path LIMIT 1";
    let under = "WHERE root = ?1 AND path >= ?2 AND path < ?3";
    add(true, "WHERE root = ?1 AND path = ?2", &[&root, &path])?;
    add(true, under, &[&root, &first, &end])?;
    add(false, before, &[&root, &path])?;
    add(false, after, &[&root, &path])?;
    add(false, before, &[&root, &first])?;
    add(false, behind, &[&root, &end])
}

fn order_of(found: &Found) -> (usize, &[u8]) {
    (found.root, found.path.as_os_str().as_bytes())
}
