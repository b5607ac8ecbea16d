//! Which names mean which fact, in order of trust.
//!
//! The table is the whole of what is known about scrapers, clippers, exports and datasets: a name
//! that is missing here is one word in one line.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A fact that a record may state under many names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// Where it was published.
    Url,
    /// The headline.
    Title,
    /// The line under the headline.
    Subtitle,
    /// Who wrote it.
    Authors,
    /// When it was published.
    Published,
    /// When its publisher changed it last.
    Updated,
    /// When someone saved it.
    Saved,
    /// The zone of the dates.
    Zone,
    /// Who published it.
    Source,
    /// The section it stood in.
    Section,
    /// Its language.
    Lang,
    /// A summary.
    Summary,
    /// Tags, topics, keywords.
    Tags,
    /// The body.
    Body,
    /// The lead image.
    Image,
    /// The words under the lead image.
    Caption,
    /// Who took the lead image.
    Credit,
}

/// The names of each fact, plain as [`plain`] leaves them, with spaces between, the most trusted
/// first. A name may stand for several facts: then the value decides.
const NAMES: &[(Fact, &str)] = &[
    (
        Fact::Url,
        "url link canonical canonicallink canonicalurl permalink original originalurl \
         sourceurl articleurl pageurl storyurl weburl resolvedurl givenurl externalurl href \
         uri address clippedfrom shorturl website source mainentityofpage links og:url guid \
         @id id",
    ),
    (
        Fact::Title,
        "title headline articletitle resolvedtitle webtitle posttitle pagetitle newstitle \
         storytitle fulltitle titlepage titlerss giventitle og:title dc:title subject heading \
         hed titel titre título titulo titolo заголовок 标题 標題 タイトル",
    ),
    (
        Fact::Subtitle,
        "subtitle subheadline subhead subheading subhed deck dek standfirst secondaryheadline \
         alternativeheadline strapline untertitel soustitre subtítulo",
    ),
    (
        Fact::Authors,
        "author authors byline creator dc:creator by writer writers writtenby authorname \
         authornames articleauthor article:author reporter reporters journalist journalists \
         correspondent contributors publishedby autor autorin autoren auteur auteurs autore \
         autores автор 作者",
    ),
    (
        Fact::Published,
        "published datepublished publishdate datepublish pubdate publishedat publishedtime \
         publishtime publisheddate publishedon publishedutc publicationdate publicationtime \
         dateofpublication webpublicationdate firstpublished firstpublishedat \
         firstpublicationdate article:publishedtime articledate displaydate issued dct:issued \
         dc:date postdate postedat postedon posted releasedate released date datetime dategmt \
         dategiven time timestamp createdutc datum datumpublikation fecha veröffentlicht \
         publié publicado дата 日期 发布时间",
    ),
    (
        Fact::Updated,
        "updated modified lastmod datemodify datemodified lastmodified updatedat updatedon \
         updatedtime updatetime dateupdated lastupdated lastupdate modifiedat modifiedtime \
         modifieddate modifieddatetime lastmodifieddate article:modifiedtime modifiedgmt \
         revised edited aktualisiert actualizado",
    ),
    (
        Fact::Saved,
        "saved savedat savedon datesaved saveddate clipped clippedat dateclipped timeadded dateadded \
         addedat added addedon created createdat createdon datecreated creationdate \
         datedownload datedownloaded downloadedat downloaddate filedate crawledat crawldate \
         datecrawled lastcrawled scrapedat scrapedate datescraped scraped retrieved \
         retrievedat retrieveddate accessed accessedat accessdate fetchedat fetched fetchtime \
         archivedat collectedat bookmarkedat indexedat",
    ),
    (Fact::Zone, "timezone tz zone utcoffset"),
    (
        Fact::Source,
        "sitename site publication publicationname publisher publishername sourcename \
         og:sitename metasitename newspaper outlet outletname mediaoutlet magazine journal \
         provider agency newssource source sourcehostname feedtitle feedname feed ispartof \
         website brand sourcedomain domain domainname hostname host sourceid quelle fuente \
         fonte источник 来源",
    ),
    (
        Fact::Section,
        "section articlesection sectionname article:section sectiontitle newsdesk desk \
         ressort rubric rubrik rubrique sección category categoryname folder pillarname topic \
         channel",
    ),
    (
        Fact::Lang,
        "lang language inlanguage metalang langcode languagecode locale",
    ),
    (
        Fact::Summary,
        "summary description excerpt abstract shortdescription highlights teaser lead lede \
         leadparagraph trailtext metadescription articleexcerpt snippet preview selection \
         blurb extended deck og:description dc:description zusammenfassung résumé resumen",
    ),
    (
        Fact::Tags,
        "tags labels topics categories keywords tag documenttags newskeywords metakeywords \
         subjects article:tag hashtags label keyword category schlagwörter etiquetas теги",
    ),
    (
        Fact::Body,
        "contenthtml bodyhtml articlehtml htmlcontent htmlbody content:encoded contentencoded \
         maintext articlebody articletext articlecontent fulltext fullcontent fullarticle \
         text content body article markdown contentmarkdown bodymarkdown contentmd md \
         bodytext maincontent contenttext textcontent plaintext cleanedtext newstext \
         newscontent storytext story postcontent post selftext paragraphs blocks transcript \
         document message rawtext html rawhtml rawcontent inhalt texte contenu texto \
         contenido текст 正文 内容",
    ),
    (
        Fact::Image,
        "image imageurl topimage leadimage leadimageurl mainimage featuredimage primaryimage \
         heroimage coverimage urltoimage og:image metaimg previewpicture bannerimage cover \
         photo picture img thumbnail thumbnailurl images multimedia imageurls photos",
    ),
    (
        Fact::Caption,
        "imagecaption photocaption caption featuredimagecaption imagealt",
    ),
    (
        Fact::Credit,
        "imagecredit photocredit credit photographer imagesource imagecopyright",
    ),
];

