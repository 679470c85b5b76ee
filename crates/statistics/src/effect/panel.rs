//! The panel: every unit at every period, with the wave it belongs to.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use thiserror::Error;

/// A table in long form, one entry a row in each column: a unit at a time.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// Who or what was measured: a person, a county.
    pub unit: Vec<u32>,
    /// When: any whole number that grows with time.
    pub time: Vec<i64>,
    /// The period in which the unit's treatment starts; `None` for never.
    pub wave: Vec<Option<i64>>,
    /// What was measured; not finite where it is missing.
    pub outcome: Vec<f64>,
    /// What else is known, a column each; not finite where it is missing.
    pub covariates: Vec<Vec<f64>>,
    /// What units belong together: departments.
    pub cluster: Option<Vec<u32>>,
}

/// What was left out of a panel, as R's `did` leaves it out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Rows without an outcome or a covariate.
    pub rows_with_gaps: usize,
    /// Units already treated in the first period: there is no before to compare with.
    pub treated_from_start: usize,
    /// Units that are not there in every period.
    pub incomplete: usize,
    /// Units kept, but counted as never treated, since their wave starts after the last period.
    pub starting_later: usize,
}

/// Why a table is no panel. Rows count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PanelError {
    /// The columns are not of one length.
    #[error("the columns are not of one length")]
    UnevenColumns,
    /// A unit stands twice at the same time.
    #[error("rows {first} and {row} are of the same unit at the same time")]
    Twice {
        /// The later row.
        row: usize,
        /// The earlier row.
        first: usize,
    },
    /// A unit's wave is not the same in every row: treatment starts once and stays.
    #[error("row {row} gives the unit another wave than row {first}")]
    WaveChanges {
        /// The later row.
        row: usize,
        /// The unit's first row.
        first: usize,
    },
    /// A unit's cluster is not the same in every row.
    #[error("row {row} gives the unit another cluster than row {first}")]
    ClusterChanges {
        /// The later row.
        row: usize,
        /// The unit's first row.
        first: usize,
    },
    /// Fewer than two periods.
    #[error("there are fewer than two periods")]
    OnePeriod,
    /// No unit is there in every period with every value.
    #[error("no unit has a value in every period")]
    NoUnits,
    /// No unit is treated within the panel, or all are from its first period on.
    #[error("no wave starts after the first period")]
    NoWaves,
}

/// A balanced panel with frozen waves, units sorted by wave, the never treated last.
#[derive(Clone, Debug)]
pub struct Panel {
    pub(super) periods: Vec<i64>,
    /// The wave's start and its units; sorted by start. Never-treated units stand after these.
    pub(super) waves: Vec<Wave>,
    /// The caller's number of each unit.
    pub(super) units: Vec<u32>,
    /// Unit by period.
    pub(super) outcome: Vec<f64>,
    /// Unit by period by covariate.
    pub(super) covariates: Vec<f64>,
    pub(super) width: usize,
    /// Cluster of each unit, numbered from 0 without gaps.
    pub(super) cluster: Option<Vec<usize>>,
    left_out: LeftOut,
}

/// A wave: its start and where its units stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wave {
    pub(super) start: i64,
    pub(super) units: Range<usize>,
}

/// What is gathered of a unit before it is known to be complete.
struct Gathered {
    first_row: usize,
    wave: Option<i64>,
    /// Row of each period.
    rows: Vec<Option<usize>>,
}

impl Panel {
    /// Brings a table into the form that the estimates need and says what had to be left out.
    ///
    /// As R's `did` (`pre_process_did`): rows with gaps go first, then units treated in the first
    /// period or before, then units that lack a period; a wave that starts after the last period
    /// counts as never treated.
    pub fn new(columns: &Columns) -> Result<Self, PanelError> {
        let rows = columns.unit.len();
        let even = [columns.time.len(), columns.wave.len(), columns.outcome.len()]
            .into_iter()
            .chain(columns.covariates.iter().map(Vec::len))
            .chain(columns.cluster.iter().map(Vec::len))
            .all(|length| length == rows);
        if !even {
            return Err(PanelError::UnevenColumns);
        }
        let complete = |row: usize| {
            columns.outcome[row].is_finite()
                && columns.covariates.iter().all(|column| column[row].is_finite())
        };
        let periods: Vec<i64> = (0..rows)
            .filter(|&row| complete(row))
            .map(|row| columns.time[row])
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        let (Some(&first), Some(&last)) = (periods.first(), periods.last()) else {
            return Err(PanelError::NoUnits);
        };
        if periods.len() < 2 {
            return Err(PanelError::OnePeriod);
        }
        let mut left_out = LeftOut::default();
        let gathered = gather(columns, &periods, complete, &mut left_out)?;
        let mut kept: Vec<(u32, Option<i64>, &Gathered)> = Vec::with_capacity(gathered.len());
        for (unit, one) in &gathered {
            if one.wave.is_some_and(|start| start <= first) {
                left_out.treated_from_start += 1;
            } else if one.rows.iter().any(Option::is_none) {
                left_out.incomplete += 1;
            } else {
                let wave = one.wave.filter(|&start| start <= last);
                left_out.starting_later += usize::from(wave != one.wave);
                kept.push((*unit, wave, one));
            }
        }
        if kept.is_empty() {
            return Err(PanelError::NoUnits);
        }
        kept.sort_by_key(|&(unit, wave, _)| (wave.is_none(), wave, unit));
        let starts: Vec<Option<i64>> = kept.iter().map(|&(_, wave, _)| wave).collect();
        let waves = waves(&starts);
        if waves.is_empty() {
            return Err(PanelError::NoWaves);
        }
        let width = columns.covariates.len();
        let cells = || kept.iter().flat_map(|(_, _, one)| one.rows.iter().flatten());
        let mut numbers = HashMap::new();
        let cluster = columns.cluster.as_ref().map(|cluster| {
            let mut number = |of: u32| {
                let next = numbers.len();
                *numbers.entry(of).or_insert(next)
            };
            kept.iter().map(|(_, _, one)| number(cluster[one.first_row])).collect()
        });
        Ok(Self {
            waves,
            units: kept.iter().map(|&(unit, _, _)| unit).collect(),
            outcome: cells().map(|&row| columns.outcome[row]).collect(),
            covariates: cells()
                .flat_map(|&row| columns.covariates.iter().map(move |column| column[row]))
                .collect(),
            periods,
            width,
            cluster,
            left_out,
        })
    }

