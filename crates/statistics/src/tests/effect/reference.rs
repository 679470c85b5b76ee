//! The same figures as the reference implementations.
//!
//! `reference.csv` was made by `reference.py` with moderndid 0.2.0, a port of R's `did`. csdid 0.4.3
//! gives the same group-time effects and standard errors to 1e-15. The panels: mpdta as moderndid hands
//! it out (MIT licence; county teen employment from the US Census Bureau's Quarterly Workforce
//! Indicators), the others made up by `reference.py`.

use std::collections::HashMap;

use crate::effect::{
    Base, Bootstrap, Columns, Control, Estimate, GroupTime, Options, Panel, group_time,
};

const REFERENCE: &str = include_str!("reference.csv");

/// The columns of a test panel, with the covariates named.
pub(super) fn columns(panel: &str, covariates: &[&str]) -> Columns {
    let text = match panel {
        "mpdta" => include_str!("mpdta.csv"),
        "simulated" => include_str!("simulated.csv"),
        _ => include_str!("latecomers.csv"),
    };
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let headings = lines.next().unwrap();
    let place = |name: &str| headings.iter().position(|heading| *heading == name).unwrap();
    let mut columns =
        Columns { covariates: vec![Vec::new(); covariates.len()], ..Columns::default() };
    for line in lines {
        let cell = |name: &str| line[place(name)];
        columns.unit.push(cell("unit").parse().unwrap());
        columns.time.push(cell("time").parse().unwrap());
        let wave: i64 = cell("wave").parse().unwrap();
        columns.wave.push((wave != 0).then_some(wave));
        columns.outcome.push(cell("y").parse().unwrap());
        for (column, name) in columns.covariates.iter_mut().zip(covariates) {
            column.push(cell(name).parse().unwrap());
        }
    }
    columns
}

/// The largest deviations found.
#[derive(Default)]
struct Deviation {
    figures: usize,
    att: f64,
    se: f64,
}

impl Deviation {
    fn note(&mut self, what: &str, ours: Estimate, att: f64, se: f64) {
        self.figures += 1;
        let apart = (ours.att - att).abs();
        assert!(apart <= 1e-6, "{what}: {} is not {att}", ours.att);
        self.att = self.att.max(apart);
        match ours.se {
            None => assert!(se.is_nan(), "{what}: no standard error, but {se}"),
            Some(ours) => {
                assert!((ours - se).abs() <= 1e-3, "{what}: standard error {ours} is not {se}");
                self.se = self.se.max((ours - se).abs());
            }
        }
    }
}

fn compare(found: &GroupTime, rows: &[Vec<&str>], deviation: &mut Deviation) {
    let cells: HashMap<(i64, i64), Estimate> =
        found.cells.iter().map(|cell| ((cell.wave, cell.time), cell.estimate)).collect();
    let expected = rows.iter().filter(|row| row[4] == "group_time").count();
    assert_eq!((cells.len(), found.skipped.len()), (expected, 0), "{:?}", rows[0]);
    let aggregates = HashMap::from([
        ("dynamic", found.dynamic()),
        ("by_wave", found.by_wave()),
        ("by_calendar", found.by_calendar()),
    ]);
    for row in rows {
        let number = |at: usize| row[at].parse::<f64>().unwrap();
        let key = |at: usize| row[at].parse::<i64>().unwrap();
        let (att, se) = (number(7), number(8));
        let what = row.join(",");
        match (row[4], row[5]) {
            ("group_time", _) => deviation.note(&what, cells[&(key(5), key(6))], att, se),
            ("simple", _) => deviation.note(&what, found.simple(), att, se),
            ("pre_trend", _) => {
                let ours = found.pre_trend(Bootstrap { draws: 9, seed: 1 }).unwrap().wald.unwrap();
                assert!((ours.statistic / att - 1.0).abs() < 1e-6, "{what}: {ours:?}");
                // The reference rounds its p value to five digits.
                assert!((ours.p_value - se).abs() < 1e-5, "{what}: {ours:?}");
            }
            (name, "") => deviation.note(&what, aggregates[name].overall, att, se),
            (name, _) => {
                let by = &aggregates[name].by;
                let ours = by.iter().find(|by| by.key == key(5)).expect(&what);
                deviation.note(&what, ours.estimate, att, se);
            }
        }
    }
}

#[test]
fn every_figure_agrees_with_the_reference() {
    let mut cases: Vec<Vec<Vec<&str>>> = Vec::new();
    for line in REFERENCE.lines().skip(1) {
        let row: Vec<&str> = line.split(',').collect();
        match cases.last_mut() {
            Some(case) if case[0][..4] == row[..4] => case.push(row),
            _ => cases.push(vec![row]),
        }
    }
    assert_eq!(cases.len(), 20);
    let mut deviation = Deviation::default();
    for case in &cases {
        let names: Vec<&str> = case[0][3].split_whitespace().collect();
        let panel = Panel::new(&columns(case[0][0], &names)).unwrap();
        let options = Options {
            control: if case[0][1] == "never" {
                Control::NeverTreated
            } else {
                Control::NotYetTreated
            },
            base: if case[0][2] == "varying" { Base::Varying } else { Base::Universal },
            ..Options::default()
        };
        compare(&group_time(&panel, &options).unwrap(), case, &mut deviation);
    }
    println!(
        "{} figures: att at most {:.1e} apart, standard errors {:.1e}",
        deviation.figures, deviation.att, deviation.se
    );
}
