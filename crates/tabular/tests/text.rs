//! Reading text files as they come out of HR systems, survey tools and Excel.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use tabular::{
    Format, Limits, Options, Problem, ProblemKind, ReadError, Table, read as read_limited,
    read_with,
};

fn read(text: impl AsRef<[u8]>) -> Table {
    read_limited(text.as_ref(), Limits::default()).unwrap()
}

fn cells(table: &Table) -> Vec<Vec<&str>> {
    table.rows.iter().map(|row| row.iter().collect()).collect()
}

fn encoding(table: &Table) -> (&'static str, bool) {
    table.source.encoding.map(|encoding| (encoding.name, encoding.bom)).unwrap()
}

fn utf16(text: &str, bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

const PEOPLE: &str =
    "Namn;E-post;Ort\r\nÅsa Öberg;asa@exempel.se;Växjö\r\nJärvi;j@exempel.se;Luleå";

#[test]
fn every_encoding_gives_the_same_table() {
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(PEOPLE);
    let bom = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    let little = utf16(PEOPLE, u16::to_le_bytes);
    let big = utf16(PEOPLE, u16::to_be_bytes);
    for (bytes, expected) in [
        (PEOPLE.as_bytes().to_vec(), ("UTF-8", false)),
        (bom(b"\xEF\xBB\xBF", PEOPLE.as_bytes()), ("UTF-8", true)),
        (windows.to_vec(), ("windows-1252", false)),
        (bom(b"\xFF\xFE", &little), ("UTF-16LE", true)),
        (bom(b"\xFE\xFF", &big), ("UTF-16BE", true)),
        (little, ("UTF-16LE", false)),
        (big, ("UTF-16BE", false)),
    ] {
        let table = read(&bytes);
        assert_eq!(encoding(&table), expected);
        assert_eq!(table.headers, ["Namn", "E-post", "Ort"], "{expected:?}");
        assert_eq!(cells(&table)[0], ["Åsa Öberg", "asa@exempel.se", "Växjö"], "{expected:?}");
        assert_eq!(table.source.format, Format::Text);
        assert_eq!(table.source.delimiter, Some(';'));
        assert!(table.problems.is_empty(), "{expected:?}");
    }
}

#[test]
fn long_swedish_text_in_windows_1252_is_not_taken_for_another_alphabet() {
    let text =
        "Namn;Svar\n".to_owned() + &"Åke;Vi använder språkmodeller för översättning\n".repeat(50);
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
    let table = read(&bytes);
    assert_eq!(encoding(&table), ("windows-1252", false));
    assert_eq!(table.rows.get(49).unwrap().get(1), "Vi använder språkmodeller för översättning");
}

#[test]
fn polish_text_is_recognised_when_there_is_enough_of_it() {
    let text = "Imię,Nazwisko\n".to_owned()
        + &"Stanisława,Wiśniewska\nŁukasz,Dąbrowski\nŚwiętosław,Kość\n".repeat(20);
    let (bytes, _, _) = encoding_rs::WINDOWS_1250.encode(&text);
    let table = read(&bytes);
    assert_eq!(encoding(&table).0, "windows-1250");
    assert_eq!(cells(&table)[1], ["Łukasz", "Dąbrowski"]);
}

#[test]
fn letters_lost_or_garbled_before_are_reported_by_cell() {
    let garbled = "Namn,Ort\nBo,Lund\nÃ…sa,VÃ¤xjÃ¶\n";
    let table = read(garbled);
    let kind = ProblemKind::GarbledText;
    assert_eq!(
        table.problems,
        [Problem { row: 3, column: Some(0), kind }, Problem { row: 3, column: Some(1), kind }]
    );
    // One damaged letter does not turn the rest of a UTF-8 file into Windows-1252.
    let mut bytes = "Namn,Ort\n".to_owned() + &"Åsa,Växjö\n".repeat(10);
    bytes.push_str("Bo,Lund");
    let mut bytes = bytes.into_bytes();
    bytes.push(0xE5);
    let table = read(&bytes);
    assert_eq!(encoding(&table), ("UTF-8", false));
    assert_eq!(table.problems, [Problem { row: 12, column: Some(1), kind }]);
    assert_eq!(table.problems[0].kind.key(), "garbled-text");
}

#[test]
fn every_delimiter_is_found() {
    for delimiter in [',', ';', '\t', '|'] {
        let text = "a,b;c|d\te".replace([',', ';', '|', '\t'], &delimiter.to_string());
        let text = format!("{text}\n{text}\n");
        let table = read(&text);
        assert_eq!(table.source.delimiter, Some(delimiter));
        assert_eq!(table.headers.len(), 5);
    }
}

#[test]
fn delimiters_inside_the_text_do_not_mislead() {
    let decimals = read("Namn;Lön\nA;1,5\nB;2,5\nC;3,5");
    assert_eq!(decimals.source.delimiter, Some(';'));
    let names = read("Namn, förnamn;E-post\nEk, Anna;a@x\nBo, Per;b@x");
    assert_eq!(names.headers, ["Namn, förnamn", "E-post"]);
    let forms = read("Tid,Verktyg\n1,Copilot;ChatGPT;\n2,Copilot;\n3,Claude;ChatGPT;Gemini;");
    assert_eq!(forms.source.delimiter, Some(','));
    assert_eq!(forms.rows.get(0).unwrap().get(1), "Copilot;ChatGPT;");
    let quoted = read("\"a;b\",\"c;d\"\n\"e;f\",\"g;h\"\n");
    assert_eq!(quoted.headers, ["a;b", "c;d"]);
    // A single column of names is not divided at their commas.
    let single = read("Deltagare\nEk, Anna\nBo, Per\nAsp, Eva\n");
    assert_eq!(single.source.delimiter, None);
    assert_eq!(cells(&single), [["Ek, Anna"], ["Bo, Per"], ["Asp, Eva"]]);
}

#[test]
fn sep_line_names_the_delimiter_and_is_not_a_row() {
    for first in ["sep=|", "SEP=|", "\"sep=|\""] {
        let table = read(format!("{first}\r\na,b|c,d\r\n1,2|3,4\r\n"));
        assert_eq!(table.source.delimiter, Some('|'));
        assert_eq!(table.headers, ["a,b", "c,d"]);
        assert_eq!(table.source.header_row, 1);
        assert_eq!(table.rows.get(0).unwrap().number(), 2);
    }
    assert_eq!(read("sep=ab\n1\n").headers, ["sep=ab"]);
}

#[test]
fn quoted_cells_keep_line_breaks_and_rows_keep_excels_numbers() {
    let table = read("Id,Svar\r\n1,\"rad ett\r\nrad \"\"två\"\"\"\r\n\r\n2,b\r\n");
    assert_eq!(cells(&table), [["1", "rad ett\nrad \"två\""], ["2", "b"]]);
    // The line break is inside row 2, row 3 is blank: the next row is number 4 in Excel.
    let numbers: Vec<u32> = table.rows.iter().map(|row| row.number()).collect();
    assert_eq!(numbers, [2, 4]);
}

#[test]
fn quotation_marks_astray_are_reported() {
    let table = read("a,b,c\n\"x\"y,1,\"2\"\nmitt \"citat\" här,3,4\n");
    assert_eq!(cells(&table), [["xy", "1", "2"], ["mitt \"citat\" här", "3", "4"]]);
    let kind = ProblemKind::StrayQuote;
    assert_eq!(table.problems, [Problem { row: 2, column: None, kind }]);
    let table = read("a,b\n1,2\n3,\"4\n5,6\n");
    let kind = ProblemKind::UnclosedQuote;
    assert_eq!(table.problems, [Problem { row: 3, column: None, kind }]);
}

#[test]
fn headings_below_a_title_are_found() {
    let table = read(
        "\n\nPersonallista 2024;;;\nUtskriven:;2024-05-01;;\n;;;\n\
         Anst.nr; Namn\u{a0};E-post;Avdelning\n1;A;a@x;Ekonomi\n2;B;b@x;HR\n",
    );
    assert_eq!(table.source.header_row, 6);
    assert_eq!(table.headers, ["Anst.nr", "Namn", "E-post", "Avdelning"]);
    assert_eq!(table.rows.len(), 2);
    assert_eq!(table.rows.get(1).unwrap().number(), 8);
    // A row naming groups of columns stands above the headings and is not taken for them.
    let table = read("Person,,,Kontakt,,\nNr,Namn,Född,E-post,Mobil,Ort\n1,A,1990,a@x,070,Lund\n");
    assert_eq!(table.headers[0], "Nr");
}

#[test]
fn sparse_answers_and_one_overlong_row_do_not_hide_the_headings() {
    let sparse = read("a,b,c,d,e,f,g,h\n1,,,,,,,\n,2,,,,,,\n3,,,,,,,\n");
    assert_eq!(sparse.headers.len(), 8);
    let long = read("a,b\n1,2\n1,2,3,4,5,6,7,8\n3,4\n");
    assert_eq!(long.headers, ["a", "b"]);
}

#[test]
fn the_row_of_headings_can_be_chosen() {
    let options = Options { header_row: Some(2), ..Options::default() };
    let table = read_with(b"x,y\na,b\n1,2\n", &options).unwrap();
    assert_eq!(table.headers, ["a", "b"]);
    assert_eq!(table.source.header_row, 2);
    assert_eq!(cells(&table), [["1", "2"]]);
    let options = Options { header_row: Some(4), ..options };
    assert_eq!(read_with(b"x,y\na,b\n1,2\n", &options).unwrap_err(), ReadError::Empty);
}

#[test]
fn short_rows_read_as_empty_and_long_rows_are_reported() {
    let table = read("a,b,c\n1\n1,2,3,,\n1,2,3,4\n");
    assert_eq!(table.rows.get(0).unwrap().get(2), "");
    assert_eq!(table.rows.get(2).unwrap().get(3), "4");
    let kind = ProblemKind::LongRow;
    assert_eq!(table.problems, [Problem { row: 4, column: None, kind }]);
    assert_eq!(table.problem_count, 1);
}

#[test]
fn problems_are_counted_beyond_those_kept() {
    let table = read("a,b\n".to_owned() + &"1,2\n".repeat(3000) + &"1,2,3\n".repeat(1500));
    assert_eq!((table.problems.len(), table.problem_count), (1000, 1500));
}

#[test]
fn duplicate_rows_and_headings_are_kept() {
    let table = read("a,a\n1,2\n1,2\n1,2\n");
    assert_eq!(table.headers, ["a", "a"]);
    assert_eq!(table.rows.len(), 3);
}

#[test]
fn nothing_to_read() {
    for bytes in [&b""[..], b"\xEF\xBB\xBF", b"\n\r\n  \n", b",,,\n,,\n", b"sep=;\n"] {
        let error = read_limited(bytes, Limits::default()).unwrap_err();
        assert_eq!(error, ReadError::Empty, "{bytes:?}");
    }
    let table = read("Namn,E-post\n");
    assert_eq!((table.headers.len(), table.rows.len()), (2, 0));
}

#[test]
fn other_files_are_not_tables() {
    let png = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &[0, 1, 2, 3, 4, 5, 6, 7, 8]].concat();
    for bytes in [
        png.as_slice(),
        b"%PDF-1.7\n1 0 obj",
        b"<!DOCTYPE html><table><tr><td>a</td></tr></table>",
        b"\n <table><tr><td>a;b</td></tr></table>",
        b"<?xml version=\"1.0\"?><Workbook/>",
        b"{\\rtf1 hej}",
    ] {
        let error = read_limited(bytes, Limits::default()).unwrap_err();
        assert_eq!(error.key(), "not-a-table", "{:?}", String::from_utf8_lossy(bytes));
    }
    // Unpaired halves all through are not UTF-16, whatever the mark says.
    let broken = [b"\xFF\xFE".as_slice(), &[0x00, 0xD8].repeat(100)].concat();
    assert_eq!(read_limited(&broken, Limits::default()).unwrap_err().key(), "bad-encoding");
}

