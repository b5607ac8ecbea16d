//! The effects, an arm each: what the state asks for, given to the thread that does it.

use std::sync::Arc;

use crate::app::counting::AskedCoverage;
use crate::app::{App, AskedRaw, Effect, Event, Now};
use crate::article::Article;
use crate::cancel::Cancel;
use crate::library::view::Ask;
use crate::tui::lending::Loan;
use crate::tui::workers::setting::Setting;
use crate::tui::workers::spawn::wish;
use crate::tui::workers::{
    Workers, contexter, coverer, jumper, keeper, keyword_counts, keywords, opener, orderer, views,
};

/// Rows of a ranked order that are drawn before the rest is sorted: three screens of the tallest.
const FIRST_ROWS: usize = 256;

/// What the loop must do itself after an effect.
#[derive(Debug)]
pub enum Own {
    /// Nothing.
    Nothing,
    /// Take events before the next frame.
    Take(Vec<Event>),
    /// Write something to the terminal that is no part of a frame.
    Write(Vec<u8>),
    /// Lend the terminal to a program.
    Lend(Loan),
    /// Say when a moment is over in which another key could have followed.
    AwaitKey(u64),
    /// Draw every cell anew.
    Redraw,
    /// Stop as a job of the shell.
    Suspend,
    /// Leave.
    Quit,
}

impl Workers {
    /// Has `effect` done, or gives back what the loop must do itself.
    pub fn perform(&mut self, app: &App, effect: Effect, now: Now) -> Own {
        match effect {
            Effect::Rows { first, ids } => return Own::Take(self.read_rows(app, first, &ids)),
            Effect::RowsAround => return self.read_rows_around(app),
            Effect::View {
                generation,
                query,
                sort,
                group,
                keep,
            } => {
                let ask = Ask {
                    query,
                    sort,
                    group,
                    keep,
                    first: FIRST_ROWS,
                    now: now.unix,
                    matcher: Arc::clone(&app.matcher),
                };
                self.order(generation, ask);
            }
            Effect::Open {
                generation,
                row,
                neighbours,
                width_cells,
            } => {
                let setting = setting(app, width_cells);
                let wanted = opener::Wish::Open {
                    generation,
                    row,
                    neighbours,
                    setting,
                };
                wish(&self.opener, wanted);
            }
            Effect::SetPage {
                generation,
                article,
                width_cells,
            } => self.set_page(app, generation, article, width_cells),
            Effect::Raw(asked) => self.read_raw(app, asked),
            Effect::Snippets { round, rows, marks } => {
                self.find_snippets(round, rows, marks);
            }
            Effect::Jump { round, letters } => self.jump(round, letters),
            Effect::EndJump => self.end_jump(),
            Effect::Context { round, query } => self.find_context(app, round, query, now),
            Effect::ContextLines(asked) => wish(&self.contexter, contexter::Wish::Lines(asked)),
            Effect::StopContext => wish(&self.contexter, contexter::Wish::Stop),
            Effect::EndContext => self.end_context(),
            Effect::Coverage(asked) => self.cover(app, asked, now),
            Effect::Deed(deed) => self.have_done(deed, now),
            Effect::KeepLine { asked, line } => {
                wish(&self.keeper, keeper::Task::Line(asked, line));
            }
            Effect::KeepProgress(progress) => {
                wish(&self.keeper, keeper::Task::Progress(progress));
            }
            Effect::KeepWaypoint { letter, waypoint } => {
                wish(&self.keeper, keeper::Task::Waypoint(letter, waypoint));
            }
            Effect::Locate { round, keys } => {
                wish(&self.keeper, keeper::Task::Locate(round, keys));
            }
            Effect::KeepHints(given) => wish(&self.keeper, keeper::Task::Hints(given)),
            Effect::Remember => self.remember(app),
            Effect::Refresh => self.refresh(),
            Effect::StopRefresh => self.stop_refreshing(),
            Effect::CountViews {
                generation,
                queries,
            } => self.count_views(app, generation, queries, now),
            Effect::Names => self.read_names(),
            Effect::SaveView(view) => wish(&self.views, views::Wish::Save(view)),
            Effect::Story(row) => wish(&self.views, views::Wish::Story(row)),
            Effect::Differ(row, other) => wish(&self.views, views::Wish::Differ(row, other)),
            Effect::Keywords(deed) => wish(&self.keywords, keywords::Wish::Deed(deed)),
            Effect::CountKeywords {
                round,
                words,
                listed,
            } => self.count_keywords(keyword_counts::Wish {
                round,
                words,
                listed,
                matcher: Arc::clone(&app.matcher),
                cancel: Cancel::default(),
            }),
            Effect::Problems(row) => wish(&self.orderer, orderer::Wish::Problems(row)),
            Effect::Outside(wanted) => return self.have_outside(app, wanted),
            Effect::AwaitKey(number) => return Own::AwaitKey(number),
            Effect::GoOn => return Own::Take(vec![Event::GoOn]),
            Effect::Redraw => return Own::Redraw,
            Effect::Suspend => return Own::Suspend,
            Effect::Quit => return Own::Quit,
        }
        Own::Nothing
    }

