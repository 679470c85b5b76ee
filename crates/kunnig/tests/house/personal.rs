//! Nothing is stored that is not declared: every column of every table stands in the register of personal data
//! exactly once, with a purpose told in every language.

use std::collections::{BTreeMap, BTreeSet};

use people::shown::{How, SHOWN, column_key};
use people::testing::Site;
use store::personal::{PERSON_DATA, REGISTER};
use store::testing::{ENGINES, fresh};
use web::Texts;

use crate::{norrverk, schema};

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
fn everything_about_a_person_is_told_to_them_in_words() {
    let _all_rooms = kunnig::compose::routes();
    let texts = Texts::get();
    for data in PERSON_DATA {
        let told: Vec<_> = SHOWN.iter().filter(|shown| shown.table == data.table).collect();
        assert_eq!(told.len(), 1, "{} is to be told in one way", data.table);
        if matches!(told[0].how, How::Elsewhere) {
            continue;
        }
        let mut keys = vec![format!("table-{}", data.table.replace('_', "-"))];
        if let How::Columns(columns) = &told[0].how {
            for (column, _) in *columns {
                assert!(data.columns.contains(column), "{}.{column} is not read", data.table);
                keys.push(column_key(column));
            }
        }
        for (lang, key) in
            texts.languages().flat_map(|lang| keys.iter().map(move |key| (lang, key)))
        {
            assert!(texts.has(lang, key), "{}: {key}", lang.code());
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

#[tokio::test]
async fn nobody_reads_raw_data_about_themselves() {
    for engine in ENGINES {
        let test = fresh(engine).await;
        let company = norrverk::company(&test.db, 60).await;
        let jobs = kunnig::compose::jobs("http://kunnig.test").into_iter().collect();
        let site = Site::new(&test.db, kunnig::compose::routes(), jobs);
        let me = site.sign_in(&company, Some(company.people[10]), &[]).await;
        let page = me.get("/me").await.ok();
        for told in
            ["Dina svar", "Var står vi med AI?", "Självskattning", "av 4)", "Kritisk granskning"]
        {
            assert!(page.says(told), "{told}: {}", page.body);
        }
        for raw in [
            "as_of",
            "as-of",
            "model_version",
            ">self<",
            "[[",
            "{&",
            "column-",
            "started_at",
            ">sv<",
        ] {
            assert!(!main(&page.body).contains(raw), "{engine:?}: {raw}");
        }
        let file = me.get("/me/export").await.ok();
        assert!(
            file.says("model_version") && file.says("\"answers\""),
            "the file is whole and raw"
        );
    }
}

/// What stands on a page between its head and its foot.
fn main(body: &str) -> &str {
    let from = body.find("<main").unwrap_or_default();
    &body[from..body.find("</main>").unwrap_or(body.len())]
}
