//! What may be asked for on the command line.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::builder::{
    PossibleValue, PossibleValuesParser, StringValueParser, Styles, TypedValueParser,
};
use clap::{Args, ColorChoice, Parser, Subcommand, value_parser};

use crate::cli::bookmarks::BookmarksArguments;
use crate::cli::completions::CompletionsArguments;
use crate::cli::config::ConfigArguments;
use crate::cli::export::Format;
use crate::cli::keys::KeysArguments;
use crate::cli::mark::MarkArguments;
use crate::cli::undo::UndoArguments;
use crate::config::{Column, Named, Shows};
use crate::library::view::periods::By;
use crate::query::Sort;

/// A terminal reader for the news you have saved.
#[derive(Debug, Parser)]
#[command(
    name = "newsprint",
    version,
    color = ColorChoice::Never,
    styles = Styles::plain(),
    override_usage = "newsprint [OPTIONS] [FOLDER|FILE]…\n       newsprint [OPTIONS] <COMMAND>",
    after_help = "With folders or files it opens the reader on them, with neither on those of the\n\
        setting folders, else on the current one.\n\
        A command's name goes before a folder's: ./list is the folder.\n\n\
        Exit status: 0 done, 1 check or config check found problems or an article is unknown, 2 wrong usage or cannot start, \
        130 index was stopped."
)]
pub(crate) struct Arguments {
    /// The folders and files to read
    #[arg(value_name = "FOLDER|FILE")]
    pub(crate) paths: Vec<PathBuf>,

    /// For screen readers and Braille: no boxes, no columns, marks in words
    #[arg(long = "plain")]
    pub(crate) is_plain: bool,

    #[command(flatten)]
    pub(crate) places: PlaceArguments,

    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// Where newsprint keeps what.
#[derive(Debug, Args)]
pub(crate) struct PlaceArguments {
    /// Where bookmarks and read marks are kept.
    #[arg(
        long = "data-dir",
        global = true,
        help_heading = "Places",
        value_name = "FOLDER",
        help = "Keep bookmarks and read marks in this folder [env: NEWSPRINT_DATA_DIR]"
    )]
    data: Option<PathBuf>,

    /// Where catalogues are kept.
    #[arg(
        long = "cache-dir",
        global = true,
        help_heading = "Places",
        value_name = "FOLDER",
        help = "Keep catalogues in this folder; they may be deleted at any time [env: NEWSPRINT_CACHE_DIR]"
    )]
    cache: Option<PathBuf>,

    /// Where the user's own files are.
    #[arg(
        long = "config-dir",
        global = true,
        help_heading = "Places",
        value_name = "FOLDER",
        help = "Look for config.toml and keywords.toml in this folder [env: NEWSPRINT_CONFIG_DIR]"
    )]
    config: Option<PathBuf>,
}

impl PlaceArguments {
    /// The folders that were named.
    pub(crate) fn named(&self) -> Named {
        Named {
            config: self.config.clone(),
            data: self.data.clone(),
            cache: self.cache.clone(),
        }
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Open the articles that come with the program
    Demo,
    /// List articles, one line each
    List(ListArguments),
    /// Show articles, set for the terminal
    Show(ShowArguments),
    /// Say what was read, as what, and every problem with its reason
    Check(CheckArguments),
    /// Write articles as a dossier, a table or a bibliography
    Export(ExportArguments),
    /// Count the articles and hits of every keyword, by time too, or show them in context
    Keywords(KeywordsArguments),
    /// Bring the search index up to date
    Index(IndexArguments),
    /// Mark what a query lists read or unread
    Mark(MarkArguments),
    /// List bookmarks, change them, carry them to other machines and programs
    Bookmarks(BookmarksArguments),
    /// Take back the last thing done to articles
    Undo(UndoArguments),
    /// Say where settings are, what can be set, and what is wrong in them
    Config(ConfigArguments),
    /// List the keys and what they do
    Keys(KeysArguments),
    /// Write the completion script of a shell
    Completions(CompletionsArguments),
    /// Write the manual page
    #[command(after_help = "\
Examples:
  newsprint man | man -l -
  newsprint man > ~/.local/share/man/man1/newsprint.1")]
    Man,
}

/// Which library a command looks in, and how.
#[derive(Debug, Args)]
pub(crate) struct LibraryArguments {
    /// Look in this folder or file; may be given several times [default: the setting folders, else the current folder]
    #[arg(long = "in", value_name = "FOLDER|FILE")]
    pub(crate) within: Vec<PathBuf>,

