//! Fills a folder: a folder in it for each kind of damage.

use std::fs;
use std::path::{Path, PathBuf};

use super::scale::{Dice, Scale};
use super::whole::Whole;
use super::{bombs, crafted, damage, deep, long, lying, many, places, whole};

/// A folder that is being filled.
struct Filling {
    folder: PathBuf,
    count: usize,
}

impl Filling {
    fn put(&mut self, kind: &str, (name, bytes): &Whole) {
        let kind = self.folder.join(kind);
        fs::create_dir_all(&kind).unwrap();
        fs::write(kind.join(format!("{:05} {name}", self.count)), bytes).unwrap();
        self.count += 1;
    }
}

/// Fills `folder`; gives the number of things in it that must be told of.
pub(super) fn fill(folder: &Path, scale: Scale, seed: u64) -> usize {
    let mut filling = Filling {
        folder: folder.to_owned(),
        count: 0,
    };
    for file in deep::files(scale) {
        filling.put("deep", &file);
    }
    for file in long::files(scale) {
        filling.put("long", &file);
    }
    for file in many::files(scale) {
        filling.put("many", &file);
    }
    for file in bombs::files(scale) {
        filling.put("bombs", &file);
    }
    for file in crafted::files(scale) {
        filling.put("crafted", &file);
    }
    let files = whole::files();
    let mut dice = Dice::new(seed);
    while filling.count < scale.files {
        for (kind, do_damage) in damage::ALL {
            filling.put(kind, &do_damage(&files, &mut dice));
        }
        filling.put("lying", &lying::file(&mut dice));
    }
    filling.count + places::fill(&folder.join("places"))
}
