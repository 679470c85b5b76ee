//! Texts, numbers, dates and sorting in the reader's language. A language is a folder under `texts/` (and one
//! under `content/`); the code names none but the one it falls back to.

use std::borrow::Cow;
use std::collections::HashMap;
use std::str::FromStr;
use std::sync::OnceLock;

use fixed_decimal::Decimal;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::{MD, YMD};
use icu_decimal::DecimalFormatter;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale::Locale;
use include_dir::{Dir, include_dir};
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use unic_langid::LanguageIdentifier;

static FOLDER: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../texts");

/// The language used where a reader's is not known or lacks a text.
const FALLBACK: &str = "en";

/// A language there are texts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Lang(&'static str);

impl Lang {
    /// Its code, as in `lang="sv"`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0
    }

    /// The language of a code such as `sv` or `sv-SE`, if there are texts in it.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next().unwrap_or_default();
        Texts::get().languages().find(|lang| lang.0.eq_ignore_ascii_case(primary))
    }

    /// The language of a code, or the fall-back.
    #[must_use]
    pub fn or_fallback(code: &str) -> Self {
        Self::of(code).unwrap_or(Self(FALLBACK))
    }

    /// The best of the languages a browser asks for.
    #[must_use]
    pub fn accepted(header: &str) -> Self {
        header
            .split(',')
            .find_map(|part| Self::of(part.split(';').next().unwrap_or_default().trim()))
            .unwrap_or(Self(FALLBACK))
    }
}

impl From<Lang> for store::Value {
    fn from(lang: Lang) -> Self {
        lang.0.into()
    }
}

/// An argument of a text.
#[derive(Debug, Clone)]
pub enum Arg<'a> {
    /// Words.
    Text(Cow<'a, str>),
    /// A number; a text may choose its plural by it.
    Number(f64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a &String> for Arg<'a> {
    fn from(text: &'a &String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a &'a str> for Arg<'a> {
    fn from(text: &'a &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

macro_rules! number_args {
    ($($type:ty)*) => {$(
        impl From<$type> for Arg<'_> {
            fn from(number: $type) -> Self {
                #[allow(clippy::allow_attributes, clippy::cast_lossless, reason = "one macro for all number types")]
                Self::Number(number as f64)
            }
        }
        impl From<&$type> for Arg<'_> {
            fn from(number: &$type) -> Self {
                Self::from(*number)
            }
        }
        impl From<&&$type> for Arg<'_> {
            fn from(number: &&$type) -> Self {
                Self::from(**number)
            }
        }
    )*};
}
number_args!(i64 i32 u32 u64 usize u8 u16 f64);

struct Language {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
    /// Texts without arguments, rendered once: a page has a hundred of them.
    plain: HashMap<String, String>,
    decimal: DecimalFormatter,
    date_long: DateTimeFormatter<YMD>,
    date_short: DateTimeFormatter<MD>,
    collator: CollatorBorrowed<'static>,
}

/// The texts of every language.
pub struct Texts {
    languages: Vec<Language>,
}

static TEXTS: OnceLock<Texts> = OnceLock::new();

impl Texts {
    /// The texts that are part of the program, read the first time they are asked for.
    pub fn get() -> &'static Self {
        TEXTS.get_or_init(|| Self { languages: FOLDER.dirs().map(Language::load).collect() })
    }

    /// The languages there are, in the order of their codes.
    pub fn languages(&self) -> impl Iterator<Item = Lang> {
        self.languages.iter().map(|language| language.lang)
    }

    /// The keys of a language, for the test that compares them.
    #[must_use]
    pub fn keys(&self, lang: Lang) -> Vec<&'static str> {
        let texts = FOLDER.get_dir(lang.0).into_iter().flat_map(Dir::files);
        texts
            .filter_map(|file| file.contents_utf8())
            .flat_map(str::lines)
            .filter_map(|line| line.split_once(" ="))
            .map(|(key, _)| key)
            .filter(|key| key.starts_with(|c: char| c.is_ascii_lowercase()))
            .collect()
    }

    fn language(&self, lang: Lang) -> &Language {
        self.languages.iter().find(|language| language.lang == lang).unwrap_or(&self.languages[0])
    }

    /// A text without arguments.
    #[must_use]
    pub fn text<'a>(&'a self, lang: Lang, key: &'a str) -> &'a str {
        self.language(lang).plain.get(key).map_or_else(
            || {
                tracing::error!(key, lang = lang.0, "there is no such text");
                key
            },
            String::as_str,
        )
    }

    /// Whether there is such a text.
    #[must_use]
    pub fn has(&self, lang: Lang, key: &str) -> bool {
        self.language(lang).bundle.has_message(key)
    }

    /// A text with arguments.
    #[must_use]
    pub fn format(&self, lang: Lang, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let language = self.language(lang);
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            let value = match arg {
                Arg::Text(text) => FluentValue::from(text.as_ref()),
                Arg::Number(number) => FluentValue::from(*number),
            };
            values.set((*name).to_owned(), value);
        }
        language.render(key, Some(&values)).unwrap_or_else(|| {
            tracing::error!(key, lang = lang.0, "there is no such text");
            key.to_owned()
        })
    }

    /// A number with so many decimals, as the language writes it: 1 234,5.
    #[must_use]
    pub fn number(&self, lang: Lang, number: f64, decimals: usize) -> String {
        let decimal = Decimal::from_str(&format!("{number:.decimals$}")).unwrap_or_default();
        with_minus(self.language(lang).decimal.format(&decimal).to_string())
    }

    /// A date in full: 23 november 2026.
    #[must_use]
    pub fn date(&self, lang: Lang, date: Date) -> String {
        icu(date)
            .map_or_else(String::new, |icu| self.language(lang).date_long.format(&icu).to_string())
    }

    /// A date in full and the time of day in a time zone: 23 november 2026 14:30.
    #[must_use]
    pub fn moment(&self, lang: Lang, time: store::Time, zone: &TimeZone) -> String {
        let at = zone.to_datetime(time.timestamp());
        format!("{} {:02}:{:02}", self.date(lang, at.date()), at.hour(), at.minute())
    }

    /// A date without its year: 23 nov.
    #[must_use]
    pub fn day(&self, lang: Lang, date: Date) -> String {
        icu(date)
            .map_or_else(String::new, |icu| self.language(lang).date_short.format(&icu).to_string())
    }

    /// A key whose bytes sort as the language sorts the words: å ä ö after z in Swedish.
    #[must_use]
    pub fn sort_key(&self, lang: Lang, words: &str) -> Vec<u8> {
        let mut key = Vec::with_capacity(words.len() * 3);
        let Ok(()) = self.language(lang).collator.write_sort_key_to(words, &mut key);
        key
    }
}

