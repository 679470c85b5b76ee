//! One person on the list: added by hand, changed, noted as having left or come back.

use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Map, json};
use store::{Conn, OrgId, Time, args, outbox, statement};
use web::{Arg, Lang, PersonId, Texts};

use super::{Fault, LONGEST_NAME, LONGEST_NUMBER, name_key, write_people};
use crate::audit::{self, Doer};
use crate::departments::{self, Departments};
use crate::job_roles::{self, JobRole};
use crate::{DepartmentId, Email, Person, RoleId, person};

statement! {
    BY_NUMBER: organisation = "SELECT id, name FROM person WHERE org_id = $1 AND number = $2 AND left_at IS NULL";
    BY_EMAIL: organisation = "SELECT id, name FROM person WHERE org_id = $1 AND email = $2 AND left_at IS NULL";
    BY_NAME: organisation = "SELECT id, name FROM person WHERE org_id = $1 AND name_key = $2 AND left_at IS NULL LIMIT 2";
    NAMES: organisation = "SELECT name FROM person WHERE org_id = $1 AND id = $2";
    IS_ABOVE: organisation = "WITH RECURSIVE above(id) AS (
            SELECT id FROM person WHERE org_id = $1 AND id = $2
            UNION SELECT p.manager_id FROM person p JOIN above ON p.id = above.id WHERE p.org_id = $1 AND p.manager_id IS NOT NULL)
        SELECT COUNT(*) FROM above WHERE id = $3";
    END_SESSIONS: organisation = "DELETE FROM session WHERE org_id = $1 AND account_id IN (
        SELECT m.account_id FROM membership m JOIN person p ON p.org_id = m.org_id AND p.id = m.person_id
        WHERE m.org_id = $1 AND p.left_at IS NOT NULL)";
}

/// What a form says about a person. A field that was not in the form is left as it is.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the fields of the form, named as on the list")]
pub struct PersonForm {
    #[serde(deserialize_with = "as_typed")]
    pub name: Option<String>,
    #[serde(deserialize_with = "as_typed")]
    pub number: Option<String>,
    #[serde(deserialize_with = "as_typed")]
    pub email: Option<String>,
    #[serde(deserialize_with = "as_typed")]
    pub department: Option<String>,
    #[serde(deserialize_with = "as_typed")]
    pub role: Option<String>,
    #[serde(deserialize_with = "as_typed")]
    pub manager: Option<String>,
    #[serde(deserialize_with = "as_typed")]
    pub language: Option<String>,
    #[serde(deserialize_with = "as_typed")]
    pub start: Option<String>,
    #[serde(deserialize_with = "as_typed")]
    pub end: Option<String>,
    #[serde(deserialize_with = "as_typed")]
    pub cost: Option<String>,
    /// When the person had last been changed when the form was opened, in microseconds.
    #[serde(deserialize_with = "as_typed")]
    pub seen: Option<String>,
}

/// A field that is in the form, be it empty: an emptied field is not one that was left out.
fn as_typed<'de, D: serde::Deserializer<'de>>(typed: D) -> Result<Option<String>, D::Error> {
    String::deserialize(typed).map(Some)
}

/// What came of looking a person up by what HR typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reference {
    /// This one.
    Found(PersonId),
    /// Nobody employed is known by it.
    Unknown,
    /// Several people have this name.
    Several,
}

/// Finds somebody employed by employee number, e-mail or full name.
pub async fn find_manager(
    conn: &mut Conn,
    org: OrgId,
    lang: Lang,
    typed: &str,
) -> store::Result<Reference> {
    let typed = typed.trim();
    if let Some(row) = conn.maybe_one(&BY_NUMBER, args![org, typed]).await? {
        return Ok(Reference::Found(row.get(0)?));
    }
    if let Some(email) = Email::parse(typed) {
        let row = conn.maybe_one(&BY_EMAIL, args![org, email.as_str()]).await?;
        return row.map_or(Ok(Reference::Unknown), |row| Ok(Reference::Found(row.get(0)?)));
    }
    let found = conn.list(&BY_NAME, args![org, name_key(lang, typed)], |row| row.get(0)).await?;
    Ok(match found[..] {
        [] => Reference::Unknown,
        [one] => Reference::Found(one),
        _ => Reference::Several,
    })
}

