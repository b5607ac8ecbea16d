//! Whole messages, as programs write them.

use std::path::Path;

use crate::article::{Article, Block};
use crate::formats::{self, Budget, Reading};
use crate::text::Clean;

fn read(name: &str, file: &str) -> Reading {
    formats::read(Path::new(name), file.as_bytes(), &Budget::default())
}

fn only(reading: &Reading) -> &Article {
    let [article] = reading.articles.as_slice() else {
        panic!("{reading:?}");
    };
    article
}

fn words(article: &Article) -> String {
    let words: Vec<String> = article.body.iter().map(Block::plain).collect();
    words.join("|")
}

fn names(article: &Article) -> String {
    let names: Vec<&str> = article.authors.iter().map(Clean::as_str).collect();
    format!(
        "{:?} {names:?}",
        article.source.as_deref().unwrap_or_default()
    )
}

const LETTER: &str = "From: Tide Weekly <news@tide.example>\r\nTo: reader@x.example\r\nSubject: =?utf-8?Q?The_quay_=E2=80=93_rebuilt?=\r\nDate: Fri, 07 Jun 2013 11:19:24 -0400\r\nList-Id: \"Tide Weekly\" <weekly.tide.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nThe quay is rebuilt.\r\n\r\n--b\r\nContent-Type: text/html; charset=\"iso-8859-1\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><body><div style=3D\"display:none\">What is inside this week</div><table role=3D\"presentation\"><tr><td><p><a href=3D\"#\">View in browser</a></p><h1>The quay &ndash; rebuilt</h1><p>The quay of L=F8nn is rebuilt, and the boats are back.</p><img src=3D\"https://t.example/o.gif\" width=3D\"1\" height=3D\"1\"><p>It took nine years.</p><p>You are receiving this because you asked for it. <a href=3D\"#\">Unsubscribe</a></p></td></tr></table></body></html>\r\n--b--\r\n";

#[test]
fn a_newsletter_is_read_without_what_it_says_of_itself() {
    let reading = read("letter", LETTER);
    let article = only(&reading);
    assert_eq!((reading.format, reading.problems.len()), (Some("mail"), 0));
    assert_eq!(article.title, *"The quay – rebuilt");
    let expected = "The quay of Lønn is rebuilt, and the boats are back.|It took nine years.";
    assert_eq!(words(article), expected);
    assert_eq!(names(article), "\"Tide Weekly\" []");
    assert_eq!(
        article.published.as_ref().unwrap().value(),
        "2013-06-07T11:19:24-04:00"
    );
    assert_eq!(article.saved, None);
    let dropped: Vec<&str> = article.dropped.iter().map(Clean::as_str).collect();
    assert_eq!(dropped.len(), 2, "{dropped:?}");
}

#[test]
fn a_feed_by_mail_names_the_feed_the_author_and_the_address() {
    let feed = "From: \"Harbour Post: Ilka Brand\" <user@rss2email.invalid>\nTo: me@x.example\nSubject: Tide\nDate: Tue, 02 Jul 2013 13:24:00 -0000\nUser-Agent: rss2email/3.12.2\nX-RSS-Feed: https://post.example/feed\nX-RSS-URL: https://post.example/tide\nX-RSS-TAGS: sea,harbour\nContent-Type: text/plain; charset=\"utf-8\"\nContent-Transfer-Encoding: base64\nMIME-Version: 1.0\n\nVGhlIHRpZGUgdHVybmVkLgoKVVJMOiBodHRwczovL3Bvc3QuZXhhbXBsZS90aWRlCg==\n";
    let reading = read("a.eml", feed);
    let article = only(&reading);
    assert_eq!(names(article), "\"Harbour Post\" [\"Ilka Brand\"]");
    assert_eq!(article.url.as_deref(), Some("https://post.example/tide"));
    assert_eq!(words(article), "The tide turned.");
    assert_eq!(article.tags.len(), 2);
    assert_eq!(reading.problems, []);
}

#[test]
fn a_message_that_is_cut_short_gives_what_there_is_of_it() {
    let half = LETTER
        .split("--b\r\nContent-Type: text/html")
        .next()
        .unwrap();
    let base64 = "From: A <a@b.c>\nSubject: Tide\nDate: Tue, 02 Jul 2013 13:24:00 -0000\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nVGhlIHRpZGUgdHVybmVkLgoKSXQgd2F\n";
    for (file, expected) in [
        (half, "The quay is rebuilt."),
        (base64, "The tide turned.|It wa"),
    ] {
        let reading = read("a.eml", file);
        assert_eq!(words(only(&reading)), expected);
        let problem = reading.problems.first().unwrap();
        assert_eq!(
            problem.what,
            *"the message is cut short: what there is of it is shown"
        );
        assert!(problem.hint.is_some());
    }
}

