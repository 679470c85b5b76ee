//! What must hold for any table.

use super::company::{Company, Random, company};
use crate::{Cell, Policy, Reason, protect};
use proptest::prelude::*;

fn published<const F: usize>(company: &Company<F>, k: u32) -> Vec<(Cell<F>, u32)> {
    protect(&company.table(), Policy { k, ..Policy::default() }).published().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn the_order_of_people_does_not_matter(seed in any::<u64>()) {
        let mut company = company(seed, 200, [6, 3]);
        let before = published(&company, 5);
        let mut random = Random(seed);
        for i in (1..company.people.len()).rev() {
            company.people.swap(i, random.below(i + 1));
        }
        prop_assert_eq!(before, published(&company, 5));
    }

    #[test]
    fn a_larger_k_never_shows_more(seed in any::<u64>(), k in 0..9_u32) {
        let company = company(seed, 200, [6]);
        let more = published(&company, k);
        for cell in published(&company, k + 1) {
            prop_assert!(more.contains(&cell), "{:?} appears at k = {}", cell, k + 1);
        }
    }

    #[test]
    fn only_groups_of_k_are_shown_and_every_blank_has_a_reason(seed in any::<u64>()) {
        let company = company(seed, 200, [6]);
        let protected = protect(&company.table(), Policy::default());
        let mut withheld = 0;
        for cell in company.cells() {
            let people = company.count(&cell);
            match protected.explain(cell) {
                None => prop_assert!(people >= 5),
                Some(Reason::Empty) => prop_assert_eq!(people, 0),
                Some(Reason::TooFew) => prop_assert!((1..5).contains(&people)),
                Some(Reason::ProtectsOthers) => prop_assert!(people >= 5),
                Some(Reason::NotInTable) => prop_assert!(false, "{:?} is in the table", cell),
            }
            withheld += u64::from(protected.people(cell).is_withheld() && people > 0);
        }
        prop_assert_eq!(protected.loss().cells_withheld, withheld);
        prop_assert!(protected.loss().share_of_people() <= 1.0);
    }

    /// Each published cell against each published total that holds it: the rest is nobody or `k`.
    #[test]
    fn no_complement_is_small(seed in any::<u64>()) {
        let company = company(seed, 200, [6]);
        let shown = published(&company, 5);
        let is_within = |part: &Cell<1>, whole: &Cell<1>| {
            company.is_in(part, whole) || (whole.flat == part.flat && whole.department.is_none())
        };
        for (part, of_part) in &shown {
            for (whole, of_whole) in shown.iter().filter(|(whole, _)| is_within(part, whole)) {
                let rest = of_whole - of_part;
                prop_assert!(rest == 0 || rest >= 5, "{:?} in {:?}", part, whole);
            }
        }
    }

    /// Where no one is alone in anything, protection must cost nothing.
    #[test]
    fn large_groups_lose_nothing(departments in 1..6_usize, roles in 1..5_usize) {
        let places = (0..departments)
            .flat_map(|department| (0..roles).map(move |role| (department, role)));
        let people = places
            .flat_map(|(department, role)| {
                vec![Cell { department: Some(department), flat: [Some(role)] }; 5 + role]
            })
            .collect();
        let company = Company { parents: vec![None; departments], sizes: [roles], people };
        prop_assert_eq!(published(&company, 5).len(), (departments + 1) * (roles + 1));
    }
}
