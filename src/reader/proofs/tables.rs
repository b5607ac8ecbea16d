//! Tables as they look.

use super::build::{assert_body, set_in_pane, shown, table};
use crate::article::{Article, Block};
use crate::text::Clean;

#[test]
fn tables_stand_in_columns_where_they_fit() {
    let rows: &[&[&str]] = &[
        &["Country", "2021", "2022"],
        &["Azerbaijan", "1,200", "900"],
        &["Iran", "80", "n/a"],
    ];
    assert_body(
        vec![table(true, rows)],
        40,
        "
Country    │  2021 │ 2022
───────────┼───────┼─────
Azerbaijan │ 1,200 │  900
Iran       │    80 │  n/a
",
    );
    assert_body(
        vec![table(true, rows)],
        21,
        "
Country: Azerbaijan
2021: 1,200
2022: 900

Country: Iran
2021: 80
2022: n/a
",
    );
}

#[test]
fn a_table_may_be_wider_than_the_text() {
    let rows: &[&[&str]] = &[
        &["Country", "Said by the first", "Said by the second"],
        &["Iran", "nothing that is new to us", "nothing at all of it"],
    ];
    let article = Article {
        title: Clean::line("T"),
        body: vec![
            table(true, rows),
            Block::paragraph("The text keeps to its measure here."),
        ],
        ..Article::default()
    };
    let page = set_in_pane(&article, 30, 70);
    let expected = "\
Country │ Said by the first         │ Said by the second
────────┼───────────────────────────┼─────────────────────
Iran    │ nothing that is new to us │ nothing at all of it

The text keeps to its
measure here.
";
    let shown = shown(&page);
    assert!(shown.ends_with(expected), "{shown}");
    assert_eq!((page.width_cells, page.widest_cells), (30, 58));
}

#[test]
fn rows_are_parted_where_they_would_run_into_each_other() {
    let rows: &[&[&str]] = &[
        &["What he said", "Who"],
        &["that the talks went well and go on", "Ali"],
        &["nothing", "Igor"],
    ];
    assert_body(
        vec![table(true, rows)],
        24,
        "
What he said      │ Who
──────────────────┼─────
that the talks    │ Ali
went well and     │
go on             │
┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┼┄┄┄┄┄
nothing           │ Igor
",
    );
    let rows: Vec<_> = rows.iter().map(|row| [row[1], row[0]]).collect();
    let rows: Vec<_> = rows.iter().map(<[&str; 2]>::as_slice).collect();
    assert_body(
        vec![table(true, &rows)],
        24,
        "
Who  │ What he said
─────┼──────────────────
Ali  │ that the talks
     │ went well and
     │ go on
Igor │ nothing
",
    );
}

#[test]
fn a_record_names_every_column_once() {
    let name = "A header of many words that no column can hold";
    let cell = "x".repeat(30);
    let rows: &[&[&str]] = &[
        &["Who:", name, "Empty"],
        &["Ali", &cell, ""],
        &["", "", ""],
        &["Igor", "", ""],
    ];
    assert_body(
        vec![table(true, rows)],
        30,
        "
Who: Ali
A header of many words that
  no column can hold:
  xxxxxxxxxxxxxxxxxxxxxxxxxxx
  xxx
Empty:

Who: Igor
",
    );
    assert_body(
        vec![table(true, &[&["Only", "names"]])],
        6,
        "\nOnly:\nnames:\n",
    );
}
