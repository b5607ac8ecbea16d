//! What the program tells of itself: its keys, its manual, its settings, what shells must know.

use serde_json::json;

use crate::support::{Folder, program, run};

#[test]
fn keys_are_a_table_and_objects() {
    let (home, news) = (Folder::new(), Folder::new());
    let ran = run(&home, &news, ["keys"]).ends(0);
    let line = "b, s     everywhere     toggle-bookmark     Bookmark the article, or take its bookmark away";
    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines: Vec<_> = ran.lines().into_iter().map(squeezed).collect();
    assert!(lines.contains(&squeezed(line)), "{}", ran.text());
    let objects = run(&home, &news, ["keys", "--json"]).ends(0).json();
    assert_eq!(objects.len(), lines.len());
    let unread = objects.iter().find(|of| of["command"] == "view-unread");
    assert_eq!(unread.unwrap()["keys"], json!(["g u"]));
}

#[test]
fn the_manual_is_set_without_a_warning() {
    let (home, news) = (Folder::new(), Folder::new());
    let page = run(&home, &news, ["man"]).ends(0);
    assert!(page.text().contains(".TH newsprint 1"), "{}", page.text());
    let file = news.file("newsprint.1", page.text());
    let Ok(set) = std::process::Command::new("groff")
        .args(["-man", "-Tutf8", "-ww", "-K", "utf8"])
        .arg(file.at("newsprint.1"))
        .output()
    else {
        eprintln!("groff is not here: its warnings were not looked for");
        return;
    };
    assert_eq!(String::from_utf8_lossy(&set.stderr), "");
    assert!(String::from_utf8_lossy(&set.stdout).contains("newsprint config check"));
}

#[test]
fn the_manual_is_read_by_mandoc_without_a_warning() {
    let (home, news) = (Folder::new(), Folder::new());
    let page = run(&home, &news, ["man"]).ends(0);
    let file = news.file("newsprint.1", page.text());
    let Ok(read) = std::process::Command::new("mandoc")
        .args(["-T", "lint", "-W", "warning"])
        .arg(file.at("newsprint.1"))
        .output()
    else {
        eprintln!("mandoc is not here: its warnings were not looked for");
        return;
    };
    assert_eq!(String::from_utf8_lossy(&read.stdout), "");
}

#[test]
fn shells_are_taught_and_bash_takes_its_script() {
    let (home, news) = (Folder::new(), Folder::new());
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = run(&home, &news, ["completions", shell]).ends(0);
        assert!(script.text().contains("no-refresh"), "{shell}");
    }
    let script = run(&home, &news, ["completions", "bash"]);
    let file = news.file("script", script.text());
    let asked = "source ./script; COMP_WORDS=(newsprint comp); COMP_CWORD=1; \
        _newsprint newsprint comp newsprint; echo ${COMPREPLY[*]}";
    let Ok(bash) = std::process::Command::new("bash")
        .args(["-c", asked])
        .current_dir(file.path())
        .output()
    else {
        eprintln!("bash is not here: its script was not tried");
        return;
    };
    assert_eq!(String::from_utf8_lossy(&bash.stdout).trim(), "completions");
    let unknown = run(&home, &file, ["completions", "tcsh"]).ends(2);
    assert!(unknown.err.contains("possible values"), "{}", unknown.err);
}

/// Asks a shell about a completion script that lies in `file` as `script`; `None` where there is no such
/// shell.
fn asked_of(shell: &str, arguments: &[&str], file: &Folder) -> Option<String> {
    let mut command = std::process::Command::new(shell);
    let Ok(ran) = command.args(arguments).current_dir(file.path()).output() else {
        eprintln!("{shell} is not here: its script was not tried");
        return None;
    };
    assert_eq!(String::from_utf8_lossy(&ran.stderr), "", "{shell}");
    assert!(ran.status.success(), "{shell}");
    Some(String::from_utf8_lossy(&ran.stdout).trim().to_owned())
}

#[test]
fn each_shell_loads_its_script_without_a_word() {
    let (home, news) = (Folder::new(), Folder::new());
    let loads = "autoload -U compinit; compinit -u -D; source ./script; echo ${_comps[newsprint]}";
    let table: [(&str, &[&str], &str); 4] = [
        ("bash", &["-n", "script"], ""),
        ("zsh", &["-f", "-c", loads], "_newsprint"),
        ("fish", &["--no-execute", "script"], ""),
        (
            "fish",
            &["-N", "-c", "source script; complete -C 'newsprint complet'"],
            "completions",
        ),
    ];
    for (shell, arguments, expected) in table {
        let script = run(&home, &news, ["completions", shell]).ends(0);
        let file = Folder::new().file("script", script.text());
        if let Some(said) = asked_of(shell, arguments, &file) {
            let first = said.split_whitespace().next().unwrap_or_default();
            assert_eq!(first, expected, "{shell}");
        }
    }
}

