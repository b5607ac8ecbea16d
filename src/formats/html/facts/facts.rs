//! What a page says of itself, from one of the places where it says it.

use crate::article::{Article, Date, Image, Origins, Precision};
use crate::formats::html::inline_text;
use crate::formats::{byline, furniture};
use crate::text::Clean;

use super::title::plain;

/// Facts about a page; what is not said is absent.
#[derive(Debug, Clone, Default)]
pub(in crate::formats::html) struct Facts {
    /// The headline, and where it was found.
    pub(in crate::formats::html) headline: Option<(String, &'static str)>,
    pub(in crate::formats::html) subtitle: Option<String>,
    pub(in crate::formats::html) authors: Vec<Clean>,
    pub(in crate::formats::html) source: Option<String>,
    pub(in crate::formats::html) section: Option<String>,
    pub(in crate::formats::html) lang: Option<String>,
    pub(in crate::formats::html) address: Option<String>,
    pub(in crate::formats::html) published: Option<Date>,
    pub(in crate::formats::html) updated: Option<Date>,
    pub(in crate::formats::html) saved: Option<Date>,
    pub(in crate::formats::html) summary: Option<String>,
    pub(in crate::formats::html) tags: Vec<String>,
    pub(in crate::formats::html) image: Image,
    /// The text of the article, where the page describes itself so fully.
    pub(in crate::formats::html) text: Option<String>,
    /// Where authors, source, section, language and address were found.
    pub(in crate::formats::html) from: Origins,
}

impl Facts {
    /// These facts, and those of `other` where these say nothing.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            from: self.origins_or(&other),
            headline: self.headline.or(other.headline),
            subtitle: self.subtitle.or(other.subtitle),
            authors: first(self.authors, other.authors),
            source: self.source.or(other.source),
            section: self.section.or(other.section),
            lang: self.lang.or(other.lang),
            address: self.address.or(other.address),
            published: Self::fuller(self.published, other.published),
            updated: Self::fuller(self.updated, other.updated),
            saved: self.saved.or(other.saved),
            summary: self.summary.or(other.summary),
            tags: first(self.tags, other.tags),
            image: Image {
                src: self.image.src.or(other.image.src),
                alt: self.image.alt.or(other.image.alt),
                caption: self.image.caption.or(other.image.caption),
                credit: self.image.credit.or(other.image.credit),
            },
            text: self.text.or(other.text),
        }
    }

    /// `one`, else `other`; of the same day the one that states the time of day, where that is not the
    /// midnight that programs write for none.
    pub(super) fn fuller(one: Option<Date>, other: Option<Date>) -> Option<Date> {
        let is_fuller = |one: &Date, other: &Date| {
            one.precision == Precision::Date
                && other.precision > Precision::Date
                && one.local.date() == other.local.date()
                && one.local != other.local
        };
        match (one, other) {
            (Some(one), Some(other)) if is_fuller(&one, &other) => Some(other),
            (one, other) => one.or(other),
        }
    }

    /// The same, where an author who is only the name of the `site` or of a paper gives way to a person, and
    /// goes where persons stand beside it.
    pub(super) fn or_person(mut self, other: Self, site: &[String]) -> Self {
        let is_of_name = |name: &String, author: &str| {
            let rest = name.strip_prefix(author);
            // Scripts without spaces put the words of a name next to each other.
            rest.is_some_and(|rest| {
                rest.is_empty() || rest.starts_with(|letter| letter == ' ' || letter >= '\u{2e80}')
            })
        };
        let site: Vec<String> = site.iter().map(|name| plain(name)).collect();
        let is_own = |author: &Clean| {
            let author = plain(author);
            site.iter().any(|name| is_of_name(name, &author))
        };
        let is_site = |author: &Clean| byline::is_house(author) || is_own(author);
        if self.authors.iter().all(is_site) && !other.authors.is_empty() {
            self.authors.clear();
        }
        // What the page says is from another paper was not written by its own.
        let is_of_other = self.source.is_none()
            && other.source.as_ref().is_some_and(|source| {
                let source = plain(source);
                !site
                    .iter()
                    .any(|name| is_of_name(name, &source) || is_of_name(&source, name))
            });
        let mut facts = self.or(other);
        if is_of_other && facts.authors.iter().all(is_own) {
            facts.authors.clear();
        }
        if !facts.authors.iter().all(is_site) {
            facts.authors.retain(|author| !is_site(author));
        }
        facts
    }

    /// The same facts, found in the place of the name `from`.
    pub(super) fn said_in(mut self, from: &'static str) -> Self {
        self.from = Origins::all(from);
        self
    }

    /// Where these facts were found, and those of `other` that these do not state.
    fn origins_or(&self, other: &Self) -> Origins {
        let either = |is_own: bool, own, other| if is_own { own } else { other };
        let (own, next) = (&self.from, &other.from);
        Origins {
            authors: either(!self.authors.is_empty(), own.authors, next.authors),
            source: either(self.source.is_some(), own.source, next.source),
            section: either(self.section.is_some(), own.section, next.section),
            lang: either(self.lang.is_some(), own.lang, next.lang),
            url: either(self.address.is_some(), own.url, next.url),
        }
    }

    /// Writes the facts into an article.
    pub(in crate::formats::html) fn fill(self, article: &mut Article) {
        if let Some((headline, from)) = self.headline {
            article.title = Clean::line(&headline);
            article.title_from = from;
        }
        article.subtitle = clean(self.subtitle.as_deref());
        article.source = clean(self.source.as_deref());
        article.section = clean(self.section.as_deref());
        article.lang = clean(self.lang.as_deref());
        article.url = clean(self.address.as_deref());
        article.published = self.published;
        article.updated = self.updated;
        article.saved = self.saved;
        article.summary = clean(self.summary.as_deref());
        article.image = (self.image != Image::default()).then_some(self.image);
        article.authors = self.authors;
        article.from = self.from;
        article.tags = distinct(&self.tags);
    }
}

