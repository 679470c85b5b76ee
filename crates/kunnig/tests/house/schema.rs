//! The schema as a database has it.

use std::collections::{BTreeMap, BTreeSet};

use store::testing::look;
use store::{Db, Engine};

/// Every table of the program and its columns.
pub(crate) async fn tables(db: &Db) -> BTreeMap<String, BTreeSet<String>> {
    let columns = match db.engine() {
        Engine::Sqlite => {
            "SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c
             WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name <> '_sqlx_migrations'"
        }
        Engine::Postgres => {
            "SELECT table_name::text, column_name::text FROM information_schema.columns
             WHERE table_schema = 'public' AND table_name <> '_sqlx_migrations'"
        }
    };
    let mut tables: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in look(db, columns).await {
        let (table, column) = (row.get(0).expect("a table"), row.get(1).expect("a column"));
        tables.entry(table).or_default().insert(column);
    }
    tables
}
