//! The register of tools and what people ask for.

use governance::requests;
use governance::tools::{self, Status};
use people::audit;
use people::testing::{START, Site, company};
use store::testing::{ENGINES, fresh};
use store::{counting_statements, outbox};
use web::{Lang, Right};

const COPILOT: [(&str, &str); 11] = [
    ("name", "Microsoft 365 Copilot"),
    ("status", "approved"),
    ("reason", "Avtalet håller för det vi skriver till kunder."),
    ("purpose", "Mejl, protokoll och offertutkast"),
    ("class", "internal"),
    ("class", "confidential"),
    ("review_on", "2027-03-01"),
    ("owner", "Person3@exempel.se"),
    ("cost", "289,50"),
    ("link", "https://copilot.example"),
    ("support", "IT-supporten"),
];

/// A tool with another name or status than the one above.
fn like<'a>(name: &'a str, status: &'a str) -> Vec<(&'a str, &'a str)> {
    COPILOT
        .into_iter()
        .map(|(field, value)| match field {
            "name" => (field, name),
            "status" => (field, status),
            _ => (field, value),
        })
        .collect()
}

#[tokio::test]
async fn hr_adds_a_tool_and_everybody_reads_what_may_be_put_into_it() {
    for engine in ENGINES {
        let test = fresh(engine).await;
        let company = company(&test.db, 12).await;
        let org = company.org.id;
        let site = Site::new(&test.db, governance::routes(), Vec::new());
        let hr = site.hr(&company).await;
        let employee = site.sign_in(&company, Some(company.people[5]), &[]).await;
        assert!(employee.get("/tools").await.ok().says("Inget verktyg är godkänt än"));
        assert!(hr.get("/tools/new").await.ok().says("<option value=\"Claude\">"));
        assert_eq!(employee.get("/tools/new").await.status, 403);
        assert_eq!(employee.post("/tools/new", &COPILOT).await.status, 403);

        let wrong = [
            ("name", "  "),
            ("status", "approved"),
            ("review_on", "snart"),
            ("owner", "nobody@exempel.se"),
            ("cost", "gratis"),
            ("link", "javascript:alert(1)"),
            ("class", "secret"),
        ];
        let wrong = hr.post("/tools/new", &wrong).await;
        assert_eq!(wrong.status, 422);
        for told in [
            "Skriv något här",
            "Ange ett datum",
            "Ingen på personallistan",
            "Skriv ett belopp",
            "ska börja med https",
            "Kryssa för minst ett slag",
            "snart",
            "gratis",
        ] {
            assert!(wrong.says(told), "{told}: {}", wrong.body);
        }

        let led = hr.post("/tools/new", &COPILOT).await.leads();
        let path = led.strip_suffix("?said=saved").unwrap().to_owned();
        let twice = hr.post("/tools/new", &like("microsoft 365  COPILOT", "trial")).await;
        assert!(twice.status == 422 && twice.says("finns redan i listan"));

        let list = employee.get("/tools").await.ok();
        assert!(list.says("Internt, Förtroligt") && list.says("Mejl, protokoll och offertutkast"));
        assert!(list.says("Lösenord och nycklar.") && !list.says("/edit"), "{}", list.body);
        let page = employee.get(&path).await.ok();
        for told in ["Person 00003", "289,50", "SEK", "1 mars 2027", "IT-supporten", "Godkänt"] {
            assert!(page.says(told), "{told}: {}", page.body);
        }
        assert!(!page.says("/edit") && hr.get(&path).await.ok().says("/edit"));

        // Not allowed any more: it takes nothing, and everybody reads why.
        let form = hr.get(&format!("{path}/edit")).await.ok();
        assert!(form.says("value=\"289.50\"") && form.says("person3@exempel.se"), "{}", form.body);
        let not_allowed = like("Copilot", "not-allowed");
        let _ = hr.post(&format!("{path}/edit"), &not_allowed).await.leads();
        let page = employee.get(&path).await.ok();
        assert!(page.says("Inte tillåtet") && page.says("Avtalet håller") && !page.says("Öppna"));
        let mut conn = test.db.read(org).await.unwrap();
        let all = tools::all(&mut conn, org, Lang::or_fallback("sv")).await.unwrap();
        assert_eq!((all[0].status, all[0].classes.is_empty()), (Status::NotAllowed, true));
        let entries = audit::page(&mut conn, org, None, 10).await.unwrap();
        assert_eq!(entries[0].action, "tool-changed");
        assert_eq!(entries[0].detail["tool_status"][1], "not-allowed");
        assert_eq!(entries[1].action, "tool-added");
    }
}

