//! Waves drawn by lot, on both engines.

use std::collections::{BTreeMap, HashSet};

use people::register;
use people::testing::{Company, Site, company};
use programme::draw::{self, DrawId};
use programme::waves;
use store::Db;
use store::testing::{ENGINES, fresh};

/// Department, wave (from 1) of each lot, as the file tells them.
fn lots(file: &str) -> Vec<(String, String, usize)> {
    let mut rows = file.lines();
    assert_eq!(rows.next(), Some("lot,department,wave"));
    rows.map(|row| {
        let cells: Vec<&str> = row.split(',').collect();
        (cells[0].to_owned(), cells[1].to_owned(), cells[2].parse().expect("it is there"))
    })
    .collect()
}

async fn in_waves(db: &Db, company: &Company) -> BTreeMap<String, Vec<waves::Member>> {
    let org = company.org.id;
    let mut conn = db.read(org).await.expect("it is there");
    let mut found = BTreeMap::new();
    for wave in waves::all(&mut conn, org).await.expect("it is there") {
        found.insert(wave.name, waves::cohort(&mut conn, org, wave.id).await.expect("it is there"));
    }
    found
}

#[tokio::test]
async fn everybody_who_is_in_no_wave_is_drawn_into_one() {
    for engine in ENGINES {
        let test = fresh(engine).await;
        let company = company(&test.db, 60).await;
        let org = company.org.id;
        let site = Site::new(&test.db, programme::routes(), programme::jobs());
        let hr = site.hr(&company).await;

        let page = hr.get("/programme/waves/draw").await.ok();
        assert!(page.says("Välj pilotgruppen först"), "{}", page.body);
        let _ = hr.post("/programme/waves", &[]).await.leads();
        let mut conn = test.db.read(org).await.unwrap();
        let pilot = waves::all(&mut conn, org).await.unwrap()[0].id;
        drop(conn);
        let volunteers: Vec<String> =
            company.people[50..56].iter().map(ToString::to_string).collect();
        let chosen: Vec<(&str, &str)> =
            volunteers.iter().map(|person| ("person", person.as_str())).collect();
        let _ = hr.post(&format!("/programme/waves/{pilot}/choose"), &chosen).await.leads();

        // Four managers; 60 − 6 − 4 = 50 draw.
        let page = hr.get("/programme/waves/draw").await.ok();
        assert!(!page.says("Välj pilotgruppen först"));
        assert!(
            page.says("50 personer lottas till 3 omgångar med 16–17 i varje."),
            "{}",
            page.body
        );
        assert!(page.says("4 chefer går först."));
        let page = hr.get("/programme/waves/draw?asked=yes&waves=2&weeks=4&starts_on=").await.ok();
        assert!(page.says("54 personer lottas till 2 omgångar med 27 i varje."), "{}", page.body);

        let wrong = [("asked", "yes"), ("waves", "9"), ("weeks", "x"), ("starts_on", "snart")];
        let wrong = hr.post("/programme/waves/draw", &wrong).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.says("Välj två till sex omgångar") && wrong.says("Ange ett datum"));

        let form = [
            ("asked", "yes"),
            ("managers", "yes"),
            ("waves", "3"),
            ("weeks", "4"),
            ("starts_on", "2027-01-11"),
        ];
        let led = hr.post("/programme/waves/draw", &form).await.leads();
        let drawn = hr.get(&led).await.ok();
        assert!(
            drawn.says("Lotterna är dragna") && drawn.says("50 personer från"),
            "{}",
            drawn.body
        );

        let there = in_waves(&test.db, &company).await;
        let names: Vec<&str> = there.keys().map(String::as_str).collect();
        assert_eq!(names, ["Chefer", "Omgång 3", "Omgång 4", "Omgång 5", "Piloten"]);
        let everybody: Vec<_> = there.values().flatten().map(|member| member.person).collect();
        assert_eq!(everybody.len(), 60);
        assert_eq!(everybody.iter().collect::<HashSet<_>>().len(), 60, "nobody is in two waves");
        let mut conn = test.db.read(org).await.unwrap();
        let managers: HashSet<_> = register::all(&mut conn, org)
            .await
            .unwrap()
            .iter()
            .filter_map(|one| one.manager)
            .collect();
        let first: HashSet<_> = there["Chefer"].iter().map(|member| member.person).collect();
        assert_eq!(first, managers);
        let starts: Vec<Option<String>> = waves::all(&mut conn, org)
            .await
            .unwrap()
            .iter()
            .map(|wave| wave.starts_on.map(|date| date.to_string()))
            .collect();
        let at = |day: &str| Some(day.to_owned());
        let expected =
            [None, at("2027-01-04"), at("2027-01-11"), at("2027-02-08"), at("2027-03-08")];
        assert_eq!(starts, expected);

        // Within a department the waves are as large as each other, but for what cannot be divided.
        for department in &company.departments {
            let of = |wave: &str| {
                there[wave].iter().filter(|member| member.department == *department).count()
            };
            let sizes = ["Omgång 3", "Omgång 4", "Omgång 5"].map(of);
            assert!(sizes.iter().max().unwrap() - sizes.iter().min().unwrap() <= 1, "{sizes:?}");
        }
        drop(conn);

        let list = hr.get("/programme/waves").await.ok();
        assert!(list.says("Dragen med lott"));
        let wave = there["Omgång 4"][0].person;
        let mut conn = test.db.read(org).await.unwrap();
        let id = waves::of_person(&mut conn, org, wave).await.unwrap().unwrap();
        assert!(hr.get(&format!("/programme/waves/{id}")).await.ok().says("Byt ingen för hand"));
    }
}

