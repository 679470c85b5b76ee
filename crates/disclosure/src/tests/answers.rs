//! Options over the whole table, and an attacker who knows the size of every place.

use super::attacker::{PRIME, times, unnoticed_changes};
use super::company::{Company, company};
use crate::{
    Cell, Choice, Figure, Policy, Protected, Question, Range, Table, protect, protect_answers,
    protect_options,
};
use std::collections::BTreeMap;

const POLICY: Policy = Policy { k: 5, k_text: 10, bucket: 3 };

/// One dimension of roles and one of options.
type Answers = Company<2>;

fn group(cell: &Cell<2>) -> Cell<2> {
    Cell { department: cell.department, flat: [cell.flat[0], None] }
}

/// Whether a group is shown at all, by the people in it.
fn groups(answers: &Answers) -> Protected<1> {
    let mut table = Table::new(&answers.parents, [answers.sizes[0]]).unwrap();
    for person in &answers.people {
        table.add(Cell { department: person.department, flat: [person.flat[0]] }, 1).unwrap();
    }
    protect(&table, POLICY)
}

fn is_shown(groups: &Protected<1>, cell: &Cell<2>) -> bool {
    !groups.people(Cell { department: cell.department, flat: [cell.flat[0]] }).is_withheld()
}

/// Small sets of answers whose number the attacker can compute: single ones, and pairs with any
/// weights. Knows how many stand in each place.
fn attack(answers: &Answers, told: &[Cell<2>]) -> usize {
    let mut atoms: BTreeMap<Cell<2>, u32> = BTreeMap::new();
    for &place in &answers.people {
        *atoms.entry(place).or_default() += 1;
    }
    let atoms: Vec<(Cell<2>, u32)> = atoms.into_iter().collect();
    let mut rows: Vec<Vec<u64>> = told
        .iter()
        .map(|cell| atoms.iter().map(|(place, _)| u64::from(answers.is_in(place, cell))).collect())
        .collect();
    let mut places: Vec<Cell<2>> = atoms.iter().map(|(place, _)| group(place)).collect();
    places.dedup();
    rows.extend(places.iter().map(|place| {
        atoms.iter().map(|(atom, _)| u64::from(group(atom) == *place)).collect::<Vec<u64>>()
    }));
    let changes = unnoticed_changes(rows, atoms.len(), 3);
    // How many answers there are in an atom's place: where it is one, its number is the place's.
    let answers_at = |atom: usize| {
        atoms.iter().filter(|(other, _)| group(other) == group(&atoms[atom].0)).count()
    };
    let mut found = 0;
    for a in (0..atoms.len()).filter(|a| answers_at(*a) > 1) {
        let is_still = |a: usize| changes.iter().all(|change| change[a] == 0);
        if is_still(a) {
            found += usize::from(atoms[a].1 < POLICY.bucket);
            continue;
        }
        for b in (0..a).filter(|b| answers_at(*b) > 1 && !is_still(*b)) {
            let fixed = |x: &[u64], y: &[u64]| times(x[a], y[b]) == times(x[b], y[a]);
            let is_place = answers_at(a) == 2 && group(&atoms[a].0) == group(&atoms[b].0);
            let is_fixed = fixed(&changes[0], &changes[1]) && fixed(&changes[0], &changes[2]);
            found += usize::from(is_fixed && !is_place && atoms[a].1 + atoms[b].1 < POLICY.bucket);
        }
    }
    // Counts of groups.
    for cell in answers.cells().iter().filter(|cell| cell.flat[1].is_some()) {
        let inside: Vec<usize> =
            (0..atoms.len()).filter(|i| answers.is_in(&atoms[*i].0, cell)).collect();
        let is_still =
            |change: &Vec<u64>| inside.iter().fold(0, |s, i| (s + change[*i]) % PRIME) == 0;
        let is_open = inside.iter().any(|i| answers_at(*i) > 1);
        let is_few = (1..POLICY.bucket).contains(&answers.count(cell));
        found += usize::from(is_few && is_open && changes.iter().all(is_still));
    }
    found
}

