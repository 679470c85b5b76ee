//! The log of changes speaks in sentences: everything that is noted anywhere has its own, in every language.

use std::collections::BTreeSet;

use people::audit::ACTIONS;
use web::Texts;

#[test]
fn every_change_that_is_noted_has_its_sentence() {
    let _all_rooms = kunnig::compose::routes();
    let texts = Texts::get();
    let actions: BTreeSet<&str> = ACTIONS.iter().map(|action| action.key()).collect();
    assert!(actions.len() > 40, "only {} actions", actions.len());
    for lang in texts.languages() {
        for action in &actions {
            assert!(texts.has(lang, &format!("audit-{action}")), "{}: {action}", lang.code());
        }
    }
}

#[test]
fn no_sentence_is_left_from_a_change_that_is_no_longer_noted() {
    let _all_rooms = kunnig::compose::routes();
    let texts = Texts::get();
    let of_the_page = ["title", "short", "lead", "none", "what", "change", "set", "unset"];
    for key in texts.languages().flat_map(|lang| texts.keys(lang)) {
        let Some(said) = key.strip_prefix("audit-") else { continue };
        let particular = |action: &str| {
            said.strip_prefix(action).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        };
        let known = of_the_page.contains(&said)
            || said.starts_with("field-")
            || ACTIONS.iter().any(|action| particular(action.key()));
        assert!(known, "{key}");
    }
}
