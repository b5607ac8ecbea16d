//! From words in context to the article of one of them, and back; and from them back to where the
//! reader was before.

use crate::app::context::Stage;
use crate::app::list::Held;
use crate::app::prompt::Before;
use crate::app::{App, ContextPane, Effect, Focus};

impl App {
    /// Goes to the place under the cursor: the articles that have such places are listed.
    pub(crate) fn go_to_context(&mut self) -> Vec<Effect> {
        let Some((row, at)) = self.context.as_ref().and_then(ContextPane::current) else {
            return Vec::new();
        };
        let before = Before::of(self);
        self.note_jump_from_row();
        let Some(pane) = &mut self.context else {
            return Vec::new();
        };
        pane.stage = Stage::GoingTo(row, at);
        pane.before.get_or_insert_with(|| Box::new(before));
        let (query, typed) = (pane.query.clone(), pane.typed.to_string());
        self.focus = Focus::Article;
        if self.list.query == query
            && let Some(place) = self.list.view.order.iter().position(|known| *known == row)
        {
            self.list.reveal(place);
            return Vec::new();
        }
        self.list.typed = Some((query.clone(), typed));
        self.list.query = query;
        self.list.is_other_query = true;
        self.list.holds_article = true;
        let below_top = self.list.height / 2;
        self.going_to = Some(Held { row, below_top });
        self.ask_view()
    }

    /// Whether back leads to words in context: their articles are listed still.
    pub(crate) fn visits_context(&self) -> bool {
        let pane = self.context.as_ref();
        pane.is_some_and(|pane| pane.is_shown() || pane.query == self.list.query)
    }

    /// Back from the article to the lines.
    pub(crate) fn back_to_context(&mut self) -> Vec<Effect> {
        if let Some(pane) = &mut self.context {
            pane.stage = Stage::Lines;
        }
        self.end_find()
    }

    /// Back to exactly where the reader was.
    pub(crate) fn leave_context(&mut self) -> Vec<Effect> {
        let before = self.context.take().and_then(|pane| pane.before);
        let mut effects = vec![Effect::EndContext];
        effects.extend(
            before
                .map(|before| self.go_back_to(*before))
                .into_iter()
                .flatten(),
        );
        effects
    }
}
