//! The harness itself: it must fail where a page does.

use browser_tests::{Browser, Device, Driver};

const SIDEWAYS: &str = "data:text/html,<!doctype html><html lang=en><title>t</title>\
    <meta name=viewport content='width=device-width'><main><h1>h</h1>\
    <div style='width: 600px'>wide</div></main>";
const PALE: &str = "data:text/html,<!doctype html><html lang=en><title>t</title>\
    <meta name=viewport content='width=device-width'><main><h1>h</h1>\
    <p style='color: silver'>hard to read</p></main>";

const CLEAN: &str = "data:text/html,<!doctype html><html lang=en><title>t</title>\
    <meta name=viewport content='width=device-width'><main><h1>h</h1>\
    <p>clear</p></main>";

async fn opened(page: &str) -> (Driver, Browser) {
    let driver = Driver::start();
    let browser = Browser::open(&driver, "", "en").await;
    browser.client().goto(page).await.expect("the page opens");
    (driver, browser)
}

#[tokio::test]
#[should_panic(expected = "px wide on")]
async fn a_page_that_scrolls_sideways_fails() {
    let (_driver, browser) = opened(SIDEWAYS).await;
    browser.fits(Device::Phone).await;
}

#[tokio::test]
#[should_panic(expected = "color-contrast")]
async fn a_page_with_pale_text_fails() {
    let (_driver, browser) = opened(PALE).await;
    browser.axe().await;
}

#[tokio::test]
async fn a_clean_page_passes() {
    let (_driver, browser) = opened(CLEAN).await;
    browser.axe().await;
    browser.fits(Device::SmallPhone).await;
    browser.close().await;
}
