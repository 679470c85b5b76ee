//! What to train first, and where there is time to be won.
//!
//! Both formulas are rules of thumb for putting a list in order. Neither is a forecast, and the
//! pages that show them show the formula beside the figure.

/// How far a level falls short of what the role needs, in levels; zero when it is reached.
pub fn gap(needed: f64, current: f64) -> f64 {
    (needed - current).max(0.0)
}

/// Priority of a competence in a group: `gap × weight × people`.
///
/// `gap` in levels (0 to 4, see [`gap`]), `weight` as set in the role profile, `people` the number
/// of people in the role who have a known level. The unit is weighted levels to be gained: twice
/// as many people with the same gap are twice as urgent, and so is twice the gap. It supposes that
/// a level costs the same to gain everywhere, which is the reason to read it as an order and
/// not as an amount.
pub fn priority(gap: f64, weight: f64, people: u64) -> f64 {
    gap.max(0.0) * weight.max(0.0) * people as f64
}

/// Opportunity for AI in a task: `minutes × suitability × (1 - obstacles / 2)`.
///
/// * `minutes_per_week`: time spent on the task in the whole group, minutes a week;
/// * `suitability`: how much of such a task AI can help with, 0 (nothing) to 1 (all of it);
/// * `obstacles`: how much stands in the way (technique, rules, time, knowledge), 0 to 1.
///
/// The result is in minutes a week and says how much of the work is *touched*, not how much time is
/// saved. Obstacles at their worst halve the figure rather than erase it, because an obstacle
/// can be removed while a task that does not suit AI stays that way. Values outside 0 to 1 count
/// as the nearest end, negative minutes as none.
pub fn opportunity(minutes_per_week: f64, suitability: f64, obstacles: f64) -> f64 {
    minutes_per_week.max(0.0)
        * suitability.clamp(0.0, 1.0)
        * (1.0 - obstacles.clamp(0.0, 1.0) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reached_level_has_no_gap_and_no_priority() {
        assert_eq!(gap(3.0, 3.4), 0.0);
        assert_eq!(priority(gap(3.0, 3.4), 2.0, 40), 0.0);
        assert_eq!(priority(gap(3.0, 1.5), 2.0, 40), 120.0);
    }

    #[test]
    fn obstacles_halve_at_most() {
        assert_eq!(opportunity(600.0, 0.5, 0.0), 300.0);
        assert_eq!(opportunity(600.0, 0.5, 1.0), 150.0);
        assert_eq!(opportunity(600.0, 0.0, 0.0), 0.0);
        assert_eq!(opportunity(600.0, 2.0, -1.0), 600.0);
    }
}
