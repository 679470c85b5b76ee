//! Sessions: planned, asked to, changed, called off, attended, answered; and the calendar that follows.

use learning::kits::kits;
use learning::sessions::{self, feedback};
use people::testing::START;
use store::testing::ENGINES;
use store::{args, statement};

use crate::story::{Story, story};

statement! {
    MAILS: organisation = "SELECT address, subject, calendar FROM mail WHERE org_id = $1 ORDER BY id";
}

async fn mails(story: &Story) -> Vec<(String, String, Option<String>)> {
    let mut conn = story.base.db.read(story.company.org.id).await.expect("a connection");
    conn.list(&MAILS, args![story.company.org.id], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })
    .await
    .expect("the database takes it")
}

#[tokio::test]
async fn a_session_is_planned_changed_and_called_off_in_everybodys_calendar() {
    for engine in ENGINES {
        let story = story(engine, 24).await;
        let hr = story.site.hr(&story.company).await;
        let kit = &kits()[0].key;
        let page = hr.get("/learning/sessions").await.ok();
        assert!(page.says("Färdiga upplägg") && page.says(&format!("/learning/kits/{kit}")));
        assert!(hr.get(&format!("/learning/kits/{kit}")).await.ok().says("Planera en träff"));
        assert_eq!(hr.get("/learning/sessions/new?kit=nothing").await.status, 404);
        let form = hr.get(&format!("/learning/sessions/new?kit={kit}")).await.ok();
        assert!(form.says("Produktion/Montering"), "{}", form.body);
        let wrong = [
            ("kit", kit.as_str()),
            ("title", ""),
            ("date", "i morgon"),
            ("time", "25"),
            ("minutes", "0"),
            ("place", ""),
            ("host", "ingen@exempel.se"),
            ("who", ""),
        ];
        let page = hr.post("/learning/sessions/new", &wrong).await;
        assert_eq!(page.status, 422);
        for said in [
            "Fyll i det här",
            "Ange ett datum",
            "Ange ett klockslag",
            "mellan 5 och 600",
            "Ingen på personallistan",
        ] {
            assert!(page.says(said), "{said}");
        }
        let department = format!("department-{}", story.company.departments[1]);
        let mut fields = vec![
            ("kit", kit.as_str()),
            ("title", "Lunch, del 1"),
            ("date", "2026-11-05"),
            ("time", "11:30"),
            ("minutes", "45"),
            ("place", "Åsen"),
            ("host", "person2@exempel.se"),
            ("who", department.as_str()),
        ];
        let led = hr.post("/learning/sessions/new", &fields).await.leads();
        let path = led.strip_suffix("?said=session-added").unwrap().to_owned();
        // Produktion with Montering below it: every other of the people.
        let sent = mails(&story).await;
        assert_eq!(sent.len(), 12);
        let (address, subject, calendar) = &sent[0];
        let calendar = calendar.as_deref().unwrap().replace("\r\n ", "");
        assert!(subject.contains("Lunch, del 1"));
        for line in [
            "METHOD:REQUEST",
            "DTSTART:20261105T103000Z",
            "SEQUENCE:0",
            "SUMMARY:Lunch\\, del 1",
            "LOCATION:Åsen",
            &format!("mailto:{address}"),
            "mailto:person2@exempel.se",
        ] {
            assert!(calendar.contains(line), "{line}: {calendar}");
        }
        // Asked again, those who were are left alone.
        let _ = hr.post(&format!("{path}/ask"), &[("who", "everybody")]).await.leads();
        assert_eq!(mails(&story).await.len(), 24);

        // Changed: everybody is told, and calendars know it is newer.
        fields[3] = ("time", "13:00");
        let _ = hr.post(&format!("{path}/edit"), &fields).await.leads();
        let sent = mails(&story).await;
        assert_eq!(sent.len(), 48);
        assert!(sent[47].2.as_deref().unwrap().contains("SEQUENCE:1"));
        assert!(sent[47].2.as_deref().unwrap().contains("DTSTART:20261105T120000Z"));
        // Nothing new, no mail.
        let _ = hr.post(&format!("{path}/edit"), &fields).await.leads();
        assert_eq!(mails(&story).await.len(), 48);

        let anna = story.site.sign_in(&story.company, Some(story.company.people[5]), &[]).await;
        assert!(anna.get("/learning/sessions").await.ok().says("Lunch, del 1"));
        let file = anna.get(&format!("{path}/calendar.ics")).await.ok();
        assert!(file.says("METHOD:PUBLISH") && !file.says("ATTENDEE"), "{}", file.body);
        assert_eq!(anna.get(&format!("{path}/edit")).await.status, 403);
        assert_eq!(anna.get(&format!("{path}/door")).await.status, 403);

        let _ = hr.post(&format!("{path}/cancel"), &[]).await.leads();
        let sent = mails(&story).await;
        assert_eq!(sent.len(), 72);
        let last = sent[71].2.as_deref().unwrap();
        assert!(last.contains("METHOD:CANCEL") && last.contains("STATUS:CANCELLED"), "{last}");
        assert!(last.contains("SEQUENCE:2"), "{last}");
        assert_eq!(hr.post(&format!("{path}/cancel"), &[]).await.status, 410);
        assert_eq!(hr.post(&format!("{path}/ask"), &[("who", "everybody")]).await.status, 410);
        assert!(!anna.get("/learning/sessions").await.ok().says("Lunch, del 1"));
    }
}

