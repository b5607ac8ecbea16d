//! Random queries, valid and broken, answered by both.

use newsprint::query::{Group, parse, print};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::library::Library;
use super::naive;

/// Queries that are asked; `NEWSPRINT_QUERIES` has so many be asked.
const QUERIES: u32 = 1_500;

/// Conditions of every operator.
const CONDITIONS: [&str; 76] = [
    "drone",
    "drones",
    "Policies",
    "policy",
    "BRICS",
    "brics",
    "tea",
    "quay",
    "café",
    "cafe",
    "iran",
    "санкция",
    "Häfen",
    "haus",
    "東京",
    "京",
    "フェリー",
    "cease-fire",
    "absent",
    "ferry",
    "\"old quay\"",
    "\"security council\"",
    "\"council security\"",
    "\"東京\"",
    "\"drones\"",
    "\"said the\"",
    "dro*",
    "f*",
    "\"old",
    "пол*",
    "са*",
    "東*",
    "security-coun*",
    "/Sham?khani/",
    "/[Dd]rone/",
    "/^Die/",
    "/\\d+/",
    "title:drone",
    "title:\"ferry line\"",
    "title:pol*",
    "title:/^Dr/",
    "author:ada",
    "author:bay*",
    "author:weiss",
    "author:/Qu/",
    "source:bbc",
    "source:\"harbour post\"",
    "source:東京",
    "source:/ost$/",
    "section:sea",
    "tag:tea",
    "tag:\"old quay\"",
    "tag:pol*",
    "note:x",
    "lang:en",
    "lang:de",
    "lang:en-gb",
    "format:json",
    "format:mark*",
    "path:2023/02",
    "path:deep*",
    "path:er*",
    "path:/0\\d/",
    "url:example.org/2",
    "url:www*",
    "url:example*",
    "near:5(iran drone)",
    "near:3(old dro*)",
    "near:20(tea quay policy)",
    "keyword:war",
    "keyword:drone",
    "keyword:\"old quay\"",
    "keyword:ferr",
    "keyword:qua[iy]",
    "keyword:none",
    "keyword:brics",
];

/// More of them: numbers, dates, marks and possessions.
const FACTS: [&str; 36] = [
    "date:2023-02",
    "date:2023-02-08",
    "date>=2023-02-08",
    "date<2023",
    "date:2022..2023-02",
    "date>2023-02",
    "date<=2022",
    "updated:2023-03",
    "updated:2023-02-10",
    "updated<2023-03",
    "saved:2023",
    "saved>=2023-03-14",
    "age<7d",
    "age<=30d",
    "age>1m",
    "age>=1y",
    "age:2w",
    "age:1d..6w",
    "words>20",
    "words<10",
    "words:10..30",
    "words>=15",
    "hits>1",
    "hits:0",
    "hits<3",
    "hits>=2",
    "is:unread",
    "is:read",
    "is:bookmarked",
    "is:duplicate",
    "has:note",
    "has:image",
    "has:problem",
    "sort:rank",
    "sort:title",
    "sort:-date",
];

/// What joins them, and what breaks them.
const JOINTS: [&str; 14] = [
    "OR",
    "AND",
    "NOT",
    "-",
    "(",
    ")",
    "—",
    "*",
    ":",
    "\"",
    "title:(",
    "date:soon",
    "is:new",
    "-(",
];

fn query() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        5 => prop::sample::select(CONDITIONS.to_vec()),
        3 => prop::sample::select(FACTS.to_vec()),
        2 => prop::sample::select(JOINTS.to_vec()),
    ];
    let parts = prop::collection::vec((part, prop::bool::weighted(0.15)), 1..7);
    parts.prop_map(|parts| {
        let parts = parts.into_iter().map(|(part, is_excluded)| {
            let minus = if is_excluded { "-" } else { "" };
            format!("{minus}{part}")
        });
        parts.collect::<Vec<_>>().join(" ")
    })
}

#[test]
fn random_queries_are_answered_as_a_naive_scan_answers_them() {
    let library = Library::new();
    for text in CONDITIONS.iter().chain(&FACTS) {
        assert_same(&library, text).unwrap();
    }
    let queries = std::env::var("NEWSPRINT_QUERIES").ok();
    let queries = queries.map(|number| number.parse().unwrap());
    let mut runner = TestRunner::new(Config {
        cases: queries.unwrap_or(QUERIES),
        failure_persistence: None,
        ..Config::default()
    });
    runner
        .run(&query(), |text| assert_same(&library, &text))
        .unwrap();
}

#[test]
fn the_first_rows_that_are_told_early_are_the_head_of_the_order() {
    let library = Library::new();
    let mut early = 0;
    for text in CONDITIONS {
        let query = parse(text).unwrap();
        let mut rows = library.rows(&query);
        for (first, group) in [1, 5, 12]
            .into_iter()
            .zip([Group::None, Group::Source, Group::Month])
        {
            let (whole, told) = library.ranked(&query, group, first);
            if let Some(told) = told {
                early += 1;
                let head = told.order.as_slice();
                assert_eq!(whole.order.get(..first), Some(head), "{text}");
                assert_eq!(head.len() + told.to_come, whole.order.len(), "{text}");
                let (groups, all) = (
                    told.groups.unwrap_or_default(),
                    whole.groups.unwrap_or_default(),
                );
                let begun = groups.starts.len();
                assert_eq!(begun > 0, group != Group::None, "{text}");
                assert_eq!(groups.starts, all.starts[..begun], "{text}");
                assert_eq!(groups.headings, all.headings[..begun], "{text}");
                assert!(
                    all.starts
                        .get(begun)
                        .is_none_or(|start| *start as usize >= first)
                );
            }
            let mut whole = whole.order.to_vec();
            whole.sort_unstable();
            rows.sort_unstable();
            assert_eq!(whole, rows, "{text}");
        }
    }
    assert!(early > CONDITIONS.len() / 2, "{early} were told early");
}

fn assert_same(library: &Library, text: &str) -> Result<(), TestCaseError> {
    let Ok(query) = parse(text) else {
        return Ok(());
    };
    let printed = print::query(&query);
    prop_assert_eq!(
        parse(&printed),
        Ok(query.clone()),
        "{} printed as {}",
        text,
        printed
    );
    let (mut found, mut expected) = (library.rows(&query), naive::rows(library, &query.tree));
    found.sort_unstable();
    expected.sort_unstable();
    let titles = |rows: &[u32]| -> Vec<String> {
        let told = library.all.iter().filter(|told| rows.contains(&told.row));
        told.map(|told| format!("{} {}", told.row, told.summary.path.display()))
            .collect()
    };
    let lost: Vec<_> = expected
        .iter()
        .copied()
        .filter(|row| !found.contains(row))
        .collect();
    let more: Vec<_> = found
        .iter()
        .copied()
        .filter(|row| !expected.contains(row))
        .collect();
    prop_assert!(
        lost.is_empty() && more.is_empty(),
        "{}: lost {:?}, more {:?}",
        text,
        titles(&lost),
        titles(&more)
    );
    Ok(())
}
