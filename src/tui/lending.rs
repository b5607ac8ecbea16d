//! Programs of the reader's own that get the terminal for as long as they run: the editor, and
//! commands that an article is piped to.
//!
//! A program is run by itself, never by a shell: what it gets of an article is an argument, an
//! environment variable or its standard input. It runs in our job, so that `^c` and `^z` reach it as
//! they would from a shell; we heed neither while it does.

use std::ffi::OsString;
use std::io::{self, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicI32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use rustix::io::Errno;
use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};

/// How long a program may take to end once it was told to, before we end without it.
const PATIENCE: Duration = Duration::from_millis(500);

/// The number of the program that has the terminal.
static LENT_TO: AtomicI32 = AtomicI32::new(NO_ONE);

/// No program has the terminal.
const NO_ONE: i32 = 0;

/// One is about to have it, or has had it and the reader has not taken it back.
const BETWEEN: i32 = -1;

/// One had it, and its output stays until a key is pressed.
const WAITING: i32 = -2;

/// Who has the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lent {
    /// The reader.
    No,
    /// A program.
    Running,
    /// The reader, which shows the output of a program until a key is pressed.
    Waiting,
}

/// A program that gets the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loan {
    /// The program and its arguments.
    pub command: Vec<OsString>,
    /// What it reads on its standard input; the terminal where there is none.
    pub input: Option<String>,
    /// What stands in its environment beside what stands there anyway.
    pub variables: Vec<(&'static str, OsString)>,
    /// Whether its output stays until a key is pressed.
    pub waits: bool,
    /// The file that it may change.
    pub path: PathBuf,
    /// What to try where it is not there.
    pub remedy: &'static str,
}

impl Loan {
    /// Runs it to its end; gives how it ended, or why it could not be run. `stop` is done whenever it
    /// has stopped, and it goes on after that.
    pub fn run(&self, stop: &mut dyn FnMut() -> io::Result<()>) -> Result<ExitStatus, String> {
        let ended = self.start().and_then(|mut child| {
            feed(&mut child, self.input.clone())?;
            wait(&child, stop)
        });
        ended.map_err(|error| {
            let (shown, remedy) = (self.shown(), self.remedy);
            if error.kind() == io::ErrorKind::NotFound {
                format!("there is no program {shown}; {remedy}")
            } else {
                format!("cannot run {shown}: {error}; {remedy}")
            }
        })
    }

    /// How it failed, if it did.
    pub fn failure(&self, status: ExitStatus) -> Option<String> {
        let shown = self.shown();
        match (status.code(), status.signal()) {
            (Some(0), _) => None,
            (Some(code), _) => Some(format!("{shown} ended with status {code}")),
            (None, Some(signal)) => Some(format!("{shown} was ended by signal {signal}")),
            (None, None) => Some(format!("{shown} ended: {status}")),
        }
    }

    /// The name of the program.
    fn shown(&self) -> String {
        let program = self.command.first();
        program.map_or_else(String::new, |it| it.to_string_lossy().into_owned())
    }

    fn start(&self) -> io::Result<Child> {
        let (program, arguments) = self
            .command
            .split_first()
            .ok_or_else(|| io::Error::other("none was named"))?;
        let stdin = match self.input {
            Some(_) => Stdio::piped(),
            None => Stdio::inherit(),
        };
        let variables = self.variables.iter();
        Command::new(program)
            .args(arguments)
            .envs(variables.map(|(name, value)| (name, value)))
            .stdin(stdin)
            .spawn()
    }
}

/// Writes `input` to the standard input of `child`, on a thread of its own: one that does not read it
/// may still stop or end.
fn feed(child: &mut Child, input: Option<String>) -> io::Result<()> {
    let (Some(mut stdin), Some(input)) = (child.stdin.take(), input) else {
        return Ok(());
    };
    thread::Builder::new()
        .name("newsprint-feed".to_owned())
        // A program that has read enough is none that failed.
        .spawn(move || drop(stdin.write_all(input.as_bytes())))?;
    Ok(())
}

