//! The sheet of the personal-data register: generated from what is declared beside the tables, so that it says
//! what the program does.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use people::organisation;
use store::personal::{PersonalField, REGISTER, Reader, Retention, TableRegister};
use web::{App, Cx, Result};

/// One table with personal data.
struct Table {
    name: String,
    technical: &'static str,
    fields: Vec<Field>,
}

/// One stored personal field.
struct Field {
    name: String,
    technical: &'static str,
    purpose: String,
    retention: String,
    readers: String,
}

#[derive(Template)]
#[template(path = "governance/register.html")]
struct RegisterPage<'a> {
    cx: &'a Cx,
    org: String,
    smallest_group: u32,
    fields: usize,
    tables: Vec<Table>,
    /// The tables without personal data.
    plain: Vec<&'static str>,
}

/// The sheet, in the reader's language.
pub(crate) async fn show(State(app): State<App>, cx: Cx) -> Result<Response> {
    let org = cx.actor()?.org;
    let org = organisation::get(&mut app.db.read(org).await?, org).await?;
    let mut registers: Vec<&TableRegister> = REGISTER.iter().copied().collect();
    registers.sort_by_key(|register| register.table);
    let (personal, plain): (Vec<&TableRegister>, Vec<&TableRegister>) =
        registers.into_iter().partition(|register| !register.personal.is_empty());
    let mut tables: Vec<Table> = personal
        .into_iter()
        .map(|register| Table {
            name: named(&cx, &format!("register-{}", register.table), register.table),
            technical: register.table,
            fields: register
                .personal
                .iter()
                .map(|field| shown(&cx, register.table, field, org.retention_days))
                .collect(),
        })
        .collect();
    tables.sort_by_cached_key(|table| app.texts.sort_key(cx.lang(), &table.name));
    web::page(&RegisterPage {
        cx: &cx,
        org: org.name,
        smallest_group: org.smallest_group,
        fields: tables.iter().map(|table| table.fields.len()).sum(),
        tables,
        plain: plain.into_iter().map(|register| register.table).collect(),
    })
}

fn shown(cx: &Cx, table: &str, field: &PersonalField, retention_days: u32) -> Field {
    // The program reads everything; it is named where nobody else does.
    let people = |reader: &&Reader| field.readers.len() == 1 || **reader != Reader::Program;
    let readers = field.readers.iter().filter(people).map(|reader| cx.t(reader_key(*reader)));
    Field {
        name: named(cx, &format!("register-{table}-{}", field.column), field.column),
        technical: field.column,
        purpose: named(cx, field.purpose, field.purpose),
        retention: retention(cx, field.retention, retention_days),
        readers: readers.collect::<Vec<_>>().join(", "),
    }
}

/// The text of a key; the technical name while there is none.
fn named(cx: &Cx, key: &str, technical: &str) -> String {
    let known = cx.app().texts.has(cx.lang(), key);
    if known { cx.t(key).to_owned() } else { technical.to_owned() }
}

fn retention(cx: &Cx, retention: Retention, after_leaving: u32) -> String {
    match retention {
        Retention::Employment => cx.t1("retention-employment", "days", after_leaving),
        Retention::Account => cx.t("retention-account").to_owned(),
        Retention::Days(days) => cx.t1("retention-days", "days", days),
        Retention::WithSubject => cx.t1("retention-with-subject", "days", after_leaving),
    }
}

const fn reader_key(reader: Reader) -> &'static str {
    match reader {
        Reader::Oneself => "reader-oneself",
        Reader::Hr => "reader-hr",
        Reader::Manager => "reader-manager",
        Reader::DataProtection => "reader-dataprotection",
        Reader::Program => "reader-program",
        Reader::Colleagues => "reader-colleagues",
    }
}
