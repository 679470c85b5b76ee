//! From evidence to figures.

use competence::matrix::{self, Scope, first_to_train};
use competence::model::{self, Model};
use competence::{estimates, evidence, profiles};
use people::audit::Doer;
use people::testing::{START, company};
use store::counting_statements;
use store::testing::ENGINES;

use crate::company::{Story, story};

#[tokio::test]
async fn roles_get_the_profile_their_name_asks_for() {
    for engine in ENGINES {
        let story = story(engine, 12).await;
        let org = story.company.org.id;
        let mut conn = story.db().write(org).await.unwrap();
        let roles = profiles::all(&mut conn, org, model::ready()).await.unwrap();
        let found: Vec<(&str, Option<&str>)> =
            roles.iter().map(|role| (role.name.as_str(), role.profile.ready.as_deref())).collect();
        let expected = [
            ("Säljare", Some("sales")),
            ("Ekonomiassistent", Some("finance")),
            ("Montör", Some("production-operator")),
        ];
        assert_eq!(found, expected, "most text, documents and data first");

        let doer = Doer::program();
        assert_eq!(profiles::unchecked(&mut conn, org).await.unwrap(), (3, 3));
        assert_eq!(profiles::check_all(&mut conn, org, &doer, START).await.unwrap(), 3);
        assert_eq!(profiles::unchecked(&mut conn, org).await.unwrap(), (3, 0));
        assert_eq!(profiles::check_all(&mut conn, org, &doer, START).await.unwrap(), 0);
        assert_eq!(profiles::install_for_new_roles(&mut conn, org, START).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn evidence_becomes_the_figures_of_the_matrix() {
    for engine in ENGINES {
        let story = story(engine, 60).await;
        assert_eq!(story.rate_themselves(0..60).await, 600);
        let done = story.recompute(None, START).await;
        assert_eq!((done.people, done.pieces), (60, 600));

        let (frame, view) = story.view(Scope::default()).await;
        assert_eq!((frame.people, view.all.people), (60, 60));
        let cell = view.all.cells[0].as_ref().unwrap();
        assert_eq!(cell.people, 60);
        // Levels 0 to 3 evenly: 1.5, less 0.3 by which people overrate themselves.
        assert!((cell.mean - 1.2).abs() < 0.05, "{}", cell.mean);
        assert!(cell.low < cell.mean && cell.mean < cell.high);
        assert_eq!(cell.levels.iter().map(|(_, _, people)| people).sum::<u32>(), 60);

        // 20 people in each role, five in each role and department.
        assert_eq!(view.roles.len(), 3);
        assert!(view.roles.iter().all(|(_, row)| row.people == 20));
        let first = first_to_train(&frame, &view);
        assert!(first.windows(2).all(|pair| pair[0].priority >= pair[1].priority));
        let top = &first[0];
        let by_hand =
            top.figures.gap(f64::from(top.need.level)) * f64::from(top.need.weight) * 20.0;
        assert!((top.priority - by_hand).abs() < 1e-9);

        let department = Some(story.company.departments[1]);
        let (_, production) = story.view(Scope { department, wave: None }).await;
        assert_eq!(production.all.people, 30, "with the department below it");
    }
}

#[tokio::test]
async fn a_role_of_few_is_not_shown_and_cannot_be_subtracted() {
    for engine in ENGINES {
        // 15 people in the roles' first two, of whom 4 and 3 and so on are known.
        let story = story(engine, 60).await;
        let sellers: Vec<usize> = (0..60).filter(|i| i % 3 == 2).take(4).collect();
        let others: Vec<usize> = (0..60).filter(|i| i % 3 != 2).collect();
        story.rate_themselves(sellers.iter().chain(&others).copied()).await;
        story.recompute(None, START).await;
        let (frame, view) = story.view(Scope::default()).await;
        let seller = frame.role(story.company.roles[2]).unwrap();
        let cell_of = |role: usize| {
            let (_, row) = view.roles.iter().find(|(place, _)| *place == role).unwrap();
            row.cells[0].clone()
        };
        assert_eq!(cell_of(seller), None, "four are too few");
        // All together and all roles but one would give the four away.
        let shown = (0..3).filter(|role| cell_of(*role).is_some()).count();
        assert!(view.all.cells[0].is_none() || shown < 2);
    }
}

#[tokio::test]
async fn a_wave_is_a_view_of_its_own() {
    for engine in ENGINES {
        let story = story(engine, 60).await;
        let wave = story.wave(&(0..24).collect::<Vec<_>>()).await;
        story.rate_themselves(0..60).await;
        story.recompute(None, START).await;
        let (frame, view) = story.view(Scope { department: None, wave: Some(wave) }).await;
        assert_eq!(frame.waves, [(wave, "Pilot".to_owned())]);
        assert_eq!(view.all.people, 24);
        assert_eq!(view.all.cells[0].as_ref().unwrap().people, 24);
    }
}

#[tokio::test]
async fn the_same_source_twice_counts_once() {
    for engine in ENGINES {
        let story = story(engine, 12).await;
        let org = story.company.org.id;
        let mut piece = story.challenge(0, "first-prompts", 1.0, START);
        assert_eq!(story.add(vec![piece.clone()]).await, 1);
        piece.value = 4.0;
        story.add(vec![piece.clone()]).await;
        let mut conn = story.db().read(org).await.unwrap();
        let known = evidence::of_person(&mut conn, org, piece.person).await.unwrap();
        assert_eq!(known.len(), 1);
        assert_eq!(known[0].ratings, [("first-prompts".to_owned(), 4.0)]);
        drop(conn);

        let off_scale = evidence::NewEvidence { value: 4.5, ..piece.clone() };
        let unknown = evidence::NewEvidence { competence: "juggling".into(), ..piece };
        assert_eq!(story.add(vec![off_scale, unknown]).await, 0);
    }
}

#[tokio::test]
async fn recomputing_one_person_moves_that_person_and_five_move_the_group() {
    for engine in ENGINES {
        let story = story(engine, 24).await;
        let org = story.company.org.id;
        story.rate_themselves(0..24).await;
        story.recompute(None, START).await;
        let (_, before) = story.view(Scope::default()).await;
        let later = START.plus_days(1);
        story.add(vec![story.challenge(0, "ai-principles", 4.0, later)]).await;
        let person = story.company.people[0];
        let done = story.recompute(Some(&[person]), later).await;
        assert_eq!((done.people, done.pieces), (24, 11));

        let (frame, after) = story.view(Scope::default()).await;
        let place = frame.competence("ai-principles").unwrap();
        let mean = |view: &competence::matrix::View| view.all.cells[place].as_ref().unwrap().mean;
        assert_eq!(mean(&after), mean(&before), "the difference would be that one person");
        let mut conn = story.db().read(org).await.unwrap();
        let levels = estimates::of_person(&mut conn, org, person).await.unwrap();
        let (_, known) = levels.iter().find(|(key, _)| key == "ai-principles").unwrap();
        assert_eq!(known.pieces, 2);
        assert!(known.belief.mean > 1.0);
        drop(conn);

        let four = (1..5).map(|i| story.challenge(i, "ai-principles", 4.0, later));
        story.add(four.collect()).await;
        story.recompute(Some(&story.company.people[1..5]), later).await;
        let (_, after) = story.view(Scope::default()).await;
        assert!(mean(&after) > mean(&before));
    }
}

#[tokio::test]
async fn a_new_version_of_the_model_keeps_old_evidence() {
    for engine in ENGINES {
        let story = story(engine, 24).await;
        let org = story.company.org.id;
        story.rate_themselves(0..24).await;

        let doer = Doer::program();
        let mut changed = Model::clone(model::ready());
        changed.competences[0].retired_at = Some(START);
        let what = (people::action!("competence-retired"), "ai-principles");
        let mut conn = story.db().write(org).await.unwrap();
        let stale = changed.clone();
        assert_eq!(model::save(&mut conn, org, changed, what, &doer, START).await.unwrap(), 2);
        assert!(model::save(&mut conn, org, stale, what, &doer, START).await.is_err());
        conn.commit().await.unwrap();

        story.recompute(None, START).await;
        let (frame, _) = story.view(Scope::default()).await;
        assert_eq!((frame.model_version, frame.competences.len()), (2, 9));

        let mut conn = story.db().read(org).await.unwrap();
        let known = evidence::of_person(&mut conn, org, story.company.people[0]).await.unwrap();
        assert_eq!(known[0].model_version, 1);
        assert_eq!(known[0].ratings.len(), 10, "what was said is not unsaid");
        let old = model::version(&mut conn, org, 1).await.unwrap();
        assert!(old.get("ai-principles").unwrap().retired_at.is_none());
    }
}

#[tokio::test]
async fn another_organisation_has_its_own_matrix() {
    for engine in ENGINES {
        let story = story(engine, 24).await;
        story.rate_themselves(0..24).await;
        story.recompute(None, START).await;
        let other = Story { company: company(story.db(), 24).await, base: story.base };
        other.recompute(None, START).await;
        let (_, view) = other.view(Scope::default()).await;
        assert!(view.all.cells.iter().all(Option::is_none));
    }
}

#[tokio::test]
async fn whether_there_is_anything_to_show_is_told_without_reading_it() {
    for engine in ENGINES {
        for (people, rated) in [(60, 60), (60, 3), (60, 0)] {
            let story = story(engine, people).await;
            story.rate_themselves(0..rated).await;
            story.recompute(None, START).await;
            let (_, view) = story.view(Scope::default()).await;
            let rows = view.roles.iter().map(|(_, row)| row).chain([&view.all]);
            let any = rows.flat_map(|row| &row.cells).any(Option::is_some);
            assert_eq!(any, rated >= 5);
            let org = story.company.org.id;
            let mut conn = story.db().read(org).await.unwrap();
            let told = matrix::has_figures(&mut conn, org, Scope::default()).await.unwrap();
            assert_eq!(told, any, "{rated} of {people}");
        }
    }
}

#[tokio::test]
async fn statements_do_not_follow_the_number_of_people() {
    for engine in ENGINES {
        let mut counts = Vec::new();
        for people in [50, 500] {
            let story = story(engine, people).await;
            story.rate_themselves(0..people).await;
            let (_, statements) = counting_statements(story.recompute(None, START)).await;
            counts.push(statements);
        }
        assert_eq!(counts[0], counts[1], "{engine:?}");
    }
}

#[tokio::test]
async fn what_is_stored_about_a_person_can_be_taken_along_and_erased() {
    for engine in ENGINES {
        let story = story(engine, 12).await;
        let org = story.company.org.id;
        let person = story.company.people[3];
        story.rate_themselves(0..12).await;
        story.recompute(None, START).await;
        let mut conn = story.db().write(org).await.unwrap();
        let all = store::personal::export(&mut conn, org, person.0).await.unwrap();
        let tables: Vec<&str> = all.iter().map(|(table, _)| *table).collect();
        assert!(tables.contains(&"evidence") && tables.contains(&"estimate"));
        store::personal::erase(&mut conn, org, person.0).await.unwrap();
        assert!(evidence::of_person(&mut conn, org, person).await.unwrap().is_empty());
        assert!(estimates::of_person(&mut conn, org, person).await.unwrap().is_empty());
        assert_eq!(evidence::counts(&mut conn, org).await.unwrap(), (11, 11));
    }
}

#[tokio::test]
async fn a_source_can_be_taken_back() {
    for engine in ENGINES {
        let story = story(engine, 12).await;
        let org = story.company.org.id;
        let piece = story.challenge(0, "first-prompts", 3.0, START);
        let other = story.challenge(0, "first-prompts", 2.0, START);
        story.add(vec![piece.clone(), other.clone()]).await;
        let mut conn = story.db().write(org).await.unwrap();
        evidence::remove(&mut conn, org, piece.person, piece.source).await.unwrap();
        let left = evidence::of_person(&mut conn, org, piece.person).await.unwrap();
        assert_eq!(left.len(), 1);
        assert_eq!(left[0].source_id, other.source.1);
    }
}
