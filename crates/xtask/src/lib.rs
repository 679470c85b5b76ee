//! What the commands and the tests outside the rooms share: the built program as a process, a throw-away
//! PostgreSQL, and the checks of the house's texts and templates.

pub mod checks;
pub mod free_port;
pub mod hr_list;
pub mod postgres;
pub mod program;

use std::path::{Path, PathBuf};

/// An error told in words; the commands end with it.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// The result of a command.
pub type Result<T = ()> = std::result::Result<T, Failure>;

/// The root of the workspace.
#[must_use]
pub fn root() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    folder.ancestors().nth(2).unwrap_or(folder).to_owned()
}

/// Where cargo puts what it builds.
#[must_use]
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}
