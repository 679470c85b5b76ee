//! What is known about where an organisation and the person who asks stand: everything the [rules](crate::rules) need
//! and nothing else. How many statements it takes depends on who asks, never on how many people there are.

use assessment::campaign::{self, Campaign, State};
use assessment::{CampaignId, own, participants, rates};
use competence::matrix::{self, Scope};
use competence::{estimates, profiles};
use disclosure::Policy;
use governance::Module;
use governance::modules;
use governance::rules;
use jiff::civil::Date;
use learning::plan::kept;
use learning::{library, recall};
use people::{DepartmentId, departments, organisation, register};
use programme::waves::{self, WaveId};
use programme::{plan, template, volunteers};
use store::{Conn, OrgId};
use web::{Actor, Cx, PersonId, Result, Right, Rights};

/// Where somebody and their organisation stand.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Situation {
    /// What they may do.
    pub rights: Rights,
    /// For HR: the organisation as a whole.
    pub house: Option<House>,
    /// An assessment that is open to them and that they have not answered.
    pub to_answer: Option<ToAnswer>,
    /// Whether they use AI every week, could be in the pilot and have not said that they want to. What they answered
    /// is the reason, so nobody but them is told.
    pub could_volunteer: bool,
    /// What they have to learn now.
    pub study: Study,
    /// Whether there is something on their own row of the matrix, and they may see it.
    pub own_row: bool,
    /// For managers, while they may see figures of their group.
    pub group: Option<Group>,
    /// Whether the matrix has figures that may be shown.
    pub figures: bool,
    /// The step of the programme that is going on.
    pub step: Option<Step>,
}

/// The organisation as HR sees it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct House {
    /// People employed.
    pub people: i64,
    /// Departments there are.
    pub departments: usize,
    /// Job roles there are.
    pub roles: usize,
    /// Job roles whose profile nobody has looked at.
    pub unchecked: usize,
    /// The pilot.
    pub pilot: Option<Pilot>,
    /// Whether assessments are switched on.
    pub assesses: bool,
    /// The assessment that matters now: an open one, else one being prepared, else the newest.
    pub campaign: Option<Sent>,
    /// Whether the programme has started.
    pub started: bool,
    /// Whether what is trained first has been decided: the matrix has been read.
    pub decided: bool,
    /// What people asked about their data and wait to hear of: how many, and since when.
    pub requests: Option<(i64, Date)>,
}

/// The pilot group.
#[derive(Debug, Clone, PartialEq)]
pub struct Pilot {
    /// Which wave.
    pub id: WaveId,
    /// How many are in it.
    pub people: i64,
}

/// An assessment as HR sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sent {
    /// Which campaign.
    pub id: CampaignId,
    /// How it stands.
    pub state: State,
    /// The last day it takes answers.
    pub closes_on: Date,
    /// How many are asked and have answered; nothing unless it takes answers now.
    pub answers: Option<(i64, i64)>,
}

/// An assessment somebody is asked to answer.
#[derive(Debug, Clone, PartialEq)]
pub struct ToAnswer {
    /// Which campaign.
    pub campaign: CampaignId,
    /// Its title.
    pub title: String,
    /// Minutes it takes.
    pub minutes: u32,
    /// The last day it takes answers.
    pub closes_on: Date,
}

/// What somebody has to learn now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Study {
    /// Whether the rules about data in force are still to be confirmed; false until HR has put some in force.
    pub rules: bool,
    /// How their plan stands.
    pub plan: PlanState,
    /// Something of their plan to do this week, or left from before.
    pub next: Option<ToLearn>,
    /// Questions that come back to them now.
    pub recall: usize,
}

/// How somebody's plan stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PlanState {
    /// Learning is switched off.
    #[default]
    Off,
    /// They have none, or its weeks are over.
    Wanting,
    /// They have one.
    Running,
}

/// What comes next in somebody's plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToLearn {
    /// The title of a learning unit; none for something that is done at work or with colleagues.
    pub unit: Option<(String, String)>,
    /// Minutes of this week's plan that are left.
    pub minutes: u32,
    /// Things of this week that are left.
    pub count: usize,
}

/// A manager's department, as a group.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Group {
    /// Asked and answered in the assessment that is open; none when there is none or it may not be shown.
    pub answers: Option<(u32, u32)>,
    /// Whether the matrix has figures of it that may be shown.
    pub figures: bool,
}

