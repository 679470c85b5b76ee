//! The end of a campaign: no more answers, self-ratings become evidence, and the figures for every group that may be
//! shown are computed and stored at once. It is done once: figures computed again after somebody's answers have gone,
//! or come late, could be subtracted from the first ones.

use people::audit::{self, Doer};
use people::{Organisation, departments, job_roles, organisation};
use serde_json::{Value as Json, json};
use store::jobs::Work;
use store::{Conn, OrgId, Result, Time};

use crate::campaign::{self, CampaignId, Source, State};
use crate::mailing::campaign_of;
use crate::model::{self, Ratings};
use crate::results::{self, Places, Tally};
use crate::{participants, responses};

/// Closes a campaign by hand and asks for its results; false if it was not open.
pub async fn close(
    conn: &mut Conn,
    org: OrgId,
    id: CampaignId,
    doer: &Doer,
    now: Time,
) -> Result<bool> {
    if !campaign::set_closed(conn, org, id, now).await? {
        return Ok(false);
    }
    store::jobs::add(conn, org, "close-campaign", &json!({ "campaign": id }), None, now).await?;
    let subject = ("campaign", Some(id.0));
    let detail = json!({ "title": campaign::get(conn, org, id).await?.plan.title });
    audit::note(conn, org, doer, people::action!("campaign-closed"), subject, &detail, now).await?;
    Ok(true)
}

/// The work of closing: by hand it follows at once, otherwise when the last day is over.
pub(crate) async fn run(work: &Work) -> Result<Json> {
    let Some(id) = campaign_of(&work.input) else { return Ok(json!({})) };
    let now = work.clock.now();
    let mut conn = work.db.read(work.org).await?;
    let org = organisation::get(&mut conn, work.org).await?;
    let campaign = campaign::get(&mut conn, work.org, id).await?;
    drop(conn);
    match campaign.state(now, &org.zone()) {
        State::Closing => {}
        // Closed before, or its last day has been moved: another job stands in the calendar for that.
        State::Draft | State::Planned | State::Open | State::Closed => {
            return Ok(json!({ "nothing_to_do": true }));
        }
    }
    if campaign.closed_at.is_none() {
        let mut conn = work.db.write(work.org).await?;
        campaign::set_closed(&mut conn, work.org, id, now).await?;
        let subject = ("campaign", Some(id.0));
        audit::note(
            &mut conn,
            work.org,
            &Doer::program(),
            people::action!("campaign-closed"),
            subject,
            &json!({ "title": campaign.plan.title }),
            now,
        )
        .await?;
        conn.commit().await?;
    }
    work.progress(0, 3, "campaign-job-counting").await?;
    let outcome = gather(work, id, &org).await?;
    work.progress(2, 3, "campaign-job-storing").await?;
    let closed_at = campaign.closed_at.unwrap_or(now);
    let mut conn = work.db.write(work.org).await?;
    // Of two who computed at the same time, the one that comes first is told.
    if !campaign::set_computed(&mut conn, work.org, id, now).await? {
        return Ok(json!({ "nothing_to_do": true }));
    }
    results::store(&mut conn, work.org, id, &outcome.published).await?;
    let evidence = match campaign.source {
        Source::Anonymous => 0,
        Source::Links | Source::Imported => {
            model::add_evidence(&mut conn, work.org, id, outcome.ratings, closed_at, now).await?
        }
    };
    conn.commit().await?;
    Ok(json!({ "answers": outcome.answers, "groups": outcome.groups, "evidence": evidence }))
}

struct Outcome {
    answers: u32,
    groups: usize,
    published: results::Published,
    ratings: Vec<Ratings>,
}

async fn gather(work: &Work, id: CampaignId, org: &Organisation) -> Result<Outcome> {
    let mut conn = work.db.read(work.org).await?;
    let document = campaign::document(&mut conn, work.org, id).await?;
    let tree = departments::all(&mut conn, work.org).await?;
    let roles = job_roles::all(&mut conn, work.org).await?;
    let mut tally = Tally::new(&document, Places::of(&tree, &roles));
    let mut ratings: Vec<Ratings> = Vec::new();
    responses::each_finished(&mut conn, work.org, id, |response| {
        if let Some(person) = response.person {
            let levels: Vec<(String, u8)> = model::self_ratings(&response.answers)
                .map(|(key, level)| (key.to_owned(), level))
                .collect();
            if !levels.is_empty() {
                ratings.push((person, levels));
            }
        }
        tally.count(&response);
    })
    .await?;
    let counts = participants::counts(&mut conn, work.org, id).await?;
    let asked = counts.iter().map(|count| count.asked).sum();
    drop(conn);
    let promise = document.promised(org);
    // A large company's table takes seconds of pure computing: not on a thread that answers pages.
    let computed = tokio::task::spawn_blocking(move || {
        let published = results::publish(&tally, promise);
        (published.answers, published.views.len(), published)
    });
    let (answers, groups, mut published) = match computed.await {
        Ok(computed) => computed,
        // The runner of jobs turns it into a failed job with a word to HR.
        Err(failed) => std::panic::resume_unwind(failed.into_panic()),
    };
    published.overview.asked = asked;
    Ok(Outcome { answers, groups, published, ratings })
}
