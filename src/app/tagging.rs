//! Tags: a line with those that are there, and those that are known offered while it is typed.
//!
//! Tags stand apart by commas; where there is no comma, by spaces, so that a tag of several words is
//! typed with a comma after it.

use crate::app::completion::KnownName;
use crate::app::line::{Edit, Line};
use crate::app::notice::grouped;
use crate::app::{App, Deed, Effect, Notice};
use crate::input::{Code, Key};
use crate::text::Clean;
use crate::text::fold::folded;
use crate::user::{Change, Log, Subject};

/// Tags that are offered at once.
const MOST: usize = 8;

/// Tags being typed.
#[derive(Debug, Clone)]
pub struct Tagging {
    /// The line.
    pub line: Line,
    /// What the tag at the cursor could become.
    pub offered: Vec<KnownName>,
    /// Which of them stands in the line, if one does.
    pub chosen: Option<usize>,
    /// All tags that are known, as far as they have come.
    known: Vec<KnownName>,
    /// Those that are there.
    present: Vec<Clean>,
    /// The article that they are for; none for all that is selected.
    of: Option<(u32, Subject)>,
}

impl App {
    /// Opens the tags of the article under the cursor, or of all that is selected.
    pub(crate) fn open_tags(&mut self) -> Vec<Effect> {
        let of = if self.is_for_selection() {
            None
        } else {
            let Some(subject) = self.subject() else {
                return Vec::new();
            };
            if self.reading.row != Some(subject.0) || self.reading.is_waiting {
                self.notice = Some(Notice::info("the article is not there to be tagged"));
                return Vec::new();
            }
            Some(subject)
        };
        let present = if of.is_some() {
            self.reading.added.tags.clone()
        } else {
            Vec::new()
        };
        let tags: Vec<_> = present.iter().map(Clean::as_str).collect();
        let mut line = Line::new(&tags.join(", "));
        if !tags.is_empty() {
            line.insert(",");
            line.insert(" ");
        }
        self.tagging = Some(Tagging {
            line,
            offered: Vec::new(),
            chosen: None,
            known: Vec::new(),
            present,
            of,
        });
        vec![Effect::Names]
    }

    /// Takes a key while tags are typed.
    pub(crate) fn press_in_tags(&mut self, key: Key) -> Vec<Effect> {
        let Some(tagging) = &mut self.tagging else {
            return Vec::new();
        };
        match (key.ctrl, key.code) {
            (false, Code::Enter) => return self.keep_tags(),
            (false, Code::Esc) | (true, Code::Char('c' | 'g')) => self.tagging = None,
            (false, Code::Tab) => tagging.turn(false),
            (false, Code::BackTab) => tagging.turn(true),
            _ => {
                if tagging.line.press(key) == Edit::Changed {
                    tagging.offer();
                }
            }
        }
        Vec::new()
    }

    /// Takes pasted text among the tags.
    pub(crate) fn paste_into_tags(&mut self, text: &str) -> Vec<Effect> {
        if let Some(tagging) = &mut self.tagging {
            tagging.line.insert(text);
            tagging.offer();
        }
        Vec::new()
    }

    /// Takes the tags that are known.
    pub(crate) fn take_known_tags(&mut self, names: &[KnownName]) {
        if let Some(tagging) = &mut self.tagging {
            tagging.known = names.to_vec();
            tagging.offer();
        }
    }

    /// Keeps what was typed: tags that were there and are no more are taken off.
    fn keep_tags(&mut self) -> Vec<Effect> {
        let Some(tagging) = self.tagging.take() else {
            return Vec::new();
        };
        let (mut on, mut off) = (Vec::new(), Vec::new());
        for tag in tags(tagging.line.text()) {
            let signed = tagging.of.is_none();
            match (tag.strip_prefix('-'), tag.strip_prefix('+')) {
                (Some(name), _) if signed => off.push(Clean::line(name)),
                (_, Some(name)) if signed => on.push(Clean::line(name)),
                _ => on.push(Clean::line(&tag)),
            }
        }
        on.retain(|tag| !tag.is_empty());
        let is_in = |all: &[Clean], tag: &Clean| all.iter().any(|one| folded(one) == folded(tag));
        let gone = tagging.present.iter().filter(|tag| !is_in(&on, tag));
        off.extend(gone.cloned());
        on.retain(|tag| !is_in(&tagging.present, tag));
        if on.is_empty() && off.is_empty() {
            self.notice = Some(Notice::info("the tags are as they were"));
            return Vec::new();
        }
        let change = Change::Tags { on, off };
        match tagging.of {
            Some((row, subject)) => vec![Effect::Deed(Deed::Save {
                row,
                subject,
                change,
                log: Log::Step,
            })],
            None => self.change_selected(change),
        }
    }
}

