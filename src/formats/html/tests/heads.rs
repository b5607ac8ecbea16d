//! What stands about a headline, in the manner of many papers: names, days, updates, the name of the site.

use super::support::{STORY, article, page, page_with_story};
use crate::article::Date;
use crate::text::Clean;

/// A page in a language, whose article is a headline, what is given, and a story.
fn page_in(lang: &str, above: &str) -> String {
    page_with_story("", above).replace("<html>", &format!("<html lang={lang}>"))
}

/// The day of publishing and of the update; `-` for none.
fn days(html: &str) -> [String; 2] {
    let article = article(html);
    let value = |date: Option<&Date>| date.map_or_else(|| "-".to_owned(), Date::value);
    [article.published.as_ref(), article.updated.as_ref()].map(value)
}

#[test]
fn the_site_is_named_by_the_title_where_the_page_bears_it_out() {
    // The title, what stands above the article and below it, the headline and the source.
    const TITLE: &str = "New line approved";
    let cases = [
        ("New line approved - Town Post", "", "", TITLE, "Town Post"),
        ("New line approved | Town Post", "", "", TITLE, "Town Post"),
        ("New line approved — Town Post", "", "", TITLE, "Town Post"),
        ("New line approved » Town Post", "", "", TITLE, "Town Post"),
        ("Town Post - New line approved", "", "", TITLE, "Town Post"),
        (
            "New line approved | Trade | Town Post",
            "<nav><a href=/trade>Trade</a></nav>",
            "",
            TITLE,
            "Town Post",
        ),
        (
            "Town Post: New line approved",
            "<header><a href=/>Town Post</a></header>",
            "",
            TITLE,
            "Town Post",
        ),
        (
            "Town Post: New line approved",
            "<img alt='Town Post logo'>",
            "",
            TITLE,
            "Town Post",
        ),
        (
            "Approved | The Town Post",
            "",
            "<footer>© 2021 Town Post Ltd</footer>",
            "Approved",
            "The Town Post",
        ),
        ("Interview: New line approved", "", "", TITLE, "-"),
        (
            "New line approved - Trade",
            "<nav><a href=/trade>Trade</a></nav>",
            "",
            TITLE,
            "-",
        ),
        (
            "New line approved",
            "<header>Town Post</header>",
            "",
            TITLE,
            "-",
        ),
    ];
    for (title, above, below, headline, source) in cases {
        let body = format!("{above}<main><article><h1>{TITLE}</h1>{STORY}</article></main>{below}");
        let article = article(&page(&format!("<title>{title}</title>"), &body));
        assert_eq!(article.title, headline, "{title}");
        assert_eq!(
            article.source.as_deref().unwrap_or("-"),
            source,
            "{title} {above}"
        );
    }
}

#[test]
fn names_are_told_from_what_stands_beside_them() {
    // The language, what stands under the headline, the authors.
    let cases = [
        (
            "en",
            "<div class=author><span class=names>Ann Lee</span><span class=role>Reporting from Lund</span></div>",
            "Ann Lee",
        ),
        (
            "en",
            "<p class=byline>Ann Lee Reporting from Lund</p>",
            "Ann Lee",
        ),
        (
            "en",
            "<div class=byline><span>Words by <a>Ann Lee</a></span><span>Photographs by <a>Bo Ek</a></span><span>30 August 2022</span></div>",
            "Ann Lee; Bo Ek",
        ),
        (
            "en",
            "<div class=authorbox><span>By <a>Ann Lee</a></span> <span>Edited By: <a>Bo Ek</a></span><span>Publish Date: Tue, 12 Mar 2024 08:15 AM</span></div>",
            "Ann Lee",
        ),
        (
            "pt",
            "<p itemprop=author>Por <span itemprop=name>Ann Lee</span> e <span>Bo Ek</span>, RBS — Lund</p>",
            "Ann Lee; Bo Ek",
        ),
        (
            "it",
            "<p>di <span itemprop=author><span itemprop=name>Ann Lee</span></span> e <span itemprop=author><span itemprop=name>Bo Ek</span></span></p>",
            "Ann Lee; Bo Ek",
        ),
        (
            "ar",
            "<div class=byline>كتب: <a>ليلى حداد</a> - صور</div>",
            "ليلى حداد",
        ),
        (
            "pl",
            "<span class=authorName>oprac. Magdalena Wilk</span>",
            "Magdalena Wilk",
        ),
        (
            "es",
            "<span class=post-author>Publicado por <span class=fn>Bo Ek</span></span>",
            "Bo Ek",
        ),
        (
            "ko",
            "<div class=head_journalist><em>김민수 기자</em> <em>박서연 기자</em></div>",
            "김민수; 박서연",
        ),
        (
            "zh",
            "<p>2009年03月12日 10:21 来源：西海都市报 作者：马海燕 李国栋 编辑：晓琳</p>",
            "马海燕; 李国栋",
        ),
        (
            "zh",
            "<p>本报讯（记者 马海燕）记者昨日从省水文局获悉，截至2月底，青海湖水位达到3193.77米，比上年同期上升0.11米，已连续四年回升。专家认为，降水增加是水位上升的主因。</p>",
            "马海燕",
        ),
    ];
    for (lang, above, expected) in cases {
        let article = article(&page_in(lang, above));
        let names: Vec<&str> = article.authors.iter().map(Clean::as_str).collect();
        assert_eq!(names.join("; "), expected, "{above}");
    }
}

