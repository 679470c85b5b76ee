//! The page of today: the rules purely, and the page with real data on both engines.

use assessment::{Audience, CampaignId, Plan, Source, State, campaign, launch, questionnaire};
use governance::modules::{self, Module};
use guide::rules::{Standing, Word, actions, walkthrough};
use guide::situation::{Group, House, Pilot, Sent, Situation, Step, ToAnswer};
use jiff::civil::date;
use people::audit::Doer;
use people::testing::{START, Site, company};
use programme::waves::{self, Kind, WaveId};
use store::counting_statements;
use store::personal::REGISTER;
use store::testing::{ENGINES, fresh};
use web::{Lang, Right, Rights, Texts};

fn rights(rights: &[Right]) -> Rights {
    rights.iter().copied().collect()
}

/// HR of an organisation with people, in a state that a test changes.
fn hr(change: impl FnOnce(&mut House)) -> Situation {
    let mut house = House {
        people: 140,
        departments: 9,
        roles: 12,
        unchecked: 12,
        assesses: true,
        ..House::default()
    };
    change(&mut house);
    Situation { rights: rights(&[Right::Hr]), house: Some(house), ..Situation::default() }
}

fn sent(state: State) -> Sent {
    let answers = (state == State::Open).then_some((140, 31));
    Sent { id: CampaignId::new(), state, closes_on: date(2026, 11, 20), answers }
}

fn keys(situation: &Situation) -> Vec<&'static str> {
    actions(situation).into_iter().map(|action| action.key).collect()
}

fn standings(situation: &Situation) -> Vec<(&'static str, Standing)> {
    walkthrough(situation).into_iter().map(|step| (step.key, step.standing)).collect()
}

#[test]
fn a_new_organisation_is_led_step_by_step_to_its_matrix() {
    use Standing::{Done, Later, Now, Waiting};
    let mut at = hr(|house| *house = House { assesses: true, ..House::default() });
    assert_eq!(keys(&at), ["load-people"]);
    let walk = standings(&at);
    assert_eq!(walk[0], ("people", Now));
    assert!(walk[1..].iter().all(|(_, standing)| *standing == Later));

    at = hr(|_| ());
    assert_eq!(keys(&at)[0], "check-roles");
    assert_eq!(standings(&at)[..3], [("people", Done), ("roles", Now), ("pilot", Later)]);

    at = hr(|house| house.unchecked = 0);
    assert_eq!(keys(&at)[0], "choose-pilot");
    let pilot = Some(Pilot { id: WaveId::new(), people: 18 });
    at = hr(|house| {
        house.unchecked = 0;
        house.pilot = Some(Pilot { id: WaveId::new(), people: 0 });
    });
    assert_eq!(keys(&at)[0], "choose-pilot", "a pilot without people is not chosen");

    at = hr(|house| (house.unchecked, house.pilot) = (0, pilot.clone()));
    assert_eq!(keys(&at)[0], "send-assessment");
    assert_eq!(standings(&at)[3], ("assessment", Now));

    let ready = |campaign: Sent| {
        let pilot = pilot.clone();
        hr(|house| (house.unchecked, house.pilot, house.campaign) = (0, pilot, Some(campaign)))
    };
    assert_eq!(keys(&ready(sent(State::Draft)))[0], "send-draft");
    at = ready(sent(State::Open));
    assert_eq!(keys(&at), ["start-programme", "follow-answers"]);
    assert_eq!(standings(&at)[3..], [("assessment", Waiting), ("matrix", Later)]);

    at = Situation { figures: true, ..ready(sent(State::Closed)) };
    assert_eq!(keys(&at)[0], "read-matrix");
    assert_eq!(standings(&at)[3..], [("assessment", Done), ("matrix", Now)]);

    // Once what is trained first is decided, the programme says what comes next.
    let house = at.house.as_mut().unwrap();
    (house.decided, house.started) = (true, true);
    at.step = Some(Step { key: "design".into(), name: "Träning".into(), next: "Boka.".into() });
    assert_eq!(keys(&at), ["go-on"]);
    assert!(walkthrough(&at).is_empty());
}

#[test]
fn without_the_module_nobody_is_led_to_an_assessment() {
    let at = hr(|house| (house.unchecked, house.assesses) = (0, false));
    assert!(!keys(&at).iter().any(|key| key.starts_with("send")));
    assert!(standings(&at).iter().all(|(key, _)| *key != "assessment"));
}

#[test]
fn employees_answer_first_and_then_see_their_row() {
    let open = ToAnswer {
        campaign: CampaignId::new(),
        title: "Hösten".into(),
        minutes: 12,
        closes_on: date(2026, 11, 20),
    };
    let at = Situation {
        rights: rights(&[Right::Employee]),
        to_answer: Some(open),
        own_row: true,
        ..Situation::default()
    };
    assert_eq!(keys(&at), ["answer", "own-row", "see-plan"]);
    let first = actions(&at).remove(0);
    assert_eq!((first.minutes, first.private), (12, true));
    assert!(first.words.contains(&("date", Word::Day(date(2026, 11, 20)))));
    let nothing = Situation { rights: at.rights, ..Situation::default() };
    assert_eq!(keys(&nothing), ["see-plan"], "there is always something to look at");
}

