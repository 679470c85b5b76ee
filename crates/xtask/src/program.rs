//! The built program as a process: started on a free port, killed with its handle.

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, OnceLock};

use crate::{Result, target};

static CHOSEN: OnceLock<PathBuf> = OnceLock::new();

/// From here on the program is this file.
pub fn use_binary(path: PathBuf) {
    let _ = CHOSEN.set(path);
}

/// Where the built program is: the one chosen, `KUNNIG_BINARY`, or what `cargo build -p kunnig` made.
pub fn binary() -> Result<PathBuf> {
    let named = || std::env::var_os("KUNNIG_BINARY").map(PathBuf::from);
    let path =
        CHOSEN.get().cloned().or_else(named).unwrap_or_else(|| target().join("debug/kunnig"));
    if path.exists() {
        Ok(path)
    } else {
        Err(format!("{} is not built: run `cargo build -p kunnig`", path.display()).into())
    }
}

/// The database a program keeps its data in.
#[derive(Debug, Clone)]
pub enum Database {
    /// A file in the data folder.
    Sqlite,
    /// A PostgreSQL database by its address.
    Postgres(String),
}

/// What the program logs on its standard error: only what went wrong, unless asked for more.
fn log_level() -> String {
    std::env::var("KUNNIG_LOG").unwrap_or_else(|_| "warn".to_owned())
}

/// A command of the program with the environment of an installation in `folder`.
pub fn command(folder: &Path, database: &Database) -> Result<Command> {
    let mut command = Command::new(binary()?);
    command
        .env("KUNNIG_DATA_DIR", folder)
        .env("KUNNIG_DATABASE", address(database))
        .env("KUNNIG_LOG", log_level())
        .stdin(Stdio::null());
    Ok(command)
}

/// The database's address as the program takes it.
fn address(database: &Database) -> &str {
    match database {
        Database::Sqlite => "sqlite",
        Database::Postgres(url) => url,
    }
}

/// Runs a command of the program to its end; what it printed.
pub fn run(folder: &Path, database: &Database, args: &[&OsStr]) -> Result<String> {
    let output = command(folder, database)?.args(args).output()?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(format!("kunnig {args:?} failed: {said}").into())
    }
}

/// Lines of the log that are kept: the first tell what is wrong.
const MOST_ERRORS: usize = 50;

/// A running server.
pub struct Program {
    child: Child,
    /// Its address, `http://127.0.0.1:PORT`.
    pub url: String,
    errors: Arc<Mutex<Vec<String>>>,
}

impl Program {
    /// A demonstration with so many people, in `folder`.
    pub fn demo(folder: &Path, database: &Database, people: u32) -> Result<Self> {
        let mut demo = Command::new(binary()?);
        demo.args(["demo", "--listen", "127.0.0.1:0", "--people", &people.to_string()])
            .arg("--data-dir")
            .arg(folder)
            .env("KUNNIG_LOG", log_level())
            .stdin(Stdio::null());
        if let Database::Postgres(url) = database {
            demo.args(["--postgres", url]);
        }
        Self::start(demo)
    }

    /// The server of the installation in `folder`.
    pub fn serve(folder: &Path, database: &Database) -> Result<Self> {
        let mut serve = command(folder, database)?;
        serve.arg("serve").env("KUNNIG_LISTEN", "127.0.0.1:0");
        Self::start(serve)
    }

    /// Starts a server and waits until it says where it listens.
    pub fn start(mut command: Command) -> Result<Self> {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        let stdout = child.stdout.take().ok_or("the program's output cannot be read")?;
        let stderr = child.stderr.take().ok_or("the program's log cannot be read")?;
        let errors = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&errors);
        std::thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(std::result::Result::ok) {
                if let Ok(mut log) = log.lock()
                    && log.len() < MOST_ERRORS
                {
                    eprintln!("{line}");
                    log.push(line);
                }
            }
        });
        // From here on a failure ends the process too.
        let mut this = Self { child, url: String::new(), errors };
        let mut lines = BufReader::new(stdout).lines();
        let mut said = String::new();
        while this.url.is_empty() {
            let line =
                lines.next().ok_or_else(|| format!("{command:?} ended early:\n{said}"))??;
            if let Some(at) = line.find("http://127.0.0.1:") {
                let rest = &line[at + "http://127.0.0.1:".len()..];
                let port: String = rest.chars().take_while(char::is_ascii_digit).collect();
                this.url = format!("http://127.0.0.1:{port}");
            }
            said.push_str(&line);
            said.push('\n');
        }
        // The rest is read and let go, so that the program never waits for a full pipe.
        std::thread::spawn(move || for _ in lines.map_while(std::result::Result::ok) {});
        Ok(this)
    }

    /// Its process id.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// What it has logged so far: warnings and errors, unless `KUNNIG_LOG` asks for more.
    #[must_use]
    pub fn errors(&self) -> Vec<String> {
        self.errors.lock().map(|errors| errors.clone()).unwrap_or_default()
    }

    /// Ends it between two instructions, as a power cut would (SIGKILL), and waits until it is gone.
    pub fn kill(mut self) {
        self.end();
    }

    /// Memory held, in bytes.
    pub fn resident_memory(&self) -> Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes: u64 =
            line.ok_or("no VmRSS")?.trim().trim_end_matches(" kB").trim().parse()?;
        Ok(kilobytes * 1024)
    }

    fn end(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.end();
    }
}
