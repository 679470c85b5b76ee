//! The program is killed (SIGKILL) while it writes, at moments drawn from a seed, as often as `KUNNIG_KILLS` says.
//! Afterwards everything it acknowledged is there, nothing is half there, and the database is sound.

mod answering;
mod disk;
mod importing;

use std::path::Path;

use store::Db;
use store::testing::look;
use xtask::program::Database;

/// How often the program is killed in each test.
fn kills() -> u32 {
    std::env::var("KUNNIG_KILLS").map_or(25, |kills| kills.parse().expect("a number"))
}

/// The database of a program that does not run, after SQLite has looked it over.
async fn sound(folder: &Path, database: &Database) -> Db {
    match database {
        Database::Postgres(url) => Db::open_postgres(url).await.expect("the database opens"),
        Database::Sqlite => {
            let file = folder.join("kunnig.sqlite");
            let db = Db::open_sqlite(&file).expect("the database opens");
            for check in ["PRAGMA integrity_check", "PRAGMA foreign_key_check"] {
                let told = look(&db, check).await;
                let told: Vec<String> = told
                    .iter()
                    .map(|row| row.get(0).unwrap_or_else(|_| "a row".to_owned()))
                    .collect();
                let fine = told.is_empty() || told == ["ok"];
                assert!(fine, "{check}: {told:?}");
            }
            db
        }
    }
}