/// The errors of a form: field and the key of a text.
type Errors = Vec<(&'static str, &'static str)>;

fn text(value: &str, most: usize, field: &'static str, errors: &mut Errors) -> String {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if value.chars().count() > most {
        errors.push((field, "people-fault-too-long"));
    }
    value
}

fn date(value: &str, field: &'static str, errors: &mut Errors) -> Option<Date> {
    if value.trim().is_empty() {
        return None;
    }
    let date = tabular::parse::date(value);
    if date.is_none() {
        errors.push((field, "people-fault-date"));
    }
    date
}

/// An hourly cost as HR types it, in hundredths of the currency.
pub(crate) fn cost(value: &str) -> Option<i64> {
    let cost = tabular::parse::number(value)?;
    (0.0..=1_000_000.0).contains(&cost).then(|| (cost * 100.0).round() as i64)
}

impl PersonForm {
    /// The first field that was in the form.
    fn first(&self) -> &'static str {
        let fields = [
            ("name", &self.name),
            ("number", &self.number),
            ("email", &self.email),
            ("department", &self.department),
            ("role", &self.role),
            ("manager", &self.manager),
            ("language", &self.language),
            ("start", &self.start),
            ("end", &self.end),
        ];
        fields.into_iter().find(|(_, value)| value.is_some()).map_or("cost", |(field, _)| field)
    }

    /// The person after this form, or what is wrong with it. The manager is looked up apart.
    fn apply(
        &self,
        before: &Person,
        departments: &Departments,
        roles: &[JobRole],
        takes_cost: bool,
    ) -> Result<Person, Errors> {
        let mut errors = Vec::new();
        let mut after = before.clone();
        if let Some(name) = &self.name {
            after.name = text(name, LONGEST_NAME, "name", &mut errors);
            if after.name.is_empty() {
                errors.push(("name", "people-fault-name-missing"));
            }
        }
        if let Some(number) = &self.number {
            let number = text(number, LONGEST_NUMBER, "number", &mut errors);
            after.number = Some(number).filter(|number| !number.is_empty());
        }
        if let Some(email) = self.email.as_deref().map(str::trim) {
            let address = Email::parse(email);
            if address.is_none() && !email.is_empty() {
                errors.push(("email", "people-fault-email"));
            }
            after.email = address.map(|address| address.as_str().to_owned());
        }
        if let Some(id) = &self.department {
            match id.parse::<DepartmentId>().ok().filter(|id| departments.get(*id).is_some()) {
                Some(id) => after.department = id,
                None => errors.push(("department", "people-fault-department-missing")),
            }
        }
        if let Some(id) = &self.role {
            let id = id.parse::<RoleId>().ok();
            match roles.iter().find(|role| Some(role.id) == id) {
                Some(role) => after.role = role.id,
                None => errors.push(("role", "people-fault-role-missing")),
            }
        }
        if let Some(code) = &self.language {
            match Lang::of(code) {
                Some(lang) => after.language = lang,
                None => errors.push(("language", "people-fault-language")),
            }
        }
        if let Some(start) = &self.start {
            after.start = date(start, "start", &mut errors);
        }
        if let Some(end) = &self.end {
            after.end = date(end, "end", &mut errors);
        }
        if let (Some(start), Some(end)) = (after.start, after.end)
            && end < start
        {
            errors.push(("end", "people-fault-end-before-start"));
        }
        if let Some(typed) = self.cost.as_deref().filter(|_| takes_cost) {
            after.hourly_cost = cost(typed);
            if after.hourly_cost.is_none() && !typed.trim().is_empty() {
                errors.push(("cost", "people-fault-cost"));
            }
        }
        if !takes_cost {
            after.hourly_cost = None;
        }
        if errors.is_empty() { Ok(after) } else { Err(errors) }
    }
}

/// Where HR changes the list: whose, in which language, who and when.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The organisation.
    pub org: OrgId,
    /// Its language.
    pub lang: Lang,
    /// Who changes.
    pub doer: &'a Doer,
    /// When.
    pub now: Time,
    /// What day it is in the organisation's time zone.
    pub today: Date,
}

