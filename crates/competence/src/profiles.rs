//! Role profiles: which level a job role needs in each competence, how much it weighs, and how much of the work is
//! text, documents and data, which sets the role's place in the queue.

mod ready;

use std::collections::{BTreeMap, HashMap, HashSet};

use people::audit::{self, Doer};
use people::{RoleId, job_roles};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Conn, OrgId, Result, Time, args, bulk_insert, statement};

use crate::model::Model;

pub use ready::{ReadyRole, propose, ready, ready_in};

statement! {
    ALL: organisation = "SELECT role_id, ready_key, text_share, document_share, data_share, needs, checked_at
        FROM role_profile WHERE org_id = $1";
    ONE: organisation = "SELECT role_id, ready_key, text_share, document_share, data_share, needs, checked_at
        FROM role_profile WHERE org_id = $1 AND role_id = $2";
    CHECKED: organisation = "SELECT role_id FROM role_profile WHERE org_id = $1 AND checked_at IS NOT NULL";
    CHECK_ALL: organisation = "UPDATE role_profile SET checked_at = $2 WHERE org_id = $1 AND checked_at IS NULL";
}

bulk_insert! {
    PUT = "role_profile" ("org_id", "role_id", "ready_key", "text_share", "document_share", "data_share", "needs",
        "checked_at", "updated_at")
        "ON CONFLICT (org_id, role_id) DO UPDATE SET ready_key = excluded.ready_key, text_share = excluded.text_share,
        document_share = excluded.document_share, data_share = excluded.data_share, needs = excluded.needs,
        checked_at = excluded.checked_at, updated_at = excluded.updated_at";
}

/// What a role needs in one competence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// The needed level, 0 to 4.
    pub level: u8,
    /// How much it weighs, 1 to 3.
    pub weight: u8,
}

/// How much of a role's work is what AI helps with most, in per cent of the working time; together at most 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shares {
    /// Writing and reading text.
    pub text: u8,
    /// Documents: quotes, specifications, reports.
    pub documents: u8,
    /// Figures, tables, registers.
    pub data: u8,
}

impl Shares {
    /// All three together; decides a role's place in the queue.
    #[must_use]
    pub fn sum(self) -> u8 {
        self.text.saturating_add(self.documents).saturating_add(self.data)
    }
}

/// Where a profile comes from and whether somebody stands behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Proposed by the program; nobody has looked at it.
    Proposed,
    /// Looked through by HR.
    Checked(Time),
}

/// The profile of one job role.
#[derive(Debug, Clone)]
pub struct Profile {
    /// The role.
    pub role: RoleId,
    /// The key of the ready profile it was made from; none for the plain one.
    pub ready: Option<String>,
    /// How much of the work is text, documents and data.
    pub shares: Shares,
    /// What is needed, by the competence's key.
    pub needs: BTreeMap<String, Need>,
    /// Proposed or checked.
    pub state: State,
}

/// A job role with its profile.
#[derive(Debug, Clone)]
pub struct RoleProfile {
    /// The role's name.
    pub name: String,
    /// Its profile: as kept, or else as proposed.
    pub profile: Profile,
}

impl Profile {
    /// A first profile for a role: the ready one whose names fit, else a plain one for office work.
    #[must_use]
    pub fn proposed(role: RoleId, name: &str, model: &Model) -> Self {
        match propose(name) {
            Some(ready) => Self {
                role,
                ready: Some(ready.key.clone()),
                shares: ready.shares,
                needs: ready.needs.clone(),
                state: State::Proposed,
            },
            None => Self {
                role,
                ready: None,
                shares: PLAIN_SHARES,
                needs: model.active().map(|c| (c.key.clone(), plain_need(&c.tier))).collect(),
                state: State::Proposed,
            },
        }
    }

    /// What the role needs in a competence, if its profile says.
    #[must_use]
    pub fn need(&self, competence: &str) -> Option<Need> {
        self.needs.get(competence).copied()
    }

    fn read(row: &store::Row) -> Result<Self> {
        let share = |index| -> Result<u8> { Ok(u8::try_from(row.get::<i64>(index)?).unwrap_or(0)) };
        Ok(Self {
            role: row.get(0)?,
            ready: row.get(1)?,
            shares: Shares { text: share(2)?, documents: share(3)?, data: share(4)? },
            needs: serde_json::from_str(&row.get::<String>(5)?)?,
            state: row.get::<Option<Time>>(6)?.map_or(State::Proposed, State::Checked),
        })
    }

