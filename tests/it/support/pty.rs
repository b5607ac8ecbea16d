//! The real program in a real terminal: bytes in, and everything that a terminal makes of its
//! bytes.

use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

use crate::support::Home;

/// The longest that anything is waited for: far beyond what a busy machine needs.
const PATIENCE: Duration = Duration::from_secs(30);

/// The size of the terminal.
const ROWS: NonZero<u16> = NonZero::new(24).unwrap();
const COLUMNS: NonZero<u16> = NonZero::new(80).unwrap();

/// What came from the program so far.
struct Seen {
    bytes: Vec<u8>,
    terminal: vt100::Parser,
    is_at_end: bool,
    /// Whether the listener is to let go of the terminal.
    is_vanishing: bool,
}

/// The program, running in a terminal.
pub(crate) struct Pty {
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    listener: Option<JoinHandle<()>>,
    /// The modes of the terminal before the program came.
    modes_before: String,
}

impl Pty {
    /// Starts the program on the articles of `home`, on a terminal of 80 by 24.
    pub(crate) fn start(home: &Home) -> Self {
        let path = home.path();
        Self::start_with(home, &[path.to_str().unwrap()], "xterm-256color")
    }

    /// Starts the program with `arguments` and a kind of terminal.
    pub(crate) fn start_with(home: &Home, arguments: &[&str], term: &str) -> Self {
        Self::start_under(home, &[], arguments, (term, ROWS.get(), COLUMNS.get()))
    }