#[test]
fn no_answer_of_few_can_be_computed_through_the_tree() {
    let (mut by_table, mut by_group) = (0, 0);
    let (mut told_by_table, mut told_by_group) = (0, 0);
    for seed in 0..60 {
        let answers = company::<2>(seed, 200, [4, 5]);
        let groups = groups(&answers);
        let shown = |cell: Cell<2>| u32::from(is_shown(&groups, &cell));
        let protected =
            protect_answers(&answers.table(), Choice::One, Question::Ordinary, POLICY, shown);
        let told: Vec<Cell<2>> = protected.published().map(|(cell, _)| cell).collect();
        assert!(told.iter().all(|cell| cell.flat[1].is_some() && is_shown(&groups, cell)));
        told_by_table += told.len();
        by_table += attack(&answers, &told);

        let mut told = Vec::new();
        for at in
            answers.cells().into_iter().filter(|c| c.flat[1].is_none() && is_shown(&groups, c))
        {
            let option = |option| Cell { flat: [at.flat[0], Some(option)], ..at };
            let counts: Vec<u32> =
                (0..answers.sizes[1]).map(|o| answers.count(&option(o))).collect();
            let people = answers.count(&at);
            let decided = protect_options(&counts, people, Choice::One, Question::Ordinary, POLICY);
            let Figure::Published(figures) = decided else { continue };
            let open = (0..).zip(figures).filter(|(_, figure)| !figure.is_withheld());
            told.extend(open.map(|(number, _)| option(number)));
        }
        told_by_group += told.len();
        by_group += attack(&answers, &told);
    }
    println!(
        "options decided group by group: {told_by_group} told, {by_group} of few computed; over the \
         table: {told_by_table} told, {by_table} computed"
    );
    assert_eq!(by_table, 0);
    assert!(by_group > 20);
    assert!(3 * told_by_table > told_by_group, "safe by silence");
}

/// North and south, ten each; in the north 2 of 10 chose the second option.
fn two_departments(south: [u32; 2]) -> Table<1> {
    let mut table = Table::new(&[None, None], [2]).unwrap();
    for (department, counts) in [(0, [8, 2]), (1, south)] {
        for (option, people) in counts.into_iter().enumerate() {
            let at = Cell { department: Some(department), flat: [Some(option)] };
            table.add(at, people).unwrap();
        }
    }
    table
}

fn told(table: &Table<1>, choice: Choice, question: Question) -> Vec<Option<u32>> {
    let protected = protect_answers(table, choice, question, POLICY, |_| 1);
    let cells = [None, Some(0), Some(1)]
        .into_iter()
        .flat_map(|department| [0, 1].map(|option| Cell { department, flat: [Some(option)] }));
    cells.map(|cell| protected.people(cell).published()).collect()
}

/// The north's two would be the company's seven less the south's five.
#[test]
fn what_a_department_hides_the_others_do_not_tell() {
    let told = told(&two_departments([5, 5]), Choice::One, Question::Ordinary);
    assert_eq!(told[..2], [Some(13), Some(7)]);
    assert_eq!(told[2..], [None; 4]);
}

#[test]
fn of_several_only_the_choice_is_told() {
    let told = told(&two_departments([6, 4]), Choice::Several, Question::Ordinary);
    assert_eq!(told, [Some(14), None, None, None, None, None]);
}

#[test]
fn an_option_that_all_chose_is_withheld_on_a_sensitive_question() {
    let mut table = Table::new(&[], [2]).unwrap();
    table.add(Cell { department: None, flat: [Some(0)] }, 9).unwrap();
    let all = Cell { department: None, flat: [Some(0)] };
    let told = |question| {
        protect_answers(&table, Choice::One, question, POLICY, |_| 1).people(all).published()
    };
    assert_eq!((told(Question::Ordinary), told(Question::Sensitive)), (Some(9), None));
}

#[test]
fn nothing_is_told_of_a_group_that_is_not_shown() {
    let table = two_departments([6, 4]);
    let protected = protect_answers(&table, Choice::One, Question::Ordinary, POLICY, |_| 0);
    assert_eq!(protected.published().count(), 0);
    let nothing = Table::<0>::new(&[], []).unwrap();
    let protected = protect_answers(&nothing, Choice::One, Question::Ordinary, POLICY, |_| 1);
    assert_eq!(protected.published().count(), 0);
}

#[test]
fn levels_of_which_nothing_is_told_are_one_range_where_they_are_neighbours() {
    let levels = |counts: [u32; 4]| {
        let mut table = Table::new(&[], [4]).unwrap();
        for (level, people) in counts.into_iter().enumerate() {
            table.add(Cell { department: None, flat: [Some(level)] }, people).unwrap();
        }
        let decided = protect_answers(&table, Choice::One, Question::Ordinary, POLICY, |_| 1);
        let all = Cell { department: None, flat: [None] };
        let ranges = decided.levels(all, 4, counts.iter().sum()).published()?;
        Some(
            ranges
                .iter()
                .map(|Range { from, to, people }| (*from, *to, *people))
                .collect::<Vec<_>>(),
        )
    };
    assert_eq!(levels([1, 2, 4, 5]), Some(vec![(0, 1, 3), (2, 2, 4), (3, 3, 5)]));
    assert_eq!(levels([2, 5, 4, 2]), Some(vec![(1, 1, 5), (2, 2, 4)]));
    assert_eq!(levels([3, 3, 3, 3]).map(|ranges| ranges.len()), Some(4));
    assert_eq!(levels([1, 1, 2, 1]), None);
}