#[tokio::test]
async fn who_is_there_says_so_and_answers_once_without_a_name() {
    for engine in ENGINES {
        let story = story(engine, 24).await;
        let org = story.company.org.id;
        let hr = story.site.hr(&story.company).await;
        let fields = [
            ("kit", kits()[0].key.as_str()),
            ("title", "Verkstad"),
            ("date", "2026-11-03"),
            ("time", "10:00"),
            ("minutes", "60"),
            ("place", "Åsen"),
            ("host", "person2@exempel.se"),
            ("who", "everybody"),
        ];
        let led = hr.post("/learning/sessions/new", &fields).await.leads();
        let path = led.strip_suffix("?said=session-added").unwrap().to_owned();
        let id = path.rsplit('/').next().unwrap().parse().unwrap();
        let session =
            sessions::get(&mut story.base.db.read(org).await.unwrap(), org, id).await.unwrap();
        let here = format!("{path}/here/{}", session.secret);
        let anna = story.site.sign_in(&story.company, Some(story.company.people[5]), &[]).await;
        // The day before nobody is there yet.
        assert_eq!(anna.post(&here, &[]).await.status, 410);
        story.site.app.clock.set(session.plan.starts_at);
        let door = hr.get(&format!("{path}/door")).await.ok();
        assert!(door.says("<svg") && door.says(&session.secret), "{}", door.body);
        let host = story.site.sign_in(&story.company, Some(story.company.people[2]), &[]).await;
        assert!(host.get(&format!("{path}/door")).await.ok().says("<svg"));
        assert_eq!(anna.get(&format!("{path}/here/guessed")).await.status, 404);
        assert_eq!(anna.post(&format!("{path}/here/guessed"), &[]).await.status, 404);
        assert!(anna.get(&here).await.ok().says("Jag är här"));

        // Whoever was not there is not asked.
        let answer = [("useful", "4"), ("will_use", "5")];
        assert_eq!(anna.post(&format!("{path}/feedback"), &answer).await.status, 410);
        for i in 4..10 {
            let one = story.site.sign_in(&story.company, Some(story.company.people[i]), &[]).await;
            let _ = one.post(&here, &[]).await.leads();
            let _ = one.post(&here, &[]).await.leads();
            assert!(one.get(&path).await.ok().says("Två frågor"));
            let out_of_scale = [("useful", "6"), ("will_use", "5")];
            assert_eq!(one.post(&format!("{path}/feedback"), &out_of_scale).await.status, 422);
            let _ = one.post(&format!("{path}/feedback"), &answer).await.leads();
            assert_eq!(one.post(&format!("{path}/feedback"), &answer).await.status, 410, "once");
        }
        let page = hr.get(&path).await.ok();
        assert!(page.says("24 på listan, 6 var med"), "{}", page.body);
        assert!(page.says("Svaren visas efter 10 november 2026"), "{}", page.body);
        // Told once, when no more can come.
        let mut conn = story.base.db.read(org).await.unwrap();
        let later = feedback::closes_at(&session).plus_minutes(1);
        let told = feedback::told(&mut conn, org, &session, 5, later).await.unwrap().unwrap();
        assert_eq!((told.answers, told.useful, told.will_use), (6, 4.0, 5.0));
        assert!(feedback::told(&mut conn, org, &session, 7, later).await.unwrap().is_none());
        drop(conn);
        story.site.app.clock.set(later);
        let hr = story.site.hr(&story.company).await;
        assert!(hr.get(&path).await.ok().says("4,0 av 5"));
        let late = story.site.sign_in(&story.company, Some(story.company.people[5]), &[]).await;
        assert_eq!(late.post(&format!("{path}/feedback"), &answer).await.status, 410);
    }
}

