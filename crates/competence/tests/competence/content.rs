//! The ready content: complete, and the same in every language but for the words.

use competence::model::{self, LEVELS};
use competence::profiles;
use web::Texts;

#[test]
fn the_ready_model_is_complete_in_every_language() {
    let model = model::ready();
    assert_eq!(model.competences.len(), 10);
    assert_eq!(model.tiers.len(), 3);
    assert_eq!(model.scale.len(), LEVELS);
    for lang in Texts::get().languages() {
        for tier in &model.tiers {
            assert!(tier.words.only(lang).is_some_and(|words| !words.name.is_empty()));
        }
        for competence in &model.competences {
            let words = competence.words.only(lang).unwrap();
            let all = [&words.name, &words.short, &words.question, &words.description];
            assert!(
                all.into_iter().chain(&words.anchors).all(|text| !text.trim().is_empty()),
                "{} lacks words in {}",
                competence.key,
                lang.code()
            );
            assert!(words.short.chars().count() <= 14, "{}: too long for a column", words.short);
        }
    }
}

#[test]
fn what_is_not_words_is_the_same_in_every_language() {
    let facts: Vec<_> = Texts::get()
        .languages()
        .map(|lang| {
            let model = model::ready_in(lang).unwrap();
            let tiers: Vec<_> = model.tiers.iter().map(|tier| tier.key.clone()).collect();
            let competences: Vec<_> = model
                .competences
                .iter()
                .map(|c| (c.key.clone(), c.tier.clone(), c.digcomp.clone(), c.outcomes.clone()))
                .collect();
            let roles: Vec<_> = profiles::ready_in(lang)
                .unwrap()
                .into_iter()
                .map(|role| (role.key, role.kind, role.shares, role.needs))
                .collect();
            (tiers, model.source.url.clone(), competences, roles)
        })
        .collect();
    assert!(facts.len() >= 2);
    assert!(facts.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn identifiers_of_digcomp_are_well_formed() {
    let number = |text: &str| text.parse::<u32>().is_ok();
    for competence in &model::ready().competences {
        assert!(!competence.digcomp.is_empty() && !competence.outcomes.is_empty());
        for id in &competence.digcomp {
            let (area, place) = id.split_once('.').unwrap();
            assert!(matches!(area, "1" | "2" | "3" | "4" | "5") && number(place), "{id}");
        }
        for id in &competence.outcomes {
            let parts: Vec<&str> = id.strip_prefix("LO").unwrap().split('.').collect();
            assert!(parts.len() == 3 && parts.iter().all(|part| number(part)), "{id}");
            assert!(
                competence.digcomp.contains(&format!("{}.{}", parts[0], parts[1])),
                "{id} belongs to none of {:?}",
                competence.digcomp
            );
        }
    }
}

#[test]
fn ready_profiles_say_what_they_need_in_every_competence() {
    let model = model::ready();
    assert!(profiles::ready().len() >= 12);
    for role in profiles::ready() {
        assert!(role.shares.sum() <= 100, "{}", role.key);
        assert_eq!(role.needs.len(), model.competences.len(), "{}", role.key);
        for (key, need) in &role.needs {
            assert!(model.get(key).is_some(), "{}: {key}", role.key);
            assert!(need.level <= 4 && (1..=3).contains(&need.weight), "{}: {key}", role.key);
        }
        for lang in Texts::get().languages() {
            assert!(role.words.only(lang).is_some(), "{} in {}", role.key, lang.code());
        }
    }
}
