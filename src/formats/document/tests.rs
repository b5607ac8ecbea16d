//! Documents as research tools and databases write them.

use std::path::Path;

use crate::article::Block;
use crate::formats::{self, Budget, Reading};

fn reading(text: &str) -> Reading {
    formats::read(Path::new("a.xml"), text.as_bytes(), &Budget::default())
}

/// A line an article: title | authors | source | url | published | tags | body.
fn shown(reading: &Reading) -> Vec<String> {
    let line = |article: &crate::article::Article| {
        let text =
            |fact: &Option<crate::text::Clean>| fact.as_deref().unwrap_or_default().to_owned();
        let list = |list: &[crate::text::Clean]| {
            list.iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("+")
        };
        let date = article.published.as_ref().map(crate::article::Date::value);
        let body: Vec<_> = article.body.iter().map(Block::plain).collect();
        [
            article.title.to_string(),
            list(&article.authors),
            text(&article.source),
            text(&article.url),
            date.unwrap_or_default(),
            list(&article.tags),
            body.join(" ¶ "),
        ]
        .join("|")
    };
    reading.articles.iter().map(line).collect()
}

#[test]
fn documents_of_research_tools_are_read() {
    for (text, expected) in [
        (
            "<doc sitename=\"Sound Herald\" title=\"Eels &amp; men\" author=\"Ann Lee; Bo Ek\" date=\"2015-01-21\" url=\"https://herald.example/eels\" hostname=\"herald.example\" tags=\"Eels;Rivers\" fingerprint=\"9e\"><main><head rend=\"h1\">Eels &amp; men</head><p>Two <hi rend=\"#b\">hundred</hi> of <ref target=\"https://x.example/\">them</ref>.</p><list rend=\"ul\"><item>One</item></list></main><comments/></doc>",
            "Eels & men|Ann Lee+Bo Ek|Sound Herald|https://herald.example/eels|2015-01-21|Eels+Rivers|Two hundred of them. ¶ One",
        ),
        (
            "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><fileDesc><titleStmt><title type=\"main\">Eels</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><bibl>Eels, x</bibl><biblFull><titleStmt><title>Eels</title><author>Ann Lee</author></titleStmt><publicationStmt><publisher>Sound Herald (herald.example)</publisher><ptr type=\"URL\" target=\"https://herald.example/eels\"/><date>2015-01-21</date></publicationStmt></biblFull></sourceDesc></fileDesc><profileDesc><textClass><keywords><term>Rivers</term></keywords></textClass></profileDesc></teiHeader><text><body><div type=\"entry\"><ab rend=\"h1\" type=\"header\">Eels</ab><p>Two hundred of them.</p></div></body></text></TEI>",
            "Eels|Ann Lee|Sound Herald|https://herald.example/eels|2015-01-21|Rivers|Two hundred of them.",
        ),
        (
            "<?xml version=\"1.0\"?><result><entry><id>3</id><title><![CDATA[Eels]]></title><url>https://herald.example/eels</url><tags><item>Rivers</item></tags><content><![CDATA[<p>Two hundred.</p><p>Of them.</p>]]></content></entry></result>",
            "Eels|||https://herald.example/eels||Rivers|Two hundred. ¶ Of them.",
        ),
    ] {
        let reading = reading(text);
        assert_eq!(
            shown(&reading),
            [expected],
            "{text} {:?} {:?}",
            reading.problems,
            reading.skipped
        );
        assert_eq!(
            (reading.format, reading.problems.len()),
            (Some("xml"), 0),
            "{text}"
        );
    }
}

#[test]
fn other_documents_are_named_and_cut_ones_are_said() {
    let skipped =
        reading("<?xml version='1.0'?><catalog><book><price>3</price></book></catalog>").skipped;
    assert!(skipped.unwrap_or_default().contains("<catalog>"));
    let cut = reading("<doc title='A' url='https://a.example/x'><main><p>One.");
    assert_eq!(cut.problems[0].what, "the document is cut off");
    let records = "<r><e><title>A</title><text>One.</text></e><e><title>B</title><te";
    let cut = reading(records);
    assert_eq!(shown(&cut), ["A||||||One."]);
    assert_eq!(
        cut.problems[0].what,
        "the document is cut off after 1 records"
    );
}