#[tokio::test]
async fn a_draw_can_be_made_again_by_anybody() {
    for engine in ENGINES {
        let test = fresh(engine).await;
        let company = company(&test.db, 40).await;
        let org = company.org.id;
        let site = Site::new(&test.db, programme::routes(), programme::jobs());
        let hr = site.hr(&company).await;
        let form = [("asked", "yes"), ("waves", "2"), ("weeks", "4"), ("starts_on", "")];
        let led = hr.post("/programme/waves/draw", &form).await.leads();
        let path = led.split('?').next().unwrap();
        let id: DrawId = path.rsplit('/').next().unwrap().parse().unwrap();
        let file = hr.get(&format!("{path}/lots.csv")).await.ok();
        assert!(!file.says("Person"), "nobody's name");
        let told = lots(&file.body);
        assert_eq!(told.len(), 40);
        assert!(told.is_sorted(), "as words and as numbers");

        let mut conn = test.db.read(org).await.unwrap();
        let draw = draw::get(&mut conn, org, id).await.unwrap();
        assert!(hr.get(path).await.ok().says(&format!("--seed {}", draw.seed)));
        let mut names: Vec<&str> =
            told.iter().map(|(_, department, _)| department.as_str()).collect();
        names.dedup();
        assert!(names.is_sorted());
        let strata: Vec<u32> = told
            .iter()
            .map(|(_, department, _)| {
                names.iter().position(|name| name == department).unwrap() as u32
            })
            .collect();
        let again = statistics::effect::draw(&strata, &[1, 1], draw.seed).unwrap();
        let told: Vec<usize> = told.iter().map(|(.., wave)| wave - 1).collect();
        assert_eq!(again, told);

        // And it is what was done.
        for (wave, size) in draw.record.waves.iter().zip(draw.record.sizes()) {
            assert_eq!(waves::cohort(&mut conn, org, *wave).await.unwrap().len(), size);
        }
        // A wave that is taken away stays in what was drawn.
        let first = draw.record.waves[0];
        drop(conn);
        let _ = hr.post(&format!("/programme/waves/{first}/remove"), &[]).await.leads();
        assert!(hr.get(path).await.ok().says("Borttagen omgång"));
    }
}

#[tokio::test]
async fn too_few_are_not_drawn() {
    for engine in ENGINES {
        let test = fresh(engine).await;
        let company = company(&test.db, 14).await;
        let site = Site::new(&test.db, programme::routes(), programme::jobs());
        let hr = site.hr(&company).await;
        let form = [("asked", "yes"), ("waves", "3"), ("weeks", "4"), ("starts_on", "")];
        let page = hr.get("/programme/waves/draw?asked=yes&waves=3&weeks=4&starts_on=").await.ok();
        assert!(page.says("minst 5 personer"), "{}", page.body);
        let refused = hr.post("/programme/waves/draw", &form).await;
        assert!(refused.says("För få för så många omgångar"), "{}", refused.body);
        assert!(in_waves(&test.db, &company).await.is_empty());
        let employee = site.sign_in(&company, Some(company.people[5]), &[]).await;
        assert_eq!(employee.get("/programme/waves/draw").await.status, 403);
    }
}
