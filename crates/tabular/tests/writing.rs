//! Files out: what a spreadsheet sees in them.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use calamine::Reader as _;
use jiff::civil::date;
use tabular::write::{Column, ColumnKind, Csv, Dialect, Value, Xlsx, csv, neutralise};
use tabular::{Limits, Options, read, read_with};

#[test]
fn csv_as_rfc_4180_has_it() {
    let rows = [["a;b", "rad\nbrytning"], ["\"citat\"", ""]];
    let bytes = csv(["Å", "B"], rows, Dialect::SWEDISH_EXCEL, Vec::new()).unwrap();
    let expected = "\u{feff}Å;B\r\n\"a;b\";\"rad\nbrytning\"\r\n\"\"\"citat\"\"\";\r\n";
    assert_eq!(String::from_utf8(bytes).unwrap(), expected);
    let bytes = csv(["a", "b"], [["1", "2"]], Dialect::PLAIN, Vec::new()).unwrap();
    assert_eq!(bytes, b"a,b\r\n1,2\r\n");
}

#[test]
fn formulas_are_neutralised_and_numbers_are_not() {
    for cell in [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "=",
        "-",
        "+1.2.3",
        "-1,",
        "--1",
        "＝1+1",
    ] {
        assert_eq!(neutralise(cell), format!("'{cell}"));
    }
    for cell in ["-3.5", "-3,5", "+46701234567", "-0", "a=b", "", "3-4", "anna@exempel.se", "'=1"] {
        assert_eq!(neutralise(cell), cell);
    }
    // Also when the cell needs quoting, and in headings.
    let bytes =
        csv(["=a"], [["=HYPERLINK(\"http://x\",\"y\")"]], Dialect::PLAIN, Vec::new()).unwrap();
    assert_eq!(bytes, b"'=a\r\n\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"\r\n");
}

#[test]
fn csv_is_written_as_it_comes() {
    let mut file = Csv::new(Vec::new(), Dialect::PLAIN).unwrap();
    for number in 0..3 {
        file.row([number.to_string()]).unwrap();
    }
    assert_eq!(file.finish().unwrap(), b"0\r\n1\r\n2\r\n");
}

#[test]
fn csv_tells_of_a_full_disk() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let error = csv(["a"], [["b"]], Dialect::PLAIN, Full).map(|_| ()).unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::StorageFull);
}

fn example() -> Vec<u8> {
    let columns = [
        Column::new("Namn", ColumnKind::Text),
        Column::new("Antal", ColumnKind::Integer),
        Column::new("Snitt", ColumnKind::Decimal),
        Column::new("Andel", ColumnKind::Percent),
        Column::new("Dag", ColumnKind::Date),
    ];
    let rows = [
        vec!["=1+1".into(), 1200.0.into(), 3.25.into(), 0.5.into(), date(2024, 1, 31).into()],
        vec!["007".into(), Value::Empty, f64::NAN.into(), None::<f64>.into(), Value::Empty],
    ];
    let mut book = Xlsx::new();
    book.notes("Om", "Rapport", ["Källa: enkäten", "=inte en formel"]).unwrap();
    book.sheet("Alla / svar: 2024, en mycket lång rubrik", &columns, rows).unwrap();
    book.sheet("alla   svar  2024, en mycket lång rubrik", &columns, [[Value::from("x")]]).unwrap();
    book.sheet("''", &columns, [[Value::from("x".repeat(40_000))]]).unwrap();
    book.into_bytes().unwrap()
}

#[test]
fn workbook_reads_back_and_text_is_never_a_formula() {
    let bytes = example();
    let sheets = read(&bytes, Limits::default()).unwrap().source.sheets;
    assert_eq!(
        sheets,
        ["Om", "Alla   svar  2024, en mycket lå", "alla   svar  2024, en mycket 2", "1"]
    );
    let sheet = |name: &str| {
        let options = Options { sheet: Some(name.to_owned()), ..Options::default() };
        read_with(&bytes, &options).unwrap()
    };
    let table = sheet(&sheets[1]);
    assert_eq!(table.headers, ["Namn", "Antal", "Snitt", "Andel", "Dag"]);
    let row = table.rows.get(0).unwrap();
    assert_eq!(row.iter().collect::<Vec<_>>(), ["=1+1", "1200", "3.25", "0.5", "2024-01-31"]);
    let row = table.rows.get(1).unwrap();
    assert_eq!(row.iter().collect::<Vec<_>>(), ["007"]);
    assert_eq!(sheet("1").rows.get(0).unwrap().get(0).len(), 32_767);

    let mut book = calamine::Xlsx::new(std::io::Cursor::new(&bytes[..])).unwrap();
    for name in sheets {
        assert!(book.worksheet_formula(&name).unwrap().is_empty(), "{name}");
    }
    let styles = book.worksheet_style("Alla   svar  2024, en mycket lå").unwrap();
    assert!(styles.get((0, 0)).unwrap().font.as_ref().unwrap().is_bold());
}

#[test]
fn more_columns_than_excel_has_is_an_error() {
    let columns: Vec<Column<'_>> =
        (0..16_385).map(|_| Column::new("a", ColumnKind::Text)).collect();
    assert!(Xlsx::new().sheet("x", &columns, [[Value::Empty]]).is_err());
}
