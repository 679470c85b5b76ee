//! A browser, a server, and what a person does between them.
