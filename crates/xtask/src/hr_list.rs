//! A made-up HR list of any size, and an organisation to read it into.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::path::Path;

use crate::Result;
use crate::program::{self, Database};

/// The headings, as a Swedish HR system writes them.
pub const HEADINGS: [&str; 8] = [
    "Anställningsnummer",
    "Namn",
    "E-post",
    "Avdelning",
    "Befattning",
    "Chef",
    "Språk",
    "Anställningsdatum",
];

const DEPARTMENTS: [&str; 9] = [
    "Ledning",
    "Ekonomi",
    "HR",
    "Inköp",
    "Kvalitet",
    "Produktion/Montering",
    "Produktion/Lager",
    "Sälj/Norr",
    "Sälj/Syd",
];
const ROLES: [&str; 6] =
    ["Kvalitetsingenjör", "Ekonomiassistent", "Inköpare", "Säljare", "Montör", "Produktionsledare"];
const FIRST: [&str; 12] = [
    "Åsa", "Björn", "Cecilia", "David", "Elin", "Fatima", "Göran", "Hanna", "Ismael", "Jenny",
    "Örjan", "Maja",
];
const LAST: [&str; 11] = [
    "Andersson",
    "Berg",
    "Dahl",
    "Ek",
    "Forsberg",
    "Hassan",
    "Lindqvist",
    "Nyström",
    "Öberg",
    "Ström",
    "Wallin",
];

/// The password of the HR lead of [`organisation`].
pub const PASSWORD: &str = "korrekt häst batteri häftklammer";

/// The e-mail address of the HR lead of [`organisation`].
pub const HR_LEAD: &str = "hanna.lead@norrsken.example";

/// The rows for so many people. Everybody but the first reports to one of those before them, ten to each; every
/// fifth reads English.
pub fn rows(people: u32) -> impl Iterator<Item = [String; 8]> {
    (0..people).map(|i| {
        let pick = |list: &[&str], every: u32| list[(i / every) as usize % list.len()].to_owned();
        let number = |i: u32| format!("{:06}", 100_000 + i);
        [
            number(i),
            format!("{} {}", pick(&FIRST, 1), pick(&LAST, 12)),
            format!("person{i}@norrsken.example"),
            pick(&DEPARTMENTS, 1),
            pick(&ROLES, 3),
            if i == 0 { String::new() } else { number((i - 1) / 10) },
            if i % 5 == 4 { "en" } else { "sv" }.to_owned(),
            format!("20{:02}-{:02}-01", 5 + i % 20, 1 + i % 12),
        ]
    })
}

/// The list as a CSV file, with semicolons as a Swedish spreadsheet saves it.
#[must_use]
pub fn csv(people: u32) -> String {
    let mut file = format!("{}\r\n", HEADINGS.join(";"));
    for row in rows(people) {
        let _ = write!(file, "{}\r\n", row.join(";"));
    }
    file
}

/// Makes an organisation with an HR lead, as somebody who sets the program up does.
pub fn organisation(folder: &Path, database: &Database, name: &str, email: &str) -> Result {
    let password = folder.join("password");
    std::fs::write(&password, PASSWORD)?;
    let args = ["init", "--organisation", name, "--email", email, "--name", "Hanna Lead"];
    let mut args: Vec<&OsStr> = args.iter().map(OsStr::new).collect();
    args.extend([OsStr::new("--password-file"), password.as_os_str()]);
    program::run(folder, database, &args)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_reports_to_somebody_on_the_list() {
        let rows: Vec<_> = rows(140).collect();
        let numbers: std::collections::HashSet<_> = rows.iter().map(|row| &row[0]).collect();
        assert_eq!(numbers.len(), 140);
        assert!(rows[1..].iter().all(|row| numbers.contains(&row[5])));
        assert_eq!(csv(140).lines().count(), 141);
    }
}
