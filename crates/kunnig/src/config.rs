//! Configuration: a TOML file, the environment over it, secrets from files.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use store::Db;
use web::Settings;

/// What can be set. Everything has a value that works on one's own machine.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Address and port to listen on; port 0 takes a free one.
    pub listen: String,
    /// The address people type; links in mails start with it. Empty: the address listened on.
    pub public_url: String,
    /// The folder that holds the SQLite file.
    pub data_dir: PathBuf,
    /// `sqlite`, or the address of a PostgreSQL database.
    pub database: String,
    /// A file that holds the address of the database, for those who keep secrets in files.
    pub database_file: Option<PathBuf>,
    /// Whether a proxy in front tells the client's address in `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// Log level, such as `info` or `kunnig=debug`.
    pub log: String,
    /// Whether the log is written as JSON.
    pub log_json: bool,
    /// A file that holds the word `/metrics` asks for; without it only this machine may read them.
    pub metrics_token_file: Option<PathBuf>,
    /// How mail is sent; without it links are handed out by hand.
    pub mail: Option<Mail>,
}

/// How mail is sent.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// The mail server.
    pub host: String,
    /// Its port.
    #[serde(default = "submission")]
    pub port: u16,
    /// `starttls`, `tls` or `none`.
    #[serde(default = "starttls")]
    pub security: String,
    /// The user, if it asks for one.
    pub user: Option<String>,
    /// A file that holds the password.
    pub password_file: Option<PathBuf>,
    /// The sender, such as `Kunnig <kunnig@company.se>`.
    pub from: String,
}

fn submission() -> u16 {
    587
}

fn starttls() -> String {
    "starttls".to_owned()
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:8080".to_owned(),
            public_url: String::new(),
            data_dir: PathBuf::from("data"),
            database: "sqlite".to_owned(),
            database_file: None,
            behind_proxy: false,
            log: "info".to_owned(),
            log_json: false,
            metrics_token_file: None,
            mail: None,
        }
    }
}

/// What is wrong with the configuration.
#[derive(Debug, thiserror::Error)]
#[error("{place}: {problem}")]
pub struct ConfigError {
    place: String,
    problem: String,
}

fn wrong(place: impl Into<String>, problem: impl std::fmt::Display) -> ConfigError {
    ConfigError { place: place.into(), problem: problem.to_string() }
}

fn secret(file: &Path) -> Result<String, ConfigError> {
    let text =
        std::fs::read_to_string(file).map_err(|error| wrong(file.display().to_string(), error))?;
    Ok(text.trim().to_owned())
}

impl Config {
    /// Reads the file (if one is named) and the environment.
    pub fn load(file: Option<&Path>) -> Result<Self, ConfigError> {
        let mut config = match file {
            None => Self::default(),
            Some(file) => {
                let name = file.display().to_string();
                let text = std::fs::read_to_string(file).map_err(|error| wrong(&name, error))?;
                toml::from_str(&text).map_err(|error| wrong(&name, error))?
            }
        };
        config.take_environment(|name| std::env::var(name).ok())?;
        if let Some(file) = &config.database_file {
            config.database = secret(file)?;
        }
        Ok(config)
    }