#[test]
fn the_others_are_led_to_their_own_pages() {
    let group = Group { answers: Some((9, 7)), figures: true };
    let manager = Situation {
        rights: rights(&[Right::Employee, Right::Manager]),
        group: Some(group),
        ..Situation::default()
    };
    assert_eq!(keys(&manager), ["group-answers", "group-matrix", "see-plan"]);
    let withheld = Situation { group: Some(Group::default()), ..manager };
    assert_eq!(keys(&withheld), ["see-plan"], "what may not be shown looks like nothing");

    let leader = Situation { rights: rights(&[Right::Leadership]), ..Situation::default() };
    assert_eq!(keys(&leader), ["see-plan"]);
    assert_eq!(keys(&Situation { figures: true, ..leader })[0], "leadership-matrix");
    let guard = Situation { rights: rights(&[Right::DataProtection]), ..Situation::default() };
    assert_eq!(keys(&guard), ["read-log", "read-register", "see-plan"]);
}

#[test]
fn every_action_and_step_has_its_words() {
    let texts = Texts::get();
    for lang in [Lang::or_fallback("sv"), Lang::or_fallback("en")] {
        let keys = texts.keys(lang);
        let source = include_str!("../src/rules.rs");
        let mut found = 0;
        for (_, rest) in source.match_indices("Action::new(\"").map(|(at, _)| source.split_at(at)) {
            let key = rest["Action::new(\"".len()..].split('"').next().unwrap();
            let walks = ["people", "roles", "pilot", "assessment", "matrix"].contains(&key);
            let needed: Vec<String> = if walks {
                vec![format!("walk-{key}"), format!("walk-{key}-now")]
            } else {
                ["", "-why", "-do"].iter().map(|part| format!("today-{key}{part}")).collect()
            };
            for key in needed {
                assert!(keys.contains(&key.as_str()), "{}: {key}", lang.code());
                found += 1;
            }
        }
        assert!(found > 40, "{found}");
    }
}

#[tokio::test]
async fn the_page_follows_what_has_been_done() {
    for engine in ENGINES {
        let test = fresh(engine).await;
        let company = company(&test.db, 24).await;
        let org = company.org.id;
        let routes = guide::routes().and(programme::routes());
        let site = Site::new(&test.db, routes, Vec::new());
        let hr = site.hr(&company).await;
        let page = hr.get("/").await.ok();
        assert!(page.says("Hej Kim") && page.says("Gå igenom 3 rollprofiler"), "{}", page.body);
        assert!(page.says("24 personer i 4 avdelningar."));

        let doer = Doer::program();
        let mut conn = test.db.write(org).await.unwrap();
        competence::profiles::check_all(&mut conn, org, &doer, START).await.unwrap();
        conn.commit().await.unwrap();
        assert!(hr.get("/").await.ok().says("<h2 id=\"next\">Välj pilotgrupp</h2>"));

        let mut conn = test.db.write(org).await.unwrap();
        let wave = waves::add(&mut conn, org, Kind::Pilot, "Piloten", &doer, START).await.unwrap();
        let members = &company.people[4..12];
        waves::add_members(&mut conn, org, wave.id, members, &doer, START).await.unwrap();
        conn.commit().await.unwrap();
        let page = hr.get("/").await.ok();
        assert!(page.says("<h2 id=\"next\">Skicka kartläggningen</h2>"), "{}", page.body);
        assert!(page.says("8 personer är valda."));

        let employee = site.sign_in(&company, Some(company.people[7]), &[]).await;
        let page = employee.get("/").await.ok();
        assert!(page.says("Se vad som är på gång") && !page.says("/people/import"));
        let _ = hr.post("/programme/start", &[("starts_on", "2026-11-02")]).await.leads();
        let page = employee.get("/").await.ok();
        assert!(page.says("Just nu: Kartläggning och gapanalys."), "{}", page.body);

        let outside = site.sign_in(&company, None, &[Right::DataProtection]).await;
        assert!(outside.get("/").await.ok().says("/settings/log"));
        assert_eq!(site.stranger().get("/").await.status, 303);
    }
}

/// An assessment of everybody that is open from the day a story starts; how many are asked.
async fn open_assessment(test: &store::Db, company: &people::testing::Company) -> CampaignId {
    let org = company.org.id;
    let plan = Plan {
        title: "Hösten 2026".into(),
        questionnaire: questionnaire::ready()[0].key.clone(),
        audience: Audience::All,
        opens_on: date(2026, 11, 2),
        closes_on: date(2026, 11, 20),
        greeting: questionnaire::ready()[0].title.clone(),
        reminders: Vec::new(),
    };
    let mut conn = test.write(org).await.expect("a connection");
    let id =
        campaign::add(&mut conn, org, Source::Links, &plan, None, START).await.expect("a draft");
    let (doer, invite) = (Doer::program(), launch::Invite::ByMail);
    launch::launch(&mut conn, &company.org, id, invite, &doer, START).await.expect("launched");
    conn.commit().await.expect("kept");
    id
}

