//! Answers collected elsewhere: a real file from end to end, an export of each usual tool, and files of any kind.

use std::path::Path;

use assessment::import::presets::{Preset, propose};
use assessment::import::{self, Known, Options, prepare};
use assessment::questionnaire::{Answer, Kind, ready};
use assessment::{campaign, results};
use people::testing::Visitor;
use proptest::prelude::*;
use store::testing::ENGINES;
use store::{args, statement};

use crate::story::Story;

statement! {
    EVIDENCE: organisation = "SELECT COUNT(DISTINCT person_id) FROM evidence WHERE org_id = $1";
    CAMPAIGNS: organisation = "SELECT COUNT(*) FROM campaign WHERE org_id = $1";
}

const MAPPING: &str = include_str!("../../../../content/imports/stackoverflow-2023.toml");

#[test]
fn the_shipped_mapping_reads() {
    let mapping = import::parse(MAPPING).unwrap();
    assert_eq!(mapping.column.len(), 9);
    assert!(import::parse("titel = \"fel\"").unwrap_err().contains("titel"));
}

#[tokio::test]
async fn a_public_survey_is_read_as_an_anonymous_assessment() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/ai-survey-2023.csv");
    let Ok(bytes) = std::fs::read(&path) else {
        eprintln!("{} is not here: nothing to read", path.display());
        return;
    };
    let mapping = import::parse(MAPPING).unwrap();
    for engine in ENGINES {
        let story = Story::begin(engine, 8).await;
        let org = story.company.org.id;
        let (db, clock) = (&story.db.db, &story.site.app.clock);
        let load =
            |options| import::run_file(db, clock, org, bytes.clone(), &mapping, options, |_, _| ());
        let dry = load(Options { dry_run: true, ..Options::default() }).await.unwrap();
        assert_eq!((dry.rows, dry.campaign), (300, None));
        assert!(dry.problems.is_empty(), "{:?}", dry.problems);
        let report = load(Options { compute_now: true, ..Options::default() }).await.unwrap();
        assert_eq!(report.answers, dry.answers);
        assert_eq!(report.answers + report.empty_rows, 300);
        let answered = |key: &str| report.questions.iter().find(|(k, _)| k == key).unwrap().1;
        assert_eq!(answered("tools-used"), 180);
        assert_eq!(answered("confidence-answers"), 170);
        assert_eq!(answered("searching-minutes"), 154);
        assert!(report.own_options.contains(&("tools-used".to_owned(), "Tabnine".to_owned())));
        assert!(!report.own_options.iter().any(|(_, label)| label == "ChatGPT"));

        // The same file again is the same assessment.
        let again = load(Options { compute_now: true, ..Options::default() }).await.unwrap();
        assert!(again.loaded_before);
        let id = report.campaign.unwrap();
        let mut conn = db.read(org).await.unwrap();
        assert_eq!(conn.one(&CAMPAIGNS, args![org]).await.unwrap().get::<i64>(0).unwrap(), 1);
        let overview = results::overview(&mut conn, org, id).await.unwrap().unwrap();
        let roles: Vec<&str> = overview.roles.iter().map(|role| role.name.as_str()).collect();
        assert!(roles.contains(&"Developer, full-stack"), "{roles:?}");
        assert!(!roles.contains(&"Educator"), "one person is no group: {roles:?}");
        let view = results::view(&mut conn, org, id, "", "").await.unwrap().unwrap();
        let tools = view.questions.iter().find(|one| one.key == "tools-used").unwrap();
        let results::Figures::Tools { tools, .. } = &tools.figures else { panic!("{tools:?}") };
        let users = |key: &str| tools.iter().find(|tool| tool.key == key).unwrap().people;
        assert_eq!(
            (users("chatgpt"), users("github-copilot"), users("copilot-chat")),
            (160, 65, 31)
        );
        assert!(!tools.iter().any(|tool| tool.key == "andi"), "one user is not shown");
        drop(conn);

        let hr = story.site.hr(&story.company).await;
        let path = format!("/assessment/{id}/results");
        let page = hr.get(&path).await.ok();
        for words in
            ["ChatGPT", "Tabnine", "Debugging and getting help", "Hur mycket litar du", "leta"]
        {
            assert!(page.says(words), "{words}");
        }
        let role = hr.get(&format!("{path}?role=Developer%2C%20full-stack")).await.ok();
        assert!(role.says("Developer, full-stack:"), "{}", role.body);
        let few = hr.get(&format!("{path}?role=Educator")).await.ok();
        assert!(few.says("Inget att visa för den gruppen"));
        assert!(role.says("300") || page.says("anonyma svar"));
    }
}

