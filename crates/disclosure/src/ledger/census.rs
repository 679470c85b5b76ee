//! Today's people by where they stand, and what is new about them.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{Contribution, Group, Known, Ledger, LedgerError, Unit};
use crate::shape::Shape;
use crate::table::{Cell, Table, TableError};

/// Lasting numbers to positions in a table, and back.
pub(super) struct Frame<const F: usize> {
    units: Vec<u32>,
    pub(super) parents: Vec<Option<usize>>,
    pub(super) values: [Vec<u32>; F],
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
    /// How many people have a contribution that was never published.
    pub(super) never_published: u32,
    /// How many people there are of each class of published contributions.
    pub(super) classes: Vec<(u32, u32)>,
    /// The cells over it, by their index in a shape.
    pub(super) cells: Vec<usize>,
}

pub(super) struct Census<const F: usize> {
    pub(super) frame: Frame<F>,
    pub(super) spots: Vec<Spot<F>>,
    /// Everybody.
    pub(super) everyone: Shape<F>,
    /// How many of each class of contributions left.
    pub(super) left: BTreeMap<u32, u32>,
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
            let member = Member { person, version, known: None };
            spots.entry(cell).or_default().push(member);
        }
        let spots: Vec<Spot<F>> = spots
            .into_iter()
            .map(|(cell, mut members)| {
                members.sort_by_key(|member| member.person);
                let (classes, cells) = (Vec::new(), Vec::new());
                Spot { cell, members, never_published: 0, classes, cells }
            })
            .collect();
        let table = table(&frame, &spots, |spot| spots[spot].members.len() as u32);
        let everyone = Shape::new(&table.map_err(LedgerError::Table)?);
        let mut census = Self { frame, spots, everyone, left: BTreeMap::new() };
        census.find_cells();
        for (_, known) in ledger.people.iter().filter(|(person, _)| !seen.contains(person)) {
            *census.left.entry(known.class).or_default() += 1;
        }
        census.look_up(ledger);
        Ok(census)
    }

    /// Sets for everybody whether their contribution was published.
    pub(super) fn look_up(&mut self, ledger: &Ledger<F>) {
        for spot in &mut self.spots {
            let mut classes: Vec<u32> = Vec::with_capacity(spot.members.len());
            for member in &mut spot.members {
                let known = ledger.people.get(&member.person);
                member.known = known.filter(|known| known.version == member.version).copied();
                classes.extend(member.known.map(|known| known.class));
            }
            classes.sort_unstable();
            spot.never_published = (spot.members.len() - classes.len()) as u32;
            let same = classes.chunk_by(|a, b| a == b);
            spot.classes = same.map(|same| (same[0], same.len() as u32)).collect();
        }
    }

    /// A table of today's places with another number of people in each. A cell has the same index
    /// in its shape as in `everyone`.
    pub(super) fn table(&self, people: impl Fn(usize) -> u32) -> Result<Table<F>, TableError> {
        table(&self.frame, &self.spots, people)
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

fn table<const F: usize>(
    frame: &Frame<F>,
    spots: &[Spot<F>],
    people: impl Fn(usize) -> u32,
) -> Result<Table<F>, TableError> {
    let sizes = std::array::from_fn(|i| frame.values[i].len());
    let mut table = Table::new(&frame.parents, sizes)?;
    for (at, spot) in spots.iter().enumerate() {
        table.add(spot.cell, people(at))?;
    }
    Ok(table)
}
