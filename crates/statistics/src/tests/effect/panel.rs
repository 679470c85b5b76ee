//! What a panel takes and what it leaves out.

use crate::effect::{Columns, LeftOut, Options, Panel, PanelError, group_time};

/// A table from each unit's number, wave, and outcomes in periods 1, 2, …
pub(super) fn table(units: &[(u32, Option<i64>, &[f64])]) -> Columns {
    let mut columns = Columns::default();
    for &(unit, wave, outcomes) in units {
        for (time, &outcome) in (1..).zip(outcomes) {
            columns.unit.push(unit);
            columns.time.push(time);
            columns.wave.push(wave);
            columns.outcome.push(outcome);
        }
    }
    columns
}

#[test]
fn what_cannot_be_used_is_left_out_and_counted() {
    let panel = Panel::new(&table(&[
        (1, Some(2), &[0.0, 1.0, 2.0]),
        (2, Some(1), &[0.0, 1.0, 2.0]),
        (3, None, &[0.0, 1.0, 2.0]),
        (4, None, &[0.0, f64::NAN, 2.0]),
        (5, None, &[0.0, 1.0]),
        (6, Some(9), &[0.0, 1.0, 2.0]),
        (7, Some(-3), &[0.0, f64::NAN, 2.0]),
    ]))
    .unwrap();
    assert_eq!(
        panel.left_out(),
        LeftOut { rows_with_gaps: 2, treated_from_start: 2, incomplete: 2, starting_later: 1 }
    );
    assert_eq!(panel.units(), [1, 3, 6]);
    assert_eq!(panel.waves().collect::<Vec<_>>(), [(2, 1)]);
    assert_eq!((panel.never_treated(), panel.periods()), (2, &[1, 2, 3][..]));
    let found = group_time(&panel, &Options::default()).unwrap();
    assert_eq!((found.periods_followed(2), found.periods_followed(9)), (2, 0));
}

#[test]
fn contradictions_are_named_by_row() {
    let fine = table(&[(1, Some(2), &[0.0, 1.0]), (2, None, &[0.0, 1.0])]);
    let changed = |change: fn(&mut Columns)| {
        let mut columns = fine.clone();
        change(&mut columns);
        Panel::new(&columns).unwrap_err()
    };
    assert_eq!(changed(|all| all.time[3] = 1), PanelError::Twice { row: 3, first: 2 });
    assert_eq!(changed(|all| all.wave[1] = None), PanelError::WaveChanges { row: 1, first: 0 });
    assert_eq!(
        changed(|all| all.cluster = Some(vec![1, 2, 3, 3])),
        PanelError::ClusterChanges { row: 1, first: 0 }
    );
    assert_eq!(changed(|all| all.time.truncate(2)), PanelError::UnevenColumns);
    assert_eq!(changed(|all| all.time = vec![1, 1, 1, 1]), PanelError::OnePeriod);
    assert_eq!(changed(|all| all.outcome.fill(f64::NAN)), PanelError::NoUnits);
    assert_eq!(changed(|all| all.wave.fill(None)), PanelError::NoWaves);
    assert_eq!(changed(|all| *all = Columns::default()), PanelError::NoUnits);
}

/// A wave that starts between two periods is first seen treated at the later one.
#[test]
fn a_wave_may_start_between_two_periods() {
    let mut columns = table(&[
        (1, Some(25), &[0.0, 1.0, 5.0]),
        (2, Some(25), &[0.0, 1.0, 6.0]),
        (3, None, &[0.0, 1.0, 2.0]),
        (4, None, &[0.0, 1.0, 1.5]),
    ]);
    columns.time.iter_mut().for_each(|time| *time *= 10);
    let found = group_time(&Panel::new(&columns).unwrap(), &Options::default()).unwrap();
    let cells: Vec<_> = found.cells.iter().map(|cell| (cell.time, cell.base)).collect();
    assert_eq!(cells, [(20, 10), (30, 20)]);
    assert!((found.simple().att - 3.75).abs() < 1e-12);
}
