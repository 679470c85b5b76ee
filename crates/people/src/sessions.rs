//! Sessions: a secret in a cookie, its hash in the database, listed and revocable.

use axum::http::{HeaderMap, HeaderValue, header};
use futures_util::future::BoxFuture;
use jiff::tz::TimeZone;
use store::{Conn, OrgId, Result, Row, Time, args, statement};
use web::actor::Theme;
use web::serve::cookie_name;
use web::{AccountId, Actor, App, Lang, Right, Rights, Sessions};

use crate::organisation::SMALLEST_GROUP;
use crate::token;

statement! {
    ADD: installation = "INSERT INTO session (token_hash, account_id, org_id, device, created_at, seen_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $5, $6)";
    ACTOR: installation = "SELECT s.account_id, s.org_id, s.seen_at, a.name, a.email, a.language, a.theme,
            o.name, o.language, o.time_zone, m.person_id,
            (SELECT STRING_AGG(g.right_key, ',') FROM right_grant g WHERE g.org_id = s.org_id AND g.account_id = s.account_id),
            (SELECT COUNT(*) FROM membership n WHERE n.account_id = s.account_id),
            CASE WHEN EXISTS (SELECT 1 FROM person r WHERE r.org_id = s.org_id AND r.manager_id = m.person_id AND r.left_at IS NULL)
                THEN CAST(1 AS BIGINT) ELSE CAST(0 AS BIGINT) END,
            o.smallest_group
        FROM session s
        JOIN account a ON a.id = s.account_id
        JOIN organisation o ON o.org_id = s.org_id
        JOIN membership m ON m.org_id = s.org_id AND m.account_id = s.account_id
        LEFT JOIN person p ON p.org_id = m.org_id AND p.id = m.person_id
        WHERE s.token_hash = $1 AND s.expires_at > $2 AND s.created_at > $3 AND p.left_at IS NULL";
    SEEN: installation = "UPDATE session SET seen_at = $2, expires_at = $3 WHERE token_hash = $1";
    OF_ACCOUNT: installation = "SELECT token_hash, device, created_at, seen_at FROM session
        WHERE account_id = $1 AND expires_at > $2 ORDER BY seen_at DESC LIMIT 100";
    END: installation = "DELETE FROM session WHERE account_id = $1 AND token_hash = $2";
    END_ALL: installation = "DELETE FROM session WHERE account_id = $1";
    END_OTHERS: installation = "DELETE FROM session WHERE account_id = $1 AND token_hash <> $2";
    SWITCH: installation = "UPDATE session SET org_id = $2 WHERE token_hash = $1
        AND EXISTS (SELECT 1 FROM membership m WHERE m.account_id = session.account_id AND m.org_id = $2)";
    FORGET: installation = "DELETE FROM session WHERE expires_at < $1";
}

/// Days a session lasts after it was last used.
const DAYS: i64 = 14;
/// Days after which it ends however much it is used.
const LONGEST_DAYS: i64 = 30;

/// Opens a session; the secret for the cookie.
pub async fn open(
    conn: &mut Conn,
    account: AccountId,
    org: OrgId,
    device: &str,
    now: Time,
) -> Result<String> {
    let secret = token::new();
    let device: String = device.chars().take(200).collect();
    let values = args![token::hash(&secret), account, org, device, now, now.plus_days(DAYS)];
    conn.run(&ADD, values).await?;
    Ok(secret)
}

/// One session of an account.
#[derive(Debug, Clone)]
pub struct Session {
    /// The hash of its secret.
    pub key: Vec<u8>,
    /// What the browser says it is.
    pub device: String,
    /// When it was opened.
    pub created_at: Time,
    /// When it was last used.
    pub seen_at: Time,
}

impl Session {
    /// What a form names it by: the beginning of its hash, from which no secret follows.
    #[must_use]
    pub fn name(&self) -> String {
        let first = self.key.first_chunk().copied().unwrap_or_default();
        format!("{:016x}", u64::from_be_bytes(first))
    }

