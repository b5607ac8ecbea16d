//! Fragments put into lines.
//!
//! Of all the ways to break a paragraph, textwrap's optimal fit finds the one whose right edge is
//! the most even, as TeX does, which is what makes a narrow column a pleasure to read. Where it
//! would take too long, in paragraphs longer than any person writes, each line takes what fits.

use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};

use crate::reader::fragment::Fragment;

/// Fragments up to which a paragraph is broken by optimal fit.
const OPTIMAL_FRAGMENTS: usize = 20_000;

/// What a line costs. A cell too many must cost more than any number of shorter lines, or optimal
/// fit would rather let a line stand out than leave much of it empty.
const PENALTIES: Penalties = Penalties {
    overflow_penalty: 1_000_000,
    // A last line of one short word is worth some unevenness above it to avoid.
    short_last_line_penalty: 100,
    ..Penalties::new()
};

/// How many fragments stand before the end of each line, the right edge as even as can be.
pub(crate) fn even(fragments: &[Fragment], cells: usize) -> Vec<usize> {
    if fragments.len() > OPTIMAL_FRAGMENTS || cells_of(fragments) <= cells {
        return greedy(fragments, cells);
    }
    let Ok(lines) = wrap_optimal_fit(fragments, &[measure(cells)], &PENALTIES) else {
        return greedy(fragments, cells);
    };
    // The search for the optimum is exact for costs that grow smoothly; the penalties that do not
    // could in theory lead it astray.
    let fits = |line: &&[Fragment]| line.len() <= 1 || cells_of(line) <= cells;
    if lines.iter().all(fits) {
        ends(&lines)
    } else {
        greedy(fragments, cells)
    }
}

/// How many fragments stand before the end of each line, each line taking what fits.
pub(crate) fn greedy(fragments: &[Fragment], cells: usize) -> Vec<usize> {
    if fragments.is_empty() {
        return Vec::new();
    }
    ends(&wrap_first_fit(fragments, &[measure(cells)]))
}

/// The running sum of the lengths of `lines`.
fn ends(lines: &[&[Fragment]]) -> Vec<usize> {
    let mut end = 0;
    let ends = lines.iter().map(|line| {
        end += line.len();
        end
    });
    ends.collect()
}

/// The width of a line of `fragments`.
pub(crate) fn cells_of(fragments: &[Fragment]) -> usize {
    let all = |fragment: &Fragment| fragment.cells as usize + fragment.space_cells as usize;
    let Some(last) = fragments.last() else {
        return 0;
    };
    let hanging = last.space_cells as usize;
    fragments.iter().map(all).sum::<usize>() - hanging + last.hyphen_cells as usize
}

/// A measure as textwrap takes it.
fn measure(cells: usize) -> f64 {
    f64::from(u32::try_from(cells).unwrap_or(u32::MAX))
}