#[tokio::test]
async fn a_calendar_can_be_subscribed_to_with_a_secret_address() {
    for engine in ENGINES {
        let story = story(engine, 24).await;
        let anna = story.site.sign_in(&story.company, Some(story.company.people[5]), &[]).await;
        let page = anna.post("/learning/calendar", &[]).await.ok();
        let from = page.body.find("http://kunnig.test/calendar/").expect("an address");
        let address = page.body[from..].split(['<', '"']).next().unwrap();
        let path = address.strip_prefix("http://kunnig.test").unwrap().to_owned();
        let stranger = story.site.stranger();
        let feed = stranger.get(&path).await.ok();
        assert!(feed.says("BEGIN:VCALENDAR") && feed.says("METHOD:PUBLISH"), "{}", feed.body);
        assert_eq!(stranger.get("/calendar/guessed.ics").await.status, 404);
        assert!(!anna.get("/learning/calendar").await.ok().says("kunnig.test/calendar/"));

        // What HR plans is there the next time the calendar looks.
        let hr = story.site.hr(&story.company).await;
        let fields = [
            ("kit", kits()[0].key.as_str()),
            ("title", "Verkstad"),
            ("date", "2026-11-05"),
            ("time", "10:00"),
            ("minutes", "60"),
            ("place", "Åsen"),
            ("host", "person2@exempel.se"),
            ("who", "everybody"),
        ];
        let _ = hr.post("/learning/sessions/new", &fields).await.leads();
        let org = story.company.org.id;
        let mut conn = story.base.db.write(org).await.unwrap();
        let template = programme::template::ready(story.company.org.language).unwrap();
        let doer = people::audit::Doer::program();
        let first = jiff::civil::date(2026, 11, 2);
        programme::plan::start(&mut conn, org, template, first, &doer, START).await.unwrap();
        conn.commit().await.unwrap();
        let feed = stranger.get(&path).await.ok();
        assert!(
            feed.says("SUMMARY:Verkstad") && feed.says("DTSTART;VALUE=DATE:20261102"),
            "{}",
            feed.body
        );
        assert!(
            hr.get("/learning/calendar/programme.ics")
                .await
                .ok()
                .says("DTSTART;VALUE=DATE:20261102")
        );

        // A new address closes the old one, and it can be ended.
        let _ = anna.post("/learning/calendar", &[]).await.ok();
        assert_eq!(stranger.get(&path).await.status, 404);
        let _ = anna.post("/learning/calendar/end", &[]).await.leads();
        assert!(anna.get("/learning/calendar").await.ok().says("Skapa adress"));
    }
}
