//! `kunnig disclose`: the safe table of any file.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::io::{ErrorKind, Write as _};
use std::path::PathBuf;

use clap::Args;
use disclosure::{Cell, Loss, Policy, Table, protect};
use serde_json::json;
use tabular::{Limits, Row};

use super::column::column;
use super::{Done, Failure};

/// Print the figures of a table that may be shown: none from which fewer than k people follow
///
/// Every group by the columns given, all their totals included, is shown or withheld such that no
/// sum or difference of what is shown is about fewer than k people.
#[derive(Debug, Args)]
pub(super) struct Disclose {
    /// The table, CSV or XLSX: a row for each person and value
    file: PathBuf,
    /// The column that says who: rows of the same person count once, with their mean
    #[arg(long, value_name = "COLUMN")]
    unit: String,
    /// The columns to group by, up to three
    #[arg(long, value_name = "COLUMN,…", value_delimiter = ',', required = true)]
    by: Vec<String>,
    /// A column with departments as paths, such as Sales/North
    #[arg(long, value_name = "COLUMN")]
    tree: Option<String>,
    /// The column with the number
    #[arg(long, value_name = "COLUMN")]
    value: String,
    /// The fewest people that anything shown may be about
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(2..))]
    k: u32,
    /// Leave out the mean where everybody has the same value
    #[arg(long)]
    sensitive: bool,
    /// Print as JSON
    #[arg(long)]
    json: bool,
}

impl Disclose {
    pub(super) fn run(self) -> Done {
        let name = self.file.display();
        let bytes = std::fs::read(&self.file).map_err(|error| format!("{name}: {error}"))?;
        let table =
            tabular::read(&bytes, Limits::default()).map_err(|error| format!("{name}: {error}"))?;
        let column =
            |heading: &str| column(&table, heading).map_err(|error| format!("{name}: {error}"));
        let columns = Columns {
            unit: column(&self.unit)?,
            tree: self.tree.as_deref().map(column).transpose()?,
            value: column(&self.value)?,
        };
        let by: Vec<usize> = self.by.iter().map(|by| column(by)).collect::<Result<_, _>>()?;
        let shown = match by[..] {
            [a] => People::read(table.rows.iter(), &columns, [a])?.table(&self)?,
            [a, b] => People::read(table.rows.iter(), &columns, [a, b])?.table(&self)?,
            [a, b, c] => People::read(table.rows.iter(), &columns, [a, b, c])?.table(&self)?,
            _ => return Err(Failure("--by: at most three columns".into())),
        };
        let said = if self.json {
            serde_json::to_string_pretty(&self.as_json(&shown))? + "\n"
        } else {
            self.as_text(&shown)?
        };
        // Whoever reads only the beginning closes the pipe.
        match std::io::stdout().write_all(said.as_bytes()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
            _ => Ok(()),
        }
    }

    fn as_json(&self, shown: &Shown) -> serde_json::Value {
        let cells = shown.figures.iter().map(|figure| {
            let by: BTreeMap<&str, &str> = self
                .by
                .iter()
                .zip(&figure.values)
                .filter_map(|(by, value)| Some((by.as_str(), value.as_deref()?)))
                .collect();
            json!({
                "tree": figure.path, "by": by, "people": figure.people, "mean": figure.mean,
            })
        });
        json!({
            "k": self.k,
            "cells": cells.collect::<Vec<_>>(),
            "rows_without_value": shown.without_value,
            "loss": {
                "cells": shown.loss.cells,
                "cells_withheld": shown.loss.cells_withheld,
                "share_of_cells": shown.loss.share_of_cells(),
                "share_of_people": shown.loss.share_of_people(),
            },
        })
    }

    fn as_text(&self, shown: &Shown) -> Done<String> {
        let mut said = String::new();
        let mut heading: Vec<String> = self.tree.iter().cloned().collect();
        heading.extend(self.by.iter().cloned());
        heading.extend(["people".to_owned(), "mean".to_owned()]);
        let mut lines = vec![heading];
        for figure in &shown.figures {
            let all = |value: &Option<String>| value.clone().unwrap_or_else(|| "(all)".to_owned());
            let mut line: Vec<String> = self.tree.iter().map(|_| all(&figure.path)).collect();
            line.extend(figure.values.iter().map(all));
            line.push(figure.people.to_string());
            line.push(figure.mean.map_or_else(String::new, |mean| format!("{mean:.2}")));
            lines.push(line);
        }
        let widths: Vec<usize> = (0..lines[0].len())
            .map(|at| lines.iter().map(|line| line[at].chars().count()).max().unwrap_or(0))
            .collect();
        for line in lines {
            let cells = line.iter().zip(&widths).map(|(cell, &width)| format!("{cell:<width$}"));
            writeln!(said, "{}", cells.collect::<Vec<_>>().join("  ").trim_end())?;
        }
        let loss = &shown.loss;
        writeln!(
            said,
            "\n{} of {} groups are withheld ({:.1} %), with {:.1} % of the people, each counted in every group",
            loss.cells_withheld,
            loss.cells,
            100.0 * loss.share_of_cells(),
            100.0 * loss.share_of_people(),
        )?;
        if shown.without_value > 0 {
            writeln!(said, "{} rows have no value and are left out", shown.without_value)?;
        }
        Ok(said)
    }
}

struct Columns {
    unit: usize,
    tree: Option<usize>,
    value: usize,
}