#[test]
fn what_stands_before_a_name_is_none_in_any_language() {
    for label in [
        "Por",
        "Door",
        "Автор",
        "Przez",
        "Yazar",
        "Di",
        "Szerző",
        "Von",
        "Par",
        "作者",
        "Muharrir",
    ] {
        let beside = [
            format!("<div class=author-by>{label}</div> <a>Anna Kovacs</a><div> - </div>"),
            format!("<span class=author-word>{label}</span> <a href=/author/anna/>Anna Kovacs</a>"),
        ];
        for inner in beside {
            let html = page_with_story("", &format!("<div class=post-author-name>{inner}</div>"));
            assert_eq!(article(&html).authors, ["Anna Kovacs"], "{inner}");
        }
    }
}

#[test]
fn a_paper_that_is_stated_for_an_author_gives_way_to_those_who_are_shown() {
    let head = "<meta property=og:article:author content='남해일보 | 포털'>\
                <meta property=og:site_name content='포털 뉴스'>";
    let shown = "<div class=head_journalist><em>김민수 기자</em></div>";
    assert_eq!(article(&page_with_story(head, shown)).authors, ["김민수"]);
}

#[test]
fn days_and_updates_are_told_apart_in_every_place() {
    // The language, what stands under the headline, the day of publishing and of the update.
    let cases = [
        (
            "pl",
            "<p>akt. 3.01.2018, godz. 16:45</p>",
            "-",
            "2018-01-03T16:45",
        ),
        (
            "pl",
            "<p>3.01.2018, godz. 12:10 | akt. 3.01.2018, godz. 16:45</p>",
            "2018-01-03T12:10",
            "2018-01-03T16:45",
        ),
        (
            "pl",
            "<p><span>Jan Kowalski</span><span>14 września 2021, 07:30</span><span>Zaktualizowano: 14 września 2021, 12:04</span></p>",
            "2021-09-14T07:30",
            "2021-09-14T12:04",
        ),
        (
            "en",
            "<p>May 3, 2021 5:30 PM GMT+2 Updated 3 hours ago</p>",
            "2021-05-03T17:30+02:00",
            "-",
        ),
        (
            "en",
            "<p>3 May 2021, 17:30 · Updated 2 hours ago</p>",
            "2021-05-03T17:30",
            "-",
        ),
        (
            "en",
            "<p><time datetime=2021-05-03T17:30>3 May 2021</time> · Updated 2 hours ago</p>",
            "2021-05-03T17:30",
            "-",
        ),
        (
            "en",
            "<p>Updated <time datetime=2021-05-03T17:30>2 hours ago</time></p>",
            "-",
            "2021-05-03T17:30",
        ),
        (
            "ar",
            "<div><span>٢٤ مارس ٢٠٢٤</span><span> آخر تحديث: ٢٥ مارس ٢٠٢٤ - ٠٨:٣٠ (توقيت مكة)</span></div>",
            "2024-03-24",
            "2024-03-25T08:30+03:00",
        ),
        (
            "es",
            "<p><time datetime=2022-05-17>17/05/2022 - 21:05h</time></p>",
            "2022-05-17T21:05",
            "-",
        ),
        (
            "en",
            "<p><time datetime=2021-05-03>03 MAY 2021 - 17:30 CEST</time></p>",
            "2021-05-03T17:30+02:00",
            "-",
        ),
        (
            "en",
            "<p>Updated: <time datetime=2022-04-09>09:26, 09 April 2022</time></p>",
            "-",
            "2022-04-09T09:26",
        ),
        (
            "fa",
            "<p>کد خبر: ۵۷۳۸۲۹۱ تاریخ انتشار: ۲۵ اسفند ۱۴۰۲ - ۱۴:۳۲</p>",
            "2024-03-15T14:32",
            "-",
        ),
        ("es", "<p>Lund 17/05/2022 - 21:05h</p>", "-", "-"),
    ];
    for (lang, above, published, updated) in cases {
        assert_eq!(days(&page_in(lang, above)), [published, updated], "{above}");
    }
    let stated = "<meta name=date content=2021-05-03>";
    let html = page_with_story(stated, "<p>3 May 2021, 17:30</p>");
    assert_eq!(days(&html)[0], "2021-05-03T17:30");
}

