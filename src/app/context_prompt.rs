//! What words in context are asked for: the line that is typed, and what it begins with.

use crate::app::prompt::{Asked, Prompt};
use crate::app::{App, ContextPane, Effect, Notice};
use crate::library::view::passages::has_places;
use crate::query::{parse, print};

impl App {
    /// Opens the prompt for what to show; it begins with what is looked for now.
    pub(crate) fn open_context(&mut self) -> Vec<Effect> {
        let text = self.looked_for();
        self.open_prompt(Asked::Context, &text)
    }

    /// What is looked for now: in the article, by the search, or the keyword that was gone to.
    fn looked_for(&self) -> String {
        if let Some(find) = &self.finding.marked {
            return find.typed().to_owned();
        }
        if has_places(&self.list.query.tree) {
            return self.list.asked_words();
        }
        match (self.keyword_of_hit(), &self.context) {
            (Some((_, word)), _) => print::condition("keyword", &word.text),
            (None, Some(pane)) => pane.typed.to_string(),
            (None, None) => String::new(),
        }
    }

    /// Says what is wrong with the line that is typed.
    pub(crate) fn context_changed(&mut self) -> Vec<Effect> {
        if let Some(prompt) = &mut self.prompt {
            prompt.error = parse(prompt.line.text()).err();
        }
        Vec::new()
    }

    /// Shows the places of what was typed.
    pub(crate) fn accept_context(&mut self, prompt: &Prompt) -> Vec<Effect> {
        let text = prompt.line.text().trim();
        let query = parse(text).unwrap_or_default();
        if !has_places(&query.tree) {
            let words =
                "nothing to show: write a word, \"a phrase\", dron*, /regex/ or keyword:name";
            self.notice = Some(Notice::info(words));
            return Vec::new();
        }
        self.history.add(Asked::Context, text);
        self.contexts += 1;
        let round = self.contexts;
        let before = self.context.take().and_then(|pane| pane.before);
        let mut pane = ContextPane::new(round, (query.clone(), text));
        pane.before = before;
        self.context = Some(pane);
        let line = text.to_owned();
        vec![
            Effect::KeepLine {
                asked: Asked::Context,
                line,
            },
            Effect::Context { round, query },
        ]
    }
}
