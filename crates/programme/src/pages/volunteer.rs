//! Saying that one wants to be in the pilot, and taking a spread of those who have said so.

use std::collections::{BTreeMap, HashSet};

use axum::extract::{Path, State};
use axum::response::Response;
use people::audit::Doer;
use people::{DepartmentId, register};
use serde::Deserialize;
use statistics::effect::draw;
use store::{Conn, OrgId};
use web::{App, Cx, Error, Form, PersonId, Result};

use super::wave::open;
use crate::volunteers;
use crate::waves::{self, Kind, WaveId};

/// Whoever asks wants to be in the pilot.
pub(crate) async fn add(State(app): State<App>, cx: Cx) -> Result<Response> {
    let actor = cx.actor()?;
    let person = actor.person.ok_or(Error::NotFound)?;
    let mut conn = app.db.write(actor.org).await?;
    volunteers::add(&mut conn, actor.org, person, cx.now()).await?;
    conn.commit().await?;
    Ok(web::done("/programme", "volunteered"))
}

/// Whoever asks does not want to, after all.
pub(crate) async fn back(State(app): State<App>, cx: Cx) -> Result<Response> {
    let actor = cx.actor()?;
    let person = actor.person.ok_or(Error::NotFound)?;
    let mut conn = app.db.write(actor.org).await?;
    volunteers::remove(&mut conn, actor.org, person).await?;
    conn.commit().await?;
    Ok(web::done("/programme", "volunteer-back"))
}

/// The volunteers who are employed and in no wave, in the order of the HR list.
pub(crate) async fn free(conn: &mut Conn, org: OrgId) -> Result<Vec<register::Entry>> {
    let wanting: HashSet<PersonId> = volunteers::all(conn, org).await?.into_iter().collect();
    if wanting.is_empty() {
        return Ok(Vec::new());
    }
    let taken: HashSet<PersonId> =
        waves::members(conn, org).await?.into_iter().map(|(person, _)| person).collect();
    let mut free = Vec::new();
    register::each(conn, org, |entry| {
        if wanting.contains(&entry.id) && !taken.contains(&entry.id) {
            free.push(entry);
        }
    })
    .await?;
    free.sort_unstable_by_key(|entry| entry.id);
    Ok(free)
}

/// How many are taken.
#[derive(Deserialize)]
pub(crate) struct HowMany {
    count: String,
}

/// Puts so many volunteers into the pilot, drawn by lot within departments so that they are spread as the volunteers
/// are. All of them where there are no more.
pub(crate) async fn take(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<WaveId>,
    Form(how_many): Form<HowMany>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let org = actor.org;
    let mut conn = app.db.write(org).await?;
    let wave = open(&mut conn, org, id).await?;
    if wave.kind != Kind::Pilot {
        return Err(Error::NotFound);
    }
    let count: usize = how_many.count.trim().parse().map_err(|_| Error::Invalid("error-form"))?;
    let free = free(&mut conn, org).await?;
    let chosen = spread(&free, count, cx.now().0.unsigned_abs());
    if chosen.is_empty() {
        return Err(Error::Invalid("error-volunteers-none"));
    }
    waves::add_members(&mut conn, org, id, &chosen, &Doer::from(actor), cx.now()).await?;
    conn.commit().await?;
    Ok(web::done(&format!("/programme/waves/{id}"), "wave-members"))
}

/// So many of these by lot: from each department its share of those who want to, to the nearest person.
fn spread(free: &[register::Entry], count: usize, seed: u64) -> Vec<PersonId> {
    let count = count.min(free.len());
    let mut departments: BTreeMap<DepartmentId, Vec<PersonId>> = BTreeMap::new();
    for entry in free {
        departments.entry(entry.department).or_default().push(entry.id);
    }
    // Whole shares first, then the largest remainders (Hamilton's method).
    let share = |people: &[PersonId]| count * people.len() / free.len().max(1);
    let rest = |people: &[PersonId]| count * people.len() % free.len().max(1);
    let mut places: Vec<usize> = departments.values().map(|people| share(people)).collect();
    let mut by_rest: Vec<usize> = (0..places.len()).collect();
    let rests: Vec<usize> = departments.values().map(|people| rest(people)).collect();
    by_rest.sort_by_key(|place| std::cmp::Reverse(rests[*place]));
    let left = count - places.iter().sum::<usize>();
    for place in by_rest.into_iter().take(left) {
        places[place] += 1;
    }
    let mut chosen = Vec::with_capacity(count);
    for (i, (people, places)) in departments.values().zip(places).enumerate() {
        let parts = [places, people.len() - places].map(|n| u32::try_from(n).unwrap_or(u32::MAX));
        let Ok(drawn) = draw(&vec![0; people.len()], &parts, seed.wrapping_add(i as u64)) else {
            continue;
        };
        chosen.extend(drawn.iter().zip(people).filter(|(part, _)| **part == 0).map(|(_, id)| *id));
    }
    chosen
}

#[cfg(test)]
mod tests {
    use people::RoleId;

    use super::*;

    #[test]
    fn a_spread_takes_from_every_department_as_many_as_fits() {
        let departments: Vec<DepartmentId> = (0..4).map(|_| DepartmentId::new()).collect();
        let role = RoleId::new();
        let free: Vec<register::Entry> = (0..40)
            .map(|i| register::Entry {
                id: PersonId::new(),
                department: departments[i % 4],
                role,
                manager: None,
                language: web::Lang::or_fallback("sv"),
            })
            .collect();
        for seed in 0..50 {
            let chosen = spread(&free, 12, seed);
            assert_eq!(chosen.len(), 12);
            for department in &departments {
                let of = free.iter().filter(|entry| entry.department == *department);
                let of = of.filter(|entry| chosen.contains(&entry.id)).count();
                assert_eq!(of, 3);
            }
        }
        assert_eq!(spread(&free, 100, 1).len(), 40);
        assert!(spread(&[], 5, 1).is_empty());
    }
}
