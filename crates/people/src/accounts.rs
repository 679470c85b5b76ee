//! Accounts: who can sign in, to which organisations, with which rights.

use store::{Conn, OrgId, Result, Time, args, statement};
use web::actor::Theme;
use web::{AccountId, Lang, PersonId, Right, Rights};

use crate::{Email, token};

statement! {
    ADD: installation = "INSERT INTO account (id, email, name, password_hash, language, theme, created_at) VALUES ($1, $2, $3, $4, $5, 'device', $6)";
    BY_EMAIL: installation = "SELECT id, password_hash, name, language FROM account WHERE email = $1";
    PASSWORD_OF: installation = "SELECT password_hash FROM account WHERE id = $1";
    SET_PASSWORD: installation = "UPDATE account SET password_hash = $2 WHERE id = $1";
    SET_LOOKS: installation = "UPDATE account SET language = $2, theme = $3 WHERE id = $1";
    JOIN_ORGANISATION: organisation = "INSERT INTO membership (org_id, account_id, person_id, created_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (org_id, account_id) DO UPDATE SET person_id = COALESCE(excluded.person_id, membership.person_id)";
    ORGANISATIONS: installation = "SELECT o.org_id, o.name FROM membership m JOIN organisation o ON o.org_id = m.org_id
        LEFT JOIN person p ON p.org_id = m.org_id AND p.id = m.person_id
        WHERE m.account_id = $1 AND p.left_at IS NULL ORDER BY o.name";
    LAST_USED: installation = "SELECT org_id FROM session WHERE account_id = $1 ORDER BY seen_at DESC LIMIT 1";
    GRANT: organisation = "INSERT INTO right_grant (org_id, account_id, right_key, granted_at, granted_by) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (org_id, account_id, right_key) DO NOTHING";
    TAKE: organisation = "DELETE FROM right_grant WHERE org_id = $1 AND account_id = $2 AND right_key = $3";
    MEMBERS: organisation = "SELECT m.account_id, a.name, a.email, m.person_id,
            (SELECT STRING_AGG(g.right_key, ',') FROM right_grant g WHERE g.org_id = m.org_id AND g.account_id = m.account_id)
        FROM membership m JOIN account a ON a.id = m.account_id
        WHERE m.org_id = $1 AND (m.person_id IS NULL OR EXISTS (SELECT 1 FROM right_grant r WHERE r.org_id = m.org_id AND r.account_id = m.account_id))
        ORDER BY a.name LIMIT 500";
    MEMBER: organisation = "SELECT m.account_id, a.name, a.email, m.person_id,
            (SELECT STRING_AGG(g.right_key, ',') FROM right_grant g WHERE g.org_id = m.org_id AND g.account_id = m.account_id)
        FROM membership m JOIN account a ON a.id = m.account_id WHERE m.org_id = $1 AND m.account_id = $2";
    HOLDERS: organisation = "SELECT COUNT(*) FROM right_grant WHERE org_id = $1 AND right_key = $2";
    LEAVE: organisation = "DELETE FROM membership WHERE org_id = $1 AND account_id = $2";
    LEAVE_RIGHTS: organisation = "DELETE FROM right_grant WHERE org_id = $1 AND account_id = $2";
    LEAVE_SESSIONS: organisation = "DELETE FROM session WHERE org_id = $1 AND account_id = $2";
    INVITE: organisation = "INSERT INTO invitation (org_id, token_hash, kind, email, name, person_id, rights, created_at, created_by, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    INVITATION: installation = "SELECT i.org_id, i.kind, i.email, i.name, i.person_id, i.rights, i.expires_at, i.used_at, o.name, o.language
        FROM invitation i JOIN organisation o ON o.org_id = i.org_id WHERE i.token_hash = $1";
    USE_INVITATION: organisation = "UPDATE invitation SET used_at = $3 WHERE org_id = $1 AND token_hash = $2 AND used_at IS NULL";
    OPEN_INVITATIONS: organisation = "SELECT email, name, created_at, expires_at FROM invitation
        WHERE org_id = $1 AND kind = 'invite' AND used_at IS NULL AND expires_at > $2 ORDER BY created_at DESC LIMIT 200";
    // Somebody who can sign in already keeps the only key to their own row.
    PERSON_OF_EMAIL: organisation = "SELECT p.id FROM person p WHERE p.org_id = $1 AND p.email = $2 AND p.left_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.org_id = p.org_id AND m.person_id = p.id)";
    HOLDER: organisation = "SELECT account_id FROM membership WHERE org_id = $1 AND person_id = $2 AND account_id <> $3";
    VOID_RESETS: installation = "UPDATE invitation SET used_at = $2 WHERE kind = 'reset' AND used_at IS NULL
        AND email = (SELECT email FROM account WHERE id = $1)";
    VOID_INVITATIONS: organisation = "UPDATE invitation SET used_at = $3 WHERE org_id = $1 AND kind = 'invite' AND used_at IS NULL
        AND email = (SELECT email FROM account WHERE id = $2)";
    // A withdrawn link is gone, so that it looks like one that never was.
    WITHDRAW: organisation = "DELETE FROM invitation WHERE org_id = $1 AND email = $2 AND kind = 'invite' AND used_at IS NULL";
    FORGET_INVITATIONS: installation = "DELETE FROM invitation WHERE expires_at < $1";
    CLOSE: installation = "DELETE FROM account WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.account_id = $1)";
}

