//! Places in a folder that are no plain files, and names that no one would give.

use std::ffi::OsStr;
use std::fs::{self, Permissions};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::Path;

use rustix::fs::{CWD, FileType, Mode, mknodat};

/// Names of files, each of an article.
fn names() -> Vec<Vec<u8>> {
    let long = |name: &str| name.repeat(255 / name.len()).into_bytes();
    let mut names: Vec<Vec<u8>> = [
        "-rf.txt",
        "--help.txt",
        " .txt",
        "a b.txt",
        "a\nb.txt",
        "a\rb.txt",
        "a\tb.txt",
        "\u{1b}[31mred.txt",
        "\u{1b}]0;title\u{7}.txt",
        "\u{202e}txt.exe.txt",
        "e\u{301}.txt",
        "\u{e9}.txt",
        "標題.txt",
        "\u{1f469}\u{200d}\u{1f680}.md",
        "%2F..%2Fetc%2Fpasswd.json",
        "$(reboot).txt",
        "`reboot`.txt",
        "a;b&c|d.txt",
        "*?.txt",
        "'\".txt",
        "\\.txt",
        "...txt",
        "a.txt.",
        "a#b.txt",
        "a#1",
        "#1",
        "con.txt",
        "a:2,S",
        ".txt",
        "..md",
    ]
    .iter()
    .map(|name| name.as_bytes().to_vec())
    .collect();
    names.extend([
        long("x"),
        long("標"),
        long("\u{1f469}"),
        [long("y")[..251].to_vec(), b".txt".to_vec()].concat(),
    ]);
    names.extend([
        b"caf\xe9.txt".to_vec(),
        b"\xff\xfe".to_vec(),
        b"\xf0\x9f.md".to_vec(),
        b"\xc0\xaf.json".to_vec(),
        vec![0x80; 255],
    ]);
    names
}

/// Fills `folder`; gives the number of things in it that must be told of.
pub(super) fn fill(folder: &Path) -> usize {
    let odd = folder.join("names");
    fs::create_dir_all(&odd).unwrap();
    let names = names();
    for name in &names {
        let text = "A title\n\nThe ferry between Corrow and Lower Quen runs.\n";
        fs::write(odd.join(OsStr::from_bytes(name)), text).unwrap();
    }
    let others = folder.join("others");
    fs::create_dir_all(others.join("folder.txt")).unwrap();
    fs::create_dir_all(others.join("locked")).unwrap();
    fs::set_permissions(others.join("locked"), Permissions::from_mode(0o000)).unwrap();
    fs::write(others.join("file.txt"), "A title\n\nThe ferry runs.\n").unwrap();
    fs::write(
        others.join("locked.txt"),
        "A title\n\nNobody may read it.\n",
    )
    .unwrap();
    fs::set_permissions(others.join("locked.txt"), Permissions::from_mode(0o000)).unwrap();
    for (name, to) in [
        ("zero.txt", "/dev/zero"),
        ("random.md", "/dev/urandom"),
        ("terminal.txt", "/dev/tty"),
        ("input.txt", "/dev/stdin"),
        ("memory.txt", "/proc/self/mem"),
        ("passwords.txt", "/etc/passwd"),
        ("root", "/"),
        ("up", ".."),
        ("here", "."),
        ("itself.txt", "itself.txt"),
        ("one.txt", "two.txt"),
        ("two.txt", "one.txt"),
        ("nowhere.txt", "nothing"),
        ("link.txt", "file.txt"),
    ] {
        symlink(to, others.join(name)).unwrap();
    }
    for name in ["pipe.md", "pipe.json"] {
        mknodat(CWD, others.join(name), FileType::Fifo, Mode::RWXU, 0).unwrap();
    }
    drop(UnixListener::bind(others.join("socket.txt")).unwrap());
    fs::hard_link(others.join("file.txt"), others.join("same.txt")).unwrap();
    let mut deep = folder.join("deep");
    for _ in 0..15 {
        deep.push("d".repeat(200));
    }
    fs::create_dir_all(&deep).unwrap();
    fs::write(deep.join("a.txt"), "A title\n\nThe ferry runs.\n").unwrap();
    // The files, links, pipes, the socket and the second name; a folder is told of only where it
    // cannot be read.
    names.len() + 2 + 14 + 2 + 1 + 1 + 1
}
