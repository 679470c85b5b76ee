//! Identifiers: UUIDv7, made by the program, so that they sort by time and no database hands them out.

use uuid::Uuid;

use crate::Value;

/// An identifier of one kind of thing.
pub trait Id: Copy {
    /// The identifier without its kind.
    fn uuid(self) -> Uuid;

    /// The identifier of this kind.
    fn of(uuid: Uuid) -> Self;
}

impl<T: Id> From<T> for Value {
    fn from(id: T) -> Self {
        Self::Id(Some(id.uuid()))
    }
}

impl<T: Id> From<Option<T>> for Value {
    fn from(id: Option<T>) -> Self {
        Self::Id(id.map(Id::uuid))
    }
}

/// Declares an identifier type of its own for one kind of thing, so that a person's id is never taken for
/// a department's.
#[macro_export]
macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord,
            ::serde::Serialize, ::serde::Deserialize,
        )]
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

        impl $crate::Id for $name {
            fn uuid(self) -> $crate::uuid::Uuid {
                self.0
            }

            fn of(uuid: $crate::uuid::Uuid) -> Self {
                Self(uuid)
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
