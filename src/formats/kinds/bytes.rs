//! What the first bytes of a file say: archives, pictures, documents of other programs.

use crate::formats::decode;

/// Files whose first bytes at an offset are always the same, and what is said of them.
const MAGIC: &[(usize, &[u8], &str)] = &[
    (
        0,
        b"\xfd7zXZ\0",
        "xz archives are not read: unpack it first, with unxz",
    ),
    (
        0,
        b"BZh11AY&SY",
        "bzip2 archives are not read: unpack it first, with bunzip2",
    ),
    (
        0,
        b"BZh21AY&SY",
        "bzip2 archives are not read: unpack it first, with bunzip2",
    ),
    (
        0,
        b"BZh31AY&SY",
        "bzip2 archives are not read: unpack it first, with bunzip2",
    ),
    (
        0,
        b"BZh41AY&SY",
        "bzip2 archives are not read: unpack it first, with bunzip2",
    ),
    (
        0,
        b"BZh51AY&SY",
        "bzip2 archives are not read: unpack it first, with bunzip2",
    ),
    (
        0,
        b"BZh61AY&SY",
        "bzip2 archives are not read: unpack it first, with bunzip2",
    ),
    (
        0,
        b"BZh71AY&SY",
        "bzip2 archives are not read: unpack it first, with bunzip2",
    ),
    (
        0,
        b"BZh81AY&SY",
        "bzip2 archives are not read: unpack it first, with bunzip2",
    ),
    (
        0,
        b"BZh91AY&SY",
        "bzip2 archives are not read: unpack it first, with bunzip2",
    ),
    (
        0,
        b"7z\xbc\xaf\x27\x1c",
        "7-Zip archives are not read: unpack it first",
    ),
    (
        0,
        b"Rar!\x1a\x07",
        "RAR archives are not read: unpack it first",
    ),
    (
        257,
        b"ustar",
        "tar archives are not read: unpack it first, with tar -xf",
    ),
    (30, b"mimetypeapplication/vnd.oasis", OFFICE),
    (30, b"[Content_Types].xml", OFFICE),
    (0, b"PK\x05\x06", "the zip archive is empty"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OFFICE),
    (0, b"{\\rtf", OFFICE),
    (
        0,
        b"%PDF-",
        "PDF documents are not read: convert it to text, with pdftotext",
    ),
    (
        0,
        b"%!PS",
        "PostScript documents are not read: convert it to text, with ps2ascii",
    ),
    (
        0,
        b"AT&TFORM",
        "DjVu documents are not read: convert it to text, with djvutxt",
    ),
    (
        60,
        b"BOOKMOBI",
        "Kindle books are not read: convert it to EPUB, with ebook-convert",
    ),
    (
        0,
        b"SQLite format 3\0",
        "SQLite databases are not read: export it as CSV, with sqlite3 -csv -header",
    ),
    (
        0,
        b"PAR1",
        "Parquet tables are not read: export it as CSV, with duckdb or pandas",
    ),
    (
        0,
        b"ARROW1",
        "Arrow tables are not read: export it as CSV, with pandas",
    ),
    (0, b"\x89HDF\r\n", "HDF5 data is not read"),
    (0, b"bplist00", "binary property lists are not read"),
    (0, b"\x89PNG\r\n\x1a\n", PICTURE),
    (0, b"\xff\xd8\xff", PICTURE),
    (0, b"GIF87a", PICTURE),
    (0, b"GIF89a", PICTURE),
    (8, b"WEBPVP8", PICTURE),
    (0, b"II*\0", PICTURE),
    (0, b"MM\0*", PICTURE),
    (0, b"\0\0\x01\0", PICTURE),
    (6, b"\0\0\0\0\x36\0\0\0", PICTURE),
    (4, b"ftypavif", PICTURE),
    (4, b"ftyphei", PICTURE),
    (4, b"ftypmif1", PICTURE),
    (4, b"ftyp", FILM),
    (0, b"\x1a\x45\xdf\xa3", FILM),
    (8, b"AVI LIST", FILM),
    (0, b"OggS\0", SOUND),
    (0, b"fLaC\0", SOUND),
    (0, b"ID3\x02", SOUND),
    (0, b"ID3\x03", SOUND),
    (0, b"ID3\x04", SOUND),
    (8, b"WAVEfmt", SOUND),
    (0, b"\xff\xfb", SOUND),
    (0, b"wOFF", FONT),
    (0, b"wOF2", FONT),
    (0, b"\0\x01\0\0\0", FONT),
    (0, b"OTTO\0", FONT),
    (0, b"\x7fELF", PROGRAM),
    (0, b"\0asm", PROGRAM),
    (0, b"\xca\xfe\xba\xbe", PROGRAM),
    (0, b"\xcf\xfa\xed\xfe", PROGRAM),
    (0, b"\0\0\0\x01Bud1", "a settings file of the Finder"),
];

