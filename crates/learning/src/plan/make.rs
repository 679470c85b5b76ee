//! How a plan is drawn. Pure: the same learner gets the same plan, so that it can be drawn anew whenever something
//! changes without moving what did not.
//!
//! 1. Every task at work, exchange and unit is worth `gap × weight × fit`: the gap of its competence in levels (needed
//!    less current, see [`statistics::priority::gap`]), the weight in the role, and how well its level suits where the
//!    learner stands. What is part of the learner's own tasks is worth half as much again.
//! 2. Of each share the worthiest is taken until the share's minutes are full. What is taken counts as [`GAIN`] levels
//!    of its competence, so that the next looks elsewhere.
//! 3. Competences follow each other by what they were worth at first: in each, theory, then work, then colleagues.
//!    The rules about data come before everything. Weeks fill in this order, by minutes.
//!
//! The 70-20-10 split comes from `McCall`, Lombardo and Morrison (1988) and Lombardo and Eichinger (1996): a rule of
//! thumb from what leaders remembered, not a measured optimum. It is used here as a budget.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use statistics::priority::gap;

use crate::library::{Library, RULES_UNIT};
use crate::practice::Practices;

/// Weeks in a plan: those of the programme.
pub const WEEKS: u32 = 10;

/// Levels that one item is reckoned to give while the plan is drawn.
const GAIN: f64 = 0.35;

/// The level reckoned with where nothing is known: enough to begin at the beginning.
const UNKNOWN: f64 = 1.0;

/// The least gap reckoned with, so that a plan has something in it where every need is reached.
const LEAST_GAP: f64 = 0.1;

/// What an own task is worth more.
const OWN_TASK: f64 = 1.5;

/// The three ways to learn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Share {
    /// Short theory: 10 %.
    Theory,
    /// Tasks at work: 70 %.
    Work,
    /// With colleagues: 20 %.
    Exchange,
}

impl Share {
    /// All three, as a page lists them.
    pub const ALL: [Self; 3] = [Self::Work, Self::Exchange, Self::Theory];

    /// The name in the database and in text keys (`plan-share-…`).
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Theory => "theory",
            Self::Work => "work",
            Self::Exchange => "exchange",
        }
    }

    /// The share of a key.
    #[must_use]
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|share| share.key() == key)
    }

    /// Its part of the minutes, in per cent.
    #[must_use]
    pub const fn percent(self) -> u32 {
        match self {
            Self::Work => 70,
            Self::Exchange => 20,
            Self::Theory => 10,
        }
    }
}

/// Where a learner stands in one competence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stand {
    /// The level their role needs.
    pub needed: u8,
    /// How much it weighs in the role.
    pub weight: u8,
    /// Their estimated level; none where nothing is known.
    pub level: Option<f64>,
}

impl Stand {
    fn gap(self) -> f64 {
        gap(self.needed.into(), self.level.unwrap_or(UNKNOWN))
    }
}

/// What is known about a learner.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Learner {
    /// The key of the ready role profile; none for a role of the organisation's own.
    pub role: Option<String>,
    /// Where they stand, by competence.
    pub stands: BTreeMap<String, Stand>,
    /// The keys of their own tasks.
    pub tasks: BTreeSet<String>,
    /// Whether they like to learn with others best.
    pub with_others: bool,
    /// Minutes a week they give to it.
    pub weekly_minutes: u32,
}

/// Why something stands in a plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "because")]
pub enum Reason {
    /// Everything begins with the rules about data.
    Rules,
    /// There is a gap.
    Gap {
        /// The level needed.
        needed: u8,
        /// The level estimated when the plan was drawn.
        level: f64,
    },
    /// The role needs it, and nothing is known of where the learner stands.
    Unknown {
        /// The level needed.
        needed: u8,
    },
    /// The need is reached: to keep it, or go beyond.
    Reached,
    /// The learner's own idea.
    Own,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// What: `unit:…`, `work:…`, `exchange:…` with the key of the thing, or `own:…`.
    pub key: String,
    /// Which way of learning it is.
    pub share: Share,
    /// The week of the plan, from 1.
    pub week: u32,
    /// Minutes.
    pub minutes: u32,
    /// The competence; empty for an idea of one's own.
    pub competence: String,
    /// Why.
    pub reason: Reason,
    /// The learner's own task it is part of, by key.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub task: String,
}

