//! `kunnig export matrix`.

use std::io::Write as _;
use std::path::PathBuf;

use clap::Args;
use competence::export::Format;
use competence::matrix::Scope;

use super::{Done, Failure, Which, open};
use crate::config::Config;

/// Write out the competence matrix.
#[derive(Debug, Args)]
pub(super) struct Matrix {
    /// xlsx, csv or json
    #[arg(long, default_value = "xlsx")]
    format: String,
    /// The file to write; without it standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    which: Which,
}

impl Matrix {
    pub(super) async fn run(self, config: Config) -> Done {
        let format = Format::of(&self.format)
            .ok_or_else(|| Failure(format!("--format {}: write xlsx, csv or json", self.format)))?;
        let db = open(&config).await?;
        let org = self.which.find(&db).await?;
        let bytes =
            competence::export::matrix(&db, org.id, Scope::default(), format, org.language).await?;
        match &self.output {
            Some(file) => {
                std::fs::write(file, bytes)
                    .map_err(|error| format!("{}: {error}", file.display()))?;
                println!("{}", file.display());
            }
            None => std::io::stdout().write_all(&bytes)?,
        }
        Ok(())
    }
}