#[test]
fn a_message_with_a_wrong_mark_or_none_is_shown() {
    let wrong = LETTER.replace("boundary=\"b\"", "boundary=\"other\"");
    let none = LETTER.replace("; boundary=\"b\"", "");
    for file in [wrong, none] {
        let reading = read("a.eml", &file);
        let shown = words(only(&reading));
        assert!(shown.contains("It took nine years."), "{shown}");
        assert!(!shown.contains("=F8"), "{shown}");
    }
    let reading = read("a.eml", "Nothing of mail\n\nis in this.\n");
    assert!(!reading.problems.is_empty() || !reading.articles.is_empty());
}

#[test]
fn a_digest_is_several_articles() {
    let one = |n: u32| {
        format!(
            "--d\n\nFrom: A <a@b.c>\nSubject: Story {n}\nDate: Tue, 0{n} Jul 2013 13:24:00 -0000\nContent-Type: text/plain\n\nBoat {n} came home.\n\n"
        )
    };
    let digest = format!(
        "From: A <a@b.c>\nSubject: Digest\nDate: Tue, 09 Jul 2013 13:24:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/digest; boundary=\"d\"\n\n{}{}{}--d--\n",
        one(1),
        one(2),
        one(3)
    );
    let reading = read("a.eml", &digest);
    let read: Vec<_> = reading
        .articles
        .iter()
        .map(|one| (one.part, one.title.to_string(), words(one)))
        .collect();
    let expected = [1, 2, 3].map(|n| {
        (
            Some(n),
            format!("Story {n}"),
            format!("Boat {n} came home."),
        )
    });
    assert_eq!(read, expected);
    assert_eq!(reading.problems, []);
}

#[test]
fn a_mailbox_is_a_message_after_another_and_one_bad_one_costs_only_itself() {
    let message = |n: u32, body: &str| {
        format!(
            "From a@b.c Tue Nov 24 03:3{n}:00 2026\r\nFrom: Post <a@b.c>\r\nSubject: Story {n}\r\nDate: Tue, 0{n} Jul 2013 13:24:00 -0000\r\n{body}\r\n\r\n"
        )
    };
    let mbox = [
        message(
            1,
            "\r\n>From the quay it looked small, said the pilot of the second boat.",
        ),
        message(
            2,
            "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\nSGVsbG8gdGhlcm",
        ),
        message(3, "X-Mozilla-Status: 0009\r\n\r\nDeleted."),
        message(4, "\r\nThe last."),
    ]
    .concat();
    for name in ["Inbox", "Feeds/Harbour Post", "a.mbox"] {
        let reading = read(name, &mbox);
        assert_eq!(reading.format, Some("mbox"));
        let read: Vec<_> = reading
            .articles
            .iter()
            .map(|one| (one.part.unwrap(), one.title.as_str()))
            .collect();
        assert_eq!(
            read,
            [(1, "Story 1"), (2, "Story 2"), (3, "Story 4")],
            "{name}"
        );
        assert!(words(reading.articles.first().unwrap()).starts_with("From the quay"));
        let problem = reading.problems.first().unwrap();
        assert_eq!((problem.part, problem.line), (Some(2), Some(8)));
    }
}

#[test]
fn charsets_that_are_not_stated_are_guessed() {
    let file = b"From: Po\xe9t <a@b.c>\nSubject: Caf\xe9 ferm\xe9\nDate: Tue, 02 Jul 2013 13:24:00 -0000\n\nLe caf\xe9 est ferm\xe9 \xe0 midi, dit le patron.\n";
    let reading = formats::read(Path::new("a.eml"), file, &Budget::default());
    let article = only(&reading);
    assert_eq!(article.title, *"Café fermé");
    assert_eq!(words(article), "Le café est fermé à midi, dit le patron.");
    assert_eq!(names(article), "\"Poét\" []");
}

#[test]
fn a_message_of_very_many_parts_is_read_as_far_as_they_fit() {
    let parts = "--b\n\nThe ferry runs.\n".repeat(60_000);
    let head = "From: a@b.example\nSubject: Parts\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n";
    let reading = read("a.eml", &format!("{head}{parts}--b--\n"));
    assert_eq!(only(&reading).title, "Parts");
    assert!(words(only(&reading)).contains("The ferry runs."));
}
