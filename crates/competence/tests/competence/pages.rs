//! What people see in their browsers.

use competence::export::{self, Format};
use competence::matrix::Scope;
use competence::{evidence, jobs, profiles, routes};
use people::testing::{START, Site, Visitor, company};
use store::counting_statements;
use store::testing::ENGINES;
use tabular::{Limits, read};
use web::{Lang, Right};

use crate::company::{Story, story};

/// A company of 60 who have all rated themselves.
async fn known_company(engine: store::Engine) -> Story {
    let story = story(engine, 60).await;
    story.rate_themselves(0..60).await;
    story.recompute(None, START).await;
    story
}

fn site(story: &Story) -> Site {
    Site::new(story.db(), routes(), jobs())
}

async fn manager<'a>(site: &'a Site, story: &Story, i: usize) -> Visitor<'a> {
    site.sign_in(&story.company, Some(story.company.people[i]), &[]).await
}

#[tokio::test]
async fn hr_reads_the_matrix_and_drills() {
    for engine in ENGINES {
        let story = known_company(engine).await;
        let site = site(&story);
        let hr = site.hr(&story.company).await;
        let page = hr.get("/matrix").await.ok();
        for words in ["Kompetensmatris", "Säljare", "20 av 20 personer", "Träna det här först"]
        {
            assert!(page.says(words), "{words}");
        }
        let role = story.company.roles[2];
        let page = hr.get(&format!("/matrix/role/{role}")).await.ok();
        assert!(page.says("<svg class=\"chart\"") && page.says("Säljare"));
        let department = story.company.departments[0];
        let page = hr.get(&format!("/matrix?department={department}")).await.ok();
        assert!(page.says("selected>Ekonomi</option>"));
        let page = hr.get("/matrix/competence/first-prompts").await.ok();
        assert!(page.says("Så fördelar sig nivåerna") && page.says("Hjälper andra"));
        for lost in ["/matrix?department=x", "/matrix/competence/juggling", "/matrix/role/x"] {
            assert_eq!(hr.get(lost).await.status, 404, "{lost}");
        }
    }
}

#[tokio::test]
async fn a_new_organisation_is_told_what_to_do_first() {
    for engine in ENGINES {
        let nobody = story(engine, 0).await;
        let empty = site(&nobody).hr(&nobody.company).await.get("/matrix").await.ok();
        assert!(empty.says("Läs in personallistan först") && empty.says("/people/import"));
        let story = story(engine, 12).await;
        let site = site(&story);
        let hr = site.hr(&story.company).await;
        assert!(hr.get("/matrix").await.ok().says("Matrisen fylls i takt med att folk svarar"));
        assert_eq!(hr.get("/matrix/export.csv").await.status, 404);
        let employee = manager(&site, &story, 8).await;
        assert!(employee.get("/matrix/me").await.ok().says("Din rad är tom"));
    }
}

#[tokio::test]
async fn few_answers_look_like_none() {
    for engine in ENGINES {
        let with = |people: Vec<usize>| async move {
            let story = story(engine, 60).await;
            story.rate_themselves(people).await;
            story.recompute(None, START).await;
            let site = site(&story);
            let hr = site.hr(&story.company).await;
            let page = hr.get("/matrix").await.ok().body;
            page.split("<table class=\"matrix\">").nth(1).unwrap().matches("Okänt").count()
        };
        assert_eq!(with(vec![]).await, with(vec![0, 3, 6]).await);
    }
}

#[tokio::test]
async fn a_manager_sees_groups_of_their_own_departments() {
    for engine in ENGINES {
        let story = known_company(engine).await;
        let site = site(&story);
        // The first four are the managers of the four departments.
        let seller = manager(&site, &story, 3).await;
        let page = seller.get("/matrix").await.ok();
        assert!(page.says("selected>Sälj</option>"));
        assert!(!page.says("Hela företaget") && !page.says(">Ekonomi</option>"));
        let elsewhere = story.company.departments[0];
        assert_eq!(seller.get(&format!("/matrix?department={elsewhere}")).await.status, 404);
        let file = format!("/matrix/export.json?department={elsewhere}");
        assert_eq!(seller.get(&file).await.status, 404);
        let file = seller.get("/matrix/export.json").await.ok();
        assert!(file.says("\"view\": \"Sälj\""));
        assert_eq!(seller.get("/matrix/roles").await.status, 403);

        let employee = manager(&site, &story, 17).await;
        assert_eq!(employee.get("/matrix").await.status, 403);
        assert_eq!(employee.get("/matrix/model/ai-principles").await.status, 403);
    }
}

