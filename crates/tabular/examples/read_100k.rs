//! Measures reading 100 000 rows of 12 columns from CSV and XLSX:
//! `cargo run --release -p tabular --example read_100k`.

use std::time::Instant;
use tabular::write::{Column, ColumnKind, Dialect, Value, Xlsx, csv};
use tabular::{Limits, read};

const ROWS: u32 = 100_000;
const HEADERS: [&str; 12] = [
    "Anst.nr",
    "Förnamn",
    "Efternamn",
    "E-post",
    "Avdelning",
    "Roll",
    "Chef",
    "Ort",
    "Anställd",
    "Tjänstgöring",
    "Land",
    "Kommentar",
];

fn row(number: u32) -> [String; 12] {
    [
        number.to_string(),
        format!("Förnamn{}", number % 500),
        format!("Efternamn{}", number % 3000),
        format!("person{number}@exempel.se"),
        format!("Avdelning {}", number % 120),
        format!("Roll {}", number % 40),
        format!("person{}@exempel.se", number / 10),
        "Örnsköldsvik".to_owned(),
        format!("20{:02}-{:02}-{:02}", number % 25, number % 12 + 1, number % 28 + 1),
        (number % 101).to_string(),
        "Sverige".to_owned(),
        if number.is_multiple_of(7) {
            "Med \"citat\"; och\nradbrytning".to_owned()
        } else {
            String::new()
        },
    ]
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let text = csv(HEADERS, (0..ROWS).map(row), Dialect::SWEDISH_EXCEL, Vec::new())?;
    measure("CSV", &text)?;
    let started = Instant::now();
    let mut book = Xlsx::new();
    let columns = HEADERS.map(|header| Column::new(header, ColumnKind::Text));
    book.sheet("Personal", &columns, (0..ROWS).map(|number| row(number).map(Value::from)))?;
    let workbook = book.into_bytes()?;
    println!("XLSX written in {:.3} s", started.elapsed().as_secs_f64());
    measure("XLSX", &workbook)
}

fn measure(what: &str, bytes: &[u8]) -> Result<(), Box<dyn std::error::Error>> {
    let started = Instant::now();
    let table = read(bytes, Limits::default())?;
    let seconds = started.elapsed().as_secs_f64();
    let (rows, columns, size) = (table.rows.len(), table.headers.len(), bytes.len() as f64 / 1e6);
    println!("{what}: {rows} rows × {columns} columns, {size:.1} MB, read in {seconds:.3} s");
    Ok(())
}
