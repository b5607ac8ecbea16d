//! Reading a file that lies in another: recognised and read as if it lay in the folder.

use std::path::Path;

use crate::article::Problem;
use crate::formats::registry::{self, Input, Reading};
use crate::formats::{Budget, archive::Fault};
use crate::text::Clean;

/// The budget of what lies in the archive `outer`; `None`, and a problem, where it lies too deep.
pub(super) fn budget(outer: &Input, reading: &mut Reading) -> Option<Budget> {
    let within = outer.budget.unpacking.within(outer.bytes.len());
    let Some(unpacking) = within else {
        let problem = Problem::file("an archive in an archive in an archive: it is not read");
        let hint = "unpack the outermost first";
        reading.problems.push(problem.with_hint(hint));
        return None;
    };
    let mut budget = outer.budget.of_part();
    budget.unpacking = unpacking;
    Some(budget)
}

/// Reads the one file that a packed file is.
pub(super) fn read_only(outer: &Input, path: &Path, bytes: &[u8], within: &Budget) -> Reading {
    let reading = registry::read(path, bytes, within);
    outer.budget.unpacking.add(&within.unpacking);
    reading
}

/// What the problem of the inner file `name` says.
pub(super) fn of_inner(name: &str, problem: &Problem, first_part: u32) -> Problem {
    let what = format!("{name}: {}", problem.what);
    let part = problem.part.map(|part| part.saturating_add(first_part));
    Problem {
        part,
        what: Clean::line(&what),
        ..problem.clone()
    }
}

/// The problem that a fault is.
pub(super) fn fault(fault: &Fault) -> Problem {
    let (words, hint) = fault.words();
    Problem::file(&words).with_hint(hint)
}
