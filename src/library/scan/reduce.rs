//! What the catalogue keeps of a file: made on the worker that read it.

use std::collections::HashSet;
use std::io;
use std::path::Path;

use crate::article::{Problem, id};
use crate::formats::stream::Stream;
use crate::formats::{self, MOST_PROBLEMS, Reading, turns};
use crate::keywords::Matcher;
use crate::library::Roots;
use crate::library::catalog::lesson::Traced;
use crate::library::catalog::record::{FileRecord, Record, Stat};
use crate::library::learning::{Known, Trace};
use crate::library::scan::large::{self, Large};
use crate::library::scan::look::What;
use crate::library::scan::parse;
use crate::library::scan::read::{self, Content};

/// A file to be read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Source<'a> {
    pub(crate) roots: &'a Roots,
    /// The number of its root, and the folder its path is relative to.
    pub(crate) root: usize,
    pub(crate) base: &'a Path,
    pub(crate) path: &'a Path,
    /// Its size in bytes, when it was found.
    pub(crate) size: u64,
    /// What is known of each house.
    pub(crate) lessons: Known<'a>,
    /// The hash of its bytes when it was last read, if what it held then still stands.
    pub(crate) digest: Option<[u8; 16]>,
}

/// What came of looking at a file.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// It holds what it held.
    Same(Stat),
    /// It holds these articles, among others.
    Part(Vec<Record>),
    /// It holds this, and nothing more.
    Read(FileRecord),
}

impl Outcome {
    /// What can be learned from the articles of a file that was read as a whole.
    pub(crate) fn traces(&self) -> impl Iterator<Item = &Trace> {
        let articles = match self {
            Self::Read(record) => record.articles.as_slice(),
            Self::Same(_) | Self::Part(_) => &[],
        };
        let traced = articles.iter().filter_map(|record| record.traced.as_ref());
        traced.map(|traced| &traced.trace)
    }
}

/// Takes articles of a file that is read piece by piece; says whether more are wanted.
pub(crate) type TakePart<'t> = dyn FnMut(Vec<Record>) -> bool + 't;

/// Reads a file and reduces it.
pub(crate) fn read_file(source: Source, matcher: &Matcher, take: &mut TakePart) -> Outcome {
    if Stream::may_be(source.size) {
        match large::open(source.roots, &source.base.join(source.path), source.path) {
            Ok(Some(large)) => {
                let outcome = read_large(&large, source, matcher, take);
                return outcome.unwrap_or_else(|error| Outcome::Read(unreadable(&error)));
            }
            Ok(None) => {}
            Err(error) => return Outcome::Read(unreadable(&error)),
        }
    }
    // What is made of it is let go before the next one begins.
    let _turn = turns::wait(usize::try_from(source.size).unwrap_or(usize::MAX));
    let content = match read::read_under(source.roots, &source.base.join(source.path)) {
        Ok(content) => content,
        Err(error) => return Outcome::Read(unreadable(&error)),
    };
    let digest = digest_of_content(&content);
    if source.digest == Some(digest) {
        return Outcome::Same(content.stat);
    }
    let reading = parse::parse(source.path, &content);
    let Content { stat, bytes, .. } = content;
    drop(bytes);
    Outcome::Read(reduce(reading, stat, digest, source, matcher, take))
}

/// A hash of what was read of a file, and of others with it.
fn digest_of_content(content: &Content) -> [u8; 16] {
    let own = digest(&content.bytes);
    match &content.marked {
        Some(marked) => digest(&[own.as_slice(), marked.as_bytes()].concat()),
        None => own,
    }
}

/// What is kept of something that is not read.
pub(crate) fn not_read(what: &What) -> FileRecord {
    let (skipped, problem) = match what {
        What::File(_) => (None, None),
        What::Passed(why) => (Some(why.clone()), None),
        What::Failed(problem) => (None, Some(problem.clone())),
    };
    FileRecord {
        stat: Stat::NONE,
        digest: digest_of(what),
        format: None,
        skipped,
        articles: Vec::new(),
        problems: problem.into_iter().collect(),
    }
}

/// A hash of what is said of something that is not read.
pub(crate) fn digest_of(what: &What) -> [u8; 16] {
    match what {
        What::File(_) => [0; 16],
        What::Passed(why) => digest(why.as_bytes()),
        What::Failed(problem) => digest(problem.what.as_bytes()),
    }
}

