//! Reading the panel's file.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::{Date, ISOWeekDate};
use statistics::effect::Columns;
use tabular::parse::{clean, date, number};
use tabular::{Limits, Table};

use super::super::column::column;
use super::Effect;

/// What a file holds.
pub(super) struct Read {
    pub(super) names: Names,
    pub(super) columns: Columns,
    /// The stratum of each unit by its number, where waves were drawn by lot.
    pub(super) strata: Option<Vec<u32>>,
    /// The number of each row, as a spreadsheet shows it.
    pub(super) row_numbers: Vec<u32>,
}

/// What units and periods are called in the file.
#[derive(Default)]
pub(super) struct Names {
    units: Vec<String>,
    times: BTreeMap<i64, String>,
}

impl Names {
    pub(super) fn unit(&self, unit: u32) -> &str {
        self.units.get(unit as usize).map_or("", String::as_str)
    }

    pub(super) fn time(&self, time: i64) -> String {
        self.times.get(&time).cloned().unwrap_or_else(|| time.to_string())
    }

    /// Whether periods are called otherwise than by their numbers.
    pub(super) fn times_have_names(&self) -> bool {
        self.times.iter().any(|(time, name)| *name != time.to_string())
    }
}

/// How many wrong cells are told one by one.
const TOLD: usize = 5;

/// Reads the columns that are asked for; in words what is wrong with the file.
pub(super) fn read(bytes: &[u8], args: &Effect) -> Result<Read, String> {
    let limits = Limits { rows: 10_000_000, ..Limits::default() };
    let table = tabular::read(bytes, limits).map_err(|error| error.to_string())?;
    let unit = column(&table, &args.unit)?;
    let time = column(&table, &args.time)?;
    let wave = column(&table, &args.wave)?;
    let outcome = column(&table, &args.outcome)?;
    let covariates = args.covariates.iter().map(|name| column(&table, clean(name)));
    let covariates = covariates.collect::<Result<Vec<usize>, String>>()?;
    let cluster = args.cluster.as_ref().map(|name| column(&table, name)).transpose()?;
    let stratum = match args.drawn_within.as_deref() {
        None => None,
        Some(all) if all.eq_ignore_ascii_case("all") => Some(None),
        Some(name) => Some(Some(column(&table, name)?)),
    };

    let mut wrong = Wrong { table: &table, told: Vec::new(), count: 0 };
    let mut read = Read {
        names: Names::default(),
        columns: Columns {
            covariates: vec![Vec::with_capacity(table.rows.len()); covariates.len()],
            cluster: cluster.map(|_| Vec::new()),
            ..Columns::default()
        },
        strata: stratum.map(|_| Vec::new()),
        row_numbers: Vec::with_capacity(table.rows.len()),
    };
    let (mut units, mut clusters, mut strata) =
        (Numbers::default(), Numbers::default(), Numbers::default());
    for row in table.rows.iter() {
        let at = row.number();
        let cell = |column: usize| clean(row.get(column));
        let who = cell(unit);
        if who.is_empty() {
            wrong.note(at, unit, "", "every row needs a unit");
            continue;
        }
        let Some(when) = period(cell(time)) else {
            let needed = "a whole number, a date or a week such as 2026-W05 is needed";
            wrong.note(at, time, cell(time), needed);
            continue;
        };
        let start = match cell(wave) {
            never if is_never(never) => None,
            text => {
                let start = period(text);
                if start.is_none() {
                    let needed = "a period is needed, or 0 or nothing for never";
                    wrong.note(at, wave, text, needed);
                }
                start
            }
        };
        let known = units.count();
        let number_of_unit = units.number(who);
        if units.count() > known {
            read.names.units.push(who.to_owned());
            if let Some(of_units) = &mut read.strata {
                of_units.push(stratum.flatten().map_or(0, |column| strata.number(cell(column))));
            }
        }
        for (time, text) in [(Some(when), cell(time)), (start, cell(wave))] {
            if let Some(time) = time {
                read.names.times.entry(time).or_insert_with(|| text.to_owned());
            }
        }
        let mut value = |column: usize| {
            let text = cell(column);
            measured(text).unwrap_or_else(|| {
                wrong.note(at, column, text, "a number is needed, or nothing where it is missing");
                f64::NAN
            })
        };
        read.columns.unit.push(number_of_unit);
        read.columns.time.push(when);
        read.columns.wave.push(start);
        read.columns.outcome.push(value(outcome));
        for (values, &column) in read.columns.covariates.iter_mut().zip(&covariates) {
            values.push(value(column));
        }
        if let (Some(of_rows), Some(column)) = (&mut read.columns.cluster, cluster) {
            of_rows.push(clusters.number(cell(column)));
        }
        read.row_numbers.push(at);
    }
    wrong.any()?;
    Ok(read)
}

