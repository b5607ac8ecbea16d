//! Searching as one types, and editing the query of the list: each key lists anew.
//!
//! A line that cannot be understood leaves the list as it is; the prompt says where the fault is. A
//! newer line takes the place of an older one that is still being looked for.

use crate::app::prompt::Asked;
use crate::app::{App, Effect};
use crate::query::{Query, Sort, print, typing};

impl App {
    /// Opens the prompt for words to look for.
    pub(crate) fn open_search(&mut self) {
        self.open_prompt(Asked::Search, "");
    }

    /// Opens the prompt with the query of the list.
    pub(crate) fn open_query(&mut self) {
        let text = print::query(&self.list.query);
        let text = if text.is_empty() {
            text
        } else {
            format!("{text} ")
        };
        self.open_prompt(Asked::Query, &text);
    }

    /// Lists what the prompt asks for now.
    pub(crate) fn prompt_changed(&mut self) -> Vec<Effect> {
        let Some(prompt) = &mut self.prompt else {
            return Vec::new();
        };
        let mut query = match typing::typed(prompt.line.text()) {
            Ok(query) => query,
            Err(error) => {
                prompt.error = Some(error);
                return Vec::new();
            }
        };
        prompt.error = None;
        if prompt.asked == Asked::Search && query.sort.is_none() && !query.is_all() {
            query.sort = Some(Sort::Rank);
        }
        self.list_while_typing(query)
    }

    /// Asks for the view of `query`, from its first row.
    fn list_while_typing(&mut self, query: Query) -> Vec<Effect> {
        if self.list.query == query {
            return Vec::new();
        }
        self.list.query = query;
        self.list.holds_article = false;
        self.list.cursor = 0;
        self.list.top = 0;
        self.going_to = None;
        self.ask_view()
    }
}
