//! Proposing columns for fields.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use tabular::{FieldSpec, Limits, Mapping, Reason, Table, propose, read};

fn looks_like_email(value: &str) -> bool {
    value.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

const FIELDS: [FieldSpec<'static>; 4] = [
    FieldSpec {
        key: "email",
        required: true,
        headings: &["E-post", "E-mail", "Mail"],
        looks_like: Some(looks_like_email),
    },
    FieldSpec { key: "number", required: false, headings: &["Anst nr"], looks_like: None },
    FieldSpec {
        key: "name",
        required: true,
        headings: &["Namn", "Name", "Full name"],
        looks_like: None,
    },
    FieldSpec { key: "unit", required: false, headings: &["Avdelning", "Enhet"], looks_like: None },
];

fn table(text: &str) -> Table {
    read(text.as_bytes(), Limits::default()).unwrap()
}

fn proposed(text: &str) -> Mapping {
    let table = table(text);
    propose(&table.headers, &FIELDS, table.rows.iter())
}

#[test]
fn same_headings_whatever_their_spelling() {
    let mapping = proposed("ANST_NR;namn;E-Post;Avdelning:\n1;A;a@x.se;HR\n");
    assert_eq!(mapping.column("number"), Some(0));
    assert_eq!(mapping.column("name"), Some(1));
    assert_eq!(mapping.column("email"), Some(2));
    assert_eq!(mapping.column("unit"), Some(3));
    assert!(mapping.missing.is_empty());
    assert!(
        mapping.columns.values().all(|m| m.reason == Reason::SameHeading && m.confidence == 100)
    );
}

#[test]
fn shared_words_with_values_that_fit() {
    let mapping = proposed(
        "Chefens e-post;Arbetets e-post;Avdelningsnamn;Namn på den anställde\n\
         Bo Ek;a@x.se;HR;Anna\nEva Asp;b@x.se;IT;Bo\n",
    );
    // The first e-mail heading holds names, so the values rule it out.
    assert_eq!(mapping.column("email"), Some(1));
    assert_eq!(
        mapping.columns["email"].reason,
        Reason::SharedWords { heading: "E-post".to_owned() }
    );
    assert_eq!(mapping.column("unit"), Some(2));
    assert_eq!(mapping.column("name"), Some(3));
    assert!(mapping.columns["unit"].confidence < 100);
}

#[test]
fn a_street_is_not_an_email_and_missing_fields_are_told() {
    let mapping = proposed("Postadress;Ort\nStorgatan 1;Lund\n");
    assert!(mapping.columns.is_empty());
    assert_eq!(mapping.missing, ["email", "name"]);
}

#[test]
fn values_decide_when_headings_say_nothing() {
    let mapping = proposed("Kolumn1;Kolumn2;Namn\nx;a@x.se;A\ny;b@x.se;B\nz;;C\n");
    assert_eq!(mapping.column("email"), Some(1));
    assert_eq!(mapping.columns["email"].reason, Reason::Values);
    assert!(mapping.columns["email"].confidence <= 50);
}

#[test]
fn no_column_is_used_twice() {
    let mapping = proposed("Namn;Namn;Mail;E-post\nA;B;a@x.se;b@x.se\n");
    assert_eq!(mapping.column("email"), Some(3), "the usual heading goes before the other");
    assert_eq!(mapping.column("name"), Some(0));
    let mut columns: Vec<usize> = mapping.columns.values().map(|found| found.column).collect();
    columns.sort_unstable();
    columns.dedup();
    assert_eq!(columns.len(), mapping.columns.len());
}

#[test]
fn without_rows_headings_alone_decide() {
    let headers = ["Privat e-post".to_owned(), String::new()];
    let mapping = propose(&headers, &FIELDS, []);
    assert_eq!(mapping.column("email"), Some(0));
    assert!(propose(&[], &FIELDS, []).columns.is_empty());
}
