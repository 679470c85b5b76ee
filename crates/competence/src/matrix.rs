//! The matrix as it is stored and read: for every department (with all below it) and wave one view, a compact
//! document with the figures of each role in each competence. Only what may be published is in it; what is
//! withheld and what is empty are both simply not there.
//!
//! A page reads two small rows: the frame (names, needs, what can be chosen) and the view.

pub(crate) mod rollup;

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use people::{DepartmentId, RoleId};
use programme::waves::WaveId;
use serde::{Deserialize, Serialize};
use statistics::priority::{gap, priority};
use store::{Conn, Id, OrgId, Result, Time, args, bulk_insert, id_type, statement};
use uuid::Uuid;

use crate::profiles::Need;

id_type! {
    /// One computation of the matrix: what was kept of an older one no longer holds.
    GenerationId
}

statement! {
    GENERATION: organisation = "SELECT generation, computed_at FROM matrix_frame WHERE org_id = $1";
    FRAME: organisation = "SELECT document FROM matrix_frame WHERE org_id = $1";
    DATED: organisation = "SELECT computed_at, document FROM matrix_frame WHERE org_id = $1";
    VIEWS: organisation = "SELECT department_id, wave_id, document FROM matrix_view WHERE org_id = $1";
    VIEW: organisation = "SELECT document FROM matrix_view WHERE org_id = $1 AND department_id = $2 AND wave_id = $3";
    // `m` is the mean of a cell: the name of no other field. Looking for it in the text spares reading the whole.
    HAS_FIGURES: organisation = "SELECT COUNT(*) FROM matrix_view WHERE org_id = $1 AND department_id = $2 AND wave_id = $3 AND document LIKE '%\"m\":%'";
    CLEAR: organisation = "DELETE FROM matrix_view WHERE org_id = $1";
    PUT_FRAME: organisation = "INSERT INTO matrix_frame (org_id, generation, computed_at, document) VALUES ($1, $2, $3, $4)
        ON CONFLICT (org_id) DO UPDATE SET generation = excluded.generation, computed_at = excluded.computed_at, document = excluded.document";
}

bulk_insert! {
    PUT_VIEWS = "matrix_view" ("org_id", "department_id", "wave_id", "document") "";
}

/// What every view shares.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// The version of the competence model.
    pub model_version: i64,
    /// The smallest group a figure is shown for.
    pub smallest_group: u32,
    /// Everybody employed.
    pub people: u32,
    /// The keys of the competences, in the order of the cells.
    pub competences: Vec<String>,
    /// The departments; each stands before those in it.
    pub departments: Vec<FrameDepartment>,
    /// The waves in their order.
    pub waves: Vec<(WaveId, String)>,
    /// The job roles in the order of the queue.
    pub roles: Vec<FrameRole>,
}

/// A department that can be chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FrameDepartment {
    /// Which one.
    pub id: DepartmentId,
    /// Its name with those above it.
    pub path: String,
    /// The place of the one above it.
    pub parent: Option<usize>,
}

/// A role with what it needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FrameRole {
    /// Which one.
    pub id: RoleId,
    /// Its name.
    pub name: String,
    /// What it needs, in the order of the competences.
    pub needs: Vec<Option<Need>>,
}

impl Frame {
    /// The place of a competence.
    #[must_use]
    pub fn competence(&self, key: &str) -> Option<usize> {
        self.competences.iter().position(|known| known == key)
    }

    /// The place of a role.
    #[must_use]
    pub fn role(&self, id: RoleId) -> Option<usize> {
        self.roles.iter().position(|role| role.id == id)
    }

    /// The department with an id.
    #[must_use]
    pub fn department(&self, id: DepartmentId) -> Option<&FrameDepartment> {
        self.departments.iter().find(|department| department.id == id)
    }

    /// These departments and all below them, in order.
    #[must_use]
    pub fn with_all_below(&self, chosen: &[DepartmentId]) -> Vec<&FrameDepartment> {
        let mut within = vec![false; self.departments.len()];
        for (i, department) in self.departments.iter().enumerate() {
            let above = department.parent.is_some_and(|parent| within[parent]);
            within[i] = above || chosen.contains(&department.id);
        }
        self.departments.iter().zip(within).filter(|(_, within)| *within).map(|(d, _)| d).collect()
    }
}

