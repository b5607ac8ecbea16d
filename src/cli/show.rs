//! `newsprint show`: articles, set for the terminal, or as JSON, or as their file stands.

use std::sync::Arc;

use serde_json::json;

use crate::article::facts;
use crate::cli::args::ShowArguments;
use crate::cli::end::{Status, Stop};
use crate::cli::find::{Finder, Found};
use crate::cli::library::{keywords, problem_line};
use crate::cli::output::{self, Output};
use crate::config::Places;
use crate::config::load::load;
use crate::export::{body, json, markdown};
use crate::keywords::{Matcher, counts};
use crate::library::raw;
use crate::reader::{LinkNumbers, Typography, layout_as};
use crate::text::Clean;
use crate::ui::ansi;
use crate::user::Store;

/// Shows what was asked for; what cannot be found is said, and the rest is shown.
pub(crate) fn run(
    wanted: &ShowArguments,
    places: &Places,
    output: &mut Output,
) -> Result<Status, Stop> {
    let matcher = keywords(places);
    let mut finder = Finder::new(&wanted.within, places, Arc::clone(&matcher));
    if wanted.raw {
        return show_raw(wanted, &mut finder, output);
    }
    let store = if wanted.json || wanted.markdown {
        store(places)
    } else {
        None
    };
    let typography = typography(wanted, places, output);
    let mut status = Status::Done;
    let mut shown = 0;
    for name in &wanted.articles {
        let finding = finder.find(name)?;
        for (path, problem) in &finding.problems {
            output::say(&problem_line(path, problem));
        }
        if let Some(words) = &finding.nothing_because {
            output::say(words);
            status = Status::Found;
        }
        for found in &finding.found {
            if wanted.markdown {
                let added = store
                    .as_ref()
                    .map(|store| store.added(&found.keys))
                    .transpose()?;
                let text = markdown::file(&found.article, &added.unwrap_or_default());
                output.line(&Clean::text(text.trim_end()))?;
            } else if wanted.json {
                write_json(found, &matcher, store.as_ref(), output)?;
            } else {
                if shown > 0 {
                    write_rule(typography.measure_cells, output)?;
                }
                write_page(found, &matcher, typography, output)?;
            }
            shown += 1;
        }
    }
    Ok(status)
}

/// The marks, if they can be read.
fn store(places: &Places) -> Option<Store> {
    match Store::open(&places.data) {
        Ok(store) => {
            store.take_notice().iter().for_each(output::say);
            Some(store)
        }
        Err(error) => {
            let words = format!("bookmarks and read marks cannot be used: {error}");
            output::say(&Clean::line(&words));
            None
        }
    }
}

/// How a page is set: as the settings say, in the width that was asked for or that there is.
fn typography(wanted: &ShowArguments, places: &Places, output: &Output) -> Typography {
    let mut typography = load(&places.settings()).settings.typography;
    // No key opens a link here.
    typography.links = LinkNumbers::None;
    let room = output.columns().unwrap_or(typography.measure_cells);
    typography.measure_cells = wanted.width.unwrap_or_else(|| typography.cells_in(room));
    typography
}

/// Writes the object of an article, with its text and its blocks.
fn write_json(
    found: &Found,
    matcher: &Matcher,
    store: Option<&Store>,
    output: &mut Output,
) -> Result<(), Stop> {
    let marks = store.map(|store| store.marks(&[found.keys])).transpose()?;
    let mark = marks.and_then(|marks| marks.into_iter().next());
    let added = store.map(|store| store.added(&found.keys)).transpose()?;
    let entry = json::Entry {
        id: found.keys.id(),
        root: &found.root,
        path: &found.path,
        part: found.article.part,
        mark: mark.unwrap_or_default(),
        added: &added.unwrap_or_default(),
        hits: &counts::count(&found.article, matcher),
        copies: &found.copies,
    };
    let facts = facts::facts(&found.article);
    let mut object = json::article(&entry, facts, matcher.keywords());
    let text = body::text(&found.article.body);
    object.insert("text".to_owned(), json!(text));
    object.insert("body".to_owned(), body::blocks(&found.article.body));
    output.json(object)
}

/// Writes an article as the reader sets it: with looks on a terminal, else its words alone.
fn write_page(
    found: &Found,
    matcher: &Arc<Matcher>,
    typography: Typography,
    output: &mut Output,
) -> Result<(), Stop> {
    let page = layout_as(&found.article, matcher, typography);
    if output.columns().is_some() {
        let app = output.app(matcher);
        let mut lines = ansi::lines(&page, &app);
        return lines.try_for_each(|line| output.painted(&line));
    }
    page.lines.iter().try_for_each(|line| {
        let words: String = line.shown().iter().map(|span| span.text.as_str()).collect();
        output.line(&Clean::text(words.trim_end()))
    })
}

/// Writes what stands between two articles.
fn write_rule(width: u16, output: &mut Output) -> Result<(), Stop> {
    let rule = if output.look.is_ascii { "-" } else { "─" };
    let rule = Clean::line(&rule.repeat(usize::from(width)));
    let empty = Clean::default();
    [&empty, &rule, &empty]
        .into_iter()
        .try_for_each(|line| output.line(line))
}

/// Writes the files that were named, or that hold what was named, as they stand.
fn show_raw(
    wanted: &ShowArguments,
    finder: &mut Finder,
    output: &mut Output,
) -> Result<Status, Stop> {
    let mut status = Status::Done;
    for name in &wanted.articles {
        let text = finder.file(name)?.and_then(|file| {
            raw::read_file(&file)
                .map_err(|error| Clean::line(&format!("cannot open {}: {error}", file.display())))
        });
        match text {
            Ok(text) => output.line(&text)?,
            Err(words) => {
                output::say(&words);
                status = Status::Found;
            }
        }
    }
    Ok(status)
}
