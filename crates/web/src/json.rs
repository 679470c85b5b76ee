//! Answers as JSON.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// An answer as JSON.
pub struct Json<T>(pub T);

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        match serde_json::to_vec(&self.0) {
            Ok(bytes) => ([(header::CONTENT_TYPE, "application/json")], bytes).into_response(),
            Err(error) => crate::Error::internal(format!("json: {error}")).into_response(),
        }
    }
}
