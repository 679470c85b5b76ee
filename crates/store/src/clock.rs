//! Time as the database keeps it, and the one place the program asks what time it is.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rusqlite::types::ValueRef;
use sqlx::postgres::PgRow;

use crate::Column;

/// A moment in microseconds since 1970 UTC.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Default,
    serde::Serialize,
    serde::Deserialize,
)]
#[serde(transparent)]
pub struct Time(pub i64);

impl Time {
    /// Microseconds in a day.
    pub const DAY: i64 = 86_400_000_000;

    /// The moment `days` days later (or earlier, when negative).
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        Self(self.0 + days * Self::DAY)
    }

    /// The moment `minutes` minutes later (or earlier, when negative).
    #[must_use]
    pub fn plus_minutes(self, minutes: i64) -> Self {
        Self(self.0 + minutes * 60_000_000)
    }

    /// The calendar date at this moment in a time zone.
    #[must_use]
    pub fn date(self, zone: &TimeZone) -> Date {
        zone.to_datetime(self.timestamp()).date()
    }

    /// The first moment of a calendar date in a time zone.
    #[must_use]
    pub fn start_of(date: Date, zone: &TimeZone) -> Self {
        zone.to_timestamp(date.at(0, 0, 0, 0))
            .map_or(Self(0), |moment| Self(moment.as_microsecond()))
    }

    /// The same moment as jiff knows it; moments outside its range become the epoch.
    #[must_use]
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// Whole days since 1970 UTC.
    #[must_use]
    pub fn day_number(self) -> i64 {
        self.0.div_euclid(Self::DAY)
    }
}

impl Column for Time {
    fn of_sqlite(value: ValueRef<'_>) -> Option<Self> {
        i64::of_sqlite(value).map(Self)
    }

    fn of_postgres(row: &PgRow, index: usize) -> sqlx::Result<Self> {
        i64::of_postgres(row, index).map(Self)
    }
}

impl From<Time> for crate::Value {
    fn from(time: Time) -> Self {
        Self::Int(Some(time.0))
    }
}

impl From<Option<Time>> for crate::Value {
    fn from(time: Option<Time>) -> Self {
        Self::Int(time.map(|t| t.0))
    }
}

/// Tells the time. Tests set it; the program asks the machine.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A clock that stands until it is moved.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `time`.
    #[must_use]
    pub fn fixed(time: Time) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(time.0)))
    }

    /// What time it is.
    #[must_use]
    pub fn now(&self) -> Time {
        match self {
            Self::System => Time(Timestamp::now().as_microsecond()),
            Self::Fixed(micros) => Time(micros.load(Ordering::Relaxed)),
        }
    }

    /// Moves a fixed clock; the machine's own clock is not ours to move.
    pub fn set(&self, time: Time) {
        if let Self::Fixed(micros) = self {
            micros.store(time.0, Ordering::Relaxed);
        }
    }
}