#[tokio::test]
async fn hr_is_told_of_too_many_tools_and_of_reviews_that_are_due() {
    for engine in ENGINES {
        let test = fresh(engine).await;
        let company = company(&test.db, 12).await;
        let site = Site::new(&test.db, governance::routes(), Vec::new());
        let hr = site.hr(&company).await;
        let employee = site.sign_in(&company, Some(company.people[5]), &[]).await;
        for (name, status) in [
            ("A", "approved"),
            ("B", "trial"),
            ("C", "trial"),
            ("D", "retired"),
            ("E", "not-allowed"),
        ] {
            let _ = hr.post("/tools/new", &like(name, status)).await.leads();
        }
        assert!(!hr.get("/tools").await.ok().says("har sagt att ni klarar"), "three are fine");
        assert_eq!(hr.post("/tools/limit", &[("most", "0")]).await.status, 422);
        let _ = hr.post("/tools/limit", &[("most", "2")]).await.leads();
        assert!(
            hr.get("/tools")
                .await
                .ok()
                .says("Ni har 3 verktyg i bruk och har sagt att ni klarar 2")
        );
        assert!(!employee.get("/tools").await.ok().says("har sagt att ni klarar"));

        assert!(!hr.get("/tools").await.ok().says("skulle ses över"));
        site.app.clock.set(START.plus_days(150));
        let hr = site.hr(&company).await;
        let employee = site.sign_in(&company, Some(company.people[5]), &[]).await;
        let page = hr.get("/tools").await.ok();
        assert_eq!(page.body.matches("skulle ses över").count(), 3, "only those in use");
        assert!(!employee.get("/tools").await.ok().says("skulle ses över"));
    }
}

#[tokio::test]
async fn an_employee_asks_hr_decides_and_the_asker_reads_why() {
    for engine in ENGINES {
        let test = fresh(engine).await;
        let company = company(&test.db, 12).await;
        let org = company.org.id;
        let site = Site::new(&test.db, governance::routes(), people::jobs("http://kunnig.test"));
        let hr = site.hr(&company).await;
        let asker = site.sign_in(&company, Some(company.people[5]), &[]).await;
        let colleague = site.sign_in(&company, Some(company.people[6]), &[]).await;
        let _ = hr.post("/tools/new", &COPILOT).await.leads();

        let lacking = asker.post("/tools/requests/new", &[("purpose", "Översätta")]).await;
        assert!(lacking.status == 422 && lacking.says("Översätta"), "what was typed stays");
        let there = [("name", "microsoft 365 copilot"), ("purpose", "Mejl"), ("class", "public")];
        assert!(asker.post("/tools/requests/new", &there).await.says("får du redan använda"));
        let deepl = [("name", "DeepL"), ("purpose", "Översätta manualer"), ("class", "public")];
        let led = asker.post("/tools/requests/new", &deepl).await.leads();
        let path = led.strip_suffix("?said=tool-requested").unwrap().to_owned();
        let gamma = [("name", "Gamma"), ("purpose", "Bildspel"), ("class", "internal")];
        let led = asker.post("/tools/requests/new", &gamma).await.leads();
        let second = led.strip_suffix("?said=tool-requested").unwrap().to_owned();
        assert!(asker.get(&path).await.ok().says("HR har fått ditt önskemål"));
        assert_eq!(colleague.get(&path).await.status, 404, "nobody else sees it");
        assert!(hr.get("/tools").await.ok().says("2 önskemål om verktyg väntar"));
        assert!(!hr.get("/tools/requests").await.ok().says("Person 00005"));
        assert!(hr.get(&path).await.ok().says("Person 00005"));

        // No, with a reason.
        assert_eq!(hr.post(&format!("{path}/decline"), &[("reason", " ")]).await.status, 422);
        let no = [("reason", "Använd Copilot, den översätter lika bra.")];
        assert_eq!(asker.post(&format!("{path}/decline"), &no).await.status, 403);
        let _ = hr.post(&format!("{path}/decline"), &no).await.leads();
        assert_eq!(hr.post(&format!("{path}/decline"), &no).await.status, 410, "only once");

        // Yes: the request becomes a tool.
        let id = second.rsplit('/').next().unwrap().to_owned();
        let form = hr.get(&format!("/tools/new?request={id}")).await.ok();
        assert!(form.says("value=\"Gamma\"") && form.says(">Bildspel<"), "{}", form.body);
        let mut fields = like("Gamma", "trial");
        fields.push(("request", &id));
        let led = hr.post("/tools/new", &fields).await.leads();
        let tool = led.strip_suffix("?said=saved").unwrap().to_owned();

        assert!(asker.get(&path).await.ok().says("Använd Copilot"));
        let page = asker.get(&second).await.ok();
        assert!(page.says("Avtalet håller") && page.says(&tool), "{}", page.body);
        let list = asker.get("/tools").await.ok();
        assert!(list.says("Använd Copilot") && list.says("Gamma"));
        assert!(!hr.get("/tools").await.ok().says("väntar på besked"));
        let mut conn = test.db.read(org).await.unwrap();
        assert_eq!(requests::open(&mut conn, org).await.unwrap(), 0);
        drop(conn);
        let mut conn = test.db.read_installation().await.unwrap();
        let mails = outbox::waiting(&mut conn, START.plus_minutes(1)).await.unwrap();
        let mut mails: Vec<_> = mails.into_iter().map(|waiting| waiting.mail).collect();
        mails.sort_by(|a, b| a.subject.cmp(&b.subject));
        assert_eq!(mails.len(), 2);
        assert!(mails.iter().all(|mail| mail.address == "person5@exempel.se"));
        assert_eq!(mails[0].subject, "Besked om DeepL");
        assert!(mails[0].body.contains("Använd Copilot, den översätter lika bra."));
        assert!(mails[1].body.contains(&format!("http://kunnig.test{tool}")), "{}", mails[1].body);
    }
}

