//! What was found, as text and as JSON.

use std::fmt::Write as _;

use serde::Serialize;
use statistics::Interval;
use statistics::effect::{
    Aggregate, Answer, Band, Clustering, Estimate, LeftOut, NoCell, Question, WEEKS_NEEDED,
    WEEKS_UNTIL_FIRM, answer,
};

use super::{Base, Control, Found};

/// Everything, as `--json` prints it.
#[derive(Serialize)]
pub(super) struct Report {
    units: usize,
    never_treated: usize,
    periods: Vec<i64>,
    waves: Vec<WaveSize>,
    left_out: Left,
    control: &'static str,
    base: &'static str,
    covariates: Vec<String>,
    confidence: f64,
    independent: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    clusters: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    comparison_until: Option<i64>,
    #[serde(skip_serializing_if = "Names::is_empty")]
    period_names: Names,
    group_time: Vec<Keyed>,
    simple: Figure,
    dynamic: Summed,
    by_wave: Summed,
    by_calendar: Summed,
    pre_trend: Option<Trend>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by_lots: Option<Lots>,
    notes: Vec<String>,
}

type Names = std::collections::BTreeMap<i64, String>;

#[derive(Serialize)]
struct WaveSize {
    start: i64,
    units: usize,
}

#[derive(Serialize)]
struct Left {
    rows_with_gaps: usize,
    treated_from_start: usize,
    incomplete: usize,
    /// Kept, and counted as never treated.
    starting_later: usize,
}

/// A figure; without numbers where they would mislead.
#[derive(Clone, Serialize)]
struct Figure {
    att: Option<f64>,
    se: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    band_low: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    band_high: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    enough_units: Option<usize>,
    #[serde(skip)]
    weeks: usize,
}

#[derive(Serialize)]
struct Keyed {
    #[serde(skip_serializing_if = "Option::is_none")]
    wave: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<i64>,
    #[serde(flatten)]
    figure: Figure,
}

#[derive(Serialize)]
struct Summed {
    overall: Figure,
    list: Vec<Keyed>,
}

#[derive(Serialize)]
struct Trend {
    p_value: Option<f64>,
    wald: Option<f64>,
    wald_freedom: Option<usize>,
    wald_p_value: Option<f64>,
}

#[derive(Serialize)]
struct Lots {
    p_value: f64,
    draws: usize,
}