/// Days an invitation can be used.
pub(crate) const INVITATION_DAYS: i64 = 14;
/// Minutes a link to a new password can be used.
const RESET_MINUTES: i64 = 60;

/// What sign-in needs to know of an account.
#[derive(Debug, Clone)]
pub struct Account {
    /// Which one.
    pub id: AccountId,
    /// argon2id; none before the first password.
    pub password_hash: Option<String>,
    /// The name.
    pub name: String,
    /// The language they read.
    pub language: Lang,
}

/// The account of an address.
pub async fn by_email(conn: &mut Conn, email: &Email) -> Result<Option<Account>> {
    let row = conn.maybe_one(&BY_EMAIL, args![email.as_str()]).await?;
    row.map(|row| {
        Ok(Account {
            id: row.get(0)?,
            password_hash: row.get(1)?,
            name: row.get(2)?,
            language: Lang::or_fallback(&row.get::<String>(3)?),
        })
    })
    .transpose()
}

/// Adds an account.
pub async fn add(
    conn: &mut Conn,
    email: &Email,
    name: &str,
    password_hash: Option<&str>,
    language: Lang,
    now: Time,
) -> Result<AccountId> {
    let id = AccountId::new();
    conn.run(&ADD, args![id, email.as_str(), name, password_hash, language, now]).await?;
    Ok(id)
}

/// Lets an account into an organisation, as a person on its list or as somebody from outside.
pub async fn join(
    conn: &mut Conn,
    org: OrgId,
    account: AccountId,
    person: Option<PersonId>,
    now: Time,
) -> Result<()> {
    // Of two invitations to one person the first that is used counts; the other joins as somebody from outside.
    let person = match person {
        Some(person) if conn.maybe_one(&HOLDER, args![org, person, account]).await?.is_some() => {
            None
        }
        person => person,
    };
    conn.run(&JOIN_ORGANISATION, args![org, account, person, now]).await?;
    Ok(())
}

/// Closes an account that belongs to no organisation any more.
pub async fn close(conn: &mut Conn, account: AccountId) -> Result<()> {
    conn.run(&CLOSE, args![account]).await?;
    Ok(())
}

/// Makes open invitations to an account's address void: the rights it has are those given since.
pub async fn void_invitations(
    conn: &mut Conn,
    org: OrgId,
    account: AccountId,
    now: Time,
) -> Result<()> {
    conn.run(&VOID_INVITATIONS, args![org, account, now]).await?;
    Ok(())
}

/// Withdraws every open invitation to an address; false if there was none.
pub async fn withdraw(conn: &mut Conn, org: OrgId, email: &Email) -> Result<bool> {
    Ok(conn.run(&WITHDRAW, args![org, email.as_str()]).await? > 0)
}

/// Forgets invitations that ended before a time.
pub async fn forget_invitations(conn: &mut Conn, before: Time) -> Result<()> {
    conn.run(&FORGET_INVITATIONS, args![before]).await?;
    Ok(())
}

/// Takes an account out of an organisation, with its rights and its sessions there.
pub async fn leave(conn: &mut Conn, org: OrgId, account: AccountId) -> Result<()> {
    for statement in [&LEAVE_SESSIONS, &LEAVE_RIGHTS, &LEAVE] {
        conn.run(statement, args![org, account]).await?;
    }
    Ok(())
}