    /// Has it kept how the reader would be left now.
    fn remember(&self, app: &App) {
        let session = Box::new(app.session());
        wish(&self.keeper, keeper::Task::Session(session));
    }

    /// Has articles counted by their dates, in the place of what is being counted of the kind. The
    /// pane does not wait for the status line.
    fn cover(&mut self, app: &App, asked: AskedCoverage, now: Now) {
        let cancel = Cancel::default();
        self.sparking.cancel();
        let (round, of) = match asked {
            AskedCoverage::End => {
                self.covering.cancel();
                return;
            }
            AskedCoverage::List { generation, query } => {
                self.covering.cancel();
                self.covering = cancel.clone();
                let ask = Ask {
                    query,
                    now: now.unix,
                    matcher: Arc::clone(&app.matcher),
                    ..Ask::default()
                };
                (generation, coverer::Of::List(ask))
            }
            AskedCoverage::Word { round, group, word } => {
                self.sparking = cancel.clone();
                (round, coverer::Of::Word(group, word))
            }
        };
        wish(&self.coverer, coverer::Wish { round, of, cancel });
    }

    /// No titles are looked for any more.
    fn end_jump(&self) {
        self.jumping.cancel();
        wish(&self.jumper, jumper::Wish::End);
    }

    /// Has the names read that a prompt offers; a reading that runs is stopped.
    fn read_names(&mut self) {
        self.naming.cancel();
        self.naming = Cancel::default();
        wish(&self.views, views::Wish::Names(self.naming.clone()));
    }

    /// Has an article set anew.
    fn set_page(&self, app: &App, generation: u64, article: Arc<Article>, width_cells: u16) {
        let wanted = opener::Wish::SetPage {
            generation,
            article,
            setting: setting(app, width_cells),
        };
        wish(&self.opener, wanted);
    }

    /// Has the text of a file read.
    fn read_raw(&self, app: &App, asked: AskedRaw) {
        let setting = setting(app, asked.width_cells);
        wish(&self.opener, opener::Wish::Raw(asked, setting));
    }
}

impl Workers {
    /// Reads the rows around those of the screen, if they are still wanted.
    fn read_rows_around(&self, app: &App) -> Own {
        let wanted = app.list.rows_around();
        wanted.map_or(Own::Nothing, |(first, ids)| {
            Own::Take(self.read_rows(app, first, &ids))
        })
    }
}

/// How the article is to be set.
fn setting(app: &App, width_cells: u16) -> Setting {
    Setting {
        width_cells,
        typography: app.reading.typography,
        matcher: Arc::clone(&app.matcher),
        marks: Arc::clone(&app.list.view.marks),
        find: app.finding.marked.clone(),
        added: Arc::clone(&app.reading.added),
        new_from: app.reading.new_from,
    }
}
