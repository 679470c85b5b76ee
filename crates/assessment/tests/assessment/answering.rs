//! Answering: by link, signed in, with breaks, twice, too late, with somebody else's link.

use axum::http::StatusCode;
use people::testing::{Answer, Visitor, company};
use store::testing::ENGINES;
use store::{args, statement};
use web::Right;

use crate::story::Story;

statement! {
    EVIDENCE: organisation = "SELECT ratings FROM evidence WHERE org_id = $1 AND person_id = $2";
    RESPONSES: organisation = "SELECT COUNT(*), COUNT(submitted_at) FROM response WHERE org_id = $1";
}

/// Where the page's button leads.
fn button(page: &Answer) -> String {
    let from = page.body.find("class=\"button primary\" href=\"").expect("a button");
    let rest = &page.body[from + 29..];
    rest[..rest.find('"').unwrap()].to_owned()
}

const SELF: &[(&str, &str)] = &[
    ("self-assessment.ai-principles", "2"),
    ("self-assessment.first-prompts", "3"),
    ("go", "next"),
];

/// Answers every page as somebody would who uses two tools, and stops before handing in.
async fn fills_in(visitor: &Visitor<'_>, base: &str) -> String {
    let start = visitor.get(base).await.ok();
    let mut at = button(&start);
    let pages: &[(&str, &[(&str, &str)])] = &[
        (
            "/page/tools",
            &[("tools-used", "chatgpt"), ("tools-used", "deepl"), ("tools-other", "Notta")],
        ),
        (
            "/page/tools.tools-used",
            &[
                ("tools-used.chatgpt.frequency", "daily"),
                ("tools-used.chatgpt.standing", "own"),
                ("tools-used.chatgpt.purposes", "writing"),
                ("tools-used.deepl.frequency", "weekly"),
                ("tools-used.deepl.standing", "approved"),
            ],
        ),
        ("/page/tasks", &[("tasks-minutes", "email"), ("tasks-minutes", "quotes")]),
        (
            "/page/tasks.tasks-minutes",
            &[("tasks-minutes.email.minutes", "300"), ("tasks-minutes.quotes.minutes", "1 200")],
        ),
        ("/page/time-thieves", &[("time-thieves", "searching"), ("searching-minutes", "90")]),
        ("/page/obstacles", &[("obstacles", "rules"), ("obstacles", "time")]),
        ("/page/confidence", &[("confidence-use", "3"), ("confidence-answers", "2")]),
        ("/page/learning", &[("learning-how", "own-task"), ("learning-when", "morning")]),
        ("/page/self-assessment", SELF),
        ("/page/closing", &[("anything-else", "Mer tid för att prova.")]),
    ];
    for (page, fields) in pages {
        assert_eq!(at, format!("{base}{page}"));
        let _ = visitor.get(&at).await.ok();
        at = visitor.post(&at, fields).await.leads();
    }
    assert_eq!(at, format!("{base}/review"));
    at
}

#[tokio::test]
async fn an_employee_answers_by_link_on_a_phone() {
    for engine in ENGINES {
        let story = Story::begin(engine, 12).await;
        story.sent().await;
        let mails = story.mails().await;
        assert_eq!(mails.len(), 12);
        // Each in their language: person 4 reads English.
        let subject = |i: usize| {
            let address = format!("person{i}@exempel.se");
            mails.iter().find(|mail| mail.0 == address).unwrap().1.clone()
        };
        assert!(subject(1).contains("minuter om hur du jobbar"), "{}", subject(1));
        assert!(subject(4).contains("minutes about how you work"), "{}", subject(4));

        let link = story.link_of(1).await;
        let phone = story.site.stranger();
        let start = phone.get(&link).await.ok();
        assert!(
            start.says("Så använder vi AI i dag") || start.says("Det här är starten"),
            "{}",
            start.body
        );
        assert!(start.says("<html lang=\"sv\""));
        let review = fills_in(&phone, &link).await;
        let page = phone.get(&review).await.ok();
        for words in [
            "ChatGPT (varje dag)",
            "Offerter (1200",
            "Mer tid för att prova.",
            "2 av 10 kompetenser",
        ] {
            assert!(page.says(words), "{words}: {}", page.body);
        }
        assert_eq!(phone.post(&format!("{link}/submit"), &[]).await.leads(), link);
        let done = phone.get(&link).await.ok();
        assert!(done.says("Tack, dina svar är inlämnade") && !done.says("Tack!"));

        // Handing in again changes nothing, and no page can be changed any more.
        assert_eq!(phone.post(&format!("{link}/submit"), &[]).await.leads(), link);
        let late = phone.post(&format!("{link}/page/obstacles"), &[("obstacles", "none")]).await;
        assert_eq!(late.leads(), link);
        let late = phone.post(&format!("{link}/save"), &[("obstacles", "none")]).await;
        assert_eq!(late.status, StatusCode::GONE);
        let org = story.company.org.id;
        let mut conn = story.db.db.read(org).await.unwrap();
        let row = conn.one(&RESPONSES, args![org]).await.unwrap();
        assert_eq!((row.get::<i64>(0).unwrap(), row.get::<i64>(1).unwrap()), (1, 1));

        // In English, and back on the same page.
        let link = story.link_of(4).await;
        assert!(phone.get(&link).await.ok().says("<html lang=\"en\""));
        let form = [("language", "sv"), ("step", "tasks")];
        let back = phone.post(&format!("{link}/language"), &form).await.leads();
        assert_eq!(back, format!("{link}/page/tasks"));
        assert!(phone.get(&back).await.ok().says("<html lang=\"sv\""));
    }
}

