//! Identifiers: UUIDv7, made by the program, so that they sort by time and no database hands them out.

/// Declares an identifier type of its own for one kind of thing, so that a person's id is never taken for
/// a department's.
#[macro_export]
macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord,
            $crate::sqlx::Type, ::serde::Serialize, ::serde::Deserialize,
        )]
        #[sqlx(transparent)]
        #[serde(transparent)]
        pub struct $name(pub $crate::uuid::Uuid);

        impl $name {
            /// A new identifier, later than every one this process made before.
            #[must_use]
            #[expect(clippy::new_without_default, reason = "a new id is never a default")]
            pub fn new() -> Self {
                Self($crate::uuid::Uuid::now_v7())
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::uuid::Error;

            fn from_str(text: &str) -> ::std::result::Result<Self, Self::Err> {
                $crate::uuid::Uuid::parse_str(text).map(Self)
            }
        }

        impl From<$name> for $crate::Value {
            fn from(id: $name) -> Self {
                $crate::Value::Id(Some(id.0))
            }
        }

        impl From<Option<$name>> for $crate::Value {
            fn from(id: Option<$name>) -> Self {
                $crate::Value::Id(id.map(|id| id.0))
            }
        }
    };
}

// The macro names this crate as its users do.
use crate as store_crate;
store_crate::id_type! {
    /// One company in the installation. Nothing of one organisation is ever seen from another.
    OrgId
}
