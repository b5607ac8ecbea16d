//! Views: those that are always there, and the saved ones; going to them.

use crate::app::folding::Folds;
use crate::app::{App, Effect, Notice, Rows};
use crate::config::{Fault, Loaded, Settings, View};
use crate::input::{Command, Pending};
use crate::query::{Group, Query, Sort};

/// A view that can be gone to.
#[derive(Debug, Clone, PartialEq)]
pub enum Destination {
    /// All articles.
    All,
    /// Articles that are not read.
    Unread,
    /// Articles with a bookmark.
    Bookmarks,
    /// Articles with a keyword hit.
    Hits,
    /// What could not be read: no articles at all.
    Problems,
    /// A view of the configuration.
    Saved(View),
}

impl Destination {
    /// Those that are always there, as the menu lists them.
    pub const BUILT_IN: [Self; 5] = [
        Self::All,
        Self::Unread,
        Self::Bookmarks,
        Self::Hits,
        Self::Problems,
    ];

    /// What the menu calls it.
    pub fn name(&self) -> &str {
        match self {
            Self::All => "all",
            Self::Unread => "unread",
            Self::Bookmarks => "bookmarks",
            Self::Hits => "hits",
            Self::Problems => "problems",
            Self::Saved(view) => &view.name,
        }
    }

    /// Which articles it lists; `None` where it lists none.
    pub fn query(&self) -> Option<Query> {
        match self {
            Self::All => Some(Query::default()),
            Self::Unread => Some(Query::unread()),
            Self::Bookmarks => Some(Query::bookmarked()),
            Self::Hits => Some(Query::hit()),
            Self::Problems => None,
            Self::Saved(view) => Some(view.query.clone()),
        }
    }
}

impl App {
    /// Every view that can be gone to: those that are always there, then the saved ones.
    pub fn views(&self) -> Vec<Destination> {
        let saved = self.settings.views.iter().cloned();
        Destination::BUILT_IN
            .into_iter()
            .chain(saved.map(Destination::Saved))
            .collect()
    }

    /// The view of the present query, order and grouping, without a name. An order that the query asks for
    /// is that of the view, and stands in one place.
    pub fn present_view(&self) -> View {
        let mut query = self.list.query.clone();
        let asked = query.sort.take();
        View {
            query,
            sort: asked.unwrap_or(self.list.sort),
            group: self.list.group,
            ..View::default()
        }
    }

    /// Goes to a view. Those that are always there leave order and grouping as they are; those of a saved
    /// view are given up with it.
    pub(crate) fn go_to_view(&mut self, to: &Destination) -> Vec<Effect> {
        let Some(query) = to.query() else {
            return self.ask_problems();
        };
        let now = (self.list.sort, self.list.group);
        if let Destination::Saved(view) = to {
            self.list.before_view.get_or_insert(now);
            return self.list_view(query, view.sort, view.group);
        }
        if query.is_all() {
            return self.list_all();
        }
        let (sort, group) = self.list.before_view.take().unwrap_or(now);
        self.list_view(query, sort, group)
    }

    /// Lists `query`. The cursor stays on its article if that is listed too, and begins at the first
    /// row if not.
    pub(crate) fn list_view(&mut self, query: Query, sort: Sort, group: Group) -> Vec<Effect> {
        if self.list.query.is_all() {
            self.list.before_query = self.list.held();
        }
        self.list.query = query;
        self.list.sort = sort;
        self.list.group = group;
        self.list.is_other_query = true;
        self.going_to = None;
        self.ask_view()
    }

    /// Takes the settings; what is wrong in their file is said. A list that is ordered as was set goes
    /// with what is set now.
    pub(crate) fn take_settings(&mut self, loaded: Loaded) -> Vec<Effect> {
        let before = std::mem::replace(&mut self.settings, *loaded.settings);
        self.pending = Pending::default();
        self.settle_theme();
        let said = self.setting_faults.first().map(Fault::said);
        let is_said = |notice: &mut Notice| said.is_some_and(|said| notice.text.starts_with(&said));
        // What was wrong is mended, or said anew.
        drop(self.notice.take_if(is_said));
        if let Some(fault) = loaded.faults.first() {
            let more = match loaded.faults.len() - 1 {
                0 => String::new(),
                more => {
                    let lists = self.hint(Command::Problems);
                    format!(" (and {more} more; {lists} lists them)")
                }
            };
            self.notice = Some(Notice::error(&format!("{}{more}", fault.said())));
        }
        self.setting_faults = loaded.faults;
        if before.columns != self.settings.columns {
            // Other columns may show what was not read.
            self.list.rows = Rows::default();
        }
        self.follow_order(&before)
    }

