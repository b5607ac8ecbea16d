//! The table of formats, and reading a file with the right one.
//!
//! Content decides before the extension. Each format is one row: a name, how it is recognised, how
//! it is read. The next format is one file and one row.

use std::path::Path;

use crate::article::{Article, Problem};
use crate::formats::{
    Budget, archive, bookmarks, csv, decode, document, enex, epub, feed, finish, html, json, jsonl,
    kinds, mail, markdown, mhtml, newsboat, press, reuters, story, text, wallabag, warc,
};

/// What a format reads: one file, decoded.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// Path relative to the root; its name and extension are hints, and the last resort for a title.
    pub path: &'a Path,
    /// The bytes as they stand.
    pub bytes: &'a [u8],
    /// The text they hold; empty for formats of bytes, which decode their own.
    pub text: &'a str,
    /// How much work it may cost.
    pub budget: &'a Budget,
}

/// What came out of one file.
#[derive(Debug, Default)]
pub struct Reading {
    /// Name of the format that read it; `None` where none does.
    pub format: Option<&'static str>,
    /// The articles, in file order.
    pub articles: Vec<Article>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// How many more problems there are than are listed.
    pub unlisted: u32,
    /// Why the file was passed over without being a problem (an empty file, a picture, a format
    /// not yet read).
    pub skipped: Option<String>,
}

/// One row of the table.
#[derive(Debug)]
pub struct Format {
    /// The name used in JSON, in `format:` and on screen.
    pub name: &'static str,
    /// Extensions it is known by, lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// Whether the start of a file is of this format, extension aside.
    pub recognises: fn(&Input) -> bool,
    /// Reads it: articles and problems are added to the reading, in file order.
    pub read: fn(&Input, &mut Reading),
}

/// Every format, in the order in which they are tried.
pub static FORMATS: &[Format] = &[
    FEED, ENEX, REUTERS, BOOKMARKS, DOCUMENT, HTML, NEXIS, PROQUEST, FACTIVA, MARKDOWN, JSONL,
    JSON, CSV, NEWSBOAT, WALLABAG, STORY, TEXT,
];

const FEED: Format = Format {
    name: "feed",
    extensions: &["rss", "atom", "rdf"],
    recognises: feed::recognises,
    read: feed::read,
};

/// Formats of bytes: they hold texts in several charsets, or what is no text. They are tried first.
static OF_BYTES: &[Format] = &[EPUB, ZIP, GZIP, ZSTD, WARC, MHTML, MBOX, MAIL];

const EPUB: Format = Format {
    name: "epub",
    extensions: &["epub"],
    recognises: epub::recognises,
    read: epub::read,
};

const ZIP: Format = Format {
    name: "zip",
    extensions: &[],
    recognises: archive::is_zip,
    read: archive::read_zip,
};

const GZIP: Format = Format {
    name: "gzip",
    extensions: &[],
    recognises: archive::is_gzip,
    read: archive::read_gzip,
};

const ZSTD: Format = Format {
    name: "zstd",
    extensions: &[],
    recognises: archive::is_zstd,
    read: archive::read_zstd,
};

const WARC: Format = Format {
    name: "warc",
    extensions: &["warc", "arc", "wet"],
    recognises: warc::recognises,
    read: warc::read,
};

const MHTML: Format = Format {
    name: "mhtml",
    extensions: &["mhtml", "mht"],
    recognises: mhtml::recognises,
    read: mhtml::read,
};

const MBOX: Format = Format {
    name: "mbox",
    extensions: &["mbox", "mbx"],
    recognises: mail::mbox::recognises,
    read: mail::mbox::read,
};

const MAIL: Format = Format {
    name: "mail",
    extensions: &["eml", "emlx"],
    recognises: mail::recognises,
    read: mail::read,
};

const ENEX: Format = Format {
    name: "enex",
    extensions: &["enex"],
    recognises: enex::recognises,
    read: enex::read,
};

const REUTERS: Format = Format {
    name: "reuters",
    extensions: &[],
    recognises: reuters::recognises,
    read: reuters::read,
};

const NEXIS: Format = Format {
    name: "nexis",
    extensions: &[],
    recognises: press::is_nexis,
    read: press::read_nexis,
};

const PROQUEST: Format = Format {
    name: "proquest",
    extensions: &[],
    recognises: press::is_proquest,
    read: press::read_proquest,
};

const FACTIVA: Format = Format {
    name: "factiva",
    extensions: &[],
    recognises: press::is_factiva,
    read: press::read_factiva,
};

const BOOKMARKS: Format = Format {
    name: "bookmarks",
    extensions: &[],
    recognises: bookmarks::recognises,
    read: bookmarks::read,
};

const DOCUMENT: Format = Format {
    name: "xml",
    extensions: &[],
    recognises: document::recognises,
    read: document::read,
};

const NEWSBOAT: Format = Format {
    name: "newsboat",
    extensions: &[],
    recognises: newsboat::recognises,
    read: newsboat::read,
};

const WALLABAG: Format = Format {
    name: "wallabag",
    extensions: &[],
    recognises: wallabag::recognises,
    read: wallabag::read,
};

const STORY: Format = Format {
    name: "story",
    extensions: &["story"],
    recognises: story::recognises,
    read: story::read,
};

const HTML: Format = Format {
    name: "html",
    extensions: &["html", "htm", "xhtml", "xht", "shtml"],
    recognises: html::recognises,
    read: html::read,
};