#[tokio::test]
async fn an_open_assessment_comes_first_until_it_is_switched_off() {
    for engine in ENGINES {
        let test = fresh(engine).await;
        let company = company(&test.db, 24).await;
        let org = company.org.id;
        let site = Site::new(&test.db, guide::routes(), Vec::new());
        let employee = site.sign_in(&company, Some(company.people[7]), &[]).await;
        let manager = site.sign_in(&company, Some(company.people[1]), &[]).await;
        let id = open_assessment(&test.db, &company).await;

        let page = employee.get("/").await.ok();
        assert!(page.says("Svara på ”Hösten 2026”"), "{}", page.body);
        assert!(
            page.says(&format!("/assessment/{id}/answer"))
                && page.says("Bara du ser dina egna uppgifter")
        );
        // Person 1 manages Produktion: six there and six in Montering below it.
        let page = manager.get("/").await.ok();
        assert!(page.says("0 av 12 på din avdelning har svarat"), "{}", page.body);
        assert!(
            site.hr(&company).await.get("/").await.ok().says("Följ svaren: 0 av 24 har svarat")
        );

        let doer = Doer::program();
        let mut conn = test.db.write(org).await.unwrap();
        let view = Module::ManagerView;
        modules::switch_off(&mut conn, org, view, &doer, START).await.unwrap();
        conn.commit().await.unwrap();
        assert!(!manager.get("/").await.ok().says("på din avdelning"));
        let mut conn = test.db.write(org).await.unwrap();
        modules::switch_off(&mut conn, org, Module::Assessment, &doer, START).await.unwrap();
        conn.commit().await.unwrap();
        assert!(!employee.get("/").await.ok().says("Hösten 2026"));
    }
}

#[test]
fn every_stored_personal_field_of_every_room_is_named() {
    let texts = Texts::get();
    let mut lacking = Vec::new();
    let mut tables = 0;
    for table in REGISTER.iter().filter(|table| !table.personal.is_empty()) {
        tables += 1;
        for lang in texts.languages() {
            let mut keys = vec![format!("register-{}", table.table)];
            for field in table.personal {
                keys.push(format!("register-{}-{}", table.table, field.column));
                keys.push(field.purpose.to_owned());
            }
            lacking.extend(keys.into_iter().filter(|key| !texts.has(lang, key)));
        }
    }
    assert!(lacking.is_empty(), "{lacking:#?}");
    assert!(tables > 15, "the rooms are linked: {tables}");
}

#[tokio::test]
async fn an_empty_organisation_begins_with_its_list() {
    for engine in ENGINES {
        let test = fresh(engine).await;
        let company = company(&test.db, 0).await;
        let site = Site::new(&test.db, guide::routes(), Vec::new());
        let page = site.hr(&company).await.get("/").await.ok();
        assert!(page.says("Läs in personallistan") && page.says("/people/import"));
        assert!(page.says("Nu, 10 min") && page.says("Sedan, 15 min"), "{}", page.body);
    }
}

#[tokio::test]
async fn a_request_about_personal_data_is_hrs_first_step_until_it_is_answered() {
    for engine in ENGINES {
        let test = fresh(engine).await;
        let company = company(&test.db, 24).await;
        let people = Site::new(&test.db, people::routes(), Vec::new());
        let site = Site::new(&test.db, guide::routes(), Vec::new());
        let hr = site.hr(&company).await;
        assert!(!hr.get("/").await.ok().says("/settings/requests"));
        let employee = people.sign_in(&company, Some(company.people[7]), &[]).await;
        let wish = [("text", "Jag heter Nyström, inte Nilsson.")];
        let _ = employee.post("/me/correction", &wish).await.leads();
        let page = hr.get("/").await.ok();
        assert!(page.says("Svara på en begäran om personuppgifter"), "{}", page.body);
        assert!(page.says("Den äldsta kom") && page.says("href=\"/settings/requests\""));

        let answers = people.hr(&company).await;
        let waiting = answers.get("/settings/requests").await.ok();
        let path = waiting.body.split("action=\"/settings/requests/").nth(1).unwrap();
        let path = format!("/settings/requests/{}", path.split('"').next().unwrap());
        let _ = answers.post(&path, &[("answer", "Rättat.")]).await.leads();
        assert!(!hr.get("/").await.ok().says("/settings/requests"));
    }
}

#[tokio::test]
async fn today_costs_as_much_for_many_people_as_for_few() {
    let test = fresh(store::Engine::Sqlite).await;
    let mut costs = Vec::new();
    for size in [40, 4_000] {
        let company = company(&test.db, size).await;
        let site = Site::new(&test.db, guide::routes(), Vec::new());
        let manager = Some(company.people[1]);
        let everything = site.sign_in(&company, manager, &[Right::Hr]).await;
        let (answer, statements) = counting_statements(everything.get("/")).await;
        let _ = answer.ok();
        costs.push(statements);
    }
    assert_eq!(costs[0], costs[1]);
    assert!(costs[0] <= 20, "{costs:?}");
}
