//! Every night: those past their last day are noted as having left, and those who left long enough ago lose
//! their personal data. The row with its department and role stays, so that figures of the past still add up.

use serde_json::json;
use store::{Db, OrgId, Result, Time, args, statement};
use web::PersonId;

use super::file;
use crate::audit::{self, Doer};
use crate::{changes, erasure, organisation};

statement! {
    PAST_LAST_DAY: organisation = "UPDATE person SET left_at = $3, updated_at = $3 WHERE org_id = $1 AND left_at IS NULL AND end_date < $2";
    DUE: organisation = "SELECT id FROM person WHERE org_id = $1 AND left_at IS NOT NULL AND left_at <= $2 AND erased_at IS NULL";
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
    let due: Vec<PersonId> = conn.list(&DUE, args![org, before], |row| row.get(0)).await?;
    for person in &due {
        erasure::erase(&mut conn, org, *person, now).await?;
    }
    if !due.is_empty() {
        let (doer, detail) = (Doer::program(), json!({ "people": due.len() }));
        audit::note(
            &mut conn,
            org,
            &doer,
            crate::action!("leavers-erased"),
            ("person", None),
            &detail,
            now,
        )
        .await?;
    }
    file::remove_old(&mut conn, org, now).await?;
    conn.commit().await?;
    Ok(Done { left, erased: due.len() as u64 })
}
