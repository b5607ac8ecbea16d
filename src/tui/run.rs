//! The first frame, and the loop: one channel in, one state, one frame out.
//!
//! The first frame comes from the catalogue as it lies there; the folders are looked at after it.
//! The loop sleeps until something has happened, takes all that has, and draws once.

use std::collections::VecDeque;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::app::{App, Effect, Event, Look, Notice};
use crate::config::{self, Places};
use crate::library::{CacheFolder, CatalogError, Roots};
use crate::text::Clean;
use crate::tui::clock::now;
use crate::tui::held::Held;
use crate::tui::lending::Loan;
use crate::tui::look::Environment;
use crate::tui::mailbox::{Mailbox, mailbox};
use crate::tui::output::Tty;
use crate::tui::perform::Own;
use crate::tui::pointer::Clicks;
use crate::tui::signals;
use crate::tui::start::start;
use crate::tui::terminal::{self, Terminal};
use crate::tui::workers::{Stores, Workers, keywords};
use crate::user::StoreError;

/// Events that are taken before a frame is drawn, at most: a flood of keys must not blind it.
const EVENTS_A_FRAME: usize = 4096;

/// How long a sequence stands before it is shown what may follow: longer than it takes who knows it to
/// type on.
const SEQUENCE_WAIT: Duration = Duration::from_millis(400);

/// What the reader is opened with.
#[derive(Debug, Clone)]
pub struct Setup {
    /// The folders and files of the library.
    pub roots: Roots,
    /// The roots as they were named, for messages.
    pub named: Vec<PathBuf>,
    /// Where configuration, data and cache lie.
    pub places: Places,
    /// Whether the screen is read aloud or by touch.
    pub is_plain: bool,
}

/// Why the reader could not be opened, or could not go on.
#[derive(Debug, thiserror::Error)]
pub enum TuiError {
    /// Standard input or output is no terminal.
    #[error(
        "the reader needs a terminal on standard input and output; `newsprint list` and `newsprint show` write to a pipe"
    )]
    NoTerminal,
    /// The terminal cannot place a cursor.
    #[error(
        "the reader cannot draw on a terminal of the kind `dumb`; `newsprint list` and `newsprint show` write plain lines"
    )]
    NoScreen,
    /// No cache folder can be made, not even a temporary one.
    #[error("cannot make a folder for the catalogue: {0}")]
    NoCache(io::Error),
    /// The catalogue failed.
    #[error(transparent)]
    Catalog(#[from] CatalogError),
    /// The state failed, even in memory.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The terminal failed.
    #[error("cannot use the terminal: {0}")]
    Terminal(#[from] io::Error),
}

/// What comes to the loop.
#[derive(Debug)]
pub enum Message {
    /// Something for the state.
    Event(Event),
    /// Stop as a job of the shell: SIGTSTP came from outside.
    Suspend,
    /// The shell lets the job go on.
    Continued,
}

/// Opens the reader and returns when it was quit.
pub fn run(setup: &Setup) -> Result<(), TuiError> {
    let environment = Environment::read();
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(TuiError::NoTerminal);
    }
    if !environment.has_screen() {
        return Err(TuiError::NoScreen);
    }
    let cache = CacheFolder::make(&setup.places.cache).map_err(TuiError::NoCache)?;
    let mut stores = Stores {
        roots: setup.roots.clone(),
        cache: cache.path.clone(),
        data: setup.places.data.clone(),
        nothing_kept_because: None,
        seen: Arc::default(),
        shown: None,
    };
    let (store, catalog) = stores.first::<TuiError>()?;
    let keywords = keywords::read(&setup.places.keywords());

    let size = terminal::size();
    let settings = config::load(&setup.places.settings());
    let start = start(&catalog, &store, size.rows, &settings.settings)?;
    let notice = stores.notice(&cache, &catalog, &store);
    let (mut app, mut effects) = App::start(
        start,
        size,
        Arc::clone(&keywords.matcher),
        Look {
            is_plain: setup.is_plain,
            ..environment.look()
        },
    );
    effects.extend(app.update(Event::Keywords(keywords), now()));
    effects.extend(app.update(Event::Settings(settings.clone()), now()));
    if let Some(words) = notice {
        app.notice = Some(Notice::error(&words));
    }

    let tty = Tty::stdout()?;
    terminal::end_on_panic(tty.clone());
    let mut terminal = Terminal::enter(tty.clone(), environment.can_be_asked())?;
    let mut workers = None;
    let looped = (|| {
        terminal.draw(&app)?;
        let (messages, mut mailbox) = mailbox()?;
        signals::listen(tty.clone(), messages.clone())?;
        let workers = workers.insert(Workers::start(
            setup, &stores, catalog, settings, &messages,
        )?);
        // The last connection to be closed moves the log into the file: another is open by now.
        drop(store);
        read(app, effects, &mut terminal, workers, &mut mailbox)
    })();
    let left = terminal.leave();
    if let Some(workers) = workers {
        workers.end();
    }
    looped?;
    Ok(left?)
}

