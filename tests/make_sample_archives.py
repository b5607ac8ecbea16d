#!/usr/bin/env python3
"""Packs the archives of sample-data from texts of our own: run it in sample-data/archives.

The files come out the same, byte for byte, on every run: no clock is looked at."""

import gzip
import zipfile

DAY = (2025, 8, 30, 6, 0, 0)


def packed(data):
    return gzip.compress(data, 9, mtime=0)


def zipped(name, files):
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in files:
            entry = zipfile.ZipInfo(path, DAY)
            entry.compress_type = zipfile.ZIP_STORED if path == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, text)


def record(kind, url, content, block):
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-08-02T04:10:00Z\r\n"
    head += f"Content-Type: {content}\r\nContent-Length: {len(block)}\r\n\r\n"
    return packed(head.encode() + block + b"\r\n\r\n")


def page(title, day, author, paragraphs):
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | Port Asel Courier</title>'
        f'<meta property="og:site_name" content="Port Asel Courier"><meta name="author" content="{author}">'
        f'<meta property="article:published_time" content="{day}"></head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


OYSTERS = page(
    "Oysters found to keep better time than the harbour office", "2025-08-01", "Nadja Brink",
    ["A bed of oysters at Lower Quen opens its shells at high water to the minute, and has gone on doing so for a "
     "week in a bucket in the laboratory of the Sound Institute, four kilometres from the sea.",
     "The harbour office, which publishes the tables, was eleven minutes out on Thursday. “We are looking into it,” "
     "said a spokesman. “They are looking into it as well, by opening.”"])
BRIDGE = page(
    "The bridge that opens for no one", "2025-08-02", "Joss Pellow",
    ["Every weekday at ten past four the swing bridge at Corrow opens, waits six minutes, and shuts. No ship has "
     "passed it since the sugar boats stopped in 1988. The order to open was never withdrawn.",
     "The bridge keeper, Ned Arkwright, has been asked by the council whether he minds. “It would seize up,” he "
     "said, “and so should I.”"])

ANSWER = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
COURIER = "https://courier.port-asel.example/2025/08/"
with open("port-asel-courier.warc.gz", "wb") as archive:
    archive.write(record("warcinfo", "", "application/warc-fields", b"software: a patient neighbour\r\n"))
    for name, text in [("oysters", OYSTERS), ("bridge", BRIDGE)]:
        block = (ANSWER + text).encode()
        archive.write(record("response", COURIER + name, "application/http; msgtype=response", block))

zipped("summer of the Lantern.zip", [
    ("2025/regatta.md", "---\ntitle: Regatta won by a boat that was not in it\nauthor: Jem Attwater\ndate: 2025-07-20\n"
     "site: Corrow Lantern\n---\n\nThe Corrow regatta was won on Sunday by a crew of three from Quenmoor who had come "
     "to deliver ice. They rounded all four marks because, they said, everybody else did.\n\nThe cup has been filled "
     "with the ice.\n"),
    ("2025/notices.jsonl", '{"headline": "Lost: one oar", "byline": "Jem Attwater", "published": "2025-07-21", "site": '
     '"Corrow Lantern", "body": "Lost on Sunday, an oar, left hand. The finder has, one supposes, the use of it in '
     'circles."}\n{"headline": "Found: one oar", "byline": "Jem Attwater", "published": "2025-07-22", "site": "Corrow '
     'Lantern", "body": "Found on Monday, an oar, right hand. The owner of the other may wish to talk."}\n'),
    ("__MACOSX/2025/._regatta.md", "not a story"),
])

CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>')
STORIES = [
    ("Sea", "Lighthouse keeper answers the telephone", "lighthouse", [
        "Since Monday the Tolvey Light has a telephone again. It rang on Tuesday for the first time. Agnes Rook, who "
        "looks after the tower, walked down a hundred and forty steps and lifted it, and was asked whether she was "
        "satisfied with her present supplier of electricity.",
        "“I said I make my own,” says Rook. “He said nobody had ever said that before. He rang again today, but only "
        "to hear what the weather was doing.”"]),
    ("Town", "Market square to be measured again", "square", [
        "The market square of Velmar is larger than it was. A survey made for the new paving found it to be four "
        "metres longer on its north side than the survey of 1907, and the council has asked for a third.",
        "The baker whose shop stands on the corner has his own opinion. “They measured in winter,” he says. “In "
        "summer it spreads.”"]),
]


def issue_page(title, name, paragraphs):
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    source = f"https://evening.velmar.example/2025/08/29/{name}"
    return (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>'
        '<body><div class="calibre_navbar">| <a href="../index.html">Main menu</a> |<hr/></div>'
        f'<h2>{title}</h2><div>{body}</div><div class="calibre_navbar"><hr/><p>This article was downloaded by '
        f'<strong>calibre</strong> from <a href="{source}" rel="calibre-downloaded-from">{source}</a></p></div></body></html>')


paths = [f"feed_{n}/article_0/index.html" for n in range(len(STORIES))]
items = "".join(f'<item id="a{n}" href="{path}" media-type="application/xhtml+xml"/>' for n, path in enumerate(paths))
spine = "".join(f'<itemref idref="a{n}"/>' for n in range(len(paths)))
points = "".join(
    f'<navPoint id="s{n}"><navLabel><text>{section}</text></navLabel><content src="feed_{n}/index.html"/><navPoint id="n{n}">'
    f'<navLabel><text>{title}</text></navLabel><content src="{paths[n]}"/></navPoint></navPoint>'
    for n, (section, title, _, _) in enumerate(STORIES))
zipped("Velmar Evening [Sat, 30 Aug 2025].epub", [
    ("mimetype", "application/epub+zip"),
    ("META-INF/container.xml", CONTAINER),
    ("content.opf", '<?xml version="1.0" encoding="utf-8"?><package xmlns="http://www.idpf.org/2007/opf" version="2.0" '
     'unique-identifier="u"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="u">velmar-evening'
     '</dc:identifier><dc:language>en</dc:language><dc:title>Velmar Evening [Sat, 30 Aug 2025]</dc:title><dc:creator>calibre'
     '</dc:creator><dc:date>2025-08-30T05:00:00+01:00</dc:date><meta name="calibre:publication_type" '
     'content="periodical:newspaper:Velmar Evening"/></metadata><manifest>' + items +
     '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest><spine toc="ncx">' + spine + "</spine></package>"),
    ("toc.ncx", '<?xml version="1.0" encoding="utf-8"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><docTitle>'
     "<text>Velmar Evening</text></docTitle><navMap>" + points + "</navMap></ncx>"),
] + [(path, issue_page(title, name, text)) for path, (_, title, name, text) in zip(paths, STORIES)])

with open("forecast for fishing.txt.gz", "wb") as file:
    file.write(packed((
        "Forecast for those who fish\n\nBy Una Starling August 12, 2025\n\nVelmar Sound, inner part: light, then lighter. The fish are "
        "below.\n\nVelmar Sound, outer part: westerly four, and one squall about three, which will look worse than it is. Take a hat that "
        "you do not like.\n\nThe Narrows: as always. Ask Edric.\n").encode()))
