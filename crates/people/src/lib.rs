//! Who is there: organisations, their departments, job roles and people; accounts, sign-in and rights; the audit
//! log of what was changed and the log of who read whose data.
//!
//! Other rooms read people only through here: [`register`] streams those employed, [`departments::all`] and
//! [`job_roles::all`] give the tree and the roles. A page that shows one person's data to somebody else calls
//! [`reads::note`] in the same breath.

pub mod accounts;
pub mod audit;
pub mod changes;
pub mod departments;
pub mod directory;
mod email;
pub mod erasure;
pub mod find;
pub mod hourly_cost;
pub mod import;
pub mod invite_everyone;
pub mod job_roles;
pub mod jobs;
pub mod organisation;
pub mod pages;
mod password;
pub mod person;
mod personal;
pub mod reads;
pub mod register;
pub mod requests;
mod routes;
pub mod sessions;
pub mod shown;
#[cfg(feature = "testing")]
pub mod testing;
mod throttle;
pub mod token;

pub use departments::{Department, DepartmentId, Departments};
pub use email::Email;
pub use job_roles::{JobRole, RoleId};
pub use jobs::jobs;
pub use organisation::{AnswerProtection, Organisation};
pub use person::Person;
pub use routes::routes;
pub use web::{AccountId, PersonId};
