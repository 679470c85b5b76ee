//! Plans: drawn from what is known, settled by whoever they are for, drawn anew without touching what is done.

use std::collections::BTreeMap;

use competence::evidence::{self, NewEvidence};
use competence::{estimates, model};
use jiff::civil::date;
use learning::library;
use learning::plan::everybody::{self, Whose};
use learning::plan::mix;
use learning::plan::{Fixed, Item, Learner, Reason, Share, Stand, WEEKS, kept, make};
use learning::practice::practices;
use people::audit::Doer;
use people::testing::START;
use programme::waves;
use statistics::competence::Kind;
use store::testing::ENGINES;
use uuid::Uuid;

use crate::story::{Story, story};

/// A learner of a role who needs level 3 everywhere and stands at one level everywhere.
fn learner(role: &str, level: Option<f64>, weekly_minutes: u32) -> Learner {
    let stand = Stand { needed: 3, weight: 2, level };
    let stands = model::ready().active().map(|competence| (competence.key.clone(), stand));
    Learner {
        role: Some(role.to_owned()),
        stands: stands.collect(),
        weekly_minutes,
        ..Learner::default()
    }
}

fn plan(learner: &Learner, fixed: &Fixed) -> Vec<Item> {
    make(learner, library(), practices(), fixed)
}

fn minutes(items: &[Item], share: Share) -> u32 {
    items.iter().filter(|item| item.share == share).map(|item| item.minutes).sum()
}

#[test]
fn the_mix_is_seventy_twenty_ten_of_the_time_given() {
    for role in ["sales", "administration", "project-manager", "production-operator"] {
        for weekly in [30, 45, 60] {
            let items = plan(&learner(role, Some(0.6), weekly), &Fixed::default());
            let total = f64::from(weekly * WEEKS);
            for share in Share::ALL {
                let aim = total * f64::from(share.percent()) / 100.0;
                let got = f64::from(minutes(&items, share));
                // Whole units do not fill ten per cent to the minute.
                assert!((got - aim).abs() <= 25.0, "{role} {weekly} {share:?}: {got} of {aim}");
            }
            let mut weeks: BTreeMap<u32, u32> = BTreeMap::new();
            for item in &items {
                *weeks.entry(item.week).or_default() += item.minutes;
            }
            assert!(weeks.keys().all(|week| (1..=WEEKS).contains(week)));
            // What one week has too much the next has less; nobody gets twice a week's time.
            assert!(weeks.values().all(|minutes| *minutes <= 2 * weekly + 60), "{weeks:?}");
        }
    }
}

#[test]
fn it_begins_with_the_rules_and_each_thing_stands_there_once() {
    let items = plan(&learner("sales", None, 45), &Fixed::default());
    assert_eq!(items[0].key, "unit:data-rules");
    assert_eq!((items[0].week, &items[0].reason), (1, &Reason::Rules));
    let mut keys: Vec<&str> = items.iter().map(|item| item.key.as_str()).collect();
    keys.sort_unstable();
    let all = keys.len();
    keys.dedup();
    assert_eq!(keys.len(), all);
    assert!(items[1..].iter().all(|item| item.reason == Reason::Unknown { needed: 3 }));
}

#[test]
fn the_widest_gaps_come_first_and_reached_needs_last() {
    let mut learner = learner("sales", Some(3.2), 45);
    let far = Stand { needed: 3, weight: 3, level: Some(0.4) };
    learner.stands.insert("first-prompts".to_owned(), far);
    let items = plan(&learner, &Fixed::default());
    let place = |of: &str| items.iter().position(|item| item.competence == of);
    let first = place("first-prompts").unwrap();
    assert!(first <= 1, "{items:?}");
    for item in items.iter().filter(|item| item.competence == "first-prompts") {
        assert_eq!(item.reason, Reason::Gap { needed: 3, level: 0.4 });
    }
    let of_gap: u32 =
        items.iter().filter(|i| i.competence == "first-prompts").map(|i| i.minutes).sum();
    let of_any: u32 = items.iter().map(|item| item.minutes).sum();
    assert!(of_gap * 10 >= of_any, "a tenth at least: {of_gap} of {of_any}");
}

