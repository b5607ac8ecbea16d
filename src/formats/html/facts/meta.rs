//! What a page says of itself in its `meta` elements.

use dom_query::{Document, NodeRef};

use crate::article::Image;
use crate::formats::html::{dom, links};
use crate::formats::{byline, news_date};
use crate::text::Clean;

use super::facts::{Facts, clean, language, listed, said};

/// Fields of authors that are looked at: pages have one for each, and seldom ten.
const MOST_FIELDS: usize = 100;

/// The `meta` elements of a page, by name, in lower case, with `.` for `:`.
#[derive(Debug, Default)]
pub(super) struct Metas(Vec<(String, String)>);

impl Metas {
    pub(super) fn of(page: &Document) -> Self {
        let metas = dom::elements(page.root()).filter(|node| node.has_name("meta"));
        Self(metas.filter_map(|meta| pair(&meta)).collect())
    }

    /// The first value under any of `names`, the names in order of trust.
    fn first(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.all(name).next())
    }

    fn all<'m, 'n>(&'m self, name: &'n str) -> impl Iterator<Item = &'m str> + use<'m, 'n> {
        let named = self.0.iter().filter(move |(known, _)| known == name);
        named.map(|(_, value)| value.as_str())
    }

    fn said(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.all(name).find_map(said))
    }

    fn date(
        &self,
        names: &[&str],
        lang: Option<&str>,
        from: &'static str,
    ) -> Option<crate::article::Date> {
        let mut values = names.iter().flat_map(|name| self.all(name));
        values.find_map(|value| news_date::parse(value, lang, from))
    }

    /// The names under the first of `names` that holds any.
    fn authors(&self, names: &[&str]) -> Vec<Clean> {
        for name in names {
            let mut authors: Vec<Clean> = self
                .all(name)
                .take(MOST_FIELDS)
                .flat_map(byline::authors)
                // Where it was written stands here at times.
                .filter(|author| !byline::is_place(author))
                .collect();
            let mut seen: Vec<Clean> = Vec::new();
            authors.retain(|author| {
                let is_new = !seen.contains(author);
                seen.push(author.clone());
                is_new
            });
            if !authors.is_empty() {
                return authors;
            }
        }
        Vec::new()
    }

    /// The addresses that the page states for itself.
    pub(super) fn addresses(&self) -> impl Iterator<Item = &str> {
        ["og.url", "twitter.url", "parsely-link", "dc.identifier"]
            .into_iter()
            .flat_map(|name| self.all(name))
    }

    /// The language that the page states.
    pub(super) fn lang(&self) -> Option<String> {
        let names = [
            "content-language",
            "dc.language",
            "dcterms.language",
            "language",
            "og.locale",
        ];
        names
            .iter()
            .find_map(|name| self.all(name).find_map(language))
    }

    /// What the page says in the words of Open Graph.
    pub(super) fn open_graph(&self, lang: Option<&str>) -> Facts {
        const FROM: &str = "open graph";
        let src = self.first(&["og.image.secure_url", "og.image", "og.image.url"]);
        Facts {
            headline: self.said(&["og.title"]).map(|title| (title, FROM)),
            authors: self.authors(&[
                "article.author",
                "og.article.author",
                "og.author",
                "book.author",
            ]),
            source: self.said(&["og.site_name"]),
            section: self.said(&["article.section", "og.article.section", "og.section"]),
            published: self.date(
                &[
                    "article.published_time",
                    "og.article.published_time",
                    "og.published_time",
                    "og.pubdate",
                ],
                lang,
                FROM,
            ),
            updated: self.date(
                &[
                    "article.modified_time",
                    "og.article.modified_time",
                    "og.updated_time",
                ],
                lang,
                FROM,
            ),
            summary: self.said(&["og.description"]),
            tags: ["article.tag", "og.article.tag"]
                .iter()
                .flat_map(|name| self.all(name))
                .flat_map(listed)
                .collect(),
            image: Image {
                src: clean(src.filter(|src| links::web_address(src).is_some())),
                alt: self.said(&["og.image.alt"]).as_deref().map(Clean::line),
                ..Image::default()
            },
            ..Facts::default()
        }
    }

    /// What the page says in all other words.
    pub(super) fn others(&self, lang: Option<&str>) -> Facts {
        const FROM: &str = "meta";
        Facts {
            headline: self.said(TITLES).map(|title| (title, FROM)),
            authors: self.authors(AUTHORS),
            source: self.said(&[
                "dc.publisher",
                "dcterms.publisher",
                "citation_journal_title",
                "publisher",
            ]),
            section: self.said(&[
                "section",
                "article.section.name",
                "parsely-section",
                "cxenseparse.pageclass",
                "dc.type.section",
                "category",
            ]),
            published: self.date(PUBLISHED, lang, FROM),
            updated: self.date(UPDATED, lang, FROM),
            summary: self.said(&[
                "description",
                "dc.description",
                "dcterms.description",
                "sailthru.description",
                "twitter.description",
                "abstract",
            ]),
            tags: self
                .first(&["news_keywords", "parsely-tags", "sailthru.tags", "keywords"])
                .map(listed)
                .unwrap_or_default(),
            image: Image {
                src: clean(
                    self.first(&[
                        "twitter.image",
                        "twitter.image.src",
                        "sailthru.image.full",
                        "thumbnail",
                    ])
                    .filter(|src| links::web_address(src).is_some()),
                ),
                ..Image::default()
            },
            ..Facts::default()
        }
    }

    /// The titles that the page states.
    pub(super) fn titles(&self) -> impl Iterator<Item = String> {
        ["og.title", "twitter.title"]
            .into_iter()
            .filter_map(|name| self.said(&[name]))
    }

    /// Names of the site by which the end of a title is known, though they are no source: some pages
    /// give their own title for one.
    pub(super) fn site_names(&self, titles: &[String]) -> Vec<String> {
        let names = [
            "application-name",
            "apple-mobile-web-app-title",
            "twitter.site",
            "dc.publisher",
        ];
        let stated = names.iter().filter_map(|name| self.said(&[name]));
        let mut names: Vec<String> = stated
            .map(|name| name.trim_start_matches('@').to_owned())
            .collect();
        names.retain(|name| !titles.contains(name));
        names.extend(self.said(&["og.site_name"]));
        names
    }
}