#[test]
fn a_day_within_the_story_is_not_the_day_of_the_story() {
    let story = "<p>The council voted on Tuesday to build the new line by the river.</p>\
                 <p>The mayor said that she had waited for this day for nine years.</p>\
                 <p>3 May 2021</p>";
    assert_eq!(days(&page_with_story("", story))[0], "-");
}

#[test]
fn the_hour_of_an_entry_is_not_the_day_of_a_live_blog() {
    let entry = |hour: &str| {
        format!(
            "<article class=entry><time datetime=2022-01-31T{hour}>{hour}</time><h2>Trains stand still</h2>\
             <p>No train runs in the west of the country until the storm has passed the coast.</p></article>"
        )
    };
    let entries = format!("{}{}", entry("21:47"), entry("17:15"));
    let body = format!("<main><h1>New line approved</h1><div>{entries}</div></main>");
    assert_eq!(days(&page("", &body)), ["-", "-"]);
    let meta = "<p>Monday 31 January 2022, 06:02</p>";
    let body = format!("<main><h1>New line approved</h1>{meta}<div>{entries}</div></main>");
    assert_eq!(days(&page("", &body)), ["2022-01-31T06:02", "-"]);
}

#[test]
fn a_headline_is_found_without_a_heading_of_the_first_level() {
    // The title, the body, the headline that is found, the source, the day.
    let blog = "<h1 class=title><a href=/>Letters from Lund</a></h1><h2 class=date-header>Monday, 3 May 2021</h2>\
                <h3 class='post-title entry-title'>The bridge is closed</h3>";
    let tables = "<table width='100%'><tr><td><b>Town Post</b></td><td>Friday, 22 March 2002</td></tr></table>\
                  <font size=1>Accidents&nbsp;&nbsp;21.03.2002 18:47</font><br>\
                  <font size=4><b>The bridge is closed</b></font><p>";
    let print = "<a href=/>Back to story</a> | <a href=/p>Print</a><hr>\
                 <font size=4><b>The bridge is closed for weeks</b></font><br><font>Tue 18 Nov 2003</font><br>";
    let rights = "<p>© 2002 Town Post</p>";
    let cases = [
        (
            "Letters from Lund: The bridge is closed",
            blog,
            "The bridge is closed",
            "Letters from Lund",
            "2021-05-03",
        ),
        (
            "Town Post: The bridge is closed",
            tables,
            "The bridge is closed",
            "Town Post",
            "2002-03-21T18:47",
        ),
        (
            "The Town Post - Print this story",
            print,
            "The bridge is closed for weeks",
            "The Town Post",
            "2003-11-18",
        ),
    ];
    for (title, above, headline, source, day) in cases {
        let html = page(
            &format!("<title>{title}</title>"),
            &format!("{above}{STORY}{rights}"),
        );
        let article = article(&html);
        assert_eq!(article.title, headline, "{title}");
        assert_eq!(article.source.as_deref(), Some(source), "{title}");
        assert_eq!(days(&html)[0], day, "{title}");
    }
}

#[test]
fn a_line_of_labels_says_what_paper_a_story_is_from() {
    let cases = [
        (
            "<p>2009年03月12日 10:21 来源：<a>西海都市报</a>　作者：马海燕</p>",
            Some("西海都市报"),
        ),
        ("<p>2009年03月12日 来源： 作者：马海燕</p>", None),
    ];
    for (above, source) in cases {
        let article = article(&page_in("zh", above));
        assert_eq!(article.source.as_deref(), source, "{above}");
    }
}
