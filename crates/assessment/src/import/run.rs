//! Loading a file.

use std::collections::HashMap;

use people::audit::{self, Doer};
use people::{PersonId, organisation, register};
use serde::Serialize;
use serde_json::json;
use sha2::{Digest as _, Sha256};
use store::jobs::{JobId, Work};
use store::{Clock, Conn, Db, OrgId, Time};
use tabular::{Limits, ReadError, Table};
use uuid::Uuid;

use super::mapping::Mapping;
use super::prepare::{Known, Plan, Problem, prepare};
use super::presets::Preset;
use crate::audience::Audience;
use crate::campaign::{self, CampaignId, Source};
use crate::participants::{self, New};
use crate::questionnaire::{self, Questionnaire, Words};
use crate::responses::{self, NewResponse, Respondent};
use crate::{close, launch, model};

/// Rows that one file may have.
const MOST_ROWS: usize = 200_000;

/// How a file is loaded.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Only say what would happen.
    pub dry_run: bool,
    /// Load the others when some people are not on the HR list; else nothing is loaded.
    pub without_unknown: bool,
    /// Compute the results before returning; else a job does it.
    pub compute_now: bool,
}

/// What came of it.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// The tool the file comes from, if it is known.
    pub preset: Option<Preset>,
    /// Rows in the file.
    pub rows: usize,
    /// Answers loaded, or to be loaded.
    pub answers: usize,
    /// Rows without any answer.
    pub empty_rows: usize,
    /// Rows of people who are not on the HR list.
    pub unmatched: usize,
    /// The questions and how many answered each.
    pub questions: Vec<(String, usize)>,
    /// Options that the file brought: question and label.
    pub own_options: Vec<(String, String)>,
    /// What could not be used, row by row.
    pub problems: Vec<Problem>,
    /// How many problems there are, those not listed included.
    pub problem_count: usize,
    /// The campaign; none when nothing was loaded.
    pub campaign: Option<CampaignId>,
    /// Whether the very same file was loaded before: then nothing is changed.
    pub loaded_before: bool,
}

/// Why a file could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// It is no table, or too large.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The mapping names a questionnaire that does not exist.
    #[error("there is no questionnaire {0:?}")]
    NoQuestionnaire(String),
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The results could not be computed; the answers are kept.
    #[error("the answers are kept, but their results were not computed: {0}")]
    Results(String),
}

/// Reads a file as a table.
pub fn read(bytes: &[u8]) -> Result<Table, ReadError> {
    tabular::read(bytes, Limits { rows: MOST_ROWS, ..Limits::default() })
}

/// The questionnaire that a mapping answers, with the organisation's competences in it.
pub async fn questionnaire_for(
    conn: &mut Conn,
    org: OrgId,
    mapping: &Mapping,
) -> Result<Questionnaire, ImportError> {
    let name = match mapping.questionnaire.as_str() {
        "" => questionnaire::READY,
        name => name,
    };
    let found = campaign::planned_questionnaire(conn, org, name).await;
    let (mut questionnaire, _) =
        found.map_err(|_| ImportError::NoQuestionnaire(name.to_owned()))?;
    model::put_in(conn, org, &mut questionnaire).await?;
    Ok(questionnaire)
}

/// Loads a file as a campaign of its own, or says what would happen. `progress` is told rows done and in all.
pub async fn run_file(
    db: &Db,
    clock: &Clock,
    org: OrgId,
    bytes: Vec<u8>,
    mapping: &Mapping,
    options: Options,
    progress: impl Fn(usize, usize) + Send + Sync,
) -> Result<Report, ImportError> {
    let id = campaign_id(org, &bytes, mapping);
    let mut conn = db.read(org).await?;
    let questionnaire = questionnaire_for(&mut conn, org, mapping).await?;
    let known = if mapping.anonymous {
        Known::default()
    } else {
        Known::new(register::keys(&mut conn, org).await?)
    };
    let loaded_before = match campaign::get(&mut conn, org, id).await {
        Ok(_) => true,
        Err(store::Error::NotFound) => false,
        Err(error) => return Err(error.into()),
    };
    drop(conn);
    progress(0, 0);
    let for_reading = mapping.clone();
    // Reading a large file is pure computing: not on a thread that answers pages.
    let work = tokio::task::spawn_blocking(move || {
        let table = read(&bytes)?;
        let plan = prepare(&table, &for_reading, &questionnaire, &known);
        Ok::<_, ReadError>((Preset::detect(&table.headers), table.rows.len(), plan))
    });
    let (preset, rows, plan) = match work.await {
        Ok(read) => read?,
        Err(failed) => std::panic::resume_unwind(failed.into_panic()),
    };
    progress(rows / 2, rows);
    let mut report = report(preset, rows, &plan, loaded_before);
    if options.dry_run
        || loaded_before
        || plan.responses.is_empty()
        || (plan.unmatched > 0 && !options.without_unknown)
    {
        report.campaign = loaded_before.then_some(id);
        progress(rows, rows);
        return Ok(report);
    }
    keep(db, clock, org, id, mapping, plan, options.compute_now).await?;
    report.campaign = Some(id);
    if options.compute_now {
        let input = json!({ "campaign": id });
        let work = Work { db: db.clone(), clock: clock.clone(), org, id: JobId::new(), input };
        close::run(&work).await.map_err(|error| ImportError::Results(error.to_string()))?;
    }
    progress(rows, rows);
    Ok(report)
}

