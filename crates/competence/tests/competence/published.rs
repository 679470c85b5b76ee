//! What was published before counts too: no figure is shown whose difference from an earlier one is about few.

use std::collections::{BTreeMap, HashMap};

use competence::matrix::{self, Figures, Scope, View};
use competence::{jobs, published, routes};
use governance::modules::{self, Module};
use people::audit::Doer;
use people::testing::{START, Site};
use store::testing::ENGINES;
use store::{Engine, Time, args, statement};
use web::Right;

use crate::company::{Story, story};

statement! {
    NUMBERS: organisation = "SELECT person_id, number FROM matrix_person WHERE org_id = $1";
    LEDGERS: organisation = "SELECT measure, bytes FROM matrix_ledger WHERE org_id = $1 ORDER BY measure";
    LEAVE: organisation = "UPDATE person SET left_at = $3, updated_at = $3 WHERE org_id = $1 AND id = $2";
    ROUND: organisation = "SELECT epoch FROM matrix_round WHERE org_id = $1";
    LOSE: organisation = "DELETE FROM matrix_ledger WHERE org_id = $1";
}

const KEY: &str = "first-prompts";

/// A company in which everybody but the last few has rated themselves, computed once.
async fn computed(engine: Engine, people: usize, silent: usize) -> Story {
    let story = story(engine, people).await;
    story.rate_themselves(0..people - silent).await;
    story.recompute(None, START).await;
    story
}

impl Story {
    /// What is shown of everybody in a department (none: of the whole organisation).
    async fn shown(&self, department: Option<usize>) -> Option<Figures> {
        let department = department.map(|i| self.company.departments[i]);
        let (frame, view) = self.view(Scope { department, wave: None }).await;
        view.all.cells[frame.competence(KEY).unwrap()].clone()
    }

    async fn numbers(&self) -> HashMap<uuid::Uuid, i64> {
        let org = self.company.org.id;
        let mut conn = self.db().read(org).await.unwrap();
        let rows = conn.all(&NUMBERS, args![org]).await.unwrap();
        rows.iter().map(|row| (row.get(0).unwrap(), row.get(1).unwrap())).collect()
    }

    async fn round(&self) -> i64 {
        let org = self.company.org.id;
        let mut conn = self.db().read(org).await.unwrap();
        conn.one(&ROUND, args![org]).await.unwrap().get(0).unwrap()
    }

    async fn ledgers(&self) -> Vec<(String, Vec<u8>)> {
        let org = self.company.org.id;
        let mut conn = self.db().read(org).await.unwrap();
        let rows = conn.all(&LEDGERS, args![org]).await.unwrap();
        rows.iter().map(|row| (row.get(0).unwrap(), row.get(1).unwrap())).collect()
    }

    async fn leave(&self, person: usize, at: Time) {
        let org = self.company.org.id;
        let mut conn = self.db().write(org).await.unwrap();
        conn.run(&LEAVE, args![org, self.company.people[person], at]).await.unwrap();
        conn.commit().await.unwrap();
    }
}

#[tokio::test]
async fn one_more_answer_changes_no_figure_until_enough_are_new() {
    for engine in ENGINES {
        // 15 people in each department; the last eight have not answered: two in each.
        let story = computed(engine, 60, 8).await;
        let before = story.shown(Some(3)).await.unwrap();
        assert_eq!((before.people, before.as_of), (13, None));
        let whole = story.shown(None).await.unwrap();

        let later = START.plus_days(7);
        let one = story.company.people[59];
        story.rate_themselves([59]).await;
        story.recompute(Some(&[one]), later).await;
        let after = story.shown(Some(3)).await.unwrap();
        assert_eq!(after, Figures { as_of: Some(START), ..before.clone() }, "with its date");
        assert_eq!(story.shown(None).await, Some(Figures { as_of: Some(START), ..whole.clone() }));
        // Where nobody answered nothing is old.
        assert_eq!(story.shown(Some(0)).await.unwrap().as_of, None);

        // The same in the daily computation of everybody; and ageing alone frees nothing.
        story.recompute(None, later.plus_days(1)).await;
        assert_eq!(story.shown(Some(3)).await, Some(after));

        // With the seventh answer enough is new of the whole, and of no department.
        story.rate_themselves(53..59).await;
        story.recompute(None, later.plus_days(2)).await;
        let now = story.shown(None).await.unwrap();
        assert_eq!((now.people, now.as_of), (59, None));
        assert_eq!(story.shown(Some(3)).await.unwrap().as_of, Some(START));
    }
}

