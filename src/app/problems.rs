//! The view of problems: what could not be read, file by file, with what was read of it all the same.
//! After them comes the file under the cursor, with where the facts of its articles were found.
//!
//! There may be as many as there are files: lines are made only for the screen.

use crate::app::notice::counted;
use crate::app::{App, Effect, Popup};
use crate::config::Fault;
use crate::library::FileRow;
use crate::library::catalog::found::{self, LookedAt};
use crate::text::Clean;

/// The problems, and the line that stands at the top.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems {
    /// The file under the cursor.
    here: Option<LookedAt>,
    /// What is wrong in the settings.
    faults: Vec<Fault>,
    /// Files with problems, in the order of their paths.
    files: Vec<FileRow>,
    /// The line of the heading of each file.
    heads: Vec<usize>,
    /// The number of lines.
    pub lines: usize,
    /// The number of problems.
    pub count: usize,
    /// The first line on screen.
    pub top: usize,
}

/// Lines that the file under the cursor takes: nothing, what it is, its heading, its facts.
const HERE_LINES: usize = 4;

/// A line of the view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemLine {
    /// A file, and what was read of it.
    File(Clean, Clean),
    /// Where the facts of its articles were found.
    Fields(Clean),
    /// Nothing: what comes is of something else.
    Blank,
    /// What the file below is, where it is listed for another reason than its problems.
    Heading(&'static str),
    /// A problem: where in the file, what, and what to try.
    Problem(Clean, Clean),
}

impl Problems {
    /// The view of what is wrong in the settings and in the files of the library, and of the file under the
    /// cursor.
    pub fn new(here: Option<LookedAt>, faults: Vec<Fault>, files: Vec<FileRow>) -> Self {
        let mut line = 0;
        if !faults.is_empty() {
            line += faults.len() + 1;
        }
        let mut heads = Vec::with_capacity(files.len());
        let mut count = faults.len();
        for file in &files {
            heads.push(line);
            line += file.problems.len() + 1;
            count += file.problems.len();
        }
        let of_here = if here.is_some() { HERE_LINES } else { 0 };
        Self {
            here,
            faults,
            files,
            heads,
            lines: line + of_here,
            count,
            top: 0,
        }
    }

    /// What stands at `line`.
    pub fn at(&self, line: usize) -> Option<ProblemLine> {
        if let Some(here) = &self.here
            && let Some(line) = line.checked_sub(self.lines - HERE_LINES)
        {
            return here_at(here, line);
        }
        let after = self.heads.partition_point(|head| *head <= line);
        let Some(number) = after.checked_sub(1) else {
            return self.fault_at(line);
        };
        let (file, head) = (self.files.get(number)?, self.heads.get(number)?);
        let Some(place) = (line - head).checked_sub(1) else {
            return Some(file_line(file));
        };
        let problem = file.problems.get(place)?;
        let at = match (problem.part, problem.line) {
            (_, Some(line)) => format!("line {line}"),
            (Some(part), None) => format!("part {part}"),
            (None, None) => String::new(),
        };
        let what = match &problem.hint {
            Some(hint) => format!("{} ({hint})", problem.what),
            None => problem.what.to_string(),
        };
        Some(ProblemLine::Problem(Clean::line(&at), Clean::line(&what)))
    }

    /// What stands at a line of the settings.
    fn fault_at(&self, line: usize) -> Option<ProblemLine> {
        let Some(place) = line.checked_sub(1) else {
            self.faults.first()?;
            let words = "a setting that is not understood holds as if it were not set";
            return Some(ProblemLine::File(
                Clean::line("config.toml"),
                Clean::line(words),
            ));
        };
        let fault = self.faults.get(place)?;
        let file = match fault.file.as_str() {
            "config.toml" => String::new(),
            other => format!("{other}, "),
        };
        let at = format!("{file}line {}, column {}", fault.line, fault.column);
        let what = match &fault.hint {
            Some(hint) => format!("{} ({hint})", fault.what),
            None => fault.what.to_string(),
        };
        Some(ProblemLine::Problem(Clean::line(&at), Clean::line(&what)))
    }
}

