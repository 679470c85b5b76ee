//! Reading workbooks made by Excel, and those made to do harm.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use rust_xlsxwriter::{Format as Style, Formula, Workbook, Worksheet};
use tabular::{
    Format, Limits, Options, Problem, ProblemKind, ReadError, Table, read as read_limited,
    read_with,
};

fn workbook(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

fn read(bytes: &[u8]) -> Table {
    read_limited(bytes, Limits::default()).unwrap()
}

fn cells(table: &Table) -> Vec<Vec<&str>> {
    table.rows.iter().map(|row| row.iter().collect()).collect()
}

fn row(sheet: &mut Worksheet, number: u32, cells: &[&str]) {
    for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        sheet.write_string(number, u16::try_from(column).unwrap(), *cell).unwrap();
    }
}

#[test]
fn values_come_out_as_excel_shows_them() {
    let date = Style::new().set_num_format("yyyy-mm-dd");
    let moment = Style::new().set_num_format("yyyy-mm-dd hh:mm");
    let time = Style::new().set_num_format("hh:mm:ss");
    let table = read(&workbook(|sheet| {
        row(sheet, 0, &["Text", "Heltal", "Decimal", "Datum", "Tidpunkt", "Tid", "Sant", "Fel"]);
        sheet.write_string(1, 0, "å\r\nb <&>").unwrap();
        sheet.write_number(1, 1, 198_001_011_234.0).unwrap();
        sheet.write_number(1, 2, 0.1 + 0.2).unwrap();
        sheet.write_number_with_format(1, 3, 45_322, &date).unwrap();
        sheet.write_number_with_format(1, 4, 45_322.520_833_333_336, &moment).unwrap();
        sheet.write_number_with_format(1, 5, 0.25, &time).unwrap();
        sheet.write_boolean(1, 6, true).unwrap();
        sheet.write_formula(1, 7, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    }));
    assert_eq!(
        cells(&table)[0],
        [
            "å\nb <&>",
            "198001011234",
            "0.3",
            "2024-01-31",
            "2024-01-31 12:30:00",
            "06:00:00",
            "true",
            "#DIV/0!",
        ]
    );
    let kind = ProblemKind::ErrorCell;
    assert_eq!(table.problems, [Problem { row: 2, column: Some(7), kind }]);
    assert_eq!(table.source.format, Format::Xlsx);
    assert_eq!((table.source.encoding, table.source.delimiter), (None, None));
}

#[test]
fn title_group_row_and_merged_cells() {
    let plain = Style::new();
    let table = read(&workbook(|sheet| {
        sheet.merge_range(1, 0, 1, 4, "Personallista", &plain).unwrap();
        sheet.write_string(2, 0, "Utskriven 2024-01-31").unwrap();
        // Headings on two rows: some merged down, a group merged across.
        sheet.merge_range(4, 0, 5, 0, "Avdelning", &plain).unwrap();
        sheet.merge_range(4, 1, 5, 1, "Namn", &plain).unwrap();
        sheet.merge_range(4, 2, 4, 4, "Kontakt", &plain).unwrap();
        row(sheet, 5, &["", "", "E-post", "Telefon", "Ort"]);
        sheet.merge_range(6, 0, 8, 0, "Ekonomi", &plain).unwrap();
        row(sheet, 6, &["", "Anna", "a@x", "1", "Lund"]);
        row(sheet, 7, &["", "Bo", "b@x", "2", "Kiruna"]);
        row(sheet, 8, &["", "Cia", "", "3", "Umeå"]);
        row(sheet, 9, &["", "Dag", "d@x", "4", "Boden"]);
    }));
    assert_eq!(table.headers, ["Avdelning", "Namn", "E-post", "Telefon", "Ort"]);
    assert_eq!(table.source.header_row, 6);
    let departments: Vec<&str> = table.rows.iter().map(|row| row.get(0)).collect();
    assert_eq!(departments, ["Ekonomi", "Ekonomi", "Ekonomi", ""]);
    assert_eq!(table.rows.get(2).unwrap().get(2), "");
    assert_eq!(table.rows.get(3).unwrap().number(), 10);
}

#[test]
fn a_table_away_from_the_corner_keeps_its_columns() {
    let table = read(&workbook(|sheet| {
        row(sheet, 3, &["", "", "Namn", "E-post"]);
        row(sheet, 5, &["", "", "Anna", "a@x", "", "lös not"]);
    }));
    assert_eq!(table.headers, ["", "", "Namn", "E-post"]);
    assert_eq!(table.rows.get(0).unwrap().get(2), "Anna");
    assert_eq!(table.rows.get(0).unwrap().number(), 6);
    let kind = ProblemKind::LongRow;
    assert_eq!(table.problems, [Problem { row: 6, column: None, kind }]);
}

#[test]
fn sheets_are_chosen() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Tomt").unwrap();
    let hidden = book.add_worksheet().set_name("Dolt").unwrap().set_hidden(true);
    row(hidden, 0, &["x", "y"]);
    let first = book.add_worksheet().set_name("Personal").unwrap();
    row(first, 0, &["Namn", "Ort"]);
    row(first, 1, &["A", "Lund"]);
    row(book.add_worksheet().set_name("Övrigt").unwrap(), 0, &["p", "q"]);
    let bytes = book.save_to_buffer().unwrap();

    let table = read(&bytes);
    assert_eq!(table.headers, ["Namn", "Ort"]);
    assert_eq!(table.source.sheet.as_deref(), Some("Personal"));
    assert_eq!(table.source.sheets, ["Tomt", "Personal", "Övrigt"]);

    let named = |name: &str| Options { sheet: Some(name.to_owned()), ..Options::default() };
    assert_eq!(read_with(&bytes, &named("Övrigt")).unwrap().headers, ["p", "q"]);
    assert_eq!(read_with(&bytes, &named("Tomt")).unwrap_err(), ReadError::Empty);
    let error = read_with(&bytes, &named("Saknas")).unwrap_err();
    assert_eq!(error.key(), "no-such-sheet");
}

