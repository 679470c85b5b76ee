//! What the outcome hangs on, and from where on it pays.

use super::{Model, NotPositive};
use crate::range::Range;

/// How far one input moves the ROI, all others at their base.
#[derive(Clone, Debug, PartialEq)]
pub struct Swing {
    /// The input.
    pub input: String,
    /// ROI with the input at the low end of its range, percent.
    pub at_low: f64,
    /// ROI with the input at the high end, percent.
    pub at_high: f64,
}

impl Swing {
    /// Distance between the two.
    pub fn width(&self) -> f64 {
        (self.at_high - self.at_low).abs()
    }
}

/// The value of an input at which benefit equals cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BreakEven {
    /// The value.
    pub value: f64,
    /// Whether it pays above that value (`true`) or below it.
    pub pays_above: bool,
    /// Whether the value lies within the input's range, so that the input alone decides.
    pub in_range: bool,
}

impl Model {
    /// Each uncertain input's swing, the widest first (inputs of one width by name): a tornado
    /// diagram from top to bottom.
    pub fn tornado(&self) -> Result<Vec<Swing>, NotPositive> {
        let mut values = self.values(Range::base);
        let mut swings = Vec::new();
        for (i, input) in self.inputs().iter().enumerate() {
            let (low, high) = (input.range.low(), input.range.high());
            if low == high {
                continue;
            }
            let base = values[i];
            values[i] = low;
            let at_low = self.case(&values)?.roi;
            values[i] = high;
            let at_high = self.case(&values)?.roi;
            values[i] = base;
            swings.push(Swing { input: input.name.clone(), at_low, at_high });
        }
        swings.sort_by(|a, b| b.width().total_cmp(&a.width()).then_with(|| a.input.cmp(&b.input)));
        Ok(swings)
    }

    /// The value of an input at which ROI is zero, all others at their base; `None` when there is no
    /// such input, or the input does not matter, or cost would not be positive there.
    ///
    /// Benefit less cost is a straight line in each input, `n(x) = n(0) + x (n(1) − n(0))`, with its
    /// zero at `−n(0) / (n(1) − n(0))`.
    pub fn break_even(&self, input: &str) -> Option<BreakEven> {
        let i = self.inputs().iter().position(|one| one.name == input)?;
        let range = self.inputs()[i].range;
        let mut values = self.values(Range::base);
        let mut net_at = |value| {
            values[i] = value;
            self.benefit(&values) - self.cost(&values)
        };
        // Measured over a unit in which the input itself counts, so that neither a large nor a small
        // number drowns the other.
        let unit = if range.base() == 0.0 { 1.0 } else { range.base().abs() };
        let at_zero = net_at(0.0);
        let slope = (net_at(unit) - at_zero) / unit;
        if slope == 0.0 {
            return None;
        }
        let value = -at_zero / slope;
        values[i] = value;
        (value.is_finite() && self.cost(&values) > 0.0).then_some(BreakEven {
            value,
            pays_above: slope > 0.0,
            in_range: range.low() <= value && value <= range.high(),
        })
    }
}
