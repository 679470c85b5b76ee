//! Times the matrix of a very large company: recomputation, figures under the rules of disclosure, pages.
//! `cargo run --release -p competence --example large_company -- [people] [sources a person]` (SQLite in a temporary folder).

use std::time::{Duration, Instant};

use competence::estimates;
use competence::evidence::{self, NewEvidence};
use competence::{jobs, model, routes};
use people::changes::{new_person, write_departments, write_people, write_roles};
use people::testing::{Company, START, Site};
use people::{Department, DepartmentId, JobRole, Organisation, Person, RoleId, organisation};
use programme::waves;
use statistics::competence::Kind;
use store::testing::fresh;
use store::{Db, Engine};
use uuid::Uuid;
use web::{Lang, PersonId};

const DEPARTMENTS: usize = 500;
const ROLES: usize = 30;

#[tokio::main]
async fn main() {
    let mut arguments = std::env::args().skip(1).filter_map(|word| word.parse::<usize>().ok());
    let people = arguments.next().unwrap_or(100_000);
    let sources = arguments.next().unwrap_or(2);
    let base = fresh(Engine::Sqlite).await;
    let start = Instant::now();
    let company = company(&base.db, people).await;
    println!("{people} people written in {:.1?}", start.elapsed());

    let org = company.org.id;
    let start = Instant::now();
    for round in 0..sources {
        let mut conn = base.db.write(org).await.expect("a connection");
        evidence::add_many(&mut conn, org, round_of_evidence(&company.people, round))
            .await
            .expect("evidence");
        conn.commit().await.expect("kept");
    }
    println!("{} pieces written in {:.1?}", people * sources * 10, start.elapsed());

    for _ in 0..2 {
        let start = Instant::now();
        let done = estimates::recompute(&base.db, org, None, START).await.expect("recomputed");
        println!("recomputed {done:?} in {:.2?}", start.elapsed());
    }
    let start = Instant::now();
    estimates::recompute(&base.db, org, Some(&company.people[..1]), START).await.expect("one");
    println!("recomputed one person and the matrix in {:.2?}", start.elapsed());

    let site = Site::new(&base.db, routes(), jobs());
    let hr = site.hr(&company).await;
    let person = site.sign_in(&company, Some(company.people[7]), &[]).await;
    let department = company.departments[3];
    for (visitor, path) in [
        (&hr, "/matrix".to_owned()),
        (&hr, format!("/matrix?department={department}")),
        (&hr, "/matrix/competence/first-prompts".to_owned()),
        (&person, "/matrix/me".to_owned()),
    ] {
        let mut times: Vec<Duration> = Vec::new();
        let mut size = 0;
        for _ in 0..500 {
            let start = Instant::now();
            let answer = visitor.get(&path).await;
            times.push(start.elapsed());
            assert_eq!(answer.status, 200, "{path}: {}", answer.body);
            size = answer.bytes.len();
        }
        let first = times[0];
        times.sort();
        let path = path.split('=').next().unwrap_or_default();
        println!(
            "{path}: {size} bytes, first {first:.1?}, median {:.2?}, p99 {:.2?}",
            times[250], times[495]
        );
    }
}

/// Evidence in every competence about everybody; each round of another kind and twenty days older.
fn round_of_evidence(people: &[PersonId], round: usize) -> impl Iterator<Item = NewEvidence> {
    let at = START.plus_days(-20 * i64::try_from(round).unwrap_or(0));
    let kind = Kind::ALL[round % Kind::ALL.len()];
    people.iter().enumerate().flat_map(move |(i, person)| {
        let source = ("assessment", Uuid::now_v7());
        model::ready().competences.iter().enumerate().map(move |(c, competence)| NewEvidence {
            person: *person,
            competence: competence.key.clone(),
            kind,
            value: ((i * 7 + c * 3 + round) % 5) as f64,
            at,
            source,
        })
    })
}

/// A company of fifty divisions with nine departments each, thirty roles and five waves.
async fn company(db: &Db, people: usize) -> Company {
    let lang = Lang::or_fallback("sv");
    let org = Organisation::new("Stora Provbolaget AB", lang);
    let mut conn = db.write(org.id).await.expect("a connection");
    organisation::add(&mut conn, &org, START).await.expect("an organisation");
    let mut departments: Vec<Department> = Vec::new();
    for i in 0..DEPARTMENTS {
        let top = i / 10 * 10;
        let parent = (i != top).then(|| departments[top].id);
        let name = format!("Avdelning {i:03}");
        let path = if i == top { name.clone() } else { format!("Avdelning {top:03}/{name}") };
        departments.push(Department { id: DepartmentId::new(), parent, name, path });
    }
    write_departments(&mut conn, org.id, lang, &departments, START).await.expect("departments");
    let roles: Vec<JobRole> = (0..ROLES)
        .map(|i| JobRole { id: RoleId::new(), name: format!("Säljare {i:02}") })
        .collect();
    write_roles(&mut conn, org.id, lang, &roles, START).await.expect("roles");
    let staff: Vec<Person> = (0..people)
        .map(|i| {
            let department = departments[(i * 31) % DEPARTMENTS].id;
            // Some roles are large, others small.
            let role = roles[(i % 997) % (1 + i % ROLES)].id;
            new_person(&format!("Person {i}"), department, role, lang, START)
        })
        .collect();
    write_people(&mut conn, org.id, lang, &staff, &mut |_| {}).await.expect("people");
    let ids: Vec<PersonId> = staff.iter().map(|person| person.id).collect();
    let doer = people::audit::Doer::program();
    for wave in 0..5 {
        let name = format!("Omgång {wave}");
        let made = waves::add(&mut conn, org.id, waves::Kind::Wave, &name, &doer, START);
        let made = made.await.expect("a wave");
        let members: Vec<PersonId> = ids.iter().copied().skip(wave).step_by(7).collect();
        waves::add_members(&mut conn, org.id, made.id, &members, &doer, START).await.expect("in");
    }
    conn.commit().await.expect("kept");
    Company {
        org,
        departments: departments.into_iter().map(|department| department.id).collect(),
        roles: roles.into_iter().map(|role| role.id).collect(),
        people: ids,
    }
}
