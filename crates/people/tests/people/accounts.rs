//! Accounts, sessions, rights, and what is stored about me.

use axum::http::StatusCode;
use people::audit::Doer;
use people::testing::{Company, Site, company};
use people::{Email, accounts, erasure, person, reads};
use store::testing::{ENGINES, fresh};
use store::{Db, Engine};
use web::{Right, Rights};

const PASSWORD: &str = "lampa moln cykel sten";

async fn each_engine<F: AsyncFn(Db, Company, Site)>(story: F) {
    for engine in ENGINES {
        let test = fresh(engine).await;
        let company = company(&test.db, 12).await;
        let site = Site::new(&test.db, people::routes(), Vec::new());
        story(test.db.clone(), company, site).await;
    }
}

async fn invited(db: &Db, company: &Company, email: &str, rights: Rights) -> String {
    let mut conn = db.write(company.org.id).await.unwrap();
    let email = Email::parse(email).unwrap();
    let now = people::testing::START;
    let secret = accounts::invite(&mut conn, company.org.id, &email, "Åsa Berg", rights, None, now)
        .await
        .unwrap();
    conn.commit().await.unwrap();
    secret
}

#[tokio::test]
async fn an_invitation_becomes_an_account_once() {
    each_engine(async |db, company, site| {
        // The count of tries is the process's own: an address of its own for each engine.
        let email = format!("asa.{}@konto.se", company.org.id);
        let secret = invited(&db, &company, &email, Rights::default().with(Right::Hr)).await;
        let path = format!("/invitation/{secret}");
        let stranger = site.stranger();
        assert!(stranger.get(&path).await.ok().says(&email));

        let short = stranger.post(&path, &[("name", "Åsa Berg"), ("password", "kort")]).await;
        assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(short.says("value=\"Åsa Berg\""), "what was typed is kept");

        let accepted = stranger.post(&path, &[("name", "Åsa Berg"), ("password", PASSWORD)]).await;
        assert_eq!(accepted.leads(), "/");
        assert_eq!(stranger.get(&path).await.status, StatusCode::GONE, "a link is used once");

        let wrong = [("email", email.as_str()), ("password", "fel fel fel fel")];
        assert_eq!(
            stranger.post("/sign-in", &wrong).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        let shouted = format!(" {} ", email.to_uppercase());
        let right = [("email", shouted.as_str()), ("password", PASSWORD), ("next", "/settings")];
        assert_eq!(stranger.post("/sign-in", &right).await.leads(), "/settings");
        let elsewhere =
            [("email", email.as_str()), ("password", PASSWORD), ("next", "//elsewhere.se")];
        assert_eq!(stranger.post("/sign-in", &elsewhere).await.leads(), "/");
    })
    .await;
}

#[tokio::test]
async fn an_invitation_to_the_wrong_address_is_withdrawn() {
    each_engine(async |db, company, _| {
        let site = Site::with_mail(&db, people::routes(), Vec::new(), false);
        let hr = site.hr(&company).await;
        // Shown to HR, because there is no mail: the person sees that it was.
        let fields = [("name", "Person 00007"), ("email", "person7@exempel.se")];
        let shown = hr.post("/settings/access", &fields).await.ok();
        let link = shown.body.split("/invitation/").nth(1).unwrap().split('<').next().unwrap();
        let path = format!("/invitation/{link}");
        let mut conn = db.read(company.org.id).await.unwrap();
        let org = company.org.id;
        let readings =
            people::reads::of_person(&mut conn, org, company.people[7], 9).await.unwrap();
        assert_eq!(readings[0].what, "invitation");
        drop(conn);

        let stranger = site.stranger();
        let _ = stranger.get(&path).await.ok();
        let email = [("email", "person7@exempel.se")];
        let _ = hr.post("/settings/access/withdrawals", &email).await.leads();
        assert_eq!(stranger.get(&path).await.status, StatusCode::NOT_FOUND);
        let accepted = stranger.post(&path, &[("name", "X"), ("password", PASSWORD)]).await;
        assert_eq!(accepted.status, StatusCode::NOT_FOUND);
        assert!(!hr.get("/settings/access").await.ok().says("person7@exempel.se"));
        let again = hr.post("/settings/access/withdrawals", &email).await;
        assert_eq!(again.status, StatusCode::NOT_FOUND, "nothing is left to withdraw");
    })
    .await;
}

#[tokio::test]
async fn an_invitation_does_not_take_over_an_account() {
    each_engine(async |db, first, site| {
        let secret = invited(&db, &first, "konsult@konto.se", Rights::default()).await;
        let stranger = site.stranger();
        let fields = [("name", "Kim"), ("password", PASSWORD)];
        let _ = stranger.post(&format!("/invitation/{secret}"), &fields).await.leads();

        let second = company(&db, 5).await;
        let secret =
            invited(&db, &second, "konsult@konto.se", Rights::default().with(Right::Hr)).await;
        let path = format!("/invitation/{secret}");
        let takeover = [("name", "Kim"), ("password", "ett helt annat lösenord")];
        assert_eq!(stranger.post(&path, &takeover).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(stranger.post(&path, &fields).await.leads(), "/", "the own password joins");

        let mut conn = db.read_installation().await.unwrap();
        let email = Email::parse("konsult@konto.se").unwrap();
        let account = accounts::by_email(&mut conn, &email).await.unwrap().unwrap();
        assert_eq!(accounts::organisations(&mut conn, account.id).await.unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn guessing_is_slowed_down() {
    let test = fresh(Engine::Sqlite).await;
    let site = Site::new(&test.db, people::routes(), Vec::new());
    let fields = [("email", "nagon@konto.se"), ("password", "gissning gissning")];
    for _ in 0..8 {
        let answer = site.stranger().post("/sign-in", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(
        site.stranger().post("/sign-in", &fields).await.status,
        StatusCode::TOO_MANY_REQUESTS
    );
}

#[tokio::test]
async fn a_session_can_be_ended_from_elsewhere() {
    each_engine(async |db, company, site| {
        let hr = site.hr(&company).await;
        assert_eq!(hr.get("/settings").await.status, StatusCode::OK);
        let mut conn = db.write_installation().await.unwrap();
        people::sessions::end_all(&mut conn, hr.account.unwrap()).await.unwrap();
        conn.commit().await.unwrap();
        assert!(hr.get("/settings").await.location.starts_with("/sign-in?next="));
    })
    .await;
}

#[tokio::test]
async fn a_leaver_has_no_access() {
    each_engine(async |db, company, site| {
        let employee = site.sign_in(&company, Some(company.people[7]), &[]).await;
        assert_eq!(employee.get("/me").await.status, StatusCode::OK);
        let mut conn = db.write(company.org.id).await.unwrap();
        let now = site.app.clock.now();
        erasure::erase(&mut conn, company.org.id, company.people[7], now).await.unwrap();
        conn.commit().await.unwrap();
        assert!(employee.get("/me").await.location.starts_with("/sign-in"));
    })
    .await;
}

#[tokio::test]
async fn i_see_what_is_stored_who_read_it_and_ask_for_erasure() {
    each_engine(async |db, company, site| {
        let me = site.sign_in(&company, Some(company.people[6]), &[]).await;
        let other = site.sign_in(&company, Some(company.people[5]), &[]).await;
        let hr = site.hr(&company).await;
        let _ = me.post("/me/correction", &[("text", "Jag heter Annika")]).await.leads();
        assert!(hr.get("/settings/requests").await.ok().says("Jag heter Annika"));

        let page = me.get("/me").await.ok();
        assert!(page.says("Jag heter Annika"));
        assert!(page.says("Kim Testsson"), "that HR read the request stands there");
        assert!(!other.get("/me").await.ok().says("Kim Testsson"));
        let export = me.get("/me/export").await.ok();
        let export: serde_json::Value = serde_json::from_slice(&export.bytes).unwrap();
        assert_eq!(export["stored"]["person"][0]["name"], "Person 00006");
        assert_eq!(export["stored"]["person_request"][0]["text"], "Jag heter Annika");

        let _ = me.post("/me/erasure", &[]).await.leads();
        let requests = hr.get("/settings/requests").await.ok();
        let ids = requests.body.split("action=\"/settings/requests/").skip(1);
        let id = ids.last().unwrap().split('"').next().unwrap();
        let _ = hr.post(&format!("/settings/requests/{id}"), &[]).await.leads();
        let mut conn = db.read(company.org.id).await.unwrap();
        let erased = person::get(&mut conn, company.org.id, company.people[6]).await.unwrap();
        assert_eq!((erased.name.as_str(), erased.email, erased.number), ("", None, None));
        assert!(erased.erased_at.is_some());
        let left =
            reads::of_person(&mut conn, company.org.id, company.people[6], 10).await.unwrap();
        assert!(left.is_empty());
    })
    .await;
}

#[tokio::test]
async fn settings_are_hrs_alone_and_somebody_stays_hr() {
    each_engine(async |_, company, site| {
        let hr = site.hr(&company).await;
        let leader = site.sign_in(&company, None, &[Right::Leadership]).await;
        assert_eq!(leader.get("/settings").await.status, StatusCode::FORBIDDEN);
        let account = hr.account.unwrap();
        let alone =
            hr.post(&format!("/settings/access/{account}"), &[("right", "ambassador")]).await;
        assert_eq!(alone.status, StatusCode::UNPROCESSABLE_ENTITY);

        let fields = [
            ("name", "Norrverk"),
            ("language", "sv"),
            ("time_zone", "Europe/Stockholm"),
            ("currency", "sek"),
            ("smallest_group", "3"),
            ("retention_days", "90"),
            ("answer_protection", "everyone"),
        ];
        assert_eq!(hr.post("/settings", &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let fields = fields.map(
            |(name, value)| if name == "smallest_group" { (name, "7") } else { (name, value) },
        );
        let _ = hr.post("/settings", &fields).await.leads();
        assert!(hr.get("/settings").await.ok().says("value=\"7\""));
        let log = hr.get("/settings/log").await.ok();
        assert!(log.says("minsta grupp från 5 till 7"), "{}", log.body);
        assert!(
            log.says("från De som valde svaret till Även de som inte valde det"),
            "{}",
            log.body
        );
        assert!(!log.says("retention_days") && !log.says("valuta"), "only what changed, in words");
    })
    .await;
}

#[tokio::test]
async fn the_log_says_in_sentences_what_happened_last() {
    each_engine(async |db, company, site| {
        let org = company.org.id;
        let hr = site.hr(&company).await;
        let now = site.app.clock.now();
        let mut conn = db.write(org).await.unwrap();
        // What happened first is written down last, as made-up companies and slow jobs do.
        for (days, name) in [(0, "Sist"), (-3, "Först"), (-1, "Mitt")] {
            let detail = serde_json::json!({ "name": name, "rights": ["hr", "leadership"] });
            let (doer, subject) = (Doer::program(), ("account", None));
            let (action, at) = (people::action!("account-invited"), now.plus_days(days));
            people::audit::note(&mut conn, org, &doer, action, subject, &detail, at).await.unwrap();
        }
        let detail = serde_json::json!({ "new": 3, "left": 1, "changed": 0, "roles": 1 });
        let (doer, subject) = (Doer::program(), ("import", None));
        let (action, at) = (people::action!("people-imported"), now.plus_days(-2));
        people::audit::note(&mut conn, org, &doer, action, subject, &detail, at).await.unwrap();
        conn.commit().await.unwrap();
        let log = hr.get("/settings/log").await.ok();
        let place =
            |words: &str| log.body.find(words).unwrap_or_else(|| panic!("{words}: {}", log.body));
        let told =
            ["Bjöd in Sist", "Bjöd in Mitt", "Läste in personallistan", "Bjöd in Först"].map(place);
        assert!(told.is_sorted(), "the newest first: {told:?}");
        assert!(log.says("Bjöd in Först som HR, Ledning"), "{}", log.body);
        assert!(
            log.says("Läste in personallistan: 3 nya personer, 1 har slutat, 1 ny roll"),
            "{}",
            log.body
        );
    })
    .await;
}

#[tokio::test]
async fn organisations_see_nothing_of_each_other() {
    each_engine(async |db, first, site| {
        let second = company(&db, 5).await;
        let theirs = site.hr(&second).await;
        let path = format!("/settings/access/{}", site.hr(&first).await.account.unwrap());
        assert_eq!(theirs.post(&path, &[("right", "hr")]).await.status, StatusCode::NOT_FOUND);
        let switch = format!("/organisations/{}", first.org.id);
        assert_eq!(theirs.post(&switch, &[]).await.status, StatusCode::NOT_FOUND);
        let doer = Doer::program();
        let mut conn = db.write(first.org.id).await.unwrap();
        let detail = serde_json::json!({ "name": "hemligt" });
        people::audit::note(
            &mut conn,
            first.org.id,
            &doer,
            people::action!("rights-changed"),
            ("account", None),
            &detail,
            site.app.clock.now(),
        )
        .await
        .unwrap();
        conn.commit().await.unwrap();
        assert!(!theirs.get("/settings/log").await.ok().says("hemligt"));
    })
    .await;
}

#[tokio::test]
async fn the_second_wall_stands_without_the_first() {
    let test = fresh(Engine::Postgres).await;
    let first = company(&test.db, 5).await;
    let second = company(&test.db, 5).await;
    // A connection of the second organisation asks for the first one's people.
    let mut conn = test.db.read(second.org.id).await.unwrap();
    assert_eq!(people::register::count(&mut conn, first.org.id).await.unwrap(), 0);
    assert_eq!(people::register::count(&mut conn, second.org.id).await.unwrap(), 5);
}

#[tokio::test]
async fn demo_doors_are_closed_in_earnest() {
    let test = fresh(Engine::Sqlite).await;
    let _company = company(&test.db, 12).await;
    let site = Site::new(&test.db, people::routes(), Vec::new());
    assert_eq!(site.stranger().get("/demo/hr").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn nobody_else_gets_the_key_to_a_persons_row() {
    each_engine(async |db, company, site| {
        let employee = site.sign_in(&company, Some(company.people[7]), &[]).await;
        // Their address is changed and the new one invited: it joins, but not as them.
        let org = company.org.id;
        let secret = invited(&db, &company, "person7@exempel.se", Rights::default()).await;
        let stranger = site.stranger();
        let fields = [("name", "Någon Annan"), ("password", PASSWORD)];
        let _ = stranger.post(&format!("/invitation/{secret}"), &fields).await.leads();
        let mut conn = db.read(org).await.unwrap();
        let email = Email::parse("person7@exempel.se").unwrap();
        let account = accounts::by_email(&mut conn, &email).await.unwrap().unwrap();
        let member = accounts::one_member(&mut conn, org, account.id).await.unwrap();
        assert_eq!(member.person, None);
        drop(conn);
        assert_eq!(employee.get("/me").await.status, StatusCode::OK, "the person keeps their own");
    })
    .await;
}

#[tokio::test]
async fn after_an_erasure_neither_log_nor_mail_nor_account_says_who_it_was() {
    each_engine(async |db, company, site| {
        let org = company.org.id;
        let hr = site.hr(&company).await;
        let secret = invited(&db, &company, "person6@exempel.se", Rights::default()).await;
        let stranger = site.stranger();
        let fields = [("name", "Person 00006"), ("password", PASSWORD)];
        let _ = stranger.post(&format!("/invitation/{secret}"), &fields).await.leads();
        let mut conn = db.write(org).await.unwrap();
        let now = site.app.clock.now();
        let subject = ("person", Some(company.people[6].0));
        let detail = serde_json::json!({ "email": ["person6@exempel.se", "nytt@exempel.se"] });
        let doer = Doer::program();
        people::audit::note(
            &mut conn,
            org,
            &doer,
            people::action!("person-changed"),
            subject,
            &detail,
            now,
        )
        .await
        .unwrap();
        erasure::erase(&mut conn, org, company.people[6], now).await.unwrap();
        conn.commit().await.unwrap();
        assert!(!hr.get("/settings/log").await.ok().says("person6@exempel.se"));
        let mut conn = db.read_installation().await.unwrap();
        let email = Email::parse("person6@exempel.se").unwrap();
        assert!(
            accounts::by_email(&mut conn, &email).await.unwrap().is_none(),
            "the account is closed"
        );
    })
    .await;
}

#[tokio::test]
async fn a_link_after_sign_in_leads_nowhere_else() {
    let test = fresh(Engine::Sqlite).await;
    let company = company(&test.db, 5).await;
    let site = Site::new(&test.db, people::routes(), Vec::new());
    let hr = site.hr(&company).await;
    for elsewhere in [
        "//evil.example",
        "/%09/evil.example/",
        "/%0a/evil.example",
        "https://evil.example",
        "/%5Cevil.example",
    ] {
        let led = hr.get(&format!("/sign-in?next={elsewhere}")).await.location;
        assert_eq!(led, "/", "{elsewhere}");
    }
}

#[tokio::test]
async fn a_form_is_no_place_for_a_large_file() {
    let test = fresh(Engine::Sqlite).await;
    let site = Site::new(&test.db, people::routes(), Vec::new());
    let long = "x".repeat(2 << 20);
    let answer = site.stranger().post("/sign-in", &[("email", &long), ("password", "x")]).await;
    assert!(
        answer.status.is_client_error() && answer.status != StatusCode::TOO_MANY_REQUESTS,
        "{}",
        answer.status
    );
    assert!(!answer.says("xxxxxxxxxxxxxxxx"), "nothing of it comes back");
}

#[tokio::test]
async fn without_a_mail_server_hr_is_told_before_inviting() {
    let test = fresh(Engine::Sqlite).await;
    let company = company(&test.db, 12).await;
    for mail in [true, false] {
        let site = Site::with_mail(&test.db, people::routes(), Vec::new(), mail);
        let hr = site.hr(&company).await;
        let access = hr.get("/settings/access").await.ok();
        assert_eq!(access.says("du får en länk att lämna över"), !mail);
        assert_eq!(access.says("får sin inbjudan först när"), !mail);
        let after = hr.post("/settings/access/everyone", &[]).await.leads();
        assert_eq!(after.contains("everyone-waiting"), !mail);
    }
}

#[tokio::test]
async fn lines_about_privacy_say_the_smallest_group_that_is_set() {
    each_engine(async |db, company, site| {
        let mut conn = db.write(company.org.id).await.unwrap();
        let org = people::Organisation { smallest_group: 8, ..company.org.clone() };
        people::organisation::change(&mut conn, &org).await.unwrap();
        conn.commit().await.unwrap();
        let manager = site.sign_in(&company, Some(company.people[0]), &[Right::Hr]).await;
        assert!(manager.get("/people/team").await.ok().says("grupper om minst 8"));
    })
    .await;
}
