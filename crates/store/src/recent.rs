//! Counts that may be some seconds old.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::Result;

/// Below so many rows a count takes less than a millisecond and is always made anew.
const FEW: i64 = 2_000;
/// How long a count is kept for each row it rests on: two seconds for a hundred thousand. Making it takes a
/// hundredth of that.
const PER_ROW: Duration = Duration::from_micros(20);
/// How long others go on with the older count while one makes it anew.
const RENEWAL: Duration = Duration::from_secs(1);

/// What was counted lately, by key. Of a large organisation a page then does not count everybody; of a small one
/// every count is of this moment.
pub struct Recent<K, V>(LazyLock<Mutex<HashMap<K, Made<V>>>>);

struct Made<V> {
    value: V,
    until: Instant,
}

impl<K: Eq + Hash, V: Clone> Recent<K, V> {
    /// Nothing was counted yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(LazyLock::new(Mutex::default))
    }

    /// What was counted lately, or else what `count` gives: the value, and how many rows it rests on.
    pub async fn get(
        &self,
        key: K,
        count: impl Future<Output = Result<(V, i64)>> + Send,
    ) -> Result<V> {
        let now = Instant::now();
        if let Some(made) = self.lock().get_mut(&key) {
            if now < made.until {
                return Ok(made.value.clone());
            }
            made.until = now + RENEWAL;
        }
        let (value, rows) = count.await?;
        let mut all = self.lock();
        all.remove(&key);
        if rows >= FEW {
            all.retain(|_, made| now < made.until);
            let until = now + PER_ROW * u32::try_from(rows).unwrap_or(u32::MAX);
            all.insert(key, Made { value: value.clone(), until });
        }
        Ok(value)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<K, Made<V>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<K: Eq + Hash, V: Clone> Default for Recent<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_small_count_is_always_made_anew_and_a_large_one_is_kept() {
        static COUNTS: Recent<&str, i64> = Recent::new();
        let count = async |key, value| COUNTS.get(key, async { Ok((value, value)) }).await.unwrap();
        assert_eq!((count("few", 600).await, count("few", 601).await), (600, 601));
        assert_eq!(
            (count("many", 1_000_000).await, count("many", 1_000_001).await),
            (1_000_000, 1_000_000)
        );
        assert_eq!(count("others", 1_000_001).await, 1_000_001);
    }

    #[tokio::test]
    async fn a_count_that_failed_is_made_again() {
        static COUNTS: Recent<(), i64> = Recent::new();
        let failed = COUNTS.get((), async { Err(crate::Error::NotFound) }).await;
        assert!(failed.is_err());
        assert_eq!(COUNTS.get((), async { Ok((7, 7)) }).await.unwrap(), 7);
    }
}
