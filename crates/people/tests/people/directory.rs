//! The list as HR looks at it, one person, the departments and the roles.

use axum::http::StatusCode;
use people::changes::{new_person, write_people};
use people::directory::{self, Filter, Line, Sort, Start};
use people::testing::{Company, START, Site, company};
use people::{PersonId, audit, person, reads};
use store::counting_statements;
use store::testing::{ENGINES, fresh};
use store::{Conn, OrgId};
use web::Right;

async fn on_each_engine<F: AsyncFn(Company, Site)>(people: usize, story: F) {
    for engine in ENGINES {
        let test = fresh(engine).await;
        let company = company(&test.db, people).await;
        let site = Site::new(&test.db, people::routes(), Vec::new());
        story(company, site).await;
    }
}

async fn pages(conn: &mut Conn, org: OrgId, filter: &Filter) -> Vec<Vec<PersonId>> {
    let mut filter = filter.clone();
    let mut pages = Vec::new();
    loop {
        let page = directory::page(conn, org, &filter).await.unwrap();
        let ids: Vec<PersonId> = page.lines.iter().map(|line: &Line| line.id).collect();
        let last = ids.last().copied();
        pages.push(ids);
        match last.filter(|_| page.later) {
            Some(last) => filter.start = Start::After(last),
            None => return pages,
        }
    }
}

#[tokio::test]
async fn every_order_and_filter_shows_everyone_once_forwards_and_back() {
    on_each_engine(230, async |company, site| {
        let org = company.org.id;
        let mut conn = site.app.db.read(org).await.unwrap();
        let production = company.departments[1];
        let words = |words: &str| Filter { words: words.to_owned(), ..Filter::default() };
        let all = Filter::default();
        let looks = [
            (all.clone(), 230),
            (Filter { sort: Sort::Department, ..all.clone() }, 230),
            (Filter { sort: Sort::Role, ..all.clone() }, 230),
            // Production with assembly below it: two of four departments.
            (Filter { department: Some(production), ..all.clone() }, 115),
            (Filter { department: Some(production), sort: Sort::Department, ..all.clone() }, 115),
            (Filter { department: Some(production), sort: Sort::Role, ..all.clone() }, 115),
            (Filter { role: Some(company.roles[0]), ..all.clone() }, 77),
            (Filter { role: Some(company.roles[0]), sort: Sort::Department, ..all.clone() }, 77),
            (Filter { role: Some(company.roles[0]), sort: Sort::Role, ..all.clone() }, 77),
            (words("person 0002"), 11),
            (Filter { sort: Sort::Role, ..words("PERSON 0002") }, 11),
            (Filter { department: Some(company.departments[0]), ..words("0002") }, 3),
            (words("%"), 230),
            (words("_"), 0),
            (Filter { left: true, ..all.clone() }, 0),
        ];
        for (filter, expected) in looks {
            let forward = pages(&mut conn, org, &filter).await;
            let mut seen: Vec<PersonId> = forward.iter().flatten().copied().collect();
            assert_eq!(seen.len(), expected, "{filter:?}");
            seen.sort_unstable();
            seen.dedup();
            assert_eq!(seen.len(), expected, "somebody twice: {filter:?}");
            for pair in forward.windows(2) {
                let start = Start::Before(pair[1][0]);
                let before = Filter { start, ..filter.clone() };
                let back = directory::page(&mut conn, org, &before).await.unwrap();
                let ids: Vec<PersonId> = back.lines.iter().map(|line| line.id).collect();
                assert_eq!(ids, pair[0], "{filter:?}");
                assert_eq!((back.earlier, back.later), (pair[0] != forward[0], true));
            }
        }
        let by_department =
            directory::page(&mut conn, org, &Filter { sort: Sort::Department, ..all })
                .await
                .unwrap();
        assert!(by_department.lines.iter().all(|line| line.department == company.departments[0]));
    })
    .await;
}

