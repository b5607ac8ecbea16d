//! A small library in which every operator has something to find.

use std::fs;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use newsprint::article::{Article, RowId, Summary};
use newsprint::cancel::Cancel;
use newsprint::keywords::{Group, Keywords, Match, Matcher, Word};
use newsprint::library::index::{self, Turn};
use newsprint::library::view::{self, Ask};
use newsprint::library::{Catalog, Roots, Texts, open, refresh};
use newsprint::query::Query;
use newsprint::query::Sort;
use newsprint::text::Clean;
use newsprint::user::{Mark, Store, Subject};
use serde_json::{Value, json};
use tempfile::TempDir;

/// The time of every question: 15 March 2023, at noon.
pub(crate) const NOW: i64 = 1_678_881_600;

/// Texts that hold words of each other in other forms, orders and scripts.
const PARAGRAPHS: [&str; 10] = [
    "The drone was seen over the old quay. Policies of the Security Council were discussed.",
    "Drones droned on; the policy is a cease-fire, they said. Iran and Russia agreed.",
    "A café by the quay: naïve résumés, and Shamkhani spoke of sanctions for BRICS members.",
    "Council security, said the wrong way round. Sanctioned wars in Iran; a drone.",
    "東京都の港で夜間フェリーが運航する。",
    "京都の寺。東京ではない。",
    "Новые санкции против Ирана: санкций стало больше.",
    "Die Häfen und das Haus an der Straße sind gesperrt.",
    "Ferry line reopens. Ferries left at dawn, with tea and twelve drones aboard the old ferry.",
    "Iran x x drone. Nothing else is told here of quays.",
];

/// An article of the library, and what it bears.
pub(crate) struct Told {
    pub(crate) row: u32,
    pub(crate) article: Article,
    pub(crate) summary: Summary,
    pub(crate) mark: Mark,
    pub(crate) has_problem: bool,
    pub(crate) copies: usize,
}

/// The library.
pub(crate) struct Library {
    _home: TempDir,
    pub(crate) catalog: Catalog,
    pub(crate) store: Store,
    pub(crate) matcher: Arc<Matcher>,
    pub(crate) all: Vec<Told>,
}

impl Library {
    /// The library, read, marked and indexed.
    pub(crate) fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let news = home.path().join("news");
        for (number, article) in articles().into_iter().enumerate() {
            let folder = news.join(["2022", "2023/02", "Deep/er"][number % 3]);
            fs::create_dir_all(&folder).unwrap();
            write(
                &folder.join(format!("{number:02}.json")),
                &article.to_string(),
            );
        }
        let lines = [
            json!({"title": "Tea in lines", "text": PARAGRAPHS[8], "date": "2023-02"}).to_string(),
            "{\"title\": ".to_owned(),
            json!({"title": "Drone in lines", "text": PARAGRAPHS[0], "date": "2022"}).to_string(),
        ];
        write(&news.join("lines.jsonl"), &lines.join("\n"));
        let page = "---\ntitle: Markdown tea\nauthor: Ada Quill\ntags: [tea, old quay]\n---\n\nTea and drones.\n\n> A policy, quoted.\n";
        write(&news.join("page.md"), page);
        let matcher = Arc::new(matcher());
        let roots = Roots::new(&[news]).unwrap();
        let mut catalog = Catalog::open(&home.path().join("cache"), &roots).unwrap();
        let mut store = Store::open(&home.path().join("data")).unwrap();
        let (mut texts, never) = (Texts::in_folder(home.path()), Cancel::default());
        refresh::refresh(&mut catalog, &matcher, &mut texts, &never, &mut |_| ()).unwrap();
        index::fill(&catalog, &mut texts, Turn::Wait, &never, &mut |_| ()).unwrap();
        let all = told(&catalog, &mut store);
        Self {
            _home: home,
            catalog,
            store,
            matcher,
            all,
        }
    }

    /// The whole order by rank in groups, and what was told early of it, if anything was.
    pub(crate) fn ranked(
        &self,
        query: &Query,
        group: newsprint::query::Group,
        first: usize,
    ) -> (view::View, Option<view::View>) {
        let ask = Ask {
            query: Query {
                sort: Some(Sort::Rank),
                ..query.clone()
            },
            group,
            first,
            now: NOW,
            matcher: Arc::clone(&self.matcher),
            ..Ask::default()
        };
        let mut told = None;
        let mut early = |view: view::View| told = Some(view);
        let (catalog, store, never) = (&self.catalog, &self.store, Cancel::default());
        let whole = view::build_in_steps(catalog, store, &ask, &never, &mut early);
        (whole.unwrap().unwrap(), told)
    }

    /// What the library answers.
    pub(crate) fn rows(&self, query: &Query) -> Vec<u32> {
        let ask = Ask {
            query: query.clone(),
            sort: Sort::default(),
            now: NOW,
            matcher: Arc::clone(&self.matcher),
            ..Ask::default()
        };
        let view = view::build(&self.catalog, &self.store, &ask, &Cancel::default());
        let view = view.unwrap().unwrap();
        assert_eq!(view.searched, None, "all of it is indexed");
        view.order.to_vec()
    }
}

