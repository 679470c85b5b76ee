//! Anything at all in a cell: what it is read as is finite, and reading never fails.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tabular::parse::{clean, date, number};
use tabular::write::neutralise;
use tabular::{Hint, split_multi};

fuzz_target!(|bytes: &[u8]| {
    let Ok(cell) = std::str::from_utf8(bytes) else { return };
    assert_eq!(clean(clean(cell)), clean(cell));
    if let Some(number) = number(cell) {
        assert!(number.is_finite(), "{cell:?} is no number");
    }
    if let Some(date) = date(cell) {
        assert_eq!(tabular::parse::date(&date.to_string()), Some(date));
    }
    let options = ["Copilot", "Excel, Word", "Copilot Chat"];
    for hint in [Hint::Detect, Hint::Separator(';'), Hint::Options(&options)] {
        assert!(split_multi(cell, hint).iter().all(|answer| !answer.is_empty()));
    }
    let safe = neutralise(cell);
    assert!(safe.ends_with(cell), "nothing is taken away");
    let starts_formula = safe.starts_with(['=', '@', '\t', '\r', '\n']);
    assert!(!starts_formula, "{safe:?} is a formula to a spreadsheet");
});