/// Adds a person by hand; the errors are fields and keys of texts.
pub async fn add_person(
    conn: &mut Conn,
    place: Place<'_>,
    form: &PersonForm,
) -> Result<Result<PersonId, Errors>, store::Error> {
    let nil = store::uuid::Uuid::nil();
    let blank = super::new_person("", DepartmentId(nil), RoleId(nil), place.lang, place.now);
    // Everything a person cannot be without is asked for, even if the form lacked it.
    let or_empty = |field: &Option<String>| Some(field.clone().unwrap_or_default());
    let form = PersonForm {
        name: or_empty(&form.name),
        department: or_empty(&form.department),
        role: or_empty(&form.role),
        ..form.clone()
    };
    let id = blank.id;
    Ok(save(conn, place, &blank, &form, true).await?.map(|()| id))
}

/// Changes a person as a form says; the errors are fields and keys of texts.
pub async fn change_person(
    conn: &mut Conn,
    place: Place<'_>,
    id: PersonId,
    form: &PersonForm,
) -> Result<Result<(), Errors>, store::Error> {
    let before = person::get(conn, place.org, id).await?;
    if before.erased_at.is_some() {
        return Err(store::Error::NotFound);
    }
    save(conn, place, &before, form, false).await
}

async fn save(
    conn: &mut Conn,
    place: Place<'_>,
    before: &Person,
    form: &PersonForm,
    new: bool,
) -> Result<Result<(), Errors>, store::Error> {
    let Place { org, lang, now, .. } = place;
    let seen = form.seen.as_deref().and_then(|seen| seen.parse().ok());
    if !new && seen.is_some_and(|seen: i64| seen != before.updated_at.0) {
        return Ok(Err(vec![(form.first(), "people-fault-changed-meanwhile")]));
    }
    let departments = departments::all(conn, org).await?;
    let roles = job_roles::all(conn, org).await?;
    let takes_cost = crate::hourly_cost::kept(conn, org).await?;
    let (mut after, mut errors) = match form.apply(before, &departments, &roles, takes_cost) {
        Ok(after) => (after, Vec::new()),
        Err(errors) => (before.clone(), errors),
    };
    if let Some(typed) = form.manager.as_deref().map(str::trim) {
        after.manager = None;
        if !typed.is_empty() {
            match find_manager(conn, org, lang, typed).await? {
                Reference::Unknown => errors.push(("manager", "people-fault-manager-unknown")),
                Reference::Several => errors.push(("manager", "people-fault-manager-several")),
                Reference::Found(manager) => {
                    after.manager = Some(manager);
                    let row = conn.one(&IS_ABOVE, args![org, manager, after.id]).await?;
                    if row.get::<i64>(0)? > 0 {
                        errors.push(("manager", "people-fault-manager-circle"));
                    }
                }
            }
        }
    }
    if !errors.is_empty() {
        return Ok(Err(errors));
    }
    // The last day decides whether somebody works here, wherever it was typed.
    let ended = after.end.is_some_and(|end| end < place.today);
    if after.end != before.end || new {
        after.left_at = ended.then(|| before.left_at.unwrap_or(now));
    }
    after.updated_at = now;
    let detail = difference(conn, org, before, &after, &departments, &roles).await?;
    if detail.is_empty() {
        return Ok(Ok(()));
    }
    match write_people(conn, org, lang, std::slice::from_ref(&after), &mut |_| ()).await {
        Err(error) if error.breaks("person_org_id_email_key") => {
            return Ok(Err(vec![("email", "people-fault-email-taken")]));
        }
        Err(error) if error.breaks("person_org_id_number_key") => {
            return Ok(Err(vec![("number", "people-fault-number-taken")]));
        }
        other => other?,
    }
    if after.left_at.is_some() {
        forget_sessions_of_leavers(conn, org).await?;
    }
    if !new && before.email != after.email {
        tell_old_address(conn, place, before, &after).await?;
    }
    let action = match (new, before.left_at.is_some(), after.left_at.is_some()) {
        (true, ..) => crate::action!("person-added"),
        (_, false, true) => crate::action!("person-left"),
        (_, true, false) => crate::action!("person-returned"),
        _ => crate::action!("person-changed"),
    };
    let subject = ("person", Some(after.id.0));
    audit::note(conn, org, place.doer, action, subject, &detail.into(), now).await?;
    Ok(Ok(()))
}

