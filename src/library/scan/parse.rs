//! Bytes to articles, on threads with a big stack. A panic is a problem of the file and of no other.
//!
//! A stack overflow cannot be caught, so the stack is larger than any parser needs within its
//! budget of depth.

use std::any::Any;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::article::Problem;
use crate::formats::archive::add_marked;
use crate::formats::{self, Budget, Reading};
use crate::library::scan::export;
use crate::library::scan::read::Content;

/// How the names of the threads begin that run parsers: their panics are problems of a file.
pub const PARSER_THREAD: &str = "newsprint-parser";

/// Stack of a thread that parses.
const STACK_BYTES: usize = 16 << 20;

/// Threads of a scan, at most: more only wait for the disk and for the one who writes.
const MOST_THREADS: usize = 16;

/// How much less of the processor a scan gets than the rest of the program, as `nice` counts.
#[cfg(target_os = "linux")]
const NICENESS: i32 = 5;

/// The threads of one scan.
pub(crate) fn pool() -> io::Result<ThreadPool> {
    let threads = thread::available_parallelism().map_or(2, usize::from);
    ThreadPoolBuilder::new()
        .num_threads(threads.min(MOST_THREADS))
        .stack_size(STACK_BYTES)
        .thread_name(|number| format!("{PARSER_THREAD}-{number}"))
        .start_handler(|_| yield_to_keys())
        .build()
        .map_err(io::Error::other)
}

/// Has this thread come after those that answer keys and draw. On Linux a thread has a niceness of
/// its own; elsewhere it would be that of the whole process, and stays as it is.
fn yield_to_keys() {
    // Where it is refused the scan only competes.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::nice(NICENESS);
}

/// Does `job` on a thread of its own with the stack that parsers need, and waits for it.
pub(crate) fn on_big_stack<T: Send>(job: impl FnOnce() -> io::Result<T> + Send) -> io::Result<T> {
    thread::scope(|scope| {
        let builder = thread::Builder::new().name(PARSER_THREAD.to_owned());
        let done = builder
            .stack_size(STACK_BYTES)
            .spawn_scoped(scope, job)?
            .join();
        done.unwrap_or_else(|panic| Err(io::Error::other(words_of(panic.as_ref()))))
    })
}

/// Parses what a file holds, or what came as one.
pub(crate) fn parse_bytes(shown: &Path, bytes: &[u8]) -> Reading {
    let read = || formats::read(shown, bytes, &Budget::default());
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|panic| Reading {
        problems: vec![broken(panic.as_ref())],
        ..Reading::default()
    })
}

/// Parses a file. `shown` is the path as formats and messages see it.
pub(crate) fn parse(shown: &Path, content: &Content) -> Reading {
    if content.is_elsewhere {
        return Reading {
            skipped: Some(export::ELSEWHERE.to_owned()),
            ..Reading::default()
        };
    }
    let mut reading = parse_bytes(shown, &content.bytes);
    if let (Some(marked), [article]) = (&content.marked, reading.articles.as_mut_slice()) {
        add_marked(marked, article, &Budget::default());
    }
    if content.is_head && reading.skipped.is_none() {
        return Reading {
            problems: vec![too_large()],
            ..Reading::default()
        };
    }
    reading
}

fn broken(panic: &(dyn Any + Send)) -> Problem {
    let words = format!("the reader of this format broke down: {}", words_of(panic));
    Problem::file(&words)
        .with_hint("this is a mistake in newsprint; please report it with the file")
}

fn too_large() -> Problem {
    let limit = Budget::FILE_BYTES >> 20;
    let words = format!("larger than {limit} MB, the most that is read of one file");
    Problem::file(&words).with_hint("split it into smaller files")
}

/// What a panic said.
fn words_of(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
    text.unwrap_or_else(|| "a panic without words".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::catalog::record::Stat;

    #[test]
    fn a_panic_on_the_big_stack_is_an_error() {
        let error = on_big_stack::<()>(|| panic!("no {}", "luck")).unwrap_err();
        assert_eq!(error.to_string(), "no luck");
    }

    #[test]
    fn the_head_of_a_text_that_is_too_large_is_a_problem_and_that_of_a_picture_is_passed_over() {
        let head = |bytes: &[u8]| Content {
            bytes: bytes.to_vec(),
            stat: Stat::NONE,
            is_head: true,
            is_elsewhere: false,
            marked: None,
        };
        let text = parse(Path::new("a.txt"), &head(b"A headline\n\nAnd a text."));
        let what = text.problems.first().unwrap().what.as_str();
        assert!(what.starts_with("larger than 48 MB"), "{what}");
        assert!(text.articles.is_empty());
        let picture = parse(Path::new("a.png"), &head(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"));
        assert!(picture.problems.is_empty());
    }
}
