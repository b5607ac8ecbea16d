//! `newsprint check`: what was read, as what, and every problem with its reason.
//!
//! The summary is for someone who wants to do something about it: the commonest problems come with
//! what to try, and what was found of how many articles shows which facts a folder lacks.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::app::notice::counted;
use crate::article::Problem;
use crate::cancel::Cancel;
use crate::cli::args::CheckArguments;
use crate::cli::end::{Status, Stop};
use crate::cli::library::{Library, Looking, as_named, keywords, or_set, problem_line};
use crate::cli::output::Output;
use crate::config::Places;
use crate::export::json;
use crate::library::catalog::found;
use crate::library::{FileRow, Texts};
use crate::text::{Clean, width};

/// Checks the folders and files that were named.
pub(crate) fn run(
    wanted: &CheckArguments,
    places: &Places,
    output: &mut Output,
) -> Result<Status, Stop> {
    let matcher = keywords(places);
    let mut library = Library::open(&wanted.paths, places, matcher)?;
    library.refresh(
        Looking::AtChanges,
        &mut Texts::default(),
        &Cancel::default(),
    )?;
    let files = library.catalog.files()?;
    if wanted.json {
        write_json(&library, &files, output)?;
    } else {
        if wanted.fields {
            write_fields(&library, &files, &or_set(&wanted.paths, places), output)?;
        }
        write_problems(&files, &or_set(&wanted.paths, places), output)?;
        write_commonest(&files, output)?;
        write_table(&files, output)?;
        write_found(&library, output)?;
    }
    let has_problems = files.iter().any(|file| !file.problems.is_empty());
    Ok(if has_problems {
        Status::Found
    } else {
        Status::Done
    })
}

/// Writes an object a file, and after it one for each of its problems.
fn write_json(library: &Library, files: &[FileRow], output: &mut Output) -> Result<(), Stop> {
    for file in files {
        let fields = library.catalog.found_in(file, usize::MAX)?;
        output.json(json::file(&json::File {
            root: &file.root,
            path: &file.path,
            format: file.format.as_deref(),
            articles: file.articles,
            problems: file.problems.len(),
            skipped: file.skipped.as_deref(),
            fields: &fields,
        }))?;
        for problem in &file.problems {
            output.json(json::problem(&file.root, &file.path, problem))?;
        }
    }
    Ok(())
}

/// Writes each file that articles were read of, and under it where their facts were found.
fn write_fields(
    library: &Library,
    files: &[FileRow],
    named: &[PathBuf],
    output: &mut Output,
) -> Result<(), Stop> {
    for file in files.iter().filter(|file| file.articles > 0) {
        let fields = library.catalog.found_in(file, usize::MAX)?;
        let path = as_named(&file.root, &file.path, named);
        let format = file.format.as_deref().unwrap_or_default();
        let read = counted(file.articles, "article");
        let path = Clean::line(&path.to_string_lossy());
        write_text(&format!("{path}  {format}, {read}"), output)?;
        let words = found::in_words(&fields, separator(output));
        write_text(&format!("    {words}\n"), output)?;
    }
    Ok(())
}

/// What stands between two facts.
fn separator(output: &Output) -> &'static str {
    output.look.dot()
}

/// Writes each problem on a line, its place first.
fn write_problems(files: &[FileRow], named: &[PathBuf], output: &mut Output) -> Result<(), Stop> {
    let mut has_any = false;
    for file in files.iter().filter(|file| !file.problems.is_empty()) {
        let path = as_named(&file.root, &file.path, named);
        for problem in &file.problems {
            has_any = true;
            output.line(&problem_line(&path, problem))?;
        }
    }
    if has_any {
        output.line(&Clean::default())?;
    }
    Ok(())
}

/// Problems that are told of with what to do about them.
const COMMONEST: usize = 5;

