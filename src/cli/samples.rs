//! The articles that come with the program: every file of `sample-data`, within the program itself.
//!
//! The list is held by a test, which can write it: `NEWSPRINT_RENEW=1 cargo test samples`.

/// A file by its path in `sample-data`, and its bytes.
type Sample = (&'static str, &'static [u8]);

/// A file of `sample-data`.
macro_rules! sample {
    ($path:literal) => {
        (
            $path,
            include_bytes!(concat!("../../sample-data/", $path)).as_slice(),
        )
    };
}

/// Every file of `sample-data`, in the order of their paths.
pub(crate) static SAMPLES: &[Sample] = &[
    sample!(".newsprint/keywords.toml"),
    sample!("archives/Velmar Evening [Sat, 30 Aug 2025].epub"),
    sample!("archives/forecast for fishing.txt.gz"),
    sample!("archives/port-asel-courier.warc.gz"),
    sample!("archives/summer of the Lantern.zip"),
    sample!("broken/a page that is not text.pdf"),
    sample!("broken/one line cut short.jsonl"),
    sample!("broken/record cut short.json"),
    sample!("clippings/As sardinhas não leem o programa.md"),
    sample!("clippings/Counting eels at Lower Quen.md"),
    sample!("clippings/Long Oar 2026 — Corrow by a length and a half.md"),
    sample!("clippings/Sur le quai de minuit.md"),
    sample!("clippings/a-word-for-it.md"),
    sample!("clippings/kitchen/2026-03-21-mussels-in-cider-with-kelp-butter.md"),
    sample!("clippings/leave-the-light-on.md"),
    sample!("clippings/slow-tide/off-by-one.md"),
    sample!("clippings/“The light looks out” — an afternoon with Agnes Rook.md"),
    sample!("clippings/海藻の森が戻ってきた.md"),
    sample!("exports/Anteckningar.enex"),
    sample!("exports/Brannick Evening Ledger (Nexis).TXT"),
    sample!("exports/Dziennik Cieśniny.csv"),
    sample!("exports/Factiva-20261020-1102.txt"),
    sample!("exports/ProQuestDocuments-2026-09-20.txt"),
    sample!("exports/ebersholm-yard.json"),
    sample!("exports/https%3A%2F%2Flantern.corrow.example%2Fnews%2Flady-marten-one-anchor.json"),
    sample!("exports/instapaper-export.csv"),
    sample!("exports/lantern-notices.jsonl"),
    sample!("exports/sna-wire.json"),
    sample!("exports/طاحونة المد.json"),
    sample!("feeds/corrow-lantern.xml"),
    sample!("feeds/Ο Φάρος.atom"),
    sample!("mail/Feeds/Sound News Agency"),
    sample!("mail/the-narrows-letter.eml"),
    sample!("pages/Turbine seven, and a glove that caught (11_20_2026 8_15_00 AM).html"),
    sample!("pages/brass.html"),
    sample!("pages/perpetua.html"),
    sample!("pages/the-clock-that-waits.mhtml"),
    sample!("pages/电池厅.html"),
    sample!("scrapes/phare-du-detroit/000_16e0b8d45c9f7a23.txt"),
    sample!("scrapes/port-asel-courier/000_8e41d07b92c6f35a.txt"),
    sample!("scrapes/port-asel-courier/001_3b70c9e85a14d26f.txt"),
    sample!("scrapes/port-asel-courier/002_c4a2167de90b583f.txt"),
    sample!("scrapes/port-asel-courier/003_5f9d3ea0c7b81264.txt"),
    sample!("scrapes/port-asel-courier/004_a7e6528fd1039bc4.txt"),
    sample!("scrapes/port-asel-courier/005_e2c80f4b7d6a9135.txt"),
    sample!("scrapes/port-asel-courier/006_907b4dc1f3e82a56.txt"),
    sample!("scrapes/sundbote/000_b8153fe6c02d974a.txt"),
    sample!("scrapes/voz-de-velmar/000_4d9f27a1e8c3b056.txt"),
    sample!("text/Hafenamt (Windows-1252).txt"),
    sample!("text/Les mouettes de Brannick.txt"),
    sample!("text/letters.txt"),
    sample!("text/marine-forecast.txt"),
    sample!("text/Вельмарский вестник.txt"),
    sample!("text/벨마르신문.txt"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::{Path, PathBuf};

    /// The paths of all files under `folder`.
    fn files(folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        entries
            .flat_map(|path| {
                if path.is_dir() {
                    files(&path)
                } else {
                    vec![path]
                }
            })
            .collect()
    }

    #[test]
    fn every_file_of_the_samples_comes_with_the_program() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = root.join("sample-data");
        let mut names: Vec<String> = files(&folder)
            .iter()
            .map(|path| {
                path.strip_prefix(&folder)
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .to_owned()
            })
            .collect();
        names.sort_unstable();
        let listed: Vec<_> = SAMPLES.iter().map(|(name, _)| *name).collect();
        if names != listed && std::env::var_os("NEWSPRINT_RENEW").is_some() {
            let file = root.join("src/cli/samples.rs");
            let text = fs::read_to_string(&file).unwrap();
            let (start, end) = ("= &[\n", "\n];\n");
            let (before, rest) = text.split_once(start).unwrap();
            let (_, after) = rest.split_once(end).unwrap();
            let lines: Vec<_> = names
                .iter()
                .map(|name| format!("    sample!({name:?}),"))
                .collect();
            let text = format!("{before}{start}{}{end}{after}", lines.join("\n"));
            fs::write(&file, text).unwrap();
        }
        assert_eq!(
            names, listed,
            "NEWSPRINT_RENEW=1 cargo test samples writes the list anew"
        );
    }
}
