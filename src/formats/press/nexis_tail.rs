//! Where the fields below the text of a document of LexisNexis begin.

use super::boundary::is_end_of_document;
use super::label::is_copyright;
use super::nexis_label::{Label, is_capital, label};
use crate::formats::news_date;

/// Pieces with a blank line above, at most: with more below it, nothing is the end of a story.
const MOST_PIECES: usize = 400;

/// Where they begin: at a field that only the database has, or where nothing but fields follows.
pub(super) fn begins(lines: &[&str]) -> usize {
    let opens = |at: usize| at == 0 || lines.get(at - 1).is_some_and(|line| line.trim().is_empty());
    let starts = (0..lines.len()).filter(|at| {
        let is_blank = lines.get(*at).is_none_or(|line| line.trim().is_empty());
        !is_blank && opens(*at)
    });
    let mut starts: Vec<usize> = starts.collect();
    starts.drain(..starts.len().saturating_sub(MOST_PIECES));
    let line = |at: &usize| lines.get(*at).copied().unwrap_or_default();
    let sure = starts.iter().position(|at| is_sure_tail(line(at)));
    let mut first = sure.unwrap_or(starts.len());
    while let Some(before) = first
        .checked_sub(1)
        .filter(|before| starts.get(*before).is_some_and(|at| is_tail(line(at))))
    {
        first = before;
    }
    starts.get(first).copied().unwrap_or(lines.len())
}

/// Whether a line is of a field below a text, whatever follows it.
fn is_sure_tail(line: &str) -> bool {
    match label(line) {
        Some((Label::Loaded, value)) => is_loaded(line, value),
        Some((Label::Language | Label::Graphic, _)) => is_capital(line),
        Some((Label::Filed, _)) => is_capital(line) && line.contains('-'),
        _ => is_end_of_document(line.trim().as_bytes()),
    }
}

/// Whether a line may be of a field below a text, where nothing but such fields follows.
fn is_tail(line: &str) -> bool {
    match label(line) {
        Some((Label::Loaded, value)) => is_loaded(line, value),
        Some((Label::Language | Label::Graphic, _)) => true,
        Some((Label::Filed | Label::Subject | Label::Address | Label::Show, _)) => is_capital(line),
        _ => {
            is_sure_tail(line)
                || is_copyright(line)
                || ["Classification", "Notes", "Graphic"].contains(&line.trim())
        }
    }
}

/// Whether the day on a line is that on which the database took a document in.
fn is_loaded(line: &str, value: &str) -> bool {
    let is_update = line.trim_start().to_lowercase().starts_with("update");
    !is_update || news_date::parse(value, None, "nexis").is_some()
}