impl Tagging {
    /// What is asked for.
    pub fn asks(&self, selected: usize) -> String {
        match self.of {
            Some(_) => "tags: ".to_owned(),
            None => format!("tags for {} (-tag takes off): ", grouped(selected)),
        }
    }

    /// The place where the tag at the cursor begins.
    fn start(&self) -> usize {
        let (before, _) = self.line.parts();
        let has_comma = self.line.text().contains(',');
        let is_end = |c: char| c == ',' || !has_comma && c.is_whitespace();
        let after = before.rfind(is_end).map_or(0, |at| at + 1);
        let typed = before.get(after..).unwrap_or_default();
        let sign = typed.trim_start();
        let signs = usize::from(self.of.is_none() && sign.starts_with(['-', '+']));
        after + (typed.len() - sign.len()) + signs
    }

    /// Offers the tags that begin as the one at the cursor does.
    fn offer(&mut self) {
        self.chosen = None;
        let (before, _) = self.line.parts();
        let typed = before.get(self.start()..).unwrap_or_default();
        let there: Vec<_> = tags(self.line.text())
            .iter()
            .map(|tag| folded(tag))
            .collect();
        let fits =
            |name: &&KnownName| name.begins_with(typed) && !there.contains(&folded(name.name()));
        self.offered = self.known.iter().filter(fits).take(MOST).cloned().collect();
    }

    /// Puts the next of the offered tags into the line, or the one before.
    fn turn(&mut self, is_back: bool) {
        let count = self.offered.len();
        if count == 0 {
            return;
        }
        let next = match (self.chosen, is_back) {
            (None, false) => 0,
            (None, true) => count - 1,
            (Some(at), false) => (at + 1) % count,
            (Some(at), true) => (at + count - 1) % count,
        };
        let start = self.start();
        if let Some(tag) = self.offered.get(next) {
            self.line.replace_before(start, tag.name());
            self.chosen = Some(next);
        }
    }
}

/// The tags that a line names, each once.
fn tags(line: &str) -> Vec<String> {
    let parts: Vec<&str> = if line.contains(',') {
        line.split(',').collect()
    } else {
        line.split_whitespace().collect()
    };
    let mut tags: Vec<String> = Vec::new();
    for part in parts {
        let tag = part.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_new = !tags.iter().any(|other| folded(other) == folded(&tag));
        if is_new && !tag.is_empty() {
            tags.push(tag);
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_stand_apart_by_commas_or_by_spaces() {
        let table: [(&str, &[&str]); 4] = [
            ("sea harbour", &["sea", "harbour"]),
            ("security council, sea ,", &["security council", "sea"]),
            ("Sea, sea", &["Sea"]),
            (" , ", &[]),
        ];
        for (line, expected) in table {
            assert_eq!(tags(line), expected, "{line}");
        }
    }

    #[test]
    fn known_tags_complete_the_one_at_the_cursor() {
        let known = |name| KnownName::new(Clean::line(name), 1);
        let mut tagging = Tagging {
            line: Line::new("sea, har"),
            offered: Vec::new(),
            chosen: None,
            known: vec![known("sea"), known("Harbour"), known("harvest")],
            present: Vec::new(),
            of: None,
        };
        tagging.offer();
        for expected in ["sea, Harbour", "sea, harvest", "sea, Harbour"] {
            tagging.turn(false);
            assert_eq!(tagging.line.text(), expected);
        }
    }
}
