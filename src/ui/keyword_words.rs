//! What the keyword panel says of a group or a word: its note, its counts, and both in a sentence.

use crate::app::App;
use crate::app::keyword_panel::{Entry, KeywordPanel};
use crate::app::notice::grouped;
use crate::keywords::outline::{OutlineGroup, OutlineWord};
use crate::keywords::{Color, Match};
use crate::library::view::Sightings;
use crate::text::Clean;

/// The names of the first sixteen colours.
const NAMES: [&str; 16] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "white",
    "bright-black",
    "bright-red",
    "bright-green",
    "bright-yellow",
    "bright-blue",
    "bright-magenta",
    "bright-cyan",
    "bright-white",
];

/// What stands at the right of a line: of the article, the list and the library.
pub(super) type Counts = [String; 3];

/// A group or a word and its counts as a sentence.
pub(super) fn plain_words(
    app: &App,
    panel: &KeywordPanel,
    (group, entry): (&OutlineGroup, Entry),
) -> String {
    let word = match entry {
        Entry::Group(_) => None,
        Entry::Word(_, word) => group.words.get(word),
    };
    let (name, note, counts) = match word {
        None => {
            let note = group_note(group);
            (
                format!("Group {}", group.name),
                note,
                group_counts(app, panel, group),
            )
        }
        Some(of) => {
            let counts = word_counts(app, panel, (group, of));
            let note = word_note(of).trim().to_owned();
            (Clean::line(&of.word.text).to_string(), note, counts)
        }
    };
    let note = if note.is_empty() {
        note
    } else {
        format!(", {note}")
    };
    let [here, listed, all] = counts;
    let places = [
        (here, "in the article"),
        (listed, "in the list"),
        (all, "in the library"),
    ];
    let known = places.into_iter().filter(|(count, _)| !count.is_empty());
    let known: Vec<_> = known
        .map(|(count, place)| format!("{count} {place}"))
        .collect();
    format!("{name}{note}: {}", known.join(", "))
}

/// What is said beside a group: its colour, or that it is off.
pub(super) fn group_note(group: &OutlineGroup) -> String {
    let color = match group.color {
        None => String::new(),
        Some(Color::Indexed(index)) => match NAMES.get(usize::from(index)) {
            Some(name) => (*name).to_owned(),
            None => format!("colour {index}"),
        },
        Some(Color::Rgb(red, green, blue)) => format!("#{red:02x}{green:02x}{blue:02x}"),
    };
    match (group.is_enabled, color.is_empty()) {
        (true, _) => color,
        (false, true) => "off".to_owned(),
        (false, false) => format!("off, {color}"),
    }
}

/// What is said beside a word: its rule where it is not the usual one, and that it is off.
pub(super) fn word_note(of: &OutlineWord) -> &'static str {
    match (of.word.rule, of.is_enabled) {
        (Match::Plain, true) => "",
        (Match::Plain, false) => "  off",
        (Match::Exact, true) => "  exact",
        (Match::Exact, false) => "  exact, off",
        (Match::Word, true) => "  word",
        (Match::Word, false) => "  word, off",
        (Match::Part, true) => "  part",
        (Match::Part, false) => "  part, off",
        (Match::Regex, true) => "  regex",
        (Match::Regex, false) => "  regex, off",
    }
}

/// The hits of a group in the article, and its articles in list and library.
pub(super) fn group_counts(app: &App, panel: &KeywordPanel, group: &OutlineGroup) -> Counts {
    let Some(place) = group.place else {
        return Counts::default();
    };
    let of_article = app.hits_in_article(|hit| hit.group == place);
    let known = panel.counts.groups.as_ref();
    let seen = known.and_then(|groups| groups.get(usize::from(place)).copied());
    counts(app, of_article, seen, None)
}

/// The same of a word.
pub(super) fn word_counts(
    app: &App,
    panel: &KeywordPanel,
    (group, of): (&OutlineGroup, &OutlineWord),
) -> Counts {
    let places = group.place.zip(of.place);
    let of_article = places.and_then(|(group, word)| {
        app.hits_in_article(|hit| (hit.group, hit.word) == (group, word))
    });
    counts(
        app,
        of_article,
        panel.counts.of(&of.word),
        panel.counts.read,
    )
}

/// Counts as they are shown; of what is not counted yet, how much was `read` for it in percent.
fn counts(
    app: &App,
    of_article: Option<usize>,
    seen: Option<Sightings>,
    read: Option<usize>,
) -> Counts {
    let more = if app.look.is_ascii { "..." } else { "…" };
    let more = read.map_or_else(|| more.to_owned(), |percent| format!("{percent}%"));
    let number = |number: usize, is_partial: bool| {
        let plus = if is_partial { "+" } else { "" };
        format!("{}{plus}", grouped(number))
    };
    let of = |count: fn(Sightings) -> usize| {
        seen.map_or_else(|| more.clone(), |seen| number(count(seen), seen.is_partial))
    };
    [
        of_article.map(grouped).unwrap_or_default(),
        of(|seen| seen.listed),
        of(|seen| seen.library),
    ]
}