/// Brings what was found into the form in which it is told.
pub(super) fn json(found: &Found) -> Report {
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
    fn withheld(&self) -> bool {
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

/// What a reader should know, in sentences.
fn notes(found: &Found) -> Vec<String> {
    let Found { panel, effects, names, args, .. } = found;
    let left = panel.left_out();
    let mut notes = Vec::new();
    for (count, one, many) in [
        (
            left.rows_with_gaps,
            "row without a value was left out",
            "rows without a value were left out",
        ),
        (
            left.treated_from_start,
            "unit was left out: it is treated from the first period on",
            "units were left out: they are treated from the first period on",
        ),
        (
            left.incomplete,
            "unit was left out: it is not there in every period",
            "units were left out: they are not there in every period",
        ),
        (
            left.starting_later,
            "unit counts as never treated: its wave starts after the last period",
            "units count as never treated: their wave starts after the last period",
        ),
    ] {
        match count {
            0 => {}
            1 => notes.push(format!("1 {one}.")),
            many_of_them => notes.push(format!("{many_of_them} {many}.")),
        }
    }
    if let Some(until) = effects.comparison_until {
        notes.push(format!(
            "Nobody is never treated: the last wave is the comparison, and periods from {} on are left out.",
            names.time(until)
        ));
    }
    if let Clustering::UnitsForLackOfClusters(count) = effects.clustering() {
        notes.push(format!(
            "{count} clusters are too few to lean on: intervals take units as independent."
        ));
    }
    for skipped in &effects.skipped {
        let why = match skipped.why {
            NoCell::NoOverlap => {
                "who is treated follows from the covariates, so nobody like them can be compared"
            }
            NoCell::FewerUnitsThanCovariates => "there are not more units than covariates",
        };
        notes.push(format!(
            "Wave {} at {} is left out: {why}.",
            names.time(skipped.wave),
            names.time(skipped.time)
        ));
    }
    if args.weekly && args.wanted.is_none() {
        notes.push(format!(
            "Waves are answered for from {WEEKS_NEEDED} weeks after their start on, provisionally until {WEEKS_UNTIL_FIRM}."
        ));
    }
    notes
}

/// Everything, as a person reads it.
pub(super) fn text(found: &Found) -> String {
    let report = json(found);
    let Found { panel, names, args, .. } = found;
    let mut out = String::new();
    let (first, last) = (panel.periods()[0], panel.periods()[panel.periods().len() - 1]);
    let waves: Vec<String> = report
        .waves
        .iter()
        .map(|wave| format!("{} ({})", names.time(wave.start), wave.units))
        .collect();
    line(
        &mut out,
        &format!(
            "{} units, {} periods from {} to {}. Waves, by start, with their units: {}; never treated: {}.",
            report.units,
            report.periods.len(),
            names.time(first),
            names.time(last),
            waves.join(", "),
            report.never_treated
        ),
    );
    let compared = match args.control {
        Control::Notyet => "those not yet treated",
        Control::Never => "those never treated",
    };
    let covariates = match args.covariates.len() {
        0 => String::new(),
        _ => format!(", alike in {} (doubly robust)", args.covariates.join(", ")),
    };
    let independent = match (report.independent, report.clusters) {
        ("clusters", Some(count)) => format!("{count} clusters"),
        _ => "units".to_owned(),
    };
    line(
        &mut out,
        &format!(
            "Compared with {compared}{covariates}. Intervals of {} take {independent} as independent.",
            percent(args.confidence)
        ),
    );
    for note in &report.notes {
        line(&mut out, note);
    }

    let decimals = decimals(found);
    heading(&mut out, "In short");
    line(&mut out, &sentence("Overall", &report.simple, args.confidence, decimals));
    for by in &report.by_wave.list {
        let wave = names.time(by.wave.unwrap_or_default());
        line(&mut out, &sentence(&format!("Wave {wave}"), &by.figure, args.confidence, decimals));
    }
    line(&mut out, &before(&report));
    if let Some(lots) = &report.by_lots {
        line(
            &mut out,
            &format!(
                "By lots alone: p = {:.3}; waves were drawn anew {} times.",
                lots.p_value, lots.draws
            ),
        );
    }

    let time = |time: Option<i64>| names.time(time.unwrap_or_default());
    let by_wave = report.by_wave.list.iter().map(|by| (time(by.wave), &by.figure));
    let overall = || "overall".to_owned();
    table(
        &mut out,
        "By wave (mean over its periods; overall weighted by size)",
        decimals,
        &by_wave.chain([(overall(), &report.by_wave.overall)]).collect::<Vec<_>>(),
    );
    let by_event = report
        .dynamic
        .list
        .iter()
        .map(|by| (format!("{:+}", by.event.unwrap_or_default()), &by.figure));
    table(
        &mut out,
        "By time since the start (before it should be near 0; overall from the start on)",
        decimals,
        &by_event.chain([(overall(), &report.dynamic.overall)]).collect::<Vec<_>>(),
    );
    let by_calendar = report.by_calendar.list.iter().map(|by| (time(by.time), &by.figure));
    table(
        &mut out,
        "By period",
        decimals,
        &by_calendar.chain([(overall(), &report.by_calendar.overall)]).collect::<Vec<_>>(),
    );
    let cells = report
        .group_time
        .iter()
        .map(|cell| (format!("{} at {}", time(cell.wave), time(cell.time)), &cell.figure));
    table(&mut out, "By wave and period", decimals, &cells.collect::<Vec<_>>());
    out
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

fn heading(out: &mut String, text: &str) {
    out.push('\n');
    line(out, text);
}

/// One sentence of reading.
fn sentence(what: &str, figure: &Figure, confidence: f64, decimals: usize) -> String {
    let enough = figure.enough_units.map_or_else(String::new, |enough| {
        format!("; {enough} units in all, in the same proportions, would be enough for it")
    });
    match (figure.answer, figure.att) {
        (Some("too early"), _) => format!(
            "{what}: too early to say, {} {} since the start; {WEEKS_NEEDED} are needed.",
            figure.weeks,
            if figure.weeks == 1 { "week" } else { "weeks" }
        ),
        (Some("too few"), _) => format!("{what}: too few units to see the wanted effect{enough}."),
        (_, None) => format!("{what}: nothing can be told."),
        (said, Some(att)) => {
            let way = if att < 0.0 { "lower" } else { "higher" };
            let provisional = if said == Some("provisional") { " (provisional)" } else { "" };
            let start = format!(
                "{what}{provisional}: the outcome is {} {way} than it would have been",
                plain(att.abs(), decimals)
            );
            match (figure.low, figure.high) {
                (Some(low), Some(high)) => {
                    let verdict = if low <= 0.0 && high >= 0.0 {
                        "chance alone could do that"
                    } else {
                        "more than chance"
                    };
                    format!(
                        "{start}; {} interval {} to {}, {verdict}.",
                        percent(confidence),
                        plain(low, decimals),
                        plain(high, decimals)
                    )
                }
                _ => format!("{start}; a single unit does not say how sure that is."),
            }
        }
    }
}

/// Whether the waves moved alike before, in one sentence.
fn before(report: &Report) -> String {
    match report.pre_trend.as_ref().map(|trend| trend.p_value) {
        None => "Before the start: there is no earlier period to look at.".into(),
        Some(None) => "Before the start: too few units to say whether waves moved alike.".into(),
        Some(Some(p)) if p < 0.05 => format!(
            "Before the start: waves did not move alike (p = {p:.3}), so the figures may show more than the roll-out."
        ),
        Some(Some(p)) => format!(
            "Before the start: no sign that waves moved apart (p = {p:.3}); small differences may go unseen."
        ),
    }
}

fn table(out: &mut String, title: &str, decimals: usize, rows: &[(String, &Figure)]) {
    heading(out, title);
    let width = rows.iter().map(|(key, _)| key.chars().count()).max().unwrap_or_default().max(8);
    let band = rows.iter().any(|(_, figure)| figure.band_low.is_some());
    let _ = write!(
        out,
        "  {:width$} {:>10} {:>10} {:>10} {:>10}",
        "", "effect", "std. err.", "low", "high"
    );
    if band {
        let _ = write!(out, " {:>10} {:>10}", "band low", "band high");
    }
    out.push('\n');
    for (key, figure) in rows {
        let _ = write!(out, "  {key:width$}");
        if figure.withheld() {
            let _ = writeln!(out, " {:>10}", figure.answer.unwrap_or_default());
            continue;
        }
        let mut numbers = vec![figure.att, figure.se, figure.low, figure.high];
        if band {
            numbers.extend([figure.band_low, figure.band_high]);
        }
        for number in numbers {
            let _ = write!(
                out,
                " {:>10}",
                number.map_or_else(|| "-".to_owned(), |number| plain(number, decimals))
            );
        }
        if figure.answer == Some("provisional") {
            out.push_str(" provisional");
        }
        let end = out.trim_end().len();
        out.truncate(end);
        out.push('\n');
    }
}

/// So many decimals that the surest figure's standard error has three digits that count.
fn decimals(found: &Found) -> usize {
    let errors = found.effects.cells.iter().filter_map(|cell| cell.estimate.se);
    let least = errors.chain(found.effects.simple().se).fold(f64::INFINITY, f64::min);
    if least.is_finite() { (2.0 - least.log10().floor()).clamp(0.0, 12.0) as usize } else { 4 }
}

fn plain(number: f64, decimals: usize) -> String {
    format!("{number:.decimals$}")
}

fn percent(share: f64) -> String {
    let percent = format!("{:.1}", 100.0 * share);
    format!("{} %", percent.trim_end_matches('0').trim_end_matches('.'))
}