fn icu(date: Date) -> Option<icu_calendar::Date<icu_calendar::Iso>> {
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    icu_calendar::Date::try_new_iso(i32::from(date.year()), month, day).ok()
}

impl Language {
    /// Reads a folder of texts. They are part of the program: what is wrong in them is a fault of ours, found by
    /// the first test that runs.
    #[expect(clippy::expect_used, clippy::panic, reason = "compiled in; a test loads them all")]
    fn load(folder: &'static Dir<'static>) -> Self {
        let code = folder.path().file_name().and_then(|name| name.to_str()).expect("a code");
        let mut bundle = FluentBundle::new_concurrent(vec![code.parse().expect("a code")]);
        // The marks that keep directions apart are noise in pages of one direction.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(NumberWords::format_value));
        bundle.add_builtins().expect("NUMBER is not there yet");
        let mut keys = Vec::new();
        for file in folder.files() {
            let text = file.contents_utf8().expect("UTF-8");
            let resource = FluentResource::try_new(text.to_owned())
                .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", file.path().display()));
            keys.extend(resource.entries().filter_map(|entry| match entry {
                Entry::Message(message) => Some(message.id.name.to_owned()),
                _ => None,
            }));
            if let Err(errors) = bundle.add_resource(resource) {
                panic!("{}: {errors:?}", file.path().display());
            }
        }
        let region = bundle
            .get_message("language-locale")
            .and_then(|message| message.value())
            .map(|pattern| bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned());
        let locale = Locale::from_str(region.as_deref().unwrap_or(code)).expect("a locale");
        let mut language = Self {
            lang: Lang(code),
            bundle,
            plain: HashMap::new(),
            decimal: NumberWords::formatter(&locale).expect("number rules"),
            date_long: DateTimeFormatter::try_new((&locale).into(), YMD::long())
                .expect("date rules"),
            date_short: DateTimeFormatter::try_new((&locale).into(), MD::medium())
                .expect("date rules"),
            collator: Collator::try_new((&locale).into(), CollatorOptions::default())
                .expect("sorting rules"),
        };
        language.plain = keys
            .into_iter()
            .filter_map(|key| Some((key.clone(), language.render(&key, None)?)))
            .collect();
        language
    }