/// Waits for the end of `child`.
fn wait(child: &Child, stop: &mut dyn FnMut() -> io::Result<()>) -> io::Result<ExitStatus> {
    let number = i32::try_from(child.id()).ok();
    let pid = number.and_then(Pid::from_raw);
    let pid = pid.ok_or_else(|| io::Error::other("it has no number"))?;
    during(pid.as_raw_nonzero().get(), || {
        loop {
            match waitpid(Some(pid), WaitOptions::UNTRACED) {
                Ok(Some((_, status))) if status.stopped() => {
                    stop()?;
                    // The shell has let our whole job go on, unless someone let us alone.
                    kill_process(pid, Signal::CONT)?;
                }
                Ok(Some((_, status))) => return Ok(ExitStatus::from_raw(status.as_raw())),
                Ok(None) | Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
    })
}

/// Who has the terminal.
pub fn state() -> Lent {
    match LENT_TO.load(Ordering::SeqCst) {
        NO_ONE => Lent::No,
        WAITING => Lent::Waiting,
        _ => Lent::Running,
    }
}

/// Does `wait`, which waits for a key, while the output of a program stays on screen.
pub fn while_waiting<T>(wait: impl FnOnce() -> T) -> T {
    during(WAITING, wait)
}

/// Does `lend`, which gives the terminal to a program and takes it back.
pub fn while_lent<T>(lend: impl FnOnce() -> T) -> T {
    during(BETWEEN, lend)
}

/// Does `work` while the terminal is lent to `to`; it is then lent as it was before.
fn during<T>(to: i32, work: impl FnOnce() -> T) -> T {
    let before = LENT_TO.swap(to, Ordering::SeqCst);
    let done = work();
    LENT_TO.store(before, Ordering::SeqCst);
    done
}

/// Passes a signal on to the program that has the terminal, and waits for its end, but not for long.
pub fn end(signal: i32) {
    let pid = Pid::from_raw(LENT_TO.load(Ordering::SeqCst).max(NO_ONE));
    if let (Some(pid), Some(signal)) = (pid, Signal::from_named_raw(signal)) {
        // It may have ended just now.
        kill_process(pid, signal).unwrap_or_default();
    }
    let deadline = Instant::now() + PATIENCE;
    while state() == Lent::Running && Instant::now() < deadline {
        thread::sleep(Duration::from_millis(5));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loan(command: &[&str], input: Option<&str>) -> Loan {
        Loan {
            command: command.iter().map(OsString::from).collect(),
            input: input.map(str::to_owned),
            variables: Vec::new(),
            waits: false,
            path: PathBuf::new(),
            remedy: "try another",
        }
    }

    #[test]
    fn how_a_program_ended_is_said() {
        let never = &mut || Err(io::Error::other("it did not stop"));
        let long = "x".repeat(1 << 20);
        for (command, input, expected) in [
            (&["true"][..], None, Ok(None)),
            // It reads nothing of what it is given.
            (&["true"], Some(long.as_str()), Ok(None)),
            (&["false"], None, Ok(Some("false ended with status 1"))),
            (
                &["sh", "-c", "kill -9 $$"],
                None,
                Ok(Some("sh was ended by signal 9")),
            ),
            (
                &["newsprint-no-such-program"],
                None,
                Err("there is no program newsprint-no-such-program; try another"),
            ),
            (&["/"], None, Err("cannot run /: ")),
        ] {
            let loan = loan(command, input);
            match (loan.run(never), expected) {
                (Ok(status), Ok(said)) => {
                    assert_eq!(loan.failure(status).as_deref(), said, "{command:?}");
                }
                (Err(words), Err(said)) => assert!(words.starts_with(said), "{words}"),
                other => panic!("{command:?}: {other:?}"),
            }
        }
    }

    #[test]
    fn one_that_stops_goes_on_after_us() {
        let mut stops = 0;
        let loan = loan(&["sh", "-c", "kill -STOP $$; exit 7"], None);
        let status = loan.run(&mut || {
            stops += 1;
            Ok(())
        });
        assert_eq!((status.unwrap().code(), stops), (Some(7), 1));
    }
}
