//! What holds for any file.

use proptest::prelude::*;
use tabular::write::{Column, ColumnKind, Dialect, Value, Xlsx, csv, neutralise};
use tabular::{Hint, Limits, Table, parse, propose, read, split_multi};

/// Words of every sort a cell may hold, with each delimiter, quotation mark and line break.
fn cell() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Z0-9åäöÅÄÖé]{1,8}",
        2 => "[ ,;|\t\"'.=@+-]{1,3}",
        1 => Just("\n".to_owned()),
    ];
    prop::collection::vec(piece, 0..5).prop_map(|pieces| pieces.concat())
}

/// A table with headings that are words and rows that are not blank.
fn table() -> impl Strategy<Value = (Vec<String>, Vec<Vec<String>>)> {
    (2_usize..7).prop_flat_map(|width| {
        let headers = prop::collection::vec("[A-ZÅÄÖ][a-zåäö]{2,9}", width);
        let row = prop::collection::vec(cell(), width).prop_map(|mut row| {
            row[0].insert(0, 'x');
            row
        });
        (headers, prop::collection::vec(row, 1..20))
    })
}

fn cells(table: &Table) -> Vec<Vec<String>> {
    let width = table.headers.len();
    table.rows.iter().map(|row| (0..width).map(|c| row.get(c).to_owned()).collect()).collect()
}

fn neutral(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.iter().map(|c| neutralise(c).into_owned()).collect()).collect()
}

fn encodings(text: &str) -> Vec<Vec<u8>> {
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    vec![
        text.as_bytes().to_vec(),
        [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
        [b"\xFF\xFE", &little[..]].concat(),
        [b"\xFE\xFF", &big[..]].concat(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = read(&bytes, Limits::default());
        for magic in [&b"PK\x03\x04"[..], b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"\xFF\xFE", b"sep=;\n"] {
            let _ = read(&[magic, &bytes].concat(), Limits::default());
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,40}([,;\"\r\n\t|]\\PC{0,6}){0,30}") {
        if let Ok(table) = read(text.as_bytes(), Limits::default()) {
            prop_assert!(table.rows.iter().all(|row| row.iter().count() == row.len()));
            prop_assert!(table.rows.iter().all(|row| row.number() > table.source.header_row));
            let _ = propose(&table.headers, &[], table.rows.iter());
        }
        let _ = (parse::date(&text), parse::number(&text), tabular::fingerprint(&[&text]));
        for hint in [Hint::Detect, Hint::Separator(';'), Hint::Options(&["a", "b, c"])] {
            prop_assert!(split_multi(&text, hint).iter().all(|part| !part.trim().is_empty()));
        }
    }

    #[test]
    fn what_is_written_is_read_back(
        (headers, rows) in table(),
        delimiter in prop::sample::select(b",;\t|".to_vec()),
    ) {
        let mut bytes = format!("sep={}\r\n", char::from(delimiter)).into_bytes();
        let dialect = Dialect { delimiter, bom: false };
        bytes.extend(csv(&headers, &rows, dialect, Vec::new()).unwrap());
        let text = String::from_utf8(bytes).unwrap();
        for bytes in encodings(&text) {
            let table = read(&bytes, Limits::default()).unwrap();
            prop_assert_eq!(&table.headers, &headers);
            prop_assert_eq!(cells(&table), neutral(&rows));
            prop_assert!(table.problems.is_empty());
        }
    }

    /// As above without naming the delimiter, for text without foreign delimiters.
    #[test]
    fn the_delimiter_is_found(
        (headers, rows) in table(),
        delimiter in prop::sample::select(b",;\t|".to_vec()),
    ) {
        let tame = |cell: &String| cell.replace([',', ';', '\t', '|'], "_");
        let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(tame).collect()).collect();
        let dialect = Dialect { delimiter, bom: true };
        let bytes = csv(&headers, &rows, dialect, Vec::new()).unwrap();
        let table = read(&bytes, Limits::default()).unwrap();
        prop_assert_eq!(table.source.delimiter, Some(char::from(delimiter)));
        prop_assert_eq!(&table.headers, &headers);
        prop_assert_eq!(cells(&table), neutral(&rows));
    }

    #[test]
    fn line_endings_do_not_matter((headers, rows) in table()) {
        let text = csv(&headers, &rows, Dialect::PLAIN, Vec::new()).unwrap();
        let text = String::from_utf8(text).unwrap().replace("\r\n", "\n");
        let unix = read(text.as_bytes(), Limits::default()).unwrap();
        for ending in ["\r\n", "\r"] {
            let other = read(text.replace('\n', ending).as_bytes(), Limits::default()).unwrap();
            prop_assert_eq!(&other.headers, &unix.headers);
            prop_assert_eq!(&other.source, &unix.source);
            prop_assert_eq!(cells(&other), cells(&unix));
            let numbers = |t: &Table| t.rows.iter().map(|row| row.number()).collect::<Vec<_>>();
            prop_assert_eq!(numbers(&other), numbers(&unix));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..Default::default() })]

    #[test]
    fn workbooks_are_read_back((headers, rows) in table()) {
        let columns: Vec<Column<'_>> =
            headers.iter().map(|header| Column::new(header.as_str(), ColumnKind::Text)).collect();
        let values = rows.iter().map(|row| row.iter().map(|cell| Value::from(cell.as_str())));
        let mut book = Xlsx::new();
        book.sheet("Blad", &columns, values).unwrap();
        let table = read(&book.into_bytes().unwrap(), Limits::default()).unwrap();
        prop_assert_eq!(&table.headers, &headers);
        prop_assert_eq!(cells(&table), rows);
    }

    /// Flipping bytes in a workbook gives a table or an error, never a crash.
    #[test]
    fn damaged_workbooks_are_read_or_refused(
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..30),
    ) {
        let columns = [Column::new("a", ColumnKind::Text), Column::new("b", ColumnKind::Integer)];
        let mut book = Xlsx::new();
        book.sheet("Blad", &columns, [[Value::from("x"), Value::from(1.0)]]).unwrap();
        let mut bytes = book.into_bytes().unwrap();
        for (index, byte) in damage {
            let at = index.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read(&bytes, Limits::default());
    }
}