/// Gives a right.
pub async fn grant(
    conn: &mut Conn,
    org: OrgId,
    account: AccountId,
    right: Right,
    by: Option<AccountId>,
    now: Time,
) -> Result<()> {
    conn.run(&GRANT, args![org, account, right.key(), now, by]).await?;
    Ok(())
}

/// Takes a right.
pub async fn take(conn: &mut Conn, org: OrgId, account: AccountId, right: Right) -> Result<()> {
    conn.run(&TAKE, args![org, account, right.key()]).await?;
    Ok(())
}

/// How many hold a right that is given by hand.
pub async fn holders(conn: &mut Conn, org: OrgId, right: Right) -> Result<i64> {
    conn.one(&HOLDERS, args![org, right.key()]).await?.get(0)
}

/// The organisations of an account, by name; not those it has left.
pub async fn organisations(conn: &mut Conn, account: AccountId) -> Result<Vec<(OrgId, String)>> {
    conn.list(&ORGANISATIONS, args![account], |row| Ok((row.get(0)?, row.get(1)?))).await
}

/// Where an account goes when it signs in: where it was last, else its first organisation.
pub async fn home(conn: &mut Conn, account: AccountId) -> Result<Option<OrgId>> {
    let all = organisations(conn, account).await?;
    let last: Option<OrgId> =
        conn.maybe_one(&LAST_USED, args![account]).await?.map(|row| row.get(0)).transpose()?;
    let still = last.filter(|last| all.iter().any(|(org, _)| org == last));
    Ok(still.or_else(|| all.first().map(|(org, _)| *org)))
}

/// Sets a password, already hashed; links to a new password that were mailed before are void.
pub async fn set_password(
    conn: &mut Conn,
    account: AccountId,
    hash: &str,
    now: Time,
) -> Result<()> {
    conn.run(&VOID_RESETS, args![account, now]).await?;
    conn.run(&SET_PASSWORD, args![account, hash]).await?;
    Ok(())
}

/// The hash of an account's password.
pub async fn password_of(conn: &mut Conn, account: AccountId) -> Result<Option<String>> {
    conn.one(&PASSWORD_OF, args![account]).await?.get(0)
}

/// Sets language and theme.
pub async fn set_looks(
    conn: &mut Conn,
    account: AccountId,
    lang: Lang,
    theme: Theme,
) -> Result<()> {
    conn.run(&SET_LOOKS, args![account, lang, theme.key()]).await?;
    Ok(())
}

/// Somebody who holds a right given by hand, or comes from outside.
#[derive(Debug, Clone)]
pub struct Member {
    /// Their account.
    pub account: AccountId,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// The person on the list; none for somebody from outside.
    pub person: Option<PersonId>,
    /// The rights given by hand.
    pub rights: Rights,
}

impl Member {
    /// Whether they hold a right. For templates.
    #[must_use]
    pub fn holds(&self, right: &Right) -> bool {
        self.rights.has(*right)
    }
}

fn member(row: &store::Row) -> Result<Member> {
    let rights: Option<String> = row.get(4)?;
    Ok(Member {
        account: row.get(0)?,
        name: row.get(1)?,
        email: row.get(2)?,
        person: row.get(3)?,
        rights: rights.as_deref().unwrap_or_default().split(',').filter_map(Right::of).collect(),
    })
}

/// Those who hold a right given by hand, or come from outside.
pub async fn members(conn: &mut Conn, org: OrgId) -> Result<Vec<Member>> {
    conn.list(&MEMBERS, args![org], member).await
}

/// One member of the organisation.
pub async fn one_member(conn: &mut Conn, org: OrgId, account: AccountId) -> Result<Member> {
    member(&conn.one(&MEMBER, args![org, account]).await?)
}

/// An invitation or a link to a new password.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// The organisation that invites.
    pub org: OrgId,
    /// Whether it only sets a new password.
    pub reset: bool,
    /// The address it was made for.
    pub email: Email,
    /// The name it was made for.
    pub name: String,
    /// The person on the list.
    pub person: Option<PersonId>,
    /// The rights it brings.
    pub rights: Rights,
    /// When it ends.
    pub expires_at: Time,
    /// When it was used.
    pub used_at: Option<Time>,
    /// The organisation's name.
    pub org_name: String,
    /// The organisation's language.
    pub org_language: Lang,
}

