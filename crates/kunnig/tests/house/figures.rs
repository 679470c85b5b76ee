//! The commands with which anyone can check the figures on their own data.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use serde_json::Value as Json;

/// A folder with files, where commands are run.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn with(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        std::fs::write(self.0.path().join(name), content).expect("a file");
        self
    }

    fn run(&self, arguments: &[&str]) -> Result<String, String> {
        let program = Path::new(env!("CARGO_BIN_EXE_kunnig"));
        let output = Command::new(program)
            .args(arguments)
            .current_dir(self.0.path())
            .env_remove("KUNNIG_CONFIG")
            .output()
            .expect("the program starts");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        if output.status.success() { Ok(text(output.stdout)) } else { Err(text(output.stderr)) }
    }

    fn json(&self, arguments: &[&str]) -> Json {
        let printed = self.run(&[arguments, &["--json"]].concat()).expect("figures");
        serde_json::from_str(&printed).expect("JSON")
    }
}

/// Semicolons, decimal commas, Windows-1252: as a Swedish spreadsheet writes it.
fn swedish_table() -> Vec<u8> {
    let text = "Namn;Roll;Kompetens;Källa;Nivå;Datum\r\n\
        Åsa;Säljare;Promptar;self;3;2025-01-10\r\n\
        Åsa;Säljare;Promptar;Challenge;2,5;2025-02-10\r\n\
        Åsa;Säljare;Granskar;timed sample;1,0;2025-02-11\r\n\
        Örjan;Tekniker;Promptar;manager;1;11.2.2025\r\n";
    // Windows-1252 has these letters where Unicode has them.
    text.chars().map(|letter| u8::try_from(u32::from(letter)).expect("Latin-1")).collect()
}

const SWEDISH_COLUMNS: [&str; 12] = [
    "--person",
    "namn",
    "--competence",
    "kompetens",
    "--kind",
    "källa",
    "--value",
    "nivå",
    "--date",
    "datum",
    "--role",
    "roll",
];

#[test]
fn estimates_come_with_intervals_and_what_made_them() {
    let desk = Desk::new().with("bevis.csv", swedish_table());
    let command = [&["estimate", "bevis.csv"], &SWEDISH_COLUMNS[..]].concat();
    let told = desk.json(&command);
    assert_eq!(told["on"], "2025-02-11");
    let people = told["people"].as_array().expect("people");
    let names: Vec<&Json> = people.iter().map(|person| &person["person"]).collect();
    assert_eq!(names, ["Åsa", "Örjan"]);
    let prompts = &people[0]["competences"][1];
    assert_eq!(prompts["competence"], "Promptar");
    assert_eq!((&prompts["self_mean"], &prompts["observed_mean"]), (&3.0.into(), &2.5.into()));
    let level = prompts["level"].as_f64().expect("a level");
    let ends = |name: &str| [0, 1].map(|i| prompts[name][i].as_f64().expect("an end"));
    let ([low90, high90], [low50, high50]) = (ends("interval_90"), ends("interval_50"));
    assert!(low90 < low50 && low50 < level && level < high50 && high50 < high90);
    let parts = prompts["contributions"].as_array().expect("contributions");
    assert_eq!(parts.len(), 2);
    assert_eq!((&parts[1]["kind"], &parts[1]["date"]), (&"challenge".into(), &"2025-02-10".into()));
    let shares: f64 = parts.iter().filter_map(|part| part["share_percent"].as_f64()).sum();
    let prior = prompts["prior_share_percent"].as_f64().expect("a share");
    assert!((shares + prior - 100.0).abs() < 1e-9);

    // A month earlier there is one self-rating, and the text says the same.
    let before = desk.run(&[&command[..], &["--on", "2025-01-31"]].concat()).expect("figures");
    assert!(before.contains("self 3.00, observed -"), "{before}");
    assert!(!before.contains("Örjan"), "{before}");
}

#[test]
fn wrong_cells_are_told_by_row_and_column_and_nothing_is_computed() {
    let table = "person,competence,kind,value,date\n\
        Eva,prompts,self,3,2025-01-10\n\
        Eva,prompts,hearsay,3,2025-01-10\n\
        ,prompts,self,5,yesterday\n";
    let desk = Desk::new().with("evidence.csv", table);
    let said = desk.run(&["estimate", "evidence.csv"]).expect_err("wrong cells");
    for words in [
        "row 3, column \"kind\": \"hearsay\" is no kind of evidence",
        "row 4, column \"person\": \"\" says whom it is about",
        "row 4, column \"value\": \"5\" is no level from 0 to 4",
        "row 4, column \"date\": \"yesterday\" is no date",
    ] {
        assert!(said.contains(words), "{said}");
    }
    let said = desk.run(&["fit", "evidence.csv", "--role", "job"]).expect_err("no such column");
    assert!(said.contains("no column \"job\""), "{said}");
    assert!(said.contains("person, competence, kind, value, date"), "{said}");
    let said = desk.run(&["estimate", "nowhere.csv"]).expect_err("no such file");
    assert!(said.contains("nowhere.csv"), "{said}");
}

