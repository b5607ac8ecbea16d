//! Records as scrapers, clippers, APIs and datasets write them, each with every fact that it states.

use std::fmt::Write;

use crate::article::{Article, Date};
use crate::formats::Budget;
use crate::formats::fields::{self, Origin, Outcome};

/// Every fact that `json` states, one a line, the body by its blocks.
fn told(json: &str) -> String {
    let map = serde_json::from_str(json).unwrap();
    let budget = Budget::default();
    let origin = Origin {
        from: "json",
        budget: &budget,
    };
    match fields::article(&map, &origin) {
        Outcome::Article(article) => lines(&article),
        other => format!("{other:?}"),
    }
}

fn lines(article: &Article) -> String {
    let date = |date: &Option<Date>| date.as_ref().map(Date::value);
    let text = |text: &Option<crate::text::Clean>| text.as_ref().map(ToString::to_string);
    let list = |list: &[crate::text::Clean]| {
        let list: Vec<_> = list.iter().map(ToString::to_string).collect();
        (!list.is_empty()).then(|| list.join(" + "))
    };
    let image = article.image.as_ref();
    let facts = [
        ("title", Some(article.title.to_string())),
        ("subtitle", text(&article.subtitle)),
        ("authors", list(&article.authors)),
        ("source", text(&article.source)),
        ("section", text(&article.section)),
        ("lang", text(&article.lang)),
        ("url", text(&article.url)),
        ("published", date(&article.published)),
        ("updated", date(&article.updated)),
        ("saved", date(&article.saved)),
        ("summary", text(&article.summary)),
        ("tags", list(&article.tags)),
        ("image", image.and_then(|image| text(&image.src))),
        ("caption", image.and_then(|image| text(&image.caption))),
        ("credit", image.and_then(|image| text(&image.credit))),
    ];
    let mut told = String::new();
    for (name, fact) in facts {
        if let Some(fact) = fact.filter(|fact| !fact.is_empty()) {
            writeln!(told, "{name}: {fact}").unwrap();
        }
    }
    for block in &article.body {
        writeln!(told, "| {}", block.plain()).unwrap();
    }
    told
}

/// Asserts what a record states, line by line.
#[track_caller]
fn states(json: &str, expected: &[&str]) {
    assert_eq!(told(json).lines().collect::<Vec<_>>(), expected);
}

#[test]
fn news_please() {
    states(
        r#"{"authors": ["Jane Doe"], "date_download": "2023-02-11 09:00:00", "date_modify": "None", "date_publish": "2023-02-10 08:30:00",
            "description": "A second try.", "filename": "https%3A%2F%2Fexample.org%2Fa.json", "image_url": "https://example.org/a", "language": "en",
            "localpath": null, "maintext": "One.\n\nTwo.", "source_domain": "example.org", "title": "Rail plan", "title_page": null, "title_rss": null, "url": "https://example.org/a"}"#,
        &[
            "title: Rail plan",
            "authors: Jane Doe",
            "source: example.org",
            "lang: en",
            "url: https://example.org/a",
            "published: 2023-02-10T08:30:00",
            "saved: 2023-02-11T09:00:00",
            "summary: A second try.",
            "| One.",
            "| Two.",
        ],
    );
}

#[test]
fn newspaper4k() {
    states(
        r#"{"url": "https://example.org/a", "read_more_link": "", "language": "en", "title": "Rail plan", "top_image": "https://example.org/p.jpg", "meta_img": "",
            "images": [], "movies": [], "keywords": ["rail", "plan"], "meta_keywords": [""], "tags": null, "authors": ["Jane Doe", "Bo Li"], "publish_date": "2014-05-16T00:00:00",
            "summary": "", "meta_description": "", "meta_lang": "en", "meta_favicon": "", "meta_site_name": "The Daily", "canonical_link": "https://example.org/a", "text": "One.\n\nTwo."}"#,
        &[
            "title: Rail plan",
            "authors: Jane Doe + Bo Li",
            "source: The Daily",
            "lang: en",
            "url: https://example.org/a",
            "published: 2014-05-16",
            "tags: rail + plan",
            "image: https://example.org/p.jpg",
            "| One.",
            "| Two.",
        ],
    );
}

#[test]
fn trafilatura() {
    states(
        r#"{"title": "Rail plan", "author": "Jane Doe; Bo Li", "hostname": "example.org", "date": "2023-02-10", "fingerprint": "9e98", "id": null, "license": null, "comments": "Nice!",
            "raw_text": "One. Two.", "text": "The first paragraph of the plan says that a new line will be built by the end of the decade.\nThe second paragraph is about what it will cost, and who is to pay for it in the years to come.", "language": null, "image": null, "pagetype": "article", "filedate": "2023-02-12", "source": "https://example.org/a",
            "source-hostname": "The Daily", "excerpt": "A second try.", "categories": "News;World", "tags": "rail;plan"}"#,
        &[
            "title: Rail plan",
            "authors: Jane Doe + Bo Li",
            "source: The Daily",
            "url: https://example.org/a",
            "published: 2023-02-10",
            "saved: 2023-02-12",
            "summary: A second try.",
            "tags: rail + plan + News + World",
            "| The first paragraph of the plan says that a new line will be built by the end of the decade.",
            "| The second paragraph is about what it will cost, and who is to pay for it in the years to come.",
        ],
    );
}

