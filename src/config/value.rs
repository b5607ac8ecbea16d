//! Values that only some settings have: folders, a share of the width, a language.

use std::path::PathBuf;

use toml::Spanned;
use toml::de::DeValue;

use crate::config::document::Document;
use crate::config::paths::from_home;
use crate::reader::Hyphenation;
use crate::text::nearest::nearest;

/// The word for what suits the width of the terminal.
const AUTO: &str = "auto";

/// The list's share of the width, at least and at most, in percent.
pub const LIST_PERCENT: (u16, u16) = (20, 76);

impl Document<'_> {
    /// The folders that `value` lists, each by its whole path; anything else is said.
    pub(crate) fn folders(&mut self, value: &Spanned<DeValue>, key: &str) -> Option<Vec<PathBuf>> {
        let hint = format!("{key} = [\"~/news\"]");
        let DeValue::Array(values) = value.get_ref() else {
            let found = value.get_ref().type_str();
            let what = format!("expected a list of folders for {key}, found {found}");
            self.say(value.span().start, &what, Some(&hint));
            return None;
        };
        let mut folders = Vec::new();
        for value in values {
            let Some(written) = self.string(value, key) else {
                continue;
            };
            let path = from_home(written.as_ref());
            if path.is_absolute() {
                folders.push(path);
            } else {
                let what = format!("{written:?} is no whole path");
                let hint = "begin with / or ~/, that it is the same wherever newsprint is started";
                self.say(value.span().start, &what, Some(hint));
            }
        }
        Some(folders)
    }

    /// The list's share of the width in percent; `None` for what suits the terminal. Anything else is said.
    pub(crate) fn percent(&mut self, value: &Spanned<DeValue>, key: &str) -> Option<u16> {
        let (least, most) = LIST_PERCENT;
        let number = match value.get_ref() {
            DeValue::String(text) if text == AUTO => return None,
            DeValue::Integer(number) => u16::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        let number = number.filter(|percent| (least..=most).contains(percent));
        if number.is_none() {
            let what = format!("expected \"{AUTO}\" for {key}, or percent from {least} to {most}");
            self.say(value.span().start, &what, None);
        }
        number
    }

    /// Whether words are parted, and how where no language is known; anything else is said.
    pub(crate) fn hyphenation(
        &mut self,
        value: &Spanned<DeValue>,
        key: &str,
    ) -> Option<Hyphenation> {
        let at = value.span().start;
        match value.get_ref() {
            DeValue::Boolean(false) => Some(Hyphenation::Never),
            DeValue::Boolean(true) => Some(Hyphenation::OfArticle),
            DeValue::String(written) => {
                let known = Hyphenation::of_language(written);
                if known.is_none() {
                    let hint = match nearest(written, Hyphenation::languages()) {
                        Some(language) => format!("{language} may be meant"),
                        None => "write true, or a language such as \"en\" or \"de\"".to_owned(),
                    };
                    let what =
                        format!("how words of the language {written:?} are parted is not known");
                    self.say(at, &what, Some(&hint));
                }
                known
            }
            other => {
                let found = other.type_str();
                let what = format!("expected true, false or a language for {key}, found {found}");
                self.say(at, &what, None);
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::config::load::read;
    use crate::query::{Group, Sort};
    use crate::reader::{Hyphenation, Images};

    #[test]
    fn what_is_set_is_taken() {
        let text = "folders = ['/srv/news', '~/clips']\nsort = '-date'\ngroup = 'source'\nlist-width = 60\n\
                    tell-changes = false\nimages = 'captions'\nhyphenate = 'de'\n";
        let loaded = read(text);
        assert_eq!(loaded.faults, []);
        let settings = loaded.settings;
        assert_eq!(
            settings.folders.first().map(AsRef::as_ref),
            Some(Path::new("/srv/news"))
        );
        assert!(settings.folders.iter().all(|folder| folder.is_absolute()));
        assert_eq!(
            (settings.sort, settings.group),
            (Sort::Oldest, Group::Source)
        );
        assert_eq!((settings.list_percent, settings.is_quiet), (Some(60), true));
        let typography = settings.typography;
        assert_eq!(typography.images, Images::Captions);
        assert_eq!(Some(typography.hyphenation), Hyphenation::of_language("de"));
        let on = read("hyphenate = true").settings.typography;
        assert_eq!(on.hyphenation, Hyphenation::OfArticle);
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place_and_what_to_write() {
        for (text, expected) in [
            (
                "folders = ['/srv', 'news']",
                "1:20: \"news\" is no whole path; begin with / or ~/, that it is the same wherever newsprint is started",
            ),
            (
                "folders = '/srv'",
                "1:11: expected a list of folders for folders, found string; folders = [\"~/news\"]",
            ),
            (
                "sort = 'titel'",
                "1:8: sort cannot be \"titel\"; title may be meant",
            ),
            (
                "group = 'stroy'",
                "1:9: group cannot be \"stroy\"; story may be meant",
            ),
            (
                "list-width = 90",
                "1:14: expected \"auto\" for list-width, or percent from 20 to 76",
            ),
            (
                "tell-changes = 1",
                "1:16: expected true or false for tell-changes, found integer",
            ),
            (
                "images = 'caption'",
                "1:10: images cannot be \"caption\"; captions may be meant",
            ),
            (
                "hyphenate = 'ja'",
                "1:13: how words of the language \"ja\" are parted is not known; ",
            ),
            (
                "hyphenate = 3",
                "1:13: expected true, false or a language for hyphenate, found integer",
            ),
            (
                "list-widht = 30",
                "1:1: the key list-widht is not known; list-width may be meant",
            ),
        ] {
            let faults = read(text).faults;
            let said = faults.first().map(ToString::to_string).unwrap_or_default();
            assert!(said.starts_with(expected), "{text}: {said}");
        }
    }
}
