//! Names that programs give to what they leave in folders for themselves, on disk and in archives.

/// Why a folder of that name is not gone into.
pub fn of_folder(name: &[u8]) -> Option<&'static str> {
    match name {
        b"node_modules" => Some("in a folder of program packages"),
        b"__MACOSX" => Some("in a folder that the archiver of macOS adds"),
        _ if name.starts_with(b".") => Some("in a hidden folder"),
        _ if name.ends_with(b"_files") => Some("in the folder of a saved page"),
        _ => None,
    }
}

/// Why a file of that name is not read.
pub fn of_file(name: &[u8]) -> Option<&'static str> {
    match name {
        b"Thumbs.db" | b"desktop.ini" => Some("a file of the system"),
        b"_index.md" => Some("an index page of a site generator"),
        _ if is_temporary(name) => Some("a temporary file"),
        _ if name.starts_with(b".") => Some("a hidden file"),
        _ => None,
    }
}

/// Whether editors, browsers and synchronisers name half-written files so.
pub fn is_temporary(name: &[u8]) -> bool {
    let starts: [&[u8]; 6] = [
        b".#",
        b".~",
        b"~$",
        b".syncthing.",
        b"~syncthing~",
        b".goutputstream-",
    ];
    let ends: [&[u8]; 9] = [
        b"~",
        b".tmp",
        b".temp",
        b".swp",
        b".swx",
        b".part",
        b".partial",
        b".crdownload",
        b".download",
    ];
    // The name with which vim tries whether it may write in a folder.
    let is_vim_trial = name == b"4913";
    let is_emacs_autosave = name.len() > 2 && name.starts_with(b"#") && name.ends_with(b"#");
    starts.iter().any(|start| name.starts_with(start))
        || ends
            .iter()
            .any(|end| name.to_ascii_lowercase().ends_with(end))
        || is_vim_trial
        || is_emacs_autosave
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_is_known_by_its_name() {
        let folders = [
            (".git", true),
            (".obsidian", true),
            (".trash", true),
            ("node_modules", true),
            ("Rail plan_files", true),
            ("__MACOSX", true),
            ("2023", false),
            ("files", false),
            ("..news", true),
        ];
        for (name, is_noise) in folders {
            assert_eq!(of_folder(name.as_bytes()).is_some(), is_noise, "{name}");
        }
        let files = [
            (".DS_Store", "a hidden file"),
            ("._a.txt", "a hidden file"),
            ("Thumbs.db", "a file of the system"),
            ("_index.md", "an index page of a site generator"),
            ("a.txt~", "a temporary file"),
            (".a.txt.swp", "a temporary file"),
            ("#a.txt#", "a temporary file"),
            ("page.html.PART", "a temporary file"),
            (".syncthing.a.txt.tmp", "a temporary file"),
            (".goutputstream-X1Y2", "a temporary file"),
            ("4913", "a temporary file"),
            ("index.md", ""),
            ("tmp", ""),
            ("#", ""),
            ("a.txt", ""),
        ];
        for (name, why) in files {
            assert_eq!(of_file(name.as_bytes()).unwrap_or_default(), why, "{name}");
        }
    }
}
