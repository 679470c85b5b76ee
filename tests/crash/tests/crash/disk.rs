//! A disk that is full, and one that cannot be written: a clear error, nothing lost, and on it goes once there is room.
//!
//! The disk is a small file system in memory, seen by the program alone (`unshare`).

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use browser_tests::{Http, campaign};
use xtask::program::{self, Database, Program};

use crate::sound;

/// A command of the program on a disk of its own: a copy of the installation in `folder`, in `size` (as `mount` takes
/// it), after `prepare` has been run there.
fn on_a_disk_of_its_own(folder: &Path, size: &str, prepare: &str, args: &str) -> Command {
    let script = format!(
        "set -e; mkdir -p \"$1/disk\"; mount -t tmpfs -o size={size} tmpfs \"$1/disk\"
         cp -a \"$1/data/.\" \"$1/disk/\"; cd \"$1/disk\"; {prepare}; cd /; exec \"$2\" {args}"
    );
    let mut command = Command::new("unshare");
    command.args(["--map-root-user", "--mount", "sh", "-c", &script, "sh"]);
    command.arg(folder).arg(program::binary().expect("the program is built"));
    command
        .env("KUNNIG_DATA_DIR", folder.join("disk"))
        .env("KUNNIG_DATABASE", "sqlite")
        .env("KUNNIG_LISTEN", "127.0.0.1:0")
        .env("KUNNIG_LOG", "error");
    command
}

/// The folder of a program's disk, as seen from outside.
fn disk_of(program: &Program, folder: &Path) -> PathBuf {
    let inside = folder.join("disk");
    let inside = inside.strip_prefix("/").expect("an absolute path");
    Path::new("/proc").join(program.id().to_string()).join("root").join(inside)
}

async fn save(http: &Http, link: &str, number: u64) -> u16 {
    // Long enough that the disk is full after a while.
    let text = format!("verktyg {number} {}", "x".repeat(90));
    let fields = [("tools-other".to_owned(), text)];
    let status = http.try_post(&format!("{link}/save"), &fields).await;
    status.expect("the server answers").as_u16()
}

async fn kept(http: &Http, link: &str) -> u64 {
    let page = http.get(&format!("{link}/page/tools")).await;
    assert_eq!(page.status.as_u16(), 200, "{}", page.body);
    let rest = page.body.split("value=\"verktyg ").nth(1).expect("an answer");
    rest.split(' ').next().unwrap_or_default().parse().expect("a number")
}

async fn installation(folder: &Path) -> Vec<String> {
    let data = folder.join("data");
    std::fs::create_dir(&data).expect("a folder");
    campaign::organisation_with_people(&data, &Database::Sqlite, 400).expect("people");
    let server = Program::serve(&data, &Database::Sqlite).expect("the server starts");
    let links = campaign::send(&campaign::hr_lead(&server).await).await;
    drop(server);
    // Closed cleanly, so that the copy is the one file.
    sound(&data, &Database::Sqlite).await.close().await;
    links
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_loses_nothing_and_is_told() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let links = installation(folder.path()).await;
    // Everything but a little room is taken by a file that can be removed.
    let fill = "head -c 300k /dev/zero > room; cat /dev/zero > ballast || true; rm room";
    let command = on_a_disk_of_its_own(folder.path(), "32m", fill, "serve");
    let server = Program::start(command).expect("the server starts");
    let http = Http::new(&server.url);

    let mut acknowledged = std::collections::HashMap::new();
    let mut refused = None;
    'fill: for number in 1..200 {
        for link in &links {
            match save(&http, link, number).await {
                200 => _ = acknowledged.insert(link.clone(), number),
                status => {
                    refused = Some((link.clone(), number, status));
                    break 'fill;
                }
            }
        }
    }
    let (link, number, status) = refused.expect("the disk was full after a while");
    assert_eq!(status, 507, "it is told what is wrong");
    // What was acknowledged can be read while the disk is full.
    for (link, number) in acknowledged.iter().take(20) {
        assert_eq!(kept(&http, link).await, *number);
    }
    // With room again it goes on by itself.
    std::fs::remove_file(disk_of(&server, folder.path()).join("ballast")).expect("the ballast");
    assert_eq!(save(&http, &link, number).await, 200);
    assert_eq!(kept(&http, &link).await, number);
    for (link, number) in &acknowledged {
        let now = kept(&http, link).await;
        assert!(now >= *number, "{number} was acknowledged, {now} is there");
    }
    assert!(!acknowledged.is_empty());
}

fn run(mut command: Command) -> Output {
    command.output().expect("it runs")
}

#[tokio::test]
async fn a_disk_that_cannot_be_written_is_told_at_the_start() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().join("data");
    std::fs::create_dir(&data).expect("a folder");
    campaign::organisation_with_people(&data, &Database::Sqlite, 5).expect("people");
    let read_only = "cd /; mount -o remount,ro \"$1/disk\"";
    for args in ["serve", "doctor"] {
        let disk = on_a_disk_of_its_own(folder.path(), "32m", read_only, args);
        let told = run(disk);
        let words = String::from_utf8_lossy(&told.stderr) + String::from_utf8_lossy(&told.stdout);
        assert!(!told.status.success(), "{args}: {words}");
        assert!(words.contains("cannot be written"), "{args}: {words}");
        assert!(!words.contains("panicked"), "{args}: {words}");
    }
}