#[test]
fn the_default_configuration_is_one_without_a_fault() {
    let (home, news) = (Folder::new(), Folder::new());
    let default = run(&home, &news, ["config", "default"]).ends(0);
    let home = home.file("config/config.toml", default.text());
    let checked = run(&home, &news, ["config", "check"]).ends(0);
    assert_eq!(checked.text(), "");
    let none = run(&Folder::new(), &news, ["config", "check"]).ends(0);
    assert!(
        none.err.contains("newsprint config default"),
        "{}",
        none.err
    );
}

#[test]
fn faults_come_with_their_place_and_the_name_that_may_be_meant() {
    let home = Folder::new()
        .file("config/config.toml", "dates = 'iso'\nmark-raed-after = 3\n")
        .file(
            "config/keywords.toml",
            "[[group]]\nname = \"a\"\nwords = [{ text = \"(\", match = \"regex\" }]\n",
        );
    let news = Folder::new();
    let checked = run(&home, &news, ["config", "check"]).ends(1);
    let lines = checked.lines();
    assert_eq!(lines.len(), 2, "{}", checked.text());
    assert!(
        lines[0].ends_with(
            "config.toml:2:1: the key mark-raed-after is not known; mark-read-after may be meant"
        ),
        "{}",
        lines[0]
    );
    assert!(lines[1].contains("keywords.toml:"), "{}", lines[1]);
    let objects = run(&home, &news, ["config", "check", "--json"])
        .ends(1)
        .json();
    assert_eq!(
        (&objects[0]["line"], &objects[0]["column"]),
        (&json!(2), &json!(1))
    );
}

#[test]
fn faults_of_the_settings_are_said_by_every_command_that_goes_by_them() {
    let home = Folder::new().file("config/config.toml", "dates = 'isso'\n");
    let news = Folder::new().file("a.txt", "Ferry\n\nThe old quay is mended.\n");
    for asked in [&["list"][..], &["export"], &["keywords"], &["bookmarks"]] {
        let ran = run(&home, &news, asked).ends(0);
        let said = "newsprint: config.toml:1:9: dates cannot be \"isso\"; iso may be meant\n";
        assert!(ran.err.contains(said), "{asked:?}: {}", ran.err);
    }
    assert_eq!(run(&home, &news, ["list"]).lines().len(), 1);
}

#[test]
fn a_theme_is_written_where_it_comes_with_the_program_or_is_ones_own() {
    let home = Folder::new().file("config/themes/mine.toml", "base = 'dark'\n");
    let news = Folder::new();
    let mine = run(&home, &news, ["config", "theme", "mine"]).ends(0);
    assert_eq!(mine.text(), "base = 'dark'\n");
    let light = run(&home, &news, ["config", "theme", "light"]).ends(0);
    assert!(light.text().contains("title = "), "{}", light.text());
    let unknown = run(&home, &news, ["config", "theme", "drak"]).ends(2);
    let said = "there is no theme drak; dark may be meant; your own lie in ";
    assert!(unknown.err.contains(said), "{}", unknown.err);
}

#[test]
fn paths_follow_environment_and_options() {
    let (home, news) = (Folder::new().file("config/config.toml", ""), Folder::new());
    let objects = run(
        &home,
        &news,
        ["config", "path", "--json", "--cache-dir", "c"],
    )
    .ends(0)
    .json();
    let settings = home.at("config/config.toml").display().to_string();
    assert_eq!(
        objects[0],
        json!({"name": "settings", "path": settings, "exists": true})
    );
    assert_eq!(objects[3]["path"], "c");
    let shown = program(&home, &news)
        .args(["config", "path"])
        .output()
        .unwrap();
    let shown = String::from_utf8(shown.stdout).unwrap();
    assert!(shown.contains("state.db  (not there yet)"), "{shown}");
}

#[test]
fn folders_that_are_set_are_looked_in_where_none_is_named() {
    let (news, elsewhere) = (Folder::new().file("a.txt", "One\n"), Folder::new());
    let set = format!("folders = [{:?}]\n", news.path().display().to_string());
    let home = Folder::new().file("config/config.toml", &set);
    for (asked, count) in [(&["list"][..], 1), (&["list", "--in", "."], 0)] {
        let ran = run(&home, &elsewhere, asked).ends(0);
        assert_eq!(ran.lines().len(), count, "{asked:?}");
    }
    let checked = run(&home, &elsewhere, ["check", "--json"]).ends(0).json();
    assert_eq!(checked[0]["articles"], json!(1), "{checked:?}");
    let home = Folder::new().file("config/config.toml", "folders = ['/nowhere/news']\n");
    for asked in [&["list"][..], &[]] {
        let ran = run(&home, &elsewhere, asked).ends(2);
        let said = "newsprint: cannot open /nowhere/news: ";
        assert!(ran.err.starts_with(said), "{}", ran.err);
        assert!(ran.err.contains("mend config.toml"), "{}", ran.err);
    }
}