/// Reads a large file, and reduces its articles piece by piece.
fn read_large(
    large: &Large,
    source: Source,
    matcher: &Matcher,
    take: &mut TakePart,
) -> io::Result<Outcome> {
    let digest = large.digest()?;
    if source.digest == Some(digest) {
        return Ok(Outcome::Same(large.stat));
    }
    let at = (source.root, source.path);
    let mut nth = 0;
    let mut urls = HashSet::new();
    let (mut problems, mut unlisted) = (Vec::new(), 0_u32);
    let mut foreign = None;
    let mut is_broken_off = false;
    let of_file = large.read(&mut |piece| {
        let keys = id::keys(&piece.reading.articles);
        let articles = piece.reading.articles.into_iter().zip(keys);
        let reduced = articles.map(|(article, mut keys)| {
            // An address that an earlier article bears names that one.
            keys.url = keys.url.filter(|url| urls.insert(*url));
            let mut record = Record::of(&article, keys, nth, at, matcher);
            record.extent = Some(piece.extent);
            nth += 1;
            record
        });
        let reduced: Vec<Record> = reduced.collect();
        foreign = foreign.take().or(piece.reading.skipped);
        let room = MOST_PROBLEMS.saturating_sub(problems.len());
        let more = piece.reading.problems.len().saturating_sub(room);
        let more = u32::try_from(more).unwrap_or(u32::MAX);
        unlisted = unlisted
            .saturating_add(more)
            .saturating_add(piece.reading.unlisted);
        problems.extend(piece.reading.problems.into_iter().take(room));
        is_broken_off = !take(reduced);
        !is_broken_off
    })?;
    problems.extend(of_file);
    problems.extend(formats::and_more(unlisted));
    let is_news = nth > 0 || !problems.is_empty();
    match &foreign {
        Some(why) if is_news => {
            let words = format!("a run of its records was passed over: {why}");
            problems.push(Problem::file(&words));
        }
        None if !is_news => problems.push(Problem::file("no article found in it")),
        _ => {}
    }
    let stat = large.stat_now()?;
    Ok(Outcome::Read(FileRecord {
        stat: if is_broken_off {
            stat.unsettled()
        } else {
            stat
        },
        digest,
        format: Some(large.format()),
        skipped: foreign.filter(|_| !is_news),
        articles: Vec::new(),
        problems,
    }))
}

fn unreadable(error: &io::Error) -> FileRecord {
    let words = format!("cannot read it: {error}");
    FileRecord {
        // It is tried again next time.
        stat: Stat::NONE.unsettled(),
        ..not_read(&What::Failed(Problem::file(&words)))
    }
}

/// Articles of one file that are handed on together: what is kept of them takes more than they do.
const TOGETHER: usize = 2_000;

/// Reduces what was read of a file; the articles of a long one are given to `take`.
fn reduce(
    reading: Reading,
    stat: Stat,
    digest: [u8; 16],
    source: Source,
    matcher: &Matcher,
    take: &mut TakePart,
) -> FileRecord {
    let keys = id::keys(&reading.articles);
    let at = (source.root, source.path);
    let all = reading.articles.into_iter().zip(keys).enumerate();
    let path = source.base.join(source.path);
    let folder = path.parent().unwrap_or(source.base);
    // Each article is let go as soon as it is reduced.
    let mut all = all.map(|(nth, (mut article, keys))| {
        let trace = Trace::of(&article, &keys, folder);
        let applied = source.lessons.apply(&mut article, &trace);
        let mut record = Record::of(&article, keys, nth, at, matcher);
        record.traced = Some(Traced { trace, applied });
        record
    });
    let is_long = all.len() > TOGETHER;
    let mut is_broken_off = false;
    while is_long && all.len() > 0 && !is_broken_off {
        is_broken_off = !take(all.by_ref().take(TOGETHER).collect());
    }
    let (stat, articles) = if is_broken_off {
        (stat.unsettled(), Vec::new())
    } else {
        (stat, all.collect())
    };
    FileRecord {
        stat,
        digest,
        format: reading.format,
        skipped: reading.skipped,
        articles,
        problems: reading.problems,
    }
}

fn digest(bytes: &[u8]) -> [u8; 16] {
    let hash = blake3::hash(bytes);
    let first = hash.as_bytes().first_chunk::<16>();
    first.copied().unwrap_or_default()
}