#[tokio::test]
async fn names_are_sorted_as_swedes_sort_them() {
    on_each_engine(0, async |company, site| {
        let org = company.org.id;
        let names = ["Örjan Ek", "Anna Ek", "Åsa Ek", "Zelda Ek", "Ärla Ek"];
        let people: Vec<_> = names
            .iter()
            .map(|name| {
                let (department, role) = (company.departments[0], company.roles[0]);
                new_person(name, department, role, company.org.language, START)
            })
            .collect();
        let mut conn = site.app.db.write(org).await.unwrap();
        write_people(&mut conn, org, company.org.language, &people, &mut |_| ()).await.unwrap();
        conn.commit().await.unwrap();
        let mut conn = site.app.db.read(org).await.unwrap();
        let page = directory::page(&mut conn, org, &Filter::default()).await.unwrap();
        let sorted: Vec<&str> = page.lines.iter().map(|line| line.name.as_str()).collect();
        assert_eq!(sorted, ["Anna Ek", "Zelda Ek", "Åsa Ek", "Ärla Ek", "Örjan Ek"]);
    })
    .await;
}

#[tokio::test]
async fn a_page_costs_as_many_statements_however_many_people() {
    let test = fresh(store::Engine::Sqlite).await;
    let mut counts = Vec::new();
    for people in [60, 600] {
        let company = company(&test.db, people).await;
        let site = Site::new(&test.db, people::routes(), Vec::new());
        let hr = site.hr(&company).await;
        let mut of_pages = Vec::new();
        let department = format!("/people?department={}", company.departments[1]);
        for path in [
            "/people",
            "/people?q=0001&sort=role",
            &department,
            "/people/departments",
            "/people/roles",
        ] {
            let (answer, count) = counting_statements(hr.get(path)).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            of_pages.push(count);
        }
        counts.push(of_pages);
    }
    assert_eq!(counts[0], counts[1]);
    assert!(counts[0].iter().all(|count| (2..=12).contains(count)), "{counts:?}");
}

