//! `kunnig demo`.

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;
use web::Right;

use super::{Done, open};
use crate::config::Config;
use crate::demo;
use crate::server::Server;

/// Make up a company and show it.
#[derive(Debug, Args)]
pub(super) struct Demo {
    /// How many people the company has, from 20 to 100 000
    #[arg(long, default_value_t = demo::PEOPLE as u32, value_parser = clap::value_parser!(u32).range(20..=100_000))]
    people: u32,
    /// Address and port; port 0 takes a free one
    #[arg(long, value_name = "ADDR:PORT", default_value = "127.0.0.1:8080")]
    listen: String,
    /// Keep the company in this folder; without it a fresh one is made and thrown away
    #[arg(long, value_name = "DIR")]
    data_dir: Option<PathBuf>,
    /// Keep it in a PostgreSQL database instead
    #[arg(long, value_name = "URL")]
    postgres: Option<String>,
}

impl Demo {
    pub(super) async fn run(self, mut config: Config) -> Done {
        let thrown_away = self.data_dir.is_none().then(|| {
            std::env::temp_dir().join(format!("kunnig-demo-{}", uuid::Uuid::now_v7().simple()))
        });
        config.data_dir = self.data_dir.or_else(|| thrown_away.clone()).unwrap_or_default();
        config.database = self.postgres.unwrap_or_else(|| "sqlite".to_owned());
        config.listen = self.listen;
        config.public_url.clear();
        config.mail = None;
        let db = open(&config).await?;
        let server = Server::bind(&config, db.clone(), true).await.map_err(|error| {
            format!("{} cannot be listened on: {error}. Try --listen 127.0.0.1:0", config.listen)
        })?;
        if !demo::is_filled(&db).await? {
            let started = Instant::now();
            println!("Making up a company with {} people …", self.people);
            let say = |what: &str| println!("  {what} ({:.1} s)", started.elapsed().as_secs_f64());
            demo::fill(&db, &server.runner, &server.app.clock, self.people as usize, say).await?;
        }
        let address = &server.app.settings.public_url;
        println!("\nKunnig is running: {address}\n");
        println!("Sign in as:");
        for right in Right::ALL {
            println!("  {:<15} {address}/demo/{}", name(right), right.key());
        }
        println!("\nThe company and its people are made up. Stop with Ctrl+C.");
        let ended = server.run(None).await;
        if let Some(folder) = thrown_away {
            std::fs::remove_dir_all(folder)?;
        }
        Ok(ended?)
    }
}

fn name(right: Right) -> &'static str {
    match right {
        Right::Hr => "HR",
        Right::Manager => "manager",
        Right::Ambassador => "ambassador",
        Right::Leadership => "leadership",
        Right::DataProtection => "data protection",
        Right::Employee => "employee",
    }
}