/// Figures of one department and wave.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// All roles together.
    pub all: Row,
    /// What the roles of this view need on average, weighted by their people; in the order of the competences.
    pub needed: Vec<Option<f64>>,
    /// Each role with people in it, by its place in the frame.
    pub roles: Vec<(usize, Row)>,
}

/// Figures of one role.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// People on the HR list: the denominator.
    pub people: u32,
    /// In the order of the competences; none where nothing is known or nothing may be shown.
    pub cells: Vec<Option<Figures>>,
}

/// The figures of one cell, fit to be shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// How many people they rest on.
    #[serde(rename = "n")]
    pub people: u32,
    /// Mean level.
    #[serde(rename = "m")]
    pub mean: f64,
    /// Lower end of its 90 % interval.
    #[serde(rename = "l")]
    pub low: f64,
    /// Upper end of its 90 % interval.
    #[serde(rename = "h")]
    pub high: f64,
    /// Share of people at the level their role needs, with its 90 % interval.
    #[serde(rename = "s", default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<[f64; 3]>,
    /// People from one level to another, where groups are large enough to say.
    #[serde(rename = "d", default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<(usize, usize, u32)>,
    /// When they were worked out, if it was before the rest of the matrix: too little is new for newer ones.
    #[serde(rename = "t", default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Time>,
}

impl Figures {
    /// How far the mean falls short of a needed level.
    #[must_use]
    pub fn gap(&self, needed: f64) -> f64 {
        gap(needed, self.mean)
    }

    /// Gap × weight × people: the order in which to train.
    #[must_use]
    pub fn priority(&self, need: Need) -> f64 {
        priority(self.gap(need.level.into()), need.weight.into(), self.people.into())
    }
}

/// One line of "what to train first".
#[derive(Debug, Clone)]
pub struct First<'a> {
    /// The role.
    pub role: &'a FrameRole,
    /// The place of the competence.
    pub competence: usize,
    /// What is needed.
    pub need: Need,
    /// The figures.
    pub figures: &'a Figures,
    /// Gap × weight × people.
    pub priority: f64,
}

/// The gaps of a view, the most urgent first. A gap so small that it shows as 0.0 is none.
#[must_use]
pub fn first_to_train<'a>(frame: &'a Frame, view: &'a View) -> Vec<First<'a>> {
    let mut list: Vec<First<'a>> = Vec::new();
    for (place, row) in &view.roles {
        let Some(role) = frame.roles.get(*place) else { continue };
        for (competence, (cell, need)) in row.cells.iter().zip(&role.needs).enumerate() {
            let (Some(figures), Some(need)) = (cell, *need) else { continue };
            if figures.gap(need.level.into()) >= 0.05 {
                let priority = figures.priority(need);
                list.push(First { role, competence, need, figures, priority });
            }
        }
    }
    list.sort_by(|a, b| b.priority.total_cmp(&a.priority));
    list
}

/// Which view: a department with all below it (none: the whole organisation) and a wave (none: everybody).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Scope {
    /// The department.
    pub department: Option<DepartmentId>,
    /// The wave.
    pub wave: Option<WaveId>,
}

/// All together is kept under the id of nobody: a primary key has no empty place.
fn place_of(id: Option<Uuid>) -> Uuid {
    id.unwrap_or(Uuid::nil())
}

/// What a rollup hands over: written as it is.
pub(crate) struct Rolled {
    pub(crate) frame: Frame,
    pub(crate) views: Vec<(Scope, String)>,
}

/// The matrix as it was before it is computed anew.
pub(crate) struct Before {
    pub(crate) computed_at: Time,
    pub(crate) frame: Frame,
    views: HashMap<Scope, String>,
}

impl Before {
    /// What a view showed; nothing where nobody was.
    pub(crate) fn view(&self, scope: Scope) -> Result<View> {
        let document = self.views.get(&scope);
        document.map_or_else(|| Ok(View::default()), |document| Ok(serde_json::from_str(document)?))
    }
}