/// Writes the commonest problems, if there are so many that they must be looked for.
fn write_commonest(files: &[FileRow], output: &mut Output) -> Result<(), Stop> {
    let mut kinds: BTreeMap<String, (usize, &Problem)> = BTreeMap::new();
    let problems = files.iter().flat_map(|file| &file.problems);
    for problem in problems {
        let kind = kinds.entry(kind_of(&problem.what));
        kind.or_insert((0, problem)).0 += 1;
    }
    let all: usize = kinds.values().map(|(count, _)| count).sum();
    if all <= COMMONEST {
        return Ok(());
    }
    let mut kinds: Vec<_> = kinds.into_values().collect();
    kinds.sort_by_key(|(count, _)| Reverse(*count));
    write_text("commonest problems", output)?;
    for (count, problem) in kinds.iter().take(COMMONEST) {
        write_text(&format!("{count:>8}  {}", problem.what), output)?;
        if let Some(hint) = &problem.hint {
            write_text(&format!("          {hint}"), output)?;
        }
    }
    output.line(&Clean::default())
}

/// What problems of one kind share: all but the numbers, and what was found instead.
fn kind_of(what: &str) -> String {
    let what = what.split(", found ").next().unwrap_or_default();
    what.chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// Why files of one kind are passed over: without what each of them holds.
fn kind_of_file(reason: &str) -> &str {
    reason.split(": ").next().unwrap_or(reason)
}

/// Writes of how many articles which facts were found and where, and how many are copies.
fn write_found(library: &Library, output: &mut Output) -> Result<(), Stop> {
    let found = library.catalog.found()?;
    if found.articles == 0 {
        return Ok(());
    }
    write_text("\nfound in articles", output)?;
    for field in found.facts {
        let (name, count) = (field.name, field.found());
        let percent = count * 100 / found.articles;
        let places = field.from.iter().map(|(place, count)| match count {
            _ if field.from.len() == 1 => place.clone(),
            count => format!("{place} {count}"),
        });
        let places = places.collect::<Vec<_>>().join(", ");
        let words = format!("{count:>8}  {name} ({percent} %): {places}");
        write_text(&words, output)?;
    }
    if found.copies > 0 {
        let words = format!(
            "\nof {} articles, {} are copies of others",
            found.articles, found.copies
        );
        write_text(&words, output)?;
    }
    Ok(())
}

/// What is counted of the files of one format.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    files: usize,
    articles: usize,
    problems: usize,
}

impl Tally {
    fn add(&mut self, file: &FileRow) {
        self.files += 1;
        self.articles += file.articles;
        self.problems += file.problems.len();
    }
}

/// Writes how many files were read as what, and how many were passed over and why.
fn write_table(files: &[FileRow], output: &mut Output) -> Result<(), Stop> {
    let mut read: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut skipped: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all = Tally::default();
    for file in files {
        all.add(file);
        match (&file.skipped, &file.format) {
            (Some(reason), _) => *skipped.entry(kind_of_file(reason)).or_default() += 1,
            (None, Some(format)) => read.entry(format).or_default().add(file),
            (None, None) => read.entry("not readable").or_default().add(file),
        }
    }
    let rows: Vec<_> = read.into_iter().chain([("in all", all)]).collect();
    let names = rows.iter().map(|(name, _)| width::width(name));
    let name_cells = names.max().unwrap_or(0);
    let head = width::fit("format", name_cells);
    write_text(&format!("{head}     files  articles  problems"), output)?;
    for (name, tally) in rows {
        let name = width::fit(name, name_cells);
        let [files, articles, problems] = [tally.files, tally.articles, tally.problems];
        write_text(
            &format!("{name}  {files:>8}  {articles:>8}  {problems:>8}"),
            output,
        )?;
    }
    if !skipped.is_empty() {
        write_text("\npassed over", output)?;
    }
    let mut skipped: Vec<_> = skipped.into_iter().collect();
    skipped.sort_by_key(|(_, files)| Reverse(*files));
    skipped
        .into_iter()
        .try_for_each(|(reason, files)| write_text(&format!("{files:>8}  {reason}"), output))
}

fn write_text(text: &str, output: &mut Output) -> Result<(), Stop> {
    output.line(&Clean::text(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_that_differ_in_numbers_are_of_one_kind() {
        let same = [
            "larger than 64 MB, the most that is read",
            "larger than 128 MB, the most that is read",
        ];
        assert_eq!(kind_of(same[0]), kind_of(same[1]));
        let found = ["expected a title, found “a”", "expected a title, found 7"];
        assert_eq!(kind_of(found[0]), kind_of(found[1]));
        assert_ne!(kind_of("expected a title"), kind_of("expected a body"));
    }
}
