//! `keyword:`: the rows with a hit of a keyword group, or of one keyword.
//!
//! Hits are counted by group. Where a word is seen is asked of the index where it can tell, and else of
//! the texts, as for its count in the panel: also where a word of an earlier group has all its hits.

use roaring::RoaringBitmap;

use crate::article::{Article, Zone, texts};
use crate::keywords::{Group, Keywords, Match, Matcher, Word};
use crate::library::CatalogError;
use crate::library::catalog::meta::Meta;
use crate::library::view::conditions;
use crate::library::view::evaluate::{Answer, Evaluator};
use crate::query::ast::Text;
use crate::search::literals::{self, Required};
use crate::search::{Place, Sought};
use crate::text::fold::folded;

/// The rows of `within` with a hit of what is called `name`.
pub(crate) fn rows(
    evaluator: &Evaluator,
    name: &str,
    within: &RoaringBitmap,
) -> Result<Answer, CatalogError> {
    let keywords = evaluator.ask.matcher.keywords();
    let name = folded(name);
    let groups = (0..).zip(&keywords.groups);
    let named: Vec<u16> = groups
        .filter(|(_, group)| folded(&group.name) == name)
        .map(|(place, _)| place)
        .collect();
    let mut answer = Answer::sure(conditions::hit_by(evaluator.connection, &named)? & within);
    let words = keywords.all_words();
    for (.., word) in words.filter(|(.., word)| folded(&word.text) == name) {
        let of_word = seen(evaluator, word, &(within - &answer.rows))?;
        answer.rows |= of_word.rows;
        answer.unknown |= of_word.unknown;
    }
    answer.unknown -= &answer.rows;
    Ok(answer)
}

/// The rows of `within` in which `word` is seen.
fn seen(
    evaluator: &Evaluator,
    word: &Word,
    within: &RoaringBitmap,
) -> Result<Answer, CatalogError> {
    if is_of_index(word) {
        return in_index(evaluator, word, within);
    }
    let meta = Meta::load(evaluator.connection)?;
    match evaluator.catalog.seen.rows(&meta, word) {
        Some(known) => Ok(Answer::sure(&*known & within)),
        None => of_word(evaluator, word, within),
    }
}

/// Whether the index alone tells where `word` is seen: one word, however its articles inflect it.
pub(crate) fn is_of_index(word: &Word) -> bool {
    let is_by_words = matches!(word.rule, Match::Plain | Match::Word);
    let sought = || Sought::of(&Text::Phrase(word.text.clone()), &[]);
    is_by_words && sought().as_ref().is_some_and(Sought::is_one_word)
}

/// The rows of `within` in which `word` is seen where hits of the catalogue may be of other keywords; the
/// index alone tells of it.
pub(crate) fn in_index(
    evaluator: &Evaluator,
    word: &Word,
    within: &RoaringBitmap,
) -> Result<Answer, CatalogError> {
    let sought = match word.rule {
        Match::Plain => Sought::inflected(&word.text, evaluator.languages()?),
        _ => Sought::of(&Text::Phrase(word.text.clone()), &[]),
    };
    sought.map_or_else(
        || Ok(Answer::default()),
        |sought| {
            evaluator.found(within, &|searcher| {
                searcher.rows(&sought, Place::Text, evaluator.cancel)
            })
        },
    )
}

/// The rows of `within` that may have a hit of `word`, as far as the index can tell.
pub(crate) fn possible(
    evaluator: &Evaluator,
    word: &Word,
    within: &RoaringBitmap,
) -> Result<RoaringBitmap, CatalogError> {
    let phrase = Text::Phrase(word.text.clone());
    let sought = match word.rule {
        Match::Plain => Sought::inflected(&word.text, evaluator.languages()?),
        Match::Exact | Match::Word => Sought::of(&phrase, &[]),
        Match::Part | Match::Regex => None,
    };
    let required = match (sought, word.rule) {
        (Some(sought), _) => Required::Word(sought),
        (None, Match::Regex) => literals::required(&word.text),
        (None, Match::Part) => literals::required_of_part(&word.text),
        (None, _) => Required::Nothing,
    };
    evaluator.candidates(&required, Place::Text, within)
}

/// The rows of `within` with a hit of one keyword, by their texts.
pub(crate) fn of_word(
    evaluator: &Evaluator,
    word: &Word,
    within: &RoaringBitmap,
) -> Result<Answer, CatalogError> {
    let candidates = possible(evaluator, word, within)?;
    evaluator.confirmed(&candidates, &has(word))
}

/// Whether an article has a hit of `word`.
pub(crate) fn has(word: &Word) -> impl Fn(&Article) -> bool + Sync + use<> {
    let matcher = Matcher::new(Keywords {
        groups: vec![Group {
            name: crate::text::Clean::default(),
            color: None,
            words: vec![word.clone()],
            number: 0,
        }],
        stamp: [0; 16],
    });
    move |article: &Article| {
        let lang = article.lang.as_deref();
        let mut texts = texts::texts(article).filter(|(zone, _)| *zone != Zone::Authors);
        texts.any(|(_, text)| !matcher.hits(text, lang).is_empty())
    }
}
