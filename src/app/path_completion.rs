//! What a path that is typed could become, as in a shell: the folders, and the files that an article
//! can be saved as, of the folder that it names.
//!
//! The folder is read anew at each Tab, by a worker: it may lie on a disk that is slow.

use crate::app::completion::Completion;
use crate::app::line::Line;
use crate::app::outside::Outside;
use crate::app::prompt::Asked;
use crate::app::{App, Effect};

/// What lies in a folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folder {
    /// The folder as it was typed: a path up to its last slash; empty for the current one.
    pub typed: String,
    /// The names in order; those of folders end in a slash.
    pub names: Vec<String>,
}

impl Folder {
    /// What the path before the cursor could become. Hidden files are offered where a point is typed.
    pub(crate) fn completion(&self, line: &Line) -> Option<Completion> {
        let (before, _) = line.parts();
        if before == "~" {
            return Completion::of_words(before, 0, vec![("~/".to_owned(), "~/".to_owned())]);
        }
        let folder = folder_of(before);
        let word = before.get(folder.len()..).unwrap_or_default();
        let fits = |name: &&String| {
            name.starts_with(word) && (word.starts_with('.') || !name.starts_with('.'))
        };
        let names = self.names.iter().filter(|_| self.typed == folder);
        let words = names.filter(fits).map(|name| (name.clone(), name.clone()));
        Completion::of_words(before, folder.len(), words.collect())
    }
}

/// The folder of a path that is typed, up to its last slash.
fn folder_of(path: &str) -> &str {
    let end = path.rfind('/').map_or(0, |slash| slash + 1);
    path.get(..end).unwrap_or_default()
}

impl App {
    /// Asks for the folder of the path that is typed, unless one already goes through what lies in it.
    pub(crate) fn ask_folder(&self) -> Option<Effect> {
        let prompt = self.prompt.as_ref()?;
        let is_path = prompt.asked == Asked::Save && !prompt.is_turning();
        let folder = folder_of(prompt.line.parts().0);
        is_path.then(|| Effect::Outside(Outside::Folder(folder.to_owned())))
    }

    /// Takes what lies in a folder, and completes the path that is typed, if it is still one of there.
    pub(crate) fn take_folder(&mut self, folder: Folder) {
        let Some(prompt) = &mut self.prompt else {
            return;
        };
        if prompt.asked == Asked::Save && folder_of(prompt.line.parts().0) == folder.typed {
            prompt.folder = folder;
            self.complete(false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_what_lies_in_its_folder() {
        let folder = Folder {
            typed: "~/notes/".to_owned(),
            names: [".old/", "2023/", "2024/", "Ships and tides.md"]
                .map(str::to_owned)
                .to_vec(),
        };
        for (typed, expected) in [
            ("~", "~/"),
            ("~/notes/", "~/notes/"),
            ("~/notes/2", "~/notes/202"),
            ("~/notes/2023", "~/notes/2023/"),
            ("~/notes/S", "~/notes/Ships and tides.md"),
            ("~/notes/.", "~/notes/.old/"),
            ("~/notes/2023/S", "~/notes/2023/S"),
            ("S", "S"),
        ] {
            let mut line = Line::new(typed);
            if let Some(found) = folder.completion(&line) {
                found.take_common(&mut line);
            }
            assert_eq!(line.text(), expected);
        }
        let offered = folder.completion(&Line::new("~/notes/")).unwrap();
        assert_eq!(offered.candidates.len(), 3);
    }
}
