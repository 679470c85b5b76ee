//! `kunnig effect` on files as people have them.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A panel or the reference figures of crate `statistics`.
fn shared(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../statistics/src/tests/effect").join(name)
}

fn effect(file: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kunnig"));
    command.arg("effect").arg(file).args(args).output().expect("the command runs")
}

fn told(output: &Output) -> String {
    let text = if output.status.success() { &output.stdout } else { &output.stderr };
    String::from_utf8_lossy(text).into_owned()
}

const COLUMNS: [&str; 8] = ["--unit", "unit", "--time", "time", "--wave", "wave", "--outcome", "y"];

/// County teen employment and minimum wages: every figure of the reference is in the JSON.
#[test]
fn the_minimum_wage_panel_gives_the_reference_figures() {
    for control in ["never", "notyet"] {
        for covariates in ["", "lpop"] {
            let mut args = COLUMNS.to_vec();
            args.extend(["--control", control, "--json", "--draws", "99"]);
            if !covariates.is_empty() {
                args.extend(["--covariates", covariates]);
            }
            let output = effect(&shared("mpdta.csv"), &args);
            assert!(output.status.success(), "{}", told(&output));
            let found: Value = serde_json::from_slice(&output.stdout).unwrap();
            let mut compared = 0;
            let reference = std::fs::read_to_string(shared("reference.csv")).unwrap();
            for row in reference.lines().skip(1).map(|row| row.split(',').collect::<Vec<_>>()) {
                if row[..4] != ["mpdta", control, "varying", covariates] || row[4] == "pre_trend" {
                    continue;
                }
                let with = |list: &Value, keys: &[(&str, &str)]| {
                    let is = |found: &Value, wanted: &str| {
                        serde_json::from_str::<Value>(wanted).is_ok_and(|wanted| *found == wanted)
                    };
                    let fits = |one: &&Value| keys.iter().all(|(key, value)| is(&one[key], value));
                    list.as_array().unwrap().iter().find(fits).cloned().unwrap_or_default()
                };
                let ours = match (row[4], row[5]) {
                    ("group_time", wave) => {
                        with(&found["group_time"], &[("wave", wave), ("time", row[6])])
                    }
                    ("simple", _) => found["simple"].clone(),
                    (name, "") => found[name]["overall"].clone(),
                    (name, value) => {
                        let key = match name {
                            "dynamic" => "event",
                            "by_wave" => "wave",
                            _ => "time",
                        };
                        with(&found[name]["list"], &[(key, value)])
                    }
                };
                let apart = |key: &str, reference: &str| {
                    let ours = ours[key].as_f64().unwrap_or(f64::NAN);
                    (ours - reference.parse::<f64>().unwrap()).abs()
                };
                assert!(apart("att", row[7]) < 1e-6, "{row:?}: {ours}");
                assert!(apart("se", row[8]) < 1e-3, "{row:?}: {ours}");
                assert!(ours["low"].as_f64() < ours["high"].as_f64());
                compared += 1;
            }
            assert_eq!(compared, 30);
        }
    }
}

#[test]
fn a_person_reads_sentences_and_tables() {
    let text = told(&effect(&shared("mpdta.csv"), &COLUMNS));
    for part in [
        "500 units, 5 periods from 2003 to 2007. Waves, by start, with their units: 2004 (20), 2006 (40), 2007 (131); never treated: 309.",
        "Wave 2004: the outcome is 0.0837 lower than it would have been",
        "By time since the start",
        "  +3          -0.1008     0.0344",
    ] {
        assert!(text.contains(part), "{part:?} is not in\n{text}");
    }
    let text = told(&effect(&shared("simulated.csv"), &COLUMNS));
    assert!(text.contains("6 units were left out: they are treated from the first period on."));
    assert!(text.contains("8 units count as never treated"), "{text}");
}

/// A Swedish spreadsheet: Latin-1, semicolons, decimal commas, weeks, an empty cell for never.
#[test]
fn a_spreadsheet_from_sweden_is_read_and_its_faults_are_named() {
    let folder = std::env::temp_dir().join(format!("kunnig-effect-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("utfall.csv");
    let args = ["--unit", "Enhet", "--time", "Vecka", "--wave", "Våg", "--outcome", "utfall"];
    let write = |faulty: &str| {
        let mut text = String::from("Enhet;Vecka;Våg;Utfall\n");
        for (unit, wave, gain) in
            [("Å", "2026-W02", 3), ("Ä", "2026-W02", 5), ("Ö", "", 0), ("B", "", 1), ("C", "", 2)]
        {
            let after = if unit == "C" { faulty.to_owned() } else { format!("{gain},5") };
            for (week, figure) in [("2026-W01", "0,5"), ("2026-W02", after.as_str())] {
                text.push_str(&[unit, week, wave, figure].join(";"));
                text.push('\n');
            }
        }
        let latin_1: Vec<u8> = text.chars().map(|c| c as u8).collect();
        std::fs::write(&file, latin_1).unwrap();
    };
    write("2,5");
    let text = told(&effect(&file, &args));
    assert!(text.contains("Wave 2026-W02: the outcome is 3.000 higher"), "{text}");
    let mut weekly = args.to_vec();
    weekly.push("--weekly");
    let text = told(&effect(&file, &weekly));
    assert!(text.contains("Overall: too early to say, 1 week since the start; 4 are needed."));
    assert!(!text.contains("3.000"), "{text}");
    let mut wanted = args.to_vec();
    wanted.extend(["--wanted", "0,5"]);
    let text = told(&effect(&file, &wanted));
    assert!(text.contains("Overall: too few units to see the wanted effect; "), "{text}");

    write("ungefär 2");
    let output = effect(&file, &args);
    assert!(!output.status.success());
    let text = told(&output);
    assert!(text.contains("row 11, column Utfall: \"ungefär 2\""), "{text}");
    let mut other = args.to_vec();
    other[1] = "Person";
    let text = told(&effect(&file, &other));
    assert!(
        text.contains(
            "there is no column \"Person\"; the headings in row 1 are: Enhet, Vecka, Våg, Utfall"
        ),
        "{text}"
    );
    std::fs::remove_dir_all(&folder).unwrap();
}