/// Tells the old address that it is not used any more: whoever reads it would otherwise not notice that invitations and
/// links go elsewhere from now on.
async fn tell_old_address(
    conn: &mut Conn,
    place: Place<'_>,
    before: &Person,
    after: &Person,
) -> store::Result<()> {
    let Some(old) = &before.email else { return Ok(()) };
    let new = after.email.as_deref();
    let letter = address_letter(old, new, &before.name, before.language, &place.doer.name);
    outbox::add(conn, place.org, &letter, place.now).await
}

/// The letter to an address that was somebody's on the list.
pub(crate) fn address_letter(
    old: &str,
    new: Option<&str>,
    name: &str,
    lang: Lang,
    by: &str,
) -> outbox::Mail {
    let texts = Texts::get();
    let first_name = name.split_whitespace().next().unwrap_or_default();
    let words = [
        ("name", Arg::from(first_name)),
        ("old", Arg::from(old)),
        ("new", Arg::from(new.unwrap_or("–"))),
        ("by", Arg::from(by)),
    ];
    outbox::Mail {
        address: old.to_owned(),
        subject: texts.format(lang, "address-mail-subject", &[]),
        body: texts.format(lang, "address-mail-body", &words),
        calendar: None,
    }
}

/// What changed, field by field as before and after: what the audit log keeps.
async fn difference(
    conn: &mut Conn,
    org: OrgId,
    before: &Person,
    after: &Person,
    departments: &Departments,
    roles: &[JobRole],
) -> Result<Map<String, serde_json::Value>, store::Error> {
    let mut detail = Map::new();
    let mut note = |field: &str, was: Option<String>, is: Option<String>| {
        if was != is {
            detail.insert(field.to_owned(), json!([was, is]));
        }
    };
    let words = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let day = |date: Option<Date>| date.map(|date| date.to_string());
    let department = |id| departments.get(id).map(|department| department.path.clone());
    let role = |id| roles.iter().find(|role| role.id == id).map(|role| role.name.clone());
    note("name", words(&before.name), words(&after.name));
    note("number", before.number.clone(), after.number.clone());
    note("email", before.email.clone(), after.email.clone());
    note("department", department(before.department), department(after.department));
    note("role", role(before.role), role(after.role));
    note("language", words(before.language.code()), words(after.language.code()));
    note("start", day(before.start), day(after.start));
    note("end", day(before.end), day(after.end));
    // The figure itself stays out of the log: it lives longer than the figure may.
    if before.hourly_cost != after.hourly_cost {
        detail.insert("cost".to_owned(), json!(true));
    }
    if before.manager != after.manager {
        let (was, is) =
            (name_of(conn, org, before.manager).await?, name_of(conn, org, after.manager).await?);
        detail.insert("manager".to_owned(), json!([was, is]));
    }
    if before.left_at.is_some() != after.left_at.is_some() {
        detail.insert("left".to_owned(), json!(after.left_at.is_some()));
    }
    Ok(detail)
}

async fn name_of(
    conn: &mut Conn,
    org: OrgId,
    id: Option<PersonId>,
) -> Result<Option<String>, store::Error> {
    let Some(id) = id else { return Ok(None) };
    conn.maybe_one(&NAMES, args![org, id]).await?.map(|row| row.get(0)).transpose()
}

/// Signs out everybody who has left.
pub async fn forget_sessions_of_leavers(conn: &mut Conn, org: OrgId) -> store::Result<()> {
    conn.run(&END_SESSIONS, args![org]).await?;
    Ok(())
}

/// Notes that somebody has left, as of yesterday, or that they are back.
pub async fn set_left(
    conn: &mut Conn,
    place: Place<'_>,
    id: PersonId,
    left: bool,
) -> Result<(), Fault> {
    let end = if left { place.today.yesterday().ok().map(|date| date.to_string()) } else { None };
    let form = PersonForm { end: Some(end.unwrap_or_default()), ..PersonForm::default() };
    match change_person(conn, place, id, &form).await? {
        Ok(()) => Ok(()),
        Err(errors) => {
            let (field, key) = errors.first().copied().unwrap_or(("end", "people-fault-date"));
            Err(Fault::Field(field, key))
        }
    }
}
