//! From a list of evidence to a level: fast for many, explained for one.

use super::filter::{Belief, SIZE, State};
use super::parameters::Parameters;
use super::{Kind, Piece, Prior};
use crate::interval::Interval;

/// A person's level in a competence, as it is shown to that person.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate {
    /// Expected level, 0 to 4.
    pub mean: f64,
    /// Standard deviation of the estimate, levels.
    pub sd: f64,
    /// Holds the true level with probability 50 %; cut off at 0 and 4.
    pub interval50: Interval,
    /// Holds the true level with probability 90 %; cut off at 0 and 4.
    pub interval90: Interval,
    /// How many pieces of evidence it rests on.
    pub pieces: usize,
    /// What each piece contributed, oldest first.
    pub contributions: Vec<Contribution>,
    /// What the role's expected level contributed, percent; together with the contributions'
    /// `share` it makes 100.
    pub prior_share: f64,
    /// Plain mean of the self-ratings as given; `None` when there are none.
    pub self_mean: Option<f64>,
    /// Plain mean of all other evidence as given; `None` when there is none.
    pub observed_mean: Option<f64>,
}

impl Estimate {
    /// The weight of each kind of evidence: the sum of its pieces' weights, in the order of
    /// [`Kind::ALL`], kinds without pieces left out. Easier to read than single pieces, where an
    /// old one may be weighed against a new one of the same kind.
    pub fn weight_by_kind(&self) -> Vec<(Kind, f64)> {
        let of = |kind| self.contributions.iter().filter(move |part| part.piece.kind() == kind);
        Kind::ALL
            .into_iter()
            .filter(|&kind| of(kind).next().is_some())
            .map(|kind| (kind, of(kind).map(|part| part.weight).sum()))
            .collect()
    }
}

/// What one piece of evidence contributed to an [`Estimate`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contribution {
    /// The piece.
    pub piece: Piece,
    /// By how much the estimate would move if this piece had been one level higher. The weights
    /// of all pieces and of the prior add up to one.
    pub weight: f64,
    /// The size of `weight` as a share of all weights' sizes, percent.
    pub share: f64,
}

/// What is known on `day` from the pieces up to that day; `None` when there are none.
///
/// The pieces may come in any order; given in date order they are not copied. This is the
/// fast way for recomputing many people.
pub fn belief(prior: Prior, pieces: &[Piece], day: i32) -> Option<Belief> {
    belief_by(&Parameters::PUBLISHED, prior, pieces, day)
}

/// [`belief`] by other numbers than those in force.
pub fn belief_by(
    parameters: &Parameters,
    prior: Prior,
    pieces: &[Piece],
    day: i32,
) -> Option<Belief> {
    if !pieces.is_sorted_by_key(Piece::order) {
        return belief_by(parameters, prior, &ordered(pieces), day);
    }
    let mut state = State::by(parameters, prior);
    for piece in pieces.iter().take_while(|piece| piece.day() <= day) {
        state.absorb(piece);
    }
    state.at(day)
}

/// The same as [`belief`], with everything that explains it. Time grows with the square of the
/// number of pieces.
pub fn estimate(prior: Prior, pieces: &[Piece], day: i32) -> Option<Estimate> {
    let mut pieces = ordered(pieces);
    pieces.retain(|piece| piece.day() <= day);

    let mut state = State::new(prior);
    // How each piece, and first of all the prior's mean, moves each part of the state's mean.
    let mut influences: Vec<[f64; SIZE]> = vec![[0.0; SIZE]];
    influences[0][0] = 1.0;
    for piece in &pieces {
        let gain = state.absorb(piece).gain;
        let k = 1 + piece.kind() as usize;
        for influence in &mut influences {
            let seen = influence[0] + influence[k];
            for (part, gain) in influence.iter_mut().zip(gain) {
                *part -= gain * seen;
            }
        }
        influences.push(gain);
    }
    let belief = state.at(day)?;

    let all: f64 = influences.iter().map(|influence| influence[0].abs()).sum();
    let share = |influence: &[f64; SIZE]| 100.0 * influence[0].abs() / all;
    let contributions = pieces
        .iter()
        .zip(&influences[1..])
        .map(|(&piece, influence)| Contribution {
            piece,
            weight: influence[0],
            share: share(influence),
        })
        .collect();
    let is_own = |piece: &&Piece| piece.kind() == Kind::SelfRating;
    Some(Estimate {
        mean: belief.level(),
        sd: belief.variance.sqrt(),
        interval50: belief.interval(0.5),
        interval90: belief.interval(0.9),
        pieces: pieces.len(),
        contributions,
        prior_share: share(&influences[0]),
        self_mean: mean(pieces.iter().filter(is_own).map(Piece::value)),
        observed_mean: mean(pieces.iter().filter(|piece| !is_own(piece)).map(Piece::value)),
    })
}

/// A person's plain mean of evidence, each piece less the known bias of its kind; `None` without
/// evidence. Only for the means that [`Prior::for_role`] asks for.
pub fn rough_level(pieces: &[Piece]) -> Option<f64> {
    rough_level_by(&Parameters::PUBLISHED, pieces)
}

/// [`rough_level`] by other numbers than those in force.
pub fn rough_level_by(parameters: &Parameters, pieces: &[Piece]) -> Option<f64> {
    mean(pieces.iter().map(|piece| piece.value() - parameters.reading(piece.kind()).bias))
}

pub(crate) fn ordered(pieces: &[Piece]) -> Vec<Piece> {
    let mut pieces = pieces.to_vec();
    pieces.sort_by_key(Piece::order);
    pieces
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, n) = values.fold((0.0, 0_u32), |(sum, n), value| (sum + value, n + 1));
    (n > 0).then(|| sum / f64::from(n))
}
