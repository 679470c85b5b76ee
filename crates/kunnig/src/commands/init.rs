//! `kunnig init`.

use std::io::Read as _;
use std::path::PathBuf;

use clap::Args;
use people::{Email, Organisation, accounts, organisation};
use web::{Lang, Right, Rights};

use super::{Done, open};
use crate::config::Config;

/// Make an organisation and its HR account.
#[derive(Debug, Args)]
pub(super) struct Init {
    /// Name of the organisation
    #[arg(long, value_name = "NAME")]
    organisation: String,
    /// E-mail address of the HR lead
    #[arg(long)]
    email: String,
    /// Name of the HR lead
    #[arg(long)]
    name: String,
    /// Language of the organisation
    #[arg(long, default_value = "sv")]
    language: String,
    /// File that holds the HR lead's password (`-`: standard input). Without it a link is printed to choose one
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
}

impl Init {
    pub(super) async fn run(self, config: Config) -> Done {
        let email = Email::parse(&self.email).ok_or("--email is not an e-mail address")?;
        let language = Lang::of(&self.language)
            .ok_or_else(|| format!("there are no texts in {}", self.language))?;
        let name = self.organisation.trim();
        if name.is_empty() {
            return Err("--organisation is empty".into());
        }
        let hash = match &self.password_file {
            None => None,
            Some(file) => {
                let password = read_password(file)?;
                let about: Vec<&str> = self.name.split(' ').chain([email.as_str()]).collect();
                Some(accounts::new_password(&password, &about).await.map_err(|key| {
                    web::Texts::get().text(Lang::or_fallback("en"), key).to_owned()
                })?)
            }
        };
        let db = open(&config).await?;
        let org = Organisation::new(name, language);
        let now = store::Clock::System.now();
        let mut conn = db.write_installation().await?;
        organisation::add(&mut conn, &org, now).await?;
        competence::model::install(&mut conn, org.id, now).await?;
        let known = accounts::by_email(&mut conn, &email).await?;
        let rights = Rights::default().with(Right::Hr);
        let link = match (&known, &hash) {
            (None, Some(hash)) => {
                let id =
                    accounts::add(&mut conn, &email, &self.name, Some(hash), language, now).await?;
                accounts::join(&mut conn, org.id, id, None, now).await?;
                accounts::grant(&mut conn, org.id, id, Right::Hr, None, now).await?;
                None
            }
            _ => Some(
                accounts::invite(&mut conn, org.id, &email, &self.name, rights, None, now).await?,
            ),
        };
        conn.commit().await?;
        println!("{name} is set up.");
        let settings = config.settings(&config.listen, false);
        match link {
            Some(secret) => println!(
                "{} signs in for the first time here, within two weeks:\n  {}/invitation/{secret}",
                self.name, settings.public_url
            ),
            None => println!("{} signs in at {}/sign-in", self.name, settings.public_url),
        }
        Ok(())
    }
}

fn read_password(file: &std::path::Path) -> Done<String> {
    let text = if file.as_os_str() == "-" {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text)?;
        text
    } else {
        std::fs::read_to_string(file)?
    };
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}
