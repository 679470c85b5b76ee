//! `kunnig waves`: waves drawn by lot, that anybody can draw again.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;
use serde_json::json;
use statistics::effect::{Balance, balance, draw, expected_difference};
use tabular::parse::{clean, number};
use tabular::write::{Dialect, csv};
use tabular::{Limits, Table};

use super::column::column;
use super::{Done, Failure};

/// Draw waves by lot within departments, so that anybody can draw the same again
///
/// Units are dealt out department by department: every unit has the same chance of each wave, and the
/// waves of a department are as large as each other but for what cannot be divided. The same units and
/// seed give the same waves, in whatever order the rows stand.
#[derive(Debug, Args)]
pub(super) struct Waves {
    /// Who is drawn, CSV or XLSX: a row for each unit
    file: PathBuf,
    /// Column that tells units apart
    #[arg(long, value_name = "COLUMN")]
    unit: String,
    /// Column within whose values lots are drawn, such as departments; without it among all
    #[arg(long, value_name = "COLUMN")]
    within: Option<String>,
    /// How many waves of the same size
    #[arg(long = "waves", value_name = "N", required_unless_present = "sizes", conflicts_with = "sizes", value_parser = clap::value_parser!(u32).range(2..=100))]
    number: Option<u32>,
    /// The waves' sizes relative to each other, such as 1,1,2
    #[arg(long, value_name = "N,…", value_delimiter = ',', value_parser = clap::value_parser!(u32).range(1..=1000))]
    sizes: Vec<u32>,
    /// The number that decides all lots; without it one is made up and told
    #[arg(long, value_name = "NUMBER")]
    seed: Option<u64>,
    /// Columns known beforehand: says how alike the waves come out in them
    #[arg(long, value_name = "COLUMN,…", value_delimiter = ',')]
    balance: Vec<String>,
    /// Column with the wave each unit is said to have been drawn into, counted from 1: says whether
    /// it is so
    #[arg(long, value_name = "COLUMN")]
    check: Option<String>,
    /// Write each unit with its wave to this file, as CSV
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Print everything as JSON
    #[arg(long)]
    json: bool,
}

/// A unit, as the file tells it.
struct Unit {
    within: String,
    /// Where it stands in the file.
    row: usize,
}

/// So many values of a column of words are balanced, the most common ones.
const MOST_VALUES: usize = 10;

/// What waves may differ in: a column of numbers, or how many have one value of a column of words.
struct Trait {
    name: String,
    values: Vec<f64>,
    is_share: bool,
}

