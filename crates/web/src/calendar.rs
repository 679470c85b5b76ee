//! Entries for calendars (iCalendar, RFC 5545) and invitations to them (iTIP, RFC 5546).

use chrono::{DateTime, NaiveDate, Utc};
use icalendar::{Calendar, Component as _, EventLike as _, EventStatus, Property};
use jiff::ToSpan as _;
use jiff::civil::Date;
use store::Time;

/// What a calendar is asked to do with entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Show them.
    Publish,
    /// Ask whoever gets it to come; sent again with a higher number it changes what was asked.
    Request,
    /// Take them away.
    Cancel,
}

impl Method {
    const fn word(self) -> &'static str {
        match self {
            Self::Publish => "PUBLISH",
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

/// When something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// From a moment on, for so many minutes.
    At(Time, i64),
    /// Whole days, the last included.
    Days(Date, Date),
}

/// Somebody with an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendee {
    /// The name.
    pub name: String,
    /// The e-mail address.
    pub email: String,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which one: the same for every change of it, in the whole world.
    pub uid: String,
    /// How often it was changed.
    pub sequence: i64,
    /// When it was written.
    pub stamp: Time,
    /// When it is.
    pub when: When,
    /// What it is called.
    pub summary: String,
    /// More about it; may be empty.
    pub description: String,
    /// Where it is; may be empty.
    pub place: String,
    /// Who asks.
    pub organizer: Option<Attendee>,
    /// Who is asked.
    pub attendee: Option<Attendee>,
}

/// A calendar with these entries, as text.
#[must_use]
pub fn text(name: &str, method: Method, entries: &[Entry]) -> String {
    let mut calendar = Calendar::new();
    calendar.append_property(Property::new("METHOD", method.word()));
    if method == Method::Publish {
        calendar.name(name);
    }
    for entry in entries {
        calendar.push(event(entry, method));
    }
    calendar.to_string()
}

fn event(entry: &Entry, method: Method) -> icalendar::Event {
    let mut event = icalendar::Event::new();
    event.uid(&entry.uid).summary(&entry.summary);
    event.add_property("DTSTAMP", stamp(entry.stamp));
    event.add_property("SEQUENCE", entry.sequence.to_string());
    match entry.when {
        When::At(from, minutes) => {
            event.starts(moment(from)).ends(moment(from.plus_minutes(minutes)));
        }
        When::Days(from, to) => {
            // The end of whole days is the day after.
            event.starts(day(from)).ends(day(to.saturating_add(1.days())));
            event.add_property("TRANSP", "TRANSPARENT");
        }
    }
    if !entry.description.is_empty() {
        event.description(&entry.description);
    }
    if !entry.place.is_empty() {
        event.location(&entry.place);
    }
    if method == Method::Cancel {
        event.status(EventStatus::Cancelled);
    } else if method == Method::Request {
        event.status(EventStatus::Confirmed);
    }
    if let Some(organizer) = &entry.organizer {
        event.append_property(person("ORGANIZER", organizer));
    }
    if let Some(attendee) = &entry.attendee {
        let mut asked = person("ATTENDEE", attendee);
        asked.add_parameter("ROLE", "REQ-PARTICIPANT");
        asked.add_parameter("PARTSTAT", "NEEDS-ACTION");
        asked.add_parameter("RSVP", "TRUE");
        event.append_multi_property(asked);
    }
    event.done()
}

fn person(property: &str, person: &Attendee) -> Property {
    let mut written = Property::new(property, format!("mailto:{}", person.email));
    // A parameter in quotation marks may hold all but quotation marks and line breaks.
    let name: String = person.name.chars().filter(|c| *c != '"' && !c.is_control()).collect();
    written.add_parameter("CN", &format!("\"{name}\""));
    written
}

fn moment(time: Time) -> DateTime<Utc> {
    DateTime::from_timestamp(time.0.div_euclid(1_000_000), 0).unwrap_or_default()
}

fn stamp(time: Time) -> String {
    moment(time).format("%Y%m%dT%H%M%SZ").to_string()
}

fn day(date: Date) -> NaiveDate {
    let (year, month, day) = (date.year(), date.month(), date.day());
    NaiveDate::from_ymd_opt(year.into(), month.unsigned_abs().into(), day.unsigned_abs().into())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn entry(when: When) -> Entry {
        Entry {
            uid: "1@kunnig".to_owned(),
            sequence: 2,
            stamp: Time(1_793_602_800_000_000),
            when,
            summary: "Lunch & Learn, del 1; första".to_owned(),
            description: "Ta med en egen uppgift.\nVi börjar i tid.".to_owned(),
            place: "Åsen".to_owned(),
            organizer: Some(Attendee {
                name: "Åsa \"A\" Öst".to_owned(),
                email: "asa@exempel.se".to_owned(),
            }),
            attendee: None,
        }
    }

    #[test]
    fn an_invitation_is_written_as_the_standard_says() {
        let at = When::At(Time(1_793_602_800_000_000), 45);
        let written = text("Kunnig", Method::Request, &[entry(at)]);
        for line in [
            "METHOD:REQUEST",
            "DTSTAMP:20261102T070000Z",
            "DTSTART:20261102T070000Z",
            "DTEND:20261102T074500Z",
            "SEQUENCE:2",
            "SUMMARY:Lunch & Learn\\, del 1\\; första",
            "ORGANIZER;CN=\"Åsa A Öst\":mailto:asa@exempel.se",
        ] {
            assert!(written.lines().any(|known| known == line), "{line}: {written}");
        }
        assert!(written.ends_with("END:VCALENDAR\r\n"), "{written}");
        assert!(written.lines().all(|line| line.len() <= 75), "{written}");
    }

    #[test]
    fn whole_days_end_on_the_day_after() {
        let days = When::Days(date(2026, 11, 2), date(2026, 11, 15));
        let written = text("Kunnig", Method::Publish, &[entry(days)]);
        assert!(written.contains("DTSTART;VALUE=DATE:20261102"), "{written}");
        assert!(written.contains("DTEND;VALUE=DATE:20261116"), "{written}");
    }
}
