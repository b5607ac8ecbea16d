//! Tables as exports and collections write them.

use std::path::Path;

use crate::article::Block;
use crate::formats::{self, Budget, Reading};

fn reading(name: &str, text: &str) -> Reading {
    formats::read(Path::new(name), text.as_bytes(), &Budget::default())
}

/// A line an article: title | source | section | authors | published | saved | tags | body.
fn shown(reading: &Reading) -> Vec<String> {
    let line = |article: &crate::article::Article| {
        let text = |fact: &Option<crate::text::Clean>| fact.as_ref().map(ToString::to_string);
        let date = |date: &Option<crate::article::Date>| Some(date.as_ref()?.value());
        let list = |list: &[crate::text::Clean]| {
            let names: Vec<_> = list.iter().map(ToString::to_string).collect();
            (!names.is_empty()).then(|| names.join("+"))
        };
        let body: Vec<_> = article.body.iter().map(Block::plain).collect();
        let facts = [
            Some(article.title.to_string()),
            text(&article.source),
            text(&article.section),
            list(&article.authors),
            date(&article.published),
            date(&article.saved),
            list(&article.tags),
            Some(body.join(" ¶ ")),
        ];
        facts.map(Option::unwrap_or_default).join("|")
    };
    reading.articles.iter().map(line).collect()
}

#[test]
fn tables_are_read_whatever_parts_their_cells() {
    for (text, expected) in [
        (
            "title,date,text\n\"Rail, plan\",2023-02-10,\"One.\n\nTwo \"\"three\"\".\"\n",
            "Rail, plan||||2023-02-10|||One. ¶ Two \"three\".",
        ),
        (
            "\u{feff}Titel;Autor;Datum;Text;Quelle\r\nFähre;Ann Lee;07.06.2013 11:19;Sie fährt.;Sundbote\r\n",
            "Fähre|Sundbote||Ann Lee|2013-06-07T11:19|||Sie fährt.",
        ),
        (
            "\ttitle\ttext\tlabel\n0\tRail plan\tIt is a plan.\t1\n",
            "Rail plan|||||||It is a plan.",
        ),
        (
            "headline|content|keywords\nA|One.|['x', 'y']\n",
            "A||||||x+y|One.",
        ),
        (
            ",id,title,publication,author,date,year,month,url,content\n0,1,Eels - Herald,Herald,Bo Ek,,2016.0,1.0,,Two hundred.\n",
            "Eels|Herald||Bo Ek|2016-01|||Two hundred.",
        ),
    ] {
        let reading = reading("a.csv", text);
        assert_eq!(shown(&reading), [expected], "{text} {:?}", reading.problems);
    }
}

#[test]
fn reading_lists_have_no_text_and_a_day_of_saving() {
    for (text, expected) in [
        (
            "title,url,time_added,tags,status\nA,https://a.example/x,1600322788,n|m,unread\n",
            "A|||||2020-09-17T06:06:28Z|n+m|",
        ),
        (
            "URL,Title,Selection,Folder,Timestamp,Tags\nhttps://a.example/x,A,,Unread,1370618364,[]\n",
            "A|||||2013-06-07T15:19:24Z||",
        ),
        (
            "Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\nA,https://a.example/x,1,\"['n','m']\",2026-03-14 23:55:23.291000+00:00,0,new,True\n",
            "A|||||2026-03-14T23:55:23Z|n+m|",
        ),
        (
            "Title;URL;Content;Tags;MIME Type;Language;Creation date\n\"A\";https://a.example/x;\"<p>One.</p>\";n;text/html;en;07/06/2013 03:19:24\n",
            "A|||||2013-06-07|n|One.",
        ),
        (
            "title,url\n,https://a.example/x\n",
            "https://a.example/x|||||||",
        ),
    ] {
        let reading = reading("a.csv", text);
        assert_eq!(shown(&reading), [expected], "{text} {:?}", reading.problems);
        assert!(reading.problems.is_empty(), "{text}");
    }
}

