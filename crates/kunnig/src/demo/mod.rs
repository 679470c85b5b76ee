//! A believable company, so that everything can be tried at once: a manufacturer whose people, answers and levels are
//! made up from a seed. Everything is put in through the rooms' own doors, as a real company's would be.

mod answers;
mod company;
mod learning;
mod names;
mod tools;

use std::collections::HashMap;
use std::hash::{Hash as _, Hasher as _};

use assessment::questionnaire::Words;
use assessment::responses::{NewResponse, Respondent};
use assessment::{Audience, Plan, campaign, close, launch};
use people::audit::Doer;
use people::import::Options;
use people::{
    AccountId, Email, Organisation, PersonId, accounts, departments, job_roles, organisation,
    register,
};
use programme::goals::{self, Baseline, Goal};
use programme::plan::{self, Gate};
use programme::{template, waves};
use store::jobs::Runner;
use store::{Clock, Db, OrgId, Time};
use web::{Lang, Right};

use answers::{Mind, Work};

/// The seed of the whole company: the same every time.
const SEED: u64 = 2026;
/// The size of the company when none is asked for.
pub const PEOPLE: usize = 140;

/// What can go wrong while the company is made up.
#[derive(Debug, thiserror::Error)]
#[error("the demonstration could not be filled: {0}")]
pub struct DemoError(String);

macro_rules! from {
    ($($error:ty),*) => {$(
        impl From<$error> for DemoError {
            fn from(error: $error) -> Self {
                Self(error.to_string())
            }
        }
    )*};
}
from!(store::Error, web::Error, people::import::ImportError);

/// Whether the database holds an organisation already.
pub async fn is_filled(db: &Db) -> store::Result<bool> {
    let mut conn = db.read_installation().await?;
    Ok(!organisation::all(&mut conn).await?.is_empty())
}

/// Makes up a company with so many people; `say` hears what is being done.
pub async fn fill(
    db: &Db,
    runner: &Runner,
    clock: &Clock,
    people: usize,
    say: impl Fn(&str),
) -> Result<OrgId, DemoError> {
    let org = Organisation::new("Norrverk AB", Lang::or_fallback("sv"));
    let now = clock.now();
    let mut conn = db.write(org.id).await?;
    organisation::add(&mut conn, &org, now).await?;
    competence::model::install(&mut conn, org.id, now).await?;
    conn.commit().await?;

    say("people");
    let list = company::hr_list(people, SEED);
    let bytes = list.into_bytes();
    let report =
        people::import::run_file(db, clock, org.id, bytes, Options::default(), &mut |_| {}).await?;
    if let Some(problem) = report.problems.first() {
        return Err(DemoError(problem.line.clone()));
    }
    let everyone = Everyone::load(db, org.id).await?;
    give_accounts(db, &org, &everyone, now).await?;

    say("role profiles and plan");
    let mut conn = db.write(org.id).await?;
    competence::profiles::install_for_new_roles(&mut conn, org.id, now).await?;
    competence::profiles::check_all(&mut conn, org.id, &Doer::program(), now).await?;
    conn.commit().await?;
    start_programme(db, &org, &everyone, now).await?;
    tools::fill(db, &org, &everyone, now).await?;

    say("answers");
    answer(db, &org, &everyone, now).await?;

    say("results and matrix");
    runner.run_waiting().await?;
    learning::fill(db, &org, now).await?;
    store::analyze(db).await?;
    Ok(org.id)
}

/// The HR list with what answers depend on.
struct Everyone {
    list: Vec<register::Entry>,
    roles: HashMap<people::RoleId, String>,
    departments: people::Departments,
}

impl Everyone {
    async fn load(db: &Db, org: OrgId) -> store::Result<Self> {
        let mut conn = db.read(org).await?;
        // By employee number, so that the same seed meets the same person.
        let numbers: HashMap<PersonId, Option<String>> = register::keys(&mut conn, org)
            .await?
            .into_iter()
            .map(|(person, number, _)| (person, number))
            .collect();
        let mut list = register::all(&mut conn, org).await?;
        list.sort_by(|a, b| numbers.get(&a.id).cmp(&numbers.get(&b.id)));
        let roles = job_roles::all(&mut conn, org).await?;
        Ok(Self {
            list,
            roles: roles.into_iter().map(|role| (role.id, role.name)).collect(),
            departments: departments::all(&mut conn, org).await?,
        })
    }

    fn role(&self, person: &register::Entry) -> &str {
        self.roles.get(&person.role).map_or("", String::as_str)
    }

    fn department(&self, person: &register::Entry) -> &str {
        self.departments.get(person.department).map_or("", |department| department.path.as_str())
    }

    fn manages(&self, person: PersonId) -> bool {
        self.list.iter().any(|other| other.manager == Some(person))
    }

    /// The first person for whom something holds.
    fn first(&self, holds: impl Fn(&register::Entry) -> bool) -> Option<PersonId> {
        self.list.iter().find(|person| holds(person)).map(|person| person.id)
    }
}

