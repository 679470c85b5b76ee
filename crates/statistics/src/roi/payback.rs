//! When the money is back.

/// How cost and benefit of a whole period come in over its months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Course {
    /// Months of the period that the model is about.
    pub months: u32,
    /// The first month, from 1, that has any benefit. Clear gains show after 4 to 6 weeks, so 2 or 3
    /// is more honest than 1.
    pub first_benefit: u32,
}

impl Course {
    /// The month, from 1, at whose end the benefits have repaid the cost; `None` when they do not
    /// within the period. Cost counts as paid on the first day, the cautious way; benefit comes
    /// evenly from the first month that has any.
    pub fn break_even_month(self, cost: f64, benefit: f64) -> Option<u32> {
        let first = self.first_benefit.max(1);
        let months = (self.months + 1).checked_sub(first).filter(|&months| months > 0)?;
        let monthly = benefit / f64::from(months);
        let course = (1..=self.months).map(|month| if month < first { 0.0 } else { monthly });
        break_even_month(cost, course)
    }
}

/// The first month, from 1, at whose end the sum of the monthly net benefits has reached `cost`;
/// `None` when it never does. For any course: a slow start, licences by the month.
pub fn break_even_month(cost: f64, net_benefits: impl IntoIterator<Item = f64>) -> Option<u32> {
    // A thousandth of a millionth is forgiven: twelve twelfths do not add up to one in binary.
    let enough = cost - 1e-9 * cost.abs();
    let mut sum = 0.0;
    (1_u32..).zip(net_benefits).find_map(|(month, benefit)| {
        sum += benefit;
        (sum >= enough).then_some(month)
    })
}