/// A whole number, the day number of a date, or the number of a week.
fn period(text: &str) -> Option<i64> {
    if let Some(whole) = number(text) {
        return (whole.fract() == 0.0 && whole.abs() < 1e15).then_some(whole as i64);
    }
    // Both count from a Monday: 6 January 1969.
    let monday = Date::constant(1969, 1, 6);
    let days = |date: Date| -> Option<i64> { Some(i64::from(monday.until(date).ok()?.get_days())) };
    if let Some((year, week)) = text.split_once(['W', 'w']) {
        let year = year.trim_end_matches(['-', ' ']).parse().ok()?;
        let monday = ISOWeekDate::new(year, week.parse().ok()?, jiff::civil::Weekday::Monday);
        return days(monday.ok()?.date()).map(|days| days / 7);
    }
    days(date(text)?)
}

fn is_never(text: &str) -> bool {
    ["", "0", "never", "inf", "na", "nan"].iter().any(|never| text.eq_ignore_ascii_case(never))
        || number(text) == Some(0.0)
}

/// A number, as people or as programs write it; not a number where it is missing.
fn measured(text: &str) -> Option<f64> {
    if ["", ".", "na", "n/a", "nan", "null", "none"]
        .iter()
        .any(|gap| text.eq_ignore_ascii_case(gap))
    {
        return Some(f64::NAN);
    }
    number(text).or_else(|| text.parse().ok().filter(|number: &f64| number.is_finite()))
}

/// Numbers for texts, from 0 in the order in which they come.
#[derive(Default)]
struct Numbers(HashMap<String, u32>);

impl Numbers {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn number(&mut self, text: &str) -> u32 {
        if let Some(number) = self.0.get(text) {
            return *number;
        }
        let next = self.0.len() as u32;
        self.0.insert(text.to_owned(), next);
        next
    }
}

/// Cells that cannot be read.
struct Wrong<'t> {
    table: &'t Table,
    told: Vec<String>,
    count: usize,
}

impl Wrong<'_> {
    fn note(&mut self, row: u32, column: usize, text: &str, needed: &str) {
        self.count += 1;
        if self.told.len() < TOLD {
            let heading = &self.table.headers[column];
            self.told.push(format!("row {row}, column {heading}: {text:?}: {needed}"));
        }
    }

    fn any(self) -> Result<(), String> {
        if self.count == 0 {
            return Ok(());
        }
        let more = match self.count - self.told.len() {
            0 => String::new(),
            more => format!("\n  and {more} more"),
        };
        Err(format!("some cells cannot be read\n  {}{more}", self.told.join("\n  ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_numbers_dates_or_weeks() {
        assert_eq!(
            (period("2004"), period("-3"), period("2004.0")),
            (Some(2004), Some(-3), Some(2004))
        );
        assert_eq!(period("2.5"), None);
        assert_eq!(period("soon"), None);
        let week = |text| period(text).unwrap();
        assert_eq!(week("2026-W01") - week("2025-W52"), 1);
        assert_eq!(week("2027W01") - week("2026-w53"), 1);
        assert_eq!(period("2026-W54"), None);
        assert_eq!(period("2026-02-09").unwrap() - period("2026-02-02").unwrap(), 7);
    }

    #[test]
    fn gaps_are_no_errors_and_programs_write_small_numbers_their_way() {
        assert!(measured("").is_some_and(f64::is_nan) && measured("NA").is_some_and(f64::is_nan));
        assert_eq!((measured("1,5"), measured("-2.5e-05")), (Some(1.5), Some(-2.5e-5)));
        assert_eq!((measured("much"), measured("inf")), (None, None));
        assert!(is_never("0") && is_never("Inf") && is_never("") && !is_never("2004"));
    }
}
