//! Issues of newspapers and books.

use std::io::{Cursor, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::formats::{self, Budget, Reading};

fn book(files: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    writer.start_file("mimetype", stored).unwrap();
    writer.write_all(b"application/epub+zip").unwrap();
    let packed = stored.compression_method(CompressionMethod::Deflated);
    for (name, text) in files {
        writer.start_file(*name, packed).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn read(bytes: &[u8]) -> Reading {
    formats::read(Path::new("issue.epub"), bytes, &Budget::default())
}

const CONTAINER: &str = "<?xml version=\"1.0\"?><container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile full-path=\"content.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>";

fn package(metadata: &str, pages: &[&str]) -> String {
    let item = "application/xhtml+xml";
    let item = |(n, path)| format!("<item id=\"p{n}\" href=\"{path}\" media-type=\"{item}\"/>");
    let items: Vec<String> = pages.iter().enumerate().map(item).collect();
    let items = items.concat();
    let spine: Vec<String> = (0..pages.len())
        .map(|n| format!("<itemref idref=\"p{n}\"/>"))
        .collect();
    let spine = spine.concat();
    format!(
        "<?xml version='1.0' encoding='utf-8'?><package xmlns=\"http://www.idpf.org/2007/opf\" version=\"2.0\" unique-identifier=\"u\"><metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:opf=\"http://www.idpf.org/2007/opf\"><dc:identifier id=\"u\">x</dc:identifier><dc:language>en</dc:language>{metadata}</metadata><manifest>{items}<item id=\"ncx\" href=\"toc.ncx\" media-type=\"application/x-dtbncx+xml\"/></manifest><spine toc=\"ncx\">{spine}</spine></package>"
    )
}

const CONTENTS: &str = "<?xml version='1.0'?><ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" version=\"2005-1\"><docTitle><text>Post</text></docTitle><navMap><navPoint id=\"a\" playOrder=\"1\"><navLabel><text>Harbour</text></navLabel><content src=\"feed_0/index.html\"/><navPoint id=\"b\" playOrder=\"2\"><navLabel><text>The tide &amp; the quay</text></navLabel><content src=\"feed_0/article_0/index_u1.html\"/></navPoint><navPoint id=\"c\" playOrder=\"3\"><navLabel><text>Lost</text></navLabel><content src=\"feed_0/article_1/index.html\"/></navPoint></navPoint></navMap></ncx>";

fn page(words: &str) -> String {
    format!(
        "<?xml version='1.0' encoding='utf-8'?><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head><body><div class=\"calibre_navbar\">| <a href=\"y\">Next</a> | <hr/></div><h2>The tide &amp; the quay</h2><div><p>{words}</p></div><div class=\"calibre_navbar\"><hr/><p>This article was downloaded by <strong>calibre</strong> from <a href=\"https://post.example/2026/11/20/tide/\" rel=\"calibre-downloaded-from\">there</a></p> | <a href=\"z\">Main menu</a></div></body></html>"
    )
}

const ISSUE: &str = "<dc:title>Post [Tue, 24 Nov 2026]</dc:title><dc:creator>calibre</dc:creator><dc:date>2026-11-24T03:26:00+00:00</dc:date><meta name=\"calibre:publication_type\" content=\"periodical:newspaper:Harbour Post\"/>";

#[test]
fn an_issue_is_the_articles_that_its_contents_list() {
    let pages = [
        "titlepage.xhtml",
        "index.html",
        "feed_0/index.html",
        "feed_0/article_0/index_u1.html",
        "feed_0/article_1/index.html",
    ];
    let bytes = book(&[
        ("META-INF/container.xml", CONTAINER),
        ("content.opf", &package(ISSUE, &pages)),
        ("toc.ncx", CONTENTS),
        ("titlepage.xhtml", &page("cover")),
        ("index.html", &page("menu")),
        ("feed_0/index.html", &page("list")),
        (
            "feed_0/article_0/index_u1.html",
            &page("It turned at noon."),
        ),
    ]);
    let reading = read(&bytes);
    assert_eq!(reading.format, Some("epub"));
    let [article] = reading.articles.as_slice() else {
        panic!("{reading:?}");
    };
    assert_eq!(article.title, *"The tide & the quay");
    assert_eq!(article.section.as_deref(), Some("Harbour"));
    assert_eq!(article.source.as_deref(), Some("Harbour Post"));
    assert_eq!(
        article.url.as_deref(),
        Some("https://post.example/2026/11/20/tide/")
    );
    assert_eq!(article.published.as_ref().unwrap().value(), "2026-11-20");
    assert_eq!(
        article.saved.as_ref().unwrap().value(),
        "2026-11-24T03:26:00Z"
    );
    let words: Vec<String> = article
        .body
        .iter()
        .map(crate::article::Block::plain)
        .collect();
    assert_eq!(words, ["It turned at noon."]);
    let [problem] = reading.problems.as_slice() else {
        panic!("{:?}", reading.problems);
    };
    assert!(
        problem.what.contains("feed_0/article_1/index.html: "),
        "{problem:?}"
    );
    assert_eq!(problem.part, Some(2));
}

#[test]
fn a_book_is_its_pages_that_have_a_text() {
    let chapter = "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><h1>One</h1><p>The boats of the old harbour came home at noon, and nobody had expected them so soon, said the master of the quay.</p></body></html>";
    let metadata = "<dc:title>Tides</dc:title><dc:creator>Ilka Brand</dc:creator><dc:date>2020-05-01</dc:date>";
    let bytes = book(&[
        ("META-INF/container.xml", CONTAINER),
        (
            "content.opf",
            &package(metadata, &["cover.xhtml", "one.xhtml"]),
        ),
        (
            "cover.xhtml",
            "<html><body><img src=\"c.jpg\" alt=\"Cover\"/></body></html>",
        ),
        ("toc.ncx", CONTENTS),
        ("one.xhtml", chapter),
    ]);
    let reading = read(&bytes);
    let [article] = reading.articles.as_slice() else {
        panic!("{reading:?}");
    };
    assert_eq!(article.title, *"One");
    assert_eq!(article.source.as_deref(), Some("Tides"));
    assert_eq!(article.authors, [crate::text::Clean::line("Ilka Brand")]);
    assert_eq!(article.published.as_ref().unwrap().value(), "2020-05-01");
    assert_eq!(reading.problems, []);
}

#[test]
fn books_that_cannot_be_read_say_why() {
    let protected = book(&[
        ("META-INF/container.xml", CONTAINER),
        (
            "META-INF/encryption.xml",
            "<encryption><EncryptedData><EncryptionMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#aes128-cbc\"/></EncryptedData></encryption>",
        ),
        ("content.opf", &package(ISSUE, &[])),
    ]);
    let bomb = " ".repeat(40 << 20);
    let swelling = book(&[
        ("META-INF/container.xml", CONTAINER),
        ("content.opf", &bomb),
    ]);
    let page_bomb = book(&[
        ("META-INF/container.xml", CONTAINER),
        (
            "content.opf",
            &package("<dc:title>T</dc:title>", &["one.xhtml"]),
        ),
        ("toc.ncx", CONTENTS),
        ("one.xhtml", &bomb),
    ]);
    let cases = [
        (protected, "protected against copying"),
        (swelling, "swells to more than 100 times"),
        (page_bomb, "it swells or is too large"),
        (book(&[]), "list of contents cannot be read"),
    ];
    for (bytes, expected) in cases {
        let reading = read(&bytes);
        let said: Vec<_> = reading
            .problems
            .iter()
            .map(|one| one.what.as_str())
            .collect();
        assert!(said.join("; ").contains(expected), "{expected}: {said:?}");
        assert!(reading.problems.iter().all(|one| one.hint.is_some()));
    }
    let cut = book(&[("META-INF/container.xml", CONTAINER), ("content.opf", "x")]);
    let said = read(cut.get(..cut.len() - 40).unwrap()).problems;
    assert!(
        said.first().unwrap().what.contains("damaged or cut short"),
        "{said:?}"
    );
}
