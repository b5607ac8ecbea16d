//! Notes: an editor over the article, and what becomes of what was typed.

use crate::app::editor::Editor;
use crate::app::question::Yes;
use crate::app::{App, Deed, Effect, Notice};
use crate::input::{Code, Command, Key};
use crate::library::missing;
use crate::reader;
use crate::text::Clean;
use crate::user::{Change, Log, Note, Spot, Subject};

/// A note being written.
#[derive(Debug, Clone, PartialEq)]
pub struct NoteEditor {
    /// What is typed.
    pub text: Editor,
    /// What was there before.
    before: String,
    /// The place that the note speaks of.
    spot: Option<Spot>,
    /// The article that it is on.
    row: u32,
    subject: Subject,
}

impl NoteEditor {
    /// The title of the article that the note is on.
    pub fn title(&self) -> &Clean {
        &self.subject.title
    }

    fn is_changed(&self) -> bool {
        self.text.text().trim() != self.before.trim()
    }
}

/// Words of the article that a note quotes, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The words.
    pub words: Clean,
    /// Where they begin.
    pub place: reader::Place,
}

impl App {
    /// Opens the note on the article under the cursor; `quote` is put under what it says already.
    pub(crate) fn open_note(&mut self, quote: Option<&Quote>) -> Vec<Effect> {
        let Some((row, subject)) = self.subject() else {
            return Vec::new();
        };
        let is_shown = self.reading.row == Some(row) && !self.reading.is_waiting;
        let Some(article) = self.reading.article().filter(|_| is_shown) else {
            self.notice = Some(Notice::info("the article is not there to be noted on"));
            return Vec::new();
        };
        let note = self.reading.added.note.clone();
        let here = quote.map_or(self.reading.place, |quote| quote.place);
        // Words that are quoted are noted on at their own place; else what was noted last is gone on with.
        let last = self.reading.added.each_note().last();
        let last = last.filter(|_| quote.is_none());
        let spot = match last {
            Some(note) => note.spot.clone(),
            None if missing::is_missing(row) => None,
            None => reader::spot_at(article, here),
        };
        let before = note.map(|note| note.text.to_string()).unwrap_or_default();
        let given_up = self.take_up_note(&subject, &before);
        let typed = given_up.map_or_else(|| before.clone(), |note| note.text.text());
        let text = match quote {
            Some(quote) => quoting(&typed, &quote.words),
            None => typed,
        };
        self.editor = Some(NoteEditor {
            text: Editor::new(&text),
            before,
            spot,
            row,
            subject,
        });
        Vec::new()
    }

    /// Takes a key while a note is written.
    pub(crate) fn press_in_editor(&mut self, key: Key) -> Vec<Effect> {
        let Some(editor) = &mut self.editor else {
            return Vec::new();
        };
        match (key.ctrl, key.code) {
            (true, Code::Char('s' | 'd')) => return self.keep_note(),
            (false, Code::Esc) | (true, Code::Char('c' | 'g')) => {
                if editor.is_changed() {
                    self.ask("give up what was typed?", Yes::DropNote);
                } else {
                    self.editor = None;
                }
            }
            _ => editor.text.press(key),
        }
        Vec::new()
    }

    /// Gives up the note that is written; what was typed of it is kept until the end, for its article.
    pub(crate) fn give_up_note(&mut self) {
        self.given_up = self.editor.take();
        let notes = self.hint(Command::Note);
        let words = format!("given up; {notes} on the article takes it up again");
        self.notice = Some(Notice::info(&words));
    }

    /// The note that was given up on an article, if it was on this one and nothing else was noted since.
    fn take_up_note(&mut self, on: &Subject, before: &str) -> Option<NoteEditor> {
        let is_of = |given_up: &mut NoteEditor| {
            given_up.subject.keys == on.keys && given_up.before == before
        };
        self.given_up.take_if(is_of)
    }

    /// Takes pasted text into the note.
    pub(crate) fn paste_into_note(&mut self, text: &str) -> Vec<Effect> {
        if let Some(editor) = &mut self.editor {
            editor.text.insert(text);
        }
        Vec::new()
    }

    /// Keeps the note; one without words is taken away.
    fn keep_note(&mut self) -> Vec<Effect> {
        let Some(editor) = self.editor.take() else {
            return Vec::new();
        };
        if !editor.is_changed() {
            self.notice = Some(Notice::info("the note is as it was"));
            return Vec::new();
        }
        let text = Clean::text(editor.text.text().trim_end());
        let note = (!text.trim().is_empty()).then_some(Note {
            text,
            spot: editor.spot,
        });
        vec![Effect::Deed(Deed::Save {
            row: editor.row,
            subject: editor.subject,
            change: Change::NoteOver {
                note,
                seen: Clean::text(&editor.before),
            },
            log: Log::Step,
        })]
    }
}

/// A note with words of the article under it, as mail quotes them.
fn quoting(note: &str, words: &str) -> String {
    let quoted: Vec<_> = words.lines().map(|line| format!("> {line}")).collect();
    let above = if note.trim().is_empty() {
        String::new()
    } else {
        format!("{}\n\n", note.trim_end())
    };
    format!("{above}{}\n", quoted.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_stands_under_what_was_noted_before() {
        assert_eq!(quoting("", "a\nb"), "> a\n> b\n");
        assert_eq!(quoting("so\n", "a"), "so\n\n> a\n");
    }
}
