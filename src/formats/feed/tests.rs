//! Feeds as they are written, in every dialect, and what is read of them.

use std::path::Path;

use crate::article::{Article, Block};
use crate::formats::{self, Budget, Reading};

fn reading(text: &str) -> Reading {
    formats::read(Path::new("feed"), text.as_bytes(), &Budget::default())
}

/// The only article of a feed.
fn only(text: &str) -> Article {
    let mut reading = reading(text);
    assert_eq!(reading.problems, [], "{text}");
    assert_eq!(reading.articles.len(), 1, "{text}");
    reading.articles.remove(0)
}

/// The facts of an article, a line each.
fn facts(article: &Article) -> String {
    let mut lines = vec![format!("title: {}", article.title)];
    let mut line = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            lines.push(format!("{name}: {value}"));
        }
    };
    let joined = |values: &[crate::text::Clean]| {
        let values: Vec<_> = values.iter().map(ToString::to_string).collect();
        (!values.is_empty()).then(|| values.join(" + "))
    };
    line("by", joined(&article.authors));
    line("url", article.url.as_ref().map(ToString::to_string));
    line("source", article.source.as_ref().map(ToString::to_string));
    line("lang", article.lang.as_ref().map(ToString::to_string));
    line(
        "published",
        article.published.as_ref().map(crate::article::Date::value),
    );
    line(
        "updated",
        article.updated.as_ref().map(crate::article::Date::value),
    );
    line("summary", article.summary.as_ref().map(ToString::to_string));
    line("tags", joined(&article.tags));
    if let Some(image) = &article.image {
        let parts = [&image.src, &image.caption, &image.credit];
        let parts: Vec<_> = parts
            .into_iter()
            .flatten()
            .map(ToString::to_string)
            .collect();
        line("image", Some(parts.join(" / ")));
    }
    let body: Vec<_> = article.body.iter().map(Block::plain).collect();
    line("body", (!body.is_empty()).then(|| body.join(" ¶ ")));
    lines.join("\n")
}

fn assert_facts(text: &str, expected: &str) {
    let expected: Vec<_> = expected.trim().lines().map(str::trim).collect();
    assert_eq!(facts(&only(text)), expected.join("\n"), "{text}");
}

#[test]
fn rss_is_read_with_all_that_its_modules_say() {
    assert_facts(
        "<?xml version='1.0'?><rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'
            xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:media='http://search.yahoo.com/mrss/'>
        <channel><title>The Sound Herald</title><link>https://herald.example/</link><language>en-GB</language>
        <item><title>Ferry &amp;amp; fog: &amp;#8220;no&amp;#8221; sailings</title><link>https://herald.example/a</link>
        <guid isPermaLink='false'>7</guid><pubDate>Fri, 10 Feb 2023 08:30:00 +0100</pubDate>
        <dc:creator>Ann Lee</dc:creator><dc:creator><![CDATA[Bo Ek]]></dc:creator>
        <category>Harbour</category><category>Weather</category>
        <description>The boats stay in the harbour.</description>
        <content:encoded><![CDATA[<p>Fog lay over the sound all day.</p><p>The boats stayed <a href=\"/plan\">in the harbour</a>.</p>]]></content:encoded>
        <media:content url='https://herald.example/fog.jpg' medium='image'><media:description>Fog.</media:description>
        <media:credit>Cy Moe</media:credit></media:content></item></channel></rss>",
        "title: Ferry & fog: “no” sailings
        by: Ann Lee + Bo Ek
        url: https://herald.example/a
        source: The Sound Herald
        lang: en-gb
        published: 2023-02-10T08:30:00+01:00
        summary: The boats stay in the harbour.
        tags: Harbour + Weather
        image: https://herald.example/fog.jpg / Fog. / Cy Moe
        body: Fog lay over the sound all day. ¶ The boats stayed in the harbour.",
    );
}

#[test]
fn atom_rdf_and_old_dialects_are_read() {
    assert_facts(
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de' xml:base='https://bote.example/'>
        <title>Sundbote</title><author><name>Redaktion</name></author>
        <entry><title type='html'>Die &lt;b&gt;Fähre&lt;/b&gt;</title><link rel='self' href='x.xml'/>
        <link rel='alternate' type='text/html' href='faehre'/><id>urn:1</id>
        <published>2023-02-10T08:30:00Z</published><updated>2023-02-11</updated><category term='Hafen'/>
        <content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Sie <em>fährt</em> &amp; bleibt.</p></div></content>
        </entry></feed>",
        "title: Die Fähre
        by: Redaktion
        url: https://bote.example/faehre
        source: Sundbote
        lang: de
        published: 2023-02-10T08:30:00Z
        updated: 2023-02-11
        tags: Hafen
        body: Sie fährt & bleibt.",
    );
    assert_facts(
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' xmlns:d='http://purl.org/dc/elements/1.1/'>
        <channel rdf:about='https://herald.example/'><title>Herald</title><items><rdf:Seq><rdf:li rdf:resource='x'/></rdf:Seq></items></channel>
        <item rdf:about='https://herald.example/b'><title>Eels counted</title><description>Two hundred of them.</description><d:date>2023-02</d:date></item></rdf:RDF>",
        "title: Eels counted
        url: https://herald.example/b
        source: Herald
        published: 2023-02
        body: Two hundred of them.",
    );
    assert_facts(
        "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>Old</title><entry><title>A lamp</title>
        <issued>2003-12-13T08:29:29-04:00</issued><modified>2003-12-14</modified>
        <content type='text/html' mode='escaped'>&lt;p&gt;It burns.&lt;/p&gt;</content></entry></feed>",
        "title: A lamp
        source: Old
        published: 2003-12-13T08:29:29-04:00
        updated: 2003-12-14
        body: It burns.",
    );
}

#[test]
fn json_feed_is_read_with_numbers_for_ids_and_authors_of_the_feed() {
    for author in [
        r#""authors": [{"name": "Ann Lee"}]"#,
        r#""author": {"name": "Ann Lee"}"#,
    ] {
        assert_facts(
            &format!(
                r#"{{"version": "https:\/\/jsonfeed.org\/version\/1.1", "title": "Herald", "language": "en", {author},
                "items": [{{"id": 7, "url": "https://herald.example/a", "title": "A lamp",
                "content_html": "<p>It burns all night long.</p>", "date_published": "2023-02-10T08:30:00Z"}}]}}"#
            ),
            "title: A lamp
            by: Ann Lee
            url: https://herald.example/a
            source: Herald
            lang: en
            published: 2023-02-10T08:30:00Z
            body: It burns all night long.",
        );
    }
}

