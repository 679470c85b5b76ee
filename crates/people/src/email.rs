//! E-mail addresses.

use std::fmt;

/// An e-mail address, in lower case and without spaces around it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Email(String);

impl Email {
    /// Reads an address as people type it; none if it cannot be one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let (local, domain) = text.rsplit_once('@')?;
        let plausible = !local.is_empty()
            && text.len() <= 254
            && domain.contains('.')
            && !domain.starts_with(['.', '-'])
            && !domain.ends_with(['.', '-'])
            && !domain.contains("..")
            && domain.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'))
            && local.chars().all(|c| c.is_alphanumeric() || ".!#$%&'*+-/=?^_`{|}~".contains(c));
        plausible.then_some(Self(text))
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Email;

    #[test]
    fn addresses_are_read_as_people_type_them() {
        assert_eq!(Email::parse(" Åsa.Berg@Exempel.SE ").unwrap().as_str(), "åsa.berg@exempel.se");
        for wrong in
            ["", "åsa", "åsa@", "@x.se", "a b@x.se", "a@x", "a@.se", "a@x..se", "a@x.se;b@x.se"]
        {
            assert!(Email::parse(wrong).is_none(), "{wrong}");
        }
    }
}
