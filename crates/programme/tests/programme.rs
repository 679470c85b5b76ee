//! The plan and its waves, on both engines.

use people::audit::Doer;
use people::testing::{Company, START, Site, company};
use people::{audit, departments};
use programme::goals::{self, Baseline, Goal};
use programme::plan::{self, Gate};
use programme::template;
use programme::waves::{self, Kind};
use store::testing::{ENGINES, fresh};
use store::{args, counting_statements, statement};
use web::{Lang, Right};

statement! {
    LEAVES: organisation = "UPDATE person SET left_at = $3 WHERE org_id = $1 AND id = $2";
    MOVES: organisation = "UPDATE person SET department_id = $3 WHERE org_id = $1 AND id = $2";
}

fn site(db: &store::Db) -> Site {
    Site::new(db, programme::routes(), programme::jobs())
}

#[tokio::test]
async fn a_programme_from_start_to_moved_dates() {
    for engine in ENGINES {
        let test = fresh(engine).await;
        let company = company(&test.db, 12).await;
        let org = company.org.id;
        let site = site(&test.db);
        let hr = site.hr(&company).await;
        let employee = site.sign_in(&company, Some(company.people[5]), &[]).await;

        let before = employee.get("/programme").await.ok();
        assert!(before.says("Programmet har inte startat än"));
        assert!(!before.says("/programme/start"), "only HR starts it");
        assert_eq!(employee.get("/programme/start").await.status, 403);

        let form = hr.get("/programme/start").await.ok();
        assert!(form.says("2026-11-09"), "next Monday is proposed: {}", form.body);
        let wrong = hr.post("/programme/start", &[("starts_on", "i morgon")]).await.ok();
        assert!(wrong.says("Ange ett datum") && wrong.says("i morgon"), "what was typed stays");
        let led = hr.post("/programme/start", &[("starts_on", "2026-11-02")]).await.leads();
        assert!(led.ends_with("/choose?said=programme-started"), "who goes first is next: {led}");

        let page = employee.get("/programme").await.ok();
        assert!(page.says("Nu: Kartläggning och gapanalys, programvecka 1."), "{}", page.body);
        assert!(page.says("v. 45–46") && page.says("v. 47") && page.says("v. 1–"));

        // The first step takes a week longer, and what follows moves with it.
        let edit = [
            ("starts_on", "2026-11-02"),
            ("ends_on", "2026-11-22"),
            ("owner", "Person3@exempel.se"),
            ("later_too", "yes"),
        ];
        let led = hr.post("/programme/steps/assess/edit", &edit).await.leads();
        assert_eq!(led, "/programme/steps/assess?said=saved");
        let mut conn = test.db.read(org).await.unwrap();
        let plan = plan::get(&mut conn, org).await.unwrap().unwrap();
        let dates: Vec<_> = plan.steps.iter().map(|step| step.starts_on.to_string()).collect();
        assert_eq!(dates, ["2026-11-02", "2026-11-23", "2026-11-30", "2026-12-14", "2027-01-11"]);
        assert_eq!(plan.steps[4].ends_on, None);
        drop(conn);
        let step = employee.get("/programme/steps/assess").await.ok();
        assert!(step.says("Person 00003") && step.says("22 november 2026"));
        assert!(!step.says("checkbox"), "an employee reads, HR ticks");

        let wrong = [("starts_on", "2026-11-20"), ("ends_on", "2026-11-02"), ("owner", "x@y.se")];
        let wrong = hr.post("/programme/steps/assess/edit", &wrong).await.ok();
        assert!(wrong.says("Sista dagen ligger före den första"));
        assert!(wrong.says("Ingen på personallistan har den adressen"));

        // Everything that makes the step done is ticked: the next one is not going on yet.
        let ticks = [("met", "exit-0"), ("met", "exit-1"), ("met", "exit-2"), ("met", "entry-0")];
        let led = hr.post("/programme/steps/assess/criteria", &ticks).await.leads();
        assert_eq!(led, "/programme/steps/assess?said=saved");
        let template = template::ready(Lang::or_fallback("sv")).unwrap();
        let mut conn = test.db.read(org).await.unwrap();
        let plan = plan::get(&mut conn, org).await.unwrap().unwrap();
        assert!(plan.done(template, "assess"));
        assert!(plan.met_at("assess", Gate::Entry, 0).is_some());
        assert!(plan.met_at("assess", Gate::Entry, 1).is_none());
        drop(conn);
        let beyond = hr.post("/programme/steps/assess/criteria", &[("met", "exit-9")]).await;
        assert_eq!(beyond.status, 422);
        let _ = hr.post("/programme/steps/assess/criteria", &[("met", "exit-0")]).await.leads();
        let mut conn = test.db.read(org).await.unwrap();
        let plan = plan::get(&mut conn, org).await.unwrap().unwrap();
        assert!(!plan.done(template, "assess"), "what is unticked is not met any more");
        let actions: Vec<_> = audit::page(&mut conn, org, None, 10).await.unwrap();
        let actions: Vec<_> = actions.iter().map(|entry| entry.action.as_str()).collect();
        assert_eq!(
            actions,
            [
                "programme-criteria-changed",
                "programme-criteria-changed",
                "programme-step-changed",
                "wave-added",
                "programme-started"
            ]
        );
        drop(conn);

        // The whole programme moves two weeks.
        let _ = hr.post("/programme/start", &[("starts_on", "2026-11-16")]).await.leads();
        let mut conn = test.db.read(org).await.unwrap();
        let plan = plan::get(&mut conn, org).await.unwrap().unwrap();
        assert_eq!(plan.starts_on.to_string(), "2026-11-16");
        assert_eq!(plan.steps[4].starts_on.to_string(), "2027-01-25");
    }
}

