//! The keywords in the status line: the hit that one has gone to, and those of a row that was gone to.

use std::collections::HashMap;

use crate::app::{App, Focus};
use crate::reader::{Page, PageHit};
use crate::text::{Clean, width};

/// Keywords of a row that are named, at most.
const MOST_NAMED: usize = 3;

/// Hits of a page that are counted by their words in every frame, at most.
const MOST_COUNTED: usize = 20_000;

/// The keyword hit that was gone to: which one, of which group, and by which word of it; in less than
/// `room` cells the word and the number alone.
pub(super) fn gone_to(app: &App, room: usize) -> Option<String> {
    let page = app.reading.page()?;
    let number = app.reading.hit?;
    let hit = page.hits.get(number)?;
    let (nth, of) = (number + 1, page.hits.len());
    let groups = &app.matcher.keywords().groups;
    let Some(group) = groups.get(usize::from(hit.group)) else {
        return Some(format!("hit {nth} of {of}"));
    };
    let Some(word) = hit.matched.clone().or_else(|| word(app, hit)) else {
        return Some(format!("hit {nth} of {of} {}", group.name));
    };
    let said = format!("hit {nth} of {of} {}: {word}", group.name);
    if width::width(&said) <= room {
        return Some(said);
    }
    let number = format!(" {nth}/{of}");
    let room = room.saturating_sub(width::width(&number));
    Some(format!("{}{number}", width::truncate(&word, room)))
}

/// The keywords of the row that was gone to for them, with their numbers: of the words once its article has
/// come, until then, and where it has very many, of their groups.
pub(super) fn of_row(app: &App) -> Option<String> {
    let is_named = app.focus == Focus::List && app.reading.hit.is_none();
    let row = app.list.current().filter(|_| is_named)?;
    if app.list.hit_row != Some(row) {
        return None;
    }
    let is_here = app.reading.row == Some(row) && !app.reading.is_waiting;
    let is_counted = |page: &&Page| is_here && page.hits.len() <= MOST_COUNTED;
    let page = app.reading.page().filter(is_counted);
    let mut named = page.map_or_else(|| of_groups(app), |page| of_words(app, page));
    named.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let more = named.len() > MOST_NAMED;
    named.truncate(MOST_NAMED);
    let mut words: Vec<_> = named
        .into_iter()
        .map(|(name, count)| format!("{name} {count}"))
        .collect();
    words.extend(more.then(|| "others".to_owned()));
    (!words.is_empty()).then(|| words.join(", "))
}

/// The groups that the row under the cursor has hits of.
fn of_groups(app: &App) -> Vec<(Clean, usize)> {
    let groups = &app.matcher.keywords().groups;
    let hits = app.list.current_summary().map(|row| row.hits.as_slice());
    let hits = hits.unwrap_or_default().iter();
    let named = |(group, count): &(u16, u32)| {
        let group = groups.get(usize::from(*group))?;
        Some((group.name.clone(), *count as usize))
    };
    hits.filter_map(named).collect()
}

/// The words that a page has hits of.
fn of_words(app: &App, page: &Page) -> Vec<(Clean, usize)> {
    let found = counted(&page.hits).into_iter();
    found
        .filter_map(|(hit, count)| Some((word(app, hit)?, count)))
        .collect()
}

/// The first hit of each word, with the number of its hits.
fn counted(hits: &[PageHit]) -> Vec<(&PageHit, usize)> {
    let mut found: Vec<(&PageHit, usize)> = Vec::new();
    let mut places = HashMap::new();
    for hit in hits {
        let place = *places.entry((hit.group, hit.word)).or_insert(found.len());
        match found.get_mut(place) {
            Some((_, count)) => *count += 1,
            None => found.push((hit, 1)),
        }
    }
    found
}

/// The keyword of a hit, as it is stated.
fn word(app: &App, hit: &PageHit) -> Option<Clean> {
    let group = app.matcher.keywords().groups.get(usize::from(hit.group))?;
    let word = group.words.get(usize::from(hit.word))?;
    Some(Clean::line(&word.text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hits_are_counted_by_word_and_group_in_the_order_of_the_first() {
        let words = [(1, 0), (0, 0), (1, 0), (0, 1), (1, 0), (0, 0)];
        let hit = |(group, word)| PageHit {
            line: 0,
            group,
            word,
            matched: None,
        };
        let hits = words.map(hit);
        let counts = counted(&hits).into_iter();
        let counts: Vec<_> = counts
            .map(|(hit, count)| (hit.group, hit.word, count))
            .collect();
        assert_eq!(counts, [(1, 0, 3), (0, 0, 2), (0, 1, 1)]);
    }
}
