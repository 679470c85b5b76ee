//! The checks of texts, templates and files, on this repository.

use xtask::checks;

#[track_caller]
fn none(problems: xtask::Result<Vec<String>>) {
    let problems = problems.expect("the files can be read");
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_text_is_there_and_used() {
    none(checks::texts::problems());
}

#[test]
fn every_page_stands_in_the_layout_without_inline_style_or_script() {
    none(checks::templates::problems());
}

#[test]
fn files_are_short_and_point_nowhere_outside() {
    none(checks::files::problems());
}
