//! A plan becomes the list: within the caller's transaction, with its entry in the audit log.

use std::collections::HashMap;

use serde_json::json;
use store::{Conn, OrgId, Result, Time, args, outbox, statement};
use uuid::Uuid;
use web::Lang;

use super::plan::{Change, Entry};
use super::{Field, Plan};
use crate::audit::{self, Action, Doer};
use crate::changes;

statement! {
    RELEASE_NUMBER: organisation = "UPDATE person SET number = NULL WHERE org_id = $1 AND id = $2";
    RELEASE_EMAIL: organisation = "UPDATE person SET email = NULL WHERE org_id = $1 AND id = $2";
}

/// The word for an import in the audit log; the subject is the file.
pub(super) const ACTION: Action = crate::action!("people-imported");

/// Writes a plan without problems. `file` is what the result page finds it by; `wrote` is told how many people
/// have gone.
#[expect(clippy::too_many_arguments, reason = "whose, what, by whom, when: each said once")]
pub async fn write(
    conn: &mut Conn,
    org: OrgId,
    lang: Lang,
    plan: &Plan,
    doer: &Doer,
    file: Option<Uuid>,
    now: Time,
    wrote: &mut (dyn FnMut(usize) + Send),
) -> Result<()> {
    debug_assert_eq!(plan.problem_count, 0, "a plan with problems is not written");
    changes::write_departments(conn, org, lang, &plan.new_departments, now).await?;
    changes::write_roles(conn, org, lang, &plan.new_roles, now).await?;
    for (person, field) in &plan.released {
        let release = if *field == Field::Number { &RELEASE_NUMBER } else { &RELEASE_EMAIL };
        conn.run(release, args![org, *person]).await?;
    }
    changes::write_people(conn, org, lang, plan.writes(), wrote).await?;
    outbox::add_many(conn, org, letters(plan, lang, &doer.name), now).await?;
    if !plan.left.is_empty() {
        changes::forget_sessions_of_leavers(conn, org).await?;
    }
    // A file that changes nothing is noted too: that somebody looked is part of the story.
    let detail = json!({
        "new": plan.new.len(),
        "changed": plan.changed.len(),
        "moved": plan.moved.len(),
        "returned": plan.returned.len(),
        "left": plan.left.len(),
        "unchanged": plan.unchanged,
        "skipped": plan.skipped,
        "departments": plan.new_departments.len(),
        "roles": plan.new_roles.len(),
    });
    audit::note(conn, org, doer, ACTION, ("import", file), &detail, now).await
}

/// What is written to addresses that were somebody's before this file, as when HR changes one by hand.
fn letters(plan: &Plan, lang: Lang, by: &str) -> Vec<outbox::Mail> {
    let entries = plan.changed.iter().chain(&plan.moved).chain(&plan.returned);
    let changes = entries.flat_map(|entry| {
        let addresses = entry.changes.iter().filter(|change| change.field == Field::Email);
        addresses.map(move |change| (entry, change))
    });
    let mut changes = changes.filter(|(_, change)| !change.before.is_empty()).peekable();
    if changes.peek().is_none() {
        return Vec::new();
    }
    let languages: HashMap<&str, Lang> = plan
        .writes()
        .iter()
        .filter_map(|person| Some((person.email.as_deref()?, person.language)))
        .collect();
    let letter = |(entry, change): (&Entry, &Change)| {
        let new = Some(change.after.as_str()).filter(|new| !new.is_empty());
        let lang = new.and_then(|new| languages.get(new).copied()).unwrap_or(lang);
        changes::address_letter(&change.before, new, &entry.name, lang, by)
    };
    changes.map(letter).collect()
}