#[tokio::test]
async fn the_list_is_filtered_and_turned_by_its_address() {
    on_each_engine(120, async |company, site| {
        let hr = site.hr(&company).await;
        let first = hr.get("/people").await.ok();
        assert!(
            first.says("Person 00000") && first.says("rel=\"next\"") && !first.says("rel=\"prev\"")
        );
        let next = first.body.split("rel=\"next\" href=\"").nth(1).unwrap();
        let next = next.split('"').next().unwrap().replace("&#38;", "&");
        let second = hr.get(&next).await.ok();
        assert!(second.says("Person 00050") && second.says("rel=\"prev\""));
        let found = hr.get("/people?q=00077").await.ok();
        assert!(found.says("Person 00077") && !found.says("Person 00078"));
        assert!(hr.get("/people?q=finns+inte").await.ok().says("Ingen stämmer"));
        let strange = hr.get("/people?sort=x&after=y&department=z&role=").await;
        assert_eq!(strange.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn hr_changes_a_person_and_the_person_can_see_who_looked() {
    on_each_engine(12, async |company, site| {
        let org = company.org.id;
        let hr = site.hr(&company).await;
        let id = company.people[7];
        let path = format!("/people/{id}");
        assert!(hr.get(&path).await.ok().says("00007"));
        let mut conn = site.app.db.read(org).await.unwrap();
        let readings = reads::of_person(&mut conn, org, id, 10).await.unwrap();
        assert_eq!(readings[0].what, "person");
        drop(conn);

        let role = company.roles[0].to_string();
        drop(hr.post(&path, &[("role", &role)]).await.leads());
        drop(
            hr.post(&path, &[("manager", "person2@exempel.se"), ("start", "2024-08-19")])
                .await
                .leads(),
        );
        drop(hr.post(&path, &[("email", "")]).await.leads());
        // Whoever reads the old address is told.
        let mut conn = site.app.db.write_installation().await.unwrap();
        let told = store::outbox::waiting(&mut conn, site.app.clock.now()).await.unwrap();
        drop(conn);
        assert!(told.iter().any(|one| one.mail.address == "person7@exempel.se"), "{told:?}");
        let mut conn = site.app.db.read(org).await.unwrap();
        let after = person::get(&mut conn, org, id).await.unwrap();
        assert_eq!(after.email, None, "an emptied field is empty");
        assert_eq!((after.role, after.manager), (company.roles[0], Some(company.people[2])));
        assert_eq!(after.name, "Person 00007", "what was not in the form is as it was");
        let log = audit::page(&mut conn, org, None, 5).await.unwrap();
        assert_eq!(log[0].action, "person-changed");
        assert_eq!(log[1].detail["start"], serde_json::json!([null, "2024-08-19"]));
        drop(conn);

        // What is wrong stands beside its field with what was typed.
        for (field, typed) in [
            ("email", "inte en adress"),
            ("email", "person3@exempel.se"),
            ("number", "00003"),
            ("manager", "99999"),
            ("manager", "00007"),
            ("start", "i går"),
            ("name", ""),
            ("end", "2020-01-01"),
        ] {
            let wrong = hr.post(&path, &[(field, typed)]).await;
            assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {typed}");
            assert!(
                wrong.says(&format!("{field}-error")) && wrong.says(&format!("value=\"{typed}\""))
            );
        }
        // The first manager cannot report to somebody below.
        let above =
            hr.post(&format!("/people/{}", company.people[0]), &[("manager", "00007")]).await;
        assert!(above.says("cirkel"));
    })
    .await;
}

#[tokio::test]
async fn two_people_who_change_one_person_see_each_other() {
    on_each_engine(12, async |company, site| {
        let (anna, bo) = (site.hr(&company).await, site.hr(&company).await);
        let path = format!("/people/{}", company.people[7]);
        let seen = |page: &str| {
            let rest = page.split("name=\"seen\" value=\"").nth(1).unwrap();
            rest.split('"').next().unwrap().to_owned()
        };
        let (first, second) =
            (seen(&anna.get(&path).await.ok().body), seen(&bo.get(&path).await.ok().body));
        assert_eq!(first, second);
        site.app.clock.set(site.app.clock.now().plus_minutes(1));
        drop(anna.post(&path, &[("name", "Per Nyström"), ("seen", &first)]).await.leads());
        let refused = bo.post(&path, &[("name", "Pär Nyström"), ("seen", &second)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says("av någon annan") && refused.says("value=\"Pär Nyström\""));
        assert!(refused.says("Per Nyström"), "what it says now is on the page");
        let third = seen(&refused.body);
        drop(bo.post(&path, &[("name", "Pär Nyström"), ("seen", &third)]).await.leads());
        assert!(anna.get(&path).await.ok().says("Pär Nyström"));
    })
    .await;
}

#[tokio::test]
async fn hr_adds_a_person_by_hand() {
    on_each_engine(4, async |company, site| {
        let hr = site.hr(&company).await;
        assert!(hr.get("/people/new").await.ok().says("Lägg till"));
        let empty = hr.post("/people/new", &[("email", "ny@exempel.se")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        for error in ["name-error", "department-error", "role-error", "value=\"ny@exempel.se\""] {
            assert!(empty.says(error), "{error}");
        }
        let place = |link: &str| empty.body.find(link).unwrap_or_else(|| panic!("{link}"));
        let summary =
            ["<a href=\"#name\"", "<a href=\"#department\"", "<a href=\"#role\""].map(place);
        assert!(summary.is_sorted(), "the summary follows the form");
        let (department, role) = (company.departments[3].to_string(), company.roles[1].to_string());
        let form = [
            ("name", "Ines  Vallgren"),
            ("email", "Ines@Exempel.se"),
            ("department", &department),
            ("role", &role),
            ("manager", "Person 00001"),
        ];
        let person = hr.post("/people/new", &form).await.leads();
        let page = hr.get(&person).await.ok();
        assert!(
            page.says("Ines Vallgren") && page.says("ines@exempel.se") && page.says("Person 00001")
        );
        assert_eq!(hr.post("/people/new", &form).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}

#[tokio::test]
async fn a_manager_sees_where_the_team_works_and_no_more() {
    on_each_engine(12, async |company, site| {
        // Person 1 leads 5 and 9.
        let manager = site.sign_in(&company, Some(company.people[1]), &[]).await;
        let team = manager.get("/people/team").await.ok();
        assert!(
            team.says("Person 00005") && team.says("Person 00009") && !team.says("Person 00006")
        );
        let report = manager.get(&format!("/people/{}", company.people[5])).await.ok();
        assert!(report.says("Person 00005") && report.says("Produktion"));
        assert!(
            !report.says("person5@exempel.se")
                && !report.says("<form method=\"post\" action=\"/people")
        );
        let other = manager.get(&format!("/people/{}", company.people[6])).await;
        assert_eq!(other.status, StatusCode::NOT_FOUND);
        let (path, form) = (format!("/people/{}", company.people[5]), [("name", "X")]);
        assert_eq!(manager.post(&path, &form).await.status, StatusCode::FORBIDDEN);
        assert_eq!(manager.get("/people").await.status, StatusCode::FORBIDDEN);
        let worker = site.sign_in(&company, Some(company.people[5]), &[]).await;
        assert_eq!(worker.get("/people/team").await.status, StatusCode::FORBIDDEN);
        let theirs = people::testing::company(&site.app.db, 4).await;
        let hr = site.sign_in(&theirs, None, &[Right::Hr]).await;
        assert_eq!(hr.get(&path).await.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn the_department_tree_is_renamed_moved_and_pruned() {
    on_each_engine(12, async |company, site| {
        let hr = site.hr(&company).await;
        let [economy, production, assembly, sales] = company.departments[..] else { panic!() };
        let at = |id| format!("/people/departments/{id}");
        assert!(hr.get("/people/departments").await.ok().says("Produktion/Montering"));
        drop(hr.post(&at(production), &[("what", "rename"), ("name", "Fabriken")]).await.leads());
        assert!(hr.get("/people/departments").await.ok().says("Fabriken/Montering"));
        // Under itself, or what is below it, it cannot go.
        for under in [production, assembly] {
            let circle =
                hr.post(&at(production), &[("what", "move"), ("parent", &under.to_string())]).await;
            assert!(circle.says("parent-error"), "{}", circle.body);
        }
        drop(
            hr.post(&at(production), &[("what", "move"), ("parent", &sales.to_string())])
                .await
                .leads(),
        );
        assert!(hr.get(&at(assembly)).await.ok().says("Sälj/Fabriken/Montering"));
        // Everyone in sales, with all below.
        let list = hr.get(&format!("/people?department={sales}")).await.ok();
        assert_eq!(list.body.matches("<th scope=\"row\">").count(), 9);
        let taken = hr.post("/people/departments", &[("name", "ekonomi")]).await;
        assert!(taken.says("name-error") && taken.says("value=\"ekonomi\""));
        let slash = hr.post(&at(economy), &[("what", "add"), ("name", "Lön/Skatt")]).await;
        assert!(slash.says("new-name-error") && slash.says("value=\"Lön/Skatt\""));
        drop(hr.post(&at(economy), &[("what", "add"), ("name", "Lön")]).await.leads());
        let full = hr.post(&at(assembly), &[("what", "remove")]).await;
        assert_eq!(full.status, StatusCode::UNPROCESSABLE_ENTITY);
        let mut conn = site.app.db.read(company.org.id).await.unwrap();
        let tree = directory::departments(&mut conn, company.org.id).await.unwrap();
        let wages = tree.iter().find(|d| d.path == "Ekonomi/Lön").unwrap().id;
        drop(conn);
        drop(hr.post(&at(wages), &[("what", "remove")]).await.leads());
        assert_eq!(hr.get(&at(wages)).await.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn roles_are_renamed_and_merged() {
    on_each_engine(12, async |company, site| {
        let hr = site.hr(&company).await;
        let [fitter, clerk, _] = company.roles[..] else { panic!() };
        let at = |id| format!("/people/roles/{id}");
        let taken = hr.post(&at(fitter), &[("what", "rename"), ("name", "säljare")]).await;
        assert!(taken.says("name-error") && taken.says("value=\"säljare\""));
        drop(
            hr.post(&at(fitter), &[("what", "rename"), ("name", "Montör och tekniker")])
                .await
                .leads(),
        );
        let itself =
            hr.post(&at(fitter), &[("what", "merge"), ("into", &fitter.to_string())]).await;
        assert!(itself.says("into-error"));
        drop(
            hr.post(&at(clerk), &[("what", "merge"), ("into", &fitter.to_string())]).await.leads(),
        );
        assert_eq!(hr.get(&at(clerk)).await.status, StatusCode::NOT_FOUND);
        assert!(hr.get(&at(fitter)).await.ok().says("8 personer har den här rollen"));
        drop(hr.post("/people/roles", &[("name", "Controller")]).await.leads());
        assert!(hr.get("/people/roles").await.ok().says("Controller"));
    })
    .await;
}
