//! Where a group stands: mean, share at the needed level, distribution, change.
//!
//! Everything rests on sums over people ([`GroupSum`], [`ChangeSum`]) which add up: a department's
//! sums are those of its parts, merged. What comes out is *not yet fit to be shown*: whether a
//! group is large enough to be shown is decided elsewhere.

use crate::competence::Belief;
use crate::interval::{Interval, Ranged, t_mean, wilson};
use crate::{HIGHEST_LEVEL, LOWEST_LEVEL};

/// Confidence of all intervals in this module.
pub const CONFIDENCE: f64 = 0.9;

/// Sums over the people of a group in one competence; merges exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct GroupSum {
    known: u64,
    unknown: u64,
    sum: f64,
    sum_of_squares: f64,
    sum_of_variances: f64,
    at_or_above: [f64; 4],
    with_need: u64,
    meeting_need: f64,
    levels: [u64; 5],
}

impl GroupSum {
    /// Adds one person: what is known (`None` when there is no evidence) and the level that the
    /// person's role needs (`None` when the role's profile does not say).
    pub fn add(&mut self, belief: Option<Belief>, needed: Option<u8>) {
        let Some(belief) = belief else {
            self.unknown += 1;
            return;
        };
        self.known += 1;
        self.sum += belief.mean;
        self.sum_of_squares += belief.mean * belief.mean;
        self.sum_of_variances += belief.variance;
        for (level, sum) in (1..).zip(&mut self.at_or_above) {
            *sum += belief.probability_at_or_above(level);
        }
        if let Some(needed) = needed {
            self.with_need += 1;
            self.meeting_need += belief.probability_at_or_above(needed);
        }
        self.levels[usize::from(belief.nearest_level())] += 1;
    }

    /// Adds another group that has nobody in common with this one.
    pub fn merge(&mut self, other: &Self) {
        self.known += other.known;
        self.unknown += other.unknown;
        self.sum += other.sum;
        self.sum_of_squares += other.sum_of_squares;
        self.sum_of_variances += other.sum_of_variances;
        self.with_need += other.with_need;
        self.meeting_need += other.meeting_need;
        for (sum, more) in self.at_or_above.iter_mut().zip(other.at_or_above) {
            *sum += more;
        }
        for (count, more) in self.levels.iter_mut().zip(other.levels) {
            *count += more;
        }
    }

    /// People whose level is known; every figure here rests on these.
    pub fn known(&self) -> u64 {
        self.known
    }

    /// People without evidence. They are in no figure; show them as unknown.
    pub fn unknown(&self) -> u64 {
        self.unknown
    }

    /// Mean level with its 90 % interval; `None` when nobody's level is known.
    ///
    /// With `m` the people's estimates, `v` their variances and `n` people:
    ///
    /// ```text
    /// mean(m) ± t(n − 1) √((s²(m) + mean(v)) / n)
    /// ```
    ///
    /// By the law of total variance `s²(m) + mean(v)` estimates the variance of the *true* levels,
    /// so the interval is as wide as if the true levels of a random sample of `n` people had been
    /// seen. It therefore holds for these very people, whose estimates are uncertain, and
    /// cautiously for the kind of people they stand for. One person alone says nothing about the
    /// spread: the interval is then the whole scale.
    pub fn mean(&self) -> Option<Ranged> {
        let n = self.known as f64;
        let mean = (self.known > 0).then(|| self.sum / n)?;
        let interval = t_mean(mean, self.total_variance().sqrt(), self.known, CONFIDENCE)
            .unwrap_or(Interval { low: LOWEST_LEVEL, high: HIGHEST_LEVEL });
        Some(Ranged {
            value: mean.clamp(LOWEST_LEVEL, HIGHEST_LEVEL),
            interval: interval.clamped(LOWEST_LEVEL, HIGHEST_LEVEL),
            people: self.known,
        })
    }

    /// Share of people at `level` (0 to 4) or above, 0 to 1, with its 90 % interval.
    ///
    /// The share is the expected one, `p = mean(P(L >= level − ½))`, so that a person who is just
    /// below the line with a wide interval counts as partly there and not as absent. The interval
    /// is Wilson's for `n p` successes of `n`. This contains the uncertainty of the estimates: who
    /// is there has the variance `Σ pᵢ(1 − pᵢ) / n²`, which is never more than Wilson's `p(1 − p) /
    /// n` (Jensen's inequality).
    pub fn share_at_or_above(&self, level: u8) -> Option<Ranged> {
        let expected = match level {
            0 => self.known as f64,
            1..=4 => self.at_or_above[usize::from(level) - 1],
            _ => return None,
        };
        share(expected, self.known)
    }

