//! A small load generator: raw HTTP/1.1 over kept connections on the loopback, each connection asking again as
//! soon as it is answered.

use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use xtask::Result;

/// What a load came to.
#[derive(Debug, Clone)]
pub(crate) struct Load {
    /// Requests answered in a second.
    pub(crate) per_second: f64,
    /// The median time to the whole answer, in milliseconds.
    pub(crate) p50: f64,
    /// The time that one request in a hundred exceeds, in milliseconds.
    pub(crate) p99: f64,
    /// The size of an answer's body, in bytes.
    pub(crate) bytes: usize,
}

/// An answer.
pub(crate) struct Answer {
    /// The status.
    pub(crate) status: u16,
    /// The head, as sent.
    pub(crate) head: String,
    /// The body.
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// A header, if it was sent.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (this, value) = line.split_once(':')?;
            this.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

/// One kept connection.
pub(crate) struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    /// Connects to `host`, an address with its port.
    pub(crate) async fn open(host: &str) -> Result<Self> {
        let stream = TcpStream::connect(host).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::with_capacity(1 << 16) })
    }

    /// Sends a request and reads the whole answer.
    pub(crate) async fn ask(&mut self, request: &[u8]) -> Result<Answer> {
        self.stream.write_all(request).await?;
        let end = loop {
            if let Some(at) = self.buffer.windows(4).position(|four| four == b"\r\n\r\n") {
                break at + 4;
            }
            self.more().await?;
        };
        let head = String::from_utf8_lossy(&self.buffer[..end]).into_owned();
        self.buffer.drain(..end);
        let status = head.split(' ').nth(1).ok_or("no status")?.parse()?;
        let mut answer = Answer { status, head, body: Vec::new() };
        if let Some(length) = answer.header("content-length") {
            let length: usize = length.parse()?;
            answer.body = self.take(length).await?;
        } else if answer.header("transfer-encoding").is_some() {
            loop {
                let length = usize::from_str_radix(self.line().await?.trim(), 16)?;
                let chunk = self.take(length).await?;
                self.line().await?;
                if length == 0 {
                    break;
                }
                answer.body.extend(chunk);
            }
        }
        Ok(answer)
    }

    async fn more(&mut self) -> Result {
        if self.stream.read_buf(&mut self.buffer).await? == 0 {
            return Err("the server closed the connection".into());
        }
        Ok(())
    }

    async fn take(&mut self, length: usize) -> Result<Vec<u8>> {
        while self.buffer.len() < length {
            self.more().await?;
        }
        let rest = self.buffer.split_off(length);
        Ok(std::mem::replace(&mut self.buffer, rest))
    }

    async fn line(&mut self) -> Result<String> {
        loop {
            if let Some(at) = self.buffer.iter().position(|byte| *byte == b'\n') {
                let line: Vec<u8> = self.buffer.drain(..=at).collect();
                return Ok(String::from_utf8(line)?);
            }
            self.more().await?;
        }
    }
}

/// A request to look at a page, with the cookie of a session.
pub(crate) fn get(path: &str, cookie: &str) -> Vec<u8> {
    let cookie = if cookie.is_empty() { String::new() } else { format!("Cookie: {cookie}\r\n") };
    format!("GET {path} HTTP/1.1\r\nHost: bench\r\nAccept-Language: sv\r\n{cookie}\r\n")
        .into_bytes()
}

/// A request that sends a form.
pub(crate) fn post(path: &str, cookie: &str, form: &str) -> Vec<u8> {
    let cookie = if cookie.is_empty() { String::new() } else { format!("Cookie: {cookie}\r\n") };
    let length = form.len();
    format!(
        "POST {path} HTTP/1.1\r\nHost: bench\r\n{cookie}Content-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {length}\r\n\r\n{form}"
    )
    .into_bytes()
}

/// Asks for `duration` over one connection per element of `requests`, each repeating its own, after a short warm-up.
pub(crate) async fn load(host: &str, requests: &[Vec<u8>], duration: Duration) -> Result<Load> {
    let mut asking = JoinSet::new();
    let warm = Instant::now() + duration / 10;
    let end = warm + duration;
    for request in requests {
        let request = request.clone();
        let mut connection = Connection::open(host).await?;
        asking.spawn(async move {
            let mut took = Vec::new();
            let mut bytes = 0;
            loop {
                let start = Instant::now();
                if start >= end {
                    return Result::Ok((took, bytes));
                }
                let answer = connection.ask(&request).await?;
                if !(200..400).contains(&answer.status) {
                    let line = String::from_utf8_lossy(&request).lines().next().map(str::to_owned);
                    return Err(format!("{}: {}", line.unwrap_or_default(), answer.status).into());
                }
                if start >= warm {
                    took.push(start.elapsed());
                    bytes = answer.body.len();
                }
            }
        });
    }
    let mut took = Vec::new();
    let mut bytes = 0;
    while let Some(done) = asking.join_next().await {
        let (times, size) = done??;
        took.extend(times);
        bytes = size;
    }
    took.sort_unstable();
    let at = |share: f64| {
        let index = ((took.len() as f64 * share) as usize).min(took.len().saturating_sub(1));
        took.get(index).map_or(0.0, |time: &Duration| time.as_secs_f64() * 1000.0)
    };
    let per_second = took.len() as f64 / duration.as_secs_f64();
    Ok(Load { per_second, p50: at(0.5), p99: at(0.99), bytes })
}

#[cfg(test)]
mod tests {
    use tokio::net::TcpListener;

    use super::*;

    /// A server that answers every request with the same bytes.
    async fn canned(answer: &'static [u8]) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let host = listener.local_addr().expect("an address").to_string();
        tokio::spawn(async move {
            loop {
                let (mut stream, _) = listener.accept().await.expect("a connection");
                tokio::spawn(async move {
                    let mut asked = [0; 4096];
                    while stream.read(&mut asked).await.is_ok_and(|count| count > 0) {
                        stream.write_all(answer).await.expect("answered");
                    }
                });
            }
        });
        host
    }

    #[tokio::test]
    async fn answers_are_read_whole() {
        let host = canned(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello").await;
        let mut connection = Connection::open(&host).await.expect("open");
        for _ in 0..3 {
            let answer = connection.ask(&get("/", "")).await.expect("an answer");
            assert_eq!((answer.status, answer.body.as_slice()), (200, b"hello".as_slice()));
        }
        let chunks = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n";
        let host = canned(chunks).await;
        let mut connection = Connection::open(&host).await.expect("open");
        for _ in 0..3 {
            assert_eq!(connection.ask(&get("/", "")).await.expect("an answer").body, b"hello");
        }
    }

    #[tokio::test]
    async fn a_load_counts_answers_and_fails_on_errors() {
        let host = canned(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok").await;
        let short = Duration::from_millis(100);
        let load_of = load(&host, &[get("/", ""), get("/", "")], short).await.expect("a load");
        assert!(load_of.per_second > 0.0 && load_of.p50 <= load_of.p99 && load_of.bytes == 2);
        let host = canned(b"HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n").await;
        assert!(load(&host, &[get("/", "")], short).await.is_err());
    }
}
