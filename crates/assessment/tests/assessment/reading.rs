//! Results: what groups are shown, what is withheld, and what a page costs.

use std::collections::BTreeMap;

use assessment::questionnaire::{Answer, Answers, TaskTime, ToolUse};
use assessment::responses::{self, NewResponse, Respondent};
use assessment::results::{self, Figures};
use assessment::{CampaignId, launch};
use axum::http::StatusCode;
use people::AnswerProtection;
use people::testing::START;
use store::testing::ENGINES;
use store::{Engine, counting_statements};
use web::Right;

use crate::story::Story;

/// What person `i` answers: everybody uses one tool, every third another; e-mail takes 100 minutes a week.
fn answers(i: usize) -> Answers {
    let daily = ToolUse {
        frequency: Some("daily".into()),
        standing: Some("own".into()),
        purposes: vec!["writing".into()],
    };
    let mut tools = BTreeMap::from([("chatgpt".to_owned(), daily)]);
    if i.is_multiple_of(3) {
        tools.insert("deepl".to_owned(), ToolUse::default());
    }
    let time = TaskTime { minutes: Some(100.0), automated: Some("none".into()) };
    let mut answers = BTreeMap::from([
        ("tools-used".to_owned(), Answer::Tools(tools)),
        ("tasks-minutes".to_owned(), Answer::Tasks(BTreeMap::from([("email".to_owned(), time)]))),
        ("obstacles".to_owned(), Answer::Several(vec!["rules".into(), "time".into()])),
        ("confidence-use".to_owned(), Answer::Step(if i.is_multiple_of(2) { 2 } else { 4 })),
        ("learning-when".to_owned(), Answer::One("morning".into())),
        (
            "self-assessment".to_owned(),
            Answer::Levels(BTreeMap::from([("ai-principles".to_owned(), 2)])),
        ),
    ]);
    if i < 12 {
        answers.insert("anything-else".to_owned(), Answer::Text(format!("Tanke nummer {i}")));
    }
    Answers(answers)
}

/// Has so many people answer and closes.
async fn answered(story: &Story, people: usize) -> CampaignId {
    answered_with(story, people, answers).await
}

/// Has so many people give these answers and closes.
async fn answered_with(
    story: &Story,
    people: usize,
    answers: impl Fn(usize) -> Answers,
) -> CampaignId {
    let id = asked_and_answered(story, people, answers).await;
    closed(story, id).await;
    id
}

async fn asked_and_answered(
    story: &Story,
    people: usize,
    answers: impl Fn(usize) -> Answers,
) -> CampaignId {
    let id = story.sent().await;
    let org = story.company.org.id;
    let mut conn = story.db.db.write(org).await.unwrap();
    let new = (0..people).map(|i| NewResponse {
        respondent: Respondent::Person {
            person: story.person(i),
            department: story.company.departments[i % 4],
            role: story.company.roles[i % 3],
        },
        answers: answers(i),
        at: START,
    });
    responses::insert_many(&mut conn, org, id, new.collect::<Vec<_>>()).await.unwrap();
    launch::mark_answered(&mut conn, org, id).await.unwrap();
    conn.commit().await.unwrap();
    id
}

async fn closed(story: &Story, id: CampaignId) {
    let hr = story.site.hr(&story.company).await;
    let _ = hr.post(&format!("/assessment/{id}/close"), &[]).await.leads();
    story.site.run_jobs().await;
}