#[tokio::test]
async fn only_oneself_sees_ones_row() {
    for engine in ENGINES {
        let story = known_company(engine).await;
        let site = site(&story);
        story.add(vec![story.challenge(17, "first-prompts", 4.0, START)]).await;
        let employee = manager(&site, &story, 17).await;
        let page = employee.get("/matrix/me").await.ok();
        for words in ["Bara du ser den här sidan", "Självskattning", "Miniutmaning", "Nästa nivå"]
        {
            assert!(page.says(words), "{words}");
        }
        let boss = manager(&site, &story, 1).await;
        assert!(!boss.get("/matrix/me").await.ok().says("Miniutmaning"));
        // Nobody's row can be asked for: there is no address for it.
        let other = story.company.people[17];
        let hr = site.hr(&story.company).await;
        for path in [format!("/matrix/me/{other}"), format!("/matrix/person/{other}")] {
            assert_eq!(hr.get(&path).await.status, 404);
        }
        assert!(hr.get("/matrix/me").await.ok().says("Du finns inte på personallistan"));
    }
}

#[tokio::test]
async fn another_organisation_sees_nothing() {
    for engine in ENGINES {
        let story = known_company(engine).await;
        let stranger = company(story.db(), 12).await;
        let site = site(&story);
        let hr = site.hr(&stranger).await;
        assert!(hr.get("/matrix").await.ok().says("Matrisen fylls"));
        let role = story.company.roles[2];
        assert_eq!(hr.get(&format!("/matrix/role/{role}")).await.status, 404);
        assert_eq!(hr.get(&format!("/matrix/roles/{role}")).await.status, 404);
        let nobody = site.stranger();
        for path in ["/matrix", "/matrix/me", "/matrix/export.csv"] {
            assert_ne!(nobody.get(path).await.status, 200, "{path}");
        }
    }
}

#[tokio::test]
async fn profiles_are_changed_and_confirmed() {
    for engine in ENGINES {
        let story = known_company(engine).await;
        let site = site(&story);
        let hr = site.hr(&story.company).await;
        assert!(hr.get("/matrix/roles").await.ok().says("3 profiler är förslag"));
        let role = story.company.roles[0];
        let path = format!("/matrix/roles/{role}");
        assert!(hr.get(&path).await.ok().says("Produktionsoperatör"));
        assert!(hr.get(&format!("{path}?from=sales")).await.ok().says("value=\"45\""));

        let mut fields = vec![("ready", "sales"), ("text", "60"), ("documents", "60")];
        fields.push(("data", "x"));
        let keys: Vec<[String; 2]> = competence::model::ready()
            .competences
            .iter()
            .map(|c| [format!("level-{}", c.key), format!("weight-{}", c.key)])
            .collect();
        for [level, weight] in &keys {
            fields.extend([(level.as_str(), "4"), (weight.as_str(), "3")]);
        }
        let page = hr.post(&path, &fields).await.ok();
        assert!(page.says("Skriv ett helt tal") && page.says("mer än 100"));
        fields.retain(|(name, _)| !matches!(*name, "documents" | "data"));
        fields.extend([("documents", "20"), ("data", "10")]);
        assert_eq!(hr.post(&path, &fields).await.leads(), "/matrix/roles?said=saved");
        assert_eq!(site.run_jobs().await, 1);
        let (frame, _) = story.view(Scope::default()).await;
        let changed = &frame.roles[0];
        assert_eq!(changed.id, role, "first in the queue now");
        assert!(changed.needs.iter().all(|need| need.is_some_and(|need| need.level == 4)));

        assert_eq!(hr.post("/matrix/roles/checked", &[]).await.status, 303);
        let page = hr.get("/matrix/roles").await.ok();
        assert!(!page.says("Förslag") && !page.says("är förslag"));
    }
}

#[tokio::test]
async fn the_model_is_changed_in_the_browser() {
    for engine in ENGINES {
        let story = known_company(engine).await;
        let site = site(&story);
        let hr = site.hr(&story.company).await;
        let employee = manager(&site, &story, 17).await;
        let page = employee.get("/matrix/model").await.ok();
        assert!(page.says("DigComp 3.0") && page.says("CC BY 4.0") && page.says("1.2"));
        assert!(!page.says("/matrix/model/new"));

        assert!(hr.get("/matrix/model/new").await.ok().says("Ny kompetens"));
        let mut fields = vec![("version", "1"), ("tier", "expert")];
        let names = ["name", "short", "question", "anchor0", "anchor1", "anchor2", "anchor3"];
        let keys: Vec<String> = ["sv", "en"]
            .iter()
            .flat_map(|lang| names.iter().chain(&["anchor4"]).map(move |n| format!("{n}-{lang}")))
            .collect();
        for key in &keys {
            fields.push((key, "Bygga agenter"));
        }
        let missing: Vec<_> = fields.iter().copied().filter(|(n, _)| *n != "name-en").collect();
        assert!(hr.post("/matrix/model/new", &missing).await.ok().says("name-en-error"));
        assert_eq!(hr.post("/matrix/model/new", &fields).await.status, 303);
        // The same form once more was made to an older version.
        assert_eq!(hr.post("/matrix/model/new", &fields).await.status, 410);
        assert!(hr.get("/matrix/model").await.ok().says("Version 2"));
        assert!(hr.get("/matrix/model/bygga-agenter").await.ok().says("Bygga agenter"));

        assert_eq!(hr.post("/matrix/model/ai-strategy/retirement", &[]).await.status, 303);
        site.run_jobs().await;
        let (frame, _) = story.view(Scope::default()).await;
        assert!(frame.competence("ai-strategy").is_none());
        assert!(frame.competence("bygga-agenter").is_some());
        assert_eq!(hr.post("/matrix/model/ai-strategy/return", &[]).await.status, 303);
        assert!(!hr.get("/matrix/model").await.ok().says("Ta i bruk igen"));
    }
}