#[test]
fn limits_hold_for_workbooks() {
    let bytes = workbook(|sheet| {
        for number in 0..200 {
            row(sheet, number, &["a", "b", "c"]);
        }
    });
    let fails = |limits: Limits| read_limited(&bytes, limits).unwrap_err();
    let limits = Limits::default;
    assert_eq!(fails(Limits { rows: 100, ..limits() }), ReadError::TooManyRows { limit: 100 });
    assert_eq!(
        fails(Limits { columns: 2, ..limits() }),
        ReadError::TooManyColumns { row: 1, limit: 2 }
    );
    let Err(ReadError::TooLarge { found, limit: 5000 }) =
        read_limited(&bytes, Limits { unpacked: 5000, ..limits() })
    else {
        panic!("must refuse to unpack");
    };
    assert!(found > 5000);
}

/// A sheet that says it reaches the last cell Excel has must cost no more than its two cells.
#[test]
fn far_corners_cost_nothing() {
    let bytes = workbook(|sheet| {
        row(sheet, 0, &["a", "b"]);
        sheet.write_string(1_048_575, 0, "sist").unwrap();
    });
    let table = read(&bytes);
    assert_eq!(table.rows.len(), 1);
    assert_eq!(table.rows.get(0).unwrap().number(), 1_048_576);
}

/// An archive whose directory tells a smaller size than what it unpacks to must not be believed.
#[test]
fn an_archive_that_lies_about_its_size_is_refused() {
    let mut bytes = workbook(|sheet| {
        for number in 0..5000 {
            row(sheet, number, &["samma text", "samma text"]);
        }
    });
    let mut lied = 0;
    for at in 0..bytes.len() - 46 {
        if bytes[at..].starts_with(b"PK\x01\x02") {
            let name_length = usize::from(bytes[at + 28]);
            if bytes[at + 46..at + 46 + name_length].ends_with(b"sheet1.xml") {
                bytes[at + 24..at + 28].copy_from_slice(&100_u32.to_le_bytes());
                lied += 1;
            }
        }
    }
    assert_eq!(lied, 1);
    assert_eq!(read_limited(&bytes, Limits::default()).unwrap_err().key(), "corrupt");
}

#[test]
fn damaged_workbooks_and_other_archives() {
    let bytes = workbook(|sheet| row(sheet, 0, &["a", "b"]));
    let error = read_limited(&bytes[..bytes.len() / 2], Limits::default()).unwrap_err();
    assert_eq!(error.key(), "corrupt");
    // Every entry renamed: an archive, but of something else.
    let mut other = bytes.clone();
    for at in 0..other.len() - 3 {
        if &other[at..at + 3] == b"xl/" {
            other[at..at + 3].copy_from_slice(b"ab/");
        }
        if at + 13 < other.len() && &other[at..at + 13] == b"/workbook.xml" {
            other[at..at + 13].copy_from_slice(b"/document.xml");
        }
    }
    assert_eq!(read_limited(&other, Limits::default()).unwrap_err(), ReadError::NotATable);
    let empty = workbook(|_| {});
    assert_eq!(read_limited(&empty, Limits::default()).unwrap_err(), ReadError::Empty);
}

