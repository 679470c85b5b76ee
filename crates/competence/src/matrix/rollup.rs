//! From everybody's levels to the figures of every department × role × wave × competence: sums that merge, then the
//! rules of disclosure over the whole table at once, and only what they let through becomes a figure.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::rc::Rc;

use disclosure::{Cell, Policy, Protected, Question, Table, protect, protect_distribution};
use people::{DepartmentId, Departments, RoleId};
use programme::waves::{Wave, WaveId};
use statistics::Ranged;
use statistics::group::GroupSum;
use store::Result;
use web::PersonId;

use super::{Figures, Frame, FrameDepartment, FrameRole, Rolled, Row, Scope, View};
use crate::estimates::{Everybody, Place};
use crate::profiles::RoleProfile;

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
    pub(crate) places: HashMap<PersonId, Place>,
    pub(crate) everybody: Everybody,
    pub(crate) smallest_group: u32,
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
    let published = decide(input, &tree, &atoms);
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
    let rolled = Rollup { input, frame: &frame, atoms: &atoms, published: &published };
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

type Decided = Rc<Protected<2>>;

/// Lets the rules of disclosure decide for each competence over the whole table of those whose level is known. Where
/// the same people are known in several competences, it is decided once.
fn decide(input: &Input, tree: &Tree, atoms: &[Atom]) -> Vec<Option<Decided>> {
    let policy = Policy { k: input.smallest_group, ..Policy::default() };
    let parents: Vec<Option<usize>> =
        tree.departments.iter().map(|department| department.parent).collect();
    let mut before: HashMap<Vec<u32>, Option<Decided>> = HashMap::new();
    (0..input.keys.len())
        .map(|competence| {
            let known: Vec<u32> =
                atoms.iter().map(|atom| atom.group.sums[competence].known() as u32).collect();
            let decide = |known: &Vec<u32>| {
                let sizes = [input.roles.len(), input.waves.len()];
                let mut table = Table::new(&parents, sizes).ok()?;
                for (atom, people) in atoms.iter().zip(known) {
                    let flat = [Some(atom.role), atom.wave];
                    let cell = Cell { department: Some(atom.department), flat };
                    table.add(cell, *people).ok()?;
                }
                Some(Rc::new(protect(&table, policy)))
            };
            if !before.contains_key(&known) {
                let decided = decide(&known);
                before.insert(known.clone(), decided);
            }
            before.get(&known).cloned().flatten()
        })
        .collect()
}

struct Rollup<'a> {
    input: &'a Input,
    frame: &'a Frame,
    atoms: &'a [Atom],
    published: &'a [Option<Decided>],
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
            let row = |role, group| self.row(Cell { department, flat: [role, wave] }, group);
            let view = View {
                all: row(None, all),
                needed: (0..competences).map(|c| self.needed(c, roles)).collect(),
                roles: roles
                    .iter()
                    .filter_map(|(role, group)| Some(((*role)?, row(*role, group))))
                    .collect(),
            };
            let scope = Scope {
                department: department.map(|d| self.frame.departments[d].id),
                wave: wave.map(|w| self.frame.waves[w].0),
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

    fn row(&self, cell: Cell<2>, group: &Group) -> Row {
        let cells = group.sums.iter().zip(self.published);
        Row {
            people: group.people,
            cells: cells
                .map(|(sum, decided)| {
                    let decided = decided.as_ref()?;
                    decided.figure(cell, |people| self.figures(people, sum)).published()?
                })
                .collect(),
        }
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

fn shortened(share: Ranged) -> [f64; 3] {
    [short(share.value), short(share.interval.low), short(share.interval.high)]
}

/// Three decimals: below any uncertainty, and half the size.
fn short(number: f64) -> f64 {
    (number * 1_000.0).round() / 1_000.0
}
