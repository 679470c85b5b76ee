//! The content itself: both languages complete and alike, minutes plausible, Swedish that is easy to read.

use std::collections::BTreeSet;

use assessment::own;
use competence::model;
use jiff::civil::date;
use learning::kits::{Audience, kits};
use learning::library::{self, Unit, WORDS_A_MINUTE, library};
use learning::practice::{GENERAL, practices};
use web::{Lang, Texts};

/// The reading ease index of Björnsson (1968): words in a sentence plus the share of words longer than six letters.
/// Up to 40 is easy, 40 to 50 like a newspaper.
fn lix(html: &str) -> f64 {
    let text = plain(html);
    let words: Vec<&str> = text
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| word.chars().any(char::is_alphabetic))
        .collect();
    let ends = |word: &&str| {
        let word = word.trim_end_matches(['”', '"', ')', '’']);
        word.ends_with(['.', '!', '?', ':'])
    };
    let sentences = text.split_whitespace().filter(ends).count().max(1);
    let long = words.iter().filter(|word| word.chars().count() > 6).count();
    words.len() as f64 / sentences as f64 + 100.0 * long as f64 / words.len().max(1) as f64
}

/// The words of HTML. A heading or list item without a full stop ends a sentence too; code is left out.
fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html.to_owned();
    while let (Some(from), Some(to)) = (rest.find("<pre>"), rest.find("</pre>")) {
        rest.replace_range(from..to + 6, " ");
    }
    for end in ["</h2>", "</h3>", "</li>", "</p>", "</td>", "</th>"] {
        rest = rest.replace(end, " . ");
    }
    let mut inside = false;
    for c in rest.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text.replace(". .", ".").replace("? .", "?").replace(": .", ":")
}

fn languages() -> Vec<Lang> {
    Texts::get().languages().collect()
}

#[test]
fn every_language_has_the_same_units() {
    let facts = |unit: &Unit| {
        (
            unit.key.clone(),
            unit.competence.clone(),
            (unit.level, unit.minutes, unit.review),
            (unit.tasks.clone(), unit.after.clone(), unit.tools.clone()),
            unit.questions.iter().map(|question| question.key.clone()).collect::<Vec<_>>(),
        )
    };
    let all: Vec<Vec<_>> = languages()
        .into_iter()
        .map(|lang| library::units_in(lang).unwrap().iter().map(facts).collect())
        .collect();
    assert!(all[0].len() >= 24, "{}", all[0].len());
    for other in &all[1..] {
        assert_eq!(*other, all[0]);
    }
}

#[test]
fn every_competence_has_two_units_and_every_unit_knows_its_place() {
    let (model, library) = (model::ready(), library());
    for competence in model.active() {
        let of = library.units().filter(|unit| unit.competence == competence.key).count();
        assert!(of >= 2, "{} has {of}", competence.key);
    }
    for unit in library.units() {
        assert!(model.get(&unit.competence).is_some(), "{}", unit.key);
        assert!((1..=4).contains(&unit.level), "{}", unit.key);
        assert!(unit.after.iter().all(|key| library.unit(key).is_some()), "{}", unit.key);
        assert!(
            unit.tasks.iter().all(|key| own::tasks().iter().any(|task| task.key == *key)),
            "{}",
            unit.key
        );
        assert!(!unit.owner.is_empty() && unit.review > date(2026, 11, 1), "{}", unit.key);
    }
}

#[test]
fn a_unit_takes_as_long_as_it_says() {
    for unit in library().units() {
        assert!((15..=20).contains(&unit.minutes), "{}", unit.key);
        for lang in languages() {
            let words = unit.words.get(lang);
            let reading = words.length.div_ceil(WORDS_A_MINUTE);
            assert!((3..=6).contains(&reading), "{} {}: {reading} min", unit.key, lang.code());
            // The exercise and the quiz need the rest: at least eight minutes together.
            assert!(reading + 8 <= unit.minutes as usize, "{} {}", unit.key, lang.code());
            assert!(!words.exercise.is_empty() && !words.to_use.is_empty(), "{}", unit.key);
        }
    }
}

