//! Dates inside and at the end of lines, and what stamps say.

use crate::formats::news_date::{Kind, at_end, find, label, parse, stamps};

#[test]
fn a_date_at_the_end_of_a_line_starts_where_its_words_start() {
    // The language: the line, with a mark where its end starts => the words of the date => its value.
    let rows = "
en: By Nigar Bayramli ^February 10, 2023 => February 10, 2023 => 2023-02-10
en: By Ana Sandoiu ^on July 27, 2017 => July 27, 2017 => 2017-07-27
en: By Sarah Yang ^Updated May 06, 2019 => May 06, 2019 => 2019-05-06
en-GB: By Simon Briggs ^2 Nov 2023, 11:01am => 2 Nov 2023, 11:01am => 2023-11-02T11:01
en: By Ann Lee ^Publish Date: Feb 10, 2023 => Feb 10, 2023 => 2023-02-10
pl: Jan Kowalski ^akt. 10.02.2023 => 10.02.2023 => 2023-02-10
en: By Ann Lee, ^Friday, February 10, 2023 => Friday, February 10, 2023 => 2023-02-10
en: By Ann Sun ^February 10, 2023 => February 10, 2023 => 2023-02-10
en: By Ann Lee ^Fri February 10, 2023 => Fri February 10, 2023 => 2023-02-10
en: By Theresa May ^10 February 2023 => 10 February 2023 => 2023-02-10
en: By Theresa May ^February 10, 2023 => February 10, 2023 => 2023-02-10
en: By Theresa May ^10.02.2023 => 10.02.2023 => 2023-02-10
en: By Kim Le ^10 Feb 2023 3:05 p.m. => 10 Feb 2023 3:05 p.m. => 2023-02-10T15:05
en: By 18F ^21.01.2015 00:00 => 21.01.2015 00:00 => 2015-01-21T00:00
en: By ALLY MUTNICK ^12/30/2019 05:03 AM EST => 12/30/2019 05:03 AM EST => 2019-12-30T05:03-05:00
en: CBS News ^February 24, 2020, 7:57 AM => February 24, 2020, 7:57 AM => 2020-02-24T07:57
de-CH: Ronja Beck / ^16.11.2018, 03:00 Uhr => 16.11.2018, 03:00 Uhr => 2018-11-16T03:00
fr: Par Matthieu Hy ^le 07 Mai 2020 => 07 Mai 2020 => 2020-05-07
de: Von Jan Müller ^am 10. Februar 2023 um 14:05 => 10. Februar 2023 um 14:05 => 2023-02-10T14:05
ru: Иван Петров ^10 февраля 2023, 14:05 => 10 февраля 2023, 14:05 => 2023-02-10T14:05
zh: 記者林宸誼 ^2020-10-04 15:05 => 2020-10-04 15:05 => 2020-10-04T15:05
";
    for row in rows.lines().filter(|row| !row.is_empty()) {
        let (lang, example) = row.split_once(": ").unwrap();
        let parts: Vec<&str> = example.split(" => ").collect();
        let (line, start) = (parts[0].replace('^', ""), parts[0].find('^').unwrap());
        let (range, date) = at_end(&line, Some(lang), "byline").unwrap_or_else(|| panic!("{row}"));
        assert_eq!(range, start..line.len(), "{row}");
        assert_eq!([date.raw.as_str(), &date.value()], parts[1..], "{row}");
    }
}

#[test]
fn an_end_that_is_no_whole_date_is_none() {
    for line in [
        "By Nigar Bayramli",
        "The war began on February 10, 2023, officials said",
        "Born in 1984",
        "By Theresa May",
        "Room 10.02",
        "By Agent 007 2023",
        "",
    ] {
        assert_eq!(at_end(line, Some("en"), "byline"), None, "{line}");
    }
}

#[test]
fn the_first_date_inside_a_line_is_found() {
    // The language: the line => the words of the date => its value.
    let rows = "
de: Berlin, 28.10.2021, 058/21 => 28.10.2021 => 2021-10-28
fi: Kotimaa 19.2.2020 klo 14.00 => 19.2.2020 klo 14.00 => 2020-02-19T14:00
en: 2025/08/05/july-project-goals-update => 2025/08/05 => 2025-08-05
en: https://example.org/news/2023/02/10/10-things.html => 2023/02/10 => 2023-02-10
en: 2020-01-15-a-slug.md => 2020-01-15 => 2020-01-15
en: IMG_20230210_140533.jpg => 20230210 => 2023-02-10
en-IN: PTI | July 9, 2020 | Updated 08:24 IST => July 9, 2020 | Updated 08:24 IST => 2020-07-09T08:24+05:30
en: The law of 10 February 2023. At 14:05 it rained => 10 February 2023 => 2023-02-10
zh: 2020-10-04 15:05 聯合報 記者林宸誼 => 2020-10-04 15:05 => 2020-10-04T15:05
en: In February 2023, on the 3rd => February 2023 => 2023-02
en: Summer, then 10 May 2023 => 10 May 2023 => 2023-05-10
zh: 新华社北京2月9日电 2023年2月10日 14:05 => 2023年2月10日 14:05 => 2023-02-10T14:05
";
    for row in rows.lines().filter(|row| !row.is_empty()) {
        let (lang, example) = row.split_once(": ").unwrap();
        let parts: Vec<&str> = example.split(" => ").collect();
        let (range, date) = find(parts[0], Some(lang), "text").unwrap_or_else(|| panic!("{row}"));
        assert_eq!(parts[0].get(range), Some(parts[1]), "{row}");
        assert_eq!(date.value(), parts[2], "{row}");
    }
    for line in [
        "v1.10.20",
        "10.1.10.02",
        "pages 10-12",
        "at 14:05 on Friday",
        "May 10",
    ] {
        assert_eq!(find(line, Some("en"), "text"), None, "{line}");
    }
}