/// The loop, until the reader is quit.
fn read(
    mut app: App,
    mut effects: Vec<Effect>,
    terminal: &mut Terminal,
    workers: &mut Workers,
    mailbox: &mut Mailbox,
) -> Result<(), TuiError> {
    let mut clicks = Clicks::default();
    let mut held = Held::default();
    let mut is_drawn = false;
    loop {
        // The frame comes first: what else is to be done wakes threads that would share its processor.
        if !is_drawn {
            terminal.draw(&app)?;
            terminal.set_mouse(!app.settings.is_mouse_off)?;
            terminal.ask_ground(app.wants_ground())?;
            is_drawn = true;
        }
        let wished = std::mem::take(&mut effects).into_iter();
        let mut left: VecDeque<_> = wished
            .flat_map(|effect| held.take(&app, effect, Instant::now()))
            .collect();
        left.extend(held.released(&app, Instant::now()));
        while let Some(effect) = left.pop_front() {
            match workers.perform(&app, effect, now()) {
                Own::Nothing => {}
                Own::Take(events) => {
                    is_drawn = false;
                    left.extend(
                        events
                            .into_iter()
                            .flat_map(|event| app.update(event, now())),
                    );
                }
                Own::Write(bytes) => terminal.write(&bytes)?,
                Own::Lend(loan) => {
                    is_drawn = false;
                    let events = lend(&app, terminal, workers, &loan)?;
                    let taken = events.into_iter();
                    left.extend(taken.flat_map(|event| app.update(event, now())));
                }
                Own::AwaitKey(number) => {
                    mailbox.tell_after(SEQUENCE_WAIT, Message::Event(Event::NoKey(number)));
                }
                Own::Redraw => {
                    is_drawn = false;
                    terminal.forget();
                }
                Own::Suspend => {
                    is_drawn = false;
                    workers.rest(&app);
                    terminal.suspend()?;
                    workers.go_on(&app);
                    left.extend(app.update(Event::Resize(terminal::size()), now()));
                }
                Own::Quit => return Ok(()),
            }
        }
        if !is_drawn {
            continue;
        }
        for message in next(mailbox, held.due(), terminal, &mut clicks)? {
            is_drawn = false;
            effects.extend(take(&mut app, terminal, workers, message)?);
        }
    }
}

/// Lends the terminal to a program until it ends; gives what has come of it. Where the program stops,
/// as by `^z`, so does the reader, that the shell gets the terminal.
fn lend(
    app: &App,
    terminal: &mut Terminal,
    workers: &mut Workers,
    loan: &Loan,
) -> io::Result<Vec<Event>> {
    let lent = terminal.lend(loan, &mut || {
        workers.rest(app);
        let stopped = terminal::stop();
        workers.go_on(app);
        stopped
    })?;
    workers.look_at(&loan.path);
    let failed = lent.err().map(|words| Event::Failed(Clean::line(&words)));
    let resized = Event::Resize(terminal::size());
    Ok(std::iter::once(resized).chain(failed).collect())
}

/// Waits until something has happened, or until that time; gives what has. Where the terminal is gone, the process ends.
fn next(
    mailbox: &mut Mailbox,
    until: Option<Instant>,
    terminal: &mut Terminal,
    clicks: &mut Clicks,
) -> io::Result<Vec<Message>> {
    let woken = mailbox.wait(until)?;
    if woken.by_end {
        terminal.hang_up();
    }
    let mut messages = mailbox.take(EVENTS_A_FRAME);
    if woken.by_keys {
        match terminal.typed(EVENTS_A_FRAME, clicks) {
            Ok(typed) => messages.extend(typed.into_iter().map(Message::Event)),
            Err(_) => terminal.hang_up(),
        }
    }
    Ok(messages)
}

/// Takes one message; gives what must be done.
fn take(
    app: &mut App,
    terminal: &mut Terminal,
    workers: &Workers,
    message: Message,
) -> Result<Vec<Effect>, TuiError> {
    match message {
        Message::Event(event) => {
            if makes_texts_others(&event, app.follows) {
                workers.forget_articles();
            }
            Ok(update(app, workers, event))
        }
        Message::Suspend => Ok(vec![Effect::Suspend]),
        Message::Continued => {
            terminal.retake()?;
            Ok(app.update(Event::Resize(terminal::size()), now()))
        }
    }
}

/// Whether articles that were read before `event` may be other texts now.
fn makes_texts_others(event: &Event, follows: bool) -> bool {
    match event {
        Event::Refreshed(Ok(changes)) | Event::Followed(Ok(changes)) => {
            changes.changed + changes.removed > 0
        }
        Event::CatalogWritten => follows,
        _ => false,
    }
}

/// What `event` comes to, but for rows: they are read at once, so that the next event of the same
/// burst finds the article under the cursor. A `b` that was typed ahead after many `j` is meant.
fn update(app: &mut App, workers: &Workers, event: Event) -> Vec<Effect> {
    let mut left = Vec::new();
    let mut events = VecDeque::from([event]);
    while let Some(event) = events.pop_front() {
        for effect in app.update(event, now()) {
            match effect {
                Effect::Rows { first, ids } => events.extend(workers.read_rows(app, first, &ids)),
                Effect::GoOn => events.push_back(Event::GoOn),
                effect => left.push(effect),
            }
        }
    }
    left
}
