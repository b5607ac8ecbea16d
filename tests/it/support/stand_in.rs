//! A library that is not there: every effect is answered at once from memory, so that hundreds of
//! thousands of keys take seconds.
//!
//! The answers are plain but of every kind: lists that are long, short and empty, in groups or none,
//! articles that cannot be opened, things that cannot be done.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use newsprint::app::context::LinesRead;
use newsprint::app::counting::{AskedCoverage, Counted};
use newsprint::app::story::StoryFound;
use newsprint::app::{Deed, Done, Effect, Event, Jumped, KnownName, Opened, RawRead, Rows};
use newsprint::article::{Article, Block, DatedBy, Key, Keys, RowId, Summary};
use newsprint::library::stories::Sibling;
use newsprint::library::view::context::{Known, Window};
use newsprint::library::view::{Counts, Coverage, Groups, Heading, View};
use newsprint::library::{CopyRow, Names};
use newsprint::query::{Group, print};
use newsprint::reader::{Page, layout};
use newsprint::text::Clean;
use newsprint::user::{Change, Mark};

/// Articles of the library.
const ARTICLES: u32 = 90;

/// The library.
pub(crate) struct StandIn {
    summaries: Vec<Summary>,
    article: Arc<Article>,
    pages: HashMap<u16, Arc<Page>>,
    marks: Vec<Mark>,
    /// How often the reader was quit.
    pub(crate) quits: usize,
}

impl StandIn {
    /// A library of some articles, with one text for all of them.
    pub(crate) fn new() -> Self {
        let paragraph = |number| Block::paragraph(&"The tide turned at noon. ".repeat(number));
        let article = Article {
            title: Clean::line("Tides of the Sound"),
            url: Some(Clean::line("https://news.example/tides")),
            body: (1..12).map(paragraph).collect(),
            ..Article::default()
        };
        Self {
            summaries: (0..ARTICLES).map(summary).collect(),
            article: Arc::new(article),
            pages: HashMap::new(),
            marks: vec![Mark::default(); ARTICLES as usize],
            quits: 0,
        }
    }

    /// The answers to an effect.
    pub(crate) fn answer(&mut self, effect: Effect) -> Vec<Event> {
        match effect {
            Effect::Rows { first, ids } => {
                let of = |id: &u32| self.summaries.get(*id as usize).cloned();
                vec![Event::Rows(Rows {
                    first,
                    summaries: ids.iter().map(of).collect(),
                    ..Rows::default()
                })]
            }
            Effect::View {
                generation,
                query,
                group,
                ..
            } => {
                let view = Box::new(self.view(&print::query(&query), group));
                vec![Event::View { generation, view }]
            }
            Effect::Open {
                generation,
                row,
                width_cells,
                ..
            } => {
                vec![Event::Opened {
                    generation,
                    result: self.open(row, width_cells),
                }]
            }
            Effect::SetPage {
                generation,
                width_cells,
                ..
            } => {
                vec![Event::PageSet {
                    generation,
                    page: self.page(width_cells),
                }]
            }
            Effect::Raw(asked) => {
                let page = self.page(asked.width_cells);
                let place = newsprint::reader::Place::default();
                vec![Event::Raw {
                    generation: asked.generation,
                    result: Ok(RawRead {
                        text: Arc::default(),
                        page,
                        place,
                    }),
                }]
            }
            Effect::Jump { round, .. } => vec![self.jump(round)],
            Effect::Context { round, .. } => {
                let read = LinesRead {
                    known: Known::default(),
                    is_whole: true,
                    window: Window::default(),
                    searched: None,
                };
                vec![Event::Context {
                    round,
                    read: Ok(read),
                }]
            }
            Effect::Coverage(AskedCoverage::List { generation, .. }) => {
                vec![Event::Counted(Counted::List {
                    round: generation,
                    counted: Ok(Arc::new(Coverage::default())),
                })]
            }
            Effect::Deed(deed) => self.have_done(deed),
            Effect::Names => vec![Event::Names {
                of: Names::Tag,
                names: vec![KnownName::new(Clean::line("harbour"), 3)],
            }],
            Effect::SaveView(_) => vec![Event::ViewSaved(Err(Clean::line("no room")))],
            Effect::Story(row) => vec![Event::Story(self.story(row))],
            Effect::Differ(one, other) => vec![Event::Differences((one, other), Ok(Vec::new()))],
            Effect::Keywords(_) => vec![Event::KeywordsDone(Ok(Clean::line("done")))],
            Effect::Problems(_) => vec![Event::Problems {
                here: None,
                files: Vec::new(),
            }],
            Effect::Locate { round, .. } => vec![Event::Located {
                round,
                rows: vec![7],
            }],
            Effect::AwaitKey(number) if number % 2 == 0 => vec![Event::NoKey(number)],
            Effect::GoOn => vec![Event::GoOn],
            Effect::Quit => {
                self.quits += 1;
                Vec::new()
            }
            Effect::Refresh => vec![Event::Refreshed(Ok(newsprint::library::Changes::default()))],
            _ => Vec::new(),
        }
    }

