//! Exchanges: changes of the answers that the published figures cannot notice.

use crate::shape::{Atom, Shape, WHOLE};

/// How many departments on either side of an atom's own are tried as partners. Nearer ones touch
/// fewer totals above them; with 24 instead of 10, one in a hundred
/// more cells is shown, at half as much time again.
const NEIGHBOURS: usize = 10;

/// In tables of up to so many atoms, hinges are tried where boxes lose something. In larger ones
/// boxes are plenty.
const HINGED: usize = 2_000;

/// A way to shift answers between atoms such that only the cells in `touched` change.
///
/// Each atom gains or loses the same amount. Once the touched cells are withheld, no
/// published figure depends on whether the shift took place.
pub(crate) struct Exchange {
    /// The atoms, first the one that it was sought for.
    pub(crate) atoms: Vec<Atom>,
    /// The cells whose totals change.
    pub(crate) touched: Vec<usize>,
    /// Price of those touched cells that are not yet withheld: the loss.
    pub(crate) cost: u64,
}

/// What the table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// People, of whom sums are told: any exchange will do.
    Sums,
    /// Answers: the last dimension is what people chose. How many stand in a place is known, so
    /// only exchanges between answers of the same place will do.
    Answers,
}

/// Looks for exchanges in a table, given what is already withheld.
pub(crate) struct Search<'a, const F: usize> {
    shape: &'a Shape<F>,
    /// What it costs to withhold each cell.
    prices: &'a [u64],
    kind: Kind,
    /// For each place, the nodes with an atom there, in depth-first order.
    nodes_at: Vec<Vec<usize>>,
}

/// A box as it is tried: its two departments (or one), the places of its corners in the flat
/// dimensions, and the places of the cells that it touches there.
struct Box<'a> {
    node: usize,
    partner: Option<usize>,
    corners: &'a [usize],
    places: &'a [usize],
}

impl<'a, const F: usize> Search<'a, F> {
    pub(crate) fn new(shape: &'a Shape<F>, prices: &'a [u64], kind: Kind) -> Self {
        let mut nodes_at = vec![Vec::new(); shape.width];
        for atom in &shape.atoms {
            nodes_at[atom.place].push(atom.node);
        }
        Self { shape, prices, kind, nodes_at }
    }

