//! Telling a credit from what a picture shows.
//!
//! Newsrooms part the two by a handful of signs. A credit is only believed where it is short and
//! begins like a name, for a caption may well end in "(left)" or "either / or".

use super::words::{AGENCIES, CAPTION_LABELS, LABEL_STARTS, LABELS};

/// The most words of a credit.
const CREDIT_WORDS: usize = 8;

/// Brackets and last sentences, which running text has too, are believed of captions up to so many
/// bytes.
const LONGEST: usize = 500;

/// Parts a caption from its credit: "… in Moscow. / IRNA news agency", "… (Reuters)", "Photo: X",
/// "© X". The credit is without the words that introduce it; `None` where there is none.
pub fn part(caption: &str) -> (&str, Option<&str>) {
    let caption = caption.trim();
    let found = in_brackets(caption)
        .or_else(|| after_right_sign(caption))
        .or_else(|| after_label(caption))
        .or_else(|| after_separator(caption))
        .or_else(|| after_sentence(caption));
    match found {
        Some((shown, credit)) => (without_caption_label(shown), Some(credit)),
        None => (without_caption_label(caption), None),
    }
}

/// Whether `line` says by its first words that it stands under a picture: "Image source, AFP".
pub fn is_labelled(line: &str) -> bool {
    let start = line.get(..line.floor_char_boundary(40)).unwrap_or_default();
    let lower = start.to_lowercase();
    lower.starts_with("image source,") || without_caption_label(line).len() < line.len()
}

/// Whether `line` says itself that it stands under a picture: it has a credit, or begins with
/// "Image caption,".
pub fn is_caption(line: &str) -> bool {
    let (shown, credit) = part(line);
    credit.is_some() || shown.len() < line.trim().len()
}

/// "… (Reuters)", "… [Photo: AFP]".
fn in_brackets(caption: &str) -> Option<(&str, &str)> {
    if caption.len() > LONGEST {
        return None;
    }
    let inner = caption.strip_suffix('.').unwrap_or(caption);
    let (open, inner) = if let Some(inner) = inner.strip_suffix(')') {
        ('(', inner)
    } else if let Some(inner) = inner.strip_suffix(']') {
        ('[', inner)
    } else {
        (
            if inner.ends_with('】') { '【' } else { '（' },
            inner.strip_suffix(['）', '】'])?,
        )
    };
    let (shown, inner) = inner.rsplit_once(open)?;
    let credit = match labelled(inner) {
        Some(credit) => credit,
        None if is_agency(inner) => inner,
        None if is_full_name(inner) && !is_short_for(inner, shown) => inner,
        None => return None,
    };
    Some((shown.trim_end(), without_sign(credit)))
}

/// Whether `acronym` stands for the last words of `shown`, as in "the Port Authority (PA)".
fn is_short_for(acronym: &str, shown: &str) -> bool {
    let words = shown
        .split_whitespace()
        .rev()
        .take(acronym.chars().count() + 3);
    let mut initials = words.filter_map(|word| word.chars().next());
    let first = acronym.chars().next();
    acronym.chars().all(char::is_uppercase) && initials.any(|initial| Some(initial) == first)
}

/// "… © AFP", "… (c) John Doe".
fn after_right_sign(caption: &str) -> Option<(&str, &str)> {
    let in_brackets = |sign| {
        let has_bracket = caption.contains('(');
        has_bracket.then(|| caption.rsplit_once(sign)).flatten()
    };
    let (shown, credit) = caption
        .rsplit_once('©')
        .or_else(|| in_brackets("(c) "))
        .or_else(|| in_brackets("(C) "))?;
    let credit = credit
        .trim()
        .trim_start_matches(|c: char| c.is_ascii_digit())
        .trim();
    let is_credit = !credit.is_empty() && words(credit) <= CREDIT_WORDS && !is_sentence(credit);
    is_credit.then(|| (trim_separator(shown), credit))
}

/// "… Photo: AFP", "Foto: X/Y", "… Crédit photo : X": the last label of the line, all of it.
fn after_label(caption: &str) -> Option<(&str, &str)> {
    let starts = starts_of_words(caption);
    let labelled: Vec<(&str, &str)> = starts
        .into_iter()
        .filter_map(|start| {
            let (shown, rest) = caption.split_at_checked(start)?;
            Some((shown, labelled(rest).filter(|credit| is_credit(credit))?))
        })
        .collect();
    let (_, credit) = labelled.last()?;
    let (shown, _) = labelled.iter().find(|(_, other)| other == credit)?;
    Some((trim_separator(shown), credit))
}

/// "… / IRNA news agency", "… | AFP", "… – dpa": the last sign that parts the two.
fn after_separator(caption: &str) -> Option<(&str, &str)> {
    // Most lines that are asked for a credit are of a story, and have none of them.
    if !caption.contains(['/', '|', '／', '–', '—']) {
        return None;
    }
    let signs = [" / ", " | ", " ／ ", "／", ". /", " – ", " — "];
    let parted = signs.iter().filter_map(|sign| {
        let (shown, credit) = caption.rsplit_once(sign)?;
        // The full stop before a bar is the caption's own.
        let end = shown.len() + usize::from(sign.starts_with('.'));
        Some((
            *sign,
            caption.get(..end)?,
            credit.trim().trim_end_matches('.'),
        ))
    });
    let (sign, shown, credit) = parted.max_by_key(|(_, shown, _)| shown.len())?;
    let is_dash = sign.contains(['–', '—']);
    let is_found = if is_dash {
        is_agency(credit)
    } else {
        is_credit(credit)
    };
    is_found.then_some((shown.trim_end(), credit))
}