const MARKDOWN: Format = Format {
    name: "markdown",
    extensions: &["md", "markdown", "mdown", "mkd", "mdx", "qmd", "rmd"],
    recognises: markdown::recognises,
    read: markdown::read,
};

const JSONL: Format = Format {
    name: "jsonl",
    extensions: &["jsonl", "ndjson", "jl"],
    recognises: jsonl::recognises,
    read: jsonl::read,
};

const JSON: Format = Format {
    name: "json",
    extensions: &["json"],
    recognises: json::recognises,
    read: json::read,
};

const CSV: Format = Format {
    name: "csv",
    extensions: &["csv", "tsv", "psv", "tab"],
    recognises: csv::recognises,
    read: csv::read,
};

const TEXT: Format = Format {
    name: "text",
    extensions: &["txt", "text"],
    recognises: text::recognises,
    read: text::read,
};

/// Reads one file: recognises its format, decodes it, reads it, and finishes each article (a title
/// where none was found, absent values taken out, language where it is clear).
///
/// Pure: it looks at no clock but the budget's and touches no file.
pub fn read(path: &Path, bytes: &[u8], budget: &Budget) -> Reading {
    budget.begin();
    let whole = Input {
        path,
        bytes,
        text: "",
        budget,
    };
    if let Some(format) = of_bytes(&whole) {
        return read_as(format, &whole);
    }
    if let Some(reason) = kinds::of_bytes(bytes) {
        return Reading::skipped(reason);
    }
    let decoded = decode::decode(bytes);
    let input = Input {
        text: &decoded.text,
        ..whole
    };
    if let Some(reason) = kinds::of_text(path, &decoded.text) {
        return Reading::skipped(reason);
    }
    read_as(choose(&input), &input)
}

/// The format of that name.
pub(super) fn of_name(name: &str) -> Option<&'static Format> {
    let mut formats = FORMATS.iter().chain(OF_BYTES);
    formats.find(|format| format.name == name)
}

/// Reads a run of records of a larger file, which is of `format`, as `read` does.
pub(super) fn read_piece(
    format: &'static Format,
    read: &dyn Fn(&Input, &mut Reading),
    (path, bytes): (&Path, &[u8]),
    budget: &Budget,
) -> Reading {
    budget.begin();
    let is_of_bytes = OF_BYTES.iter().any(|known| known.name == format.name);
    let decoded = (!is_of_bytes).then(|| decode::decode(bytes));
    let input = Input {
        path,
        bytes,
        text: decoded.as_ref().map_or("", |decoded| &decoded.text),
        budget,
    };
    let mut reading = read_with(format.name, read, &input);
    // Of one piece of many it is no problem that it holds no article.
    let is_of_piece = |problem: &Problem| problem.part.is_none() && problem.line.is_none();
    if reading.articles.is_empty() {
        reading
            .problems
            .retain(|problem| !is_of_piece(problem) || problem.what != *finish::NONE);
    }
    reading
}

/// Reads a file of a format, and finishes each article.
fn read_as(format: &'static Format, input: &Input) -> Reading {
    let mut reading = read_with(format.name, &format.read, input);
    let more = reading.problems.len().saturating_sub(MOST_PROBLEMS);
    reading.problems.truncate(MOST_PROBLEMS);
    let more = u32::try_from(more).unwrap_or(u32::MAX);
    reading.unlisted = reading.unlisted.saturating_add(more);
    reading.problems.extend(and_more(reading.unlisted));
    reading
}

/// Problems that are listed of a file, at most; the others are counted.
pub const MOST_PROBLEMS: usize = 1_000;

/// The problem that stands for so many that are not listed.
pub fn and_more(unlisted: u32) -> Option<Problem> {
    let what = format!("and {unlisted} more problems of this file");
    (unlisted > 0).then(|| Problem::file(&what))
}

fn read_with(name: &'static str, read: &dyn Fn(&Input, &mut Reading), input: &Input) -> Reading {
    let mut reading = Reading {
        format: Some(name),
        ..Reading::default()
    };
    read(input, &mut reading);
    finish::finish(input, name, &mut reading);
    reading
}

/// The format of bytes that a file is of. Markdown may begin with anything.
pub(super) fn of_bytes(input: &Input) -> Option<&'static Format> {
    let is_markdown = MARKDOWN
        .extensions
        .contains(&extension(input.path).as_str());
    let mut formats = OF_BYTES.iter().filter(|_| !is_markdown);
    formats.find(|format| (format.recognises)(input))
}

impl Reading {
    /// A file that was passed over, and why.
    fn skipped(reason: String) -> Self {
        Self {
            skipped: Some(reason),
            ..Self::default()
        }
    }
}

/// The format of a file: by its content, then by its extension; Markdown and tables by their
/// extension first, for their content may begin with anything. What is left is text.
pub(super) fn choose(input: &Input) -> &'static Format {
    let extension = extension(input.path);
    let named = FORMATS
        .iter()
        .chain(OF_BYTES)
        .find(|format| format.extensions.contains(&extension.as_str()));
    let by_name = [MARKDOWN.name, CSV.name];
    if let Some(named) = named.filter(|format| by_name.contains(&format.name)) {
        return named;
    }
    let recognised = FORMATS.iter().find(|format| (format.recognises)(input));
    recognised.or(named).unwrap_or(&TEXT)
}

/// The extension of `path`, lower case; empty where it has none.
pub(super) fn extension(path: &Path) -> String {
    let extension = path.extension().unwrap_or_default();
    extension.to_string_lossy().to_lowercase()
}