    /// Orders the list as is set now, if it is as was set `before` and that has changed.
    fn follow_order(&mut self, before: &Settings) -> Vec<Effect> {
        let (old, new) = (
            (before.sort, before.group),
            (self.settings.sort, self.settings.group),
        );
        if old == new || old != (self.list.sort, self.list.group) {
            return Vec::new();
        }
        if before.group != self.settings.group {
            self.list.folds = Folds::default();
        }
        (self.list.sort, self.list.group) = new;
        self.list.holds_article = true;
        self.ask_view()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Event, Now};
    use crate::query::parse;
    use crate::text::Clean;

    #[test]
    fn the_queries_of_the_views_are_what_could_be_typed() {
        let typed = [
            ("all", ""),
            ("unread", "is:unread"),
            ("bookmarks", "is:bookmarked"),
            ("hits", "hits>0"),
        ];
        for (name, text) in typed {
            let view = Destination::BUILT_IN
                .into_iter()
                .find(|view| view.name() == name);
            assert_eq!(view.unwrap().query(), Some(parse(text).unwrap()), "{name}");
        }
    }

    #[test]
    fn a_saved_view_sets_query_order_and_grouping() {
        let mut app = App::default();
        let text = "[[view]]\nname='war'\nquery='drone'\nsort='title'\ngroup='source'\n";
        app.update(
            Event::Settings(crate::config::load::read(text)),
            Now::default(),
        );
        let war = app.views().pop().unwrap();
        assert_eq!(war.name(), "war");
        let effects = app.go_to_view(&war);
        assert!(
            matches!(effects.as_slice(), [Effect::View { .. }]),
            "{effects:?}"
        );
        let Destination::Saved(view) = war else {
            panic!("{war:?}");
        };
        let name = Clean::default();
        assert_eq!(app.present_view(), View { name, ..view });
        let order = |app: &App| (app.list.sort, app.list.group);
        assert_eq!(order(&app), (Sort::Title, Group::Source));
        app.list_all();
        assert_eq!(order(&app), (Sort::Newest, Group::None), "as it was before");
        app.list.query = parse("drone sort:rank").unwrap();
        let present = app.present_view();
        assert_eq!(
            (present.query, present.sort),
            (parse("drone").unwrap(), Sort::Rank)
        );
    }

    #[test]
    fn a_list_goes_with_the_order_that_is_set_until_it_is_given_another() {
        let mut app = App::default();
        let set = |app: &mut App, text: &str| {
            let loaded = crate::config::load::read(text);
            app.update(Event::Settings(loaded), Now::default());
            (app.list.sort, app.list.group)
        };
        assert_eq!(set(&mut app, "sort = 'title'"), (Sort::Title, Group::None));
        let both = "sort = 'hits'\ngroup = 'day'";
        assert_eq!(set(&mut app, both), (Sort::Hits, Group::Day));
        app.list.sort = Sort::Words;
        assert_eq!(set(&mut app, "sort = 'title'"), (Sort::Words, Group::Day));
    }

    #[test]
    fn what_is_wrong_in_the_settings_is_said_with_its_place() {
        let mut app = App::default();
        let loaded = crate::config::load::read("a = 1\nb = 2\n");
        app.update(Event::Settings(loaded), Now::default());
        let words = app.notice.take().unwrap().text;
        assert!(
            words.starts_with("config.toml:1:1: the key a is not known"),
            "{words}"
        );
        assert!(words.ends_with("(and 1 more; g p lists them)"), "{words}");
        let mended = crate::config::load::read("dates = 'iso'\n");
        app.notice = Some(Notice::error(&words));
        app.update(Event::Settings(mended), Now::default());
        assert!(app.notice.is_none());
    }
}