#[tokio::test]
async fn answers_are_saved_as_they_go_and_found_again() {
    for engine in ENGINES {
        let story = Story::begin(engine, 8).await;
        story.sent().await;
        let link = story.link_of(2).await;
        let phone = story.site.stranger();
        let save = |fields: &'static [(&'static str, &'static str)]| {
            let path = format!("{link}/save");
            let phone = &phone;
            async move { phone.post(&path, fields).await.ok().body }
        };
        assert!(save(&[("tools-used", "claude")]).await.contains("\"saved\":true"));
        save(&[("tools-used.claude.frequency", "weekly")]).await;
        save(&[("confidence-use", "4")]).await;
        // What cannot be an answer is told and not kept.
        assert!(save(&[("searching-minutes", "många")]).await.contains("searching-minutes"));
        let page = phone.get(&format!("{link}/page/tools.tools-used")).await.ok();
        assert!(page.says("value=\"weekly\" checked"), "{}", page.body);
        assert!(phone.get(&link).await.ok().says("Fortsätt där du var"));

        // Too many choices: told beside the question, with what was chosen still chosen.
        let four = ["searching", "email", "meetings", "waiting"].map(|key| ("time-thieves", key));
        let refused = phone.post(&format!("{link}/page/time-thieves"), &four).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says("Välj högst 3."));
        assert!(refused.says("value=\"waiting\" checked"));
        // Back keeps what is on the page.
        let fields = [("time-thieves", "email"), ("go", "back")];
        let back = phone.post(&format!("{link}/page/time-thieves"), &fields).await.leads();
        assert_eq!(back, format!("{link}/page/tasks"));
        let page = phone.get(&format!("{link}/page/time-thieves")).await.ok();
        assert!(page.says("value=\"email\" checked"));
        // All boxes emptied.
        let emptied = phone.post(&format!("{link}/page/time-thieves"), &[("go", "next")]).await;
        let _ = emptied.leads();
        let page = phone.get(&format!("{link}/page/time-thieves")).await.ok();
        assert!(!page.says("value=\"email\" checked"));

        // A wrong number tells which task it is about.
        save(&[("tasks-minutes", "email")]).await;
        let fields = [("tasks-minutes.email.minutes", "9999")];
        let refused = phone.post(&format!("{link}/page/tasks.tasks-minutes"), &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says(">Skriva och besvara mejl: Skriv ett tal"), "{}", refused.body);
        // The same answers without the link, signed in.
        let own = story.site.sign_in(&story.company, Some(story.person(2)), &[]).await;
        let list = own.get("/assessment").await.ok();
        assert!(list.says("Svara"), "{}", list.body);
        let base = button(&list);
        let page = own.get(&format!("{base}/page/tools.tools-used")).await.ok();
        assert!(page.says("value=\"weekly\" checked"));
    }
}

