//! The server without a browser: for what a hundred people do alike, and to look at what a link leads to.

use reqwest::header::{CONTENT_TYPE, COOKIE, LOCATION};
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, StatusCode};

/// A client with the session of somebody, or of nobody.
#[derive(Clone)]
pub struct Http {
    client: Client,
    url: String,
    cookie: Option<String>,
}

/// What the server answered.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// Where it leads on; empty if nowhere.
    pub location: String,
    /// The media type.
    pub kind: String,
    /// The body.
    pub body: String,
}

impl Http {
    /// Somebody who is not signed in.
    ///
    /// # Panics
    /// When no client can be made.
    #[must_use]
    pub fn new(url: &str) -> Self {
        let client = Client::builder().redirect(Policy::none()).build().expect("a client");
        Self { client, url: url.to_owned(), cookie: None }
    }

    /// The holder of a session.
    #[must_use]
    pub fn with_session(url: &str, secret: &str) -> Self {
        Self { cookie: Some(format!("kunnig={secret}")), ..Self::new(url) }
    }

    /// Signs in as a person of the demonstration: the session's secret.
    ///
    /// # Panics
    /// When the server sets no session.
    pub async fn demo(url: &str, role: &str) -> Self {
        let request = Self::new(url).client.get(format!("{url}/demo/{role}"));
        Self::entering(url, request).await
    }

    /// Signs in by the form of the sign-in page.
    ///
    /// # Panics
    /// When the server sets no session.
    pub async fn sign_in(url: &str, fields: &[(String, String)]) -> Self {
        let request = Self::new(url).client.post(format!("{url}/sign-in")).form(fields);
        Self::entering(url, request).await
    }

    async fn entering(url: &str, request: RequestBuilder) -> Self {
        let answer = request.send().await.expect("an answer");
        let cookies = answer.headers().get_all("set-cookie").iter();
        let secret = cookies
            .filter_map(|cookie| cookie.to_str().ok())
            .find_map(|cookie| cookie.strip_prefix("kunnig=")?.split(';').next())
            .unwrap_or_else(|| panic!("{} answered {}", answer.url(), answer.status()));
        Self::with_session(url, secret)
    }

    /// Opens a page or file.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.client.get(format!("{}{path}", self.url))).await
    }

    /// Sends a form to a server that may be killed meanwhile: the status, if an answer came.
    pub async fn try_post(&self, path: &str, fields: &[(String, String)]) -> Option<StatusCode> {
        let request = self.client.post(format!("{}{path}", self.url)).form(fields);
        request.send().await.ok().map(|answer| answer.status())
    }

    /// Sends a form.
    pub async fn post(&self, path: &str, fields: &[(String, String)]) -> Answer {
        self.send(self.client.post(format!("{}{path}", self.url)).form(fields)).await
    }

    async fn send(&self, request: RequestBuilder) -> Answer {
        let request = match &self.cookie {
            Some(cookie) => request.header(COOKIE, cookie),
            None => request,
        };
        let answer = request.send().await.expect("the server answers");
        let header = |name| {
            let value = answer.headers().get(name).and_then(|value| value.to_str().ok());
            value.unwrap_or_default().to_owned()
        };
        let (status, location, kind) = (answer.status(), header(LOCATION), header(CONTENT_TYPE));
        let bytes = answer.bytes().await.expect("a body");
        Answer { status, location, kind, body: String::from_utf8_lossy(&bytes).into_owned() }
    }
}