/// Makes an invitation; the secret for its link. A person on the list with this address is who it is for.
pub async fn invite(
    conn: &mut Conn,
    org: OrgId,
    email: &Email,
    name: &str,
    rights: Rights,
    by: Option<AccountId>,
    now: Time,
) -> Result<String> {
    let secret = token::new();
    let person: Option<PersonId> = conn
        .maybe_one(&PERSON_OF_EMAIL, args![org, email.as_str()])
        .await?
        .map(|row| row.get(0))
        .transpose()?;
    let rights = rights.iter().map(Right::key).collect::<Vec<_>>().join(",");
    let until = now.plus_days(INVITATION_DAYS);
    let values = args![
        org,
        token::hash(&secret),
        "invite",
        email.as_str(),
        name,
        person,
        rights,
        now,
        by,
        until
    ];
    conn.run(&INVITE, values).await?;
    Ok(secret)
}

/// Makes a link to a new password. It is only ever mailed to the address, never shown: whoever could see it could
/// take the account, in every organisation it belongs to.
pub async fn reset(
    conn: &mut Conn,
    org: OrgId,
    email: &Email,
    name: &str,
    now: Time,
) -> Result<String> {
    let secret = token::new();
    let until = now.plus_minutes(RESET_MINUTES);
    let nobody: Option<PersonId> = None;
    let by: Option<AccountId> = None;
    let values =
        args![org, token::hash(&secret), "reset", email.as_str(), name, nobody, "", now, by, until];
    conn.run(&INVITE, values).await?;
    Ok(secret)
}

/// The invitation of a secret, used or not, ended or not.
pub async fn invitation(conn: &mut Conn, secret: &str) -> Result<Option<Invitation>> {
    let Some(row) = conn.maybe_one(&INVITATION, args![token::hash(secret)]).await? else {
        return Ok(None);
    };
    let Some(email) = Email::parse(&row.get::<String>(2)?) else { return Ok(None) };
    Ok(Some(Invitation {
        org: row.get(0)?,
        reset: row.get::<String>(1)? == "reset",
        email,
        name: row.get(3)?,
        person: row.get(4)?,
        rights: row.get::<String>(5)?.split(',').filter_map(Right::of).collect(),
        expires_at: row.get(6)?,
        used_at: row.get(7)?,
        org_name: row.get(8)?,
        org_language: Lang::or_fallback(&row.get::<String>(9)?),
    }))
}

/// The person on the list whose row an invitation opens.
pub(crate) async fn invited_person(
    app: &web::App,
    org: OrgId,
    secret: &str,
) -> Result<Option<PersonId>> {
    let mut conn = app.db.read_installation().await?;
    let invitation = invitation(&mut conn, secret).await?;
    Ok(invitation.filter(|one| one.org == org).and_then(|one| one.person))
}

/// Marks an invitation as used; false if somebody was faster.
pub async fn use_invitation(conn: &mut Conn, org: OrgId, secret: &str, now: Time) -> Result<bool> {
    Ok(conn.run(&USE_INVITATION, args![org, token::hash(secret), now]).await? == 1)
}

/// An invitation that waits for its answer.
#[derive(Debug, Clone)]
pub struct OpenInvitation {
    /// The address.
    pub email: String,
    /// The name.
    pub name: String,
    /// When it was made.
    pub created_at: Time,
    /// When it ends.
    pub expires_at: Time,
}

/// Invitations that wait for their answer.
pub async fn open_invitations(
    conn: &mut Conn,
    org: OrgId,
    now: Time,
) -> Result<Vec<OpenInvitation>> {
    conn.list(&OPEN_INVITATIONS, args![org, now], |row| {
        Ok(OpenInvitation {
            email: row.get(0)?,
            name: row.get(1)?,
            created_at: row.get(2)?,
            expires_at: row.get(3)?,
        })
    })
    .await
}

/// Hashes a new password for an account made on the command line; the key of a text that says why it is not taken.
pub async fn new_password(
    password: &str,
    about: &[&str],
) -> std::result::Result<String, &'static str> {
    if let Some(fault) = crate::password::fault(password, about) {
        return Err(fault);
    }
    crate::password::hash(password.to_owned()).await.ok_or("error-internal-title")
}
