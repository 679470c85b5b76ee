//! From everybody's levels to the figures of every department × role × wave × competence: sums that merge, and of
//! them only those that the publication ledger lets through become figures. A group that it holds back keeps the
//! figure it had, with its date.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use disclosure::ledger::{Group as Place, Standing};
use disclosure::{Policy, Question, protect_distribution};
use people::{DepartmentId, Departments, RoleId};
use programme::waves::{Wave, WaveId};
use statistics::Ranged;
use statistics::group::GroupSum;
use store::Result;
use web::PersonId;

use super::{Before, Figures, Frame, FrameDepartment, FrameRole, Rolled, Row, Scope, View};
use crate::estimates::{Everybody, Place as Stands};
use crate::profiles::RoleProfile;
use crate::published::Decided;

/// What a rollup starts from.
pub(crate) struct Input {
    pub(crate) model_version: i64,
    /// The competences in use.
    pub(crate) keys: Vec<String>,
    pub(crate) roles: Vec<RoleProfile>,
    pub(crate) tree: Departments,
    pub(crate) waves: Vec<Wave>,
    pub(crate) members: HashMap<PersonId, WaveId>,
    /// Everybody employed.
    pub(crate) places: HashMap<PersonId, Stands>,
    pub(crate) everybody: Everybody,
    pub(crate) smallest_group: u32,
    /// What the ledgers decided, in the order of the competences.
    pub(crate) decided: Vec<Arc<Decided>>,
    /// The numbers of departments, roles and waves in them, in the order in which they stand above.
    pub(crate) numbers: Numbers,
    /// What was shown before.
    pub(crate) before: Option<Before>,
}

/// Numbers in the ledgers.
pub(crate) struct Numbers {
    pub(crate) departments: HashMap<DepartmentId, u32>,
    pub(crate) roles: Vec<u32>,
    pub(crate) waves: Vec<u32>,
}

/// People who stand in the same department, role and wave. No figure tells them apart.
struct Atom {
    department: usize,
    role: usize,
    wave: Option<usize>,
    group: Group,
}

/// Sums over some people.
#[derive(Clone)]
struct Group {
    /// On the HR list.
    people: u32,
    /// Per competence.
    sums: Vec<GroupSum>,
}

impl Group {
    fn new(competences: usize) -> Self {
        Self { people: 0, sums: vec![GroupSum::default(); competences] }
    }

    fn merge(&mut self, other: &Self) {
        self.people += other.people;
        for (sum, more) in self.sums.iter_mut().zip(&other.sums) {
            sum.merge(more);
        }
    }
}

/// The department tree with each department before those in it, and where its part ends.
struct Tree {
    departments: Vec<FrameDepartment>,
    position: HashMap<DepartmentId, usize>,
    ends: Vec<usize>,
}

impl Tree {
    fn new(tree: &Departments) -> Self {
        let mut below: HashMap<Option<DepartmentId>, Vec<DepartmentId>> = HashMap::new();
        for department in tree {
            below.entry(department.parent).or_default().push(department.id);
        }
        let mut this = Self { departments: Vec::new(), position: HashMap::new(), ends: Vec::new() };
        this.grow(tree, &below, None, None);
        this
    }

    fn grow(
        &mut self,
        tree: &Departments,
        below: &HashMap<Option<DepartmentId>, Vec<DepartmentId>>,
        above: Option<DepartmentId>,
        parent: Option<usize>,
    ) {
        for id in below.get(&above).into_iter().flatten() {
            let Some(department) = tree.get(*id) else { continue };
            let position = self.departments.len();
            self.position.insert(*id, position);
            let path = department.path.clone();
            self.departments.push(FrameDepartment { id: *id, path, parent });
            self.ends.push(position);
            self.grow(tree, below, Some(*id), Some(position));
            self.ends[position] = self.departments.len();
        }
    }
}

