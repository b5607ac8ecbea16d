//! An image by its words: `[image: what it shows / who took it]`.

use crate::article::Image;
use crate::reader::highlight::Marked;
use crate::reader::hits::Hits;
use crate::reader::{Images, Role, Typography};
use crate::text::Clean;

/// What stands before the words.
const OPENING: &str = "[image: ";

/// The words that stand for `image`, and the bytes of them before its caption; `None` where it has none and
/// no name either. `hits` finds what is marked in the caption, the only part of it that counts and can be
/// selected: it begins at `offset` of the text of its block.
pub(crate) fn words(
    image: &Image,
    offset: usize,
    hits: impl FnOnce(&str) -> Hits,
) -> Option<(Marked<'_>, usize)> {
    let caption = said(image.caption.as_ref());
    let alt = said(image.alt.as_ref()).filter(|alt| !repeats(alt, caption));
    let credit = said(image.credit.as_ref());
    let mut marked = Marked::default();
    marked.add_words(OPENING, Role::Image);
    if let Some(alt) = alt {
        marked.add_text(alt, Role::Image, &Hits::default(), None);
    }
    let mut before_caption = 0;
    if let Some(caption) = caption {
        if alt.is_some() {
            marked.add_words(" — ", Role::Image);
        }
        before_caption = marked.text.len();
        marked.add_text(caption, Role::Caption, &hits(caption), Some(offset));
    }
    let is_named = alt.or(caption).is_some();
    match credit {
        Some(credit) => {
            if is_named {
                marked.add_words(" / ", Role::Image);
            }
            marked.add_text(credit, Role::Credit, &Hits::default(), None);
        }
        None if is_named => {}
        None => marked.add_words(file_name(image.src.as_ref()?)?, Role::Image),
    }
    marked.add_words("]", Role::Image);
    Some((marked, before_caption))
}

/// Whether `image` is shown at all.
pub(crate) fn is_shown(image: &Image, typography: Typography) -> bool {
    typography.images == Images::All || said(image.caption.as_ref()).is_some()
}

/// The article's own words in those that stand for an image.
pub(crate) fn inner<'t>(marked: &'t Marked<'_>) -> &'t str {
    marked.text.strip_prefix(OPENING).unwrap_or_default()
}

/// A text that says something.
fn said(text: Option<&Clean>) -> Option<&Clean> {
    text.filter(|text| !text.trim().is_empty())
}

/// Whether the caption says all that the alternative text does.
fn repeats(alt: &Clean, caption: Option<&Clean>) -> bool {
    caption.is_some_and(|caption| {
        caption
            .to_lowercase()
            .contains(alt.to_lowercase().trim().trim_end_matches('.'))
    })
}

/// The last part of the address of a picture, which often says what it shows; none of `data:`
/// addresses, which hold the picture itself.
fn file_name(src: &Clean) -> Option<&str> {
    let path = src.split(['?', '#']).next().unwrap_or_default();
    let name = path.trim_end_matches('/').rsplit('/').next()?;
    let is_name = !name.is_empty() && !src.starts_with("data:");
    is_name.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_says_what_is_known_of_it() {
        let clean = |text: &str| (!text.is_empty()).then(|| Clean::text(text));
        for (src, alt, caption, credit, expected) in [
            (
                "",
                "",
                "The harbour",
                "IRNA",
                Some("[image: The harbour / IRNA]"),
            ),
            (
                "",
                "A crane",
                "The harbour",
                "IRNA",
                Some("[image: A crane — The harbour / IRNA]"),
            ),
            (
                "",
                "the harbour.",
                "The harbour",
                "",
                Some("[image: The harbour]"),
            ),
            ("", "A crane", "", "", Some("[image: A crane]")),
            ("x.jpg", "", "", "AFP", Some("[image: AFP]")),
            (
                "https://a.example/p/port.jpg?w=3",
                " ",
                "",
                "",
                Some("[image: port.jpg]"),
            ),
            ("data:image/png;base64,AAA/A", "", "", "", None),
            ("", "", "", "", None),
        ] {
            let image = Image {
                src: clean(src),
                alt: clean(alt),
                caption: clean(caption),
                credit: clean(credit),
            };
            let words = words(&image, 0, |_| Hits::default());
            assert_eq!(
                words.map(|(marked, _)| marked.text.into_owned()).as_deref(),
                expected
            );
        }
    }

    #[test]
    fn a_caption_begins_where_it_was_put_though_its_words_stand_before_it() {
        for (alt, before) in [
            ("", OPENING.to_owned()),
            (
                "The quay at dawn, from the bridge",
                format!("{OPENING}The quay at dawn, from the bridge — "),
            ),
        ] {
            let image = Image {
                alt: Some(Clean::text(alt)),
                caption: Some(Clean::text("The quay")),
                ..Image::default()
            };
            let (marked, at) = words(&image, 0, |_| Hits::default()).unwrap();
            assert_eq!(marked.text.get(..at), Some(before.as_str()));
        }
    }

    #[test]
    fn of_images_without_a_caption_one_may_be_spared() {
        let captions = Typography {
            images: Images::Captions,
            ..Typography::default()
        };
        for (caption, is_spared) in [
            (None, true),
            (Some(" "), true),
            (Some("The harbour"), false),
        ] {
            let image = Image {
                alt: Some(Clean::text("A crane")),
                caption: caption.map(Clean::text),
                ..Image::default()
            };
            assert!(is_shown(&image, Typography::default()));
            assert_eq!(is_shown(&image, captions), !is_spared, "{caption:?}");
        }
    }
}
