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

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts of a workbook written by hand: what is inside the sheet, and other parts, which come
/// in place of those of the same name.
fn by_hand(sheet: &str, parts: &[(&str, &str)], wide_end: bool) -> Vec<u8> {
    let packages = "http://schemas.openxmlformats.org/package/2006/relationships";
    let relationship = |id: &str, kind: &str, target: &str| {
        format!(r#"<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/>"#)
    };
    let relationships =
        |inside: &str| format!(r#"<Relationships xmlns="{packages}">{inside}</Relationships>"#);
    let usual = [
        ("_rels/.rels", relationships(&relationship("a", "officeDocument", "xl/workbook.xml"))),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Blad1"
                sheetId="1" r:id="b"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            relationships(&relationship("b", "worksheet", "worksheets/sheet1.xml")),
        ),
        ("xl/worksheets/sheet1.xml", format!(r#"<worksheet xmlns="{MAIN}">{sheet}</worksheet>"#)),
    ];
    let kept = usual.iter().filter(|(name, _)| parts.iter().all(|(other, _)| other != name));
    let entries: Vec<(&str, &[u8])> = kept
        .map(|(name, content)| (*name, content.as_bytes()))
        .chain(parts.iter().map(|(name, content)| (*name, content.as_bytes())))
        .collect();
    archive(&entries, wide_end)
}

/// A cell with text of its own.
fn inline(place: &str, text: &str) -> String {
    format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

fn refused(bytes: &[u8], unpacked: u64) -> &'static str {
    read_limited(bytes, Limits { unpacked, ..Limits::default() }).unwrap_err().key()
}

#[test]
fn a_workbook_by_hand_is_read() {
    let sheet = format!(
        r#"<dimension ref="A1:XFD1048576"/><sheetData><row r="1">{}<c r="B1" t="s"><v>1</v></c></row>
        <row r="3">{}<c r="B3" t="s"><v>0</v></c></row></sheetData>"#,
        inline("A1", "Namn"),
        inline("A3", "Åsa")
    );
    // More strings promised than there are, as some programs count each use of them.
    let strings = r#"<sst uniqueCount="1000"><si><t>Lund</t></si><si><t>Ort</t></si></sst>"#;
    for wide_end in [false, true] {
        let table = read(&by_hand(&sheet, &[("xl/sharedStrings.xml", strings)], wide_end));
        assert_eq!(table.headers, ["Namn", "Ort"]);
        assert_eq!(cells(&table), [["Åsa", "Lund"]]);
        assert_eq!(table.rows.get(0).unwrap().number(), 3);
    }
}

#[test]
fn promised_strings_get_no_room() {
    let sheet = format!("<sheetData><row>{}</row></sheetData>", inline("A1", "a"));
    for promise in [
        r#"uniqueCount="99999999999""#,
        "count='1' uniqueCount \n= '99999999999'",
        r#"uniqueCount="18446744073709551615""#,
    ] {
        for prefix in ["", "x:"] {
            let strings = format!(r"<{prefix}sst {promise}><si><t>a</t></si></{prefix}sst>");
            // Also under a name that only differs in case, which the reader takes as well.
            for name in ["xl/sharedStrings.xml", "XL/SHAREDSTRINGS.XML"] {
                let bytes = by_hand(&sheet, &[(name, &strings)], false);
                assert_eq!(refused(&bytes, 1 << 30), "too-large", "{strings}");
            }
        }
    }
    // In UTF-16, which the reader would take too.
    let strings: Vec<u8> = "<?xml version=\"1.0\"?><sst uniqueCount=\"99999999999\"><si/></sst>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let bytes = archive(&[("xl/a", &b"x"[..]), ("xl/sharedStrings.xml", &strings)], false);
    assert_eq!(refused(&bytes, 1 << 30), "too-large");
}

#[test]
fn far_cells_and_false_dimensions_cost_nothing() {
    let rows = |dimension: &str, last: &str| {
        let (first, last_cell) = (inline("A1", "a"), inline(last, "sist"));
        let number = last.trim_start_matches(char::is_alphabetic);
        let sheet = format!(
            r#"<dimension ref="{dimension}"/><sheetData><row r="1">{first}</row>
            <row r="{number}">{last_cell}</row></sheetData>"#
        );
        read_limited(&by_hand(&sheet, &[], false), Limits::default())
    };
    let error = rows("A1:XFD1048576", "XFD1048576").unwrap_err();
    assert_eq!(error, ReadError::TooManyColumns { row: 1_048_576, limit: 2000 });
    assert_eq!(rows("A1:XFD1048576", "B1048576").unwrap().rows.len(), 1);
    assert_eq!(rows("A1:ZZZZZZ4294967295", "B2").unwrap().rows.len(), 1);
    assert_eq!(rows("A1", "B1048577").unwrap_err().key(), "corrupt");
    assert_eq!(rows("A1", "B4294967295").unwrap_err().key(), "corrupt");
}

/// A cell far to the right in every row: each row is as wide as the table may be.
#[test]
fn wide_and_empty_rows_are_counted() {
    use std::fmt::Write as _;
    let mut sheet = "<sheetData>".to_owned();
    for number in 1..=3000 {
        write!(sheet, "<row>{}</row>", inline(&format!("BXX{number}"), "x")).unwrap();
    }
    let bytes = by_hand(&(sheet + "</sheetData>"), &[], false);
    assert_eq!(read(&bytes).headers.len(), 2000);
    assert_eq!(refused(&bytes, 10_000_000), "too-large");
}

#[test]
fn what_the_reader_keeps_is_counted() {
    let sheet = format!("<sheetData><row>{}</row></sheetData>", inline("A1", "a"));
    let refuse = |sheet: &str, parts: &[(&str, &str)], limit: u64| {
        let bytes = by_hand(sheet, parts, false);
        assert!(bytes.len() as u64 <= limit);
        assert_eq!(refused(&bytes, limit), "too-large");
    };
    let million = "x".repeat(1_000_000);

    let strings = format!("<sst>{}</sst>", "<si/>".repeat(100_000));
    refuse(&sheet, &[("xl/sharedStrings.xml", &strings)], 2_000_000);

    let areas = r#"<mergeCell ref="A1:A2"/>"#.repeat(100_000);
    refuse(&format!("{sheet}<mergeCells>{areas}</mergeCells>"), &[], 5_000_000);

    // Each format has its own copy of the font's name: 20 GB.
    for quote in ['"', '\''] {
        let styles = format!(
            "<styleSheet><fonts><font><name val={quote}{million}{quote}/></font></fonts>\
            <cellXfs>{}</cellXfs></styleSheet>",
            r#"<xf fontId="0"/>"#.repeat(20_000)
        );
        refuse(&sheet, &[("xl/styles.xml", &styles)], 1 << 30);
    }

    // Each sheet has its own copy of its path.
    let book =
        format!("<workbook><sheets>{}</sheets></workbook>", r#"<sheet r:id="b"/>"#.repeat(2000));
    let paths = format!(
        r#"<Relationships><Relationship Id="b" Type="x/worksheet" Target="{million}"/></Relationships>"#
    );
    let parts = [("xl/workbook.xml", &book[..]), ("xl/_rels/workbook.xml.rels", &paths)];
    refuse(&sheet, &parts, 1 << 30);

    // The same long text in many cells of a row.
    let strings = format!("<sst><si><t>{million}</t></si></sst>");
    let row = r#"<c t="s"><v>0</v></c>"#.repeat(1500);
    let sheet = format!("<sheetData><row>{row}</row></sheetData>");
    let bytes = by_hand(&sheet, &[("xl/sharedStrings.xml", &strings)], false);
    assert_eq!(refused(&bytes, 1 << 30), "cell-too-long");
}

/// Spreadsheets that can be saved as something else, and what is no spreadsheet.
#[test]
fn other_formats_are_named() {
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    let document = "application/vnd.oasis.opendocument.text";
    let error = |entries: &[(&str, &str)]| {
        let entries: Vec<_> = entries.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
        read_limited(&archive(&entries, false), Limits::default()).unwrap_err()
    };
    let other = ReadError::OtherFormat;
    assert_eq!(error(&[("mimetype", kind), ("content.xml", "<x/>")]), other);
    assert_eq!(error(&[("mimetype", document), ("content.xml", "<x/>")]), ReadError::NotATable);
    assert_eq!(error(&[("xl/workbook.bin", "x"), ("xl/styles.bin", "x")]), other);
    assert_eq!(error(&[("word/document.xml", "<x/>")]), ReadError::NotATable);
    assert_eq!(other.key(), "other-format");
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
    assert_eq!(container("Workbook"), ReadError::OtherFormat);
    assert_eq!(container("Book"), ReadError::OtherFormat);
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
