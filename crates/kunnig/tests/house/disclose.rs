//! `kunnig disclose` on a file.

use std::fmt::Write as _;
use std::process::{Command, Output};

/// North: six sellers and five buyers; south: six sellers and one buyer.
fn file() -> tempfile::NamedTempFile {
    let mut rows = String::from("person;department;role;hours\n");
    let groups = [
        ("North", "seller", 6),
        ("North", "buyer", 5),
        ("South", "seller", 6),
        ("South", "buyer", 1),
    ];
    for (department, role, people) in groups {
        for person in 0..people {
            let id = format!("{department}-{role}-{person}");
            writeln!(rows, "{id};Sales/{department};{role};{}", person + 1).expect("written");
        }
    }
    // A second value of the same person, and a row without one.
    rows += "North-buyer-4;Sales/North;buyer;5,0\nNorth-buyer-5;Sales/North;buyer;\n";
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), rows).expect("written");
    file
}

fn disclose(arguments: &[&str]) -> Output {
    let file = file();
    Command::new(env!("CARGO_BIN_EXE_kunnig"))
        .arg("disclose")
        .arg(file.path())
        .args(["--unit", "person", "--value", "hours", "--tree", "department"])
        .args(arguments)
        .output()
        .expect("kunnig runs")
}

#[test]
fn prints_what_may_be_shown_and_what_it_costs() {
    let output = disclose(&["--by", "role", "--json"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let cells = said["cells"].as_array().expect("cells");
    let people = |tree: &str, role: &str| {
        let found = cells.iter().find(|cell| {
            cell["tree"].as_str().unwrap_or("") == tree
                && cell["by"]["role"].as_str().unwrap_or("") == role
        });
        found.map(|cell| cell["people"].as_u64().expect("a number"))
    };
    assert_eq!(people("", ""), Some(18));
    assert_eq!(people("Sales/South", "buyer"), None);
    // The one buyer of the south is neither the south less its sellers nor all buyers less the north's.
    assert!(people("Sales/South", "").is_none() || people("Sales/South", "seller").is_none());
    assert!(people("", "buyer").is_none() || people("Sales/North", "buyer").is_none());
    assert_eq!(said["rows_without_value"], 1);
    assert!(said["loss"]["cells_withheld"].as_u64() > Some(0));
}

#[test]
fn prints_a_table_for_people() {
    let output = disclose(&["--by", "role"]);
    let said = String::from_utf8(output.stdout).expect("text");
    assert!(said.starts_with("department"), "{said}");
    assert!(said.contains("(all)") && said.contains("groups are withheld"), "{said}");
}

#[test]
fn says_which_column_is_missing() {
    let output = disclose(&["--by", "wage"]);
    assert!(!output.status.success());
    let said = String::from_utf8(output.stderr).expect("text");
    assert!(
        said.contains(
            "no column \"wage\"; the headings in row 1 are: person, department, role, hours"
        ),
        "{said}"
    );
}
