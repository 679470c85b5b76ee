//! `kunnig roi`.

use std::path::PathBuf;

use clap::Args;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use statistics::range::{Ends, Range};
use statistics::roi::{Case, Course, Input, Line, MOST_DRAWS, Model, Percentiles, Simulation, Tag};

use super::{Done, Failure};

/// What a file looks like.
const EXAMPLE: &str = r#"The file:

  currency = "€"
  [period]                       # for the month of break-even; may be left out
  months = 12
  first_benefit = 2

  [[input]]
  name = "people"
  value = 100
  tag = "measured"               # or estimated, assumed
  source = "HR list, January"

  [[input]]
  name = "minutes a week"
  low = 20
  base = 60
  high = 120
  spread = "pert"                # or triangular
  tag = "estimated"
  source = "timed samples of nine people"

  [[cost]]
  name = "licences"
  product = ["people", "licence"]

  [[benefit]]
  name = "time won"              # hours × recapture × cost per hour
  hours = ["people", "minutes a week", "weeks"]
  divide_by = 60
  recapture = "put to use"
  cost_per_hour = "hour""#;

/// Compute return on investment with its range from a TOML file of inputs, costs and benefits. Reads
/// the file and nothing else.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLE)]
pub(super) struct Roi {
    /// The calculation, TOML
    model: PathBuf,
    /// The same seed gives the same figures on every machine
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How often all inputs are drawn
    #[arg(long, default_value_t = 100_000, value_parser = clap::value_parser!(u32).range(100..=MOST_DRAWS as i64))]
    draws: u32,
    /// Print everything as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    currency: String,
    period: Option<Period>,
    #[serde(default)]
    input: Vec<FileInput>,
    #[serde(default)]
    cost: Vec<FileLine>,
    #[serde(default)]
    benefit: Vec<FileLine>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Period {
    months: u32,
    #[serde(default = "one")]
    first_benefit: u32,
}

fn one() -> u32 {
    1
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileInput {
    name: String,
    value: Option<f64>,
    low: Option<f64>,
    base: Option<f64>,
    high: Option<f64>,
    spread: Option<String>,
    tag: String,
    #[serde(default)]
    source: String,
}

impl FileInput {
    fn read(self) -> Done<Input> {
        let wrong = |what: &str| Failure(format!("input {:?}: {what}", self.name));
        let range = match (self.value, self.low, self.base, self.high) {
            (Some(value), None, None, None) if self.spread.is_none() => Range::Fixed(value),
            (None, Some(low), Some(base), Some(high)) => {
                let ends = Ends::new(low, base, high)
                    .ok_or_else(|| wrong("low, base and high must be in order, low below high"))?;
                match self.spread.as_deref() {
                    None | Some("pert") => Range::Pert(ends),
                    Some("triangular") => Range::Triangular(ends),
                    Some(_) => return Err(wrong("spread is pert or triangular")),
                }
            }
            _ => return Err(wrong("give it either a value, or low, base and high")),
        };
        let tag = Tag::from_name(&self.tag)
            .ok_or_else(|| wrong("tag is measured, estimated or assumed"))?;
        Ok(Input { name: self.name, range, tag, source: self.source })
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileLine {
    name: String,
    product: Option<Vec<String>>,
    hours: Option<Vec<String>>,
    recapture: Option<String>,
    cost_per_hour: Option<String>,
    #[serde(default = "undivided")]
    divide_by: f64,
}

fn undivided() -> f64 {
    1.0
}

impl FileLine {
    fn read(self) -> Done<Line> {
        let line = match (self.product, self.hours, self.recapture, self.cost_per_hour) {
            (Some(factors), None, None, None) => {
                Line { name: self.name, factors, recapture: None, divisor: 1.0 }
            }
            (None, Some(hours), Some(recapture), Some(cost)) => {
                let hours: Vec<&str> = hours.iter().map(String::as_str).collect();
                Line::time_saved(&self.name, &hours, &recapture, &cost)
            }
            _ => {
                return Err(Failure(format!(
                    "line {:?}: give it either a product, or hours, recapture and cost_per_hour",
                    self.name
                )));
            }
        };
        Ok(Line { divisor: self.divide_by, ..line })
    }
}

/// Everything that is told.
struct Figures {
    low: Case,
    base: Case,
    high: Case,
    simulation: Simulation,
    course: Option<Course>,
}

impl Figures {
    /// The month at whose end the cost is repaid, if it is within the period.
    fn month(&self) -> Option<u32> {
        self.course?.break_even_month(self.base.cost, self.base.benefit)
    }
}

impl Roi {
    pub(super) fn run(&self) -> Done {
        let name = self.model.display();
        let text =
            std::fs::read_to_string(&self.model).map_err(|error| format!("{name}: {error}"))?;
        let file: File = toml::from_str(&text).map_err(|error| format!("{name}: {error}"))?;
        let at_file = |Failure(words): Failure| Failure(format!("{name}: {words}"));
        let (currency, period) = (file.currency, file.period);
        let inputs = file.input.into_iter().map(FileInput::read).collect::<Done<Vec<_>>>();
        let lines =
            |lines: Vec<FileLine>| lines.into_iter().map(FileLine::read).collect::<Done<Vec<_>>>();
        let model = Model::new(
            inputs.map_err(at_file)?,
            lines(file.cost).map_err(at_file)?,
            lines(file.benefit).map_err(at_file)?,
        )
        .map_err(|error| format!("{name}: {error}"))?;
        let base = model.base()?;
        let figures = Figures {
            low: model.low()?,
            base,
            high: model.high()?,
            simulation: model.simulate(self.draws as usize, self.seed)?,
            course: period.map(|Period { months, first_benefit }| Course { months, first_benefit }),
        };
        if self.json {
            let document = document(&currency, &model, &figures)?;
            println!("{}", serde_json::to_string_pretty(&document)?);
        } else {
            tell(&currency, &model, &figures)?;
        }
        Ok(())
    }
}

fn document(currency: &str, model: &Model, figures: &Figures) -> Done<Json> {
    let case = |case: Case| json!({ "cost": case.cost, "benefit": case.benefit, "net": case.net(), "roi_percent": case.roi });
    let spread = |it: Percentiles| json!({ "p5": it.p5, "p50": it.p50, "p95": it.p95 });
    let inputs: Vec<Json> = model
        .inputs()
        .iter()
        .map(|input| {
            let range = input.range;
            let spread = match range {
                Range::Fixed(_) => "fixed",
                Range::Triangular(_) => "triangular",
                Range::Pert(_) => "pert",
            };
            json!({
                "name": input.name, "low": range.low(), "base": range.base(), "high": range.high(),
                "spread": spread, "tag": input.tag.name(), "source": input.source,
                "break_even": model.break_even(&input.name).map(|point| json!({
                    "value": point.value, "pays": if point.pays_above { "above" } else { "below" },
                    "in_range": point.in_range,
                })),
            })
        })
        .collect();
    let lines = |lines: Vec<(&Line, f64)>| -> Vec<Json> {
        lines.iter().map(|(line, value)| json!({ "name": line.name, "base": value })).collect()
    };
    let tornado: Vec<Json> = model
        .tornado()?
        .into_iter()
        .map(|swing| {
            json!({ "input": swing.input, "roi_at_low": swing.at_low, "roi_at_high": swing.at_high })
        })
        .collect();
    let simulation = figures.simulation;
    Ok(json!({
        "currency": currency,
        "low": case(figures.low), "base": case(figures.base), "high": case(figures.high),
        "simulation": {
            "seed": simulation.seed, "draws": simulation.draws,
            "roi_percent": spread(simulation.roi), "net": spread(simulation.net),
            "mean_roi_percent": simulation.mean_roi,
            "probability_positive": simulation.probability_positive,
        },
        "break_even_month": figures.month(),
        "tornado": tornado,
        "costs": lines(model.costs().collect()),
        "benefits": lines(model.benefits().collect()),
        "inputs": inputs,
    }))
}

fn tell(currency: &str, model: &Model, figures: &Figures) -> Done {
    let Figures { low, base, high, simulation, course } = figures;
    println!("ROI = (benefit − cost) / cost × 100");
    println!(
        "    = ({:.0} − {:.0}) / {:.0} × 100 = {:.2} %\n",
        base.benefit, base.cost, base.cost, base.roi
    );
    println!("Costs and benefits at the base, {currency}");
    for (sign, lines) in
        [('−', model.costs().collect::<Vec<_>>()), ('+', model.benefits().collect())]
    {
        for (line, value) in lines {
            println!("  {sign} {:<36} {value:>14.0}", line.name);
        }
    }
    println!("\nRange of ROI, %");
    println!("  worst corner {:>10.1}   (every input at its worse end: hardly ever)", low.roi);
    println!("  5 in 100     {:>10.1}", simulation.roi.p5);
    println!("  median       {:>10.1}", simulation.roi.p50);
    println!("  95 in 100    {:>10.1}", simulation.roi.p95);
    println!("  best corner  {:>10.1}   (every input at its better end: hardly ever)", high.roi);
    println!(
        "  ROI is above zero in {:.1} % of {} draws, seed {}",
        100.0 * simulation.probability_positive,
        simulation.draws,
        simulation.seed
    );
    match (course, figures.month()) {
        (Some(_), Some(month)) => println!("  the cost is repaid at the end of month {month}"),
        (Some(_), None) => println!("  the cost is not repaid within the period"),
        (None, _) => {}
    }
    let tornado = model.tornado()?;
    if !tornado.is_empty() {
        println!("\nWhat it hangs on: ROI, %, with one input at its low and high end");
        for swing in &tornado {
            println!("  {:<28} {:>10.1} {:>10.1}", swing.input, swing.at_low, swing.at_high);
        }
    }
    println!("\nInputs");
    for input in model.inputs() {
        let range = input.range;
        let span = if range.low() < range.high() {
            format!("{} ({} to {})", range.base(), range.low(), range.high())
        } else {
            range.base().to_string()
        };
        let point = model.break_even(&input.name).map_or_else(String::new, |point| {
            let side = if point.pays_above { "above" } else { "below" };
            format!("; pays {side} {}", (point.value * 1e4).round() / 1e4)
        });
        let source = match input.source.as_str() {
            "" => String::new(),
            source => format!(": {source}"),
        };
        println!("  {:<28} {span}, {}{source}{point}", input.name, input.tag.name());
    }
    let counts = Tag::ALL.map(|tag| {
        let count = model.inputs().iter().filter(|input| input.tag == tag).count();
        format!("{count} {}", tag.name())
    });
    println!("\n{} inputs: {}", model.inputs().len(), counts.join(", "));
    Ok(())
}