/// Computes all views.
pub(crate) fn roll_up(input: &Input) -> Result<Rolled> {
    let tree = Tree::new(&input.tree);
    let atoms = atoms(input, &tree);
    let frame = Frame {
        model_version: input.model_version,
        smallest_group: input.smallest_group,
        people: input.places.len() as u32,
        competences: input.keys.clone(),
        waves: input.waves.iter().map(|wave| (wave.id, wave.name.clone())).collect(),
        roles: input
            .roles
            .iter()
            .map(|role| FrameRole {
                id: role.profile.role,
                name: role.name.clone(),
                needs: input.keys.iter().map(|key| role.profile.need(key)).collect(),
            })
            .collect(),
        departments: tree.departments,
    };
    let rolled = Rollup { input, frame: &frame, atoms: &atoms };
    let mut views = Vec::new();
    rolled.views(None, 0..atoms.len(), &mut views)?;
    for department in 0..frame.departments.len() {
        let from = atoms.partition_point(|atom| atom.department < department);
        let to = atoms.partition_point(|atom| atom.department < tree.ends[department]);
        rolled.views(Some(department), from..to, &mut views)?;
    }
    Ok(Rolled { frame, views })
}

/// Everybody employed, by where they stand, in the order of the departments.
fn atoms(input: &Input, tree: &Tree) -> Vec<Atom> {
    let roles: HashMap<RoleId, usize> =
        input.roles.iter().enumerate().map(|(i, role)| (role.profile.role, i)).collect();
    let waves: HashMap<WaveId, usize> =
        input.waves.iter().enumerate().map(|(i, wave)| (wave.id, i)).collect();
    let needs: Vec<Vec<Option<u8>>> = input
        .roles
        .iter()
        .map(|role| input.keys.iter().map(|key| Some(role.profile.need(key)?.level)).collect())
        .collect();
    let mut groups: BTreeMap<(usize, usize, Option<usize>), Group> = BTreeMap::new();
    for (person, place) in &input.places {
        let (Some(department), Some(role)) =
            (tree.position.get(&place.department), roles.get(&place.role))
        else {
            continue;
        };
        let wave = input.members.get(person).and_then(|wave| waves.get(wave).copied());
        let group = groups
            .entry((*department, *role, wave))
            .or_insert_with(|| Group::new(input.keys.len()));
        group.people += 1;
        let levels = input.everybody.get(person);
        for (i, sum) in group.sums.iter_mut().enumerate() {
            let known = levels.and_then(|levels| levels[i]);
            sum.add(known.map(|known| known.belief), needs[*role][i]);
        }
    }
    groups
        .into_iter()
        .map(|((department, role, wave), group)| Atom { department, role, wave, group })
        .collect()
}

struct Rollup<'a> {
    input: &'a Input,
    frame: &'a Frame,
    atoms: &'a [Atom],
}

