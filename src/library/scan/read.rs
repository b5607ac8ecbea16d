//! The bytes of a regular file. Never mapped, never more than the cap, never of a pipe or a device.
//!
//! The file is opened before anything is asked about it, and only what is open is asked, so nothing
//! can be put in its place in between. Opening does not wait, whatever it is.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::thread;
use std::time::{Duration, SystemTime};

use rustix::fs::OFlags;
use rustix::io::Errno;

use crate::formats::Budget;
use crate::library::Roots;
use crate::library::catalog::record::Stat;
use crate::library::scan::export;
use crate::library::scan::look::stat_of;

/// Bytes of a file over the cap that are looked at: enough to tell a film from a text.
const HEAD_BYTES: u64 = 64 << 10;

/// How often a file is read that changes meanwhile, and how long it is left alone in between.
const TRIES: usize = 3;
const BETWEEN_TRIES: Duration = Duration::from_millis(20);

/// Clocks of file systems go in steps, and a second change within one shows in neither time nor
/// size: a file that was changed so shortly ago is looked at again next time.
const CLOCK_STEP: Duration = Duration::from_millis(100);

/// What was read of a file.
#[derive(Debug)]
pub(crate) struct Content {
    pub(crate) bytes: Vec<u8>,
    pub(crate) stat: Stat,
    /// Whether it is larger than the cap, and only its beginning was read.
    pub(crate) is_head: bool,
    /// Whether all that it says is read with other files.
    pub(crate) is_elsewhere: bool,
    /// What was marked in its text, kept in another file.
    pub(crate) marked: Option<String>,
}

/// Whether a file may be reached through a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Links {
    /// It was named by the user.
    Followed,
    /// It was found in a folder.
    Refused,
}

/// Reads a file that was found under `roots`. A link is only followed to a file that lies under
/// them as well.
pub(crate) fn read_under(roots: &Roots, path: &Path) -> io::Result<Content> {
    match read(path, Links::Refused) {
        Err(error) if error.raw_os_error() == Some(Errno::LOOP.raw_os_error()) => {
            let target = fs::canonicalize(path)?;
            if roots.contain(&target) {
                return read(&target, Links::Refused);
            }
            Err(error_of("it is a link that leaves the folder"))
        }
        content => content,
    }
}

/// Opens a file that was found under `roots`, and says what the file system says of it. A link is only
/// followed to a file that lies under them as well.
pub(crate) fn open_under(roots: &Roots, path: &Path) -> io::Result<(File, Stat)> {
    let file = match open(path, Links::Refused) {
        Err(error) if error.raw_os_error() == Some(Errno::LOOP.raw_os_error()) => {
            let target = fs::canonicalize(path)?;
            if !roots.contain(&target) {
                return Err(error_of("it is a link that leaves the folder"));
            }
            open(&target, Links::Refused)?
        }
        file => file?,
    };
    let stat = stat_of_open(&file)?;
    Ok((file, stat))
}

/// Opens a file that the user named, and says what the file system says of it.
pub(crate) fn open_named(path: &Path) -> io::Result<(File, Stat)> {
    let file = open(path, Links::Followed)?;
    let stat = stat_of_open(&file)?;
    Ok((file, stat))
}

/// What the file system says of an open file, which must be a regular one.
pub(crate) fn stat_of_open(file: &File) -> io::Result<Stat> {
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(error_of("it is not a regular file"));
    }
    let stat = stat_of(&metadata);
    Ok(if is_recent(&metadata) {
        stat.unsettled()
    } else {
        stat
    })
}

/// Reads a file, with those that it is read with.
pub(crate) fn read(path: &Path, links: Links) -> io::Result<Content> {
    let mut content = read_steady(path, links)?;
    export::join(path, &mut content);
    Ok(content)
}

/// The bytes of a file beside another, and nothing else.
pub(crate) fn read_alone(path: &Path) -> io::Result<Vec<u8>> {
    read_steady(path, Links::Refused).map(|content| content.bytes)
}

/// Reads a file; again, if it changes meanwhile.
fn read_steady(path: &Path, links: Links) -> io::Result<Content> {
    for _ in 1..TRIES {
        let (content, is_steady) = read_once(path, links)?;
        if is_steady {
            return Ok(content);
        }
        thread::sleep(BETWEEN_TRIES);
    }
    // It is being written all the time: what there is now is shown, and it is read again next time.
    let (mut content, _) = read_once(path, links)?;
    content.stat = content.stat.unsettled();
    Ok(content)
}