/// What is settled and is not drawn anew.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fixed {
    /// Done, moved to a week of one's own, or added: they stay as they are.
    pub items: Vec<Item>,
    /// What the learner does not want, or did in an earlier plan, by key.
    pub not: BTreeSet<String>,
    /// The first week that may get something new, from 1: weeks gone by are left alone.
    pub from_week: u32,
}

/// One thing that could stand in the plan.
struct Offer<'a> {
    key: String,
    share: Share,
    competence: &'a str,
    level: u8,
    minutes: u32,
    task: &'a str,
    own_task: bool,
}

/// Draws a plan.
#[must_use]
pub fn make(
    learner: &Learner,
    library: &Library,
    practices: &Practices,
    fixed: &Fixed,
) -> Vec<Item> {
    let total = WEEKS * learner.weekly_minutes;
    let mut gaps: BTreeMap<&str, f64> = BTreeMap::new();
    for (competence, stand) in &learner.stands {
        let worth = if stand.needed == 0 { 0.0 } else { stand.gap().max(LEAST_GAP) };
        gaps.insert(competence, worth);
    }
    let rank = ranks(learner, &gaps);
    let settled: BTreeSet<&str> = fixed.items.iter().map(|item| item.key.as_str()).collect();
    let mut offers = offers(learner, library, practices);
    offers.retain(|offer| !settled.contains(offer.key.as_str()) && !fixed.not.contains(&offer.key));
    for item in &fixed.items {
        if let Some(gap) = gaps.get_mut(item.competence.as_str()) {
            *gap = (*gap - GAIN).max(LEAST_GAP);
        }
    }
    let mut taken: Vec<Offer<'_>> = Vec::new();
    let rules = offers.iter().position(|offer| offer.key == rules_key());
    taken.extend(rules.map(|place| offers.swap_remove(place)));
    for share in Share::ALL {
        let budget = total * share.percent() / 100;
        let used = |taken: &[Offer<'_>]| {
            let new = taken.iter().filter(|offer| offer.share == share).map(|offer| offer.minutes);
            let old =
                fixed.items.iter().filter(|item| item.share == share).map(|item| item.minutes);
            new.chain(old).sum::<u32>()
        };
        loop {
            let left = budget.saturating_sub(used(&taken));
            // Something fits when at least half of it does: budgets are met on average, not undercut.
            let fits = |offer: &Offer<'_>| offer.share == share && offer.minutes <= 2 * left;
            let best = offers
                .iter()
                .enumerate()
                .filter(|(_, offer)| fits(offer))
                .map(|(place, offer)| (place, worth(learner, &gaps, offer)))
                .filter(|(_, worth)| *worth > 0.0)
                .max_by(|(a, worth), (b, other)| {
                    worth.total_cmp(other).then_with(|| offers[*b].key.cmp(&offers[*a].key))
                });
            let Some((place, _)) = best else { break };
            let offer = offers.swap_remove(place);
            if let Some(gap) = gaps.get_mut(offer.competence) {
                *gap = (*gap - GAIN).max(LEAST_GAP);
            }
            taken.push(offer);
        }
    }
    taken.sort_by_key(|offer| {
        let first = offer.key != rules_key();
        let share = match offer.share {
            Share::Theory => 0,
            Share::Exchange if learner.with_others => 1,
            Share::Work => 2,
            Share::Exchange => 3,
        };
        let rank = rank.get(offer.competence).copied().unwrap_or(usize::MAX);
        (first, rank, share, offer.level, offer.key.clone())
    });
    let mut plan = fixed.items.clone();
    plan.extend(placed(learner, fixed, taken));
    plan.sort_by_key(|item| item.week);
    plan
}

/// The key of the unit about the rules in plans.
fn rules_key() -> String {
    format!("unit:{RULES_UNIT}")
}

