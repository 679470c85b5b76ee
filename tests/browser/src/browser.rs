//! A browser with a fresh profile, and what a person does with it.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use fantoccini::elements::Element;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{Driver, Http, Scheme};

/// What the page is looked at on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Device {
    /// A desktop, 1280 px wide.
    Desktop,
    /// A phone, 390 px wide.
    Phone,
    /// The narrowest phone, 320 px wide.
    SmallPhone,
}

impl Device {
    /// The width in CSS pixels.
    #[must_use]
    pub fn width(self) -> u32 {
        match self {
            Self::Desktop => 1280,
            Self::Phone => 390,
            Self::SmallPhone => 320,
        }
    }
}

/// A browser at the pages of one server.
pub struct Browser {
    pub(crate) client: Client,
    driver: String,
    tools: reqwest::Client,
    url: String,
    _profile: TempDir,
}

impl Browser {
    /// Opens a browser for the server at `url`, on a desktop, reading `language`.
    ///
    /// # Panics
    /// When there is no browser.
    pub async fn open(driver: &Driver, url: &str, language: &str) -> Self {
        let profile = tempfile::tempdir().expect("a temporary folder");
        let args = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--no-first-run",
            "--disable-sync",
            "--hide-scrollbars",
            &format!("--user-data-dir={}", profile.path().display()),
        ];
        let mut wanted = Capabilities::new();
        wanted.insert("goog:chromeOptions".to_owned(), json!({ "args": args }));
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(wanted)
            .connect(&driver.url())
            .await
            .expect("a browser opens");
        let this = Self {
            client,
            driver: driver.url(),
            tools: reqwest::Client::new(),
            url: url.to_owned(),
            _profile: profile,
        };
        this.devtools("Network.enable", json!({})).await;
        this.devtools(
            "Network.setExtraHTTPHeaders",
            json!({ "headers": { "Accept-Language": language } }),
        )
        .await;
        this.device(Device::Desktop).await;
        this.scheme(Scheme::Light).await;
        this
    }

    /// The browser underneath, for what has no verb here.
    #[must_use]
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Closes the browser.
    ///
    /// # Panics
    /// When it has gone already.
    pub async fn close(self) {
        self.client.close().await.expect("the browser closes");
    }

    /// Sends a command of the browser's developer tools.
    async fn devtools(&self, command: &str, params: Value) -> Value {
        let session = self.client.session_id().await.expect("a session").expect("its id");
        let url = format!("{}/session/{session}/goog/cdp/execute", self.driver);
        let body = json!({ "cmd": command, "params": params });
        let answer = self.tools.post(url).json(&body).send().await.expect("an answer");
        let answer: Value = answer.json().await.expect("JSON");
        assert!(answer["value"]["error"].is_null(), "{command}: {answer}");
        answer["value"].clone()
    }

    /// Looks at the page on another device.
    pub async fn device(&self, device: Device) {
        let phone = device != Device::Desktop;
        let metrics = json!({
            "width": device.width(),
            "height": if phone { 844 } else { 900 },
            "deviceScaleFactor": if phone { 2 } else { 1 },
            "mobile": phone,
        });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
        self.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": phone })).await;
    }

    /// Looks at the page in light or in dark; nothing moves, so that colours are final when they are measured.
    pub async fn scheme(&self, scheme: Scheme) {
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme.name() },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        self.devtools("Emulation.setEmulatedMedia", features).await;
    }

    /// Takes the network away, or gives it back.
    pub async fn offline(&self, offline: bool) {
        let conditions = json!({
            "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
        });
        self.devtools("Network.emulateNetworkConditions", conditions).await;
    }

    /// The addresses the page has asked for in which these words stand.
    pub async fn requests_with(&self, words: &str) -> Vec<String> {
        let script = "return performance.getEntriesByType('resource').map(entry => entry.name)";
        let asked = self.script(script, &[]).await;
        let asked = asked.as_array().cloned().unwrap_or_default();
        let asked = asked.iter().filter_map(Value::as_str).map(str::to_owned);
        asked.filter(|address| address.contains(words)).collect()
    }

    /// Checks that a field holds these words.
    ///
    /// # Panics
    /// When it does not.
    pub async fn sees_in(&self, field: &str, words: &str) {
        let script = "return document.querySelector(`[name='${arguments[0]}']`).value";
        let value = self.script(script, &[json!(field)]).await;
        let value = value.as_str().unwrap_or_default();
        assert!(value.contains(words), "no “{words}” in {field}: {value}");
    }

    /// Runs a script in the page.
    ///
    /// # Panics
    /// When it throws.
    pub async fn script(&self, script: &str, args: &[Value]) -> Value {
        self.client.execute(script, args.to_vec()).await.expect("the script runs")
    }

    /// Opens a page by its path, or a full address.
    ///
    /// # Panics
    /// When the browser has gone.
    pub async fn go(&self, path: &str) {
        let address =
            if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.url) };
        self.client.goto(&address).await.expect("the browser goes there");
    }

    /// The path and query the browser is at.
    ///
    /// # Panics
    /// When the browser has gone.
    pub async fn place(&self) -> String {
        let url = self.client.current_url().await.expect("the browser is somewhere");
        let url = url.to_string();
        url.strip_prefix(&self.url).unwrap_or(&url).to_owned()
    }

    /// What the page says, as a reader sees it.
    pub async fn words(&self) -> String {
        let words = self.script("return document.body.innerText", &[]).await;
        words.as_str().unwrap_or_default().to_owned()
    }

    /// Checks that the page says these words.
    ///
    /// # Panics
    /// When it does not; with the page.
    pub async fn sees(&self, words: &str) {
        let page = self.words().await;
        assert!(page.contains(words), "no “{words}” on {}:\n{page}", self.place().await);
    }

    /// The element of a selector.
    ///
    /// # Panics
    /// When there is none; with the page.
    pub async fn find(&self, css: &str) -> Element {
        match self.client.find(Locator::Css(css)).await {
            Ok(element) => element,
            Err(error) => {
                let (place, words) = (self.place().await, self.words().await);
                panic!("no {css} on {place} ({error}):\n{words}")
            }
        }
    }

    /// Whether there is such an element.
    pub async fn has(&self, css: &str) -> bool {
        self.client.find(Locator::Css(css)).await.is_ok()
    }

    /// Writes into the field of a name, in place of what it held.
    ///
    /// # Panics
    /// When there is no such field.
    pub async fn fill(&self, field: &str, text: &str) {
        let element = self.find(&format!("[name='{field}']")).await;
        let kind = element.attr("type").await.expect("the field is there");
        if matches!(kind.as_deref(), Some("date" | "datetime-local" | "time")) {
            // Typed dates follow the browser's own language: the value is set as the page would read it.
            let set = "arguments[0].value = arguments[1];
                arguments[0].dispatchEvent(new Event('input', { bubbles: true }));
                arguments[0].dispatchEvent(new Event('change', { bubbles: true }));";
            let element = serde_json::to_value(element).expect("an element");
            self.script(set, &[element, json!(text)]).await;
            return;
        }
        if !matches!(kind.as_deref(), Some("file")) {
            element.clear().await.expect("the field can be emptied");
        }
        element.send_keys(text).await.expect("the field takes it");
    }

    /// Chooses an option of a list, a radio button or a box, by name and value.
    ///
    /// # Panics
    /// When there is no such choice.
    pub async fn choose(&self, field: &str, value: &str) {
        let option = format!("select[name='{field}'] option[value='{value}']");
        let input = format!("input[name='{field}'][value='{value}']");
        let element = self.find(&format!("{option}, {input}")).await;
        self.bring_to_view(&element).await;
        element.click().await.expect("it can be chosen");
    }

    /// Presses the element of a selector and lets the page that follows load.
    ///
    /// # Panics
    /// When it cannot be pressed.
    pub async fn press(&self, css: &str) {
        let element = self.find(css).await;
        self.bring_to_view(&element).await;
        self.watch().await;
        if let Err(error) = element.click().await {
            panic!("{css} on {} cannot be pressed: {error}", self.place().await);
        }
        self.settle().await;
    }

    /// Scrolls as a person does before they press: what lies under the bar of a phone cannot be pressed.
    async fn bring_to_view(&self, element: &Element) {
        let element = serde_json::to_value(element).expect("an element");
        self.script("arguments[0].scrollIntoView({ block: 'center' })", &[element]).await;
    }

    /// Notes in the page whether it is being left: the driver returns from a click before a form is on its way.
    async fn watch(&self) {
        let watch = "
            window.pressed = 'stays';
            navigation.addEventListener('navigate', event => {
                if (!event.hashChange && event.downloadRequest === null) window.pressed = 'leaves';
            });";
        self.script(watch, &[]).await;
    }

    /// Waits, after a press, for the page that follows, if one does.
    async fn settle(&self) {
        // Two turns of the page's own clock: a form that is sent has begun its journey by then.
        let look = "
            const done = arguments[arguments.length - 1];
            setTimeout(() => requestAnimationFrame(() => setTimeout(() => done(window.pressed), 30)), 30);";
        let answer = self.client.execute_async(look, Vec::new()).await;
        if matches!(&answer, Ok(Value::String(word)) if word == "stays") {
            return;
        }
        let there = "return window.pressed === undefined && document.readyState === 'complete'";
        let until = std::time::Instant::now() + std::time::Duration::from_secs(30);
        while !matches!(self.client.execute(there, Vec::new()).await, Ok(Value::Bool(true))) {
            assert!(std::time::Instant::now() < until, "no page followed within half a minute");
        }
    }

    /// Presses the link or button with these words.
    ///
    /// # Panics
    /// When there is none that is seen.
    pub async fn press_words(&self, words: &str) {
        let path = format!(
            "//*[self::a or self::button or self::summary][contains(normalize-space(.), \"{words}\")]"
        );
        for element in self.client.find_all(Locator::XPath(&path)).await.expect("the page is there")
        {
            if element.is_displayed().await.unwrap_or_default() {
                self.watch().await;
                element.click().await.expect("it can be pressed");
                self.settle().await;
                return;
            }
        }
        panic!("nothing says “{words}” on {}:\n{}", self.place().await, self.words().await);
    }

    /// Waits until there is such an element: after what the page does by itself.
    ///
    /// # Panics
    /// When it does not come within half a minute.
    pub async fn wait_for(&self, css: &str) {
        let half_minute = std::time::Duration::from_secs(30);
        let found = self.client.wait().at_most(half_minute).for_element(Locator::Css(css)).await;
        if let Err(error) = found {
            let (place, words) = (self.place().await, self.words().await);
            panic!("{css} did not come on {place} ({error}):\n{words}");
        }
    }

    /// Waits until the address ends like this: after work that the page follows by itself.
    ///
    /// # Panics
    /// When it does not within half a minute.
    pub async fn wait_for_place(&self, ending: &str) {
        let script = "
            const [ending, done] = arguments;
            const look = () => location.pathname.endsWith(ending) ? done() : setTimeout(look, 50);
            look();";
        let half_minute = std::time::Duration::from_secs(30);
        let until = std::time::Instant::now() + half_minute;
        // A page that goes away takes the script with it: then the next page is asked.
        while self.client.execute_async(script, vec![json!(ending)]).await.is_err() {
            let place = self.place().await;
            assert!(std::time::Instant::now() < until, "still on {place}, not on …{ending}");
        }
    }

    /// Whether the page scrolls sideways on a device: how wide it is, and the elements that reach too far.
    pub async fn overflow(&self, device: Device) -> Option<String> {
        self.device(device).await;
        let width = self.script("return document.documentElement.scrollWidth", &[]).await;
        let wide = width.as_u64().unwrap_or(u64::MAX);
        if wide <= u64::from(device.width()) {
            return None;
        }
        let reach = "
            return [...document.querySelectorAll('body *')]
                .filter(e => e.getBoundingClientRect().right > arguments[0] + 1 && !e.closest('.wide-table, .nav'))
                .slice(0, 5).map(e => e.outerHTML.slice(0, 200)).join('\\n');";
        let reach = self.script(reach, &[json!(device.width())]).await;
        let place = self.place().await;
        let reach = reach.as_str().unwrap_or_default();
        Some(format!("{place} is {wide} px wide on {device:?}:\n{reach}"))
    }

    /// Checks that the page does not scroll sideways on a device.
    ///
    /// # Panics
    /// When it does.
    pub async fn fits(&self, device: Device) {
        if let Some(problem) = self.overflow(device).await {
            panic!("{problem}");
        }
    }

    /// The addresses on this server that the page links to, within the elements of a selector.
    pub async fn links(&self, within: &str) -> Vec<String> {
        let script = "
            return [...document.querySelectorAll(arguments[0])].flatMap(e => [...e.querySelectorAll('a[href]')])
                .filter(a => a.origin === location.origin && a.protocol.startsWith('http'))
                .map(a => a.pathname + a.search);";
        let links = self.script(script, &[json!(within)]).await;
        let mut links: Vec<String> = serde_json::from_value(links).unwrap_or_default();
        links.sort();
        links.dedup();
        links
    }

    /// Selectors of the buttons that open a menu or dialog of the layout.
    pub async fn buttons_of_menus(&self) -> Vec<String> {
        let script = "
            return [...document.querySelectorAll('header [popovertarget]')].filter(b => b.checkVisibility())
                .map(b => `[popovertarget='${b.getAttribute('popovertarget')}']`);";
        serde_json::from_value(self.script(script, &[]).await).unwrap_or_default()
    }

    /// A client without a window, with this browser's session.
    ///
    /// # Panics
    /// When nobody is signed in.
    pub async fn http(&self) -> Http {
        let cookie = self.client.get_named_cookie("kunnig").await.expect("somebody is signed in");
        Http::with_session(&self.url, cookie.value())
    }

    /// Sets language and theme of whoever is signed in, as the account page does.
    ///
    /// # Panics
    /// When the server refuses.
    pub async fn looks(&self, language: &str, theme: &str) {
        let fields = [("language", language), ("theme", theme)]
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let answer = self.http().await.post("/me/account/looks", &fields).await;
        assert!(
            answer.status.is_redirection(),
            "/me/account/looks: {} {}",
            answer.status,
            answer.body
        );
    }

    /// A picture of the window, or of the whole page, as PNG.
    ///
    /// # Panics
    /// When the browser gives none.
    pub async fn picture(&self, whole: bool) -> Vec<u8> {
        let shot = self
            .devtools(
                "Page.captureScreenshot",
                json!({ "format": "png", "captureBeyondViewport": whole }),
            )
            .await;
        let picture = shot["data"].as_str().expect("a picture");
        BASE64_STANDARD.decode(picture).expect("base64")
    }
}
