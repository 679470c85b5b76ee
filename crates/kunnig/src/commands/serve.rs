//! `kunnig serve`.

use clap::Args;

use super::{Done, Failure, doctor, open};
use crate::config::Config;
use crate::mailer::Mailer;
use crate::server::Server;

/// Run the server.
#[derive(Debug, Args)]
pub(super) struct Serve {
    /// Only say whether the configuration is sound
    #[arg(long)]
    check: bool,
}

impl Serve {
    pub(super) async fn run(self, config: Config) -> Done {
        if self.check {
            return doctor::run(config).await;
        }
        let mail = config.mail.as_ref().map(Mailer::new).transpose()?;
        let db = open(&config).await?;
        let server = Server::bind(&config, db, false).await.map_err(|error| {
            Failure(format!("{} cannot be listened on: {error}", config.listen))
        })?;
        println!(
            "Kunnig is running: {} (listening on {})",
            server.app.settings.public_url, server.address
        );
        Ok(server.run(mail).await?)
    }
}
