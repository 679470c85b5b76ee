//! Does the proposal find the numbers that a simulated company was made with?

use super::company::{World, company_by};
use crate::competence::parameters::Reading;
use crate::competence::{Kind, Parameters, Piece};
use crate::fit::{Evidence, Number, Proposal, SMALLEST_SPREAD, propose};

/// A world unlike the published one in every number.
fn another_world() -> Parameters {
    let mut world = Parameters::PUBLISHED;
    world.organisation_mean = 1.9;
    world.within_role_sd = 0.7;
    world.between_roles_sd = 0.35;
    world.drift_sd_per_year = 0.4;
    world.readings = [
        Reading { bias: 0.6, bias_sd: 0.7, noise_sd: 0.5 },
        Reading { bias: 0.0, bias_sd: 0.5, noise_sd: 0.6 },
        Reading { bias: 0.1, bias_sd: 0.4, noise_sd: 0.9 },
        Reading { bias: 0.3, bias_sd: 0.7, noise_sd: 0.8 },
        Reading { bias: -0.3, bias_sd: 0.4, noise_sd: 0.6 },
        Reading { bias: 0.2, bias_sd: 0.6, noise_sd: 0.5 },
        Reading { bias: 0.5, bias_sd: 0.3, noise_sd: 1.0 },
    ];
    world
}

fn evidence_of(parameters: &Parameters, people: usize, seed: u64) -> Evidence {
    let mut evidence = Evidence::default();
    for person in company_by(parameters, 30, people, World::AsModelled, seed) {
        evidence.add(0, person.role, &person.evidence);
    }
    evidence
}

fn far_off(proposal: &Proposal, truth: &Parameters) -> Vec<String> {
    proposal
        .lines
        .iter()
        .filter_map(|line| {
            let error = line.standard_error?;
            let truth = line.number.of(truth);
            // Spreads are nearer to normal on the logarithmic scale on which they are climbed.
            let off = match line.number {
                Number::Bias(_) => (line.proposed - truth) / error,
                _ => (line.proposed / truth).ln() / (error / line.proposed),
            };
            (off.abs() > 3.5).then(|| format!("{}: {off:.1}", line.number.name()))
        })
        .collect()
}

#[test]
fn known_numbers_are_found_again() {
    let world = another_world();
    let proposal = propose(&Parameters::PUBLISHED, &evidence_of(&world, 1_500, 41)).unwrap();
    assert!(proposal.converged);
    assert_eq!(proposal.yardstick, Kind::Challenge);
    assert_eq!(proposal.parameters.version, Parameters::PROPOSAL);
    for line in &proposal.lines {
        let truth = line.number.of(&world);
        println!(
            "{:20} truth {truth:5.2}, present {:5.2}, proposed {:5.2} ± {:.2}",
            line.number.name(),
            line.present,
            line.proposed,
            line.standard_error.unwrap_or(f64::NAN)
        );
        // The spread between thirty roles is the least well known of all.
        let tolerance = if line.number == Number::BetweenRolesSd { 0.15 } else { 0.1 };
        assert!((line.proposed - truth).abs() < tolerance, "{line:?} {truth}");
        let held = line.number == Number::Bias(Kind::Challenge);
        assert_eq!(line.kept, held, "{line:?}");
        assert_eq!(line.standard_error.is_none(), held, "{line:?}");
    }
    println!("gain {:.0}, mean {:.2}", proposal.gain(), proposal.parameters.organisation_mean);
    assert!(far_off(&proposal, &world).is_empty(), "{:?}", far_off(&proposal, &world));
    assert!((proposal.parameters.organisation_mean - 1.9).abs() < 0.25);
    assert!(proposal.gain() > 500.0);
}

#[test]
fn where_the_published_numbers_are_right_little_is_gained() {
    let truth = Parameters::PUBLISHED;
    let proposal = propose(&truth, &evidence_of(&truth, 400, 42)).unwrap();
    // Twice the gain is chi-squared with as many degrees as there are numbers (Wilks): 23, whose
    // 99.9 % quantile is 49.7.
    println!("gain where nothing is to be gained: {:.1}", proposal.gain());
    assert!((0.0..24.9).contains(&proposal.gain()), "{}", proposal.gain());
    assert!(far_off(&proposal, &truth).is_empty(), "{:?}", far_off(&proposal, &truth));
}

#[test]
fn what_evidence_cannot_tell_is_kept() {
    let present = Parameters::PUBLISHED;
    assert!(propose(&present, &Evidence::default()).is_none());

    // A single assessment: one self-rating and one manager's rating each, no roles.
    let mut evidence = Evidence::default();
    for i in 0..200_i32 {
        let value = f64::from(i % 5);
        let pieces = [
            Piece::new(Kind::SelfRating, value, 1).unwrap(),
            Piece::new(Kind::Manager, (0.5 * value + f64::from(i % 3)).min(4.0), 9).unwrap(),
        ];
        evidence.add(0, 0, &pieces);
    }
    let proposal = propose(&present, &evidence).unwrap();
    assert_eq!(proposal.yardstick, Kind::Manager);
    let free: Vec<Number> =
        proposal.lines.iter().filter(|line| !line.kept).map(|line| line.number).collect();
    let (own, manager) = (Kind::SelfRating, Kind::Manager);
    assert_eq!(
        free,
        [Number::WithinRoleSd, Number::Bias(own), Number::NoiseSd(own), Number::NoiseSd(manager)]
    );
    for line in proposal.lines.iter().filter(|line| line.kept) {
        assert_eq!(line.present, line.proposed, "{line:?}");
    }
}

/// Everyone rates the same each time, and the challenges agree with each other: taken literally,
/// without any noise at all.
#[test]
fn evidence_that_never_varies_does_not_lead_astray() {
    let mut evidence = Evidence::default();
    for i in 0..120_u32 {
        let level = f64::from(i % 4);
        let own = f64::from((i % 4 + u32::from(i % 3 > 0)).min(4));
        let pieces = [
            (Kind::SelfRating, own, 1),
            (Kind::Challenge, level, 32),
            (Kind::SelfRating, own, 240),
        ]
        .map(|(kind, value, day)| Piece::new(kind, value, day).unwrap());
        evidence.add(0, 0, &pieces);
    }
    let proposal = propose(&Parameters::PUBLISHED, &evidence).unwrap();
    assert!(proposal.converged, "{proposal:?}");
    let of = |number: Number| number.of(&proposal.parameters);
    // Two in three are one level high.
    assert!((of(Number::Bias(Kind::SelfRating)) - 0.67).abs() < 0.1);
    assert!((of(Number::BiasSd(Kind::SelfRating)) - 0.47).abs() < 0.15);
    let noise = of(Number::NoiseSd(Kind::SelfRating));
    assert!((SMALLEST_SPREAD..0.1).contains(&noise), "{noise}");
}
