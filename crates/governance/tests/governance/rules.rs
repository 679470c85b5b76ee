//! The rules about data, version by version.

use governance::rules;
use people::testing::{Site, company};
use store::counting_statements;
use store::testing::{ENGINES, fresh};

#[tokio::test]
async fn everybody_confirms_each_version_for_themselves() {
    for engine in ENGINES {
        let test = fresh(engine).await;
        let company = company(&test.db, 40).await;
        let org = company.org.id;
        let site = Site::new(&test.db, governance::routes(), Vec::new());
        let hr = site.hr(&company).await;
        let employee = site.sign_in(&company, Some(company.people[5]), &[]).await;

        // The ready text holds from the first day.
        let page = employee.get("/rules").await.ok();
        assert!(page.says("Lösenord, nycklar och koder läggs aldrig in"), "{}", page.body);
        assert!(page.says("Jag har läst reglerna") && !page.says("/rules/edit"));
        assert_eq!(employee.get("/rules/edit").await.status, 403);
        assert_eq!(employee.get("/rules/confirmed").await.status, 403);
        let led = employee.post("/rules/confirm", &[("version", "1")]).await.leads();
        assert_eq!(led, "/rules?said=rules-confirmed");
        // Twice is once.
        let _ = employee.post("/rules/confirm", &[("version", "1")]).await.leads();
        let page = employee.get("/rules").await.ok();
        assert!(page.says("Du bekräftade de här reglerna den") && !page.says("Jag har läst"));

        // A new version asks again; the old one can still be read, and nobody confirms it any more.
        let empty = hr.post("/rules/edit", &[("text-sv", " "), ("text-en", "Be kind.")]).await;
        assert_eq!(empty.status, 422);
        assert!(empty.says("Be kind."), "what was typed stays");
        let texts =
            [("text-sv", "## Var snäll\r\n\r\nLägg inte in namn."), ("text-en", "Be kind.")];
        assert_eq!(hr.post("/rules/edit", &texts).await.leads(), "/rules?said=rules-changed");
        // The same again is no new version.
        let _ = hr.post("/rules/edit", &texts).await.leads();
        let page = employee.get("/rules").await.ok();
        assert!(page.says("Version 2") && page.says("<h2>Var snäll</h2>"), "{}", page.body);
        assert!(page.says("Jag har läst reglerna"));
        let old = employee.get("/rules/versions/1").await.ok();
        assert!(old.says("En nyare version gäller nu") && old.says("Lösenord, nycklar"));
        assert!(!old.says("Jag har läst reglerna"));
        let late = employee.post("/rules/confirm", &[("version", "1")]).await;
        assert!(late.says("Reglerna har ändrats"), "{}", late.body);
        let mut conn = test.db.read(org).await.unwrap();
        let current = rules::current(&mut conn, org).await.unwrap();
        assert_eq!(current.version, 2);
        let at = rules::confirmed(&mut conn, org, company.people[5], &current).await.unwrap();
        assert_eq!(at, None);
    }
}

#[tokio::test]
async fn hr_reads_how_many_and_never_who() {
    for engine in ENGINES {
        let test = fresh(engine).await;
        let company = company(&test.db, 40).await;
        let org = company.org.id;
        let site = Site::new(&test.db, governance::routes(), Vec::new());
        let hr = site.hr(&company).await;
        let now = site.app.clock.now();
        let mut conn = test.db.write(org).await.unwrap();
        for person in company.people.iter().take(22) {
            rules::confirm(&mut conn, org, *person, 1, now).await.unwrap();
        }
        conn.commit().await.unwrap();
        let page = hr.get("/rules/confirmed").await.ok();
        assert!(page.says("22 av 40 har bekräftat"), "{}", page.body);
        assert!(page.says("6 av 10") && !page.says("Person 0000"), "{}", page.body);

        // Of three people nothing is said, nor of whatever they could be subtracted from.
        let few = people::testing::company(&test.db, 14).await;
        let hr = site.hr(&few).await;
        let page = hr.get("/rules/confirmed").await.ok();
        assert!(page.says("0 av 14 har bekräftat") && !page.says("0 av 3"), "{}", page.body);
        // And nothing of another company.
        assert!(!page.says("22 av"));

        let (_, statements) = counting_statements(hr.get("/rules")).await;
        assert!(statements <= 6, "{statements} statements");
    }
}
