//! Whole files of JSON: what is found in them, what is wrong with them, and what they may cost.

use std::path::Path;
use std::time::Duration;

use crate::formats::budget::worked;
use crate::formats::registry::{Input, Reading};
use crate::formats::{Budget, json, jsonl};

fn reading(text: &str, budget: &Budget, read: fn(&Input, &mut Reading)) -> Reading {
    let input = Input {
        path: Path::new("a.json"),
        bytes: text.as_bytes(),
        text,
        budget,
    };
    let mut reading = Reading::default();
    read(&input, &mut reading);
    reading
}

/// Parts with titles, problems with part and line, and whether the file was passed over.
fn seen(reading: &Reading) -> (Vec<String>, Vec<String>, bool) {
    let number = |part: Option<u32>| part.map_or_else(|| "-".to_owned(), |part| part.to_string());
    let titles = reading.articles.iter().map(|article| {
        let title = if article.title.is_empty() {
            "?"
        } else {
            article.title.as_str()
        };
        format!("{} {title}", number(article.part))
    });
    let problems = reading.problems.iter().map(|problem| {
        format!(
            "{}@{} {}",
            number(problem.part),
            number(problem.line),
            problem.what
        )
    });
    (
        titles.collect(),
        problems.collect(),
        reading.skipped.is_some(),
    )
}