#[tokio::test]
async fn who_leaves_cannot_be_subtracted() {
    for engine in ENGINES {
        let story = computed(engine, 60, 0).await;
        let before = story.shown(Some(3)).await.unwrap();
        assert_eq!(before.people, 15);
        story.leave(59, START).await;
        let later = START.plus_days(1);
        story.recompute(None, later).await;
        let after = story.shown(Some(3)).await;
        assert_eq!(after, Some(Figures { as_of: Some(START), ..before }));
    }
}

#[tokio::test]
async fn erasure_forgets_the_number_and_gives_it_to_nobody() {
    for engine in ENGINES {
        let story = computed(engine, 60, 2).await;
        let org = story.company.org.id;
        let before = story.numbers().await;
        let (erased, last) = before.iter().max_by_key(|(_, number)| **number).unwrap();
        let shown = story.shown(None).await;
        let mut conn = story.db().write(org).await.unwrap();
        let all = store::personal::export(&mut conn, org, *erased).await.unwrap();
        assert!(all.iter().any(|(table, _)| *table == "matrix_person"));
        let round = story.round().await;
        store::personal::erase(&mut conn, org, *erased).await.unwrap();
        store::personal::erase(&mut conn, org, uuid::Uuid::now_v7()).await.unwrap();
        conn.commit().await.unwrap();
        assert!(!story.numbers().await.contains_key(erased));
        assert_eq!(story.round().await, round + 1, "whoever computes just now begins anew");

        story.rate_themselves(58..60).await;
        story.recompute(None, START.plus_days(1)).await;
        let after = story.numbers().await;
        assert_eq!(after.len(), 59);
        let new = story.company.people[58..60].iter().map(|person| after[&person.0]);
        assert!(new.min() > Some(*last), "no number comes back");
        assert_eq!(story.shown(None).await.map(|figures| figures.mean), shown.map(|f| f.mean));
    }
}

#[tokio::test]
async fn the_same_again_changes_nothing_also_after_a_restart() {
    for engine in ENGINES {
        let story = computed(engine, 60, 8).await;
        story.rate_themselves(50..57).await;
        let later = START.plus_days(1);
        story.recompute(None, later).await;
        let (_, first) = story.view(Scope::default()).await;
        let (ledgers, numbers) = (story.ledgers().await, story.numbers().await);
        assert_eq!(ledgers.len(), 10, "one for each competence");

        // Nothing is kept in memory between two computations: each reads what the one before stored.
        story.recompute(None, later).await;
        story.recompute(Some(&story.company.people[0..2]), later).await;
        let (_, again) = story.view(Scope::default()).await;
        assert_eq!(again, first);
        assert_eq!(story.numbers().await, numbers);

        // It is the stored ledgers that hold figures back: without them the same computation tells more.
        story.rate_themselves([58]).await;
        story.recompute(None, later).await;
        let (_, held) = story.view(Scope::default()).await;
        assert_eq!(held.all.cells[0].as_ref().unwrap().as_of, Some(later));
        let org = story.company.org.id;
        let mut conn = story.db().write(org).await.unwrap();
        conn.run(&LOSE, args![org]).await.unwrap();
        conn.commit().await.unwrap();
        story.recompute(None, later).await;
        let (_, lost) = story.view(Scope::default()).await;
        assert_eq!(lost.all.cells[0].as_ref().unwrap().as_of, None);
    }
}