/// The most tags that are kept of a page.
const MOST_TAGS: usize = 40;

fn first<T>(one: Vec<T>, other: Vec<T>) -> Vec<T> {
    if one.is_empty() { other } else { one }
}

/// `text` cleaned, if there is any.
pub(super) fn clean(text: Option<&str>) -> Option<Clean> {
    text.map(Clean::line).filter(|text| !text.is_empty())
}

fn distinct(tags: &[String]) -> Vec<Clean> {
    let mut kept: Vec<Clean> = Vec::new();
    for tag in tags {
        let tag = Clean::line(tag);
        let is_known = kept
            .iter()
            .any(|known| known.to_lowercase() == tag.to_lowercase());
        if !is_known && !furniture::is_absent(&tag) && kept.len() < MOST_TAGS {
            kept.push(tag);
        }
    }
    kept
}

/// `text` on one line and decoded, if it says anything.
pub(super) fn said(text: &str) -> Option<String> {
    let text = inline_text(text);
    (!furniture::is_absent(&text)).then_some(text)
}

/// The tags of a field that lists them.
pub(super) fn listed(field: &str) -> Vec<String> {
    let commas = [',', '，', '、'];
    let has_commas = field.contains(commas);
    let parts = field.split(|letter| {
        if has_commas {
            commas.contains(&letter)
        } else {
            letter == ';'
        }
    });
    parts.filter_map(said).collect()
}

/// A language as a BCP 47 tag in lower case; `None` for what is none.
pub(super) fn language(raw: &str) -> Option<String> {
    let tag = raw.trim().to_lowercase().replace('_', "-");
    let mut parts = tag.split('-');
    let is_first = parts.next().is_some_and(|part| {
        matches!(part.len(), 2 | 3) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
    });
    let are_rest = parts.all(|part| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    (is_first && are_rest).then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_tags_in_lower_case() {
        let cases = [
            ("en", Some("en")),
            ("en_US", Some("en-us")),
            (" zh-Hans-CN ", Some("zh-hans-cn")),
            ("English", None),
            ("", None),
            ("en, de", None),
            ("x", None),
        ];
        for (raw, expected) in cases {
            assert_eq!(language(raw).as_deref(), expected, "{raw}");
        }
    }

    #[test]
    fn lists_of_tags_are_taken_apart() {
        let tags = listed("Iran, Russia &amp; us,them,None, ");
        assert_eq!(tags, ["Iran", "Russia & us", "them"]);
        assert_eq!(listed("a;b"), ["a", "b"]);
        assert_eq!(listed("政治、经济"), ["政治", "经济"]);
    }
}
