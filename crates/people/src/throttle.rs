//! Slows down guessing: a few tries a minute per address and per account.

use std::num::NonZeroU32;
use std::sync::LazyLock;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use web::{Error, Result};

const PER_ACCOUNT: NonZeroU32 = NonZeroU32::new(8).expect("eight is not zero");
const PER_CLIENT: NonZeroU32 = NonZeroU32::new(40).expect("forty is not zero");

static ACCOUNTS: LazyLock<DefaultKeyedRateLimiter<String>> =
    LazyLock::new(|| RateLimiter::keyed(Quota::per_minute(PER_ACCOUNT)));
static CLIENTS: LazyLock<DefaultKeyedRateLimiter<String>> =
    LazyLock::new(|| RateLimiter::keyed(Quota::per_minute(PER_CLIENT)));

/// Counts a try at an account from a client; an error when there were too many.
pub(crate) fn count(account: &str, client: &str) -> Result<()> {
    // What is no address at all is counted with its client alone.
    let accounts = (!account.is_empty()).then_some((&ACCOUNTS, account));
    for (limiter, key) in [Some((&CLIENTS, client)), accounts].into_iter().flatten() {
        let key: String = key.chars().take(300).collect();
        if let Err(until) = limiter.check_key(&key) {
            let wait = until.wait_time_from(DefaultClock::default().now());
            return Err(Error::TooMany(wait.as_secs().max(1)));
        }
    }
    // Keys of the past are dropped now and then, so that guessing cannot fill the memory.
    if CLIENTS.len() + ACCOUNTS.len() > 10_000 {
        CLIENTS.retain_recent();
        ACCOUNTS.retain_recent();
    }
    Ok(())
}