    /// The periods, in order.
    pub fn periods(&self) -> &[i64] {
        &self.periods
    }

    /// When each wave starts, in order, and how many units it has.
    pub fn waves(&self) -> impl Iterator<Item = (i64, usize)> {
        self.waves.iter().map(|wave| (wave.start, wave.units.len()))
    }

    /// Units that are never treated within the panel.
    pub fn never_treated(&self) -> usize {
        self.never().len()
    }

    /// The units, as the caller numbered them, in the order that strata are given in.
    pub fn units(&self) -> &[u32] {
        &self.units
    }

    /// What was left out.
    pub fn left_out(&self) -> LeftOut {
        self.left_out
    }

    pub(super) fn never(&self) -> Range<usize> {
        self.waves.last().map_or(0, |wave| wave.units.end)..self.units.len()
    }

    pub(super) fn at(&self, unit: usize, period: usize) -> f64 {
        self.outcome[unit * self.periods.len() + period]
    }

    pub(super) fn known(&self, unit: usize, period: usize) -> &[f64] {
        let from = (unit * self.periods.len() + period) * self.width;
        &self.covariates[from..from + self.width]
    }

    /// The wave of each unit; `waves.len()` for never.
    pub(super) fn wave_of(&self) -> Vec<usize> {
        let mut of = vec![self.waves.len(); self.units.len()];
        for (number, wave) in self.waves.iter().enumerate() {
            of[wave.units.clone()].fill(number);
        }
        of
    }

    /// The same units with their waves dealt out anew.
    pub(super) fn with_waves(&self, wave_of: &[usize]) -> Self {
        let mut order: Vec<usize> = (0..self.units.len()).collect();
        order.sort_by_key(|&unit| wave_of[unit]);
        let starts: Vec<Option<i64>> = order
            .iter()
            .map(|&unit| self.waves.get(wave_of[unit]).map(|wave| wave.start))
            .collect();
        let row = |unit: usize, width: usize| unit * width..(unit + 1) * width;
        let (t, c) = (self.periods.len(), self.periods.len() * self.width);
        Self {
            periods: self.periods.clone(),
            waves: waves(&starts),
            units: order.iter().map(|&unit| self.units[unit]).collect(),
            outcome: order.iter().flat_map(|&u| &self.outcome[row(u, t)]).copied().collect(),
            covariates: order.iter().flat_map(|&u| &self.covariates[row(u, c)]).copied().collect(),
            width: self.width,
            cluster: self.cluster.as_ref().map(|of| order.iter().map(|&unit| of[unit]).collect()),
            left_out: self.left_out,
        }
    }
}

/// The rows of each unit, by period, in the order in which units first appear.
fn gather(
    columns: &Columns,
    periods: &[i64],
    complete: impl Fn(usize) -> bool,
    left_out: &mut LeftOut,
) -> Result<Vec<(u32, Gathered)>, PanelError> {
    let mut place: HashMap<u32, usize> = HashMap::new();
    let mut gathered: Vec<(u32, Gathered)> = Vec::new();
    for row in 0..columns.unit.len() {
        let unit = columns.unit[row];
        let at = *place.entry(unit).or_insert_with(|| {
            let rows = vec![None; periods.len()];
            gathered.push((unit, Gathered { first_row: row, wave: columns.wave[row], rows }));
            gathered.len() - 1
        });
        let one = &mut gathered[at].1;
        if one.wave != columns.wave[row] {
            return Err(PanelError::WaveChanges { row, first: one.first_row });
        }
        if columns.cluster.as_ref().is_some_and(|of| of[row] != of[one.first_row]) {
            return Err(PanelError::ClusterChanges { row, first: one.first_row });
        }
        if !complete(row) {
            left_out.rows_with_gaps += 1;
            continue;
        }
        let Ok(period) = periods.binary_search(&columns.time[row]) else { continue };
        if let Some(first) = one.rows[period].replace(row) {
            return Err(PanelError::Twice { row, first });
        }
    }
    Ok(gathered)
}

/// The blocks of units with the same start; units without one stand last.
fn waves(starts: &[Option<i64>]) -> Vec<Wave> {
    let mut waves: Vec<Wave> = Vec::new();
    for (unit, start) in starts.iter().enumerate() {
        let Some(start) = *start else { break };
        match waves.last_mut() {
            Some(wave) if wave.start == start => wave.units.end = unit + 1,
            _ => waves.push(Wave { start, units: unit..unit + 1 }),
        }
    }
    waves
}