/// Writes a file that is as old as files mostly are.
fn write(path: &std::path::Path, content: &str) {
    fs::write(path, content).unwrap();
    let file = fs::File::options().write(true).open(path).unwrap();
    file.set_modified(SystemTime::now() - Duration::from_hours(1))
        .unwrap();
}

/// Articles that differ in every fact that can be asked for.
fn articles() -> Vec<Value> {
    let titles = [
        "Drone over the quay",
        "Ferry line reopens",
        "Policy and policies",
        "東京の港",
        "Санкции",
        "Rail plan",
    ];
    let authors = ["Ada Quill", "Nigar Bayramli", "", "Jörg Weiß"];
    let sources = ["Harbour Post", "BBC News", "", "東京新聞"];
    let dates = [
        "2023-02-08",
        "2023-03-15T10:00:00",
        "2023-02",
        "2022",
        "",
        "2023-03-01",
        "2021-12-31T23:59:00",
    ];
    let langs = ["en", "de", "ru", "ja", "fr", "en-GB"];
    (0..28)
        .map(|number: usize| {
            let pick = |from: &[&str], step: usize| from[number / step % from.len()].to_owned();
            let body = [number, number / 3 + 1, number / 7 + 2].map(|at| PARAGRAPHS[at % 10]);
            let mut article = json!({
                "title": pick(&titles, 1),
                "author": pick(&authors, 2),
                "source": pick(&sources, 3),
                "date": pick(&dates, 1),
                "lang": pick(&langs, 1),
                "section": pick(&["World", "Sea and harbours", ""], 2),
                "tags": [pick(&["tea", "drones"], 1), pick(&["old quay", "politics"], 2)],
                "text": body[..=number % 3].join("\n\n"),
            });
            if number % 4 != 1 {
                article["url"] =
                    format!("https://www.example.org/{}/{}", number % 5, number / 8).into();
            }
            if number.is_multiple_of(3) {
                article["modified"] =
                    ["2023-02-10", "2023-03", "2023-01-01T08:00:00"][number / 3 % 3].into();
                article["image"] = "https://example.org/a.jpg".into();
                article["caption"] = "A drone, photographed from the quay".into();
            }
            if number.is_multiple_of(5) {
                article["scraped_at"] = ["2023-03-14", "2022-06-01"][number / 5 % 2].into();
            }
            if number.is_multiple_of(9) {
                article["subtitle"] = "Tea, and what became of it".into();
            }
            article
        })
        .collect()
}

/// Keywords of every rule.
fn matcher() -> Matcher {
    let group = |name: &str, words: &[(&str, Match)]| Group {
        name: Clean::line(name),
        color: None,
        words: words
            .iter()
            .map(|(text, rule)| Word {
                text: (*text).to_owned(),
                rule: *rule,
            })
            .collect(),
        number: 0,
    };
    Matcher::new(Keywords {
        groups: vec![
            group("war", &[("drone", Match::Plain), ("BRICS", Match::Exact)]),
            group(
                "sea",
                &[
                    ("old quay", Match::Word),
                    ("ferr", Match::Part),
                    ("qua[iy]", Match::Regex),
                ],
            ),
        ],
        stamp: [7; 16],
    })
}

/// Marks some articles, and tells of all of them.
fn told(catalog: &Catalog, store: &mut Store) -> Vec<Told> {
    let everything = view::build(catalog, store, &Ask::default(), &Cancel::default());
    let order = everything.unwrap().unwrap().order;
    let summaries = catalog.rows(&order).unwrap();
    let summaries: Vec<Summary> = summaries.into_iter().map(Option::unwrap).collect();
    for (number, summary) in summaries.iter().enumerate() {
        let subject = Subject {
            keys: summary.keys,
            title: summary.title.clone(),
            path_hint: Clean::default(),
        };
        if number.is_multiple_of(3) {
            store.set_read(&subject, true, 1).unwrap();
        }
        if number.is_multiple_of(5) {
            store.set_bookmarked(&subject, true, 1).unwrap();
        }
    }
    let keys: Vec<_> = summaries.iter().map(|summary| summary.keys).collect();
    let marks = store.marks(&keys).unwrap();
    let told = summaries
        .into_iter()
        .zip(marks)
        .map(|(summary, mark)| Told {
            row: summary.row.0,
            article: open::open(catalog, RowId(summary.row.0)).unwrap(),
            copies: catalog.copies(summary.row).unwrap().len(),
            has_problem: summary.path.ends_with("lines.jsonl"),
            summary,
            mark,
        });
    told.collect()
}
