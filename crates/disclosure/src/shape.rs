//! The table laid out: every cell with its count, and how cells lie over one another.

use crate::table::{Cell, Table};

/// The whole organisation in the tree of nodes; department `d` is node `d + 1`.
pub(crate) const WHOLE: usize = 0;

/// All cells of a table in one array, `index = node × cells per node + place in the flat
/// dimensions`.
///
/// Nodes are the whole organisation, the departments, and for every department that has both people
/// of its own and departments below, one more node for those people: "directly in Sales" is what
/// remains when all parts of Sales are subtracted, so it must be protected like a department,
/// although it is never published. In the same way each flat dimension has, after its values, a
/// slot for "not known", and last one for the total.
pub(crate) struct Shape<const F: usize> {
    departments: usize,
    sizes: [usize; F],
    strides: [usize; F],
    /// Cells per node.
    pub(crate) width: usize,
    /// The node above; the whole organisation is its own.
    pub(crate) parents: Vec<usize>,
    pub(crate) depths: Vec<usize>,
    /// Position of a node in depth-first order: neighbours in it are near in the tree.
    pub(crate) positions: Vec<usize>,
    /// People in each cell.
    pub(crate) counts: Vec<u32>,
    /// Cells at the bottom (lowest node, no total) with anyone in them, in depth-first order.
    pub(crate) atoms: Vec<Atom>,
    /// For each cell that is an atom, its number in `atoms`.
    numbers: Vec<u32>,
}

/// A cell at the bottom: no figure can tell apart the people in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Atom {
    pub(crate) node: usize,
    /// Place in the flat dimensions.
    pub(crate) place: usize,
}

impl<const F: usize> Shape<F> {
    pub(crate) fn new(table: &Table<F>) -> Self {
        let mut strides = [0; F];
        let mut width = 1;
        for (stride, size) in strides.iter_mut().zip(table.sizes) {
            *stride = width;
            width *= size + 2;
        }
        let mut shape = Self {
            departments: table.parents.len(),
            sizes: table.sizes,
            strides,
            width,
            parents: vec![WHOLE],
            depths: Vec::new(),
            positions: Vec::new(),
            counts: Vec::new(),
            atoms: Vec::new(),
            numbers: Vec::new(),
        };
        shape
            .parents
            .extend(table.parents.iter().map(|parent| parent.map_or(WHOLE, |above| above + 1)));
        let own = shape.add_nodes_for_own_people(table);
        let order = shape.depth_first();
        shape.count(table, &own, &order);
        shape
    }

    /// For each node, the node that its own people stand in.
    fn add_nodes_for_own_people(&mut self, table: &Table<F>) -> Vec<usize> {
        let mut has_parts = vec![false; self.parents.len()];
        for &parent in &self.parents[1..] {
            has_parts[parent] = true;
        }
        let mut has_own = vec![false; self.parents.len()];
        for (place, people) in &table.entries {
            has_own[place.department.map_or(WHOLE, |department| department + 1)] |= *people > 0;
        }
        let mut own: Vec<usize> = (0..has_own.len()).collect();
        for node in 0..has_own.len() {
            if has_parts[node] && has_own[node] {
                own[node] = self.parents.len();
                self.parents.push(node);
            }
        }
        own
    }

    /// Sets depths and positions; returns the nodes in depth-first order.
    fn depth_first(&mut self) -> Vec<usize> {
        let nodes = self.parents.len();
        let mut children = vec![Vec::new(); nodes];
        for node in (1..nodes).rev() {
            children[self.parents[node]].push(node);
        }
        self.depths = vec![0; nodes];
        self.positions = vec![0; nodes];
        let mut order = Vec::with_capacity(nodes);
        let mut open = vec![WHOLE];
        while let Some(node) = open.pop() {
            self.positions[node] = order.len();
            order.push(node);
            for &child in &children[node] {
                self.depths[child] = self.depths[node] + 1;
                open.push(child);
            }
        }
        order
    }

