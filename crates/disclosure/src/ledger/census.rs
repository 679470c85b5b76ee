//! Today's people by where they stand, and what is new about them.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::{Contribution, Group, Known, Ledger, LedgerError, Unit};
use crate::shape::Shape;
use crate::table::{Cell, Table, TableError};

/// Lasting numbers to positions in a table, and back.
pub(super) struct Frame<const F: usize> {
    units: Vec<u32>,
    pub(super) parents: Vec<Option<usize>>,
    values: [Vec<u32>; F],
}

/// Someone who has a value today.
pub(super) struct Member {
    pub(super) person: u32,
    pub(super) version: u32,
    /// The same contribution as it was published before; `None` if it is new.
    pub(super) known: Option<Known>,
}

/// A place where someone stands.
pub(super) struct Spot<const F: usize> {
    pub(super) cell: Cell<F>,
    /// By person.
    pub(super) members: Vec<Member>,
    pub(super) people: u32,
    /// Those of whom something is new.
    pub(super) witnesses: u32,
    /// The cells over it, by their index in a shape.
    pub(super) cells: Vec<usize>,
}

pub(super) struct Census<const F: usize> {
    pub(super) frame: Frame<F>,
    pub(super) spots: Vec<Spot<F>>,
    /// Everybody.
    pub(super) everyone: Shape<F>,
    /// Those of whom something is new. A cell has the same index in its shape as in `everyone`.
    pub(super) witnesses: Table<F>,
}

impl<const F: usize> Frame<F> {
    fn new(units: &[Unit], today: &[Contribution<F>]) -> Result<Self, LedgerError> {
        let mut sorted = units.to_vec();
        sorted.sort_by_key(|unit| unit.id);
        let ids: Vec<u32> = sorted.iter().map(|unit| unit.id).collect();
        let parents = sorted.iter().enumerate().map(|(department, unit)| {
            let Some(parent) = unit.parent else { return Ok(None) };
            let found = ids.binary_search(&parent);
            found
                .map(Some)
                .map_err(|_| LedgerError::Table(TableError::UnknownParent { department }))
        });
        let values: [Vec<u32>; F] = std::array::from_fn(|i| {
            let values: BTreeSet<u32> = today.iter().filter_map(|c| c.place.flat[i]).collect();
            values.into_iter().collect()
        });
        Ok(Self { parents: parents.collect::<Result<_, _>>()?, units: ids, values })
    }

    pub(super) fn cell(&self, group: Group<F>) -> Option<Cell<F>> {
        let at = |list: &[u32], id: Option<u32>| match id {
            None => Some(None),
            Some(id) => list.binary_search(&id).ok().map(Some),
        };
        let department = at(&self.units, group.unit)?;
        let mut flat = [None; F];
        for (i, value) in flat.iter_mut().enumerate() {
            *value = at(&self.values[i], group.flat[i])?;
        }
        Some(Cell { department, flat })
    }

    pub(super) fn group(&self, cell: Cell<F>) -> Group<F> {
        let flat = std::array::from_fn(|i| cell.flat[i].map(|value| self.values[i][value]));
        Group { unit: cell.department.map(|department| self.units[department]), flat }
    }
}

impl<const F: usize> Census<F> {
    pub(super) fn take(
        ledger: &Ledger<F>,
        units: &[Unit],
        today: &[Contribution<F>],
    ) -> Result<Self, LedgerError> {
        let frame = Frame::new(units, today)?;
        let mut seen = HashSet::with_capacity(today.len());
        let mut spots: BTreeMap<Cell<F>, Vec<Member>> = BTreeMap::new();
        for contribution in today {
            let Contribution { person, version, place } = *contribution;
            if !seen.insert(person) {
                return Err(LedgerError::Twice { person });
            }
            let cell = frame.cell(place).ok_or(LedgerError::Table(TableError::UnknownCell))?;
            let known = ledger.people.get(&person).copied();
            let known = known.filter(|known| known.version == version);
            spots.entry(cell).or_default().push(Member { person, version, known });
        }
        let mut spots: Vec<Spot<F>> = spots
            .into_iter()
            .map(|(cell, mut members)| {
                members.sort_by_key(|member| member.person);
                let new = members.iter().filter(|member| member.known.is_none()).count();
                let people = members.len() as u32;
                Spot { cell, members, people, witnesses: new as u32, cells: Vec::new() }
            })
            .collect();
        let gone = ledger.people.iter().filter(|(person, _)| !seen.contains(person));
        count_those_who_left(&mut spots, gone.map(|(_, known)| known.class));
        let table = |number: fn(&Spot<F>) -> u32| {
            let sizes = std::array::from_fn(|i| frame.values[i].len());
            let mut table = Table::new(&frame.parents, sizes)?;
            for spot in &spots {
                table.add(spot.cell, number(spot))?;
            }
            Ok(table)
        };
        let everyone = Shape::new(&table(|spot| spot.people).map_err(LedgerError::Table)?);
        let witnesses = table(|spot| spot.witnesses).map_err(LedgerError::Table)?;
        let mut census = Self { frame, spots, everyone, witnesses };
        census.find_cells();
        Ok(census)
    }

    /// Notes for each place which cells lie over it.
    fn find_cells(&mut self) {
        for spot in &mut self.spots {
            let mut flats = vec![[None; F]];
            for i in 0..F {
                if spot.cell.flat[i].is_some() {
                    for mut flat in flats.clone() {
                        flat[i] = spot.cell.flat[i];
                        flats.push(flat);
                    }
                }
            }
            let up = std::iter::successors(spot.cell.department, |at| self.frame.parents[*at]);
            for department in up.map(Some).chain([None]) {
                let cells = flats.iter().map(|flat| Cell { department, flat: *flat });
                spot.cells.extend(cells.filter_map(|cell| self.everyone.index(&cell)));
            }
        }
    }
}

/// Those who left count where most of their twins are, up to the number of these.
fn count_those_who_left<const F: usize>(spots: &mut [Spot<F>], classes: impl Iterator<Item = u32>) {
    let mut left: HashMap<u32, u32> = HashMap::new();
    for class in classes {
        *left.entry(class).or_default() += 1;
    }
    if left.is_empty() {
        return;
    }
    // The place of each class with the most twins, the first of several.
    let mut best: BTreeMap<u32, (u32, usize)> = BTreeMap::new();
    for (at, spot) in spots.iter().enumerate() {
        let mut here: BTreeMap<u32, u32> = BTreeMap::new();
        for class in spot.members.iter().filter_map(|member| Some(member.known?.class)) {
            if left.contains_key(&class) {
                *here.entry(class).or_default() += 1;
            }
        }
        for (class, twins) in here {
            let found = best.entry(class).or_insert((0, at));
            if twins > found.0 {
                *found = (twins, at);
            }
        }
    }
    for (class, (twins, at)) in best {
        spots[at].witnesses += twins.min(left[&class]);
    }
}
