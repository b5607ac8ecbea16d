//! One value of a mark, and when it was set: in a document a line of text, the time in front.

use crate::text::Clean;
use crate::text::fold::folded;
use crate::user::addition::Kind;
use crate::user::aspect::Aspect;
use crate::user::{Facts, Spot, note};

/// The latest time that is believed: the end of the year 9999, in seconds since 1970.
const LATEST: i64 = 253_402_300_799;

/// What is set of one aspect of a mark.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Register {
    /// When, in seconds since 1970.
    pub(crate) at: i64,
    /// `None` where it was taken away.
    pub(crate) value: Option<String>,
}

/// What of a mark a register is of: the aspect, and the folded form of a tag.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Of {
    kind: Option<Kind>,
    name: String,
}

const BOOKMARKED: &str = "bookmarked";
const READ: &str = "read";

impl Of {
    /// That of an aspect of the state.
    pub(crate) fn aspect(aspect: Aspect, name: &str) -> Self {
        let own = |kind, name: &str| Self {
            kind,
            name: name.to_owned(),
        };
        match aspect {
            Aspect::Bookmarked => own(None, BOOKMARKED),
            Aspect::Read => own(None, READ),
            Aspect::Added(kind) => own(Some(kind), name),
        }
    }

    /// The aspect of the state.
    pub(crate) fn to_aspect(&self) -> Aspect {
        match self.kind {
            Some(kind) => Aspect::Added(kind),
            None if self.name == BOOKMARKED => Aspect::Bookmarked,
            None => Aspect::Read,
        }
    }

    /// Which of that aspect: the folded form of a tag, else nothing.
    pub(crate) fn name(&self) -> &str {
        self.kind.map_or("", |_| &self.name)
    }

    /// Whether it is what is known of the article, which no one has set.
    pub(crate) fn is_of_facts(&self) -> bool {
        self.kind == Some(Kind::Facts)
    }

    /// Whether it is the note.
    pub(crate) fn is_of_note(&self) -> bool {
        self.kind == Some(Kind::Note)
    }

    /// Its name in a document.
    pub(crate) fn written(&self) -> String {
        match self.kind {
            None => self.name.clone(),
            Some(Kind::Tag) => format!("tag/{}", self.name),
            Some(kind) => kind.name().to_owned(),
        }
    }

    /// That of the name in a document, if it is one.
    pub(crate) fn read(name: &str) -> Option<Self> {
        if name == BOOKMARKED || name == READ {
            let name = name.to_owned();
            return Some(Self { kind: None, name });
        }
        let (kind, tag) = name.split_once('/').unwrap_or((name, ""));
        let kind = Kind::named(kind)?;
        ((kind == Kind::Tag) != tag.is_empty()).then(|| Self {
            kind: Some(kind),
            name: tag.to_owned(),
        })
    }

    /// `value` as the state may bear it; `None` where it is none of this kind. Files may be by anyone.
    pub(crate) fn checked(&self, value: &str) -> Option<String> {
        match self.kind {
            None | Some(Kind::Rank) => Some(value.parse::<i64>().ok()?.to_string()),
            Some(Kind::Note) => {
                let mut parts = note::parts(value, 0);
                for part in &mut parts {
                    part.text = Clean::text(&part.text).to_string();
                    part.spot = part.spot.take().map(checked_spot);
                }
                note::of_parts(parts).map(|(_, value)| value)
            }
            Some(Kind::Tag) => {
                let tag = Clean::line(value);
                (folded(&tag) == self.name).then(|| tag.to_string())
            }
            Some(Kind::Place) => {
                let spot = checked_spot(serde_json::from_str(value).ok()?);
                serde_json::to_string(&spot).ok()
            }
            Some(Kind::Facts) => {
                let facts = serde_json::from_str(value).ok()?;
                serde_json::to_string(&carried_facts(facts)).ok()
            }
        }
    }

    /// What registers make together that were set apart from one another: of notes all are kept, and of
    /// all else the latest.
    pub(crate) fn joined(&self, all: impl IntoIterator<Item = Register>) -> Option<Register> {
        let mut all = all.into_iter();
        let first = all.next()?;
        Some(all.fold(first, |one, other| self.both(one, other)))
    }

    fn both(&self, one: Register, other: Register) -> Register {
        if self.is_of_note() {
            return match (&one.value, &other.value) {
                (Some(text), Some(also)) if text != also => {
                    let (one, other) = ((one.at, text.clone()), (other.at, also.clone()));
                    let (at, value) = note::joined(&one, &other);
                    let value = Some(value);
                    Register { at, value }
                }
                (None, Some(_)) => other,
                (Some(_), None) => one,
                _ => one.max(other),
            };
        }
        one.max(other)
    }
}

impl Register {
    /// The register as it lies in a document.
    pub(crate) fn written(&self) -> String {
        match &self.value {
            Some(value) => format!("{} {value}", self.at),
            None => self.at.to_string(),
        }
    }

    /// What lies in a document as the register `of`.
    pub(crate) fn read(text: &str, of: &Of) -> Option<Self> {
        let (at, value) = match text.split_once(' ') {
            Some((at, value)) => (at, Some(of.checked(value)?)),
            None => (text, None),
        };
        let at = at.parse::<i64>().ok()?.min(LATEST);
        Some(Self { at, value })
    }
}

/// What is known of an article wherever it lies: the folders of a device are its own, and it knows texts
/// by itself.
pub(crate) fn carried_facts(facts: Facts) -> Facts {
    let line = |text: Option<String>| text.map(|text| Clean::line(&text).to_string());
    Facts {
        root: None,
        url: line(facts.url),
        source: line(facts.source),
        published: line(facts.published),
        text: None,
    }
}

fn checked_spot(mut spot: Spot) -> Spot {
    spot.words = Clean::text(&spot.words).to_string();
    spot
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_what_was_written_and_what_cannot_be_is_not() {
        for (name, text, expected) in [
            ("bookmarked", "7 5", Some("7 5")),
            ("read", "7", Some("7")),
            ("read", "7 soon", None),
            ("read", "soon", None),
            ("tag/sea", "7 Sea", Some("7 Sea")),
            ("tag/sea", "7 sky", None),
            ("rank", "-7 -5", Some("-7 -5")),
            ("place", "7 {}", None),
            (
                "facts",
                r#"7 {"root":"/home/a","url":"x"}"#,
                Some(r#"7 {"root":null,"url":"x","source":null,"published":null}"#),
            ),
            (
                "note",
                r#"7 {"text":"a\u001b[2Jb","spot":null}"#,
                Some("7 {\"text\":\"a␛[2Jb\",\"spot\":null}"),
            ),
        ] {
            let of = Of::read(name).unwrap();
            assert_eq!(of.written(), name);
            assert_eq!(Of::aspect(of.to_aspect(), of.name()), of);
            let read = Register::read(text, &of).map(|read| read.written());
            assert_eq!(read.as_deref(), expected, "{name}: {text}");
        }
        for name in ["tag/", "tag", "note/x", "other", ""] {
            assert_eq!(Of::read(name), None);
        }
        let of = Of::read("read").unwrap();
        let last = Register::read("9223372036854775807", &of).unwrap();
        assert_eq!(last.at, LATEST);
    }
}