    /// Browser and system in short, out of what the browser says.
    #[must_use]
    pub fn device_name(&self) -> String {
        let first = |known: &[(&str, &'static str)]| {
            known.iter().find(|(mark, _)| self.device.contains(mark)).map(|(_, name)| *name)
        };
        let browser = first(&[
            ("Edg/", "Edge"),
            ("OPR/", "Opera"),
            ("Firefox/", "Firefox"),
            ("Chrome/", "Chrome"),
            ("Safari/", "Safari"),
        ]);
        let system = first(&[
            ("iPhone", "iPhone"),
            ("iPad", "iPad"),
            ("Android", "Android"),
            ("Windows", "Windows"),
            ("Mac OS", "macOS"),
            ("Linux", "Linux"),
        ]);
        match (browser, system) {
            (Some(browser), Some(system)) => format!("{browser}, {system}"),
            (Some(name), None) | (None, Some(name)) => name.to_owned(),
            (None, None) => self.device.chars().take(40).collect(),
        }
    }
}

/// The sessions of an account, the latest used first.
pub async fn of_account(conn: &mut Conn, account: AccountId, now: Time) -> Result<Vec<Session>> {
    conn.list(&OF_ACCOUNT, args![account, now], |row| {
        Ok(Session {
            key: row.get(0)?,
            device: row.get(1)?,
            created_at: row.get(2)?,
            seen_at: row.get(3)?,
        })
    })
    .await
}

/// Ends one session of an account.
pub async fn end(conn: &mut Conn, account: AccountId, key: Vec<u8>) -> Result<()> {
    conn.run(&END, args![account, key]).await?;
    Ok(())
}

/// Ends all sessions of an account.
pub async fn end_all(conn: &mut Conn, account: AccountId) -> Result<()> {
    conn.run(&END_ALL, args![account]).await?;
    Ok(())
}

/// Ends all sessions of an account but one.
pub async fn end_others(conn: &mut Conn, account: AccountId, key: Vec<u8>) -> Result<()> {
    conn.run(&END_OTHERS, args![account, key]).await?;
    Ok(())
}

/// Moves a session to another organisation its account belongs to; whether it does.
pub async fn switch(conn: &mut Conn, key: Vec<u8>, org: OrgId) -> Result<bool> {
    Ok(conn.run(&SWITCH, args![key, org]).await? == 1)
}

/// Forgets sessions that ran out.
pub async fn forget(conn: &mut Conn, now: Time) -> Result<()> {
    conn.run(&FORGET, args![now]).await?;
    Ok(())
}

/// The header that gives the browser a session.
pub fn cookie(app: &App, secret: &str) -> HeaderMap {
    set_cookie(app, secret, DAYS * 86_400)
}

/// The header that takes it away.
pub fn no_cookie(app: &App) -> HeaderMap {
    set_cookie(app, "", 0)
}

fn set_cookie(app: &App, secret: &str, seconds: i64) -> HeaderMap {
    let secure = if app.settings.secure() { "; Secure" } else { "" };
    let cookie = format!(
        "{}={secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}",
        cookie_name(app)
    );
    let value = HeaderValue::from_str(&cookie);
    value.map(|value| HeaderMap::from_iter([(header::SET_COOKIE, value)])).unwrap_or_default()
}

/// Finds the actor of a session secret in the database.
pub struct DbSessions;

impl Sessions for DbSessions {
    fn actor<'a>(&'a self, app: &'a App, secret: &'a str) -> BoxFuture<'a, Result<Option<Actor>>> {
        Box::pin(async move {
            let now = app.clock.now();
            let hash = token::hash(secret);
            let mut conn = app.db.read_installation().await?;
            let row = conn
                .maybe_one(&ACTOR, args![hash.clone(), now, now.plus_days(-LONGEST_DAYS)])
                .await?;
            drop(conn);
            let Some(row) = row else { return Ok(None) };
            let actor = actor(&row, hash)?;
            if actor.seen_at.plus_minutes(10) < now {
                let mut conn = app.db.write_installation().await?;
                let values = args![actor.session.clone(), now, now.plus_days(DAYS)];
                conn.run(&SEEN, values).await?;
                conn.commit().await?;
            }
            Ok(Some(actor))
        })
    }
}

fn actor(row: &Row, session: Vec<u8>) -> Result<Actor> {
    let person: Option<web::PersonId> = row.get(10)?;
    let granted: Option<String> = row.get(11)?;
    let mut rights: Rights =
        granted.as_deref().unwrap_or_default().split(',').filter_map(Right::of).collect();
    if person.is_some() {
        rights = rights.with(Right::Employee);
    }
    if row.get::<i64>(13)? == 1 {
        rights = rights.with(Right::Manager);
    }
    Ok(Actor {
        account: row.get(0)?,
        session,
        org: row.get(1)?,
        seen_at: row.get(2)?,
        name: row.get(3)?,
        email: row.get(4)?,
        language: Lang::or_fallback(&row.get::<String>(5)?),
        theme: Theme::of(&row.get::<String>(6)?),
        org_name: row.get(7)?,
        org_language: Lang::or_fallback(&row.get::<String>(8)?),
        zone: TimeZone::get(&row.get::<String>(9)?).unwrap_or(TimeZone::UTC),
        person,
        rights,
        organisations: u32::try_from(row.get::<i64>(12)?).unwrap_or(1),
        smallest_group: u32::try_from(row.get::<i64>(14)?).unwrap_or(SMALLEST_GROUP),
    })
}