#[tokio::test]
async fn two_computations_at_once_come_to_one_end() {
    for engine in ENGINES {
        let story = computed(engine, 60, 8).await;
        story.rate_themselves(52..60).await;
        let later = START.plus_days(1);
        let new = &story.company.people[52..60];
        tokio::join!(story.recompute(Some(new), later), story.recompute(None, later));
        let (_, first) = story.view(Scope::default()).await;
        let numbers = story.numbers().await;
        assert_eq!(numbers.len(), 60);
        assert_eq!(story.shown(None).await.map(|figures| figures.people), Some(60));
        story.recompute(None, later).await;
        assert_eq!(story.view(Scope::default()).await.1, first);
        assert_eq!(story.numbers().await, numbers);
    }
}

#[tokio::test]
async fn without_the_assessment_the_figures_go_and_what_was_published_is_not_forgotten() {
    for engine in ENGINES {
        let story = computed(engine, 60, 0).await;
        let org = story.company.org.id;
        let doer = Doer::program();
        let (ledgers, numbers) = (story.ledgers().await, story.numbers().await);
        let mut conn = story.db().write(org).await.unwrap();
        modules::switch_off(&mut conn, org, Module::Assessment, &doer, START).await.unwrap();
        conn.commit().await.unwrap();
        let mut conn = story.db().read(org).await.unwrap();
        assert!(matrix::newest(&mut conn, org).await.unwrap().is_none());
        drop(conn);
        assert_eq!((story.ledgers().await, story.numbers().await), (ledgers, numbers.clone()));

        // The one who answers afterwards does not bring the others' figures back.
        story.rate_themselves([0]).await;
        story.recompute(None, START.plus_days(1)).await;
        assert_eq!(story.shown(None).await, None);
        story.rate_themselves(1..60).await;
        story.recompute(None, START.plus_days(2)).await;
        let figures = story.shown(None).await.unwrap();
        assert_eq!((figures.people, figures.as_of), (60, None));
        assert_eq!(story.numbers().await, numbers);
    }
}

#[tokio::test]
async fn older_figures_show_their_date_and_the_data_protection_role_reads_why() {
    for engine in ENGINES {
        let story = computed(engine, 60, 8).await;
        let site = Site::new(story.db(), routes(), jobs());
        let hr = site.hr(&story.company).await;
        let dated = "2 november 2026";
        let page = hr.get("/matrix").await.ok();
        assert!(!page.says("¹"), "all figures are as new as the matrix");

        let later = START.plus_days(7);
        story.rate_themselves([59]).await;
        story.recompute(None, later).await;
        let page = hr.get("/matrix").await.ok();
        assert!(page.says("<span class=\"sr-only\">, räknat 2 november 2026</span>"));
        assert!(page.says("</span> Räknat 2 november 2026.") && page.says("Räknat 9 november"));
        let role = story.company.roles[2];
        let page = hr.get(&format!("/matrix/role/{role}")).await.ok();
        assert!(page.says("(räknat 2 november 2026)") && page.says("</span> Räknat 2 november"));
        let department = story.company.departments[3];
        let path = format!("/matrix/competence/{KEY}?department={department}");
        assert!(hr.get(&path).await.ok().says("(räknat 2 november 2026)"));
        let json = hr.get("/matrix/export.json").await.ok();
        assert!(json.says(&format!("\"as_of\": {}", START.0)));
        let csv = hr.get("/matrix/export.csv").await.ok();
        assert!(csv.says("Räknat") && csv.says(dated) && csv.says("9 november 2026"));

        let org = story.company.org.id;
        let mut conn = story.db().read(org).await.unwrap();
        let accounts = published::accounts(&mut conn, org).await.unwrap();
        drop(conn);
        assert_eq!(accounts.len(), 10);
        for (_, account) in &accounts {
            assert_eq!(account.groups, account.today + account.older + account.hidden);
            assert!(account.older >= 2 && account.too_few_new >= 2, "{account:?}");
        }
        let guard = site.sign_in(&story.company, None, &[Right::DataProtection]).await;
        let page = guard.get("/matrix/published").await.ok();
        assert!(page.says("Vad matrisen visar och inte visar") && page.says("För lite nytt"));
        assert_eq!(hr.get("/matrix/published").await.status, 403);
    }
}