    fn jump(&self, round: u64) -> Event {
        let best = self.summaries.iter().take(5).map(|it| (it.clone(), 100));
        let jumped = Jumped {
            best: best.collect(),
            fitting: 5,
            titles: 90,
            is_partial: round.is_multiple_of(2),
        };
        Event::Jumped {
            round,
            result: Ok(jumped),
        }
    }

    /// All articles, or the third of them, or none.
    fn view(&self, query: &str, group: Group) -> View {
        let step = match query.len() % 5 {
            0 => 1,
            1 => 1_000,
            _ => 3,
        };
        let from = u32::from(step == 1_000) * ARTICLES;
        let order: Vec<u32> = (from..ARTICLES).step_by(step).collect();
        let groups = (group != Group::None && !order.is_empty()).then(|| {
            let starts: Vec<u32> = (0..u32::try_from(order.len()).unwrap())
                .step_by(7)
                .collect();
            let ends = starts
                .iter()
                .copied()
                .skip(1)
                .chain([u32::try_from(order.len()).unwrap()]);
            Arc::new(Groups {
                sizes: starts
                    .iter()
                    .zip(ends)
                    .map(|(start, end)| end - start)
                    .collect(),
                headings: starts.iter().map(|start| Heading::Words(*start)).collect(),
                starts,
            })
        });
        let marked = |has: fn(&Mark) -> bool| {
            let rows = (0..).zip(&self.marks);
            rows.filter(|(_, mark)| has(mark))
                .map(|(row, _)| row)
                .collect()
        };
        View {
            order: Arc::new(order),
            groups,
            read: marked(|mark| mark.is_read),
            bookmarked: marked(|mark| mark.is_bookmarked),
            counts: Counts {
                articles: ARTICLES as usize,
                ..Counts::default()
            },
            ..View::default()
        }
    }

    fn page(&mut self, width_cells: u16) -> Arc<Page> {
        let article = &self.article;
        let page = self.pages.entry(width_cells);
        Arc::clone(page.or_insert_with(|| {
            Arc::new(layout(
                article,
                &newsprint::keywords::Matcher::default(),
                width_cells,
            ))
        }))
    }

    fn open(&mut self, row: u32, width_cells: u16) -> Result<Opened, Clean> {
        if row % 10 == 9 {
            return Err(Clean::line("the file is gone"));
        }
        Ok(Opened {
            article: Arc::clone(&self.article),
            page: self.page(width_cells),
            copies: Arc::new(Vec::new()),
            added: Arc::default(),
        })
    }

    fn have_done(&mut self, deed: Deed) -> Vec<Event> {
        match deed {
            Deed::Save { row, change, .. } => {
                let mark = &mut self.marks[row as usize];
                match change {
                    Change::Read => mark.is_read = true,
                    Change::Unread => mark.is_read = false,
                    Change::Bookmark(_) => mark.is_bookmarked = true,
                    Change::Unbookmark => mark.is_bookmarked = false,
                    _ => {}
                }
                vec![Event::Saved {
                    rows: vec![row],
                    mark: *mark,
                }]
            }
            Deed::Wait { number, .. } => vec![Event::Waited(number)],
            Deed::Undo => vec![Event::Done(Err(Clean::line("no room")))],
            _ => vec![Event::Done(Ok(Done::default()))],
        }
    }

    fn story(&self, row: u32) -> StoryFound {
        let sibling = |summary: &Summary| Sibling {
            summary: summary.clone(),
            percent: 60,
            is_copy: false,
        };
        StoryFound {
            row,
            copies: Vec::<CopyRow>::new(),
            siblings: self.summaries.iter().take(3).map(sibling).collect(),
        }
    }
}

/// The row of an article.
fn summary(number: u32) -> Summary {
    Summary {
        row: RowId(number),
        keys: Keys {
            url: None,
            content: Key::of(&[&number.to_string()]),
            story: None,
        },
        title: Clean::line(&format!("Tides of the Sound, part {number}")),
        authors: Vec::new(),
        source: Some(Clean::line("The Drift")),
        lang: None,
        folder: Clean::default(),
        date: Some(Clean::line("2026-02-10")),
        dated_by: DatedBy::Published,
        path: PathBuf::from("tides.txt"),
        part: Some(number),
        words: 300,
        hits: if number.is_multiple_of(4) {
            vec![(0, 2)]
        } else {
            Vec::new()
        },
    }
}
