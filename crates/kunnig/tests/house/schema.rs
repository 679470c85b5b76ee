//! The schema as a database has it.

use std::collections::{BTreeMap, BTreeSet};

use store::Db;
use store::sqlx;

/// Every table of the program and its columns.
pub(crate) async fn tables(db: &Db) -> BTreeMap<String, BTreeSet<String>> {
    let columns: Vec<(String, String)> = match db {
        Db::Sqlite { readers, .. } => sqlx::query_as(
            "SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c
             WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name <> '_sqlx_migrations'",
        )
        .fetch_all(readers)
        .await
        .expect("the schema can be read"),
        Db::Postgres { pool, .. } => sqlx::query_as(
            "SELECT table_name::text, column_name::text FROM information_schema.columns
             WHERE table_schema = 'public' AND table_name <> '_sqlx_migrations'",
        )
        .fetch_all(pool)
        .await
        .expect("the schema can be read"),
    };
    let mut tables: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (table, column) in columns {
        tables.entry(table).or_default().insert(column);
    }
    tables
}