#[tokio::test]
async fn milestones_and_honest_problems_are_seen_by_everybody() {
    for engine in ENGINES {
        let test = fresh(engine).await;
        let company = company(&test.db, 8).await;
        let site = site(&test.db);
        let hr = site.hr(&company).await;
        let employee = site.sign_in(&company, Some(company.people[5]), &[]).await;

        let lacking = hr.post("/programme/milestones/new", &[("name", ""), ("due_on", "")]).await;
        assert!(lacking.ok().says("Skriv något här"));
        let fields = [("name", "Styrelsen beslutar"), ("due_on", "2026-12-18")];
        let _ = hr.post("/programme/milestones/new", &fields).await.leads();
        let problem = [
            ("step", "assess"),
            ("happened", "Operatörerna saknar <e-post>"),
            ("action", "Vi delar ut utskrivna länkar."),
        ];
        let _ = hr.post("/programme/problems/new", &problem).await.leads();
        let page = employee.get("/programme").await.ok();
        assert!(page.says("Styrelsen beslutar") && page.says("18 december 2026"));
        assert!(page.says("Operatörerna saknar &#60;e-post&#62;"), "{}", page.body);
        assert!(!page.says("/programme/problems/"), "only HR changes it");
        assert_eq!(employee.post("/programme/problems/new", &problem).await.status, 403);

        let page = hr.get("/programme").await.ok();
        let id = |kind: &str| {
            let (_, rest) = page.body.split_once(&format!("/programme/{kind}/")).unwrap();
            format!("/programme/{kind}/{}", &rest[..36])
        };
        let solved = [problem[0], problem[1], problem[2], ("solved", "yes")];
        let _ = hr.post(&id("problems"), &solved).await.leads();
        assert!(employee.get("/programme").await.ok().says("Ett löst problem"));
        let _ = hr.post(&format!("{}/remove", id("problems")), &[]).await.leads();
        let _ = hr.post(&format!("{}/remove", id("milestones")), &[]).await.leads();
        let page = employee.get("/programme").await.ok();
        assert!(!page.says("Styrelsen") && !page.says("Operatörerna"));
    }
}

