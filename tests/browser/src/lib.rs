//! A browser, a server, and what a person does between them.

mod axe;
mod browser;
pub mod campaign;
mod driver;
mod forms;
mod http;

pub use axe::Scheme;
pub use browser::{Browser, Device};
pub use driver::Driver;
pub use forms::Form;
pub use http::Http;

use std::path::PathBuf;

use xtask::postgres::Postgres;
use xtask::program::Database;

/// Both engines, each with a name for a folder or database of its own.
///
/// # Panics
/// When there is no test server: a story without its database must not pass.
#[must_use]
pub fn databases(story: &str) -> [Database; 2] {
    let server = std::env::var("KUNNIG_TEST_POSTGRES")
        .expect("KUNNIG_TEST_POSTGRES is the address of a test server: run `cargo xtask test`");
    let name = format!("browser_{story}_{}", std::process::id());
    let url = Postgres::new_database(&server, &name).expect("a new database");
    [Database::Sqlite, Database::Postgres(url)]
}

/// Where pictures of pages that failed are kept.
#[must_use]
pub fn pictures() -> PathBuf {
    xtask::target().join("browser-tests")
}