/// What stands at a line of the file under the cursor.
fn here_at(here: &LookedAt, line: usize) -> Option<ProblemLine> {
    Some(match line {
        0 => ProblemLine::Blank,
        1 => ProblemLine::Heading("the file under the cursor"),
        2 => file_line(&here.file),
        3 => ProblemLine::Fields(Clean::line(&found::in_words(&here.fields, "·"))),
        _ => return None,
    })
}

/// The heading of a file.
fn file_line(file: &FileRow) -> ProblemLine {
    let path = Clean::line(&file.path.to_string_lossy());
    ProblemLine::File(path, read_words(file))
}

/// What was read of a file, and as what.
fn read_words(file: &FileRow) -> Clean {
    let articles = counted(file.articles, "article");
    Clean::line(&match (&file.format, file.articles) {
        (None, _) => "nothing was read".to_owned(),
        (Some(format), 0) => format!("{format}, nothing was read"),
        (Some(format), _) => format!("{format}, {articles} read"),
    })
}

impl App {
    /// Asks for the problems of the library, and for what was found in the file under the cursor.
    pub(crate) fn ask_problems(&self) -> Vec<Effect> {
        vec![Effect::Problems(self.list.current())]
    }

    /// Shows the problems of the library.
    pub(crate) fn take_problems(
        &mut self,
        here: Option<LookedAt>,
        files: Vec<FileRow>,
    ) -> Vec<Effect> {
        let problems = Problems::new(here, self.setting_faults.clone(), files);
        self.popup = Some(Popup::Problems(problems));
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Problem;
    use crate::library::catalog::found::Field;

    fn file(path: &str, problems: usize) -> FileRow {
        FileRow {
            number: 1,
            root: "/news".into(),
            path: path.into(),
            format: Some("text".to_owned()),
            articles: 2,
            skipped: None,
            problems: (1..=problems)
                .map(|line| {
                    Problem::file("cut off")
                        .at_line(line as u32)
                        .with_hint("mend it")
                })
                .collect(),
        }
    }

    #[test]
    fn every_line_is_found_by_its_number_and_none_after_the_last() {
        let faults = crate::config::load::read("a = 1").faults;
        let problems = Problems::new(None, faults, vec![file("a", 1), file("b", 3)]);
        let lines: Vec<_> = (0..problems.lines)
            .map_while(|line| problems.at(line))
            .collect();
        assert_eq!((lines.len(), problems.count), (8, 5));
        assert_eq!(problems.at(8), None);
        let line = |text: &str, words: &str| (Clean::line(text), Clean::line(words));
        let (at, what) = line("line 3", "cut off (mend it)");
        assert_eq!(lines.last(), Some(&ProblemLine::Problem(at, what)));
        let (path, read) = line("a", "text, 2 articles read");
        assert_eq!(lines.get(2), Some(&ProblemLine::File(path, read)));
        assert_eq!(Problems::default().at(0), None);
    }

    #[test]
    fn the_file_under_the_cursor_comes_after_the_problems() {
        let here = LookedAt {
            file: file("here", 0),
            fields: vec![Field {
                name: "title",
                from: vec![("text".to_owned(), 1)],
                absent: 0,
            }],
        };
        let problems = Problems::new(Some(here), Vec::new(), vec![file("a", 1)]);
        let lines: Vec<_> = (0..=problems.lines)
            .map_while(|line| problems.at(line))
            .collect();
        assert_eq!(lines.len(), problems.lines);
        let words = lines.iter().map(|line| match line {
            ProblemLine::File(path, _) => path.as_str(),
            ProblemLine::Fields(words) => words,
            ProblemLine::Blank => "",
            ProblemLine::Heading(words) => words,
            ProblemLine::Problem(at, _) => at,
        });
        assert_eq!(
            words.collect::<Vec<_>>(),
            [
                "a",
                "line 1",
                "",
                "the file under the cursor",
                "here",
                "title: text"
            ]
        );
    }
}
