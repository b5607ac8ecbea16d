//! Files as they should be: those that come with the program, and one of each format that these lack.

use std::fs;
use std::path::Path;

use ruzstd::encoding::{CompressionLevel, compress_to_vec};

/// A file: its name, and what it holds.
pub(super) type Whole = (String, Vec<u8>);

/// The largest that is broken, in bytes.
const MOST_BYTES: u64 = 100_000;

/// Files of every format.
pub(super) fn files() -> Vec<Whole> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data")];
    let mut files: Vec<Whole> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.metadata().unwrap().len() < MOST_BYTES {
                let name = path.file_name().unwrap().to_str().unwrap().to_owned();
                files.push((name, fs::read(&path).unwrap()));
            }
        }
    }
    let texts = TEXTS.iter();
    files.extend(texts.map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())));
    let packed = compress_to_vec(TEXTS[0].1.as_bytes(), CompressionLevel::Fastest);
    files.push(("ferry.txt.zst".to_owned(), packed));
    files.sort();
    files
}

/// Texts in the formats that the samples lack.
const TEXTS: &[(&str, &str)] = &[
    (
        "ferry.txt",
        "Feed: Corrow Lantern\nTitle: The ferry runs again\nAuthor: Ned Arkwright\nDate: Tue, 24 Nov 2026 03:30:00 +0000\nLink: https://lantern.example/ferry\n\nThe ferry between Corrow and Lower Quen runs again, the harbour office says.\n\nIt carried eleven people and a goat.\n",
    ),
    (
        "table.tsv",
        "title\turl\tpublished\ttext\nThe ferry runs again\thttps://lantern.example/ferry\t2026-11-24\tThe ferry between Corrow and Lower Quen runs again.\nThe ferry stops\thttps://lantern.example/stop\t2026-11-25\t\"It stopped at noon,\nand nobody \"\"minded\"\".\"\n",
    ),
    (
        "document.xml",
        "<doc sitename=\"Corrow Lantern\" title=\"The ferry runs again\" author=\"Ned Arkwright\" date=\"2026-11-24\" url=\"https://lantern.example/ferry\"><main><head rend=\"h2\">At noon</head><p>The ferry between Corrow and Lower Quen runs <hi rend=\"#b\">again</hi>.</p><list><item>eleven people</item><item>a goat</item></list></main><comments/></doc>",
    ),
    (
        "tei.xml",
        "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><fileDesc><titleStmt><title type=\"main\">The ferry runs again</title><author>Ned Arkwright</author></titleStmt><publicationStmt><date>2026-11-24</date><ptr type=\"URL\" target=\"https://lantern.example/ferry\"/></publicationStmt></fileDesc></teiHeader><text><body><div type=\"entry\"><p>The ferry between Corrow and Lower Quen runs again.</p></div></body></text></TEI>",
    ),
    (
        "bookmarks.html",
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n<DT><H3>Sea</H3>\n<DL><p>\n<DT><A HREF=\"https://lantern.example/ferry\" ADD_DATE=\"1480000000\">The ferry runs again</A>\n</DL><p>\n</DL><p>\n",
    ),
    (
        "reut.sgm",
        "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS TOPICS=\"YES\" NEWID=\"1\">\n<DATE>26-FEB-1987 15:01:01.79</DATE>\n<TEXT>&#2;\n<TITLE>FERRY RUNS AGAIN</TITLE>\n<DATELINE> CORROW, Feb 26 - </DATELINE><BODY>The ferry runs again.\n&#3;</BODY></TEXT>\n</REUTERS>\n",
    ),
    (
        "feed.json",
        "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Corrow Lantern\", \"items\": [{\"id\": \"1\", \"url\": \"https://lantern.example/ferry\", \"title\": \"The ferry runs again\", \"content_html\": \"<p>The ferry runs <b>again</b>.</p>\", \"date_published\": \"2026-11-24T03:30:00Z\"}]}",
    ),
    (
        "feed.rdf",
        "<?xml version=\"1.0\"?><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel rdf:about=\"https://lantern.example/\"><title>Corrow Lantern</title></channel><item rdf:about=\"https://lantern.example/ferry\"><title>The ferry runs again</title><link>https://lantern.example/ferry</link><dc:date>2026-11-24T03:30:00Z</dc:date><description>The ferry runs again, the harbour office says.</description></item></rdf:RDF>",
    ),
    (
        "ferry.story",
        "The ferry between Corrow and Lower Quen runs again.\n\nIt carried eleven people and a goat.\n\n@highlight\n\nThe ferry runs again\n\n@highlight\n\nThere was a goat\n",
    ),
    (
        "page.warc",
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://lantern.example/ferry\r\nWARC-Date: 2026-11-24T03:30:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: 226\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n82\r\n<html><head><title>The ferry runs again</title></head><body><article><p>The ferry runs again, they say.</p></article></body></html>\r\n0\r\n\r\n\r\n\r\n",
    ),
    (
        "toml.md",
        "+++\ntitle = \"The ferry runs again\"\ndate = 2026-11-24T03:30:00Z\ntags = [\"sea\", \"ferry\"]\n[author]\nname = \"Ned Arkwright\"\n+++\n\n# The ferry runs again\n\nThe ferry[^1] runs *again*.\n\n| who | how many |\n|---|---|\n| people | 11 |\n\n[^1]: Between Corrow and Lower Quen.\n",
    ),
];
