//! What is expected of a person before any evidence: what others in the same role have shown.

use std::collections::{BTreeMap, HashMap};

use people::RoleId;
use serde::{Deserialize, Serialize};
use statistics::competence::Prior;
use statistics::competence::parameters::RULES_VERSION;
use store::{Conn, OrgId, Result, Time, args, statement};

statement! {
    GET: organisation = "SELECT document FROM role_expectation WHERE org_id = $1 AND rules_version = $2";
    PUT: organisation = "INSERT INTO role_expectation (org_id, document, as_of, rules_version) VALUES ($1, $2, $3, $4)
        ON CONFLICT (org_id) DO UPDATE SET document = excluded.document, as_of = excluded.as_of, rules_version = excluded.rules_version";
}

/// What a role, or the organisation, has shown in one competence.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
struct Shown {
    sum: f64,
    people: u64,
}

impl Shown {
    fn add(&mut self, level: f64) {
        self.sum += level;
        self.people += 1;
    }

    fn mean(self) -> Option<f64> {
        (self.people > 0).then(|| self.sum / self.people as f64)
    }
}

/// Per competence: all together, and each role.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct InCompetence {
    all: Shown,
    roles: HashMap<RoleId, Shown>,
}

/// What is expected in each competence and role. It goes into everybody's level, so it follows the answers only as far
/// as figures do that may be shown; see [`crate::published`].
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Expectation(BTreeMap<String, InCompetence>);

impl Expectation {
    /// Takes in one person's plain level in a competence.
    pub(crate) fn add(&mut self, competence: &str, role: RoleId, level: f64) {
        if !self.0.contains_key(competence) {
            self.0.insert(competence.to_owned(), InCompetence::default());
        }
        if let Some(shown) = self.0.get_mut(competence) {
            shown.all.add(level);
            shown.roles.entry(role).or_default().add(level);
        }
    }

    /// What is expected from now on: as `fresh` where the figure of a role (none: of all together) is shown as it is
    /// today, and otherwise as it was when that figure was.
    pub(crate) fn follow(
        mut self,
        mut fresh: Self,
        keys: &[String],
        is_today: impl Fn(usize, Option<RoleId>) -> bool,
    ) -> Self {
        let mut follows = Self::default();
        for (i, key) in keys.iter().enumerate() {
            let before = self.0.remove(key).unwrap_or_default();
            let fresh = fresh.0.remove(key).unwrap_or_default();
            let all = if is_today(i, None) { fresh.all } else { before.all };
            let before = before.roles.into_iter().filter(|(role, _)| !is_today(i, Some(*role)));
            let fresh = fresh.roles.into_iter().filter(|(role, _)| is_today(i, Some(*role)));
            follows
                .0
                .insert(key.clone(), InCompetence { all, roles: before.chain(fresh).collect() });
        }
        follows
    }

    /// What is expected of somebody in a role.
    pub(crate) fn prior(&self, competence: &str, role: RoleId) -> Prior {
        let Some(shown) = self.0.get(competence) else { return Prior::UNINFORMED };
        let Some(all) = shown.all.mean() else { return Prior::UNINFORMED };
        let role = shown.roles.get(&role).copied().unwrap_or_default();
        Prior::for_role(all, role.mean().unwrap_or(all), role.people)
    }
}

/// As it was at the last recomputation of everybody by these rules, if there was one.
pub(crate) async fn get(conn: &mut Conn, org: OrgId) -> Result<Option<Expectation>> {
    let row = conn.maybe_one(&GET, args![org, RULES_VERSION]).await?;
    row.map(|row| Ok(serde_json::from_str(&row.get::<String>(0)?)?)).transpose()
}

/// Keeps it.
pub(crate) async fn put(
    conn: &mut Conn,
    org: OrgId,
    expectation: &Expectation,
    now: Time,
) -> Result<()> {
    let document = serde_json::to_string(expectation)?;
    conn.run(&PUT, args![org, document, now, RULES_VERSION]).await?;
    Ok(())
}
