//! Who asks: the person at the other end of a request and what they may do.

use jiff::tz::TimeZone;
use store::{OrgId, Time, id_type};

use crate::language::Lang;

id_type! {
    /// A sign-in of one human being, in one or several organisations.
    AccountId
}

id_type! {
    /// A person on the HR list of an organisation.
    PersonId
}

/// What someone may do in an organisation. One person may hold several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Right {
    /// Runs the programme.
    Hr,
    /// Has people reporting to them; follows from the HR list.
    Manager,
    /// Helps colleagues.
    Ambassador,
    /// Follows results.
    Leadership,
    /// Checks who reads what.
    DataProtection,
    /// Works here; everybody on the HR list with an account.
    Employee,
}

impl Right {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Hr,
        Self::Manager,
        Self::Ambassador,
        Self::Leadership,
        Self::DataProtection,
        Self::Employee,
    ];

    /// Those that HR gives by hand; the others follow from the HR list.
    pub const GIVEN: [Self; 4] =
        [Self::Hr, Self::Ambassador, Self::Leadership, Self::DataProtection];

    /// The name in the database, in addresses and in text keys (`right-…`).
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Hr => "hr",
            Self::Manager => "manager",
            Self::Ambassador => "ambassador",
            Self::Leadership => "leadership",
            Self::DataProtection => "dataprotection",
            Self::Employee => "employee",
        }
    }

    /// The right of a name.
    #[must_use]
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|right| right.key() == key)
    }
}

/// A set of rights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rights(u8);

impl Rights {
    /// With one more.
    #[must_use]
    pub const fn with(self, right: Right) -> Self {
        Self(self.0 | 1 << right as u8)
    }

    /// Whether it is among them.
    #[must_use]
    pub const fn has(self, right: Right) -> bool {
        self.0 & (1 << right as u8) != 0
    }

    /// Those held.
    pub fn iter(self) -> impl Iterator<Item = Right> {
        Right::ALL.into_iter().filter(move |right| self.has(*right))
    }
}

impl FromIterator<Right> for Rights {
    fn from_iter<T: IntoIterator<Item = Right>>(rights: T) -> Self {
        rights.into_iter().fold(Self::default(), Self::with)
    }
}

/// Who a route is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Everybody, signed in or not.
    Public,
    /// Everybody who is signed in.
    SignedIn,
    /// Whoever holds one of these rights.
    Any(&'static [Right]),
}

impl Need {
    /// The HR team alone.
    pub const HR: Self = Self::Any(&[Right::Hr]);

    /// Whether an actor (none: not signed in) meets it.
    #[must_use]
    pub fn met_by(self, actor: Option<&Actor>) -> bool {
        match (self, actor) {
            (Self::Public, _) | (Self::SignedIn, Some(_)) => true,
            (_, None) => false,
            (Self::Any(rights), Some(actor)) => rights.iter().any(|right| actor.rights.has(*right)),
        }
    }
}

/// How the pages look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the device says.
    #[default]
    Device,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All choices.
    pub const ALL: [Self; 3] = [Self::Device, Self::Light, Self::Dark];

    /// The name in the database and in text keys (`theme-…`).
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Device => "device",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of a name; the device's own for any other word.
    #[must_use]
    pub fn of(key: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.key() == key).unwrap_or_default()
    }
}

/// A signed-in person in one organisation. Every function that touches data takes its scope from here.
#[derive(Debug, Clone)]
pub struct Actor {
    /// The sign-in.
    pub account: AccountId,
    /// The hash of the session's secret: which of the account's sessions this is.
    pub session: Vec<u8>,
    /// The organisation being worked in.
    pub org: OrgId,
    /// Its name.
    pub org_name: String,
    /// Its language: how lists are sorted, which language a new person gets.
    pub org_language: Lang,
    /// Its time zone.
    pub zone: TimeZone,
    /// The smallest group it shows a figure for: what lines about privacy say.
    pub smallest_group: u32,
    /// The person on its HR list; none for an outside consultant.
    pub person: Option<PersonId>,
    /// What they may do.
    pub rights: Rights,
    /// Their name.
    pub name: String,
    /// Their e-mail address.
    pub email: String,
    /// The language they read.
    pub language: Lang,
    /// How they want the pages to look.
    pub theme: Theme,
    /// How many organisations they belong to.
    pub organisations: u32,
    /// When the session was last noted as in use.
    pub seen_at: Time,
}

impl Actor {
    /// The first letters of their first and last name.
    #[must_use]
    pub fn initials(&self) -> String {
        let mut words = self.name.split_whitespace();
        let first = words.next().and_then(|word| word.chars().next());
        let last = words.next_back().and_then(|word| word.chars().next());
        first.into_iter().chain(last).collect()
    }

    /// Their first name.
    #[must_use]
    pub fn first_name(&self) -> &str {
        self.name.split_whitespace().next().unwrap_or_default()
    }

    /// Whether they hold a right.
    #[must_use]
    pub fn has(&self, right: Right) -> bool {
        self.rights.has(right)
    }
}