    /// The box for `atom` that costs the least, avoiding the atoms in `avoid`; only if it
    /// costs less than `limit`.
    ///
    /// A box spans two values in some dimensions and one value in the others; its corners are
    /// atoms, with alternating signs. A total over a spanned dimension does not change. A total
    /// over another dimension does, and so does every department that holds one end of the box
    /// only.
    pub(crate) fn cheapest_box(
        &self,
        atom: Atom,
        avoid: &[u32],
        withheld: &[bool],
        mut limit: u64,
    ) -> Option<Exchange> {
        let shape = self.shape;
        let partner_values: [Vec<usize>; F] = std::array::from_fn(|dimension| {
            let own = shape.value(atom.place, dimension);
            let is_taken = |&value: &usize| {
                let place = shape.with_value(atom.place, dimension, value);
                value != own && shape.people(Atom { node: atom.node, place }) > 0
            };
            (0..shape.values(dimension)).filter(is_taken).collect()
        });
        let nodes: Vec<Option<usize>> = self.near(atom).into_iter().map(Some).collect();

        let mut best: Option<Exchange> = None;
        // Boxes that span more dimensions touch fewer totals, so they come first.
        let mut spans: Vec<usize> = (1..1_usize << (F + 1)).collect();
        if self.kind == Kind::Answers {
            spans.retain(|span| span >> (F - 1) & 1 == 1);
        }
        spans.sort_by_key(|span| std::cmp::Reverse(span.count_ones()));
        let (mut corners, mut places) = (Vec::new(), Vec::new());
        for span in spans {
            let spanned: Vec<usize> = (0..F).filter(|i| span >> i & 1 == 1).collect();
            if spanned.iter().any(|&i| partner_values[i].is_empty()) {
                continue;
            }
            let nodes: &[Option<usize>] = if span >> F & 1 == 1 { &nodes } else { &[None] };
            let mut choice = vec![0; spanned.len()];
            'choices: loop {
                let mut values = [None; F];
                for (&i, &chosen) in spanned.iter().zip(&choice) {
                    values[i] = Some(partner_values[i][chosen]);
                }
                self.lay_out(atom.place, values, &mut corners, &mut places);
                let is_free = |node: usize, place: usize| {
                    let corner = Atom { node, place };
                    shape.people(corner) > 0 && !avoid.contains(&shape.number(corner))
                };
                if corners[1..].iter().all(|&place| is_free(atom.node, place)) {
                    for &partner in nodes {
                        if partner.is_some_and(|node| !corners.iter().all(|&p| is_free(node, p))) {
                            continue;
                        }
                        let candidate =
                            Box { node: atom.node, partner, corners: &corners, places: &places };
                        if let Some(found) = self.assess(&candidate, withheld, limit) {
                            if found.cost == 0 {
                                return Some(found);
                            }
                            limit = found.cost;
                            best = Some(found);
                        }
                    }
                }
                for (digit, &i) in choice.iter_mut().zip(&spanned) {
                    *digit += 1;
                    if *digit < partner_values[i].len() {
                        continue 'choices;
                    }
                    *digit = 0;
                }
                break;
            }
        }
        best
    }

    /// Nodes near the atom's in the tree that have people at the same place.
    fn near(&self, atom: Atom) -> Vec<usize> {
        let nodes = &self.nodes_at[atom.place];
        let position = |node: usize| self.shape.positions[node];
        let here = nodes.partition_point(|&node| position(node) < position(atom.node));
        (1..=NEIGHBOURS)
            .flat_map(|step| [Some(here + step), here.checked_sub(step)])
            .flatten()
            .filter_map(|at| nodes.get(at).copied())
            .collect()
    }

    /// The places of a box's corners and of the cells that it touches, in the flat dimensions.
    fn lay_out(
        &self,
        place: usize,
        partner: [Option<usize>; F],
        corners: &mut Vec<usize>,
        places: &mut Vec<usize>,
    ) {
        for list in [&mut *corners, &mut *places] {
            list.clear();
            list.push(place);
        }
        for (i, partner) in partner.into_iter().enumerate() {
            let other = partner.unwrap_or(self.shape.total(i));
            for at in 0..places.len() {
                places.push(self.shape.with_value(places[at], i, other));
            }
            if partner.is_some() {
                for at in 0..corners.len() {
                    corners.push(self.shape.with_value(corners[at], i, other));
                }
            }
        }
    }

    /// The exchange of a box, unless it costs `limit` or more.
    fn assess(&self, candidate: &Box<'_>, withheld: &[bool], limit: u64) -> Option<Exchange> {
        let Box { node, partner, corners, places } = *candidate;
        let mut cost = 0;
        let is_cheap = self.each_node_between(node, partner, |node| {
            for &place in places {
                let cell = node * self.shape.width + place;
                if !withheld[cell] {
                    cost += self.prices[cell];
                }
            }
            cost < limit
        });
        is_cheap.then(|| {
            let mut touched = Vec::new();
            if cost > 0 {
                self.each_node_between(node, partner, |node| {
                    touched.extend(places.iter().map(|place| node * self.shape.width + place));
                    true
                });
            }
            let ends = [Some(node), partner].into_iter().flatten();
            let atoms = ends
                .flat_map(|node| corners.iter().map(move |&place| Atom { node, place }))
                .collect();
            Exchange { atoms, touched, cost }
        })
    }

    /// Visits the nodes that hold one of the two but not both (all nodes above `node` when there is
    /// no partner), as long as `visit` says so. Returns whether it came to the end.
    fn each_node_between(
        &self,
        node: usize,
        partner: Option<usize>,
        mut visit: impl FnMut(usize) -> bool,
    ) -> bool {
        let Shape { parents, depths, .. } = self.shape;
        let mut a = node;
        let Some(mut b) = partner else {
            loop {
                if !visit(a) {
                    return false;
                }
                if a == WHOLE {
                    return true;
                }
                a = parents[a];
            }
        };
        while a != b {
            let lower = if depths[a] >= depths[b] { &mut a } else { &mut b };
            if !visit(*lower) {
                return false;
            }
            *lower = parents[*lower];
        }
        true
    }

    /// The cheapest exchange through a *hinge*: with a second atom of the same department, its like
    /// in another department, and any fourth atom there. The first and the last need have nothing
    /// in common: where both are the only ones in their role, their roles' totals are withheld
    /// anyway, and the hinge keeps the departments and the role in between as they are.
    pub(crate) fn cheapest_hinge(
        &self,
        atom: Atom,
        avoid: &[u32],
        withheld: &[bool],
        mut limit: u64,
    ) -> Option<Exchange> {
        let shape = self.shape;
        if shape.atoms.len() > HINGED {
            return None;
        }
        let is_free = |atom: &Atom| !avoid.contains(&shape.number(*atom));
        let mut best = None;
        let fits = |from: Atom, at: &Atom| is_free(at) && *at != from && self.may_meet(from, *at);
        for hinge in shape.atoms_at(atom.node).iter().filter(|at| fits(atom, at)) {
            for node in self.near(*hinge) {
                let partner = Atom { node, place: hinge.place };
                if !is_free(&partner) {
                    continue;
                }
                for last in shape.atoms_at(node).iter().filter(|at| fits(partner, at)) {
                    let atoms = [atom, *hinge, partner, *last];
                    if let Some(found) = self.assess_atoms(&atoms, withheld, limit) {
                        if found.cost == 0 {
                            return Some(found);
                        }
                        limit = found.cost;
                        best = Some(found);
                    }
                }
            }
        }
        best
    }

    /// Whether two atoms may make up for each other without any further one.
    fn may_meet(&self, one: Atom, other: Atom) -> bool {
        self.kind == Kind::Sums || self.is_same_place(one, other)
    }

    /// Whether two atoms differ in the last dimension at most.
    pub(crate) fn is_same_place(&self, one: Atom, other: Atom) -> bool {
        let differs =
            |i: &usize| self.shape.value(one.place, *i) != self.shape.value(other.place, *i);
        one.node == other.node && !(0..F.saturating_sub(1)).any(|i| differs(&i))
    }

    /// The exchange of atoms that gain and lose in turn, unless it costs `limit` or more.
    fn assess_atoms(&self, atoms: &[Atom], withheld: &[bool], limit: u64) -> Option<Exchange> {
        let mut changes: Vec<(usize, i32)> = Vec::new();
        for (atom, sign) in atoms.iter().zip([1, -1].into_iter().cycle()) {
            changes.extend(self.cells_over(*atom).into_iter().map(|cell| (cell, sign)));
        }
        changes.sort_unstable();
        let same = changes.chunk_by(|(a, _), (b, _)| a == b);
        let changed = same.filter(|same| same.iter().map(|(_, sign)| sign).sum::<i32>() != 0);
        let touched: Vec<usize> = changed.map(|same| same[0].0).collect();
        let open = touched.iter().filter(|cell| !withheld[**cell]);
        let cost = open.map(|cell| self.prices[*cell]).sum();
        (cost < limit).then(|| Exchange { atoms: atoms.to_vec(), touched, cost })
    }

    /// The cheapest exchange with a single other atom anywhere: for an atom that no box can be made
    /// for, such as the only person in a role.
    pub(crate) fn cheapest_pair(
        &self,
        atom: Atom,
        avoid: &[u32],
        withheld: &[bool],
    ) -> Option<Exchange> {
        let mine = self.cells_over(atom);
        let mut best: Option<Exchange> = None;
        for &other in &self.shape.atoms {
            let is_taken = avoid.contains(&self.shape.number(other));
            if other == atom || is_taken || !self.may_meet(atom, other) {
                continue;
            }
            let theirs = self.cells_over(other);
            let only_in = |these: &[usize], those: &[usize]| -> Vec<usize> {
                these.iter().filter(|cell| !those.contains(cell)).copied().collect()
            };
            let mut touched = only_in(&mine, &theirs);
            touched.extend(only_in(&theirs, &mine));
            let open = touched.iter().filter(|&&cell| !withheld[cell]);
            let cost: u64 = open.map(|&cell| self.prices[cell]).sum();
            if best.as_ref().is_none_or(|best| cost < best.cost) {
                best = Some(Exchange { atoms: vec![atom, other], touched, cost });
            }
        }
        best
    }

    /// Every cell that the atom's people are in.
    pub(crate) fn cells_over(&self, atom: Atom) -> Vec<usize> {
        let (mut corners, mut places) = (Vec::new(), Vec::new());
        self.lay_out(atom.place, [None; F], &mut corners, &mut places);
        let mut cells = Vec::new();
        self.each_node_between(atom.node, None, |node| {
            cells.extend(places.iter().map(|place| node * self.shape.width + place));
            true
        });
        cells
    }
}
