//! The codes of Factiva's fields, two or three letters at the start of a line.

/// A field, in the order in which fields stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Code {
    Column,
    Section,
    Headline,
    Byline,
    Credit,
    Words,
    Day,
    Time,
    Source,
    Abbreviation,
    Edition,
    Page,
    Volume,
    Language,
    Copyright,
    Lead,
    Text,
    Captions,
    Contact,
    Reference,
    Companies,
    Industries,
    Subjects,
    Regions,
    PublisherMarks,
    Descriptors,
    Publisher,
    Number,
}

/// The codes as they are written.
const CODES: &[(&str, Code)] = &[
    ("CLM", Code::Column),
    ("SE", Code::Section),
    ("HD", Code::Headline),
    ("BY", Code::Byline),
    ("CR", Code::Credit),
    ("WC", Code::Words),
    ("PD", Code::Day),
    ("ET", Code::Time),
    ("SN", Code::Source),
    ("SC", Code::Abbreviation),
    ("ED", Code::Edition),
    ("PG", Code::Page),
    ("VOL", Code::Volume),
    ("LA", Code::Language),
    ("CY", Code::Copyright),
    ("LP", Code::Lead),
    ("TD", Code::Text),
    ("ART", Code::Captions),
    ("CT", Code::Contact),
    ("RF", Code::Reference),
    ("CO", Code::Companies),
    ("IN", Code::Industries),
    ("NS", Code::Subjects),
    ("RE", Code::Regions),
    ("IPC", Code::PublisherMarks),
    ("IPD", Code::Descriptors),
    ("PUB", Code::Publisher),
    ("AN", Code::Number),
];

impl Code {
    /// The code as it is written.
    pub(super) fn name(self) -> &'static str {
        let known = CODES.iter().find(|(_, code)| *code == self);
        known.map_or("", |(name, _)| name)
    }

    /// Whether the field holds the words of the story.
    pub(super) fn is_text(self) -> bool {
        matches!(self, Self::Lead | Self::Text)
    }
}

/// What stands after a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Nothing: the value is below.
    Alone,
    /// The value, after a tab.
    Tab,
    /// The value, after a space: it may be that the line is one of words.
    Space,
}

impl Form {
    /// Whether the line may be one of words.
    pub(super) fn has_words(self) -> bool {
        self == Self::Space
    }
}

/// The code that `line` begins with, which has no white space at its start.
pub(super) fn code(line: &[u8]) -> Option<(Code, Form)> {
    if !line.first()?.is_ascii_uppercase() {
        return None;
    }
    let length = line.iter().take_while(|byte| byte.is_ascii_uppercase());
    let (name, rest) = line.split_at_checked(length.count())?;
    let (_, code) = CODES.iter().find(|(known, _)| known.as_bytes() == name)?;
    let form = match rest.first() {
        None => Form::Alone,
        Some(b'\t') => Form::Tab,
        Some(b' ') => Form::Space,
        Some(_) => return None,
    };
    Some((*code, form))
}