    /// The text of a key; none if there is no such text, or if it asks for arguments that were not given.
    fn render(&self, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, args, &mut errors).into_owned();
        if args.is_none() && !errors.is_empty() {
            return None;
        }
        for error in errors {
            tracing::error!(key, lang = self.lang.0, %error, "a text is wrong");
        }
        Some(text)
    }
}

/// Writes numbers inside texts as the language does.
struct NumberWords(DecimalFormatter);

impl Memoizable for NumberWords {
    type Args = ();
    type Error = ();

    fn construct(lang: LanguageIdentifier, (): ()) -> Result<Self, ()> {
        let locale = Locale::from_str(&lang.to_string()).map_err(|_| ())?;
        Self::formatter(&locale).map(Self).ok_or(())
    }
}

impl NumberWords {
    fn formatter(locale: &Locale) -> Option<DecimalFormatter> {
        DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default()).ok()
    }

    fn format_value(value: &FluentValue<'_>, intls: &IntlLangMemoizer) -> Option<String> {
        let FluentValue::Number(number) = value else { return None };
        let most = number.options.maximum_fraction_digits.unwrap_or(1);
        let least = number.options.minimum_fraction_digits.unwrap_or(0);
        let rounded = format!("{:.most$}", number.value);
        let mut decimal = Decimal::from_str(&rounded).ok()?;
        decimal.trim_end();
        decimal.pad_end(-i16::try_from(least).ok()?);
        let words = |words: &Self| with_minus(words.0.format(&decimal).to_string());
        intls.with_try_get::<Self, _, _>((), words).ok()
    }
}

/// A figure with a minus as wide as its digits, in every language: a hyphen breaks from its number and is easily missed.
fn with_minus(figure: String) -> String {
    if figure.contains('-') { figure.replace('-', "\u{2212}") } else { figure }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sv() -> Lang {
        Lang::of("sv-SE").unwrap()
    }

    #[test]
    fn numbers_follow_the_language() {
        let texts = Texts::get();
        assert_eq!(texts.number(sv(), 1234.5, 1), "1\u{a0}234,5");
        assert_eq!(texts.number(Lang::of("en").unwrap(), 1234.5, 1), "1,234.5");
        assert_eq!(texts.number(sv(), -0.25, 1), "\u{2212}0,2");
        assert_eq!(texts.number(Lang::of("en").unwrap(), -1.5, 1), "\u{2212}1.5");
    }

    #[test]
    fn dates_follow_the_language() {
        let date = Date::constant(2026, 11, 23);
        assert_eq!(Texts::get().date(sv(), date), "23 november 2026");
        assert_eq!(Texts::get().date(Lang::of("en").unwrap(), date), "23 November 2026");
    }

    #[test]
    fn swedish_sorts_its_own_letters_last() {
        let key = |word| Texts::get().sort_key(sv(), word);
        let mut words = ["Ödman", "Åberg", "Zander", "Ärlig", "Andersson", "andersson"];
        words.sort_by_key(|word| key(word));
        assert_eq!(words, ["andersson", "Andersson", "Zander", "Åberg", "Ärlig", "Ödman"]);
    }

    #[test]
    fn every_language_has_every_text() {
        let texts = Texts::get();
        let of = |lang| texts.keys(lang).into_iter().collect::<std::collections::BTreeSet<_>>();
        let english = of(Lang(FALLBACK));
        assert!(!english.is_empty());
        for lang in texts.languages() {
            let these = of(lang);
            let lacking: Vec<_> = english.symmetric_difference(&these).collect();
            assert!(lacking.is_empty(), "{}: in one language only: {lacking:?}", lang.0);
        }
    }

    #[test]
    fn a_browser_gets_the_language_it_asks_for() {
        assert_eq!(Lang::accepted("sv-SE,sv;q=0.9,en;q=0.8"), sv());
        assert_eq!(Lang::accepted("fi,de;q=0.5"), Lang(FALLBACK));
    }
}