#[test]
fn limits_are_kept() {
    let text = b"a,b\n1,2\n3,4\n5,6\n";
    let limits = || Limits { columns: 2, rows: 3, cell: 1, bytes: 16, unpacked: 1 << 20 };
    assert_eq!(read_limited(text, limits()).unwrap().rows.len(), 3);
    let fails = |limits: Limits, bytes: &[u8]| read_limited(bytes, limits).unwrap_err();
    assert_eq!(
        fails(Limits { bytes: 15, ..limits() }, text),
        ReadError::TooLarge { found: 16, limit: 15 }
    );
    assert_eq!(fails(Limits { rows: 2, ..limits() }, text), ReadError::TooManyRows { limit: 2 });
    assert_eq!(
        fails(Limits { columns: 1, ..limits() }, text),
        ReadError::TooManyColumns { row: 1, limit: 1 }
    );
    assert_eq!(
        fails(limits(), b"a,b\n1,22\n3,4\n"),
        ReadError::CellTooLong { row: 2, column: 1, limit: 1 }
    );
    let many = "a,b\n".to_owned() + &"1,2\n".repeat(1000);
    let limits = Limits { rows: 500, ..Limits::default() };
    assert_eq!(fails(limits, many.as_bytes()), ReadError::TooManyRows { limit: 500 });
    let limits = Limits { unpacked: 1000 + 128 * 1024, ..Limits::default() };
    assert!(read_limited(many.as_bytes(), limits).is_ok());
    let limits = Limits { unpacked: 1000, ..Limits::default() };
    assert_eq!(fails(limits, many.as_bytes()).key(), "too-large");
}

#[test]
fn real_survey_answers() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/ai-survey-2023.csv");
    let Ok(bytes) = std::fs::read(path) else { return };
    let table = read(&bytes);
    assert_eq!((table.rows.len(), table.headers.len()), (300, 84));
    assert_eq!(table.source.delimiter, Some(','));
    assert_eq!(table.source.header_row, 1);
    assert!(table.problems.is_empty());
    assert!(table.rows.iter().all(|row| row.len() == 84));
    let ai = table.headers.iter().position(|header| header == "AISelect").unwrap();
    let yes = table.rows.iter().filter(|row| row.get(ai).starts_with("Yes")).count();
    let mut reader = csv::Reader::from_reader(&bytes[..]);
    let expected = reader.records().filter(|r| r.as_ref().unwrap()[ai].starts_with("Yes")).count();
    assert!(yes > 0);
    assert_eq!(yes, expected);
}