#[tokio::test]
async fn every_wrong_way_in_has_its_page() {
    for engine in ENGINES {
        let story = Story::begin(engine, 8).await;
        let id = story.sent().await;
        let stranger = story.site.stranger();
        let unknown = stranger.get("/a/abcd-efgh-jkmn-pqrs").await;
        assert_eq!(unknown.status, StatusCode::NOT_FOUND);
        assert!(unknown.says("The link is not recognised"), "{}", unknown.body);

        // Somebody else's link, while signed in as oneself; capitals and no hyphens are the same link.
        let link = story.link_of(3).await;
        let other = story.site.sign_in(&story.company, Some(story.person(5)), &[]).await;
        let foreign = other.get(&link).await;
        assert_eq!(foreign.status, StatusCode::FORBIDDEN);
        assert!(foreign.says("någon annans länk"));
        let typed = link.replace('-', "").to_uppercase().replace("/A/", "/a/");
        let _ = stranger.get(&typed).await.ok();

        // Another organisation sees neither the campaign nor its results, and its people have no part in it.
        let elsewhere = company(&story.db.db, 8).await;
        let hr = story.site.hr(&elsewhere).await;
        for path in ["", "/results", "/sheet", "/plan", "/job"] {
            let answer = hr.get(&format!("/assessment/{id}{path}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        }
        let outsider = story.site.sign_in(&elsewhere, Some(elsewhere.people[3]), &[]).await;
        let answer = outsider.get(&format!("/assessment/{id}/answer")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert_eq!(outsider.get(&link).await.status, StatusCode::FORBIDDEN);
        // An employee is no HR.
        assert_eq!(other.get(&format!("/assessment/{id}")).await.status, StatusCode::FORBIDDEN);

        // After the last day: closed, whether or not the work of closing has been done.
        story.days_later(20);
        let closed = stranger.get(&link).await;
        assert_eq!(closed.status, StatusCode::GONE);
        assert!(closed.says("Kartläggningen är stängd"));
        let late = stranger.post(&format!("{link}/save"), &[("confidence-use", "1")]).await;
        assert_eq!(late.status, StatusCode::GONE);
        story.site.run_jobs().await;
        assert_eq!(stranger.get(&link).await.status, StatusCode::GONE);
    }
}

#[tokio::test]
async fn not_yet_open() {
    for engine in ENGINES {
        let story = Story::begin(engine, 8).await;
        let mut plan = story.plan();
        plan.opens_on = plan.opens_on.tomorrow().unwrap();
        let id = story.launch(&plan).await;
        story.site.run_jobs().await;
        assert!(story.mails().await.is_empty());
        let own = story.site.sign_in(&story.company, Some(story.person(1)), &[]).await;
        let page = own.get(&format!("/assessment/{id}/answer")).await.ok();
        assert!(page.says("Kartläggningen har inte öppnat än"));
        story.days_later(1);
        story.site.run_jobs().await;
        assert_eq!(story.mails().await.len(), 8);
        let _ = own.get(&format!("/assessment/{id}/answer")).await.ok();
    }
}

#[tokio::test]
async fn self_ratings_become_evidence_when_it_closes() {
    for engine in ENGINES {
        let story = Story::begin(engine, 12).await;
        let id = story.sent().await;
        let phone = story.site.stranger();
        for i in 0..6 {
            let link = story.link_of(i).await;
            let _ = phone.post(&format!("{link}/page/self-assessment"), SELF).await.leads();
            let _ = phone.post(&format!("{link}/submit"), &[]).await.leads();
        }
        // Filled in but not handed in: not counted.
        let link = story.link_of(7).await;
        let _ = phone.post(&format!("{link}/page/self-assessment"), SELF).await.leads();

        // Reminders go to those who have not answered, once each time.
        story.days_later(7);
        let before = story.mails().await.len();
        story.site.run_jobs().await;
        assert_eq!(story.mails().await.len(), before + 6);

        let own = story.site.sign_in(&story.company, Some(story.person(1)), &[]).await;
        let done = own.get(&format!("/assessment/{id}/answer")).await.ok();
        assert!(!done.says("href=\"/matrix/me\" class") && !done.says("Se din egen rad"));
        let hr = story.site.hr(&story.company).await;
        let page = hr.get(&format!("/assessment/{id}")).await.ok();
        assert!(page.says("6 av 12 har svarat"), "{}", page.body);
        let _ = hr.post(&format!("/assessment/{id}/close"), &[]).await.leads();
        story.site.run_jobs().await;
        let org = story.company.org.id;
        let mut conn = story.db.db.read(org).await.unwrap();
        for i in 0..8 {
            let rows = conn.all(&EVIDENCE, args![org, story.person(i)]).await.unwrap();
            assert_eq!(rows.len(), usize::from(i < 6), "{i}");
            if let Some(row) = rows.first() {
                let ratings: String = row.get(0).unwrap();
                assert!(ratings.contains("ai-principles") && ratings.contains('3'), "{ratings}");
            }
        }
        drop(conn);
        // Their own row has something new only now.
        let own = story.site.sign_in(&story.company, Some(story.person(1)), &[]).await;
        let done = own.get(&format!("/assessment/{id}/answer")).await.ok();
        assert!(done.says("href=\"/matrix/me\""), "{}", done.body);
        // The links are forgotten, and paper cannot be printed any more.
        let sheet = hr.get(&format!("/assessment/{id}/sheet")).await;
        assert_eq!(sheet.status, StatusCode::GONE);
        let leader = story.site.sign_in(&story.company, None, &[Right::Leadership]).await;
        let results = leader.get(&format!("/assessment/{id}/results")).await.ok();
        assert!(results.says("6 av 12 har svarat"), "{}", results.body);
    }
}
