//! Taking a unit: read, practise, pass, use.

use learning::facts::{self, Fact};
use learning::library;
use learning::library::RULES_UNIT;
use people::testing::START;
use store::counting_statements;
use store::testing::ENGINES;

use crate::story::story;

/// The fields of a quiz with this many wrong.
fn answers(unit: &str, wrong: usize) -> Vec<(String, String)> {
    let unit = library().unit(unit).expect("a unit");
    let one = |(i, question): (usize, &learning::Question)| {
        let number = question.key.rsplit('/').next().expect("a number");
        (format!("q-{number}"), usize::from(i < wrong).to_string())
    };
    unit.questions.iter().enumerate().map(one).collect()
}

fn fields(owned: &[(String, String)]) -> Vec<(&str, &str)> {
    owned.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

#[tokio::test]
async fn the_four_facts_of_a_unit_come_true_one_by_one() {
    for engine in ENGINES {
        let story = story(engine, 20).await;
        let person = story.company.people[5];
        story.confirms_rules(person).await;
        let anna = story.site.sign_in(&story.company, Some(person), &[]).await;
        let path = "/learning/units/a-first-prompt";

        let page = anna.get(path).await.ok();
        assert!(page.says("Läs") && page.says("Öva på en egen uppgift"), "{}", page.body);
        assert!(!page.says("Rätt svar"), "answers are told after the quiz");
        let led = anna.post(&format!("{path}/facts/seen"), &[]).await.leads();
        assert_eq!(led, format!("{path}?said=unit-seen#exercise"));

        // What is written is kept as it is written, piece by piece.
        let note = [("note", "Du är inköpare.\r\nSkriv fem rader.")];
        assert_eq!(anna.post(&format!("{path}/work"), &note).await.status, 204);
        assert_eq!(anna.post(&format!("{path}/work"), &[("task", "email")]).await.status, 204);
        let page = anna.get(path).await.ok();
        assert!(page.says("Du är inköpare.\nSkriv fem rader."), "{}", page.body);
        assert!(page.says(r#"value="email" selected"#));
        let done = [("note", "Klar."), ("task", "email"), ("done", "yes")];
        let led = anna.post(&format!("{path}/work"), &done).await.leads();
        assert_eq!(led, format!("{path}?said=unit-practised#quiz"));

        // A question left open: the page comes back with what was chosen.
        let mut some = answers("a-first-prompt", 0);
        some.pop();
        let page = anna.post(&format!("{path}/quiz"), &fields(&some)).await;
        assert_eq!(page.status, 422);
        assert!(page.says("Gissa om du är osäker"), "{}", page.body);
        assert_eq!(page.body.matches(" checked").count(), 4);

        // Three right do not pass; the explanations say why, and one may try again.
        let two_wrong = answers("a-first-prompt", 2);
        let led = anna.post(&format!("{path}/quiz"), &fields(&two_wrong)).await.leads();
        assert!(led.contains("quiz-not-yet"), "{led}");
        let page = anna.get(path).await.ok();
        assert!(page.says("3 av 5 rätt") && page.says("Rätt svar"), "{}", page.body);
        // Sent again by the back button, the round stands as it was handed in.
        let right = answers("a-first-prompt", 0);
        let led = anna.post(&format!("{path}/quiz"), &fields(&right)).await.leads();
        assert!(led.contains("quiz-not-yet"), "{led}");
        let _ = anna.post(&format!("{path}/quiz/again"), &[]).await.leads();
        let one_wrong = answers("a-first-prompt", 1);
        let led = anna.post(&format!("{path}/quiz"), &fields(&one_wrong)).await.leads();
        assert!(led.contains("quiz-passed"), "{led}");
        // What was passed stays passed.
        let _ = anna.post(&format!("{path}/quiz/again"), &[]).await.leads();
        let led = anna.post(&format!("{path}/quiz"), &fields(&two_wrong)).await.leads();
        assert!(led.contains("quiz-not-yet"), "{led}");

        let _ = anna.post(&format!("{path}/facts/used"), &[]).await.leads();
        let org = story.company.org.id;
        let mut conn = story.base.db.read(org).await.unwrap();
        let facts = facts::of_unit(&mut conn, org, person, "a-first-prompt").await.unwrap();
        assert_eq!(facts.count(), 4);
        assert_eq!(facts.at(Fact::Passed), Some(START));
        drop(conn);
        let _ = anna.post(&format!("{path}/facts/used/back"), &[]).await.leads();
        let mut conn = story.base.db.read(org).await.unwrap();
        let facts = facts::of_unit(&mut conn, org, person, "a-first-prompt").await.unwrap();
        assert!(!facts.has(Fact::Used) && facts.has(Fact::Practised));
        drop(conn);
        let list = anna.get("/learning/units").await.ok();
        assert!(list.says("Använt i arbetet"), "{}", list.body);

        // Nobody can note that the quiz is passed, nor take it back, nor take a unit there is not.
        for path in ["facts/passed", "facts/passed/back", "facts/practised"] {
            let path = format!("/learning/units/a-first-prompt/{path}");
            assert_eq!(anna.post(&path, &[]).await.status, 404, "{path}");
        }
        assert_eq!(anna.get("/learning/units/no-such-unit").await.status, 404);
    }
}

#[tokio::test]
async fn practice_waits_for_the_rules() {
    for engine in ENGINES {
        let story = story(engine, 20).await;
        let person = story.company.people[6];
        let bo = story.site.sign_in(&story.company, Some(person), &[]).await;
        let page = bo.get("/learning/units/mail-that-works").await.ok();
        assert!(page.says("Först reglerna, sedan verktyget"), "{}", page.body);
        assert!(!page.says("Jag har övat"));
        let work = [("note", "x"), ("done", "yes")];
        let refused = bo.post("/learning/units/mail-that-works/work", &work).await;
        assert_eq!(refused.status, 410);
        assert!(refused.says("Läs och bekräfta datareglerna"), "{}", refused.body);
        let refused = bo.post("/learning/units/mail-that-works/facts/used", &[]).await;
        assert_eq!(refused.status, 410);
        // The unit about the rules does not wait for itself.
        let page = bo.get(&format!("/learning/units/{RULES_UNIT}")).await.ok();
        assert!(page.says("Jag har övat") && !page.says("Först reglerna"));
        story.confirms_rules(person).await;
        let page = bo.get("/learning/units/mail-that-works").await.ok();
        assert!(page.says("Jag har övat"), "{}", page.body);
    }
}

#[tokio::test]
async fn what_one_person_writes_is_shown_to_nobody_else() {
    for engine in ENGINES {
        let story = story(engine, 20).await;
        let (one, other) = (story.company.people[5], story.company.people[6]);
        story.confirms_rules(one).await;
        story.confirms_rules(other).await;
        let path = "/learning/units/a-first-prompt";
        let anna = story.site.sign_in(&story.company, Some(one), &[]).await;
        let note = [("note", "Hemligt om mig"), ("done", "yes")];
        let _ = anna.post(&format!("{path}/work"), &note).await.leads();
        let bo = story.site.sign_in(&story.company, Some(other), &[]).await;
        assert!(!bo.get(path).await.ok().says("Hemligt om mig"));
        // HR without a place on the list reads units, and nothing is kept of them.
        let hr = story.site.hr(&story.company).await;
        let page = hr.get(path).await.ok();
        assert!(!page.says("Hemligt om mig") && !page.says("Jag har läst"));
        assert_eq!(hr.post(&format!("{path}/facts/seen"), &[]).await.status, 403);
    }
}

#[tokio::test]
async fn a_page_costs_the_same_whatever_was_done() {
    for engine in ENGINES {
        let story = story(engine, 20).await;
        let person = story.company.people[5];
        story.confirms_rules(person).await;
        let anna = story.site.sign_in(&story.company, Some(person), &[]).await;
        for path in ["/learning", "/learning/units", "/learning/units/a-first-prompt"] {
            let (_, before) = counting_statements(anna.get(path)).await;
            assert!(before <= 12, "{path} asks {before} times");
        }
    }
}