/// The matrix as it is now; none before the first computation.
pub(crate) async fn before(conn: &mut Conn, org: OrgId) -> Result<Option<Before>> {
    let Some(row) = conn.maybe_one(&DATED, args![org]).await? else { return Ok(None) };
    let mut views = HashMap::new();
    conn.each(&VIEWS, args![org], |row| {
        let (department, wave): (Uuid, Uuid) = (row.get(0)?, row.get(1)?);
        let some = |id: Uuid| (!id.is_nil()).then_some(id);
        let department = some(department).map(DepartmentId::of);
        let scope = Scope { department, wave: some(wave).map(WaveId::of) };
        views.insert(scope, row.get(2)?);
        Ok(())
    })
    .await?;
    let frame = serde_json::from_str(&row.get::<String>(1)?)?;
    Ok(Some(Before { computed_at: row.get(0)?, frame, views }))
}

/// Replaces the matrix of an organisation. It belongs in the transaction that keeps what the ledgers let through.
pub(crate) async fn put(conn: &mut Conn, org: OrgId, rolled: Rolled, now: Time) -> Result<()> {
    let frame = serde_json::to_string(&rolled.frame)?;
    let rows = rolled.views.into_iter().map(|(scope, document)| {
        let department = place_of(scope.department.map(Id::uuid));
        args![org, department, place_of(scope.wave.map(Id::uuid)), document]
    });
    conn.run(&CLEAR, args![org]).await?;
    // Collected: a closure over a borrowed name, kept across an await, is not Send for every caller.
    PUT_VIEWS.insert(conn, rows.collect::<Vec<_>>()).await?;
    conn.run(&PUT_FRAME, args![org, GenerationId::new(), now, frame]).await?;
    Ok(())
}

/// The matrix of an organisation at one moment.
#[derive(Debug, Clone)]
pub struct Matrix {
    /// Which computation it is.
    pub generation: GenerationId,
    /// When it was computed.
    pub computed_at: Time,
    /// What every view shares.
    pub frame: Arc<Frame>,
}

/// The newest frame of each organisation, so that a page does not parse it again.
static FRAMES: LazyLock<Mutex<Frames>> = LazyLock::new(Mutex::default);

type Frames = HashMap<OrgId, (GenerationId, Arc<Frame>)>;

/// Frames kept in memory at most.
const MOST_FRAMES: usize = 200;

/// The newest matrix; none before the first recomputation.
pub async fn newest(conn: &mut Conn, org: OrgId) -> Result<Option<Matrix>> {
    let Some(row) = conn.maybe_one(&GENERATION, args![org]).await? else { return Ok(None) };
    let (generation, computed_at): (GenerationId, Time) = (row.get(0)?, row.get(1)?);
    let kept = FRAMES.lock().unwrap_or_else(PoisonError::into_inner).get(&org).cloned();
    if let Some((_, frame)) = kept.filter(|(of, _)| *of == generation) {
        return Ok(Some(Matrix { generation, computed_at, frame }));
    }
    let row = conn.one(&FRAME, args![org]).await?;
    let frame: Arc<Frame> = Arc::new(serde_json::from_str(&row.get::<String>(0)?)?);
    let mut frames = FRAMES.lock().unwrap_or_else(PoisonError::into_inner);
    if frames.len() >= MOST_FRAMES {
        frames.clear();
    }
    frames.insert(org, (generation, Arc::clone(&frame)));
    Ok(Some(Matrix { generation, computed_at, frame }))
}

/// One view; empty where nobody is.
pub async fn view(conn: &mut Conn, org: OrgId, scope: Scope) -> Result<View> {
    let department = place_of(scope.department.map(Id::uuid));
    let wave = place_of(scope.wave.map(Id::uuid));
    let Some(row) = conn.maybe_one(&VIEW, args![org, department, wave]).await? else {
        return Ok(View::default());
    };
    Ok(serde_json::from_str(&row.get::<String>(0)?)?)
}

/// Whether a view has any figure that may be shown.
pub async fn has_figures(conn: &mut Conn, org: OrgId, scope: Scope) -> Result<bool> {
    let department = place_of(scope.department.map(Id::uuid));
    let wave = place_of(scope.wave.map(Id::uuid));
    let count: i64 = conn.one(&HAS_FIGURES, args![org, department, wave]).await?.get(0)?;
    Ok(count > 0)
}