#[tokio::test]
async fn figures_are_told_once_whatever_becomes_of_the_answers() {
    for engine in ENGINES {
        let story = Story::begin(engine, 48).await;
        let id = answered(&story, 40).await;
        let org = story.company.org.id;
        let all = async || {
            let mut conn = story.db.db.read(org).await.unwrap();
            let overview = results::overview(&mut conn, org, id).await.unwrap();
            let mut views = Vec::new();
            for department in std::iter::once(String::new())
                .chain(story.company.departments.iter().map(ToString::to_string))
            {
                views.push(results::view(&mut conn, org, id, &department, "").await.unwrap());
            }
            (overview, views)
        };
        let told = all().await;
        assert_eq!(told.1[0].as_ref().map(|view| view.people), Some(40));

        // One goes, one comes late, and the work of closing is asked for again.
        let mut conn = story.db.db.write(org).await.unwrap();
        store::personal::erase(&mut conn, org, story.person(0).0).await.unwrap();
        let late = NewResponse {
            respondent: Respondent::Person {
                person: story.person(45),
                department: story.company.departments[1],
                role: story.company.roles[0],
            },
            answers: answers(45),
            at: START,
        };
        responses::insert_many(&mut conn, org, id, vec![late]).await.unwrap();
        let input = serde_json::json!({ "campaign": id });
        let now = story.site.app.clock.now();
        store::jobs::add(&mut conn, org, "close-campaign", &input, None, now).await.unwrap();
        conn.commit().await.unwrap();
        story.site.run_jobs().await;
        assert_eq!(all().await, told);
    }
}

#[tokio::test]
async fn a_departments_few_do_not_follow_from_what_others_tell() {
    for engine in ENGINES {
        let story = Story::begin(engine, 48).await;
        // Everybody names the rules, but in the last department one alone.
        let id = answered_with(&story, 48, |i| {
            let named = if i % 4 != 3 || i == 3 { "rules" } else { "time" };
            let several = Answer::Several(vec![named.into()]);
            Answers(BTreeMap::from([("obstacles".to_owned(), several)]))
        })
        .await;
        let org = story.company.org.id;
        let mut conn = story.db.db.read(org).await.unwrap();
        let mut named = Vec::new();
        let places = story.company.departments.iter().map(ToString::to_string);
        for department in std::iter::once(String::new()).chain(places) {
            let view = results::view(&mut conn, org, id, &department, "").await.unwrap().unwrap();
            let of_rules = view.questions.iter().find_map(|one| match &one.figures {
                Figures::Options { options } if one.key == "obstacles" => {
                    options.iter().find(|(key, _)| key == "rules").map(|(_, people)| *people)
                }
                _ => None,
            });
            named.push(of_rules);
        }
        // Whole company, Ekonomi, Produktion with Montering, Montering, Sälj.
        assert_eq!(named[0], Some(37), "the whole is told first");
        assert_eq!(named[4], None);
        let all_others = named[1].zip(named[2]).map(|(a, b)| a + b);
        assert_eq!(all_others, None, "37 less {all_others:?} would be the one: {named:?}");
        assert!(named[1].is_some() || named[2].is_some(), "no more is withheld than needed");
    }
}

/// How many in a department chose the rules as what stands in the way, where that is told.
async fn who_named_rules(story: &Story, id: CampaignId, department: usize) -> Option<u32> {
    let org = story.company.org.id;
    let mut conn = story.db.db.read(org).await.unwrap();
    let department = story.company.departments[department].to_string();
    let view = results::view(&mut conn, org, id, &department, "").await.unwrap().unwrap();
    view.questions.iter().find_map(|one| match &one.figures {
        Figures::Options { options } if one.key == "obstacles" => {
            options.iter().find(|(key, _)| key == "rules").map(|(_, people)| *people)
        }
        _ => None,
    })
}