/// One account per kind of person, without a password: `/demo/…` opens them.
async fn give_accounts(
    db: &Db,
    org: &Organisation,
    everyone: &Everyone,
    now: Time,
) -> Result<(), DemoError> {
    let of_role = |name: &'static str| {
        everyone.first(|person| everyone.role(person) == name && !everyone.manages(person.id))
    };
    let director = everyone.first(|person| person.manager.is_none());
    let assembly = everyone.first(|person| {
        everyone.department(person).ends_with("Montering") && everyone.manages(person.id)
    });
    let chosen = [
        (of_role("HR-specialist"), Some(Right::Hr)),
        (director, Some(Right::Leadership)),
        (of_role("Ekonom"), Some(Right::DataProtection)),
        (of_role("Projektledare").or_else(|| of_role("Konstruktör")), Some(Right::Ambassador)),
        (assembly, None),
        (of_role("Säljare"), None),
    ];
    let mut conn = db.write_installation().await?;
    let mut taken: Vec<PersonId> = Vec::new();
    for (person, right) in chosen {
        let Some(id) = person.or_else(|| everyone.first(|other| !taken.contains(&other.id))) else {
            continue;
        };
        let person = people::person::get(&mut conn, org.id, id).await?;
        let Some(email) = person.email.as_deref().and_then(Email::parse) else { continue };
        if taken.contains(&id) {
            continue;
        }
        taken.push(id);
        let account: AccountId =
            accounts::add(&mut conn, &email, &person.name, None, person.language, now).await?;
        accounts::join(&mut conn, org.id, account, Some(id), now).await?;
        if let Some(right) = right {
            accounts::grant(&mut conn, org.id, account, right, None, now).await?;
        }
    }
    conn.commit().await?;
    Ok(())
}

/// The plan started on a Monday about four weeks ago; a pilot of volunteers with a spread over the departments.
async fn start_programme(
    db: &Db,
    org: &Organisation,
    everyone: &Everyone,
    now: Time,
) -> Result<(), DemoError> {
    let doer = Doer::program();
    let today = now.date(&org.zone());
    let since_monday = i64::from(today.weekday().to_monday_zero_offset());
    let starts_on = today.saturating_sub(jiff::Span::new().weeks(4).days(since_monday));
    let template = template::ready(org.language)?;
    let mut conn = db.write(org.id).await?;
    plan::start(&mut conn, org.id, template, starts_on, &doer, now).await?;
    // The assessment is over: its criteria are met.
    if let Some((_, step)) = template.step("assess") {
        let entry = (0..step.entry.len()).map(|place| (Gate::Entry, place));
        let met = entry.chain((0..step.exit.len()).map(|place| (Gate::Exit, place))).collect();
        let then = now.plus_days(-13);
        plan::set_met(&mut conn, org.id, template, "assess", &met, &doer, then).await?;
    }
    // Somebody answers for every step.
    let lead = everyone
        .first(|person| everyone.role(person) == "HR-specialist" && !everyone.manages(person.id));
    for step in plan::get(&mut conn, org.id).await?.map(|plan| plan.steps).unwrap_or_default() {
        let owned = plan::Planned { owner: lead, ..step };
        plan::change_step(&mut conn, org.id, owned, false, &doer, now).await?;
    }
    let goal = |kind, target, baseline, measured, source: &str| Goal {
        kind,
        target,
        due_on: starts_on.saturating_add(jiff::Span::new().weeks(16)),
        owner: lead,
        baseline: Some(Baseline {
            value: baseline,
            on: today.saturating_sub(jiff::Span::new().weeks(2)),
            measured,
            source: source.to_owned(),
        }),
    };
    let goals = [
        goal(goals::Kind::Time, 60.0, 0.0, false, "Ingen sparar tid med något de inte använder."),
        goal(goals::Kind::Use, 60.0, 24.0, true, "Kartläggningen: varje vecka eller oftare."),
    ];
    goals::set(&mut conn, org.id, &goals, &doer, now.plus_days(-14)).await?;
    let pilot = waves::add(&mut conn, org.id, waves::Kind::Pilot, "Pilot", &doer, now).await?;
    let starts = today.saturating_add(jiff::Span::new().weeks(2));
    waves::set_start(&mut conn, org.id, pilot.id, Some(starts), &doer, now).await?;
    // Every tenth, so that the pilot looks like the company.
    let volunteers: Vec<PersonId> =
        everyone.list.iter().skip(3).step_by(10).map(|person| person.id).collect();
    waves::add_members(&mut conn, org.id, pilot.id, &volunteers, &doer, now).await?;
    conn.commit().await?;
    Ok(())
}

/// The first assessment, answered over two weeks and closed.
async fn answer(
    db: &Db,
    org: &Organisation,
    everyone: &Everyone,
    now: Time,
) -> Result<(), DemoError> {
    let doer = Doer::program();
    let opened = now.plus_days(-28);
    let about = Plan {
        title: "Var står vi med AI?".to_owned(),
        questionnaire: "baseline".to_owned(),
        audience: Audience::All,
        opens_on: opened.date(&org.zone()),
        closes_on: opened.plus_days(14).date(&org.zone()),
        greeting: Words::default(),
        reminders: vec![7, 2],
    };
    let mut conn = db.write(org.id).await?;
    let source = campaign::Source::Links;
    let id = campaign::add(&mut conn, org.id, source, &about, None, opened).await?;
    launch::launch(&mut conn, org, id, launch::Invite::Not, &doer, opened).await?;
    let questionnaire = campaign::document(&mut conn, org.id, id).await?;
    let responses = everyone.list.iter().enumerate().filter_map(|(i, person)| {
        let mut mind = Mind::new(seed_of(i), Work::of(everyone.role(person)));
        mind.answers().then(|| NewResponse {
            respondent: Respondent::Person {
                person: person.id,
                department: person.department,
                role: person.role,
            },
            answers: mind.fill(&questionnaire),
            at: opened.plus_days(1 + (i % 13) as i64),
        })
    });
    assessment::responses::insert_many(&mut conn, org.id, id, responses).await?;
    launch::mark_answered(&mut conn, org.id, id).await?;
    close::close(&mut conn, org.id, id, &doer, opened.plus_days(15)).await?;
    conn.commit().await?;
    Ok(())
}

fn seed_of(person: usize) -> u64 {
    let mut hasher = std::hash::DefaultHasher::new();
    (SEED, person).hash(&mut hasher);
    hasher.finish()
}
