//! What workers find and count for panes and prompts, at once.

use std::sync::Arc;

use newsprint::app::context::{AskedLines, LinesRead};
use newsprint::app::counting::{AskedCoverage, Counted};
use newsprint::app::jump::MOST;
use newsprint::app::{Event, Jumped};
use newsprint::article::RowId;
use newsprint::cancel::Cancel;
use newsprint::library::view::gathering::Gathering;
use newsprint::library::view::{bars, context};
use newsprint::library::{Titles, view};
use newsprint::query::Query;
use newsprint::search::Marks;
use newsprint::text::fuzzy::Letters;
use newsprint::tui::workers::views;
use newsprint::user::Session;

use crate::support::screen::{NOW, Screen};

impl Screen {
    /// Finds titles by a few letters.
    pub(super) fn jump(&self, round: u64, letters: &Letters) -> Event {
        let never = Cancel::default();
        let mut titles = Titles::of(&self.catalog).unwrap();
        while !titles.are_all() {
            titles.read_more(&self.catalog).unwrap();
        }
        let found = titles.find(letters, MOST, &never, &mut drop).unwrap();
        let ids: Vec<u32> = found.best.iter().map(|(row, _)| *row).collect();
        let rows = self.catalog.rows(&ids).unwrap().into_iter().flatten();
        let result = Ok(Jumped {
            best: rows
                .zip(found.best.iter().map(|(_, score)| *score))
                .collect(),
            fitting: found.fitting,
            titles: titles.len(),
            is_partial: false,
        });
        Event::Jumped { round, result }
    }

    /// Counts articles by their dates.
    pub(super) fn cover(&self, asked: AskedCoverage) -> Vec<Event> {
        let never = Cancel::default();
        let counted = match asked {
            AskedCoverage::End => return Vec::new(),
            AskedCoverage::List { generation, query } => {
                let ask = view::Ask {
                    query,
                    now: NOW.unix,
                    matcher: Arc::clone(&self.app.matcher),
                    ..view::Ask::default()
                };
                let counted = view::coverage(&self.catalog, &self.store, &ask, &never);
                Counted::List {
                    round: generation,
                    counted: Ok(Arc::new(counted.unwrap().unwrap())),
                }
            }
            AskedCoverage::Word { round, group, word } => Counted::Word {
                round,
                counted: bars::bars(&self.catalog, (group, &word), &never).unwrap(),
            },
        };
        vec![Event::Counted(counted)]
    }

    /// Finds every place of what a query looks for.
    pub(super) fn find_context(&mut self, query: Query) -> Vec<Event> {
        let ask = view::Ask {
            query,
            now: NOW.unix,
            matcher: Arc::clone(&self.app.matcher),
            ..view::Ask::default()
        };
        let never = Cancel::default();
        let by = context::By::Date;
        let started = Gathering::start(&self.catalog, &self.store, &ask, by, &never);
        let mut gathering = started.unwrap().unwrap();
        while !gathering.is_whole() {
            gathering.read_on(&self.catalog, &never).unwrap();
        }
        self.gathering = Some(gathering);
        Vec::new()
    }

    /// Some of the places.
    pub(super) fn context_lines(&mut self, asked: &AskedLines) -> Vec<Event> {
        let gathering = self.gathering.as_mut().unwrap();
        let never = Cancel::default();
        let library = (&self.catalog, &self.store);
        assert!(gathering.sort_by(library, asked.by, &never).unwrap());
        let window = gathering.window(&self.catalog, asked.range.clone(), asked.held, &never);
        let read = LinesRead {
            known: gathering.known(),
            searched: gathering.searched(),
            is_whole: true,
            window: window.unwrap(),
        };
        let round = asked.round;
        vec![Event::Context {
            round,
            read: Ok(read),
        }]
    }

    /// Finds the passages under rows.
    pub(super) fn find_snippets(&self, round: u64, rows: &[u32], marks: &Marks) -> Event {
        let mut snippets: Vec<_> = rows.iter().map(|row| (*row, None)).collect();
        let mut take = |row: u32, snippet| {
            let known = snippets.iter_mut().find(|(known, _)| *known == row);
            known.unwrap().1 = snippet;
        };
        let never = Cancel::default();
        view::snippets(&self.catalog, rows, marks, &never, &mut take).unwrap();
        Event::Snippets { round, snippets }
    }

    /// Keeps how the reader would be left now.
    pub(super) fn remember(&mut self, session: &Session) -> Vec<Event> {
        let name = self.catalog.roots.name();
        self.store.keep_session(&name, session).unwrap();
        Vec::new()
    }

    /// What could not be read, and what is known of the file of `row`.
    pub(super) fn problems(&self, row: Option<u32>) -> Vec<Event> {
        vec![Event::Problems {
            here: row.and_then(|row| self.catalog.look_at(RowId(row)).unwrap()),
            files: self.catalog.problem_files().unwrap(),
        }]
    }

    /// The names that the articles bear.
    pub(super) fn names(&self) -> Vec<Event> {
        let names = views::names(&self.catalog, &self.store);
        names.map(Result::unwrap).collect()
    }
}
