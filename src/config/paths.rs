//! The folders of configuration, data and cache: options first, then the environment, then the
//! system's custom, which the `directories` crate knows.
//!
//! Nothing is made here: a folder is made by whoever first writes into it, and where that fails
//! reading goes on without it.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

/// Stands for the home of someone who has none; it never exists, so that nothing is kept in a place
/// that another person could write to.
const NO_HOME: &str = "/nonexistent/newsprint";

/// Where newsprint keeps what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// `config.toml` and `keywords.toml`: the user's own files.
    pub config: PathBuf,
    /// `state.db`: bookmarks and read marks. Precious.
    pub data: PathBuf,
    /// Catalogues: may be deleted at any time.
    pub cache: PathBuf,
}

/// The folders that were named on the command line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Named {
    /// `--config-dir`.
    pub config: Option<PathBuf>,
    /// `--data-dir`.
    pub data: Option<PathBuf>,
    /// `--cache-dir`.
    pub cache: Option<PathBuf>,
}

impl Places {
    /// The folders as named, else as the environment says, else as is the custom of the system.
    pub fn find(named: &Named) -> Self {
        let custom = ProjectDirs::from("", "", "newsprint").map(|of| Self {
            config: of.config_dir().to_owned(),
            data: of.data_dir().to_owned(),
            cache: of.cache_dir().to_owned(),
        });
        Self::choose(named, |variable| env::var_os(variable), custom)
    }

    fn choose(
        named: &Named,
        environment: impl Fn(&str) -> Option<OsString>,
        custom: Option<Self>,
    ) -> Self {
        let custom = custom.unwrap_or_else(|| {
            let folder = |name| Path::new(NO_HOME).join(name);
            Self {
                config: folder("config"),
                data: folder("data"),
                cache: folder("cache"),
            }
        });
        let choose = |named: &Option<PathBuf>, variable: &str, custom: PathBuf| {
            let from_environment = || environment(variable).map(PathBuf::from);
            let stated = named.clone().or_else(from_environment);
            stated
                .filter(|folder| !folder.as_os_str().is_empty())
                .unwrap_or(custom)
        };
        Self {
            config: choose(&named.config, "NEWSPRINT_CONFIG_DIR", custom.config),
            data: choose(&named.data, "NEWSPRINT_DATA_DIR", custom.data),
            cache: choose(&named.cache, "NEWSPRINT_CACHE_DIR", custom.cache),
        }
    }

    /// The file of the settings.
    pub fn settings(&self) -> PathBuf {
        self.config.join("config.toml")
    }

    /// The file of the keywords.
    pub fn keywords(&self) -> PathBuf {
        self.config.join("keywords.toml")
    }
}

/// A path as it was written, where `~` is the home of who wrote it.
pub(crate) fn from_home(path: &Path) -> PathBuf {
    match (path.strip_prefix("~"), env::home_dir()) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Places under three roots.
    fn places([config, data, cache]: [&str; 3]) -> Places {
        Places {
            config: config.into(),
            data: data.into(),
            cache: cache.into(),
        }
    }

    #[test]
    fn options_go_before_the_environment_and_that_before_custom() {
        let named = Named {
            config: Some("option".into()),
            ..Named::default()
        };
        let environment = |variable: &str| match variable {
            "NEWSPRINT_CONFIG_DIR" | "NEWSPRINT_DATA_DIR" => Some("variable".into()),
            "NEWSPRINT_CACHE_DIR" => Some("".into()),
            _ => None,
        };
        let custom = Some(places(["a", "b", "c"]));
        let found = Places::choose(&named, environment, custom);
        assert_eq!(found, places(["option", "variable", "c"]));
        assert_eq!(found.keywords(), Path::new("option/keywords.toml"));
    }

    #[test]
    fn without_a_home_the_places_are_where_nothing_can_be() {
        let found = Places::choose(&Named::default(), |_| None, None);
        for place in [found.config, found.data, found.cache] {
            assert!(place.starts_with("/nonexistent"));
        }
    }
}
