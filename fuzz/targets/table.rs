//! Any bytes at all as a file: read, they give a table within its limits or an error, and what is written of a table
//! can be read again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tabular::write::{Dialect, csv};
use tabular::{FieldSpec, Limits, Table, fingerprint, propose, read};

const LIMITS: Limits =
    Limits { bytes: 64 << 10, unpacked: 1 << 20, rows: 200, columns: 50, cell: 4 << 10 };

const FIELDS: &[FieldSpec<'static>] = &[
    FieldSpec { key: "mail", required: true, headings: &["e-post", "email"], looks_like: Some(is_mail) },
    FieldSpec { key: "name", required: false, headings: &["namn", "name"], looks_like: None },
];

fn is_mail(cell: &str) -> bool {
    cell.contains('@')
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(table) = read(bytes, LIMITS) else { return };
    check(&table);
    let _ = fingerprint(&table.headers);
    let found = propose(&table.headers, FIELDS, table.rows.iter());
    for field in FIELDS {
        assert!(found.column(field.key).is_none_or(|column| column < table.headers.len()));
    }
    for dialect in [Dialect::PLAIN, Dialect::SWEDISH_EXCEL] {
        let rows = table.rows.iter().map(|row| {
            (0..table.headers.len()).map(|i| row.get(i).to_owned()).collect::<Vec<_>>()
        });
        let written = csv(&table.headers, rows, dialect, Vec::new()).expect("memory does not fail");
        if let Ok(again) = read(&written, LIMITS) {
            check(&again);
        }
    }
});

fn check(table: &Table) {
    assert!(table.headers.len() <= LIMITS.columns);
    assert!(table.rows.len() <= LIMITS.rows);
    let mut last = 0;
    for row in table.rows.iter() {
        assert!(row.number() > last, "rows are numbered as a spreadsheet does");
        last = row.number();
        for column in 0..table.headers.len() {
            assert!(row.get(column).len() <= LIMITS.cell);
        }
    }
}