/// "… on Monday. REUTERS/John Doe", "Getty Images".
fn after_sentence(caption: &str) -> Option<(&str, &str)> {
    if caption.len() > LONGEST {
        return None;
    }
    let (shown, credit) = match caption.rsplit_once(". ") {
        Some((shown, credit)) => (caption.split_at_checked(shown.len() + 1)?.0, credit),
        None => ("", caption),
    };
    let credit = credit.trim().trim_end_matches('.');
    (words(credit) <= 6 && is_agency(credit)).then_some((shown, credit))
}

/// What follows a label at the start of `text`.
fn labelled(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let first = text.chars().next()?.to_lowercase().next()?;
    if !LABEL_STARTS.contains(&first) {
        return None;
    }
    let lower = text.get(..text.floor_char_boundary(48))?.to_lowercase();
    if lower.len() > text.len() {
        return None;
    }
    let longest = LABELS
        .iter()
        .filter(|label| lower.starts_with(**label))
        .max_by_key(|label| label.len())?;
    let rest = text.get(longest.len()..)?;
    let is_by = longest.ends_with(" by") || longest.ends_with(" of") || longest.ends_with(" von");
    let rest = match rest.trim_start().strip_prefix([':', '：']) {
        Some(rest) => rest,
        None if *longest == "credit" => rest
            .strip_prefix("...")
            .or_else(|| rest.strip_prefix('…'))?,
        None if *longest == "image source" => rest.strip_prefix(',')?,
        None if is_by => rest.strip_prefix(' ')?,
        None if ["图", "图片", "写真"].contains(longest) => {
            rest.strip_prefix(['/', '＝', '=', '／'])?
        }
        None => return None,
    };
    Some(without_sign(rest))
}

fn without_sign(credit: &str) -> &str {
    credit.trim().trim_start_matches('©').trim()
}

fn without_caption_label(shown: &str) -> &str {
    let lower: String = shown
        .chars()
        .take(24)
        .flat_map(char::to_lowercase)
        .collect();
    for label in CAPTION_LABELS.iter() {
        let rest = lower
            .starts_with(label)
            .then(|| shown.get(label.len()..))
            .flatten();
        if let Some(rest) = rest.and_then(|rest| rest.trim_start().strip_prefix([',', ':', '：']))
        {
            return rest.trim_start();
        }
    }
    shown
}

/// Whether `text` could be a credit: a name, or an agency that writes itself small.
fn is_credit(text: &str) -> bool {
    is_name(text) || is_agency(text)
}

/// Whether `text` could be who took a picture: a few words, each like a name or a word between names.
fn is_name(text: &str) -> bool {
    let text = text.trim();
    let first = text.chars().next();
    first.is_some_and(|c| c.is_alphanumeric() && !c.is_lowercase())
        && words(text) <= CREDIT_WORDS
        && text.chars().nth(80).is_none()
        && !is_sentence(text)
        && text.chars().any(char::is_alphabetic)
}

/// Whether `text` is a name of two words or more: in brackets, a single word may be a place.
fn is_full_name(text: &str) -> bool {
    let is_acronym = text.chars().count() >= 3 && text.chars().all(char::is_uppercase);
    let starts = text
        .split([' ', '/'])
        .filter_map(|word| word.chars().next());
    let capitals = starts.filter(|first| first.is_uppercase()).count();
    let is_clean = !text.contains(|c: char| c.is_ascii_digit() || c == ',');
    is_name(text)
        && is_clean
        && (is_acronym || text.contains('/') || (capitals >= 2 && capitals == words(text)))
}

/// Whether `text` names an agency or an archive of pictures, alone or with a photographer.
pub fn is_agency(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let is_known = |part: &str| AGENCIES.contains(&part.trim().trim_start_matches("via ").trim());
    if text.chars().nth(100).is_some() || is_sentence(text) {
        return false;
    }
    is_known(&lower)
        || lower.split(['/', ',', '|', '／']).any(is_known)
        || lower
            .rsplit_once(" via ")
            .is_some_and(|(_, agency)| is_known(agency))
        || lower.strip_prefix("ap photo").is_some()
}