/// Reads a file, and says whether it stayed as it was.
fn read_once(path: &Path, links: Links) -> io::Result<(Content, bool)> {
    let mut file = open(path, links)?;
    let before = file.metadata()?;
    if !before.is_file() {
        return Err(error_of("it is not a regular file"));
    }
    let is_head = before.len() > Budget::FILE_BYTES;
    let cap = if is_head {
        HEAD_BYTES
    } else {
        Budget::FILE_BYTES
    };
    let mut bytes = Vec::new();
    let expected = usize::try_from(before.len().min(cap)).unwrap_or(0);
    // One byte more than it has, so that its end is met without growing.
    bytes.try_reserve_exact(expected + 1)?;
    file.by_ref().take(cap).read_to_end(&mut bytes)?;
    let after = file.metadata()?;
    let (stat, now) = (stat_of(&before), stat_of(&after));
    let is_whole = is_head || bytes.len() as u64 == before.len();
    let is_settled = !is_recent(&after);
    let content = Content {
        bytes,
        stat: if is_settled { stat } else { stat.unsettled() },
        is_head,
        is_elsewhere: false,
        marked: None,
    };
    Ok((content, is_whole && stat.is_unchanged(&now)))
}

fn open(path: &Path, links: Links) -> io::Result<File> {
    let mut flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    if links == Links::Refused {
        flags |= OFlags::NOFOLLOW;
    }
    let mut options = File::options();
    // The flag to close on exec is the library's own doing.
    options.read(true).custom_flags(flags.bits().cast_signed());
    options.open(path)
}

/// Whether the file was changed so shortly ago that another change may not show.
fn is_recent(metadata: &Metadata) -> bool {
    let changed = metadata.modified().ok();
    let age = changed.and_then(|changed| SystemTime::now().duration_since(changed).ok());
    age.is_some_and(|age| age < CLOCK_STEP)
}

fn error_of(words: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_regular_files_are_read_and_nothing_is_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe.md");
        let (kind, mode) = (rustix::fs::FileType::Fifo, rustix::fs::Mode::RUSR);
        rustix::fs::mknodat(rustix::fs::CWD, &pipe, kind, mode, 0).unwrap();
        for path in [pipe.as_path(), folder.path(), Path::new("/dev/zero")] {
            let error = read(path, Links::Followed).unwrap_err();
            assert_eq!(
                error.to_string(),
                "it is not a regular file",
                "{}",
                path.display()
            );
        }
    }

    #[test]
    fn a_file_over_the_cap_gives_its_beginning() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("film.txt");
        File::create(&path)
            .unwrap()
            .set_len(Budget::FILE_BYTES + 1)
            .unwrap();
        let content = read(&path, Links::Refused).unwrap();
        assert!(content.is_head);
        assert_eq!(content.bytes.len() as u64, HEAD_BYTES);
    }

    #[test]
    fn a_file_that_was_written_just_now_is_looked_at_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, "news").unwrap();
        assert!(!read(&path, Links::Refused).unwrap().stat.is_settled());
        let file = File::options().write(true).open(&path).unwrap();
        file.set_modified(SystemTime::UNIX_EPOCH).unwrap();
        assert!(read(&path, Links::Refused).unwrap().stat.is_settled());
    }

    #[test]
    fn a_link_is_followed_only_inside_the_library() {
        let folder = tempfile::tempdir().unwrap();
        let (inside, outside) = (folder.path().join("in"), folder.path().join("out"));
        for place in [&inside, &outside] {
            fs::create_dir(place).unwrap();
            fs::write(place.join("a.txt"), "news").unwrap();
        }
        let roots = Roots::new(std::slice::from_ref(&inside)).unwrap();
        let (to_inside, to_outside) = (inside.join("one"), inside.join("two"));
        std::os::unix::fs::symlink(inside.join("a.txt"), &to_inside).unwrap();
        std::os::unix::fs::symlink(outside.join("a.txt"), &to_outside).unwrap();
        assert_eq!(read_under(&roots, &to_inside).unwrap().bytes, b"news");
        let refused = read_under(&roots, &to_outside).unwrap_err();
        assert_eq!(refused.to_string(), "it is a link that leaves the folder");
    }
}
