//! Cell values as people type them.

use jiff::civil::Date;

/// The text without the white space around it, including non-breaking and invisible spaces.
pub fn clean(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}'))
}

/// A date: `2024-01-31` (a time of day may follow), `20240131`, `31/1 2024`, `31.1.2024`,
/// `31/01/2024` (always day first) or Excel's day number, 20000 to 80000 (1954 to 2119).
pub fn date(text: &str) -> Option<Date> {
    let text = clean(text);
    let digits = |part: &str| -> Option<i32> {
        let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.parse().ok()).flatten()
    };
    let build = |year: i32, month: i32, day: i32| {
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        Date::new(i16::try_from(year).ok()?, month, day).ok()
    };
    if let Some(number) = digits(text) {
        return match text.len() {
            8 => build(number / 10_000, number / 100 % 100, number % 100),
            5 => excel_day(number),
            _ => None,
        };
    }
    if let Some((day, fraction)) = text.split_once(['.', ','])
        && day.len() == 5
        && let (Some(day), Some(_)) = (digits(day), fraction.parse::<u64>().ok())
    {
        return excel_day(day);
    }
    // ISO, with or without a time of day after it.
    let iso = text.split(['T', ' ']).next().unwrap_or_default();
    if let [year, month, day] = iso.split(['-', '/', '.']).collect::<Vec<_>>()[..]
        && year.len() == 4
    {
        return build(digits(year)?, digits(month)?, digits(day)?);
    }
    let parts: Vec<&str> =
        text.split(['/', '.', '-', ' ', '\u{a0}']).filter(|part| !part.is_empty()).collect();
    match parts[..] {
        [day, month, year] if year.len() == 4 && day.len() <= 2 && month.len() <= 2 => {
            build(digits(year)?, digits(month)?, digits(day)?)
        }
        _ => None,
    }
}

/// Excel counts days from 30 December 1899 (for every day after February 1900).
fn excel_day(days: i32) -> Option<Date> {
    if !(20_000..=80_000).contains(&days) {
        return None;
    }
    Date::new(1899, 12, 30).ok()?.checked_add(jiff::Span::new().days(days)).ok()
}

/// A number: `1 234,5`, `1.234,50`, `1,234.5`, `-3`, `1 500 kr`, `25 %` (25). A currency or a per
/// cent sign is left out.
///
/// A single comma or a single point is a decimal sign, as Swedes and programs write it: `1,234` is
/// a little more than one.
pub fn number(text: &str) -> Option<f64> {
    let text = without_unit(clean(text));
    let (sign, text) = match text.chars().next()? {
        sign @ ('-' | '\u{2212}') => (-1.0, &text[sign.len_utf8()..]),
        '+' => (1.0, &text[1..]),
        _ => (1.0, text),
    };
    let is_space = |c: char| c.is_whitespace() || c == '\'' || c == '\u{2019}';
    if !text.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',')
        || !text.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',' || is_space(c))
    {
        return None;
    }
    let commas = text.matches(',').count();
    let points = text.matches('.').count();
    let decimal_sign = match (commas, points) {
        (1, 0) => Some(','),
        (0, 1) => Some('.'),
        (0, _) | (_, 0) => None, // none at all, or several of one sort: thousands
        // Both: the last one is the decimal sign.
        _ if text.rfind(',') > text.rfind('.') => Some(','),
        _ => Some('.'),
    };
    let (whole, decimals) = match decimal_sign {
        Some(sign) => text.rsplit_once(sign)?,
        None => (text, ""),
    };
    // Thousands are set apart by one sign throughout, and not by the decimal sign.
    let mut apart = whole.chars().filter(|c| !c.is_ascii_digit());
    let first_apart = apart.next();
    let alike =
        |c: char| Some(c) == first_apart || is_space(c) && first_apart.is_some_and(is_space);
    let one_sign = apart.all(alike) && (first_apart.is_none() || first_apart != decimal_sign);
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    let groups: Vec<&str> = whole.split(|c| c == ',' || c == '.' || is_space(c)).collect();
    let in_threes = groups[1..].iter().all(|group| group.len() == 3)
        && (groups.len() == 1 || (1..=3).contains(&groups[0].len()));
    if !one_sign
        || !in_threes
        || !decimals.bytes().all(|byte| byte.is_ascii_digit())
        || digits.is_empty() && decimals.is_empty()
    {
        return None;
    }
    let value: f64 = format!("{digits}.{decimals}0").parse().ok()?;
    value.is_finite().then_some(sign * value)
}