/// Whether `text` ends like a sentence of several words.
fn is_sentence(text: &str) -> bool {
    let ends = text.ends_with(['.', '!', '?', '。', '！', '？', '؟']);
    let is_initial = text
        .trim_end_matches('.')
        .rsplit([' ', '.'])
        .next()
        .is_some_and(|w| w.chars().count() <= 3);
    ends && !is_initial || text.contains(['。', '!', '?', ';'])
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn trim_separator(shown: &str) -> &str {
    shown
        .trim_end()
        .trim_end_matches(['/', '|', '-', '–', '—', '·', '(', '[', ';', ','])
        .trim_end()
}

/// Byte places at which a word begins, the last few hundred bytes only: a credit stands at the end.
fn starts_of_words(text: &str) -> Vec<usize> {
    let from = text.floor_char_boundary(text.len().saturating_sub(200));
    let mut before = if from == 0 { ' ' } else { 'x' };
    let mut starts = Vec::new();
    for (at, c) in text.get(from..).unwrap_or_default().char_indices() {
        let is_wide = !c.is_ascii() && !before.is_alphabetic();
        if c.is_alphanumeric() && (!before.is_alphanumeric() || is_wide) {
            starts.push(from + at);
        }
        before = c;
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Caption, what it shows, and its credit.
    const CREDITS: &str = "
        The two secretaries in Moscow. / IRNA news agency ¦ The two secretaries in Moscow. ¦ IRNA news agency
        A tram in the old town. / AP Photo/John Doe ¦ A tram in the old town. ¦ AP Photo/John Doe
        A tram in the old town (Reuters) ¦ A tram in the old town ¦ Reuters
        A tram in the old town (Reuters). ¦ A tram in the old town ¦ Reuters
        A tram [Photo: City of Velmar] ¦ A tram ¦ City of Velmar
        A tram (Photo by Ann Lee/AFP via Getty Images) ¦ A tram ¦ Ann Lee/AFP via Getty Images
        A tram. Photo: Ann Lee ¦ A tram. ¦ Ann Lee
        A tram. Photograph: Ann Lee/The Herald ¦ A tram. ¦ Ann Lee/The Herald
        A tram in the rain. REUTERS/Ann Lee ¦ A tram in the rain. ¦ REUTERS/Ann Lee
        A tram in the rain. Getty Images ¦ A tram in the rain. ¦ Getty Images
        A tram © Ann Lee ¦ A tram ¦ Ann Lee
        A tram | © 2023 dpa ¦ A tram ¦ dpa
        A tram | Ann Lee ¦ A tram ¦ Ann Lee
        Getty Images ¦  ¦ Getty Images
        Photo: AFP ¦  ¦ AFP
        Image source, Getty Images ¦  ¦ Getty Images
        Image caption, A tram in the rain (Reuters) ¦ A tram in the rain ¦ Reuters
        Eine Straßenbahn. | Bild: dpa ¦ Eine Straßenbahn. ¦ dpa
        Eine Straßenbahn. Foto: Anna Groß/dpa ¦ Eine Straßenbahn. ¦ Anna Groß/dpa
        Eine Straßenbahn (Bild: picture alliance) ¦ Eine Straßenbahn ¦ picture alliance
        Un tramway. Crédit photo : Anne Roux ¦ Un tramway. ¦ Anne Roux
        Un tramway. © Anne Roux / AFP ¦ Un tramway. ¦ Anne Roux / AFP
        Un tranvía. Foto: EFE ¦ Un tranvía. ¦ EFE
        Трамвай в старом городе. Фото: Анна Иванова / ТАСС ¦ Трамвай в старом городе. ¦ Анна Иванова / ТАСС
        Трамвай в старом городе. © РИА Новости ¦ Трамвай в старом городе. ¦ РИА Новости
        ترام في المدينة القديمة (رويترز) ¦ ترام في المدينة القديمة ¦ رويترز
        ترام في المدينة القديمة. تصوير: أحمد علي ¦ ترام في المدينة القديمة. ¦ أحمد علي
        旧市街の路面電車（写真：共同通信） ¦ 旧市街の路面電車 ¦ 共同通信
        旧市街の路面電車＝2023年2月10日、山田太郎撮影 ¦ 旧市街の路面電車＝2023年2月10日、山田太郎撮影 ¦ 
        老城的电车。新华社 ¦ 老城的电车。新华社 ¦ 
        老城的电车 图片来源：新华社 ¦ 老城的电车 ¦ 新华社
    ";

    #[test]
    fn credits_are_told_from_what_is_shown() {
        for row in CREDITS.lines().map(str::trim).filter(|row| !row.is_empty()) {
            let mut cells = row.split('¦').map(str::trim);
            let mut cell = || cells.next().expect("three cells a row");
            let (caption, shown, credit) = (cell(), cell(), cell());
            let expected = (shown, (!credit.is_empty()).then_some(credit));
            assert_eq!(part(caption), expected, "{caption}");
        }
    }

    #[test]
    fn what_only_looks_like_a_credit_stays() {
        for caption in [
            "",
            "The mayor (left) with the driver (right)",
            "The station (opened in 1902)",
            "The station (Iran)",
            "The ferry is run by the Velmar Port Authority (VPA).",
            "Take the tram and / or the bus",
            "The picture: a tram in the rain, and nobody there to see it but the driver.",
            "He said the trams would run on Friday.",
            "The minister (62) spoke. He was brief.",
            "Reuters reported the news first.",
            "Photo: police stand in front of the station after the match on Friday evening",
        ] {
            assert_eq!(part(caption), (caption, None), "{caption}");
        }
    }
}
