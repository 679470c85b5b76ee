//! The pages of this room.

pub(crate) mod check;
pub(crate) mod modules;
pub(crate) mod register;
pub(crate) mod request;
pub(crate) mod rules;
pub(crate) mod tool;
pub(crate) mod tool_form;
pub(crate) mod tools;
pub(crate) mod uses;

use jiff::civil::Date;
use people::{Person, person, register as list};
use store::{Conn, OrgId};
use web::{Cx, FormErrors, PersonId, Result};

use crate::classes::{DataClass, DataClasses, Words};

/// Words of a form, trimmed. Notes under `field` when they are longer than `most` characters.
fn words(cx: &Cx, errors: &mut FormErrors, field: &str, typed: &str, most: usize) -> String {
    let words = typed.trim();
    if words.chars().count() > most {
        errors.add(field, cx.t1("tool-error-long", "most", most));
    }
    words.to_owned()
}

/// The same; notes when they are missing too.
fn needed(cx: &Cx, errors: &mut FormErrors, field: &str, typed: &str, most: usize) -> String {
    errors.check(cx, !typed.trim().is_empty(), field, "tool-error-empty");
    words(cx, errors, field, typed, most)
}

/// A day of a form; none when it is left empty. Notes under `field` when it is not a date.
fn day(cx: &Cx, errors: &mut FormErrors, field: &str, typed: &str) -> Option<Date> {
    let typed = typed.trim();
    let day = typed.parse().ok();
    errors.check(cx, day.is_some() || typed.is_empty(), field, "tool-error-date");
    day
}

/// The person on the HR list with an address; none when it is left empty. Notes under `field` when there is nobody.
async fn person_of(
    conn: &mut Conn,
    cx: &Cx,
    org: OrgId,
    errors: &mut FormErrors,
    field: &str,
    typed: &str,
) -> Result<Option<PersonId>> {
    let typed = typed.trim().to_lowercase();
    if typed.is_empty() {
        return Ok(None);
    }
    let entry = list::by_email(conn, org, &typed).await?;
    errors.check(cx, entry.is_some(), field, "tool-error-person");
    Ok(entry.map(|entry| entry.id))
}

/// Somebody on the HR list, unless their data has been erased.
async fn still_known(
    conn: &mut Conn,
    org: OrgId,
    person: Option<PersonId>,
) -> Result<Option<Person>> {
    let Some(person) = person else { return Ok(None) };
    match person::get(conn, org, person).await {
        Ok(person) => Ok(Some(person).filter(|person| person.erased_at.is_none())),
        Err(store::Error::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// A kind of data to tick.
struct Tick {
    key: &'static str,
    words: &'static Words,
    ticked: bool,
}

/// The kinds of data to choose from, with those that are ticked.
fn ticks(cx: &Cx, ticked: &[String]) -> Vec<Tick> {
    let tick = |class: DataClass| Tick {
        key: class.key(),
        words: class.words(cx.lang()),
        ticked: ticked.iter().any(|key| key == class.key()),
    };
    DataClass::for_tools().map(tick).collect()
}

/// The kinds of data that are ticked.
fn ticked(keys: &[String]) -> DataClasses {
    DataClass::for_tools().filter(|class| keys.iter().any(|key| key == class.key())).collect()
}

/// Ticked kinds of data as the form sends them.
fn keys(classes: &DataClasses) -> Vec<String> {
    classes.iter().map(|class| class.key().to_owned()).collect()
}
