//! The names of the fields of LexisNexis, in English, German and French.

use super::label::labelled;

/// A field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Headline,
    Byline,
    Section,
    Length,
    Dateline,
    Highlight,
    Body,
    Graphic,
    Language,
    /// When the database took it in.
    Loaded,
    Address,
    Subject,
    /// Kept by the database for itself, above the text.
    Show,
    /// The same, below it.
    Filed,
}

/// The names of each, as [`labelled`] gives them.
const LABELS: &[(Label, &[&str])] = &[
    (
        Label::Headline,
        &["headline", "uberschrift", "titre", "titel"],
    ),
    (
        Label::Byline,
        &["byline", "autor", "auteur", "autoren", "auteurs"],
    ),
    (
        Label::Section,
        &["section", "rubrik", "rubrique", "ressort"],
    ),
    (Label::Length, &["length", "lange", "longueur"]),
    (Label::Dateline, &["dateline", "ortsmarke"]),
    (
        Label::Highlight,
        &["highlight", "encart", "insert", "highlights"],
    ),
    (Label::Body, &["body"]),
    (
        Label::Graphic,
        &["graphic", "graphics", "grafik", "graphique"],
    ),
    (Label::Language, &["language", "sprache", "langue"]),
    (Label::Loaded, &["loaddate", "update", "datechargement"]),
    (Label::Address, &["url"]),
    (Label::Subject, &["subject", "sujet"]),
    (
        Label::Show,
        &["show", "series", "anchors", "guests", "correctionappended"],
    ),
    (
        Label::Filed,
        &[
            "publicationtype",
            "typepublication",
            "typedepublication",
            "publikationstyp",
            "documenttype",
            "journalcode",
            "pubtype",
            "type",
            "accno",
            "documentid",
            "organization",
            "organisation",
            "company",
            "societe",
            "firma",
            "person",
            "geographic",
            "geolocalization",
            "localisationgeo",
            "ticker",
            "stocksymbol",
            "symboleboursier",
            "industry",
            "activitysector",
            "secteuractivite",
            "state",
            "city",
            "country",
            "distribution",
            "editor",
            "copyright",
        ],
    ),
];

/// The field that a line begins with, and its value there.
pub(super) fn label(line: &str) -> Option<(Label, &str)> {
    let (name, value) = labelled(line)?;
    let known = LABELS
        .iter()
        .find(|(_, names)| names.contains(&name.as_str()));
    known.map(|(label, _)| (*label, value))
}

/// Whether the name on a line is in capitals.
pub(super) fn is_capital(line: &str) -> bool {
    let name = line.split(':').next().unwrap_or_default();
    !name.chars().any(char::is_lowercase)
}

/// Whether a line is the one above the text in the newer shape.
pub(super) fn is_body_line(line: &str) -> bool {
    line.trim() == "Body"
}
