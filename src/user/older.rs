//! What a damaged file has lost, out of a copy that was made before: of what is in both, the newer
//! stays.
//!
//! A number may have gone to another since the copy was made. So an older row counts only where the
//! number still means the same article, and an older step only below the newest.

use std::collections::{HashMap, HashSet};

use crate::article::Key;
use crate::user::carve::{Carved, keep_newest};
use crate::user::row::Row;

impl Carved {
    /// Takes what is in `older` and not here.
    pub(crate) fn take_older(&mut self, mut older: Self) {
        self.take_older_steps(&mut older);
        let now: HashMap<Key, i64> = self
            .aliases
            .iter()
            .map(|alias| (alias.key, alias.mark))
            .collect();
        let foreign: HashSet<i64> = older
            .marks
            .values()
            .filter(|row| !self.is_same(row, &now))
            .map(|row| row.id)
            .collect();
        let marks = older.marks.into_iter();
        for (id, row) in marks.filter(|(id, _)| !foreign.contains(id)) {
            keep_newest(&mut self.marks, id, Some(row), |row| row.rev);
        }
        let additions = older.additions.into_iter();
        self.additions
            .extend(additions.filter(|piece| !foreign.contains(&piece.of.0)));
        let aliases = older.aliases.into_iter();
        self.aliases.extend(
            aliases.filter(|alias| !foreign.contains(&alias.mark) && !now.contains_key(&alias.key)),
        );
        for (key, found) in older.progress {
            keep_newest(&mut self.progress, key, Some(found), |found| found.read_at);
        }
        for (place, found) in older.waypoints {
            self.waypoints.entry(place).or_insert(found);
        }
        for (library, state) in older.sessions {
            self.sessions.entry(library).or_insert(state);
        }
        let known: HashSet<_> = self.lines.values().cloned().collect();
        for (id, line) in older.lines {
            if !known.contains(&line) {
                self.lines.entry(id).or_insert(line);
            }
        }
    }

    /// Whether the number of an older row is still that of the same article: it is not where another
    /// article has it, or where the article is another mark's by now.
    fn is_same(&self, older: &Row, now: &HashMap<Key, i64>) -> bool {
        let keys = || older.keys.url.into_iter().chain([older.keys.content]);
        let owners = || keys().filter_map(|key| now.get(&key));
        if owners().any(|mark| *mark == older.id) {
            return true;
        }
        let has_other_owner = owners().any(|mark| self.marks.contains_key(mark));
        let is_taken = self.marks.get(&older.id).is_some_and(|row| {
            row.keys.content != older.keys.content
                && (row.keys.url.is_none() || row.keys.url != older.keys.url)
        });
        !has_other_owner && !is_taken
    }

    fn take_older_steps(&mut self, older: &mut Self) {
        let newest = self.steps.keys().max().copied();
        let own = self.steps();
        let known: HashSet<i64> = own.iter().map(|(step, _)| step.id).collect();
        let is_missed = |id: i64| newest.is_none_or(|newest| id <= newest) && !known.contains(&id);
        let older = older.steps().into_iter();
        for (step, pieces) in own
            .into_iter()
            .chain(older.filter(|(step, _)| is_missed(step.id)))
        {
            let pieces = pieces.into_iter();
            self.step_pieces
                .extend(pieces.map(|piece| ((piece.step, piece.nth), piece)));
            self.steps.insert(step.id, step);
        }
    }
}
