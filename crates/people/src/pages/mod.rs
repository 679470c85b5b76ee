//! The pages of this room.

pub mod account;
pub(crate) mod departments;
pub(crate) mod directory;
pub(crate) mod import;
pub mod log;
pub(crate) mod me;
pub(crate) mod person;
pub(crate) mod roles;
pub(crate) mod settings;
pub(crate) mod sign_in;

/// What is wrong with a form in the reader's words; an error of the database stays one.
fn in_words(cx: &web::Cx, fault: crate::changes::Fault) -> web::Result<web::FormErrors> {
    match fault {
        crate::changes::Fault::Store(error) => Err(error.into()),
        crate::changes::Fault::Field(field, key) => {
            let mut errors = web::FormErrors::default();
            errors.add(field, cx.t(key));
            Ok(errors)
        }
    }
}
