//! `kunnig power`: what a roll-out in waves will be able to show.

use std::fmt::Write as _;

use clap::Args;
use serde_json::json;
use statistics::effect::{Plan, PlanError, PlannedWave, WEEKS_UNTIL_FIRM, WholeDepartments};

use super::{Done, Failure};

/// Say what a roll-out in waves will be able to show, before it starts
///
/// Each wave is compared with those whose turn is later. Once all have started nobody is left to
/// compare with, so what counts is the time before.
#[derive(Debug, Args)]
pub(super) struct Power {
    /// Units in each wave, the first one first: 40,39,39
    #[arg(long, value_name = "N,…", value_delimiter = ',', required = true)]
    sizes: Vec<usize>,
    /// The period in which each of them starts, counted from the first that is measured: 5,9,13
    #[arg(long, value_name = "N,…", value_delimiter = ',', required = true)]
    starts: Vec<usize>,
    /// Units that are not treated while it lasts
    #[arg(long, value_name = "N", default_value_t = 0)]
    never: usize,
    /// Periods that are measured; without it until the last wave starts, or six periods after that
    /// where some are never treated
    #[arg(long, value_name = "N")]
    periods: Option<usize>,
    /// Standard deviation of a unit's outcome around its own level; 1 counts effects in standard
    /// deviations
    #[arg(long, value_name = "NUMBER", default_value_t = 1.0)]
    deviation: f64,
    /// How much of a good or bad period carries over into the next, 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = 0.5)]
    carry: f64,
    /// Whole departments start together: how many units in one
    #[arg(long, value_name = "N", requires = "in_common")]
    department_size: Option<f64>,
    /// Which share of the variation the members of a department have in common, 0 to 1
    #[arg(long, value_name = "SHARE", requires = "department_size")]
    in_common: Option<f64>,
    /// The smallest effect worth knowing about
    #[arg(long, value_name = "NUMBER")]
    wanted: Option<f64>,
    /// Confidence of the interval that shall leave out nought
    #[arg(long, value_name = "SHARE", default_value_t = 0.95)]
    confidence: f64,
    /// The chance to see an effect that is there
    #[arg(long = "power", value_name = "SHARE", default_value_t = 0.8)]
    chance: f64,
    /// Print as JSON
    #[arg(long)]
    json: bool,
}

impl Power {
    pub(super) fn run(&self) -> Done {
        let plan = self.plan()?;
        let expected = plan.expected()?;
        let detectable = plan.detectable(self.chance)?;
        let wanted = self
            .wanted
            .map(|effect| {
                let enough = plan.enough(effect, self.chance)?;
                Ok::<_, PlanError>((effect, plan.power(effect)?, enough))
            })
            .transpose()?;
        let units = self.sizes.iter().sum::<usize>() + self.never;
        if self.json {
            let wanted = wanted.map(|(effect, power, enough)| {
                json!({ "effect": effect, "power": power, "enough": enough })
            });
            let report = json!({
                "units": units, "periods": plan.periods, "se": expected.se,
                "degrees_of_freedom": expected.freedom, "power": self.chance,
                "detectable": detectable, "wanted": wanted,
            });
            println!("{}", serde_json::to_string_pretty(&report)?);
            return Ok(());
        }
        let mut out = String::new();
        let waves: Vec<String> = self
            .sizes
            .iter()
            .zip(&self.starts)
            .map(|(size, start)| format!("{size} from period {start}"))
            .collect();
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "{units} units, measured in {} periods. Waves: {}. Never treated: {}.",
            plan.periods,
            waves.join(", "),
            self.never
        );
        let _ = writeln!(
            out,
            "Expected standard error of the overall effect: {:.3}, with {:.0} degrees of freedom.",
            expected.se, expected.freedom
        );
        let chance = percent(self.chance);
        let _ = writeln!(
            out,
            "An effect of {detectable:.3} or more is seen with a chance of {chance} or more."
        );
        if let Some((effect, power, enough)) = wanted {
            let _ = writeln!(
                out,
                "An effect of {effect} is seen with a chance of {}. {enough} units in the same proportions are enough for {chance}.",
                percent(power)
            );
        }
        let _ = writeln!(
            out,
            "Assumed: standard deviation {}, of a good or bad period {} carries over into the next, everybody is\nmeasured, and the effect is the same in every period.",
            self.deviation,
            percent(self.carry)
        );
        print!("{out}");
        Ok(())
    }

    fn plan(&self) -> Done<Plan> {
        if self.sizes.len() != self.starts.len() {
            return Err(Failure(format!(
                "--sizes names {} waves and --starts {}",
                self.sizes.len(),
                self.starts.len()
            )));
        }
        let last = self.starts.iter().copied().max().unwrap_or(0);
        let until =
            if self.never > 0 { last + WEEKS_UNTIL_FIRM - 1 } else { last.saturating_sub(1) };
        let periods = self.periods.unwrap_or(until);
        let waves = self.sizes.iter().zip(&self.starts);
        let (started, waiting): (Vec<_>, Vec<_>) = waves.partition(|(_, start)| **start <= periods);
        Ok(Plan {
            waves: started
                .into_iter()
                .map(|(units, start)| PlannedWave { start: *start, units: *units })
                .collect(),
            // Whoever starts after all that is measured is a comparison throughout.
            never: self.never + waiting.into_iter().map(|(units, _)| units).sum::<usize>(),
            periods,
            deviation: self.deviation,
            carry: self.carry,
            departments: self
                .department_size
                .zip(self.in_common)
                .map(|(size, in_common)| WholeDepartments { size, in_common }),
            confidence: self.confidence,
        })
    }
}

fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}
