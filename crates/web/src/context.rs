//! The context of a request: who asks, in which language, where. Every page is rendered with it.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::Time;

use crate::actor::{Actor, Theme};
use crate::app::{App, NavItem};
use crate::language::{Arg, Lang};
use crate::{Error, Result, Right};

/// The context of a request. Templates get it as `cx`. Cheap to clone.
#[derive(Clone)]
pub struct Cx(Arc<Inner>);

struct Inner {
    app: App,
    actor: Option<Actor>,
    lang: Lang,
    path: String,
    query: String,
}

impl Cx {
    /// The context of a request; made once, before the route is known to be allowed.
    pub(crate) fn new(app: App, actor: Option<Actor>, lang: Lang, path: &str, query: &str) -> Self {
        let (path, query) = (path.to_owned(), query.to_owned());
        Self(Arc::new(Inner { app, actor, lang, path, query }))
    }

    /// The running program.
    #[must_use]
    pub fn app(&self) -> &App {
        &self.0.app
    }

    /// Who asks; an error that leads to the sign-in page if nobody is signed in.
    pub fn actor(&self) -> Result<&Actor> {
        self.0.actor.as_ref().ok_or(Error::SignIn)
    }

    /// Who asks, if anybody.
    #[must_use]
    pub fn maybe_actor(&self) -> Option<&Actor> {
        self.0.actor.as_ref()
    }

    /// Whether whoever asks holds a right. For templates.
    #[must_use]
    pub fn has(&self, right: Right) -> bool {
        self.0.actor.as_ref().is_some_and(|actor| actor.has(right))
    }

    /// Whether whoever asks is in the HR team. For templates.
    #[must_use]
    pub fn is_hr(&self) -> bool {
        self.has(Right::Hr)
    }

