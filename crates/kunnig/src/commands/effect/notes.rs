//! What a reader should know beside the figures.

use statistics::effect::{Clustering, NoCell, WEEKS_NEEDED, WEEKS_UNTIL_FIRM};

use super::Found;

/// What was left out and what was done otherwise than asked, in sentences.
pub(super) fn notes(found: &Found) -> Vec<String> {
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
