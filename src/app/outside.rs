//! What other programs do with an article: open its links, take what is copied of it, edit it, get it
//! piped; and the file that it is saved as.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::completion::Completion;
use crate::app::copying::{Copied, Gathered};
use crate::app::path_completion::Folder;
use crate::app::prompt::{Asked, Prompt};
use crate::app::question::Yes;
use crate::app::{App, Effect, Notice};
use crate::article::Article;
use crate::config::pipes::called;
use crate::export::saved::{self, Form};
use crate::text::Clean;
use crate::text::arguments::arguments;
use crate::user::Added;

/// What is done outside the reader.
#[derive(Debug, Clone)]
pub enum Outside {
    /// Open a link, by its address.
    OpenLink(String),
    /// Gather something of articles to be copied.
    Gather {
        /// What of them.
        what: Copied,
        /// Their rows.
        rows: Vec<u32>,
    },
    /// Put a text on the clipboard.
    Copy(Clean),
    /// Open the file of an article, by its row, in the editor.
    Edit(u32),
    /// Give an article to a command.
    Pipe {
        /// Its row.
        row: u32,
        /// It.
        article: Arc<Article>,
        /// The command and its arguments.
        command: Vec<String>,
    },
    /// Save an article as a file.
    Save(Box<Saving>),
    /// Read what lies in a folder, as it was typed.
    Folder(String),
}

/// What came of it.
#[derive(Debug)]
pub enum FromOutside {
    /// What is to be copied of articles, or why it cannot be.
    Gathered {
        /// What was asked for.
        what: Copied,
        /// It.
        result: Result<Gathered, Clean>,
    },
    /// What became of a file that an article was to be saved as.
    Saved(Box<Saving>, SaveEnd),
    /// What lies in a folder.
    Folder(Folder),
}

/// An article that is to be saved as a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Saving {
    /// The file, as it was named.
    pub path: PathBuf,
    /// The form that its name says.
    pub form: Form,
    /// The article.
    pub article: Arc<Article>,
    /// What its reader has added.
    pub added: Arc<Added>,
    /// Whether a file of that name gives way.
    pub replaces: bool,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveEnd {
    /// It is there, under this name.
    Saved(PathBuf),
    /// There is a file of that name.
    IsThere(PathBuf),
    /// It was not written.
    Failed(Clean),
}

impl App {
    /// Takes what came of something that was done outside.
    pub(crate) fn take_from_outside(&mut self, came: FromOutside) -> Vec<Effect> {
        match came {
            FromOutside::Gathered { what, result } => return self.take_gathered(what, result),
            FromOutside::Saved(saving, end) => self.take_save_end(saving, end),
            FromOutside::Folder(folder) => self.take_folder(folder),
        }
        Vec::new()
    }

    /// Opens the file of the article in the editor.
    pub(crate) fn edit(&mut self) -> Vec<Effect> {
        let Some(row) = self.list.current() else {
            self.notice = Some(Notice::info("there is no article to edit"));
            return Vec::new();
        };
        vec![Effect::Outside(Outside::Edit(row))]
    }

    /// Asks for the command that gets the article.
    pub(crate) fn open_pipe(&mut self) -> Vec<Effect> {
        match self.article_at_hand() {
            Some(_) => self.open_prompt(Asked::Pipe, ""),
            None => Vec::new(),
        }
    }

    /// Asks for the file that the article is saved as: beside the one that was saved last.
    pub(crate) fn open_save(&mut self) -> Vec<Effect> {
        let Some(article) = self.article_at_hand() else {
            return Vec::new();
        };
        let folder = match self.history.of(Asked::Save).next() {
            Some(last) => last.rfind('/').and_then(|end| last.get(..=end)),
            None => Some("~/"),
        };
        let path = format!("{}{}", folder.unwrap_or_default(), saved::name(&article));
        self.open_prompt(Asked::Save, &path)
    }

    /// Does what the prompt asked for.
    pub(crate) fn accept_outside(&mut self, prompt: &Prompt) -> Vec<Effect> {
        let line = prompt.line.text().trim().to_owned();
        if line.is_empty() {
            return Vec::new();
        }
        let Some(article) = self.article_at_hand() else {
            return Vec::new();
        };
        self.history.add(prompt.asked, &line);
        let mut effects = vec![Effect::KeepLine {
            asked: prompt.asked,
            line: line.clone(),
        }];
        effects.extend(match prompt.asked {
            Asked::Pipe => self.pipe(article, &line),
            _ => self.save_as(article, &line),
        });
        effects
    }

    /// Gives the article at hand to the command `line`.
    pub(crate) fn pipe_to(&mut self, line: &str) -> Vec<Effect> {
        let article = self.article_at_hand();
        let effect = article.and_then(|article| self.pipe(article, line));
        effect.into_iter().collect()
    }

    /// The commands that have a name: it, and what it stands for.
    pub(crate) fn pipe_names(&self) -> Vec<(String, String)> {
        let pipes = self.settings.pipes.iter();
        let named = pipes.map(|pipe| {
            let shown = format!("{} = {}", pipe.name, pipe.command.join(" "));
            (pipe.name.to_string(), shown)
        });
        named.collect()
    }

    /// Gives `article` to the command `line`.
    fn pipe(&mut self, article: Arc<Article>, line: &str) -> Option<Effect> {
        let row = self.reading.row?;
        match arguments(line) {
            Ok(words) => Some(Effect::Outside(Outside::Pipe {
                row,
                article,
                command: called(&self.settings.pipes, words),
            })),
            Err(what) => {
                let words = format!("cannot run {line}: {what}");
                self.notice = Some(Notice::error(&words));
                None
            }
        }
    }

    /// Saves `article` as the file `line`.
    fn save_as(&mut self, article: Arc<Article>, line: &str) -> Option<Effect> {
        let path = PathBuf::from(line);
        let Some(form) = Form::of(Path::new(line)) else {
            let words = format!("not saved: end the name in {}", saved::ENDINGS);
            self.notice = Some(Notice::error(&words));
            return None;
        };
        Some(Effect::Outside(Outside::Save(Box::new(Saving {
            path,
            form,
            article,
            added: Arc::clone(&self.reading.added),
            replaces: false,
        }))))
    }

    /// Takes what became of a file.
    fn take_save_end(&mut self, saving: Box<Saving>, end: SaveEnd) {
        match end {
            SaveEnd::Saved(path) => {
                let words = format!("saved as {}", path.display());
                self.notice = Some(Notice::info(&words));
            }
            SaveEnd::IsThere(path) => {
                let words = format!("{} is there already: replace it?", path.display());
                self.ask(&words, Yes::Replace(saving));
            }
            SaveEnd::Failed(reason) => {
                let words = format!("not saved: {reason}");
                self.notice = Some(Notice::error(&words));
            }
        }
    }
}

impl Prompt {
    /// The named commands that what stands before the cursor could become.
    pub(crate) fn pipe_completion(&self) -> Option<Completion> {
        let (before, _) = self.line.parts();
        Completion::of_words(before, 0, self.pipes_that_begin(before))
    }

    /// The named commands that begin as `word`: as they are typed, and as they are shown.
    pub(crate) fn pipes_that_begin(&self, word: &str) -> Vec<(String, String)> {
        let fit = self.pipes.iter().filter(|(name, _)| name.starts_with(word));
        fit.cloned().collect()
    }
}

impl Saving {
    /// The same, where a file of that name gives way.
    #[must_use]
    pub(crate) fn replacing(self) -> Self {
        Self {
            replaces: true,
            ..self
        }
    }
}