    /// The reader's language.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.0.lang
    }

    /// The same request answered in another language: a survey link speaks its receiver's.
    #[must_use]
    pub fn in_language(&self, lang: Lang) -> Self {
        let inner = &self.0;
        Self::new(inner.app.clone(), inner.actor.clone(), lang, &inner.path, &inner.query)
    }

    /// The languages there are.
    #[must_use]
    pub fn languages(&self) -> Vec<Lang> {
        let mut languages: Vec<Lang> = self.0.app.texts.languages().collect();
        languages.sort_by_key(|lang| *lang != self.0.lang);
        languages
    }

    /// What a language calls itself.
    #[must_use]
    pub fn language_name(&self, lang: impl Plain<Lang>) -> &str {
        self.0.app.texts.text(lang.plain(), "language-name")
    }

    /// The path asked for.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// The query asked with, without `?`.
    #[must_use]
    pub fn query(&self) -> &str {
        &self.0.query
    }

    /// The path and query, to come back to.
    #[must_use]
    pub fn here(&self) -> String {
        match self.0.query.as_str() {
            "" => self.0.path.clone(),
            query => format!("{}?{query}", self.0.path),
        }
    }

    /// The address of this page with one part of its query changed (or taken away, when `value` is empty); used by
    /// links that sort, filter and turn pages.
    #[must_use]
    pub fn with_query(&self, name: &str, value: &str) -> String {
        let kept = self.0.query.split('&').filter(|pair| {
            let this = pair.split('=').next().unwrap_or_default();
            // A change of filter or order starts again from the first page.
            !this.is_empty() && this != name && this != "after" && this != "said"
        });
        let mut query: Vec<String> = kept.map(str::to_owned).collect();
        if !value.is_empty() {
            query.push(format!("{name}={}", percent_encode(value)));
        }
        if query.is_empty() {
            self.0.path.clone()
        } else {
            format!("{}?{}", self.0.path, query.join("&"))
        }
    }

    /// What the last form did, if this page follows one: the key of a text.
    #[must_use]
    pub fn said(&self) -> Option<String> {
        let word = self.0.query.split('&').find_map(|pair| pair.strip_prefix("said="))?;
        let key = format!("said-{word}");
        self.0.app.texts.has(self.0.lang, &key).then_some(key)
    }

    /// The time zone of the organisation (UTC before sign-in).
    #[must_use]
    pub fn zone(&self) -> TimeZone {
        self.0.actor.as_ref().map_or(TimeZone::UTC, |actor| actor.zone.clone())
    }

    /// What time it is.
    #[must_use]
    pub fn now(&self) -> Time {
        self.0.app.clock.now()
    }

    /// Today in the organisation's time zone.
    #[must_use]
    pub fn today(&self) -> Date {
        self.now().date(&self.zone())
    }

    // What templates say:

    /// A text.
    #[must_use]
    pub fn t<'a>(&'a self, key: &'a str) -> &'a str {
        self.0.app.texts.text(self.0.lang, key)
    }

    /// A text with one argument.
    #[must_use]
    pub fn t1<'a>(&self, key: &str, name: &str, value: impl Into<Arg<'a>>) -> String {
        self.format(key, &[(name, value.into())])
    }

    /// A text with two arguments.
    #[must_use]
    pub fn t2<'a>(
        &self,
        key: &str,
        name: &str,
        value: impl Into<Arg<'a>>,
        name2: &str,
        value2: impl Into<Arg<'a>>,
    ) -> String {
        self.format(key, &[(name, value.into()), (name2, value2.into())])
    }

    /// A text with any arguments.
    #[must_use]
    pub fn format(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.0.app.texts.format(self.0.lang, key, args)
    }

    /// A text that says how small a group figures are shown for, as `{ $smallest }`.
    #[must_use]
    pub fn smallest(&self, key: &str) -> String {
        self.t1(key, "smallest", self.0.actor.as_ref().map_or(5, |actor| actor.smallest_group))
    }

    /// An e-mail address, escaped, that may break after its sign and its dots where a column is narrow.
    #[must_use]
    pub fn address(&self, address: &str) -> String {
        let mut out = String::with_capacity(address.len() + 20);
        for letter in address.chars() {
            match letter {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                '\'' => out.push_str("&#39;"),
                other => out.push(other),
            }
            if matches!(letter, '@' | '.') {
                out.push_str("<wbr>");
            }
        }
        out
    }

    /// A whole number.
    #[must_use]
    pub fn int(&self, number: impl Into<Whole>) -> String {
        self.0.app.texts.number(self.0.lang, number.into().0, 0)
    }

    /// A number with one decimal.
    #[must_use]
    pub fn dec(&self, number: impl Plain<f64>) -> String {
        self.0.app.texts.number(self.0.lang, number.plain(), 1)
    }

    /// A share from 0 to 1 as whole per cent, with the sign.
    #[must_use]
    pub fn percent(&self, share: impl Plain<f64>) -> String {
        let number = self.0.app.texts.number(self.0.lang, share.plain() * 100.0, 0);
        self.t1("percent", "number", number)
    }

    /// A date in full.
    #[must_use]
    pub fn date(&self, date: impl Plain<Date>) -> String {
        self.0.app.texts.date(self.0.lang, date.plain())
    }

    /// A date without its year.
    #[must_use]
    pub fn day(&self, date: impl Plain<Date>) -> String {
        self.0.app.texts.day(self.0.lang, date.plain())
    }

    /// The date of a moment, in full.
    #[must_use]
    pub fn date_of(&self, time: impl Plain<Time>) -> String {
        self.date(time.plain().date(&self.zone()))
    }

    /// Date and time of day of a moment.
    #[must_use]
    pub fn moment(&self, time: impl Plain<Time>) -> String {
        self.0.app.texts.moment(self.0.lang, time.plain(), &self.zone())
    }

    /// An icon of the sprite, as a mark beside words.
    #[must_use]
    pub fn icon(&self, name: &str) -> String {
        let sprite = &self.0.app.assets.icons;
        format!(
            "<svg class=\"icon\" width=\"20\" height=\"20\" aria-hidden=\"true\"><use href=\"{sprite}#{name}\"/></svg>"
        )
    }

    /// The address of the style sheet.
    #[must_use]
    pub fn css(&self) -> &str {
        &self.0.app.assets.css
    }

    /// The address of the script that adds comfort.
    #[must_use]
    pub fn js(&self) -> &str {
        &self.0.app.assets.js
    }

    /// The address of the mark in the browser's tab.
    #[must_use]
    pub fn favicon(&self) -> &str {
        &self.0.app.assets.favicon
    }

    /// The theme asked for: `light`, `dark`, or nothing for the device's own.
    #[must_use]
    pub fn theme(&self) -> &'static str {
        match self.0.actor.as_ref().map_or(Theme::Device, |actor| actor.theme) {
            Theme::Device => "",
            theme => theme.key(),
        }
    }

    /// The entries of the main menu for whoever asks.
    #[must_use]
    pub fn nav(&self) -> Vec<NavItem> {
        let actor = self.0.actor.as_ref();
        self.0.app.nav.iter().filter(|item| item.need.met_by(actor)).copied().collect()
    }

    /// Whether an entry of the menu is where the reader is: the one that says most of the address.
    #[must_use]
    pub fn in_section(&self, path: &str) -> bool {
        let holds = |path: &str| match self.0.path.strip_prefix(path) {
            Some(rest) if path != "/" => rest.is_empty() || rest.starts_with('/'),
            rest => rest == Some(""),
        };
        let nearer = |item: &NavItem| item.path.len() > path.len() && holds(item.path);
        holds(path) && !self.0.app.nav.iter().any(nearer)
    }
}

/// A value or any reference to it, as templates hand them over.
pub trait Plain<T> {
    /// The value.
    fn plain(&self) -> T;
}

macro_rules! plain {
    ($($type:ty)*) => {$(
        impl Plain<$type> for $type {
            fn plain(&self) -> $type {
                *self
            }
        }
        impl<P: Plain<$type>> Plain<$type> for &P {
            fn plain(&self) -> $type {
                (**self).plain()
            }
        }
    )*};
}
plain!(f64 Date Time Lang);

/// Any whole number, for [`Cx::int`].
pub struct Whole(f64);

macro_rules! whole {
    ($($type:ty)*) => {$(
        impl From<$type> for Whole {
            fn from(number: $type) -> Self {
                #[allow(clippy::allow_attributes, clippy::cast_lossless, reason = "one macro for all number types")]
                Self(number as f64)
            }
        }
        impl From<&$type> for Whole {
            fn from(number: &$type) -> Self {
                Self::from(*number)
            }
        }
        impl From<&&$type> for Whole {
            fn from(number: &&$type) -> Self {
                Self::from(**number)
            }
        }
    )*};
}
whole!(i64 i32 u32 u64 usize u8 u16 f64);

/// Writes what may not stand in a query as `%XX`.
#[must_use]
pub fn percent_encode(text: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

impl FromRequestParts<App> for Cx {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self> {
        let found = parts.extensions.get::<Self>().cloned();
        found.ok_or_else(|| Error::internal("a page outside the context layer"))
    }
}
