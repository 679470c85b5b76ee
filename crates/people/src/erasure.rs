//! Erasing a person: everything that is theirs goes; the row stays, with department and role and nothing that says
//! whose it was, so that figures about the past stay true.

use store::{Conn, OrgId, Result, Time, args, statement};
use web::PersonId;

use crate::accounts;

statement! {
    EMPTY: organisation = "UPDATE person SET number = NULL, name = '', name_key = $4, search = '', email = NULL, manager_id = NULL,
            start_date = NULL, end_date = NULL, hourly_cost = NULL, left_at = COALESCE(left_at, $3), erased_at = $3, updated_at = $3
        WHERE org_id = $1 AND id = $2";
    REPORTS: organisation = "UPDATE person SET manager_id = NULL WHERE org_id = $1 AND manager_id = $2";
    // The log keeps that something was changed, by whom and when; not what it said about the person.
    FORGET_LOG: organisation = "UPDATE audit_entry SET detail = '{}' WHERE org_id = $1 AND subject = 'person' AND subject_id = $2";
    FORGET_INVITATIONS: organisation = "DELETE FROM invitation WHERE org_id = $1 AND email IN (
        SELECT p.email FROM person p WHERE p.org_id = $1 AND p.id = $2
        UNION SELECT a.email FROM account a JOIN membership m ON m.account_id = a.id WHERE m.org_id = $1 AND m.person_id = $2)";
    FORGET_MAIL: organisation = "DELETE FROM mail WHERE org_id = $1 AND address IN (
        SELECT p.email FROM person p WHERE p.org_id = $1 AND p.id = $2
        UNION SELECT a.email FROM account a JOIN membership m ON m.account_id = a.id WHERE m.org_id = $1 AND m.person_id = $2)";
    ACCOUNT: organisation = "SELECT account_id FROM membership WHERE org_id = $1 AND person_id = $2";
}

store::person_data! {
    person ["number", "name", "email", "language", "start_date", "end_date", "hourly_cost", "created_at", "updated_at"]
        all "SELECT number, name, email, language, start_date, end_date, hourly_cost, created_at, updated_at FROM person WHERE org_id = $1 AND id = $2";
    read_entry ["at", "who", "what"]
        all "SELECT at, who, what FROM read_entry WHERE org_id = $1 AND person_id = $2 ORDER BY id"
        erase "DELETE FROM read_entry WHERE org_id = $1 AND person_id = $2";
    person_request ["kind", "text", "created_at", "answered_at", "answer"]
        all "SELECT kind, text, created_at, answered_at, answer FROM person_request WHERE org_id = $1 AND person_id = $2 ORDER BY id"
        erase "DELETE FROM person_request WHERE org_id = $1 AND person_id = $2";
    muted_notice ["kind", "muted_at"]
        all "SELECT kind, muted_at FROM muted_notice WHERE org_id = $1 AND person_id = $2"
        erase "DELETE FROM muted_notice WHERE org_id = $1 AND person_id = $2";
    membership ["created_at"]
        all "SELECT created_at FROM membership WHERE org_id = $1 AND person_id = $2";
    invitation ["email", "name", "rights", "created_at", "used_at"]
        all "SELECT email, name, rights, created_at, used_at FROM invitation WHERE org_id = $1 AND person_id = $2"
        erase "DELETE FROM invitation WHERE org_id = $1 AND person_id = $2";
}

// The list, who has read it and what was asked stand in words beside this.
crate::shown! {
    person elsewhere;
    read_entry elsewhere;
    person_request elsewhere;
    muted_notice [kind: Choice("notice-"), muted_at: Moment];
    membership [created_at: Moment];
    invitation [email: Words, name: Words, rights: Rights, created_at: Moment, used_at: Moment];
}

/// Erases one person in every room. Their account leaves the organisation, and is closed unless it belongs to
/// another one too.
pub async fn erase(conn: &mut Conn, org: OrgId, person: PersonId, now: Time) -> Result<()> {
    store::personal::erase(conn, org, person.0).await?;
    for statement in [&FORGET_LOG, &FORGET_INVITATIONS, &FORGET_MAIL] {
        conn.run(statement, args![org, person]).await?;
    }
    for row in conn.all(&ACCOUNT, args![org, person]).await? {
        let account = row.get(0)?;
        accounts::leave(conn, org, account).await?;
        accounts::close(conn, account).await?;
    }
    conn.run(&REPORTS, args![org, person]).await?;
    conn.run(&EMPTY, args![org, person, now, Vec::<u8>::new()]).await?;
    Ok(())
}