/// Names of objects that hold further facts of the same article.
const PARTS: &[&str] = &[
    "article",
    "content",
    "fields",
    "attributes",
    "data",
    "document",
    "doc",
    "post",
    "story",
    "metadata",
    "meta",
    "extra",
    "params",
    "frontmatter",
    "og",
    "opengraph",
];

static BY_NAME: LazyLock<HashMap<&'static str, Vec<(Fact, u8)>>> = LazyLock::new(|| {
    let mut by_name: HashMap<_, Vec<_>> = HashMap::new();
    for (fact, names) in NAMES {
        for (rank, name) in (0..).zip(names.split(' ')) {
            by_name.entry(name).or_default().push((*fact, rank));
        }
    }
    by_name
});

/// The facts that the plain name `name` may stand for, each with its place in the order of trust.
pub fn facts_of(name: &str) -> &'static [(Fact, u8)] {
    BY_NAME.get(name).map_or(&[], Vec::as_slice)
}

/// Whether an object under the plain name `name` holds further facts of the same article.
pub fn is_part(name: &str) -> bool {
    PARTS.contains(&name)
}

/// `key` in lower case without `-`, `_` and spaces, for `Publish-Date`, `publish_date` and
/// `publishDate` are one name. What stands before a double underscore is the name of a table.
pub fn plain(key: &str) -> String {
    let key = match key.split_once("__") {
        Some((table, column)) if !table.is_empty() && !column.is_empty() => column,
        _ => key,
    };
    let kept = key.chars().filter(|c| !matches!(c, '-' | '_' | ' '));
    kept.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_name_is_one_however_it_is_written() {
        for key in [
            "publish_date",
            "Publish-Date",
            "PUBLISH DATE",
            "publishDate",
        ] {
            assert_eq!(plain(key), "publishdate");
            assert_eq!(facts_of(&plain(key)), [(Fact::Published, 2)]);
        }
        assert_eq!(plain("article__title"), "title");
    }

    #[test]
    fn a_name_may_stand_for_several_facts() {
        let facts = facts_of("source").iter().map(|(fact, _)| *fact);
        assert_eq!(facts.collect::<Vec<_>>(), [Fact::Url, Fact::Source]);
    }

    #[test]
    fn every_name_is_plain_and_stands_once_in_its_line() {
        for (fact, names) in NAMES {
            let mut seen = HashSet::new();
            for name in names.split(' ') {
                assert_eq!(plain(name), name, "{fact:?}");
                assert!(!name.is_empty() && seen.insert(name), "{fact:?} {name}");
            }
        }
    }
}