#[tokio::test]
async fn what_was_promised_at_launch_holds_for_the_answers() {
    for engine in ENGINES {
        // Everybody in the last department but one names the rules.
        let all_but_one = |i: usize| {
            let named = if i == 3 { "time" } else { "rules" };
            Answers(BTreeMap::from([("obstacles".to_owned(), Answer::Several(vec![named.into()]))]))
        };
        let change = async |story: &Story, protection, smallest_group| {
            let mut org = story.company.org.clone();
            org.answer_protection = protection;
            org.smallest_group = smallest_group;
            let mut conn = story.db.db.write(org.id).await.unwrap();
            people::organisation::change(&mut conn, &org).await.unwrap();
            conn.commit().await.unwrap();
        };
        let story = Story::begin(engine, 48).await;
        let id = answered_with(&story, 48, all_but_one).await;
        assert_eq!(who_named_rules(&story, id, 3).await, Some(11), "as a rule it can be derived");

        let story = Story::begin(engine, 48).await;
        change(&story, AnswerProtection::Everyone, 11).await;
        let id = asked_and_answered(&story, 48, all_but_one).await;
        // Less is asked for when it closes than what people were told when they answered.
        change(&story, AnswerProtection::Choosers, 5).await;
        closed(&story, id).await;
        assert_eq!(who_named_rules(&story, id, 3).await, None);
        assert_eq!(who_named_rules(&story, id, 0).await, Some(12), "nobody stands alone there");

        // With eleven answers in the department the promise of twelve would be broken.
        let story = Story::begin(engine, 48).await;
        change(&story, AnswerProtection::Choosers, 12).await;
        let id = asked_and_answered(&story, 47, answers).await;
        change(&story, AnswerProtection::Choosers, 5).await;
        closed(&story, id).await;
        let org = story.company.org.id;
        let mut conn = story.db.db.read(org).await.unwrap();
        let last = story.company.departments[3].to_string();
        assert!(results::view(&mut conn, org, id, &last, "").await.unwrap().is_none());
    }
}

#[tokio::test]
async fn every_answer_in_peoples_own_words_is_read_some_at_a_time() {
    for engine in ENGINES {
        let story = Story::begin(engine, 120).await;
        let id = answered_with(&story, 120, |i| {
            let words = Answer::Text(format!("Tanke {i:03}."));
            Answers(BTreeMap::from([("anything-else".to_owned(), words)]))
        })
        .await;
        let hr = story.site.hr(&story.company).await;
        let (mut path, mut read, mut pages) = (format!("/assessment/{id}/results"), Vec::new(), 0);
        loop {
            let page = hr.get(&path).await.body;
            let words = page.split("<li>Tanke ").skip(1).map(|rest| rest[..3].to_owned());
            let before = read.len();
            read.extend(words);
            assert!(read.len() - before <= 50, "too many at a time");
            pages += 1;
            let Some((_, rest)) = page.split_once("?after=") else { break };
            let (after, _) = rest.split_once('#').expect("a place on the page");
            path = format!("/assessment/{id}/results?after={after}");
        }
        assert!(!read.is_sorted(), "in no order");
        read.sort_unstable();
        let all: Vec<String> = (0..120).map(|i| format!("{i:03}")).collect();
        assert_eq!((read, pages), (all, 3));
    }
}

