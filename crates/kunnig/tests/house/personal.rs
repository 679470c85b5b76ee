//! Nothing is stored that is not declared: every column of every table stands in the register of personal data
//! exactly once, with a purpose told in every language.

use std::collections::{BTreeMap, BTreeSet};

use store::personal::REGISTER;
use store::testing::{ENGINES, fresh};
use web::Texts;

use crate::schema;

#[tokio::test]
async fn every_stored_column_is_declared_once() {
    let _all_rooms = kunnig::compose::routes();
    let mut declared: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for register in REGISTER {
        let columns = register.plain.iter().copied();
        let columns = columns.chain(register.personal.iter().map(|field| field.column));
        assert!(!declared.contains_key(register.table), "{} is declared twice", register.table);
        let table = declared.entry(register.table.to_owned()).or_default();
        for column in columns {
            assert!(
                table.insert(column.to_owned()),
                "{}.{column} is declared twice",
                register.table
            );
        }
    }
    for engine in ENGINES {
        let test = fresh(engine).await;
        let stored = schema::tables(&test.db).await;
        let flat = |tables: &BTreeMap<String, BTreeSet<String>>| -> BTreeSet<String> {
            tables
                .iter()
                .flat_map(|(table, columns)| columns.iter().map(move |c| format!("{table}.{c}")))
                .collect()
        };
        let (stored, declared) = (flat(&stored), flat(&declared));
        let undeclared: Vec<_> = stored.difference(&declared).collect();
        let gone: Vec<_> = declared.difference(&stored).collect();
        assert!(undeclared.is_empty(), "{engine:?}: stored but not declared: {undeclared:?}");
        assert!(gone.is_empty(), "{engine:?}: declared but not stored: {gone:?}");
    }
}

#[test]
fn every_purpose_is_told_in_every_language() {
    let _all_rooms = kunnig::compose::routes();
    let texts = Texts::get();
    for field in REGISTER.iter().flat_map(|register| register.personal) {
        for lang in texts.languages() {
            assert!(texts.has(lang, field.purpose), "{}: {}", lang.code(), field.purpose);
        }
    }
}

#[test]
fn every_personal_field_has_a_reader() {
    for register in REGISTER {
        for field in register.personal {
            assert!(!field.readers.is_empty(), "{}.{}", register.table, field.column);
        }
    }
}
