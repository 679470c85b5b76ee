//! Questions that come back.

use jiff::civil::date;
use people::testing::START;
use store::testing::ENGINES;
use store::{args, statement};

use crate::story::story;

statement! {
    MAILS: organisation = "SELECT address, body FROM mail WHERE org_id = $1 ORDER BY address";
}

/// Every question of a quiz answered right.
const ALL_RIGHT: [(&str, &str); 5] =
    [("q-1", "0"), ("q-2", "0"), ("q-3", "0"), ("q-4", "0"), ("q-5", "0")];

#[tokio::test]
async fn two_questions_a_week_come_back_from_what_was_passed() {
    for engine in ENGINES {
        let story = story(engine, 20).await;
        let person = story.company.people[5];
        let anna = story.site.sign_in(&story.company, Some(person), &[]).await;
        assert!(anna.get("/learning/recall").await.ok().says("Inga frågor än"));
        let _ = anna.post("/learning/units/data-rules/quiz", &ALL_RIGHT).await.leads();
        // Not at once: in three days, the first time.
        let page = anna.get("/learning/recall").await.ok();
        assert!(page.says("Nästa fråga kommer 5 november 2026"), "{}", page.body);

        story.site.app.clock.set(START.plus_days(3));
        let page = anna.get("/learning/recall").await.ok();
        assert!(page.says("En till efter den här"), "{}", page.body);
        let right = [("question", "data-rules/1"), ("chosen", "0")];
        let led = anna.post("/learning/recall", &right).await.leads();
        assert!(
            led.starts_with("/learning/recall?answered=data-rules%2F1&chosen=0&again="),
            "{led}"
        );
        let page = anna.get(&led).await.ok();
        assert!(page.says("Rätt") && page.says("Frågan kommer tillbaka"), "{}", page.body);
        // The same once more counts once.
        assert_eq!(anna.post("/learning/recall", &right).await.leads(), led);
        let wrong = [("question", "data-rules/2"), ("chosen", "1")];
        let led = anna.post("/learning/recall", &wrong).await.leads();
        assert!(led.ends_with("again=2026-11-06"), "what is forgotten comes back soon: {led}");
        let page = anna.get(&led).await.ok();
        assert!(page.says("Inte riktigt") && page.says("Du valde"), "{}", page.body);
        // Two a week are enough; whoever wants may take more.
        let page = anna.get("/learning/recall").await.ok();
        assert!(page.says("Klart för den här veckan") && page.says("Ta två till"), "{}", page.body);
        let page = anna.get("/learning/recall?more=yes").await.ok();
        assert!(page.says(r#"name="chosen""#), "{}", page.body);
        // Nothing chosen: the question stands there again.
        let none = anna.post("/learning/recall", &[("question", "data-rules/3")]).await.leads();
        assert_eq!(none, "/learning/recall?");
        let foreign = [("question", "data-rules/99"), ("chosen", "0")];
        assert_eq!(anna.post("/learning/recall", &foreign).await.status, 404);
        // Somebody else has no such question.
        let bo = story.site.sign_in(&story.company, Some(story.company.people[6]), &[]).await;
        assert_eq!(bo.post("/learning/recall", &right).await.status, 404);
    }
}

#[tokio::test]
async fn a_letter_a_week_to_whoever_wants_it() {
    for engine in ENGINES {
        let story = story(engine, 20).await;
        let (org, db) = (story.company.org.id, &story.base.db);
        let visitors = [5, 6, 9];
        for i in visitors {
            let person = Some(story.company.people[i]);
            let visitor = story.site.sign_in(&story.company, person, &[]).await;
            let _ = visitor.post("/learning/units/data-rules/quiz", &ALL_RIGHT).await.leads();
        }
        let write = |day: i64| {
            let story = &story;
            async move {
                let now = START.plus_days(day);
                story.site.app.clock.set(now);
                let mut conn = db.write(org).await.unwrap();
                learning::recall::ask(&mut conn, org, now).await.unwrap();
                conn.commit().await.unwrap();
                story.site.run_jobs().await;
                let mut conn = db.read(org).await.unwrap();
                let mails: Vec<(String, String)> = conn
                    .list(&MAILS, args![org], |row| Ok((row.get(0)?, row.get(1)?)))
                    .await
                    .unwrap();
                mails
            }
        };
        assert!(write(1).await.is_empty(), "nothing is due yet");
        let mails = write(3).await;
        assert_eq!(mails.len(), 3);
        assert!(mails[0].1.contains("http://kunnig.test/learning/recall"), "{}", mails[0].1);
        assert!(
            mails[0].1.contains("Två frågor") && mails[2].1.contains("Two questions"),
            "{mails:?}"
        );
        assert_eq!(write(4).await.len(), 3, "once a week");

        // Whoever does not want them gets none.
        people::testing::mute(db, org, story.company.people[6], "recall").await;
        assert_eq!(write(10).await.len(), 5);
        let zone = story.company.org.zone();
        assert_eq!(START.plus_days(10).date(&zone), date(2026, 11, 12));
    }
}
