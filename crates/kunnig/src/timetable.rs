//! What is to be done at its time: asked for every hour, done as long work, so that it does not matter which
//! of several servers asks, or whether two do.

use std::time::Duration;

use serde_json::json;
use store::Time;
use web::App;

/// The hours of the day in which letters about questions are written: when people begin to work.
const LETTERS_FROM: i8 = 7;
const LETTERS_TO: i8 = 9;

/// Asks for what is due, until the program ends.
pub(crate) async fn run(app: App) {
    loop {
        if let Err(error) = ask(&app).await {
            tracing::error!(%error, "what is due could not be asked for");
        }
        tokio::time::sleep(Duration::from_hours(1)).await;
    }
}

async fn ask(app: &App) -> store::Result<()> {
    let now = app.clock.now();
    let mut conn = app.db.read_installation().await?;
    let organisations = people::organisation::all(&mut conn).await?;
    drop(conn);
    for organisation in organisations {
        let mut conn = app.db.write(organisation.id).await?;
        let leavers = people::jobs::ERASE_LEAVERS;
        store::jobs::add_once(&mut conn, organisation.id, leavers, &json!({}), now).await?;
        let yesterday = now.plus_days(-1);
        assessment::pages::import::forget_files(&mut conn, organisation.id, yesterday).await?;
        // Evidence ages and people move: once a day the figures follow.
        let computed = competence::estimates::as_of(&mut conn, organisation.id).await?;
        if computed.is_some_and(|computed| computed.plus_days(1) < now) {
            competence::estimates::ask(&mut conn, organisation.id, now).await?;
        }
        // Plans follow the matrix; questions come back once a week, in the morning.
        let drawn = learning::plan::everybody::last(&mut conn, organisation.id).await?;
        if drawn.is_some_and(|drawn| computed.is_some_and(|computed| drawn < computed)) {
            learning::plan::everybody::ask(
                &mut conn,
                organisation.id,
                learning::plan::everybody::Whose::Existing,
                now,
            )
            .await?;
        }
        let today = now.date(&organisation.zone());
        learning::plan::mix::ask_weekly(&mut conn, organisation.id, today, now).await?;
        let local = organisation.zone().to_datetime(now.timestamp());
        if (LETTERS_FROM..LETTERS_TO).contains(&local.hour()) {
            learning::recall::ask(&mut conn, organisation.id, now).await?;
        }
        conn.commit().await?;
    }
    tidy(app, now).await?;
    app.wake.notify_one();
    Ok(())
}

/// Forgets what has no more use: ended sessions, sent mail, files handed in, old jobs.
async fn tidy(app: &App, now: Time) -> store::Result<()> {
    let mut conn = app.db.write_installation().await?;
    people::sessions::forget(&mut conn, now).await?;
    people::accounts::forget_invitations(&mut conn, now.plus_days(-16)).await?;
    people::audit::forget(&mut conn, now.plus_days(-730)).await?;
    store::outbox::forget(&mut conn, now.plus_days(-30)).await?;
    store::jobs::forget(&mut conn, now.plus_days(-30)).await?;
    conn.commit().await
}
