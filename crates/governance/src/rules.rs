//! The rules about data: plain texts in versions, each of which everybody confirms for themselves.
//!
//! An organisation begins with the ready text as version 1. It is written down when it is first confirmed or changed,
//! so that what somebody confirmed is what they read, whatever a later release says.

use std::collections::{BTreeMap, HashSet};

use disclosure::{Cell, Policy, Table};
use people::audit::{self, Doer};
use people::{Departments, register};
use serde::Deserialize;
use serde_json::json;
use store::{Conn, OrgId, Result, Row, Time, args, statement};
use web::{Error, Lang, PersonId, Texts, content};

statement! {
    LATEST: organisation = "SELECT version, document, created_at FROM data_rules WHERE org_id = $1 ORDER BY version DESC LIMIT 1";
    ONE: organisation = "SELECT version, document, created_at FROM data_rules WHERE org_id = $1 AND version = $2";
    VERSIONS: organisation = "SELECT version, created_at FROM data_rules WHERE org_id = $1 ORDER BY version DESC";
    ADD: organisation = "INSERT INTO data_rules (org_id, version, document, created_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (org_id, version) DO NOTHING";
    CONFIRM: organisation = "INSERT INTO rules_confirmed (org_id, person_id, version, confirmed_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (org_id, person_id, version) DO NOTHING";
    CONFIRMED_AT: organisation = "SELECT confirmed_at FROM rules_confirmed WHERE org_id = $1 AND person_id = $2 AND version = $3";
    CONFIRMED: organisation = "SELECT person_id FROM rules_confirmed WHERE org_id = $1 AND version = $2";
}

/// The longest text of one language, in characters.
pub const LONGEST: usize = 20_000;

/// A version of the rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// Which version, from 1.
    pub version: i64,
    /// Since when; none for the ready text that nobody has confirmed or changed yet.
    pub since: Option<Time>,
    /// The text by language code, as Markdown.
    texts: BTreeMap<String, String>,
}

impl Rules {
    /// The ready text, as version 1.
    fn ready() -> web::Result<Self> {
        #[derive(Deserialize)]
        struct File {
            text: String,
        }
        let read = |lang: Lang| -> web::Result<(String, String)> {
            let file = content::table::<File>(lang, "data-rules.toml");
            let file = file.map_err(|error| Error::internal(error.to_string()))?;
            Ok((lang.code().to_owned(), file.text.trim().to_owned()))
        };
        let texts = Texts::get().languages().map(read).collect::<web::Result<_>>()?;
        Ok(Self { version: 1, since: None, texts })
    }

    fn read(row: &Row) -> Result<Self> {
        let texts = serde_json::from_str(&row.get::<String>(1)?)?;
        Ok(Self { version: row.get(0)?, since: Some(row.get(2)?), texts })
    }

    /// The text in a language; in any other one where there is none in it.
    #[must_use]
    pub fn text(&self, lang: Lang) -> &str {
        let text = self.texts.get(lang.code()).filter(|text| !text.is_empty());
        let text = text.or_else(|| self.texts.values().find(|text| !text.is_empty()));
        text.map_or("", String::as_str)
    }

    /// The text in exactly this language; empty where there is none.
    #[must_use]
    pub fn own_text(&self, lang: Lang) -> &str {
        self.texts.get(lang.code()).map_or("", String::as_str)
    }
}

/// The rules in force.
pub async fn current(conn: &mut Conn, org: OrgId) -> web::Result<Rules> {
    match conn.maybe_one(&LATEST, args![org]).await? {
        Some(row) => Ok(Rules::read(&row)?),
        None => Rules::ready(),
    }
}

/// One version.
pub async fn version(conn: &mut Conn, org: OrgId, version: i64) -> web::Result<Rules> {
    Ok(Rules::read(&conn.one(&ONE, args![org, version]).await?)?)
}

/// The versions there have been, the newest first, with the day each began.
pub async fn versions(conn: &mut Conn, org: OrgId) -> Result<Vec<(i64, Time)>> {
    conn.list(&VERSIONS, args![org], |row| Ok((row.get(0)?, row.get(1)?))).await
}