/// The same file with the same mapping is the same campaign.
fn campaign_id(org: OrgId, bytes: &[u8], mapping: &Mapping) -> CampaignId {
    let mapping = serde_json::to_vec(mapping).unwrap_or_default();
    let hash = Sha256::new()
        .chain_update(org.0.as_bytes())
        .chain_update(Sha256::digest(bytes))
        .chain_update(mapping)
        .finalize();
    let mut id = [0; 16];
    id.copy_from_slice(&hash[..16]);
    CampaignId(uuid_of_hash(id))
}

/// Version 8, the one for identifiers made of a hash (RFC 9562).
fn uuid_of_hash(mut bytes: [u8; 16]) -> Uuid {
    bytes[6] = (bytes[6] & 0x0f) | 0x80;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    Uuid::from_bytes(bytes)
}

fn report(preset: Option<Preset>, rows: usize, plan: &Plan, loaded_before: bool) -> Report {
    let questions = plan.document.questions().map(|question| {
        let answered =
            plan.responses.iter().filter(|one| one.answers.of(&question.key).is_some()).count();
        (question.key.clone(), answered)
    });
    Report {
        preset,
        rows,
        answers: plan.responses.len(),
        empty_rows: plan.empty_rows,
        unmatched: plan.unmatched,
        questions: questions.collect(),
        own_options: plan.own_options.clone(),
        problems: plan.problems.clone(),
        problem_count: plan.problem_count,
        campaign: None,
        loaded_before,
    }
}

async fn keep(
    db: &Db,
    clock: &Clock,
    org: OrgId,
    id: CampaignId,
    mapping: &Mapping,
    plan: Plan,
    compute_now: bool,
) -> store::Result<()> {
    let now = clock.now();
    let mut conn = db.write(org).await?;
    let organisation = organisation::get(&mut conn, org).await?;
    let today = now.date(&organisation.zone());
    let source = if mapping.anonymous { Source::Anonymous } else { Source::Imported };
    let title = match mapping.title.as_str() {
        "" => plan.document.title.of(organisation.language).to_owned(),
        title => title.to_owned(),
    };
    let campaign = campaign::Plan {
        title,
        questionnaire: plan.document.key.clone(),
        audience: Audience::All,
        opens_on: today,
        closes_on: today,
        greeting: Words::default(),
        reminders: Vec::new(),
    };
    campaign::add_as(&mut conn, org, id, source, &campaign, None, now).await?;
    campaign::set_launched(&mut conn, org, id, &plan.document, None, now).await?;
    let mut places = HashMap::new();
    if source == Source::Imported {
        // Everyone on the HR list is in the denominator, whether or not they answered.
        let everyone = register::all(&mut conn, org).await?;
        places.extend(everyone.iter().map(|entry| (entry.id, (entry.department, entry.role))));
        let rows = everyone.into_iter().map(|entry| New {
            person: entry.id,
            token_hash: Vec::new(),
            department: entry.department,
            role: entry.role,
            language: entry.language,
        });
        participants::add(&mut conn, org, id, rows.collect::<Vec<_>>()).await?;
    }
    let answers = plan.responses.len();
    let rows: Vec<NewResponse> =
        plan.responses.into_iter().filter_map(|one| new_response(one, &places, now)).collect();
    responses::insert_many(&mut conn, org, id, rows).await?;
    launch::mark_answered(&mut conn, org, id).await?;
    campaign::set_closed(&mut conn, org, id, now).await?;
    if !compute_now {
        let input = json!({ "campaign": id });
        store::jobs::add(&mut conn, org, "close-campaign", &input, None, now).await?;
    }
    let subject = ("campaign", Some(id.0));
    let detail = json!({ "title": campaign.title, "answers": answers });
    audit::note(
        &mut conn,
        org,
        &Doer::program(),
        people::action!("campaign-imported"),
        subject,
        &detail,
        now,
    )
    .await?;
    conn.commit().await
}

type Places = HashMap<PersonId, (people::DepartmentId, people::RoleId)>;

fn new_response(one: super::Prepared, places: &Places, at: Time) -> Option<NewResponse> {
    let respondent = match one.person {
        Some(person) => {
            let (department, role) = *places.get(&person)?;
            Respondent::Person { person, department, role }
        }
        None => Respondent::Anonymous { department: one.department, role: one.role },
    };
    Some(NewResponse { respondent, answers: one.answers, at })
}
