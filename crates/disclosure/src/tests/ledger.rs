//! Weeks small enough to follow by hand.

use crate::Policy;
use crate::ledger::{
    BytesError, Contribution, Group, Hold, Ledger, LedgerError, Release, Standing, Unit,
};
use crate::table::TableError;
use proptest::prelude::*;

const WHOLE: Group<0> = Group { unit: None, flat: [] };
const NORTH: Group<0> = Group { unit: Some(1), flat: [] };
const SOUTH: Group<0> = Group { unit: Some(2), flat: [] };

/// Departments 1 (north) and 2 (south) over some weeks.
struct Story {
    ledger: Ledger<0>,
    week: u32,
    people: Vec<Contribution<0>>,
}

impl Story {
    /// So many people in the north and in the south, from person 0 on.
    fn new(north: u32, south: u32) -> Self {
        let mut story = Self { ledger: Ledger::new(), week: 0, people: Vec::new() };
        story.join(NORTH, north);
        story.join(SOUTH, south);
        story
    }

    fn join(&mut self, place: Group<0>, people: u32) {
        let from = self.people.iter().map(|c| c.person + 1).max().unwrap_or(0);
        let new = (from..from + people).map(|person| Contribution { person, version: 0, place });
        self.people.extend(new);
    }

    fn leave(&mut self, persons: std::ops::Range<u32>) {
        self.people.retain(|c| !persons.contains(&c.person));
    }

    fn answer(&mut self, persons: std::ops::Range<u32>) {
        for person in self.people.iter_mut().filter(|c| persons.contains(&c.person)) {
            person.version += 1;
        }
    }

    fn transfer(&mut self, persons: std::ops::Range<u32>, place: Group<0>) {
        for person in self.people.iter_mut().filter(|c| persons.contains(&c.person)) {
            person.place = place;
        }
    }

    fn publish(&mut self) -> Release<0> {
        self.week += 1;
        let units = [1, 2].map(|id| Unit { id, parent: None });
        self.ledger.publish(self.week, &units, &self.people, Policy::default(), |_| 1).unwrap()
    }

    /// What is shown of the whole, the north and the south: `*` for today's figure, `=` for an
    /// earlier one that is also today's, `<` for an earlier one, `-` for nothing.
    fn shown(&mut self) -> String {
        let release = self.publish();
        let sign = |group| match release.standing(&group) {
            Standing::Refreshed { .. } => '*',
            Standing::Current { .. } => '=',
            Standing::Older { .. } => '<',
            Standing::Withheld => '-',
        };
        [WHOLE, NORTH, SOUTH].map(sign).iter().collect()
    }
}

#[test]
fn the_first_week_is_a_table_like_any() {
    assert_eq!(Story::new(8, 9).shown(), "***");
    assert_eq!(Story::new(8, 4).shown(), "*--");
}

#[test]
fn where_nothing_changed_the_figure_is_still_todays() {
    let mut story = Story::new(8, 9);
    story.publish();
    assert_eq!(story.shown(), "===");
}

#[test]
fn one_who_joins_is_not_seen_in_the_difference_until_five_did() {
    let mut story = Story::new(8, 9);
    story.publish();
    for _ in 0..4 {
        story.join(NORTH, 1);
        assert_eq!(story.shown(), "<<=");
    }
    let release = story.publish();
    assert_eq!(release.explain(&NORTH), Some(Hold::TooFewNew));
    assert_eq!(release.explain(&SOUTH), Some(Hold::NothingNew));
    assert_eq!(release.standing(&NORTH), Standing::Older { epoch: 1 });
    story.join(NORTH, 1);
    assert_eq!(story.shown(), "**=");
}

#[test]
fn new_answers_count_each_person_once() {
    let mut story = Story::new(8, 9);
    story.publish();
    for _ in 0..5 {
        story.answer(0..2);
        assert_eq!(story.shown(), "<<=");
    }
    story.answer(2..5);
    assert_eq!(story.shown(), "**=");
}

/// Three in the north and two in the south are new: the whole may be told, the north may not, and
/// not later either when two more are new there, since the south's two would be what remains.
#[test]
fn what_one_group_used_another_cannot_use_again() {
    let mut story = Story::new(12, 12);
    story.publish();
    story.answer(0..3);
    story.answer(12..14);
    assert_eq!(story.shown(), "*<<");
    story.answer(3..5);
    assert_eq!(story.shown(), "<<<");
    story.answer(0..24);
    assert_eq!(story.shown(), "***");
}

#[test]
fn those_who_left_count_as_long_as_as_many_twins_stay() {
    let mut story = Story::new(12, 9);
    story.publish();
    story.leave(0..5);
    assert_eq!(story.shown(), "**=");
}

/// Five of the north's six left. The whole of today less the south of yesterday is the sixth.
#[test]
fn those_who_left_do_not_count_for_more_than_stay() {
    let mut story = Story::new(6, 20);
    assert_eq!(story.shown(), "***");
    story.leave(0..5);
    assert_eq!(story.shown(), "<<=");
}

/// The six who moved and the six who stayed were in the same figures so far.
#[test]
fn those_who_move_count_where_as_many_twins_stay() {
    let mut story = Story::new(12, 12);
    story.publish();
    story.transfer(0..6, SOUTH);
    // The south of today follows from the whole and the north.
    assert_eq!(story.shown(), "=**");
    story.transfer(6..8, SOUTH);
    assert_eq!(story.shown(), "=<<");
}