#[test]
fn a_fit_proposes_beside_the_present_numbers() {
    let mut table = "person,competence,kind,value,date\n".to_owned();
    for i in 0..120_u32 {
        let level = i % 4;
        let high = (level + u32::from(i % 3 > 0)).min(4);
        for (kind, value, month) in [("self", high, 1), ("challenge", level, 2), ("self", high, 9)]
        {
            writeln!(table, "p{i},prompts,{kind},{value},2025-0{month}-01").expect("a line");
        }
    }
    let desk = Desk::new().with("evidence.csv", table);
    let told = desk.json(&["fit", "evidence.csv"]);
    assert_eq!((&told["yardstick"], &told["pieces"]), (&"challenge".into(), &360.into()));
    assert_eq!(told["converged"], true);
    assert!(told["log_likelihood"]["gain"].as_f64().expect("a gain") > 0.0);
    let of = |name: &str| {
        let numbers = told["numbers"].as_array().expect("numbers");
        numbers.iter().find(|line| line["number"] == name).expect("the number").clone()
    };
    // Two thirds rate themselves one level high.
    let own = of("self.bias")["proposed"].as_f64().expect("a bias");
    assert!((own - 0.67).abs() < 0.15, "{own}");
    assert_eq!(
        (&of("challenge.bias")["kept"], &of("peer.bias")["kept"]),
        (&true.into(), &true.into())
    );
    let text = desk.run(&["fit", "evidence.csv"]).expect("a proposal");
    assert!(text.contains("This is a proposal. Nothing has changed."), "{text}");

    let few = "person,competence,kind,value,date\nEva,prompts,self,3,2025-01-10\n";
    let said = Desk::new().with("few.csv", few).run(&["fit", "few.csv"]).expect_err("too little");
    assert!(said.contains("1 rows say too little"), "{said}");
}

const ARTICLE: &str = r#"
currency = "€"
[period]
months = 12

[[input]]
name = "cost"
value = 90000
tag = "estimated"
source = "article"

[[input]]
name = "benefit"
value = 580000
tag = "assumed"
source = "article"

[[cost]]
name = "programme for 100 people"
product = ["cost"]

[[benefit]]
name = "time won"
product = ["benefit"]
"#;

#[test]
fn the_articles_return_is_exact() {
    let desk = Desk::new().with("article.toml", ARTICLE);
    let told = desk.json(&["roi", "article.toml"]);
    assert_eq!(told["base"]["roi_percent"].as_f64(), Some(490_000.0 / 90_000.0 * 100.0));
    assert_eq!(told["break_even_month"], 2);
    let text = desk.run(&["roi", "article.toml"]).expect("figures");
    assert!(text.contains("(580000 − 90000) / 90000 × 100 = 544.44 %"), "{text}");
    assert!(text.contains("2 inputs: 0 measured, 1 estimated, 1 assumed"), "{text}");
}

#[test]
fn a_return_has_a_range_and_a_seed() {
    let model = ARTICLE
        .replace("value = 580000", "low = 50000\nbase = 200000\nhigh = 600000\nspread = \"pert\"");
    let desk = Desk::new().with("model.toml", model);
    let told = desk.json(&["roi", "model.toml", "--seed", "7"]);
    assert_eq!(told, desk.json(&["roi", "model.toml", "--seed", "7"]));
    let other = desk.json(&["roi", "model.toml", "--seed", "8"]);
    assert_ne!(told["simulation"], other["simulation"]);
    let roi = |place: &str| told["simulation"]["roi_percent"][place].as_f64().expect("a figure");
    assert!(roi("p5") < roi("p50") && roi("p50") < roi("p95"));
    assert_eq!(told["tornado"][0]["input"], "benefit");
    assert_eq!(told["inputs"][1]["break_even"]["value"], 90_000.0);
    assert!(
        told["simulation"]["probability_positive"].as_f64().is_some_and(|p| p > 0.9 && p < 1.0)
    );
}

#[test]
fn a_return_on_no_cost_is_an_error() {
    for (change, words) in [
        (("value = 90000", "value = 0"), "the cost can be 0: a return needs a cost above zero"),
        (("product = [\"cost\"]", "product = [\"price\"]"), "names an input \"price\""),
        (("value = 90000", "low = 1\nbase = 2"), "input \"cost\": give it either a value"),
        (("tag = \"assumed\"", "tag = \"hoped\""), "input \"benefit\": tag is measured"),
        (("value = 90000", "valeu = 90000"), "unknown field `valeu`"),
    ] {
        let desk = Desk::new().with("model.toml", ARTICLE.replacen(change.0, change.1, 1));
        let said = desk.run(&["roi", "model.toml"]).expect_err(words);
        assert!(said.contains("model.toml") && said.contains(words), "{said}");
    }
}
