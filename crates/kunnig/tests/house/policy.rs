//! Every route × every kind of actor × two organisations, against `policy.txt`: a route that is not there fails,
//! and so does one that answers somebody it is not for, or shows one organisation what belongs to another.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use axum::http::{Method, StatusCode};
use people::testing::{Answer, Company, Site, Visitor, company};
use store::testing::look;
use store::testing::{ENGINES, fresh};
use store::{Db, Engine};
use uuid::Uuid;
use web::routes::Route;
use web::{Need, Right};

use crate::norrverk;

/// The policy: method, path, who, and the statuses that somebody it is for may get.
///
/// The request carries an empty form, and where the path has ids, ids of the other organisation: such a line
/// says 404 for every page.
const POLICY: &str = include_str!("../policy.txt");

struct Line {
    need: String,
    statuses: Vec<u16>,
}

fn policy() -> BTreeMap<String, Line> {
    let lines = POLICY.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let parts: Vec<&str> = line.split('|').map(str::trim).collect();
            let [route, need, statuses] = parts[..] else { panic!("policy.txt: {line}") };
            let statuses = statuses.split_whitespace().map(|s| s.parse().expect(line)).collect();
            (route.to_owned(), Line { need: need.to_owned(), statuses })
        })
        .collect()
}

fn name_of(route: &Route) -> String {
    format!("{} {}", route.method, route.path)
}

fn words_of(need: Need) -> String {
    match need {
        Need::Public => "public".to_owned(),
        Need::SignedIn => "signed-in".to_owned(),
        Need::Any(rights) => {
            let mut words: Vec<&str> = rights.iter().map(|right| right.key()).collect();
            words.sort_unstable();
            words.join(" ")
        }
    }
}

/// Somebody with certain rights.
struct Kind {
    name: &'static str,
    /// Who on the company's list; none for somebody from outside.
    person: Option<usize>,
    given: &'static [Right],
    /// The rights they end up with: some follow from the list.
    rights: &'static [Right],
}

/// Every kind of actor that is signed in. In the made-up company person 1 leads a department and person 7 nobody.
const KINDS: [Kind; 8] = [
    Kind { name: "outsider", person: None, given: &[], rights: &[] },
    Kind { name: "hr", person: None, given: &[Right::Hr], rights: &[Right::Hr] },
    Kind {
        name: "ambassador",
        person: None,
        given: &[Right::Ambassador],
        rights: &[Right::Ambassador],
    },
    Kind {
        name: "leadership",
        person: None,
        given: &[Right::Leadership],
        rights: &[Right::Leadership],
    },
    Kind {
        name: "data protection",
        person: None,
        given: &[Right::DataProtection],
        rights: &[Right::DataProtection],
    },
    Kind { name: "employee", person: Some(7), given: &[], rights: &[Right::Employee] },
    Kind {
        name: "manager",
        person: Some(1),
        given: &[],
        rights: &[Right::Manager, Right::Employee],
    },
    Kind { name: "all", person: Some(0), given: &Right::GIVEN, rights: &Right::ALL },
];

impl Kind {
    fn may(&self, need: &str) -> bool {
        match need {
            "public" | "signed-in" => true,
            rights => self.rights.iter().any(|right| rights.split(' ').any(|r| r == right.key())),
        }
    }

    async fn sign_in<'a>(&self, site: &'a Site, company: &Company) -> Visitor<'a> {
        let person = self.person.map(|person| company.people[person]);
        site.sign_in(company, person, self.given).await
    }
}