#[test]
fn readability() {
    states(
        r#"{"title": "Rail plan | The Daily", "byline": "By Jane Doe February 6, 2014", "dir": null, "lang": "en-US", "siteName": "The Daily", "publishedTime": null, "length": 8,
            "excerpt": "One.", "content": "<div id=\"readability-page-1\" class=\"page\"><p>By Jane Doe February 6, 2014</p><p>One &amp; two.</p></div>", "textContent": "By Jane Doe\nOne & two."}"#,
        &[
            "title: Rail plan",
            "authors: Jane Doe",
            "source: The Daily",
            "lang: en-us",
            "published: 2014-02-06",
            "summary: One.",
            "| One & two.",
        ],
    );
}

#[test]
fn wallabag_keeps_its_own_dates() {
    states(
        r#"{"id": 23, "uid": null, "title": "Rail plan", "url": "https://example.org/a", "is_archived": false, "is_starred": true, "tags": ["rail"], "content": "<p>One.</p>",
            "created_at": "2016-09-08T11:55:58+0200", "updated_at": "2016-09-08T11:57:16+0200", "published_at": "2016-09-07T10:00:00+0200", "published_by": ["Jane Doe"],
            "mimetype": "text/html", "language": "en", "reading_time": 3, "domain_name": "example.org", "preview_picture": "https://example.org/p.jpg", "annotations": []}"#,
        &[
            "title: Rail plan",
            "authors: Jane Doe",
            "source: example.org",
            "lang: en",
            "url: https://example.org/a",
            "published: 2016-09-07T10:00:00+02:00",
            "saved: 2016-09-08T11:55:58+02:00",
            "tags: rail",
            "image: https://example.org/p.jpg",
            "| One.",
        ],
    );
}

#[test]
fn news_api_cuts_its_texts() {
    states(
        r#"{"source": {"id": "daily", "name": "The Daily"}, "author": "Jane Doe", "title": "Rail plan - The Daily", "description": "A second try.", "url": "https://example.org/a",
            "urlToImage": "https://example.org/p.jpg", "publishedAt": "2013-06-07T15:19:24Z", "content": "It began in the spring… [+1234 chars]"}"#,
        &[
            "title: Rail plan",
            "authors: Jane Doe",
            "source: The Daily",
            "url: https://example.org/a",
            "published: 2013-06-07T15:19:24Z",
            "summary: A second try.",
            "image: https://example.org/p.jpg",
            "| It began in the spring…",
        ],
    );
}

#[test]
fn wordpress() {
    states(
        r#"{"id": 12, "date": "2023-02-10T08:30:00", "date_gmt": "2023-02-10T07:30:00", "guid": {"rendered": "https://example.org/?p=12"}, "modified": "2023-02-11T08:30:00",
            "slug": "rail-plan", "status": "publish", "type": "post", "link": "https://example.org/rail-plan/", "title": {"rendered": "Rail &#8211; the plan"},
            "content": {"rendered": "<p>One.</p>\n<h2>Two</h2>", "protected": false}, "excerpt": {"rendered": "<p>A second try.</p>"}, "author": 3, "categories": [4, 7], "tags": []}"#,
        &[
            "title: Rail – the plan",
            "url: https://example.org/rail-plan/",
            "published: 2023-02-10T08:30:00",
            "updated: 2023-02-11T08:30:00",
            "summary: A second try.",
            "| One.",
            "| Two",
        ],
    );
}

#[test]
fn new_york_times_and_guardian() {
    states(
        r#"{"abstract": "A second try.", "web_url": "https://example.org/a", "lead_paragraph": "One.", "source": "The Times", "headline": {"main": "Rail plan", "kicker": null},
            "keywords": [{"name": "subject", "value": "Rail", "rank": 1}], "pub_date": "2023-02-10T08:30:00+0000", "section_name": "World", "byline": {"original": "By Jane Doe", "person": []}}"#,
        &[
            "title: Rail plan",
            "authors: Jane Doe",
            "source: The Times",
            "section: World",
            "url: https://example.org/a",
            "published: 2023-02-10T08:30:00Z",
            "summary: A second try.",
            "tags: Rail",
        ],
    );
    states(
        r#"{"id": "world/2023/feb/10/rail", "sectionName": "World", "webPublicationDate": "2023-02-10T08:30:00Z", "webTitle": "Rail plan", "webUrl": "https://example.org/a",
            "fields": {"headline": "Rail plan", "standfirst": "A second try", "byline": "Jane Doe", "bodyText": "One.", "body": "<p>One.</p>", "thumbnail": "https://example.org/p.jpg"}}"#,
        &[
            "title: Rail plan",
            "subtitle: A second try",
            "authors: Jane Doe",
            "section: World",
            "url: https://example.org/a",
            "published: 2023-02-10T08:30:00Z",
            "image: https://example.org/p.jpg",
            "| One.",
        ],
    );
}

