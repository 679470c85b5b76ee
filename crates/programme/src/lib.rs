//! The plan: steps over the weeks, waves with frozen cohorts.