/// People by whom a figure may be told apart: who was in it, and in which state of their evidence.
type Contributions = BTreeMap<(usize, u32), f64>;

/// The smallest number of people in the difference of any two published figures of one competence.
fn fewest(figures: &[Contributions]) -> usize {
    let mut fewest = usize::MAX;
    for (i, one) in figures.iter().enumerate() {
        for other in &figures[..i] {
            let only = |a: &Contributions, b: &Contributions| {
                a.keys().filter(|key| !b.contains_key(key)).map(|(person, _)| *person).collect()
            };
            let mut people: Vec<usize> = only(one, other);
            people.extend::<Vec<usize>>(only(other, one));
            people.sort_unstable();
            people.dedup();
            if !people.is_empty() {
                fewest = fewest.min(people.len());
            }
        }
    }
    fewest
}

/// Weeks in which people answer, answer again and leave. What is shown each week of each department and role, taken
/// from the stored views, as the people in it.
async fn weeks(engine: Engine, with_ledger: bool) -> Vec<Contributions> {
    let story = story(engine, 60).await;
    let org = story.company.org.id;
    let mut answered = vec![0_u32; 60];
    let mut gone = [false; 60];
    let mut found: Vec<Contributions> = Vec::new();
    let changes: [(&[usize], &[usize]); 6] = [
        (
            &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23],
            &[],
        ),
        (&[24], &[]),
        (&[25, 3], &[5]),
        (&[26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37], &[]),
        (&[], &[6, 7]),
        (&[38, 40, 41, 42, 43, 44, 45, 46, 50, 54, 58, 34], &[8]),
    ];
    for (week, (answers, leavers)) in changes.into_iter().enumerate() {
        let now = START.plus_days(7 * week as i64);
        story.rate_themselves(answers.iter().copied()).await;
        for person in answers {
            answered[*person] += 1;
        }
        for person in leavers {
            story.leave(*person, now).await;
            gone[*person] = true;
        }
        if !with_ledger {
            let mut conn = story.db().write(org).await.unwrap();
            conn.run(&LOSE, args![org]).await.unwrap();
            conn.commit().await.unwrap();
        }
        story.recompute(None, now).await;
        for department in [None, Some(0), Some(1), Some(2), Some(3)] {
            let id = department.map(|i: usize| story.company.departments[i]);
            let (frame, view) = story.view(Scope { department: id, wave: None }).await;
            let place = frame.competence(KEY).unwrap();
            for (role, figures) in rows(&view, place) {
                // What is shown with a date was told in an earlier week and is in the list.
                if figures.as_of.is_some() {
                    continue;
                }
                let role = role.map(|role| {
                    story.company.roles.iter().position(|id| *id == frame.roles[role].id).unwrap()
                });
                let within = |person: usize| match department {
                    None => true,
                    Some(1) => matches!(person % 4, 1 | 2),
                    Some(department) => person % 4 == department,
                };
                let people = (0..60).filter(|i| {
                    answered[*i] > 0 && !gone[*i] && within(*i) && role.is_none_or(|r| i % 3 == r)
                });
                let people: Contributions = people.map(|i| ((i, answered[i]), 1.0)).collect();
                assert_eq!(people.len(), figures.people as usize);
                found.push(people);
            }
        }
    }
    found
}

fn rows(view: &View, place: usize) -> Vec<(Option<usize>, Figures)> {
    let all = view.all.cells[place].clone().map(|figures| (None, figures));
    let roles = view.roles.iter();
    let roles = roles.filter_map(|(role, row)| Some((Some(*role), row.cells[place].clone()?)));
    all.into_iter().chain(roles).collect()
}

#[tokio::test]
async fn no_two_figures_of_any_weeks_differ_by_few() {
    for engine in ENGINES {
        let told = weeks(engine, true).await;
        assert!(told.len() > 10, "{} figures are too few to attack", told.len());
        assert!(fewest(&told) >= 5, "{}", fewest(&told));
        // The attack works: on figures that forget the week before it finds single people.
        assert_eq!(fewest(&weeks(engine, false).await), 1);
    }
}