#[tokio::test]
async fn another_organisation_sees_and_changes_nothing_of_the_tools() {
    for engine in ENGINES {
        let test = fresh(engine).await;
        let ours = company(&test.db, 8).await;
        let theirs = company(&test.db, 8).await;
        let site = Site::new(&test.db, governance::routes(), Vec::new());
        let (hr, stranger) = (site.hr(&ours).await, site.hr(&theirs).await);
        let led = hr.post("/tools/new", &COPILOT).await.leads();
        let path = led.strip_suffix("?said=saved").unwrap().to_owned();
        let asker = site.sign_in(&ours, Some(ours.people[5]), &[]).await;
        let asked = [("name", "DeepL"), ("purpose", "Översätta"), ("class", "public")];
        let led = asker.post("/tools/requests/new", &asked).await.leads();
        let request = led.strip_suffix("?said=tool-requested").unwrap().to_owned();
        assert!(!stranger.get("/tools").await.ok().says("Copilot"));
        assert!(!stranger.get("/tools/requests").await.ok().says("DeepL"));
        assert_eq!(stranger.get(&path).await.status, 404);
        assert_eq!(stranger.post(&format!("{path}/edit"), &COPILOT).await.status, 404);
        assert_eq!(stranger.get(&request).await.status, 404);
        let no = [("reason", "Nej")];
        assert_eq!(stranger.post(&format!("{request}/decline"), &no).await.status, 404);
        // The same name may stand in both registers.
        let _ = stranger.post("/tools/new", &COPILOT).await.leads();
    }
}

#[tokio::test]
async fn the_page_costs_as_much_with_many_tools_as_with_few() {
    let test = fresh(store::Engine::Sqlite).await;
    let mut costs = Vec::new();
    for tools in [2, 30] {
        let company = company(&test.db, 12).await;
        let site = Site::new(&test.db, governance::routes(), Vec::new());
        let hr = site.sign_in(&company, Some(company.people[1]), &[Right::Hr]).await;
        for number in 0..tools {
            let name = format!("Verktyg {number}");
            let _ = hr.post("/tools/new", &like(&name, "approved")).await.leads();
            let asked =
                [("name", &*format!("Annat {number}")), ("purpose", "x"), ("class", "public")];
            let _ = hr.post("/tools/requests/new", &asked).await.leads();
        }
        let mut cost = Vec::new();
        for path in ["/tools", "/tools/requests"] {
            let (answer, statements) = counting_statements(hr.get(path)).await;
            let _ = answer.ok();
            cost.push(statements);
        }
        costs.push(cost);
    }
    assert_eq!(costs[0], costs[1]);
    assert!(costs[0].iter().all(|cost| *cost <= 9), "{costs:?}");
}
