//! `kunnig doctor`: what is wrong with the set-up, in words.

use people::{accounts, organisation};
use store::Db;
use web::Right;

use super::{Done, Failure};
use crate::config::Config;
use crate::mailer::Mailer;

/// What was found: printed as it comes, counted where it must be put right.
#[derive(Default)]
struct Findings {
    good: usize,
    hints: usize,
    wrong: usize,
}

impl Findings {
    fn good(&mut self, words: &str) {
        self.good += 1;
        println!("  ok       {words}");
    }

    fn hint(&mut self, words: &str) {
        self.hints += 1;
        println!("  note     {words}");
    }

    fn wrong(&mut self, words: &str) {
        self.wrong += 1;
        println!("  WRONG    {words}");
    }
}

/// Looks at everything that can be misconfigured; an error if something is wrong.
pub(super) async fn run(config: Config) -> Done {
    let mut found = Findings::default();
    address(&config, &mut found);
    match config.open().await {
        Ok(db) => database(&config, &db, &mut found).await,
        Err(error) => found.wrong(&format!("the database cannot be opened: {error}")),
    }
    mail(&config, &mut found).await;
    println!("{} in order, {} to note, {} to put right", found.good, found.hints, found.wrong);
    if found.wrong == 0 { Ok(()) } else { Err(Failure("the set-up is not sound".to_owned())) }
}

fn address(config: &Config, found: &mut Findings) {
    let public = &config.public_url;
    if config.listen.parse::<std::net::SocketAddr>().is_err() {
        found.wrong(&format!(
            "listen = {:?} is no address: write for example 127.0.0.1:8080",
            config.listen
        ));
    }
    if public.is_empty() {
        found.hint("public_url is not set: links in mails lead to the address listened on");
    } else if public.starts_with("https://") {
        found.good(&format!("people reach this at {public}"));
    } else if public.starts_with("http://") {
        found.wrong("public_url is not https: passwords would cross the network in clear");
    } else {
        found.wrong("public_url must start with https://");
    }
    if public.starts_with("https://") && !config.behind_proxy {
        found.hint("behind_proxy is false: all sign-in attempts are counted as one client's");
    }
}

async fn database(config: &Config, db: &Db, found: &mut Findings) {
    if config.is_postgres() {
        found.good("PostgreSQL answers");
        match store::row_security_binds(db).await {
            Ok(true) => found.good("row-level security binds the database role"),
            Ok(false) => found.wrong(
                "the database role is a superuser or bypasses row-level security: use an ordinary role",
            ),
            Err(error) => found.wrong(&format!("the database role cannot be looked up: {error}")),
        }
    } else {
        found.good(&format!("SQLite opens: {}", config.sqlite_file().display()));
        private(config, found);
    }
    match store::pending_migrations(db).await {
        Ok(pending) if pending.is_empty() => found.good("the schema is up to date"),
        Ok(pending) => {
            found.hint(&format!(
                "{} migrations wait; the server applies them when it starts",
                pending.len()
            ));
            return;
        }
        Err(error) => return found.wrong(&format!("the schema cannot be read: {error}")),
    }
    if let Err(error) = organisations(db, found).await {
        found.wrong(&format!("the organisations cannot be read: {error}"));
    }
}

/// Others on the machine must not read the file.
fn private(config: &Config, found: &mut Findings) {
    use std::os::unix::fs::PermissionsExt as _;
    if let Ok(about) = std::fs::metadata(&config.data_dir)
        && about.permissions().mode() & 0o007 != 0
    {
        found.hint(&format!(
            "everyone on this machine can look into {}: chmod 750 keeps them out",
            config.data_dir.display()
        ));
    }
}

async fn organisations(db: &Db, found: &mut Findings) -> store::Result<()> {
    let mut conn = db.read_installation().await?;
    let all = organisation::all(&mut conn).await?;
    if all.is_empty() {
        found.hint("there is no organisation yet: make one with `kunnig init`");
    }
    for org in all {
        if accounts::holders(&mut conn, org.id, Right::Hr).await? == 0 {
            found.hint(&format!("nobody has signed in as HR of {} yet", org.name));
        }
        let (_, _, failed) = store::outbox::count(&mut conn, org.id).await?;
        if failed > 0 {
            found.hint(&format!("{failed} mails of {} were refused and are tried again", org.name));
        }
    }
    Ok(())
}

async fn mail(config: &Config, found: &mut Findings) {
    let Some(mail) = &config.mail else {
        return found.hint("mail is not set up: links are handed out by hand");
    };
    match Mailer::new(mail) {
        Err(error) => found.wrong(&error),
        Ok(mailer) => match mailer.test().await {
            Ok(()) => found.good(&format!("{} takes mail", mail.host)),
            Err(error) => found.wrong(&format!("{} does not take mail: {error}", mail.host)),
        },
    }
}