/// Everybody with a value, by where they stand.
struct People<const F: usize> {
    /// Path of each department, those above before those below.
    paths: Vec<String>,
    parents: Vec<Option<usize>>,
    values: [Vec<String>; F],
    places: Vec<(Cell<F>, f64)>,
    without_value: usize,
}

/// A group's figures.
struct Figure {
    path: Option<String>,
    values: Vec<Option<String>>,
    people: u32,
    mean: Option<f64>,
}

struct Shown {
    figures: Vec<Figure>,
    loss: Loss,
    without_value: usize,
}

/// Sums over the people of a group.
struct Sum {
    people: f64,
    total: f64,
    least: f64,
    most: f64,
}

impl<const F: usize> People<F> {
    fn read<'t>(
        rows: impl Iterator<Item = Row<'t>>,
        columns: &Columns,
        by: [usize; F],
    ) -> Done<Self> {
        let mut without_value = 0;
        // Where each person stands, and the sum and number of their values.
        let mut found: BTreeMap<&str, (String, [&str; F], f64, f64)> = BTreeMap::new();
        for row in rows {
            let cell = |column: usize| tabular::parse::clean(row.get(column));
            let written = cell(columns.value);
            if written.is_empty() {
                without_value += 1;
                continue;
            }
            let failed = |why: String| Failure(format!("row {}: {why}", row.number()));
            let value = tabular::parse::number(written)
                .ok_or_else(|| failed(format!("{written} is not a number")))?;
            let person = cell(columns.unit);
            if person.is_empty() {
                return Err(failed("nobody is named".into()));
            }
            let path = columns.tree.map(cell).unwrap_or_default();
            let steps = path.split('/').map(str::trim).filter(|step| !step.is_empty());
            let path = steps.collect::<Vec<_>>().join("/");
            let place = by.map(cell);
            let entry = found.entry(person).or_insert_with(|| (path.clone(), place, 0.0, 0.0));
            if (&entry.0, entry.1) != (&path, place) {
                return Err(failed(format!("{person} stands in another place in a row before")));
            }
            entry.2 += value;
            entry.3 += 1.0;
        }
        let mut paths: BTreeSet<&str> = BTreeSet::new();
        for (path, ..) in found.values() {
            let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
            paths.extend(ends.map(|end| &path[..end]).filter(|path| !path.is_empty()));
        }
        let paths: Vec<String> = paths.into_iter().map(str::to_owned).collect();
        let at = |path: &str| paths.binary_search_by(|known| known.as_str().cmp(path)).ok();
        let parents = paths.iter().map(|path| at(path.rsplit_once('/')?.0)).collect();
        let values: [Vec<String>; F] = std::array::from_fn(|i| {
            let values: BTreeSet<&str> = found.values().map(|(_, place, ..)| place[i]).collect();
            values.into_iter().filter(|value| !value.is_empty()).map(str::to_owned).collect()
        });
        let places = found
            .values()
            .map(|(path, place, sum, count)| {
                let flat = std::array::from_fn(|i| {
                    values[i].binary_search_by(|known| known.as_str().cmp(place[i])).ok()
                });
                (Cell { department: at(path), flat }, sum / count)
            })
            .collect();
        Ok(Self { paths, parents, values, places, without_value })
    }

    fn table(self, wanted: &Disclose) -> Done<Shown> {
        let sizes = std::array::from_fn(|i| self.values[i].len());
        let mut table = Table::new(&self.parents, sizes)?;
        for (place, _) in &self.places {
            table.add(*place, 1)?;
        }
        let protected = protect(&table, Policy { k: wanted.k, ..Policy::default() });
        let sums = self.sums();
        let figures = protected.published().map(|(cell, people)| {
            let sum = sums.get(&cell);
            let is_open = |sum: &&Sum| !(wanted.sensitive && sum.least == sum.most);
            Figure {
                path: cell.department.map(|at| self.paths[at].clone()),
                values: (0..F).map(|i| Some(self.values[i][cell.flat[i]?].clone())).collect(),
                people,
                mean: sum.filter(is_open).map(|sum| sum.total / sum.people),
            }
        });
        let mut figures: Vec<Figure> = figures.collect();
        figures.sort_by(|a, b| (&a.path, &a.values).cmp(&(&b.path, &b.values)));
        Ok(Shown { figures, loss: protected.loss(), without_value: self.without_value })
    }

    /// Of every group with anyone in it.
    fn sums(&self) -> HashMap<Cell<F>, Sum> {
        let mut sums = HashMap::new();
        for (place, value) in &self.places {
            let up = std::iter::successors(place.department, |at| self.parents[*at]);
            for department in up.map(Some).chain([None]) {
                let mut cells = vec![Cell { department, flat: [None; F] }];
                for i in (0..F).filter(|i| place.flat[*i].is_some()) {
                    for mut cell in cells.clone() {
                        cell.flat[i] = place.flat[i];
                        cells.push(cell);
                    }
                }
                for cell in cells {
                    let nobody = Sum {
                        people: 0.0,
                        total: 0.0,
                        least: f64::INFINITY,
                        most: f64::NEG_INFINITY,
                    };
                    let sum = sums.entry(cell).or_insert(nobody);
                    sum.people += 1.0;
                    sum.total += value;
                    sum.least = sum.least.min(*value);
                    sum.most = sum.most.max(*value);
                }
            }
        }
        sums
    }
}