    fn count(&mut self, table: &Table<F>, own: &[usize], order: &[usize]) {
        self.counts = vec![0; self.parents.len() * self.width];
        for (cell, people) in &table.entries {
            let node = own[cell.department.map_or(WHOLE, |department| department + 1)];
            let mut place = 0;
            for i in 0..F {
                place += self.strides[i] * cell.flat[i].unwrap_or(self.sizes[i]);
            }
            self.counts[node * self.width + place] += people;
        }
        for &node in order {
            let places = node * self.width..(node + 1) * self.width;
            let counts = &self.counts[places];
            let filled = (0..self.width).filter(|&place| counts[place] > 0);
            self.atoms.extend(filled.map(|place| Atom { node, place }));
        }
        self.numbers = vec![u32::MAX; self.counts.len()];
        for (number, atom) in self.atoms.iter().enumerate() {
            self.numbers[atom.node * self.width + atom.place] = number as u32;
        }
        for dimension in 0..F {
            let total = self.sizes[dimension] + 1;
            for cell in 0..self.counts.len() {
                let value = self.value(cell % self.width, dimension);
                if value < total {
                    let up = cell + (total - value) * self.strides[dimension];
                    self.counts[up] += self.counts[cell];
                }
            }
        }
        for &node in order.iter().skip(1).rev() {
            for place in 0..self.width {
                self.counts[self.parents[node] * self.width + place] +=
                    self.counts[node * self.width + place];
            }
        }
    }

    /// People in an atom, none if there is no such atom.
    pub(crate) fn people(&self, atom: Atom) -> u32 {
        self.counts[atom.node * self.width + atom.place]
    }

    /// The atoms at a node.
    pub(crate) fn atoms_at(&self, node: usize) -> &[Atom] {
        let position = |atom: &Atom| self.positions[atom.node];
        let from = self.atoms.partition_point(|atom| position(atom) < self.positions[node]);
        let to = self.atoms.partition_point(|atom| position(atom) <= self.positions[node]);
        &self.atoms[from..to]
    }

    /// The number of an atom.
    pub(crate) fn number(&self, atom: Atom) -> u32 {
        self.numbers[atom.node * self.width + atom.place]
    }

    /// The value of a place in a flat dimension; its size stands for "not known", size + 1 for the
    /// total.
    pub(crate) fn value(&self, place: usize, dimension: usize) -> usize {
        place / self.strides[dimension] % (self.sizes[dimension] + 2)
    }

    /// The place that differs from `place` in one flat dimension.
    pub(crate) fn with_value(&self, place: usize, dimension: usize, value: usize) -> usize {
        place + value * self.strides[dimension]
            - self.value(place, dimension) * self.strides[dimension]
    }

    /// Number of values of a flat dimension, "not known" included.
    pub(crate) fn values(&self, dimension: usize) -> usize {
        self.sizes[dimension] + 1
    }

    /// The slot of the total in a flat dimension.
    pub(crate) fn total(&self, dimension: usize) -> usize {
        self.sizes[dimension] + 1
    }

    /// Where a cell is in the array; `None` for a cell that the table does not have.
    pub(crate) fn index(&self, cell: &Cell<F>) -> Option<usize> {
        let node = match cell.department {
            None => WHOLE,
            Some(department) if department < self.departments => department + 1,
            Some(_) => return None,
        };
        let mut place = 0;
        for (i, value) in cell.flat.iter().enumerate() {
            let slot = match value {
                None => self.total(i),
                Some(value) if *value < self.sizes[i] => *value,
                Some(_) => return None,
            };
            place += self.strides[i] * slot;
        }
        Some(node * self.width + place)
    }

    /// The cell at a place in the array; `None` for those that never are published.
    pub(crate) fn cell(&self, index: usize) -> Option<Cell<F>> {
        let (node, place) = (index / self.width, index % self.width);
        if node > self.departments {
            return None;
        }
        let mut flat = [None; F];
        for (i, slot) in flat.iter_mut().enumerate() {
            let value = self.value(place, i);
            if value == self.sizes[i] {
                return None;
            }
            *slot = (value < self.sizes[i]).then_some(value);
        }
        Some(Cell { department: node.checked_sub(1), flat })
    }
}
