//! What words above a story can be, by their look.

use crate::formats::caption;

/// The most characters and words of a title, and of a title that is a sentence.
const TITLE_CHARS: usize = 300;
const TITLE_WORDS: usize = 40;
const SENTENCE_WORDS: usize = 22;

/// Whether `words` are a caption: a sentence with its full stop, and who took the picture.
pub(super) fn is_sentence_with_credit(words: &str) -> bool {
    let (shown, credit) = caption::part(words);
    credit.is_some() && shown.ends_with(['.', '。'])
}

/// Whether `words` are nothing but a line drawn with signs.
pub(super) fn is_drawn(words: &str) -> bool {
    !words.chars().any(char::is_alphanumeric)
}

/// Whether `words` are a number alone, as pages count who has looked at them.
pub(super) fn is_number(words: &str) -> bool {
    let is_of_number = |c: char| c.is_numeric() || matches!(c, ' ' | '.' | ',');
    words.chars().all(is_of_number) && words.contains(char::is_numeric)
}

/// Whether `words` can be a title: short enough, and no paragraph of sentences.
pub(super) fn is_title(words: &str) -> bool {
    let count = words.split_whitespace().count();
    let length = words.chars().count();
    let ends = words.ends_with(['.', '。']);
    let has_sentences = words.contains(". ") || words.contains('。');
    length <= TITLE_CHARS
        && count <= TITLE_WORDS
        && !(ends
            && (count > SENTENCE_WORDS
                || (has_sentences && count > 12)
                || (count <= 2 && length > 60)))
}