/// Leaves out a currency or a per cent sign before or after a number.
fn without_unit(text: &str) -> &str {
    const UNITS: [&str; 10] = ["kr", "kr.", "sek", "eur", "usd", ":-", "€", "$", "%", "£"];
    for unit in UNITS {
        let end = text.len().saturating_sub(unit.len());
        if text.get(end..).is_some_and(|tail| tail.eq_ignore_ascii_case(unit)) {
            return clean(&text[..end]);
        }
        if text.get(..unit.len()).is_some_and(|start| start.eq_ignore_ascii_case(unit)) {
            return clean(&text[unit.len()..]);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_people_write_them() {
        let expected = Date::new(2024, 1, 31).ok();
        for text in [
            "2024-01-31",
            " 2024-01-31\u{a0}",
            "20240131",
            "31/1 2024",
            "31.1.2024",
            "31/01/2024",
            "31-01-2024",
            "2024/01/31",
            "2024.01.31",
            "2024-01-31 08:15:00",
            "2024-01-31T08:15:00Z",
            "45322",
            "45322.34",
            "45322,34",
            "31. 1. 2024",
        ] {
            assert_eq!(date(text), expected, "{text:?}");
        }
        for text in [
            "",
            "igår",
            "2024-13-01",
            "31/2 2024",
            "01/31/2024",
            "31/1 24",
            "123",
            "19999",
            "80001",
            "1234567",
            "2024-01",
            "-45322",
            "++++-++-++",
            "9999999999999999",
        ] {
            assert_eq!(date(text), None, "{text:?}");
        }
        assert_eq!(date("20000"), Date::new(1954, 10, 3).ok());
        assert_eq!(date("80000"), Date::new(2119, 1, 11).ok());
    }

    #[test]
    fn numbers_as_people_write_them() {
        for (text, expected) in [
            ("1 234,5", 1234.5),
            ("1\u{a0}234,5", 1234.5),
            ("1\u{202f}234\u{202f}567", 1_234_567.0),
            ("1.234,50", 1234.5),
            ("1,234.5", 1234.5),
            ("1,234,567", 1_234_567.0),
            ("1.234.567", 1_234_567.0),
            ("1'234.5", 1234.5),
            ("1,234", 1.234),
            ("0.125", 0.125),
            (",5", 0.5),
            ("-3.5", -3.5),
            ("\u{2212}3", -3.0),
            ("+7", 7.0),
            ("1 500 kr", 1500.0),
            ("1500kr", 1500.0),
            ("1 500 SEK", 1500.0),
            ("12,50 €", 12.5),
            ("€12.50", 12.5),
            ("$1,000.00", 1000.0),
            ("500:-", 500.0),
            ("25 %", 25.0),
            ("007", 7.0),
        ] {
            assert_eq!(number(text), Some(expected), "{text:?}");
        }
        for text in [
            "",
            "kr",
            "-",
            "abc",
            "12 34",
            "1 2345",
            "1,2,3",
            "1.5E+3",
            "NaN",
            "inf",
            "1-2",
            "12a",
            "2024-01-31",
            "1.234,567.8",
            ".",
            "1 234 56",
            "--3",
            "+-3",
        ] {
            assert_eq!(number(text), None, "{text:?}");
        }
    }
}
