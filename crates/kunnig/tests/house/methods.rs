//! What the pages on methods say, the commands say: each on the file that the page gives.

use std::path::Path;
use std::process::Command;

use people::testing::{Site, company};
use serde_json::Value;
use store::testing::{ENGINES, fresh};

/// What the command says to a file.
fn told(folder: &Path, args: &[&str]) -> Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kunnig"));
    let output =
        command.current_dir(folder).args(args).arg("--json").output().expect("the command runs");
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// A number as an English page writes it.
fn written(number: &Value, decimals: usize) -> String {
    format!("{:.decimals$}", number.as_f64().expect("a number")).replace('-', "\u{2212}")
}

#[tokio::test]
async fn a_page_and_its_command_say_the_same() {
    let base = fresh(ENGINES[0]).await;
    let company = company(&base.db, 12).await;
    let site = Site::new(&base.db, methods::routes().and(people::routes()), Vec::new());
    let hr = site.hr(&company).await;
    let looks = [("language", "en"), ("theme", "")];
    assert_eq!(hr.post("/me/account/looks", &looks).await.status, 303);
    let folder = tempfile::tempdir().unwrap();
    let mut pages = Vec::new();
    for (page, file) in [
        ("estimate", "estimate.csv"),
        ("groups", "groups.csv"),
        ("disclosure", "disclosure.csv"),
        ("effect", "effect.csv"),
        ("return", "return.toml"),
    ] {
        let got = hr.get(&format!("/methods/{file}")).await.ok();
        std::fs::write(folder.path().join(file), got.bytes).unwrap();
        pages.push(hr.get(&format!("/methods/{page}")).await.ok().body);
    }
    let says = |page: usize, words: String| {
        assert!(pages[page].contains(&words), "page {page} does not say {words}");
    };

    let found = told(folder.path(), &["estimate", "estimate.csv", "--on", "2026-03-02"]);
    let kim =
        found["people"].as_array().unwrap().iter().find(|one| one["person"] == "Kim").unwrap();
    for level in kim["competences"].as_array().unwrap() {
        says(0, format!(">{}</td>", written(&level["level"], 1)));
    }

    let found = told(folder.path(), &["estimate", "groups.csv"]);
    let group = &found["group"][0];
    let [low, high] = [0, 1].map(|end| written(&group["interval_90"][end], 2));
    says(1, format!("The level is {} with the range {low} to {high}", written(&group["mean"], 2)));

    let by = ["--unit", "id", "--value", "level", "--by", "department,role"];
    let found = told(folder.path(), &[&["disclose", "disclosure.csv"], &by[..]].concat());
    let told_of: Vec<u64> = found["cells"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|cell| !cell["mean"].is_null())
        .map(|cell| cell["people"].as_u64().unwrap())
        .collect();
    assert_eq!(pages[2].matches(" people: shown").count(), told_of.len());
    for people in told_of {
        says(2, format!("{people} people: shown"));
    }

    let columns = "--unit person --time week --wave start --outcome minutes --drawn-within department --weekly";
    let args: Vec<&str> = ["effect", "effect.csv"].into_iter().chain(columns.split(' ')).collect();
    let found = told(folder.path(), &args);
    let figures = found["group_time"].as_array().unwrap().iter().chain([&found["simple"]]);
    let mut compared = 0;
    for figure in figures {
        let [low, high] = ["low", "high"].map(|end| written(&figure[end], 1));
        says(3, format!("{low} to {high}"));
        compared += 1;
    }
    assert_eq!(compared, 19);

    let found = told(folder.path(), &["roi", "return.toml"]);
    let simulated = &found["simulation"]["roi_percent"];
    for outcome in [
        &found["low"]["roi_percent"],
        &found["high"]["roi_percent"],
        &simulated["p5"],
        &simulated["p50"],
        &simulated["p95"],
    ] {
        says(4, format!(">{}%</td>", written(outcome, 0)));
    }
}