/// A file of a tool, with two people of the made-up company in it.
fn export_of(preset: Preset) -> String {
    let rows: [[&str; 2]; 2] = [["person1@exempel.se", "3"], ["person2@exempel.se", "1"]];
    let body = |row: fn(usize, &[&str; 2]) -> String| {
        rows.iter().enumerate().map(|(i, cells)| row(i + 1, cells)).collect::<String>()
    };
    match preset {
        Preset::MicrosoftForms => {
            let head = "Id,Start time,Completion time,Email,Name,Which AI tools do you use at work?,How confident do you feel about using AI at work?\r\n";
            head.to_owned()
                + &body(|i, [mail, step]| {
                    let step = if *step == "3" { "Neither" } else { "Not at all confident" };
                    format!(
                        "{i},11/2/26 8:00:00,11/2/26 8:09:00,{mail},Namn,ChatGPT;DeepL;Notta;,{step}\r\n"
                    )
                })
        }
        Preset::GoogleForms => {
            let head = "Tidsstämpel,E-postadress,Vilka AI-verktyg använder du i jobbet?,Hur trygg känner du dig med att använda AI i jobbet?\n";
            head.to_owned()
                + &body(|_, [mail, step]| {
                    format!("2026-11-02 08.09.00,{mail},\"ChatGPT, DeepL, Notta\",{step}\n")
                })
        }
        Preset::LimeSurvey => {
            let head = "id;submitdate;lastpage;startlanguage;seed;email;tools-used[ChatGPT];tools-used[DeepL];tools-used[Canva];confidence-use\n";
            head.to_owned()
                + &body(|i, [mail, step]| {
                    format!("{i};2026-11-02 08:09:00;5;sv;1{i};{mail};Y;Y;N;{step}\n")
                })
        }
        Preset::Formbricks => {
            let head = "No.,Response ID,Timestamp,Finished,Survey ID,User ID,Notes,Tags,1. Which AI tools do you use at work?,2. How confident do you feel about using AI at work?,Email\n";
            head.to_owned()
                + &body(|i, [mail, step]| {
                    format!(
                        "{i},r{i},2026-11-02T08:09:00Z,Yes,s1,,,,\"[\"\"ChatGPT\"\",\"\"DeepL\"\",\"\"Notta\"\"]\",{step},{mail}\n"
                    )
                })
        }
    }
}

const PRESETS: [Preset; 4] =
    [Preset::MicrosoftForms, Preset::GoogleForms, Preset::LimeSurvey, Preset::Formbricks];

#[tokio::test]
async fn an_export_of_each_usual_tool_needs_no_mapping_by_hand() {
    let questionnaire = &ready()[0];
    for preset in PRESETS {
        let file = export_of(preset).into_bytes();
        let table = import::read(&file).unwrap();
        assert_eq!(Preset::detect(&table.headers), Some(preset), "{:?}", table.headers);
        let mapping = propose(&table.headers, questionnaire, table.rows.iter());
        assert!(!mapping.anonymous, "{preset:?}");
        let story = Story::begin(store::Engine::Sqlite, 8).await;
        let org = story.company.org.id;
        let (db, clock) = (&story.db.db, &story.site.app.clock);
        let options = Options { dry_run: true, ..Options::default() };
        let report = import::run_file(db, clock, org, file.clone(), &mapping, options, |_, _| ())
            .await
            .unwrap();
        assert!(report.problems.is_empty(), "{preset:?} {:?}", report.problems);
        assert_eq!((report.answers, report.unmatched), (2, 0), "{preset:?}");
        let keys = vec![
            (story.person(1), None, Some("person1@exempel.se".to_owned())),
            (story.person(2), None, Some("person2@exempel.se".to_owned())),
        ];
        let plan = prepare(&table, &mapping, questionnaire, &Known::new(keys));
        let first = &plan.responses[0];
        assert_eq!(first.person, Some(story.person(1)));
        assert_eq!(first.answers.of("confidence-use"), Some(&Answer::Step(3)), "{preset:?}");
        let Some(Answer::Tools(used)) = first.answers.of("tools-used") else {
            panic!("{preset:?}")
        };
        assert!(
            used.contains_key("chatgpt")
                && used.contains_key("deepl")
                && !used.contains_key("canva")
        );
        // A tool in own words becomes an option of this campaign.
        let own = plan.document.question("tools-used").unwrap();
        let brings = preset != Preset::LimeSurvey;
        assert_eq!(own.kind.options().iter().any(|tool| tool.key == "notta"), brings, "{preset:?}");
    }
}