    /// Starts the program under another one, whose arguments come first, on a terminal of that kind, of
    /// so many rows and columns.
    pub(crate) fn start_under(
        home: &Home,
        under: &[&str],
        arguments: &[&str],
        (term, rows, columns): (&str, u16, u16),
    ) -> Self {
        let size = PtySize {
            rows,
            cols: columns,
            ..PtySize::default()
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let program = env!("CARGO_BIN_EXE_newsprint");
        let mut words = under.iter().chain([&program]).chain(arguments);
        let mut command = CommandBuilder::new(words.next().unwrap());
        command.args(words);
        command.env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("TERM", term);
        command.env("LANG", "C.UTF-8");
        command.env("HOME", home.place("home"));
        for (variable, place) in [
            ("NEWSPRINT_CONFIG_DIR", "config"),
            ("NEWSPRINT_DATA_DIR", "data"),
            ("NEWSPRINT_CACHE_DIR", "cache"),
        ] {
            command.env(variable, home.place(place));
        }
        let modes_before = format!("{:?}", pair.master.get_termios());
        let child = pair.slave.spawn_command(command).unwrap();
        let seen = Arc::new((
            Mutex::new(Seen {
                bytes: Vec::new(),
                terminal: vt100::Parser::new(
                    NonZero::new(rows).unwrap(),
                    NonZero::new(columns).unwrap(),
                    0,
                ),
                is_at_end: false,
                is_vanishing: false,
            }),
            Condvar::new(),
        ));
        let listener = listen(pair.master.try_clone_reader().unwrap(), Arc::clone(&seen));
        Self {
            writer: Some(pair.master.take_writer().unwrap()),
            master: Some(pair.master),
            child,
            seen,
            listener: Some(listener),
            modes_before,
        }
    }

    /// Types `keys` as they are.
    pub(crate) fn type_keys(&mut self, keys: &str) {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(keys.as_bytes()).unwrap();
        writer.flush().unwrap();
    }

    /// Gives the terminal another size.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        let size = PtySize {
            rows,
            cols: columns,
            ..PtySize::default()
        };
        let [rows, columns] = [rows, columns].map(|cells| NonZero::new(cells).unwrap());
        let mut seen = self.seen.0.lock().unwrap();
        seen.terminal.set_size(rows, columns);
        self.master.as_ref().unwrap().resize(size).unwrap();
    }

    /// Waits until the screen holds `text`.
    #[track_caller]
    pub(crate) fn wait_for(&self, text: &str) {
        self.wait_until(text, |screen| screen.contents().contains(text));
    }

    /// Waits until the screen is as `is_so` wants it.
    #[track_caller]
    pub(crate) fn wait_until(&self, what: &str, is_so: impl Fn(&vt100::Screen) -> bool) {
        let (seen, news) = &*self.seen;
        let deadline = Instant::now() + PATIENCE;
        let mut seen = seen.lock().unwrap();
        while !is_so(seen.terminal.screen()) {
            let left = deadline.saturating_duration_since(Instant::now());
            let shown = seen.terminal.screen().contents();
            assert!(!left.is_zero(), "no {what:?} on screen:\n{shown}");
            assert!(
                !seen.is_at_end || left.is_zero(),
                "ended without {what:?}:\n{shown}"
            );
            seen = news
                .wait_timeout(seen, left.min(Duration::from_millis(200)))
                .unwrap()
                .0;
        }
    }

    /// Waits until nothing has come for a while.
    pub(crate) fn wait_until_quiet(&self) {
        let mut count = self.byte_count();
        loop {
            thread::sleep(Duration::from_millis(150));
            let now = self.byte_count();
            if now == count {
                return;
            }
            count = now;
        }
    }

    /// How many bytes have come.
    pub(crate) fn byte_count(&self) -> usize {
        self.seen.0.lock().unwrap().bytes.len()
    }

    /// All bytes that have come.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.seen.0.lock().unwrap().bytes.clone()
    }

    /// What the screen holds.
    pub(crate) fn contents(&self) -> String {
        self.seen.0.lock().unwrap().terminal.screen().contents()
    }

    /// Sends a signal to the program.
    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    /// The number of the process.
    pub(crate) fn id(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    fn pid(&self) -> Pid {
        let pid = i32::try_from(self.child.process_id().unwrap()).unwrap();
        Pid::from_raw(pid).unwrap()
    }

    /// The state letter of the process, as the system tells it.
    pub(crate) fn process_state(&self) -> Option<char> {
        let path = format!("/proc/{}/stat", self.child.process_id()?);
        let stat = std::fs::read_to_string(path).ok()?;
        stat.rsplit(')').next()?.trim_start().chars().next()
    }

    /// Takes the terminal away, as a closed window does. The listener holds an end of it, and lets go
    /// after the next bytes: they are asked for by `key`, which must change the screen.
    pub(crate) fn vanish(&mut self, key: &str) {
        self.seen.0.lock().unwrap().is_vanishing = true;
        self.type_keys(key);
        self.listener.take().unwrap().join().unwrap();
        self.writer = None;
        self.master = None;
    }

    /// Waits for the program to end.
    #[track_caller]
    pub(crate) fn wait_for_end(&mut self) -> ExitStatus {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(
                Instant::now() < deadline,
                "it does not end:\n{}",
                self.contents()
            );
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Fails unless the terminal is as it was before the program came.
    #[track_caller]
    pub(crate) fn assert_given_back(&self) {
        self.wait_until("the first screen", |screen| {
            let has_mouse = screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None;
            !screen.alternate_screen()
                && !screen.hide_cursor()
                && !screen.bracketed_paste()
                && !has_mouse
        });
        let modes = self
            .master
            .as_ref()
            .map(|master| format!("{:?}", master.get_termios()));
        assert_eq!(modes.as_ref(), Some(&self.modes_before));
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        // It may have ended already; either way it must not outlive the test.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Starts the thread that takes what comes.
fn listen(mut reader: Box<dyn Read + Send>, seen: Arc<(Mutex<Seen>, Condvar)>) -> JoinHandle<()> {
    thread::spawn(move || {
        let mut buffer = vec![0; 64 << 10];
        loop {
            let read = reader.read(&mut buffer).unwrap_or(0);
            let (seen, news) = &*seen;
            let mut seen = seen.lock().unwrap();
            if read == 0 {
                seen.is_at_end = true;
                news.notify_all();
                return;
            }
            seen.bytes.extend_from_slice(&buffer[..read]);
            seen.terminal.process(&buffer[..read]);
            news.notify_all();
            if seen.is_vanishing {
                return;
            }
        }
    })
}