#[tokio::test]
async fn a_pilot_is_chosen_started_and_then_stays_as_it_is() {
    for engine in ENGINES {
        let test = fresh(engine).await;
        let company = company(&test.db, 60).await;
        let org = company.org.id;
        let other = people::testing::company(&test.db, 5).await;
        let site = site(&test.db);
        let hr = site.hr(&company).await;
        assert!(hr.get("/programme/waves").await.ok().says("Vilka vill gå först?"));
        let led = hr.post("/programme/waves", &[]).await.leads();
        let path = led.strip_suffix("/choose?said=wave-added").unwrap().to_owned();
        let choose = format!("{path}/choose");

        let page = hr.get(&choose).await.ok();
        assert!(page.says("Person 00000") && page.says("Person 00049"));
        assert!(!page.says("Person 00050"), "a page at a time");
        let after = company.people[49];
        let page = hr.get(&format!("{choose}?after={after}")).await.ok();
        assert!(page.says("Person 00050") && page.says("Person 00059"));
        let page = hr.get(&format!("{choose}?q=person+00017")).await.ok();
        assert!(page.says("Person 00017") && !page.says("Person 00018"));
        assert!(hr.get(&format!("{choose}?q=100%25")).await.ok().says("passar in"));

        let ids: Vec<String> =
            [4, 5, 6, 7].iter().map(|i| company.people[*i].to_string()).collect();
        let foreign = other.people[0].to_string();
        let ticked: Vec<(&str, &str)> =
            ids.iter().chain([&foreign]).map(|id| ("person", id.as_str())).collect();
        let led = hr.post(&format!("{choose}?q=person&after={after}"), &ticked).await.leads();
        assert_eq!(led, format!("{choose}?q=person&after={after}&said=wave-members"));
        let page = hr.get(&path).await.ok();
        assert!(page.says("4 personer är valda, från 4 av 4 avdelningar."), "{}", page.body);
        assert!(page.says("1 av 15"), "{}", page.body);

        // A whole department with those below it.
        let production = company.departments[1];
        let whole = format!("{choose}?department={production}");
        let _ = hr.post(&whole, &[("everybody", "yes")]).await.leads();
        let mut conn = test.db.read(org).await.unwrap();
        assert_eq!(waves::members(&mut conn, org).await.unwrap().len(), 32);
        let wave = waves::all(&mut conn, org).await.unwrap().remove(0);
        assert_eq!((wave.kind, wave.number), (Kind::Pilot, 1));
        drop(conn);
        let _ = hr.post(&format!("{path}/take-out"), &[("person", &ids[3])]).await.leads();

        // One leaves and one moves before the start.
        let (leaver, mover) = (company.people[4], company.people[6]);
        let mut conn = test.db.write(org).await.unwrap();
        conn.run(&LEAVES, args![org, leaver, START]).await.unwrap();
        conn.run(&MOVES, args![org, mover, company.departments[3]]).await.unwrap();
        conn.commit().await.unwrap();
        let fields = [("name", "De första"), ("starts_on", "2026-11-09")];
        let _ = hr.post(&path, &fields).await.leads();
        assert_eq!(site.run_jobs().await, 0, "not before its day");
        let member = site.sign_in(&company, Some(mover), &[]).await;
        let page = member.get("/programme").await.ok();
        assert!(page.says("Du är med i De första. Den startar 9 november 2026."), "{}", page.body);
        assert!(page.says("De första startar"));

        // Its day comes, and it waits: nobody could tell what it gave.
        site.app.clock.set(START.plus_days(7));
        assert_eq!(site.run_jobs().await, 1);
        let refused = hr.post(&format!("{path}/start"), &[]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.says("Sätt målen först"), "{}", refused.body);
        let mut conn = test.db.write(org).await.unwrap();
        goals::set(&mut conn, org, &[goal(&company)], &Doer::program(), START).await.unwrap();
        assert_eq!(waves::start_due(&mut conn, org, START.plus_days(7)).await.unwrap(), 1);
        conn.commit().await.unwrap();
        let mut conn = test.db.read(org).await.unwrap();
        let wave = waves::get(&mut conn, org, wave.id).await.unwrap();
        assert_eq!(wave.frozen_at, Some(START.plus_days(7)));
        let cohort = waves::cohort(&mut conn, org, wave.id).await.unwrap();
        assert_eq!(cohort.len(), 30, "without the one taken out and the one who left");
        assert!(cohort.iter().all(|member| member.person != leaver));
        let moved = cohort.iter().find(|member| member.person == mover).unwrap();
        assert_eq!(moved.department, company.departments[3], "as it is on the day");
        drop(conn);

        // From now on nothing changes any more.
        let late = company.people[20].to_string();
        for (path, fields) in [
            (choose.clone(), vec![("person", late.as_str())]),
            (format!("{path}/take-out"), vec![("person", ids[2].as_str())]),
            (format!("{path}/start"), vec![]),
            (format!("{path}/remove"), vec![]),
        ] {
            assert_eq!(hr.post(&path, &fields).await.status, 410, "{path}");
        }
        let led = hr.post(&path, &[("name", "Piloten")]).await.leads();
        assert_eq!(led, format!("{path}?said=saved"), "a name is only a name");
        let mut conn = test.db.write(org).await.unwrap();
        conn.run(&MOVES, args![org, mover, company.departments[0]]).await.unwrap();
        let cohort = waves::cohort(&mut conn, org, wave.id).await.unwrap();
        assert_eq!(cohort.len(), 30);
        let kept = cohort.iter().find(|member| member.person == mover).unwrap();
        assert_eq!(kept.department, company.departments[3], "the department of that day");
        // Whoever is in the pilot is not taken into the next wave.
        let (doer, now) = (Doer::program(), START.plus_days(8));
        let next = waves::add(&mut conn, org, Kind::Wave, "Omgång 2", &doer, now).await.unwrap();
        let into =
            waves::set_members(&mut conn, org, next.id, &company.people, &doer, now).await.unwrap();
        assert_eq!(into, 60 - 1 - 30);
        assert!(waves::freeze(&mut conn, org, wave.id, next_day(), &doer, now).await.is_err());
        waves::set_members(&mut conn, org, next.id, &[], &doer, now).await.unwrap();
        assert!(waves::freeze(&mut conn, org, next.id, next_day(), &doer, now).await.is_err());
    }
}

