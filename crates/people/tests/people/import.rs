//! The HR list comes in: what a plan says, what it does to the list, and the way through the browser.

use std::fmt::Write as _;

use axum::http::StatusCode;
use jiff::civil::date;
use people::import::leavers::{Done, erase_leavers};
use people::import::plan::Entry;
use people::import::{
    Columns, Existing, Field, Options, Plan, Report, Settings, limits, plan, run_file,
};
use people::testing::{Company, START, Site, company};
use people::{Departments, Organisation, directory, organisation, person, register};
use proptest::prelude::*;
use store::testing::{ENGINES, TestDb, fresh};
use store::{Clock, Db, OrgId};
use web::{Lang, Right};

const LIST: &str =
    "Anst.nr;Namn;E-post;Avdelning;Befattning;Närmaste chef;Språk;Anställningsdatum;Slutdatum
1;Maria Lindqvist;maria@norrverk.se;Ledning;Vd;1;sv;2010-01-01;
2;Lena Eriksson;Lena@Norrverk.se;Sälj;Säljchef;1;sv;2012-03-01;
3;Johan Öberg;johan@norrverk.se;Sälj/Norr;Säljare;lena@norrverk.se;en;2019-08-19;
4;Åsa Ek;asa@norrverk.se;Sälj > Norr;säljare;Lena Eriksson;svenska;20200203;
5;Per Nyström;;Produktion\\Montering;Montör;2;;31/1 2021;2026-10-01
";

fn settings() -> Settings {
    let language = Lang::or_fallback("sv");
    Settings { language, today: date(2026, 11, 2), now: START, takes_cost: false }
}

fn planned(existing: &Existing, text: &str) -> Plan {
    let table = tabular::read(text.as_bytes(), limits()).unwrap();
    plan(existing, &table, &Columns::propose(&table, false), &settings())
}

/// The list after a plan.
fn after(existing: &Existing, plan: &Plan) -> Existing {
    let mut next = existing.clone();
    for person in plan.writes() {
        for other in &mut next.people {
            if other.id != person.id && other.number.is_some() && other.number == person.number {
                other.number = None;
            }
            if other.id != person.id && other.email.is_some() && other.email == person.email {
                other.email = None;
            }
        }
        next.people.retain(|other| other.id != person.id);
        next.people.push(person.clone());
    }
    let departments = existing.departments.iter().chain(&plan.new_departments).cloned().collect();
    next.departments = Departments::new(departments);
    next.roles.extend(plan.new_roles.iter().cloned());
    next
}

fn loaded(text: &str) -> Existing {
    let plan = planned(&Existing::default(), text);
    assert_eq!(plan.problems, [], "{text}");
    after(&Existing::default(), &plan)
}

fn keys(plan: &Plan) -> Vec<(u32, &'static str)> {
    plan.problems.iter().map(|problem| (problem.row, problem.key)).collect()
}

fn names(entries: &[Entry]) -> Vec<&str> {
    entries.iter().map(|entry| entry.name.as_str()).collect()
}

#[test]
fn a_list_as_hr_systems_write_it_is_understood() {
    let plan = planned(&Existing::default(), LIST);
    assert_eq!(plan.problems, []);
    assert_eq!(plan.new.len(), 4);
    // Per had left before he came onto the list.
    assert_eq!(plan.skipped, 1);
    let paths: Vec<&str> = plan.new_departments.iter().map(|d| d.path.as_str()).collect();
    assert_eq!(paths, ["Ledning", "Sälj", "Sälj/Norr", "Produktion", "Produktion/Montering"]);
    let roles: Vec<&str> = plan.new_roles.iter().map(|role| role.name.as_str()).collect();
    assert_eq!(roles, ["Vd", "Säljchef", "Säljare", "Montör"]);
    let people = plan.writes();
    let id = |name: &str| people.iter().find(|p| p.name == name).unwrap();
    assert_eq!(id("Maria Lindqvist").manager, None, "one's own manager is nobody's report");
    for report in ["Johan Öberg", "Åsa Ek"] {
        assert_eq!(id(report).manager, Some(id("Lena Eriksson").id), "{report}");
        assert_eq!(id(report).department, id("Johan Öberg").department);
        assert_eq!(id(report).role, id("Johan Öberg").role);
    }
    assert_eq!(id("Lena Eriksson").email.as_deref(), Some("lena@norrverk.se"));
    assert_eq!(id("Johan Öberg").language.code(), "en");
    assert_eq!(id("Åsa Ek").start, Some(date(2020, 2, 3)));
}

