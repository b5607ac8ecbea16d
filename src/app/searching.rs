//! Searching as one types, and editing the query of the list: each key lists anew.
//!
//! A line that cannot be understood leaves the list as it is; the prompt says where the fault is. A
//! newer line takes the place of an older one that is still being looked for.

use crate::app::prompt::Asked;
use crate::app::{App, Effect, List};
use crate::query::{Query, Sort, parse, print, typing};

impl App {
    /// Opens the prompt for words to look for.
    pub(crate) fn open_search(&mut self) {
        self.open_prompt(Asked::Search, "");
    }

    /// Opens the prompt with the query of the list.
    pub(crate) fn open_query(&mut self) {
        let text = match self.list.as_typed() {
            Some(typed) => typed.to_owned(),
            None => print::query(&self.list.query),
        };
        // A word that ends here is whole.
        let is_whole = self.list.as_typed().is_none() && !text.is_empty();
        let text = if is_whole { format!("{text} ") } else { text };
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
        let typed = prompt.line.text().to_owned();
        let effects = self.list_while_typing(query);
        self.list.typed = Some((self.list.query.clone(), typed));
        effects
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

impl List {
    /// The query as it was typed, if it was: a query that was set otherwise is only printed.
    fn as_typed(&self) -> Option<&str> {
        let (query, typed) = self.typed.as_ref()?;
        (*query == self.query).then_some(typed.as_str())
    }

    /// The words that were asked for, as they were typed: a word that may go on bears the sign of
    /// one that only begins so.
    pub fn asked_words(&self) -> String {
        let Some(typed) = self.as_typed() else {
            return print::node(&self.query.tree);
        };
        let typed = typed.trim_start();
        match parse(typed) {
            Ok(as_written) if as_written.tree != self.query.tree => format!("{typed}*"),
            _ => typed.trim_end().to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_reads_as_it_was_typed_until_another_is_set() {
        for (text, expected) in [
            ("ferry -storm", "ferry -storm*"),
            ("ferry -storm ", "ferry -storm"),
            ("\"old quay\"", "\"old quay\""),
            ("is:unread", "is:unread"),
            (" drone sort:date", "drone sort:date"),
        ] {
            let mut list = List {
                query: typing::typed(text).unwrap(),
                ..List::default()
            };
            list.typed = Some((list.query.clone(), text.to_owned()));
            assert_eq!(list.asked_words(), expected, "{text:?}");
            list.query = Query::bookmarked();
            assert_eq!(list.asked_words(), "is:bookmarked");
        }
    }
}
