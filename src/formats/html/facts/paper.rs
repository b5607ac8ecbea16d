//! The names of papers and their sections at the end of a title, in scripts that put no space before them.
//!
//! A headline goes on behind the same signs, and may end with the same words: so a name is one only where
//! it says that it is a paper, is the name of the site, or does not stand alone.

use super::title::Site;

/// What the names of papers end with where no space stands before a sign in a title: `新线通车-某某日报`.
const PAPERS: &[&str] = &[
    "日报",
    "日報",
    "晚报",
    "晚報",
    "早报",
    "早報",
    "晨报",
    "晨報",
    "时报",
    "時報",
    "商报",
    "青年报",
    "都市报",
    "新闻网",
    "新聞網",
    "日报网",
    "在线网",
    "资讯网",
    "财经网",
    "新华网",
    "人民网",
    "央视网",
    "中国网",
    "环球网",
    "网站",
    "传媒",
    "傳媒",
    "门户",
    "资讯",
    "卫视",
    "电视台",
    "ニュース",
    "新聞社",
];

/// What the names of sections end with, and news as well: `新线通车_社会频道_某某日报`.
const SECTIONS: &[&str] = &["新闻", "新聞", "频道", "頻道", "在线", "在線"];

/// Signs before such names, and how many characters they and the title have.
const SIGNS_OF_PAPERS: &[char] = &['-', '_', '－', '＿'];
const NAME_OF_PAPER: std::ops::RangeInclusive<usize> = 2..=14;
const LEAST_BEFORE_PAPER: usize = 6;

impl Site {
    /// `title` without the names of a paper and its sections at its end that no space stands before.
    ///
    /// One that may be news as well goes only with another, of which so many were `cut` already.
    pub(super) fn before_paper<'t>(&self, title: &'t str, cut: usize) -> Option<&'t str> {
        let ends = |name: &str, ends: &[&str]| ends.iter().any(|end| name.ends_with(end));
        let is_paper = |name: &str| ends(name, PAPERS) || self.is_like(name);
        let (mut rest, mut count, mut has_paper) = (title, cut, false);
        while let Some((before, name)) = part_of_paper(rest)
            && (is_paper(name) || ends(name, SECTIONS))
        {
            rest = before;
            count += 1;
            has_paper |= is_paper(name);
        }
        (rest.len() < title.len() && (has_paper || count > 1)).then_some(rest)
    }
}

/// `title` and its last part, where no space stands before that and it may name a paper or a section.
fn part_of_paper(title: &str) -> Option<(&str, &str)> {
    let (rest, name) = title.rsplit_once(SIGNS_OF_PAPERS)?;
    let rest = rest.trim_end_matches(SIGNS_OF_PAPERS).trim_end();
    let (name, is_of_far_east) = (name.trim(), |letter: char| letter >= '\u{2e80}');
    let is_name = NAME_OF_PAPER.contains(&name.chars().count()) && name.starts_with(is_of_far_east);
    let is_title =
        rest.contains(is_of_far_east) && rest.chars().nth(LEAST_BEFORE_PAPER - 1).is_some();
    (is_name && is_title).then_some((rest, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_headline_is_no_paper() {
        let site = Site {
            names: vec!["河谷网".to_owned()],
            host: None,
        };
        let cases = [
            (
                "新疆今冬最强寒潮来袭-气象台发布预报",
                "新疆今冬最强寒潮来袭-气象台发布预报",
            ),
            ("中美贸易战升级-影响全国电网", "中美贸易战升级-影响全国电网"),
            (
                "过江新线今日获批-市长发布新闻",
                "过江新线今日获批-市长发布新闻",
            ),
            ("过江新线今日获批-河谷日报", "过江新线今日获批"),
            ("过江新线今日获批-河谷网", "过江新线今日获批"),
            ("过江新线今日获批_社会频道_河谷网", "过江新线今日获批"),
            ("过江新线今日获批_河谷新闻_社会频道", "过江新线今日获批"),
            ("过江新线今日获批_社会频道 - 河谷网", "过江新线今日获批"),
        ];
        for (title, expected) in cases {
            assert_eq!(site.without_name(title), expected, "{title}");
        }
    }
}
