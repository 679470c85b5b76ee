//! What pages share: layout, texts, request context, errors, charts and security headers.
