//! One saved story: every fact that its file states, and nothing that it does not.

use crate::article::{Block, Date, DatedBy, Kind, Origins};
use crate::text::{Clean, words};

/// What [`Article::title_from`] says of a title made of the name of the file.
pub const FILE_NAME: &str = "file name";

/// An article as read from its file.
///
/// An absent fact is `None` or empty; nothing is ever invented. All text is clean.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Article {
    /// Which article of its file this is, from 1, in files that hold several.
    pub part: Option<u32>,
    /// Its file inside the file, for an archive that holds files.
    pub inner: Option<Clean>,
    /// Name of the format that read it, as in the registry of `formats`.
    pub format: &'static str,
    /// Where it was published, as the file states it.
    pub url: Option<Clean>,
    /// The headline; never empty once `formats` has finished with it.
    pub title: Clean,
    /// Where the title was found: `"text"`, `"front matter"`, `"json-ld"`, [`FILE_NAME`], …
    pub title_from: &'static str,
    /// The line under the headline.
    pub subtitle: Option<Clean>,
    /// Who wrote it, one name each, without "By".
    pub authors: Vec<Clean>,
    /// Who published it: the name of a paper, a site, an agency.
    pub source: Option<Clean>,
    /// The section or category it stood in.
    pub section: Option<Clean>,
    /// Language as a BCP 47 tag, lower case, as stated or as detected with confidence.
    pub lang: Option<Clean>,
    /// When it was published.
    pub published: Option<Date>,
    /// When it was last changed by its publisher.
    pub updated: Option<Date>,
    /// When someone saved or clipped it.
    pub saved: Option<Date>,
    /// A summary or excerpt that the file states.
    pub summary: Option<Clean>,
    /// Tags, categories or keywords that the file states.
    pub tags: Vec<Clean>,
    /// The lead image.
    pub image: Option<Image>,
    /// Where authors, source, section, language and address were found.
    pub from: Origins,
    /// The body, in reading order, without title, byline, lead caption and furniture.
    pub body: Vec<Block>,
    /// Lines of furniture that were dropped: logo lines, `None`, share lines.
    pub dropped: Vec<Clean>,
}

impl Article {
    /// The number of words in the body, as a reader counts them.
    pub fn words(&self) -> usize {
        self.body
            .iter()
            .map(|block| words::count(&block.plain()))
            .sum()
    }

    /// The date that it is listed by: when it was published; where that is not known, when its publisher
    /// last changed it, else when it was saved.
    pub fn dated(&self) -> Option<(&Date, DatedBy)> {
        let published = self
            .published
            .as_ref()
            .map(|date| (date, DatedBy::Published));
        let updated = self.updated.as_ref().map(|date| (date, DatedBy::Updated));
        let saved = self.saved.as_ref().map(|date| (date, DatedBy::Saved));
        published.or(updated).or(saved)
    }

    /// Minutes it takes to read, at 230 words a minute, at least 1.
    ///
    /// The rate is near the mean for silent reading of English non-fiction, 238 words a minute
    /// (Brysbaert 2019, "How many words do we read per minute?"), rounded down for the screen.
    pub fn reading_minutes(&self) -> usize {
        self.words().div_ceil(230).max(1)
    }

    /// Whether it has a picture: a lead image, or one in its body.
    pub fn shows_image(&self) -> bool {
        let is_image = |block: &Block| matches!(block.kind, Kind::Image(_));
        self.image.is_some() || self.body.iter().any(is_image)
    }

    /// How many characters that hide or reorder text were dropped from it by the sanitiser.
    pub fn hidden(&self) -> u32 {
        let fields = [
            Some(&self.title),
            self.subtitle.as_ref(),
            self.source.as_ref(),
        ];
        let fields = fields
            .into_iter()
            .flatten()
            .chain(&self.authors)
            .map(Clean::hidden);
        fields.sum::<u32>() + self.body.iter().map(Block::hidden).sum::<u32>()
    }
}

/// An image of an article: never loaded, only named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Image {
    /// Address or path of the picture, as stated.
    pub src: Option<Clean>,
    /// What the picture shows, for those who cannot see it.
    pub alt: Option<Clean>,
    /// The line under it, without the credit.
    pub caption: Option<Clean>,
    /// Who took or owns it.
    pub credit: Option<Clean>,
}
