//! A question that is answered with one key: before much is done at once, or something typed is lost.

use crate::app::commanding::Bulk;
use crate::app::outside::{Outside, Saving};
use crate::app::{App, Effect, Notice};
use crate::article::Destination;
use crate::input::{Code, Key};
use crate::text::Clean;

/// A question at the foot of the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// What is asked.
    pub words: Clean,
    /// What is done on a yes.
    pub(crate) yes: Yes,
}

/// What is done on a yes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Yes {
    /// All articles of the list are marked read.
    MarkAllRead,
    /// Something is done to many articles.
    Bulk(Box<Bulk>),
    /// What was typed of a note is given up.
    DropNote,
    /// A file gives way to an article that is saved.
    Replace(Box<Saving>),
    /// The reader is quit, and what could not be kept is lost.
    LoseUnsaved,
    /// A link that looks like another is opened; Enter will do, too.
    OpenLink(Box<Destination>),
}

impl App {
    /// Asks before something is done.
    pub(crate) fn ask(&mut self, words: &str, yes: Yes) {
        // Esc leads back from anywhere; what was typed can be taken up again.
        let keys = match yes {
            Yes::DropNote => "y or Esc",
            _ => "y",
        };
        let words = Clean::line(&format!("{words} ({keys} yes, any other key no)"));
        self.question = Some(Question { words, yes });
    }

    /// Takes the answer.
    pub(crate) fn answer(&mut self, key: Key) -> Vec<Effect> {
        let Some(question) = self.question.take() else {
            return Vec::new();
        };
        if question.yes == Yes::DropNote && key.code == Code::Esc {
            self.give_up_note();
            return Vec::new();
        }
        let is_link = matches!(question.yes, Yes::OpenLink(_));
        let is_yes =
            matches!(key.code, Code::Char('y' | 'Y')) || (is_link && key.code == Code::Enter);
        if is_link && !is_yes {
            self.notice = Some(Notice::info("the link was not opened"));
            return Vec::new();
        }
        if !is_yes || key.ctrl || key.alt {
            self.notice = Some(Notice::info("nothing was changed"));
            return Vec::new();
        }
        match question.yes {
            Yes::MarkAllRead => self.mark_all_read(),
            Yes::LoseUnsaved => self.lose_unsaved(),
            Yes::Bulk(bulk) => self.do_bulk(*bulk),
            Yes::OpenLink(leads) => self.open_destination(&leads),
            Yes::Replace(saving) => {
                let saving = Box::new(saving.replacing());
                vec![Effect::Outside(Outside::Save(saving))]
            }
            Yes::DropNote => {
                self.give_up_note();
                Vec::new()
            }
        }
    }
}
