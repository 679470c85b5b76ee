//! Pictures of the demonstration, for the README and for review. Run by `cargo xtask screenshot`.

use std::path::PathBuf;

use browser_tests::{Browser, Device, Driver};
use clap::Parser;
use xtask::program::{Database, Program};

#[derive(Parser)]
struct Line {
    /// The file of the README's picture
    #[arg(required_unless_present = "all")]
    file: Option<PathBuf>,
    /// Every main page in every language, theme and width, into this folder
    #[arg(long)]
    all: Option<PathBuf>,
}

/// The main pages, each with the role whose page it is.
const PAGES: [(&str, &str); 22] = [
    ("hr", "/"),
    ("manager", "/"),
    ("employee", "/"),
    ("leadership", "/"),
    ("hr", "/programme"),
    ("hr", "/assessment"),
    ("employee", "/assessment"),
    ("hr", "/matrix"),
    ("manager", "/matrix"),
    ("employee", "/matrix/me"),
    ("hr", "/matrix/model"),
    ("hr", "/matrix/roles"),
    ("hr", "/people"),
    ("hr", "/people/import"),
    ("employee", "/me"),
    ("employee", "/methods"),
    ("employee", "/methods/estimate"),
    ("employee", "/methods/groups"),
    ("employee", "/methods/disclosure"),
    ("leadership", "/methods/effect"),
    ("leadership", "/methods/return"),
    ("hr", "/methods/samples"),
];

#[tokio::main(flavor = "current_thread")]
async fn main() -> xtask::Result {
    let line = Line::parse();
    let folder = tempfile::tempdir()?;
    let program = Program::demo(folder.path(), &Database::Sqlite, 140)?;
    let driver = Driver::start();
    let browser = Browser::open(&driver, &program.url, "sv").await;
    if let Some(file) = line.file {
        browser.go("/demo/hr").await;
        browser.looks("en", "light").await;
        browser.go("/matrix").await;
        keep(&file, &browser.picture(false).await)?;
    }
    if let Some(folder) = line.all {
        for (role, path) in PAGES {
            browser.go(&format!("/demo/{role}")).await;
            for language in ["sv", "en"] {
                for theme in ["light", "dark"] {
                    browser.looks(language, theme).await;
                    for device in [Device::Desktop, Device::Phone] {
                        browser.device(device).await;
                        browser.go(path).await;
                        let page = path.trim_matches('/').replace('/', "-");
                        let page = if page.is_empty() { "today" } else { &page };
                        let width = device.width();
                        let name = format!("{page}-{role}-{language}-{theme}-{width}.png");
                        keep(&folder.join(name), &browser.picture(true).await)?;
                    }
                }
            }
            browser.device(Device::Desktop).await;
        }
    }
    browser.close().await;
    Ok(())
}

fn keep(file: &std::path::Path, picture: &[u8]) -> xtask::Result {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(file, picture)?;
    println!("{}", file.display());
    Ok(())
}