const TITLES: &[&str] = &[
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "dcterms.title",
    "citation_title",
    "cxenseparse.title",
    "twitter.title",
    "headline",
    "title",
];

const AUTHORS: &[&str] = &[
    "author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor",
    "citation_author",
    "cxenseparse.author",
    "article.author_name",
    "byline",
    "creator",
];

const PUBLISHED: &[&str] = &[
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse.recs.publishtime",
    "cxenseparse.publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dcterms.available",
    "dcterms.date",
    "dc.date",
    "date",
    "pubdate",
    "pub-date",
    "pub_date",
    "publish-date",
    "publish_date",
    "publishdate",
    "publication_date",
    "published-date",
    "date_published",
    "datepublished",
    "article.published",
    "article_date_original",
    "originalpublicationdate",
    "citation_publication_date",
    "citation_date",
    "weibo.article.create_at",
    "rnews.datepublished",
    "published_time",
    "release_date",
    "ptime",
    "displaydate",
];

const UPDATED: &[&str] = &[
    "dcterms.modified",
    "dc.date.modified",
    "article.updated",
    "last-modified",
    "lastmod",
    "last_modified",
    "date_modified",
    "datemodified",
    "revised",
    "utime",
    "modified_time",
    "updated_time",
];

/// The name and value of a `meta` element.
fn pair(meta: &NodeRef) -> Option<(String, String)> {
    let name = ["property", "name", "itemprop", "http-equiv"]
        .iter()
        .find_map(|key| dom::attribute(meta, key))?;
    let value = dom::attribute(meta, "content")?;
    let name = name.to_lowercase().replace(':', ".");
    Some((name, value))
}