/// A file of answers of nobody in particular: so many from the north and the south, from different ones on.
fn survey(north: std::ops::Range<usize>, south: std::ops::Range<usize>) -> Vec<u8> {
    let row = |place: &'static str| {
        move |i: usize| {
            let thought = if i == 3 { "" } else { "Mer tid" };
            format!("{place};{};{thought} {place} {i}\n", 100 + i)
        }
    };
    let rows: String = north.map(row("Norr")).chain(south.map(row("Söder"))).collect();
    format!("Avdelning;Minuter;Tankar\n{rows}").into_bytes()
}

const SURVEY: &str = r#"
title = "Enkät"
questionnaire = "baseline"
anonymous = true
department = "Avdelning"

[[column]]
heading = "Minuter"
question = "searching-minutes"

[[column]]
heading = "Tankar"
question = "anything-else"
"#;

#[tokio::test]
async fn the_same_answers_with_a_few_more_do_not_tell_of_the_few() {
    let mapping = import::parse(SURVEY).unwrap();
    for engine in ENGINES {
        let story = Story::begin(engine, 8).await;
        let org = story.company.org.id;
        let (db, clock) = (&story.db.db, &story.site.app.clock);
        // How many are told of the whole, the north and the south; which questions of the whole.
        let told = async |file: Vec<u8>| {
            let options = Options { compute_now: true, ..Options::default() };
            let report =
                import::run_file(db, clock, org, file, &mapping, options, |_, _| ()).await.unwrap();
            assert!(report.problems.is_empty() && !report.loaded_before);
            let id = report.campaign.unwrap();
            let mut conn = db.read(org).await.unwrap();
            let mut people = Vec::new();
            let mut questions = Vec::new();
            for department in ["", "Norr", "Söder"] {
                let view = results::view(&mut conn, org, id, department, "").await.unwrap();
                if let (Some(view), "") = (&view, department) {
                    questions = view.questions.iter().map(|one| one.key.clone()).collect();
                }
                people.push(view.map(|view| view.people));
            }
            let overview = results::overview(&mut conn, org, id).await.unwrap().unwrap();
            (people, questions, overview.is_known, id)
        };
        let (people, questions, is_known, _) = told(survey(0..12, 0..12)).await;
        assert_eq!(people, [Some(24), Some(12), Some(12)]);
        assert!(questions.contains(&"searching-minutes".to_owned()));
        assert!(questions.contains(&"anything-else".to_owned()));
        assert!(!is_known);

        // One more in the north: neither it nor the whole is told, and the south is as it was.
        let (people, _, is_known, id) = told(survey(0..13, 0..12)).await;
        assert_eq!(people, [None, None, Some(12)]);
        assert!(is_known);
        let hr = story.site.hr(&story.company).await;
        let page = hr.get(&format!("/assessment/{id}/results?department=S%C3%B6der")).await.ok();
        assert!(page.says("Filen har svar som lästes in tidigare"), "{}", page.body);

        // With six more there are enough, but not for a question that some left out: one of the new ones may.
        let (people, questions, ..) = told(survey(0..19, 0..12)).await;
        assert_eq!(people, [Some(31), Some(19), Some(12)]);
        assert!(questions.contains(&"searching-minutes".to_owned()));
        assert!(!questions.contains(&"anything-else".to_owned()));

        // What has nothing in common with any of them is told like the first.
        let (people, questions, is_known, _) = told(survey(100..110, 100..107)).await;
        assert_eq!(people, [Some(17), Some(10), Some(7)]);
        assert!(questions.contains(&"anything-else".to_owned()));
        assert!(!is_known);
    }
}

async fn load_in_the_browser(hr: &Visitor<'_>, file: &[u8]) -> String {
    let page = hr.get("/assessment/import").await.ok();
    assert!(page.says("Läs in svar"));
    let mapping = hr.upload("/assessment/import", "svar.csv", file, &[]).await.leads();
    let page = hr.get(&mapping).await.ok();
    assert!(page.says("Microsoft Forms"), "{}", page.body);
    assert!(page.says("ChatGPT;DeepL;Notta;"));
    // Named after what it is, not after the file; the columns come before what loads them.
    assert!(page.says("value=\"Inlästa svar "), "{}", page.body);
    let place = |words: &str| page.body.find(words).unwrap_or_default();
    assert!(place("Vad kolumnerna betyder") < place("Det här händer"));
    mapping
}