#[tokio::test]
async fn files_hold_what_the_page_shows() {
    for engine in ENGINES {
        let story = story(engine, 60).await;
        // Too few sellers to show.
        let known = (0..60).filter(|i| i % 3 != 2 || *i < 9);
        story.rate_themselves(known).await;
        story.recompute(None, START).await;
        let site = site(&story);
        let hr = site.hr(&story.company).await;
        let book = hr.get("/matrix/export.xlsx").await.ok().bytes;
        let table = read(&book, Limits::default()).unwrap();
        assert_eq!(table.headers[0], "Roll");
        assert_eq!(table.headers.len(), 11);
        assert_eq!(table.source.sheets.len(), 3);

        let csv = hr.get("/matrix/export.csv").await.ok().bytes;
        let table = read(&csv, Limits::default()).unwrap();
        let rows: Vec<Vec<String>> =
            table.rows.iter().map(|row| row.iter().map(str::to_owned).collect()).collect();
        assert_eq!(rows.len(), 30);
        let level = table.headers.iter().position(|heading| heading == "Nuläge").unwrap();
        let sellers = rows.iter().filter(|row| row[0] == "Säljare");
        assert!(sellers.into_iter().all(|row| row.get(level).is_none_or(String::is_empty)));
        assert!(rows.iter().any(|row| row.get(level).is_some_and(|l| l.contains(','))));

        let json = hr.get("/matrix/export.json").await.ok();
        let json: serde_json::Value = serde_json::from_str(&json.body).unwrap();
        assert_eq!(json["lines"].as_array().unwrap().len(), 30);
        let english = Lang::or_fallback("en");
        let org = story.company.org.id;
        let bytes =
            export::matrix(story.db(), org, Scope::default(), Format::Csv, english).await.unwrap();
        assert!(String::from_utf8(bytes).unwrap().starts_with("Role,"));
    }
}

#[tokio::test]
async fn a_page_asks_the_database_the_same_however_many_people_there_are() {
    for engine in ENGINES {
        let mut counts = Vec::new();
        for people in [60, 600] {
            let story = story(engine, people).await;
            story.rate_themselves(0..people).await;
            story.recompute(None, START).await;
            let site = site(&story);
            let hr = site.hr(&story.company).await;
            let boss = manager(&site, &story, 3).await;
            let mut these = Vec::new();
            let (_, signed_in) = counting_statements(hr.get("/matrix/model/none")).await;
            for (visitor, path) in
                [(&hr, "/matrix"), (&hr, "/matrix"), (&boss, "/matrix"), (&boss, "/matrix/me")]
            {
                let (answer, statements) = counting_statements(visitor.get(path)).await;
                assert_eq!(answer.status, 200);
                these.push(statements);
            }
            // What signing in costs, and the one statement of a page that is not there.
            let own: Vec<u64> = these.iter().map(|all| all + 1 - signed_in).collect();
            assert!(own[1] <= 4 && own[2] <= 6, "{own:?}");
            counts.push(these);
        }
        assert_eq!(counts[0], counts[1]);
    }
}

#[tokio::test]
async fn leadership_sees_everything_and_changes_nothing() {
    for engine in ENGINES {
        let story = known_company(engine).await;
        let site = site(&story);
        let lead = site.sign_in(&story.company, None, &[Right::Leadership]).await;
        assert!(lead.get("/matrix").await.ok().says("Hela företaget"));
        assert_eq!(lead.post("/matrix/roles/checked", &[]).await.status, 403);
        let org = story.company.org.id;
        let mut conn = story.db().read(org).await.unwrap();
        let roles = profiles::all(&mut conn, org, competence::model::ready()).await.unwrap();
        assert!(roles.iter().all(|role| role.profile.state == profiles::State::Proposed));
        assert_eq!(evidence::counts(&mut conn, org).await.unwrap(), (60, 60));
    }
}