#[test]
fn tables_without_a_header_are_known_by_their_shape() {
    for (name, text, expected) in [
        (
            "a.csv",
            "\"3\",\"Rail plan\",\"It#39;s a plan\\of rails.\"\n",
            "Rail plan||Business|||||It's a plan of rails.",
        ),
        (
            "a.tsv",
            "https://a.example/x\tnull\tad1d\ta.example\tRail plan\tnull\t2014-05-16\t\"It is.\nA plan.\"\tnull\tnull\tnull\n",
            "Rail plan|a.example|||2014-05-16|||It is. ¶ A plan.",
        ),
        (
            "a.csv",
            "ID,TITLE,URL,PUBLISHER,CATEGORY,STORY,HOSTNAME,TIMESTAMP\n1,Rail plan,https://a.example/x,Herald,b,dPhGU51DcrolUIM,a.example,1394470370698\n",
            "Rail plan|Herald|business||2014-03-10T16:52:50Z|||",
        ),
    ] {
        let reading = reading(name, text);
        assert_eq!(shown(&reading), [expected], "{text} {:?}", reading.problems);
    }
}

#[test]
fn a_bad_row_costs_itself_and_says_where_it_stands() {
    let text = "title,text,source\nA,One.,X\nB,Two.\nC,Three, and more.,X\nD,\"Four.\nFive.\",X\nE,\"Six.,X\nF,Seven.,X\n";
    let reading = reading("a.csv", text);
    let titles: Vec<_> = reading
        .articles
        .iter()
        .map(|article| article.title.as_str())
        .collect();
    assert_eq!(titles, ["A", "B", "D", "F"]);
    let problems: Vec<_> = reading
        .problems
        .iter()
        .map(|problem| (problem.line, problem.what.as_str()))
        .collect();
    assert_eq!(
        problems,
        [
            (Some(3), "expected 3 cells in the row, found 2"),
            (Some(4), "expected 3 cells in the row, found 4"),
            (Some(7), "a quotation mark is opened and never closed"),
        ]
    );
}

#[test]
fn what_holds_no_articles_is_passed_over_with_what_it_holds() {
    for (text, expected) in [
        (
            "name,price\nTea,3\n",
            "a table without a column for a title, a text or an address: its first line holds \"name\", \"price\"",
        ),
        ("one\ntwo\n", "a table of one column holds no articles"),
    ] {
        assert_eq!(
            reading("a.csv", text).skipped.as_deref(),
            Some(expected),
            "{text}"
        );
    }
    let gdelt = format!("20150218230000-0\t20150218230000{}\n", "\tx".repeat(25));
    let skipped = reading("a.csv", &gdelt).skipped.unwrap_or_default();
    assert!(skipped.contains("GDELT"), "{skipped}");
}

#[test]
fn a_table_in_a_text_file_is_known_by_its_first_lines() {
    for (text, expected) in [
        (
            "title,url,date\n\"Rail plan\",https://a.b,2023-02-10\n",
            Some("csv"),
        ),
        ("Title, text and date\nA line\n", Some("text")),
        ("Rail plan\n\nIt is a plan.\n", Some("text")),
    ] {
        assert_eq!(reading("a.txt", text).format, expected, "{text}");
    }
}

#[test]
fn a_row_of_very_many_cells_is_passed_over() {
    let cells = ",".repeat(200_000);
    let reading = reading("a.csv", &format!("title,text\nA{cells}\nB,C\n"));
    let problem = reading.problems.first().unwrap();
    assert!(
        problem.what.contains("more than 100000 cells"),
        "{}",
        problem.what
    );
    assert_eq!(problem.line, Some(2));
    let titles: Vec<_> = reading
        .articles
        .iter()
        .map(|one| one.title.as_str())
        .collect();
    assert_eq!(titles, ["B"]);
}
