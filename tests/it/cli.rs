//! The commands, as another program sees them: what they write, what they say, how they end.

use std::fs::{self, OpenOptions};
use std::io::{BufRead, BufReader};
use std::process::Stdio;

use newsprint::article::{Keys, id};
use newsprint::library::open;
use newsprint::text::Clean;
use newsprint::user::{Store, Subject};
use serde_json::json;

use crate::support::{Folder, program, run};

/// A scrape as the first readers have them.
const SCRAPE: &str = "Last update: October 13, 2024 03:44\n\nNewsroom logo\n\n\
    Iran and Russia widen security ties\n\nBy Nigar Bayramli February 10, 2023\n\nNone\n\n\
    The two secretaries met in Tehran on Thursday. / IRNA news agency\n\n\
    Secretaries of the security councils of both countries agreed on Thursday to build drones \
    together, the agencies of both countries said in the evening.\n\n\
    A second meeting is to follow in the spring, they added, without naming a day or a place.";

/// Two articles in one file, and a record that is none.
const RECORDS: &str = r#"{"title":"Rail plan agreed","url":"https://example.org/rail","date":"2023-02-09","source":"Harbour Post","text":"The rail plan was agreed on Thursday after long talks."}
{"title": "Gas prices fall", "text": "broken
{"title":"Drones over the port","url":"https://example.org/drones","date":"2023-02-11","source":"Harbour Post","text":"Three drones were seen. A drone fell into the sea."}
"#;

/// A folder of three articles and one problem.
pub(crate) fn news() -> Folder {
    Folder::new()
        .file("2023/scrape.txt", SCRAPE)
        .file("records.jsonl", RECORDS)
}

/// A home with keywords.
fn home() -> Folder {
    Folder::new().file(
        "config/keywords.toml",
        "[[group]]\nname = \"war\"\nwords = [\"drone\"]\n\
         [[group]]\nname = \"rail\"\nwords = [\"rail\", { text = \"(\", match = \"regex\" }]\n",
    )
}

#[test]
fn help_and_version_are_results() {
    let (home, news) = (Folder::new(), Folder::new());
    for (argument, expected) in [
        ("--help", "Usage: newsprint"),
        ("--version", "newsprint 0."),
    ] {
        let ran = run(&home, &news, [argument]).ends(0);
        assert!(ran.text().contains(expected), "{}", ran.text());
        assert_eq!(ran.err, "");
    }
}

#[test]
fn wrong_usage_ends_with_two_and_writes_nothing() {
    let (home, news) = (Folder::new(), Folder::new());
    for arguments in [
        &["--nonsense"][..],
        &["list", "--sort", "colour"],
        &["list", "--limit", "-1"],
        &["show"],
        &["show", "--json", "--raw", "x"],
        &["show", "--width", "0", "x"],
        &["folder", "list"],
        &["list", "--in", "nowhere"],
        &["check", "nowhere"],
        &["nowhere"],
    ] {
        let ran = run(&home, &news, arguments).ends(2);
        assert_eq!(ran.text(), "", "{arguments:?}");
        assert!(!ran.err.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_place_that_is_not_there_is_named_with_a_remedy() {
    let ran = run(&Folder::new(), &Folder::new(), ["list", "--in", "nowhere"]);
    assert!(
        ran.err.starts_with("newsprint: cannot open nowhere: "),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("--help"), "{}", ran.err);
}

#[test]
fn the_reader_needs_a_terminal_and_says_so() {
    let (home, news) = (Folder::new(), news().file("list/a.txt", SCRAPE));
    for folder in [".", "./list"] {
        let ran = run(&home, &news, [folder]).ends(2);
        assert!(ran.err.contains("needs a terminal"), "{}", ran.err);
    }
}

#[test]
fn list_writes_date_source_title_and_id_with_tabs_between() {
    let ran = run(&Folder::new(), &news(), ["list"]).ends(0);
    let lines = ran.lines();
    let fields: Vec<Vec<_>> = lines
        .iter()
        .map(|line| line.split('\t').collect())
        .collect();
    let heads: Vec<_> = fields.iter().map(|fields| &fields[..3]).collect();
    assert_eq!(
        heads,
        [
            ["2023-02-11", "Harbour Post", "Drones over the port"],
            ["2023-02-10", "2023", "Iran and Russia widen security ties"],
            ["2023-02-09", "Harbour Post", "Rail plan agreed"],
        ]
    );
    assert!(fields.iter().all(|fields| fields.len() == 4));
    assert_eq!(ran.err, "");
}

#[test]
fn list_sorts_limits_and_can_take_what_is_known() {
    let (home, news) = (Folder::new(), news());
    let titles = |arguments: &[&str]| -> Vec<String> {
        let ran = run(&home, &news, arguments).ends(0);
        let lines = ran.lines().into_iter();
        lines
            .map(|line| line.split('\t').nth(2).unwrap().to_owned())
            .collect()
    };
    assert_eq!(titles(&["list", "--no-refresh"]), [""; 0]);
    let (drones, iran, rail) = (
        "Drones over the port",
        "Iran and Russia widen security ties",
        "Rail plan agreed",
    );
    assert_eq!(titles(&["list", "--sort", "-date"]), [rail, iran, drones]);
    assert_eq!(
        titles(&["list", "--sort=title", "--limit=2"]),
        [drones, iran]
    );
    fs::remove_file(news.at("records.jsonl")).unwrap();
    assert_eq!(titles(&["list", "--no-refresh"]), [drones, iran, rail]);
    assert_eq!(titles(&["list"]), [iran]);
}

#[test]
fn list_looks_where_it_is_told() {
    let news = news();
    let elsewhere = Folder::new();
    let file = news.at("records.jsonl");
    let folder = news.at("2023");
    for (within, count) in [
        (vec![&file], 2),
        (vec![&folder], 1),
        (vec![&file, &folder], 3),
    ] {
        let mut arguments = vec!["list".as_ref()];
        for path in within {
            arguments.extend(["--in".as_ref(), path.as_os_str()]);
        }
        let ran = run(&Folder::new(), &elsewhere, arguments).ends(0);
        assert_eq!(ran.lines().len(), count);
    }
    assert_eq!(run(&Folder::new(), &elsewhere, ["list"]).ends(0).text(), "");
}

#[test]
fn every_article_is_an_object_with_the_keys_of_the_specification() {
    let (home, news) = (home(), news());
    let ran = run(&home, &news, ["list", "--json"]).ends(0);
    let objects = ran.json();
    let [drones, iran, rail] = objects.as_slice() else {
        panic!("{objects:?}");
    };
    let keys: Vec<_> = iran
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let expected = "id root path part format title subtitle authors source section lang url \
        published updated saved summary tags words image inner from bookmarked note read hits copies";
    assert_eq!(keys.join(" "), expected);
    assert_eq!(iran["root"], json!(fs::canonicalize(news.path()).unwrap()));
    assert_eq!(iran["path"], json!("2023/scrape.txt"));
    assert_eq!(iran["authors"], json!(["Nigar Bayramli"]));
    assert_eq!(iran["published"]["value"], json!("2023-02-10"));
    assert_eq!(iran["published"]["precision"], json!("date"));
    assert_eq!(iran["updated"]["value"], json!("2024-10-13T03:44"));
    assert_eq!(iran["image"]["credit"], json!("IRNA news agency"));
    assert_eq!(iran["hits"], json!({"war": 1}));
    assert_eq!(drones["hits"], json!({"war": 3}));
    assert_eq!(rail["hits"], json!({"rail": 2}));
    assert_eq!([&rail["part"], &drones["part"]], [&json!(1), &json!(3)]);
    let problem = "keywords.toml:6: the pattern ( cannot be used: unclosed group";
    assert!(ran.err.contains(problem), "{}", ran.err);
}

#[test]
fn marks_are_told() {
    let (home, news) = (Folder::new(), news());
    let file = news.at("2023/scrape.txt");
    let reading = open::read_file(&file, "scrape.txt".as_ref()).unwrap();
    let keys: Vec<Keys> = id::keys(&reading.articles);
    let subject = Subject {
        keys: keys[0],
        title: Clean::line("Iran"),
        path_hint: Clean::line("scrape.txt"),
    };
    fs::create_dir_all(home.at("data")).unwrap();
    let mut store = Store::open(&home.at("data")).unwrap();
    store.set_bookmarked(&subject, true, 1).unwrap();
    store.set_read(&subject, true, 1).unwrap();
    drop(store);
    for arguments in [
        &["list", "--json"][..],
        &["show", "--json", "2023/scrape.txt"],
    ] {
        let objects = run(&home, &news, arguments).ends(0).json();
        let marked: Vec<_> = objects
            .iter()
            .filter(|object| object["bookmarked"] == true)
            .collect();
        assert_eq!(marked.len(), 1);
        assert_eq!(marked[0]["path"], json!("2023/scrape.txt"));
        assert_eq!(marked[0]["read"], json!(true));
    }
}

#[test]
fn show_sets_a_file_as_it_stands() {
    let (home, news) = (Folder::new(), news());
    let ran = run(&home, &news, ["show", "2023/scrape.txt"]).ends(0);
    assert!(ran.text().contains("Iran and Russia widen security ties"));
    assert!(ran.text().contains("Nigar Bayramli"));
    assert!(!ran.text().contains("logo") && !ran.text().contains("None"));
    assert!(ran.lines().iter().all(|line| line.chars().count() <= 72));
    assert!(
        !home.at("cache").exists(),
        "no library is needed for a file"
    );
    let narrow = run(&home, &news, ["show", "--width", "30", "2023/scrape.txt"]).ends(0);
    assert!(narrow.lines().iter().all(|line| line.chars().count() <= 30));
    let raw = run(&home, &news, ["show", "--raw", "2023/scrape.txt"]).ends(0);
    assert_eq!(raw.text().trim_end(), SCRAPE);
}

#[test]
fn show_finds_parts_and_ids() {
    let (home, news) = (Folder::new(), news());
    let part = run(&home, &news, ["show", "--json", "records.jsonl#3"])
        .ends(0)
        .json();
    assert_eq!(part.len(), 1);
    assert_eq!(part[0]["title"], json!("Drones over the port"));
    let id = part[0]["id"].as_str().unwrap().to_owned();
    let digits = |count: usize| id.chars().take(count).collect::<String>();
    for id in [id.clone(), digits(12), digits(9).to_uppercase()] {
        let found = run(&home, &news, ["show", "--json", &id]).ends(0).json();
        assert_eq!(found, part, "{id}");
    }
    let both = run(&home, &news, ["show", "--json", "records.jsonl"]).ends(0);
    assert_eq!(both.json().len(), 2);
    assert!(
        both.err.contains("records.jsonl"),
        "the problem is said: {}",
        both.err
    );
}

#[test]
fn show_writes_text_and_blocks() {
    let ran = run(
        &Folder::new(),
        &news(),
        ["show", "--json", "2023/scrape.txt"],
    )
    .ends(0);
    let object = &ran.json()[0];
    let text = object["text"].as_str().unwrap();
    assert!(text.starts_with("Secretaries of the security councils"));
    assert_eq!(text.matches("\n\n").count(), 1);
    assert!(!text.contains("IRNA") && !text.contains("widen"));
    let kinds: Vec<_> = object["body"]
        .as_array()
        .unwrap()
        .iter()
        .map(|block| &block["kind"])
        .collect();
    assert_eq!(kinds, [&json!("paragraph"), &json!("paragraph")]);
}

#[test]
fn what_cannot_be_shown_is_said_and_the_rest_is_shown() {
    let (home, news) = (Folder::new(), news());
    for unknown in ["nowhere.txt", "0123456789abcdef", "2023", "records.jsonl#9"] {
        let ran = run(&home, &news, ["show", unknown, "2023/scrape.txt"]).ends(1);
        assert!(ran.text().contains("Iran and Russia"), "{unknown}");
        assert!(ran.err.starts_with("newsprint: "), "{unknown}: {}", ran.err);
    }
}

#[test]
fn a_reader_that_has_enough_is_no_fault() {
    let long = "A long line of news that goes on and on for the sake of the pipe.\n\n".repeat(9000);
    let (home, news) = (Folder::new(), Folder::new().file("long.txt", long));
    let mut command = program(&home, &news);
    command.args(["show", "long.txt"]);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    out.read_line(&mut String::new()).unwrap();
    drop(out);
    let ended = child.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(0));
    assert_eq!(String::from_utf8(ended.stderr).unwrap(), "");
}

#[test]
fn a_full_disk_is_said() {
    let (home, news) = (Folder::new(), news());
    let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = program(&home, &news);
    let ended = command.arg("list").stdout(full).output().unwrap();
    assert_eq!(ended.status.code(), Some(2));
    let words = String::from_utf8(ended.stderr).unwrap();
    assert!(words.contains("cannot write to standard output"), "{words}");
}

#[test]
fn places_that_cannot_be_used_do_not_stop_reading() {
    let news = news();
    let nowhere = "/dev/null/nowhere";
    let mut command = program(&Folder::new(), &news);
    for place in ["CONFIG", "DATA", "CACHE"] {
        command.env(format!("NEWSPRINT_{place}_DIR"), nowhere);
    }
    let ended = command.arg("list").output().unwrap();
    assert_eq!(ended.status.code(), Some(0));
    assert_eq!(String::from_utf8(ended.stdout).unwrap().lines().count(), 3);
    assert!(
        String::from_utf8(ended.stderr)
            .unwrap()
            .contains("cannot be used")
    );
}

#[test]
fn options_name_the_places_and_the_folder_is_never_written_to() {
    let (home, news) = (Folder::new(), news());
    let before = news.listing();
    let mut command = program(&home, &news);
    for variable in ["CONFIG", "DATA", "CACHE"] {
        command.env_remove(format!("NEWSPRINT_{variable}_DIR"));
    }
    command.arg("list");
    for (option, name) in [
        ("--config-dir", "c"),
        ("--data-dir", "d"),
        ("--cache-dir", "k"),
    ] {
        command.arg(option).arg(home.at(name));
    }
    assert_eq!(command.output().unwrap().status.code(), Some(0));
    assert!(home.at("k").exists());
    assert!(!home.at("cache").exists() && !home.at(".cache").exists());
    assert_eq!(news.listing(), before);
}
