//! Which cells are about something new: step 2 of the [module](super).

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use super::census::Census;
use super::echelon::{Echelon, Left, Row, number, plus};
use super::{Figured, Ledger};

/// Up to this many figures × people the cells that matter most are taken first, and combinations of
/// all older figures are looked at. Beyond it small cells come first, which keeps the rows short,
/// and a cell is compared with its own older figure only.
const SMALL: usize = 2_000_000;

/// Entries of rows that are touched at most; what is not decided by then is not refreshed.
const WORK: u64 = 60_000_000;

/// For every cell whether it is accepted, of those that weigh anything and have `k` witnesses.
pub(super) fn sift<const F: usize>(
    ledger: &Ledger<F>,
    census: &Census<F>,
    witnesses: &[u32],
    wanted: &[u64],
) -> Vec<bool> {
    let mut accepted: Vec<bool> = wanted.iter().map(|weight| *weight > 0).collect();
    let mut places = census.spots.iter().zip(witnesses);
    if places.all(|(spot, new)| *new > 0 || !spot.cells.iter().any(|cell| accepted[*cell])) {
        // What is zero in all places with witnesses is zero.
        return accepted;
    }
    let columns = Columns::new(ledger, census, witnesses, &accepted);
    let mut rows = columns.rows(census, &accepted);
    let is_small = columns.figures_are_all;
    if is_small {
        rows.sort_by_key(|(cell, _)| (Reverse(wanted[*cell]), *cell));
    } else {
        rows.sort_by_key(|(cell, row)| (row.len(), *cell));
    }
    let mut older = is_small.then(|| columns.older_figures());
    let mut echelon = Echelon::new(columns.leading, columns.count, WORK);
    for (cell, row) in rows {
        accepted[cell] = match echelon.add(&row) {
            Left::Leading(_) => true,
            Left::Others(rest) => columns.is_no_news(&rest, older.as_mut()),
            Left::Unknown => false,
        };
    }
    accepted
}

/// The cells of those `open` whose figure of today is a combination of figures that were published,
/// so that it can be computed anyway. None in a large table, where that takes too long.
pub(super) fn derived<const F: usize>(
    ledger: &Ledger<F>,
    census: &Census<F>,
    open: impl Fn(usize) -> bool,
) -> Vec<bool> {
    let mut derived = vec![false; census.everyone.counts.len()];
    let nobody = vec![0; census.spots.len()];
    let columns = Columns::new(ledger, census, &nobody, &derived);
    if !columns.figures_are_all {
        return derived;
    }
    let mut rows: BTreeMap<usize, Option<Row>> = BTreeMap::new();
    for (at, spot) in census.spots.iter().enumerate() {
        for cell in spot.cells.iter().copied().filter(|cell| open(*cell)) {
            let row = rows.entry(cell).or_insert_with(|| Some(Row::new()));
            if spot.never_published > 0 {
                *row = None;
            } else if let Some(row) = row {
                row.extend(columns.kinds_at[at].iter().map(|kind| (*kind as u32, number(1))));
            }
        }
    }
    let mut older = columns.older_figures();
    for (cell, row) in rows {
        if let Some(mut row) = row {
            row.sort_unstable();
            derived[cell] = older.reduce(&row) == Left::Others(Row::new());
        }
    }
    derived
}

/// The columns of a row: places with witnesses lead, then come the other places, then the *kinds* of
/// published contributions, which stand for what a cell's own last figure takes away. A kind are
/// contributions that stand in the same place, or in none any more, and were in the same last
/// figures.
struct Columns {
    leading: usize,
    count: usize,
    /// The column of each place.
    of_spot: Vec<u32>,
    /// The place of each column that stands for one without witnesses.
    blanks: Vec<usize>,
    kinds: usize,
    first_kind: usize,
    /// The kinds at each place.
    kinds_at: Vec<Vec<usize>>,
    /// The kinds in the last figure of groups, with the group's cell if there is one today.
    figures: Vec<(Option<usize>, Vec<u32>)>,
    /// Whether these are the figures of all groups, not of those alone that are to be accepted.
    figures_are_all: bool,
}

