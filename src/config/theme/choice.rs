//! Which theme is set: one by its name, one's own by its file, or what suits the terminal.

use std::path::{Path, PathBuf};

use crate::config::fault::Fault;
use crate::config::load::read_regular;
use crate::config::theme::read::{Base, read};
use crate::config::theme::{BuiltIn, Theme};
use crate::text::nearest::hint;

/// The folder of one's own themes, beside the configuration.
pub const FOLDER: &str = "themes";

/// The word for what suits the terminal.
pub const AUTO: &str = "auto";

/// Which theme is set.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum ThemeChoice {
    /// What suits the terminal.
    #[default]
    Auto,
    /// One that comes with the program.
    BuiltIn(BuiltIn),
    /// One's own.
    Own(Box<Theme>),
}

/// A name that is no theme, or what is wrong in the file of one.
#[derive(Debug, PartialEq)]
pub(crate) enum Wrong {
    /// There is none of the name; what to write instead.
    Unknown(String),
    /// Its file has faults; it holds as far as it could be read.
    InFile(Vec<Fault>),
}

/// The file of the theme `name` where that is none that comes with the program: in the folder of
/// configuration, there or not.
pub(crate) fn file(name: &str, folder: Option<&Path>) -> Option<PathBuf> {
    let is_own = name != AUTO && BuiltIn::named(name).is_none();
    let is_plain = !name.is_empty() && !name.contains(['/', '\\', '\0']) && name != "..";
    let folder = folder.filter(|_| is_own && is_plain)?;
    Some(folder.join(FOLDER).join(format!("{name}.toml")))
}

/// The theme `name`, with the folder of configuration in which themes may lie.
pub(crate) fn choose(name: &str, folder: Option<&Path>) -> (ThemeChoice, Option<Wrong>) {
    if name == AUTO {
        return (ThemeChoice::Auto, None);
    }
    if let Some(theme) = BuiltIn::named(name) {
        return (ThemeChoice::BuiltIn(theme), None);
    }
    let Some(path) = file(name, folder).filter(|path| path.exists()) else {
        let built_in = BuiltIn::ALL.map(BuiltIn::name);
        let known: Vec<_> = [AUTO].into_iter().chain(built_in).collect();
        let hint = format!(
            "{}; one's own lies in {FOLDER}/{name}.toml",
            hint(name, &known)
        );
        return (ThemeChoice::Auto, Some(Wrong::Unknown(hint)));
    };
    let file = format!("{FOLDER}/{name}.toml");
    match read_regular(&path) {
        Ok(text) => {
            let (theme, faults) = read(name, &text, Base::BuiltIn);
            let faults: Vec<_> = faults
                .into_iter()
                .map(|fault| fault.of_file(&file))
                .collect();
            let wrong = (!faults.is_empty()).then_some(Wrong::InFile(faults));
            (ThemeChoice::Own(Box::new(theme)), wrong)
        }
        Err(error) => {
            let what = format!("cannot read it: {error}");
            let fault = Fault::new(0, 0, &what, None).of_file(&file);
            (ThemeChoice::Auto, Some(Wrong::InFile(vec![fault])))
        }
    }
}
