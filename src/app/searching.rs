//! Searching as one types, and editing the query of the list: each key lists anew.
//!
//! A line that cannot be understood leaves the list as it is; the prompt says where the fault is. A
//! newer line takes the place of an older one that is still being looked for.

use crate::app::list::TypedResult;
use crate::app::prompt::Asked;
use crate::app::{App, Effect, List};
use crate::query::{Query, Sort, print, typing};

impl App {
    /// Opens the prompt for words to look for.
    pub(crate) fn open_search(&mut self) -> Vec<Effect> {
        self.open_prompt(Asked::Search, "")
    }

    /// Opens the prompt with the query of the list.
    pub(crate) fn open_query(&mut self) -> Vec<Effect> {
        let text = match self.list.as_typed() {
            Some(typed) => typed.to_owned(),
            None => print::query(&typing::as_typed(&self.list.query)),
        };
        // A word that ends here is whole, unless it was typed so that it may go on.
        let is_open = || typing::typed(&text).is_ok_and(|query| query == self.list.query);
        let is_whole = self.list.as_typed().is_none() && !text.is_empty() && !is_open();
        let text = if is_whole { format!("{text} ") } else { text };
        self.open_prompt(Asked::Query, &text)
    }

    /// Lists what the prompt asks for now.
    pub(crate) fn prompt_changed(&mut self) -> Vec<Effect> {
        let Some(prompt) = &mut self.prompt else {
            return Vec::new();
        };
        if prompt.asked == Asked::Find {
            return self.find_changed();
        }
        if prompt.asked == Asked::Context {
            return self.context_changed();
        }
        if prompt.asked == Asked::Command {
            return self.command_changed();
        }
        if prompt.asked.is_for_outside() {
            return Vec::new();
        }
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
    pub(crate) fn list_while_typing(&mut self, query: Query) -> Vec<Effect> {
        if self.list.query == query {
            return Vec::new();
        }
        self.list.query = query;
        self.list.holds_article = false;
        self.list.result = TypedResult::OnItsWay;
        self.list.cursor = 0;
        self.list.top = 0;
        self.going_to = None;
        self.ask_view()
    }
}

impl List {
    /// The query as it was typed, if it was: a query that was set otherwise is only printed.
    pub(crate) fn as_typed(&self) -> Option<&str> {
        let (query, typed) = self.typed.as_ref()?;
        (*query == self.query).then_some(typed.as_str())
    }

    /// The words that were asked for, as they were typed.
    pub fn asked_words(&self) -> String {
        match self.as_typed() {
            Some(typed) => typed.trim().to_owned(),
            None => print::node(&typing::as_typed(&self.query).tree),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::app::{Event, Focus, Now};
    use crate::input::Key;
    use crate::library::View;

    /// The effects of keys, one after another.
    fn press(app: &mut App, keys: &str) -> Vec<Effect> {
        let keys = Key::parse_sequence(keys).unwrap();
        let effects = keys
            .into_iter()
            .map(|key| app.update(Event::Key(key), Now::default()));
        effects.flatten().collect()
    }

    /// Gives the view that was asked for last.
    fn view_comes(app: &mut App, order: &[u32]) {
        let view = View {
            order: Arc::new(order.to_vec()),
            ..View::default()
        };
        let generation = app.view_generation;
        app.update(
            Event::View {
                generation,
                view: Box::new(view),
            },
            Now::default(),
        );
    }

    #[test]
    fn going_in_before_the_result_has_come_goes_into_its_first_article() {
        for (result, row, focus) in [
            (&[9, 1][..], Some(9), Focus::Article),
            (&[1, 9], Some(1), Focus::Article),
            (&[], None, Focus::List),
        ] {
            let mut app = App::default();
            view_comes(&mut app, &[1, 2]);
            app.open_search();
            let effects = press(&mut app, "o i l Enter Enter");
            assert!(!effects.iter().any(|e| matches!(e, Effect::Deed(_))));
            view_comes(&mut app, result);
            let there = (app.list.current(), app.reading.row, app.focus);
            assert_eq!(there, (row, row, focus), "{result:?}");
            assert_eq!(app.list.cursor, 0, "{result:?}");
        }
    }

    #[test]
    fn a_query_reads_as_it_was_typed_until_another_is_set() {
        for (text, expected) in [
            ("ferry -storm", "ferry -storm"),
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
            list.typed = None;
            let printed = list.asked_words();
            assert!(
                !printed.contains('*') && !printed.contains("OR"),
                "{printed}"
            );
            list.query = Query::bookmarked();
            assert_eq!(list.asked_words(), "is:bookmarked");
        }
    }
}
