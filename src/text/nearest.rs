//! The name that was meant where another was written.

/// The one of `names` that `written` is most like, if it is like one: up to a third of its letters
/// may be wrong, or it is the beginning of it.
pub(crate) fn nearest<'a>(
    written: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let written = written.to_lowercase();
    let distances = names.into_iter().map(|name| {
        let is_beginning = !written.is_empty() && name.starts_with(&written);
        let distance = distance(&written, name);
        (if is_beginning { 1 } else { distance }, name)
    });
    let (distance, name) = distances.min_by_key(|(distance, _)| *distance)?;
    let most = (name.chars().count() / 3).max(1);
    (distance <= most).then_some(name)
}

/// What to write instead of `written`: the name that may be meant, or all there are.
pub(crate) fn hint(written: &str, known: &[&str]) -> String {
    match nearest(written, known.iter().copied()) {
        Some(name) => format!("{name} may be meant"),
        None => format!("there is {}", known.join(", ")),
    }
}

/// How many letters must be put in, taken out, changed or swapped with the next to make `to` of
/// `from`.
fn distance(from: &str, to: &str) -> usize {
    let (from, to): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    let (mut before, mut above) = (Vec::new(), (0..=to.len()).collect::<Vec<usize>>());
    for (row, letter) in from.iter().enumerate() {
        let mut line = vec![row + 1];
        for (column, other) in to.iter().enumerate() {
            let at =
                |line: &[usize], column: usize| line.get(column).copied().unwrap_or(usize::MAX / 2);
            let changed = at(&above, column) + usize::from(letter != other);
            let added = at(&line, column) + 1;
            let removed = at(&above, column + 1) + 1;
            let is_swapped = row > 0
                && column > 0
                && from.get(row - 1) == Some(other)
                && to.get(column - 1) == Some(letter);
            let swapped = if is_swapped {
                at(&before, column - 1) + 1
            } else {
                usize::MAX
            };
            line.push(changed.min(added).min(removed).min(swapped));
        }
        before = std::mem::replace(&mut above, line);
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_that_was_meant_is_found_and_no_other() {
        let names = ["query", "sort", "group", "name", "dates"];
        let table = [
            ("qurey", Some("query")),
            ("Name", Some("name")),
            ("grp", None),
            ("group_by", None),
            ("groupe", Some("group")),
            ("date", Some("dates")),
            ("q", Some("query")),
            ("", None),
            ("colour", None),
        ];
        for (written, expected) in table {
            assert_eq!(nearest(written, names), expected, "{written}");
        }
    }
}
