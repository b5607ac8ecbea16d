//! A look at the archive before it is opened as a book: the reader of books unpacks lists without a
//! limit, and what is protected cannot be read.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::article::Problem;
use crate::formats::Budget;
use crate::formats::archive::unpack;

/// Bytes of the list of a protected book that are looked at.
const LOOKED_AT: u64 = 64 << 10;

/// Why a book is not opened, if it must not be.
pub(super) fn refusal(bytes: &[u8], budget: &Budget) -> Option<Problem> {
    let mut archive = match ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) => archive,
        Err(error) => {
            let words = format!("the book is damaged or cut short: {error}");
            return Some(Problem::file(&words).with_hint("fetch it again"));
        }
    };
    let lists: Vec<String> = archive
        .file_names_raw()
        .filter_map(|name| String::from_utf8(name.to_vec()).ok())
        .filter(|name| is_list(name))
        .collect();
    for name in lists {
        let Ok(mut file) = archive.by_name(&name) else {
            continue;
        };
        if name == "META-INF/encryption.xml" {
            let mut text = String::new();
            // What cannot be read of it says nothing.
            drop(file.take(LOOKED_AT).read_to_string(&mut text));
            if is_protected(&text) {
                let problem = Problem::file("the book is protected against copying (DRM)");
                return Some(problem.with_hint("only the program it was bought for can read it"));
            }
            continue;
        }
        let packed = file.compressed_size();
        if let Some(fault) = unpack(&mut file, |_| packed, budget).fault {
            let (words, hint) = fault.words();
            return Some(Problem::file(&format!("{name}: {words}")).with_hint(hint));
        }
    }
    None
}

/// Whether a file lists what is in the book.
fn is_list(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let extension = lower.rsplit('.').next().unwrap_or_default();
    matches!(extension, "opf" | "ncx" | "xml") || lower.contains("nav") || lower.contains("toc")
}

/// Whether more is encrypted than fonts, which many books only hide.
fn is_protected(list: &str) -> bool {
    let methods = list.matches("EncryptionMethod").count();
    let of_fonts = [
        "http://www.idpf.org/2008/embedding",
        "http://ns.adobe.com/pdf/enc#RC",
    ];
    let fonts: usize = of_fonts.iter().map(|font| list.matches(font).count()).sum();
    methods > fonts
}