impl Waves {
    pub(super) fn run(self) -> Done {
        let name = self.file.display().to_string();
        let in_file = |error: String| Failure(format!("{name}: {error}"));
        let bytes = std::fs::read(&self.file).map_err(|error| in_file(error.to_string()))?;
        let table =
            tabular::read(&bytes, Limits::default()).map_err(|error| in_file(error.to_string()))?;
        let column = |heading: &str| column(&table, heading).map_err(in_file);
        let unit = column(&self.unit)?;
        let within = self.within.as_deref().map(column).transpose()?;
        let check = self.check.as_deref().map(column).transpose()?;
        let known = self.balance.iter().map(|heading| column(clean(heading)));
        let known = known.collect::<Done<Vec<usize>>>()?;

        let units = units(&table, unit, within).map_err(in_file)?;
        let names: BTreeSet<&str> = units.values().map(|unit| unit.within.as_str()).collect();
        let names: Vec<&str> = names.into_iter().collect();
        let strata: Vec<u32> = units
            .values()
            .map(|unit| names.partition_point(|name| *name < unit.within.as_str()) as u32)
            .collect();
        let parts =
            self.number.map_or_else(|| self.sizes.clone(), |number| vec![1; number as usize]);
        // As random as an identifier, and short enough to read aloud.
        let made_up = || (store::uuid::Uuid::now_v7().as_u128() % 1_000_000_000) as u64;
        let seed = self.seed.unwrap_or_else(made_up);
        let wave_of = draw(&strata, &parts, seed)?;

        let traits: Vec<Trait> =
            known.iter().flat_map(|column| traits(&table, *column, &units)).collect();
        let columns: Vec<Vec<f64>> = traits.iter().map(|one| one.values.clone()).collect();
        let drawn = Drawn {
            sizes: (0..parts.len())
                .map(|wave| wave_of.iter().filter(|of| **of == wave).count())
                .collect(),
            otherwise: check.map(|column| otherwise(&table, column, &units, &wave_of)),
            balance: balance(&wave_of, &columns),
            strata: names.len(),
            seed,
            wave_of,
            units,
            traits,
        };
        if let Some(out) = &self.out {
            let headings = [self.unit.as_str(), self.within.as_deref().unwrap_or("within"), "wave"];
            let rows = drawn.units.iter().zip(&drawn.wave_of).map(|((unit, at), wave)| {
                [unit.clone(), at.within.clone(), (wave + 1).to_string()]
            });
            let file = csv(headings, rows, Dialect::PLAIN, Vec::new())?;
            std::fs::write(out, file)
                .map_err(|error| Failure(format!("{}: {error}", out.display())))?;
        }
        if self.json {
            println!("{}", serde_json::to_string_pretty(&drawn.json())?);
        } else {
            print!("{}", drawn.text(self.within.as_deref(), self.out.is_some()));
        }
        match drawn.otherwise.as_deref() {
            None | Some([]) => Ok(()),
            Some(units) => Err(Failure(format!(
                "{} of {} units have another wave in the file than by lot: {}",
                units.len(),
                drawn.units.len(),
                some(units)
            ))),
        }
    }
}

/// The units by their names: in an order that does not hang on the file's.
fn units(
    table: &Table,
    unit: usize,
    within: Option<usize>,
) -> Result<BTreeMap<String, Unit>, String> {
    let mut units = BTreeMap::new();
    for (index, row) in table.rows.iter().enumerate() {
        let name = clean(row.get(unit)).to_owned();
        if name.is_empty() {
            return Err(format!("row {}: every row needs a unit", row.number()));
        }
        let within = within.map_or("", |column| clean(row.get(column))).to_owned();
        let known = units.insert(name.clone(), Unit { within, row: index });
        if known.is_some() {
            return Err(format!("row {}: unit {name} is there twice", row.number()));
        }
    }
    if units.is_empty() {
        return Err("there is nobody to draw".to_owned());
    }
    Ok(units)
}

/// The cells of a column by unit.
fn cells<'a>(
    table: &'a Table,
    column: usize,
    units: &BTreeMap<String, Unit>,
) -> Vec<std::borrow::Cow<'a, str>> {
    let rows: Vec<&str> = table.rows.iter().map(|row| clean(row.get(column))).collect();
    units.values().map(|unit| rows[unit.row].into()).collect()
}