/// A goal that has all it needs.
fn goal(company: &Company) -> Goal {
    let baseline = Baseline {
        value: 20.0,
        on: jiff::civil::date(2026, 11, 1),
        measured: true,
        source: "Kartläggningen".to_owned(),
    };
    Goal {
        kind: goals::Kind::Use,
        target: 60.0,
        due_on: jiff::civil::date(2027, 3, 1),
        owner: Some(company.people[0]),
        baseline: Some(baseline),
    }
}

#[tokio::test]
async fn goals_come_first_and_their_baselines_stand() {
    for engine in ENGINES {
        let test = fresh(engine).await;
        let company = company(&test.db, 30).await;
        let org = company.org.id;
        let site = site(&test.db);
        let hr = site.hr(&company).await;
        let employee = site.sign_in(&company, Some(company.people[5]), &[]).await;
        assert!(employee.get("/programme/goals").await.ok().says("Inga mål är satta än"));
        assert_eq!(employee.get("/programme/goals/edit").await.status, 403);
        let form = hr.get("/programme/goals/edit").await.ok();
        assert!(form.says("1 av 3"), "{}", form.body);
        assert_eq!(hr.post("/programme/goals/edit", &[]).await.status, 422, "at least one");
        let wrong = [
            ("use-chosen", "yes"),
            ("use-target", "160"),
            ("use-due", "snart"),
            ("use-owner", "ingen@exempel.se"),
            ("use-baseline", "20"),
            ("use-baseline-on", "2027-01-01"),
        ];
        let page = hr.post("/programme/goals/edit", &wrong).await;
        assert_eq!(page.status, 422);
        for said in ["mellan 0 och 100", "Ange ett datum", "Ingen på personallistan", "i framtiden"]
        {
            assert!(page.says(said), "{said}: {}", page.body);
        }
        let fields = [
            ("use-chosen", "yes"),
            ("use-target", "60"),
            ("use-due", "2027-03-01"),
            ("use-owner", "Person0@exempel.se"),
            ("time-chosen", "yes"),
            ("time-target", "45,5"),
            ("time-due", "2027-03-01"),
        ];
        let led = hr.post("/programme/goals/edit", &fields).await.leads();
        assert_eq!(
            led, "/programme/start?said=goals-saved",
            "the first screen leads to the second"
        );
        let page = employee.get("/programme/goals").await.ok();
        assert!(
            page.says("45,5 min per person och vecka") && page.says("Inte mätt än"),
            "{}",
            page.body
        );
        let mut conn = test.db.read(org).await.unwrap();
        let goals = goals::all(&mut conn, org).await.unwrap();
        assert!(goals.len() == 2 && !goals::ready(&goals));
        drop(conn);

        // Once somebody is trained a baseline stands; one that was not known yet may still come.
        let mut conn = test.db.write(org).await.unwrap();
        let (doer, now) = (Doer::program(), START);
        goals::set(&mut conn, org, &[goal(&company)], &doer, now).await.unwrap();
        let wave = waves::add(&mut conn, org, Kind::Pilot, "Piloten", &doer, now).await.unwrap();
        let five = &company.people[..5];
        waves::add_members(&mut conn, org, wave.id, five, &doer, now).await.unwrap();
        waves::freeze(&mut conn, org, wave.id, next_day(), &doer, now).await.unwrap();
        let mut better = goal(&company);
        better.baseline.as_mut().unwrap().value = 5.0;
        assert!(goals::set(&mut conn, org, &[better], &doer, now).await.is_err());
        assert!(goals::set(&mut conn, org, &[], &doer, now).await.is_err());
        let mut further = goal(&company);
        further.target = 70.0;
        goals::set(&mut conn, org, &[further], &doer, now).await.unwrap();
        conn.commit().await.unwrap();
        let form = hr.get("/programme/goals/edit").await.ok();
        assert!(form.says("Träningen har börjat"), "{}", form.body);
        assert!(!form.says(r#"name="use-baseline""#), "{}", form.body);
    }
}

#[tokio::test]
async fn the_pilot_is_drawn_from_those_who_want_to_be_in_it() {
    for engine in ENGINES {
        let test = fresh(engine).await;
        let company = company(&test.db, 60).await;
        let org = company.org.id;
        let site = site(&test.db);
        let hr = site.hr(&company).await;
        let first = site.sign_in(&company, Some(company.people[7]), &[]).await;
        assert!(!first.get("/programme").await.ok().says("Vill du vara med i piloten"));
        let _ = hr.post("/programme/start", &[("starts_on", "2026-11-02")]).await.leads();
        let page = first.get("/programme").await.ok();
        assert!(
            page.says("Vill du vara med i piloten?") && page.says("Jag vill vara med"),
            "{}",
            page.body
        );
        let _ = first.post("/programme/volunteer", &[]).await.leads();
        for i in (4..28).filter(|i| *i != 7) {
            let one = site.sign_in(&company, Some(company.people[i]), &[]).await;
            let _ = one.post("/programme/volunteer", &[]).await.leads();
        }
        let page = first.get("/programme").await.ok();
        assert!(page.says("Jag har ändrat mig"), "{}", page.body);
        let _ = first.post("/programme/volunteer/back", &[]).await.leads();
        let mut conn = test.db.read(org).await.unwrap();
        let (pilot, _) = waves::pilot(&mut conn, org).await.unwrap().unwrap();
        drop(conn);
        let path = format!("/programme/waves/{pilot}");
        let page = hr.get(&format!("{path}/choose")).await.ok();
        assert!(page.says("23 har anmält sig"), "{}", page.body);
        assert_eq!(hr.post(&format!("{path}/volunteers"), &[("count", "x")]).await.status, 422);
        let _ = hr.post(&format!("{path}/volunteers"), &[("count", "8")]).await.leads();
        let mut conn = test.db.read(org).await.unwrap();
        let cohort = waves::cohort(&mut conn, org, pilot).await.unwrap();
        assert_eq!(cohort.len(), 8);
        for department in &company.departments {
            let of = cohort.iter().filter(|member| member.department == *department).count();
            assert!((1..=3).contains(&of), "spread over the departments: {of}");
        }
        assert!(cohort.iter().all(|member| member.person != company.people[7]));
        drop(conn);
        assert!(hr.get(&format!("{path}/choose")).await.ok().says("15 har anmält sig"));
    }
}

fn next_day() -> jiff::civil::Date {
    jiff::civil::date(2026, 11, 10)
}

#[tokio::test]
async fn another_organisation_sees_and_changes_nothing() {
    for engine in ENGINES {
        let test = fresh(engine).await;
        let ours = company(&test.db, 8).await;
        let theirs = company(&test.db, 8).await;
        let site = site(&test.db);
        let hr = site.hr(&ours).await;
        let stranger = site.hr(&theirs).await;
        let led = hr.post("/programme/waves", &[]).await.leads();
        let path = led.strip_suffix("/choose?said=wave-added").unwrap();
        assert_eq!(stranger.get(path).await.status, 404);
        let person = theirs.people[1].to_string();
        let into = stranger.post(&format!("{path}/choose"), &[("person", &person)]).await;
        assert_eq!(into.status, 404);
        let _ = hr.post(&format!("{path}/choose"), &[("person", &person)]).await.leads();
        let mut conn = test.db.read(ours.org.id).await.unwrap();
        assert!(waves::members(&mut conn, ours.org.id).await.unwrap().is_empty());
        assert!(stranger.get("/programme/waves").await.ok().says("Vilka vill gå först?"));
        let tree = departments::all(&mut conn, ours.org.id).await.unwrap();
        assert_eq!(tree.len(), 4);
    }
}

#[tokio::test]
async fn a_page_costs_as_much_for_many_people_as_for_few() {
    let test = fresh(store::Engine::Sqlite).await;
    let mut costs = Vec::new();
    for size in [40, 4_000] {
        let company = company(&test.db, size).await;
        let org = company.org.id;
        let site = site(&test.db);
        let hr = site.sign_in(&company, None, &[Right::Hr]).await;
        let mut conn = test.db.write(org).await.unwrap();
        let (doer, now) = (Doer::program(), START);
        let wave = waves::add(&mut conn, org, Kind::Pilot, "Piloten", &doer, now).await.unwrap();
        let half = &company.people[..size / 2];
        waves::set_members(&mut conn, org, wave.id, half, &doer, now).await.unwrap();
        conn.commit().await.unwrap();
        let id = wave.id;
        let paths = [
            "/programme".to_owned(),
            format!("/programme/waves/{id}"),
            format!("/programme/waves/{id}/choose"),
        ];
        let mut cost = Vec::new();
        for path in paths {
            let (answer, statements) = counting_statements(hr.get(&path)).await;
            let _ = answer.ok();
            cost.push(statements);
        }
        costs.push(cost);
    }
    assert_eq!(costs[0], costs[1]);
    assert!(costs[0].iter().all(|cost| *cost <= 10), "{costs:?}");
}