    /// Share of people who stand at the level that their own role needs, or above, with its 90 %
    /// interval; see [`share_at_or_above`](Self::share_at_or_above). Rests on those whose role
    /// says what it needs.
    pub fn share_meeting_need(&self) -> Option<Ranged> {
        share(self.meeting_need, self.with_need)
    }

    /// How many of the known people have a role that says what it needs.
    pub fn with_need(&self) -> u64 {
        self.with_need
    }

    /// Number of people whose nearest level is 0, 1, 2, 3, 4.
    pub fn distribution(&self) -> [u64; 5] {
        self.levels
    }

    /// Change of the mean from `before` to this group, with its 90 % interval, when the two are
    /// different people or it is not known who is who. For the same people [`ChangeSum`] is
    /// sharper.
    ///
    /// ```text
    /// mean₂ − mean₁ ± t(f) √(V₁/n₁ + V₂/n₂),   V = s²(m) + mean(v)
    /// ```
    ///
    /// with Welch's degrees of freedom `f` (B. L. Welch, Biometrika 34 (1947) 28-35). `None` when
    /// either has fewer than two people.
    pub fn change_since(&self, before: &Self) -> Option<Ranged> {
        if self.known < 2 || before.known < 2 {
            return None;
        }
        let (n1, n2) = (before.known as f64, self.known as f64);
        let (e1, e2) = (before.total_variance() / n1, self.total_variance() / n2);
        let error = e1 + e2;
        let freedom = error * error / (e1 * e1 / (n1 - 1.0) + e2 * e2 / (n2 - 1.0));
        // Without any variance there is nothing to be uncertain about.
        let t = if error > 0.0 { crate::interval::t_quantile(CONFIDENCE, freedom)? } else { 0.0 };
        let change = self.sum / n2 - before.sum / n1;
        Some(Ranged {
            value: change,
            interval: Interval::around(change, t * error.sqrt()),
            people: self.known.min(before.known),
        })
    }

    /// `s²(m) + mean(v)`: estimated variance of the true levels in the group, levels².
    fn total_variance(&self) -> f64 {
        let n = self.known as f64;
        sample_variance(self.known, self.sum, self.sum_of_squares) + self.sum_of_variances / n
    }
}

/// Sums over people who were estimated on two dates; merges exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ChangeSum {
    people: u64,
    sum: f64,
    sum_of_squares: f64,
    sum_of_variances: f64,
}

impl ChangeSum {
    /// Adds one person with what was known on the first and on the second date.
    pub fn add(&mut self, before: Belief, after: Belief) {
        let change = after.mean - before.mean;
        self.people += 1;
        self.sum += change;
        self.sum_of_squares += change * change;
        self.sum_of_variances += before.variance + after.variance;
    }

    /// Adds other people.
    pub fn merge(&mut self, other: &Self) {
        self.people += other.people;
        self.sum += other.sum;
        self.sum_of_squares += other.sum_of_squares;
        self.sum_of_variances += other.sum_of_variances;
    }

    /// Mean change in levels with its 90 % interval; `None` for fewer than two people.
    ///
    /// With `d` the people's changes: `mean(d) ± t(n − 1) √((s²(d) + mean(v₁ + v₂)) / n)`. The
    /// errors of a person's two estimates are taken as independent. In truth they go together,
    /// because the second rests on the first's evidence too, so the interval errs on the wide side.
    pub fn change(&self) -> Option<Ranged> {
        let n = self.people as f64;
        let spread = sample_variance(self.people, self.sum, self.sum_of_squares);
        let variance = spread + self.sum_of_variances / n;
        let change = self.sum / n;
        let interval = t_mean(change, variance.sqrt(), self.people, CONFIDENCE)?;
        Some(Ranged { value: change, interval, people: self.people })
    }
}

fn share(expected: f64, people: u64) -> Option<Ranged> {
    // A sum of probabilities may pass n by rounding.
    let expected = expected.clamp(0.0, people as f64);
    let interval = wilson(expected, people, CONFIDENCE)?;
    Some(Ranged { value: expected / people as f64, interval, people })
}

/// Variance with divisor n − 1; zero for fewer than two. Levels are small numbers, so the sum of
/// squares loses no precision that matters.
fn sample_variance(n: u64, sum: f64, sum_of_squares: f64) -> f64 {
    if n < 2 {
        return 0.0;
    }
    let n = n as f64;
    ((sum_of_squares - sum * sum / n) / (n - 1.0)).max(0.0)
}