#[test]
fn the_encodings_of_hr_systems_give_the_same_list() {
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(LIST.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let latin: Vec<u8> = LIST.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let bom = format!("\u{feff}{LIST}").into_bytes();
    let tabs = LIST.replace(';', "\t").into_bytes();
    let list = loaded(LIST);
    for bytes in [utf16, latin, bom, tabs] {
        let table = tabular::read(&bytes, limits()).unwrap();
        let again = plan(&list, &table, &Columns::propose(&table, false), &settings());
        assert!(again.problems.is_empty() && again.changes_nothing(), "{:?}", table.source);
    }
}

#[test]
fn english_headings_and_names_in_two_columns_are_understood() {
    let text = "Employee ID,First name,Last name,Work e-mail,Department,Job title,Reports to\n7,Ann,Berg,ann@x.se,Sales,Seller,\n8,Bo,Ek,bo@x.se,Sales,Seller,7\n";
    let plan = planned(&Existing::default(), text);
    assert_eq!((plan.problems.len(), plan.new.len()), (0, 2));
    assert_eq!(names(&plan.new), ["Ann Berg", "Bo Ek"]);
}

#[test]
fn what_is_new_changed_moved_back_and_gone_is_told_apart() {
    let list = loaded(LIST);
    let next =
        "Anst.nr;Namn;E-post;Avdelning;Befattning;Närmaste chef;Språk;Anställningsdatum;Slutdatum
1;Maria Lindqvist-Berg;maria@norrverk.se;Ledning;Vd;;sv;2010-01-01;
2;Lena Eriksson;lena@norrverk.se;Sälj;Säljchef;1;sv;2012-03-01;
3;Johan Öberg;johan@norrverk.se;Sälj/Syd;Säljare;2;en;2019-08-19;
6;Ines Vallgren;ines@norrverk.se;Sälj/Syd;Säljare;2;sv;2026-11-01;
";
    let plan = planned(&list, next);
    assert_eq!(plan.problems, []);
    assert_eq!(names(&plan.new), ["Ines Vallgren"]);
    assert_eq!(names(&plan.changed), ["Maria Lindqvist-Berg"]);
    assert_eq!(names(&plan.moved), ["Johan Öberg"]);
    assert_eq!(names(&plan.left), ["Åsa Ek"]);
    assert_eq!(plan.unchanged, 1);
    let change = &plan.moved[0].changes[0];
    let told = (change.field, change.before.as_str(), change.after.as_str());
    assert_eq!(told, (Field::Department, "Sälj/Norr", "Sälj/Syd"));
    assert!(!plan.asks_about_leavers(), "one of four is not many");

    let later = after(&list, &plan);
    let back = planned(&later, LIST);
    assert_eq!(names(&back.returned), ["Åsa Ek"]);
    assert_eq!(names(&back.left), ["Ines Vallgren"]);
    assert!(planned(&later, next).changes_nothing(), "the same file twice changes nothing");
}

#[test]
fn a_last_day_that_has_passed_means_left() {
    let list = loaded(LIST);
    let ended = LIST.replace("sv;2012-03-01;", "sv;2012-03-01;2026-11-01");
    // Those who report to her need another manager first.
    let plan = planned(&list, &ended);
    let left = "import-problem-manager-left";
    assert_eq!(keys(&plan), [(4, left), (5, left)]);
    let ended =
        ended.replace(";lena@norrverk.se;", ";1;").replace(";Lena Eriksson;svenska", ";1;svenska");
    let plan = planned(&list, &ended);
    assert_eq!(names(&plan.left), ["Lena Eriksson"]);
    assert!(planned(&after(&list, &plan), &ended).changes_nothing());
    let today = LIST.replace("sv;2012-03-01;", "sv;2012-03-01;2026-11-02");
    assert_eq!(planned(&list, &today).left.len(), 0, "the last day is a day of work");
}

#[test]
fn everything_wrong_is_told_by_row_and_nothing_is_planned() {
    let text = "Anst.nr;Namn;E-post;Avdelning;Roll;Chef;Språk;Startdatum;Slutdatum
1;Anna Ek;anna@;Sälj;Säljare;;sv;2020-01-01;
2;;bo@x.se;Sälj;Säljare;;sv;2020-01-01;
3;Cia Ek;cia@x.se;;Säljare;;sv;2020-01-01;
3;Dan Ek;cia@x.se;Sälj;;;sv;2020-01-01;
5;Eva Ek;eva@x.se;Sälj;Säljare;99;sv;2020-01-01;
6;Fia Ek;fia@x.se;Sälj;Säljare;;klingonska;1 april;
7;Gun Ek;gun@x.se;Sälj;Säljare;;sv;2020-01-02;2020-01-01
;Hans Ek;;Sälj;Säljare;;sv;2020-01-01;
";
    let plan = planned(&Existing::default(), text);
    let expected = [
        (2, "import-problem-email"),
        (3, "import-problem-missing"),
        (4, "import-problem-missing"),
        (5, "import-problem-double"),
        (5, "import-problem-double"),
        (5, "import-problem-missing"),
        (6, "import-problem-manager-unknown"),
        (7, "import-problem-language"),
        (7, "import-problem-date"),
        (8, "import-problem-end-before-start"),
        (9, "import-problem-no-key"),
    ];
    assert_eq!(keys(&plan), expected);
    assert!(plan.writes().is_empty() && plan.new_departments.is_empty());
    let line = plan.problems[0].line(Lang::or_fallback("sv"));
    assert_eq!(line, "Rad 2, E-post: ”anna@” är inte en e-postadress.");
}

#[test]
fn managers_in_a_circle_are_named() {
    let text = "Nr;Namn;Avdelning;Roll;Chef\n1;Anna;A;R;2\n2;Bo;A;R;3\n3;Cia;A;R;1\n4;Dan;A;R;1\n5;Eva;A;R;\n";
    let plan = planned(&Existing::default(), text);
    assert_eq!(keys(&plan), [(2, "import-problem-circle")], "one circle, told once");
    assert_eq!(plan.problems[0].args[0].1, "Anna → Bo → Cia → Anna");
}

#[test]
fn a_missing_column_is_asked_for() {
    let plan = planned(&Existing::default(), "Namn;Avdelning\nAnna;Sälj\n");
    let missing: Vec<_> = plan.problems.iter().filter_map(|problem| problem.field).collect();
    assert_eq!(missing, [Field::Number, Field::Role]);
}

#[test]
fn a_date_of_birth_is_not_taken_for_a_last_day() {
    let table = tabular::read(
        "Nr;Namn;Avdelning;Roll;Födelsedatum\n1;Anna;A;R;1980-01-01\n".as_bytes(),
        limits(),
    )
    .unwrap();
    let columns = Columns::propose(&table, true);
    assert_eq!((columns.of(Field::Start), columns.of(Field::End)), (None, None));
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[0-9]{1,2}",
        "[abå]{1,2}@x\\.se",
        "(Sälj|sälj|Norr)(/(Norr|Syd)){0,2}",
        "20(19|24|30)-0[1-9]-1[0-9]",
        "(sv|en|svenska|xx)",
        "\\PC{0,12}",
    ]
}