#[test]
fn every_route_has_its_line() {
    let table = kunnig::compose::routes().table;
    let policy = policy();
    let routes: BTreeMap<String, String> =
        table.iter().map(|route| (name_of(route), words_of(route.need))).collect();
    assert_eq!(routes.len(), table.len(), "a route stands twice in the table");
    let mut wrong = String::new();
    for (route, need) in &routes {
        match policy.get(route) {
            None => writeln!(wrong, "{route} | {need} | …   is not in policy.txt"),
            Some(line) if line.need != *need => {
                writeln!(wrong, "{route}: policy.txt says {}, the table {need}", line.need)
            }
            Some(_) => Ok(()),
        }
        .expect("written");
    }
    for route in policy.keys().filter(|route| !routes.contains_key(*route)) {
        writeln!(wrong, "{route}   is in policy.txt but not in the table").expect("written");
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[tokio::test]
async fn every_route_keeps_to_its_line() {
    let table = kunnig::compose::routes().table;
    let policy = policy();
    let mut wrong: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for engine in ENGINES {
        let test = fresh(engine).await;
        let site = site(&test.db);
        let own = company(&test.db, 12).await;
        let other = norrverk::company(&test.db, 60).await;
        let foreign = ids_of(&test.db, other.org.id.0).await;
        assert!(foreign.len() >= 8, "the other company has too little to look for");
        for route in &table {
            let name = name_of(route);
            let new = Line { need: words_of(route.need), statuses: Vec::new() };
            let line = policy.get(&name).unwrap_or(&new);
            let mut seen = BTreeSet::new();
            let mut note = |what: String| {
                wrong.entry(name.clone()).or_default().insert(what);
            };
            let path = filled(route.path, foreign[0]);
            let answer = ask(&site.stranger(), route, &path).await;
            match (line.need.as_str(), sent_to_sign_in(&answer)) {
                ("public", false) if line.statuses.contains(&answer.status.as_u16()) => {}
                ("public", _) => note(format!("public, but a stranger gets {}", told(&answer))),
                (_, true) => {}
                (_, false) => note(format!("a stranger gets {}", told(&answer))),
            }
            for kind in &KINDS {
                // A new session each time: a route may end it.
                let visitor = kind.sign_in(&site, &own).await;
                let answer = ask(&visitor, route, &path).await;
                if answer.body.contains(norrverk::NAME) {
                    note(format!("shows {} another organisation", kind.name));
                }
                let may = kind.may(&line.need);
                if may {
                    seen.insert(answer.status.as_u16());
                }
                let refused = answer.status == StatusCode::FORBIDDEN;
                let listed = line.statuses.contains(&answer.status.as_u16());
                if may && (!listed || sent_to_sign_in(&answer)) {
                    note(format!("{} gets {}, not {:?}", kind.name, told(&answer), line.statuses));
                } else if !may && !refused {
                    note(format!("{} is not refused but gets {}", kind.name, told(&answer)));
                }
            }
            let foreign = if route.path.contains('{') { foreign.as_slice() } else { &[] };
            for id in foreign {
                let visitor = KINDS[7].sign_in(&site, &own).await;
                let answer = ask(&visitor, route, &filled(route.path, *id)).await;
                seen.insert(answer.status.as_u16());
                if !line.statuses.contains(&answer.status.as_u16()) {
                    note(format!("with an id of another organisation: {}", told(&answer)));
                }
                if answer.body.contains(norrverk::NAME) {
                    note("shows another organisation".to_owned());
                }
            }
            if !policy.contains_key(&name) {
                let seen: Vec<String> = seen.iter().map(u16::to_string).collect();
                let found = format!("{name} | {} | {}", line.need, seen.join(" "));
                wrong.insert(name, BTreeSet::from([format!("found: {found}")]));
            }
        }
    }
    let mut told = String::new();
    for (route, problems) in &wrong {
        writeln!(told, "{route}").expect("written");
        for problem in problems {
            writeln!(told, "    {problem}").expect("written");
        }
    }
    assert!(told.is_empty(), "\n{told}");
}

fn site(db: &Db) -> Site {
    Site::new(
        db,
        kunnig::compose::routes(),
        kunnig::compose::jobs("http://kunnig.test").into_iter().collect(),
    )
}

/// The path with an id in every place that varies.
fn filled(path: &str, id: Uuid) -> String {
    let part = |part: &str| if part.starts_with('{') { id.to_string() } else { part.to_owned() };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

async fn ask(visitor: &Visitor<'_>, route: &Route, path: &str) -> Answer {
    if route.method == Method::GET {
        visitor.get(path).await
    } else {
        visitor.post(path, &[]).await
    }
}

fn sent_to_sign_in(answer: &Answer) -> bool {
    answer.status == StatusCode::UNAUTHORIZED
        || answer.status == StatusCode::SEE_OTHER && answer.location.starts_with("/sign-in?next=")
}

fn told(answer: &Answer) -> String {
    let location = &answer.location;
    let arrow = if location.is_empty() { String::new() } else { format!(" to {location}") };
    format!("{}{arrow}", answer.status.as_u16())
}

/// An id from every table that has something of an organisation.
async fn ids_of(db: &Db, org: Uuid) -> Vec<Uuid> {
    let mut ids = Vec::new();
    for (table, columns) in crate::schema::tables(db).await {
        if !(columns.contains("org_id") && columns.contains("id")) {
            continue;
        }
        let org = match db.engine() {
            Engine::Sqlite => format!("x'{}'", org.simple()),
            Engine::Postgres => format!("'{org}'"),
        };
        let found = look(db, &format!("SELECT id FROM {table} WHERE org_id = {org} LIMIT 1")).await;
        ids.extend(found.first().map(|row| row.get::<Uuid>(0).expect("an id")));
    }
    ids
}