#[test]
fn the_longer_text_is_the_body_and_a_summary_that_only_begins_it_is_none() {
    for (texts, expected) in [
        (
            "<description>Short.</description><content:encoded>A far longer text.</content:encoded>",
            "summary: Short.\nbody: A far longer text.",
        ),
        (
            "<description>The whole of a far longer text.</description><content:encoded>Short.</content:encoded>",
            "summary: Short.\nbody: The whole of a far longer text.",
        ),
        (
            "<description>It begins…</description><content:encoded>&lt;p&gt;It begins here and goes on.&lt;/p&gt;</content:encoded>",
            "body: It begins here and goes on.",
        ),
        (
            "<description>Two\n        lines.</description>",
            "body: Two lines.",
        ),
    ] {
        let text = format!("<rss><channel><item><title>T</title>{texts}</item></channel></rss>");
        assert_eq!(facts(&only(&text)), format!("title: T\n{expected}"));
    }
}

#[test]
fn what_a_strict_reader_refuses_is_read() {
    for (text, expected) in [
        (
            "<rss><item><title>Bed & breakfast &nbsp; now</title></item></rss>",
            "Bed & breakfast now",
        ),
        (
            "<rss><item><title>A</titel><link>https://a.example/</link></item></rss>",
            "A",
        ),
        (
            "<rss><item><foo:bar>x</foo:bar><title>B</title></item></rss>",
            "B",
        ),
        (
            "\n\n <?xml version='1.0' encoding='koi8-r'?><rss><item><title>C</title></item></rss>",
            "C",
        ),
        ("<rss><channel><item><title>D</title></channel></rss>", "D"),
        (
            "<rss><item><description>It burns all night long. And more.</description></item></rss>",
            "It burns all night long",
        ),
        (
            "<rss><item><link>https://a.example/x</link></item></rss>",
            "https://a.example/x",
        ),
        (
            "<rss><item><title><![CDATA[E &amp; F]]></title></item></rss>",
            "E & F",
        ),
        (
            "<!DOCTYPE rss [<!ENTITY lol \"ha\">]><rss><item><title>G &lol;</title></item></rss>",
            "G &lol;",
        ),
    ] {
        assert_eq!(only(text).title, expected, "{text}");
    }
}

#[test]
fn a_cut_feed_gives_its_whole_items_and_a_problem() {
    let text = "<rss><channel><title>H</title>\n<item><title>A</title></item>\n<item><title>B</title><description>It beg";
    let reading = reading(text);
    let titles: Vec<_> = reading
        .articles
        .iter()
        .map(|article| article.title.as_str())
        .collect();
    assert_eq!(titles, ["A"]);
    assert_eq!(reading.articles[0].source.as_deref(), Some("H"));
    let problem = &reading.problems[0];
    assert_eq!(
        (problem.what.as_str(), problem.line),
        (
            "the feed is cut off in the item that begins on line 3; 1 whole item before it",
            Some(3)
        )
    );
}

#[test]
fn a_feed_without_items_is_no_problem() {
    let reading = reading("<rss><channel><title>H</title></channel></rss>");
    assert_eq!(reading.skipped.as_deref(), Some("a feed without items"));
    assert!(reading.problems.is_empty());
}

#[test]
fn an_empty_item_costs_itself() {
    let reading =
        reading("<rss><item><author>x</author></item>\n<item><title>A</title></item></rss>");
    assert_eq!(reading.articles.len(), 1);
    assert_eq!(
        (reading.problems[0].part, reading.problems[0].line),
        (Some(1), Some(1))
    );
}
