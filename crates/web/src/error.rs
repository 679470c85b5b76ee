//! What a request can end in when not in its page: told in the reader's words, as a page or as problem+json.
//! What went wrong inside stays in the log, under the request id that the reader sees.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// A result whose error becomes a page.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a request did not get its page.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or not in this organisation: the two look the same.
    #[error("not found")]
    NotFound,
    /// Not for this person.
    #[error("forbidden")]
    Forbidden,
    /// Nobody is signed in.
    #[error("sign-in needed")]
    SignIn,
    /// What was sent cannot be used; the key of a text that says why and what to do.
    #[error("invalid: {0}")]
    Invalid(&'static str),
    /// It was possible once and is not any more (a closed campaign, a used link); the key of a text.
    #[error("gone: {0}")]
    Gone(&'static str),
    /// Too many tries; the seconds to wait.
    #[error("too many tries")]
    TooMany(u64),
    /// What was sent is too large.
    #[error("too large")]
    TooLarge,
    /// The data folder is full or cannot be written.
    #[error("disk: {0}")]
    Disk(String),
    /// A fault of ours; the words are for the log.
    #[error("{0}")]
    Internal(String),
}

impl Error {
    /// A fault of ours; the words are for the log.
    pub fn internal(what: impl Into<String>) -> Self {
        Self::Internal(what.into())
    }

    /// The status and the key of the text that tells it (`error-…-title`, `error-…-text`).
    #[must_use]
    pub fn told_as(&self) -> (StatusCode, &'static str) {
        match self {
            Self::NotFound => (StatusCode::NOT_FOUND, "error-not-found"),
            Self::Forbidden => (StatusCode::FORBIDDEN, "error-forbidden"),
            Self::SignIn => (StatusCode::UNAUTHORIZED, "error-sign-in"),
            Self::Invalid(key) => (StatusCode::UNPROCESSABLE_ENTITY, key),
            Self::Gone(key) => (StatusCode::GONE, key),
            Self::TooMany(_) => (StatusCode::TOO_MANY_REQUESTS, "error-too-many"),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "error-too-large"),
            Self::Disk(_) => (StatusCode::INSUFFICIENT_STORAGE, "error-disk"),
            Self::Internal(_) => (StatusCode::INTERNAL_SERVER_ERROR, "error-internal"),
        }
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::NotFound => Self::NotFound,
            store::Error::Disk(what) => Self::Disk(what),
            other => Self::Internal(other.to_string()),
        }
    }
}

impl From<axum::extract::multipart::MultipartError> for Error {
    fn from(error: axum::extract::multipart::MultipartError) -> Self {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
            Self::TooLarge
        } else {
            Self::Invalid("error-form")
        }
    }
}

/// The bare answer; the context layer, which knows the reader, puts the words in.
impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let mut response = self.told_as().0.into_response();
        response.extensions_mut().insert(self);
        response
    }
}
