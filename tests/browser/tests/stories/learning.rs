//! Learning as somebody does it on a phone, and a text looked through with the network off.

use browser_tests::{Browser, Device, Driver};
use xtask::program::{Database, Program};

/// The demonstration, with somebody signed in on a phone.
async fn on_a_phone(folder: &tempfile::TempDir, driver: &Driver) -> (Program, Browser) {
    let program = Program::demo(folder.path(), &Database::Sqlite, 60).expect("the demo starts");
    let browser = Browser::open(driver, &program.url, "sv").await;
    browser.device(Device::Phone).await;
    browser.go("/demo/employee").await;
    browser.looks("sv", "device").await;
    (program, browser)
}

#[tokio::test]
async fn an_employee_goes_from_a_gap_to_used_at_work() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let driver = Driver::start();
    let (program, browser) = on_a_phone(&folder, &driver).await;
    // The gap they see is what the plan is made of.
    browser.go("/matrix/me").await;
    assert!(browser.has("details.competence").await, "something is known of them");
    browser.go("/rules").await;
    if browser.has("form[action='/rules/confirm'] button").await {
        browser.press("form[action='/rules/confirm'] button").await;
    }
    browser.go("/learning").await;
    if browser.has("form.card[action='/learning/plan'] .primary").await {
        browser.press("form.card[action='/learning/plan'] .primary").await;
    }
    browser.sees("Den här veckan").await;
    browser.sees("rollen behöver").await;
    browser.axe().await;

    browser.go("/learning/units/a-first-prompt").await;
    browser.press("form[action$='/facts/seen'] button").await;
    browser.fill("note", "Du är inköpare. Skriv sex rader till leverantören.").await;
    // Saved while it is written, and still there after the phone was put away.
    browser.wait_for("[data-autosave-status][data-state='saved']").await;
    browser.go("/learning/units/a-first-prompt").await;
    browser.sees_in("note", "Skriv sex rader").await;
    browser.press("form[action$='/work'] button[name='done']").await;
    for question in 1..=5 {
        browser.choose(&format!("q-{question}"), "0").await;
    }
    browser.press("form[action^='/learning/units/a-first-prompt/quiz'] .primary").await;
    browser.sees("5 av 5 rätt").await;
    browser.axe().await;
    browser.press("form[action$='/facts/used'] .primary").await;
    browser.sees("Använt i arbetet").await;
    assert!(browser.overflow(Device::SmallPhone).await.is_none());
    browser.close().await;
    let errors = program.errors();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

#[tokio::test]
async fn a_text_is_looked_through_with_the_network_off() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let driver = Driver::start();
    let (program, browser) = on_a_phone(&folder, &driver).await;
    browser.go("/tools/check").await;
    browser.wait_for("[data-paste-check]:not([hidden])").await;
    browser.offline(true).await;
    let text = "Ring Sara Lindh på 070-174 06 35, hon är sjukskriven. Lösenord: Sommar2026!";
    let field = browser.find("#paste-text").await;
    field.send_keys(text).await.expect("the field takes it");
    browser.wait_for("[data-verdict].error").await;
    browser.sees("Lägg inte in det här").await;
    browser.sees("Lösenord eller nyckel").await;
    browser.axe().await;
    let veiled =
        browser.script("return document.querySelector('#paste-veiled').textContent", &[]).await;
    let veiled = veiled.as_str().unwrap_or_default();
    for secret in ["Sara", "070-174", "Sommar2026"] {
        assert!(!veiled.contains(secret), "{veiled}");
    }
    browser.offline(false).await;
    // Nothing of it has left the page, by any way a page has.
    let sent = browser.requests_with("Sommar2026").await;
    assert!(sent.is_empty(), "{sent:?}");
    browser.close().await;
    drop(program);
}