/// The step of the programme that is going on.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Its name in addresses.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// What to do next in it.
    pub next: String,
}

/// The step of the plan in which the matrix is read and the list of what is trained first is decided.
pub(crate) const MATRIX_STEP: &str = "matrix";

/// Finds out where whoever asks stands.
pub async fn gather(conn: &mut Conn, cx: &Cx) -> Result<Situation> {
    let actor = cx.actor()?;
    let org = actor.org;
    let modules = modules::all(conn, org).await?;
    let assesses = modules.on(Module::Assessment);
    let campaigns = if assesses { campaign::all(conn, org).await? } else { Vec::new() };
    let plan = plan::get(conn, org).await?;
    let template = template::ready(cx.lang())?;
    let step = plan.as_ref().and_then(|plan| plan.current(template, cx.today()));
    let step = step.and_then(|planned| template.step(&planned.step)).map(|(_, step)| Step {
        key: step.key.clone(),
        name: step.name.clone(),
        next: step.next.clone(),
    });
    let mut situation = Situation { rights: actor.rights, step, ..Situation::default() };
    if let Some(person) = actor.person {
        situation.to_answer = to_answer(conn, cx, actor, person, &campaigns).await?;
        situation.study = study(conn, cx, org, person, &modules).await?;
        situation.could_volunteer = could_volunteer(conn, org, person).await?;
        situation.own_row = modules.on(Module::SelfRow)
            && !estimates::of_person(conn, org, person).await?.is_empty();
        if actor.has(Right::Manager) && modules.on(Module::ManagerView) {
            let open = newest_open(cx, actor, &campaigns);
            situation.group = Some(group(conn, org, person, open).await?);
        }
    }
    if actor.has(Right::Hr) || actor.has(Right::Leadership) {
        situation.figures = matrix::has_figures(conn, org, Scope::default()).await?;
    }
    if actor.has(Right::Hr) {
        let mut house = house(conn, cx, actor, &campaigns).await?;
        house.assesses = assesses;
        house.started = plan.is_some();
        house.decided = plan.is_some_and(|plan| plan.done(template, MATRIX_STEP));
        situation.house = Some(house);
    }
    Ok(situation)
}

/// What somebody has to learn now.
async fn study(
    conn: &mut Conn,
    cx: &Cx,
    org: OrgId,
    person: PersonId,
    modules: &modules::Modules,
) -> Result<Study> {
    let mut study = Study::default();
    let rules = rules::current(conn, org).await?;
    study.rules =
        rules.since.is_some() && rules::confirmed(conn, org, person, &rules).await?.is_none();
    if !modules.on(Module::Learning) {
        return Ok(study);
    }
    study.plan = PlanState::Wanting;
    let today = cx.today();
    study.recall = recall::due(conn, org, person, today, &cx.zone(), false).await?.len();
    let plan = kept::get(conn, org, person).await?.filter(|plan| !plan.over(today));
    let Some(plan) = plan else { return Ok(study) };
    study.plan = PlanState::Running;
    let week = plan.week(today);
    let left = plan.items.iter().filter(|item| item.week <= week && !plan.is_done(item));
    let left: Vec<_> = left.collect();
    // This week's first, else the last that is left from before.
    let first = left.iter().find(|item| item.week == week).or(left.last());
    study.next = first.map(|first| {
        let unit = first.key.strip_prefix("unit:").and_then(|key| library().unit(key));
        ToLearn {
            unit: unit.map(|unit| (unit.key.clone(), unit.words.get(cx.lang()).title.clone())),
            minutes: first.minutes,
            count: left.len(),
        }
    });
    Ok(study)
}

/// Whether to ask somebody if they want to be in the pilot.
async fn could_volunteer(conn: &mut Conn, org: OrgId, person: PersonId) -> Result<bool> {
    let waves = waves::all(conn, org).await?;
    let is_open = waves.iter().any(|wave| wave.kind == waves::Kind::Pilot && !wave.frozen());
    if !is_open
        || waves::of_person(conn, org, person).await?.is_some()
        || volunteers::wants(conn, org, person).await?
    {
        return Ok(false);
    }
    Ok(own::of_person(conn, org, person).await?.uses_weekly)
}

