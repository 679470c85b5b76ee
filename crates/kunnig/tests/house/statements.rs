//! Every statement the program can run is prepared on both engines, and those of an organisation's tables name
//! the organisation.

use store::bulk::BULK_INSERTS;
use store::testing::{ENGINES, fresh, look, prepare};
use store::{Engine, STATEMENTS, Scope};

use crate::schema;

/// Fewer would mean that a room is not linked into this test.
const AT_LEAST: usize = 150;

#[tokio::test]
async fn every_statement_is_understood_by_both_engines() {
    let _all_rooms = kunnig::compose::routes();
    assert!(STATEMENTS.len() >= AT_LEAST, "only {} statements", STATEMENTS.len());
    for engine in ENGINES {
        let test = fresh(engine).await;
        let mut wrong = Vec::new();
        for statement in STATEMENTS {
            let sql = match engine {
                Engine::Sqlite => statement.sqlite,
                Engine::Postgres => statement.postgres,
            };
            if let Err(error) = prepare(&test.db, sql.to_owned()).await {
                wrong.push(format!("{} in {}: {error}", statement.name, statement.file));
            }
        }
        for insert in BULK_INSERTS {
            if let Err(error) = prepare(&test.db, insert.sql(2)).await {
                wrong.push(format!("the bulk insert into {}: {error}", insert.table));
            }
        }
        assert!(wrong.is_empty(), "{engine:?}\n{}", wrong.join("\n"));
    }
}

#[tokio::test]
async fn an_organisations_rows_are_reached_through_the_organisation() {
    let _all_rooms = kunnig::compose::routes();
    let test = fresh(Engine::Sqlite).await;
    let tables = schema::tables(&test.db).await;
    let of_organisations: Vec<&str> = tables
        .iter()
        .filter(|(_, columns)| columns.contains("org_id"))
        .map(|(table, _)| table.as_str())
        .collect();
    let mut wrong = Vec::new();
    for statement in STATEMENTS.iter().filter(|statement| statement.scope == Scope::Organisation) {
        for sql in [statement.sqlite, statement.postgres] {
            if !names_organisation(sql) {
                wrong.push(format!("{} in {}: {sql}", statement.name, statement.file));
            }
        }
    }
    for insert in BULK_INSERTS {
        let scoped = insert.columns.first() == Some(&"org_id");
        if of_organisations.contains(&insert.table) && !scoped {
            wrong.push(format!("the bulk insert into {} does not start with org_id", insert.table));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether a statement reads `org_id = $1` or inserts `org_id` as `$1`.
fn names_organisation(sql: &str) -> bool {
    let sql = sql.split_whitespace().collect::<Vec<_>>().join(" ");
    let inserts = sql.starts_with("INSERT INTO")
        && sql.contains("(org_id,")
        && ["VALUES ($1", "SELECT $1", "SELECT CAST($1"].iter().any(|first| sql.contains(first));
    sql.contains("org_id = $1") || inserts
}

#[test]
fn a_statement_without_its_organisation_is_seen() {
    assert!(names_organisation("SELECT name FROM person p WHERE p.org_id = $1 AND id = $2"));
    assert!(names_organisation("INSERT INTO person (org_id, id)\n  VALUES ($1, $2)"));
    assert!(!names_organisation("SELECT name FROM person WHERE id = $1"));
    assert!(!names_organisation("INSERT INTO person (id, org_id) VALUES ($1, $2)"));
}

#[tokio::test]
async fn every_key_of_an_organisations_table_starts_with_it() {
    let test = fresh(Engine::Sqlite).await;
    let late = look(
        &test.db,
        "SELECT t.name FROM sqlite_master t JOIN pragma_table_info(t.name) c
         WHERE t.type = 'table' AND c.name = 'org_id' AND c.pk > 1",
    )
    .await;
    let late: Vec<String> = late.iter().map(|row| row.get(0).expect("a name")).collect();
    assert!(late.is_empty(), "{late:?}");
}