    fn values(&self, org: OrgId, now: Time) -> Result<Vec<store::Value>> {
        let checked = match self.state {
            State::Proposed => None,
            State::Checked(at) => Some(at),
        };
        Ok(args![
            org,
            self.role,
            self.ready.clone(),
            self.shares.text,
            self.shares.documents,
            self.shares.data,
            serde_json::to_string(&self.needs)?,
            checked,
            now
        ])
    }
}

/// Office work in general: a rough middle of the ready profiles, there to be changed.
const PLAIN_SHARES: Shares = Shares { text: 20, documents: 15, data: 10 };

/// Everybody in an office needs the basics with some help, and to know of what comes after; nothing more is taken
/// for granted about a role that is not known.
fn plain_need(tier: &str) -> Need {
    match tier {
        "basic" => Need { level: 2, weight: 2 },
        "intermediate" => Need { level: 1, weight: 1 },
        _ => Need { level: 0, weight: 1 },
    }
}

/// Every job role with its profile, in the order of the queue: most text, documents and data first. A role whose
/// profile is not kept yet has the proposed one.
pub async fn all(conn: &mut Conn, org: OrgId, model: &Model) -> Result<Vec<RoleProfile>> {
    let mut kept: HashMap<RoleId, Profile> = conn
        .list(&ALL, args![org], Profile::read)
        .await?
        .into_iter()
        .map(|profile| (profile.role, profile))
        .collect();
    let roles = job_roles::all(conn, org).await?.into_iter().map(|role| RoleProfile {
        profile: kept
            .remove(&role.id)
            .unwrap_or_else(|| Profile::proposed(role.id, &role.name, model)),
        name: role.name,
    });
    let mut roles: Vec<RoleProfile> = roles.collect();
    roles.sort_by(|a, b| {
        let (first, second) = (b.profile.shares.sum(), a.profile.shares.sum());
        first.cmp(&second).then_with(|| a.name.cmp(&b.name))
    });
    Ok(roles)
}

/// How many job roles there are, and how many of them have a profile that nobody has looked at.
pub async fn unchecked(conn: &mut Conn, org: OrgId) -> Result<(usize, usize)> {
    let checked: HashSet<RoleId> =
        conn.list(&CHECKED, args![org], |row| row.get(0)).await?.into_iter().collect();
    let roles = job_roles::all(conn, org).await?;
    Ok((roles.len(), roles.iter().filter(|role| !checked.contains(&role.id)).count()))
}

/// The profile of one role, if it is kept.
pub async fn one(conn: &mut Conn, org: OrgId, role: RoleId) -> Result<Option<Profile>> {
    conn.maybe_one(&ONE, args![org, role]).await?.as_ref().map(Profile::read).transpose()
}

/// Gives every job role that has none its first profile; how many. Called after an import of people.
pub async fn install_for_new_roles(conn: &mut Conn, org: OrgId, now: Time) -> Result<usize> {
    let model = crate::model::current(conn, org).await?;
    let kept: Vec<RoleId> = conn.list(&ALL, args![org], |row| row.get(0)).await?;
    let rows: Vec<Vec<store::Value>> = job_roles::all(conn, org)
        .await?
        .iter()
        .filter(|role| !kept.contains(&role.id))
        .map(|role| Profile::proposed(role.id, &role.name, &model).values(org, now))
        .collect::<Result<_>>()?;
    let count = rows.len();
    PUT.insert(conn, rows).await?;
    Ok(count)
}

/// Keeps a profile as changed and looked through by HR.
pub async fn save(
    conn: &mut Conn,
    org: OrgId,
    name: &str,
    profile: &Profile,
    doer: &Doer,
    now: Time,
) -> Result<()> {
    let checked = Profile { state: State::Checked(now), ..profile.clone() };
    PUT.insert(conn, [checked.values(org, now)?]).await?;
    let detail = json!({ "role": name, "needs": checked.needs });
    let subject = ("job-role", Some(profile.role.0));
    audit::note(conn, org, doer, people::action!("role-profile-changed"), subject, &detail, now)
        .await
}

/// Notes that HR stands behind every profile as it is; how many were proposals.
pub async fn check_all(conn: &mut Conn, org: OrgId, doer: &Doer, now: Time) -> Result<u64> {
    install_for_new_roles(conn, org, now).await?;
    let count = conn.run(&CHECK_ALL, args![org, now]).await?;
    if count > 0 {
        let detail = json!({ "roles": count });
        let subject = ("job-role", None);
        audit::note(
            conn,
            org,
            doer,
            people::action!("role-profiles-checked"),
            subject,
            &detail,
            now,
        )
        .await?;
    }
    Ok(count)
}