async fn house(conn: &mut Conn, cx: &Cx, actor: &Actor, campaigns: &[Campaign]) -> Result<House> {
    let org = actor.org;
    let (roles, unchecked) = profiles::unchecked(conn, org).await?;
    let pilot = waves::pilot(conn, org).await?.map(|(id, people)| Pilot { id, people });
    let state = |campaign: &Campaign| campaign.state(cx.now(), &actor.zone);
    // Open first, then one that is being prepared, then the newest of the others.
    let campaign = campaigns.iter().max_by_key(|campaign| {
        let rank = match state(campaign) {
            State::Open => 3,
            State::Planned => 2,
            State::Closing => 1,
            State::Closed | State::Draft => 0,
        };
        (rank, campaign.id)
    });
    let sent = match campaign {
        None => None,
        Some(campaign) => {
            let state = state(campaign);
            let answers = if state == State::Open {
                let totals = participants::totals(conn, org).await?;
                totals
                    .into_iter()
                    .find(|(id, ..)| *id == campaign.id)
                    .map(|(_, asked, answered)| (asked, answered))
            } else {
                None
            };
            Some(Sent { id: campaign.id, state, closes_on: campaign.plan.closes_on, answers })
        }
    };
    // The matrix knows how many there are; counting a hundred thousand takes longer than the whole page.
    let matrix = matrix::newest(conn, org).await?.filter(|matrix| matrix.frame.people > 0);
    let (people, departments) = match matrix {
        Some(matrix) => (matrix.frame.people.into(), matrix.frame.departments.len()),
        None => register::size(conn, org).await?,
    };
    Ok(House {
        people,
        departments,
        roles,
        unchecked,
        pilot,
        campaign: sent,
        requests: people::requests::waiting(conn, org)
            .await?
            .map(|(count, since)| (count, since.date(&actor.zone))),
        ..House::default()
    })
}

/// The newest assessment that takes answers by link now.
fn newest_open<'a>(cx: &Cx, actor: &Actor, campaigns: &'a [Campaign]) -> Option<&'a Campaign> {
    let open = campaigns.iter().filter(|campaign| campaign.source == campaign::Source::Links);
    open.into_iter().find(|campaign| campaign.state(cx.now(), &actor.zone) == State::Open)
}

async fn to_answer(
    conn: &mut Conn,
    cx: &Cx,
    actor: &Actor,
    person: PersonId,
    campaigns: &[Campaign],
) -> Result<Option<ToAnswer>> {
    if newest_open(cx, actor, campaigns).is_none() {
        return Ok(None);
    }
    let mine = participants::of_person(conn, actor.org, person).await?;
    let waits = mine.into_iter().filter(|(_, answered_at)| answered_at.is_none());
    let open = waits.filter_map(|(id, _)| {
        let campaign = campaigns.iter().find(|campaign| campaign.id == id)?;
        (campaign.source == campaign::Source::Links
            && campaign.state(cx.now(), &actor.zone) == State::Open)
            .then_some(campaign)
    });
    // The one that closes first.
    let Some(campaign) = open.min_by_key(|campaign| campaign.plan.closes_on) else {
        return Ok(None);
    };
    let questionnaire = campaign::document(conn, actor.org, campaign.id).await?;
    Ok(Some(ToAnswer {
        campaign: campaign.id,
        title: campaign.plan.title.clone(),
        minutes: questionnaire.minutes,
        closes_on: campaign.plan.closes_on,
    }))
}

/// A manager's own department with those below it. Its figures pass the same rules as everywhere else.
async fn group(
    conn: &mut Conn,
    org: OrgId,
    manager: PersonId,
    open: Option<&Campaign>,
) -> Result<Group> {
    let department = register::one(conn, org, manager).await?.department;
    let scope = Scope { department: Some(department), wave: None };
    let figures = matrix::has_figures(conn, org, scope).await?;
    let answers = match open {
        None => None,
        Some(campaign) => answers_of(conn, org, campaign.id, department).await?,
    };
    Ok(Group { answers, figures })
}

async fn answers_of(
    conn: &mut Conn,
    org: OrgId,
    campaign: CampaignId,
    department: DepartmentId,
) -> Result<Option<(u32, u32)>> {
    let counts = participants::recent_counts(conn, org, campaign).await?;
    let tree = departments::all(conn, org).await?;
    let k = organisation::get(conn, org).await?.smallest_group;
    let policy = Policy { k, ..Policy::default() };
    let (_, rates) = rates::rates(&counts, &tree, policy);
    Ok(rates.into_iter().find(|rate| rate.department == department).and_then(|rate| rate.figures))
}
