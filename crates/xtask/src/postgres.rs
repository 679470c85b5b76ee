//! A throw-away PostgreSQL server: made by `initdb` in a temporary folder, gone with its handle.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use crate::Result;
use crate::free_port::free_port;

/// A running server, ended and removed when dropped.
pub struct Postgres {
    server: Child,
    folder: TempDir,
    port: u16,
}

/// The folder of the newest installed server's programs, if any is installed.
#[must_use]
pub fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?;
    let newest = versions.flatten().filter_map(|version| {
        let number: u32 = version.file_name().to_str()?.parse().ok()?;
        let folder = version.path().join("bin");
        folder.join("initdb").exists().then_some((number, folder))
    });
    newest.max_by_key(|(number, _)| *number).map(|(_, folder)| folder)
}

/// PostgreSQL refuses to run as root: then it runs as the user its package made.
fn user() -> Result<Option<(u32, u32)>> {
    let number = |args: &[&str]| -> Result<u32> {
        let output = Command::new("id").args(args).output()?;
        Ok(String::from_utf8(output.stdout)?.trim().parse()?)
    };
    if number(&["-u"])? != 0 {
        return Ok(None);
    }
    Ok(Some((number(&["-u", "postgres"])?, number(&["-g", "postgres"])?)))
}

fn command(program: &Path, user: Option<(u32, u32)>) -> Command {
    let mut command = Command::new(program);
    if let Some((uid, gid)) = user {
        command.uid(uid).gid(gid);
    }
    command.env("LC_ALL", "C.UTF-8").env_remove("PGPORT").current_dir("/").stdin(Stdio::null());
    command
}

fn succeed(command: &mut Command) -> Result {
    let output = command.output()?;
    if output.status.success() {
        Ok(())
    } else {
        Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)).into())
    }
}

impl Postgres {
    /// Makes and starts a server. Its role `app` may make databases but is no superuser, so that row-level security
    /// binds it. Nothing is flushed to disk: the data is thrown away.
    pub fn start() -> Result<Self> {
        let programs = programs().ok_or("PostgreSQL is not installed")?;
        let user = user()?;
        let folder = tempfile::Builder::new().prefix("kunnig-postgres-").tempdir()?;
        if let Some((uid, gid)) = user {
            chown(folder.path(), Some(uid), Some(gid))?;
        }
        let data = folder.path().join("data");
        succeed(
            command(&programs.join("initdb"), user)
                .args(["--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-sync"])
                .arg("--pgdata")
                .arg(&data),
        )?;
        let port = free_port()?;
        let mut server = command(&programs.join("postgres"), user)
            .arg("-D")
            .arg(&data)
            .args(["-p", &port.to_string()])
            .args(["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="])
            .args(["-c", "fsync=off", "-c", "full_page_writes=off"])
            .args(["-c", "synchronous_commit=off", "-c", "max_connections=300"])
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()?;
        let stderr = server.stderr.take().ok_or("the server's log cannot be read")?;
        // From here on a failure ends the server too.
        let this = Self { server, folder, port };
        let mut lines = BufReader::new(stderr).lines();
        let mut said = String::new();
        loop {
            let line =
                lines.next().ok_or_else(|| format!("PostgreSQL did not start:\n{said}"))??;
            if line.contains("ready to accept connections") {
                break;
            }
            said.push_str(&line);
            said.push('\n');
        }
        let mut log = File::create(this.folder.path().join("log"))?;
        std::thread::spawn(move || {
            for line in lines.map_while(std::result::Result::ok) {
                let _ = std::io::Write::write_all(&mut log, format!("{line}\n").as_bytes());
            }
        });
        succeed(
            command(&programs.join("psql"), user)
                .args(["-h", "127.0.0.1", "-p", &port.to_string(), "-U", "postgres"])
                .args(["-c", "CREATE ROLE app LOGIN CREATEDB", "postgres"]),
        )?;
        Ok(this)
    }

    /// The address of the server, without a database: what `KUNNIG_TEST_POSTGRES` holds.
    #[must_use]
    pub fn address(&self) -> String {
        format!("postgres://app@127.0.0.1:{}", self.port)
    }

    /// A new database on the server at an address like [`Postgres::address`]; its own address.
    pub fn new_database(server: &str, name: &str) -> Result<String> {
        let psql = programs().ok_or("PostgreSQL is not installed")?.join("psql");
        succeed(
            Command::new(psql)
                .args(["--no-psqlrc", "--quiet", "-c"])
                .arg(format!("CREATE DATABASE {name}"))
                .arg(format!("{server}/postgres")),
        )?;
        Ok(format!("{server}/{name}"))
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // SIGQUIT is PostgreSQL's immediate shutdown: it ends its own children, and nothing is worth keeping.
        let _ = Command::new("kill").args(["-QUIT", &self.server.id().to_string()]).status();
        let _ = self.server.wait();
    }
}