#[test]
fn stamps_say_what_happened() {
    let (published, updated, saved) = (
        Some(Kind::Published),
        Some(Kind::Updated),
        Some(Kind::Saved),
    );
    for (line, expected) in [
        ("Last update: October 13, 2024 03:44", updated),
        ("Published October 13, 2024", published),
        ("Stand: 10.02.2023 14:05 Uhr", updated),
        ("Mis à jour le 10/02/2023 à 14h05", updated),
        ("Publié le 10 février 2023", published),
        ("Actualizado 10/02/2023", updated),
        ("akt. 10.02.2023, godz. 16:45", updated),
        ("Aktualisiert: 11.04.2020, 10:27", updated),
        ("Обновлено 10 февраля 2023", updated),
        ("Опубликовано: 10.02.2023", published),
        ("2023-02-10 14:05 更新", updated),
        ("更新：2023-02-10", updated),
        ("最終更新日：2023年2月10日", updated),
        ("آخر تحديث: 10 فبراير 2023", updated),
        ("تاريخ النشر 10/02/2023", published),
        ("수정 2023.02.10 14:05", updated),
        ("Güncelleme: 10 Şubat 2023", updated),
        ("Last updated 3 hours ago", updated),
        ("Updated 14:05 GMT", updated),
        ("Saved on 10 February 2023", saved),
        ("Abgerufen am 10. Februar 2023", saved),
        ("Published and last updated on 10 February 2023", updated),
        ("10 February 2023", None),
        ("Updated", None),
        ("Updated rules for 10 states", None),
        ("Stand by me", None),
        ("Update: 10 dead in February 2023", None),
    ] {
        assert_eq!(label(line), expected, "{line}");
    }
}

#[test]
fn a_line_may_hold_two_stamps() {
    for (line, expected) in [
        (
            "Published 10 Feb 2023 14:05, updated 11 Feb 2023 09:10",
            "Some(Published) 2023-02-10T14:05 Some(Updated) 2023-02-11T09:10",
        ),
        (
            "10 Feb 2023 (updated 11 Feb 2023)",
            "None 2023-02-10 Some(Updated) 2023-02-11",
        ),
        (
            "2023-02-10 发布 2023-02-11 更新",
            "Some(Published) 2023-02-10 Some(Updated) 2023-02-11",
        ),
        (
            "입력 2023.02.10 14:05 | 수정 2023.02.11 09:10",
            "Some(Published) 2023-02-10T14:05 Some(Updated) 2023-02-11T09:10",
        ),
        (
            "۲۱ بهمن ۱۴۰۱ - 10 February 2023",
            "None 2023-02-10 None 2023-02-10",
        ),
        ("Iran widens ties, 10 Feb 2023", ""),
    ] {
        let found: Vec<String> = stamps(line, None, "text")
            .into_iter()
            .map(|stamp| format!("{:?} {}", stamp.kind, stamp.date.value()))
            .collect();
        assert_eq!(found.join(" "), expected, "{line}");
    }
    let date = parse(
        "Updated 11 Feb 2023, first published 10 Feb 2023",
        None,
        "text",
    );
    assert_eq!(date.map(|date| date.value()).as_deref(), Some("2023-02-10"));
}

#[test]
fn the_words_of_a_date_are_kept_without_its_label() {
    for (line, raw) in [
        (
            "Last update: October 13, 2024 03:44",
            "October 13, 2024 03:44",
        ),
        ("(Letztes Update: 06.10.2023)", "06.10.2023"),
        (
            "Published 3:05 PM ET, Tue Jan 5, 2021",
            "3:05 PM ET, Tue Jan 5, 2021",
        ),
        (" 2023-02-10T14:05:33Z ", "2023-02-10T14:05:33Z"),
    ] {
        let date = parse(line, Some("en"), "text").unwrap();
        assert_eq!(date.raw, raw);
    }
}
