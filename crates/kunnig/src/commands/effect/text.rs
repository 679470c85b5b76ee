//! What was found, as sentences and tables.

use std::fmt::Write as _;

use statistics::effect::WEEKS_NEEDED;

use super::report::{Figure, Report, report};
use super::{Control, Found};

/// Everything, as a person reads it.
pub(super) fn text(found: &Found) -> String {
    let report = report(found);
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
