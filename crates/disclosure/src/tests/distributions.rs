//! Distributions and options.

use crate::{
    Choice, Figure, Policy, Question, Range, is_unanimous, protect_distribution, protect_options,
};
use proptest::collection::vec;
use proptest::prelude::*;

fn ranges(counts: &[u32], question: Question) -> Option<Vec<(usize, usize, u32)>> {
    let ranges = protect_distribution(counts, question, Policy::default()).published()?;
    Some(ranges.into_iter().map(|Range { from, to, people }| (from, to, people)).collect())
}

#[test]
fn large_buckets_and_empty_ones_stay_as_they_are() {
    let shown = ranges(&[0, 3, 4, 5, 0], Question::Ordinary).unwrap();
    assert_eq!(shown, [(0, 0, 0), (1, 1, 3), (2, 2, 4), (3, 3, 5), (4, 4, 0)]);
}

#[test]
fn small_buckets_join_their_neighbours() {
    let shown = ranges(&[1, 2, 4, 5, 1], Question::Ordinary).unwrap();
    assert_eq!(shown, [(0, 1, 3), (2, 2, 4), (3, 4, 6)]);
}

#[test]
fn a_small_group_has_no_distribution_and_one_range_says_nothing() {
    assert_eq!(ranges(&[0, 4, 0, 0, 0], Question::Ordinary), None);
    assert_eq!(ranges(&[2, 0, 2, 0, 1], Question::Ordinary), None);
    assert_eq!(ranges(&[], Question::Ordinary), None);
}

#[test]
fn a_unanimous_group_is_not_shown_on_a_sensitive_question() {
    let counts = [0, 0, 9, 0, 0];
    assert!(is_unanimous(&counts) && !is_unanimous(&[0, 1, 8, 0, 0]));
    assert!(ranges(&counts, Question::Ordinary).is_some());
    assert_eq!(ranges(&counts, Question::Sensitive), None);
}

fn options(counts: &[u32], people: u32, choice: Choice, question: Question) -> Vec<Option<u32>> {
    match protect_options(counts, people, choice, question, Policy::default()) {
        Figure::Published(options) => options.into_iter().map(Figure::published).collect(),
        Figure::Withheld => Vec::new(),
    }
}

#[test]
fn options_that_few_chose_or_few_did_not_choose_are_withheld() {
    use Question::{Ordinary, Sensitive};
    let counts = [12, 11, 6, 2, 0];
    let several = |question| options(&counts, 12, Choice::Several, question);
    assert_eq!(several(Ordinary), [Some(12), None, Some(6), None, None]);
    assert_eq!(several(Sensitive), [None, None, Some(6), None, None]);
    assert_eq!(options(&counts, 4, Choice::Several, Ordinary), []);
}

#[test]
fn the_rest_of_a_single_choice_cannot_be_computed() {
    let one = |counts: &[u32], people| options(counts, people, Choice::One, Question::Ordinary);
    assert_eq!(one(&[9, 5, 3], 17), [Some(9), Some(5), Some(3)]);
    // Two chose the last; with the rest known the next smallest goes too.
    assert_eq!(one(&[9, 5, 2], 16), [Some(9), None, None]);
    assert_eq!(one(&[9, 2, 1], 12), [Some(9), None, None]);
    assert_eq!(one(&[9, 1], 10), [None, None]);
    // One person did not answer.
    assert_eq!(one(&[9, 5], 15), [Some(9), None]);
}

proptest! {
    #[test]
    fn ranges_cover_the_scale_and_hold_nobody_or_enough(counts in vec(0..9_u32, 0..12)) {
        let all: u32 = counts.iter().sum();
        if let Some(shown) = ranges(&counts, Question::Ordinary) {
            let mut next = 0;
            for (from, to, people) in shown {
                prop_assert_eq!(from, next);
                prop_assert_eq!(people, counts[from..=to].iter().sum::<u32>());
                prop_assert!(people == 0 || people >= 3);
                next = to + 1;
            }
            prop_assert_eq!(next, counts.len());
            prop_assert!(all >= 5);
        } else {
            let large = counts.iter().filter(|&&people| people >= 3).count();
            let clean = counts.iter().all(|&people| people == 0 || people >= 3);
            // What needs no merging is only withheld for want of people or of levels.
            prop_assert!(!clean || all < 5 || counts.len() < 2, "{} large", large);
        }
    }

    #[test]
    fn withheld_options_never_leave_a_small_rest(counts in vec(0..12_u32, 1..8), silent in 0..4_u32) {
        let people = counts.iter().sum::<u32>() + silent;
        let shown = options(&counts, people, Choice::One, Question::Ordinary);
        let published: u32 = shown.iter().flatten().sum();
        let rest = people - published;
        prop_assert!(published == 0 || rest == 0 || rest >= 3);
    }
}
