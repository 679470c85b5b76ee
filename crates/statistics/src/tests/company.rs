//! A company whose true levels are known.

use crate::competence::parameters::DAYS_PER_YEAR;
use crate::competence::{Belief, Kind, Parameters, Piece, Prior, belief, rough_level};

/// The generator `SplitMix64` (Steele, Lea and Flood, OOPSLA 2014): small, and the same on every
/// machine forever.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.uniform() * n as f64) as usize
    }

    /// Standard normal, by Box and Muller.
    pub(crate) fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.uniform()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.uniform()).cos()
    }

    /// Student's t with 4 degrees of freedom, scaled to variance 1: heavy tails.
    pub(crate) fn heavy_tailed(&mut self) -> f64 {
        let chi_squared: f64 = (0..4).map(|_| self.normal().powi(2)).sum();
        self.normal() / (chi_squared / 4.0).sqrt() / 2.0_f64.sqrt()
    }
}

/// How the company differs from the model that the estimates suppose.
#[derive(Clone, Copy)]
pub(crate) enum World {
    /// It does not.
    AsModelled,
    /// People's biases differ by a third more than supposed, noise has heavy tails, and ratings are
    /// whole levels from 0 to 4, as are true levels limited to the scale.
    Unruly,
}

pub(crate) struct Person {
    pub(crate) role: usize,
    /// In date order.
    pub(crate) evidence: Vec<Piece>,
    /// True level on [`TODAY`].
    pub(crate) truth: f64,
    /// True level on [`A_YEAR_AGO`].
    pub(crate) truth_a_year_ago: f64,
}

pub(crate) const TODAY: i32 = 1461;
pub(crate) const A_YEAR_AGO: i32 = 1096;

/// `people` in 12 roles over four years. Everyone rates themselves at each half-year's assessment;
/// besides, on any day, everyone has up to twelve quizzes (spaced recall comes often) and up to
/// four of each other kind.
pub(crate) fn company(people: usize, world: World, seed: u64) -> Vec<Person> {
    company_by(&Parameters::PUBLISHED, 12, people, world, seed)
}

/// The same in a world with other numbers.
pub(crate) fn company_by(
    parameters: &Parameters,
    roles: usize,
    people: usize,
    world: World,
    seed: u64,
) -> Vec<Person> {
    let mut random = Random(seed);
    let roles: Vec<f64> = (0..roles)
        .map(|_| parameters.organisation_mean + parameters.between_roles_sd * random.normal())
        .collect();
    (0..people)
        .map(|_| {
            let role = random.below(roles.len());
            person(&mut random, parameters, world, role, roles[role])
        })
        .collect()
}

fn person(
    random: &mut Random,
    parameters: &Parameters,
    world: World,
    role: usize,
    role_mean: f64,
) -> Person {
    let mut dates: Vec<(i32, Kind)> =
        (30..TODAY).step_by(180).map(|day| (day, Kind::SelfRating)).collect();
    for kind in Kind::ALL.into_iter().skip(1) {
        let most = if kind == Kind::Quiz { 12 } else { 4 };
        for _ in 0..random.below(most + 1) {
            dates.push((random.below(TODAY as usize) as i32, kind));
        }
    }
    dates.sort_unstable();

    let deviations: Vec<f64> = Kind::ALL
        .iter()
        .map(|&kind| {
            let sd = parameters.reading(kind).bias_sd;
            match world {
                World::AsModelled => sd * random.normal(),
                World::Unruly => 4.0 / 3.0 * sd * random.normal(),
            }
        })
        .collect();

    let on_scale = |level: f64| match world {
        World::AsModelled => level,
        World::Unruly => level.clamp(0.0, 4.0),
    };
    // The prior speaks of the level before the first evidence; the walk starts there.
    let mut level = on_scale(role_mean + parameters.within_role_sd * random.normal());
    let mut day = dates[0].0;
    let walk = |level: f64, days: i32, random: &mut Random| {
        let sd = parameters.drift_sd_per_year * (f64::from(days) / DAYS_PER_YEAR).sqrt();
        on_scale(level + sd * random.normal())
    };
    let mut truth_a_year_ago = None;
    let mut evidence = Vec::new();
    for (date, kind) in dates {
        if date > A_YEAR_AGO && truth_a_year_ago.is_none() {
            level = walk(level, A_YEAR_AGO - day, random);
            day = A_YEAR_AGO;
            truth_a_year_ago = Some(level);
        }
        level = walk(level, date - day, random);
        day = date;
        let reading = parameters.reading(kind);
        let noise = match world {
            World::AsModelled => random.normal(),
            World::Unruly => random.heavy_tailed(),
        };
        let value = level + reading.bias + deviations[kind as usize] + reading.noise_sd * noise;
        evidence.push((kind, value, date));
    }
    level = walk(level, TODAY - day, random);
    Person {
        role,
        evidence: evidence
            .into_iter()
            .map(|(kind, value, day)| match world {
                World::AsModelled => Piece::unbounded(kind, value, day),
                World::Unruly => Piece::new(kind, value.round().clamp(0.0, 4.0), day).unwrap(),
            })
            .collect(),
        truth: level,
        truth_a_year_ago: truth_a_year_ago.expect("a self-rating is dated after the year's end"),
    }
}

impl Person {
    /// What is known of the person on `day`.
    pub(crate) fn known(&self, prior: Prior, day: i32) -> Belief {
        belief(prior, &self.evidence, day).expect("everyone rated themselves on day 30")
    }
}

/// The prior of each role, computed from the evidence as the program does it.
pub(crate) fn priors(people: &[Person]) -> Vec<Prior> {
    let mean_of = |role: Option<usize>| {
        let levels: Vec<f64> = people
            .iter()
            .filter(|person| role.is_none_or(|role| person.role == role))
            .filter_map(|person| rough_level(&person.evidence))
            .collect();
        (levels.iter().sum::<f64>() / levels.len().max(1) as f64, levels.len() as u64)
    };
    let (organisation, _) = mean_of(None);
    (0..12)
        .map(|role| {
            let (mean, people) = mean_of(Some(role));
            Prior::for_role(organisation, mean, people)
        })
        .collect()
}
