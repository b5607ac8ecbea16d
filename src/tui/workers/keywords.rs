//! Owns the keyword files: reads them, follows them, changes them, and takes changes back.
//!
//! Whoever changes them — the panel, an editor, another instance — is followed in the same way: the
//! files are read again, and told if they state something else.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};
use std::time::Duration;

use crate::app::{Event, KeywordDeed, KeywordsRead};
use crate::keywords::load::{self, Loaded};
use crate::keywords::save::{self, Written};
use crate::keywords::{Change, Matcher};
use crate::library::watch::FileWatch;
use crate::text::Clean;
use crate::tui::mailbox::Messages;
use crate::tui::run::Message;
use crate::tui::workers::refresher;

/// Waits for the rest of a writing: one save is several events.
const GATHERED: Duration = Duration::from_millis(50);

/// Changes that can be taken back, at most.
const MOST_UNDONE: usize = 200;

/// What is wished.
#[derive(Debug)]
pub enum Wish {
    /// Change the files, or take a change back.
    Deed(KeywordDeed),
    /// Look whether the files state something else.
    Look,
}

/// What was done to the files, the last at the end: its words, and what was written.
#[derive(Debug, Default)]
pub struct DoneSoFar(Vec<(String, Vec<Written>)>);

/// Carries out wishes until no more can come. New keywords go on to the `refresher`, whose look at
/// the folders they make moot; `own` is the way back to this thread.
pub fn work(
    main: &Path,
    (refresher, following): (&Sender<refresher::Wish>, &refresher::Stop),
    (own, wishes): (Sender<Wish>, &Receiver<Wish>),
    messages: &Messages,
) {
    let send = |event| messages.send(Message::Event(event)).is_ok();
    let mut watch = FileWatch::start(move || drop(own.send(Wish::Look)));
    let mut known = load::load(main);
    let mut done = DoneSoFar::default();
    loop {
        if let Some(watch) = &mut watch {
            watch.set(&known.files);
        }
        let Ok(wish) = wishes.recv() else { return };
        let answer = match wish {
            Wish::Deed(deed) => Some(done.carry_out(main, &deed)),
            Wish::Look => {
                std::thread::sleep(GATHERED);
                None
            }
        };
        let loaded = load::load(main);
        let is_news = loaded.outline != known.outline || loaded.problems != known.problems;
        let are_hits_others = loaded.keywords.stamp != known.keywords.stamp;
        known = loaded;
        if is_news {
            let read = of_loaded(&known);
            let matcher = Arc::clone(&read.matcher);
            if !send(Event::Keywords(read)) {
                return;
            }
            if are_hits_others {
                following.stop();
                // Where it listens no more its panic has ended the process.
                drop(refresher.send(refresher::Wish::Recount(matcher)));
            }
        }
        if !answer.is_none_or(|answer| send(Event::KeywordsDone(answer))) {
            return;
        }
    }
}

impl DoneSoFar {
    /// Carries out what is wished in the file `main` or those that it includes; says what was done,
    /// or why not.
    pub fn carry_out(&mut self, main: &Path, deed: &KeywordDeed) -> Result<Clean, Clean> {
        match deed {
            KeywordDeed::Change(changes) => self.change(main, changes),
            KeywordDeed::Undo => self.undo(),
        }
    }

    /// Makes all of `changes`, or none.
    fn change(&mut self, main: &Path, changes: &[Change]) -> Result<Clean, Clean> {
        let mut written = Vec::new();
        for change in changes {
            match save::save(main, change) {
                Ok(more) => written.extend(more),
                Err(error) => {
                    // What cannot be taken back stands in the file, and is shown from there.
                    drop(save::undo(&written));
                    return Err(Clean::line(&format!("not changed: {error}")));
                }
            }
        }
        let words = changes.last().map(Change::words).unwrap_or_default();
        self.0.push((words.clone(), written));
        if self.0.len() > MOST_UNDONE {
            self.0.remove(0);
        }
        Ok(Clean::line(&words))
    }

    fn undo(&mut self) -> Result<Clean, Clean> {
        let Some((words, written)) = self.0.pop() else {
            return Err(Clean::line("nothing was changed here that could be undone"));
        };
        match save::undo(&written) {
            Ok(()) => Ok(Clean::line(&format!("undone: {words}"))),
            Err(error) => Err(Clean::line(&format!("not undone: {error}"))),
        }
    }
}

/// The keywords as the file has them now, as the loop takes them.
pub fn read(main: &Path) -> KeywordsRead {
    of_loaded(&load::load(main))
}

fn of_loaded(loaded: &Loaded) -> KeywordsRead {
    KeywordsRead {
        matcher: Arc::new(Matcher::new(loaded.keywords.clone())),
        outline: Arc::new(loaded.outline.clone()),
        problems: loaded.problems.clone(),
    }
}
