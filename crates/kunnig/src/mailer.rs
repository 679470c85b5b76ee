//! Sends what stands in the outbox. A mail may be sent twice if the program dies at the wrong moment, but never
//! lost; its message id is the same both times, so that a mailbox can tell.

use std::time::Duration;

use lettre::message::{Mailbox, MultiPart, SinglePart, header::ContentType};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use store::outbox::{self, Waiting};
use store::{Clock, Db};

use crate::config::{Config, ConfigError, Mail};

/// Sends mail by SMTP.
pub(crate) struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Mailer {
    /// A mailer as configured; an error in words if it cannot be.
    pub(crate) fn new(mail: &Mail) -> Result<Self, String> {
        let from =
            mail.from.parse().map_err(|_| format!("mail.from: {} is no address", mail.from))?;
        let builder = match mail.security.as_str() {
            "starttls" => AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(&mail.host),
            "tls" => AsyncSmtpTransport::<Tokio1Executor>::relay(&mail.host),
            "none" => Ok(AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&mail.host)),
            other => return Err(format!("mail.security: {other} is not starttls, tls or none")),
        };
        let mut builder = builder.map_err(|error| format!("mail.host: {error}"))?.port(mail.port);
        let password =
            Config::mail_password(mail).map_err(|error: ConfigError| error.to_string())?;
        if let (Some(user), Some(password)) = (&mail.user, password) {
            builder = builder.credentials(Credentials::new(user.clone(), password));
        }
        Ok(Self { transport: builder.timeout(Some(Duration::from_secs(20))).build(), from })
    }

    /// Whether the server takes mail from us.
    pub(crate) async fn test(&self) -> Result<(), String> {
        match self.transport.test_connection().await {
            Ok(true) => Ok(()),
            Ok(false) => Err("the mail server does not answer".to_owned()),
            Err(error) => Err(error.to_string()),
        }
    }

    async fn send(&self, waiting: &Waiting) -> Result<(), String> {
        let to: Mailbox = waiting.mail.address.parse().map_err(|_| "no address".to_owned())?;
        let message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .message_id(Some(format!("<{}@{}>", waiting.id, self.from.email.domain())))
            .subject(&waiting.mail.subject);
        let text = waiting.mail.body.clone();
        let message = match &waiting.mail.calendar {
            None => message.header(ContentType::TEXT_PLAIN).body(text),
            // Mail programs show the other part as something to say yes or no to.
            Some(calendar) => message.multipart(
                MultiPart::alternative()
                    .singlepart(SinglePart::plain(text))
                    .singlepart(calendar_part(calendar)),
            ),
        };
        let message = message.map_err(|error| error.to_string())?;
        self.transport.send(message).await.map(drop).map_err(|error| error.to_string())
    }

    /// Sends what waits, until the program ends.
    pub(crate) async fn run(self, db: Db, clock: Clock) {
        loop {
            match self.send_waiting(&db, &clock).await {
                Ok(0) => tokio::time::sleep(Duration::from_secs(5)).await,
                Ok(_) => {}
                Err(error) => {
                    tracing::error!(%error, "the outbox cannot be read");
                    tokio::time::sleep(Duration::from_secs(30)).await;
                }
            }
        }
    }

    async fn send_waiting(&self, db: &Db, clock: &Clock) -> store::Result<usize> {
        let mut conn = db.read_installation().await?;
        let waiting = outbox::waiting(&mut conn, clock.now()).await?;
        drop(conn);
        for mail in &waiting {
            let outcome = self.send(mail).await;
            let mut conn = db.write_installation().await?;
            match outcome {
                Ok(()) => outbox::sent(&mut conn, mail, clock.now()).await?,
                Err(error) => {
                    tracing::warn!(id = %mail.id, error, "a mail was not taken; it is tried again");
                    outbox::failed(&mut conn, mail, &error, clock.now()).await?;
                }
            }
            conn.commit().await?;
        }
        Ok(waiting.len())
    }
}

/// An entry for the calendar as RFC 6047 wants it: the content type says the METHOD that stands in the entry.
fn calendar_part(calendar: &str) -> SinglePart {
    let method = calendar.lines().find_map(|line| line.trim_end().strip_prefix("METHOD:"));
    let kind = format!("text/calendar; charset=utf-8; method={}", method.unwrap_or("PUBLISH"));
    // Only our own words stand in it: what cannot be read would be a fault of ours.
    let kind = ContentType::parse(&kind).unwrap_or(ContentType::TEXT_PLAIN);
    SinglePart::builder().header(kind).body(calendar.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_says_what_the_entry_asks_for() {
        let part = calendar_part("BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n");
        let sent = String::from_utf8(part.formatted()).unwrap();
        assert!(sent.contains("text/calendar") && sent.contains("method=CANCEL"), "{sent}");
    }
}