/// An archive without compression; with the wide end record that Java programs often write.
fn archive(entries: &[(&str, &[u8])], wide_end: bool) -> Vec<u8> {
    let crc = |bytes: &[u8]| {
        !bytes.iter().fold(u32::MAX, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
                if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 }
            })
        })
    };
    let size = |length: usize| u32::try_from(length).unwrap().to_le_bytes();
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in entries {
        let offset = size(bytes.len());
        let mut fields = vec![20, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        fields.extend(crc(content).to_le_bytes());
        fields.extend([size(content.len()), size(content.len()), size(name.len())].concat());
        bytes.extend([b"PK\x03\x04", &fields[..], name.as_bytes(), content].concat());
        directory.extend([b"PK\x01\x02\x14\0", &fields[..], &[0; 10], &offset].concat());
        directory.extend(name.as_bytes());
    }
    let (start, count) = (bytes.len(), u8::try_from(entries.len()).unwrap());
    bytes.extend(&directory);
    let end = bytes.len();
    if wide_end {
        let wide = |number: usize| (number as u64).to_le_bytes();
        let count = wide(entries.len());
        bytes.extend([b"PK\x06\x06", &wide(44)[..], &[45, 0, 45, 0], &[0; 8]].concat());
        bytes.extend([count, count, wide(directory.len()), wide(start)].concat());
        bytes.extend([b"PK\x06\x07", &[0; 4][..], &wide(end), &[1, 0, 0, 0]].concat());
    }
    bytes.extend([b"PK\x05\x06", &[0, 0, 0, 0, count, 0, count, 0][..]].concat());
    bytes.extend([&size(directory.len())[..], &size(start), &[0, 0]].concat());
    bytes
}

#[test]
fn open_document_sheets() {
    let content = r#"<?xml version="1.0"?><office:document-content
        xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
        xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
        xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>
        <office:spreadsheet><table:table table:name="Blad1"><table:table-row><table:table-cell
        office:value-type="string"><text:p>Namn</text:p></table:table-cell><table:table-cell
        office:value-type="string"><text:p>Dag</text:p></table:table-cell><table:table-cell
        office:value-type="string"><text:p>Antal</text:p></table:table-cell></table:table-row><table:table-row
        table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"/></table:table-row><table:table-row><table:table-cell
        office:value-type="string"><text:p>Åsa</text:p></table:table-cell><table:table-cell
        office:value-type="date" office:date-value="2024-01-31"><text:p>31/1</text:p></table:table-cell><table:table-cell
        office:value-type="float" office:value="3"><text:p>3,0</text:p></table:table-cell></table:table-row></table:table>
        </office:spreadsheet></office:body></office:document-content>"#;
    let mimetype = b"application/vnd.oasis.opendocument.spreadsheet";
    let manifest = br#"<?xml version="1.0"?><manifest:manifest
        xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#;
    let entries = [
        ("mimetype", &mimetype[..]),
        ("META-INF/manifest.xml", &manifest[..]),
        ("content.xml", content.as_bytes()),
    ];
    for wide_end in [false, true] {
        let table = read(&archive(&entries, wide_end));
        assert_eq!(table.source.format, Format::Ods);
        assert_eq!(table.headers, ["Namn", "Dag", "Antal"]);
        assert_eq!(cells(&table), [["Åsa", "2024-01-31", "3"]]);
        assert_eq!(table.rows.get(0).unwrap().number(), 4);
    }
    let other = archive(&[("word/document.xml", b"<x/>")], false);
    assert_eq!(read_limited(&other, Limits::default()).unwrap_err(), ReadError::NotATable);
}

#[test]
fn office_containers_without_a_table() {
    let container = |name: &str| {
        let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.resize(4096, 0);
        read_limited(&bytes, Limits::default()).unwrap_err()
    };
    assert_eq!(container("EncryptedPackage"), ReadError::PasswordProtected);
    assert_eq!(container("WordDocument"), ReadError::NotATable);
    assert_eq!(container("Workbook").key(), "corrupt");
}

#[test]
fn the_european_framework_as_published() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/digcomp-3.0.xlsx");
    let Ok(bytes) = std::fs::read(path) else { return };
    let table = read(&bytes);
    assert!(table.source.sheets.len() > 1, "{:?}", table.source);
    for name in table.source.sheets.clone() {
        let options = Options { sheet: Some(name), ..Options::default() };
        let table = read_with(&bytes, &options).unwrap();
        assert!(!table.rows.is_empty());
    }
}
