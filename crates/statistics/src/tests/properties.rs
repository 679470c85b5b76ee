//! What must hold for any input.

use crate::competence::{Belief, Kind, Piece, Prior, State, belief, estimate};
use crate::group::{ChangeSum, GroupSum};
use crate::interval::wilson;
use crate::priority::{opportunity, priority};
use proptest::collection::vec;
use proptest::prelude::*;

fn piece() -> impl Strategy<Value = Piece> {
    (0..Kind::ALL.len(), 0.0..=4.0, 0..900_i32)
        .prop_map(|(kind, value, day)| Piece::new(Kind::ALL[kind], value, day).unwrap())
}

fn person() -> impl Strategy<Value = (Option<Belief>, Option<u8>)> {
    let known = (-0.5..4.5, 0.01..1.5).prop_map(|(mean, variance)| Belief { mean, variance });
    (proptest::option::weighted(0.9, known), proptest::option::of(0..=4_u8))
}

fn sum_of(people: &[(Option<Belief>, Option<u8>)]) -> GroupSum {
    let mut sum = GroupSum::default();
    for &(known, needed) in people {
        sum.add(known, needed);
    }
    sum
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

proptest! {
    #[test]
    fn the_order_of_evidence_does_not_matter(
        pieces in vec(piece(), 1..15), seed in any::<u64>()
    ) {
        let mut shuffled = pieces.clone();
        let mut random = super::company::Random(seed);
        for i in (1..shuffled.len()).rev() {
            shuffled.swap(i, random.below(i + 1));
        }
        let prior = Prior::UNINFORMED;
        prop_assert_eq!(belief(prior, &pieces, 900), belief(prior, &shuffled, 900));
        prop_assert_eq!(estimate(prior, &pieces, 900), estimate(prior, &shuffled, 900));
    }

    /// Not by sorting, as above, but by the arithmetic itself.
    #[test]
    fn evidence_of_one_day_commutes(pieces in vec(piece(), 2..10)) {
        let taken = |pieces: &mut dyn Iterator<Item = &Piece>| {
            let mut state = State::new(Prior::UNINFORMED);
            for piece in pieces {
                state.update(&Piece::new(piece.kind(), piece.value(), 5).unwrap()).unwrap();
            }
            state.at(5).unwrap()
        };
        let (forth, back) = (taken(&mut pieces.iter()), taken(&mut pieces.iter().rev()));
        prop_assert!(close(forth.mean, back.mean) && close(forth.variance, back.variance));
    }

    #[test]
    fn evidence_never_adds_doubt_and_time_always_does(mut pieces in vec(piece(), 1..20)) {
        pieces.sort_by_key(Piece::day);
        let mut state = State::new(Prior::UNINFORMED);
        for piece in &pieces {
            let before = state.at(piece.day());
            state.update(piece).unwrap();
            let after = state.at(piece.day()).unwrap();
            prop_assert!(after.variance > 0.0);
            prop_assert!(before.is_none_or(|before| after.variance <= before.variance + 1e-12));
            prop_assert!(state.at(piece.day() + 30).unwrap().variance > after.variance);
        }
    }

    #[test]
    fn both_ways_of_computing_agree(pieces in vec(piece(), 1..20), day in 0..900_i32) {
        let prior = Prior::for_role(1.4, 2.0, 9);
        let fast = belief(prior, &pieces, day);
        let explained = estimate(prior, &pieces, day);
        prop_assert_eq!(fast.is_none(), pieces.iter().all(|piece| piece.day() > day));
        prop_assert_eq!(fast.is_none(), explained.is_none());
        if let (Some(fast), Some(explained)) = (fast, explained) {
            prop_assert_eq!(fast.level(), explained.mean);
            prop_assert_eq!(fast.variance.sqrt(), explained.sd);
        }
    }

    #[test]
    fn intervals_contain_the_mean_and_each_other(pieces in vec(piece(), 1..20)) {
        let shown = estimate(Prior::UNINFORMED, &pieces, 900).unwrap();
        prop_assert!(shown.interval50.contains(shown.mean));
        prop_assert!(shown.interval90.low <= shown.interval50.low);
        prop_assert!(shown.interval90.high >= shown.interval50.high);
        prop_assert!(shown.interval90.low >= 0.0 && shown.interval90.high <= 4.0);
    }

    #[test]
    fn a_late_piece_is_refused_and_changes_nothing(first in piece(), second in piece()) {
        let mut state = State::new(Prior::UNINFORMED);
        state.update(&first).unwrap();
        let before = state.at(900);
        if second.day() < first.day() {
            prop_assert!(state.update(&second).is_err());
            prop_assert_eq!(state.at(900), before);
        } else {
            prop_assert!(state.update(&second).is_ok());
        }
    }

    #[test]
    fn a_role_pulls_no_further_than_its_own_mean(
        organisation in 0.0..4.0, role in 0.0..4.0, people in 0..10_000_u64
    ) {
        let prior = Prior::for_role(organisation, role, people);
        let more = Prior::for_role(organisation, role, people + 1);
        prop_assert!(prior.mean >= f64::min(organisation, role) - 1e-12);
        prop_assert!(prior.mean <= f64::max(organisation, role) + 1e-12);
        prop_assert!(more.variance < prior.variance);
    }

    #[test]
    fn groups_merge_in_any_grouping(
        a in vec(person(), 0..9), b in vec(person(), 0..9), c in vec(person(), 0..9)
    ) {
        let all = sum_of(&[a.clone(), b.clone(), c.clone()].concat());
        let (a, b, c) = (sum_of(&a), sum_of(&b), sum_of(&c));
        let mut left = a;
        left.merge(&b);
        left.merge(&c);
        let mut right = c;
        right.merge(&b);
        let mut whole = a;
        whole.merge(&right);
        for sum in [left, whole] {
            prop_assert_eq!(sum.distribution(), all.distribution());
            prop_assert_eq!((sum.known(), sum.unknown()), (all.known(), all.unknown()));
            for (figure, expected) in [
                (sum.mean(), all.mean()),
                (sum.share_at_or_above(3), all.share_at_or_above(3)),
                (sum.share_meeting_need(), all.share_meeting_need()),
            ] {
                prop_assert_eq!(figure.is_some(), expected.is_some());
                if let (Some(figure), Some(expected)) = (figure, expected) {
                    prop_assert!(close(figure.value, expected.value));
                    prop_assert!(close(figure.interval.low, expected.interval.low));
                    prop_assert!(close(figure.interval.high, expected.interval.high));
                }
            }
        }
    }

    #[test]
    fn group_figures_lie_in_their_intervals(
        people in vec(person(), 0..40), before in vec(person(), 0..40)
    ) {
        let (sum, before) = (sum_of(&people), sum_of(&before));
        let figures = [sum.mean(), sum.share_meeting_need(), sum.change_since(&before)]
            .into_iter()
            .chain((0..=4).map(|level| sum.share_at_or_above(level)));
        for figure in figures.flatten() {
            prop_assert!(figure.interval.contains(figure.value), "{:?}", figure);
        }
        let shares: Vec<f64> =
            (0..=4).filter_map(|level| sum.share_at_or_above(level)).map(|s| s.value).collect();
        prop_assert!(shares.is_sorted_by(|low, high| low >= high));
        prop_assert_eq!(sum.distribution().iter().sum::<u64>(), sum.known());
    }

    #[test]
    fn changes_merge_and_mirror(pairs in vec((person(), person()), 2..20), cut in 0..20_usize) {
        let mut there = [ChangeSum::default(); 2];
        let (mut whole, mut back) = (ChangeSum::default(), ChangeSum::default());
        for (i, ((before, _), (after, _))) in pairs.iter().enumerate() {
            if let (Some(before), Some(after)) = (*before, *after) {
                there[usize::from(i < cut)].add(before, after);
                whole.add(before, after);
                back.add(after, before);
            }
        }
        let [mut merged, rest] = there;
        merged.merge(&rest);
        if let (Some(merged), Some(whole), Some(back)) =
            (merged.change(), whole.change(), back.change())
        {
            prop_assert!(close(merged.interval.low, whole.interval.low));
            prop_assert!(close(whole.value, -back.value));
            prop_assert!(close(whole.interval.low, -back.interval.high));
        }
    }

    #[test]
    fn more_people_never_widen_wilson(yes in 0..500_u32, no in 0..500_u32, times in 2..9_u32) {
        prop_assume!(yes + no > 0);
        let few = wilson(f64::from(yes), u64::from(yes + no), 0.9).unwrap();
        let many =
            wilson(f64::from(yes * times), u64::from((yes + no) * times), 0.9).unwrap();
        prop_assert!(many.width() < few.width());
        let share = f64::from(yes) / f64::from(yes + no);
        prop_assert!(few.contains(share) && few.low >= 0.0 && few.high <= 1.0);
    }

    #[test]
    fn wilson_mirrors(yes in 0..500_u32, no in 0..500_u32) {
        prop_assume!(yes + no > 0);
        let n = u64::from(yes + no);
        let (of_yes, of_no) =
            (wilson(f64::from(yes), n, 0.9).unwrap(), wilson(f64::from(no), n, 0.9).unwrap());
        prop_assert!(close(of_yes.low, 1.0 - of_no.high));
    }

    #[test]
    fn priority_and_opportunity_grow_with_what_they_rest_on(
        gap in 0.0..4.0, weight in 0.0..5.0, people in 0..1000_u64,
        minutes in 0.0..1e6, fit in 0.0..1.0, obstacles in 0.0..1.0
    ) {
        prop_assert!(priority(gap, weight, people + 1) >= priority(gap, weight, people));
        let here = opportunity(minutes, fit, obstacles);
        prop_assert!((0.0..=minutes).contains(&here));
        prop_assert!(opportunity(minutes, fit, f64::min(1.0, obstacles + 0.1)) <= here);
    }
}
