//! What was found, in the form in which it is told: as JSON, or as text made from it.

use serde::Serialize;
use statistics::Interval;
use statistics::effect::{
    Aggregate, Answer, Band, Clustering, Estimate, LeftOut, Question, answer,
};

use super::notes::notes;
use super::{Base, Control, Found};

/// Everything, as `--json` prints it.
#[derive(Serialize)]
pub(super) struct Report {
    pub(super) units: usize,
    pub(super) never_treated: usize,
    pub(super) periods: Vec<i64>,
    pub(super) waves: Vec<WaveSize>,
    pub(super) left_out: Left,
    pub(super) control: &'static str,
    pub(super) base: &'static str,
    pub(super) covariates: Vec<String>,
    pub(super) confidence: f64,
    pub(super) independent: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) clusters: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) comparison_until: Option<i64>,
    #[serde(skip_serializing_if = "Names::is_empty")]
    pub(super) period_names: Names,
    pub(super) group_time: Vec<Keyed>,
    pub(super) simple: Figure,
    pub(super) dynamic: Summed,
    pub(super) by_wave: Summed,
    pub(super) by_calendar: Summed,
    pub(super) pre_trend: Option<Trend>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) by_lots: Option<Lots>,
    pub(super) notes: Vec<String>,
}

type Names = std::collections::BTreeMap<i64, String>;

#[derive(Serialize)]
pub(super) struct WaveSize {
    pub(super) start: i64,
    pub(super) units: usize,
}

#[derive(Serialize)]
pub(super) struct Left {
    pub(super) rows_with_gaps: usize,
    pub(super) treated_from_start: usize,
    pub(super) incomplete: usize,
    /// Kept, and counted as never treated.
    pub(super) starting_later: usize,
}

/// A figure; without numbers where they would mislead.
#[derive(Clone, Serialize)]
pub(super) struct Figure {
    pub(super) att: Option<f64>,
    pub(super) se: Option<f64>,
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) band_low: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) band_high: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) answer: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) enough_units: Option<usize>,
    #[serde(skip)]
    pub(super) weeks: usize,
}

#[derive(Serialize)]
pub(super) struct Keyed {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) wave: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) time: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) event: Option<i64>,
    #[serde(flatten)]
    pub(super) figure: Figure,
}

#[derive(Serialize)]
pub(super) struct Summed {
    pub(super) overall: Figure,
    pub(super) list: Vec<Keyed>,
}

#[derive(Serialize)]
pub(super) struct Trend {
    pub(super) p_value: Option<f64>,
    pub(super) wald: Option<f64>,
    pub(super) wald_freedom: Option<usize>,
    pub(super) wald_p_value: Option<f64>,
}

#[derive(Serialize)]
pub(super) struct Lots {
    pub(super) p_value: f64,
    pub(super) draws: usize,
}