impl Columns {
    fn new<const F: usize>(
        ledger: &Ledger<F>,
        census: &Census<F>,
        witnesses: &[u32],
        wanted: &[bool],
    ) -> Self {
        let figures_are_all =
            ledger.figures.len() * (census.spots.len() + ledger.people.len()) <= SMALL;
        let figures: Vec<(Option<usize>, &Figured)> = ledger
            .figures
            .iter()
            .map(|(group, figure)| {
                let cell = census.frame.cell(*group);
                (cell.and_then(|cell| census.everyone.index(&cell)), figure)
            })
            .filter(|(cell, _)| figures_are_all || cell.is_some_and(|cell| wanted[cell]))
            .collect();
        let mut spot_of: HashMap<u32, usize> = HashMap::new();
        for (at, spot) in census.spots.iter().enumerate() {
            for known in spot.members.iter().filter_map(|member| member.known) {
                spot_of.insert(known.contribution, at);
            }
        }
        // Refined by one figure after the other: (signature before, figure) → signature.
        let mut signatures: HashMap<u32, u32> = HashMap::new();
        let mut next = 1;
        for (_, figure) in &figures {
            let mut refined: HashMap<u32, u32> = HashMap::new();
            for contribution in &figure.contributions {
                let signature = signatures.entry(contribution).or_insert(0);
                *signature = *refined.entry(*signature).or_insert_with(|| {
                    next += 1;
                    next - 1
                });
            }
        }
        let mut kinds = Vec::new();
        let mut numbers: BTreeMap<(Option<usize>, u32), usize> = BTreeMap::new();
        let mut kind_of: HashMap<u32, u32> = HashMap::new();
        let mut sorted: Vec<(u32, u32)> = signatures.into_iter().collect();
        sorted.extend(spot_of.keys().map(|contribution| (*contribution, 0)));
        sorted
            .sort_unstable_by_key(|(contribution, signature)| (*contribution, Reverse(*signature)));
        sorted.dedup_by_key(|(contribution, _)| *contribution);
        for (contribution, signature) in sorted {
            let spot = spot_of.get(&contribution).copied();
            let kind = *numbers.entry((spot, signature)).or_insert_with(|| {
                kinds.push(spot);
                kinds.len() - 1
            });
            kind_of.insert(contribution, kind as u32);
        }
        let figures = figures.into_iter().map(|(cell, figure)| {
            let mut kinds: Vec<u32> =
                figure.contributions.iter().map(|contribution| kind_of[&contribution]).collect();
            kinds.sort_unstable();
            kinds.dedup();
            (cell, kinds)
        });
        let figures = figures.collect();

        let leading = witnesses.iter().filter(|witnesses| **witnesses > 0).count();
        let (mut led, mut blanks) = (0, Vec::new());
        let of_spot = witnesses.iter().enumerate().map(|(at, witnesses)| {
            if *witnesses > 0 {
                led += 1;
                led - 1
            } else {
                blanks.push(at);
                (leading + blanks.len() - 1) as u32
            }
        });
        let of_spot: Vec<u32> = of_spot.collect();
        let mut kinds_at = vec![Vec::new(); census.spots.len()];
        for (number, spot) in kinds.iter().enumerate() {
            if let Some(spot) = spot {
                kinds_at[*spot].push(number);
            }
        }
        let first_kind = census.spots.len();
        let count = first_kind + kinds.len();
        Self {
            leading,
            count,
            of_spot,
            blanks,
            kinds: kinds.len(),
            first_kind,
            kinds_at,
            figures,
            figures_are_all,
        }
    }

    /// The row of each wanted cell: its places today, less the kinds in its last figure.
    fn rows<const F: usize>(&self, census: &Census<F>, wanted: &[bool]) -> Vec<(usize, Row)> {
        let mut rows: BTreeMap<usize, Row> = BTreeMap::new();
        for (at, spot) in census.spots.iter().enumerate() {
            for cell in spot.cells.iter().filter(|cell| wanted[**cell]) {
                rows.entry(*cell).or_default().push((self.of_spot[at], number(1)));
            }
        }
        for (cell, kinds) in &self.figures {
            if let Some(row) = cell.and_then(|cell| rows.get_mut(&cell)) {
                let column = |kind: &u32| self.first_kind as u32 + kind;
                row.extend(kinds.iter().map(|kind| (column(kind), number(-1))));
            }
        }
        for row in rows.values_mut() {
            row.sort_unstable();
        }
        rows.into_iter().collect()
    }

    /// The last figures of all groups as combinations of kinds.
    fn older_figures(&self) -> Echelon {
        let mut echelon = Echelon::new(self.kinds, self.kinds, WORK);
        for (_, kinds) in &self.figures {
            let row: Row = kinds.iter().map(|kind| (*kind, number(1))).collect();
            echelon.add(&row);
        }
        echelon
    }

    /// Whether a combination that is zero in all places with witnesses is one of older figures.
    /// `rest` is what it has in the other columns.
    fn is_no_news(&self, rest: &[(u32, u64)], older: Option<&mut Echelon>) -> bool {
        // The combination's factor for each kind: that of the place where it stands today.
        let mut today: BTreeMap<u32, u64> = BTreeMap::new();
        let mut less: BTreeMap<u32, u64> = BTreeMap::new();
        for &(column, value) in rest {
            if let Some(kind) = (column as usize).checked_sub(self.first_kind) {
                less.insert(kind as u32, value);
                continue;
            }
            let spot = self.blanks[column as usize - self.leading];
            today.extend(self.kinds_at[spot].iter().map(|kind| (*kind as u32, value)));
        }
        // Nothing at all; or nothing once each cell's own last figure is taken away.
        if today.is_empty() {
            return true;
        }
        let is_nothing = today.len() == less.len()
            && today.iter().zip(&less).all(|((a, x), (b, y))| a == b && plus(*x, *y) == 0);
        if is_nothing {
            return true;
        }
        let row: Row = today.into_iter().collect();
        older.is_some_and(|older| older.reduce(&row) == Left::Others(Row::new()))
    }
}
