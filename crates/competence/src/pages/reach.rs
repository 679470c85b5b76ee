//! How far somebody sees: HR and leadership the whole organisation, a manager the departments of their own. What
//! they see there are figures of groups, the same for all.

use governance::Module;
use people::{DepartmentId, register};
use programme::waves::WaveId;
use serde::Deserialize;
use store::Conn;
use web::{Cx, Error, Need, Result, Right, percent_encode};

use crate::matrix::{Frame, FrameDepartment, Scope};

/// Who sees the matrix at all.
pub(crate) const READERS: Need = Need::Any(&[Right::Hr, Right::Leadership, Right::Manager]);

/// Which departments somebody sees.
pub(super) enum Reach {
    /// Every one, and all together.
    Everything,
    /// These and those below them.
    Departments(Vec<DepartmentId>),
}

impl Reach {
    /// The reach of whoever asks.
    pub(super) async fn of(conn: &mut Conn, cx: &Cx) -> Result<Self> {
        let actor = cx.actor()?;
        if actor.has(Right::Hr) || actor.has(Right::Leadership) {
            return Ok(Self::Everything);
        }
        governance::modules::require(conn, actor.org, Module::ManagerView).await?;
        let person = actor.person.ok_or(Error::Forbidden)?;
        Ok(Self::Departments(register::departments_of_manager(conn, actor.org, person).await?))
    }

    /// The departments that can be chosen.
    pub(super) fn departments<'a>(&self, frame: &'a Frame) -> Vec<&'a FrameDepartment> {
        match self {
            Self::Everything => frame.departments.iter().collect(),
            Self::Departments(own) => frame.with_all_below(own),
        }
    }

    /// Whether the organisation as a whole can be chosen.
    pub(super) fn everything(&self) -> bool {
        matches!(self, Self::Everything)
    }
}

/// The filter as it stands in the address.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Filter {
    #[serde(default)]
    department: String,
    #[serde(default)]
    wave: String,
}

impl Filter {
    /// The view that is asked for; "not found" for one that does not exist or is out of reach, which look the same.
    pub(super) fn scope(&self, frame: &Frame, reach: &Reach) -> Result<Scope> {
        let within = reach.departments(frame);
        let department = if self.department.is_empty() {
            match (reach.everything(), within.first()) {
                (true, _) => None,
                (false, Some(first)) => Some(first.id),
                (false, None) => return Err(Error::NotFound),
            }
        } else {
            let id: DepartmentId = self.department.parse().map_err(|_| Error::NotFound)?;
            within.iter().find(|department| department.id == id).ok_or(Error::NotFound)?;
            Some(id)
        };
        let wave = if self.wave.is_empty() {
            None
        } else {
            let id: WaveId = self.wave.parse().map_err(|_| Error::NotFound)?;
            frame.waves.iter().find(|(wave, _)| *wave == id).ok_or(Error::NotFound)?;
            Some(id)
        };
        Ok(Scope { department, wave })
    }
}

/// The filter as part of an address, with its question mark; empty for everything.
pub(super) fn query(scope: Scope) -> String {
    let department = scope.department.map(|id| ("department", id.to_string()));
    let wave = scope.wave.map(|id| ("wave", id.to_string()));
    let parts: Vec<String> = [department, wave]
        .into_iter()
        .flatten()
        .map(|(name, value)| format!("{name}={}", percent_encode(&value)))
        .collect();
    if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
}

/// What the view is of, in words.
pub(super) fn scope_words(cx: &Cx, frame: &Frame, scope: Scope) -> String {
    let department = scope.department.and_then(|id| frame.department(id));
    let department =
        department.map_or_else(|| cx.t("matrix-everything").to_owned(), |d| d.path.clone());
    match scope.wave.and_then(|id| frame.waves.iter().find(|(wave, _)| *wave == id)) {
        Some((_, wave)) => format!("{department}, {wave}"),
        None => department,
    }
}
