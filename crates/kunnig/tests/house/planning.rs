//! `kunnig waves` and `kunnig power`: planning a roll-out, so that anybody can check it.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

fn kunnig(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kunnig")).args(args).output().expect("the command runs")
}

fn json(args: &[&str]) -> Value {
    let output = kunnig(args);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Ninety people in three departments, as a Swedish spreadsheet writes them; in another order where `is_turned`.
fn people(folder: &Path, is_turned: bool) -> String {
    let mut rows: Vec<String> = (0..90)
        .map(|i| {
            let department = ["Sälj", "Verkstad", "=Lager"][i % 3];
            let role = if i % 4 == 0 { "Chef" } else { "Montör" };
            format!("P{i:03};{department};{role};{},5", 20 + i % 40)
        })
        .collect();
    if is_turned {
        rows.reverse();
    }
    let path = folder.join(if is_turned { "turned.csv" } else { "people.csv" });
    std::fs::write(&path, format!("Nummer;Avdelning;Roll;Ålder\n{}\n", rows.join("\n"))).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn the_same_people_and_seed_give_the_same_waves_in_any_order() {
    let folder = tempfile::tempdir().unwrap();
    let args = |file: &str, seed: &str| -> Vec<String> {
        let words = ["waves", file, "--unit", "nummer", "--within", "Avdelning", "--waves", "3"];
        let more = ["--seed", seed, "--balance", "Roll,Ålder", "--json"];
        words.into_iter().chain(more).map(str::to_owned).collect()
    };
    let drawn = |file: &str, seed: &str| {
        let args = args(file, seed);
        json(&args.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let (straight, turned) = (people(folder.path(), false), people(folder.path(), true));
    let first = drawn(&straight, "7");
    assert_eq!(first, drawn(&turned, "7"));
    assert_ne!(first["waves"], drawn(&straight, "8")["waves"]);
    assert_eq!(first["sizes"], serde_json::json!([30, 30, 30]));
    assert_eq!(first["within"], 3);

    // Each department is divided as evenly as it can be.
    let waves = first["waves"].as_array().unwrap();
    assert_eq!(waves.len(), 90);
    for department in 0..3 {
        let mut sizes = [0; 3];
        for one in waves {
            let number: usize = one["unit"].as_str().unwrap()[1..].parse().unwrap();
            if number % 3 == department {
                sizes[one["wave"].as_u64().unwrap() as usize - 1] += 1;
            }
        }
        assert_eq!(sizes, [10, 10, 10]);
    }
    // Words are told as shares, numbers as means; both as the file has them.
    let of = |column: &str| -> Vec<&Value> {
        first["balance"].as_array().unwrap().iter().filter(|one| one["column"] == column).collect()
    };
    let managers: f64 = of("Roll = Chef").iter().map(|one| one["mean"].as_f64().unwrap()).sum();
    assert!((managers / 3.0 - 23.0 / 90.0).abs() < 1e-12);
    let age: f64 = of("Ålder").iter().map(|one| one["mean"].as_f64().unwrap()).sum();
    let mean = (0..90).map(|i| f64::from(20 + i % 40) + 0.5).sum::<f64>() / 90.0;
    assert!((age / 3.0 - mean).abs() < 1e-9);
}

#[test]
fn a_draw_that_was_made_can_be_checked() {
    let folder = tempfile::tempdir().unwrap();
    let file = people(folder.path(), false);
    let out = folder.path().join("out.csv");
    let out = out.to_str().unwrap();
    let sizes = ["waves", &file, "--unit", "Nummer", "--within", "Avdelning", "--sizes", "1,2"];
    let output = kunnig(&[&sizes[..], &["--seed", "11", "--out", out]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("into 2 waves of 30, 60. Seed 11."), "{said}");
    let written = std::fs::read_to_string(out).unwrap();
    assert!(written.contains("'=Lager"), "no formula for a spreadsheet: {written}");

    // Back through the same door: the neutralised name is another one, and sorts otherwise; take it away again.
    std::fs::write(out, written.replace("'=Lager", "=Lager")).unwrap();
    let check = ["waves", out, "--unit", "Nummer", "--within", "Avdelning", "--sizes", "1,2"];
    let right = kunnig(&[&check[..], &["--seed", "11", "--check", "wave"]].concat());
    assert!(right.status.success(), "{}", String::from_utf8_lossy(&right.stderr));
    let said = String::from_utf8_lossy(&right.stdout);
    assert!(said.contains("Every unit has the wave that the file tells."), "{said}");
    let wrong = kunnig(&[&check[..], &["--seed", "12", "--check", "wave"]].concat());
    assert!(!wrong.status.success());
    let said = String::from_utf8_lossy(&wrong.stderr);
    assert!(said.contains("of 90 units have another wave in the file than by lot"), "{said}");
}

#[test]
fn what_is_wrong_with_a_draw_is_told_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let file = people(folder.path(), false);
    let refused = |args: &[&str]| {
        let output = kunnig(args);
        assert!(!output.status.success());
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    let said = refused(&["waves", &file, "--unit", "Namn", "--waves", "2"]);
    assert!(said.contains("there is no column \"Namn\""), "{said}");
    let said = refused(&["waves", &file, "--unit", "Avdelning", "--waves", "2"]);
    assert!(said.contains("row 5: unit Sälj is there twice"), "{said}");
    let said = refused(&["waves", &file, "--unit", "Nummer"]);
    assert!(said.contains("--waves"), "{said}");
}

/// With one wave from period 3 and as many who wait, everything known: the effect is the change from period 2, less
/// that of the others. At carry 0 its variance is 2·σ²/n + 2·σ²/n.
#[test]
fn the_power_of_a_plan_is_what_can_be_worked_out_by_hand() {
    let args = ["power", "--sizes", "50,50", "--starts", "3,4", "--carry", "0", "--json"];
    let found = json(&[&args[..], &["--deviation", "2", "--wanted", "1"]].concat());
    let se = (4.0_f64 * (2.0 / 50.0 + 2.0 / 50.0)).sqrt();
    assert_eq!(found["periods"], 3);
    assert!((found["se"].as_f64().unwrap() - se).abs() < 1e-12, "{found}");
    assert!((found["degrees_of_freedom"].as_f64().unwrap() - 98.0).abs() < 1e-9);
    // t at 98 degrees of freedom: 1.9845 for 95 %, 0.8453 for 80 %.
    let detectable = found["detectable"].as_f64().unwrap();
    assert!((detectable - (1.9845 + 0.8453) * se).abs() < 1e-3, "{found}");
    assert!(found["wanted"]["power"].as_f64().unwrap() < 0.8);
    assert!(found["wanted"]["enough"].as_u64().unwrap() > 100);
    // As many as it says are enough, and hardly fewer.
    let enough = found["wanted"]["enough"].as_u64().unwrap().div_ceil(2);
    let with = |each: u64| {
        let sizes = format!("{each},{each}");
        let args = ["power", "--sizes", &sizes, "--starts", "3,4", "--carry", "0", "--json"];
        let found = json(&[&args[..], &["--deviation", "2", "--wanted", "1"]].concat());
        found["detectable"].as_f64().unwrap()
    };
    assert!(with(enough) <= 1.0 && with(enough - 2) > 1.0);
}

#[test]
fn a_plan_that_cannot_show_anything_says_so() {
    let refused = |args: &[&str]| {
        let output = kunnig(args);
        assert!(!output.status.success());
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    let said = refused(&["power", "--sizes", "50", "--starts", "3"]);
    assert!(said.contains("nobody to compare with"), "{said}");
    let said = refused(&["power", "--sizes", "50,50", "--starts", "3"]);
    assert!(said.contains("--sizes names 2 waves and --starts 1"), "{said}");
    let said = String::from_utf8_lossy(
        &kunnig(&["power", "--sizes", "40,39,39", "--starts", "5,9,13"]).stdout,
    )
    .into_owned();
    assert!(said.contains("118 units, measured in 12 periods"), "{said}");
}