    /// `KUNNIG_LISTEN` stands over `listen`, and so on.
    fn take_environment(
        &mut self,
        get: impl Fn(&str) -> Option<String>,
    ) -> Result<(), ConfigError> {
        let words = [
            ("KUNNIG_LISTEN", &mut self.listen),
            ("KUNNIG_PUBLIC_URL", &mut self.public_url),
            ("KUNNIG_DATABASE", &mut self.database),
            ("KUNNIG_LOG", &mut self.log),
        ];
        for (name, value) in words {
            if let Some(found) = get(name) {
                *value = found;
            }
        }
        if let Some(folder) = get("KUNNIG_DATA_DIR") {
            self.data_dir = folder.into();
        }
        if let Some(file) = get("KUNNIG_DATABASE_FILE") {
            self.database_file = Some(file.into());
        }
        if let Some(file) = get("KUNNIG_METRICS_TOKEN_FILE") {
            self.metrics_token_file = Some(file.into());
        }
        for (name, value) in [
            ("KUNNIG_BEHIND_PROXY", &mut self.behind_proxy),
            ("KUNNIG_LOG_JSON", &mut self.log_json),
        ] {
            if let Some(found) = get(name) {
                *value = found.parse().map_err(|_| wrong(name, "write true or false"))?;
            }
        }
        if let Some(host) = get("KUNNIG_MAIL_HOST") {
            let from = get("KUNNIG_MAIL_FROM")
                .ok_or_else(|| wrong("KUNNIG_MAIL_FROM", "say who mail comes from"))?;
            let port = match get("KUNNIG_MAIL_PORT") {
                None => submission(),
                Some(port) => {
                    port.parse().map_err(|_| wrong("KUNNIG_MAIL_PORT", "write a number"))?
                }
            };
            self.mail = Some(Mail {
                host,
                port,
                security: get("KUNNIG_MAIL_SECURITY").unwrap_or_else(starttls),
                user: get("KUNNIG_MAIL_USER"),
                password_file: get("KUNNIG_MAIL_PASSWORD_FILE").map(PathBuf::from),
                from,
            });
        }
        Ok(())
    }

    /// The SQLite file.
    #[must_use]
    pub fn sqlite_file(&self) -> PathBuf {
        self.data_dir.join("kunnig.sqlite")
    }

    /// Whether the data is kept in PostgreSQL.
    #[must_use]
    pub fn is_postgres(&self) -> bool {
        self.database.starts_with("postgres://") || self.database.starts_with("postgresql://")
    }

    /// Opens the database, making the data folder if need be.
    pub async fn open(&self) -> Result<Db, ConfigError> {
        if self.is_postgres() {
            return Db::open_postgres(&self.database)
                .await
                .map_err(|error| wrong("database", error));
        }
        if self.database != "sqlite" {
            return Err(wrong(
                "database",
                "write sqlite, or an address that starts with postgres://",
            ));
        }
        let folder = self.data_dir.display().to_string();
        std::fs::create_dir_all(&self.data_dir).map_err(|error| wrong(&folder, error))?;
        Db::open_sqlite(&self.sqlite_file()).map_err(|error| wrong(folder, error))
    }

    /// What pages need to know; `listening` is the address that was taken.
    #[must_use]
    pub fn settings(&self, listening: &str, demo: bool) -> Settings {
        let public = self.public_url.trim_end_matches('/');
        Settings {
            public_url: if public.is_empty() {
                format!("http://{listening}")
            } else {
                public.to_owned()
            },
            demo,
            behind_proxy: self.behind_proxy,
            mail: self.mail.is_some(),
        }
    }

    /// The word that `/metrics` asks for.
    pub fn metrics_token(&self) -> Result<Option<String>, ConfigError> {
        let Some(file) = &self.metrics_token_file else { return Ok(None) };
        let token = secret(file)?;
        // An empty word would let everybody in.
        if token.is_empty() {
            return Err(wrong(file.display().to_string(), "there is no word in it"));
        }
        Ok(Some(token))
    }

    /// The password of the mail server.
    pub fn mail_password(mail: &Mail) -> Result<Option<String>, ConfigError> {
        mail.password_file.as_deref().map(secret).transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_stands_over_the_file() {
        let mut config: Config =
            toml::from_str("listen = \"0.0.0.0:80\"\nbehind_proxy = true").unwrap();
        assert!(config.behind_proxy);
        let set = |name: &str| (name == "KUNNIG_LISTEN").then(|| "127.0.0.1:0".to_owned());
        config.take_environment(set).unwrap();
        assert_eq!(config.listen, "127.0.0.1:0");
        assert!(config.behind_proxy);
    }

    #[test]
    fn a_misspelt_setting_is_refused() {
        let error = toml::from_str::<Config>("lisen = \"x\"").unwrap_err().to_string();
        assert!(error.contains("lisen"), "{error}");
    }

    #[test]
    fn a_word_that_is_no_truth_value_is_refused() {
        let mut config = Config::default();
        let set = |name: &str| (name == "KUNNIG_BEHIND_PROXY").then(|| "ja".to_owned());
        assert!(config.take_environment(set).is_err());
    }
}
