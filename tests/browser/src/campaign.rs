//! An open assessment without a browser: for tests that need people who answer, not the pages on the way.

use std::path::Path;

use xtask::hr_list;
use xtask::program::{self, Database, Program};

use crate::{Form, Http};

/// Makes an organisation in `folder` with so many people on its list.
pub fn organisation_with_people(folder: &Path, database: &Database, people: u32) -> xtask::Result {
    hr_list::organisation(folder, database, "Norrsken AB", hr_list::HR_LEAD)?;
    let list = folder.join("people.csv");
    std::fs::write(&list, hr_list::csv(people))?;
    let args = ["import", "people"].map(std::ffi::OsStr::new);
    program::run(folder, database, &[args[0], args[1], list.as_os_str()])?;
    Ok(())
}

/// Signs the HR lead in.
///
/// # Panics
/// When the server refuses.
pub async fn hr_lead(program: &Program) -> Http {
    let fields = [("email", hr_list::HR_LEAD), ("password", hr_list::PASSWORD)]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
    Http::sign_in(&program.url, &fields).await
}

/// Sends an assessment to everybody; the personal links, from the printable sheet.
///
/// # Panics
/// When a page on the way is not as expected.
pub async fn send(hr: &Http) -> Vec<String> {
    let new = hr.get("/assessment/new").await;
    let form = Form::to(&new.body, "/assessment/new").with("title", "Nuläget");
    let campaign = hr.post("/assessment/new", &form.fields).await.location;
    let campaign = campaign.split('?').next().unwrap_or_default().to_owned();
    let launched = hr.post(&format!("{campaign}/launch"), &[]).await;
    assert!(launched.status.is_redirection(), "{campaign}: {}", launched.body);
    let mut links = Vec::new();
    for page in 0.. {
        let sheet = hr.get(&format!("{campaign}/sheet?who=all&page={page}")).await.body;
        let codes = sheet.split("/a/").skip(1);
        let on_page: Vec<String> = codes
            .map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-'))
            .map(|code| format!("/a/{}", code.collect::<String>()))
            .collect();
        if on_page.is_empty() {
            break;
        }
        links.extend(on_page);
    }
    assert!(!links.is_empty(), "the sheet of {campaign} has no links");
    links
}