#[test]
fn one_who_leaves_and_returns_is_known() {
    let mut story = Story::new(12, 9);
    story.publish();
    let before = story.people.clone();
    story.leave(0..4);
    assert_eq!(story.shown(), "<<=");
    story.people = before;
    assert_eq!(story.shown(), "===");
}

#[test]
fn a_department_that_is_gone_keeps_its_figure_until_it_is_retired() {
    let mut story = Story::new(12, 9);
    story.publish();
    let only = [Unit { id: 1, parent: None }];
    story.transfer(12..21, NORTH);
    let release = story.ledger.publish(9, &only, &story.people, Policy::default(), |_| 1).unwrap();
    assert_eq!(release.standing(&SOUTH), Standing::Older { epoch: 1 });
    assert_eq!(release.explain(&SOUTH), Some(Hold::NotInTable));
    assert_eq!(story.ledger.last(&SOUTH), Some((1, 9)));
    story.ledger.retire(|group| *group == SOUTH);
    assert_eq!(story.ledger.last(&SOUTH), None);
    assert_eq!(story.ledger.last(&NORTH).map(|(epoch, _)| epoch), Some(9));
}

#[test]
fn what_was_asked_before_is_not_decided_again() {
    let mut story = Story::new(12, 9);
    story.publish();
    story.transfer(0..1, SOUTH);
    assert_eq!(story.shown(), "=<<");
    let before = story.ledger.clone();
    // In another order, and after a night in the database.
    story.people.reverse();
    story.ledger = Ledger::from_bytes(&before.to_bytes()).unwrap();
    assert_eq!(story.ledger, before);
    assert_eq!(story.shown(), "=<<");
    // Anything else is another question: with five who moved both departments are told anew.
    story.transfer(1..6, SOUTH);
    story.people.extend((30..36).map(|person| Contribution { person, version: 0, place: NORTH }));
    assert_eq!(story.shown(), "***");
}

#[test]
fn a_group_shown_nowhere_is_never_published() {
    let mut story = Story::new(12, 9);
    let units = [1, 2].map(|id| Unit { id, parent: None });
    let departments = |group: Group<0>| u32::from(group.unit.is_some());
    let ledger = &mut story.ledger;
    let release = ledger.publish(1, &units, &story.people, Policy::default(), departments).unwrap();
    assert_eq!(release.standing(&WHOLE), Standing::Withheld);
    assert_eq!(release.refreshed().collect::<Vec<_>>(), [(NORTH, 12), (SOUTH, 9)]);
    assert_eq!((release.loss().cells, release.loss().cells_withheld), (2, 0));
}

#[test]
fn what_makes_no_sense_is_refused_and_changes_nothing() {
    let mut story = Story::new(12, 9);
    story.publish();
    let before = story.ledger.clone();
    let mut refused = |epoch, units: &[Unit], people: &[Contribution<0>]| {
        let refused = story.ledger.publish(epoch, units, people, Policy::default(), |_| 1);
        assert_eq!(story.ledger, before);
        refused.unwrap_err()
    };
    let one = Contribution { person: 1, version: 0, place: NORTH };
    let north = Unit { id: 1, parent: None };
    assert_eq!(refused(1, &[north], &[one]), LedgerError::NotLater { last: 1 });
    assert_eq!(refused(2, &[north], &[one, one]), LedgerError::Twice { person: 1 });
    assert_eq!(refused(2, &[], &[one]), LedgerError::Table(TableError::UnknownCell));
    let lost = Unit { id: 2, parent: Some(7) };
    let unknown = TableError::UnknownParent { department: 1 };
    assert_eq!(refused(2, &[north, lost], &[one]), LedgerError::Table(unknown));
    let ring = [Unit { id: 1, parent: Some(2) }, Unit { id: 2, parent: Some(1) }];
    let cycle = TableError::Cycle { department: 0 };
    assert_eq!(refused(2, &ring, &[one]), LedgerError::Table(cycle));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(50))]

    /// The same whatever the order of people and units, and after a journey through bytes.
    #[test]
    fn order_and_storage_do_not_matter(north in 0..20_u32, south in 0..20_u32, new in 0..20_u32) {
        let mut one = Story::new(north, south);
        let mut other = Story::new(north, south);
        for _ in 0..3 {
            for story in [&mut one, &mut other] {
                story.answer(0..new);
                story.join(SOUTH, new / 4);
                story.leave(3..3 + new / 5);
            }
            other.people.reverse();
            prop_assert_eq!(one.shown(), other.shown());
            prop_assert_eq!(&one.ledger, &other.ledger);
            let bytes = other.ledger.to_bytes();
            other.ledger = Ledger::from_bytes(&bytes).unwrap();
            prop_assert_eq!(&one.ledger, &other.ledger);
        }
    }

    /// Bytes that are no ledger are an error and nothing worse.
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
        let mut behind = vec![1, 0];
        behind.extend(&bytes);
        for bytes in [bytes, behind] {
            if let Ok(ledger) = Ledger::<0>::from_bytes(&bytes) {
                prop_assert_eq!(Ledger::from_bytes(&ledger.to_bytes()), Ok(ledger));
            }
        }
    }
}

#[test]
fn cut_off_bytes_are_refused() {
    let mut story = Story::new(12, 9);
    story.publish();
    let bytes = story.ledger.to_bytes();
    for end in 0..bytes.len() {
        assert_eq!(Ledger::<0>::from_bytes(&bytes[..end]), Err(BytesError));
    }
    assert_eq!(Ledger::<1>::from_bytes(&bytes), Err(BytesError));
}
