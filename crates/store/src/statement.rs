//! The register of every statement the program runs.

use linkme::distributed_slice;

/// Whose rows a statement touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// One organisation's: the text must say `org_id = $1` (or insert `org_id` as `$1`).
    Organisation,
    /// The installation's own tables (accounts, sessions, jobs waiting), or a look across organisations that
    /// the program itself needs; never reached from a form.
    Installation,
}

/// A statement: a name, its text and its scope. Declared with [`statement!`](crate::statement).
#[derive(Debug)]
pub struct Statement {
    /// The constant's name.
    pub name: &'static str,
    /// Whose rows it touches.
    pub scope: Scope,
    /// The text for SQLite.
    pub sqlite: &'static str,
    /// The text for PostgreSQL: the same unless the engines must differ.
    pub postgres: &'static str,
    /// Where it is declared.
    pub file: &'static str,
}

/// Every statement of the program.
#[distributed_slice]
pub static STATEMENTS: [&'static Statement];

/// Declares statements. One text serves both engines; where they must differ, both stand side by side:
///
/// ```ignore
/// statement! {
///     /// Who they are.
///     pub PERSON: organisation = "SELECT name FROM person WHERE org_id = $1 AND id = $2";
///     CLAIM: installation = sqlite "…" postgres "…";
/// }
/// ```
#[macro_export]
macro_rules! statement {
    () => {};
    ($(#[$doc:meta])* $vis:vis $name:ident : $scope:ident = sqlite $sqlite:literal postgres $postgres:literal; $($rest:tt)*) => {
        $crate::statement!(@one $(#[$doc])* $vis $name, $scope, $sqlite, $postgres);
        $crate::statement!($($rest)*);
    };
    ($(#[$doc:meta])* $vis:vis $name:ident : $scope:ident = $sql:literal; $($rest:tt)*) => {
        $crate::statement!(@one $(#[$doc])* $vis $name, $scope, $sql, $sql);
        $crate::statement!($($rest)*);
    };
    (@one $(#[$doc:meta])* $vis:vis $name:ident, $scope:ident, $sqlite:literal, $postgres:literal) => {
        $(#[$doc])*
        $vis static $name: $crate::Statement = $crate::Statement {
            name: stringify!($name),
            scope: $crate::statement!(@scope $scope),
            sqlite: $sqlite,
            postgres: $postgres,
            file: file!(),
        };
        #[expect(unsafe_code, reason = "linkme gathers the entries in a link section")]
        const _: () = {
            #[$crate::linkme::distributed_slice($crate::STATEMENTS)]
            #[linkme(crate = $crate::linkme)]
            static REGISTERED: &'static $crate::Statement = &$name;
        };
    };
    (@scope organisation) => { $crate::Scope::Organisation };
    (@scope installation) => { $crate::Scope::Installation };
}
