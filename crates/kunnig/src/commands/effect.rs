//! `kunnig effect`.

mod file;
mod notes;
mod report;
mod text;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use statistics::effect::{
    Bootstrap, Columns, EffectError, GroupTime, Options, Panel, PanelError, PreTrend,
    Randomisation, group_time, randomisation,
};

use self::file::{Names, Read};
use super::{Done, Failure};

/// Say what a roll-out in waves has changed, compared with those whose turn is later
#[derive(Debug, Args)]
pub(super) struct Effect {
    /// A panel, CSV or XLSX: a row for each unit at each time
    file: PathBuf,
    /// Column of who or what was measured
    #[arg(long, value_name = "COLUMN")]
    unit: String,
    /// Column of when: whole numbers, dates or weeks such as 2026-W05
    #[arg(long, value_name = "COLUMN")]
    time: String,
    /// Column of when treatment starts, in the same form; 0 or empty for never
    #[arg(long, value_name = "COLUMN")]
    wave: String,
    /// Column of what was measured
    #[arg(long, value_name = "COLUMN")]
    outcome: String,
    /// Who a wave is compared with
    #[arg(long, value_enum, default_value = "notyet")]
    control: Control,
    /// What periods before the start are compared with: the period before each, or the last before
    /// the start
    #[arg(long, value_enum, default_value = "varying")]
    base: Base,
    /// Columns of numbers known beforehand that the change may depend on
    #[arg(long, value_name = "COLUMN", value_delimiter = ',')]
    covariates: Vec<String>,
    /// Column of what units belong together, such as departments
    #[arg(long, value_name = "COLUMN")]
    cluster: Option<String>,
    /// Waves were drawn by lot: test by lots too. Name the column within whose values lots were drawn,
    /// or `all`
    #[arg(long, value_name = "COLUMN")]
    drawn_within: Option<String>,
    /// Periods are weeks: say "too early" before four of them and "provisional" before six
    #[arg(long)]
    weekly: bool,
    /// The smallest effect worth knowing about: say "too few", and how many are enough, where it
    /// would be missed more than one time in five
    #[arg(long, value_name = "NUMBER", value_parser = positive)]
    wanted: Option<f64>,
    /// Confidence of intervals and bands
    #[arg(long, value_name = "NUMBER", default_value = "0.95", value_parser = share)]
    confidence: f64,
    /// Draws for the simultaneous bands and for the test by lots; 0 for neither
    #[arg(long, value_name = "NUMBER", default_value = "999")]
    draws: usize,
    /// Where the draws start: the same seed gives the same answer
    #[arg(long, value_name = "NUMBER", default_value = "1")]
    seed: u64,
    /// Print everything as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Control {
    /// Later waves and the never treated
    Notyet,
    /// The never treated
    Never,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Base {
    Varying,
    Universal,
}

/// Everything that was found, with the names that it had in the file.
struct Found<'a> {
    args: &'a Effect,
    names: Names,
    panel: Panel,
    effects: GroupTime,
    pre_trend: Option<PreTrend>,
    by_lots: Option<Randomisation>,
}

impl Effect {
    pub(super) fn run(&self) -> Done {
        let in_file = |error: String| Failure(format!("{}: {error}", self.file.display()));
        let bytes = std::fs::read(&self.file).map_err(|error| in_file(error.to_string()))?;
        let Read { names, columns, strata, row_numbers } =
            file::read(&bytes, self).map_err(in_file)?;
        let panel = Panel::new(&columns)
            .map_err(|error| in_file(contradiction(error, &row_numbers, &columns, &names)))?;
        let options = Options {
            control: match self.control {
                Control::Notyet => statistics::effect::Control::NotYetTreated,
                Control::Never => statistics::effect::Control::NeverTreated,
            },
            base: match self.base {
                Base::Varying => statistics::effect::Base::Varying,
                Base::Universal => statistics::effect::Base::Universal,
            },
            confidence: self.confidence,
        };
        let effects = group_time(&panel, &options).map_err(|error| {
            let hint = match error {
                EffectError::NobodyNeverTreated => {
                    ": later waves can be the comparison, --control notyet"
                }
                EffectError::NobodyToCompare => "",
            };
            in_file(format!("{error}{hint}"))
        })?;
        let by_lots = match strata {
            Some(strata) if self.draws > 0 => {
                let strata: Vec<u32> =
                    panel.units().iter().map(|&unit| strata[unit as usize]).collect();
                Some(randomisation(&panel, &options, &strata, self.draws, self.seed)?)
            }
            _ => None,
        };
        let pre_trend = effects.pre_trend(self.bootstrap());
        let found = Found { args: self, names, panel, effects, pre_trend, by_lots };
        if self.json {
            println!("{}", serde_json::to_string_pretty(&report::report(&found))?);
        } else {
            print!("{}", text::text(&found));
        }
        Ok(())
    }

    fn bootstrap(&self) -> Bootstrap {
        Bootstrap { draws: self.draws, seed: self.seed }
    }
}

/// Names rows as a spreadsheet does.
fn contradiction(
    error: PanelError,
    row_numbers: &[u32],
    columns: &Columns,
    names: &Names,
) -> String {
    let who = |row: usize| names.unit(columns.unit[row]);
    let at = |row: usize| row_numbers[row];
    match error {
        PanelError::Twice { row, first } => format!(
            "rows {} and {} are both of unit {} at {}",
            at(first),
            at(row),
            who(row),
            names.time(columns.time[row])
        ),
        PanelError::WaveChanges { row, first } => format!(
            "row {} gives unit {} another wave than row {}: a unit's wave is the one period in which its treatment starts",
            at(row),
            who(row),
            at(first)
        ),
        PanelError::ClusterChanges { row, first } => {
            format!(
                "row {} gives unit {} another cluster than row {}",
                at(row),
                who(row),
                at(first)
            )
        }
        other => other.to_string(),
    }
}

fn positive(text: &str) -> Result<f64, String> {
    let number = tabular::parse::number(text).filter(|number| *number > 0.0);
    number.ok_or_else(|| "a number above 0 is needed".into())
}

fn share(text: &str) -> Result<f64, String> {
    let number = tabular::parse::number(text).filter(|number| *number > 0.5 && *number < 1.0);
    number.ok_or_else(|| "a number between 0.5 and 1 is needed, such as 0.95".into())
}
