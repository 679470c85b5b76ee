//! HR plans and sends an assessment in the browser, prints links, and changes a questionnaire.

use axum::http::StatusCode;
use store::Engine;
use store::testing::ENGINES;

use crate::story::Story;

#[tokio::test]
async fn hr_sends_an_assessment_to_a_department() {
    for engine in ENGINES {
        let story = Story::begin(engine, 16).await;
        let hr = story.site.hr(&story.company).await;
        assert!(hr.get("/assessment").await.ok().says("Börja med att fråga"));
        assert!(hr.get("/assessment/new").await.ok().says("Produktion/Montering"));
        let department = story.company.departments[1].to_string();
        let mut form = vec![
            ("title", "Piloten"),
            ("questionnaire", "baseline"),
            ("who", "departments"),
            ("opens_on", "2026-11-02"),
            ("closes_on", "2026-11-01"),
            ("reminder", "3"),
            ("greeting.sv", "Hej kollega!"),
            ("greeting.en", "Dear colleague!"),
        ];
        // What is wrong is told, and what was typed stays.
        let refused = hr.post("/assessment/new", &form).await.ok();
        assert!(refused.says("Sista dag måste ligga efter första dag."));
        assert!(refused.says("Välj minst en avdelning."));
        assert!(refused.says("Hej kollega!"));
        form[4] = ("closes_on", "2026-11-13");
        form.push(("department", &department));
        let path = hr.post("/assessment/new", &form).await.leads();
        let draft = hr.get(&path).await.ok();
        // The department and the one below it: two of four.
        assert!(draft.says("Skicka till 8 personer"), "{}", draft.body);
        assert!(story.mails().await.is_empty());
        // The letter in every language, with the greeting, and the questions as they will stand.
        for words in ["Hej kollega!", "Dear colleague!", "Hej Förnamn!", "Hello First name,"] {
            assert!(draft.says(words), "{words}: {}", draft.body);
        }
        assert!(draft.says("10 nov."), "{}", draft.body);
        let questions = hr.get(&format!("{path}/questions")).await.ok();
        for words in ["Vilka AI-verktyg använder du i jobbet?", "Hur ofta?", "Copilot"] {
            assert!(questions.says(words), "{words}: {}", questions.body);
        }
        assert!(questions.says("self-assessment.first-prompts"), "the model's competences");
        assert!(!questions.says("<form class=\"questionnaire\""), "nothing can be sent");
        let launched = hr.post(&format!("{path}/launch"), &[]).await.leads();
        assert!(launched.ends_with("?said=campaign-launched"), "{launched}");
        // What was done stands there when the work on it is finished and the page comes again.
        let opened = hr.get(&launched).await.ok();
        assert!(opened.says("/job?said=campaign-launched"), "{}", opened.body);
        let job = hr.get(&format!("{path}/job?said=campaign-launched")).await.ok();
        assert!(job.body.contains(&launched), "{}", job.body);
        story.site.run_jobs().await;
        // Everybody has an address: who has answered comes before slips on paper.
        let opened = hr.get(&path).await.ok();
        assert!(opened.says("class=\"button primary\" href=\"#rates\""), "{}", opened.body);
        assert!(!hr.get(&format!("{path}/sheet")).await.ok().says("data-print"));
        let mails = story.mails().await;
        assert_eq!(mails.len(), 8);
        assert!(
            mails.iter().all(|mail| mail.2.contains("kollega!") || mail.2.contains("colleague!"))
        );
        // Launched once: nothing can be changed or sent again.
        assert_eq!(
            hr.post(&format!("{path}/launch"), &[]).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        assert_eq!(hr.get(&format!("{path}/plan")).await.status, StatusCode::GONE);
        story.site.run_jobs().await;
        assert_eq!(story.mails().await.len(), 8);

        // The sheet has the same link as the mail.
        let sheet = hr.get(&format!("{path}/sheet?who=all")).await.ok();
        let link = story.link_of(1).await;
        assert!(sheet.says(&format!("http://kunnig.test{link}")), "{}", sheet.body);
        assert!(!sheet.says("Person 00000"), "not in the audience");

        // A later last day: open until then.
        let _ = hr.post(&format!("{path}/extend"), &[("closes_on", "2026-11-20")]).await.leads();
        story.days_later(14);
        story.site.run_jobs().await;
        let _ = story.site.stranger().get(&link).await.ok();
        story.days_later(7);
        story.site.run_jobs().await;
        assert_eq!(story.site.stranger().get(&link).await.status, StatusCode::GONE);
        // Three weeks on, HR signs in anew.
        let hr = story.site.hr(&story.company).await;
        assert!(hr.get(&path).await.ok().says("Läs resultatet"));
    }
}

#[tokio::test]
async fn a_later_first_day_and_a_server_without_mail_are_told_as_they_are() {
    let story = Story::begin(Engine::Sqlite, 8).await;
    let hr = story.site.hr(&story.company).await;
    let mut plan = story.plan();
    plan.opens_on = plan.opens_on.tomorrow().unwrap();
    let id = story.draft(&plan).await;
    assert!(!hr.get(&format!("/assessment/{id}")).await.ok().says("Mejl är inte inställt här"));
    let launched = hr.post(&format!("/assessment/{id}/launch"), &[]).await.leads();
    let page = hr.get(&launched).await.ok();
    assert!(page.says("Inbjudan går ut på startdagen klockan åtta."), "{}", page.body);
    assert!(!page.says("Mejlen går iväg"));

    let story = Story::with_mail(Engine::Sqlite, 8, false).await;
    let hr = story.site.hr(&story.company).await;
    let id = story.draft(&story.plan()).await;
    assert!(hr.get(&format!("/assessment/{id}")).await.ok().says("Mejl är inte inställt här"));
    let launched = hr.post(&format!("/assessment/{id}/launch"), &[]).await.leads();
    let page = hr.get(&launched).await.ok();
    assert!(page.says("Inga mejl går ut") && page.says("Mejl är inte inställt här"));
    assert!(
        page.says(&format!("class=\"button primary\" href=\"/assessment/{id}/sheet?who=all\""))
    );
    assert!(!page.says("Mejlen går iväg") && !page.says("Påminnelser skickas"));
}

#[tokio::test]
async fn the_smallest_group_of_the_organisation_stands_in_what_people_are_told() {
    let story = Story::begin(Engine::Sqlite, 8).await;
    let org = &story.company.org;
    let mut conn = story.db.db.write(org.id).await.unwrap();
    let mut changed = org.clone();
    changed.smallest_group = 12;
    people::organisation::change(&mut conn, &changed).await.unwrap();
    conn.commit().await.unwrap();
    let hr = story.site.hr(&story.company).await;
    let id = story.draft(&story.plan()).await;
    let draft = hr.get(&format!("/assessment/{id}")).await.ok();
    assert!(draft.says("för grupper om minst 12 personer"), "{}", draft.body);
    assert!(!draft.says("{smallest}"));
    let _ = hr.post(&format!("/assessment/{id}/launch"), &[]).await.leads();
    story.site.run_jobs().await;
    let start = story.site.stranger().get(&story.link_of(1).await).await.ok();
    assert!(start.says("för grupper om minst 12 personer") && !start.says("{smallest}"));
    let mails = story.mails().await;
    assert!(mails.iter().any(|mail| mail.2.contains("minst 12 personer")));
    assert!(mails.iter().all(|mail| !mail.2.contains("{smallest}")));
}

#[tokio::test]
async fn the_ready_questionnaire_and_ones_own_can_be_looked_at() {
    let story = Story::begin(Engine::Sqlite, 8).await;
    let hr = story.site.hr(&story.company).await;
    let list = hr.get("/assessment/questionnaires").await.ok();
    let ready = "/assessment/questionnaires/baseline/preview";
    assert!(list.says(ready), "{}", list.body);
    assert!(hr.get(ready).await.ok().says("Hur mycket tid?"));
    let path =
        hr.post("/assessment/questionnaires", &[("questionnaire", "baseline")]).await.leads();
    let page = hr.get(&format!("{path}/preview")).await.ok();
    assert!(page.says("(kopia)") && page.says("Vad hindrar dig"), "{}", page.body);
    // Its own texts keep the placeholder where they are changed.
    assert!(hr.get(&path).await.ok().says("{smallest}"));
    let unknown = hr.get("/assessment/questionnaires/none/preview").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_questionnaire_is_changed_and_what_was_asked_stands() {
    let story = Story::begin(Engine::Sqlite, 8).await;
    let hr = story.site.hr(&story.company).await;
    let path =
        hr.post("/assessment/questionnaires", &[("questionnaire", "baseline")]).await.leads();
    let page = hr.get(&path).await.ok();
    assert!(page.says("(kopia)"));
    let order = [("key", "tasks"), ("what", "remove")];
    let _ = hr.post(&format!("{path}/order"), &order).await.leads();
    let _ =
        hr.post(&format!("{path}/order"), &[("key", "time-thieves"), ("what", "up")]).await.leads();
    let page = hr.get(&path).await.ok();
    assert!(!page.says("tasks-minutes"));
    let fields =
        [("text", "Vilket språk skriver du mest på?"), ("kind", "single"), ("section", "closing")];
    let question = hr.post(&format!("{path}/questions"), &fields).await.leads();
    assert!(question.ends_with("/vilket-sprak-skriver-du-mest-pa"), "{question}");
    let fields = [
        ("text.sv", "Vilket språk skriver du mest på?"),
        ("text.en", "Which language do you write most?"),
        ("option.1.sv", "Svenska"),
        ("option.1.en", "Swedish"),
        ("option.2.sv", "Engelska"),
        ("option.2.en", "English"),
        ("privacy", "group"),
    ];
    let _ = hr.post(&question, &fields).await.leads();
    assert!(hr.get(&question).await.ok().says("value=\"svenska\""));

    let mut plan = story.plan();
    plan.questionnaire = path.rsplit('/').next().unwrap().to_owned();
    story.launch(&plan).await;
    story.site.run_jobs().await;
    // Used: the next change begins a new version, and those asked see what they were asked.
    let mut changed = fields.to_vec();
    (changed[0].1, changed[1].1) = ("Ändrad", "Changed");
    let _ = hr.post(&question, &changed).await.leads();
    assert!(hr.get("/assessment/questionnaires").await.ok().says("Version 2"));
    let link = story.link_of(1).await;
    let page = story.site.stranger().get(&format!("{link}/page/closing")).await.ok();
    assert!(
        page.says("Vilket språk skriver du mest på?") && page.says("Engelska"),
        "{}",
        page.body
    );
    assert!(!page.says("Ändrad"));
}

#[tokio::test]
async fn every_kind_of_question_can_be_added_and_asked_once_it_is_whole() {
    let story = Story::begin(Engine::Sqlite, 8).await;
    let hr = story.site.hr(&story.company).await;
    let path =
        hr.post("/assessment/questionnaires", &[("questionnaire", "baseline")]).await.leads();
    // Tools are asked once: the kind is offered again when its question is gone.
    let tools = [("text", "Verktyg i verkstaden"), ("kind", "tools"), ("section", "closing")];
    let refused = hr.post(&format!("{path}/questions"), &tools).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for key in ["tools-used", "tasks-minutes", "self-assessment"] {
        let _ = hr.post(&format!("{path}/order"), &[("key", key), ("what", "remove")]).await;
    }
    let question = hr.post(&format!("{path}/questions"), &tools).await.leads();
    // It begins with the ready list.
    assert!(hr.get(&question).await.ok().says("ChatGPT"));
    let fields = [
        ("text.sv", "Verktyg i verkstaden"),
        ("option.1.sv", "Ritningsassistenten"),
        ("purpose.1.sv", "Läsa ritningar"),
        ("privacy", "group"),
    ];
    let _ = hr.post(&question, &fields).await.leads();
    let page = hr.get(&question).await.ok();
    assert!(page.says("value=\"ritningsassistenten\"") && page.says("value=\"lasa-ritningar\""));
    assert!(!page.says("ChatGPT"));

    let tasks = [("text", "Uppgifter"), ("kind", "tasks"), ("section", "closing")];
    let question = hr.post(&format!("{path}/questions"), &tasks).await.leads();
    let mut fields = vec![
        ("text.sv", "Uppgifter"),
        ("unit.sv", "minuter"),
        ("min", "0"),
        ("max", "0"),
        ("option.1.sv", "Rita"),
        ("option.1.suitability", "20"),
    ];
    // What is wrong is told beside its field, and what was typed stays.
    let refused = hr.post(&question, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("Det högsta talet måste vara större") && refused.says("value=\"Rita\""));
    fields[3] = ("max", "2 400");
    let _ = hr.post(&question, &fields).await.leads();
    let page = hr.get(&question).await.ok();
    assert!(page.says("value=\"20\"") && page.says("value=\"2400\""), "{}", page.body);

    let levels = [("text", "Var står du?"), ("kind", "competences"), ("section", "closing")];
    let _ = hr.post(&format!("{path}/questions"), &levels).await.leads();
    let heading = [("title.sv", "Till sist"), ("title.en", "Finally"), ("text.sv", "Snart klart.")];
    let _ = hr.post(&format!("{path}/sections/closing"), &heading).await.leads();

    // A question without anything to choose from keeps the whole from being sent.
    let single = [("text", "Skift"), ("kind", "single"), ("section", "closing")];
    let question = hr.post(&format!("{path}/questions"), &single).await.leads();
    assert!(hr.get(&path).await.ok().says("Inte färdig"));
    let mut plan = story.plan();
    plan.questionnaire = path.rsplit('/').next().unwrap().to_owned();
    let draft = story.draft(&plan).await;
    let refused = hr.post(&format!("/assessment/{draft}/launch"), &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("En fråga är inte färdig"));
    let shifts = [("text.sv", "Skift"), ("option.1.sv", "Dag"), ("option.2.sv", "Natt")];
    let _ = hr.post(&question, &shifts).await.leads();
    let _ = hr.post(&format!("/assessment/{draft}/launch"), &[]).await.leads();
    story.site.run_jobs().await;

    // Asked as it was made, with the competences of the model.
    let link = story.link_of(1).await;
    let person = story.site.stranger();
    let page = person.get(&format!("{link}/page/closing")).await.ok();
    for words in ["Till sist", "Snart klart.", "Ritningsassistenten", "Natt"] {
        assert!(page.says(words), "{words}: {}", page.body);
    }
    assert!(page.says("var-star-du.first-prompts"), "{}", page.body);
    // An answer that takes one of several can be taken back without JavaScript.
    let answered = [("skift", "natt"), ("go", "next")];
    let _ = person.post(&format!("{link}/page/closing"), &answered).await.leads();
    let chosen = "value=\"natt\" checked";
    assert!(person.get(&format!("{link}/page/closing")).await.ok().says(chosen));
    let cleared = [("skift", "natt"), ("go", "clear:skift")];
    let back = person.post(&format!("{link}/page/closing"), &cleared).await.leads();
    assert!(back.ends_with("/page/closing#skift"), "{back}");
    assert!(!person.get(&format!("{link}/page/closing")).await.ok().says(chosen));
}
