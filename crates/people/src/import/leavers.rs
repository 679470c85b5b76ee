//! Every night: those past their last day are noted as having left, and those who left long enough ago lose
//! their personal data. The row with its department and role stays, so that figures of the past still add up.

use serde_json::json;
use store::{Db, OrgId, Result, Time, args, statement};
use web::{AccountId, PersonId};

use super::file;
use crate::audit::{self, Doer};
use crate::{changes, organisation};

statement! {
    PAST_LAST_DAY: organisation = "UPDATE person SET left_at = $3, updated_at = $3 WHERE org_id = $1 AND left_at IS NULL AND end_date < $2";
    DUE: organisation = "SELECT p.id, m.account_id FROM person p LEFT JOIN membership m ON m.org_id = p.org_id AND m.person_id = p.id
        WHERE p.org_id = $1 AND p.left_at IS NOT NULL AND p.left_at <= $2 AND p.erased_at IS NULL";
    ERASE: organisation = "UPDATE person SET number = NULL, name = '', name_key = $3, search = '', email = NULL, manager_id = NULL,
        start_date = NULL, end_date = NULL, hourly_cost = NULL, erased_at = $4, updated_at = $4
        WHERE org_id = $1 AND left_at IS NOT NULL AND left_at <= $2 AND erased_at IS NULL";
    FORGET_MANAGERS: organisation = "UPDATE person SET manager_id = NULL WHERE org_id = $1 AND manager_id IN
        (SELECT id FROM person WHERE org_id = $1 AND erased_at = $2)";
    END_SESSIONS: organisation = "DELETE FROM session WHERE org_id = $1 AND account_id IN
        (SELECT account_id FROM membership WHERE org_id = $1 AND person_id IN
            (SELECT id FROM person WHERE org_id = $1 AND erased_at = $2))";
    END_RIGHTS: organisation = "DELETE FROM right_grant WHERE org_id = $1 AND account_id IN
        (SELECT account_id FROM membership WHERE org_id = $1 AND person_id IN
            (SELECT id FROM person WHERE org_id = $1 AND erased_at = $2))";
    END_MEMBERSHIPS: organisation = "DELETE FROM membership WHERE org_id = $1 AND person_id IN
        (SELECT id FROM person WHERE org_id = $1 AND erased_at = $2)";
    END_INVITATIONS: organisation = "DELETE FROM invitation WHERE org_id = $1 AND person_id IN
        (SELECT id FROM person WHERE org_id = $1 AND erased_at = $2)";
    END_READINGS: organisation = "DELETE FROM read_entry WHERE org_id = $1 AND person_id IN
        (SELECT id FROM person WHERE org_id = $1 AND erased_at = $2)";
    END_REQUESTS: organisation = "DELETE FROM person_request WHERE org_id = $1 AND person_id IN
        (SELECT id FROM person WHERE org_id = $1 AND erased_at = $2)";
    END_MUTED: organisation = "DELETE FROM muted_notice WHERE org_id = $1 AND person_id IN
        (SELECT id FROM person WHERE org_id = $1 AND erased_at = $2)";
    CLOSE_ACCOUNT: installation = "DELETE FROM account WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM membership WHERE account_id = $1)";
}

/// What a night's work did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// Noted as having left.
    pub left: u64,
    /// Personal data erased.
    pub erased: u64,
}

/// Notes who is past their last day, and erases the personal data of those who left before the retention time.
/// Doing it again changes nothing.
pub async fn erase_leavers(db: &Db, org: OrgId, now: Time) -> Result<Done> {
    let mut conn = db.write(org).await?;
    let organisation = organisation::get(&mut conn, org).await?;
    let today = now.date(&organisation.zone()).to_string();
    let left = conn.run(&PAST_LAST_DAY, args![org, today, now]).await?;
    if left > 0 {
        changes::forget_sessions_of_leavers(&mut conn, org).await?;
    }
    let before = now.plus_days(-i64::from(organisation.retention_days));
    let due: Vec<(PersonId, Option<AccountId>)> =
        conn.list(&DUE, args![org, before], |row| Ok((row.get(0)?, row.get(1)?))).await?;
    let mut erased = 0;
    if !due.is_empty() {
        erased = conn.run(&ERASE, args![org, before, Vec::<u8>::new(), now]).await?;
        let traces = [
            &FORGET_MANAGERS, &END_SESSIONS, &END_RIGHTS, &END_INVITATIONS, &END_READINGS,
            &END_REQUESTS, &END_MUTED, &END_MEMBERSHIPS,
        ];
        for statement in traces {
            conn.run(statement, args![org, now]).await?;
        }
        let detail = json!({ "people": erased });
        let doer = Doer::program();
        audit::note(&mut conn, org, &doer, "leavers-erased", ("person", None), &detail, now).await?;
    }
    file::remove_old(&mut conn, org, now).await?;
    conn.commit().await?;
    // An account may belong to several organisations, so whether it is still needed is the installation's matter.
    let accounts: Vec<AccountId> = due.into_iter().filter_map(|(_, account)| account).collect();
    if !accounts.is_empty() {
        let mut conn = db.write_installation().await?;
        for account in accounts {
            conn.run(&CLOSE_ACCOUNT, args![account]).await?;
        }
        conn.commit().await?;
    }
    Ok(Done { left, erased })
}