#[test]
fn what_is_part_of_ones_own_work_comes_before_what_is_not() {
    let mut with = learner("sales", Some(1.0), 45);
    with.tasks.insert("quotes".to_owned());
    let own = |items: &[Item]| items.iter().filter(|item| item.task == "quotes").count();
    let (without, with) =
        (plan(&learner("sales", Some(1.0), 45), &Fixed::default()), plan(&with, &Fixed::default()));
    assert_eq!(own(&without), 0, "nobody is told what their tasks are");
    let about = |items: &[Item]| {
        let is = |item: &&Item| {
            practices().get(item.key.split_once(':').unwrap().1).is_some_and(|p| p.task == "quotes")
        };
        items.iter().filter(is).count()
    };
    assert!(own(&with) > 0 && about(&with) >= about(&without));
}

#[test]
fn drawn_anew_it_leaves_alone_what_is_settled() {
    let learner = learner("sales", Some(0.5), 45);
    let first = plan(&learner, &Fixed::default());
    let done: Vec<Item> = first.iter().filter(|item| item.week <= 2).cloned().collect();
    let unwanted = first.iter().find(|item| item.week > 3).unwrap().key.clone();
    let fixed =
        Fixed { items: done.clone(), not: [unwanted.clone()].into_iter().collect(), from_week: 3 };
    let second = plan(&learner, &fixed);
    for item in &done {
        assert!(second.contains(item), "{item:?}");
    }
    assert!(second.iter().all(|item| item.key != unwanted));
    let new = second.iter().filter(|item| !done.contains(item));
    assert!(new.clone().count() > 5 && new.clone().all(|item| item.week >= 3));
    // The same once more is the same.
    assert_eq!(second, plan(&learner, &fixed));
}

