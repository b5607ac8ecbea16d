//! Captions: what a picture shows, and who took it.

/// Parts a caption from its credit: "… in Moscow. / IRNA news agency", "… (Reuters)", "Photo: X",
/// "© X". The credit is without the words that introduce it; `None` where there is none.
pub fn part(caption: &str) -> (&str, Option<&str>) {
    (caption, None)
}
