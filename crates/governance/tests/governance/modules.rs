//! Modules and the sheet of stored personal data, on both engines.

use governance::modules::{self, Module};
use people::audit::{self, Doer};
use people::testing::{START, Site, company};
use people::{hourly_cost, person};
use store::personal::REGISTER;
use store::testing::{ENGINES, fresh};
use store::{args, statement};
use web::{Lang, Right, Texts};

statement! {
    EVERYBODY_COSTS: organisation = "UPDATE person SET hourly_cost = 45000 WHERE org_id = $1";
    WITH_COST: organisation = "SELECT COUNT(*) FROM person WHERE org_id = $1 AND hourly_cost IS NOT NULL";
    FORGET_LANGUAGES: organisation = "UPDATE person SET language = 'en' WHERE org_id = $1 AND language <> 'en'";
}

// A purge as a room registers it, on a column this test can see.
governance::purge! { Assessment: FORGET_LANGUAGES; }

#[tokio::test]
async fn hourly_cost_is_off_and_holds_nothing_once_it_is_off_again() {
    for engine in ENGINES {
        let test = fresh(engine).await;
        let company = company(&test.db, 12).await;
        let other = people::testing::company(&test.db, 3).await;
        let site = Site::new(&test.db, governance::routes(), Vec::new());
        let hr = site.hr(&company).await;
        let (org, costs) = (company.org.id, Module::HourlyCost);

        let mut conn = test.db.read(org).await.unwrap();
        assert!(!modules::on(&mut conn, org, costs).await.unwrap());
        assert!(!hourly_cost::kept(&mut conn, org).await.unwrap());
        drop(conn);

        let led = hr.post("/settings/modules/hourly-cost/on", &[]).await.leads();
        assert_eq!(led, "/settings/modules?said=module-on");
        for org in [org, other.org.id] {
            let mut conn = test.db.write(org).await.unwrap();
            conn.run(&EVERYBODY_COSTS, args![org]).await.unwrap();
            conn.commit().await.unwrap();
        }
        let mut conn = test.db.read(org).await.unwrap();
        assert!(modules::on(&mut conn, org, costs).await.unwrap());
        assert!(hourly_cost::kept(&mut conn, org).await.unwrap());
        drop(conn);

        let ask = hr.get("/settings/modules/hourly-cost/off").await.ok();
        assert!(ask.says("Timkostnaden raderas"), "{}", ask.body);
        let mut conn = test.db.read(org).await.unwrap();
        assert!(modules::on(&mut conn, org, costs).await.unwrap(), "asking changes nothing");
        drop(conn);

        let led = hr.post("/settings/modules/hourly-cost/off", &[]).await.leads();
        assert_eq!(led, "/settings/modules?said=module-off");
        let mut conn = test.db.read(org).await.unwrap();
        assert!(!modules::on(&mut conn, org, costs).await.unwrap());
        assert!(!hourly_cost::kept(&mut conn, org).await.unwrap());
        let with_cost: i64 = conn.one(&WITH_COST, args![org]).await.unwrap().get(0).unwrap();
        assert_eq!(with_cost, 0);
        let entries = audit::page(&mut conn, org, None, 10).await.unwrap();
        assert_eq!(entries[0].action, "module-off");
        assert_eq!(entries[0].detail["deleted"], 12);
        drop(conn);

        let mut conn = test.db.read(other.org.id).await.unwrap();
        let theirs = person::get(&mut conn, other.org.id, other.people[0]).await.unwrap();
        assert_eq!(theirs.hourly_cost, Some(45_000), "another organisation keeps its own");
    }
}

#[tokio::test]
async fn switching_off_runs_what_rooms_registered() {
    for engine in ENGINES {
        let test = fresh(engine).await;
        let company = company(&test.db, 10).await;
        let org = company.org.id;
        let doer = Doer::program();
        let mut conn = test.db.write(org).await.unwrap();
        let off = modules::switch_off(&mut conn, org, Module::Assessment, &doer, START);
        assert_eq!(off.await.unwrap(), 8, "eight of ten read Swedish");
        let again = modules::switch_off(&mut conn, org, Module::Assessment, &doer, START);
        assert_eq!(again.await.unwrap(), 0);
        let states = modules::all(&mut conn, org).await.unwrap();
        assert!(!states.on(Module::Assessment));
        assert!(states.on(Module::SelfRow) && states.on(Module::ManagerView));
        assert!(modules::require(&mut conn, org, Module::Assessment).await.is_err());
        modules::switch_on(&mut conn, org, Module::Assessment, &doer, START).await.unwrap();
        assert!(modules::on(&mut conn, org, Module::Assessment).await.unwrap());
    }
}

#[tokio::test]
async fn only_hr_switches_and_everybody_reads_the_sheet() {
    for engine in ENGINES {
        let test = fresh(engine).await;
        let company = company(&test.db, 12).await;
        let site = Site::new(&test.db, governance::routes(), Vec::new());
        let hr = site.hr(&company).await;
        let page = hr.get("/settings/modules").await.ok();
        for module in Module::ALL {
            assert!(page.says(&format!("/settings/modules/{}/", module.key())), "{}", module.key());
        }
        assert_eq!(hr.post("/settings/modules/none/on", &[]).await.status, 404);

        let employee = site.sign_in(&company, Some(company.people[7]), &[]).await;
        assert_eq!(employee.get("/settings/modules").await.status, 403);
        assert_eq!(employee.post("/settings/modules/hourly-cost/on", &[]).await.status, 403);
        let outside = site.sign_in(&company, None, &[Right::DataProtection]).await;
        for reader in [&employee, &outside, &hr] {
            let sheet = reader.get("/settings/register").await.ok();
            assert!(sheet.says("Timkostnad") && sheet.says("person.hourly_cost"));
            assert!(sheet.says("Under anställningen och 180 dagar efter"));
            assert!(sheet.says("<td data-label=\"Läses av\">Bara programmet</td>"));
            assert!(
                !sheet.says(", Bara programmet"),
                "the program is named where nobody else reads"
            );
        }
        assert_eq!(site.stranger().get("/settings/register").await.status, 303);
    }
}

#[test]
fn every_stored_personal_field_is_named_in_every_language() {
    let texts = Texts::get();
    let mut lacking = Vec::new();
    for lang in texts.languages() {
        let mut need = |key: String| {
            if !texts.has(lang, &key) {
                lacking.push(format!("{}: {key}", lang.code()));
            }
        };
        for table in REGISTER.iter().filter(|table| !table.personal.is_empty()) {
            need(format!("register-{}", table.table));
            for field in table.personal {
                need(format!("register-{}-{}", table.table, field.column));
                need(field.purpose.to_owned());
            }
        }
    }
    assert!(lacking.is_empty(), "{lacking:#?}");
    assert!(REGISTER.iter().any(|table| table.table == "person"));
}

#[test]
fn every_module_has_its_words() {
    let texts = Texts::get();
    for lang in [Lang::or_fallback("sv"), Lang::or_fallback("en")] {
        for module in Module::ALL {
            for part in ["", "-text", "-deletes"] {
                assert!(texts.has(lang, &format!("module-{}{part}", module.key())));
            }
            assert_eq!(Module::of(module.key()), Some(module));
        }
    }
}