#[test]
fn links_lead_somewhere() {
    let pages = [
        "/tools",
        "/tools/check",
        "/rules",
        "/matrix/me",
        "/learning",
        "/learning/units",
        "/methods",
    ];
    for unit in library().units() {
        for lang in languages() {
            let words = unit.words.get(lang);
            for html in [&words.reading, &words.exercise, &words.to_use] {
                for link in html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next())
                {
                    let unit_there = link
                        .strip_prefix("/learning/units/")
                        .is_some_and(|key| library().unit(key).is_some());
                    assert!(unit_there || pages.contains(&link), "{}: {link}", unit.key);
                }
            }
            for source in &words.sources {
                assert!(
                    source.url.is_empty() || source.url.starts_with("https://"),
                    "{}",
                    unit.key
                );
                assert!(!source.name.is_empty());
            }
        }
    }
}

#[test]
fn every_question_has_one_right_answer_and_says_why() {
    let mut count = 0;
    for unit in library().units() {
        assert_eq!(unit.questions.len(), 5, "{}", unit.key);
        for question in &unit.questions {
            count += 1;
            for lang in languages() {
                let words = question.words.only(lang).unwrap_or_else(|| panic!("{}", question.key));
                let options: BTreeSet<&str> = words.options().collect();
                assert!((3..=4).contains(&options.len()), "{}", question.key);
                assert_eq!(options.len(), words.wrong.len() + 1, "{}: one twice", question.key);
                assert!(!words.why.is_empty() && !words.text.is_empty(), "{}", question.key);
            }
        }
    }
    assert!(count >= 120, "{count}");
}

#[test]
fn the_swedish_is_easy_to_read() {
    let lang = Lang::or_fallback("sv");
    for unit in library().units() {
        let words = unit.words.get(lang);
        for (part, html) in [("reading", &words.reading), ("exercise", &words.exercise)] {
            let lix = lix(html);
            assert!(lix <= 45.0, "{} {part}: LIX {lix:.0}", unit.key);
        }
    }
}

#[test]
fn every_role_has_tasks_at_work_in_both_languages() {
    let model = model::ready();
    for role in competence::profiles::ready() {
        let of = practices().at_work.get(&role.key).map_or(0, Vec::len);
        assert!(of >= 8, "{} has {of}", role.key);
    }
    assert!(practices().at_work.get(GENERAL).map_or(0, Vec::len) >= 10);
    assert!(practices().exchange.len() >= 20);
    let all = practices().at_work.values().flatten().chain(&practices().exchange);
    for practice in all {
        assert!(model.get(&practice.competence).is_some(), "{}", practice.key);
        assert!((1..=4).contains(&practice.level), "{}", practice.key);
        assert!((15..=60).contains(&practice.minutes), "{}", practice.key);
        let task = &practice.task;
        assert!(
            task.is_empty() || own::tasks().iter().any(|known| known.key == *task),
            "{}",
            practice.key
        );
        for lang in languages() {
            let words = practice.words.only(lang).unwrap_or_else(|| panic!("{}", practice.key));
            assert!(!words.text.is_empty() && !words.done.is_empty(), "{}", practice.key);
        }
    }
}

#[test]
fn nobody_shouts() {
    for unit in library().units() {
        for lang in languages() {
            let words = unit.words.get(lang);
            let all = plain(&format!("{}{}{}", words.reading, words.exercise, words.to_use));
            assert!(!all.contains('!'), "{} {}", unit.key, lang.code());
        }
    }
}

#[test]
fn every_kit_can_be_held_as_it_stands() {
    let model = model::ready();
    assert!(kits().len() >= 8, "{}", kits().len());
    for kit in kits() {
        assert!(model.get(&kit.competence).is_some(), "{}", kit.key);
        assert!(kit.units.iter().all(|key| library().unit(key).is_some()), "{}", kit.key);
        assert!((1..=10).contains(&kit.week) && kit.places >= 5, "{}", kit.key);
        assert!(!kit.owner.is_empty() && kit.review > date(2026, 11, 1), "{}", kit.key);
        let mut parts = None;
        for lang in languages() {
            let words = kit.words.only(lang).unwrap_or_else(|| panic!("{}", kit.key));
            let minutes: Vec<u32> = words.agenda.iter().map(|part| part.minutes).collect();
            assert_eq!(minutes.iter().sum::<u32>(), kit.minutes, "{} {}", kit.key, lang.code());
            assert_eq!(parts.get_or_insert_with(|| minutes.clone()), &minutes, "{}", kit.key);
            assert!(!words.material.is_empty() && !words.bring.is_empty(), "{}", kit.key);
        }
    }
    // Whoever leads others goes first.
    assert!(kits().iter().any(|kit| kit.audience != Audience::Everybody && kit.week == 1));
}