impl Rollup<'_> {
    /// Adds the views of a department, for everybody and for each wave; none where nobody is.
    fn views(
        &self,
        department: Option<usize>,
        atoms: Range<usize>,
        views: &mut Vec<(Scope, String)>,
    ) -> Result<()> {
        let competences = self.input.keys.len();
        // Everybody first, then the waves; in each, all roles first, then the roles.
        let mut waves: Vec<BTreeMap<Option<usize>, Group>> =
            vec![BTreeMap::new(); self.input.waves.len() + 1];
        for atom in &self.atoms[atoms] {
            for wave in [Some(0), atom.wave.map(|wave| wave + 1)].into_iter().flatten() {
                for role in [None, Some(atom.role)] {
                    waves[wave]
                        .entry(role)
                        .or_insert_with(|| Group::new(competences))
                        .merge(&atom.group);
                }
            }
        }
        for (i, roles) in waves.iter().enumerate() {
            let Some(all) = roles.get(&None) else { continue };
            let wave = i.checked_sub(1);
            let scope = Scope {
                department: department.map(|d| self.frame.departments[d].id),
                wave: wave.map(|w| self.frame.waves[w].0),
            };
            let unit = scope.department.map(|id| self.input.numbers.departments[&id]);
            let wave = wave.map(|wave| self.input.numbers.waves[wave]);
            let mut earlier = Earlier { input: self.input, scope, view: None };
            let mut row = |role: Option<usize>, group| {
                let number = role.map(|role| self.input.numbers.roles[role]);
                let place = Place { unit, flat: [number, wave] };
                self.row(place, role, group, &mut earlier)
            };
            let view = View {
                all: row(None, all)?,
                needed: (0..competences).map(|c| self.needed(c, roles)).collect(),
                roles: roles
                    .iter()
                    .filter_map(|(role, group)| Some(((*role)?, group)))
                    .map(|(role, group)| Ok((role, row(Some(role), group)?)))
                    .collect::<Result<_>>()?,
            };
            views.push((scope, serde_json::to_string(&view)?));
        }
        Ok(())
    }

    /// The average need of those on the HR list; it rests on the profiles and the head-count alone.
    fn needed(&self, competence: usize, roles: &BTreeMap<Option<usize>, Group>) -> Option<f64> {
        let (mut sum, mut people) = (0.0, 0);
        for (role, group) in roles {
            let Some(need) = role.and_then(|role| self.frame.roles[role].needs[competence]) else {
                continue;
            };
            sum += f64::from(need.level) * f64::from(group.people);
            people += group.people;
        }
        (people > 0).then(|| short(sum / f64::from(people)))
    }

    fn row(
        &self,
        place: Place<2>,
        role: Option<usize>,
        group: &Group,
        earlier: &mut Earlier<'_>,
    ) -> Result<Row> {
        let cells = group.sums.iter().zip(&self.input.decided).enumerate();
        let cells = cells.map(|(competence, (sum, decided))| {
            let known = sum.known() as u32;
            Ok(match decided.release.standing(&place) {
                Standing::Refreshed { people } => {
                    (people == known).then(|| self.figures(people, sum)).flatten()
                }
                // The same people with the same evidence as when it was published, aged to the common day.
                Standing::Current { .. } if known >= self.input.smallest_group => {
                    self.figures(known, sum)
                }
                Standing::Older { .. } => {
                    let role = role.map(|role| self.frame.roles[role].id);
                    earlier.figures(role, &self.frame.competences[competence])?
                }
                Standing::Current { .. } | Standing::Withheld => None,
            })
        });
        Ok(Row { people: group.people, cells: cells.collect::<Result<_>>()? })
    }

    fn figures(&self, people: u32, sum: &GroupSum) -> Option<Figures> {
        let mean = sum.mean()?;
        let policy = Policy { k: self.input.smallest_group, ..Policy::default() };
        let counts = sum.distribution().map(|people| people as u32);
        let ranges = protect_distribution(&counts, Question::Sensitive, policy).published();
        Some(Figures {
            people,
            mean: short(mean.value),
            low: short(mean.interval.low),
            high: short(mean.interval.high),
            as_of: None,
            // The share rests on those whose role needs the competence; where they are fewer than the people
            // the decision was made for, it is not theirs to show.
            meeting: (sum.with_need() == sum.known())
                .then(|| sum.share_meeting_need())
                .flatten()
                .map(shortened),
            levels: ranges
                .unwrap_or_default()
                .into_iter()
                .map(|range| (range.from, range.to, range.people))
                .collect(),
        })
    }
}

/// What one view showed before; read only if something of it is still shown.
struct Earlier<'a> {
    input: &'a Input,
    scope: Scope,
    view: Option<View>,
}

impl Earlier<'_> {
    /// What was last published of a role (none: all roles together) in a competence, with its date.
    fn figures(&mut self, role: Option<RoleId>, competence: &str) -> Result<Option<Figures>> {
        let Some(before) = &self.input.before else { return Ok(None) };
        let view = match &mut self.view {
            Some(view) => view,
            none => none.insert(before.view(self.scope)?),
        };
        let row = match role {
            None => Some(&view.all),
            Some(role) => before.frame.role(role).and_then(|place| {
                view.roles.iter().find(|(of, _)| *of == place).map(|(_, row)| row)
            }),
        };
        let place = before.frame.competence(competence);
        let found = row.zip(place).and_then(|(row, place)| row.cells.get(place)?.as_ref());
        // The organisation may have raised the smallest group since.
        let found = found.filter(|figures| figures.people >= self.input.smallest_group);
        let as_of = |figures: &Figures| Some(figures.as_of.unwrap_or(before.computed_at));
        Ok(found.map(|figures| Figures { as_of: as_of(figures), ..figures.clone() }))
    }
}

fn shortened(share: Ranged) -> [f64; 3] {
    [short(share.value), short(share.interval.low), short(share.interval.high)]
}

/// Three decimals: below any uncertainty, and half the size.
fn short(number: f64) -> f64 {
    (number * 1_000.0).round() / 1_000.0
}