/// When a person confirmed the rules in force; none if they have not.
pub async fn confirmed(
    conn: &mut Conn,
    org: OrgId,
    person: PersonId,
    rules: &Rules,
) -> Result<Option<Time>> {
    let row = conn.maybe_one(&CONFIRMED_AT, args![org, person, rules.version]).await?;
    row.map(|row| row.get(0)).transpose()
}

/// Notes that a person has confirmed this version. Refused where the rules were changed in between: nobody confirms
/// what they have not read.
pub async fn confirm(
    conn: &mut Conn,
    org: OrgId,
    person: PersonId,
    version: i64,
    now: Time,
) -> web::Result<()> {
    let rules = current(conn, org).await?;
    if rules.version != version {
        return Err(Error::Gone("error-rules-changed"));
    }
    if rules.since.is_none() {
        write(conn, org, &rules, now).await?;
    }
    conn.run(&CONFIRM, args![org, person, version, now]).await?;
    Ok(())
}

/// Puts a new version in force; its number. Nothing happens where nothing is new.
pub async fn change(
    conn: &mut Conn,
    org: OrgId,
    texts: BTreeMap<String, String>,
    doer: &Doer,
    now: Time,
) -> web::Result<i64> {
    let before = current(conn, org).await?;
    if before.texts == texts {
        return Ok(before.version);
    }
    if before.since.is_none() {
        write(conn, org, &before, now).await?;
    }
    let rules = Rules { version: before.version + 1, since: None, texts };
    write(conn, org, &rules, now).await?;
    let (subject, detail) = (("data-rules", None), json!({ "number": rules.version }));
    audit::note(conn, org, doer, people::action!("rules-changed"), subject, &detail, now).await?;
    Ok(rules.version)
}

async fn write(conn: &mut Conn, org: OrgId, rules: &Rules, now: Time) -> web::Result<()> {
    let document = serde_json::to_string(&rules.texts).map_err(store::Error::from)?;
    // Of two who change them at once the second has read another version.
    if conn.run(&ADD, args![org, rules.version, document, now]).await? == 0 {
        return Err(Error::Gone("error-rules-changed"));
    }
    Ok(())
}

/// How many of a department, those below it included, have confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Its name with those above.
    pub path: String,
    /// Confirmed and employed; none where it may not be shown.
    pub figures: Option<(u32, u32)>,
}

/// How many have confirmed a version, in all and by department, over everyone on the HR list. Departments are withheld
/// as every figure about a group is; a count that says of everybody or of nobody is told too, since it is about what
/// HR has to ask for.
pub async fn shares(
    conn: &mut Conn,
    org: OrgId,
    tree: &Departments,
    version: i64,
    policy: Policy,
) -> Result<((u32, u32), Vec<Share>)> {
    let confirmed: Vec<PersonId> =
        conn.list(&CONFIRMED, args![org, version], |row| row.get(0)).await?;
    let confirmed: HashSet<PersonId> = confirmed.into_iter().collect();
    let parents: Vec<Option<usize>> = tree
        .iter()
        .map(|department| department.parent.and_then(|parent| tree.position(parent)))
        .collect();
    let mut own = vec![(0_u32, 0_u32); tree.len()];
    let mut all = (0, 0);
    register::each(conn, org, |entry| {
        let has = u32::from(confirmed.contains(&entry.id));
        all = (all.0 + has, all.1 + 1);
        if let Some(at) = tree.position(entry.department) {
            own[at] = (own[at].0 + has, own[at].1 + 1);
        }
    })
    .await?;
    let Ok(mut table) = Table::new(&parents, [0; 0]) else { return Ok((all, Vec::new())) };
    let mut sums = vec![(0, 0); tree.len()];
    for (at, (has, employed)) in own.into_iter().enumerate() {
        // The table was made with these very departments.
        let _ = table.add(Cell { department: Some(at), flat: [] }, employed);
        for up in std::iter::successors(Some(at), |at| parents[*at]) {
            sums[up] = (sums[up].0 + has, sums[up].1 + employed);
        }
    }
    let protected = disclosure::protect(&table, policy);
    let shares = tree.iter().enumerate().filter(|(at, _)| sums[*at].1 > 0);
    let shares = shares.map(|(at, department)| Share {
        path: department.path.clone(),
        figures: protected
            .people(Cell { department: Some(at), flat: [] })
            .published()
            .map(|_| sums[at]),
    });
    Ok((all, shares.collect()))
}