fn traits(table: &Table, column: usize, units: &BTreeMap<String, Unit>) -> Vec<Trait> {
    let heading = table.headers[column].clone();
    let cells = cells(table, column, units);
    let numbers: Option<Vec<f64>> = cells
        .iter()
        .map(|cell| if cell.is_empty() { Some(f64::NAN) } else { number(cell) })
        .collect();
    if let Some(values) = numbers {
        return vec![Trait { name: heading, values, is_share: false }];
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for cell in &cells {
        *counts.entry(cell).or_default() += 1;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(value, count)| (std::cmp::Reverse(*count), *value));
    let one = |(value, _): (&str, usize)| Trait {
        name: format!("{heading} = {value}"),
        values: cells.iter().map(|cell| f64::from(u8::from(cell == value))).collect(),
        is_share: true,
    };
    counts.into_iter().take(MOST_VALUES).map(one).collect()
}

/// The units whose wave the file tells otherwise.
fn otherwise(
    table: &Table,
    column: usize,
    units: &BTreeMap<String, Unit>,
    wave_of: &[usize],
) -> Vec<String> {
    let told = cells(table, column, units);
    let is_other = |(told, wave): (&str, &usize)| number(told) != Some((wave + 1) as f64);
    units
        .keys()
        .zip(told.iter().zip(wave_of))
        .filter(|(_, (told, wave))| is_other((told, wave)))
        .map(|(unit, _)| unit.clone())
        .collect()
}

/// The first of a list in words.
fn some(units: &[String]) -> String {
    const TOLD: usize = 5;
    let first = units.iter().take(TOLD).map(String::as_str).collect::<Vec<_>>().join(", ");
    if units.len() > TOLD { format!("{first}, …") } else { first }
}

/// Everything that was drawn.
struct Drawn {
    seed: u64,
    strata: usize,
    units: BTreeMap<String, Unit>,
    wave_of: Vec<usize>,
    sizes: Vec<usize>,
    traits: Vec<Trait>,
    balance: Vec<Balance>,
    otherwise: Option<Vec<String>>,
}

impl Drawn {
    fn json(&self) -> serde_json::Value {
        let balance = self.balance.iter().map(|one| {
            json!({
                "column": self.traits[one.covariate].name, "wave": one.wave + 1, "mean": one.mean,
                "others": one.others, "standardised": one.standardised,
            })
        });
        let assigned = self.units.iter().zip(&self.wave_of);
        json!({
            "seed": self.seed,
            "units": self.units.len(),
            "within": self.strata,
            "sizes": self.sizes,
            "balance": balance.collect::<Vec<_>>(),
            "expected_difference": expected_difference(&self.sizes),
            "otherwise": self.otherwise,
            "waves": assigned
                .map(|((unit, _), wave)| json!({ "unit": unit, "wave": wave + 1 }))
                .collect::<Vec<_>>(),
        })
    }

    fn text(&self, within: Option<&str>, is_written: bool) -> String {
        let mut out = String::new();
        let sizes: Vec<String> = self.sizes.iter().map(ToString::to_string).collect();
        let within = within.map_or_else(String::new, |within| {
            format!(", within each of the {} values of {within}", self.strata)
        });
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "{} units drawn by lot{within} into {} waves of {}. Seed {}.",
            self.units.len(),
            self.sizes.len(),
            sizes.join(", "),
            self.seed
        );
        if self.otherwise.as_ref().is_some_and(Vec::is_empty) {
            let _ = writeln!(out, "Every unit has the wave that the file tells.");
        }
        if !self.traits.is_empty() {
            self.alike(&mut out);
        }
        if !is_written {
            let _ = writeln!(out, "\n--out FILE writes each unit with its wave, --json all of it.");
        }
        out
    }

    /// How alike the waves came out.
    fn alike(&self, out: &mut String) {
        let width = self.traits.iter().map(|one| one.name.chars().count()).max().unwrap_or(0);
        let _ = write!(out, "\nHow alike they came out (means)\n{:width$}", "");
        for wave in 1..=self.sizes.len() {
            let _ = write!(out, "  {:>9}", format!("wave {wave}"));
        }
        let _ = writeln!(out, "  difference");
        for (covariate, one) in self.traits.iter().enumerate() {
            let of = || self.balance.iter().filter(|found| found.covariate == covariate);
            let _ = write!(out, "{:width$}", one.name);
            for found in of() {
                let mean = if one.is_share {
                    format!("{:.0} %", found.mean * 100.0)
                } else {
                    format!("{:.3}", found.mean)
                };
                let _ = write!(out, "  {mean:>9}");
            }
            let most =
                of().filter_map(|found| found.standardised).map(f64::abs).fold(0.0, f64::max);
            let _ = writeln!(out, "  {most:>10.2}");
        }
        let _ = writeln!(
            out,
            "The difference is the largest of a wave from the others, in standard deviations; by chance\nalone about one in twenty is above {:.2}.",
            expected_difference(&self.sizes)
        );
    }
}