#[tokio::test]
async fn somebody_makes_their_plan_and_changes_it() {
    for engine in ENGINES {
        let story = story(engine, 20).await;
        let (org, person) = (story.company.org.id, story.company.people[5]);
        let anna = story.site.sign_in(&story.company, Some(person), &[]).await;
        let page = anna.get("/learning").await.ok();
        assert!(page.says("Gör min plan") && page.says(r#"value="45""#), "{}", page.body);
        for wrong in ["", "5", "många", "1000"] {
            let page = anna.post("/learning/plan", &[("weekly_minutes", wrong)]).await;
            assert_eq!(page.status, 422, "{wrong}");
            assert!(page.says("Skriv ett tal mellan 15 och 240"), "{}", page.body);
        }
        let led = anna.post("/learning/plan", &[("weekly_minutes", "60")]).await.leads();
        assert_eq!(led, "/learning?said=plan-drawn");
        let get = || async {
            let mut conn = story.base.db.read(org).await.unwrap();
            kept::get(&mut conn, org, person).await.unwrap().unwrap()
        };
        let plan = get().await;
        assert_eq!((plan.weekly_minutes, plan.starts_on), (60, date(2026, 11, 2)));
        let page = anna.get("/learning").await.ok();
        assert!(page.says("Vecka 1 av 10"), "{}", page.body);
        assert!(page.says("vi vet inte var du står"), "{}", page.body);

        // Done, and not done after all.
        let work = plan.items.iter().find(|item| item.share == Share::Work).unwrap().key.clone();
        let done = |key: &str| vec![("item".to_owned(), key.to_owned())];
        let send = |path: &'static str, fields: Vec<(String, String)>| {
            let anna = &anna;
            async move {
                let fields: Vec<(&str, &str)> =
                    fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
                anna.post(path, &fields).await
            }
        };
        let _ = send("/learning/plan/items/done", done(&work)).await.leads();
        assert!(get().await.done.contains(&work));
        let _ = send("/learning/plan/items/open", done(&work)).await.leads();
        assert!(get().await.done.is_empty());
        let _ = send("/learning/plan/items/done", done(&work)).await.leads();
        // A unit is done by passing its quiz, not by a button.
        assert_eq!(send("/learning/plan/items/done", done("unit:data-rules")).await.status, 404);
        assert_eq!(send("/learning/plan/items/done", done("work:sales/nothing")).await.status, 404);

        // Moved to another week it stays there when the plan is drawn anew.
        let later =
            plan.items.iter().rfind(|item| item.share == Share::Exchange).unwrap().key.clone();
        let mut moved = done(&later);
        moved.push(("week".to_owned(), "2".to_owned()));
        let _ = send("/learning/plan/items/move", moved).await.leads();
        let _ = anna.post("/learning/plan", &[("weekly_minutes", "45")]).await.leads();
        let after = get().await;
        assert_eq!(after.items.iter().find(|item| item.key == later).unwrap().week, 2);
        assert!(after.done.contains(&work) && after.items.iter().any(|item| item.key == work));

        // Swapped, something else takes its place.
        let other = after
            .items
            .iter()
            .find(|item| item.share == Share::Work && item.key != work)
            .unwrap()
            .key
            .clone();
        let _ = send("/learning/plan/items/swap", done(&other)).await.leads();
        assert!(get().await.items.iter().all(|item| item.key != other));

        // An idea of one's own counts as what it is, and can be taken away.
        let wrong = anna
            .post(
                "/learning/plan/own",
                &[("text", " "), ("share", "work"), ("minutes", "x"), ("week", "3")],
            )
            .await;
        assert_eq!(wrong.status, 422);
        assert!(
            wrong.says("Skriv vad du vill göra") && wrong.says("mellan 5 och 480"),
            "{}",
            wrong.body
        );
        let own = [
            ("text", "Visa Olle <b>makrot</b>"),
            ("share", "exchange"),
            ("minutes", "25"),
            ("week", "3"),
        ];
        let _ = anna.post("/learning/plan/own", &own).await.leads();
        let plan = get().await;
        let mine = plan.items.iter().find(|item| item.key.starts_with("own:")).unwrap();
        assert_eq!((mine.week, mine.minutes, mine.share), (3, 25, Share::Exchange));
        let page = anna.get("/learning").await.ok();
        assert!(page.says("Visa Olle &#60;b&#62;makrot"), "{}", page.body);
        let _ = send("/learning/plan/items/swap", done(&mine.key)).await.leads();
        assert!(get().await.items.iter().all(|item| !item.key.starts_with("own:")));

        // Passing a unit's quiz is done in the plan too.
        let fields: Vec<(String, String)> =
            (1..=5).map(|n| (format!("q-{n}"), "0".to_owned())).collect();
        let _ = send("/learning/units/data-rules/quiz", fields).await.leads();
        assert!(get().await.done.contains("unit:data-rules"));

        // After ten weeks another plan begins, and what was done does not come again.
        story.site.app.clock.set(START.plus_days(71));
        let late = story.site.sign_in(&story.company, Some(person), &[]).await;
        let page = late.get("/learning").await.ok();
        assert!(page.says("De tio veckorna är slut"), "{}", page.body);
        let _ = late.post("/learning/plan", &[("weekly_minutes", "45")]).await.leads();
        let next = get().await;
        assert_eq!(next.starts_on, date(2027, 1, 11));
        assert!(next.done.is_empty());
        assert!(next.items.iter().all(|item| item.key != work && item.key != "unit:data-rules"));
    }
}

/// Everybody rates themselves at one level in every competence.
async fn rate(story: &Story, level: f64) {
    let org = story.company.org.id;
    let mut conn = story.base.db.write(org).await.expect("a connection");
    let pieces = story.company.people.iter().flat_map(|person| {
        let source = ("assessment", Uuid::now_v7());
        model::ready().active().map(move |competence| NewEvidence {
            person: *person,
            competence: competence.key.clone(),
            kind: Kind::SelfRating,
            value: level,
            at: START,
            source,
        })
    });
    evidence::add_many(&mut conn, org, pieces).await.expect("the database takes it");
    conn.commit().await.expect("kept");
    estimates::recompute(&story.base.db, org, None, START).await.expect("the database takes it");
}

#[tokio::test]
async fn a_whole_wave_gets_plans_that_follow_the_matrix() {
    for engine in ENGINES {
        let story = story(engine, 24).await;
        let (org, db) = (story.company.org.id, &story.base.db);
        let chosen = &story.company.people[4..10];
        let doer = Doer::program();
        let mut conn = db.write(org).await.unwrap();
        let wave =
            waves::add(&mut conn, org, waves::Kind::Pilot, "Pilot", &doer, START).await.unwrap();
        waves::add_members(&mut conn, org, wave.id, chosen, &doer, START).await.unwrap();
        everybody::ask(&mut conn, org, Whose::Wave(wave.id), START).await.unwrap();
        conn.commit().await.unwrap();
        story.site.run_jobs().await;
        let get = |person| async move {
            let mut conn = db.read(org).await.unwrap();
            kept::get(&mut conn, org, person).await.unwrap()
        };
        for person in chosen {
            let plan = get(*person).await.unwrap();
            assert_eq!(plan.weekly_minutes, kept::USUAL_MINUTES);
            assert!(plan.items.len() > 8);
        }
        assert!(get(story.company.people[0]).await.is_none(), "nobody else got one");

        // Somebody does a thing; the matrix becomes known; plans are drawn anew and the thing stays.
        let person = chosen[0];
        let plan = get(person).await.unwrap();
        let work = plan.items.iter().find(|item| item.share == Share::Work).unwrap();
        let mut conn = db.write(org).await.unwrap();
        kept::settle(&mut conn, org, person, &plan, &work.key, kept::Deed::Done, START)
            .await
            .unwrap();
        conn.commit().await.unwrap();
        rate(&story, 2.0).await;
        assert_eq!(everybody::draw(db, org, Whose::Existing, START).await.unwrap(), 6);
        let after = get(person).await.unwrap();
        assert!(after.is_done(work) && after.items.contains(work));
        let known = |item: &&Item| matches!(item.reason, Reason::Gap { .. } | Reason::Reached);
        assert!(after.items.iter().filter(known).count() > 5, "{:?}", after.items);
        // What they have seen of this week stays; only what is to come follows the matrix.
        let of_this_week = |plan: &kept::Plan| -> Vec<Item> {
            plan.items.iter().filter(|item| item.week == 1).cloned().collect()
        };
        assert_eq!(of_this_week(&after), of_this_week(&plan));
        assert_ne!(after.items, plan.items);
        // One plan or many: the same drawing.
        assert_eq!(everybody::draw(db, org, Whose::Everybody, START).await.unwrap(), 24);
        let other = story.company.people[0];
        let many = get(other).await.unwrap();
        let mut conn = db.write(org).await.unwrap();
        let today = START.date(&story.company.org.zone());
        kept::draw(&mut conn, org, other, 45, today, START).await.unwrap();
        conn.commit().await.unwrap();
        assert_eq!(get(other).await.unwrap().items, many.items);
    }
}

#[tokio::test]
async fn hr_reads_the_mix_of_a_wave_once_a_week_and_only_of_enough() {
    for engine in ENGINES {
        let story = story(engine, 24).await;
        let (org, db) = (story.company.org.id, &story.base.db);
        let hr = story.site.hr(&story.company).await;
        assert!(hr.get("/learning/plans").await.ok().says("Inga omgångar än"));
        let doer = Doer::program();
        let mut conn = db.write(org).await.unwrap();
        let wave =
            waves::add(&mut conn, org, waves::Kind::Pilot, "Pilot", &doer, START).await.unwrap();
        let six = &story.company.people[4..10];
        waves::add_members(&mut conn, org, wave.id, six, &doer, START).await.unwrap();
        let few =
            waves::add(&mut conn, org, waves::Kind::Wave, "Liten", &doer, START).await.unwrap();
        let three = &story.company.people[10..13];
        waves::add_members(&mut conn, org, few.id, three, &doer, START).await.unwrap();
        conn.commit().await.unwrap();
        for id in [wave.id, few.id] {
            let fields = [("wave", id.to_string())];
            let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
            let _ = hr.post("/learning/plans", &fields).await.leads();
        }
        story.site.run_jobs().await;
        // Somebody does a thing this week: it counts from next Monday on.
        let person = six[0];
        let mut conn = db.write(org).await.unwrap();
        let plan = kept::get(&mut conn, org, person).await.unwrap().unwrap();
        let work = plan.items.iter().find(|item| item.share == Share::Work).unwrap();
        let deed = kept::Deed::Done;
        kept::settle(&mut conn, org, person, &plan, &work.key, deed, START).await.unwrap();
        conn.commit().await.unwrap();
        mix::count(db, org, START).await.unwrap();
        let read = || async { mix::all(&mut db.read(org).await.unwrap(), org).await.unwrap() };
        assert!(read().await.iter().all(|mix| mix.plans == Some(0)), "made after Monday began");
        mix::count(db, org, START.plus_days(7)).await.unwrap();
        let mixes = read().await;
        let told = mixes.iter().find(|mix| mix.wave == wave.id).unwrap();
        assert_eq!((told.people, told.plans), (6, Some(6)));
        let minutes = told.minutes.unwrap();
        assert_eq!(minutes[0].1, u64::from(work.minutes));
        assert!(minutes[0].0 > minutes[1].0 && minutes[1].0 > minutes[2].0, "{minutes:?}");
        let silent = mixes.iter().find(|mix| mix.wave == few.id).unwrap();
        assert_eq!((silent.plans, silent.minutes), (None, None));
        let page = hr.get("/learning/plans").await.ok();
        assert!(
            page.says("6 av 6 har en plan") && page.says("För få för att visas"),
            "{}",
            page.body
        );
        let one = story.site.sign_in(&story.company, Some(person), &[]).await;
        assert_eq!(one.get("/learning/plans").await.status, 403);
    }
}
