//! Forms: read with errors that become a page, and shown again with what was typed and what is wrong.

use axum::extract::{FromRequest, Request};
use serde::de::DeserializeOwned;

use crate::app::App;
use crate::{Cx, Error};

/// The fields of a submitted form.
pub struct Form<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Form<T> {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self, Error> {
        match axum_extra::extract::Form::<T>::from_request(request, app).await {
            Ok(axum_extra::extract::Form(form)) => Ok(Self(form)),
            Err(error) => {
                tracing::info!(%error, "a form that does not parse");
                Err(Error::Invalid("error-form"))
            }
        }
    }
}

/// What is wrong with a form: a text per field, shown beside it and in the summary, in the order it was noted.
#[derive(Debug, Clone, Default)]
pub struct FormErrors(Vec<(String, String)>);

impl FormErrors {
    /// Notes what is wrong with a field; the first word stands.
    pub fn add(&mut self, field: &str, text: impl Into<String>) {
        if self.of(field).is_empty() {
            self.0.push((field.to_owned(), text.into()));
        }
    }

    /// Checks one thing: notes the text of `key` if it does not hold.
    pub fn check(&mut self, cx: &Cx, holds: bool, field: &str, key: &str) {
        if !holds {
            self.add(field, cx.t(key));
        }
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn none(&self) -> bool {
        self.0.is_empty()
    }

    /// What is wrong with a field; empty if nothing.
    #[must_use]
    pub fn of(&self, field: &str) -> &str {
        self.0.iter().find(|(of, _)| of == field).map_or("", |(_, text)| text)
    }

    /// Every field and what is wrong with it.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(field, text)| (field.as_str(), text.as_str()))
    }
}