/// Brings what was found into the form in which it is told.
pub(super) fn report(found: &Found) -> Report {
    let Found { args, panel, effects, names, .. } = found;
    let LeftOut { rows_with_gaps, treated_from_start, incomplete, starting_later } =
        panel.left_out();
    let followed = |wave| effects.periods_followed(wave);
    let longest = panel.waves().map(|(start, _)| followed(start)).max().unwrap_or_default();
    let bands = args.draws > 0;
    let cells_band = bands.then(|| effects.band(args.bootstrap()));
    let group_time = effects.cells.iter().enumerate().map(|(at, cell)| {
        let weeks = (cell.time >= cell.wave).then(|| followed(cell.wave));
        Keyed {
            wave: Some(cell.wave),
            time: Some(cell.time),
            event: None,
            figure: figure(found, cell.estimate, weeks).within(cells_band.as_ref(), at),
        }
    });
    let summed = |aggregate: &Aggregate, key: fn(i64, Figure) -> Keyed, weeks: &Weeks| {
        let band = bands.then(|| effects.band_of(aggregate, args.bootstrap()));
        let list = aggregate.by.iter().enumerate().map(|(at, by)| {
            let figure = figure(found, by.estimate, weeks(by.key));
            key(by.key, figure.within(band.as_ref(), at))
        });
        Summed { list: list.collect(), overall: figure(found, aggregate.overall, Some(longest)) }
    };
    let (independent, clusters) = match effects.clustering() {
        Clustering::Units => ("units", None),
        Clustering::Clusters(count) => ("clusters", Some(count)),
        Clustering::UnitsForLackOfClusters(count) => ("units", Some(count)),
    };
    Report {
        units: panel.units().len(),
        never_treated: panel.never_treated(),
        periods: panel.periods().to_vec(),
        waves: panel.waves().map(|(start, units)| WaveSize { start, units }).collect(),
        left_out: Left { rows_with_gaps, treated_from_start, incomplete, starting_later },
        control: match args.control {
            Control::Notyet => "notyet",
            Control::Never => "never",
        },
        base: match args.base {
            Base::Varying => "varying",
            Base::Universal => "universal",
        },
        covariates: args.covariates.clone(),
        confidence: args.confidence,
        independent,
        clusters,
        comparison_until: effects.comparison_until,
        period_names: if names.times_have_names() {
            panel.periods().iter().map(|&time| (time, names.time(time))).collect()
        } else {
            Names::new()
        },
        group_time: group_time.collect(),
        simple: figure(found, effects.simple(), Some(longest)),
        dynamic: summed(
            &effects.dynamic(),
            |event, figure| Keyed { wave: None, time: None, event: Some(event), figure },
            &|event| (event >= 0).then_some(longest),
        ),
        by_wave: summed(
            &effects.by_wave(),
            |wave, figure| Keyed { wave: Some(wave), time: None, event: None, figure },
            &|wave| Some(followed(wave)),
        ),
        by_calendar: summed(
            &effects.by_calendar(),
            |time, figure| Keyed { wave: None, time: Some(time), event: None, figure },
            &|_| Some(longest),
        ),
        pre_trend: found.pre_trend.map(|trend| Trend {
            p_value: trend.p_value,
            wald: trend.wald.map(|wald| wald.statistic),
            wald_freedom: trend.wald.map(|wald| wald.freedom),
            wald_p_value: trend.wald.map(|wald| wald.p_value),
        }),
        by_lots: found.by_lots.map(|lots| Lots { p_value: lots.p_value, draws: lots.draws }),
        notes: notes(found),
    }
}

/// How many weeks the waves behind a key have been followed; `None` for periods before a start, which
/// need no waiting.
type Weeks<'a> = dyn Fn(i64) -> Option<usize> + 'a;

/// A figure, or why there is none. `weeks` is `None` for a figure from before a start, which is shown
/// whatever is asked of the others.
fn figure(found: &Found, estimate: Estimate, weeks: Option<usize>) -> Figure {
    let args = found.args;
    let mut figure = Figure {
        att: Some(estimate.att),
        se: estimate.se,
        low: estimate.interval.map(|interval| interval.low),
        high: estimate.interval.map(|interval| interval.high),
        band_low: None,
        band_high: None,
        answer: None,
        enough_units: None,
        weeks: weeks.unwrap_or_default(),
    };
    if weeks.is_none() || !args.weekly && args.wanted.is_none() {
        return figure;
    }
    let question = Question {
        weeks: weeks.filter(|_| args.weekly),
        wanted: args.wanted,
        units: found.panel.units().len(),
    };
    let (said, enough) = match answer(&estimate, args.confidence, &question) {
        Answer::TooEarly { .. } => ("too early", None),
        Answer::TooFew { enough, .. } => ("too few", enough),
        Answer::Provisional { .. } => ("provisional", None),
        Answer::Effect(_) => ("effect", None),
    };
    figure.answer = Some(said);
    figure.enough_units = enough;
    if figure.withheld() {
        (figure.att, figure.se, figure.low, figure.high) = (None, None, None, None);
    }
    figure
}

impl Figure {
    /// Whether there is no number, since it would mislead.
    pub(super) fn withheld(&self) -> bool {
        matches!(self.answer, Some("too early" | "too few"))
    }

    fn within(mut self, band: Option<&Band>, at: usize) -> Self {
        let interval: Option<Interval> =
            band.and_then(|band| band.intervals[at]).filter(|_| !self.withheld());
        self.band_low = interval.map(|interval| interval.low);
        self.band_high = interval.map(|interval| interval.high);
        self
    }
}
