//! Tables small enough to follow by hand.

use crate::{
    Cell, Decision, Figure, Policy, Reason, Table, TableError, decide_group, decide_text, protect,
    protect_where,
};

const POLICY: Policy = Policy { k: 5, k_text: 10, bucket: 3 };

fn department(department: usize) -> Cell<0> {
    Cell { department: Some(department), flat: [] }
}

const EVERYONE: Cell<0> = Cell { department: None, flat: [] };

/// Departments at the top with these numbers of people.
fn departments(people: &[u32]) -> Table<0> {
    let mut table = Table::new(&vec![None; people.len()], []).unwrap();
    for (number, &people) in people.iter().enumerate() {
        table.add(department(number), people).unwrap();
    }
    table
}

fn shown(table: &Table<0>, departments: usize) -> Vec<Option<u32>> {
    let protected = protect(table, POLICY);
    (0..departments).map(|number| protected.people(department(number)).published()).collect()
}

#[test]
fn groups_from_k_on_are_shown_and_text_later() {
    assert_eq!(decide_group(4, POLICY), Decision::Hidden);
    assert_eq!(decide_group(5, POLICY), Decision::Shown);
    assert_eq!(decide_text(9, POLICY), Decision::Hidden);
    assert_eq!(decide_text(10, POLICY), Decision::Shown);
    assert_eq!(decide_group(0, Policy { k: 0, ..POLICY }), Decision::Hidden);
}

#[test]
fn where_all_are_large_all_is_shown() {
    assert_eq!(shown(&departments(&[5, 8, 13]), 3), [Some(5), Some(8), Some(13)]);
}

/// 3 could be computed as 26 − 8 − 15; the smaller of the large ones goes with it.
#[test]
fn a_small_department_takes_the_smallest_other_with_it() {
    let table = departments(&[3, 8, 15]);
    assert_eq!(shown(&table, 3), [None, None, Some(15)]);
    let protected = protect(&table, POLICY);
    assert_eq!(protected.people(EVERYONE), Figure::Published(26));
    assert_eq!(protected.explain(department(0)), Some(Reason::TooFew));
    assert_eq!(protected.explain(department(1)), Some(Reason::ProtectsOthers));
    assert_eq!(protected.explain(department(2)), None);
    let loss = protected.loss();
    assert_eq!((loss.cells, loss.cells_withheld), (4, 2));
    assert_eq!((loss.people, loss.people_withheld), (52, 11));
}

/// Two small ones cover each other, if together they are enough.
#[test]
fn small_departments_cover_each_other() {
    assert_eq!(shown(&departments(&[3, 3, 15]), 3), [None, None, Some(15)]);
    assert_eq!(shown(&departments(&[2, 2, 15, 9]), 4), [None, None, Some(15), None]);
}

#[test]
fn an_empty_department_is_no_cover_and_looks_the_same() {
    let table = departments(&[3, 0, 15]);
    assert_eq!(shown(&table, 3), [None, None, None]);
    let protected = protect(&table, POLICY);
    assert_eq!(protected.people(department(0)), protected.people(department(1)));
    assert_eq!(protected.explain(department(1)), Some(Reason::Empty));
}

/// Two people work directly in Sales; Sales less its parts would show them.
#[test]
fn people_directly_in_a_department_are_protected_too() {
    let mut table = Table::new(&[None, Some(0), Some(0), None], []).unwrap();
    for (number, people) in [(0, 2), (1, 12), (2, 7), (3, 30)] {
        table.add(department(number), people).unwrap();
    }
    assert_eq!(shown(&table, 4), [Some(21), Some(12), None, Some(30)]);
}

/// The rest of a grandparent: 30 − 28 leaves two, although the parent in between is not shown.
#[test]
fn nothing_is_left_over_across_levels() {
    let mut table = Table::new(&[None, Some(0), Some(1), None], []).unwrap();
    for (number, people) in [(0, 1), (1, 1), (2, 28), (3, 40)] {
        table.add(department(number), people).unwrap();
    }
    let protected = protect(&table, POLICY);
    let both = [0, 2].map(|number| protected.people(department(number)).is_withheld());
    assert!(both.contains(&true), "{both:?}");
}

#[test]
fn nothing_is_shown_of_a_tiny_organisation() {
    let table = departments(&[2, 2]);
    assert_eq!(protect(&table, POLICY).published().count(), 0);
    assert_eq!(protect(&departments(&[]), POLICY).published().count(), 0);
}

#[test]
fn without_departments_roles_stand_alone() {
    let mut table = Table::new(&[], [3]).unwrap();
    for (role, people) in [(Some(0), 9), (Some(1), 6), (Some(2), 2), (None, 3)] {
        table.add(Cell { department: None, flat: [role] }, people).unwrap();
    }
    let protected = protect(&table, POLICY);
    let role = |role| protected.people(Cell { department: None, flat: [role] }).published();
    // Two people in the third role and three without a known role cover each other.
    assert_eq!([None, Some(0), Some(1), Some(2)].map(role), [Some(20), Some(9), Some(6), None]);
}

#[test]
fn what_nobody_wants_need_not_be_paid_for() {
    let mut table = Table::new(&[None, None], [2]).unwrap();
    for (department, role, people) in [(0, 0, 9), (0, 1, 2), (1, 0, 9), (1, 1, 9)] {
        let place = Cell { department: Some(department), flat: [Some(role)] };
        table.add(place, people).unwrap();
    }
    let inside = Cell { department: Some(1), flat: [Some(0)] };
    assert!(protect(&table, POLICY).people(inside).is_withheld());
    let margins = |cell: Cell<1>| cell.department.is_none() || cell.flat[0].is_none();
    let protected = protect_where(&table, POLICY, margins);
    assert_eq!(protected.loss().cells_withheld, 0);
    assert_eq!(protected.explain(inside), Some(Reason::NotInTable));
}

#[test]
fn a_cell_that_does_not_exist_is_withheld_and_its_value_never_computed() {
    let protected = protect(&departments(&[9, 3]), POLICY);
    for cell in [department(1), department(7)] {
        assert!(protected.figure(cell, |_| unreachable!("withheld")).published().is_none());
    }
}

#[test]
fn impossible_tables_are_refused() {
    let refused = |parents: &[Option<usize>]| Table::<0>::new(parents, []).unwrap_err();
    assert_eq!(refused(&[Some(4)]), TableError::UnknownParent { department: 0 });
    assert_eq!(refused(&[Some(1), Some(0)]), TableError::Cycle { department: 0 });
    assert_eq!(refused(&[Some(0)]), TableError::Cycle { department: 0 });
    let mut table = Table::new(&[None], [2]).unwrap();
    for place in
        [Cell { department: Some(1), flat: [None] }, Cell { department: None, flat: [Some(2)] }]
    {
        assert_eq!(table.add(place, 1), Err(TableError::UnknownCell));
    }
}