#[tokio::test]
async fn groups_are_shown_and_small_ones_are_not() {
    for engine in ENGINES {
        let story = Story::begin(engine, 48).await;
        let id = answered(&story, 40).await;
        let org = story.company.org.id;
        let mut conn = story.db.db.read(org).await.unwrap();
        let all = results::view(&mut conn, org, id, "", "").await.unwrap().unwrap();
        assert_eq!(all.people, 40);
        let figures = |key: &str| {
            all.questions.iter().find(|one| one.key == key).map(|one| one.figures.clone())
        };
        let Some(Figures::Tools { tools, frequency, standing, .. }) = figures("tools-used") else {
            panic!()
        };
        let people: Vec<(&str, u32)> =
            tools.iter().map(|tool| (tool.key.as_str(), tool.people)).collect();
        assert_eq!(people, [("chatgpt", 40), ("deepl", 14)]);
        assert_eq!(frequency, [("daily".to_owned(), 40)]);
        assert_eq!(standing, [("own".to_owned(), 40)]);
        let Some(Figures::Scale { mean, ranges }) = figures("confidence-use") else { panic!() };
        assert_eq!(mean, Some(3.0));
        assert_eq!(ranges.iter().map(|range| range.2).sum::<u32>(), 40);
        let Some(Figures::Tasks { tasks, .. }) = figures("tasks-minutes") else { panic!() };
        assert_eq!((tasks[0].people, tasks[0].minutes), (40, 4000.0));
        // Two obstacles of four: half in the way.
        assert_eq!(all.obstacles, Some(0.5));
        // Self-ratings are each person's own; free text needs ten.
        assert_eq!(figures("self-assessment"), None);
        let Some(Figures::Texts { texts }) = figures("anything-else") else { panic!() };
        assert_eq!(texts.len(), 12);
        let finance = story.company.departments[0].to_string();
        let view = results::view(&mut conn, org, id, &finance, "").await.unwrap().unwrap();
        assert_eq!(view.people, 10);
        assert!(!view.questions.iter().any(|one| one.key == "anything-else"));
        // Ten people in three roles: three or four in each, which is no group.
        let role = story.company.roles[0].to_string();
        assert!(results::view(&mut conn, org, id, &finance, &role).await.unwrap().is_none());
        drop(conn);

        let leader = story.site.sign_in(&story.company, None, &[Right::Leadership]).await;
        let path = format!("/assessment/{id}/results");
        let page = leader.get(&path).await.ok();
        // 4 000 minutes × 0.8 × (1 − 0.5 ÷ 2) = 2 400 minutes = 40 hours.
        for words in [
            "40 av 48 har svarat",
            "Var det finns tid att vinna",
            "40 av 40 timmar",
            "Flera svar möjliga.",
            "”ChatGPT”: 100\u{a0}% (40 av 40)",
        ] {
            assert!(
                page.says(words) || page.says(&words.replace('\u{a0}', " ")),
                "{words}: {}",
                page.body
            );
        }
        let own = leader.get(&format!("{path}?department={finance}")).await.ok();
        assert!(own.says("10 svar"));
        // Of one group: the lead speaks of it, and there is nothing to compare it with.
        assert!(!own.says("40 av 48") && !own.says("per avdelning"), "{}", own.body);
        // Production holds what stands below it once more: only the lowest departments are compared.
        assert!(page.says("per avdelning"));
        let bars = page.body.split("id=\"departments-t\"").nth(1).unwrap_or_default();
        let chart = &bars[..bars.find("</svg>").unwrap_or(bars.len())];
        assert!(chart.contains(">Produktion/Montering<"), "{chart}");
        assert!(!chart.contains(">Produktion<"), "{chart}");
        let few = leader.get(&format!("{path}?department={finance}&role={role}")).await.ok();
        assert!(few.says("Inget att visa för den gruppen"));
        let employee = story.site.sign_in(&story.company, Some(story.person(9)), &[]).await;
        assert_eq!(employee.get(&path).await.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn too_few_answers_show_nothing() {
    let story = Story::begin(Engine::Sqlite, 12).await;
    let id = answered(&story, 4).await;
    let hr = story.site.hr(&story.company).await;
    let page = hr.get(&format!("/assessment/{id}/results")).await.ok();
    assert!(page.says("Inget att visa för den gruppen"), "{}", page.body);
    assert!(!page.says("ChatGPT"));
}

/// The statements of each page, in a company of so many people.
async fn costs(engine: Engine, people: usize) -> Vec<u64> {
    let story = Story::begin(engine, people).await;
    let hr = story.site.hr(&story.company).await;
    let open = story.sent().await;
    let link = story.link_of(5).await;
    let closed = answered(&story, people - 8).await;
    let stranger = story.site.stranger();
    let mut costs = Vec::new();
    for path in [
        "/assessment".to_owned(),
        format!("/assessment/{open}"),
        format!("/assessment/{open}/sheet?who=all"),
        format!("/assessment/{closed}"),
        format!("/assessment/{closed}/results"),
    ] {
        let (page, count) = counting_statements(hr.get(&path)).await;
        let _ = page.ok();
        costs.push(count);
    }
    for path in [link.clone(), format!("{link}/page/tools"), format!("{link}/review")] {
        let (page, count) = counting_statements(stranger.get(&path)).await;
        let _ = page.ok();
        costs.push(count);
    }
    let path = format!("{link}/save");
    let save = stranger.post(&path, &[("confidence-use", "3")]);
    let (page, count) = counting_statements(save).await;
    let _ = page.ok();
    costs.push(count);
    costs
}

#[tokio::test]
async fn a_page_costs_the_same_in_any_company() {
    for engine in ENGINES {
        let small = costs(engine, 24).await;
        assert_eq!(small, costs(engine, 240).await);
        assert!(small.iter().all(|count| *count <= 12), "{small:?}");
    }
}