#[test]
fn records_are_found_in_whatever_wraps_them() {
    for (text, expected) in [
        (r#"{"title": "A", "text": "x"}"#, &["- A"][..]),
        (r#"[{"title": "A", "text": "x"}]"#, &["1 A"]),
        (r#"[{"title": "A"}, {"title": "B"}]"#, &["1 A", "2 B"]),
        (
            r#"{"status": "ok", "articles": [{"title": "A"}, {"title": "B"}]}"#,
            &["1 A", "2 B"],
        ),
        (
            r#"{"hits": {"total": 1, "hits": [{"_id": "1", "_source": {"title": "A", "text": "x"}}]}}"#,
            &["1 A"],
        ),
        (
            r#"{"response": {"docs": [{"headline": {"main": "A"}, "web_url": "https://example.org/a"}]}}"#,
            &["1 A"],
        ),
        (
            r#"{"data": {"children": [{"kind": "t3", "data": {"title": "A", "selftext": "x", "permalink": "/r"}}]}}"#,
            &["1 A"],
        ),
        (
            r#"{"data": {"posts": {"edges": [{"node": {"title": "A", "body": "x"}}, {"node": {"title": "B", "body": "x"}}]}}}"#,
            &["1 A", "2 B"],
        ),
        (
            r#"{"list": {"17": {"resolved_title": "A", "resolved_url": "https://example.org/a"}, "18": {"given_title": "B", "given_url": "https://example.org/b"}}}"#,
            &["1 A", "2 B"],
        ),
        (
            r#"{"x": {"title": "A", "text": "x"}, "y": {"title": "B", "text": "x"}}"#,
            &["1 A", "2 B"],
        ),
        (
            r#"{"meldungen": [{"title": "A", "text": "x"}], "count": 1}"#,
            &["1 A"],
        ),
        (
            r#"{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "S", "url": "https://example.org"}, {"@type": "NewsArticle", "headline": "A", "articleBody": "x"}]}"#,
            &["2 A"],
        ),
        (
            r#"{"roots": {"bar": {"name": "Bar", "children": [{"name": "A", "url": "https://example.org/a"}]}, "other": {"name": "Other", "children": []}}}"#,
            &["1 A"],
        ),
        (
            r#"{"title": "", "children": [{"title": "Folder", "dateAdded": 1388166091504000, "children": [{"title": "A", "uri": "https://example.org/a"}]}]}"#,
            &["1 A"],
        ),
        (
            r#"{"title": "A", "text": "x", "items": [{"title": "B", "text": "y"}]}"#,
            &["- A"],
        ),
        ("{\"title\": \"A\"}\n{\"title\": \"B\"}", &["1 A", "2 B"]),
        ("{\"title\": \"A\"}{\"title\": \"B\"}", &["1 A", "2 B"]),
        ("\u{feff} [ {\"title\": \"A\"} ] ", &["1 A"]),
        (r#"[[{"title": "A"}], [{"title": "B"}]]"#, &["1 A", "2 B"]),
    ] {
        let (titles, problems, is_skipped) = seen(&reading(text, &Budget::default(), json::read));
        assert_eq!(
            (titles.as_slice(), problems.as_slice(), is_skipped),
            (
                expected
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .as_slice(),
                &[][..],
                false
            ),
            "{text}"
        );
    }
}

#[test]
fn a_bad_record_costs_itself() {
    for (text, expected, problem) in [
        (
            "[{\"title\": \"A\"},]{\"title\": \"B\"}]",
            &["1 A", "2 B"][..],
            None,
        ),
        (
            "[{\"title\": \"A\"},\n{\"title\": x},\n{\"title\": \"C\"}]",
            &["1 A", "3 C"],
            Some("2@2 not valid JSON: expected value, at column 11"),
        ),
        (
            "[\n{\"title\": \"A\"},\n{\"title\": \"B\n",
            &["1 A"],
            Some("2@3 the record is cut off in the middle of a string"),
        ),
        (
            "[\n{\"title\": \"A\", \"text\": \"x},\n{\"title\": \"B\", \"text\": \"y\"},\n{\"title\": \"C\", \"text\": \"z\"}]",
            &["2 B", "3 C"],
            Some("1@2"),
        ),
        (
            "[\n{\"title\": \"A\", \"tags\": [\"x\"},\n{\"title\": \"B\"}\n]",
            &["2 B"],
            Some("1@2 not valid JSON: expected `,` or `]`, at column 28"),
        ),
        (
            "[{\"title\": \"A\"}, {\"title\": null, \"text\": \"\"}]",
            &["1 A"],
            Some("2@1 the record has neither a title nor a text"),
        ),
        (
            "[{\"title\": \"A\"}, {\"count\": 2}]",
            &["1 A"],
            Some("2@1 the record has no field for a title or a text"),
        ),
        (
            "{\"status\": \"ok\", \"articles\": [\n{\"title\": \"A\"},\n{\"title\": \"B",
            &["1 A"],
            Some("2@3 the record is cut off in the middle of a string"),
        ),
        (
            "{\"title\": \"A\", \"text\": \"B",
            &[],
            Some("-@1 the record is cut off in the middle of a string"),
        ),
        (
            "{\"title\": null, \"text\": null, \"url\": \"https://example.org/a\"}",
            &[],
            Some("-@1 the record has neither a title nor a text"),
        ),
        (
            "{\"title\": \"A\"\n\"text\": 1}\n{\"title\": \"B\"}",
            &["2 B"],
            Some("1@2 not valid JSON: expected `,` or `}`, at column 1"),
        ),
        (
            "[{\"title\": \"A\", \"score\": NaN, \"text\": \"one\ntwo\",}, {\"title\": \"\\ud83d B\"}]",
            &["1 A", "2 \u{fffd} B"],
            None,
        ),
        (
            "[1, \"two\", null, {\"title\": \"A\"}, true]",
            &["1 A"],
            None,
        ),
        (
            "[{\"title\": \"A\"}] trailing {\"title\": \"B\"}",
            &["1 A", "2 B"],
            None,
        ),
    ] {
        let (titles, problems, _) = seen(&reading(text, &Budget::default(), json::read));
        assert_eq!(titles, expected, "{text}");
        let said: Vec<_> = problem.into_iter().collect();
        assert_eq!(problems.len(), said.len(), "{text} {problems:?}");
        assert!(
            problems
                .iter()
                .zip(said)
                .all(|(found, said)| found.starts_with(said)),
            "{text} {problems:?}"
        );
    }
}

#[test]
fn files_without_articles_are_passed_over_with_what_they_hold() {
    for (text, reason) in [
        (
            r#"{"name": "left-pad", "version": "1.0.0", "dependencies": {"x": "1"}}"#,
            r#"JSON without articles: it holds "name", "version", "dependencies""#,
        ),
        (
            r#"{"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": {}, "properties": {"title": "Bridge"}}]}"#,
            r#"JSON without articles: it holds "type", "features""#,
        ),
        ("[]", "JSON without articles"),
        ("{}", "JSON without articles: it holds nothing"),
        ("[1, 2, 3]", "JSON without articles"),
        (
            r#"{"articles": []}"#,
            r#"JSON without articles: it holds "articles""#,
        ),
        (
            "{\n  // comment\n  \"compilerOptions\": {}\n}",
            "JSON without articles (not valid JSON: key must be a string, at column 3)",
        ),
        (
            "[{\"id\": 1, \"value\": 2}, {\"id\": 2, \"value\": 3}]",
            r#"JSON without articles: it holds "id", "value""#,
        ),
    ] {
        let reading = reading(text, &Budget::default(), json::read);
        assert_eq!(seen(&reading), (vec![], vec![], true), "{text}");
        assert_eq!(reading.skipped.as_deref(), Some(reason), "{text}");
    }
}

#[test]
fn a_feed_says_its_name_for_its_items() {
    let text = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "The Daily", "language": "en-US", "home_page_url": "https://example.org/",
        "items": [{"id": 7, "url": "https://example.org/a", "title": "A", "content_html": "<p>One.</p>", "date_published": "2023-02-10T08:00:00Z"}]}"#;
    let reading = reading(text, &Budget::default(), json::read);
    let article = reading.articles.first().unwrap();
    assert_eq!(article.source.as_deref(), Some("The Daily"));
    assert_eq!(article.lang.as_deref(), Some("en-us"));
    assert_eq!(article.url.as_deref(), Some("https://example.org/a"));
    assert_eq!(article.body.len(), 1);
}

#[test]
fn lines_are_records_and_a_bad_one_is_said_with_its_number() {
    for (text, expected, problem) in [
        (
            "{\"title\": \"A\"}\n{\"title\": \"B\"}\n",
            &["1 A", "2 B"][..],
            None,
        ),
        (
            "\u{feff}{\"title\": \"A\"}\r\n\r\n{\"title\": \"B\"}\r\n",
            &["1 A", "2 B"],
            None,
        ),
        (
            "{\"title\": \"A\"}\n{\"title\": \"B\n{\"title\": \"C\"}",
            &["1 A", "3 C"],
            Some("2@2 the record is cut off in the middle of a string"),
        ),
        (
            "{\"title\": \"A\"}\nnot json at all, it is long\n",
            &["1 A"],
            Some("2@2 expected a JSON object on the line, found \"not json at all, it \""),
        ),
        (
            "{\"index\": {\"_id\": \"1\"}}\n{\"title\": \"A\"}\n",
            &["1 A"],
            None,
        ),
        (
            "{\"title\": \"A\"}\n\n{\"n\": 1}\n",
            &["1 A"],
            Some("2@3 the record has no field for a title or a text"),
        ),
        (
            "{\"title\": \"A\"},\n{\"title\": \"B\"}",
            &["1 A", "2 B"],
            None,
        ),
    ] {
        let (titles, problems, _) = seen(&reading(text, &Budget::default(), jsonl::read));
        assert_eq!(titles, expected, "{text}");
        assert_eq!(
            problems,
            problem.into_iter().map(str::to_owned).collect::<Vec<_>>(),
            "{text}"
        );
    }
    let settings = reading(
        "{\"level\": \"info\"}\n{\"level\": \"warn\"}\n",
        &Budget::default(),
        jsonl::read,
    );
    assert_eq!(
        settings.skipped.as_deref(),
        Some(r#"JSON without articles: it holds "level""#)
    );
}

#[test]
fn towers_and_floods_cost_little() {
    let record = r#"{"title": "A title of the usual length", "text": "One sentence."}"#;
    let nested = |open: &str, close: &str| open.repeat(100_000) + &close.repeat(100_000);
    let towers = [
        nested("[", "]"),
        "[".repeat(5_000_000),
        nested("{\"a\":", "}"),
        format!("{{\"title\": \"A\", \"text\": {}}}", nested("[", "]")),
        format!("[{record}, {}]", nested("{\"title\":", "}")),
        format!("{{\"title\": \"{}", "a".repeat(10 << 20)),
        "{\"title\": \"A ".repeat(100_000),
        "\"".repeat(3_000_001),
        "{},".repeat(1_000_000),
    ];
    for tower in &towers {
        let budget = Budget::with_time(Duration::from_secs(1));
        let before = worked();
        for read in [json::read, jsonl::read] {
            drop(reading(tower, &budget, read));
        }
        let head: String = tower.chars().take(20).collect();
        assert!(
            worked().saturating_sub(before) < Duration::from_secs(8),
            "{head} {:?}",
            worked().saturating_sub(before)
        );
    }
}

#[test]
fn reading_stops_in_time_and_says_how_far_it_came() {
    let record = "{\"title\": \"A\", \"text\": \"One sentence.\"}\n";
    let text = record.repeat(200_000);
    for read in [json::read, jsonl::read] {
        let budget = Budget::with_time(Duration::from_millis(300));
        let reading = reading(&text, &budget, read);
        let problem = reading.problems.last().unwrap();
        assert!(reading.articles.len() > 10, "{}", reading.articles.len());
        assert!(
            problem.what.starts_with(&format!(
                "only the first {} records",
                reading.articles.len()
            )),
            "{}",
            problem.what
        );
        assert_eq!(problem.line, u32::try_from(reading.articles.len() + 1).ok());
    }
    let mut few = Budget::default();
    few.articles = 3;
    assert_eq!(reading(&text, &few, jsonl::read).articles.len(), 3);
    let records = (0..50).map(|n| format!("\"{n}\": {}", record.trim_end()));
    let map = format!("{{{}}}", records.collect::<Vec<_>>().join(","));
    let reading = reading(&map, &few, json::read);
    assert_eq!((reading.articles.len(), reading.problems.len()), (3, 1));
}