#[test]
fn linked_data() {
    states(
        r#"{"@context": "https://schema.org", "@type": ["NewsArticle"], "mainEntityOfPage": {"@type": "WebPage", "@id": "https://example.org/a"}, "headline": "Rail plan", "alternativeHeadline": "A second try",
            "datePublished": "2023-02-10T08:30:00+01:00", "dateModified": "2023-02-11", "author": [{"@type": "Person", "name": "Jane Doe"}], "publisher": {"@type": "Organization", "name": "The Daily"},
            "image": {"@type": "ImageObject", "url": "https://example.org/p.jpg", "caption": "A bridge. / IRNA news agency"}, "articleSection": ["World"], "keywords": "rail, plan", "inLanguage": "en", "description": "In short.", "articleBody": "One.\n\nTwo."}"#,
        &[
            "title: Rail plan",
            "subtitle: A second try",
            "authors: Jane Doe",
            "source: The Daily",
            "section: World",
            "lang: en",
            "url: https://example.org/a",
            "published: 2023-02-10T08:30:00+01:00",
            "updated: 2023-02-11",
            "summary: In short.",
            "tags: rail + plan",
            "image: https://example.org/p.jpg",
            "caption: A bridge.",
            "credit: IRNA news agency",
            "| One.",
            "| Two.",
        ],
    );
}

#[test]
fn reading_lists_without_texts() {
    states(
        r#"{"item_id": "7", "given_url": "https://example.org/a?x", "resolved_url": "https://example.org/a", "given_title": "", "resolved_title": "Rail plan", "excerpt": "A second try.",
            "time_added": "1370618364", "time_updated": "1370618365", "time_read": "0", "lang": "en", "tags": {"rail": {"item_id": "7", "tag": "rail"}}}"#,
        &[
            "title: Rail plan",
            "lang: en",
            "url: https://example.org/a",
            "saved: 2013-06-07T15:19:24Z",
            "summary: A second try.",
            "tags: rail",
        ],
    );
    states(
        r#"{"createdAt": 1370618364, "title": "Rail plan", "tags": ["rail"], "content": {"type": "link", "url": "https://example.org/a"}, "note": null, "archived": false}"#,
        &[
            "title: Rail plan",
            "url: https://example.org/a",
            "saved: 2013-06-07T15:19:24Z",
            "tags: rail",
        ],
    );
}

#[test]
fn datasets() {
    states(
        r#"{"link": "https://example.org/a", "headline": "Rail plan", "category": "WORLD NEWS", "short_description": "A second try.", "authors": "Jane Doe, Bo Li", "date": "2013-06-07"}"#,
        &[
            "title: Rail plan",
            "authors: Jane Doe + Bo Li",
            "section: WORLD NEWS",
            "url: https://example.org/a",
            "published: 2013-06-07",
            "summary: A second try.",
        ],
    );
    states(
        r#"{"article": "LONDON (Reuters) -- One.\n\nTwo.", "highlights": "First point .\nSecond point .", "id": "f0cd0fdcd2bbb3ae49ba1e0f1b3fa8ce"}"#,
        &[
            "summary: First point . Second point .",
            "| LONDON (Reuters) -- One.",
            "| Two.",
        ],
    );
    states(
        r#"{"title": "Rail plan", "pageid": 7, "categories": ["Rail", "Europe"], "lang": "en", "url": "https://example.org/a", "text": ["One.", "Two."], "date": "10 February 2023", "type": "article"}"#,
        &[
            "title: Rail plan",
            "lang: en",
            "url: https://example.org/a",
            "published: 2023-02-10",
            "tags: Rail + Europe",
            "| One.",
            "| Two.",
        ],
    );
}

#[test]
fn markup_in_facts_comes_off_once() {
    states(
        r#"{"title": "Rock &amp; <em>roll</em> &amp;lt;3", "author": "Jane &quot;J&quot; Doe", "text": "Tom &amp; Jerry&#39;s day.\n\nSee [this](https://example.org).", "description": "A<br>B"}"#,
        &[
            "title: Rock & roll &lt;3",
            "authors: Jane \"J\" Doe",
            "summary: A B",
            "| Tom & Jerry's day.",
            "| See this.",
        ],
    );
}

#[test]
fn nothing_of_a_record_drives_the_terminal() {
    let told = told(
        r#"{"title": "a\u001b[31mb\u202e", "author": "J\u0007", "text": "x\u001b]0;y\u0007z and more words", "tags": ["\u009b1m"], "url": "https://example.org/\u001b"}"#,
    );
    assert!(
        told.chars().all(|c| c == '\n' || !c.is_control()),
        "{told:?}"
    );
    assert!(
        told.contains("a␛[31mb") && !told.contains('\u{202e}'),
        "{told}"
    );
}