/// Rows that are often good: each column mostly holds what it should.
fn row() -> impl Strategy<Value = Vec<String>> {
    let number = prop_oneof![9 => "[1-9][0-9]?", 1 => cell()];
    let name = prop_oneof![9 => "[A-ZÅÄÖ][a-zåäö]{1,4} [A-ZÅÄÖ][a-zåäö]{1,4}", 1 => cell()];
    let email = prop_oneof![9 => "[a-eå]{1,3}@x\\.se", 3 => Just(String::new()), 1 => cell()];
    let department = prop_oneof![9 => "(Sälj|sälj|Norr)(/(Norr|Syd)){0,2}", 1 => cell()];
    let role = prop_oneof!["[A-C]", "[a-c]"];
    let manager = prop_oneof![6 => Just(String::new()), 3 => "[1-9][0-9]?", 1 => cell()];
    let end = prop_oneof![6 => Just(String::new()), 2 => "20(19|24|30)-0[1-9]-1[0-9]"];
    (number, name, email, department, role, manager, end)
        .prop_map(|(a, b, c, d, e, f, g)| vec![a, b, c, d, e, f, g])
}

/// A file of rows whose numbers and addresses stand once, so that many files are without problems.
fn file(rows: Vec<Vec<String>>) -> String {
    let mut seen = std::collections::HashSet::new();
    let mut text = "Nr;Namn;E-post;Avdelning;Roll;Chef;Slutdatum\n".to_owned();
    let numbers: std::collections::HashSet<String> =
        rows.iter().map(|row| row[0].clone()).collect();
    for mut row in rows {
        let once =
            seen.insert(row[0].clone()) && (row[2].is_empty() || seen.insert(row[2].clone()));
        // Managers who exist, later in the alphabet of numbers, so that there is no circle.
        if !numbers.contains(&row[5]) || row[5] <= row[0] {
            row[5].clear();
        }
        if once {
            let quoted = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
            text.push_str(&quoted.collect::<Vec<_>>().join(";"));
            text.push('\n');
        }
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_imported_is_unchanged_the_next_time(
        first in proptest::collection::vec(row(), 1..12),
        second in proptest::collection::vec(row(), 1..12),
    ) {
        let mut list = Existing::default();
        for rows in [first, second] {
            let text = file(rows);
            let plan = planned(&list, &text);
            if plan.problem_count > 0 {
                prop_assert!(plan.changes_nothing());
                continue;
            }
            list = after(&list, &plan);
            let again = planned(&list, &text);
            prop_assert!(again.problems.is_empty() && again.changes_nothing(), "{text}\n{again:?}");
            let mut numbers: Vec<_> = list.people.iter().filter_map(|p| p.number.clone()).collect();
            let count = numbers.len();
            numbers.sort();
            numbers.dedup();
            prop_assert_eq!(numbers.len(), count, "two people with one number");
        }
    }

    #[test]
    fn no_table_makes_it_stumble(rows in proptest::collection::vec(proptest::collection::vec(cell(), 0..9), 0..12)) {
        let mut text = "Nr;Namn;E-post;Avdelning;Roll;Chef;Språk;Startdatum;Slutdatum\n".to_owned();
        for row in rows {
            text.push_str(&row.join(";"));
            text.push('\n');
        }
        if let Ok(table) = tabular::read(text.as_bytes(), limits()) {
            let plan = plan(&Existing::default(), &table, &Columns::propose(&table, true), &settings());
            let accounted = plan.new.len() + plan.skipped;
            prop_assert!(plan.problem_count > 0 || accounted == table.rows.len());
        }
    }
}

async fn new_company(db: &Db) -> Organisation {
    let org = Organisation::new("Norrverk AB", Lang::or_fallback("sv"));
    let mut conn = db.write(org.id).await.unwrap();
    organisation::add(&mut conn, &org, START).await.unwrap();
    conn.commit().await.unwrap();
    org
}

async fn import(db: &Db, org: OrgId, text: &str, options: Options) -> Report {
    let clock = Clock::fixed(START);
    run_file(db, &clock, org, text.as_bytes().to_vec(), options, &mut |_| ()).await.unwrap()
}

#[tokio::test]
async fn a_file_is_imported_whole_or_not_at_all() {
    for engine in ENGINES {
        let TestDb { db, .. } = &fresh(engine).await;
        let org = new_company(db).await.id;
        let dry = import(db, org, LIST, Options { dry_run: true, ..Options::default() }).await;
        assert_eq!((dry.applied, dry.new), (false, 4));
        let wrong = LIST.replace("asa@norrverk.se", "asa@");
        let refused = import(db, org, &wrong, Options::default()).await;
        assert_eq!((refused.applied, refused.problem_count), (false, 1));
        let mut conn = db.read(org).await.unwrap();
        assert_eq!(register::count(&mut conn, org).await.unwrap(), 0);
        assert!(directory::departments(&mut conn, org).await.unwrap().is_empty());
        drop(conn);

        let done = import(db, org, LIST, Options::default()).await;
        assert_eq!((done.applied, done.new), (true, 4));
        let again = import(db, org, LIST, Options::default()).await;
        assert_eq!((again.unchanged, again.new + again.changed + again.moved + again.left), (4, 0));

        // Numbers and addresses may change hands.
        let swapped = LIST
            .replace("johan@norrverk.se", "x@norrverk.se")
            .replace("asa@norrverk.se", "johan@norrverk.se")
            .replace("x@norrverk.se", "asa@norrverk.se");
        let report = import(db, org, &swapped, Options::default()).await;
        assert_eq!((report.applied, report.changed), (true, 2));
        // Whoever reads the old address learns that it is not used any more.
        let mut conn = db.write_installation().await.unwrap();
        let told = store::outbox::waiting(&mut conn, START).await.unwrap();
        drop(conn);
        let mut told: Vec<_> = told.into_iter().map(|one| one.mail).collect();
        told.sort_by(|a, b| a.address.cmp(&b.address));
        assert_eq!(told.len(), 2);
        assert_eq!(told[0].address, "asa@norrverk.se");
        assert!(told[0].body.contains("Hej Åsa") && told[0].body.contains("johan@norrverk.se"));
        assert!(told[1].subject.contains("has changed"), "Johan reads English");

        // So few rows that most would leave: somebody has to say so.
        let short = LIST.lines().take(2).collect::<Vec<_>>().join("\n");
        let asked = import(db, org, &short, Options::default()).await;
        assert!(!asked.applied && asked.must_confirm_leavers);
        let options = Options { confirm_leavers: true, ..Options::default() };
        let confirmed = import(db, org, &short, options).await;
        assert_eq!((confirmed.applied, confirmed.left), (true, 3));
        let mut conn = db.read(org).await.unwrap();
        assert_eq!(register::count(&mut conn, org).await.unwrap(), 1);
    }
}

#[tokio::test]
async fn those_who_left_long_ago_lose_their_data_and_stay_in_the_figures() {
    for engine in ENGINES {
        let TestDb { db, .. } = &fresh(engine).await;
        let company = company(db, 12).await;
        let (org, gone) = (company.org.id, company.people[5]);
        let site = Site::new(db, people::routes(), Vec::new());
        let worker = site.sign_in(&company, Some(gone), &[]).await;
        assert_eq!(worker.get("/me").await.status, StatusCode::OK);
        let hr = site.hr(&company).await;
        assert_eq!(
            hr.post(&format!("/people/{gone}/leave"), &[]).await.status,
            StatusCode::SEE_OTHER
        );
        assert_eq!(worker.get("/me").await.status, StatusCode::SEE_OTHER, "signed out");

        let days = i64::from(company.org.retention_days);
        let before = erase_leavers(db, org, START.plus_days(days - 1)).await.unwrap();
        assert_eq!(before, Done { left: 0, erased: 0 });
        let due = erase_leavers(db, org, START.plus_days(days + 1)).await.unwrap();
        assert_eq!(due, Done { left: 0, erased: 1 });
        let again = erase_leavers(db, org, START.plus_days(days + 2)).await.unwrap();
        assert_eq!(again, Done { left: 0, erased: 0 });
        let mut conn = db.read(org).await.unwrap();
        let row = person::get(&mut conn, org, gone).await.unwrap();
        assert_eq!((row.name.as_str(), row.number, row.email), ("", None, None));
        assert_eq!((row.department, row.role), (company.departments[1], company.roles[2]));
        drop(conn);
        assert_eq!(hr.get(&format!("/people/{gone}")).await.status, StatusCode::NOT_FOUND);
    }
}

async fn on_each_engine<F: AsyncFn(Company, Site)>(people: usize, story: F) {
    for engine in ENGINES {
        let test = fresh(engine).await;
        let company = company(&test.db, people).await;
        let site = Site::new(&test.db, people::routes(), people::jobs("http://kunnig.test"));
        story(company, site).await;
    }
}

#[tokio::test]
async fn hr_imports_a_list_in_the_browser() {
    on_each_engine(0, async |company, site| {
        let hr = site.hr(&company).await;
        assert!(hr.get("/people").await.ok().says("/people/import"), "the empty list leads on");
        assert!(hr.get("/people/import").await.ok().says("type=\"file\""));
        let nothing = hr.upload("/people/import", "", b"", &[]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        let picture = hr.upload("/people/import", "a.png", b"\x89PNG\r\n\x1a\n\0\0\0\0", &[]).await;
        assert!(picture.says("file-error"));

        let columns =
            hr.upload("/people/import", "personal.csv", LIST.as_bytes(), &[]).await.leads();
        let asked = hr.get(&columns).await.ok();
        assert!(asked.says("personal.csv") && asked.says("Johan Öberg"));
        // A column that was taken away is asked for again, beside its field.
        let lacking = hr.get(&format!("{columns}/preview?number=0&name=1&role=4")).await.ok();
        assert!(lacking.says("department-error"));
        let query =
            "number=0&name=1&email=2&department=3&role=4&manager=5&language=6&start=7&end=8";
        let preview = hr.get(&format!("{columns}/preview?{query}")).await.ok();
        assert!(preview.says("Sälj/Norr") && preview.says("Genomför ändringarna"));
        let pairs: Vec<(&str, &str)> =
            query.split('&').filter_map(|pair| pair.split_once('=')).collect();
        let result = hr.post(&columns, &pairs).await.leads();
        let told = hr.get(&result).await.ok();
        assert!(told.says("Kim Testsson"));
        assert!(
            told.says("class=\"button primary\" href=\"/matrix/roles\""),
            "new roles come next"
        );
        let list = hr.get("/people").await.ok();
        assert!(list.says("Johan Öberg") && list.says("Sälj/Norr"));
        assert_eq!(hr.get(&columns).await.status, StatusCode::GONE, "the file is gone");

        // The next file of the kind needs no choosing, and half of it needs a word.
        let half = LIST.lines().take(3).collect::<Vec<_>>().join("\n");
        let columns = hr.upload("/people/import", "halva.csv", half.as_bytes(), &[]).await.leads();
        assert!(hr.get(&columns).await.ok().says("förra gången"));
        let many_leave = hr.get(&format!("{columns}/preview?{query}")).await.ok();
        assert!(many_leave.says("name=\"leavers\"") && many_leave.says("class=\"button danger\""));
        assert!(!many_leave.says("class=\"changed\""), "nothing but leaving changes");
        let asked = hr.post(&columns, &pairs).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
        let confirmed = [pairs.as_slice(), &[("leavers", "yes")]].concat();
        drop(hr.get(&hr.post(&columns, &confirmed).await.leads()).await.ok());
        assert!(!hr.get("/people").await.ok().says("Johan Öberg"));
        assert!(hr.get("/people?status=left").await.ok().says("Johan Öberg"));

        // A file with faults says where, and changes nothing.
        let wrong = LIST.replace("johan@norrverk.se", "johan@");
        let columns = hr.upload("/people/import", "fel.csv", wrong.as_bytes(), &[]).await.leads();
        let told = hr.get(&format!("{columns}/preview?{query}")).await.ok();
        assert!(told.says("Rad 4, E-post"), "{}", told.body);
    })
    .await;
}

#[tokio::test]
async fn a_long_list_is_imported_in_the_background() {
    on_each_engine(0, async |company, site| {
        let hr = site.hr(&company).await;
        let mut text = "Nr;Namn;Avdelning;Roll\n".to_owned();
        for i in 0..2_100 {
            writeln!(text, "{i};Person {i};Avdelning {};Roll {}", i % 7, i % 3).unwrap();
        }
        let columns = hr.upload("/people/import", "lång.csv", text.as_bytes(), &[]).await.leads();
        let pairs = [("number", "0"), ("name", "1"), ("department", "2"), ("role", "3")];
        let progress = hr.post(&columns, &pairs).await.leads();
        assert!(hr.get(&progress).await.ok().says("data-job"));
        let state = hr.get(&format!("{progress}/state")).await.ok();
        assert!(state.says("\"state\":\"waiting\""), "{}", state.body);
        assert_eq!(site.run_jobs().await, 1);
        let state = hr.get(&format!("{progress}/state")).await.ok();
        assert!(state.says("\"state\":\"done\"") && state.says("/result"), "{}", state.body);
        drop(hr.get(&hr.get(&progress).await.leads()).await.ok());
        let mut conn = site.app.db.read(company.org.id).await.unwrap();
        assert_eq!(register::count(&mut conn, company.org.id).await.unwrap(), 2_100);
    })
    .await;
}

#[tokio::test]
async fn how_far_a_long_import_has_come_is_seen_while_the_database_is_busy() {
    for engine in ENGINES {
        let test = fresh(engine).await;
        let company = company(&test.db, 1).await;
        let org = company.org.id;
        let seen = std::sync::Arc::new(std::sync::Mutex::new(None));
        let keep = seen.clone();
        let handler: store::jobs::Handler = std::sync::Arc::new(move |work| {
            let keep = keep.clone();
            Box::pin(async move {
                // The one writer of SQLite is taken, as while a list is written.
                let writes = work.db.write(work.org).await.unwrap();
                work.teller().say(2_000, 5_000, "import-job-writing");
                let mut reads = work.db.read(work.org).await.unwrap();
                let job = store::jobs::get(&mut reads, work.org, work.id).await.unwrap();
                *keep.lock().unwrap() = Some((job.done, job.total, job.message));
                drop(writes);
                Ok(serde_json::json!({}))
            })
        });
        let site = Site::new(&test.db, people::routes(), vec![("probe", handler)]);
        let mut conn = test.db.write(org).await.unwrap();
        let input = serde_json::json!({});
        let id = store::jobs::add(&mut conn, org, "probe", &input, None, START).await.unwrap();
        conn.commit().await.unwrap();
        assert_eq!(site.run_jobs().await, 1);
        let (done, total, message) = seen.lock().unwrap().clone().unwrap();
        assert_eq!((done, total, message.as_deref()), (2_000, 5_000, Some("import-job-writing")));
        // What was said is let go of with the job.
        let mut conn = test.db.read(org).await.unwrap();
        let job = store::jobs::get(&mut conn, org, id).await.unwrap();
        assert_eq!((job.state.as_str(), job.done), ("done", 0));
    }
}

#[tokio::test]
async fn another_organisation_sees_nothing_of_a_file() {
    on_each_engine(4, async |ours, site| {
        let hr = site.hr(&ours).await;
        let columns =
            hr.upload("/people/import", "personal.csv", LIST.as_bytes(), &[]).await.leads();
        let theirs = company(&site.app.db, 4).await;
        let other = site.sign_in(&theirs, None, &[Right::Hr]).await;
        assert_eq!(other.get(&columns).await.status, StatusCode::GONE);
        let pairs = [("number", "0"), ("name", "1"), ("department", "3"), ("role", "4")];
        assert_eq!(other.post(&columns, &pairs).await.status, StatusCode::GONE);
    })
    .await;
}