/// The competences in the order in which they are taken up.
fn ranks<'a>(learner: &Learner, gaps: &BTreeMap<&'a str, f64>) -> BTreeMap<&'a str, usize> {
    let weight = |key: &str| learner.stands.get(key).map_or(0.0, |stand| stand.weight.into());
    let mut order: Vec<(&str, f64)> =
        gaps.iter().map(|(key, gap)| (*key, gap * weight(key))).collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1));
    order.into_iter().enumerate().map(|(place, (key, _))| (key, place)).collect()
}

fn offers<'a>(
    learner: &'a Learner,
    library: &'a Library,
    practices: &'a Practices,
) -> Vec<Offer<'a>> {
    let is_own = |task: &str| learner.tasks.contains(task);
    let units = library.units().map(|unit| {
        let task = unit.tasks.iter().find(|task| is_own(task));
        Offer {
            key: format!("unit:{}", unit.key),
            share: Share::Theory,
            competence: &unit.competence,
            level: unit.level,
            minutes: unit.minutes,
            task: task.map_or("", String::as_str),
            own_task: task.is_some(),
        }
    });
    let practice = |share: Share, practice: &'a crate::practice::Practice| Offer {
        key: format!("{}:{}", share.key(), practice.key),
        share,
        competence: &practice.competence,
        level: practice.level,
        minutes: practice.minutes,
        task: if is_own(&practice.task) { &practice.task } else { "" },
        own_task: is_own(&practice.task),
    };
    let work = practices.of_role(learner.role.as_deref()).map(|one| practice(Share::Work, one));
    let exchange = practices.exchange.iter().map(|one| practice(Share::Exchange, one));
    units.chain(work).chain(exchange).collect()
}

/// What an offer is worth to a learner.
fn worth(learner: &Learner, gaps: &BTreeMap<&str, f64>, offer: &Offer<'_>) -> f64 {
    let (Some(stand), Some(gap)) =
        (learner.stands.get(offer.competence), gaps.get(offer.competence))
    else {
        return 0.0;
    };
    let step = f64::from(offer.level) - stand.level.unwrap_or(UNKNOWN);
    let fit = match step {
        // Mastered already: only where nothing better is left.
        step if step <= 0.0 => 0.2,
        step if step <= 1.5 => 1.0,
        // A step too far.
        _ => 0.4,
    };
    let own = if offer.own_task { OWN_TASK } else { 1.0 };
    gap * f64::from(stand.weight) * fit * own
}

/// Puts the items into weeks: each begins in the week that its predecessors have filled up to.
fn placed(learner: &Learner, fixed: &Fixed, taken: Vec<Offer<'_>>) -> Vec<Item> {
    let weekly = learner.weekly_minutes.max(1);
    let mut minutes: Vec<u32> = vec![0; WEEKS as usize + 1];
    for item in &fixed.items {
        minutes[item.week.clamp(1, WEEKS) as usize] += item.minutes;
    }
    let mut week = fixed.from_week.clamp(1, WEEKS);
    // What a week has too much is taken off the next one.
    let mut over = 0;
    let place = |offer: Offer<'_>| {
        while week < WEEKS && minutes[week as usize] + over >= weekly {
            over = (minutes[week as usize] + over).saturating_sub(weekly);
            week += 1;
        }
        minutes[week as usize] += offer.minutes;
        let stand = learner.stands.get(offer.competence);
        let reason = match stand {
            _ if offer.key == rules_key() => Reason::Rules,
            Some(Stand { needed, level: None, .. }) => Reason::Unknown { needed: *needed },
            Some(stand) if stand.gap() >= 0.05 => {
                Reason::Gap { needed: stand.needed, level: stand.level.unwrap_or(UNKNOWN) }
            }
            _ => Reason::Reached,
        };
        Item {
            key: offer.key,
            share: offer.share,
            week,
            minutes: offer.minutes,
            competence: offer.competence.to_owned(),
            reason,
            task: offer.task.to_owned(),
        }
    };
    taken.into_iter().map(place).collect()
}