#[tokio::test]
async fn hr_loads_answers_of_known_people_in_the_browser() {
    for engine in ENGINES {
        let story = Story::begin(engine, 12).await;
        let head = "Id,Start time,Completion time,Email,Which AI tools do you use at work?,How well do you understand how an AI tool arrives at its answers, and why they are sometimes wrong?\r\n";
        // The one long heading holds a comma: quoted, as the tool writes it.
        let head = head.replace("How well", "\"How well").replace("wrong?", "wrong?\"");
        let row = |i| format!("{i},a,b,person{i}@exempel.se,ChatGPT;DeepL;Notta;,2\r\n");
        let rows = (0..7).map(row).collect::<Vec<_>>().concat();
        let stranger = "9,a,b,nobody@exempel.se,ChatGPT;,1\r\n";
        let file = format!("{head}{rows}{stranger}");
        let hr = story.site.hr(&story.company).await;
        let mapping = load_in_the_browser(&hr, file.as_bytes()).await;
        // Somebody is not on the list: nothing is loaded before HR says so.
        let page = hr.get(&mapping).await.ok();
        assert!(page.says("nobody@exempel.se"), "{}", page.body);
        let refused = hr.post(&format!("{mapping}/load"), &[]).await.leads();
        assert_eq!(refused, mapping);
        let campaign =
            hr.post(&format!("{mapping}/load"), &[("without_unknown", "1")]).await.leads();
        story.site.run_jobs().await;
        let path = campaign.split('?').next().unwrap().to_owned();
        let page = hr.get(&path).await.ok();
        assert!(page.says("7 av 12"), "{}", page.body);
        let results = hr.get(&format!("{path}/results")).await.ok();
        assert!(results.says("Notta"), "{}", results.body);
        let org = story.company.org.id;
        let mut conn = story.db.db.read(org).await.unwrap();
        assert_eq!(conn.one(&EVIDENCE, args![org]).await.unwrap().get::<i64>(0).unwrap(), 7);
        let all = campaign::all(&mut conn, org).await.unwrap();
        assert_eq!(all.len(), 1);
    }
}

#[test]
fn labels_hold_commas_and_numbers_have_many_shapes() {
    let questionnaire = &ready()[0];
    let options = questionnaire.question("obstacles").unwrap().kind.options();
    let lang = web::Lang::of("en").unwrap();
    let labels: Vec<&str> = options.iter().take(3).map(|one| one.text.of(lang)).collect();
    let csv = format!(
        "What keeps you from getting more out of AI?;How much time do you spend looking for information in an ordinary week?\n\"{}\";1 200,5\nNA;n/a\n",
        labels.join(", ")
    );
    let table = import::read(csv.as_bytes()).unwrap();
    let mapping = propose(&table.headers, questionnaire, table.rows.iter());
    assert!(mapping.anonymous);
    let plan = prepare(&table, &mapping, questionnaire, &Known::default());
    assert_eq!((plan.responses.len(), plan.empty_rows), (1, 1));
    let answers = &plan.responses[0].answers;
    let keys: Vec<String> = options.iter().take(3).map(|one| one.key.clone()).collect();
    assert_eq!(answers.of("obstacles"), Some(&Answer::Several(keys)));
    assert_eq!(answers.of("searching-minutes"), Some(&Answer::Number(1200.5)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Any bytes, and any table, are read or refused; what is read is always an answer the campaign takes.
    #[test]
    fn no_file_breaks_the_import(
        cells in proptest::collection::vec(proptest::collection::vec("[\\PC]{0,12}|ChatGPT|1 200|NA|;|\"", 6), 1..12),
        noise in proptest::collection::vec(any::<u8>(), 0..64),
    ) {
        let _ = import::read(&noise);
        let questionnaire = &ready()[0];
        let heads = ["Which AI tools do you use at work?", "tasks-minutes", "obstacles", "confidence-use", "searching-minutes", "role"];
        let mut csv = heads.join("\t") + "\n";
        for row in &cells {
            csv += &row.iter().map(|cell| cell.replace(['\t', '\n', '\r', '"'], " ")).collect::<Vec<_>>().join("\t");
            csv += "\n";
        }
        csv += &String::from_utf8_lossy(&noise);
        if let Ok(table) = import::read(csv.as_bytes()) {
            let mapping = propose(&table.headers, questionnaire, table.rows.iter());
            let plan = prepare(&table, &mapping, questionnaire, &Known::default());
            prop_assert_eq!(plan.responses.len() + plan.empty_rows, table.rows.len());
            for response in &plan.responses {
                prop_assert!(response.answers.faults(&plan.document).is_empty());
            }
            for question in plan.document.questions() {
                if let Kind::Tools { tools, .. } = &question.kind {
                    let keys: std::collections::HashSet<_> = tools.iter().map(|tool| &tool.key).collect();
                    prop_assert_eq!(keys.len(), tools.len());
                }
            }
        }
    }
}