    /// Take what is known of the folders, without looking at them
    #[arg(long)]
    pub(crate) no_refresh: bool,
}

/// In which order articles come.
#[derive(Debug, Args)]
pub(crate) struct OrderArguments {
    /// Sort by this key, unless the query says sort:KEY
    #[arg(
        long,
        value_name = "KEY",
        allow_hyphen_values = true,
        default_value = Sort::default().name(),
        value_parser = PossibleValuesParser::new(Sort::ALL.map(Sort::name)),
    )]
    sort: String,
}

impl OrderArguments {
    /// The order that was asked for.
    pub(crate) fn sort(&self) -> Sort {
        Sort::named(&self.sort).unwrap_or_default()
    }
}

/// Which articles something is done with, in which order.
#[derive(Debug, Args)]
pub(crate) struct ListedArguments {
    /// Which articles, in the language of queries: drones -opinion source:bbc date:2023-02
    #[arg(value_name = "QUERY")]
    pub(crate) query: Vec<String>,

    #[command(flatten)]
    pub(crate) library: LibraryArguments,

    #[command(flatten)]
    pub(crate) order: OrderArguments,

    /// At most this many
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<usize>,
}

/// Reads a column, and tells shells which there are.
#[derive(Debug, Clone)]
struct ColumnParser;

impl TypedValueParser for ColumnParser {
    type Value = Column;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<Column, clap::Error> {
        let parse = |written: String| {
            let column = Column::parse(&written);
            column.map_err(|(what, hint)| format!("{what}; {hint}"))
        };
        let texts = StringValueParser::new().try_map(parse);
        texts.parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let all = Shows::ALL.iter();
        let value = |shows: &Shows| PossibleValue::new(shows.name()).help(shows.help());
        Some(Box::new(all.map(value)))
    }
}

/// What `list` may be asked for.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    newsprint list --in news is:unread\n  \
    newsprint list --in news --columns date,authors,title,tags,path drones")]
pub(crate) struct ListArguments {
    #[command(flatten)]
    pub(crate) of: ListedArguments,

    /// Write JSON Lines: one object an article
    #[arg(long)]
    pub(crate) json: bool,

    /// Write these columns, apart by commas, each with a width on a terminal if it is to have one: source:24
    /// [default: date,source,title,id; on a terminal the setting columns, and the id]
    #[arg(long, value_name = "COLUMN", value_delimiter = ',', value_parser = ColumnParser, conflicts_with = "json")]
    pub(crate) columns: Vec<Column>,
}

/// What `export` may be asked for.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    newsprint export --in news drones 'date>=2023' > dossier.md\n  \
    newsprint export --in news is:bookmarked --output reading.bib")]
pub(crate) struct ExportArguments {
    #[command(flatten)]
    pub(crate) of: ListedArguments,

    /// What to write [default: as the ending of --output says (.md .jsonl .csv .bib .json); on standard output markdown]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(crate) format: Option<Format>,

    /// Write to this new file, outside the folders of the library [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// What `show` may be asked for.
#[derive(Debug, Args)]
pub(crate) struct ShowArguments {
    /// Ids, or beginnings of ids, as `list` gives them; or files, with #2 for the second article
    #[arg(value_name = "ARTICLE", required = true)]
    pub(crate) articles: Vec<OsString>,

    /// Look for ids in this folder or file; may be given several times [default: the setting folders, else the current folder]
    #[arg(long = "in", value_name = "FOLDER|FILE")]
    pub(crate) within: Vec<PathBuf>,

    /// Write JSON Lines: one object an article, with its text and its blocks
    #[arg(long, conflicts_with_all = ["raw", "markdown"])]
    pub(crate) json: bool,