const OFFICE: &str =
    "documents of word processors are not read: convert it to Markdown, with pandoc or LibreOffice";
const PICTURE: &str = "a picture: only articles are read";
const FILM: &str = "a film: only articles are read";
const SOUND: &str = "a sound recording: only articles are read";
const FONT: &str = "a font: only articles are read";
const PROGRAM: &str = "a program: only articles are read";

/// What a file that begins with a known mark is.
pub(super) fn known(bytes: &[u8]) -> Option<&'static str> {
    let found = MAGIC.iter().find(|(offset, magic, _)| {
        let rest = bytes.get(*offset..).unwrap_or_default();
        rest.starts_with(magic)
    });
    found.map(|(_, _, kind)| *kind)
}

/// How much of a file is looked at for whether it is binary.
const SAMPLE_BYTES: usize = 8 << 10;

/// Whether the bytes are no text in any charset.
///
/// Text that attacks a terminal is full of control characters and is still text, to be shown with
/// them made visible; so UTF-8 is binary only when it is mostly zeros, and other bytes when one in
/// fifty is a control that no charset uses.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    let sample = bytes.get(..SAMPLE_BYTES).unwrap_or(bytes);
    if decode::is_wide(bytes) {
        return false;
    }
    let is_utf8 = match str::from_utf8(sample) {
        Ok(_) => true,
        Err(fault) => fault.error_len().is_none(),
    };
    let count = |is: fn(&u8) -> bool| sample.iter().filter(|byte| is(byte)).count();
    if is_utf8 {
        return count(|byte| *byte == 0) * 10 > sample.len();
    }
    count(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31)) * 50 > sample.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_other_programs_are_named() {
        let tar = [vec![b'a'; 257], b"ustar\0".to_vec()].concat();
        let cases: [(&[u8], &str); 9] = [
            (b"BZh91AY&SY", "bzip2"),
            (&tar, "tar"),
            (b"%PDF-1.7\n", "PDF"),
            (b"SQLite format 3\0", "SQLite"),
            (b"PAR1\x15\x04", "Parquet"),
            (b"\x89PNG\r\n\x1a\n", "picture"),
            (b"\0\0\0\x20ftypavif", "picture"),
            (b"\0\0\0\x20ftypisom", "film"),
            (b"ID3\x04\0", "sound"),
        ];
        for (bytes, expected) in cases {
            let found = known(bytes).unwrap_or("nothing");
            assert!(found.contains(expected), "{expected}: {found}");
        }
    }

    #[test]
    fn words_that_begin_like_other_files_are_text() {
        for text in [
            "BMW recalls cars",
            "PKK says",
            "ID3 tags",
            "Rar!",
            "MZ",
            "RIFF raff",
            "BZh is",
        ] {
            assert_eq!(known(text.as_bytes()), None, "{text}");
            assert!(!is_binary(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn hostile_text_is_still_text_and_random_bytes_are_not() {
        let mut noise = 1_u32;
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (noise >> 24) as u8
        })
        .take(4096)
        .collect();
        let cases: [(&[u8], bool); 7] = [
            (b"\x1b]0;owned\x07\x1b[2J\x01\x02\x03 title\n\nbody", false),
            (b"one zero \0 in a text", false),
            ("Größe".as_bytes(), false),
            (b"Le caf\xe9", false),
            (b"\xff\xfea\0b\0", false),
            (&[0; 100], true),
            (&noise, true),
        ];
        for (bytes, expected) in cases {
            assert_eq!(is_binary(bytes), expected, "{bytes:?}");
        }
    }
}