    /// Write Markdown: the facts, then the text
    #[arg(long, conflicts_with = "raw")]
    pub(crate) markdown: bool,

    /// Write the file as it stands, made safe for the terminal
    #[arg(long)]
    pub(crate) raw: bool,

    /// Set for this many columns [default: the terminal's, at most the setting text-width]
    #[arg(long, value_name = "COLUMNS", value_parser = value_parser!(u16).range(1..))]
    pub(crate) width: Option<u16>,
}

/// What `keywords` may be asked for.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    newsprint keywords --in news date:2023\n  \
    newsprint keywords --in news --by month --json source:bbc\n  \
    newsprint keywords --in news --context keyword:security\n  \
    newsprint keywords --in news --context '\"security council\" date:2023'")]
pub(crate) struct KeywordsArguments {
    /// Which articles to count in, in the language of queries [default: all]
    #[arg(value_name = "QUERY")]
    pub(crate) query: Vec<String>,

    #[command(flatten)]
    pub(crate) library: LibraryArguments,

    /// Count the articles of each day, week or month, and those with hits of each keyword group
    #[arg(
        long,
        value_name = "PERIOD",
        value_parser = PossibleValuesParser::new(By::ALL.map(By::name)),
    )]
    pub(crate) by: Option<String>,

    /// Write every place of the words or keywords that QUERY looks for, of all keywords where it looks
    /// for none, with the words around it
    #[arg(long, conflicts_with = "by")]
    pub(crate) context: bool,

    /// Write JSON Lines: one object a keyword, a period or a place
    #[arg(long)]
    pub(crate) json: bool,
}

/// What `check` may be asked for.
#[derive(Debug, Args)]
pub(crate) struct CheckArguments {
    /// The folders and files to check [default: the setting folders, else the current folder]
    #[arg(value_name = "FOLDER|FILE")]
    pub(crate) paths: Vec<PathBuf>,

    /// Write JSON Lines: one object a file, its fields among it, and one a problem
    #[arg(long)]
    pub(crate) json: bool,

    /// Say of each file which facts were found, and where
    #[arg(long)]
    pub(crate) fields: bool,
}

/// What `index` may be asked for.
#[derive(Debug, Args)]
pub(crate) struct IndexArguments {
    /// The folders and files to index [default: the setting folders, else the current folder]
    #[arg(value_name = "FOLDER|FILE")]
    pub(crate) paths: Vec<PathBuf>,

    /// Throw catalogue and index away, and make them anew
    #[arg(long)]
    pub(crate) rebuild: bool,

    /// Read every file, whatever its time says, and check all that is kept
    #[arg(long, conflicts_with = "rebuild")]
    pub(crate) verify: bool,

    /// Write what was done as a JSON object
    #[arg(long)]
    pub(crate) json: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn parsed(arguments: &[&str]) -> Arguments {
        let all = ["newsprint"].iter().chain(arguments);
        Arguments::try_parse_from(all).unwrap()
    }

    #[test]
    fn the_arguments_are_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_command_goes_before_a_folder_of_its_name() {
        assert!(matches!(parsed(&["list"]).command, Some(Command::List(_))));
        assert!(matches!(
            parsed(&["--data-dir", "x", "list"]).command,
            Some(Command::List(_))
        ));
        for folder in ["./list", "news", "lists"] {
            let arguments = parsed(&[folder]);
            assert!(arguments.command.is_none());
            assert_eq!(arguments.paths, [PathBuf::from(folder)]);
        }
    }

    #[test]
    fn folders_of_places_may_be_named_before_and_after_the_command() {
        for arguments in [["--cache-dir", "c", "list"], ["list", "--cache-dir", "c"]] {
            assert_eq!(parsed(&arguments).places.named().cache, Some("c".into()));
        }
    }

    #[test]
    fn orders_may_begin_with_a_minus() {
        let Some(Command::List(list)) = parsed(&["list", "--sort", "-date"]).command else {
            panic!("not a list");
        };
        assert_eq!(list.of.order.sort, "-date");
    }
}
